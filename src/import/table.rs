//! Rows of a spreadsheet, their cells separated by tabs, with a heading or without. A row follows the
//! one before it unless its phase comes earlier or it has none: such rows are an inventory. A cell that
//! means nothing goes to the notes of its touchpoint.

use super::known::{Said, Words, plain_phrase};
use super::line::{Owner, Reader, entry_named};
use super::paste::Pasted;
use super::plan::{Card, Follows, Home, Item, owner_named};
use crate::model::*;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Title,
    Phase,
    Owner,
    Persona,
    /// Channel, media type, influence, feeling, moment.
    Said,
    Importance,
    Expected,
    Experienced,
    Description,
    Notes,
    /// A number of a list, which the journey gives anew.
    Number,
}

/// The headings that are known, in both languages, as plain words.
const HEADINGS: &[(Column, &[&str])] = &[
    (Column::Title, &["title", "touchpoint", "name", "titel", "contactmoment", "naam"]),
    (Column::Phase, &["phase", "stage", "fase"]),
    (Column::Owner, &["owner", "owners", "department", "who", "eigenaar", "eigenaren", "afdeling", "wie"]),
    (Column::Persona, &["persona", "personas", "customer", "klant"]),
    (
        Column::Said,
        &[
            "channel",
            "media",
            "media type",
            "influence",
            "influenceability",
            "feeling",
            "emotion",
            "moment of truth",
            "moment",
            "kanaal",
            "mediatype",
            "invloed",
            "beinvloedbaarheid",
            "gevoel",
            "emotie",
            "moment van de waarheid",
        ],
    ),
    (Column::Importance, &["importance", "belang"]),
    (Column::Expected, &["expected", "expectation", "verwacht", "verwachting"]),
    (Column::Experienced, &["experienced", "experience", "score", "ervaren", "beleving", "ervaring"]),
    (Column::Description, &["description", "omschrijving", "beschrijving"]),
    (Column::Notes, &["notes", "note", "remarks", "notities", "notitie", "opmerkingen"]),
    (Column::Number, &["number", "nr", "no", "#", "nummer"]),
];

fn column(heading: &str) -> Option<Column> {
    let plain = plain_phrase(heading);
    HEADINGS.iter().find(|(_, names)| names.contains(&plain.as_str())).map(|(column, _)| *column)
}

/// Whether most of these lines have cells.
pub(super) fn is_table(text: &str) -> bool {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let with_cells = lines().filter(|line| line.trim().contains('\t')).count();
    with_cells > 0 && with_cells * 2 >= lines().count()
}

/// The rows with their cells; cells in quotes may hold line breaks.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new();
    reader.delimiter(b'\t').has_headers(false).flexible(true);
    let records = reader.from_reader(text.as_bytes()).into_records().filter_map(Result::ok);
    let cell = |cell: &str| cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let rows = records.map(|record| record.iter().map(cell).collect::<Vec<String>>());
    rows.filter(|row| row.iter().any(|cell| !cell.is_empty())).collect()
}

pub(super) fn read(reader: &Reader<'_>, journey: &Journey, text: &str, lang: Lang, pasted: &mut Pasted) {
    let rows = rows(text);
    let headed = rows.first().map(|row| row.iter().map(|cell| column(cell)).collect::<Vec<_>>());
    let headed = headed.filter(|columns| {
        let known = columns.iter().flatten().count();
        columns.contains(&Some(Column::Title)) && (known > 1 || columns.len() == 1)
    });
    let headings = headed.as_ref().and(rows.first()).cloned().unwrap_or_default();
    let mut phases: Vec<String> = journey.phases.iter().map(|phase| plain_phrase(&phase.name)).collect();
    let mut before = None;
    for row in rows.iter().skip(usize::from(headed.is_some())) {
        let mut filling =
            Filling { words: reader.words(), journey, lang, card: Card::default(), left_over: Vec::new() };
        match &headed {
            Some(columns) => filling.headed(columns, &headings, row),
            None => filling.guessed(row),
        }
        let (mut card, left_over) = (filling.card, filling.left_over);
        if card.touchpoint.title.is_empty() {
            pasted.left_over.push(row.join(" · "));
            continue;
        }
        pasted.left_over.extend(left_over);
        let at = match &card.home {
            Home::Here => Some(usize::MAX),
            Home::Tray => None,
            Home::Named(name) => Some(place(&mut phases, name)),
        };
        if at.is_none() || before.is_none_or(|before| at < before) {
            card.follows = Follows::Nothing;
        }
        before = Some(at);
        pasted.items.push(Item::Card(Box::new(card)));
    }
}

/// Which phase this is, the new ones behind the others.
fn place(phases: &mut Vec<String>, name: &str) -> usize {
    let plain = plain_phrase(name);
    match phases.iter().position(|known| *known == plain) {
        Some(at) => at,
        None => {
            phases.push(plain);
            phases.len() - 1
        }
    }
}

