//! The models that come with the program are whole, and own templates keep what was given.

use std::collections::BTreeSet;

use super::*;

#[test]
fn every_template_file_is_whole() {
    assert_eq!(FILES.len(), 18);
    for (name, text) in FILES {
        let template = read(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(!template.is_own());
        for lang in Lang::ALL {
            assert!(!template.name(*lang).is_empty() && !template.origin(*lang).is_empty(), "{name}");
        }
        let both = |en: &str, nl: &str| assert_eq!(en.is_empty(), nl.is_empty(), "{name}: {en}{nl}");
        both(&template.note_en, &template.note_nl);
        let parts = template.parts.iter().map(|part| part.id.as_str());
        let ids: Vec<_> = template.stages.iter().map(|stage| stage.id.as_str()).chain(parts).collect();
        let unique: BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len(), "{name}");
        assert!(ids.len() > 2, "{name}");
        for stage in &template.stages {
            for lang in Lang::ALL {
                assert!(!stage.name(*lang).is_empty() && !stage.question(*lang).is_empty(), "{name}");
            }
            both(&stage.customer_en, &stage.customer_nl);
            both(&stage.brand_en, &stage.brand_nl);
            both(&stage.group_en, &stage.group_nl);
            both(&stage.short_en, &stage.short_nl);
        }
        for part in template.before.iter().chain(&template.parts) {
            both(&part.below_en, &part.below_nl);
            assert!(!part.en.is_empty() && !part.nl.is_empty(), "{name}");
        }
        for link in &template.links {
            assert!(ids.contains(&link.from.as_str()), "{name}: {link:?}");
            let leaves = link.kind == TransitionKind::Exit && link.exit.is_some() && link.to.is_empty();
            assert!(leaves || ids.contains(&link.to.as_str()), "{name}: {link:?}");
            both(&link.condition_en, &link.condition_nl);
        }
    }
    let ids: BTreeSet<_> = models().iter().map(|template| &template.id).collect();
    assert_eq!(ids.len(), FILES.len());
    assert_eq!(templates().len(), 15);
}

/// Stages with their roles (O, C, P, U, E, L, A) and links by kind (f, l, b, L, A, S, x), as
/// each model was published.
const PUBLISHED: &[(&str, &str, &str)] = &[
    (
        "t1",
        "orientatie O, afweging C, aankoop P, consumptie U, evaluatie E",
        "0f1 1f2 2f3 3f4 1b0 2b1 4L2 4b1 3A0 3A1 4A0 4S3 1x 2x 4x",
    ),
    (
        "t2",
        "initial_consideration O, active_evaluation C, moment_of_purchase P, postpurchase U",
        "0f1 1f2 2f3 1l1 3L2 3b0 3A1",
    ),
    (
        "t3",
        "consider O, evaluate C, buy P, enjoy U, advocate A, bond L",
        "0f1 1f2 2f3 3f4 4f5 5L2 4A0 4A1 5b0",
    ),
    ("t4", "discover O, explore C, buy P, engage L", "0f1 1f2 2f3 3b0 3A0"),
    (
        "t5",
        "awareness O, consideration C, evaluation C, purchase P, experience U, loyalty L, advocacy A",
        "0f1 1f2 2f3 3f4 4f5 5f6 2x 4L3 5L3 6A0 6A2 4A0 2b1 1b0",
    ),
    ("t6", "stimulus O, zmot O, fmot C, smot U, tmot E, umot E", "5A1"),
    ("t7", "attention O, interest C, desire C, action P", "0f1 1f2 2f3"),
    ("t7-aidal", "attention O, interest C, desire C, action P, loyalty L", "0f1 1f2 2f3 3f4 4L3"),
    ("t8", "reach O, act C, convert P, engage L", "0f1 1f2 2f3 3L2 3A0"),
    ("t9", "see O, think C, do P, care L", "0f1 1f2 2f3 3L2 3A0"),
    ("t10", "acquisition O, activation C, retention U, referral A, revenue P", "0f1 1f2 2f3 3f4 2S2 3A0 4b2"),
    (
        "t10-revenue-first",
        "acquisition O, activation C, retention U, revenue P, referral A",
        "0f1 1f2 2f3 3f4 2S2 4A0 3b2",
    ),
    ("t11", "aware O, appeal C, ask C, act P, advocate A", "0f1 1f2 2f3 3f4 4A0 4A2 3L3"),
    (
        "t12",
        "need_recognition O, search O, prepurchase_evaluation C, purchase P, consumption U, \
        post_consumption E, divestment E",
        "0f1 1f2 2f3 3f4 4f5 5f6 5b0 5b1",
    ),
    ("short", "prepurchase O, purchase P, postpurchase U", "0f1 1f2 2L1 2A0"),
    (
        "t15",
        "bewustzijn O, overweging C, afweging C, aankoop P, ervaring U, loyaliteit L, \
        ambassadeurschap A",
        "0f1 1f2 2f3 3f4 4f5 5f6 1b0 2b1 2x 4L3 5L3 6A0 6A2",
    ),
];

