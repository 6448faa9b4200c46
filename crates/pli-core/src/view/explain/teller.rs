//! Who tells: the language, the place of what is explained, and how much may still be told.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::sync::Arc;

use pli_feel::{Round, Trace};

use super::ground::{Ground, Line, Spot};
use super::{Cause, Excerpt, Phrase, Tie};
use crate::dossier::Path;
use crate::form::{Expression, Field};
use crate::text::Language;

/// Facts that are explained in turn, one below the other.
const MAX_DEPTH: usize = 6;

/// Facts of one tree.
const MAX_CAUSES: usize = 240;

/// Facts side by side.
pub(super) const MAX_BESIDE: usize = 12;

/// One explanation while it is told.
pub(super) struct Teller<'g, 'a> {
    pub(super) ground: &'g Ground<'a>,
    pub(super) language: Language,
    /// The row of what is explained: its fields are named without their row.
    home: Spot,
    left: Cell<usize>,
    /// Places whose value was explained already: once is enough.
    told: RefCell<BTreeSet<Path>>,
}

/// Where an expression is read.
#[derive(Clone)]
pub(super) struct Here<'e> {
    pub(super) spot: Spot,
    /// The row of each variable, outermost first; none where it is no row.
    pub(super) variables: Vec<Option<Spot>>,
    pub(super) source: &'e str,
    pub(super) depth: usize,
}

impl<'e> Here<'e> {
    pub(super) fn new(expression: &'e Expression, spot: Spot, depth: usize) -> Self {
        Self {
            spot,
            variables: Vec::new(),
            source: &expression.source,
            depth,
        }
    }

    /// The author's text of a part.
    pub(super) fn excerpt(&self, trace: &Trace) -> Excerpt {
        Excerpt {
            source: self.source.to_owned(),
            span: trace.span.clone(),
        }
    }
}

impl<'g, 'a> Teller<'g, 'a> {
    pub(super) fn new(ground: &'g Ground<'a>, language: Language, home: Spot) -> Self {
        Self {
            ground,
            language,
            home,
            left: Cell::new(MAX_CAUSES),
            told: RefCell::default(),
        }
    }

    /// Whether something below may still be explained.
    pub(super) fn may_tell(&self, depth: usize) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        depth < MAX_DEPTH && left > 0
    }

    /// Whether a value is told of for the first time.
    pub(super) fn is_new(&self, path: &Path) -> bool {
        self.told.borrow_mut().insert(path.clone())
    }

    /// Inside of one round of an iteration: `first` are the rows of its first list.
    pub(super) fn within<'e>(
        &self,
        here: &Here<'e>,
        first: Option<&[Spot]>,
        round: &Round,
    ) -> Here<'e> {
        let mut inside = here.clone();
        for (index, over) in round.over.iter().enumerate() {
            let row = match (&over.list, index) {
                (Some(list), _) => self
                    .rows_of(list, &inside)
                    .and_then(|rows| rows.spots.get(over.at).copied()),
                (None, 0) => first.and_then(|rows| rows.get(over.at).copied()),
                (None, _) => None,
            };
            inside.variables.push(row);
        }
        inside
    }

    /// The name of a field, with its row where that is another than the one at hand.
    pub(super) fn name(&self, field: &Field, spot: Spot) -> Phrase {
        let label = field.label.get(self.language);
        match self.other_row(spot) {
            None => Phrase::new("explain-field").text("label", label),
            Some(line) => row_words("explain-field-row", &line).text("label", label),
        }
    }

    /// The row of a spot, unless what is explained stands in it.
    pub(super) fn other_row(&self, spot: Spot) -> Option<Line> {
        if self.is_home(spot) {
            return None;
        }
        self.ground.line(spot, self.language)
    }

    fn is_home(&self, spot: Spot) -> bool {
        let (Some(home), Some(row)) = (
            self.ground.line(self.home, self.language),
            self.ground.line(spot, self.language),
        ) else {
            return spot.group.is_none();
        };
        home.path.is_under(&row.path)
    }

    pub(super) fn label(&self, field: &Arc<Field>) -> String {
        field.label.get(self.language).to_owned()
    }
}

/// A phrase with the number of a row, and its summary where it has one.
pub(super) fn row_words(key: &str, line: &Line) -> Phrase {
    let phrase = match line.summary.as_str() {
        "" => Phrase::new(key),
        summary => Phrase::new(format!("{key}-summary")).text("summary", shortened(summary)),
    };
    let phrase = phrase.text("group", line.group.clone());
    phrase.count("number", line.number)
}

/// Characters of a text inside of a sentence.
const MAX_TEXT: usize = 90;

/// The beginning of a long text, in one line.
pub(super) fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Narrow spaces between thousands stay: only runs of blanks are brought to one.
    let line = if text.contains(['\n', '\r', '\t']) {
        line
    } else {
        text.to_owned()
    };
    if line.chars().count() <= MAX_TEXT {
        return line;
    }
    let cut: String = line.chars().take(MAX_TEXT - 1).collect();
    format!("{}…", cut.trim_end())
}

impl Cause {
    pub(super) fn fact(says: Phrase) -> Self {
        Self {
            says,
            tie: Tie::Because,
            path: None,
            written: None,
            causes: Vec::new(),
        }
    }

    #[must_use]
    pub(super) fn at(mut self, path: Path) -> Self {
        self.path = Some(path);
        self
    }

    #[must_use]
    pub(super) fn tied(mut self, tie: Tie) -> Self {
        self.tie = tie;
        self
    }

    #[must_use]
    pub(super) fn because(mut self, causes: Vec<Self>) -> Self {
        self.causes = distinct(causes);
        self
    }

    /// Notes the author's text, unless a nearer one is known.
    #[must_use]
    pub(super) fn quoting(mut self, excerpt: Excerpt) -> Self {
        self.written.get_or_insert(excerpt);
        self
    }
}

/// Leaves out what is told twice, and what is too much.
pub(super) fn distinct(causes: Vec<Cause>) -> Vec<Cause> {
    // Who answered one thing did not answer another: the first says it.
    let chosen: Vec<Option<Path>> = causes
        .iter()
        .filter(|cause| cause.says.key == "explain-answered-choice")
        .map(|cause| cause.path.clone())
        .collect();
    let mut kept: Vec<Cause> = Vec::new();
    for cause in causes {
        if cause.says.key == "explain-answered-other" && chosen.contains(&cause.path) {
            continue;
        }
        let same = kept
            .iter_mut()
            .find(|known| known.path == cause.path && known.says.key == cause.says.key);
        match same {
            Some(known) if known.says == cause.says => {}
            // Neither this nor that: what was answered says it.
            Some(known) if cause.says.key == "explain-answered-other" => {
                known.says.key = "explain-answered-choice".to_owned();
            }
            _ => kept.push(cause),
        }
    }
    if kept.len() > MAX_BESIDE {
        let more = kept.len() - MAX_BESIDE;
        kept.truncate(MAX_BESIDE);
        kept.push(Cause::fact(
            Phrase::new("explain-more").count("count", more),
        ));
    }
    kept
}
