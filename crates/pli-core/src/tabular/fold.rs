//! Words compared without accents, case, punctuation or units.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The letters and digits of a text, in lower case, without accents, its words parted by one space.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let plain = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase);
    for c in plain {
        match c {
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            c if c.is_alphanumeric() => out.push(c),
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn words_that_people_take_for_the_same_are_the_same() {
        let table = [
            ("  Désignation  du POSTE ", "designation du poste"),
            ("Œuvre", "oeuvre"),
            ("Coût (€)", "cout"),
            ("N° d’ordre", "n d ordre"),
            ("code_postal", "code postal"),
            ("…", ""),
        ];
        for (given, expected) in table {
            assert_eq!(fold(given), expected, "{given}");
        }
        assert_eq!(fold("Numéro"), fold("NUME\u{301}RO"));
    }
}
