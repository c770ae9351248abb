//! What a paste, a fill or a typed text changes in a table, and what of it was not understood. Every
//! one of them is one step of undo. Knows no window.

use super::reading::{Reading, Trouble, read};
use super::source::{Change, Draft, Source};
use super::state::{Spot, State, has_foot};
use super::tsv;
use super::value::{Kind, Value};
use crate::model::Lang;
use crate::vocabulary::Label;

/// What became of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// It was taken for this, by its name in English and Dutch.
    Taken([String; 2]),
    /// It was left out.
    Left(Trouble),
    /// There is no column for it.
    Beyond,
}

/// A text that was not understood just as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The title of its row; empty for a new one.
    pub row: String,
    /// Its column.
    pub column: Option<Label>,
    /// The text.
    pub text: String,
    /// What became of it.
    pub fate: Fate,
}

/// What became of what was pasted, filled or cleared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// How many cells have another value.
    pub changed: usize,
    /// What was not understood.
    pub notes: Vec<Note>,
}

/// A paste that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    /// Cells with another value.
    pub changes: Vec<Change>,
    /// Rows that are not there yet.
    pub drafts: Vec<Draft>,
    /// What was not understood.
    pub report: Report,
}

/// Whether two values say the same.
fn same(one: &Value<'_>, other: &Value<'_>) -> bool {
    one == other || (one.is_unset() && other.is_unset())
}

/// The change that this text makes in a cell; nothing if it says what stands there already.
pub fn typed(
    source: &dyn Source,
    (row, column): (usize, usize),
    text: &str,
    lang: Lang,
) -> Result<(Option<Change>, Option<Note>), Trouble> {
    let Some(kind) = source.columns().get(column).map(|column| &column.kind) else {
        return Ok((None, None));
    };
    let (value, near) = understood(kind, text, lang)?;
    let note = near.then(|| note(source, Some(row), column, text, taken(kind, &value)));
    let change = (!same(&source.value(row, column), &value)).then_some(Change { row, column, value });
    Ok((change, note))
}

/// The value, and whether it is not quite what the text says.
pub fn understood(kind: &Kind, text: &str, lang: Lang) -> Result<(Value<'static>, bool), Trouble> {
    match read(kind, text, lang) {
        Reading::Exact(value) => Ok((value, false)),
        Reading::Near(value) => Ok((value, true)),
        Reading::Not(trouble) => Err(trouble),
    }
}

fn taken(kind: &Kind, value: &Value<'_>) -> Fate {
    Fate::Taken([Lang::En, Lang::Nl].map(|lang| kind.written(value, lang).into_owned()))
}

/// What became of a text in a row, or in the one for new rows.
pub fn note(source: &dyn Source, row: Option<usize>, column: usize, text: &str, fate: Fate) -> Note {
    let row = row.map(|row| source.title(row).into_owned()).unwrap_or_default();
    let label = source.columns().get(column).map(|column| column.label);
    Note { row, column: label, text: text.to_owned(), fate }
}

/// The marked cells as rows of text.
pub fn copied(source: &dyn Source, state: &State, lang: Lang) -> String {
    let (from, to) = state.range();
    let columns = state.columns.get(from.column..=to.column).unwrap_or_default();
    let cell = |row: usize, column: usize| {
        let value = source.value(row, column);
        let kind = source.columns().get(column).map(|column| &column.kind);
        kind.map_or_else(String::new, |kind| kind.written(&value, lang).into_owned())
    };
    let rows: Vec<Vec<String>> = state
        .marked_rows()
        .iter()
        .map(|row| columns.iter().map(|(column, _)| cell(*row, *column)).collect())
        .collect();
    tsv::write(&rows)
}

