//! Each rule of expectation fires, does not fire, and gives each of its levels.

use crate::analysis::example::{Example, one};
use crate::analysis::{Names, Nudges, Severity};
use crate::model::*;

/// A journey with one touchpoint in use with these scores: assumed, expected, own view, experienced.
fn scored(assumed: Score, expected: Score, own: Score, experienced: Score) -> Example {
    let some = |score| Some(score).filter(|score| *score > 0);
    Example::five().touchpoint("consumption", "delivery", |delivery| {
        delivery.expectation = ExpectationSet {
            assumed: some(assumed),
            expected: some(expected),
            own_view: some(own),
            experienced: some(experienced),
            ..ExpectationSet::default()
        };
    })
}

/// The same with a change to its touchpoint.
fn changed(example: Example, change: impl FnOnce(&mut Touchpoint)) -> Example {
    example.phase("consumption", |phase| {
        let mut delivery = (*phase.touchpoints[0]).clone();
        change(&mut delivery);
        phase.touchpoints = vec![delivery.into()].into();
    })
}

/// What the only finding of a rule says and asks, in a language.
fn text(example: &Example, rule: &str, lang: Lang) -> (String, String) {
    let names = Names::new(&example.workspace, &example.journey, lang);
    let findings = example.findings(rule);
    assert_eq!(findings.len(), 1, "{rule}");
    (names.message(&findings[0]), names.action(&findings[0]))
}

fn nudges(example: &Example, rule: &str) -> Nudges {
    example.findings(rule)[0].nudges.clone()
}

#[test]
fn exp_01_tells_where_we_misjudge_what_customers_expect() {
    assert_eq!(scored(3, 4, 0, 0).found("EXP-01"), one("delivery", Severity::Medium));
    assert_eq!(scored(2, 4, 0, 0).found("EXP-01"), one("delivery", Severity::High));
    assert_eq!(scored(3, 2, 0, 0).found("EXP-01"), one("delivery", Severity::Low));
    assert_eq!(scored(5, 3, 0, 0).found("EXP-01"), one("delivery", Severity::Medium));
    assert_eq!(scored(4, 4, 0, 0).found("EXP-01"), []);
    assert_eq!(scored(0, 4, 0, 0).found("EXP-01"), []);
    let nudge = nudges(&scored(5, 3, 0, 0), "EXP-01")[0];
    assert_eq!((nudge.lower, nudge.higher), (Some(Severity::Medium), Some(Severity::Low)));
    let nudge = nudges(&scored(3, 4, 0, 0), "EXP-01")[0];
    assert_eq!((nudge.lower, nudge.higher), (None, Some(Severity::High)));
}

#[test]
fn exp_02_tells_where_customers_are_disappointed() {
    assert_eq!(scored(0, 4, 0, 3).found("EXP-02"), one("delivery", Severity::Medium));
    assert_eq!(scored(0, 4, 0, 2).found("EXP-02"), one("delivery", Severity::High));
    assert_eq!(scored(0, 3, 0, 4).found("EXP-02"), []);
    assert_eq!(scored(0, 4, 0, 0).found("EXP-02"), []);
    let key = |example| changed(example, |delivery| delivery.moment_of_truth = Some(MomentOfTruth::SMOT));
    assert_eq!(key(scored(0, 4, 0, 3)).found("EXP-02"), one("delivery", Severity::High));
    assert_eq!(key(scored(0, 5, 0, 3)).found("EXP-02"), one("delivery", Severity::Critical));
    assert_eq!(key(scored(0, 3, 0, 3)).found("EXP-02"), []);
    let example = scored(0, 5, 0, 3);
    assert_eq!(
        text(&example, "EXP-02", Lang::En).0,
        "Customers expect 5 at ‘delivery’ and experience 3 (on a scale of 5)."
    );
    assert_eq!(
        text(&example, "EXP-02", Lang::Nl).0,
        "Klanten verwachten bij ‘delivery’ een 5 en ervaren een 3 (op een schaal van 5)."
    );
}

#[test]
fn exp_02_follows_the_thresholds_of_the_file() {
    let strict = |gap: f64, high: f64| {
        scored(0, 4, 0, 2).workspace(|workspace| {
            let thresholds = &mut workspace.rule_settings.thresholds;
            thresholds.insert("gap".to_owned(), gap);
            thresholds.insert("gap_high".to_owned(), high);
        })
    };
    assert_eq!(strict(2.0, 3.0).found("EXP-02"), one("delivery", Severity::Medium));
    assert_eq!(strict(3.0, 4.0).found("EXP-02"), []);
}

