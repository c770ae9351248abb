//! Each rule of content fires, does not fire, and gives each of its levels.

use std::sync::Arc;

use crate::analysis::example::{Example, one, today};
use crate::analysis::{Names, Severity};
use crate::model::*;

/// What the only finding of a rule says and asks, in a language.
fn text(example: &Example, rule: &str, lang: Lang) -> (String, String) {
    let names = Names::new(&example.workspace, &example.journey, lang);
    let findings = example.findings(rule);
    assert_eq!(findings.len(), 1, "{rule}");
    (names.message(&findings[0]), names.action(&findings[0]))
}

/// A journey with one question in the consideration phase.
fn asked(importance: Option<Score>) -> Example {
    let need = InformationNeed {
        id: Id::new("battery"),
        phase: Id::new("consideration"),
        text: "Does the battery last?".to_owned(),
        importance,
        ..InformationNeed::default()
    };
    Example::five().journey(|journey| journey.needs = vec![need].into())
}

fn answering(example: Example, phase: &str, id: &str, influence: Option<Influence>) -> Example {
    example.touchpoint(phase, id, |touchpoint| {
        touchpoint.answers = vec![Id::new("battery")].into();
        touchpoint.influence = influence;
    })
}

#[test]
fn need_01_asks_for_an_answer_where_the_question_comes_up() {
    assert_eq!(asked(Some(4)).found("NEED-01"), one("battery", Severity::High));
    assert_eq!(asked(Some(3)).found("NEED-01"), one("battery", Severity::Medium));
    assert_eq!(asked(None).found("NEED-01"), one("battery", Severity::Medium));
    assert!(asked(None).findings("NEED-01")[0].is_fragile(), "with importance 4 it would be high");
    let answered = answering(asked(Some(5)), "consideration", "faq", Some(Influence::Full));
    assert_eq!(answered.found("NEED-01"), []);
    let unassessed = answering(asked(Some(5)), "consideration", "faq", None);
    assert_eq!(unassessed.found("NEED-01"), []);
}

#[test]
fn need_01_tells_where_the_answer_is() {
    let elsewhere = answering(asked(Some(5)), "purchase", "faq", Some(Influence::Full));
    assert_eq!(elsewhere.found("NEED-01"), one("battery", Severity::High));
    assert_eq!(
        text(&elsewhere, "NEED-01", Lang::En).0,
        "‘Does the battery last?’ comes up in consideration, but the answer is only given at ‘faq’."
    );
    let many = ["a", "b", "c"]
        .into_iter()
        .fold(elsewhere, |example, id| answering(example, "evaluation", id, Some(Influence::Full)));
    assert!(text(&many, "NEED-01", Lang::Nl).0.ends_with("alleen bij 4 contactmomenten."));
    let others = answering(asked(Some(5)), "consideration", "forum", Some(Influence::NoInfluence));
    assert_eq!(others.found("NEED-01"), one("battery", Severity::Medium));
    assert!(text(&others, "NEED-01", Lang::En).0.ends_with("where we cannot change it: ‘forum’."));
    let both = answering(others, "consideration", "faq", Some(Influence::Partial));
    assert_eq!(both.found("NEED-01"), []);
}

#[test]
fn need_02_asks_for_the_questions_of_a_phase() {
    let example = asked(None)
        .touchpoint("consideration", "shop", |_| ())
        .touchpoint("purchase", "till", |_| ())
        .touchpoint("evaluation", "survey", |_| ());
    let expected = [("evaluation".to_owned(), Severity::Medium), ("purchase".to_owned(), Severity::High)];
    assert_eq!(example.found("NEED-02"), expected);
    assert_eq!(Example::five().found("NEED-02"), []);
}

#[test]
fn need_03_counts_the_fields_before_the_purchase() {
    let form =
        |phase, count| Example::five().touchpoint(phase, "form", move |form| form.mandatory_fields = count);
    assert_eq!(form("consideration", Some(3)).found("NEED-03"), []);
    assert_eq!(form("consideration", Some(4)).found("NEED-03"), one("form", Severity::Medium));
    assert_eq!(form("orientation", Some(6)).found("NEED-03"), one("form", Severity::Medium));
    assert_eq!(form("orientation", Some(7)).found("NEED-03"), one("form", Severity::High));
    assert_eq!(form("purchase", Some(9)).found("NEED-03"), []);
    assert_eq!(form("orientation", None).found("NEED-03"), []);
    assert!(form("orientation", Some(4)).findings("NEED-03")[0].is_fragile());
    assert!(!form("orientation", Some(5)).findings("NEED-03")[0].is_fragile());
    let named = Example::five().touchpoint("orientation", "form", |form| {
        form.mandatory_field_names = ["name", "phone", "street", "town"].map(str::to_owned).to_vec().into();
    });
    assert_eq!(named.found("NEED-03"), one("form", Severity::Medium));
    assert_eq!(
        text(&named, "NEED-03", Lang::Nl).0,
        "Klanten die zich nog oriënteren, moeten bij ‘form’ 4 velden invullen."
    );
}

