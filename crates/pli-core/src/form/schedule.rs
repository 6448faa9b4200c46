//! What is found for a dossier, in which order, and what follows from what: the static side of the one graph.
//!
//! A [`Step`] stands once in its section, or once a row of its group ([`Schedule::home`]). `view` holds what the steps give
//! and goes through those that a change reaches. What a step reads is said in `link` and nowhere else: an expression that a
//! step comes to evaluate has its reads added there.

use std::collections::HashMap;
use std::sync::Arc;

use pli_feel::Program;

use super::graph::condition_program;
use super::{
    Bounds, Field, FormPackage, Kind, Node, Part, Path, Piece, Place, Rule, Section, Source,
};

/// One thing that is found, of a section or of each row of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Step {
    /// The files of a piece, which people attach.
    Files(usize),
    /// Whether a section is shown.
    Section(usize),
    /// Whether a field is shown, and its value.
    Field(usize),
    /// The rows of a group as one value.
    Rows(usize),
    /// One field of every row as a list.
    Column(usize),
    /// Whether an answer is required.
    Required(usize),
    /// Whether a value rests on required answers that lack.
    Lack(usize),
    /// Whether a group's rows do.
    LackRows(usize),
    /// Whether a column does.
    LackColumn(usize),
    /// The one-line summary of a row.
    Summary(usize),
    /// What people see of a field, and what is wrong with it.
    Show(usize),
    /// What a rule says.
    Rule(usize),
    /// What people see of a piece, and what is wrong with it.
    Piece(usize),
    /// A total.
    Total(usize),
}

/// The steps in an order in which each stands behind those that it reads, and which steps follow each.
#[derive(Debug, Clone, Default)]
pub(crate) struct Schedule {
    pub(crate) steps: Vec<Step>,
    homes: Vec<Option<usize>>,
    feeds: Vec<Vec<usize>>,
    ranks: HashMap<Step, usize>,
    /// Ranks of the steps that stand once a row, by group.
    pub(crate) of_group: HashMap<usize, Vec<usize>>,
    /// The group whose rows a rule is checked for.
    pub(crate) rule_groups: Vec<Option<usize>>,
    /// The field whose visibility decides whether a rule speaks.
    pub(crate) rule_places: Vec<Option<usize>>,
    /// The section in which what a rule finds stands; behind all where there is none.
    pub(crate) rule_sections: Vec<usize>,
    /// The group whose rows have each their files.
    pub(crate) piece_groups: Vec<Option<usize>>,
    /// The fields of each section, sections and fields in the order of their addresses.
    pub(crate) by_address: Vec<Vec<usize>>,
    /// The fields of the rows of each group, likewise.
    pub(crate) by_address_of: Vec<Vec<usize>>,
}

impl Schedule {
    /// Orders the steps of a form whose values stand in no circle.
    pub(crate) fn of(form: &FormPackage) -> Self {
        let group = |each: &Option<Path>| each.as_ref().and_then(|each| number_of(form, each));
        let mut schedule = Self {
            rule_groups: form.rules.iter().map(|rule| group(&rule.each)).collect(),
            piece_groups: form.pieces.iter().map(|piece| group(&piece.each)).collect(),
            ..Self::default()
        };
        schedule.rule_places = form
            .rules
            .iter()
            .zip(&schedule.rule_groups)
            .map(|(rule, group)| place_of(form, rule, *group))
            .collect();
        let section = |rule: &Rule| {
            form.sections
                .iter()
                .position(|section| section.id == rule.at.section())
        };
        schedule.rule_sections = form
            .rules
            .iter()
            .map(|rule| section(rule).unwrap_or(usize::MAX))
            .collect();
        let mut sections: Vec<&Section> = form.sections.iter().collect();
        sections.sort_by_key(|section| &section.id);
        schedule.by_address = sections
            .into_iter()
            .map(|section| by_address(&section.fields))
            .collect();
        schedule.by_address_of = form
            .graph
            .fields
            .iter()
            .map(|field| {
                field
                    .kind
                    .rows()
                    .map_or_else(Vec::new, |rows| by_address(&rows.fields))
            })
            .collect();
        schedule.place(form);
        schedule.link(form);
        for following in &mut schedule.feeds {
            following.sort_unstable();
            following.dedup();
        }
        schedule
    }

    /// The group that has the step once a row; none where it stands once.
    pub(crate) fn home(&self, rank: usize) -> Option<usize> {
        self.homes[rank]
    }

    /// The ranks of the steps that read what this one gives.
    pub(crate) fn feeds(&self, rank: usize) -> &[usize] {
        &self.feeds[rank]
    }

