//! How the parts of the plan put what they know into cells of tables.

use super::{Plan, people};
use crate::model::{ChannelId, Choice};
use crate::report::{Cell, Column, Table};
use crate::vocabulary::{Label, Labelled, NOT_ASSESSED, channel_label};

const YES: Label = Label::new("yes", "ja");
const NO: Label = Label::new("no", "nee");
const MINUTES: Label = Label::new("min", "min");

impl Plan<'_> {
    /// A table with as many columns as are asked for.
    pub(super) fn grid(
        &self,
        id: &str,
        title: Label,
        columns: &[(Label, u16)],
        rows: Vec<Vec<Cell>>,
    ) -> Table {
        let columns = columns.iter().map(|(label, width)| Column::new(label.text(self.lang), *width));
        let title = title.text(self.lang).to_owned();
        Table { id: id.to_owned(), title, columns: columns.collect(), rows }
    }

    /// The word for a value; nothing where there is none.
    pub(super) fn word<V: Choice + Labelled>(&self, value: Option<V>) -> Cell {
        value.map_or("", |value| value.label().text(self.lang)).into()
    }

    /// The words for several values.
    pub(super) fn words<V: Choice + Labelled>(&self, values: &[V]) -> Cell {
        let words: Vec<&str> = values.iter().map(|value| value.label().text(self.lang)).collect();
        words.join("; ").into()
    }

    /// Yes, no, or that nobody knows.
    pub(super) fn known(&self, known: Option<bool>) -> Cell {
        known.map_or(NOT_ASSESSED, |known| if known { YES } else { NO }).text(self.lang).into()
    }

    /// Yes, or nothing.
    pub(super) fn mark(&self, is_there: bool) -> Cell {
        if is_there { YES.text(self.lang) } else { "" }.into()
    }

    /// What a channel is called.
    pub fn channel(&self, id: &ChannelId) -> String {
        channel_label(self.workspace, id.as_str(), self.lang)
    }

    /// What several channels are called.
    pub(super) fn channels(&self, ids: &[ChannelId]) -> Cell {
        let names: Vec<String> = ids.iter().map(|id| self.channel(id)).collect();
        names.join("; ").into()
    }
}

impl Table {
    /// Says of the columns with these headings that their figures are minutes.
    pub(super) fn in_minutes(mut self, headings: &[Label], lang: crate::model::Lang) -> Self {
        for column in &mut self.columns {
            if headings.iter().any(|heading| heading.text(lang) == column.title) {
                column.unit = Some(MINUTES.text(lang));
            }
        }
        self
    }
}

/// A time in minutes; nothing where there is none.
pub(super) fn minutes(minutes: Option<impl Into<f64>>) -> Cell {
    minutes.map_or_else(|| "".into(), |minutes| Cell::Minutes(minutes.into()))
}

/// A figure; nothing where there is none.
pub(super) fn figure(figure: Option<impl Into<f64>>) -> Cell {
    figure.map_or_else(|| "".into(), |figure| Cell::Number(figure.into()))
}

/// How many uses there are.
pub(super) fn count(entry: &people::Entry) -> Cell {
    u32::try_from(entry.uses.len()).map_or(f64::from(u32::MAX), f64::from).into()
}
