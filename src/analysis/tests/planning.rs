//! Each rule on engagement, dependence, planning and completeness fires, does not fire, and gives
//! each of its levels.

use std::sync::Arc;

use crate::analysis::example::{Example, one, today};
use crate::analysis::{Severity, analyse};
use crate::model::*;

impl Example {
    /// Adds a contact with the segment "fans" that is planned in the purchase phase on a day.
    fn plan(self, id: &str, day: (i8, i8), fill: impl FnOnce(&mut PlannedContact)) -> Self {
        let mut contact = PlannedContact {
            id: Id::new(id),
            phase: Id::new("purchase"),
            channel: Id::new("email"),
            date: jiff::civil::date(2026, day.0, day.1),
            audience: Some(Id::new("fans")),
            owner: Some(Id::new("marketing")),
            has_content: Some(true),
            ..PlannedContact::default()
        };
        fill(&mut contact);
        self.journey(|journey| journey.planned_contacts.edit().push(Arc::new(contact)))
    }

    /// Sets how far the organisation is.
    fn engagement(self, change: impl FnOnce(&mut EngagementAssessment)) -> Self {
        self.workspace(|workspace| change(&mut workspace.engagement))
    }

    /// Adds a source of knowledge.
    fn source(self, id: &str, own: bool, platform: &str, used_for: &str) -> Self {
        let source = DataSource {
            id: Id::new(id),
            own,
            platform: platform.to_owned(),
            used_for: used_for.to_owned(),
            ..DataSource::default()
        };
        self.workspace(|workspace| workspace.data_sources.edit().push(source))
    }
}

#[test]
fn eng_01_grades_each_step() {
    let steps = vec![Some(0), Some(1), Some(2), Some(3), None, Some(5), Some(2)];
    let found = Example::five().engagement(|engagement| engagement.steps = steps.into()).found("ENG-01");
    let expected = [
        ("step 1", Severity::High),
        ("step 2", Severity::High),
        ("step 3", Severity::Medium),
        ("step 7", Severity::Medium),
    ];
    assert_eq!(found, expected.map(|(step, severity)| (step.to_owned(), severity)));
    assert_eq!(Example::five().found("ENG-01"), []);
    let weak = |score| {
        let example = Example::five().engagement(|engagement| engagement.steps = vec![Some(score)].into());
        example.findings("ENG-01")[0].is_fragile()
    };
    assert!(!weak(0) && weak(1) && weak(2));
}

#[test]
fn eng_02_is_worse_when_nothing_is_there() {
    let with = |cross_channel, real_time, integrated| {
        let example = Example::five().engagement(move |engagement| {
            engagement.cross_channel = cross_channel;
            engagement.real_time = real_time;
            engagement.integrated = integrated;
        });
        example.found("ENG-02")
    };
    let (yes, no) = (Some(true), Some(false));
    assert_eq!(with(yes, yes, yes), []);
    assert_eq!(with(yes, no, yes), one("real_time", Severity::Medium));
    assert_eq!(with(yes, yes, None), one("integration", Severity::Medium));
    assert_eq!(with(no, no, yes).len(), 2);
    let all = with(no, None, no);
    assert_eq!(all.len(), 3);
    assert!(all.iter().all(|(_, severity)| *severity == Severity::High));
}

#[test]
fn eng_03_names_each_missing_part_of_the_circle() {
    let subjects = |example: &Example| {
        let found = example.found("ENG-03");
        assert!(found.iter().all(|(_, severity)| *severity == Severity::Medium));
        found.into_iter().map(|(subject, _)| subject).collect::<Vec<_>>()
    };
    let bare = Example::five().touchpoint("purchase", "till", |_| {});
    assert_eq!(subjects(&bare), ["improve", "listen", "respond", "understand"]);
    let full = Example::five()
        .touchpoint("purchase", "till", |till| {
            till.monitored = Some(true);
            till.response_policy = Some(ResponsePolicy::default());
            till.evidence = vec![Evidence::default()].into();
        })
        .workspace(|workspace| {
            let fans = Segment { id: Id::new("fans"), ..Segment::default() };
            workspace.segments = vec![fans].into();
        })
        .journey(|journey| {
            journey.segments = vec![Id::new("fans")].into();
            journey.actions = vec![Action::default()].into();
        });
    assert!(subjects(&full).is_empty());
    let without_segments = full.clone().journey(|journey| journey.segments = List::default());
    assert_eq!(subjects(&without_segments), ["understand"]);
    let dropped = full.clone().journey(|journey| {
        journey.actions.edit()[0].status = ActionStatus::Dropped;
    });
    assert_eq!(subjects(&dropped), ["improve"]);
    let trigger = Trigger { responses: vec![Id::new("till")].into(), ..Trigger::default() };
    let triggered = bare.journey(|journey| journey.triggers = vec![trigger].into());
    assert_eq!(subjects(&triggered), ["improve", "listen", "understand"]);
}

