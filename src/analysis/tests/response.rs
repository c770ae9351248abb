//! Each rule on listening and answering fires, does not fire, and gives each of its levels.

use std::sync::Arc;

use super::is_too_slow;
use crate::analysis::example::{Example, one};
use crate::analysis::{Names, Severity};
use crate::model::*;

/// A forum in a phase where a source speaks and somebody may listen; people talk to each other.
fn forum(phase: &str, source: Option<Source>, monitored: Option<bool>) -> Example {
    Example::five().touchpoint(phase, "forum", move |forum| {
        forum.source = source;
        forum.monitored = monitored;
        forum.mode = Some(Mode::Online);
        forum.direction = Some(Direction::Overheard);
        forum.channel = Id::new("forum");
    })
}

impl Example {
    /// Changes the forum.
    fn forum(self, change: impl FnOnce(&mut Touchpoint)) -> Self {
        self.journey(|journey| {
            let phases = journey.phases.edit();
            let phase = phases.iter_mut().find(|phase| !phase.touchpoints.is_empty()).unwrap();
            change(Arc::make_mut(&mut Arc::make_mut(phase).touchpoints.edit()[0]));
        })
    }

    /// An answer is agreed within so many minutes.
    fn agreed(self, norm_minutes: u32) -> Self {
        self.forum(|forum| {
            forum.response_policy = Some(ResponsePolicy { norm_minutes, ..ResponsePolicy::default() });
        })
    }

    /// Adds a case at the forum of 1 May 2026, not answered.
    fn case(self, id: &str, fill: impl FnOnce(&mut ResponseCase)) -> Self {
        let mut case = ResponseCase {
            id: Id::new(id),
            touchpoint: Id::new("forum"),
            opened: jiff::civil::date(2026, 5, 1).at(0, 0, 0, 0),
            ..ResponseCase::default()
        };
        fill(&mut case);
        self.journey(|journey| journey.cases.edit().push(Arc::new(case)))
    }

    /// Adds cases answered after so many minutes.
    fn answered(self, minutes: &[u32]) -> Self {
        minutes.iter().enumerate().fold(self, |example, (at, minutes)| {
            example.case(&format!("case-{at}"), |case| case.first_response_minutes = Some(*minutes))
        })
    }

    /// Adds so many cases with a topic and where they come from.
    fn about(self, topic: &str, count: usize, cause: Option<RootCause>) -> Self {
        (0..count).fold(self, |example, at| {
            example.case(&format!("{topic}-{at}"), |case| {
                case.topic = topic.to_owned();
                case.root_cause = cause;
            })
        })
    }

    /// Work on a topic was agreed.
    fn work(self, topic: &str, kind: ActionKind, status: ActionStatus) -> Self {
        let subject = SubjectRef::Topic(topic.to_owned());
        let action = Action { id: Id::new("work"), subject, kind, status, ..Action::default() };
        self.journey(|journey| journey.actions.edit().push(action))
    }
}

#[test]
fn rsp_01_asks_who_answers() {
    let levels = |phase, source, monitored| forum(phase, source, monitored).found("RSP-01");
    assert_eq!(levels("purchase", Some(Source::Brand), None), one("forum", Severity::Medium));
    assert_eq!(levels("purchase", None, None), one("forum", Severity::Medium));
    assert_eq!(levels("evaluation", Some(Source::Brand), None), one("forum", Severity::High));
    assert_eq!(levels("purchase", Some(Source::Peer), Some(true)), one("forum", Severity::High));
    assert_eq!(levels("purchase", Some(Source::Employee), Some(true)), one("forum", Severity::Medium));
    // Where others speak and nobody listens, the first thing to ask for is a listener.
    assert_eq!(levels("purchase", Some(Source::Peer), Some(false)), []);
    assert_eq!(levels("purchase", Some(Source::Employee), None), []);
    let brand = || forum("purchase", Some(Source::Brand), None);
    assert_eq!(brand().agreed(60).found("RSP-01"), []);
    assert_eq!(brand().forum(|forum| forum.direction = Some(Direction::OneWay)).found("RSP-01"), []);
    assert_eq!(brand().forum(|forum| forum.mode = Some(Mode::Offline)).found("RSP-01"), []);
}

#[test]
fn rsp_02_compares_the_median_with_what_was_agreed() {
    let found = |minutes: &[u32]| forum("purchase", None, None).agreed(5).answered(minutes).found("RSP-02");
    assert_eq!(found(&[]), []);
    assert_eq!(found(&[5]), []);
    assert_eq!(found(&[1, 5, 90]), []);
    assert_eq!(found(&[4, 6, 9]), one("forum", Severity::Medium));
    assert_eq!(found(&[5, 6]), one("forum", Severity::Medium), "between two, 5.5");
    assert_eq!(found(&[10]), one("forum", Severity::Medium));
    assert_eq!(found(&[11]), one("forum", Severity::High));
    let negative = |minutes: &[u32]| {
        let example = forum("purchase", None, None).agreed(5).answered(minutes);
        example.case("angry", |case| case.sentiment = Sentiment::Negative).found("RSP-02")
    };
    assert_eq!(negative(&[6]), one("forum", Severity::High));
    assert_eq!(negative(&[11]), one("forum", Severity::Critical));
    assert_eq!(forum("purchase", None, None).answered(&[9000]).found("RSP-02"), [], "nothing was agreed");
    let close = forum("purchase", None, None).agreed(100).answered(&[105]);
    assert!(close.findings("RSP-02")[0].is_fragile());
}

