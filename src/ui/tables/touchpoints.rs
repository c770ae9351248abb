//! Touchpoints as rows: every note that is a plain value is a column. Knows the journey, draws nothing.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::words;
use crate::edit::{Edit, Place};
use crate::model::*;
use crate::ui::table::{Change, Column, Draft, Entry, Field, Kind, Names, Offer, Source, Value, field};
use crate::ui::words as w;
use crate::vocabulary::{self, ShortLabel, Words};

/// How a column is read and written.
enum Reads {
    /// The number in the journey.
    Number,
    /// The phase.
    Phase,
    /// The place in the phase, from 1.
    Place,
    /// A field of the touchpoint.
    Field(Field<Touchpoint>),
}

/// A touchpoint and where it is.
struct Row {
    touchpoint: Arc<Touchpoint>,
    /// Empty for the tray.
    phase: Id<Phase>,
    place: u32,
}

/// The touchpoints of a journey, in its order.
pub struct Touchpoints {
    columns: Vec<Column>,
    reads: Vec<Reads>,
    rows: Vec<Row>,
    journey: Id<Journey>,
    /// The phase of the last row, else the last phase.
    last: Option<Id<Phase>>,
    open: bool,
}

impl Touchpoints {
    /// The rows of this journey; `open` when they may be changed.
    pub fn new(workspace: &Workspace, journey: &Journey, open: bool) -> Self {
        let names = Names { workspace, journey: Some(journey) };
        let (columns, reads) = columns(names);
        let phases = journey.phases.iter().map(|phase| (phase.id.clone(), &phase.touchpoints));
        let lists = phases.chain([(Id::default(), &journey.unsorted)]);
        let rows: Vec<Row> = lists
            .flat_map(|(phase, list)| {
                list.iter().zip(1..).map(move |(touchpoint, place)| Row {
                    touchpoint: Arc::clone(touchpoint),
                    phase: phase.clone(),
                    place,
                })
            })
            .collect();
        let last = rows.iter().rev().find(|row| !row.phase.is_empty()).map(|row| row.phase.clone());
        let last = last.or_else(|| journey.phases.last().map(|phase| phase.id.clone()));
        Self { columns, reads, rows, journey: journey.id.clone(), last, open }
    }

    /// The touchpoint of a row.
    pub fn touchpoint(&self, row: usize) -> Option<&Id<Touchpoint>> {
        self.rows.get(row).map(|row| &row.touchpoint.id)
    }

    fn place(phase: Option<Id<Phase>>) -> Place {
        Place { phase: phase.filter(|id| !id.is_empty()), before: None }
    }
}

/// The phase that a value names.
fn phase_of(value: &Value<'_>) -> Id<Phase> {
    match value {
        Value::Choice(id) => Id::new(id),
        _ => Id::default(),
    }
}

