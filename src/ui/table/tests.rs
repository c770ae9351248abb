//! A table of fruit: rows that need no journey.

use std::borrow::Cow;
use std::cell::Cell;

use super::*;
use crate::edit::Edit;
use crate::vocabulary::{Label, Words};

/// Names with sizes and colours.
#[derive(Clone, Debug)]
pub struct Fruit {
    columns: Vec<Column>,
    /// Name, size, colour.
    pub rows: Vec<(String, Option<f64>, &'static str)>,
    ids: Vec<String>,
    /// How many values were asked for.
    pub asked: Cell<usize>,
}

/// A table that shows it as at first.
pub fn state(fruit: &Fruit) -> State {
    let mut state = State::remembered(crate::settings::TableLook::default());
    state.follow(fruit, 1, crate::model::Lang::En);
    state
}

impl Fruit {
    /// Four, with a size that is not known.
    pub fn basket() -> Self {
        let red = Offer::worded("red", Label::new("red", "rood"));
        let green = Offer::worded("green", Label::new("green", "groen"));
        let yellow = Offer::worded("yellow", Label::new("yellow", "geel"));
        let columns = vec![
            Column::new("name", Label::new("Name", "Naam"), Kind::Text).leading(),
            Column::new("size", Label::new("Size", "Maat"), Kind::score(1, 9)),
            Column::new(
                "colour",
                Label::new("Colour", "Kleur"),
                Kind::Choice { offers: vec![green, red, yellow], needed: true },
            ),
            Column::new("tags", Label::new("Tags", "Labels"), Kind::Text).hidden(),
        ];
        let rows = [
            ("Pear 10", Some(2.0), "green"),
            ("Apple", Some(3.0), "red"),
            ("Quince", None, "yellow"),
            ("Pear 9", Some(3.0), "green"),
        ];
        let rows: Vec<_> =
            rows.into_iter().map(|(name, size, colour)| (name.to_owned(), size, colour)).collect();
        let ids = rows.iter().map(|(name, ..)| name.to_lowercase().replace(' ', "-")).collect();
        Self { columns, rows, ids, asked: Cell::new(0) }
    }

    /// So many trees, by number.
    pub fn orchard(count: usize) -> Self {
        let rows: Vec<_> = (0..count).map(|at| (format!("Tree-{at}"), Some(3.0), "green")).collect();
        let ids = rows.iter().map(|(name, ..)| name.to_lowercase()).collect();
        Self { rows, ids, ..Self::basket() }
    }
}

impl Source for Fruit {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn id(&self, row: usize) -> &str {
        &self.ids[row]
    }

    fn title(&self, row: usize) -> Cow<'_, str> {
        Cow::Borrowed(&self.rows[row].0)
    }

    fn value(&self, row: usize, column: usize) -> Value<'_> {
        self.asked.set(self.asked.get() + 1);
        let (name, size, colour) = &self.rows[row];
        match column {
            0 => Value::Text(Cow::Borrowed(name)),
            1 => size.map_or(Value::Unset, Value::Number),
            2 => Value::Choice(Cow::Borrowed(colour)),
            _ => Value::Unset,
        }
    }

    fn change(&self, _: &[Change]) -> Vec<Edit> {
        vec![Edit::ClearDangling]
    }

    fn add(&self, _: &[Draft]) -> Vec<Edit> {
        vec![Edit::ClearDangling]
    }

    fn makes(&self) -> Option<usize> {
        Some(0)
    }

    fn remove(&self, _: &[usize]) -> Vec<Edit> {
        Vec::new()
    }

    fn is_open(&self) -> bool {
        true
    }

    fn noun(&self) -> Words {
        Words { one: Label::new("{n} fruit", "{n} vrucht"), other: Label::new("{n} fruits", "{n} vruchten") }
    }
}
