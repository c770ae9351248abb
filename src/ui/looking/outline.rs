//! The outline: phases, their touchpoints, and the transitions that leave those, as rows of a tree in full
//! words. What is selected on the map is selected here. Draws nothing.

use std::collections::{HashMap, HashSet};

use super::{Lit, words};
use crate::model::*;
use crate::ui::Selection;
use crate::ui::words as window;
use crate::vocabulary::{self, Labelled as _, ShortLabel as _};

/// What is folded and spread out, and what is being typed.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Phases that are folded.
    pub folded: HashSet<Id<Phase>>,
    /// Touchpoints whose transitions are shown.
    pub spread: HashSet<Id<Touchpoint>>,
    /// The title that is being typed.
    pub typing: Option<String>,
    /// Whether the row of the selection wants the keyboard and is to be brought into view.
    pub follow: bool,
    /// Moves with every change of what is shown.
    pub mark: u64,
}

/// What a row shows.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A phase.
    Phase(Id<Phase>),
    /// The unsorted touchpoints.
    Tray,
    /// A touchpoint.
    Touchpoint(Id<Touchpoint>),
    /// A transition.
    Transition(TransitionKey),
}

/// A row of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it shows.
    pub what: What,
    /// What it says.
    pub title: String,
    /// The rest of what it says, more quietly.
    pub rest: String,
    /// How deep it is, 0 for phases.
    pub depth: usize,
    /// Whether it is spread out; nothing where there is nothing below it.
    pub open: Option<bool>,
    /// Whether a filter leaves it out: it is dimmed.
    pub pale: bool,
}

/// What a filter makes of the outline.
#[derive(Clone, Copy, Debug, Default)]
pub struct Narrowed<'a> {
    /// What is lit; everything where nothing narrows it.
    pub lit: Option<&'a Lit>,
    /// Whether the rest is left out rather than dimmed.
    pub hides: bool,
}

impl Narrowed<'_> {
    fn is_pale(&self, touchpoint: &Touchpoint) -> bool {
        self.lit.is_some_and(|lit| !lit.cards.contains(&touchpoint.id))
    }

    fn is_hidden(&self, touchpoint: &Touchpoint) -> bool {
        self.hides && self.is_pale(touchpoint)
    }

    /// How many there are of these, and how many of them are not shown.
    fn count(&self, list: &[std::sync::Arc<Touchpoint>], lang: Lang) -> String {
        let all = window::touchpoints_of(lang, list);
        match list.iter().filter(|one| self.is_hidden(one)).count() {
            0 => all,
            hidden => format!("{all}, {}", words::HIDDEN.count(lang, hidden)),
        }
    }
}