impl Source for Touchpoints {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn id(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |row| row.touchpoint.id.as_str())
    }

    fn title(&self, row: usize) -> Cow<'_, str> {
        let Some(row) = self.rows.get(row) else { return Cow::Borrowed("") };
        match row.touchpoint.title.trim() {
            "" => Cow::Borrowed(row.touchpoint.id.as_str()),
            title => Cow::Borrowed(title),
        }
    }

    fn value(&self, row: usize, column: usize) -> Value<'_> {
        let (Some(row), Some(reads)) = (self.rows.get(row), self.reads.get(column)) else {
            return Value::Unset;
        };
        match reads {
            Reads::Number => Value::Number(f64::from(row.touchpoint.number)),
            Reads::Place => Value::Number(f64::from(row.place)),
            Reads::Phase if row.phase.is_empty() => Value::Unset,
            Reads::Phase => Value::Choice(Cow::Borrowed(row.phase.as_str())),
            Reads::Field(field) => (field.get)(&row.touchpoint),
        }
    }

    fn change(&self, changes: &[Change]) -> Vec<Edit> {
        let mut set: BTreeMap<usize, Touchpoint> = BTreeMap::new();
        let mut moved: Vec<(Id<Phase>, Vec<Id<Touchpoint>>)> = Vec::new();
        for change in changes {
            let (Some(row), Some(reads)) = (self.rows.get(change.row), self.reads.get(change.column)) else {
                continue;
            };
            match reads {
                Reads::Number | Reads::Place => {}
                Reads::Phase => {
                    let (phase, id) = (phase_of(&change.value), row.touchpoint.id.clone());
                    match moved.iter_mut().find(|(known, _)| *known == phase) {
                        Some((_, ids)) => ids.push(id),
                        None => moved.push((phase, vec![id])),
                    }
                }
                Reads::Field(field) => {
                    let next = set.entry(change.row).or_insert_with(|| Touchpoint::clone(&row.touchpoint));
                    (field.set)(next, change.value.clone());
                }
            }
        }
        let (journey, touchpoints) = (&self.journey, set.into_values().collect::<Vec<_>>());
        let set = (!touchpoints.is_empty()).then(|| Edit::SetTouchpoints {
            journey: journey.clone(),
            touchpoints,
            what: words::SEVERAL,
        });
        let moves = moved.into_iter().map(|(phase, ids)| Edit::MoveTouchpoints {
            journey: journey.clone(),
            ids,
            place: Self::place(Some(phase)),
            lane: None,
            pinned_step: None,
        });
        set.into_iter().chain(moves).collect()
    }

    fn add(&self, drafts: &[Draft]) -> Vec<Edit> {
        let mut phase = self.last.clone();
        let mut edits: Vec<(Option<Id<Phase>>, Vec<Touchpoint>)> = Vec::new();
        for draft in drafts {
            let mut touchpoint = Touchpoint::default();
            for (column, value) in draft {
                match self.reads.get(*column) {
                    Some(Reads::Phase) => phase = Some(phase_of(value)),
                    Some(Reads::Field(field)) => (field.set)(&mut touchpoint, value.clone()),
                    _ => {}
                }
            }
            match edits.last_mut().filter(|(known, _)| *known == phase) {
                Some((_, list)) => list.push(touchpoint),
                None => edits.push((phase.clone(), vec![touchpoint])),
            }
        }
        let edit = |(phase, touchpoints)| Edit::AddTouchpoints {
            journey: self.journey.clone(),
            place: Self::place(phase),
            touchpoints,
        };
        edits.into_iter().map(edit).collect()
    }

    fn makes(&self) -> Option<usize> {
        self.columns.iter().position(|column| column.id == TITLE)
    }

    fn remove(&self, rows: &[usize]) -> Vec<Edit> {
        let ids: Vec<_> = rows.iter().filter_map(|row| self.touchpoint(*row).cloned()).collect();
        let some = !ids.is_empty();
        some.then(|| Edit::DeleteTouchpoints { journey: self.journey.clone(), ids }).into_iter().collect()
    }

    fn is_open(&self) -> bool {
        self.open
    }

    fn noun(&self) -> Words {
        w::TOUCHPOINTS
    }
}

/// The column that makes a new row.
const TITLE: &str = "title";

fn columns(names: Names<'_>) -> (Vec<Column>, Vec<Reads>) {
    let offers = |names| Kind::Choice { offers: Phase::offers(names), needed: false };
    let first = [
        (Column::new("number", words::NUMBER, Kind::Shown).wide(52.0).leading(), Reads::Number),
        (Column::new("phase", w::PHASE, offers(names)), Reads::Phase),
        (Column::new("place", words::PLACE, Kind::Shown).hidden(), Reads::Place),
    ];
    let [number, phase, place] = first;
    let mut all = vec![number];
    let mut fields = fields(names).into_iter().map(|field| (field.column.clone(), Reads::Field(field)));
    all.extend(fields.next());
    all.extend([phase, place]);
    all.extend(fields);
    all.into_iter().unzip()
}

macro_rules! of {
    ($names:expr, $id:literal, $label:expr, $($path:ident).+) => {
        field!(Touchpoint, $names, $id, $label, $($path).+)
    };
}