#[test]
fn stages_and_links_are_those_that_were_published() {
    for (id, stages, links) in PUBLISHED {
        let template = model(id).unwrap_or_else(|| panic!("{id}"));
        let role = |role: PhaseRole| match role {
            PhaseRole::Orientation => 'O',
            PhaseRole::Consideration => 'C',
            PhaseRole::Purchase => 'P',
            PhaseRole::Consumption => 'U',
            PhaseRole::Evaluation => 'E',
            PhaseRole::Loyalty => 'L',
            PhaseRole::Advocacy => 'A',
        };
        let known: Vec<_> =
            template.stages.iter().map(|stage| format!("{} {}", stage.id, role(stage.role))).collect();
        assert_eq!(known.join(", "), *stages, "{id}");
        let place = |id: &str| template.stages.iter().position(|stage| stage.id == id);
        let kind = |kind: TransitionKind| match kind {
            TransitionKind::Forward => 'f',
            TransitionKind::Lateral => 'l',
            TransitionKind::Back => 'b',
            TransitionKind::LoyaltyLoop => 'L',
            TransitionKind::AdvocacyLoop => 'A',
            TransitionKind::ServiceLoop => 'S',
            TransitionKind::Exit => 'x',
        };
        let written = |link: &PhaseLink| {
            let to = place(&link.to).map_or(String::new(), |to| to.to_string());
            format!("{}{}{to}", place(&link.from).unwrap(), kind(link.kind))
        };
        let mut known: Vec<_> = template.links.iter().map(written).collect();
        let mut wanted: Vec<_> = links.split(' ').map(str::to_owned).collect();
        known.sort();
        wanted.sort();
        assert_eq!(known, wanted, "{id}");
    }
    let others: Vec<_> =
        models().iter().filter(|one| PUBLISHED.iter().all(|(id, ..)| *id != one.id)).collect();
    let kinds: Vec<_> = others.iter().map(|one| (one.id.as_str(), one.kind, one.parts.len())).collect();
    assert_eq!(kinds, [("t13", ModelKind::Lanes, 5), ("t14", ModelKind::Circle, 4)]);
    let layers: Vec<_> = BlueprintLayer::ALL.iter().map(|layer| layer.id().to_lowercase()).collect();
    let parts: Vec<_> = others[0].parts.iter().map(|part| part.id.replace('_', "")).collect();
    assert_eq!(parts, layers.iter().map(|layer| layer.replace('_', "")).collect::<Vec<_>>());
}

#[test]
fn a_journey_becomes_a_template_of_ones_own() {
    let mut journey = template("t1").unwrap().journey(Lang::Nl);
    journey.phases.edit().truncate(3);
    let phase = |journey: &mut Journey, at: usize, id: &str, exit| {
        let one = Touchpoint { id: Id::new(id), exit, ..Touchpoint::default() };
        Arc::make_mut(&mut journey.phases.edit()[at]).touchpoints = vec![Arc::new(one)].into();
    };
    phase(&mut journey, 0, "a", None);
    phase(&mut journey, 2, "b", Some(ExitOutcome::NotPurchased));
    let back = Transition {
        from: Id::new("b"),
        to: Id::new("a"),
        kind: TransitionKind::Back,
        ..Transition::default()
    };
    journey.transitions = vec![Arc::new(back.clone()), Arc::new(back)].into();
    let own = Template::from_journey(&journey, "Onze reis", &["own-onze-reis".to_owned()]);
    assert_eq!((own.id.as_str(), own.name(Lang::En)), ("own-onze-reis-2", "Onze reis"));
    assert!(own.is_own() && own.is_called("onze reis"));
    let kinds: Vec<_> = own.links.iter().map(|link| link.kind).collect();
    use TransitionKind::{Back, Exit, Forward};
    assert_eq!(kinds, [Forward, Forward, Back, Exit]);
    let again = own.journey(Lang::En);
    assert_eq!(again.phases.len(), 3);
    assert!(again.touchpoints().next().is_none());
    assert_eq!(again.phases[1].role, PhaseRole::Consideration);
    assert_eq!(again.phases[1].customer_question, journey.phases[1].customer_question);
}

#[test]
fn roles_are_those_that_rules_need() {
    for template in templates() {
        let count = |role| template.stages.iter().filter(|stage| stage.role == role).count();
        assert_eq!(count(PhaseRole::Purchase), 1, "{}", template.id);
        assert!(count(PhaseRole::Orientation) >= 1, "{}", template.id);
    }
}

#[test]
fn a_template_makes_a_workspace_without_problems() {
    for template in templates() {
        for lang in Lang::ALL {
            let workspace = template.workspace(*lang);
            let journey = workspace.journeys.first().unwrap();
            let ids: BTreeSet<_> = journey.phases.iter().map(|phase| &phase.id).collect();
            assert_eq!(ids.len(), template.stages.len(), "{}", template.id);
            assert!(ids.iter().all(|id| !id.is_empty()));
        }
    }
    assert_eq!(template("T1").map(|template| template.id.as_str()), Some("t1"));
    assert_eq!(template("vijf-fasen").map(|template| template.id.as_str()), Some("t1"));
    assert!(template("").is_none() && template("t99").is_none());
}