#[test]
fn exp_03_tells_where_our_own_mark_is_higher() {
    assert_eq!(scored(0, 0, 4, 3).found("EXP-03"), one("delivery", Severity::Medium));
    assert_eq!(scored(0, 0, 5, 2).found("EXP-03"), one("delivery", Severity::High));
    assert_eq!(scored(0, 0, 2, 3).found("EXP-03"), []);
    assert_eq!(scored(0, 0, 4, 0).found("EXP-03"), []);
}

#[test]
fn exp_04_asks_for_more_than_assumptions() {
    let with = |kind: Option<EvidenceKind>, importance| {
        changed(scored(0, 3, 0, 3), |delivery| {
            delivery.importance = importance;
            let evidence = kind.map(|kind| Evidence { kind, ..Evidence::default() });
            delivery.expectation.evidence = evidence.into_iter().collect();
        })
    };
    assert_eq!(with(None, Some(4)).found("EXP-04"), one("delivery", Severity::Medium));
    assert_eq!(with(None, None).found("EXP-04"), one("delivery", Severity::Low));
    assert_eq!(with(Some(EvidenceKind::Claim), Some(3)).found("EXP-04"), one("delivery", Severity::Low));
    assert_eq!(with(Some(EvidenceKind::Assumption), Some(3)).found("EXP-04"), one("delivery", Severity::Low));
    assert_eq!(with(Some(EvidenceKind::Anecdote), Some(5)).found("EXP-04"), []);
    assert!(with(None, None).findings("EXP-04")[0].is_fragile(), "with importance 4 it would be medium");
    let key = changed(with(None, Some(2)), |delivery| delivery.moment_of_truth = Some(MomentOfTruth::Key));
    assert_eq!(key.found("EXP-04"), one("delivery", Severity::Low));
    assert_eq!(scored(0, 0, 4, 0).found("EXP-04"), [], "our own mark is an opinion by its nature");
    let observed = changed(with(None, Some(5)), |delivery| {
        delivery.evidence = vec![Evidence { kind: EvidenceKind::Observation, ..Evidence::default() }].into();
    });
    assert_eq!(observed.found("EXP-04"), []);
}

/// Two touchpoints of a phase on these channels with these experiences, by this source.
fn two(source: Source, channels: [&str; 2], scores: [Score; 2]) -> Example {
    let mut example = Example::five();
    for (id, (channel, score)) in ["shop", "mail"].into_iter().zip(channels.into_iter().zip(scores)) {
        example = example.touchpoint("consideration", id, |touchpoint| {
            touchpoint.source = Some(source);
            touchpoint.channel = Id::new(channel);
            touchpoint.expectation.experienced = Some(score);
        });
    }
    example
}

#[test]
fn exp_05_compares_the_channels_of_a_phase() {
    let ours = |scores| two(Source::Partner, ["store", "email"], scores);
    assert_eq!(ours([5, 3]).found("EXP-05"), one("consideration", Severity::Medium));
    assert_eq!(ours([2, 5]).found("EXP-05"), one("consideration", Severity::High));
    assert_eq!(ours([4, 3]).found("EXP-05"), []);
    assert_eq!(two(Source::Customer, ["store", "email"], [5, 1]).found("EXP-05"), []);
    assert_eq!(two(Source::Brand, ["email", "email"], [5, 1]).found("EXP-05"), []);
    assert_eq!(two(Source::Brand, ["email", ""], [5, 1]).found("EXP-05"), []);
    let example = ours([2, 5]);
    assert_eq!(
        text(&example, "EXP-05", Lang::En).0,
        "In consideration customers experience 5 at ‘mail’, but 2 at ‘shop’ (on a scale of 5)."
    );
    let nudge = nudges(&example, "EXP-05")[0];
    assert_eq!((nudge.lower, nudge.higher), (Some(Severity::Medium), Some(Severity::High)));
}

/// A journey with these promises before the purchase and these experiences in use.
fn promised(promises: &[Score], experiences: &[Score]) -> Example {
    let mut example = Example::five();
    for (at, level) in promises.iter().enumerate() {
        example = example.touchpoint("orientation", &format!("ad-{at}"), |ad| {
            ad.promise = Some(Promise { level: *level, text: String::new() });
        });
    }
    for (at, score) in experiences.iter().enumerate() {
        example = example.touchpoint("consumption", &format!("use-{at}"), |used| {
            used.expectation.experienced = Some(*score);
        });
    }
    example
}