/// Every field, in the order in which they are asked in a workshop; those that few need are hidden.
fn fields(names: Names<'_>) -> Vec<Field<Touchpoint>> {
    let mut all = vec![
        of!(names, "title", w::TITLE, title).with(|column| column.wide(230.0).leading()),
        of!(names, "channel", w::CHANNEL, channel).with(|column| with_unknown(column, names).wide(164.0)),
        owner(names),
        of!(names, "media", w::MEDIA_TYPE, media_type).with(|column| short::<MediaType>(column).wide(104.0)),
        of!(names, "influence", w::INFLUENCE, influence).with(|column| column.wide(166.0)),
        of!(names, "source", w::SOURCE, source).with(|column| column.wide(190.0)),
        feeling(),
        of!(names, "importance", w::IMPORTANCE, importance).with(|column| column.wide(94.0)),
        of!(names, "expected", w::EXPECTED, expectation.expected),
        of!(names, "experienced", w::EXPERIENCED, expectation.experienced),
        of!(names, "assumed", w::ASSUMED, expectation.assumed).hidden(),
        of!(names, "own view", w::OWN_VIEW, expectation.own_view).hidden(),
        of!(names, "moment", w::MOMENT, moment_of_truth),
        of!(names, "personas", w::PERSONAS_FIELD, personas),
        of!(names, "status", w::STATUS, status).with(|column| column.wide(110.0)),
        of!(names, "answers", w::ANSWERS, answers).hidden(),
        of!(names, "notes", w::NOTES, notes),
    ];
    all.extend(place_fields(names));
    all.extend(people_fields(names));
    all.extend(role_fields(names));
    all.extend(content_fields(names));
    all.extend(contact_fields(names));
    all.extend(word_fields(names));
    all
}

fn place_fields(names: Names<'_>) -> Vec<Field<Touchpoint>> {
    let pinned = Field::<Touchpoint> {
        column: Column::new("pinned", w::PINNED_STEP, Kind::Number { low: 1.0, high: 1e6, whole: true }),
        get: |one| one.pinned_step.map_or(Value::Unset, |step| Value::Number(f64::from(step) + 1.0)),
        set: |one, value| {
            one.pinned_step = match value {
                Value::Number(step) => Some((step as u32).saturating_sub(1)),
                _ => None,
            };
        },
    };
    let groups = vocabulary::INVENTORY_GROUPS.iter().map(|(id, label)| Offer::worded(*id, *label));
    let groups = Kind::Choice { offers: groups.collect(), needed: false };
    let group = Field::<Touchpoint> {
        column: Column::new("inventory", w::INVENTORY_GROUP, groups),
        get: |one| match one.inventory_group.as_str() {
            "" => Value::Unset,
            group => Value::Choice(Cow::Borrowed(group)),
        },
        set: |one, value| one.inventory_group = crate::ui::table::Cell::of(value),
    };
    let all = vec![
        pinned,
        group,
        of!(names, "layer", w::LAYER, layer),
        of!(names, "mode", w::MODE, mode),
        of!(names, "direction", w::DIRECTION, direction),
        of!(names, "devices", w::DEVICES, devices),
        of!(names, "platform", w::PLATFORM, platform),
        of!(names, "purpose", w::PURPOSE, purpose),
        of!(names, "levers", w::LEVERS, levers),
        of!(names, "contact role", w::CONTACT_ROLE, contact_role),
        of!(names, "checked", w::LAST_CHECKED, last_checked),
    ];
    all.into_iter().map(Field::hidden).collect()
}

fn people_fields(names: Names<'_>) -> Vec<Field<Touchpoint>> {
    let owners = Field::<Touchpoint> {
        set: |one, value| {
            one.owners = crate::ui::table::Cell::of(value);
            let owners = one.owners.clone();
            one.accountable.take_if(|leading| !owners.contains(leading));
        },
        ..of!(names, "owners", w::ALL_OWNERS, owners)
    };
    let all = vec![
        owners,
        of!(names, "segments", w::SEGMENTS, segments),
        of!(names, "lifecycle", w::LIFECYCLE, lifecycle),
        of!(names, "markets", w::MARKETS, markets),
        of!(names, "relations", w::RELATIONS, relations),
        of!(names, "languages", w::LANGUAGES, languages),
    ];
    all.into_iter().map(Field::hidden).collect()
}

fn role_fields(names: Names<'_>) -> Vec<Field<Touchpoint>> {
    let effort = of!(names, "effort", w::EFFORT, effort).with(|column| column.kind(Kind::score(0, 5)));
    let all = vec![
        of!(names, "entry", w::ENTRY, entry),
        of!(names, "conversion", w::CONVERSION, conversion),
        of!(names, "exit", w::EXIT, exit),
        of!(names, "memorable", w::MEMORABLE, memorable),
        effort,
        of!(names, "mandatory", w::MANDATORY_FIELDS, mandatory_fields),
        of!(names, "mandatory names", w::FIELD_NAMES, mandatory_field_names),
        of!(names, "votes", words::VOTES, votes),
    ];
    all.into_iter().map(Field::hidden).collect()
}

