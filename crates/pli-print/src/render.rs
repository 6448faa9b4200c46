//! From a template and its data to the bytes of a PDF: the only place that runs typst.
//!
//! PDF/A-2a and PDF/UA-1 are demanded from the writer, which refuses what would break them. Same arguments, same bytes.

use serde::Serialize;
use serde_json::Value;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst::{World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::moment::Moment;
use crate::table::plan_tables;
use crate::text::{Replaced, clean};
use crate::world::{PrintWorld, Template};

/// Bytes of text that one document may hold: far above the largest dossier, far below what would exhaust a machine.
const MAX_DATA_BYTES: usize = 16 * 1024 * 1024;

/// Documents whose intermediate results stay in memory, so that a second print of a changed draft is quick.
const KEPT_DOCUMENTS: usize = 2;

/// Why a document cannot be printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The document holds more text than a PDF of a dossier can.
    #[error("the document holds {bytes} bytes of text, more than the {max} that are printed")]
    TooLarge {
        /// Bytes of its data.
        bytes: usize,
        /// Bytes that are printed at most.
        max: usize,
    },
    /// The data cannot be written as JSON.
    #[error("the data of the document cannot be written")]
    Data(#[source] serde_json::Error),
    /// The moment of printing is outside the calendar, or its wall clock is a day or more away from it.
    #[error("the moment of printing is outside the calendar, or its wall clock is not its own")]
    Moment,
    /// The template refuses the data.
    #[error("the template refuses the data: {reasons}")]
    Layout {
        /// Its messages.
        reasons: String,
    },
    /// The writer refuses to call the document PDF/A-2a and PDF/UA-1.
    #[error("the document would break PDF/A or PDF/UA: {reasons}")]
    Standard {
        /// Its messages.
        reasons: String,
    },
}

/// Prints `document` by `template`; `ident` names the document for ever and goes into the file identifier, hashed.
pub(crate) fn render<D: Serialize>(
    template: Template,
    document: &D,
    ident: String,
    at: &Moment,
) -> Result<Vec<u8>, PrintError> {
    compile(template, document, &options(ident, at)?)
}

/// Prints a picture without structure, which a tagged document paints; PDF/A-2b, so that it spoils none.
pub(crate) fn render_picture<D: Serialize>(
    template: Template,
    document: &D,
) -> Result<Vec<u8>, PrintError> {
    // The archive standard wants a date; a picture has none of its own, and the same card gives the same bytes.
    let date = Datetime::from_ymd_hms(2026, 1, 1, 0, 0, 0).ok_or(PrintError::Moment)?;
    let options = PdfOptions {
        ident: Smart::Custom("picture".to_owned()),
        timestamp: Some(Timestamp::new_utc(date)),
        standards: standards(&[PdfStandard::A_2b])?,
        tagged: false,
        ..PdfOptions::default()
    };
    compile(template, document, &options)
}

fn compile<D: Serialize>(
    template: Template,
    document: &D,
    options: &PdfOptions,
) -> Result<Vec<u8>, PrintError> {
    let data = prepare(document)?;
    let world = PrintWorld::new(template, data);
    let compiled = typst::compile::<PagedDocument>(&world);
    let result = compiled
        .output
        .map_err(|errors| PrintError::Layout {
            reasons: reasons(&world, &errors),
        })
        .and_then(|pages| {
            typst_pdf::pdf(&pages, options).map_err(|errors| PrintError::Standard {
                reasons: reasons(&world, &errors),
            })
        });
    typst::comemo::evict(KEPT_DOCUMENTS);
    result
}

/// Cleans every text, decides how each table is laid out, and writes the data that the template reads.
fn prepare<D: Serialize>(document: &D) -> Result<Vec<u8>, PrintError> {
    let mut value = serde_json::to_value(document).map_err(PrintError::Data)?;
    let mut replaced = Replaced::default();
    clean(&mut value, &mut replaced);
    plan_tables(&mut value);
    if let Value::Object(root) = &mut value {
        root.insert("replaced".to_owned(), replaced.to_value());
    }
    let data = serde_json::to_vec(&value).map_err(PrintError::Data)?;
    if data.len() > MAX_DATA_BYTES {
        return Err(PrintError::TooLarge {
            bytes: data.len(),
            max: MAX_DATA_BYTES,
        });
    }
    Ok(data)
}

fn options(ident: String, at: &Moment) -> Result<PdfOptions, PrintError> {
    let standards = standards(&[PdfStandard::A_2a, PdfStandard::Ua_1])?;
    let local = at.local;
    let datetime = Datetime::from_ymd_hms(
        i32::from(local.year()),
        local.month().unsigned_abs(),
        local.day().unsigned_abs(),
        local.hour().unsigned_abs(),
        local.minute().unsigned_abs(),
        local.second().unsigned_abs(),
    )
    .ok_or(PrintError::Moment)?;
    let timestamp =
        Timestamp::new_local(datetime, at.offset_minutes()).ok_or(PrintError::Moment)?;
    Ok(PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some(concat!("Pli ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: Some(timestamp),
        standards,
        ..PdfOptions::default()
    })
}

fn standards(wanted: &[PdfStandard]) -> Result<PdfStandards, PrintError> {
    PdfStandards::new(wanted).map_err(|error| PrintError::Standard {
        reasons: error.message().to_string(),
    })
}

/// The messages of typst, each with its place in the template.
fn reasons(world: &PrintWorld, errors: &[SourceDiagnostic]) -> String {
    let texts: Vec<String> = errors
        .iter()
        .map(|error| match place(world, error) {
            Some(place) => format!("{place}: {}", error.message),
            None => error.message.to_string(),
        })
        .collect();
    texts.join("; ")
}

fn place(world: &PrintWorld, error: &SourceDiagnostic) -> Option<String> {
    let id = error.span.id()?;
    let source = world.source(id).ok()?;
    let range = world.range(error.span)?;
    let line = source.lines().byte_to_line(range.start)? + 1;
    Some(format!("{}:{line}", id.vpath().get_without_slash()))
}
