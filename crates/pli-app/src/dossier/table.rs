//! Tables of spreadsheets in and out of a dossier: pasted, taken from a file, written to one.
//!
//! Reading and remarks are the core's; here are bytes, acts and views. A file is looked at first, and taken only when asked.

use std::sync::Arc;

use pli_core::dossier::{Origin, Path, Request, RowId, plan};
use pli_core::form::Field;
use pli_core::tabular::{
    Column, Format, Into, Mapping, Sheet, TabularError, Taken, columns, csv, export, open, paste,
    propose, requests, take, xlsx,
};
use pli_core::text::Language;
use pli_protocol::DossierId;
use uuid::Uuid;

use super::edit::group_path;
use super::table_view::{fault, report, view};
use super::{Act, OpenDossier, change, commit, lock, show};
use crate::app::Session;
use crate::fault::{Code, Fault};
use crate::seam::{
    ChangeView, TableFileFormat, TableMapping, TableMode, TableReportView, TableView,
};

/// A file with a table, and what it is for.
#[derive(Debug, Clone, Copy)]
pub struct TableFile<'a> {
    /// The group or table.
    pub group: &'a str,
    /// Name of the file.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The sheet; none takes the first.
    pub sheet: Option<&'a str>,
    /// Which column is which field.
    pub choice: Choice<'a>,
}

/// Which column is which field, as the person says.
#[derive(Debug, Clone, Copy)]
pub enum Choice<'a> {
    /// All of it.
    Mapping(&'a TableMapping),
    /// As proposed, but for these columns: by title, letter or number, with the field; an empty field passes a column over.
    Changes(&'a [(String, String)]),
}

/// A file, read for one table of a dossier.
pub(super) struct Reading {
    pub(super) format: Format,
    pub(super) sheets: Vec<String>,
    pub(super) sheet_name: Option<String>,
    pub(super) sheet: Sheet,
    pub(super) columns: Vec<Column>,
    pub(super) mapping: Mapping,
    pub(super) taken: Taken,
}

/// Looks at a file: what would be taken, and what is not understood. The dossier is unchanged.
pub fn read_table(
    session: &Session,
    id: DossierId,
    file: &TableFile<'_>,
) -> Result<TableView, Fault> {
    let language = show::language(session)?;
    let dossier = session.dossier(id)?;
    let dossier = lock(&dossier);
    let group = group_path(&dossier, file.group)?;
    let reading = read(&dossier, &group, file)?;
    let standing = dossier.state.rows(&group).len();
    Ok(view(&reading, standing, language))
}

/// Takes the rows of a file, as one act; the answer comes once it is durable.
pub fn import_table(
    session: &Session,
    id: DossierId,
    file: &TableFile<'_>,
    mode: TableMode,
) -> Result<ChangeView, Fault> {
    let language = show::language(session)?;
    let dossier = session.dossier(id)?;
    let mut dossier = lock(&dossier);
    let group = group_path(&dossier, file.group)?;
    let reading = read(&dossier, &group, file)?;
    let into = match mode {
        TableMode::Append => Into::Append,
        TableMode::Replace => Into::Replace,
    };
    let origin = Origin::File(file.name.to_owned());
    let requests = place(&dossier, &group, &reading.taken, into, &origin)?;
    let new_rows = new_rows(&requests);
    let act = Act::begin(session)?;
    let ops = plan(&dossier.state, &act.context, &requests);
    commit(session, &mut dossier, &ops)?;
    let mut change = change(session, &dossier, &new_rows, None)?;
    change.table = Some(report(&reading.taken, &reading.columns, language));
    Ok(change)
}

/// The requests of cells pasted at a column and row, or behind the last row; and what was not understood of them.
pub(super) fn pasted(
    dossier: &OpenDossier,
    language: Language,
    group: &Path,
    (column, row): (&str, Option<RowId>),
    text: &str,
) -> Result<(Vec<Request>, TableReportView), Fault> {
    let columns = columns(&*group_field(dossier, group)?);
    let taken = paste(text, &columns, column, language).map_err(|error| match error {
        TabularError::NoSuchColumn { name, .. } => {
            Fault::new(Code::UnknownField).with("path", format!("{group}.{name}"))
        }
        other => fault(other),
    })?;
    let into = match row {
        None => Into::Append,
        Some(row) if dossier.state.rows(group).contains(&row) => Into::From(row),
        Some(row) => return Err(Fault::new(Code::UnknownRow).with("row", row.0)),
    };
    let requests = place(dossier, group, &taken, into, &Origin::Paste)?;
    Ok((requests, report(&taken, &columns, language)))
}

/// The rows that requests add, in order.
pub(super) fn new_rows(requests: &[Request]) -> Vec<RowId> {
    let rows = requests.iter().filter_map(|request| match request {
        Request::InsertRow { row, .. } => Some(*row),
        _ => None,
    });
    rows.collect()
}

/// A table of a dossier as a file: its name and its bytes.
pub fn export_table(
    session: &Session,
    id: DossierId,
    group: &str,
    format: TableFileFormat,
) -> Result<(String, Vec<u8>), Fault> {
    let language = show::language(session)?;
    let dossier = session.dossier(id)?;
    let mut dossier = lock(&dossier);
    dossier.look(session)?;
    let path = group_path(&dossier, group)?;
    let field = group_field(&dossier, &path)?;
    let table = export(&field, &path, &dossier.view, language);
    let today = crate::app::today();
    let (bytes, extension) = match format {
        TableFileFormat::Csv => (csv(&table), "csv"),
        TableFileFormat::Xlsx => (
            xlsx(&table, field.label.get(language), today).map_err(fault)?,
            "xlsx",
        ),
    };
    Ok((format!("{}.{extension}", field.id), bytes))
}

fn group_field(dossier: &OpenDossier, group: &Path) -> Result<Arc<Field>, Fault> {
    let unknown = || Fault::new(Code::UnknownField).with("path", group);
    let field = dossier.form.field(&group.pattern()).ok_or_else(unknown)?;
    Ok(Arc::clone(field))
}

fn read(dossier: &OpenDossier, group: &Path, file: &TableFile<'_>) -> Result<Reading, Fault> {
    let columns = columns(&*group_field(dossier, group)?);
    let book = open(file.bytes).map_err(fault)?;
    let sheet = book.sheet(file.sheet).map_err(fault)?;
    let mut mapping = propose(&sheet, &columns);
    match file.choice {
        Choice::Mapping(said) => {
            mapping.titles = said
                .titles
                .and_then(|line| usize::try_from(line).ok()?.checked_sub(1));
            mapping.fields.clone_from(&said.fields);
            mapping.fields.resize(sheet.width(), None);
        }
        Choice::Changes(changes) => {
            for (column, field) in changes {
                mapping
                    .put(&sheet, &columns, column, field)
                    .map_err(fault)?;
            }
        }
    }
    let taken = take(&sheet, &mapping, &columns).map_err(fault)?;
    Ok(Reading {
        format: book.format,
        sheet_name: file
            .sheet
            .map(str::to_owned)
            .or_else(|| book.sheets.first().cloned()),
        sheets: book.sheets,
        sheet,
        columns,
        mapping,
        taken,
    })
}

fn place(
    dossier: &OpenDossier,
    group: &Path,
    taken: &Taken,
    into: Into,
    origin: &Origin,
) -> Result<Vec<Request>, Fault> {
    let columns = columns(&*group_field(dossier, group)?);
    let mut new_row = || RowId(Uuid::now_v7());
    requests(
        &dossier.state,
        group,
        &columns,
        taken,
        into,
        origin,
        &mut new_row,
    )
    .map_err(fault)
}