fn content_fields(names: Names<'_>) -> Vec<Field<Touchpoint>> {
    let call = Field::<Touchpoint> {
        column: Column::new("call", w::CALL_TO_ACTION, Kind::Text),
        get: |one| match &one.call_to_action {
            Some(call) if !call.label.is_empty() => Value::Text(Cow::Borrowed(&call.label)),
            _ => Value::Unset,
        },
        set: |one, value| {
            let label = crate::ui::table::Cell::of(value);
            let call = CallToAction { label, ..one.call_to_action.clone().unwrap_or_default() };
            one.call_to_action = Some(call).filter(|call| *call != CallToAction::default());
        },
    };
    let all = vec![
        of!(names, "has content", w::HAS_CONTENT, has_content),
        of!(names, "content", w::CONTENT, content),
        of!(names, "content date", w::CONTENT_DATE, content_date),
        call,
        leads_to(names),
        of!(names, "sharing", w::INVITES_SHARING, invites_sharing),
        of!(names, "proof", w::SOCIAL_PROOF, social_proof),
        of!(names, "return", w::RETURN_HOOK, return_hook),
        of!(names, "tactic", w::TACTIC, tactic),
    ];
    all.into_iter().map(Field::hidden).collect()
}

/// Where the next step leads. A place that is not on the map stays what it is called.
fn leads_to(names: Names<'_>) -> Field<Touchpoint> {
    let mut offers = Touchpoint::offers(names);
    let all = names.journey.into_iter().flat_map(Journey::all_touchpoints);
    for target in all.filter_map(|one| one.call_to_action.as_ref()?.target.as_ref()) {
        if !offers.iter().any(|offer| offer.id == target.as_str()) {
            offers.push(Offer::named(target.as_str(), target.as_str()));
        }
    }
    Field {
        column: Column::new("leads to", w::LEADS_TO, Kind::Choice { offers, needed: false }),
        get: |one| match one.call_to_action.as_ref().and_then(|call| call.target.as_ref()) {
            Some(target) => Value::Choice(Cow::Borrowed(target.as_str())),
            None => Value::Unset,
        },
        set: |one, value| {
            let target = match value {
                Value::Choice(id) => Some(Id::new(&id)),
                _ => None,
            };
            let call = CallToAction { target, ..one.call_to_action.clone().unwrap_or_default() };
            one.call_to_action = Some(call).filter(|call| *call != CallToAction::default());
        },
    }
}

/// Whom it is for, who listens and who answers.
fn contact_fields(names: Names<'_>) -> Vec<Field<Touchpoint>> {
    let norm = Field::<Touchpoint> {
        column: Column::new("norm", w::RESPONSE_NORM, Kind::count()),
        get: |one| match &one.response_policy {
            Some(policy) => Value::Number(f64::from(policy.norm_minutes)),
            None => Value::Unset,
        },
        set: |one, value| {
            one.response_policy = match value {
                Value::Number(minutes) => Some(ResponsePolicy {
                    norm_minutes: minutes as u32,
                    ..one.response_policy.clone().unwrap_or_default()
                }),
                _ => None,
            };
        },
    };
    let answerer = Field::<Touchpoint> {
        column: Column::new(
            "answers by",
            w::RESPONSE_OWNER,
            Kind::Choice { offers: Department::offers(names), needed: false },
        ),
        get: |one| match one.response_policy.as_ref().and_then(|policy| policy.owner.as_ref()) {
            Some(owner) => Value::Choice(Cow::Borrowed(owner.as_str())),
            None => Value::Unset,
        },
        set: |one, value| {
            let owner = crate::ui::table::Cell::of(value);
            let policy = ResponsePolicy { owner, ..one.response_policy.clone().unwrap_or_default() };
            one.response_policy = Some(policy).filter(|policy| *policy != ResponsePolicy::default());
        },
    };
    let all = vec![
        of!(names, "contact", w::CONTACT_PURPOSES, contact_purposes),
        of!(names, "monitored", w::MONITORED, monitored),
        norm,
        answerer,
        of!(names, "systems", w::SYSTEMS, systems),
    ];
    all.into_iter().map(Field::hidden).collect()
}

