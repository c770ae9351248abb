//! Metrics as rows: what is wanted and found at which touchpoint. A change writes the touchpoint.
//! Draws nothing.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::words;
use crate::analysis::metric_name;
use crate::edit::Edit;
use crate::model::*;
use crate::report::plan::Plan;
use crate::report::plan::measurement::{Measured, course, measured, standing};
use crate::text::one_line;
use crate::ui::table::{Cell, Change, Column, Draft, Entry, Field, Kind, Names, Source, Value, field};
use crate::ui::words as w;
use crate::vocabulary::Words;

/// What a column is.
enum Place {
    /// The touchpoint that holds the metric.
    Touchpoint,
    /// A field of the metric, by its place among the fields.
    Field(usize),
    /// The course of its figures.
    Course,
    /// How it stands.
    Standing,
    /// Its id.
    Id,
}

struct Row {
    touchpoint: Arc<Touchpoint>,
    metric: Metric,
    course: Vec<f64>,
    standing: String,
}

/// The metrics of a journey that the filter lets through.
pub struct Metrics {
    columns: Vec<Column>,
    places: Vec<Place>,
    fields: Vec<Field<Metric>>,
    rows: Vec<Row>,
    journey: Arc<Journey>,
    /// The ids of all metrics of the file.
    taken: Vec<String>,
    open: bool,
}

fn fields(names: Names<'_>) -> Vec<Field<Metric>> {
    macro_rules! of {
        ($id:literal, $label:expr, $field:ident) => {
            field!(Metric, names, $id, $label, $field)
        };
    }
    vec![
        of!("name", w::METRIC, name).with(|column| column.wide(170.0)),
        of!("objective", words::OBJECTIVE, objective).with(|column| column.wide(170.0)),
        of!("kind", w::METRIC_KIND, kind).with(|column| column.wide(116.0)),
        of!("target", w::TARGET, target),
        of!("measured", w::MEASURED, measured),
        of!("unit", w::UNIT, unit).with(|column| column.wide(92.0)),
        of!("measured on", words::MEASURED_ON, measured_on),
        of!("source", words::SOURCE, source).with(|column| column.wide(130.0)),
        of!("owner", w::OWNER, owner).hidden(),
        of!("less is better", w::LOWER_IS_BETTER, lower_is_better).hidden(),
        of!("definition", words::DEFINITION, definition).hidden(),
        of!("baseline", words::BASELINE, baseline).hidden(),
    ]
}

/// The columns that are only shown stand behind this field.
const BEFORE_COURSE: &str = "measured on";

impl Metrics {
    /// The rows of a plan; `open` when they may be changed.
    pub fn new(plan: &Plan<'_>, journey: &Arc<Journey>, open: bool) -> Self {
        let names = Names { workspace: plan.workspace, journey: Some(journey) };
        let fields = fields(names);
        let offers = Kind::Choice { offers: Touchpoint::offers(names), needed: true };
        let mut columns = vec![Column::new("touchpoint", words::TOUCHPOINT, offers).wide(176.0).leading()];
        let mut places = vec![Place::Touchpoint];
        for (at, field) in fields.iter().enumerate() {
            columns.push(field.column.clone());
            places.push(Place::Field(at));
            if field.column.id == BEFORE_COURSE {
                columns.push(Column::new("course", words::COURSE, Kind::Shown).wide(84.0));
                columns.push(Column::new("standing", words::STANDING, Kind::Shown).wide(216.0));
                places.extend([Place::Course, Place::Standing]);
            }
        }
        columns.push(Column::new("id", words::METRIC_ID, Kind::Shown).wide(120.0).hidden());
        places.push(Place::Id);
        let row = |one: &Measured<'_>| Row {
            touchpoint: Arc::clone(one.touchpoint),
            metric: one.metric.clone(),
            course: course(one.metric),
            standing: standing(one, plan.lang),
        };
        let rows = measured(plan).iter().map(row).collect();
        let taken = plan.workspace.metric_ids().map(str::to_owned);
        Self { columns, places, fields, rows, journey: Arc::clone(journey), taken: taken.collect(), open }
    }

    /// The touchpoint of a row.
    pub fn touchpoint(&self, row: usize) -> Option<&Id<Touchpoint>> {
        self.rows.get(row).map(|row| &row.touchpoint.id)
    }

    /// The metric of a row.
    pub fn metric(&self, row: usize) -> Option<&Metric> {
        self.rows.get(row).map(|row| &row.metric)
    }

    /// What people wrote into cells of a metric, and the touchpoint that it goes to.
    fn fill(
        &self,
        metric: &mut Metric,
        cells: impl Iterator<Item = (usize, Value<'static>)>,
    ) -> Option<Id<Touchpoint>> {
        let mut goes = None;
        for (column, value) in cells {
            match self.places.get(column) {
                Some(Place::Field(at)) => {
                    if let Some(field) = self.fields.get(*at) {
                        (field.set)(metric, value);
                    }
                }
                Some(Place::Touchpoint) => goes = Some(Cell::of(value)),
                _ => {}
            }
        }
        goes.filter(|id: &Id<Touchpoint>| !id.is_empty())
    }

    fn edit(&self, changed: BTreeMap<String, Touchpoint>) -> Vec<Edit> {
        let touchpoints: Vec<Touchpoint> = changed.into_values().collect();
        let journey = self.journey.id.clone();
        let what = words::CHANGED;
        let some = !touchpoints.is_empty();
        some.then_some(Edit::SetTouchpoints { journey, touchpoints, what }).into_iter().collect()
    }

    /// The touchpoint with this id among those that are changed already, or as it is.
    fn changed<'c>(
        &self,
        changed: &'c mut BTreeMap<String, Touchpoint>,
        id: &Id<Touchpoint>,
    ) -> Option<&'c mut Touchpoint> {
        if !changed.contains_key(id.as_str()) {
            let known = self.journey.all_touchpoints().find(|one| one.id == *id)?;
            changed.insert(id.to_string(), Touchpoint::clone(known));
        }
        changed.get_mut(id.as_str())
    }
}

