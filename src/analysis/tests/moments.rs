//! Each rule of moments of truth and triggers fires, does not fire, and gives each of its levels.

use crate::analysis::Severity;
use crate::analysis::example::{Example, one, today};
use crate::analysis::{Names, analyse};
use crate::model::*;

fn page(fill: impl FnOnce(&mut Touchpoint)) -> Example {
    Example::five().touchpoint("consideration", "page", |page| {
        page.moment_of_truth = Some(MomentOfTruth::Key);
        page.owners = vec![Id::new("web")].into();
        page.metrics = vec![metric(98.0)].into();
        fill(page);
    })
}

/// A figure with target 100.
fn metric(measured: f64) -> Metric {
    Metric {
        id: Id::new("visits"),
        name: "visits".into(),
        target: Some(100.0),
        measured: Some(measured),
        ..Metric::default()
    }
}

fn messages(example: &Example, rule: &str, lang: Lang) -> Vec<String> {
    let names = Names::new(&example.workspace, &example.journey, lang);
    example.findings(rule).iter().map(|finding| names.message(finding)).collect()
}

fn skips(example: &Example, rule: &str) -> bool {
    analyse(&example.workspace, &example.journey, today()).skipped.contains(&rule)
}

#[test]
fn mot_01_counts_each_risk_once() {
    type Change = fn(&mut Touchpoint);
    let risks: [(&str, Change); 6] = [
        ("customers expect 4 but experience 2", |page| {
            page.expectation.expected = Some(4);
            page.expectation.experienced = Some(2);
        }),
        ("it leaves a bad feeling", |page| page.emotion = Some(-1)),
        ("‘visits’ stands at 80 where 100 is the target", |page| {
            page.metrics = vec![metric(80.0)].into()
        }),
        ("nobody answers for it", |page| page.owners = List::default()),
        ("nothing is measured there", |page| page.metrics = List::default()),
        ("we have no influence on it", |page| page.influence = Some(Influence::NoInfluence)),
    ];
    assert_eq!(page(|_| {}).found("MOT-01"), []);
    for (reason, change) in risks {
        assert_eq!(page(change).found("MOT-01"), one("page", Severity::Medium), "{reason}");
        let message = format!("‘page’ is a moment that decides, and it is at risk: {reason}.");
        assert_eq!(messages(&page(change), "MOT-01", Lang::En), [message]);
        let plain = page(|page| {
            change(page);
            page.moment_of_truth = None;
        });
        assert_eq!(plain.found("MOT-01"), [], "no moment of truth");
    }
}

#[test]
fn mot_01_rises_with_the_number_of_risks() {
    let two = page(|page| {
        page.emotion = Some(-2);
        page.owners = List::default();
    });
    assert_eq!(two.found("MOT-01"), one("page", Severity::High));
    let more = |metrics: Vec<Metric>| {
        page(|page| {
            page.emotion = Some(-2);
            page.owners = List::default();
            page.influence = Some(Influence::NoInfluence);
            page.metrics = metrics.into();
        })
    };
    assert_eq!(more(vec![metric(98.0)]).found("MOT-01"), one("page", Severity::Critical));
    assert_eq!(more(vec![metric(10.0), metric(20.0)]).found("MOT-01"), one("page", Severity::Critical));
    assert_eq!(
        messages(&two, "MOT-01", Lang::Nl),
        [
            "‘page’ is een beslissend moment, en het loopt gevaar: het laat een heel slecht gevoel achter; niemand staat ervoor in."
        ]
    );
}