/// Text from the clipboard over the marked cells. A row of headings says which column is which; one
/// cell fills all that are marked; a block is repeated where the marked cells hold it several times.
pub fn pasted(source: &dyn Source, state: &State, text: &str, lang: Lang) -> Pasted {
    let mut block = tsv::read(text);
    let (from, to) = state.range();
    let headed = block.first().and_then(|first| headings(source, first)).filter(|_| block.len() > 1);
    let columns: Vec<Option<usize>> = match headed {
        Some(columns) => {
            block.remove(0);
            columns
        }
        None => {
            let wide = block.iter().map(Vec::len).max().unwrap_or(0);
            let wide = repeated(to.column - from.column + 1, wide);
            (0..wide).map(|at| state.column(from.column + at)).collect()
        }
    };
    let high = repeated(to.row - from.row + 1, block.len());
    let mut pasted = Pasted::default();
    for at in 0..high {
        let Some(line) = block.get(at % block.len().max(1)) else { continue };
        let row = state.rows.get(from.row + at).copied();
        let mut draft = Draft::new();
        for (place, column) in columns.iter().enumerate() {
            let Some(text) =
                line.get(place % line.len().max(1)).filter(|_| place < repeated_in(line, &columns))
            else {
                continue;
            };
            match column {
                Some(column) => cell(source, (row, *column), text, lang, &mut pasted, &mut draft),
                None if text.is_empty() => {}
                None => pasted.report.notes.push(Note {
                    row: row.map(|row| source.title(row).into_owned()).unwrap_or_default(),
                    column: None,
                    text: text.clone(),
                    fate: Fate::Beyond,
                }),
            }
        }
        if row.is_none() && !draft.is_empty() && has_foot(source) {
            pasted.drafts.push(draft);
        }
    }
    pasted.report.changed = pasted.changes.len();
    pasted
}

/// A line that is shorter than the others ends there; only one that is repeated goes on.
fn repeated_in(line: &[String], columns: &[Option<usize>]) -> usize {
    if columns.len().is_multiple_of(line.len().max(1)) { columns.len() } else { line.len() }
}

/// So many cells are filled by a block of `own` where `marked` are marked.
fn repeated(marked: usize, own: usize) -> usize {
    if own > 0 && marked > own && marked.is_multiple_of(own) { marked } else { own }
}

fn cell(
    source: &dyn Source,
    (row, column): (Option<usize>, usize),
    text: &str,
    lang: Lang,
    pasted: &mut Pasted,
    draft: &mut Draft,
) {
    let Some(kind) = source.columns().get(column).map(|column| &column.kind) else { return };
    let Some(row) = row else {
        match understood(kind, text, lang) {
            Ok((value, _)) if value.is_unset() => {}
            Ok((value, near)) => {
                if near {
                    pasted.report.notes.push(note(source, None, column, text, taken(kind, &value)));
                }
                draft.push((column, value));
            }
            // A new row is given what is only shown.
            Err(Trouble::Fixed | Trouble::Needed) => {}
            Err(trouble) => pasted.report.notes.push(note(source, None, column, text, Fate::Left(trouble))),
        }
        return;
    };
    let there = source.value(row, column);
    if kind.written(&there, lang) == text {
        return;
    }
    match typed(source, (row, column), text, lang) {
        Ok((change, told)) => {
            pasted.changes.extend(change);
            pasted.report.notes.extend(told);
        }
        Err(trouble) => pasted.report.notes.push(note(source, Some(row), column, text, Fate::Left(trouble))),
    }
}

/// The columns that a row of headings names, in either language; nothing unless all of at least two
/// cells are headings, each another one.
fn headings(source: &dyn Source, line: &[String]) -> Option<Vec<Option<usize>>> {
    let place = |text: &String| {
        let text = text.trim().to_lowercase();
        let named = |label: Label| label.en.to_lowercase() == text || label.nl.to_lowercase() == text;
        source.columns().iter().position(|column| named(column.label))
    };
    let found: Vec<usize> = line.iter().map(place).collect::<Option<_>>()?;
    let mut each = found.clone();
    each.sort_unstable();
    each.dedup();
    (found.len() > 1 && each.len() == found.len()).then(|| found.into_iter().map(Some).collect())
}

