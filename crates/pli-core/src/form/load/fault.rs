//! What is wrong with a package, for the person who writes it: file, line, column, what, and how to mend it.

use std::fmt;

use super::words;
use crate::text::Text;

/// How much a fault stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FaultSeverity {
    /// The package is refused.
    Error,
    /// The package is accepted.
    Warning,
}

/// One fault of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// File inside the package, `form.yaml`.
    pub file: String,
    /// Line, from 1; 0 where the fault is of the whole file.
    pub line: u32,
    /// Column, from 1; 0 where the fault is of the whole file.
    pub column: u32,
    /// Which fault.
    pub code: FaultCode,
    /// Whether the package is refused.
    pub severity: FaultSeverity,
    /// What is wrong.
    pub what: Text,
    /// How to mend it.
    pub mend: Text,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file, line, column, ..
        } = self;
        write!(
            f,
            "{file}:{line}:{column}: {} {}",
            self.what.fr, self.mend.fr
        )
    }
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct At {
    pub file: String,
    pub line: u32,
    pub column: u32,
}

impl Fault {
    /// Makes a fault; `values` fill the placeholders of its words.
    pub(crate) fn new(code: FaultCode, at: &At, values: &[(&str, &str)]) -> Self {
        let At { file, line, column } = at.clone();
        let [what_fr, mend_fr, what_en, mend_en] = words::of(code);
        let text = |fr: &str, en: &str| Text {
            fr: fill(fr, values),
            en: Some(fill(en, values)),
        };
        let (what, mend) = (text(what_fr, what_en), text(mend_fr, mend_en));
        Self {
            file,
            line,
            column,
            code,
            severity: code.severity(),
            what,
            mend,
        }
    }

    /// Makes the fault of a whole file of a package; `values` fill the placeholders of its words.
    pub fn of_file(code: FaultCode, file: &str, values: &[(&str, &str)]) -> Self {
        let at = At {
            file: file.to_owned(),
            line: 0,
            column: 0,
        };
        Self::new(code, &at, values)
    }

    /// Makes the fault of an expression, in the words of the expression language.
    pub(crate) fn of_expression(at: &At, diagnostic: &pli_feel::Diagnostic) -> Self {
        use pli_feel::Language::{English, French};
        let what = Text {
            fr: diagnostic.what(French),
            en: Some(diagnostic.what(English)),
        };
        let mend = Text {
            fr: diagnostic.mend(French),
            en: Some(diagnostic.mend(English)),
        };
        let At { file, line, column } = at.clone();
        Self {
            file,
            line,
            column,
            code: FaultCode::Expression,
            severity: FaultSeverity::Error,
            what,
            mend,
        }
    }
}

fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    values
        .iter()
        .fold(pattern.to_owned(), |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), value)
        })
}

/// Every fault that a package can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FaultCode {
    /// `form.yaml` is not there.
    MissingFile,
    /// A file that the format does not know.
    UnknownFile,
    /// A file, or the package, is larger than allowed.
    TooLarge,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// The file is not YAML.
    Syntax,
    /// Nested or repeated beyond the limits.
    Budget,
    /// A key that the format does not know.
    UnknownKey,
    /// A key that must be there.
    MissingKey,
    /// A text where a list is expected, and the like.
    WrongShape,
    /// A key written twice.
    RepeatedKey,
    /// Another number than 1 stands at `format`.
    UnknownFormat,
    /// A name of a form or a version that is badly written.
    BadName,
    /// An identifier that is badly written or reserved.
    BadId,
    /// An identifier written twice among its siblings.
    RepeatedId,
    /// A kind that the format does not know.
    UnknownKind,
    /// A key that has no meaning with this kind.
    KeyNotForKind,
    /// A key that this kind needs.
    KeyNeeded,
    /// A word that is not one of those expected.
    UnknownWord,
    /// A size that cannot be read.
    BadNumber,
    /// A whole number that cannot be read, or is too large.
    BadCount,
    /// A date that cannot be read.
    BadDate,
    /// A code list that is not in the package.
    UnknownList,
    /// A code list that nothing uses.
    UnusedList,
    /// A code written twice in a list.
    RepeatedCode,
    /// A list without codes.
    EmptyList,
    /// A shared list that is not at hand: its codes cannot be checked.
    AbsentList,
    /// The shared list of this name at hand has another content.
    OtherList,
    /// A column that the list does not have.
    UnknownColumn,
    /// A code or heading above that the list does not have.
    UnknownParent,
    /// Groups nested deeper than three.
    TooDeep,
    /// A group inside a table.
    GroupInTable,
    /// More fields than a form may have.
    TooMany,
    /// A fault in an expression; the words are those of the expression language.
    Expression,
    /// An expression of another type than its key needs.
    WrongType,
    /// Values that depend on each other in a circle.
    Circle,
    /// A place that the form does not have.
    UnknownPlace,
    /// A place of another nature than the key needs.
    WrongPlace,
    /// A brace of a message without its counterpart.
    Brace,
    /// English of a text lacks.
    MissingText,
    /// English of a text that the form does not have.
    UnknownText,
    /// An example whose answers cannot be read.
    ExampleAnswer,
    /// An example that expects something that the form does not have.
    ExampleExpects,
    /// A migration that does not start from an earlier version, or not from the one of its name.
    MigrationVersion,
    /// A migration names an answer that the version it starts from does not have.
    MigrationOld,
    /// A migration names a field that this version does not have.
    MigrationNew,
    /// A migration says nothing of answers that have no place any more.
    MigrationLoses,
    /// An answer would come to a field of another nature.
    MigrationMismatch,
    /// Two answers would come to one field.
    MigrationTwice,
    /// An answer would leave its rows.
    MigrationRows,
    /// A code of the former list is not in the new one.
    MigrationCode,
    /// The unit of a number changes without a word.
    MigrationUnit,
    /// A factor that is no positive number.
    MigrationFactor,
    /// What is declared without a place has one.
    MigrationStillThere,
    /// A worked example of a migration comes out otherwise.
    MigrationExample,
    /// Two files whose names differ by capital letters only.
    CaseClash,
    /// A link, or something else that is no plain file.
    NotAFile,
    /// What can never show.
    Unreachable,
    /// A rule that never makes a finding.
    RuleNeverSpeaks,
    /// An example gives something else than it says.
    ExampleDiffers,
    /// Fewer worked examples than a published package has.
    FewExamples,
    /// The folder is not `<form>/<version>`.
    WrongFolder,
    /// A new version says nothing of the answers given to the former one.
    NoMigration,
    /// Another package was published under this version.
    Frozen,
}

impl FaultCode {
    fn severity(self) -> FaultSeverity {
        match self {
            Self::MissingText
            | Self::UnusedList
            | Self::AbsentList
            | Self::OtherList
            | Self::Unreachable
            | Self::RuleNeverSpeaks => FaultSeverity::Warning,
            _ => FaultSeverity::Error,
        }
    }

    /// The name of the fault, for programs: `unknown_key`.
    pub fn name(self) -> String {
        let mut name = String::new();
        for (index, letter) in format!("{self:?}").char_indices() {
            if letter.is_ascii_uppercase() && index > 0 {
                name.push('_');
            }
            name.push(letter.to_ascii_lowercase());
        }
        name
    }
}
