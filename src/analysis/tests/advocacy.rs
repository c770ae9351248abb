//! Each rule of being known and recommended fires, does not fire, and gives each of its levels.

use crate::analysis::example::{Example, one};
use crate::analysis::{Names, Severity, analyse_study};
use crate::model::*;

/// What the only finding of a rule says, in a language.
fn says(example: &Example, rule: &str, lang: Lang) -> String {
    let findings = example.findings(rule);
    assert_eq!(findings.len(), 1, "{rule}");
    Names::new(&example.workspace, &example.journey, lang).message(&findings[0])
}

fn on_channel(example: Example, phase: &str, channel: &str, fill: fn(&mut Touchpoint)) -> Example {
    example.touchpoint(phase, channel, |touchpoint| {
        touchpoint.channel = Id::new(channel);
        fill(touchpoint);
    })
}

fn ours(touchpoint: &mut Touchpoint) {
    touchpoint.influence = Some(Influence::Partial);
}

fn skips(example: &Example, rule: &str) -> bool {
    analyse_study(&example.study()).skipped.contains(&rule)
}

#[test]
fn tom_01_asks_to_be_seen_on_social_media() {
    let with = |channel, fill| on_channel(Example::five(), "consideration", channel, fill);
    assert_eq!(with("website", ours).found("TOM-01"), one("consideration", Severity::High));
    assert_eq!(with("social_organic", ours).found("TOM-01"), []);
    assert_eq!(with("community", ours).found("TOM-01"), []);
    assert_eq!(with("social_paid", |_| ()).found("TOM-01"), one("consideration", Severity::High));
    assert!(skips(&Example::five(), "TOM-01"));
    assert_eq!(Example::five().found("TOM-01"), []);
    assert!(!skips(&with("website", ours), "TOM-01"));
}

#[test]
fn tom_01_takes_the_phases_of_one_role_together() {
    let phases = [("compare", PhaseRole::Consideration), ("choose", PhaseRole::Consideration)];
    let example = on_channel(Example::new(&phases), "choose", "website", |page| page.importance = Some(5));
    let finding = &example.findings("TOM-01")[0];
    assert_eq!(finding.subject, SubjectRef::Phases(vec![Id::new("compare"), Id::new("choose")]));
    assert_eq!(finding.weight, 5.0);
    assert_eq!(
        says(&example, "TOM-01", Lang::En),
        "In compare and choose new customers meet nothing of ours on social media."
    );
    assert_eq!(on_channel(example, "choose", "social_organic", ours).found("TOM-01"), []);
}

#[test]
fn tom_02_asks_to_mail_existing_customers() {
    let with = |channel, fill| {
        on_channel(Example::five(), "consideration", channel, fill)
            .journey(|journey| journey.existing_customers = true)
    };
    let missing = one("consideration", Severity::Medium);
    assert_eq!(with("website", |_| ()).found("TOM-02"), missing);
    assert_eq!(with("email", |_| ()).found("TOM-02"), [], "unset relations are everybody");
    assert_eq!(with("email", |mail| mail.relations = vec![Relation::Customer].into()).found("TOM-02"), []);
    assert_eq!(
        with("email", |mail| mail.relations = vec![Relation::Prospect].into()).found("TOM-02"),
        missing
    );
    let without = with("website", |_| ()).journey(|journey| journey.existing_customers = false);
    assert_eq!(without.found("TOM-02"), []);
    assert!(!skips(&without, "TOM-02"));
    let later = on_channel(with("website", |_| ()), "evaluation", "email", |_| ());
    assert_eq!(later.found("TOM-02"), missing);
}

#[test]
fn tom_03_asks_whether_customers_weigh_us() {
    let ranked = |own_rank| {
        Example::five().journey(|journey| {
            journey.consideration_set = Some(ConsiderationSet { own_rank, ..ConsiderationSet::default() });
        })
    };
    assert_eq!(Example::five().found("TOM-03"), one("journey", Severity::Info));
    assert_eq!(ranked(None).found("TOM-03"), one("journey", Severity::High));
    assert_eq!(ranked(Some(6)).found("TOM-03"), one("journey", Severity::High));
    assert_eq!(ranked(Some(5)).found("TOM-03"), []);
    assert!(ranked(Some(6)).findings("TOM-03")[0].is_fragile());
    assert!(!ranked(Some(7)).findings("TOM-03")[0].is_fragile());
    assert_eq!(
        says(&ranked(Some(6)), "TOM-03", Lang::Nl),
        "Klanten zetten ons op plaats 6, en ze wegen niet meer dan 5 namen af."
    );
}

