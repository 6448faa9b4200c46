//! From a text to the words that are compared: lower case, without accents, apostrophes and hyphens as spaces, œ as oe.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Appends the words of a text, each with a space in front.
pub(super) fn words(text: &str, into: &mut String) {
    let mut inside = false;
    each(text, &mut |c| match c {
        Some(c) => {
            if !inside {
                into.push(' ');
            }
            into.push(c);
            inside = true;
        }
        None => inside = false,
    });
}

/// Appends the letters and digits of a text without anything between: `85.59A` gives `8559a`.
pub(super) fn key(text: &str, into: &mut String) {
    each(text, &mut |c| into.extend(c));
}

/// Gives each letter and digit in its compared form, and none for what stands between words.
fn each(text: &str, give: &mut dyn FnMut(Option<char>)) {
    for c in text.chars() {
        if c.is_ascii() {
            give(c.is_ascii_alphanumeric().then_some(c.to_ascii_lowercase()));
            continue;
        }
        match c {
            'œ' | 'Œ' => two(['o', 'e'], give),
            'æ' | 'Æ' => two(['a', 'e'], give),
            'ß' | 'ẞ' => two(['s', 's'], give),
            'ø' | 'Ø' => give(Some('o')),
            'ł' | 'Ł' => give(Some('l')),
            'đ' | 'Đ' => give(Some('d')),
            _ => decompose_compatible(c, |part| {
                if is_combining_mark(part) {
                    return;
                }
                if part.is_alphanumeric() {
                    part.to_lowercase().for_each(|lower| give(Some(lower)));
                } else {
                    give(None);
                }
            }),
        }
    }
}

fn two(letters: [char; 2], give: &mut dyn FnMut(Option<char>)) {
    letters.into_iter().for_each(|letter| give(Some(letter)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_case_accents_and_signs() {
        let table = [
            ("Œuvre d’art", " oeuvre d art"),
            ("L'Haÿ-les-Roses", " l hay les roses"),
            ("ÉLÈVES — à l’École", " eleves a l ecole"),
            ("e\u{301}te\u{301}", " ete"),
            ("Straße n° 2", " strasse n 2"),
            ("ﬁnance\u{202f};\u{a0}x", " finance x"),
            ("", ""),
            ("…", ""),
        ];
        for (given, expected) in table {
            let mut folded = String::new();
            words(given, &mut folded);
            assert_eq!(folded, expected, "{given}");
        }
    }

    #[test]
    fn a_key_keeps_letters_and_digits() {
        let mut folded = String::new();
        key(" 85.59-A ", &mut folded);
        assert_eq!(folded, "8559a");
    }
}
