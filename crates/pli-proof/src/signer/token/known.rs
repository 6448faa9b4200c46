//! Where the drivers of the cards and tokens that French authorities hand out usually are.

/// A driver and where it usually is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownDriver {
    /// Where: an absolute path; on Windows it may begin with a variable such as `%SystemRoot%`.
    pub path: &'static str,
    /// Which cards and tokens it serves.
    pub serves: &'static str,
}

/// The drivers known for a system: `linux`, `macos` or `windows`, as `std::env::consts::OS` says.
pub fn known_drivers(system: &str) -> Vec<KnownDriver> {
    let lines = include_str!("drivers.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#') && !line.is_empty());
    rows.filter_map(|line| {
        let mut cells = line.split('\t');
        let (os, path, serves) = (cells.next()?, cells.next()?, cells.next()?);
        (os == system).then_some(KnownDriver { path, serves })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::known_drivers;

    #[test]
    fn each_system_has_drivers_in_whole_lines() {
        let lines = include_str!("drivers.tsv").lines();
        let rows = lines.filter(|line| !line.starts_with('#')).count();
        let known = ["linux", "macos", "windows"].map(|os| known_drivers(os).len());
        assert!(known.iter().all(|count| *count >= 5), "{known:?}");
        assert_eq!(known.iter().sum::<usize>(), rows);
        for line in include_str!("drivers.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
        {
            assert_eq!(line.split('\t').count(), 4, "{line}");
        }
    }
}
