//! Personas, segments and lifecycle stages: three ways to look at the same people, side by side and
//! never in one list.

use super::cells::{count, figure};
use super::{Part, Plan, passing};
use crate::check::{self, Kind, Use};
use crate::model::{LifecycleStage, Persona, Segment, SubjectRef};
use crate::report::{Cell, Section, Table};
use crate::vocabulary::{Label, device_label};

/// One of the three ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Axis {
    /// Why people come.
    Personas,
    /// Which part of the market they are.
    Segments,
    /// How long the relation has lasted.
    Stages,
}

impl Axis {
    /// All three, in the order of their columns.
    pub const ALL: [Self; 3] = [Self::Personas, Self::Segments, Self::Stages];

    /// What its entries are called.
    pub const fn label(self) -> Label {
        match self {
            Self::Personas => Label::new("Personas", "Persona’s"),
            Self::Segments => Label::new("Segments", "Segmenten"),
            Self::Stages => Label::new("Lifecycle stages", "Levensfasen"),
        }
    }

    /// What it tells apart.
    pub const fn about(self) -> Label {
        match self {
            Self::Personas => {
                Label::new("Why people come: needs and motives", "Waarom mensen komen: behoeften en motieven")
            }
            Self::Segments => {
                Label::new("Which part of the market they are", "Welk deel van de markt zij zijn")
            }
            Self::Stages => Label::new("How long we know each other", "Hoe lang we elkaar kennen"),
        }
    }

    const fn kind(self) -> Kind {
        match self {
            Self::Personas => Kind::Persona,
            Self::Segments => Kind::Segment,
            Self::Stages => Kind::LifecycleStage,
        }
    }
}

/// An entry of one of the three lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// What relies on it.
    pub uses: Vec<Use>,
}

/// The entries of an axis that pass the filter, in their own order. A persona or a segment of the
/// filter leaves only itself on its own axis, and the stages that the segment covers; a channel and an
/// owner leave what something of theirs relies on.
pub fn entries(plan: &Plan<'_>, axis: Axis) -> Vec<Entry> {
    let workspace = plan.workspace;
    let ids: Vec<&str> = match axis {
        Axis::Personas => workspace.personas.iter().map(|one| one.id.as_str()).collect(),
        Axis::Segments => workspace.segments.iter().map(|one| one.id.as_str()).collect(),
        Axis::Stages => workspace.lifecycle_stages.iter().map(|one| one.id.as_str()).collect(),
    };
    let mut uses = check::uses(workspace, axis.kind());
    let entries =
        ids.into_iter().map(|id| Entry { id: id.to_owned(), uses: uses.remove(id).unwrap_or_default() });
    entries.filter(|entry| passes(plan, axis, entry)).collect()
}

fn passes(plan: &Plan<'_>, axis: Axis, entry: &Entry) -> bool {
    let filter = plan.filter;
    let own = match axis {
        Axis::Personas => filter.persona.as_ref().is_none_or(|id| id.as_str() == entry.id),
        Axis::Segments => filter.segment.as_ref().is_none_or(|id| id.as_str() == entry.id),
        Axis::Stages => filter.segment.as_ref().is_none_or(|id| covers(plan, id.as_str(), &entry.id)),
    };
    let asks = filter.channel.is_some() || filter.owner.is_some();
    own && (!asks || entry.uses.iter().any(|known| is_within(plan, known)))
}

/// Whether a segment covers a stage; one that says nothing may cover any.
fn covers(plan: &Plan<'_>, segment: &str, stage: &str) -> bool {
    let found = plan.workspace.segments.iter().find(|one| one.id.as_str() == segment);
    found.is_none_or(|one| one.lifecycle.is_empty() || one.lifecycle.iter().any(|id| id.as_str() == stage))
}