#[test]
fn exp_06_compares_the_promise_with_the_use() {
    assert_eq!(promised(&[5, 4, 4], &[3, 3, 4, 3]).found("EXP-06"), one("journey", Severity::High));
    assert_eq!(promised(&[5], &[3]).found("EXP-06"), one("journey", Severity::Critical));
    assert_eq!(promised(&[4], &[3]).found("EXP-06"), one("journey", Severity::High));
    assert_eq!(promised(&[4, 4], &[4, 3]).found("EXP-06"), []);
    assert_eq!(promised(&[3], &[5]).found("EXP-06"), []);
    let example = promised(&[5, 4, 4], &[3, 3, 4, 3]);
    assert_eq!(
        text(&example, "EXP-06", Lang::Nl).0,
        "Op een schaal van 5 beloven we vóór de aankoop gemiddeld een 4,3; in het gebruik ervaren klanten gemiddeld een 3,2."
    );
    // One of three promises a point lower makes the difference 0.75, a point higher 1.42.
    let nudge = nudges(&example, "EXP-06")[0];
    assert_eq!((nudge.lower, nudge.higher), (None, Some(Severity::High)));
    let nudge = nudges(&promised(&[5, 4, 4], &[3, 3, 2]), "EXP-06")[0];
    assert_eq!((nudge.lower, nudge.higher), (Some(Severity::High), Some(Severity::Critical)));
}

#[test]
fn exp_06_skips_without_promises_or_experiences() {
    for example in [promised(&[], &[3]), promised(&[5], &[]), Example::default()] {
        let analysis = crate::analysis::analyse_study(&example.study());
        assert!(analysis.skipped.contains(&"EXP-06"));
        assert_eq!(example.found("EXP-06"), []);
    }
}

#[test]
fn exp_07_asks_whether_customers_see_the_relation_as_we_do() {
    let stage = |views_match| {
        let stage = LifecycleStage {
            id: Id::new("active"),
            name: "active".to_owned(),
            views_match,
            ..LifecycleStage::default()
        };
        Example::five()
            .workspace(|workspace| workspace.lifecycle_stages = vec![stage].into())
            .journey(|journey| journey.lifecycle = vec![Id::new("active")].into())
    };
    assert_eq!(stage(Some(false)).found("EXP-07"), one("active", Severity::Medium));
    assert_eq!(stage(None).found("EXP-07"), one("active", Severity::Info));
    assert_eq!(stage(Some(true)).found("EXP-07"), []);
    let elsewhere = stage(Some(false)).journey(|journey| journey.lifecycle = List::default());
    assert_eq!(elsewhere.found("EXP-07"), []);
}

#[test]
fn exp_08_asks_how_people_feel_who_leave_without_buying() {
    let leaving = |exit, emotion| {
        Example::five().touchpoint("purchase", "refusal", move |refusal| {
            refusal.exit = Some(exit);
            refusal.emotion = emotion;
        })
    };
    let unsold = |emotion| leaving(ExitOutcome::NotPurchased, emotion);
    assert_eq!(unsold(Some(-1)).found("EXP-08"), one("refusal", Severity::Medium));
    assert_eq!(unsold(Some(-2)).found("EXP-08"), one("refusal", Severity::Medium));
    assert_eq!(unsold(None).found("EXP-08"), one("refusal", Severity::Info));
    assert_eq!(unsold(Some(0)).found("EXP-08"), []);
    assert_eq!(leaving(ExitOutcome::Completed, Some(-2)).found("EXP-08"), []);
    assert!(unsold(Some(-1)).findings("EXP-08")[0].is_fragile());
    assert!(!unsold(Some(-2)).findings("EXP-08")[0].is_fragile());
    assert_eq!(
        text(&unsold(Some(-2)), "EXP-08", Lang::Nl).0,
        "Wie bij ‘refusal’ vertrekt zonder te kopen, vertrekt met een heel naar gevoel."
    );
    assert_eq!(
        text(&unsold(None), "EXP-08", Lang::En).1,
        "Ask a few people who left at ‘refusal’ how that felt."
    );
}

#[test]
fn scores_count_where_the_state_of_the_journey_lets_them() {
    let proposed = changed(scored(0, 5, 0, 2), |delivery| delivery.status = TouchpointStatus::Proposed);
    assert_eq!(proposed.found("EXP-02"), []);
    let to_be = proposed.journey(|journey| journey.state = MapState::FutureState);
    assert_eq!(to_be.found("EXP-02"), one("delivery", Severity::High));
}
