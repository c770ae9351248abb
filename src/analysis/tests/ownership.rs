//! Each rule of ownership fires, does not fire, and gives each of its levels.

use crate::analysis::Severity;
use crate::analysis::example::{Example, one};
use crate::model::{Handover, Id, Influence, Source};

#[test]
fn own_01_asks_for_an_owner_where_our_side_speaks() {
    let with = |importance| {
        Example::five().touchpoint("purchase", "till", move |till| {
            till.source = Some(Source::Brand);
            till.importance = Some(importance);
        })
    };
    assert_eq!(with(4).found("OWN-01"), one("till", Severity::High));
    assert_eq!(with(3).found("OWN-01"), one("till", Severity::Medium));
    let finding = &with(3).findings("OWN-01")[0];
    assert!(finding.is_fragile(), "with importance 4 it would be high");
    let owned = with(4).phase("purchase", |phase| {
        let mut till = (*phase.touchpoints[0]).clone();
        till.owners = vec![Id::new("store")].into();
        phase.touchpoints = vec![till.into()].into();
    });
    assert_eq!(owned.found("OWN-01"), []);
}

#[test]
fn own_01_asks_for_a_listener_where_others_speak() {
    let talk = |influence| {
        Example::five().touchpoint("consideration", "forum", move |forum| {
            forum.source = Some(Source::Community);
            forum.influence = influence;
            forum.importance = Some(5);
        })
    };
    assert_eq!(talk(Some(Influence::NoInfluence)).found("OWN-01"), one("forum", Severity::Low));
    assert_eq!(talk(None).found("OWN-01"), one("forum", Severity::Low));
    assert_eq!(talk(Some(Influence::Partial)).found("OWN-01"), one("forum", Severity::High));
}

/// A touchpoint of this department, important or not.
fn owned(example: Example, phase: &str, id: &str, owner: &str, importance: u8) -> Example {
    example.touchpoint(phase, id, |touchpoint| {
        if !owner.is_empty() {
            touchpoint.owners = vec![Id::new(owner)].into();
        }
        touchpoint.importance = Some(importance);
    })
}

#[test]
fn own_02_wants_one_of_several_owners_to_lead() {
    let shared = |owners: &[&str], lead: Option<&str>| {
        Example::five().touchpoint("purchase", "till", |till| {
            till.owners = owners.iter().map(|id| Id::new(id)).collect();
            till.accountable = lead.map(Id::new);
        })
    };
    assert_eq!(shared(&["web", "store"], None).found("OWN-02"), one("till", Severity::Medium));
    assert_eq!(shared(&["web", "store"], Some("web")).found("OWN-02"), []);
    assert_eq!(shared(&["web"], None).found("OWN-02"), []);
}

/// Two touchpoints, a step between them, and what is handed over.
fn step(to_phase: &str, owners: [&str; 2], importance: [u8; 2], handover: Option<Handover>) -> Example {
    let example = owned(Example::five(), "consideration", "page", owners[0], importance[0]);
    owned(example, to_phase, "till", owners[1], importance[1])
        .transition("page", "till", |step| step.handover = handover)
}

#[test]
fn own_03_wants_departments_to_agree_a_handover() {
    let between = |phase, importance| step(phase, ["web", "store"], importance, None).found("OWN-03");
    assert_eq!(between("purchase", [3, 4]), one("page→till", Severity::High));
    assert_eq!(between("purchase", [4, 3]), one("page→till", Severity::High));
    assert_eq!(between("purchase", [3, 3]), one("page→till", Severity::Medium));
    assert_eq!(between("consideration", [5, 5]), one("page→till", Severity::Medium));
    assert_eq!(step("purchase", ["web", "web"], [5, 5], None).found("OWN-03"), []);
    assert_eq!(step("purchase", ["web", ""], [5, 5], None).found("OWN-03"), [], "nobody is no other one");
    let agreed = step("purchase", ["web", "store"], [5, 5], Some(Handover::default()));
    assert_eq!(agreed.found("OWN-03"), []);
}

#[test]
fn own_03_says_when_an_importance_decides_the_level() {
    let fragile = |phase, importance| {
        step(phase, ["web", "store"], importance, None).findings("OWN-03")[0].is_fragile()
    };
    assert!(fragile("purchase", [3, 3]), "one point more is high");
    assert!(fragile("purchase", [3, 4]), "one point less is medium");
    assert!(!fragile("purchase", [2, 2]));
    assert!(!fragile("purchase", [4, 4]), "the other end holds it up");
    assert!(!fragile("consideration", [3, 3]));
}

#[test]
fn own_04_wants_facts_to_travel_along() {
    let passing = |data_passed, importance| {
        let handover = Handover { data_passed, ..Handover::default() };
        step("purchase", ["web", "store"], [5, importance], Some(handover)).found("OWN-04")
    };
    assert_eq!(passing(Some(false), 4), one("page→till", Severity::High));
    assert_eq!(passing(Some(false), 3), one("page→till", Severity::Medium));
    assert_eq!(passing(Some(true), 4), []);
    assert_eq!(passing(None, 4), [], "unknown is not no");
    assert_eq!(step("purchase", ["web", "store"], [5, 5], None).found("OWN-04"), []);
}

/// A purchase phase with touchpoints of this many departments.
fn divided(departments: usize, lead: Option<&str>) -> Example {
    let names = ["web", "store", "care", "stock"];
    names[..departments]
        .iter()
        .fold(Example::five(), |example, owner| owned(example, "purchase", owner, owner, 3))
        .phase("purchase", |phase| phase.lead_department = lead.map(Id::new))
}

#[test]
fn own_05_finds_phases_with_too_many_departments() {
    assert_eq!(divided(3, None).found("OWN-05"), one("purchase", Severity::Medium));
    assert_eq!(divided(2, None).found("OWN-05"), []);
    assert_eq!(divided(4, Some("web")).found("OWN-05"), one("purchase", Severity::Medium));
    assert_eq!(divided(3, Some("web")).found("OWN-05"), []);
    assert!(divided(3, None).findings("OWN-05")[0].is_fragile());
    assert!(!divided(4, None).findings("OWN-05")[0].is_fragile());
}

#[test]
fn own_06_wants_a_lead_where_the_phase_is_not_fragmented_already() {
    assert_eq!(divided(2, None).found("OWN-06"), one("purchase", Severity::Low));
    assert_eq!(divided(2, Some("web")).found("OWN-06"), []);
    assert_eq!(divided(3, None).found("OWN-06"), []);
    let off = divided(3, None)
        .workspace(|workspace| workspace.rule_settings.switched_off = vec!["OWN-05".to_owned()].into());
    assert_eq!(off.found("OWN-06"), one("purchase", Severity::Low));
    assert_eq!(Example::five().found("OWN-06"), [], "empty phases wait");
}
