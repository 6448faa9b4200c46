//! Versions of forms: three numbers.

/// Gives the numbers of a version, to order versions by them: 1.10.0 stands behind 1.9.0.
pub fn version_order(version: &str) -> Vec<u32> {
    version
        .split('.')
        .map(|part| part.parse().unwrap_or(0))
        .collect()
}