/// A card while cells are put into it.
struct Filling<'r, 'a> {
    words: &'r Words<'a>,
    journey: &'a Journey,
    lang: Lang,
    card: Card,
    left_over: Vec<String>,
}

impl Filling<'_, '_> {
    /// Takes the title, with what the catalogue knows of it.
    fn title(&mut self, title: &str) {
        let entry = entry_named(&plain_phrase(title));
        self.card.touchpoint = entry.map_or_else(Touchpoint::default, |entry| entry.touchpoint(self.lang));
        title.clone_into(&mut self.card.touchpoint.title);
    }

    fn headed(&mut self, columns: &[Option<Column>], headings: &[String], row: &[String]) {
        let titles = columns.iter().zip(row).filter(|(column, _)| **column == Some(Column::Title));
        if let Some((_, title)) = titles.into_iter().find(|(_, cell)| !cell.is_empty()) {
            self.title(title);
        }
        if columns.contains(&Some(Column::Phase)) {
            self.card.home = Home::Tray;
        }
        for (at, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let column = columns.get(at).copied().flatten();
            if !column.is_some_and(|column| self.cell(column, cell)) {
                self.note(headings.get(at).map_or("", String::as_str), cell);
            }
        }
    }

    /// Takes a cell of a known column; whether it meant something.
    fn cell(&mut self, column: Column, cell: &str) -> bool {
        let score = || cell.parse().ok().filter(|score| (1..=5).contains(score));
        let touchpoint = &mut self.card.touchpoint;
        match column {
            Column::Title | Column::Number => {}
            Column::Phase => self.card.home = Home::Named(cell.to_owned()),
            Column::Owner => {
                let names = cell.split([',', ';', '/']).map(str::trim).filter(|name| !name.is_empty());
                self.card.owners.extend(names.map(|name| owner_named(self.words, name)));
            }
            Column::Persona => {
                let names = cell.split([',', ';']).map(str::trim).filter(|name| !name.is_empty());
                self.card.personas.extend(names.map(str::to_owned));
            }
            Column::Said => return self.said(cell),
            Column::Importance => match score() {
                Some(score) => touchpoint.importance = Some(score),
                None => return self.said(cell),
            },
            Column::Expected => touchpoint.expectation.expected = score(),
            Column::Experienced => touchpoint.expectation.experienced = score(),
            Column::Description => cell.clone_into(&mut touchpoint.description),
            Column::Notes => cell.clone_into(&mut touchpoint.notes),
        }
        !matches!(column, Column::Expected | Column::Experienced) || score().is_some()
    }

    /// Takes a known word.
    fn said(&mut self, cell: &str) -> bool {
        let said = self.words.said(&plain_phrase(cell)).or_else(|| self.labelled(cell));
        let Some(said) = said else { return false };
        said.set(&mut self.card.touchpoint);
        true
    }

    /// What has this label in one of the languages, as tables write it ("Search, paid").
    fn labelled(&self, cell: &str) -> Option<Said> {
        let plain = plain_phrase(cell);
        let channels = crate::vocabulary::channels().map(|channel| Said::Channel(Id::new(channel.id)));
        let mut all = channels
            .chain(MediaType::ALL.iter().map(|one| Said::Media(*one)))
            .chain(Influence::ALL.iter().map(|one| Said::Influence(*one)))
            .chain(MomentOfTruth::ALL.iter().map(|one| Said::Moment(*one)));
        let named = |said: &Said, lang| plain_phrase(&said.label(self.words.workspace(), lang)) == plain;
        all.find(|said| named(said, Lang::En) || named(said, Lang::Nl))
    }

    /// Without a heading the first cell is the title, and the others are what they look like.
    fn guessed(&mut self, row: &[String]) {
        let mut cells = row.iter().filter(|cell| !cell.is_empty());
        if let Some(title) = cells.next() {
            self.title(title);
        }
        for cell in cells {
            let plain = plain_phrase(cell);
            let is_phase = self.journey.phases.iter().any(|phase| plain_phrase(&phase.name) == plain);
            if is_phase {
                self.card.home = Home::Named(cell.clone());
            } else if let Some(name) = cell.strip_prefix('@').filter(|name| !name.is_empty()) {
                self.card.owners.push(owner_named(self.words, name));
            } else if let Some(owner) = self.words.owner(cell) {
                self.card.owners.push(Owner::Known(owner.id.clone()));
            } else if !self.said(cell) {
                self.note("", cell);
            }
        }
    }

    /// Keeps what means nothing in the notes, and says so.
    fn note(&mut self, heading: &str, cell: &str) {
        let text = if heading.is_empty() { cell.to_owned() } else { format!("{heading}: {cell}") };
        let notes = &mut self.card.touchpoint.notes;
        if !notes.is_empty() {
            notes.push('\n');
        }
        notes.push_str(&text);
        self.left_over.push(text);
    }
}
