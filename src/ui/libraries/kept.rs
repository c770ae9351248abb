//! What the entries of each library hold, column by column. A new field of an entity that people
//! should see in its library is a line here. Knows no window.

use crate::edit::{Edit, Library};
use crate::model::*;
use crate::ui::table::{Cell, Entry, Field, Kind, Names, Value, field};
use crate::ui::words as w;

use super::words;

/// An entry of a library.
pub trait Kept: Clone + Default + 'static {
    /// Which library.
    const LIBRARY: Library;

    /// Its id.
    fn id(&self) -> &str;

    /// Gives it its id.
    fn call(&mut self, id: &str);

    /// What it is called.
    fn title(&self) -> &str;

    /// All entries.
    fn list(names: Names<'_>) -> &[Self];

    /// The edit that puts these in place of all entries.
    fn put(names: Names<'_>, list: Vec<Self>) -> Edit;

    /// Its columns: its name first.
    fn fields(names: Names<'_>) -> Vec<Field<Self>>;

    /// Fills in what a new one needs beside what was typed; `others` are those of its list.
    fn born(&mut self, _: Names<'_>, _others: &[Self]) {}

    /// Whether there is all that a new one needs.
    fn may_be_born(_: Names<'_>) -> bool {
        true
    }
}

macro_rules! of_workspace {
    ($($entity:ident $library:ident $list:ident $title:ident $fields:ident;)*) => { $(
        impl Kept for $entity {
            const LIBRARY: Library = Library::$library;

            fn id(&self) -> &str {
                self.id.as_str()
            }

            fn call(&mut self, id: &str) {
                self.id = Id::new(id);
            }

            fn title(&self) -> &str {
                &self.$title
            }

            fn list(names: Names<'_>) -> &[Self] {
                &names.workspace.$list
            }

            fn put(names: Names<'_>, list: Vec<Self>) -> Edit {
                let workspace = Workspace { $list: list.into(), ..names.workspace.clone() };
                Edit::SetLibrary { workspace, what: words::label(Self::LIBRARY) }
            }

            fn fields(names: Names<'_>) -> Vec<Field<Self>> {
                $fields(names)
            }
        }
    )* };
}

of_workspace! {
    Persona Personas personas name persona;
    Segment Segments segments name segment;
    LifecycleStage LifecycleStages lifecycle_stages name stage;
    Department Departments departments name department;
    Market Markets markets name market;
    ChannelDef Channels channels name channel;
    ContentAsset Content content title content;
    Proposition Propositions propositions text proposition;
    Campaign Campaigns campaigns name campaign;
    Objective Objectives objectives text objective;
    SystemDef Systems systems name system;
    DataSource DataSources data_sources name data_source;
}

/// A connection has two ends, so it needs systems.
impl Kept for Integration {
    const LIBRARY: Library = Library::Integrations;

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn call(&mut self, id: &str) {
        self.id = Id::new(id);
    }

    fn title(&self) -> &str {
        &self.data
    }

    fn list(names: Names<'_>) -> &[Self] {
        &names.workspace.integrations
    }

    fn put(names: Names<'_>, list: Vec<Self>) -> Edit {
        let workspace = Workspace { integrations: list.into(), ..names.workspace.clone() };
        Edit::SetLibrary { workspace, what: words::label(Self::LIBRARY) }
    }

    fn fields(names: Names<'_>) -> Vec<Field<Self>> {
        integration(names)
    }

    fn born(&mut self, names: Names<'_>, _: &[Self]) {
        let systems = &names.workspace.systems;
        let first = systems.first().map(|system| system.id.clone()).unwrap_or_default();
        let last = systems.last().map_or_else(|| first.clone(), |system| system.id.clone());
        if self.from.is_empty() {
            self.from = if self.to == first { last.clone() } else { first };
        }
        if self.to.is_empty() {
            self.to = last;
        }
    }

    fn may_be_born(names: Names<'_>) -> bool {
        !names.workspace.systems.is_empty()
    }
}

macro_rules! of_journey {
    ($($entity:ident $library:ident $list:ident $title:ident $fields:ident $fallback:literal;)*) => { $(
        impl Kept for $entity {
            const LIBRARY: Library = Library::$library;

            fn id(&self) -> &str {
                self.id.as_str()
            }

            fn call(&mut self, id: &str) {
                self.id = Id::new(id);
            }

            fn title(&self) -> &str {
                &self.$title
            }

            fn list(names: Names<'_>) -> &[Self] {
                names.journey.map(|journey| &*journey.$list).unwrap_or_default()
            }

            fn put(names: Names<'_>, list: Vec<Self>) -> Edit {
                let journey = names.journey.cloned().unwrap_or_default();
                Edit::SetJourney {
                    journey: Journey { $list: list.into(), ..journey },
                    what: words::label(Self::LIBRARY),
                }
            }

            fn fields(names: Names<'_>) -> Vec<Field<Self>> {
                $fields(names)
            }

            fn may_be_born(names: Names<'_>) -> bool {
                names.journey.is_some_and(|journey| !journey.phases.is_empty())
            }

            fn born(&mut self, names: Names<'_>, others: &[Self]) {
                if self.phase.is_empty() {
                    let first = names.journey.and_then(|journey| journey.phases.first());
                    self.phase = first.map(|phase| phase.id.clone()).unwrap_or_default();
                }
                let taken = |text: &str| {
                    let all = names.workspace.journeys.iter().flat_map(|journey| journey.$list.iter());
                    all.chain(others).any(|known| known.id.as_str() == text)
                };
                self.id = Fresh::default().id(&self.$title, $fallback, taken);
            }
        }
    )* };
}

of_journey! {
    InformationNeed Needs needs text need "question";
    Trigger Triggers triggers name trigger "trigger";
}

fn persona(names: Names<'_>) -> Vec<Field<Persona>> {
    macro_rules! of {
        ($id:literal, $label:expr, $field:ident) => {
            field!(Persona, names, $id, $label, $field)
        };
    }
    vec![
        of!("name", words::NAME, name),
        of!("kind", words::KIND_OF_CUSTOMER, customer_kind),
        of!("role", words::BUYING_ROLE, buying_role),
        of!("route", words::ROUTE, route_required),
        of!("needs", words::WHAT_IT_NEEDS, needs),
        of!("motives", words::MOTIVES, motives),
        of!("habits", words::HABITS, habits),
        of!("channels", words::LIKES, preferred_channels),
        of!("device", words::MAIN_DEVICE, primary_device),
        of!("devices", w::DEVICES, devices).hidden(),
        of!("trusts", words::TRUSTS, trusted_sources),
        of!("active", words::ACTIVITY, engagement_level),
    ]
}

fn segment(names: Names<'_>) -> Vec<Field<Segment>> {
    macro_rules! of {
        ($id:literal, $label:expr, $field:ident) => {
            field!(Segment, names, $id, $label, $field)
        };
    }
    vec![
        of!("name", words::NAME, name),
        of!("basis", words::BASIS, basis),
        of!("rank", words::RANK, priority).with(|column| column.kind(Kind::score(1, 100))),
        of!("value", words::VALUE_SHARE, value_share),
        of!("customers", words::CUSTOMERS_ALREADY, existing_customers),
        of!("stages", w::LIFECYCLE, lifecycle),
        of!("assignment", words::ASSIGNMENT, assignment),
    ]
}

fn stage(names: Names<'_>) -> Vec<Field<LifecycleStage>> {
    macro_rules! of {
        ($id:literal, $label:expr, $field:ident) => {
            field!(LifecycleStage, names, $id, $label, $field)
        };
    }
    vec![
        of!("name", words::NAME, name),
        of!("relation", words::RELATION, relation),
        of!("from", words::FROM_DAYS, tenure_from_days),
        of!("to", words::TO_DAYS, tenure_to_days),
        of!("ours", words::OUR_VIEW, org_definition),
        of!("theirs", words::THEIR_VIEW, customer_view),
        of!("match", words::VIEWS_MATCH, views_match),
    ]
}

fn department(names: Names<'_>) -> Vec<Field<Department>> {
    macro_rules! of {
        ($id:literal, $label:expr, $field:ident) => {
            field!(Department, names, $id, $label, $field)
        };
    }
    vec![of!("name", words::NAME, name), of!("external", words::OUTSIDE, external)]
}

fn market(names: Names<'_>) -> Vec<Field<Market>> {
    macro_rules! of {
        ($id:literal, $label:expr, $field:ident) => {
            field!(Market, names, $id, $label, $field)
        };
    }
    vec![
        of!("name", words::NAME, name),
        of!("country", words::COUNTRY, country),
        of!("region", words::REGION, region),
        of!("languages", w::LANGUAGES, languages),
    ]
}

fn channel(names: Names<'_>) -> Vec<Field<ChannelDef>> {
    let like = field!(ChannelDef, names, "like", words::LIKE, like);
    vec![field!(ChannelDef, names, "name", words::NAME, name), like]
}

fn content(names: Names<'_>) -> Vec<Field<ContentAsset>> {
    macro_rules! of {
        ($id:literal, $label:expr, $field:ident) => {
            field!(ContentAsset, names, $id, $label, $field)
        };
    }
    vec![
        of!("title", w::TITLE, title),
        of!("kind", w::KIND, kind),
        of!("phase", words::FOR_PHASE, phase),
        of!("shareable", words::SHAREABLE, shareable),
        of!("updated", words::UPDATED, updated),
        of!("owner", w::OWNER, owner),
    ]
}

fn proposition(names: Names<'_>) -> Vec<Field<Proposition>> {
    macro_rules! of {
        ($id:literal, $label:expr, $field:ident) => {
            field!(Proposition, names, $id, $label, $field)
        };
    }
    vec![
        of!("text", words::OFFER, text),
        of!("segments", w::SEGMENTS, segments),
        of!("rank", words::RANK, priority).with(|column| column.kind(Kind::score(1, 100))),
        of!("variant", words::TEST_VARIANT, test_variant),
        of!("result", words::TEST_RESULT, test_result),
    ]
}

fn campaign(names: Names<'_>) -> Vec<Field<Campaign>> {
    macro_rules! of {
        ($id:literal, $label:expr, $field:ident) => {
            field!(Campaign, names, $id, $label, $field)
        };
    }
    vec![
        of!("name", words::NAME, name),
        of!("kind", w::KIND, kind),
        of!("from", words::FIRST_DAY, from),
        of!("to", words::LAST_DAY, to),
    ]
}

fn objective(names: Names<'_>) -> Vec<Field<Objective>> {
    macro_rules! of {
        ($id:literal, $label:expr, $field:ident) => {
            field!(Objective, names, $id, $label, $field)
        };
    }
    vec![
        of!("text", words::OBJECTIVE, text),
        of!("level", words::LEVEL, level),
        of!("goal", words::GOAL, goal),
        of!("segment", words::TARGET, target_segment),
    ]
}

fn system(names: Names<'_>) -> Vec<Field<SystemDef>> {
    macro_rules! of {
        ($id:literal, $label:expr, $field:ident) => {
            field!(SystemDef, names, $id, $label, $field)
        };
    }
    vec![
        of!("name", words::NAME, name),
        of!("kind", w::KIND, kind),
        of!("department", words::RUN_BY, department),
        of!("channels", words::SERVES, channels),
        of!("at once", words::REAL_TIME, real_time),
    ]
}

fn integration(names: Names<'_>) -> Vec<Field<Integration>> {
    // Both ends are systems that there are; a connection without one would dangle.
    let needed = Kind::Choice { offers: SystemDef::offers(names), needed: true };
    vec![
        field!(Integration, names, "data", words::CARRIES, data),
        field!(Integration, names, "from", words::FROM, from).with(|column| column.kind(needed.clone())),
        field!(Integration, names, "to", words::TO, to).with(|column| column.kind(needed.clone())),
        field!(Integration, names, "works", words::WORKS, works),
    ]
}

fn data_source(names: Names<'_>) -> Vec<Field<DataSource>> {
    macro_rules! of {
        ($id:literal, $label:expr, $field:ident) => {
            field!(DataSource, names, $id, $label, $field)
        };
    }
    vec![
        of!("name", words::NAME, name),
        of!("own", words::OURS, own),
        of!("platform", w::PLATFORM, platform),
        of!("personal", words::PERSONAL, personal_data),
        of!("used for", words::USED_FOR, used_for),
        of!("systematic", words::SYSTEMATIC, systematic),
        of!("scalable", words::SCALABLE, scalable),
        of!("segmentable", words::SEGMENTABLE, segmentable),
    ]
}

/// A phase that must be there.
fn phase(names: Names<'_>) -> Kind {
    Kind::Choice { offers: Phase::offers(names), needed: true }
}

fn need(names: Names<'_>) -> Vec<Field<InformationNeed>> {
    macro_rules! of {
        ($id:literal, $label:expr, $field:ident) => {
            field!(InformationNeed, names, $id, $label, $field)
        };
    }
    vec![
        of!("text", words::QUESTION, text).with(|column| column.wide(280.0)),
        of!("phase", w::PHASE, phase).with(|column| column.kind(phase(names))),
        of!("precision", words::PRECISION, specificity),
        of!("importance", w::IMPORTANCE, importance),
        of!("personas", w::PERSONAS_FIELD, personas),
    ]
}

fn trigger(names: Names<'_>) -> Vec<Field<Trigger>> {
    macro_rules! of {
        ($id:literal, $label:expr, $field:ident) => {
            field!(Trigger, names, $id, $label, $field)
        };
    }
    let responses = Field::<Trigger> {
        column: crate::ui::table::Column::new(
            "responses",
            words::ANSWERED_BY,
            Kind::Several(Touchpoint::offers(names)),
        ),
        get: |one| Cell::value(&one.responses),
        set: |one, value: Value<'static>| one.responses = Cell::of(value),
    };
    vec![
        of!("name", words::EVENT, name),
        of!("phase", w::PHASE, phase).with(|column| column.kind(phase(names))),
        of!("kind", w::KIND, kind),
        of!("signal", words::SIGNAL, signal),
        of!("personal", words::PERSONAL, uses_personal_data),
        of!("system", words::NOTICED_BY, system),
        responses,
        of!("max", words::MAX_LATENCY, max_latency_minutes),
        of!("actual", words::LATENCY, actual_latency_minutes),
    ]
}
