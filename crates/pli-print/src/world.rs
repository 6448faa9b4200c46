//! What typst may see: our fonts, our templates, one file of data. No disk, no network, no packages, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::layout::Abs;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, FontInstance, FontVariant, FontVariations};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

/// Which template prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Template {
    /// A dossier.
    Dossier,
    /// An acknowledgement of a deposit.
    Acknowledgement,
    /// A journal of facts.
    Journal,
    /// A form to fill by hand.
    Blank,
    /// The minutes of an opening.
    Minutes,
    /// The card of a visible signature.
    Signature,
    /// The cover sheet of a backup copy.
    Backup,
    /// The label of its envelope.
    Label,
}

impl Template {
    fn file(self) -> &'static str {
        match self {
            Self::Dossier => "dossier.typ",
            Self::Acknowledgement => "acknowledgement.typ",
            Self::Journal => "journal.typ",
            Self::Blank => "blank.typ",
            Self::Minutes => "minutes.typ",
            Self::Signature => "signature.typ",
            Self::Backup => "backup.typ",
            Self::Label => "label.typ",
        }
    }
}

const DATA: &str = "data.json";

const TEMPLATES: [(&str, &str); 9] = [
    ("house.typ", include_str!("../../../assets/print/house.typ")),
    (
        "dossier.typ",
        include_str!("../../../assets/print/dossier.typ"),
    ),
    (
        "acknowledgement.typ",
        include_str!("../../../assets/print/acknowledgement.typ"),
    ),
    (
        "journal.typ",
        include_str!("../../../assets/print/journal.typ"),
    ),
    ("blank.typ", include_str!("../../../assets/print/blank.typ")),
    (
        "minutes.typ",
        include_str!("../../../assets/print/minutes.typ"),
    ),
    (
        "signature.typ",
        include_str!("../../../assets/print/signature.typ"),
    ),
    (
        "backup.typ",
        include_str!("../../../assets/print/backup.typ"),
    ),
    ("label.typ", include_str!("../../../assets/print/label.typ")),
];

/// The first is the one that columns are measured with; the last is the fallback.
const FONTS: [&[u8]; 5] = [
    include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
    include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf"),
    include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
    include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Italic.ttf"),
    include_bytes!("../../../assets/fonts/DejaVuSans.ttf"),
];

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // Header cells of rows in tagged tables are still behind a feature in typst 0.15.
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

static EMBEDDED: LazyLock<Vec<Font>> = LazyLock::new(|| {
    FONTS
        .iter()
        .flat_map(|bytes| Font::iter(Bytes::new(*bytes)))
        .collect()
});

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(EMBEDDED.iter())));

static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    TEMPLATES
        .iter()
        .map(|(name, text)| Source::new(file_id(name), (*text).to_owned()))
        .collect()
});

/// The same with their tables at hand, to know what they draw and how wide.
static FACES: LazyLock<Vec<FontInstance>> = LazyLock::new(|| {
    let (variant, variations) = (FontVariant::default(), FontVariations::default());
    EMBEDDED
        .iter()
        .map(|font| {
            font.clone()
                .instantiate(variant, Abs::pt(10.0), &variations)
        })
        .collect()
});

/// The embedded fonts, in the order of preference.
pub(crate) fn faces() -> &'static [FontInstance] {
    &FACES
}

/// One document to print: a template and its data.
pub(crate) struct PrintWorld {
    main: FileId,
    data_id: FileId,
    data: Bytes,
}

impl PrintWorld {
    /// Gives `data` (JSON) to `template`.
    pub(crate) fn new(template: Template, data: Vec<u8>) -> Self {
        Self {
            main: file_id(template.file()),
            data_id: file_id(DATA),
            data: Bytes::new(data),
        }
    }
}

fn file_id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("our file names are plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

impl World for PrintWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        SOURCES
            .iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data_id {
            return Ok(self.data.clone());
        }
        Err(not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        EMBEDDED.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
