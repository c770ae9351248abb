//! Which column of a table is what. What a heading says exactly or by another word is taken; what it may
//! mean by a slip is offered and not taken; everything else goes to the notes unless somebody says
//! otherwise.

use std::collections::BTreeMap;

use super::draft::{Draft, DraftLink, DraftPhase, DraftTouchpoint, Found, Grid, LeftOver};
use crate::inventory::{Column, Kind, PHASE, Rows, plain, unguard};
use crate::model::Lang;
use crate::vocabulary::{Label, Query};

/// What a column is used for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Use {
    /// The field with this id.
    Field(&'static str),
    /// The notes, behind the heading.
    #[default]
    Notes,
    /// Nothing; it is listed as left over.
    Nothing,
}

impl Use {
    /// How it is remembered.
    pub fn id(self) -> &'static str {
        match self {
            Self::Field(id) => id,
            Self::Notes => "(notes)",
            Self::Nothing => "(nothing)",
        }
    }

    /// The use with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "(notes)" => Some(Self::Notes),
            "(nothing)" => Some(Self::Nothing),
            id => {
                let columns = Rows::Touchpoints.columns();
                columns.iter().find(|column| column.id == id).map(|column| Self::Field(column.id))
            }
        }
    }
}

/// What columns were used for before, by their headings as plain words.
pub type Remembered = BTreeMap<String, String>;

/// What the columns of a table are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mapping {
    /// The row with the headings; nothing if there is none.
    pub heading: Option<usize>,
    /// What each column is used for.
    pub uses: Vec<Use>,
    /// For columns that nothing was taken for: what the heading comes near to.
    pub near: Vec<Option<&'static str>>,
    /// Whether Wandel wrote the table, so that there is nothing to ask.
    pub ours: Option<Rows>,
}

/// In how many first rows the headings are looked for.
const HEAD: usize = 20;

impl Mapping {
    /// What the headings of a table say.
    pub fn of(grid: &Grid, remembered: &Remembered) -> Self {
        if let Some(rows) = ours(grid) {
            let uses = uses_of(grid.rows.first().map(Vec::as_slice).unwrap_or_default(), rows);
            return Self { heading: Some(0), near: vec![None; uses.len()], uses, ours: Some(rows) };
        }
        let columns = Rows::Touchpoints.columns();
        let known = |row: &Vec<String>| {
            let known = |cell: &&String| {
                remembered.contains_key(&plain(cell)) || Rows::Touchpoints.meant(cell).is_some()
            };
            row.iter().filter(|cell| !cell.trim().is_empty()).filter(known).count()
        };
        let head = grid.rows.iter().take(HEAD).enumerate().max_by_key(|(at, row)| (known(row), HEAD - at));
        let width = grid.rows.iter().map(Vec::len).max().unwrap_or(0);
        let Some((heading, row)) = head.filter(|(_, row)| known(row) > 0) else {
            // Without headings the first column that is filled is most likely the title.
            let first =
                (0..width).find(|at| grid.rows.iter().any(|row| row.get(*at).is_some_and(|c| !c.is_empty())));
            let uses = (0..width).map(|at| if Some(at) == first { Use::Field("title") } else { Use::Notes });
            return Self { heading: None, uses: uses.collect(), near: vec![None; width], ours: None };
        };
        let mut mapping = Self { heading: Some(heading), ..Self::default() };
        mapping.uses = vec![Use::Notes; width];
        mapping.near = vec![None; width];
        for wanted in [3, 2, 1] {
            for (at, cell) in row.iter().enumerate() {
                mapping.take(at, cell, wanted, remembered);
            }
        }
        for (at, cell) in row.iter().enumerate() {
            let taken = mapping.uses.get(at).is_some_and(|one| matches!(one, Use::Field(_)));
            if !taken && let Some(slot) = mapping.near.get_mut(at) {
                *slot = near(cell, &columns);
            }
        }
        mapping
    }

