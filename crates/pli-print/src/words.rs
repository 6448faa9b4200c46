//! French words of dates, with the typographic spaces of print.

/// No-break space, before a colon and between words that stay together.
const NBSP: char = '\u{a0}';
/// Narrow no-break space, between groups of digits.
const NNBSP: char = '\u{202f}';

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// Says a date, `21 novembre 2026`.
pub(crate) fn date(date: jiff::civil::Date) -> String {
    let month = usize::from(date.month().unsigned_abs()).saturating_sub(1);
    let name = MONTHS.get(month).copied().unwrap_or_default();
    let day = match date.day() {
        1 => "1er".to_owned(),
        other => other.to_string(),
    };
    format!("{day}{NBSP}{name}{NBSP}{}", date.year())
}

/// Says a date and a time to the second, `21 novembre 2026 à 14:32:07`.
pub(crate) fn date_time(at: jiff::civil::DateTime) -> String {
    format!(
        "{} à{NBSP}{:02}:{:02}:{:02}",
        date(at.date()),
        at.hour(),
        at.minute(),
        at.second()
    )
}

/// Writes a date and a time to the second in figures, `21/11/2026 14:32:07`.
pub(crate) fn date_time_in_figures(at: jiff::civil::DateTime) -> String {
    format!(
        "{:02}/{:02}/{:04}{NBSP}{:02}:{:02}:{:02}",
        at.day(),
        at.month(),
        at.year(),
        at.hour(),
        at.minute(),
        at.second()
    )
}

/// Writes a whole number in groups of three digits, `1 234 567`.
pub(crate) fn integer(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(NNBSP);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_french() {
        assert_eq!(
            date(jiff::civil::date(2027, 2, 1)),
            "1er\u{a0}février\u{a0}2027"
        );
        assert_eq!(
            date_time(jiff::civil::date(2026, 11, 21).at(9, 5, 7, 0)),
            "21\u{a0}novembre\u{a0}2026 à\u{a0}09:05:07"
        );
    }

    #[test]
    fn digits_stand_in_groups() {
        assert_eq!(integer(1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!(integer(12), "12");
    }
}
