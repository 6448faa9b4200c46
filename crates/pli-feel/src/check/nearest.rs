//! The known name that a misspelled one most likely stands for.

/// Finds the nearest name, if it is near enough: one fault in three letters.
pub(super) fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let most = (name.chars().count() / 3).clamp(1, 4);
    let distances = known.map(|other| (distance(name, other), other));
    // Among equally near names the first in the alphabet, whatever the order of a hash map.
    distances
        .filter(|(far, _)| *far <= most)
        .min()
        .map(|(_, other)| other)
}

/// Counts the letters to add, drop or change (Levenshtein).
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (line, letter) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, other) in right.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
}
