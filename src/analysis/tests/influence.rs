//! Each rule of influence fires, does not fire, and gives each of its levels.

use crate::analysis::Severity;
use crate::analysis::example::{Example, one};
use crate::model::*;

/// One touchpoint in the consideration phase.
fn page(fill: impl FnOnce(&mut Touchpoint)) -> Example {
    Example::five().touchpoint("consideration", "page", fill)
}

#[test]
fn inf_01_asks_whether_we_can_change_it() {
    let with = |importance, moment| {
        page(move |page| {
            page.importance = importance;
            page.moment_of_truth = moment;
        })
    };
    assert_eq!(with(Some(4), None).found("INF-01"), one("page", Severity::Medium));
    assert_eq!(with(Some(1), Some(MomentOfTruth::ZMOT)).found("INF-01"), one("page", Severity::Medium));
    assert_eq!(with(None, None).found("INF-01"), one("page", Severity::Low));
    assert!(with(None, None).findings("INF-01")[0].is_fragile());
    assert!(!with(Some(2), None).findings("INF-01")[0].is_fragile());
    assert_eq!(page(|page| page.influence = Some(Influence::NoInfluence)).found("INF-01"), []);
}

#[test]
fn inf_02_wants_what_matters_and_is_out_of_our_hands_to_be_watched() {
    let with = |influence, importance, monitored| {
        page(move |page| {
            page.influence = Some(influence);
            page.importance = Some(importance);
            page.monitored = monitored;
            page.moment_of_truth = Some(MomentOfTruth::ZMOT);
        })
    };
    let unwatched = with(Influence::Indirect, 4, Some(false));
    assert_eq!(unwatched.found("INF-02"), one("page", Severity::High));
    assert!(unwatched.findings("INF-02")[0].is_fragile());
    assert_eq!(with(Influence::NoInfluence, 5, None).found("INF-02"), one("page", Severity::High));
    assert!(!with(Influence::NoInfluence, 5, None).findings("INF-02")[0].is_fragile());
    assert_eq!(with(Influence::Indirect, 4, Some(true)).found("INF-02"), []);
    assert_eq!(with(Influence::Partial, 4, Some(false)).found("INF-02"), []);
    assert_eq!(with(Influence::Indirect, 3, Some(false)).found("INF-02"), [], "a moment alone is not enough");
}

/// A touchpoint that we can change, with scores and a feeling.
fn scored(influence: Influence, scores: [u8; 2], emotion: i8) -> Example {
    page(move |page| {
        page.influence = Some(influence);
        page.expectation.expected = Some(scores[0]);
        page.expectation.experienced = Some(scores[1]);
        page.emotion = Some(emotion);
    })
}

#[test]
fn inf_03_finds_what_we_could_mend_and_do_not() {
    assert_eq!(scored(Influence::Full, [4, 3], 0).found("INF-03"), one("page", Severity::High));
    assert_eq!(scored(Influence::Full, [3, 3], -1).found("INF-03"), one("page", Severity::High));
    assert_eq!(scored(Influence::Partial, [5, 2], -2).found("INF-03"), one("page", Severity::Medium));
    assert_eq!(scored(Influence::Full, [3, 3], 0).found("INF-03"), []);
    assert_eq!(scored(Influence::Indirect, [5, 1], -2).found("INF-03"), []);
    assert_eq!(page(|page| page.influence = Some(Influence::Full)).found("INF-03"), [], "nothing is known");
}

#[test]
fn inf_03_stands_firm_where_two_things_are_wrong() {
    assert!(scored(Influence::Full, [4, 3], 0).findings("INF-03")[0].is_fragile());
    assert!(scored(Influence::Full, [3, 3], -1).findings("INF-03")[0].is_fragile());
    assert!(!scored(Influence::Full, [4, 3], -1).findings("INF-03")[0].is_fragile());
    assert!(!scored(Influence::Full, [5, 3], 0).findings("INF-03")[0].is_fragile());
}

#[test]
fn inf_03_is_content_with_an_action_that_was_not_dropped() {
    let acted = |subject: SubjectRef, status| {
        let action = Action { subject, status, ..Action::default() };
        scored(Influence::Full, [5, 2], -2)
            .journey(|journey| journey.actions = vec![action].into())
            .found("INF-03")
    };
    let on_page = || SubjectRef::Touchpoint(Id::new("page"));
    assert_eq!(acted(on_page(), ActionStatus::Open), []);
    assert_eq!(acted(SubjectRef::Metric(Id::new("page"), Id::new("stars")), ActionStatus::Done), []);
    assert_eq!(acted(on_page(), ActionStatus::Dropped), one("page", Severity::High));
    let elsewhere = SubjectRef::Touchpoint(Id::new("till"));
    assert_eq!(acted(elsewhere, ActionStatus::Open), one("page", Severity::High));
}

