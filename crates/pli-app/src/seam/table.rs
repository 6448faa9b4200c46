//! Tables of spreadsheets: a file looked at before anything is taken, taken, and what was not understood.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Looks at a file with a table. Nothing is taken.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TableReadRequest {
    /// Identity of the dossier.
    pub id: String,
    /// The group or table that the rows are for.
    pub group: String,
    /// Name of the file.
    pub name: String,
    /// Its bytes.
    pub base64: String,
    /// The sheet; none takes the first.
    #[serde(default)]
    pub sheet: Option<String>,
    /// Which column is which field; none proposes.
    #[serde(default)]
    pub mapping: Option<TableMapping>,
}

/// Takes the rows of a file, as one act that undo takes back.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TableImportRequest {
    /// The file as it was looked at.
    pub file: TableReadRequest,
    /// Where the rows go.
    pub mode: TableMode,
}

/// Where the rows of a file go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TableMode {
    /// Behind those that stand.
    Append,
    /// In their place.
    Replace,
}

/// Which column of a sheet is which field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TableMapping {
    /// The line of titles, from 1; none where the sheet begins with its rows.
    pub titles: Option<u32>,
    /// The field of each column; none where a column is passed over.
    pub fields: Vec<Option<String>>,
}

/// A file as it would be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TableView {
    /// `csv`, `xlsx` or `ods`.
    pub format: String,
    /// How the characters of a CSV file are written.
    pub encoding: Option<String>,
    /// What parts the cells of a CSV file.
    pub separator: Option<String>,
    /// Sheets of the file; empty for CSV.
    pub sheets: Vec<String>,
    /// The sheet that was read; none for CSV.
    pub sheet: Option<String>,
    /// Which column is which field.
    pub mapping: TableMapping,
    /// The columns of the sheet.
    pub columns: Vec<TableColumnView>,
    /// The fields that a column can be for.
    pub fields: Vec<TableFieldView>,
    /// Rows that stand in the dossier now.
    pub standing_rows: u32,
    /// What would be taken, and what is not understood.
    pub report: TableReportView,
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TableColumnView {
    /// Its letter in the spreadsheet, `A`.
    pub letter: String,
    /// Its title; empty where there is none.
    pub title: String,
    /// Its first cells that hold something.
    pub samples: Vec<TableSampleView>,
}

/// A cell, and how it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TableSampleView {
    /// What stands in the sheet.
    pub text: String,
    /// What the dossier would show; empty where no field takes the column.
    pub shown: String,
}

/// A field that a column can be for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TableFieldView {
    /// Identifier, `amount`, `addr.city`.
    pub id: String,
    /// Label in words.
    pub label: String,
}

/// What a table gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TableReportView {
    /// Rows taken.
    pub rows: u32,
    /// Blank lines passed over.
    pub blank_lines: u32,
    /// The first remarks, in the order of the sheet.
    pub remarks: Vec<TableRemarkView>,
    /// How many remarks there are in all.
    pub remark_count: u32,
}

/// A cell or column that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TableRemarkView {
    /// Line in the sheet, from 1.
    pub line: u32,
    /// Letter of the column in the sheet.
    pub column: String,
    /// Label of the field that it is for; none where no field takes it.
    pub field: Option<String>,
    /// What stands there.
    pub text: String,
    /// Why; its words stand in the locales as `remark-<why>`.
    pub why: String,
    /// Whether it is kept as typed, with a finding, or left out.
    pub kept: bool,
}

/// A table as a file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TableExportRequest {
    /// Identity of the dossier.
    pub id: String,
    /// The group or table.
    pub group: String,
    /// How it is written.
    pub format: TableFileFormat,
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TableFileFormat {
    /// CSV that a French spreadsheet opens.
    Csv,
    /// XLSX.
    Xlsx,
}