fn word_fields(names: Names<'_>) -> Vec<Field<Touchpoint>> {
    let level = Field::<Touchpoint> {
        column: Column::new("promise level", w::PROMISE_LEVEL, Kind::score(1, 5)),
        get: |one| one.promise.as_ref().map_or(Value::Unset, |known| Value::Number(f64::from(known.level))),
        set: |one, value| {
            one.promise = match value {
                Value::Number(level) => {
                    Some(Promise { level: level as u8, ..one.promise.clone().unwrap_or_default() })
                }
                _ => None,
            };
        },
    };
    let promise = Field::<Touchpoint> {
        column: Column::new("promise", w::PROMISE, Kind::Text),
        get: |one| match &one.promise {
            Some(known) if !known.text.is_empty() => Value::Text(Cow::Borrowed(&known.text)),
            _ => Value::Unset,
        },
        set: |one, value| {
            let text: String = crate::ui::table::Cell::of(value);
            one.promise = match &one.promise {
                None if text.is_empty() => None,
                known => Some(Promise { text, level: known.as_ref().map_or(3, |known| known.level) }),
            };
        },
    };
    let all = vec![
        level,
        promise,
        of!(names, "customer words", w::CUSTOMER_WORDS, expectation.customer_words),
        of!(names, "our words", w::ORGANISATION_WORDS, expectation.organisation_words),
        of!(names, "impression", w::IMPRESSION, impression),
        of!(names, "opportunity", w::OPPORTUNITY, opportunity),
        of!(names, "description", w::DESCRIPTION, description),
    ];
    all.into_iter().map(Field::hidden).collect()
}

/// Who leads: the accountable owner, else the first.
fn owner(names: Names<'_>) -> Field<Touchpoint> {
    let kind = Kind::Choice { offers: Department::offers(names), needed: false };
    Field {
        column: Column::new("owner", w::OWNER, kind),
        get: |one| one.owner().map_or(Value::Unset, |id| Value::Choice(Cow::Borrowed(id.as_str()))),
        set: |one, value| one.set_owner(crate::ui::table::Cell::of(value)),
    }
}

/// What is stored for a feeling, from -2 to 2.
const FEELINGS: [&str; 5] = ["-2", "-1", "0", "1", "2"];

/// The feeling in words; figures are understood too.
fn feeling() -> Field<Touchpoint> {
    let offers = FEELINGS.into_iter().zip(-2..).filter_map(|(id, feeling)| {
        let label = vocabulary::emotion_label(feeling)?;
        let mut offer = Offer::worded(id, label);
        offer.also.push(format!("{feeling:+}"));
        Some(offer)
    });
    let kind = Kind::Choice { offers: offers.collect(), needed: false };
    Field {
        column: Column::new("feeling", w::FEELING, kind).wide(104.0),
        get: |one| {
            let at = one.emotion.and_then(|feeling| usize::try_from(feeling + 2).ok());
            at.and_then(|at| FEELINGS.get(at)).map_or(Value::Unset, |id| Value::Choice(Cow::Borrowed(id)))
        },
        set: |one, value| {
            one.emotion = match value {
                Value::Choice(id) => id.parse().ok(),
                _ => None,
            };
        },
    }
}

/// Short names where the long ones need much room; the long ones are understood too.
fn short<V: Choice + ShortLabel>(column: Column) -> Column {
    let offer = |value: &V| Offer::worded(value.id(), value.short_label()).also(value.label());
    column.kind(Kind::Choice { offers: V::ALL.iter().map(offer).collect(), needed: false })
}