#[test]
fn tom_04_asks_to_be_found() {
    let example = on_channel(Example::five(), "orientation", "radio", |_| ());
    let example = on_channel(example, "consideration", "website", |_| ());
    let both = [("consideration".to_owned(), Severity::Medium), ("orientation".to_owned(), Severity::High)];
    assert_eq!(example.found("TOM-04"), both);
    let early = on_channel(example.clone(), "orientation", "ai_assistant", |_| ());
    assert_eq!(early.found("TOM-04"), one("consideration", Severity::Medium));
    let late = on_channel(example, "consideration", "search_paid", |_| ());
    assert_eq!(late.found("TOM-04"), one("orientation", Severity::High));
    assert!(skips(&Example::five(), "TOM-04"));
}

#[test]
fn tom_05_asks_social_media_to_lead_to_the_website() {
    let social = on_channel(Example::five(), "orientation", "social_organic", |_| ());
    let both = on_channel(social.clone(), "consideration", "website", |_| ());
    assert_eq!(social.found("TOM-05"), one("journey", Severity::Medium));
    assert_eq!(both.found("TOM-05"), one("journey", Severity::Medium));
    let back = both.clone().transition("website", "social_organic", |_| ());
    assert_eq!(back.found("TOM-05"), one("journey", Severity::Medium));
    assert_eq!(both.transition("social_organic", "website", |_| ()).found("TOM-05"), []);
    assert_eq!(on_channel(Example::five(), "evaluation", "social_organic", |_| ()).found("TOM-05"), []);
}

#[test]
fn adv_01_asks_to_invite_sharing() {
    let used = |fill| on_channel(Example::five(), "consumption", "product", fill);
    assert_eq!(used(|_| ()).found("ADV-01"), one("consumption", Severity::Medium));
    assert_eq!(used(|product| product.invites_sharing = true).found("ADV-01"), []);
    assert_eq!(Example::five().found("ADV-01"), []);
}

#[test]
fn adv_02_asks_for_a_conversation_after_the_purchase() {
    let talk = |phase, fill| on_channel(Example::five(), phase, "live_chat", fill);
    let dialogue: fn(&mut Touchpoint) = |chat| {
        chat.source = Some(Source::Brand);
        chat.direction = Some(Direction::TwoWay);
    };
    assert_eq!(talk("evaluation", dialogue).found("ADV-02"), []);
    assert_eq!(talk("purchase", dialogue).found("ADV-02"), one("journey", Severity::High));
    let by_partner: fn(&mut Touchpoint) = |chat| {
        chat.source = Some(Source::Partner);
        chat.direction = Some(Direction::TwoWay);
    };
    assert_eq!(talk("evaluation", by_partner).found("ADV-02"), one("journey", Severity::High));
    let one_way: fn(&mut Touchpoint) = |chat| chat.source = Some(Source::Brand);
    assert_eq!(talk("consumption", one_way).found("ADV-02"), one("journey", Severity::High));
}

#[test]
fn adv_03_asks_to_show_what_others_think_first() {
    let asks = on_channel(Example::five(), "evaluation", "email", |mail| mail.invites_sharing = true);
    assert_eq!(asks.found("ADV-03"), one("email", Severity::Low));
    let shows: fn(&mut Touchpoint) = |page| {
        page.social_proof = true;
        page.influence = Some(Influence::Full);
    };
    assert_eq!(on_channel(asks.clone(), "purchase", "website", shows).found("ADV-03"), []);
    let by_others: fn(&mut Touchpoint) = |page| page.social_proof = true;
    let outside = on_channel(asks.clone(), "orientation", "review_site", by_others);
    assert_eq!(outside.found("ADV-03"), one("email", Severity::Low));
    let after = on_channel(asks, "consumption", "website", shows);
    assert_eq!(after.found("ADV-03"), one("email", Severity::Low));
    assert_eq!(on_channel(Example::five(), "evaluation", "email", |_| ()).found("ADV-03"), []);
}

#[test]
fn adv_04_asks_for_a_reason_to_return() {
    let after = |fill| on_channel(Example::five(), "evaluation", "email", fill);
    assert_eq!(after(|_| ()).found("ADV-04"), one("journey", Severity::Low));
    assert_eq!(after(|mail| mail.return_hook = true).found("ADV-04"), []);
    assert_eq!(after(|mail| mail.tactic = Some(Tactic::Voucher)).found("ADV-04"), []);
    assert_eq!(
        after(|mail| mail.tactic = Some(Tactic::LikeAndWin)).found("ADV-04"),
        one("journey", Severity::Low)
    );
}

#[test]
fn an_empty_journey_is_judged_without_a_crash() {
    for example in [Example::default(), Example::five()] {
        let study = example.study();
        assert_eq!(analyse_study(&study).findings.iter().filter(|one| one.rule.id == "TOM-03").count(), 1);
    }
}
