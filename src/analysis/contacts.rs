//! What is sent to whom: the planned contacts that reach each segment, in order of time.
//! Judges nothing; the rules on frequency, objectives and planning do.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt};

use super::finding::{Draft, Value};
use super::severity::Severity;
use super::study::Study;
use crate::model::*;
use crate::vocabulary::{Label, Labelled};

/// A contact with a segment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sending<'a> {
    /// The contact.
    pub contact: &'a PlannedContact,
    /// Whether it is on a channel that reaches somebody known.
    pub addressed: bool,
    /// Whether it belongs to the journey that is asked about, not to another of the file.
    pub here: bool,
}

impl Sending<'_> {
    /// Whether it is yet to be sent.
    pub fn is_planned(&self) -> bool {
        self.contact.status == ContactStatus::Planned
    }

    /// Whether it counts for how often a segment hears from us: outgoing, addressed, no service.
    pub fn is_pressure(&self) -> bool {
        self.addressed
            && self.contact.purpose != ContactPurpose::Service
            && matches!(self.contact.status, ContactStatus::Planned | ContactStatus::Sent)
    }
}

/// The contacts of all journeys that are in the same state as the one asked about. A to-be journey
/// is a copy with contacts of its own: counted together with its original, each would count twice.
#[derive(Debug)]
pub(super) struct Contacts<'a> {
    audiences: BTreeMap<&'a Id<Segment>, Vec<Sending<'a>>>,
    concerned: Vec<&'a Id<Segment>>,
}

impl<'a> Contacts<'a> {
    /// Gathers the contacts around a journey. Contacts without an audience reach nobody known.
    pub fn new(study: &Study<'a>) -> Self {
        let (workspace, journey) = (study.workspace, study.journey);
        let others = workspace.journeys.iter().map(AsRef::as_ref);
        let others = others.filter(|other| other.id != journey.id && other.state == journey.state);
        let mut addressed: HashMap<&str, bool> = HashMap::new();
        let mut audiences: BTreeMap<&Id<Segment>, Vec<Sending<'a>>> = BTreeMap::new();
        for source in std::iter::once(journey).chain(others) {
            let here = source.id == journey.id;
            for contact in source.planned_contacts.iter() {
                let Some(audience) = &contact.audience else { continue };
                let addressed = *addressed
                    .entry(contact.channel.as_str())
                    .or_insert_with(|| study.channel(&contact.channel).addressed);
                audiences.entry(audience).or_default().push(Sending { contact, addressed, here });
            }
        }
        for sendings in audiences.values_mut() {
            sendings.sort_by_key(|sending| (sending.contact.date, sending.contact.time, &sending.contact.id));
        }
        let concerns = |id: &Id<Segment>, sendings: &[Sending<'_>]| {
            journey.segments.contains(id) || sendings.iter().any(|sending| sending.here)
        };
        let concerned =
            audiences.iter().filter(|(id, sendings)| concerns(id, sendings)).map(|(id, _)| *id).collect();
        Self { audiences, concerned }
    }

    /// The segments that this journey lists or reaches, with what every journey sends them.
    pub fn audiences(&self) -> impl Iterator<Item = (&'a Id<Segment>, &[Sending<'a>])> {
        self.concerned.iter().map(|id| (*id, self.to(id)))
    }

    /// What is sent to a segment, the earliest first.
    pub fn to(&self, segment: &Id<Segment>) -> &[Sending<'a>] {
        self.audiences.get(segment).map_or(&[], Vec::as_slice)
    }
}

/// A finding on a planned contact: its phase, its owner, and its name as `{contact}`.
pub(super) fn on_contact(severity: Severity, contact: &PlannedContact, words: Label) -> Draft {
    let subject = SubjectRef::PlannedContact(contact.id.clone());
    let mut draft = Draft::new(severity, subject, words).owned_by(contact.owner.as_ref());
    draft.phase = Some(contact.phase.clone());
    draft.with("contact", &contact.id)
}

/// The labels of some values within a sentence, with "and" before the last.
pub(super) fn labels<L: Labelled + Copy>(values: &[L]) -> Value {
    Value::list(values.iter().map(|value| Value::term(value.label())).collect())
}