#[test]
fn mot_01_counts_a_single_point_and_slow_answers() {
    let passed = page(|page| page.entry = true)
        .touchpoint("purchase", "till", |till| till.conversion = true)
        .transition("page", "till", |_| {});
    assert_eq!(passed.found("MOT-01"), one("page", Severity::Medium));
    let slow = |minutes| {
        let case = ResponseCase {
            id: Id::new("case"),
            touchpoint: Id::new("page"),
            first_response_minutes: Some(minutes),
            ..ResponseCase::default()
        };
        page(|page| {
            page.response_policy = Some(ResponsePolicy { norm_minutes: 60, ..ResponsePolicy::default() });
        })
        .journey(|journey| journey.cases = vec![case.into()].into())
    };
    assert_eq!(slow(60).found("MOT-01"), []);
    assert_eq!(slow(61).found("MOT-01"), one("page", Severity::Medium));
    assert!(slow(66).findings("MOT-01")[0].is_fragile(), "a tenth less and it is in time");
    assert!(!slow(67).findings("MOT-01")[0].is_fragile());
}

#[test]
fn mot_01_says_what_a_step_would_change() {
    let fragile = |fill: fn(&mut Touchpoint)| page(fill).findings("MOT-01")[0].is_fragile();
    assert!(fragile(|page| page.emotion = Some(-1)), "a better feeling and nothing is wrong");
    assert!(!fragile(|page| page.emotion = Some(-2)));
    assert!(fragile(|page| page.metrics = vec![metric(86.0)].into()), "five points more and it is near");
    assert!(!fragile(|page| page.metrics = vec![metric(84.0)].into()));
    assert!(fragile(|page| {
        page.emotion = Some(-2);
        page.expectation.expected = Some(3);
        page.expectation.experienced = Some(3);
    }));
    assert!(fragile(|page| {
        let late = Metric { lower_is_better: true, ..metric(106.0) };
        page.metrics = vec![late].into();
        page.emotion = Some(-2);
    }));
}

#[test]
fn mot_02_names_each_kind_that_is_missing() {
    let with = |kinds: &[MomentOfTruth]| {
        kinds.iter().enumerate().fold(Example::five(), |example, (at, kind)| {
            example.touchpoint("purchase", &format!("t{at}"), |page| page.moment_of_truth = Some(*kind))
        })
    };
    let all = [
        MomentOfTruth::Stimulus,
        MomentOfTruth::ZMOT,
        MomentOfTruth::FMOT,
        MomentOfTruth::SMOT,
        MomentOfTruth::UMOT,
    ];
    assert_eq!(with(&all).found("MOT-02"), []);
    let found = with(&[MomentOfTruth::Key, MomentOfTruth::TMOT]).found("MOT-02");
    let expected = [
        ("FMOT", Severity::Low),
        ("SMOT", Severity::Low),
        ("Stimulus", Severity::Low),
        ("UMOT", Severity::Medium),
        ("ZMOT", Severity::Medium),
    ];
    assert_eq!(found, expected.map(|(kind, level)| (kind.to_owned(), level)));
    assert!(skips(&Example::five(), "MOT-02"), "an empty journey has no moments to speak of");
}

#[test]
fn mot_03_asks_for_a_step_from_sharing_to_reading() {
    let both = Example::five()
        .touchpoint("consideration", "stars", |stars| stars.moment_of_truth = Some(MomentOfTruth::ZMOT))
        .touchpoint("evaluation", "photo", |photo| photo.moment_of_truth = Some(MomentOfTruth::UMOT))
        .touchpoint("evaluation", "story", |story| story.moment_of_truth = Some(MomentOfTruth::UMOT));
    assert_eq!(both.found("MOT-03"), one("photo", Severity::Medium));
    assert_eq!(
        both.clone().transition("stars", "photo", |_| {}).found("MOT-03"),
        one("photo", Severity::Medium)
    );
    assert_eq!(both.transition("story", "stars", |_| {}).found("MOT-03"), []);
    assert!(skips(&page(|_| {}), "MOT-03"));
}

