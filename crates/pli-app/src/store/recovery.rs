//! The recovery key: 160 random bits as eight groups of five characters, for paper.
//!
//! Crockford's alphabet leaves out I, L, O and U. The fifth character of a group checks the other four and the group's place, so
//! that a typing mistake is found in its group, and swapped groups too.

use zeroize::{Zeroize, ZeroizeOnDrop};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 8;
const DATA: usize = 4;
const BYTES: usize = GROUPS * DATA * 5 / 8;

/// The secret that paper keeps.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct RecoveryKey([u8; BYTES]);

/// Why a text is no recovery key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryError {
    /// Too few or too many characters.
    #[error("a recovery key has eight groups of five characters")]
    Length,
    /// A group has a mistake.
    #[error("group {number} has a typing mistake")]
    Group {
        /// Which, from 1.
        number: usize,
    },
}

impl RecoveryKey {
    /// Draws a new one.
    pub(super) fn draw() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// The secret bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The groups to print.
    pub fn groups(&self) -> Vec<String> {
        let values = to_fives(&self.0);
        let groups = values.chunks(DATA).enumerate();
        groups
            .map(|(index, group)| {
                let all = group.iter().copied().chain([check(index, group)]);
                all.map(|value| char::from(ALPHABET[usize::from(value)]))
                    .collect()
            })
            .collect()
    }

    /// Reads what a person typed: any case, spaces and dashes, O for 0, I and L for 1.
    pub fn parse(text: &str) -> Result<Self, RecoveryError> {
        let kept = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '.'));
        let chars: Vec<char> = kept.take(GROUPS * (DATA + 1) + 1).collect();
        if chars.len() != GROUPS * (DATA + 1) {
            return Err(RecoveryError::Length);
        }
        let mut values = Vec::with_capacity(GROUPS * DATA);
        for (index, group) in chars.chunks(DATA + 1).enumerate() {
            let wrong = RecoveryError::Group { number: index + 1 };
            let read: Option<Vec<u8>> = group.iter().map(|c| value_of(*c)).collect();
            let read = read.ok_or(wrong)?;
            if check(index, &read[..DATA]) != read[DATA] {
                return Err(wrong);
            }
            values.extend_from_slice(&read[..DATA]);
        }
        let mut bytes = [0; BYTES];
        from_fives(&values, &mut bytes);
        values.zeroize();
        Ok(Self(bytes))
    }
}

fn value_of(c: char) -> Option<u8> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET
        .iter()
        .position(|a| char::from(*a) == c)
        .and_then(|index| u8::try_from(index).ok())
}

/// Sum of the values times distinct powers in GF(32): any one wrong character and any swap of two is found.
fn check(index: usize, group: &[u8]) -> u8 {
    let place = u8::try_from(index).unwrap_or(0) + 1;
    group
        .iter()
        .fold(place, |sum, value| double(sum) ^ value)
        .min(31)
}

/// Times x in `GF(2)[x]`/(x⁵ + x² + 1).
fn double(value: u8) -> u8 {
    let shifted = value << 1;
    if shifted & 0b10_0000 == 0 {
        shifted
    } else {
        shifted ^ 0b10_0101
    }
}

fn to_fives(bytes: &[u8]) -> Vec<u8> {
    let bit = |n: usize| (bytes[n / 8] >> (7 - n % 8)) & 1;
    (0..bytes.len() * 8)
        .step_by(5)
        .map(|start| (start..start + 5).fold(0, |v, n| (v << 1) | bit(n)))
        .collect()
}

fn from_fives(values: &[u8], bytes: &mut [u8]) {
    for (index, value) in values.iter().enumerate() {
        for bit in 0..5 {
            let n = index * 5 + bit;
            bytes[n / 8] |= ((value >> (4 - bit)) & 1) << (7 - n % 8);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> RecoveryKey {
        RecoveryKey(std::array::from_fn(|index| {
            u8::try_from(index * 37 % 251).expect("small")
        }))
    }

    #[test]
    fn what_is_printed_is_read_back_whatever_the_case_and_the_spaces() {
        let groups = sample().groups();
        assert_eq!((groups.len(), groups[0].len()), (8, 5));
        for text in [
            groups.join("-"),
            groups.join(" ").to_lowercase(),
            groups.concat().replace('0', "o"),
        ] {
            assert_eq!(
                RecoveryKey::parse(&text).expect("readable").bytes(),
                sample().bytes()
            );
        }
    }

    #[test]
    fn every_single_typing_mistake_is_found_in_its_group() {
        let text = sample().groups().concat();
        for place in 0..text.len() {
            for other in ALPHABET {
                let mut typed = text.clone().into_bytes();
                if typed[place] == *other {
                    continue;
                }
                typed[place] = *other;
                let typed = String::from_utf8(typed).expect("ascii");
                let error = RecoveryKey::parse(&typed).err().expect("a mistake");
                assert_eq!(
                    error,
                    RecoveryError::Group {
                        number: place / 5 + 1
                    }
                );
            }
        }
    }

    #[test]
    fn swapped_groups_and_missing_characters_are_refused() {
        let mut groups = sample().groups();
        groups.swap(0, 1);
        assert!(RecoveryKey::parse(&groups.concat()).is_err());
        assert_eq!(RecoveryKey::parse("ABC").err(), Some(RecoveryError::Length));
    }
}