    /// The rank of a step; none for a column that no expression reads.
    pub(crate) fn rank(&self, step: Step) -> Option<usize> {
        self.ranks.get(&step).copied()
    }

    fn place(&mut self, form: &FormPackage) {
        let graph = &form.graph;
        for piece in 0..form.pieces.len() {
            self.push(Step::Files(piece), self.piece_groups[piece]);
        }
        for node in &graph.order {
            match *node {
                Node::Section(section) => self.push(Step::Section(section), None),
                Node::Field(field) => self.push(Step::Field(field), graph.parents[field]),
                Node::Rows(group) => self.push(Step::Rows(group), graph.parents[group]),
                Node::Column(field) => self.push(Step::Column(field), None),
            }
        }
        for field in 0..graph.fields.len() {
            self.push(Step::Required(field), graph.parents[field]);
        }
        for node in &graph.order {
            match *node {
                Node::Section(_) => {}
                Node::Field(field) => self.push(Step::Lack(field), graph.parents[field]),
                Node::Rows(group) => self.push(Step::LackRows(group), None),
                Node::Column(field) => self.push(Step::LackColumn(field), None),
            }
        }
        for field in graph
            .fields
            .iter()
            .filter(|field| field.kind.rows().is_some())
        {
            self.push(Step::Summary(field.number), Some(field.number));
        }
        for field in 0..graph.fields.len() {
            self.push(Step::Show(field), graph.parents[field]);
        }
        for rule in 0..form.rules.len() {
            self.push(Step::Rule(rule), self.rule_groups[rule]);
        }
        for piece in 0..form.pieces.len() {
            self.push(Step::Piece(piece), self.piece_groups[piece]);
        }
        for total in 0..form.totals.len() {
            self.push(Step::Total(total), None);
        }
    }

    fn push(&mut self, step: Step, home: Option<usize>) {
        let rank = self.steps.len();
        self.steps.push(step);
        self.homes.push(home);
        self.feeds.push(Vec::new());
        self.ranks.insert(step, rank);
        if let Some(group) = home {
            self.of_group.entry(group).or_default().push(rank);
        }
    }

    fn link(&mut self, form: &FormPackage) {
        for (number, section) in form.sections.iter().enumerate() {
            self.reads(
                form,
                condition_program(&section.visible),
                Step::Section(number),
            );
        }
        for field in &form.graph.fields {
            self.link_field(form, field);
            self.link_group(form, field);
        }
        for (number, rule) in form.rules.iter().enumerate() {
            self.link_rule(form, number, rule);
        }
        for (number, piece) in form.pieces.iter().enumerate() {
            self.link_piece(form, number, piece);
        }
        for (number, total) in form.totals.iter().enumerate() {
            self.reads(form, Some(&total.value.program), Step::Total(number));
            self.lacks(form, &total.value.program, Step::Total(number));
        }
    }

    fn link_field(&mut self, form: &FormPackage, field: &Field) {
        let number = field.number;
        let home = match form.graph.parents[number] {
            Some(group) => Step::Field(group),
            None => Step::Section(form.graph.sections[number]),
        };
        self.edge(home, Step::Field(number));
        self.reads(form, condition_program(&field.visible), Step::Field(number));
        self.edge(Step::Field(number), Step::Column(number));
        self.edge(Step::Field(number), Step::Required(number));
        self.reads(
            form,
            condition_program(&field.required),
            Step::Required(number),
        );
        self.edge(Step::Field(number), Step::Lack(number));
        self.edge(Step::Required(number), Step::Lack(number));
        self.edge(Step::Lack(number), Step::LackColumn(number));
        if let Source::Computed(value) | Source::Call(value) = &field.source {
            self.reads(form, Some(&value.program), Step::Field(number));
        }
        if let Source::Computed(value) = &field.source {
            self.lacks(form, &value.program, Step::Lack(number));
        }
        for before in [
            Step::Field(number),
            Step::Required(number),
            Step::Lack(number),
        ] {
            self.edge(before, Step::Show(number));
        }
        // Which codes suit the other answers: asked for when one is searched, and looked at when one is given.
        let filter = field.filter.as_ref().map(|filter| &filter.program);
        self.reads(form, filter, Step::Show(number));
        for bound in bounds(&field.kind)
            .into_iter()
            .flat_map(|bounds| bounds.min.iter().chain(&bounds.max))
        {
            self.reads(form, Some(&bound.program), Step::Show(number));
        }
    }

