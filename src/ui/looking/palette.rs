//! The palette's state: what was typed, what answers it, which row is marked. Pure; draws nothing.

use crate::ui::Action;
use crate::vocabulary::{Label, Query};

/// What the palette offers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    #[default]
    All,
    /// What the rows of the map can be.
    Lanes,
    /// What the colours can stand for.
    Colours,
    /// A name for the view that is to be kept.
    KeepView,
    /// Another name for a kept view.
    RenameView,
    /// Another name for the journey shown.
    NameJourney,
    /// What touchpoints can be filtered by.
    Filter,
}

impl Scope {
    /// Whether a name is typed instead of something looked for.
    pub fn names(self) -> bool {
        matches!(self, Self::KeepView | Self::RenameView | Self::NameJourney)
    }
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is remembered under; empty if it is not remembered.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Other words that it is found by: its name in the other language, what it does.
    pub also: Vec<String>,
    /// What kind of thing it is.
    pub kind: Label,
    /// At the right: keys, a count.
    pub note: String,
    /// Whether it is in force; nothing where that means nothing.
    pub on: Option<bool>,
    /// What choosing it does.
    pub action: Action,
}

/// So many entries were chosen lately and come first.
pub const RECENT: usize = 8;

/// From this rate on something is as typed.
const AS_TYPED: u32 = 80;
/// Below this rate something is only like what was typed.
const ALIKE: u32 = 62;

/// The palette while it is open.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    /// What it offers.
    pub scope: Scope,
    /// What was typed.
    pub query: String,
    /// The marked row.
    pub marked: usize,
    /// Whether the mark moved since it was last drawn.
    pub moved: bool,
    /// What answers the query, best first.
    pub rows: Vec<Entry>,
    /// Enter was pressed together with letters: it is for what answers them, in the next frame.
    pub entered: bool,
    /// What `rows` were made for.
    made_for: Option<(String, u64)>,
}

impl Palette {
    /// A palette that offers this.
    pub fn new(scope: Scope) -> Self {
        Self { scope, moved: true, ..Self::default() }
    }

    /// Makes the rows again if another query was typed or `mark`, which tells one state of what is
    /// offered from another, has moved.
    pub fn refresh(&mut self, mark: u64, offer: impl FnOnce(&Query) -> Vec<Entry>, recent: &[String]) {
        let key = (self.query.clone(), mark);
        if self.made_for.as_ref() == Some(&key) {
            return;
        }
        let typed = self.made_for.as_ref().is_none_or(|(query, _)| *query != self.query);
        let query = if self.by_digit().is_some() { Query::default() } else { Query::new(&self.query) };
        let recent = if self.scope == Scope::All { recent } else { &[] };
        let entries = offer(&query);
        self.rows = if self.scope.names() { entries } else { sorted(entries, &query, recent) };
        self.made_for = Some(key);
        if typed {
            self.marked = 0;
            self.moved = true;
        }
        self.marked = self.marked.min(self.rows.len().saturating_sub(1));
    }

    /// Moves the mark by so many rows; past the end it begins again.
    pub fn step(&mut self, by: isize) {
        let count = self.rows.len() as isize;
        if count > 0 {
            let next = self.marked as isize + by;
            let next = if by.abs() == 1 { next.rem_euclid(count) } else { next.clamp(0, count - 1) };
            self.marked = next as usize;
            self.moved = true;
        }
    }

    /// The row that a digit chooses: in a list of few values, while nothing is typed.
    pub fn by_digit(&self) -> Option<usize> {
        let digit: usize = self.query.trim().parse().ok().filter(|digit| (1..=9).contains(digit))?;
        matches!(self.scope, Scope::Lanes | Scope::Colours).then_some(digit - 1)
    }
}

/// What answers the query, best first; without one what was chosen lately, then the others as they come.
fn sorted(entries: Vec<Entry>, query: &Query, recent: &[String]) -> Vec<Entry> {
    let place = |entry: &Entry| recent.iter().position(|id| *id == entry.id && !id.is_empty());
    let rate = |entry: &Entry| {
        if query.is_empty() {
            return Some(0);
        }
        let own = query.rate(&entry.name).map(|rate| rate + 10);
        let whole = format!("{} {} {}", entry.name, entry.kind.en, entry.kind.nl);
        own.max(query.rate_any(entry.also.iter().map(String::as_str))).max(query.rate(&whole))
    };
    let mut rated: Vec<(u32, Option<usize>, Entry)> =
        entries.into_iter().filter_map(|entry| Some((rate(&entry)?, place(&entry), entry))).collect();
    // Where something is as typed, what is merely alike only stands in the way.
    if rated.iter().any(|(rate, ..)| *rate >= AS_TYPED) {
        rated.retain(|(rate, ..)| *rate >= ALIKE);
    }
    // What was chosen lately is likely again, but not likelier than what was typed in full.
    let bonus = |recent: Option<usize>| if recent.is_some() && !query.is_empty() { 15 } else { 0 };
    rated.sort_by_key(|(rate, recent, _)| {
        let early = if query.is_empty() { recent.unwrap_or(RECENT) } else { 0 };
        (std::cmp::Reverse(rate + bonus(*recent)), early)
    });
    rated.into_iter().map(|(_, _, entry)| entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::Command;

    fn entry(id: &str, also: &str) -> Entry {
        Entry {
            id: id.to_owned(),
            name: id.to_owned(),
            also: vec![also.to_owned()],
            kind: Label::new("command", "opdracht"),
            note: String::new(),
            on: None,
            action: Action::Run(Command::Tidy),
        }
    }

    fn names(query: &str, recent: &[&str]) -> Vec<String> {
        let entries =
            vec![entry("Undo", "Ongedaan maken"), entry("Tidy", "Ordenen"), entry("Zoom in", "Inzoomen")];
        let recent: Vec<String> = recent.iter().map(|id| (*id).to_owned()).collect();
        sorted(entries, &Query::new(query), &recent).into_iter().map(|entry| entry.name).collect()
    }

    #[test]
    fn what_was_chosen_lately_comes_first() {
        assert_eq!(names("", &[]), ["Undo", "Tidy", "Zoom in"]);
        assert_eq!(names("", &["Zoom in", "Tidy"]), ["Zoom in", "Tidy", "Undo"]);
    }

    #[test]
    fn finds_in_both_languages_with_slips() {
        assert_eq!(names("tdiy", &[]), ["Tidy"]);
        assert_eq!(names("ordnen", &["Undo"]), ["Tidy"]);
        assert_eq!(names("ongedan", &[]), ["Undo"]);
        assert_eq!(names("zoom", &[]), ["Zoom in"]);
        assert!(names("quantum", &[]).is_empty());
    }

    #[test]
    fn the_mark_goes_round_and_starts_anew_with_the_query() {
        let mut palette = Palette::new(Scope::All);
        let offer = |_: &Query| vec![entry("a", ""), entry("b", ""), entry("c", "")];
        palette.refresh(1, offer, &[]);
        palette.step(-1);
        assert_eq!(palette.marked, 2);
        palette.step(1);
        assert_eq!(palette.marked, 0);
        palette.step(10);
        assert_eq!(palette.marked, 2);
        palette.refresh(2, offer, &[]);
        assert_eq!(palette.marked, 2, "another state moves no mark");
        palette.query = "b".into();
        palette.refresh(2, offer, &[]);
        assert_eq!((palette.marked, palette.rows.len()), (0, 1));
        assert_eq!(palette.by_digit(), None);
        palette.query = "2".into();
        palette.scope = Scope::Lanes;
        assert_eq!(palette.by_digit(), Some(1));
    }
}
