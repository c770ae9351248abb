//! The rows of a table as texts to look in, read once for each state of the rows and a part at a time,
//! so that no frame waits for ten thousand of them. Knows no window.

use super::source::Source;
use super::value::Value;
use crate::model::Lang;

/// So many rows are read at once.
pub const PART: usize = 1_500;

/// What was read: of which state of the rows, in which language, of which columns.
type Key = (u64, Lang, Vec<usize>);

/// The texts of the rows that were read so far, in small letters.
#[derive(Clone, Debug, Default)]
pub struct Index {
    key: Option<Key>,
    texts: Vec<String>,
}

/// Stands between the cells of a row, where nobody's search goes across.
const BETWEEN: char = '\u{1}';

impl Index {
    /// Reads on; whether every row is read.
    pub fn read(
        &mut self,
        source: &dyn Source,
        (revision, lang): (u64, Lang),
        columns: impl Iterator<Item = usize>,
    ) -> bool {
        let columns: Vec<usize> = columns.collect();
        let known = self
            .key
            .as_ref()
            .is_some_and(|(known, spoken, of)| (*known, *spoken) == (revision, lang) && *of == columns);
        if !known {
            self.texts.clear();
            self.key = Some((revision, lang, columns.clone()));
        }
        let from = self.texts.len();
        for row in from..source.len().min(from + PART) {
            self.texts.push(text_of(source, row, &columns, lang));
        }
        self.texts.len() >= source.len()
    }

    /// Whether a row holds this text, which is in small letters.
    pub fn holds(&self, row: usize, small: &str) -> bool {
        self.texts.get(row).is_some_and(|text| text.contains(small))
    }
}

fn text_of(source: &dyn Source, row: usize, columns: &[usize], lang: Lang) -> String {
    let mut text = String::new();
    for at in columns {
        let Some(column) = source.columns().get(*at) else { continue };
        let value = source.value(row, *at);
        match &value {
            Value::Unset => continue,
            // A search looks in each name for itself.
            Value::Several(ids) => {
                for id in ids {
                    text.push_str(&column.kind.written(&Value::Choice(id.clone()), lang));
                    text.push(BETWEEN);
                }
            }
            value => text.push_str(&column.kind.written(value, lang)),
        }
        text.push(BETWEEN);
    }
    text.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::state::State;
    use super::super::tests::Fruit;
    use super::*;
    use crate::settings::TableLook;

    #[test]
    fn ten_thousand_rows_are_read_in_parts_and_only_once() {
        let orchard = Fruit::orchard(10_000);
        let mut state = State::remembered(TableLook::default());
        state.follow(&orchard, 1, Lang::En);
        assert_eq!(state.rows.len(), 10_000);
        let mut frames = 0;
        state.search = "Tree-77".into();
        state.stale = true;
        while state.stale {
            orchard.asked.set(0);
            state.follow(&orchard, 1, Lang::En);
            assert!(orchard.asked.get() <= PART * 3, "{} in one frame", orchard.asked.get());
            frames += 1;
            assert!(frames < 20);
        }
        assert_eq!((frames, state.rows.len()), (7, 1 + 10 + 100));
        // What is typed on asks nothing of the rows any more.
        state.search = "tree-777".into();
        state.stale = true;
        orchard.asked.set(0);
        state.follow(&orchard, 1, Lang::En);
        assert_eq!((state.stale, orchard.asked.get(), state.rows.len()), (false, 0, 11));
        // Other rows are read anew.
        state.stale = true;
        state.follow(&orchard, 2, Lang::En);
        assert!(state.stale && state.is_reading());
    }

    #[test]
    fn a_search_looks_in_each_cell_for_itself_in_the_language_shown() {
        let fruit = Fruit::basket();
        let mut index = Index::default();
        assert!(index.read(&fruit, (1, Lang::Nl), 0..3));
        assert!(index.holds(0, "pear 10") && index.holds(0, "groen") && !index.holds(0, "green"));
        assert!(!index.holds(0, "pear 102") && !index.holds(2, "groen"));
        index.read(&fruit, (1, Lang::En), 0..1);
        assert!(!index.holds(0, "green"), "only the columns that are shown");
    }
}