impl Source for Metrics {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn id(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |row| row.metric.id.as_str())
    }

    fn title(&self, row: usize) -> Cow<'_, str> {
        let row = self.rows.get(row);
        row.map(|row| format!("{}, {}", one_line(metric_name(&row.metric)), one_line(&row.touchpoint.title)))
            .unwrap_or_default()
            .into()
    }

    fn value(&self, row: usize, column: usize) -> Value<'_> {
        let (Some(row), Some(place)) = (self.rows.get(row), self.places.get(column)) else {
            return Value::Unset;
        };
        match place {
            Place::Touchpoint => Value::Choice(Cow::Borrowed(row.touchpoint.id.as_str())),
            Place::Field(at) => self.fields.get(*at).map_or(Value::Unset, |field| (field.get)(&row.metric)),
            // One figure is no course.
            Place::Course if row.course.len() < 2 => Value::Unset,
            Place::Course => Value::Course(row.course.clone()),
            Place::Standing => Value::Text(Cow::Borrowed(&row.standing)),
            Place::Id => Value::Text(Cow::Borrowed(row.metric.id.as_str())),
        }
    }

    fn change(&self, changes: &[Change]) -> Vec<Edit> {
        let mut by_row: BTreeMap<usize, Vec<(usize, Value<'static>)>> = BTreeMap::new();
        for change in changes {
            by_row.entry(change.row).or_default().push((change.column, change.value.clone()));
        }
        let mut changed = BTreeMap::new();
        for (row, cells) in by_row {
            let Some(row) = self.rows.get(row) else { continue };
            let mut metric = row.metric.clone();
            let goes = self.fill(&mut metric, cells.into_iter()).filter(|id| *id != row.touchpoint.id);
            let Some(touchpoint) = self.changed(&mut changed, &row.touchpoint.id) else { continue };
            let metrics = touchpoint.metrics.edit();
            if goes.is_some() {
                metrics.retain(|known| known.id != metric.id);
            } else if let Some(known) = metrics.iter_mut().find(|known| known.id == metric.id) {
                *known = metric;
                continue;
            }
            if let Some(other) = goes.and_then(|id| self.changed(&mut changed, &id)) {
                other.metrics.edit().push(metric);
            }
        }
        self.edit(changed)
    }

    fn add(&self, drafts: &[Draft]) -> Vec<Edit> {
        let mut changed = BTreeMap::new();
        let mut taken = self.taken.clone();
        for draft in drafts {
            let mut metric = Metric::default();
            let Some(id) = self.fill(&mut metric, draft.iter().cloned()) else { continue };
            metric.id =
                Fresh::default().id(&metric.name, "metric", |id| taken.iter().any(|known| known == id));
            taken.push(metric.id.to_string());
            if let Some(touchpoint) = self.changed(&mut changed, &id) {
                touchpoint.metrics.edit().push(metric);
            }
        }
        self.edit(changed)
    }

    fn makes(&self) -> Option<usize> {
        (self.journey.all_touchpoints().next().is_some()).then_some(0)
    }

    fn remove(&self, rows: &[usize]) -> Vec<Edit> {
        let mut changed = BTreeMap::new();
        for row in rows.iter().filter_map(|row| self.rows.get(*row)) {
            if let Some(touchpoint) = self.changed(&mut changed, &row.touchpoint.id) {
                touchpoint.metrics.edit().retain(|known| known.id != row.metric.id);
            }
        }
        self.edit(changed)
    }

    fn is_open(&self) -> bool {
        self.open
    }

    fn noun(&self) -> Words {
        words::METRICS
    }
}