#[test]
fn need_04_asks_whether_the_goals_agree() {
    let goals = |aligned| {
        Example::five()
            .touchpoint("purchase", "till", |_| ())
            .phase("purchase", move |phase| phase.goals_aligned = aligned)
    };
    assert_eq!(goals(Some(false)).found("NEED-04"), one("purchase", Severity::High));
    assert_eq!(goals(None).found("NEED-04"), one("purchase", Severity::Info));
    assert_eq!(goals(Some(true)).found("NEED-04"), []);
    assert_eq!(Example::five().found("NEED-04"), []);
}

#[test]
fn con_01_tells_how_old_content_is() {
    let aged = |days: i64| {
        let date = today().saturating_sub(jiff::Span::new().days(days));
        Example::five().touchpoint("orientation", "news", move |news| news.content_date = Some(date))
    };
    assert_eq!(aged(180).found("CON-01"), []);
    assert_eq!(aged(181).found("CON-01"), one("news", Severity::Low));
    assert_eq!(aged(365).found("CON-01"), one("news", Severity::Low));
    assert_eq!(aged(366).found("CON-01"), one("news", Severity::Medium));
    assert_eq!(aged(-10).found("CON-01"), []);
    assert!(aged(190).findings("CON-01")[0].is_fragile(), "a tenth less is fresh");
    assert!(!aged(250).findings("CON-01")[0].is_fragile());
    assert!(aged(350).findings("CON-01")[0].is_fragile(), "a tenth more is stale");
    assert_eq!(text(&aged(200), "CON-01", Lang::En).0, "The content of ‘news’ is 200 days old.");
}

#[test]
fn con_02_asks_what_a_place_is_filled_with() {
    let page = |media_type, fill: fn(&mut Touchpoint)| {
        Example::five().touchpoint("orientation", "page", move |page| {
            page.media_type = Some(media_type);
            fill(page);
        })
    };
    assert_eq!(page(MediaType::Owned, |_| ()).found("CON-02"), one("page", Severity::Low));
    let important: fn(&mut Touchpoint) = |page| page.importance = Some(4);
    assert_eq!(page(MediaType::Paid, important).found("CON-02"), one("page", Severity::Medium));
    assert_eq!(page(MediaType::Earned, important).found("CON-02"), []);
    assert_eq!(page(MediaType::Owned, |page| page.mode = Some(Mode::Offline)).found("CON-02"), []);
    assert_eq!(page(MediaType::Owned, |page| page.has_content = Some(true)).found("CON-02"), []);
    let linked: fn(&mut Touchpoint) = |page| page.content = vec![Id::new("guide")].into();
    assert_eq!(page(MediaType::Owned, linked).found("CON-02"), []);
    assert_eq!(
        page(MediaType::Owned, |page| page.has_content = Some(false)).found("CON-02"),
        one("page", Severity::Low)
    );
}

/// A journey that shows a guide for the consideration phase on these channels.
fn guide(channels: &[&str]) -> Example {
    let asset = ContentAsset {
        id: Id::new("guide"),
        title: "Guide".to_owned(),
        phase: Some(PhaseRole::Consideration),
        owner: Some(Id::new("web")),
        ..ContentAsset::default()
    };
    let example = Example::five().workspace(|workspace| workspace.content = vec![asset].into());
    channels.iter().enumerate().fold(example, |example, (at, channel)| {
        example.touchpoint("consideration", &format!("place-{at}"), |place| {
            place.channel = Id::new(channel);
            place.content = vec![Id::new("guide")].into();
        })
    })
}

#[test]
fn con_03_asks_to_use_content_twice() {
    assert_eq!(guide(&[]).found("CON-03"), one("guide", Severity::Low));
    assert_eq!(guide(&["website"]).found("CON-03"), one("guide", Severity::Low));
    assert_eq!(guide(&["website", "website", ""]).found("CON-03"), one("guide", Severity::Low));
    assert_eq!(guide(&["website", "email"]).found("CON-03"), []);
    assert!(guide(&["website"]).findings("CON-03")[0].is_fragile());
    assert!(!guide(&[]).findings("CON-03")[0].is_fragile());
    assert_eq!(guide(&[]).findings("CON-03")[0].owner, Some(Id::new("web")));
    assert_eq!(text(&guide(&["email"]), "CON-03", Lang::Nl).0, "‘Guide’ staat op maar één kanaal: E-mail.");
    let early = guide(&["website"]).workspace(|workspace| {
        workspace.content.edit()[0].phase = Some(PhaseRole::Orientation);
    });
    assert_eq!(early.found("CON-03"), []);
}

