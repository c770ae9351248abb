//! Stories join what belongs together, keep apart what must not be lost among them, and are few.

use std::borrow::Cow;

use super::*;
use crate::analysis::example::{Example, today};
use crate::analysis::finding::NOWHERE;
use crate::analysis::{Family, Nudges, Rule, Values, analyse};

/// A rule of the tests, for what no shipped rule need say.
macro_rules! rule {
    ($id:literal) => {{
        static RULE: Rule = Rule {
            id: $id,
            family: Family::Structure,
            tier: 1,
            name: Label::new("name", "naam"),
            why: Label::new("why", "waarom"),
            based_on: &[],
            action: Label::new("do it", "doe het"),
            thresholds: &[],
            check: |_, _| {},
        };
        &RULE
    }};
}

fn finding(rule: &'static Rule, severity: Severity, subject: SubjectRef, weight: f64) -> Finding {
    Finding {
        rule,
        severity,
        subject,
        detail: Cow::Borrowed(""),
        phase: Some(Id::new("consumption")),
        owner: None,
        weight,
        words: Label::new("the message", "de boodschap"),
        values: Values::new(),
        action: None,
        nudges: Nudges::new(),
        place: NOWHERE,
        state: FindingStatus::Open,
        reason: String::new(),
    }
}

fn card(id: &str) -> SubjectRef {
    SubjectRef::Touchpoint(Id::new(id))
}

fn example() -> Example {
    Example::five()
        .touchpoint("consideration", "advert", |advert| {
            advert.promise = Some(Promise { level: 5, text: String::new() });
        })
        .touchpoint("purchase", "account", |account| {
            account.title = "Create account".into();
            account.mandatory_fields = Some(9);
            account.emotion = Some(-2);
            account.expectation.expected = Some(4);
            account.expectation.experienced = Some(2);
        })
        .touchpoint("consumption", "delivery", |delivery| {
            delivery.title = "Delivery".into();
            delivery.expectation.expected = Some(5);
            delivery.expectation.experienced = Some(3);
        })
}

fn stories(findings: Vec<Finding>) -> (Example, Analysis, Stories) {
    let example = example();
    let analysis = Analysis { findings, ..Analysis::default() };
    let stories = Stories::of(&example.journey, &analysis);
    (example, analysis, stories)
}

fn told(findings: Vec<Finding>, lang: Lang) -> Vec<(String, String)> {
    let (example, analysis, stories) = stories(findings);
    let names = Names::new(&example.workspace, &example.journey, lang);
    let told = stories.told.iter();
    told.map(|story| (story.headline.text(lang).to_owned(), story.sentence(&names, &analysis))).collect()
}

#[test]
fn what_happens_at_one_card_is_one_story_in_plain_words() {
    let found = || {
        vec![
            finding(rule!("STR-07"), Severity::Critical, card("account"), 5.0),
            finding(rule!("EXP-02"), Severity::High, card("account"), 5.0),
            finding(rule!("NEED-03"), Severity::High, card("account"), 5.0),
        ]
    };
    let text = "Create account: 9 mandatory fields, people are very unhappy, expected 4, experienced 2, \
                everyone passes here.";
    assert_eq!(told(found(), Lang::En), [("Customers get stuck".to_owned(), text.to_owned())]);
    let text = "Create account: 9 verplichte velden, mensen zijn zeer ontevreden, verwacht 4, ervaren 2, \
                iedereen komt hier langs.";
    assert_eq!(told(found(), Lang::Nl), [("Klanten lopen vast".to_owned(), text.to_owned())]);
}

#[test]
fn the_promise_takes_the_card_where_it_is_broken_along() {
    let found = vec![
        finding(rule!("EXP-02"), Severity::Critical, card("delivery"), 7.5),
        finding(rule!("EXP-06"), Severity::High, SubjectRef::Journey, 3.0),
    ];
    let text = "Promise 5 before the purchase, 3 in use; ‘Delivery’: expected 5, experienced 3.";
    let headline = "We promise more than people experience";
    assert_eq!(told(found, Lang::En), [(headline.to_owned(), text.to_owned())]);
}

#[test]
fn legal_findings_handovers_and_unknowns_are_kept_apart() {
    let over = SubjectRef::Transition(Id::new("advert"), Id::new("account"), TransitionKind::Forward, 0);
    let mut accepted = finding(rule!("EXP-05"), Severity::High, SubjectRef::Journey, 3.0);
    accepted.state = FindingStatus::Accepted;
    let (_, _, stories) = stories(vec![
        finding(rule!("CNS-01"), Severity::Critical, SubjectRef::Journey, 3.0),
        finding(rule!("OWN-03"), Severity::High, over, 3.0),
        finding(rule!("CNS-03"), Severity::High, SubjectRef::Journey, 3.0),
        finding(rule!("DAT-01"), Severity::Info, SubjectRef::Journey, 3.0),
        accepted,
    ]);
    assert_eq!((stories.barred, stories.handovers), (vec![0], vec![1]));
    assert_eq!((stories.legal, stories.unknown), (vec![2], vec![3]));
    assert_eq!((stories.told, stories.open), (Vec::new(), 4));
}

#[test]
fn a_transition_is_told_with_the_card_on_which_people_get_stuck() {
    let link = SubjectRef::Transition(Id::new("advert"), Id::new("account"), TransitionKind::Forward, 0);
    let (_, _, stories) = stories(vec![
        finding(rule!("STR-07"), Severity::Critical, card("account"), 5.0),
        finding(rule!("OWN-04"), Severity::High, link, 5.0),
    ]);
    let found: Vec<_> = stories.told.iter().map(|story| story.findings.clone()).collect();
    assert_eq!(found, [vec![0, 1]]);
}

#[test]
fn at_most_three_stories_are_told_the_worst_first_and_no_headline_twice() {
    let (_, _, stories) = stories(vec![
        finding(rule!("EXP-02"), Severity::High, card("delivery"), 7.5),
        finding(rule!("EXP-02"), Severity::High, card("account"), 5.0),
        finding(rule!("TOM-01"), Severity::Medium, SubjectRef::Journey, 3.0),
        finding(rule!("STR-05"), Severity::Critical, SubjectRef::Journey, 3.0),
        finding(rule!("RSP-01"), Severity::Medium, card("advert"), 3.0),
        finding(rule!("ENG-04"), Severity::Low, SubjectRef::Journey, 3.0),
    ]);
    let told: Vec<&str> = stories.told.iter().map(|story| story.headline.en).collect();
    let first = ["No way back to buying again", "Customers expected more"];
    assert_eq!(told[..2], first);
    assert_eq!((told.len(), stories.told[1].about.clone()), (3, About::Card(Id::new("delivery"))));
}

#[test]
fn an_empty_journey_tells_nothing() {
    let example = Example::default();
    let analysis = analyse(&example.workspace, &example.journey, today());
    let stories = Stories::of(&example.journey, &analysis);
    assert!(stories.told.iter().all(|story| !story.findings.is_empty()));
}
