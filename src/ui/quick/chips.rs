//! What the line shows of itself: its chips in words, and where it adds to. Draws nothing.

use super::state::State;
use super::words;
use crate::import::{Kind, Line, Owner, Said, What};
use crate::model::*;
use crate::text::one_line;
use crate::vocabulary::Labelled as _;

/// How a chip came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It stands in the line.
    Typed,
    /// It comes from the catalogue.
    Catalogue,
    /// It holds from the card before.
    Kept,
}

/// A chip in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Its words.
    pub text: String,
    /// How it came to be.
    pub how: How,
}

/// The chips of a line: what is typed, then what comes along.
pub fn chips(state: &State, line: &Line, workspace: &Workspace, journey: &Journey, lang: Lang) -> Vec<Shown> {
    let typed = |text: String| Shown { text, how: How::Typed };
    let mut shown = match line.kind {
        Kind::Remark(kind) => {
            vec![typed(kind.label().text(lang).to_owned()), typed(pinned(state, journey, lang))]
        }
        Kind::Phase => vec![typed(phase(line, journey, lang))],
        Kind::Card => {
            line.chips.iter().map(|chip| typed(words_of(&chip.what, workspace, journey, lang))).collect()
        }
    };
    // A line between two cards takes nothing along.
    if line.kind == Kind::Card && (!line.title.is_empty() || line.to().next().is_none()) {
        shown.extend(along(state, line, workspace, lang));
    }
    shown
}

fn words_of(what: &What, workspace: &Workspace, journey: &Journey, lang: Lang) -> String {
    let department = |id: &Id<Department>| {
        let known = workspace.departments.iter().find(|one| one.id == *id);
        one_line(known.map_or(id.as_str(), |one| &one.name))
    };
    let card = |label: crate::vocabulary::Label, number: u32| {
        let found = journey.all_touchpoints().find(|one| one.number == number);
        label.fill(lang, &[("card", &found.map_or_else(|| number.to_string(), |one| card(one)))])
    };
    match what {
        What::Said(said) => said.label(workspace, lang),
        What::Owner(Owner::Known(id)) => department(id),
        What::Owner(Owner::New(name)) => words::NEW_OWNER.fill(lang, &[("name", name)]),
        What::Owner(Owner::Nobody) => words::NO_OWNER.text(lang).to_owned(),
        What::From(number) => card(words::FOLLOWS, *number),
        What::To(number) => card(words::LEADS_TO, *number),
        What::Apart => words::APART.text(lang).to_owned(),
    }
}

/// What comes along unsaid: the catalogue's defaults, and what sticks.
fn along(state: &State, line: &Line, workspace: &Workspace, lang: Lang) -> Vec<Shown> {
    let mut kept = Vec::new();
    let said = |said: &Said| line.said().any(|other| other.same_kind(said));
    if let Some(entry) = line.entry {
        let defaults = [
            Said::Channel(entry.channel.clone()),
            Said::Media(entry.media_type),
            Said::Influence(entry.influence),
        ];
        for default in defaults.iter().filter(|default| !said(default)) {
            kept.push(Shown { text: default.label(workspace, lang), how: How::Catalogue });
        }
    }
    let channel = state.sticks.channel.clone().map(Said::Channel);
    if let Some(channel) = channel.filter(|channel| line.entry.is_none() && !said(channel)) {
        kept.push(Shown { text: channel.label(workspace, lang), how: How::Kept });
    }
    if line.owners().next().is_none() {
        let names = state.sticks.owners.iter();
        kept.extend(names.map(|name| Shown { text: one_line(name), how: How::Kept }));
    }
    kept
}

fn pinned(state: &State, journey: &Journey, lang: Lang) -> String {
    match state.last(journey).and_then(|id| journey.touchpoint(&id).cloned()) {
        Some(last) => words::PINNED.fill(lang, &[("card", &card(&last))]),
        None => words::PINNED_PHASE.fill(lang, &[("phase", &place(state, journey, lang).0)]),
    }
}

fn phase(line: &Line, journey: &Journey, lang: Lang) -> String {
    let plain = crate::import::plain_phrase(&line.title);
    let known = journey.phases.iter().any(|one| crate::import::plain_phrase(&one.name) == plain);
    let label = if known { words::GO_TO } else { words::NEW_PHASE };
    label.fill(lang, &[("phase", &line.title)])
}

/// A card by number and title.
pub fn card(touchpoint: &Touchpoint) -> String {
    format!("{} {}", touchpoint.number, one_line(&touchpoint.title))
}

/// The phase that the line adds to, and which of how many it is.
pub fn place(state: &State, journey: &Journey, lang: Lang) -> (String, String) {
    let at = state.phase.as_ref().and_then(|id| journey.phases.iter().position(|one| one.id == *id));
    match at.and_then(|at| Some((at, journey.phases.get(at)?))) {
        Some((at, phase)) => {
            let (n, all) = ((at + 1).to_string(), journey.phases.len().to_string());
            (one_line(&phase.name), words::PLACE.fill(lang, &[("n", &n), ("all", &all)]))
        }
        None => (words::NO_PHASE.text(lang).to_owned(), String::new()),
    }
}
