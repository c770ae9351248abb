//! The smallest repair: the few changes that would clear the most, each tried on a copy of the
//! journey and asked again. What the copies hold is a guess at what the change would look like
//! when done well; nothing of it is kept.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::finding::{Finding, Value};
use super::severity::Severity;
use super::{Analysis, analyse};
use crate::model::*;
use crate::vocabulary::Label;

/// How many changes are proposed at most.
const MOST: usize = 5;

/// How many candidates are tried in each round; the others have less to clear from the start.
const TRIED: usize = 12;

/// One change that a team could agree on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Somebody answers for a touchpoint.
    Owner(Id<Touchpoint>),
    /// A touchpoint does what customers expect of it.
    Experience(Id<Touchpoint>),
    /// Two departments agree what one hands to the other, and pass the facts along.
    Handover(Id<Department>, Id<Department>),
    /// A touchpoint is measured.
    Measure(Id<Touchpoint>),
    /// The figures of a touchpoint reach their targets.
    ReachTargets(Id<Touchpoint>),
    /// A touchpoint leads on to the next phase.
    NextStep(Id<Touchpoint>),
    /// Customers get from one phase to the next.
    Connect(Id<Phase>, Id<Phase>),
    /// A second way leads past a touchpoint that everything hangs on.
    Detour(Id<Touchpoint>),
    /// Happy customers are led back to buy again.
    BuyAgain,
    /// What customers say is shown where others look for it.
    ShowExperience,
    /// Somebody listens at a touchpoint and answers.
    Listen(Id<Touchpoint>),
    /// A message is not sent.
    Cancel(Id<PlannedContact>),
    /// A question is answered in the phase where it comes up.
    Answer(Id<InformationNeed>),
    /// A touchpoint asks for fewer facts.
    AskLess(Id<Touchpoint>),
    /// Content, checks and call to action of a touchpoint are put in order.
    TidyUp(Id<Touchpoint>),
    /// Somebody leads a phase.
    Lead(Id<Phase>),
}