    /// Takes a heading for what it means this surely: 3 is remembered, 2 its own words, 1 others.
    fn take(&mut self, at: usize, cell: &str, wanted: u8, remembered: &Remembered) {
        let known = remembered.get(&plain(cell)).and_then(|id| Use::from_id(id));
        let found = match wanted {
            3 => known,
            _ if known.is_some() => return,
            sure => Rows::Touchpoints
                .meant(cell)
                .filter(|(_, surely)| *surely == sure)
                .map(|(column, _)| Use::Field(column.id)),
        };
        let Some(found) = found else { return };
        let free = !matches!(found, Use::Field(_)) || !self.uses.contains(&found);
        if let Some(slot) = self.uses.get_mut(at).filter(|slot| free && **slot == Use::Notes) {
            *slot = found;
        }
    }

    /// The headings by column; "A", "B" … where there are none.
    pub fn headings(&self, grid: &Grid) -> Vec<String> {
        let row = self.heading.and_then(|at| grid.rows.get(at));
        (0..self.uses.len())
            .map(|at| match row.and_then(|row| row.get(at)).map(|cell| cell.trim()) {
                Some(cell) if !cell.is_empty() => cell.to_owned(),
                _ => letters(at),
            })
            .collect()
    }

    /// Whether some column is the title.
    pub fn has_title(&self) -> bool {
        self.uses.contains(&Use::Field("title"))
    }

    /// What is to be remembered of it: the headings with what they were used for.
    pub fn remember(&self, grid: &Grid, remembered: &mut Remembered) {
        if self.ours.is_some() || self.heading.is_none() {
            return;
        }
        for (heading, one) in self.headings(grid).iter().zip(&self.uses) {
            let key = plain(heading);
            if !key.is_empty() {
                remembered.insert(key, one.id().to_owned());
            }
        }
    }
}

/// The name of a column without a heading, as spreadsheets call it.
fn letters(at: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or(0)).to_string();
    if at < 26 { letter(at) } else { letters(at / 26 - 1) + &letter(at) }
}

/// The field that a heading comes near to.
fn near(heading: &str, columns: &[Column]) -> Option<&'static str> {
    let query = Query::new(heading);
    if query.is_empty() || plain(heading).len() < 3 {
        return None;
    }
    let rate = |column: &Column| {
        query.rate_any([column.label.en, column.label.nl].into_iter().chain(column.also.iter().copied()))
    };
    columns
        .iter()
        .filter_map(|column| Some((rate(column)?, column.id)))
        .max_by_key(|(rate, _)| *rate)
        .map(|(_, id)| id)
}

/// What Wandel wrote, if it did: all headings are its own, in one language or the other.
fn ours(grid: &Grid) -> Option<Rows> {
    let head = grid.rows.first()?;
    Rows::ALL.iter().copied().find(|rows| {
        let columns = rows.columns();
        let is = |of: fn(&Column) -> &'static str| {
            let filled = head.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
            filled == columns.len() && head.iter().zip(&columns).all(|(cell, column)| cell == of(column))
        };
        is(|column| column.label.en) || is(|column| column.label.nl)
    })
}

fn uses_of(head: &[String], rows: Rows) -> Vec<Use> {
    head.iter().zip(rows.columns()).map(|(_, column)| Use::Field(column.id)).collect()
}

/// Whether any of these tables needs a person to say what its columns are.
pub fn needs_mapping(found: &Found) -> bool {
    match found {
        Found::Grids(grids) => !grids.iter().any(|grid| ours(grid) == Some(Rows::Touchpoints)),
        Found::Draft(_) | Found::Whole(_) | Found::Dates(_) => false,
    }
}

/// What Wandel's own tables say; nothing unless the touchpoints are among them.
pub fn own_draft(grids: &[Grid]) -> Option<Draft> {
    let of = |rows: Rows| grids.iter().find(|grid| ours(grid) == Some(rows));
    let touchpoints = of(Rows::Touchpoints)?;
    let mut draft = draft(touchpoints, &Mapping::of(touchpoints, &Remembered::new()));
    if let Some(grid) = of(Rows::Phases) {
        for (line, cells) in own_rows(grid, Rows::Phases) {
            let name =
                cells.iter().find(|(id, _)| *id == "name").map(|(_, name)| name.clone()).unwrap_or_default();
            if name.is_empty() && cells.iter().all(|(_, cell)| cell.is_empty()) {
                draft.left_over.push(LeftOver::new(line, ""));
                continue;
            }
            draft.phases.push(DraftPhase { name, cells });
        }
    }
    if let Some(grid) = of(Rows::Transitions) {
        for (line, mut cells) in own_rows(grid, Rows::Transitions) {
            let end = |id: &str| {
                let found = cells.iter().find(|(known, _)| *known == id);
                found.map(|(_, text)| text.clone()).unwrap_or_default()
            };
            let (from, to) = (end("from"), end("to"));
            cells.retain(|(id, _)| !matches!(*id, "from" | "to"));
            draft.links.push(DraftLink { from, to, cells, line });
        }
    }
    Some(draft)
}