/// The first marked row into the others; a single row gets what stands above it.
pub fn filled(source: &dyn Source, state: &State) -> Vec<Change> {
    let (from, to) = state.range();
    let first = if from.row == to.row { from.row.checked_sub(1) } else { Some(from.row) };
    let Some(first) = first else { return Vec::new() };
    let Some(pattern) = state.rows.get(first).copied() else { return Vec::new() };
    let end = (to.row + 1).min(state.rows.len());
    let rows = state.rows.get(first + 1..end).unwrap_or_default();
    let columns = state.columns.get(from.column..=to.column).unwrap_or_default();
    let open = |column: usize| source.columns().get(column).is_some_and(|column| column.kind.is_open());
    let mut changes = Vec::new();
    for (column, _) in columns.iter().filter(|(column, _)| open(*column)) {
        let value = source.value(pattern, *column).into_owned();
        let others = rows.iter().filter(|row| !same(&source.value(**row, *column), &value));
        changes.extend(others.map(|row| Change { row: *row, column: *column, value: value.clone() }));
    }
    changes
}

/// Empties the marked cells, where they may be empty.
pub fn cleared(source: &dyn Source, state: &State, lang: Lang) -> Pasted {
    let (from, to) = state.range();
    let columns = state.columns.get(from.column..=to.column).unwrap_or_default();
    let mut pasted = Pasted::default();
    for row in state.marked_rows() {
        for (column, _) in columns {
            if !source.value(*row, *column).is_unset() {
                cell(source, (Some(*row), *column), "", lang, &mut pasted, &mut Draft::new());
            }
        }
    }
    pasted.report.changed = pasted.changes.len();
    pasted
}