impl Change {
    /// What it says, with its values.
    pub fn words(&self) -> (Label, Vec<(&'static str, Value)>) {
        let touchpoint = |label, id: &Id<Touchpoint>| (label, vec![("touchpoint", id.into())]);
        match self {
            Self::Owner(id) => touchpoint(OWNER, id),
            Self::Experience(id) => touchpoint(EXPERIENCE, id),
            Self::Handover(from, to) => (HANDOVER, vec![("from", from.into()), ("to", to.into())]),
            Self::Measure(id) => touchpoint(MEASURE, id),
            Self::ReachTargets(id) => touchpoint(REACH_TARGETS, id),
            Self::NextStep(id) => touchpoint(NEXT_STEP, id),
            Self::Connect(from, to) => (CONNECT, vec![("from", from.into()), ("to", to.into())]),
            Self::Detour(id) => touchpoint(DETOUR, id),
            Self::BuyAgain => (BUY_AGAIN, Vec::new()),
            Self::ShowExperience => (SHOW_EXPERIENCE, Vec::new()),
            Self::Listen(id) => touchpoint(LISTEN, id),
            Self::Cancel(id) => (CANCEL, vec![("contact", id.into())]),
            Self::Answer(id) => (ANSWER, vec![("need", id.into())]),
            Self::AskLess(id) => touchpoint(ASK_LESS, id),
            Self::TidyUp(id) => touchpoint(TIDY_UP, id),
            Self::Lead(id) => (LEAD, vec![("phase", id.into())]),
        }
    }

    /// What it is about, to show on the map.
    pub fn subject(&self) -> SubjectRef {
        match self {
            Self::Owner(id)
            | Self::Experience(id)
            | Self::Measure(id)
            | Self::ReachTargets(id)
            | Self::NextStep(id)
            | Self::Detour(id)
            | Self::Listen(id)
            | Self::AskLess(id)
            | Self::TidyUp(id) => SubjectRef::Touchpoint(id.clone()),
            Self::Connect(from, to) => SubjectRef::PhasePair(from.clone(), to.clone()),
            Self::Cancel(id) => SubjectRef::PlannedContact(id.clone()),
            Self::Answer(id) => SubjectRef::Need(id.clone()),
            Self::Lead(id) => SubjectRef::Phase(id.clone()),
            Self::Handover(..) | Self::BuyAgain | Self::ShowExperience => SubjectRef::Journey,
        }
    }

    /// The change that would mend a finding, where one is known.
    fn mending(finding: &Finding, journey: &Journey) -> Option<Self> {
        let rule = finding.rule.id;
        match &finding.subject {
            SubjectRef::Touchpoint(id) => Self::at_touchpoint(rule, id),
            SubjectRef::Metric(id, _) => match rule {
                "MES-02" | "MES-04" | "MES-07" => Some(Self::Measure(id.clone())),
                _ => Some(Self::ReachTargets(id.clone())),
            },
            SubjectRef::Transition(from, to, ..) => match rule {
                "OWN-03" | "OWN-04" => {
                    let owner = |id| Some(journey.touchpoint(id)?.owner()?.clone());
                    Some(Self::Handover(owner(from)?, owner(to)?))
                }
                "STR-08" => Some(Self::Detour(to.clone())),
                _ => None,
            },
            SubjectRef::Touchpoints(ids) if rule == "STR-10" => Some(Self::NextStep(ids.last()?.clone())),
            SubjectRef::PhasePair(from, to) => Some(Self::Connect(from.clone(), to.clone())),
            SubjectRef::PlannedContact(id) => Some(Self::Cancel(id.clone())),
            SubjectRef::ContactPair(_, id) => Some(Self::Cancel(id.clone())),
            SubjectRef::Need(id) => Some(Self::Answer(id.clone())),
            SubjectRef::Phase(id) if matches!(rule, "OWN-05" | "OWN-06") => Some(Self::Lead(id.clone())),
            SubjectRef::Journey => match rule {
                "STR-05" => Some(Self::BuyAgain),
                "STR-06" => Some(Self::ShowExperience),
                _ => None,
            },
            SubjectRef::ResponseCase(id) => {
                let case = journey.cases.iter().find(|case| case.id == *id)?;
                Some(Self::Listen(case.touchpoint.clone()))
            }
            _ => None,
        }
    }

    fn at_touchpoint(rule: &str, id: &Id<Touchpoint>) -> Option<Self> {
        let id = id.clone();
        match rule {
            "OWN-01" | "OWN-02" => Some(Self::Owner(id)),
            "EXP-01" | "EXP-02" | "EXP-03" | "EXP-08" | "INF-03" | "MOT-01" => Some(Self::Experience(id)),
            "MES-01" | "MES-07" => Some(Self::Measure(id)),
            "STR-01" | "STR-02" | "STR-09" => Some(Self::NextStep(id)),
            "STR-07" => Some(Self::Detour(id)),
            "MOT-03" => Some(Self::ShowExperience),
            "INF-02" | "RSP-01" | "RSP-02" | "RSP-05" => Some(Self::Listen(id)),
            "NEED-03" => Some(Self::AskLess(id)),
            "CON-01" | "CON-02" | "CTA-01" | "CTA-02" | "QUA-01" => Some(Self::TidyUp(id)),
            _ => None,
        }
    }
}

const OWNER: Label =
    Label::new("Name who answers for {touchpoint}", "Wijs aan wie voor {touchpoint} instaat");
const EXPERIENCE: Label = Label::new(
    "Make {touchpoint} as good as customers expect",
    "Maak {touchpoint} zo goed als klanten verwachten",
);
const HANDOVER: Label = Label::new(
    "Agree what {from} hands over to {to}, and pass the facts along",
    "Spreek af wat {from} aan {to} overdraagt, en geef de gegevens mee",
);
const MEASURE: Label = Label::new("Measure {touchpoint}, with a target", "Meet {touchpoint}, met een doel");
const REACH_TARGETS: Label =
    Label::new("Bring the figures of {touchpoint} up to target", "Breng de cijfers van {touchpoint} op doel");
const NEXT_STEP: Label = Label::new("Give {touchpoint} a next step", "Geef {touchpoint} een vervolgstap");
const CONNECT: Label = Label::new("Make a way from {from} to {to}", "Maak een route van {from} naar {to}");
const DETOUR: Label =
    Label::new("Make a second way past {touchpoint}", "Maak een tweede weg om {touchpoint} heen");
const BUY_AGAIN: Label = Label::new(
    "Give happy customers a reason and a way to buy again",
    "Geef tevreden klanten een reden en een weg om opnieuw te kopen",
);
const SHOW_EXPERIENCE: Label = Label::new(
    "Show what customers say where others look for it",
    "Laat wat klanten zeggen zien waar anderen het zoeken",
);
const LISTEN: Label = Label::new(
    "Listen at {touchpoint}, and promise who answers and when",
    "Luister bij {touchpoint}, en beloof wie antwoordt en wanneer",
);
const CANCEL: Label = Label::new("Do not send {contact} as planned", "Verstuur {contact} niet zoals gepland");
const ANSWER: Label =
    Label::new("Answer {need} where it comes up", "Beantwoord {need} waar die vraag opkomt");
const ASK_LESS: Label = Label::new("Ask for less at {touchpoint}", "Vraag minder bij {touchpoint}");
const TIDY_UP: Label = Label::new(
    "Put what {touchpoint} shows, and its next step, in order",
    "Breng wat {touchpoint} laat zien, en de vervolgstap, op orde",
);
const LEAD: Label = Label::new("Appoint a lead for {phase}", "Wijs een trekker aan voor {phase}");

/// A change with what it would clear.
#[derive(Clone, Debug)]
pub struct Repair {
    /// The change.
    pub change: Change,
    /// The findings that would go.
    pub clears: Vec<Finding>,
    /// The findings that would become milder, with their new level.
    pub eases: Vec<(Finding, Severity)>,
    /// What that weighs: weight of each finding times the worth of its level.
    pub worth: f64,
}

/// The worth of clearing a finding of this level: each level twice the one below, missing
/// knowledge nothing.
const fn worth(level: Severity) -> f64 {
    match level {
        Severity::Info => 0.0,
        Severity::Low => 1.0,
        Severity::Medium => 2.0,
        Severity::High => 4.0,
        Severity::Critical => 8.0,
    }
}

/// The three to five changes that would clear the most, best first; each is judged after those
/// before it. `keep_going` is asked before each trial; when it says no, what was found so far counts.
pub fn repairs(
    workspace: &Workspace,
    journey: &Journey,
    as_of: Date,
    keep_going: impl Fn() -> bool,
) -> Vec<Repair> {
    let mut now = Copied { workspace: workspace.clone(), journey: journey.clone(), as_of };
    let mut analysis = now.analyse();
    let mut repairs: Vec<Repair> = Vec::new();
    while repairs.len() < MOST {
        let trials = candidates(&analysis, &now.journey);
        let mut best: Option<(Repair, Copied, Analysis)> = None;
        for change in trials {
            if !keep_going() {
                return repairs;
            }
            let mut then = now.clone();
            then.make(&change);
            let after = then.analyse();
            let repair = compare(change, &analysis, &after);
            if best.as_ref().is_none_or(|(best, ..)| repair.worth > best.worth) {
                best = Some((repair, then, after));
            }
        }
        let Some((repair, then, after)) = best.filter(|(repair, ..)| repair.worth > 0.0) else { break };
        repairs.push(repair);
        (now, analysis) = (then, after);
    }
    repairs
}

/// The changes that most weight points to, heaviest first.
fn candidates(analysis: &Analysis, journey: &Journey) -> Vec<Change> {
    let mut weights: BTreeMap<Change, f64> = BTreeMap::new();
    for finding in analysis.findings.iter().filter(|finding| finding.is_open()) {
        if let Some(change) = Change::mending(finding, journey) {
            *weights.entry(change).or_default() += finding.weight * worth(finding.severity);
        }
    }
    let mut changes: Vec<(Change, f64)> = weights.into_iter().collect();
    changes.sort_by(|one, other| other.1.total_cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    changes.truncate(TRIED);
    changes.into_iter().map(|(change, _)| change).collect()
}

/// What a change clears and eases, less what it would bring up.
fn compare(change: Change, before: &Analysis, after: &Analysis) -> Repair {
    let key = |finding: &Finding| (finding.rule.id, finding.subject.clone(), finding.detail.clone());
    let mut left: HashMap<_, &Finding> =
        after.findings.iter().map(|finding| (key(finding), finding)).collect();
    let mut repair = Repair { change, clears: Vec::new(), eases: Vec::new(), worth: 0.0 };
    for finding in before.findings.iter().filter(|finding| finding.is_open()) {
        let was = finding.weight * worth(finding.severity);
        match left.remove(&key(finding)) {
            None => {
                repair.worth += was;
                repair.clears.push(finding.clone());
            }
            Some(still) if still.severity != finding.severity => {
                repair.worth += was - finding.weight * worth(still.severity);
                if still.severity < finding.severity {
                    repair.eases.push((finding.clone(), still.severity));
                }
            }
            Some(_) => {}
        }
    }
    let fresh = left.values().filter(|finding| finding.is_open());
    repair.worth -= fresh.map(|finding| finding.weight * worth(finding.severity)).sum::<f64>();
    repair
}

/// A copy of a journey on which changes are tried.
#[derive(Clone, Debug)]
struct Copied {
    workspace: Workspace,
    journey: Journey,
    as_of: Date,
}

impl Copied {
    fn analyse(&self) -> Analysis {
        analyse(&self.workspace, &self.journey, self.as_of)
    }

    /// Makes a change as if it had been done well.
    fn make(&mut self, change: &Change) {
        let as_of = self.as_of;
        match change {
            Change::Owner(id) => {
                let owner = self.some_department(id);
                self.touchpoint(id, |touchpoint| touchpoint.set_owner(owner));
            }
            Change::Experience(id) => self.touchpoint(id, please),
            Change::Handover(from, to) => self.hand_over(from, to),
            Change::Measure(id) => self.touchpoint(id, |touchpoint| measure(touchpoint, as_of)),
            Change::ReachTargets(id) => self.touchpoint(id, reach_targets),
            Change::NextStep(id) => self.lead_on(id),
            Change::Connect(from, to) => self.connect(from, to),
            Change::Detour(id) => self.go_round(id),
            Change::BuyAgain => self.lead_back(),
            Change::ShowExperience => self.show_experience(),
            Change::Listen(id) => self.listen(id),
            Change::Cancel(id) => self.contact(id, |contact| contact.status = ContactStatus::Cancelled),
            Change::Answer(id) => self.answer(id),
            Change::AskLess(id) => self.touchpoint(id, |touchpoint| {
                touchpoint.mandatory_fields = Some(1);
                touchpoint.mandatory_field_names = List::default();
            }),
            Change::TidyUp(id) => self.tidy_up(id),
            Change::Lead(id) => {
                let lead = self.workspace.departments.first().map(|department| department.id.clone());
                if let Some(phase) = self.phase_mut(|phase| phase.id == *id) {
                    phase.lead_department = phase.lead_department.take().or(lead);
                }
            }
        }
    }

    fn phase_mut(&mut self, is_it: impl Fn(&Phase) -> bool) -> Option<&mut Phase> {
        let at = self.journey.phases.iter().position(|phase| is_it(phase))?;
        self.journey.phases.edit().get_mut(at).map(Arc::make_mut)
    }

    fn touchpoint(&mut self, id: &Id<Touchpoint>, change: impl FnOnce(&mut Touchpoint)) {
        let place = self.journey.phases.iter().enumerate().find_map(|(column, phase)| {
            Some((column, phase.touchpoints.iter().position(|touchpoint| touchpoint.id == *id)?))
        });
        let Some((column, at)) = place else { return };
        let phases = self.journey.phases.edit();
        if let Some(phase) = phases.get_mut(column)
            && let Some(touchpoint) = Arc::make_mut(phase).touchpoints.edit().get_mut(at)
        {
            change(Arc::make_mut(touchpoint));
        }
    }

    fn contact(&mut self, id: &Id<PlannedContact>, change: impl FnOnce(&mut PlannedContact)) {
        let contacts = self.journey.planned_contacts.edit();
        if let Some(contact) = contacts.iter_mut().find(|contact| contact.id == *id) {
            change(Arc::make_mut(contact));
        }
    }

    /// The lead of its phase, else the first department of the file.
    fn some_department(&self, id: &Id<Touchpoint>) -> Option<Id<Department>> {
        let own = self.journey.touchpoint(id)?.owner().cloned();
        let mut phases = self.journey.phases.iter();
        let phase = phases.find(|phase| phase.touchpoints.iter().any(|touchpoint| touchpoint.id == *id));
        own.or_else(|| phase?.lead_department.clone())
            .or_else(|| Some(self.workspace.departments.first()?.id.clone()))
            .or_else(|| Some(Id::new("somebody")))
    }

    fn hand_over(&mut self, from: &Id<Department>, to: &Id<Department>) {
        let owners: HashMap<&Id<Touchpoint>, &Id<Department>> = self
            .journey
            .touchpoints()
            .filter_map(|touchpoint| Some((&touchpoint.id, touchpoint.owner()?)))
            .collect();
        let between: Vec<(usize, usize)> = (self.journey.phases.iter().enumerate())
            .flat_map(|(column, phase)| {
                phase.transitions.iter().enumerate().map(move |(at, transition)| (column, at, transition))
            })
            .filter(|(_, _, transition)| {
                owners.get(&transition.from) == Some(&from) && owners.get(&transition.to) == Some(&to)
            })
            .map(|(column, at, _)| (column, at))
            .collect();
        let phases = self.journey.phases.edit();
        for (column, at) in between {
            if let Some(phase) = phases.get_mut(column)
                && let Some(transition) = Arc::make_mut(phase).transitions.edit().get_mut(at)
            {
                let handover = Arc::make_mut(transition).handover.get_or_insert_default();
                handover.data_passed = Some(true);
            }
        }
    }

    fn add(&mut self, from: &Id<Touchpoint>, to: &Id<Touchpoint>, kind: TransitionKind) {
        let transition = Transition {
            from: from.clone(),
            to: to.clone(),
            kind,
            confirmed_skip: true,
            handover: Some(Handover { data_passed: Some(true), ..Handover::default() }),
            ..Transition::default()
        };
        self.journey.transitions.edit().push(Arc::new(transition));
        self.journey.sort_transitions();
    }

    /// The column of a touchpoint.
    fn column(&self, id: &Id<Touchpoint>) -> Option<usize> {
        self.journey.phases.iter().position(|phase| phase.touchpoints.iter().any(|known| known.id == *id))
    }

    /// The first touchpoint behind a column that exists; the heaviest of its phase.
    fn first_after(&self, column: usize) -> Option<Id<Touchpoint>> {
        self.journey.phases.iter().skip(column + 1).find_map(|phase| heaviest(phase))
    }

    fn lead_on(&mut self, id: &Id<Touchpoint>) {
        let Some(column) = self.column(id) else { return };
        match self.first_after(column) {
            Some(next) => self.add(id, &next, TransitionKind::Forward),
            None => self.touchpoint(id, |touchpoint| touchpoint.exit = Some(ExitOutcome::Completed)),
        }
    }

    fn connect(&mut self, from: &Id<Phase>, to: &Id<Phase>) {
        let end = |id| heaviest(self.journey.phase(id)?);
        if let (Some(from), Some(to)) = (end(from), end(to)) {
            self.add(&from, &to, TransitionKind::Forward);
        }
    }

    /// Leads every way into a touchpoint also to where its ways out lead.
    fn go_round(&mut self, id: &Id<Touchpoint>) {
        let mut sources = Vec::new();
        let mut targets = Vec::new();
        for transition in self
            .journey
            .all_transitions()
            .filter(|known| known.kind == TransitionKind::Forward || known.kind == TransitionKind::Lateral)
        {
            if transition.to == *id && transition.from != *id {
                sources.push(transition.from.clone());
            }
            if transition.from == *id && transition.to != *id {
                targets.push(transition.to.clone());
            }
        }
        if let (Some(source), Some(target)) = (sources.first(), targets.first()) {
            self.add(source, target, TransitionKind::Forward);
        }
    }

    fn lead_back(&mut self) {
        let by_role = |fits: fn(PhaseRole) -> bool| {
            self.journey
                .phases
                .iter()
                .filter(move |phase| fits(phase.role))
                .filter_map(|phase| heaviest(phase))
        };
        let after = by_role(super::study::RoleOrder::is_after_purchase).next_back();
        let purchase = by_role(|role| role == PhaseRole::Purchase).next();
        if let (Some(after), Some(purchase)) = (after, purchase) {
            self.add(&after, &purchase, TransitionKind::LoyaltyLoop);
        }
    }

    fn show_experience(&mut self) {
        let crowd = |touchpoint: &&Arc<Touchpoint>| {
            matches!(touchpoint.source, Some(Source::Customer | Source::Peer | Source::Community))
        };
        let find = |fits: fn(PhaseRole) -> bool| {
            let mut phases = self.journey.phases.iter().filter(|phase| fits(phase.role));
            phases.find_map(|phase| Some(phase.touchpoints.iter().find(crowd)?.id.clone()))
        };
        let from = find(super::study::RoleOrder::is_after_purchase);
        let to = find(super::study::RoleOrder::is_before_purchase);
        if let (Some(from), Some(to)) = (from, to) {
            self.add(&from, &to, TransitionKind::AdvocacyLoop);
        }
    }

    fn listen(&mut self, id: &Id<Touchpoint>) {
        let owner = self.some_department(id);
        self.touchpoint(id, |touchpoint| {
            touchpoint.monitored = Some(true);
            let policy = ResponsePolicy { norm_minutes: 60, owner, ..ResponsePolicy::default() };
            touchpoint.response_policy.get_or_insert(policy);
        });
        let norm =
            self.journey.touchpoint(id).and_then(|known| Some(known.response_policy.as_ref()?.norm_minutes));
        let cases = self.journey.cases.edit();
        for case in cases.iter_mut().filter(|case| case.touchpoint == *id) {
            let case = Arc::make_mut(case);
            case.first_response_minutes =
                norm.map(|norm| case.first_response_minutes.unwrap_or(norm).min(norm));
        }
    }

    fn answer(&mut self, id: &Id<InformationNeed>) {
        let Some(need) = self.journey.needs.iter().find(|need| need.id == *id).cloned() else { return };
        let Some(answers) = self.journey.phase(&need.phase).and_then(|phase| ours(phase)) else { return };
        self.touchpoint(&answers, |touchpoint| touchpoint.answers.edit().push(need.id));
    }

    fn tidy_up(&mut self, id: &Id<Touchpoint>) {
        let next = self.column(id).and_then(|column| self.first_after(column));
        let as_of = self.as_of;
        self.touchpoint(id, |touchpoint| {
            touchpoint.has_content = Some(true);
            touchpoint.content_date = touchpoint.content_date.map(|_| as_of);
            for check in touchpoint.checks.edit() {
                check.result = CheckResult::Ok;
            }
            let target = next.clone();
            touchpoint.call_to_action = Some(CallToAction { target, ..CallToAction::default() });
        });
        if let Some(next) = next
            && !self.journey.all_transitions().any(|known| known.from == *id && known.to == next)
        {
            self.add(id, &next, TransitionKind::Forward);
        }
    }
}

/// The existing touchpoint of a phase that matters most.
fn heaviest(phase: &Phase) -> Option<Id<Touchpoint>> {
    let mut best: Option<&Arc<Touchpoint>> = None;
    for touchpoint in phase.touchpoints.iter().filter(|known| known.status == TouchpointStatus::Existing) {
        if best.is_none_or(|best| touchpoint.importance.unwrap_or(3) > best.importance.unwrap_or(3)) {
            best = Some(touchpoint);
        }
    }
    best.map(|touchpoint| touchpoint.id.clone())
}

/// A touchpoint of a phase that we can change, for an answer that is ours.
fn ours(phase: &Phase) -> Option<Id<Touchpoint>> {
    let within = |touchpoint: &&Arc<Touchpoint>| {
        matches!(touchpoint.influence, Some(Influence::Full | Influence::Partial))
            && touchpoint.status == TouchpointStatus::Existing
    };
    phase.touchpoints.iter().find(within).map(|touchpoint| touchpoint.id.clone())
}

/// The touchpoint does what is expected, and we see it as customers do.
fn please(touchpoint: &mut Touchpoint) {
    let scores = &mut touchpoint.expectation;
    if let Some(expected) = scores.expected {
        let experienced = scores.experienced.map_or(expected, |experienced| experienced.max(expected));
        scores.experienced = Some(experienced);
        scores.assumed = scores.assumed.map(|_| expected);
        scores.own_view = scores.own_view.map(|own| own.min(experienced));
    }
    touchpoint.emotion = touchpoint.emotion.map(|emotion| emotion.max(1));
}

/// The touchpoint has one figure that says what it contributes, on target.
fn measure(touchpoint: &mut Touchpoint, as_of: Date) {
    let complete = Metric {
        id: Id::new("figure"),
        kind: MetricKind::Contribution,
        target: Some(1.0),
        measured: Some(1.0),
        measured_on: Some(as_of),
        ..Metric::default()
    };
    for metric in touchpoint.metrics.edit() {
        metric.target = metric.target.or(metric.measured);
        metric.measured = metric.measured.or(metric.target);
        metric.measured_on = Some(as_of);
    }
    touchpoint.metrics.edit().push(complete);
}

/// Every figure is where it should be.
fn reach_targets(touchpoint: &mut Touchpoint) {
    for metric in touchpoint.metrics.edit() {
        metric.measured = metric.target.or(metric.measured);
    }
}

#[cfg(test)]
#[path = "tests/repair.rs"]
mod tests;