#[test]
fn con_03_counts_planned_contacts_and_leaves_others_content_alone() {
    let mailed = |status| {
        guide(&["website"]).journey(|journey| {
            let contact = PlannedContact {
                channel: Id::new("email"),
                content: Some(Id::new("guide")),
                status,
                ..PlannedContact::default()
            };
            journey.planned_contacts = vec![Arc::new(contact)].into();
        })
    };
    assert_eq!(mailed(ContactStatus::Planned).found("CON-03"), []);
    assert_eq!(mailed(ContactStatus::Sent).found("CON-03"), []);
    assert_eq!(mailed(ContactStatus::Cancelled).found("CON-03"), one("guide", Severity::Low));
    let other = guide(&["website"]).journey.clone();
    let theirs = guide(&[]).workspace(|workspace| {
        workspace.journeys.edit().push(Journey { id: Id::new("other"), ..other }.into());
    });
    assert_eq!(theirs.found("CON-03"), []);
}

#[test]
fn cta_01_asks_for_a_next_step_while_customers_compare() {
    let page = |phase, fill: fn(&mut Touchpoint)| {
        Example::five().touchpoint(phase, "page", move |page| {
            page.media_type = Some(MediaType::Owned);
            fill(page);
        })
    };
    assert_eq!(page("consideration", |_| ()).found("CTA-01"), one("page", Severity::High));
    let mail: fn(&mut Touchpoint) = |page| page.channel = Id::new("email");
    assert_eq!(page("consideration", mail).found("CTA-01"), one("page", Severity::Medium));
    assert_eq!(page("orientation", |_| ()).found("CTA-01"), []);
    assert_eq!(page("consideration", |page| page.mode = Some(Mode::Offline)).found("CTA-01"), []);
    assert_eq!(page("consideration", |page| page.media_type = Some(MediaType::Earned)).found("CTA-01"), []);
    assert_eq!(page("consideration", |page| page.media_type = None).found("CTA-01"), []);
    let asks: fn(&mut Touchpoint) = |page| page.call_to_action = Some(CallToAction::default());
    assert_eq!(page("consideration", asks).found("CTA-01"), []);
    let own = page("consideration", |page| page.channel = Id::new("shop")).workspace(|workspace| {
        let shop = ChannelDef { id: Id::new("shop"), like: Id::new("website"), ..ChannelDef::default() };
        workspace.channels = vec![shop].into();
    });
    assert_eq!(own.found("CTA-01"), one("page", Severity::High));
}

#[test]
fn cta_02_follows_the_call_to_action() {
    let page = |target: Option<&str>, status| {
        let target = target.map(Id::new);
        Example::five()
            .touchpoint("orientation", "ad", move |ad| {
                ad.call_to_action = Some(CallToAction { target, ..CallToAction::default() });
            })
            .touchpoint("consideration", "page", move |page| page.status = status)
    };
    let existing = TouchpointStatus::Existing;
    let says = |example: &Example| text(example, "CTA-02", Lang::En).0;
    assert_eq!(page(None, existing).found("CTA-02"), one("ad", Severity::High));
    assert_eq!(says(&page(None, existing)), "The next step that ‘ad’ offers leads nowhere.");
    assert!(says(&page(Some("gone"), existing)).ends_with("leads to something that is not there: ‘gone’."));
    assert!(
        says(&page(Some("page"), TouchpointStatus::Retired))
            .ends_with("something that is not there: ‘page’.")
    );
    assert!(says(&page(Some("page"), existing)).ends_with("but no route leads there."));
    let back = page(Some("page"), existing).transition("page", "ad", |_| ());
    assert_eq!(back.found("CTA-02"), one("ad", Severity::High));
    let followed = back.transition("ad", "page", |_| ());
    assert_eq!(followed.found("CTA-02"), []);
}

#[test]
fn qua_01_tells_what_is_not_in_order() {
    let checked = |kind, result| {
        Example::five().touchpoint("orientation", "page", move |page| {
            page.checks = vec![QualityCheck { kind, result, ..QualityCheck::default() }].into();
        })
    };
    for kind in CheckKind::ALL {
        let severity = match kind {
            CheckKind::Error404 | CheckKind::DeviceFit => Severity::High,
            CheckKind::Structure | CheckKind::OnboardingProcess | CheckKind::Slow => Severity::Medium,
            _ => Severity::Low,
        };
        let subject = format!("page/{}", kind.id());
        assert_eq!(checked(*kind, CheckResult::Fail).found("QUA-01"), one(&subject, severity));
    }
    for result in [CheckResult::Ok, CheckResult::Unknown, CheckResult::NotApplicable] {
        assert_eq!(checked(CheckKind::Slow, result).found("QUA-01"), []);
    }
    assert_eq!(
        text(&checked(CheckKind::Error404, CheckResult::Fail), "QUA-01", Lang::Nl).0,
        "‘page’ toont een foutpagina."
    );
}
