//! What is sent to whom: the planned contacts that reach each segment, in order of time.
//! Judges nothing; the rules on frequency, objectives and planning do.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt};

use super::finding::{Draft, Value};
use super::severity::Severity;
use super::study::{Study, days_between};
use super::thresholds::Threshold;
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

/// The messages that count for how often a segment hears from us, the earliest first.
pub(super) fn pressure<'s, 'a>(sendings: &'s [Sending<'a>]) -> impl Iterator<Item = &'s Sending<'a>> {
    sendings.iter().filter(|sending| sending.is_pressure())
}

/// The same by channel.
pub(super) fn by_channel<'s, 'a>(
    sendings: &'s [Sending<'a>],
) -> BTreeMap<&'a ChannelId, Vec<&'s Sending<'a>>> {
    let mut channels: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for sending in pressure(sendings) {
        channels.entry(&sending.contact.channel).or_default().push(sending);
    }
    channels
}

/// The caps for a segment on a channel, or on all together. A segment's own take the place of those
/// for everybody.
pub(super) fn caps<'a>(
    study: &Study<'a>,
    channel: Option<&ChannelId>,
    segment: &Id<Segment>,
) -> Vec<&'a FrequencyCap> {
    let like = channel.map(|id| study.channel(id).id);
    let holds = |cap: &&FrequencyCap| match (&cap.channel, channel) {
        (Some(capped), Some(id)) => capped == id || Some(capped.as_str()) == like,
        (None, None) => true,
        _ => false,
    };
    let of = |owner: Option<&Id<Segment>>| {
        let caps = study.workspace.frequency_caps.iter();
        caps.filter(holds).filter(|cap| cap.segment.as_ref() == owner).collect::<Vec<_>>()
    };
    let own = of(Some(segment));
    if own.is_empty() { of(None) } else { own }
}

/// The stretches without a planned contact from today to the horizon, both included: when each begins,
/// and how many days it takes.
pub(super) fn silences(study: &Study<'_>, sendings: &[Sending<'_>]) -> Vec<(Date, f64)> {
    let horizon = study.threshold(Threshold::Horizon).max(0.0);
    let ahead = |date: Date| days_between(study.as_of, date) as f64;
    let planned = sendings.iter().filter(|sending| sending.is_planned()).map(|sending| sending.contact.date);
    let mut stretches = Vec::new();
    let mut last = (study.as_of, 0.0);
    for date in planned.filter(|date| (0.0..=horizon).contains(&ahead(*date))) {
        let at = ahead(date);
        stretches.push((last.0, at - last.1));
        last = (date, at);
    }
    stretches.push((last.0, horizon - last.1));
    stretches
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
