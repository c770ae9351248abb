//! Reactions as rows. A change writes the journey. Draws nothing.

use std::borrow::Cow;
use std::sync::Arc;

use super::words;
use crate::edit::Edit;
use crate::model::*;
use crate::report::plan::Plan;
use crate::report::plan::calendar::clock;
use crate::report::plan::desk::{REACTIONS, Reaction, span};
use crate::text::one_line;
use crate::ui::table::{Change, Column, Draft, Entry as _, Field, Kind, Names, Offer, Source, Value, field};
use crate::vocabulary::Words;

/// What a column is.
enum Place {
    /// A field of the reaction, by its place among the fields.
    Field(usize),
    /// How it stands.
    Stand,
    /// How soon an answer was agreed.
    Norm,
}

struct Row {
    case: Arc<ResponseCase>,
    title: String,
    norm: Option<String>,
    stand: String,
}

/// The reactions of a journey that the filter lets through.
pub struct Cases {
    columns: Vec<Column>,
    places: Vec<Place>,
    fields: Vec<Field<ResponseCase>>,
    rows: Vec<Row>,
    journey: Arc<Journey>,
    /// The ids of all reactions of the file.
    taken: Vec<String>,
    today: Date,
    open: bool,
}

fn fields(names: Names<'_>) -> Vec<Field<ResponseCase>> {
    macro_rules! of {
        ($id:literal, $label:expr, $field:ident) => {
            field!(ResponseCase, names, $id, $label, $field)
        };
    }
    let offers = Kind::Choice { offers: Touchpoint::offers(names), needed: true };
    let opened = Field::<ResponseCase> {
        column: Column::new("opened", words::OPENED, Kind::Date).wide(126.0),
        get: |one| Value::Date(one.opened.date()),
        set: |one, value| {
            if let Value::Date(day) = value {
                one.opened = day.to_datetime(one.opened.time());
            }
        },
    };
    let minutes = (0..24 * 60).map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60));
    let minutes = minutes.map(|text| Offer::named(text.as_str(), &text)).collect();
    let at = Field::<ResponseCase> {
        column: Column::new("time", words::TIME, Kind::Choice { offers: minutes, needed: false }).wide(80.0),
        // Midnight is what there is where nobody said when.
        get: |one| match one.opened.time() {
            time if time == Time::midnight() => Value::Unset,
            time => Value::Choice(Cow::Owned(clock(time))),
        },
        set: |one, value| {
            let time = match value {
                Value::Choice(text) => Time::strptime("%H:%M", text.as_ref()).ok(),
                _ => None,
            };
            one.opened = one.opened.date().to_datetime(time.unwrap_or(Time::midnight()));
        },
    };
    vec![
        of!("touchpoint", words::TOUCHPOINT, touchpoint)
            .with(|column| column.kind(offers).wide(176.0).leading()),
        opened,
        at.hidden(),
        of!("kind", words::KIND, kind).with(|column| column.wide(110.0)),
        of!("tone", words::TONE, sentiment).with(|column| column.wide(92.0)),
        of!("topic", words::TOPIC, topic).with(|column| column.wide(120.0)),
        of!("first", words::FIRST, first_response_minutes).with(|column| column.wide(112.0)),
        of!("resolved", words::RESOLVED, resolved_minutes),
        of!("how", words::HOW, response_kind).with(|column| column.wide(108.0)),
        of!("quick", words::QUICK, fast).with(|column| column.wide(64.0)),
        of!("positive", words::POSITIVE, positive).with(|column| column.wide(72.0)),
        of!("accurate", words::ACCURATE, accurate).with(|column| column.wide(64.0)),
        of!("cause", words::CAUSE, root_cause).with(|column| column.wide(130.0)),
        of!("summary", words::SUMMARY, summary).with(|column| column.wide(220.0)),
        of!("public", words::PUBLIC, public).with(|column| column.wide(84.0)),
        of!("about", words::ABOUT, about_department).hidden(),
    ]
}

/// The columns that are only shown stand behind this field.
const BEFORE_STAND: &str = "topic";