/// The rows of a table that Wandel wrote, as cells by field.
fn own_rows(grid: &Grid, rows: Rows) -> impl Iterator<Item = (usize, Vec<(&'static str, String)>)> {
    let columns = rows.columns();
    let lines =
        grid.rows.iter().enumerate().skip(1).filter(|(_, row)| row.iter().any(|cell| !cell.is_empty()));
    lines.map(move |(at, row)| {
        let cell = |(at, column): (usize, &Column)| {
            let text = row.get(at).map_or("", String::as_str);
            let text = if grid.guarded && column.kind != Kind::Number { unguard(text) } else { text };
            (column.id, text.to_owned())
        };
        (at + 1, columns.iter().enumerate().map(cell).collect())
    })
}

const SHEET: Label =
    Label::new("the sheet ‘{name}’, with {rows} rows", "het blad ‘{name}’, met {rows} rijen");

/// The tables beside the one that is read, which are not.
pub fn other_sheets(grids: &[Grid], read: &Grid, lang: Lang) -> Vec<LeftOver> {
    let others = grids.iter().filter(|grid| !std::ptr::eq(*grid, read));
    let told = |grid: &Grid| {
        let rows = grid.rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).count();
        LeftOver::new(0, SHEET.fill(lang, &[("name", &grid.name), ("rows", &rows.to_string())]))
    };
    others.map(told).collect()
}

/// What a table of touchpoints says with its columns used like this.
pub fn draft(grid: &Grid, mapping: &Mapping) -> Draft {
    let mut draft = Draft { ours: mapping.ours.is_some(), ..Draft::default() };
    if mapping.ours.is_some() {
        for (line, cells) in own_rows(grid, Rows::Touchpoints) {
            let phase = cells.iter().find(|(id, _)| *id == PHASE.id).map(|(_, text)| text.clone());
            let cells = cells.into_iter().filter(|(id, _)| *id != PHASE.id).collect();
            draft.touchpoints.push(DraftTouchpoint { key: String::new(), phase, cells, line });
        }
        return draft;
    }
    let headings = mapping.headings(grid);
    let first = mapping.heading.map_or(0, |at| at + 1);
    for (at, row) in grid.rows.iter().enumerate().skip(first) {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let line = at + 1;
        let mut touchpoint = DraftTouchpoint { line, ..DraftTouchpoint::default() };
        let mut notes: Vec<String> = Vec::new();
        for ((cell, one), heading) in row.iter().zip(&mapping.uses).zip(&headings) {
            match one {
                Use::Field(id) if *id == PHASE.id => touchpoint.phase = Some(cell.trim().to_owned()),
                Use::Field("notes") => notes.insert(0, cell.clone()),
                Use::Field(id) => {
                    let text = cell.trim();
                    touchpoint.cells.push((id, text.to_owned()));
                }
                _ if cell.trim().is_empty() => {}
                Use::Notes => notes.push(format!("{heading}: {}", cell.trim())),
                Use::Nothing => {
                    draft.left_over.push(LeftOver::new(line, format!("{heading}: {}", cell.trim())))
                }
            }
        }
        notes.retain(|note| !note.is_empty());
        if !notes.is_empty() {
            touchpoint.cells.push(("notes", notes.join("\n")));
        }
        let has = |id: &str| touchpoint.cell(id).is_some_and(|text| !text.is_empty());
        if has("title") || has("id") {
            draft.touchpoints.push(touchpoint);
        } else {
            let text = row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>();
            draft.left_over.push(LeftOver::new(line, text.join(" · ")));
        }
    }
    draft
}