#[test]
fn eng_04_sees_attention_that_is_bought() {
    let with = |tactic| {
        Example::five().touchpoint("purchase", "post", move |post| post.tactic = tactic).found("ENG-04")
    };
    assert_eq!(with(Some(Tactic::LikeAndWin)), one("post", Severity::Low));
    assert_eq!(with(Some(Tactic::ShareAndWin)), one("post", Severity::Low));
    assert_eq!(with(Some(Tactic::Game)), []);
    assert_eq!(with(None), []);
}

#[test]
fn dep_01_weighs_platforms_within_a_phase() {
    let with = |own, mode| {
        Example::five()
            .touchpoint("purchase", "ad", |ad| {
                ad.platform = "Meta".to_owned();
                ad.importance = Some(2);
            })
            .touchpoint("purchase", "site", move |site| {
                site.importance = Some(own);
                site.mode = mode;
            })
            .found("DEP-01")
    };
    assert_eq!(with(2, None), one("Meta/purchase", Severity::Medium), "half");
    assert_eq!(with(3, None), []);
    assert_eq!(with(5, Some(Mode::Offline)), one("Meta/purchase", Severity::Medium));
    let findings =
        Example::five().touchpoint("purchase", "ad", |ad| ad.platform = "Meta".to_owned()).findings("DEP-01");
    assert_eq!(findings[0].phase, Some(Id::new("purchase")));
    assert!(!findings[0].is_fragile());
}

#[test]
fn dep_02_wants_knowledge_of_our_own() {
    let meta = || Example::five().source("posts", false, "Meta", "x").source("ads", false, "Meta", "x");
    assert_eq!(meta().found("DEP-02"), one("Meta", Severity::High));
    assert_eq!(meta().source("crm", true, "", "x").found("DEP-02"), []);
    assert_eq!(meta().source("search", false, "Google", "x").found("DEP-02"), []);
    assert_eq!(Example::five().source("panel", false, "", "x").found("DEP-02"), one("panel", Severity::High));
    assert_eq!(Example::five().found("DEP-02"), []);
}

#[test]
fn pln_01_finds_days_that_have_passed() {
    let on = |day, status| {
        Example::five().plan("mail", day, move |contact| contact.status = status).found("PLN-01")
    };
    assert_eq!(on((5, 31), ContactStatus::Planned), one("mail", Severity::Medium));
    assert_eq!(on((6, 1), ContactStatus::Planned), []);
    assert_eq!(on((5, 31), ContactStatus::Sent), []);
}

#[test]
fn pln_02_finds_half_plans() {
    let with = |owner: bool, has_content| {
        let example = Example::five().plan("mail", (6, 2), move |contact| {
            contact.has_content = has_content;
            if !owner {
                contact.owner = None;
            }
        });
        example.found("PLN-02")
    };
    assert_eq!(with(true, Some(true)), []);
    assert_eq!(with(false, Some(true)), one("mail", Severity::Low));
    assert_eq!(with(true, Some(false)), one("mail", Severity::Low));
    assert_eq!(with(false, None), one("mail", Severity::Low));
    let linked = Example::five().plan("mail", (6, 2), |contact| {
        contact.has_content = None;
        contact.content = Some(Id::new("story"));
    });
    assert_eq!(linked.found("PLN-02"), []);
}

#[test]
fn pln_03_finds_phases_that_a_plan_leaves_out() {
    let filled =
        || Example::five().touchpoint("purchase", "till", |_| {}).touchpoint("evaluation", "survey", |_| {});
    let on = |day| filled().plan("mail", day, |_| {}).found("PLN-03");
    assert_eq!(on((6, 1)), one("evaluation", Severity::Low));
    assert_eq!(on((8, 30)), one("evaluation", Severity::Low));
    assert_eq!(on((8, 31)).len(), 2, "beyond 90 days");
    assert_eq!(on((5, 31)).len(), 2, "past");
    let unplanned = filled();
    assert_eq!(unplanned.found("PLN-03"), []);
    let analysis = analyse(&unplanned.workspace, &unplanned.journey, today());
    assert!(analysis.skipped.contains(&"PLN-03"));
}

/// A journey with everything that a contact strategy asks for.
fn strategy() -> Example {
    let ids = |workspace: &mut Workspace| {
        workspace.segments = vec![Segment { id: Id::new("fans"), ..Segment::default() }].into();
        workspace.lifecycle_stages =
            vec![LifecycleStage { id: Id::new("new"), ..LifecycleStage::default() }].into();
        workspace.personas = vec![Persona { id: Id::new("noor"), ..Persona::default() }].into();
        workspace.objectives = vec![Objective { id: Id::new("aim"), ..Objective::default() }].into();
        workspace.consent_rules = vec![ConsentRule::default()].into();
        workspace.frequency_caps = vec![FrequencyCap::default()].into();
    };
    Example::new(&[("purchase", PhaseRole::Purchase)])
        .workspace(ids)
        .journey(|journey| {
            journey.segments = vec![Id::new("fans")].into();
            journey.lifecycle = vec![Id::new("new")].into();
            journey.personas = vec![Id::new("noor")].into();
            journey.objectives = vec![Id::new("aim")].into();
        })
        .touchpoint("purchase", "till", |till| {
            let metric = Metric { objective: Some(Id::new("aim")), ..Metric::default() };
            till.metrics = vec![metric].into();
        })
}

