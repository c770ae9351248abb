//! A copy of a journey on which changes are tried. What it holds after one is a guess at what the
//! change would look like when done well.

use std::collections::HashMap;
use std::sync::Arc;

use super::Change;
use crate::analysis::{Analysis, analyse};
use crate::model::*;

/// A copy of a journey on which changes are tried.
#[derive(Clone, Debug)]
pub(super) struct Copied {
    pub(super) workspace: Workspace,
    pub(super) journey: Journey,
    pub(super) as_of: Date,
}

impl Copied {
    pub(super) fn analyse(&self) -> Analysis {
        analyse(&self.workspace, &self.journey, self.as_of)
    }

    /// Makes a change as if it had been done well.
    pub(super) fn make(&mut self, change: &Change) {
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
        let after = by_role(crate::analysis::study::RoleOrder::is_after_purchase).next_back();
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
        let from = find(crate::analysis::study::RoleOrder::is_after_purchase);
        let to = find(crate::analysis::study::RoleOrder::is_before_purchase);
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
