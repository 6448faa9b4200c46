//! Pauses between attempts: 1 s, 2 s, 4 s … five minutes, spread by up to a quarter so that clients do not come back together.

/// Longest pause.
pub const MAX_PAUSE_SECS: u64 = 300;

/// Computes the pause before attempt `attempts` (1 for the first retry), in seconds.
pub fn pause_secs(attempts: u32, seed: u64) -> u64 {
    let exponent = attempts.saturating_sub(1).min(16);
    let base = (1_u64 << exponent).min(MAX_PAUSE_SECS);
    base + spread(seed, attempts) % (base / 4 + 1)
}

/// Mixes the seed and the attempt (SplitMix64), so that the spread differs from one attempt to the next.
fn spread(seed: u64, attempts: u32) -> u64 {
    let mut mixed = seed.wrapping_add(u64::from(attempts).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
