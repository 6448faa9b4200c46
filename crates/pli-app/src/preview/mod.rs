//! Pages as pictures: attached PDFs and the frozen print by hayro, pictures as they are.
//!
//! What is drawn may be hostile: bounds are set before, and a drawer that panics gives no picture instead of ending the program.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use pli_core::dossier::Attachment;
use pli_protocol::DossierId;
use uuid::Uuid;

use crate::app::Session;
use crate::dossier::{lock, printed_bytes};
use crate::fault::{Code, Fault};
use crate::seam::PageView;

/// Bytes of a file that is drawn at most.
const FILE_MOST: u64 = 256 * 1024 * 1024;
/// Pixels of a picture at most, on the long side.
const SIDE_MOST: f32 = 8000.0;

/// A page of an attached file.
pub fn attachment(
    session: &Session,
    id: DossierId,
    attachment: &str,
    page: u32,
    width: u32,
) -> Result<PageView, Fault> {
    let file = find(session, id, attachment)?;
    if file.size > FILE_MOST {
        return Err(Code::NoPreview.into());
    }
    let named = |fault: Fault| {
        if fault.code == Code::VaultDamaged {
            fault.with("name", &file.name)
        } else {
            fault
        }
    };
    let mut kept = session
        .vault
        .outgoing(&file.sha256)
        .map_err(|error| named(error.into()))?;
    let bytes = kept.read_all().map_err(|error| named(error.into()))?;
    match file.media_type.as_str() {
        "application/pdf" => draw(&Arc::new(bytes), page, width),
        "image/png" | "image/jpeg" | "image/gif" | "image/webp" => Ok(PageView {
            media_type: file.media_type.clone(),
            base64: STANDARD.encode(bytes),
            pages: 1,
        }),
        _ => Err(Code::NoPreview.into()),
    }
}

/// A page of the frozen print: the very bytes that will be signed.
pub fn print(session: &Session, id: DossierId, page: u32, width: u32) -> Result<PageView, Fault> {
    draw(&Arc::new(printed_bytes(session, id)?), page, width)
}

/// Number of pages of a PDF.
pub(crate) fn pages(pdf: &[u8]) -> Result<u32, Fault> {
    let counted = catch_unwind(|| Pdf::new(pdf.to_vec()).ok().map(|pdf| pdf.pages().len()));
    let count = counted.ok().flatten().ok_or(Code::NoPreview)?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Draws one page of a PDF.
pub(crate) fn draw(pdf: &Arc<Vec<u8>>, page: u32, width: u32) -> Result<PageView, Fault> {
    let pdf = Arc::clone(pdf);
    let drawn = catch_unwind(AssertUnwindSafe(|| draw_page(pdf, page, width)))
        .ok()
        .flatten();
    let (png, pages) = drawn.ok_or(Code::NoPreview)?;
    Ok(PageView {
        media_type: "image/png".to_owned(),
        base64: STANDARD.encode(png),
        pages,
    })
}

fn draw_page(pdf: Arc<Vec<u8>>, page: u32, width: u32) -> Option<(Vec<u8>, u32)> {
    let pdf = Pdf::new(pdf).ok()?;
    let pages = pdf.pages();
    let page = pages.get(usize::try_from(page).ok()?.checked_sub(1)?)?;
    let (page_width, page_height) = page.render_dimensions();
    let wanted = f32::from(u16::try_from(width.clamp(16, 4000)).ok()?);
    let scale = (wanted / page_width).min(SIDE_MOST / page_height.max(1.0));
    if !scale.is_finite() || scale <= 0.0 {
        return None;
    }
    let settings = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
        ..RenderSettings::default()
    };
    let pixmap = render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &settings,
    );
    Some((pixmap.into_png().ok()?, u32::try_from(pages.len()).ok()?))
}

fn find(session: &Session, id: DossierId, attachment: &str) -> Result<Attachment, Fault> {
    let unknown = || Fault::new(Code::UnknownAttachment).with("attachment", attachment);
    let wanted = Uuid::parse_str(attachment).map_err(|_| unknown())?;
    let dossier = session.dossier(id)?;
    let dossier = lock(&dossier);
    let targets: Vec<_> = dossier.state.targets().cloned().collect();
    let mut files = targets
        .iter()
        .flat_map(|target| dossier.state.attached(target));
    files
        .find(|file| file.id.0 == wanted)
        .cloned()
        .ok_or_else(unknown)
}
