//! From a finding to where it is mended: a field of the inspector, a sheet about something that is
//! not on the map, or the form for an action. Every rule has a way; knows no egui.

mod structure;

use super::field::{self, Field};
use super::insight::Insight;
use crate::analysis::{Finding, RoleOrder, Value};
use crate::edit::TransitionKey;
use crate::model::*;
use crate::ui::sheet::{self, Lack, Mark, Sheet};
use crate::ui::words as fields;
use crate::vocabulary::{ENGAGEMENT_STEPS, Label, Labelled, channel_like};

/// Where a finding is mended.
#[derive(Clone, Debug, PartialEq)]
pub enum Way {
    /// A field of a touchpoint.
    Card(Id<Touchpoint>, Field),
    /// A field of a transition.
    Transition(TransitionKey, Field),
    /// A field of a phase.
    Phase(Id<Phase>, Field),
    /// A field of a sheet.
    Sheet(Sheet, Label),
    /// An action is what is missing.
    Action,
}

/// The way to mend a finding; nothing where the thing that it is about is not there any more.
pub fn of(insight: &Insight, finding: &Finding) -> Option<Way> {
    let ways = Ways { insight, finding, journey: &insight.journey };
    match finding.rule.id.split('-').next().unwrap_or_default() {
        "COV" | "INV" => ways.coverage(),
        "STR" => ways.structure(),
        "CNS" | "FRQ" | "PLN" | "CST" => ways.contact(),
        "TRG" | "MOT" | "TOM" | "ADV" => ways.moments(),
        "ENG" | "DEP" | "DAT" | "RSP" | "MES" | "OBJ" => ways.work(),
        _ => ways.experience(),
    }
    .or_else(|| ways.of_subject())
}

struct Ways<'a> {
    insight: &'a Insight,
    finding: &'a Finding,
    journey: &'a Journey,
}

/// A way to a sheet.
fn to(sheet: Sheet, label: Label) -> Option<Way> {
    Some(Way::Sheet(sheet, label))
}

/// A way to touchpoints to tick, or where nothing is there yet to the field that adds one.
fn ticks(journey: &Journey, mark: Mark, phases: Vec<Id<Phase>>) -> Option<Way> {
    let here = |phase: &&std::sync::Arc<Phase>| phases.is_empty() || phases.contains(&phase.id);
    let mut touchpoints = journey.phases.iter().filter(here).flat_map(|phase| phase.touchpoints.iter());
    let any = touchpoints.any(|one| sheet::is_there(one));
    let label = if any && mark != Mark::There { sheet::HOLDS_FOR } else { sheet::NEW_TOUCHPOINT_HINT };
    // Without a phase there is nothing to add to.
    let phases = match phases.is_empty() && !any {
        true => journey.phases.first().map(|phase| phase.id.clone()).into_iter().collect(),
        false => phases,
    };
    to(Sheet::Marked(mark, phases), label)
}

