//! Each rule on measurement and objectives fires, does not fire, and gives each of its levels.

use std::sync::Arc;

use super::{falls_short, shortfall};
use crate::analysis::example::{Example, one};
use crate::analysis::{Knob, Nudge, Severity, analyse};
use crate::model::*;

/// A page in the purchase phase with this importance and these metrics.
fn page(importance: u8, metrics: Vec<Metric>) -> Example {
    Example::five().touchpoint("purchase", "page", move |page| {
        page.importance = Some(importance);
        page.metrics = metrics.into();
    })
}

/// A complete metric: 90 of 100, found on the day before.
fn metric(fill: impl FnOnce(&mut Metric)) -> Metric {
    let mut metric = Metric {
        id: Id::new("sales"),
        name: "sales".to_owned(),
        target: Some(100.0),
        measured: Some(100.0),
        measured_on: Some(jiff::civil::date(2026, 5, 31)),
        ..Metric::default()
    };
    fill(&mut metric);
    metric
}

fn figures(measured: f64, target: f64, lower_is_better: bool) -> Metric {
    metric(|metric| {
        metric.measured = Some(measured);
        metric.target = Some(target);
        metric.lower_is_better = lower_is_better;
    })
}

#[test]
fn mes_01_asks_for_a_figure_where_it_matters() {
    let levels = |importance| page(importance, Vec::new()).found("MES-01");
    assert_eq!(levels(5), one("page", Severity::High));
    assert_eq!(levels(4), one("page", Severity::High));
    assert_eq!(levels(3), one("page", Severity::Low));
    assert_eq!(levels(2), []);
    assert_eq!(page(5, vec![metric(|_| {})]).found("MES-01"), []);
    let unset = page(3, Vec::new()).touchpoint("purchase", "till", |_| {});
    assert_eq!(unset.found("MES-01").len(), 2, "unset importance is 3");
    let key = Example::five().touchpoint("purchase", "till", |till| {
        till.importance = Some(1);
        till.moment_of_truth = Some(MomentOfTruth::Key);
    });
    assert_eq!(key.found("MES-01"), one("till", Severity::High));
    assert!(!key.findings("MES-01")[0].is_fragile());
    let finding = &page(3, Vec::new()).findings("MES-01")[0];
    let nudge = Nudge { knob: Knob::Importance, lower: None, higher: Some(Severity::High) };
    assert_eq!(*finding.nudges, [nudge]);
}

#[test]
fn mes_02_asks_for_both_halves() {
    let half = |importance, target: Option<f64>, measured: Option<f64>| {
        let metric = metric(|metric| {
            metric.target = target;
            metric.measured = measured;
        });
        page(importance, vec![metric]).found("MES-02")
    };
    assert_eq!(half(4, None, Some(1.0)), one("page:sales", Severity::Medium));
    assert_eq!(half(3, Some(1.0), None), one("page:sales", Severity::Low));
    assert_eq!(half(3, None, None), one("page:sales", Severity::Low));
    assert_eq!(half(4, Some(1.0), Some(1.0)), []);
}

#[test]
fn mes_03_grades_what_falls_short() {
    let found = |measured, target, lower| page(3, vec![figures(measured, target, lower)]).found("MES-03");
    assert_eq!(found(75.0, 100.0, false), one("page:sales", Severity::High));
    assert_eq!(found(76.0, 100.0, false), one("page:sales", Severity::Medium));
    assert_eq!(found(0.18, 0.2, false), one("page:sales", Severity::Medium), "10 % as stored");
    assert_eq!(found(91.0, 100.0, false), []);
    assert_eq!(found(130.0, 100.0, false), []);
    assert_eq!(found(125.0, 100.0, true), one("page:sales", Severity::High));
    assert_eq!(found(110.0, 100.0, true), one("page:sales", Severity::Medium));
    assert_eq!(found(50.0, 100.0, true), []);
    assert_eq!(found(-15.0, -10.0, false), one("page:sales", Severity::High), "a target below nought");
    let finding = &page(3, vec![figures(86.0, 100.0, false)]).findings("MES-03")[0];
    assert_eq!((finding.nudges[0].lower, finding.nudges[0].higher), (None, Some(Severity::Medium)));
}

#[test]
fn a_target_of_nought_is_missed_by_whatever_is_worse() {
    assert_eq!(shortfall(&figures(0.0, 0.0, true)), None);
    let example = page(3, Vec::new());
    let study = example.study();
    assert!(falls_short(&study, &figures(1.0, 0.0, true)));
    assert!(!falls_short(&study, &figures(1.0, 0.0, false)));
    assert!(falls_short(&study, &figures(90.0, 100.0, false)));
    assert!(!falls_short(&study, &figures(91.0, 100.0, false)));
    assert!(!falls_short(&study, &metric(|metric| metric.target = None)));
}

#[test]
fn mes_04_asks_to_measure_again_after_90_days() {
    let on = |month, day| {
        let metric = metric(|metric| metric.measured_on = Some(jiff::civil::date(2026, month, day)));
        page(3, vec![metric])
    };
    assert_eq!(on(3, 2).found("MES-04"), one("page:sales", Severity::Low), "91 days");
    assert_eq!(on(3, 3).found("MES-04"), [], "90 days");
    assert!(on(3, 2).findings("MES-04")[0].is_fragile());
    assert!(!on(1, 1).findings("MES-04")[0].is_fragile());
    assert_eq!(page(3, vec![metric(|metric| metric.measured_on = None)]).found("MES-04"), []);
}