/// A trigger in the purchase phase, answered by the till and noticed by a system.
fn trigger(change: impl FnOnce(&mut Trigger)) -> Example {
    let mut trigger = Trigger {
        id: Id::new("basket"),
        name: "basket left".into(),
        phase: Id::new("purchase"),
        kind: TriggerKind::Behaviour,
        system: Some(Id::new("shop")),
        responses: vec![Id::new("till")].into(),
        ..Trigger::default()
    };
    change(&mut trigger);
    Example::five()
        .touchpoint("purchase", "till", |_| {})
        .journey(|journey| journey.triggers = vec![trigger].into())
}

#[test]
fn trg_01_asks_what_makes_customers_start() {
    assert_eq!(trigger(|_| {}).found("TRG-01"), one("journey", Severity::High));
    assert_eq!(trigger(|trigger| trigger.kind = TriggerKind::JourneyStart).found("TRG-01"), []);
}

#[test]
fn trg_02_asks_what_follows_on_a_trigger() {
    assert_eq!(trigger(|_| {}).found("TRG-02"), []);
    let unanswered = trigger(|trigger| trigger.responses = List::default());
    assert_eq!(unanswered.found("TRG-02"), one("basket", Severity::Medium));
    assert_eq!(messages(&unanswered, "TRG-02", Lang::En), ["Nothing on the map follows on ‘basket left’."]);
    assert_eq!(unanswered.findings("TRG-02")[0].phase, Some(Id::new("purchase")));
    let past = trigger(|trigger| trigger.responses = vec![Id::new("fax")].into()).touchpoint(
        "purchase",
        "fax",
        |fax| fax.status = TouchpointStatus::Retired,
    );
    assert_eq!(past.found("TRG-02"), one("basket", Severity::Medium), "a fax that is gone is no answer");
}

#[test]
fn trg_03_asks_for_a_signal_in_each_filled_phase() {
    let example =
        trigger(|_| {}).touchpoint("orientation", "advert", |_| {}).touchpoint("consumption", "use", |_| {});
    assert_eq!(
        example.found("TRG-03"),
        [("consumption".to_owned(), Severity::Medium), ("orientation".to_owned(), Severity::Low)]
    );
}

#[test]
fn trg_04_asks_which_system_notices() {
    assert_eq!(trigger(|_| {}).found("TRG-04"), []);
    assert_eq!(trigger(|trigger| trigger.system = None).found("TRG-04"), one("basket", Severity::Medium));
    let start = trigger(|trigger| {
        trigger.system = None;
        trigger.kind = TriggerKind::JourneyStart;
    });
    assert_eq!(start.found("TRG-04"), []);
}

#[test]
fn trg_05_compares_with_what_was_agreed() {
    let late = |actual, most| {
        trigger(move |trigger| {
            trigger.actual_latency_minutes = actual;
            trigger.max_latency_minutes = most;
        })
    };
    assert_eq!(late(Some(60), Some(60)).found("TRG-05"), []);
    assert_eq!(late(Some(61), Some(60)).found("TRG-05"), one("basket", Severity::Low));
    assert_eq!(late(Some(120), Some(60)).found("TRG-05"), one("basket", Severity::Low));
    assert_eq!(late(Some(121), Some(60)).found("TRG-05"), one("basket", Severity::Medium));
    assert_eq!(late(None, Some(60)).found("TRG-05"), []);
    assert_eq!(late(Some(61), None).found("TRG-05"), []);
    assert!(late(Some(61), Some(60)).findings("TRG-05")[0].is_fragile());
    assert!(!late(Some(90), Some(60)).findings("TRG-05")[0].is_fragile());
    assert_eq!(
        messages(&late(Some(90), Some(60)), "TRG-05", Lang::En),
        ["The answer to ‘basket left’ takes 90 minutes; at most 60 minutes is agreed."]
    );
}

#[test]
fn a_trigger_of_no_known_phase_is_still_found() {
    let lost = trigger(|trigger| {
        trigger.phase = Id::new("nowhere");
        trigger.responses = List::default();
    });
    assert_eq!(lost.found("TRG-02"), one("basket", Severity::Medium));
    assert_eq!(lost.findings("TRG-02")[0].phase, None);
}
