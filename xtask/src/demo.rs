//! The demonstration.
use anyhow::Result;
pub(crate) fn in_the_window() -> Result<()> {
    Ok(())
}
pub(crate) fn through_the_terminal() -> Result<()> {
    Ok(())
}