/// Whether a use is by something of this journey on the channel and of the owner of the filter.
fn is_within(plan: &Plan<'_>, known: &Use) -> bool {
    let journey = known.journey.and_then(|at| plan.workspace.journeys.get(at));
    if journey.is_none_or(|journey| journey.id != plan.journey.id) {
        return false;
    }
    match &known.by {
        SubjectRef::Touchpoint(id) => {
            plan.journey.touchpoint(id).is_some_and(|one| plan.filter.lets_touchpoint(one))
        }
        SubjectRef::PlannedContact(id) => {
            let contact = plan.journey.planned_contacts.iter().find(|one| one.id == *id);
            contact.is_some_and(|one| {
                let at = one.touchpoint.as_ref().and_then(|id| plan.journey.touchpoint(id));
                passing::contact(plan.filter, one, at.map(|at| &**at))
            })
        }
        _ => false,
    }
}

const ABOUT: Label = Label::new(
    "Three ways to look at the same people. A persona is no segment, and neither says how long the relation has lasted.",
    "Drie manieren om naar dezelfde mensen te kijken. Een persona is geen segment, en geen van beide zegt hoe lang de relatie al duurt.",
);
const NAME: Label = Label::new("Name", "Naam");
const USED: Label = Label::new("Relied on by", "Gebruikt door");

/// The section of a report, and what the view exports.
pub fn section(plan: &Plan<'_>) -> Section {
    let mut section = plan.section(Part::People);
    section.tables = [personas(plan), segments(plan), stages(plan)].into_iter().flatten().collect();
    if section.tables.iter().any(|table| !table.rows.is_empty()) {
        section.paragraphs.push(ABOUT.text(plan.lang).to_owned());
    }
    section
}

/// The rows of an axis: what is known of each entry, and how much relies on it.
fn table<T>(
    plan: &Plan<'_>,
    (axis, id): (Axis, &str),
    columns: &[(Label, u16)],
    find: impl Fn(&str) -> Option<T>,
    cells: impl Fn(T) -> Vec<Cell>,
) -> Option<Table> {
    let row = |entry: Entry| {
        let mut row = cells(find(&entry.id)?);
        row.push(count(&entry));
        Some(row)
    };
    let rows: Vec<_> = entries(plan, axis).into_iter().filter_map(row).collect();
    let columns: Vec<_> = columns.iter().copied().chain([(USED, 12)]).collect();
    let is_main = axis == Axis::Personas;
    (is_main || !rows.is_empty()).then(|| plan.grid(id, axis.label(), &columns, rows))
}

fn personas(plan: &Plan<'_>) -> Option<Table> {
    let columns = [
        (NAME, 18),
        (Label::new("Kind of customer", "Soort klant"), 14),
        (Label::new("Buying role", "Rol bij de aankoop"), 14),
        (Label::new("Needs", "Behoeften"), 40),
        (Label::new("Motives", "Motieven"), 24),
        (Label::new("Habits", "Gewoonten"), 30),
        (Label::new("Preferred channels", "Voorkeurskanalen"), 24),
        (Label::new("Main device", "Hoofdapparaat"), 14),
        (Label::new("Trusts", "Vertrouwt"), 20),
        (Label::new("How active", "Hoe actief"), 14),
    ];
    let find = |id: &str| plan.workspace.personas.iter().find(|one| one.id.as_str() == id);
    table(plan, (Axis::Personas, "personas"), &columns, find, |one: &Persona| {
        let device = one.primary_device.as_ref().map(|id| device_label(id.as_str(), plan.lang));
        vec![
            one.name.as_str().into(),
            plan.word(one.customer_kind),
            plan.word(one.buying_role),
            one.needs.as_str().into(),
            plan.words(&one.motives),
            one.habits.as_str().into(),
            plan.channels(&one.preferred_channels),
            device.unwrap_or_default().into(),
            plan.words(&one.trusted_sources),
            plan.word(one.engagement_level),
        ]
    })
}

