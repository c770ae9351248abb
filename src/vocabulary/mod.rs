//! The words on offer: every label of the product in English and Dutch, and the built-in
//! channels, devices, templates and catalogue. Knows the model; draws nothing.
//!
//! One label source: a [`Label`] cannot be written with one language missing, and an enumeration
//! without a label for each value does not compile.

mod calendar;
mod catalogue;
mod channels;
mod dates;
mod departments;
mod engagement;
mod figures;
mod forgiving;
mod label;
mod labels;
mod nearest;
mod overlays;
mod restrictions;
mod samples;
mod templates;
mod told;
mod voices;
mod writing;

pub use calendar::{
    CONTACT_HOW, CONTACT_OWNER, CONTACT_UID, CONTACT_WHOM, CONTACT_WHY, OWN_UID, contact_uid,
};
pub use catalogue::{
    CATALOGUE_GROUPS, CatalogueEntry, INVENTORY_GROUPS, catalogue, catalogue_entry, search, search_all,
};
pub use channels::{
    CHANNEL_GROUPS, Channel, ChannelGroup, DEVICES, PLATFORMS, channel, channel_label, channel_like,
    channels, device_label, group_of,
};
pub use dates::{NoDay, read_date, table_date};
pub use departments::USUAL_DEPARTMENTS;
pub use engagement::{
    CROSS_CHANNEL, ENGAGEMENT_LESSONS, ENGAGEMENT_LOOP, ENGAGEMENT_STEPS, INTEGRATED, LESSON_NAMES,
    REAL_TIME, STEP_NAMES,
};
pub use figures::{Decimals, Figure, figure_of, read_figure};
pub use forgiving::{Heard, Query, Word, words};
pub use label::{Label, Labelled, Words};
pub(crate) use label::{labels, words};
pub use labels::{
    NOT_ASSESSED, NOT_ASSESSED_SHORT, ShortLabel, emotion_label, importance_label, influence_question,
    media_question,
};
pub use nearest::nearest;
pub use overlays::{
    matching_stages, overlays_of, retagged, stage_names, stages_named, stages_of, tagged_stages,
};
pub use restrictions::{RESTRICTIONS, Restriction};
pub use samples::{SAMPLES, sample, sample_line, sample_title};
pub use templates::{
    ModelKind, NEW_JOURNEY, Part, PhaseLink, Stage, Template, is_own, is_unnamed, model, models, template,
    templates,
};
pub use told::Told;
pub(crate) use told::told;
pub use voices::{PEERS, PRESS, SOURCE_GROUPS};
pub use writing::{date, listing, number, precise};