/// The rows of a journey.
pub fn rows(
    workspace: &Workspace,
    journey: &Journey,
    (outline, narrowed): (&Outline, Narrowed<'_>),
    lang: Lang,
) -> Vec<Row> {
    let titles: HashMap<&Id<Touchpoint>, String> =
        journey.all_touchpoints().map(|one| (&one.id, title_of(one, lang))).collect();
    let mut leaving: HashMap<&Id<Touchpoint>, Vec<(&Transition, u32)>> = HashMap::new();
    let mut ranks: HashMap<(&Id<Touchpoint>, &Id<Touchpoint>, TransitionKind), u32> = HashMap::new();
    for step in journey.all_transitions() {
        let rank = ranks.entry((&step.from, &step.to, step.kind)).or_default();
        leaving.entry(&step.from).or_default().push((step, *rank));
        *rank += 1;
    }
    let mut rows = Vec::new();
    let cards = |rows: &mut Vec<Row>, list: &[std::sync::Arc<Touchpoint>]| {
        for touchpoint in list.iter().filter(|one| !narrowed.is_hidden(one)) {
            let pale = narrowed.is_pale(touchpoint);
            let steps = leaving.get(&touchpoint.id).map_or(&[][..], Vec::as_slice);
            let open = outline.spread.contains(&touchpoint.id);
            rows.push(Row {
                what: What::Touchpoint(touchpoint.id.clone()),
                title: format!("{} {}", touchpoint.number, title_of(touchpoint, lang)),
                rest: values(workspace, touchpoint, lang),
                depth: 1,
                open: (!steps.is_empty()).then_some(open),
                pale,
            });
            for (step, rank) in steps.iter().filter(|_| open) {
                let key = (step.from.clone(), step.to.clone(), step.kind, *rank);
                let pale = narrowed.lit.is_some_and(|lit| !lit.line(step, &key));
                rows.push(Row { pale, ..step_row(step, *rank, titles.get(&step.to), lang) });
            }
        }
    };
    for phase in &journey.phases {
        let open = !outline.folded.contains(&phase.id);
        rows.push(Row {
            what: What::Phase(phase.id.clone()),
            title: crate::text::one_line(&phase.name),
            rest: narrowed.count(&phase.touchpoints, lang),
            depth: 0,
            open: (!phase.touchpoints.is_empty()).then_some(open),
            pale: false,
        });
        if open {
            cards(&mut rows, &phase.touchpoints);
        }
    }
    if !journey.unsorted.is_empty() {
        rows.push(Row {
            what: What::Tray,
            title: words::TRAY.text(lang).to_owned(),
            rest: narrowed.count(&journey.unsorted, lang),
            depth: 0,
            open: None,
            pale: false,
        });
        cards(&mut rows, &journey.unsorted);
    }
    rows
}

fn title_of(touchpoint: &Touchpoint, lang: Lang) -> String {
    let title = crate::text::one_line(&touchpoint.title);
    if title.is_empty() { window::NO_TITLE.text(lang).to_owned() } else { title }
}

fn step_row(step: &Transition, rank: u32, to: Option<&String>, lang: Lang) -> Row {
    let to = to.map_or_else(|| step.to.to_string(), Clone::clone);
    let kind = step.kind.short_label().text(lang);
    let rest = [&step.label, &step.condition].map(|text| crate::text::one_line(text));
    Row {
        what: What::Transition((step.from.clone(), step.to.clone(), step.kind, rank)),
        title: words::STEP_TO.fill(lang, &[("kind", kind), ("to", &to)]),
        rest: rest.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · "),
        depth: 2,
        open: None,
        pale: false,
    }
}

/// What is known of a touchpoint, in words.
fn values(workspace: &Workspace, touchpoint: &Touchpoint, lang: Lang) -> String {
    let mut parts = Vec::new();
    if !touchpoint.channel.is_empty() {
        parts.push(vocabulary::channel_label(workspace, touchpoint.channel.as_str(), lang));
    }
    let owner = touchpoint.owner().map(|id| {
        let known = workspace.departments.iter().find(|one| one.id == *id);
        known.map_or_else(|| id.to_string(), |one| crate::text::one_line(&one.name))
    });
    let nobody = window::NOBODY.text(lang).to_owned();
    parts.push(words::OWNED_BY.fill(lang, &[("who", &owner.unwrap_or(nobody))]));
    parts.extend(touchpoint.media_type.map(|value| value.label().text(lang).to_owned()));
    parts.extend(touchpoint.influence.map(|value| value.label().text(lang).to_owned()));
    let named = |label: crate::vocabulary::Label, value: &str| format!("{}: {value}", label.text(lang));
    let feeling = touchpoint.emotion.and_then(vocabulary::emotion_label);
    parts.extend(feeling.map(|label| named(window::FEELING, label.text(lang))));
    let importance = touchpoint.importance.and_then(vocabulary::importance_label);
    parts.extend(importance.map(|label| named(window::IMPORTANCE, label.text(lang))));
    let set = &touchpoint.expectation;
    for (label, score) in [(window::EXPECTED, set.expected), (window::EXPERIENCED, set.experienced)] {
        parts.extend(score.map(|score| named(label, &score.to_string())));
    }
    if touchpoint.moment_of_truth.is_some() {
        parts.push(window::MOMENT.text(lang).to_owned());
    }
    parts.join(" · ")
}

impl Outline {
    /// Folds a row or spreads it out; whether there was anything to fold.
    pub fn fold(&mut self, row: &Row, open: bool) -> bool {
        if row.open.is_none_or(|now| now == open) {
            return false;
        }
        match &row.what {
            What::Phase(id) if open => {
                self.folded.remove(id);
            }
            What::Phase(id) => {
                self.folded.insert(id.clone());
            }
            What::Touchpoint(id) if open => {
                self.spread.insert(id.clone());
            }
            What::Touchpoint(id) => {
                self.spread.remove(id);
            }
            What::Tray | What::Transition(_) => return false,
        }
        self.mark += 1;
        true
    }
}

/// The row that shows what is selected.
pub fn selected(rows: &[Row], selection: &Selection) -> Option<usize> {
    let touchpoint = selection.touchpoints.last();
    let transition = selection.transitions.last();
    rows.iter().position(|row| match &row.what {
        What::Touchpoint(id) => touchpoint == Some(id),
        What::Transition(key) => touchpoint.is_none() && transition == Some(key),
        What::Phase(id) => touchpoint.is_none() && selection.phase.as_ref() == Some(id),
        What::Tray => false,
    })
}

/// The selection that a row means.
pub fn selection_of(row: &Row) -> Selection {
    match &row.what {
        What::Phase(id) => Selection::phase(id.clone()),
        What::Touchpoint(id) => Selection::touchpoint(id.clone()),
        What::Transition(key) => Selection::transition(key.clone()),
        What::Tray => Selection::default(),
    }
}

/// The row above that holds this one.
pub fn parent(rows: &[Row], at: usize) -> Option<usize> {
    let depth = rows.get(at)?.depth;
    rows.iter().take(at).rposition(|row| row.depth < depth)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn journey() -> Journey {
        let card = |id: &str, number| {
            Arc::new(Touchpoint {
                id: Id::new(id),
                number,
                title: id.to_uppercase(),
                ..Touchpoint::default()
            })
        };
        let step = Transition { from: Id::new("a"), to: Id::new("b"), ..Transition::default() };
        let phase = Phase {
            id: Id::new("start"),
            name: "Start".into(),
            touchpoints: vec![card("a", 1), card("b", 2)].into(),
            transitions: vec![Arc::new(step)].into(),
            ..Phase::default()
        };
        Journey {
            phases: vec![Arc::new(phase)].into(),
            unsorted: vec![card("c", 3)].into(),
            ..Journey::default()
        }
    }

    #[test]
    fn rows_fold_and_say_everything() {
        let (workspace, journey) = (Workspace::default(), journey());
        let mut outline = Outline::default();
        let all = |outline: &Outline| rows(&workspace, &journey, (outline, Narrowed::default()), Lang::En);
        let titles: Vec<String> = all(&outline).into_iter().map(|row| row.title).collect();
        assert_eq!(titles, ["Start", "1 A", "2 B", "The tray", "3 C"]);
        let first = all(&outline)[1].clone();
        assert!(outline.fold(&first, true) && !outline.fold(&first.clone(), false));
        let shown = all(&outline);
        assert_eq!(shown[2].title, "→ onward: B");
        assert_eq!(parent(&shown, 2), Some(1));
        assert_eq!(parent(&shown, 1), Some(0));
        assert_eq!(parent(&shown, 0), None);
        assert_eq!(selected(&shown, &selection_of(&shown[2])), Some(2));
        assert_eq!(selected(&shown, &selection_of(&shown[1])), Some(1));
        assert!(outline.fold(&shown[0], false));
        assert_eq!(all(&outline).len(), 3);
    }

    #[test]
    fn what_a_filter_leaves_out_is_dimmed_or_hidden_and_counted() {
        let (workspace, journey) = (Workspace::default(), journey());
        let mut outline = Outline::default();
        let lit = Lit { cards: [Id::new("b")].into(), ..Lit::default() };
        let seen = |outline: &Outline, hides: bool| {
            rows(&workspace, &journey, (outline, Narrowed { lit: Some(&lit), hides }), Lang::En)
        };
        let pale: Vec<bool> = seen(&outline, false).iter().map(|row| row.pale).collect();
        assert_eq!(pale, [false, true, false, false, true]);
        let hidden = seen(&outline, true);
        let titles: Vec<&str> = hidden.iter().map(|row| row.title.as_str()).collect();
        assert_eq!(titles, ["Start", "2 B", "The tray"]);
        assert_eq!(hidden[0].rest, "2 touchpoints, 1 hidden");
        assert_eq!(hidden[2].rest, "1 touchpoint, 1 hidden");
        outline.spread.insert(Id::new("a"));
        assert!(seen(&outline, false)[2].pale, "the step from a dimmed one is dimmed");
    }
}