#[test]
fn rsp_02_is_what_moments_of_truth_ask() {
    let is_slow = |example: Example| {
        let study = example.study();
        is_too_slow(&study, &study.touchpoints[0])
    };
    let agreed = || forum("purchase", None, None).agreed(5);
    assert!(is_slow(agreed().answered(&[6])));
    assert!(!is_slow(agreed().answered(&[5])));
    assert!(!is_slow(agreed()));
    assert!(!is_slow(forum("purchase", None, None).answered(&[6])));
}

#[test]
fn times_are_said_in_hours_where_that_still_shows_the_difference() {
    let message = |norm, took| {
        let example = forum("purchase", None, None).agreed(norm).answered(&[took]);
        let findings = example.findings("RSP-02");
        Names::new(&example.workspace, &example.journey, Lang::En).message(&findings[0])
    };
    let start = "An answer at ‘forum’ usually takes";
    assert_eq!(message(1440, 2880), format!("{start} 48 hours; 24 hours was agreed."));
    assert_eq!(message(120, 150), format!("{start} 2.5 hours; 2 hours was agreed."));
    assert_eq!(message(120, 121), format!("{start} 121 minutes; 120 minutes was agreed."));
    assert_eq!(message(60, 90), format!("{start} 90 minutes; 60 minutes was agreed."));
}

#[test]
fn rsp_03_finds_complaints_without_an_answer() {
    let angry = |example: Example, fill: fn(&mut ResponseCase)| {
        example.case("angry", |case| {
            case.sentiment = Sentiment::Negative;
            case.public = true;
            fill(case);
        })
    };
    let plain = || forum("purchase", None, None);
    assert_eq!(angry(plain(), |_| {}).found("RSP-03"), one("angry", Severity::High));
    let key = || plain().forum(|forum| forum.moment_of_truth = Some(MomentOfTruth::UMOT));
    assert_eq!(angry(key(), |_| {}).found("RSP-03"), one("angry", Severity::Critical));
    assert_eq!(angry(key(), |case| case.public = false).found("RSP-03"), one("angry", Severity::High));
    assert_eq!(angry(key(), |case| case.first_response_minutes = Some(1)).found("RSP-03"), []);
    assert_eq!(angry(key(), |case| case.response_kind = Some(ResponseKind::Apology)).found("RSP-03"), []);
    assert_eq!(angry(key(), |case| case.sentiment = Sentiment::Mixed).found("RSP-03"), []);
    // 31 days are 44,640 minutes.
    assert_eq!(angry(plain().agreed(44_640), |_| {}).found("RSP-03"), []);
    let late = angry(plain().agreed(44_639), |_| {});
    assert_eq!(late.found("RSP-03"), one("angry", Severity::High));
    assert!(late.findings("RSP-03")[0].is_fragile());
    let gone = angry(plain().forum(|forum| forum.status = TouchpointStatus::Historical), |_| {});
    assert_eq!(gone.found("RSP-03"), []);
}

#[test]
fn rsp_04_says_thank_you() {
    let kind = |minutes| {
        forum("purchase", None, None)
            .case("kind", move |case| {
                case.sentiment = Sentiment::Positive;
                case.first_response_minutes = minutes;
            })
            .found("RSP-04")
    };
    assert_eq!(kind(None), one("kind", Severity::Low));
    assert_eq!(kind(Some(3)), []);
}

#[test]
fn rsp_05_asks_for_a_listener_where_others_speak() {
    let found = |source, monitored| forum("purchase", source, monitored).found("RSP-05");
    assert_eq!(found(Some(Source::Customer), Some(false)), one("forum", Severity::Medium));
    assert_eq!(found(Some(Source::Employee), None), one("forum", Severity::Medium));
    assert_eq!(found(Some(Source::Customer), Some(true)), []);
    assert_eq!(found(Some(Source::Brand), Some(false)), []);
    assert_eq!(found(None, Some(false)), []);
}

#[test]
fn rsp_06_asks_for_work_on_what_keeps_coming_back() {
    let about = |count| forum("purchase", None, None).about("price", count, None);
    assert_eq!(about(2).found("RSP-06"), []);
    assert_eq!(about(3).found("RSP-06"), one("price", Severity::Medium));
    assert_eq!(about(2).about(" Price", 1, None).found("RSP-06").len(), 1, "letters may differ");
    assert_eq!(about(2).about("", 9, None).found("RSP-06"), []);
    assert!(about(3).findings("RSP-06")[0].is_fragile());
    assert!(!about(4).findings("RSP-06")[0].is_fragile());
    let work = |topic, status| about(3).work(topic, ActionKind::Content, status).found("RSP-06");
    assert_eq!(work("Price", ActionStatus::Open), []);
    assert_eq!(work("price", ActionStatus::Dropped).len(), 1);
    assert_eq!(work("taste", ActionStatus::Open).len(), 1);
}

#[test]
fn rsp_07_takes_faults_of_the_product_to_the_product() {
    let about = |count, cause| forum("purchase", None, None).about("battery", count, cause);
    let core = Some(RootCause::CoreProduct);
    assert_eq!(about(1, core).found("RSP-07"), []);
    assert_eq!(about(2, core).found("RSP-07"), one("battery", Severity::High));
    assert_eq!(about(9, Some(RootCause::Price)).found("RSP-07"), []);
    assert_eq!(about(9, None).found("RSP-07"), []);
    let work = |kind| about(2, core).work("battery", kind, ActionStatus::Open).found("RSP-07");
    assert_eq!(work(ActionKind::Product), []);
    assert_eq!(work(ActionKind::Content).len(), 1);
}