    fn link_group(&mut self, form: &FormPackage, group: &Field) {
        let Some(rows) = group.kind.rows() else {
            return;
        };
        let number = group.number;
        self.edge(Step::Field(number), Step::Rows(number));
        self.edge(Step::Required(number), Step::LackRows(number));
        for child in rows.fields.iter().map(|child| child.number) {
            self.edge(Step::Field(number), Step::Column(child));
            self.edge(Step::Required(number), Step::LackColumn(child));
            self.edge(Step::Field(child), Step::Rows(number));
            self.edge(Step::Rows(child), Step::Rows(number));
            self.edge(Step::Lack(child), Step::LackRows(number));
            self.edge(Step::LackRows(child), Step::LackRows(number));
        }
        if let Some((label, _)) = &rows.row_label {
            self.reads(form, Some(&label.program), Step::Summary(number));
        }
    }

    fn link_rule(&mut self, form: &FormPackage, number: usize, rule: &Rule) {
        let step = Step::Rule(number);
        if let Some(group) = self.rule_groups[number] {
            self.edge(Step::Field(group), step);
        }
        if let Some(place) = self.rule_places[number] {
            self.edge(Step::Field(place), step);
        }
        let sentences = std::iter::once(&rule.message.fr).chain(&rule.message.en);
        let parts = sentences
            .flat_map(|sentence| &sentence.parts)
            .filter_map(|part| match part {
                Part::Value(expression, _) => Some(expression),
                Part::Literal(_) => None,
            });
        for expression in rule.when.iter().chain([&rule.check]).chain(parts) {
            self.reads(form, Some(&expression.program), step);
        }
    }

    fn link_piece(&mut self, form: &FormPackage, number: usize, piece: &Piece) {
        let step = Step::Piece(number);
        self.edge(Step::Files(number), step);
        let mut at = self.piece_groups[number];
        while let Some(group) = at {
            self.edge(Step::Field(group), step);
            self.edge(Step::Summary(group), step);
            at = form.graph.parents[group];
        }
        self.reads(form, condition_program(&piece.visible), step);
        self.reads(form, condition_program(&piece.required), step);
        let least = piece.min_files.as_ref().map(|least| &least.program);
        self.reads(form, least, step);
    }

    fn reads(&mut self, form: &FormPackage, program: Option<&Program>, step: Step) {
        for slot in program.map(Program::reads).unwrap_or_default() {
            if let Some(node) = form.graph.node_of(*slot) {
                self.edge(step_of(node), step);
            }
            if let Some(Place::Piece(id)) = form.graph.places.get(slot.index())
                && let Some(piece) = form.pieces.iter().position(|piece| piece.id == *id)
            {
                self.edge(Step::Files(piece), step);
            }
        }
    }

    fn lacks(&mut self, form: &FormPackage, program: &Program, step: Step) {
        for slot in program.reads() {
            match form.graph.node_of(*slot) {
                Some(Node::Field(field)) => self.edge(Step::Lack(field), step),
                Some(Node::Rows(group)) => self.edge(Step::LackRows(group), step),
                Some(Node::Column(field)) => self.edge(Step::LackColumn(field), step),
                Some(Node::Section(_)) | None => {}
            }
        }
    }

    fn edge(&mut self, from: Step, to: Step) {
        if let (Some(from), Some(to)) = (self.rank(from), self.rank(to)) {
            self.feeds[from].push(to);
        }
    }
}

fn by_address(fields: &[Arc<Field>]) -> Vec<usize> {
    let mut fields: Vec<&Arc<Field>> = fields.iter().collect();
    fields.sort_by_key(|field| &field.id);
    fields.into_iter().map(|field| field.number).collect()
}

fn step_of(node: Node) -> Step {
    match node {
        Node::Section(section) => Step::Section(section),
        Node::Field(field) => Step::Field(field),
        Node::Rows(group) => Step::Rows(group),
        Node::Column(field) => Step::Column(field),
    }
}

fn bounds(kind: &Kind) -> Option<&Bounds> {
    match kind {
        Kind::Integer(bounds)
        | Kind::Number(bounds, _)
        | Kind::Amount(bounds)
        | Kind::Rate(bounds, _)
        | Kind::Date(bounds) => Some(bounds),
        _ => None,
    }
}

fn number_of(form: &FormPackage, place: &Path) -> Option<usize> {
    form.graph.by_pattern.get(&place.pattern()).copied()
}

/// The place of a rule as its row sees it: a field of rows that are not the rule's own gives way to its group.
fn place_of(form: &FormPackage, rule: &Rule, group: Option<usize>) -> Option<usize> {
    let mut homes = vec![None];
    let mut at = group;
    while let Some(group) = at {
        homes.push(Some(group));
        at = form.graph.parents[group];
    }
    let mut place = number_of(form, &rule.at)?;
    while !homes.contains(&form.graph.parents[place]) {
        place = form.graph.parents[place]?;
    }
    Some(place)
}
