//! Bank accounts and banks.

use super::{Checked, FINE, Reason, alphanumeric, modulo};

/// Length of an IBAN by country (SWIFT IBAN registry).
const LENGTHS: &str = "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 \
    EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 \
    LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 \
    SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

/// Countries of ISO 3166-1, and XK, which banks use for Kosovo.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW \
    BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD \
    GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP \
    KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG \
    NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR \
    SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/// ISO 13616: country, two digits, account; the whole modulo 97 is one.
pub(super) fn iban(text: &str) -> Checked {
    alphanumeric(text)?;
    let Some((head, account)) = text.split_at_checked(4) else {
        return Err(Reason::Length);
    };
    let (country, key) = head.split_at(2);
    if !country.bytes().all(|b| b.is_ascii_uppercase()) || !key.bytes().all(|b| b.is_ascii_digit())
    {
        return Err(Reason::Form);
    }
    let length = LENGTHS
        .split_whitespace()
        .find_map(|entry| entry.strip_prefix(country))
        .ok_or(Reason::Country)?;
    if length.parse() != Ok(text.len()) {
        return Err(Reason::Length);
    }
    let spelled = format!("{account}{head}")
        .bytes()
        .map(letter_value)
        .collect::<String>();
    let key_is_possible = ("02"..="98").contains(&key);
    if key_is_possible && modulo(&spelled, 97) == 1 {
        FINE
    } else {
        Err(Reason::Checksum)
    }
}

/// A=10 … Z=35.
fn letter_value(byte: u8) -> String {
    match byte {
        b'A'..=b'Z' => (u32::from(byte - b'A') + 10).to_string(),
        _ => char::from(byte).to_string(),
    }
}

/// Bank, branch, account, key; letters of the account count as digits.
pub(super) fn rib_fr(text: &str) -> Checked {
    alphanumeric(text)?;
    if text.len() != 23 {
        return Err(Reason::Length);
    }
    let digits: String = text
        .bytes()
        .map(|byte| char::from(rib_digit(byte)))
        .collect();
    if digits[..10] != text[..10] || digits[21..] != text[21..] {
        return Err(Reason::Form);
    }
    let part = |range: std::ops::Range<usize>| modulo(&digits[range], 97);
    let key = 97 - (89 * part(0..5) + 15 * part(5..10) + 3 * part(10..21)) % 97;
    if digits[21..].parse() == Ok(key) {
        FINE
    } else {
        Err(Reason::Checksum)
    }
}

fn rib_digit(byte: u8) -> u8 {
    match byte {
        b'A'..=b'I' => byte - b'A' + b'1',
        b'J'..=b'R' => byte - b'J' + b'1',
        b'S'..=b'Z' => byte - b'S' + b'2',
        other => other,
    }
}

/// ISO 9362: four letters, a country, two signs, and three signs or none.
pub(super) fn bic(text: &str) -> Checked {
    alphanumeric(text)?;
    if !matches!(text.len(), 8 | 11) {
        return Err(Reason::Length);
    }
    if !text[..6].bytes().all(|b| b.is_ascii_uppercase()) {
        return Err(Reason::Form);
    }
    if COUNTRIES
        .split_whitespace()
        .any(|country| country == &text[4..6])
    {
        FINE
    } else {
        Err(Reason::Country)
    }
}