#[test]
fn cst_01_names_each_missing_component() {
    assert_eq!(strategy().found("CST-01"), []);
    let without = |change: fn(&mut Example)| {
        let mut example = strategy();
        change(&mut example);
        example.found("CST-01")
    };
    let medium = |detail: &str| one(&format!("journey/{detail}"), Severity::Medium);
    assert_eq!(without(|example| example.journey.segments = List::default()), medium("customers"));
    assert_eq!(without(|example| example.journey.lifecycle = List::default()), medium("customers"));
    assert_eq!(without(|example| example.journey.personas = List::default()), medium("customers"));
    assert_eq!(without(|example| example.journey.objectives = List::default()), medium("objectives"));
    let caps = |example: &mut Example| example.workspace.frequency_caps = List::default();
    assert_eq!(without(caps), medium("contact_rules"));
    let consent = |example: &mut Example| example.workspace.consent_rules = List::default();
    assert_eq!(without(consent), medium("contact_rules"));
    let empty = |example: &mut Example| {
        let phase = Phase { id: Id::new("use"), ..Phase::default() };
        example.journey.phases.edit().push(Arc::new(phase));
    };
    assert_eq!(without(empty), medium("journey"));
    let unlinked = strategy().phase("purchase", |phase| {
        Arc::make_mut(&mut phase.touchpoints.edit()[0]).metrics = List::default();
    });
    assert_eq!(unlinked.found("CST-01"), medium("measurement"));
    assert_eq!(Example::new(&[]).found("CST-01").len(), 5, "an empty journey");
}

#[test]
fn cst_02_counts_what_a_card_does_not_say() {
    let with = |fill: fn(&mut ContactRuleCard)| {
        let mut card = ContactRuleCard {
            segment: Id::new("fans"),
            barriers: "price".to_owned(),
            propositions: vec![Id::new("trial")].into(),
            locations: vec![LocationRule::default()].into(),
            channel_rules: vec![ChannelRule::default()].into(),
            frequency_note: "weekly".to_owned(),
            ..ContactRuleCard::default()
        };
        fill(&mut card);
        Example::five()
            .plan("mail", (6, 2), |_| {})
            .workspace(|workspace| workspace.contact_rules = vec![card].into())
    };
    assert_eq!(with(|_| {}).found("CST-02"), []);
    assert_eq!(with(|card| card.barriers = " ".to_owned()).found("CST-02"), one("fans", Severity::Low));
    let two = with(|card| {
        card.locations = List::default();
        card.propositions = List::default();
    });
    assert_eq!(two.found("CST-02"), one("fans", Severity::Low));
    assert!(two.findings("CST-02")[0].is_fragile());
    let three = |card: &mut ContactRuleCard| {
        card.locations = List::default();
        card.propositions = List::default();
        card.frequency_note = String::new();
    };
    assert_eq!(with(three).found("CST-02"), one("fans", Severity::Medium));
    let capped = with(three).workspace(|workspace| {
        let cap = FrequencyCap { segment: Some(Id::new("fans")), ..FrequencyCap::default() };
        workspace.frequency_caps = vec![cap].into();
    });
    assert_eq!(capped.found("CST-02"), one("fans", Severity::Low), "a cap of its own says how often");
    let without_card = Example::five().plan("mail", (6, 2), |_| {});
    assert_eq!(without_card.found("CST-02"), one("fans", Severity::Medium));
    let sent = Example::five().plan("mail", (6, 2), |contact| contact.status = ContactStatus::Sent);
    assert_eq!(sent.found("CST-02"), []);
}

#[test]
fn dat_01_counts_what_is_not_assessed() {
    let with = |emotion: Option<i8>, experienced: Option<u8>| {
        Example::five()
            .touchpoint("purchase", "till", move |till| {
                till.emotion = emotion;
                till.expectation.experienced = experienced;
            })
            .touchpoint("purchase", "site", |_| {})
            .found("DAT-01")
    };
    assert_eq!(with(Some(0), Some(3)), [], "half is no more than half");
    assert_eq!(with(None, Some(3)), one("journey/emotion", Severity::Info));
    assert_eq!(with(Some(0), None), one("journey/expectation", Severity::Info));
    assert_eq!(with(None, None).len(), 2);
    assert_eq!(Example::five().found("DAT-01"), []);
}

#[test]
fn dat_02_asks_what_data_is_for() {
    assert_eq!(Example::five().source("crm", true, "", " ").found("DAT-02"), one("crm", Severity::Medium));
    assert_eq!(Example::five().source("crm", true, "", "service").found("DAT-02"), []);
}