fn segments(plan: &Plan<'_>) -> Option<Table> {
    let columns = [
        (NAME, 18),
        (Label::new("Cut by", "Ingedeeld naar"), 16),
        (Label::new("Rank", "Volgorde"), 8),
        (Label::new("Share of value, per cent", "Deel van de waarde, procent"), 12),
        (Label::new("Customers already", "Al klant"), 12),
        (Label::new("Lifecycle stages", "Levensfasen"), 30),
        (Label::new("How people get in", "Hoe mensen erin komen"), 16),
    ];
    let find = |id: &str| plan.workspace.segments.iter().find(|one| one.id.as_str() == id);
    table(plan, (Axis::Segments, "segments"), &columns, find, |one: &Segment| {
        let share = one.value_share.map(|share| (f64::from(share) * 1_000.0).round() / 10.0);
        let stages = plan.workspace.lifecycle_stages.iter().filter(|stage| one.lifecycle.contains(&stage.id));
        let stages: Vec<&str> = stages.map(|stage| stage.name.as_str()).collect();
        vec![
            one.name.as_str().into(),
            plan.word(one.basis),
            figure(one.priority),
            figure(share),
            plan.mark(one.existing_customers),
            stages.join("; ").into(),
            plan.word(Some(one.assignment)),
        ]
    })
}

fn stages(plan: &Plan<'_>) -> Option<Table> {
    let columns = [
        (NAME, 18),
        (Label::new("Relation", "Relatie"), 14),
        (Label::new("From day", "Vanaf dag"), 10),
        (Label::new("To day", "Tot dag"), 10),
        (Label::new("When we say so", "Wanneer wij het zo noemen"), 36),
        (Label::new("When customers would", "Wanneer klanten dat zouden doen"), 36),
        (Label::new("The two agree", "Die kloppen samen"), 14),
    ];
    let find = |id: &str| plan.workspace.lifecycle_stages.iter().find(|one| one.id.as_str() == id);
    table(plan, (Axis::Stages, "lifecycle-stages"), &columns, find, |one: &LifecycleStage| {
        vec![
            one.name.as_str().into(),
            plan.word(one.relation),
            figure(one.tenure_from_days),
            figure(one.tenure_to_days),
            one.org_definition.as_str().into(),
            one.customer_view.as_str().into(),
            plan.known(one.views_match),
        ]
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Lang};
    use crate::report::plan::{Filter, sample};

    #[test]
    fn the_three_lists_stand_apart_with_what_relies_on_them() {
        let workspace = sample::sample("zwaluw-en-spaak-en");
        let filter = Filter::default();
        let plan = sample::plan(&workspace, &filter, Lang::En);
        let section = section(&plan);
        let ids: Vec<_> = section.tables.iter().map(|table| table.id.as_str()).collect();
        assert_eq!(ids, ["personas", "segments", "lifecycle-stages"]);
        assert_eq!(section.tables[0].rows.len(), 2);
        let noor = &section.tables[0].rows[0];
        assert_eq!(noor[0], Cell::from("Noor"));
        assert!(matches!(noor.last(), Some(Cell::Number(uses)) if *uses > 10.0), "{noor:?}");
        for table in &section.tables {
            assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{}", table.id);
        }
    }

    #[test]
    fn each_filter_leaves_the_other_lists_alone() {
        let workspace = sample::sample("zwaluw-en-spaak-en");
        let filter = Filter { persona: Some(Id::new("noor")), ..Filter::default() };
        let plan = sample::plan(&workspace, &filter, Lang::En);
        let counts = Axis::ALL.map(|axis| entries(&plan, axis).len());
        assert_eq!(counts, [1, 4, 3]);
        let filter = Filter { channel: Some(Id::new("no such channel")), ..Filter::default() };
        let plan = sample::plan(&workspace, &filter, Lang::En);
        assert_eq!(Axis::ALL.map(|axis| entries(&plan, axis).len()), [0, 0, 0]);
    }
}
