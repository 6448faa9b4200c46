//! A PDF as it was when it was signed beside the PDF of today: which pages look different, and their pictures.
//!
//! A signature says whether bytes changed; a person needs to see what that did to the pages.

use std::sync::Arc;

use crate::fault::{Code, Fault};
use crate::preview;
use crate::seam::{RevisionPageView, RevisionView};

/// Most pages that are compared, and how wide they are drawn for it.
const PAGES_MOST: u32 = 200;
const WIDTH: u32 = 600;

/// Compares the pages of the first `revision` bytes with those of the whole file.
pub fn pages(bytes: &[u8], revision: usize) -> Result<RevisionView, Fault> {
    let (signed, now) = both(bytes, revision)?;
    let pages_signed = preview::pages(&signed)?;
    let pages_now = preview::pages(&now)?;
    let last = pages_signed.max(pages_now);
    let compared = last.min(PAGES_MOST);
    let mut different = Vec::new();
    for page in 1..=compared {
        let is_in_both = page <= pages_signed && page <= pages_now;
        let same = is_in_both && {
            let before = preview::draw(&signed, page, WIDTH);
            let after = preview::draw(&now, page, WIDTH);
            matches!((before, after), (Ok(before), Ok(after)) if before.base64 == after.base64)
        };
        if !same {
            different.push(page);
        }
    }
    Ok(RevisionView {
        pages_signed,
        pages_now,
        different,
        compared,
    })
}

/// One page as it was when it was signed, and as it is; a page that one of the two lacks, or that cannot be drawn, has no
/// picture.
pub fn page(
    bytes: &[u8],
    revision: usize,
    page: u32,
    width: u32,
) -> Result<RevisionPageView, Fault> {
    let (signed, now) = both(bytes, revision)?;
    Ok(RevisionPageView {
        signed: preview::draw(&signed, page, width).ok(),
        now: preview::draw(&now, page, width).ok(),
    })
}

type Bytes = Arc<Vec<u8>>;

fn both(bytes: &[u8], revision: usize) -> Result<(Bytes, Bytes), Fault> {
    let signed = bytes.get(..revision).ok_or(Code::NoPreview)?;
    Ok((Arc::new(signed.to_vec()), Arc::new(bytes.to_vec())))
}