/// What stands in a cell, as text for a field.
pub fn text_at(source: &dyn Source, state: &State, spot: Spot, lang: Lang) -> String {
    let Some(column) = state.column(spot.column) else { return String::new() };
    let Some(kind) = source.columns().get(column).map(|column| &column.kind) else { return String::new() };
    match state.rows.get(spot.row) {
        Some(row) => kind.written(&source.value(*row, column), lang).into_owned(),
        None => {
            let drafted = state.draft.get(&column);
            drafted.map(|value| kind.written(value, lang).into_owned()).unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::{Fruit, state};
    use super::*;
    use crate::settings::TableLook;

    fn mark(state: &mut State, (top, left): (usize, usize), (bottom, right): (usize, usize)) {
        state.anchor = Spot { row: top, column: left };
        state.cursor = Spot { row: bottom, column: right };
    }

    #[test]
    fn a_block_goes_over_the_cells_and_says_what_it_did_not_understand() {
        let fruit = Fruit::basket();
        let mut state = state(&fruit);
        mark(&mut state, (0, 1), (0, 1));
        let pasted = pasted(&fruit, &state, "4\trood\n9\tgreeen\nmany\tpurple\textra", Lang::En);
        assert_eq!(pasted.changes.len(), 4, "{pasted:?}");
        assert_eq!(pasted.changes[1].value, Value::Choice("red".into()));
        let fates: Vec<_> = pasted.report.notes.iter().map(|note| (note.row.as_str(), &note.fate)).collect();
        let green = Fate::Taken(["green".to_owned(), "groen".to_owned()]);
        assert_eq!(fates[0], ("Apple", &green));
        assert_eq!(fates[1], ("Quince", &Fate::Left(Trouble::NoNumber)));
        assert!(matches!(fates[2].1, Fate::Left(Trouble::Unknown(_))));
        assert_eq!(fates[3], ("Quince", &Fate::Beyond));
    }

    #[test]
    fn one_cell_fills_all_and_a_block_is_repeated() {
        let fruit = Fruit::basket();
        let mut state = state(&fruit);
        mark(&mut state, (0, 1), (3, 1));
        let sizes = |text: &str| -> Vec<(usize, Value<'static>)> {
            let changes = pasted(&fruit, &state, text, Lang::En).changes;
            changes.into_iter().map(|change| (change.row, change.value)).collect()
        };
        let eight = Value::Number(8.0);
        assert_eq!(sizes("8").len(), 4);
        assert_eq!(
            sizes("8\n7\n"),
            [(0, eight.clone()), (1, Value::Number(7.0)), (2, eight), (3, Value::Number(7.0))]
        );
        assert_eq!(sizes("8\n7\n6").len(), 3, "no multiple: just the block");
    }

    #[test]
    fn headings_say_which_column_is_which() {
        let fruit = Fruit::basket();
        let state = state(&fruit);
        let pasted = pasted(&fruit, &state, "Kleur\tSize\nred\t3\n", Lang::En);
        let columns: Vec<_> = pasted.changes.iter().map(|change| change.column).collect();
        assert_eq!(columns, [2, 1]);
    }

    #[test]
    fn rows_that_are_not_there_are_offered() {
        let fruit = Fruit::basket();
        let mut state = state(&fruit);
        mark(&mut state, (3, 0), (3, 0));
        let pasted = pasted(&fruit, &state, "Fig\t2\nPlum\t\tred\n\t\n", Lang::En);
        assert_eq!(pasted.changes.len(), 2);
        let plum = vec![(0, Value::Text("Plum".into())), (2, Value::Choice("red".into()))];
        assert_eq!(pasted.drafts, [plum]);
    }

    #[test]
    fn fill_down_takes_the_first_row_or_the_one_above() {
        let fruit = Fruit::basket();
        let mut state = state(&fruit);
        mark(&mut state, (0, 1), (3, 2));
        let rows = |changes: Vec<Change>| -> Vec<(usize, usize)> {
            changes.iter().map(|change| (change.row, change.column)).collect()
        };
        assert_eq!(rows(filled(&fruit, &state)), [(1, 1), (2, 1), (3, 1), (1, 2), (2, 2)]);
        mark(&mut state, (1, 2), (1, 2));
        assert_eq!(rows(filled(&fruit, &state)), [(1, 2)]);
        mark(&mut state, (0, 2), (0, 2));
        assert_eq!(filled(&fruit, &state), []);
    }

    #[test]
    fn what_must_be_there_is_not_cleared() {
        let fruit = Fruit::basket();
        let mut state = state(&fruit);
        mark(&mut state, (0, 0), (0, 2));
        let cleared = cleared(&fruit, &state, Lang::En);
        assert_eq!(cleared.changes.len(), 2);
        assert_eq!(cleared.report.notes[0].fate, Fate::Left(Trouble::Needed));
    }

    proptest! {
        #[test]
        fn what_is_copied_and_pasted_on_itself_changes_nothing(
            top in 0_usize..4, left in 0_usize..3, bottom in 0_usize..4, right in 0_usize..3, dutch: bool
        ) {
            let fruit = Fruit::basket();
            let lang = if dutch { Lang::Nl } else { Lang::En };
            let mut state = State::remembered(TableLook::default());
            state.follow(&fruit, 1, lang);
            mark(&mut state, (top, left), (bottom, right));
            let text = copied(&fruit, &state, lang);
            prop_assert_eq!(pasted(&fruit, &state, &text, lang), Pasted::default());
        }

        #[test]
        fn any_text_can_be_pasted(text in "[a-z\t\n\"0-9]{0,40}", row in 0_usize..5, column in 0_usize..3) {
            let fruit = Fruit::basket();
            let mut state = state(&fruit);
            mark(&mut state, (row, column), (row, column));
            let pasted = pasted(&fruit, &state, &text, Lang::En);
            prop_assert!(pasted.changes.iter().all(|change| change.row < 4 && change.column < 4));
        }
    }
}
