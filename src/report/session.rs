//! What a session leaves behind: one page for those who leave (what we saw, what was decided, who
//! does what), the notes that were pinned, and the actions as dates for a calendar.
//! The page is cut to what fits one sheet of A4 and says how much it leaves out.

use super::words::STATE;
use super::{Cell, Column, Material, Point, Report, Section, Table, sections};
use crate::analysis::{Difference, Names, Stories, differences, origin};
use crate::model::{Action, ActionStatus, Date, Decision, Insight, Lang, Time};
use crate::vocabulary::{Label, Labelled, date, listing};

/// So many stories, notes, decisions and actions fit on one sheet together.
const MOST: (usize, usize, usize, usize) = (3, 6, 6, 10);

/// An action or a planned contact as a calendar wants it.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// What tells it from every other entry, the same each time it is written.
    pub uid: String,
    /// The day by which it is to be done.
    pub date: Date,
    /// The time of day; nothing where the whole day is meant.
    pub time: Option<Time>,
    /// How sure it is, as calendars say it.
    pub status: Option<&'static str>,
    /// What is to be done, and by whom.
    pub title: String,
    /// What it is about, and what stands in the way.
    pub detail: String,
}

/// Actions still to be done or planned contacts, as a calendar wants them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dues {
    /// What the calendar is called.
    pub name: String,
    /// Those with a date, in order of that.
    pub dated: Vec<Due>,
    /// How many have none.
    pub undated: usize,
}

/// Whether somebody still has to do it.
pub fn is_open(action: &Action) -> bool {
    matches!(action.status, ActionStatus::Open | ActionStatus::InProgress)
}

/// The actions that are still to be done, by their dates.
pub fn dues(material: &Material<'_>) -> Dues {
    let names = material.names();
    let journey = material.journey;
    let place = [journey.id.as_str(), &crate::model::slug(&material.workspace.title)].join(".");
    let mut dues = Dues { name: journey.name.clone(), ..Dues::default() };
    for action in journey.actions.iter().filter(|action| is_open(action)) {
        let Some(date) = action.due else {
            dues.undated += 1;
            continue;
        };
        let title = match &action.owner {
            Some(owner) => format!("{} ({})", action.text, names.department(owner)),
            None => action.text.clone(),
        };
        let about = ABOUT_LINE.fill(names.lang(), &[("what", &names.subject(&action.subject))]);
        let detail = [about.as_str(), action.barrier.as_str()];
        let detail: Vec<&str> = detail.into_iter().filter(|line| !line.is_empty()).collect();
        let uid = format!("{}.{}@wandel", action.id, place.trim_end_matches('.'));
        dues.dated.push(Due { uid, date, time: None, status: None, title, detail: detail.join("\n") });
    }
    dues.dated.sort_by(|one, other| (one.date, &one.uid).cmp(&(other.date, &other.uid)));
    dues
}

/// The one page that people take with them.
pub fn page(material: &Material<'_>) -> Report {
    let names = material.names();
    let lang = names.lang();
    let journey = material.journey;
    let mut about = vec![PAGE_DATE.fill(lang, &[("date", &date(material.request.as_of, lang))])];
    if !journey.decision.is_empty() {
        about.push(SERVES.fill(lang, &[("what", &journey.decision)]));
    }
    let mut sections = vec![saw(material, &names), decided(&journey.decisions, lang), work(material, &names)];
    sections.extend(loose_ends(material, lang));
    Report { lang, title: PAGE_TITLE.fill(lang, &[("journey", &journey.name)]), about, sections }
}

/// What stood out on the map, and what people said.
fn saw(material: &Material<'_>, names: &Names<'_>) -> Section {
    let lang = names.lang();
    let stories = Stories::of(material.journey, material.analysis);
    let told = stories.told.iter().take(MOST.0).map(|story| Point {
        text: story.headline.text(lang).to_owned(),
        detail: story.sentence(names, material.analysis),
        severity: None,
    });
    let mut points: Vec<Point> = told.collect();
    let said = material.journey.insights.iter();
    points.extend(said.rev().take(MOST.1).map(|insight| noted(insight, names)));
    let mut paragraphs = Vec::new();
    let more = material.journey.insights.len().saturating_sub(MOST.1);
    if more > 0 {
        paragraphs.push(MORE_NOTES.fill(lang, &[("n", &more.to_string())]));
    }
    if points.is_empty() {
        paragraphs.push(NOTHING_SEEN.text(lang).to_owned());
    }
    sections::section("saw", SAW, lang, paragraphs, points, Vec::new())
}

fn noted(insight: &Insight, names: &Names<'_>) -> Point {
    let lang = names.lang();
    let kind = insight.kind.label().text(lang);
    let text = match insight.kind {
        crate::model::InsightKind::Quote => format!("“{}”", insight.text),
        _ => insight.text.clone(),
    };
    let subject = names.subject(&insight.subject);
    Point { text, detail: format!("{kind} · {subject}"), severity: None }
}