impl Cases {
    /// The rows of a plan; `open` when they may be changed.
    pub fn new(plan: &Plan<'_>, journey: &Arc<Journey>, all: &[Reaction<'_>], open: bool) -> Self {
        let fields = fields(Names { workspace: plan.workspace, journey: Some(journey) });
        let (mut columns, mut places) = (Vec::new(), Vec::new());
        for (at, field) in fields.iter().enumerate() {
            columns.push(field.column.clone());
            places.push(Place::Field(at));
            if field.column.id == BEFORE_STAND {
                columns.push(Column::new("stand", words::STAND, Kind::Shown).wide(214.0));
                columns.push(Column::new("norm", words::NORM, Kind::Shown).wide(100.0));
                places.extend([Place::Stand, Place::Norm]);
            }
        }
        let row = |one: &Reaction<'_>| Row {
            case: Arc::clone(one.case),
            title: one.touchpoint.map_or_else(String::new, |touchpoint| one_line(&touchpoint.title)),
            norm: one.norm().map(|minutes| span(f64::from(minutes), plan.lang)),
            stand: one.stand(plan.as_of).text(plan.lang),
        };
        let everywhere = plan.workspace.journeys.iter().flat_map(|one| one.cases.iter());
        Self {
            columns,
            places,
            fields,
            rows: all.iter().map(row).collect(),
            journey: Arc::clone(journey),
            taken: everywhere.map(|case| case.id.to_string()).collect(),
            today: plan.as_of,
            open,
        }
    }

    /// The reaction of a row.
    pub fn case(&self, row: usize) -> Option<&Id<ResponseCase>> {
        self.rows.get(row).map(|row| &row.case.id)
    }

    fn fill(&self, case: &mut ResponseCase, column: usize, value: Value<'static>) {
        if let Some(Place::Field(at)) = self.places.get(column)
            && let Some(field) = self.fields.get(*at)
        {
            (field.set)(case, value);
        }
    }
}

/// The edit that changes the reactions of a journey.
pub(super) fn on_cases(journey: &Journey, change: impl FnOnce(&mut Vec<Arc<ResponseCase>>)) -> Edit {
    let mut journey = journey.clone();
    change(journey.cases.edit());
    Edit::SetJourney { journey, what: words::CHANGED }
}

impl Source for Cases {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn id(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |row| row.case.id.as_str())
    }

    fn title(&self, row: usize) -> Cow<'_, str> {
        let Some(row) = self.rows.get(row) else { return Cow::Borrowed("") };
        let what = [row.case.topic.trim(), row.case.summary.trim(), row.case.id.as_str()];
        let what = what.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
        format!("{}, {}", row.title, one_line(what)).into()
    }

    fn value(&self, row: usize, column: usize) -> Value<'_> {
        let (Some(row), Some(place)) = (self.rows.get(row), self.places.get(column)) else {
            return Value::Unset;
        };
        match place {
            Place::Field(at) => self.fields.get(*at).map_or(Value::Unset, |field| (field.get)(&row.case)),
            Place::Stand => Value::Text(Cow::Borrowed(&row.stand)),
            Place::Norm => row.norm.as_ref().map_or(Value::Unset, |norm| Value::Text(Cow::Borrowed(norm))),
        }
    }

    fn change(&self, changes: &[Change]) -> Vec<Edit> {
        if changes.is_empty() {
            return Vec::new();
        }
        let edit = on_cases(&self.journey, |cases| {
            let places: std::collections::HashMap<String, usize> =
                cases.iter().enumerate().map(|(at, case)| (case.id.to_string(), at)).collect();
            for change in changes {
                let at = places.get(self.id(change.row)).copied();
                if let Some(case) = at.and_then(|at| cases.get_mut(at)) {
                    self.fill(Arc::make_mut(case), change.column, change.value.clone());
                }
            }
        });
        vec![edit]
    }

    fn add(&self, drafts: &[Draft]) -> Vec<Edit> {
        let mut taken = self.taken.clone();
        let mut made = Vec::new();
        for draft in drafts {
            let opened = self.today.to_datetime(Time::midnight());
            let mut case = ResponseCase { opened, ..ResponseCase::default() };
            for (column, value) in draft {
                self.fill(&mut case, *column, value.clone());
            }
            if case.touchpoint.is_empty() {
                continue;
            }
            case.id =
                Fresh::default().id(&case.topic, "reaction", |id| taken.iter().any(|known| known == id));
            taken.push(case.id.to_string());
            made.push(Arc::new(case));
        }
        let some = !made.is_empty();
        some.then(|| on_cases(&self.journey, |cases| cases.extend(made))).into_iter().collect()
    }

    fn makes(&self) -> Option<usize> {
        self.journey.all_touchpoints().next().is_some().then_some(0)
    }

    fn remove(&self, rows: &[usize]) -> Vec<Edit> {
        let gone: std::collections::HashSet<&str> = rows.iter().map(|row| self.id(*row)).collect();
        let edit = on_cases(&self.journey, |cases| cases.retain(|case| !gone.contains(case.id.as_str())));
        if gone.is_empty() { Vec::new() } else { vec![edit] }
    }

    fn is_open(&self) -> bool {
        self.open
    }

    fn noun(&self) -> Words {
        REACTIONS
    }
}