#[test]
fn mes_05_asks_for_one_figure_in_each_phase_that_holds_something() {
    assert_eq!(page(3, Vec::new()).found("MES-05"), one("purchase", Severity::Medium));
    assert_eq!(page(3, vec![metric(|_| {})]).found("MES-05"), []);
}

#[test]
fn mes_06_lists_channels_whose_contribution_is_unknown() {
    let with = |kind, influence| {
        page(3, vec![metric(|metric| metric.kind = kind)])
            .touchpoint("purchase", "mail", move |mail| {
                mail.channel = Id::new("email");
                mail.influence = Some(influence);
            })
            .touchpoint("purchase", "site", |site| site.influence = Some(Influence::Full))
    };
    let channels = |example: Example| {
        let findings = example.findings("MES-06");
        let message = |finding| {
            crate::analysis::Names::new(&example.workspace, &example.journey, Lang::En).message(finding)
        };
        findings.first().map(message)
    };
    let found = channels(with(MetricKind::Volume, Influence::Partial));
    assert_eq!(found.unwrap(), "Nobody knows what these channels bring in: ‘E-mail’ and ‘Website’.");
    let found = channels(with(MetricKind::Contribution, Influence::Partial));
    assert_eq!(found.unwrap(), "Nobody knows what these channels bring in: ‘E-mail’.");
    assert_eq!(channels(with(MetricKind::Contribution, Influence::Indirect)), None);
    assert_eq!(with(MetricKind::Volume, Influence::Full).found("MES-06"), one("journey", Severity::Medium));
}

#[test]
fn mes_07_wants_more_than_likes() {
    let vanity = || metric(|metric| metric.kind = MetricKind::Vanity);
    assert_eq!(page(3, vec![vanity(), vanity()]).found("MES-07"), one("page", Severity::Medium));
    assert_eq!(page(3, vec![vanity(), metric(|_| {})]).found("MES-07"), []);
    assert_eq!(page(3, Vec::new()).found("MES-07"), []);
}

/// A journey with an objective.
fn aiming(goal: ObjectiveGoal, segment: Option<&str>) -> Example {
    let objective =
        Objective { id: Id::new("aim"), goal, target_segment: segment.map(Id::new), ..Objective::default() };
    Example::five()
        .workspace(|workspace| workspace.objectives = vec![objective].into())
        .journey(|journey| journey.objectives = vec![Id::new("aim")].into())
}

#[test]
fn mes_08_asks_for_a_figure_for_each_objective() {
    let aim = || aiming(ObjectiveGoal::Leads, None);
    assert_eq!(aim().found("MES-08"), one("aim", Severity::Medium));
    let measured = |status| {
        aim().touchpoint("purchase", "page", move |page| {
            page.status = status;
            page.metrics = vec![metric(|metric| metric.objective = Some(Id::new("aim")))].into();
        })
    };
    assert_eq!(measured(TouchpointStatus::Existing).found("MES-08"), []);
    assert_eq!(measured(TouchpointStatus::Proposed).found("MES-08").len(), 1);
    let to_be = measured(TouchpointStatus::Proposed).journey(|journey| journey.state = MapState::FutureState);
    assert_eq!(to_be.found("MES-08"), []);
    let unlisted = aim().journey(|journey| journey.objectives = List::default());
    assert_eq!(unlisted.found("MES-08"), []);
}

#[test]
fn obj_01_wants_reach_for_awareness() {
    let with = |phase: &str, channel: &str| {
        let channel = Id::new(channel);
        aiming(ObjectiveGoal::Awareness, None)
            .touchpoint(phase, "spot", move |spot| spot.channel = channel)
            .found("OBJ-01")
    };
    assert_eq!(with("orientation", "website"), one("aim", Severity::Medium));
    assert_eq!(with("consideration", "tv"), one("aim", Severity::Medium));
    assert_eq!(with("orientation", "tv"), []);
    let bare = aiming(ObjectiveGoal::Awareness, None)
        .journey(|journey| journey.phases.edit().retain(|phase| phase.role != PhaseRole::Orientation));
    let analysis = analyse(&bare.workspace, &bare.journey, crate::analysis::example::today());
    assert_eq!(analysis.skipped.iter().filter(|rule| **rule == "OBJ-01").count(), 1);
    assert_eq!(bare.found("OBJ-01"), []);
}

#[test]
fn obj_01_wants_contact_for_loyalty() {
    let with = |goal, channel: &str, status| {
        let contact = PlannedContact {
            id: Id::new("mail"),
            channel: Id::new(channel),
            audience: Some(Id::new("fans")),
            status,
            ..PlannedContact::default()
        };
        aiming(goal, Some("fans"))
            .journey(|journey| journey.planned_contacts = vec![Arc::new(contact)].into())
            .found("OBJ-01")
    };
    use ObjectiveGoal::{CrossSell, Leads, Reactivation, Retention, UpSell};
    for goal in [CrossSell, UpSell, Retention, Reactivation] {
        assert_eq!(with(goal, "email", ContactStatus::Sent), one("aim", Severity::High));
        assert_eq!(with(goal, "social_paid", ContactStatus::Planned), one("aim", Severity::High));
        assert_eq!(with(goal, "email", ContactStatus::Planned), []);
    }
    assert_eq!(with(Leads, "email", ContactStatus::Sent), []);
    assert_eq!(aiming(Retention, None).found("OBJ-01"), []);
}
