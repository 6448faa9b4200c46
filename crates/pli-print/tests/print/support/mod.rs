//! Documents to print: a believable answer to a call for training, and what people should not do but will.

pub(crate) mod deposit;
pub(crate) mod far;
pub(crate) mod judge;
pub(crate) mod nasty;

use jiff::civil::date;
use pli_print::{Align, Block, Column, Fact, Field, Moment, Section, Source, Table};

pub(crate) fn paris(year: i16, month: i8, day: i8, hour: i8, minute: i8, second: i8) -> Moment {
    let local = date(year, month, day).at(hour, minute, second, 0);
    let winter = jiff::tz::TimeZone::fixed(jiff::tz::offset(1));
    let at = winter.to_timestamp(local).expect("a moment of our time");
    Moment {
        at,
        local,
        clock: "heure de Paris".to_owned(),
    }
}

pub(crate) fn digest(seed: usize) -> String {
    (0..8)
        .map(|i| {
            let mixed = (seed + 1)
                .wrapping_mul(2_654_435_761)
                .wrapping_add(i * 40_503)
                .wrapping_mul(2_246_822_519);
            format!("{:08x}", mixed & 0xffff_ffff)
        })
        .collect()
}

pub(crate) fn field(label: &str, value: &str) -> Block {
    Block::Field(Field {
        label: label.to_owned(),
        value: value.to_owned(),
        source: Source::Answer,
    })
}

pub(crate) fn computed(label: &str, value: &str) -> Block {
    Block::Field(Field {
        label: label.to_owned(),
        value: value.to_owned(),
        source: Source::Computed,
    })
}

pub(crate) fn long_text(label: &str, value: &str) -> Block {
    Block::LongText(Field {
        label: label.to_owned(),
        value: value.to_owned(),
        source: Source::Answer,
    })
}

pub(crate) fn fact(label: &str, value: &str) -> Fact {
    Fact {
        label: label.to_owned(),
        value: value.to_owned(),
    }
}

pub(crate) fn column(label: &str, align: Align) -> Column {
    Column {
        label: label.to_owned(),
        align,
        source: Source::Answer,
    }
}

pub(crate) fn table(label: &str, columns: Vec<Column>, rows: Vec<Vec<String>>) -> Block {
    Block::Table(Table {
        label: label.to_owned(),
        columns,
        rows,
    })
}

pub(crate) fn section(title: &str, blocks: Vec<Block>) -> Section {
    Section {
        title: title.to_owned(),
        blocks,
    }
}