/// A phase of this role with touchpoints of this influence and importance.
fn phase_of(role: PhaseRole, touchpoints: &[(Option<Influence>, u8)]) -> Example {
    touchpoints.iter().enumerate().fold(Example::new(&[("phase", role)]), |example, (number, one)| {
        example.touchpoint("phase", &format!("t{number}"), |touchpoint| {
            touchpoint.influence = one.0;
            touchpoint.importance = Some(one.1);
        })
    })
}

#[test]
fn inf_04_finds_phases_that_others_decide() {
    use Influence::{Full, Indirect, NoInfluence};
    let half = [(Some(Full), 3), (Some(Indirect), 3), (None, 5)];
    assert_eq!(phase_of(PhaseRole::Consideration, &half).found("INF-04"), one("phase", Severity::High));
    assert_eq!(phase_of(PhaseRole::Loyalty, &half).found("INF-04"), one("phase", Severity::Medium));
    let less = [(Some(Full), 4), (Some(NoInfluence), 3)];
    assert_eq!(phase_of(PhaseRole::Loyalty, &less).found("INF-04"), [], "3 of 7 is less than half");
    assert_eq!(phase_of(PhaseRole::Loyalty, &[(None, 5)]).found("INF-04"), []);
    let fragile =
        |touchpoints: &[_]| phase_of(PhaseRole::Loyalty, touchpoints).findings("INF-04")[0].is_fragile();
    assert!(fragile(&half), "five points less is under half");
    assert!(!fragile(&[(Some(NoInfluence), 3)]));
}

#[test]
fn inf_05_finds_effort_in_the_wrong_place() {
    let with = |effort, importance, influence| {
        page(move |page| {
            page.effort = effort;
            page.importance = importance;
            page.influence = influence;
        })
    };
    assert_eq!(with(Some(4), Some(2), None).found("INF-05"), one("page", Severity::Low));
    assert_eq!(with(Some(4), None, None).found("INF-05"), [], "unset importance is 3");
    assert_eq!(with(Some(3), Some(1), None).found("INF-05"), []);
    let little = with(Some(1), Some(4), Some(Influence::Partial));
    assert_eq!(little.found("INF-05"), one("page", Severity::Medium));
    assert!(little.findings("INF-05")[0].action.is_some(), "more effort, not less");
    assert_eq!(with(Some(1), Some(4), Some(Influence::Indirect)).found("INF-05"), []);
    assert_eq!(with(Some(1), Some(4), None).found("INF-05"), []);
    assert_eq!(with(None, Some(5), Some(Influence::Full)).found("INF-05"), []);
    assert!(little.findings("INF-05")[0].is_fragile());
    let clear = with(Some(0), Some(5), Some(Influence::Full));
    assert!(!clear.findings("INF-05")[0].is_fragile());
}

#[test]
fn inf_06_wants_a_guideline_where_employees_speak() {
    let with = |source, levers: &[Lever]| {
        let levers = levers.to_vec();
        page(move |page| {
            page.source = Some(source);
            page.levers = levers.into();
        })
    };
    let unguided = with(Source::Employee, &[Lever::Training]);
    assert_eq!(unguided.found("INF-06"), one("page", Severity::Medium));
    assert_eq!(with(Source::Employee, &[Lever::Guidelines]).found("INF-06"), []);
    assert_eq!(with(Source::Brand, &[]).found("INF-06"), []);
}

#[test]
fn inf_07_wants_placements_under_control() {
    let with = |channel: &str, media_type, levers: &[Lever]| {
        let levers = levers.to_vec();
        page(|page| {
            page.channel = Id::new(channel);
            page.media_type = Some(media_type);
            page.levers = levers.into();
        })
    };
    assert_eq!(with("display", MediaType::Paid, &[]).found("INF-07"), one("page", Severity::Medium));
    assert_eq!(with("video", MediaType::Paid, &[]).found("INF-07"), one("page", Severity::Low));
    assert_eq!(with("social_paid", MediaType::Paid, &[]).found("INF-07"), one("page", Severity::Low));
    assert_eq!(with("radio", MediaType::Paid, &[]).found("INF-07"), []);
    assert_eq!(with("video", MediaType::Owned, &[]).found("INF-07"), []);
    assert_eq!(with("display", MediaType::Paid, &[Lever::PlacementControl]).found("INF-07"), []);
}
