//! WHAT a customer journey map is: plain data with public fields, nothing else.
//! Knows no file, no window, no layout and no language; cannot fail.
//!
//! A [`Workspace`] holds libraries (personas, departments, …) and [`Journey`]s; a journey owns
//! [`Phase`]s, a phase owns its [`Touchpoint`]s and the [`Transition`]s that leave them.
//! Bad content is representable on purpose: `check` finds it and tells how to mend it.
//! Unset options mean "not assessed", never "no".

#[macro_use]
mod entity;
mod buckets;
mod contact;
mod enums;
mod fresh;
mod id;
mod journey;
mod library;
mod list;
mod session;
mod shape;
mod touchpoint;
mod view;

pub use buckets::*;
pub use contact::*;
pub use enums::*;
pub use fresh::Fresh;
pub use id::{Id, slug};
pub use journey::*;
pub use library::*;
pub use list::List;
pub use session::*;
pub use shape::{Entities, Fields, Shape, Shaped};
pub use touchpoint::*;
pub use view::*;

/// The version of the file format that this build writes.
pub const FORMAT_VERSION: u32 = 1;

/// A score from 1 to 5 (effort: 0 to 5). Out of range is a problem that `check` reports.
pub type Score = u8;

/// A calendar date without a zone, ISO in the file (`"2026-06-01"`).
pub type Date = jiff::civil::Date;

/// A time of day, ISO in the file (`"09:30:00"`).
pub type Time = jiff::civil::Time;

/// A date and time without a zone, ISO in the file (`"2026-06-01T09:30:00"`).
pub type DateTime = jiff::civil::DateTime;

entity! {
    /// One file: shared libraries and the journeys that use them.
    Workspace {
        /// The version of the format, [`FORMAT_VERSION`] when written by this build.
        version: u32,
        /// What the file is called in lists.
        title: String,
    } {
        /// The language of the user's own texts, and so of exports unless asked otherwise.
        language: Lang,
        /// Whose journeys these are.
        organisation: Organisation,
        /// Customer types.
        personas: List<Persona>,
        /// Parts of the market.
        segments: List<Segment>,
        /// Stages of the relation, by tenure.
        lifecycle_stages: List<LifecycleStage>,
        /// Departments and outside parties that own things.
        departments: List<Department>,
        /// Countries or regions served.
        markets: List<Market>,
        /// Own channels beside the built-in ones.
        channels: List<ChannelDef>,
        /// Content that touchpoints use.
        content: List<ContentAsset>,
        /// What is offered to segments.
        propositions: List<Proposition>,
        /// Campaigns that contacts belong to.
        campaigns: List<Campaign>,
        /// What the organisation wants to reach.
        objectives: List<Objective>,
        /// Legal positions for addressed contact; a checklist, not legal advice.
        consent_rules: List<ConsentRule>,
        /// Laws that forbid a kind of contact from a date on, beside the built-in ones.
        legal_restrictions: List<LegalRestriction>,
        /// Contact rules per segment.
        contact_rules: List<ContactRuleCard>,
        /// At most so many messages in so many days.
        frequency_caps: List<FrequencyCap>,
        /// Systems that run the contacts.
        systems: List<SystemDef>,
        /// Connections between systems.
        integrations: List<Integration>,
        /// Where knowledge of customers comes from.
        data_sources: List<DataSource>,
        /// The seven steps, five lessons and three capabilities.
        engagement: EngagementAssessment,
        /// Thresholds that differ from the defaults, and rules switched off.
        rule_settings: RuleSettings,
        /// Ways to look at the journeys, kept under a name.
        views: List<SavedView>,
        /// The journeys.
        journeys: List<std::sync::Arc<Journey>>,
    }
}

entity! {
    /// The organisation whose customers walk.
    Organisation {} {
        /// Its name.
        name: String,
        /// Its line of business.
        sector: String,
        /// Its size.
        size: Option<OrgSize>,
        /// What the brand promises.
        brand_promise: String,
    }
}

entity! {
    /// Settings of the gap rules, kept with the file because they belong to its judgement.
    RuleSettings {} {
        /// Thresholds by name that differ from the defaults.
        thresholds: std::collections::BTreeMap<String, f64>,
        /// Ids of rules that are switched off, for instance `"STR-12"`.
        switched_off: List<String>,
    }
}

impl Workspace {
    /// The ids of all metrics of all journeys, which a new one must not have.
    pub fn metric_ids(&self) -> impl Iterator<Item = &str> {
        let all = self.journeys.iter().flat_map(|journey| journey.all_touchpoints());
        all.flat_map(|one| one.metrics.iter().map(|metric| metric.id.as_str()))
    }
}