impl Ways<'_> {
    /// The value of the message with this name.
    fn value(&self, name: &str) -> Option<&Value> {
        self.finding.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    fn touchpoint_in(&self, name: &str) -> Option<Id<Touchpoint>> {
        match self.value(name)? {
            Value::Touchpoint(id) => Some(id.clone()),
            _ => None,
        }
    }

    /// A field of a touchpoint that is there.
    fn card(&self, id: &Id<Touchpoint>, field: Field) -> Option<Way> {
        self.journey.touchpoint(id).map(|known| Way::Card(known.id.clone(), field))
    }

    /// A field of the figure that the finding is about, which need not be the first one of its touchpoint.
    fn metric(&self, field: Field) -> Option<Way> {
        let SubjectRef::Metric(id, metric) = &self.finding.subject else { return None };
        let known = self.journey.touchpoint(id)?;
        let at = known.metrics.iter().position(|one| one.id == *metric);
        Some(Way::Card(known.id.clone(), at.map_or(field, |at| field.of_entry(at))))
    }

    fn ticks(&self, mark: Mark, phases: Vec<Id<Phase>>) -> Option<Way> {
        ticks(self.journey, mark, phases)
    }

    /// The touchpoints of the phases whose role fits, in order.
    fn ends(&self, fits: impl Fn(PhaseRole) -> bool) -> Vec<Id<Touchpoint>> {
        self.ends_where(fits, |_| true)
    }

    fn ends_where(
        &self,
        fits: impl Fn(PhaseRole) -> bool,
        is_it: impl Fn(&Touchpoint) -> bool,
    ) -> Vec<Id<Touchpoint>> {
        let phases = self.journey.phases.iter().filter(|phase| fits(phase.role));
        // A step to what is there no more would mend nothing.
        let all = phases.flat_map(|phase| phase.touchpoints.iter()).filter(|one| sheet::is_there(one));
        all.filter(|one| is_it(one)).map(|one| one.id.clone()).collect()
    }

    /// The phases whose role fits.
    fn phases(&self, fits: impl Fn(PhaseRole) -> bool) -> Vec<Id<Phase>> {
        let phases = self.journey.phases.iter().filter(|phase| fits(phase.role));
        phases.map(|phase| phase.id.clone()).collect()
    }

    fn in_phase(&self, id: &Id<Phase>) -> Vec<Id<Touchpoint>> {
        let phase = self.journey.phase(id);
        let all = phase.into_iter().flat_map(|phase| phase.touchpoints.iter());
        all.filter(|one| sheet::is_there(one)).map(|one| one.id.clone()).collect()
    }

    fn step(&self, from: Vec<Id<Touchpoint>>, to_: Vec<Id<Touchpoint>>, kind: TransitionKind) -> Option<Way> {
        // Where both ends are known the step is a press away; they can be chosen otherwise first.
        let label = if from.is_empty() || to_.is_empty() { sheet::STEP_FROM } else { sheet::ADD_STEP };
        to(Sheet::Step(from, to_, kind), label)
    }

    /// Where steps into a touchpoint come from, and where steps out of it lead.
    fn around(&self, id: &Id<Touchpoint>) -> (Vec<Id<Touchpoint>>, Vec<Id<Touchpoint>>) {
        let steps = || self.journey.all_transitions();
        let into = steps().filter(|step| step.to == *id).map(|step| step.from.clone());
        let out = steps().filter(|step| step.from == *id).map(|step| step.to.clone());
        (into.collect(), out.collect())
    }

    fn coverage(&self) -> Option<Way> {
        match (self.finding.rule.id, &self.finding.subject) {
            ("COV-01", SubjectRef::Phase(id)) => self.ticks(Mark::There, vec![id.clone()]),
            ("COV-05", SubjectRef::Cell(phase, dimension, value)) => {
                let mark = match self.value("device") {
                    Some(Value::Device(id)) => Mark::Value(Dimension::Device, id.to_string()),
                    _ => Mark::Value(*dimension, value.clone()),
                };
                self.ticks(mark, vec![phase.clone()])
            }
            ("COV-03", SubjectRef::Cell(phase, ..)) if self.finding.detail == "outside" => {
                self.ticks(Mark::Ours, vec![phase.clone()])
            }
            (_, SubjectRef::Cell(phase, dimension, value)) => {
                self.ticks(Mark::Value(*dimension, value.clone()), vec![phase.clone()])
            }
            ("COV-09", SubjectRef::Segment(id)) => self.ticks(Mark::Segment(id.clone()), Vec::new()),
            ("INV-01", _) => to(Sheet::Inventory, sheet::INVENTORY),
            ("INV-02", _) => {
                let own = &self.insight.workspace.channels;
                let is_site = |one: &&std::sync::Arc<Touchpoint>| {
                    channel_like(own, one.channel.as_str()).id == "website"
                };
                let site = self.journey.touchpoints().find(is_site)?;
                to(Sheet::Checks(site.id.clone()), CheckKind::Domain.label())
            }
            ("INV-03", _) if self.journey.walkthroughs.is_empty() => to(Sheet::Walks, sheet::ADD_WALK),
            ("INV-03", _) => to(Sheet::Walks, sheet::MET),
            _ => None,
        }
    }

    fn experience(&self) -> Option<Way> {
        let subject = &self.finding.subject;
        match (self.finding.rule.id, subject) {
            ("INF-03", _) => Some(Way::Action),
            ("INF-04", SubjectRef::Phase(id)) => self.ticks(Mark::Ours, vec![id.clone()]),
            ("EXP-05", _) => self.card(&self.touchpoint_in("worst")?, field::at(fields::EXPERIENCED)),
            ("EXP-06", _) => {
                let phases = self.journey.phases.iter();
                let used = phases.filter(|phase| phase.role == PhaseRole::Consumption);
                let scored = used.flat_map(|phase| phase.touchpoints.iter());
                let scored = scored.filter(|one| one.expectation.experienced.is_some());
                let worst = scored.min_by_key(|one| one.expectation.experienced)?;
                self.card(&worst.id, field::at(fields::EXPERIENCED))
            }
            ("EXP-07", SubjectRef::LifecycleStage(id)) => to(Sheet::Stage(id.clone()), sheet::VIEWS_MATCH),
            ("NEED-01", SubjectRef::Need(id)) => {
                let need = self.journey.needs.iter().find(|need| need.id == *id)?;
                let touchpoints = &self.journey.phase(&need.phase)?.touchpoints;
                let any = touchpoints.iter().any(|one| sheet::is_there(one));
                let label = if any { sheet::ANSWERED_BY } else { sheet::NEED_TEXT };
                to(Sheet::Need(id.clone()), label)
            }
            ("NEED-02", SubjectRef::Phase(id)) => to(Sheet::Questions(id.clone()), sheet::NEW_QUESTION),
            ("NEED-04", SubjectRef::Phase(id)) => {
                Some(Way::Phase(id.clone(), field::at(fields::GOALS_ALIGNED)))
            }
            // Where customers are sent to is on the map: what is missing is the step.
            ("CTA-02", SubjectRef::Touchpoint(id))
                if let Some(target) = self.touchpoint_in("target")
                    && self.journey.touchpoint(&target).is_some() =>
            {
                self.step(vec![id.clone()], vec![target], TransitionKind::Forward)
            }
            ("CON-03", SubjectRef::Content(id)) => {
                let any = self.journey.touchpoints().any(|one| sheet::is_there(one));
                to(Sheet::Content(id.clone()), if any { sheet::USED_AT } else { fields::TITLE })
            }
            ("QUA-01", SubjectRef::Touchpoint(id)) => {
                let kind = CheckKind::from_id(&self.finding.detail).unwrap_or_default();
                to(Sheet::Checks(id.clone()), kind.label())
            }
            _ => None,
        }
    }

    fn contact(&self) -> Option<Way> {
        let rule = self.finding.rule.id;
        match (rule, &self.finding.subject) {
            ("CNS-07", SubjectRef::Trigger(id)) => to(Sheet::Trigger(id.clone()), sheet::PERSONAL),
            (_, SubjectRef::ConsentRule(id)) => {
                let known = self.insight.workspace.consent_rules.iter().find(|known| known.id == *id)?;
                let label = match rule {
                    "CNS-02" if known.purposes.len() > 1 => sheet::PURPOSES,
                    "CNS-02" => sheet::CHANNELS,
                    "CNS-04" if known.withdrawal_route.is_some() => sheet::AS_EASY,
                    "CNS-04" => sheet::WITHDRAWAL,
                    _ => sheet::PROOF,
                };
                to(Sheet::Permission(id.clone()), label)
            }
            ("FRQ-03", SubjectRef::SegmentChannel(segment, channel)) => {
                to(Sheet::Limits(segment.clone(), Some(channel.clone())), sheet::ADD_LIMIT)
            }
            (_, SubjectRef::SegmentChannel(segment, channel)) => self.too_many(segment, Some(channel)),
            ("FRQ-02", SubjectRef::Segment(segment)) => self.too_many(segment, None),
            ("FRQ-04", SubjectRef::Segment(id)) => {
                to(Sheet::Contacts(None, Some(id.clone())), sheet::NEW_CONTACT)
            }
            ("CST-02", SubjectRef::Segment(id)) => to(Sheet::Card(id.clone()), self.card_lacks(id)),
            (_, SubjectRef::ContactPair(one, other)) => {
                let is_here = |id: &&Id<PlannedContact>| {
                    self.journey.planned_contacts.iter().any(|known| known.id == **id)
                };
                let id = [other, one].into_iter().find(is_here)?;
                to(Sheet::Contact(id.clone()), sheet::CONTACT_DATE)
            }
            (_, SubjectRef::PlannedContact(id)) => {
                let contact = self.journey.planned_contacts.iter().find(|known| known.id == *id)?;
                let label = match rule {
                    "PLN-02" if contact.owner.is_none() => sheet::CONTACT_OWNER,
                    "PLN-02" => sheet::CONTACT_CONTENT,
                    _ => sheet::CONTACT_STATUS,
                };
                to(Sheet::Contact(id.clone()), label)
            }
            ("PLN-03", SubjectRef::Phase(id)) => {
                to(Sheet::Contacts(Some(id.clone()), None), sheet::NEW_CONTACT)
            }
            ("CST-01", _) => self.strategy(),
            _ => None,
        }
    }

    /// The next message of a segment that hears too much, to move or to drop.
    fn too_many(&self, segment: &Id<Segment>, channel: Option<&ChannelId>) -> Option<Way> {
        let mut planned = self.journey.planned_contacts.iter().filter(|contact| {
            contact.audience.as_ref() == Some(segment)
                && contact.status == ContactStatus::Planned
                && channel.is_none_or(|channel| contact.channel == *channel)
        });
        match planned.next() {
            Some(contact) => to(Sheet::Contact(contact.id.clone()), sheet::CONTACT_DATE),
            None => to(Sheet::Limits(segment.clone(), channel.cloned()), sheet::ADD_LIMIT),
        }
    }

    /// The first field of a segment's contact rules that says nothing.
    fn card_lacks(&self, segment: &Id<Segment>) -> Label {
        let card = self.insight.workspace.contact_rules.iter().find(|card| card.segment == *segment);
        let Some(card) = card else { return sheet::CARD_NEEDS };
        let says = |text: &str| !text.trim().is_empty();
        let needs = says(&card.needs) || says(&card.barriers) || says(&card.interactions);
        let offers = !self.insight.workspace.propositions.is_empty();
        [
            (needs, sheet::CARD_NEEDS),
            (!card.propositions.is_empty(), if offers { sheet::OFFERS } else { sheet::NEW_OFFER }),
            (!card.locations.is_empty(), sheet::WHERE),
            (!card.channel_rules.is_empty(), sheet::CARD_CHANNELS),
        ]
        .into_iter()
        .find(|(is_there, _)| !is_there)
        .map_or(sheet::FREQUENCY, |(_, label)| label)
    }

    /// The component of a contact strategy that is missing.
    fn strategy(&self) -> Option<Way> {
        let workspace = &self.insight.workspace;
        match self.finding.detail.as_ref() {
            "journey" => {
                let empty = self.journey.phases.iter().find(|phase| phase.touchpoints.is_empty())?;
                self.ticks(Mark::There, vec![empty.id.clone()])
            }
            "contact_rules" if workspace.consent_rules.is_empty() => {
                to(Sheet::Permissions, sheet::NEW_PERMISSION)
            }
            "contact_rules" => match self.journey.segments.first() {
                Some(id) => to(Sheet::Limits(id.clone(), None), sheet::ADD_LIMIT),
                None => to(Sheet::Strategy, sheet::NEW_SEGMENT),
            },
            "measurement" if let Some(id) = self.journey.objectives.first() => self.objective(id),
            "objectives" | "measurement" => to(Sheet::Strategy, sheet::NEW_OBJECTIVE),
            _ if self.journey.segments.is_empty() => to(Sheet::Strategy, sheet::NEW_SEGMENT),
            _ if self.journey.lifecycle.is_empty() => to(Sheet::Strategy, sheet::NEW_STAGE),
            _ => to(Sheet::Strategy, sheet::NEW_PERSONA),
        }
    }

    fn objective(&self, id: &Id<Objective>) -> Option<Way> {
        let any = self.journey.touchpoints().any(|one| !one.metrics.is_empty());
        to(Sheet::Objective(id.clone()), if any { sheet::FIGURES } else { sheet::OBJECTIVE_TEXT })
    }

    fn moments(&self) -> Option<Way> {
        let after = |role: PhaseRole| role.is_after_purchase();
        let channel = |id: &str| Mark::Value(Dimension::Channel, id.to_owned());
        match (self.finding.rule.id, &self.finding.subject) {
            ("MOT-02", SubjectRef::Other(kind)) => {
                self.ticks(Mark::Moment(MomentOfTruth::from_id(kind)?), Vec::new())
            }
            ("MOT-03", SubjectRef::Touchpoint(id)) => {
                let target = self.touchpoint_in("target").into_iter().collect();
                self.step(vec![id.clone()], target, TransitionKind::AdvocacyLoop)
            }
            ("TRG-01", _) => {
                let first = self.journey.phases.first()?.id.clone();
                to(Sheet::Triggers(first, TriggerKind::JourneyStart), sheet::NEW_TRIGGER)
            }
            ("TRG-03", SubjectRef::Phase(id)) => {
                to(Sheet::Triggers(id.clone(), TriggerKind::Behaviour), sheet::NEW_TRIGGER)
            }
            (rule, SubjectRef::Trigger(id)) => {
                let label = match rule {
                    "TRG-02" => sheet::FOLLOWS,
                    "TRG-04" if self.insight.workspace.systems.is_empty() => sheet::NEW_SYSTEM,
                    "TRG-04" => sheet::SYSTEM,
                    _ => sheet::ACTUAL_LATENCY,
                };
                to(Sheet::Trigger(id.clone()), label)
            }
            ("TOM-01", SubjectRef::Phases(ids)) => self.ticks(channel("social_organic"), ids.clone()),
            ("TOM-02", SubjectRef::Phases(ids)) => self.ticks(channel("email"), ids.clone()),
            ("TOM-04", SubjectRef::Phases(ids)) => self.ticks(channel("search_organic"), ids.clone()),
            ("TOM-03", _) => {
                let known = self.journey.consideration_set.is_some();
                to(Sheet::Choice, if known { sheet::OWN_RANK } else { sheet::ALTERNATIVES })
            }
            ("TOM-05", _) => {
                let own = &self.insight.workspace.channels;
                let like = |one: &Touchpoint| channel_like(own, one.channel.as_str());
                let social = self.ends_where(|role| role.is_before_purchase(), |one| like(one).social);
                match self.ends_where(|_| true, |one| like(one).id == "website") {
                    site if site.is_empty() => to(Sheet::Page(social), sheet::NEW_PAGE),
                    site => to(Sheet::Step(social, site, TransitionKind::Forward), sheet::ADD_STEP),
                }
            }
            ("ADV-01", SubjectRef::Phase(id)) => self.ticks(Mark::Invites, vec![id.clone()]),
            ("ADV-02", _) => self.ticks(Mark::Talks, self.phases(after)),
            ("ADV-04", _) => self.ticks(Mark::Returns, self.phases(after)),
            _ => None,
        }
    }

    fn work(&self) -> Option<Way> {
        let measure = field::within(fields::SECTION_METRICS, fields::ADD_METRIC);
        match (self.finding.rule.id, &self.finding.subject) {
            ("ENG-01", SubjectRef::EngagementStep(step)) => {
                let label = ENGAGEMENT_STEPS.get(usize::from(*step).checked_sub(1)?)?;
                to(Sheet::Engagement, *label)
            }
            ("ENG-02", SubjectRef::Other(what)) => {
                let label = match what.as_str() {
                    "cross_channel" => sheet::CROSS_CHANNEL,
                    "real_time" => sheet::REAL_TIME,
                    _ => sheet::INTEGRATED,
                };
                to(Sheet::Engagement, label)
            }
            ("ENG-03", SubjectRef::Other(part)) => self.dialogue(part),
            ("DEP-01", SubjectRef::Platform(name)) => {
                self.ticks(Mark::Platform(name.clone()), self.finding.phase.iter().cloned().collect())
            }
            ("DEP-02", _) => to(Sheet::Sources, sheet::NEW_SOURCE),
            ("DAT-02", SubjectRef::DataSource(id)) => to(Sheet::Source(id.clone()), sheet::USED_FOR),
            ("DAT-01", _) => {
                let what = if self.finding.detail == "expectation" { Lack::Scores } else { Lack::Feelings };
                to(Sheet::Lacking(what), sheet::ROUND_NOW)
            }
            ("RSP-06" | "RSP-07", _) => Some(Way::Action),
            (_, SubjectRef::ResponseCase(id)) => to(Sheet::Case(id.clone()), sheet::FIRST_RESPONSE),
            // What is missing is the target, not the figure.
            ("MES-02", SubjectRef::Metric(..))
                if self.value("target").is_none() && self.value("measured").is_some() =>
            {
                self.metric(field::within(fields::SECTION_METRICS, fields::TARGET))
            }
            ("MES-05", SubjectRef::Phase(id)) => {
                let touchpoints = self.journey.phase(id)?.touchpoints.iter();
                let first = touchpoints.max_by_key(|one| one.importance.unwrap_or(3))?;
                self.card(&first.id, measure)
            }
            ("MES-06", _) => to(Sheet::Yields, sheet::YIELD_EACH),
            ("OBJ-01", SubjectRef::Objective(id)) => match self.value("segment") {
                Some(Value::Segment(segment)) => {
                    to(Sheet::Contacts(None, Some(segment.clone())), sheet::NEW_CONTACT)
                }
                _ => match self.phases(|role| role == PhaseRole::Orientation) {
                    phases if phases.is_empty() => self.objective(id),
                    phases => self.ticks(Mark::There, phases),
                },
            },
            (_, SubjectRef::Objective(id)) => self.objective(id),
            _ => None,
        }
    }

    /// A part of the circle of listening and improving that nobody fills.
    fn dialogue(&self, part: &str) -> Option<Way> {
        match part {
            "listen" => self.ticks(Mark::Listens, Vec::new()),
            "understand" if self.journey.segments.is_empty() => to(Sheet::Strategy, sheet::NEW_SEGMENT),
            "understand" => {
                let first = self.journey.touchpoints().next()?;
                self.card(&first.id, field::within(fields::SECTION_EVIDENCE, fields::ADD_EVIDENCE))
            }
            "respond" => {
                let talks = |one: &&std::sync::Arc<Touchpoint>| one.direction == Some(Direction::TwoWay);
                let mut all = self.journey.touchpoints();
                let one = self.journey.touchpoints().find(talks).or_else(|| all.next())?;
                self.card(&one.id, field::within(fields::SECTION_CONSENT, fields::RESPONSE_NORM))
            }
            _ => Some(Way::Action),
        }
    }

    /// The field of the inspector for what the finding is about.
    fn of_subject(&self) -> Option<Way> {
        let rule = self.finding.rule.id;
        match &self.finding.subject {
            SubjectRef::Touchpoint(id) => self.card(id, field::of_touchpoint(rule)),
            SubjectRef::Metric(..) => self.metric(field::of_touchpoint(rule)),
            SubjectRef::Transition(from, to, kind, rank) => {
                let key = (from.clone(), to.clone(), *kind, *rank);
                self.journey.transition(&key)?;
                Some(Way::Transition(key, field::of_transition(rule)))
            }
            SubjectRef::Phase(id) => {
                self.journey.phase(id)?;
                Some(Way::Phase(id.clone(), field::at(fields::LEAD)))
            }
            _ => None,
        }
    }
}