fn decided(decisions: &[Decision], lang: Lang) -> Section {
    let point = |decision: &Decision| {
        let by = Some(&decision.by).filter(|by| !by.is_empty());
        let parts = [
            Some(&decision.why).filter(|why| !why.is_empty()).cloned(),
            by.map(|by| DECIDED_BY.fill(lang, &[("who", by)])),
            decision.date.map(|day| date(day, lang)),
        ];
        let detail = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        Point { text: decision.text.clone(), detail, severity: None }
    };
    // The newest ones are those of today.
    let kept = decisions.len().saturating_sub(MOST.2);
    let points: Vec<Point> = decisions.iter().skip(kept).map(point).collect();
    let mut paragraphs = Vec::new();
    if decisions.is_empty() {
        paragraphs.push(NOTHING_DECIDED.text(lang).to_owned());
    } else if kept > 0 {
        paragraphs.push(MORE_DECISIONS.fill(lang, &[("n", &kept.to_string())]));
    }
    sections::section("decided", PAGE_DECIDED, lang, paragraphs, points, Vec::new())
}

/// The open actions, those with most votes first.
fn work(material: &Material<'_>, names: &Names<'_>) -> Section {
    let lang = names.lang();
    let mut open: Vec<&Action> = material.journey.actions.iter().filter(|action| is_open(action)).collect();
    open.sort_by_key(|action| std::cmp::Reverse(action.votes));
    let voted = open.iter().any(|action| action.votes > 0);
    let mut columns = vec![(WHAT, 46), (WHO, 18), (DUE, 16)];
    if voted {
        columns.push((VOTES, 8));
    }
    columns.push((STATE, 12));
    let row = |action: &&Action| {
        let owner = action.owner.as_ref().map_or(NOBODY_YET.text(lang), |id| names.department(id));
        let due = action.due.map_or_else(|| NO_DATE_YET.text(lang).to_owned(), |day| date(day, lang));
        let mut cells: Vec<Cell> = vec![action.text.as_str().into(), owner.into(), due.into()];
        if voted {
            cells.push(f64::from(action.votes).into());
        }
        cells.push(action.status.label().text(lang).into());
        cells
    };
    let table = Table {
        id: "work".to_owned(),
        title: WORK.text(lang).to_owned(),
        columns: columns.into_iter().map(|(label, width)| Column::new(label.text(lang), width)).collect(),
        rows: open.iter().take(MOST.3).map(row).collect(),
    };
    let more = open.len().saturating_sub(MOST.3);
    let lead = match (open.len(), more) {
        (0, _) => vec![NO_WORK.text(lang).to_owned()],
        (_, 0) => Vec::new(),
        _ => vec![MORE_WORK.fill(lang, &[("n", &more.to_string())])],
    };
    let tables = if table.rows.is_empty() { Vec::new() } else { vec![table] };
    sections::section("work", WORK, lang, lead, Vec::new(), tables)
}

/// What people should not leave open: work without a name or a date.
fn loose_ends(material: &Material<'_>, lang: Lang) -> Option<Section> {
    let open = || material.journey.actions.iter().filter(|action| is_open(action));
    let nameless: Vec<&str> =
        open().filter(|action| action.owner.is_none()).map(|action| action.text.as_str()).collect();
    let dateless: Vec<&str> =
        open().filter(|action| action.due.is_none()).map(|action| action.text.as_str()).collect();
    let line = |label: Label, of: &[&str]| {
        let quoted: Vec<String> = of.iter().map(|text| format!("‘{text}’")).collect();
        let quoted: Vec<&str> = quoted.iter().take(4).map(String::as_str).collect();
        let n = of.len().to_string();
        let list = listing(&quoted, lang);
        (!of.is_empty()).then(|| label.fill(lang, &[("n", &n), ("list", &list)]))
    };
    let lines: Vec<String> =
        [line(WITHOUT_OWNER, &nameless), line(WITHOUT_DATE, &dateless)].into_iter().flatten().collect();
    (!lines.is_empty()).then(|| sections::section("open", LOOSE_ENDS, lang, lines, Vec::new(), Vec::new()))
}

/// Every note that was pinned, as a section of the whole report; nothing where there are none.
pub(super) fn notes(material: &Material<'_>, names: &Names<'_>) -> Option<Section> {
    let lang = names.lang();
    let insights = &material.journey.insights;
    if insights.is_empty() {
        return None;
    }
    let heading = |label: Label, width| Column::new(label.text(lang), width);
    let row = |insight: &Insight| -> Vec<Cell> {
        vec![
            insight.kind.label().text(lang).into(),
            insight.text.as_str().into(),
            names.subject(&insight.subject).into(),
            insight.when.map_or_else(String::new, |when| stamp(when, lang)).into(),
        ]
    };
    let table = Table {
        id: "notes".to_owned(),
        title: NOTES.text(lang).to_owned(),
        columns: vec![heading(KIND, 10), heading(SAID, 60), heading(PINNED_TO, 30), heading(MOMENT, 20)],
        rows: insights.iter().map(row).collect(),
    };
    Some(sections::section("notes", NOTES, lang, Vec::new(), Vec::new(), vec![table]))
}