/// Channels that a file has from elsewhere are kept, so they can be chosen again.
fn with_unknown(column: Column, names: Names<'_>) -> Column {
    let mut offers = column.kind.offers().to_vec();
    for one in names.journey.into_iter().flat_map(Journey::all_touchpoints) {
        let id = one.channel.as_str();
        if !id.is_empty() && !offers.iter().any(|offer| offer.id == id) {
            offers.push(Offer::named(id, id));
        }
    }
    column.kind(Kind::Choice { offers, needed: false })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::edit::{Editor, StepName};
    use crate::vocabulary::Label;

    fn workspace() -> Workspace {
        let phase = |id: &str, titles: &[&str]| {
            let cards = titles.iter().zip(1..).map(|(title, number)| {
                Arc::new(Touchpoint {
                    id: Id::new(title),
                    number,
                    title: (*title).to_owned(),
                    ..Touchpoint::default()
                })
            });
            Arc::new(Phase {
                id: Id::new(id),
                name: id.to_owned(),
                touchpoints: cards.collect(),
                ..Phase::default()
            })
        };
        let journey = Journey {
            id: Id::new("j"),
            phases: vec![phase("first", &["a", "b"]), phase("second", &["c"])].into(),
            ..Journey::default()
        };
        let department =
            Department { id: Id::new("sales"), name: "Sales".to_owned(), ..Department::default() };
        Workspace {
            departments: vec![department].into(),
            journeys: vec![Arc::new(journey)].into(),
            ..Workspace::default()
        }
    }

    fn table(workspace: &Workspace) -> Touchpoints {
        Touchpoints::new(workspace, &workspace.journeys[0], true)
    }

    fn column(table: &Touchpoints, id: &str) -> usize {
        table.columns.iter().position(|column| column.id == id).unwrap()
    }

    #[test]
    fn columns_have_ids_of_their_own_and_start_with_number_title_and_phase() {
        let workspace = workspace();
        let table = table(&workspace);
        let ids: Vec<_> = table.columns.iter().map(|column| column.id).collect();
        assert_eq!(ids[..3], ["number", "title", "phase"]);
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
        assert!(ids.len() > 50, "{}", ids.len());
    }

    #[test]
    fn each_column_reads_what_it_writes() {
        let workspace = workspace();
        let table = table(&workspace);
        for (column, reads) in table.columns.iter().zip(&table.reads) {
            let Reads::Field(field) = reads else { continue };
            let value = match &column.kind {
                Kind::Text => Value::Text("x".into()),
                Kind::Number { .. } => Value::Number(2.0),
                Kind::Date => Value::Date(jiff::civil::date(2026, 6, 1)),
                Kind::Flag => Value::Choice("yes".into()),
                Kind::Shown => continue,
                Kind::Choice { offers, .. } => match offers.last() {
                    Some(offer) => Value::Choice(offer.id.clone().into()),
                    None => continue,
                },
                Kind::Several(offers) => {
                    Value::Several(offers.iter().map(|offer| offer.id.clone().into()).collect())
                }
            };
            let mut one = Touchpoint::default();
            (field.set)(&mut one, value.clone());
            assert_eq!((field.get)(&one), value, "{}", column.id);
            (field.set)(&mut one, Value::Unset);
            let needed = matches!(column.kind, Kind::Choice { needed: true, .. });
            assert!((field.get)(&one).is_unset() || needed, "{}", column.id);
        }
    }

    #[test]
    fn changes_and_moves_are_one_step() {
        let mut editor = Editor::new(workspace(), false);
        let table = table(editor.workspace());
        let change = |row, id: &str, value| Change { row, column: column(&table, id), value };
        let edits = table.change(&[
            change(0, "owner", Value::Choice("sales".into())),
            change(0, "feeling", Value::Choice("-1".into())),
            change(0, "phase", Value::Choice("second".into())),
            change(2, "phase", Value::Unset),
        ]);
        editor.apply_all(edits, StepName::new(Label::new("x", "x"), "")).unwrap();
        let journey = &editor.workspace().journeys[0];
        let moved = &journey.phases[1].touchpoints[0];
        assert_eq!((moved.id.as_str(), moved.emotion, moved.owners.len()), ("a", Some(-1), 1));
        assert_eq!(journey.unsorted[0].id.as_str(), "c");
        assert!(editor.undo());
        assert_eq!(**editor.workspace(), workspace());
    }

    #[test]
    fn new_rows_go_to_the_phase_typed_or_the_last() {
        let mut editor = Editor::new(workspace(), false);
        let table = table(editor.workspace());
        let title = |text: &str| (column(&table, "title"), Value::Text(text.to_owned().into()));
        let phase = (column(&table, "phase"), Value::Choice("first".into()));
        let edits = table.add(&[vec![title("d")], vec![title("e"), phase], vec![title("f")]]);
        assert_eq!(edits.len(), 2);
        editor.apply_all(edits, StepName::new(Label::new("x", "x"), "")).unwrap();
        let titles = |at: usize| -> Vec<String> {
            let phase = &editor.workspace().journeys[0].phases[at];
            phase.touchpoints.iter().map(|one| one.title.clone()).collect()
        };
        assert_eq!(
            (titles(0), titles(1)),
            (vec!["a".into(), "b".into(), "e".into(), "f".into()], vec!["c".into(), "d".into()])
        );
    }
}
