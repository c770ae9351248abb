//! How the parts of the plan put what they know into cells of tables.

use super::Plan;
use crate::model::{ChannelId, Choice};
use crate::report::{Cell, Column, Table};
use crate::vocabulary::{Label, Labelled, channel_label};

impl Plan<'_> {
    /// A table with these headings, each with its width in letters.
    pub(super) fn table(
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

    /// What a channel is called.
    pub(super) fn channel(&self, id: &ChannelId) -> String {
        channel_label(self.workspace, id.as_str(), self.lang)
    }
}

/// A figure; nothing where there is none.
pub(super) fn figure(figure: Option<impl Into<f64>>) -> Cell {
    figure.map_or_else(|| "".into(), |figure| Cell::Number(figure.into()))
}