/// What changes from the journey that this one was copied from; nothing where there is none.
pub(super) fn changes(material: &Material<'_>, names: &Names<'_>) -> Option<Section> {
    let lang = names.lang();
    let earlier = origin(material.workspace, material.journey)?;
    let found = differences(material.workspace, earlier, material.journey, lang);
    if found.is_empty() {
        return None;
    }
    let value = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
    let row = |one: &Difference| -> Vec<Cell> {
        let fields = one.fields.iter().map(|change| {
            format!("{}: {} → {}", change.field.text(lang), value(&change.before), value(&change.after))
        });
        let fields = fields.collect::<Vec<_>>().join("; ");
        vec![one.turn.label().text(lang).into(), one.name.as_str().into(), fields.into()]
    };
    let heading = |label: Label, width| Column::new(label.text(lang), width);
    let table = Table {
        id: "changes".to_owned(),
        title: CHANGES.text(lang).to_owned(),
        columns: vec![heading(TURN, 12), heading(WHAT, 40), heading(FIELDS, 60)],
        rows: found.iter().map(row).collect(),
    };
    let lead = vec![COMPARED.fill(lang, &[("name", &earlier.name)])];
    Some(sections::section("changes", CHANGES, lang, lead, Vec::new(), vec![table]))
}

/// A moment as people write it: "1 June 2026 14:05".
pub fn stamp(when: crate::model::DateTime, lang: Lang) -> String {
    format!("{} {:02}:{:02}", date(when.date(), lang), when.hour(), when.minute())
}

const PAGE_TITLE: Label = Label::new("Session: {journey}", "Sessie: {journey}");
const PAGE_DATE: Label = Label::new("As of {date}", "Stand op {date}");
const SERVES: Label = Label::new("To decide: {what}", "Te besluiten: {what}");
const SAW: Label = Label::new("What we saw", "Wat we zagen");
const NOTHING_SEEN: Label =
    Label::new("Nothing was noted, and nothing stands out.", "Er is niets genoteerd en er valt niets op.");
const MORE_NOTES: Label = Label::new(
    "These are the newest notes; {n} more are in the file.",
    "Dit zijn de nieuwste notities; in het bestand staan er nog {n}.",
);
const PAGE_DECIDED: Label = Label::new("What we decided", "Wat we besloten");
const DECIDED_BY: Label = Label::new("by {who}", "door {who}");
const NOTHING_DECIDED: Label =
    Label::new("No decisions were written down.", "Er zijn geen besluiten vastgelegd.");
const MORE_DECISIONS: Label = Label::new(
    "These are the latest decisions; {n} earlier ones are in the file.",
    "Dit zijn de laatste besluiten; in het bestand staan er nog {n} van eerder.",
);
const WORK: Label = Label::new("Who does what", "Wie doet wat");
const NO_WORK: Label = Label::new("No work was agreed.", "Er is geen werk afgesproken.");
const MORE_WORK: Label =
    Label::new("{n} more actions are in the file.", "In het bestand staan nog {n} acties.");
const WHAT: Label = Label::new("What", "Wat");
const WHO: Label = Label::new("Who", "Wie");
const DUE: Label = Label::new("By when", "Wanneer klaar");
const VOTES: Label = Label::new("Votes", "Stemmen");
const NOBODY_YET: Label = Label::new("nobody yet", "nog niemand");
const NO_DATE_YET: Label = Label::new("no date yet", "nog geen datum");
const LOOSE_ENDS: Label = Label::new("Still open", "Nog open");
const WITHOUT_OWNER: Label = Label::new("{n} without a name: {list}.", "{n} zonder naam: {list}.");
const WITHOUT_DATE: Label = Label::new("{n} without a date: {list}.", "{n} zonder datum: {list}.");
const ABOUT_LINE: Label = Label::new("About: {what}", "Over: {what}");
const NOTES: Label = Label::new("Notes from the room", "Notities uit de zaal");
const KIND: Label = Label::new("Kind", "Soort");
const SAID: Label = Label::new("Note", "Notitie");
const PINNED_TO: Label = Label::new("Pinned to", "Geprikt op");
const MOMENT: Label = Label::new("When", "Wanneer");
const CHANGES: Label = Label::new("What changes", "Wat er verandert");
const COMPARED: Label = Label::new("Compared with the journey ‘{name}’.", "Vergeleken met de reis ‘{name}’.");
const TURN: Label = Label::new("How", "Hoe");
const FIELDS: Label = Label::new("From → to", "Van → naar");
