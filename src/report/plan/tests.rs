//! The contact plan as a report of its own.

use super::*;
use crate::model::Touchpoint;

fn plan<'a>(workspace: &'a Workspace, journey: &'a Journey, filter: &'a Filter) -> Plan<'a> {
    Plan { workspace, journey, filter, as_of: jiff::civil::date(2026, 6, 1), lang: Lang::En }
}

#[test]
fn a_part_says_which_journey_which_day_and_which_filter() {
    let workspace = Workspace {
        departments: vec![Department {
            id: Id::new("shop"),
            name: "Web shop".to_owned(),
            ..Department::default()
        }]
        .into(),
        ..Workspace::default()
    };
    let journey = Journey { name: "A walk".to_owned(), ..Journey::default() };
    let filter =
        Filter { owner: Some(Id::new("shop")), channel: Some(ChannelId::new("email")), ..Filter::default() };
    let one = report(&plan(&workspace, &journey, &filter), Some(Part::HandOffs));
    assert_eq!(one.title, "Hand-offs: A walk");
    assert_eq!(one.about, ["The journey as it was on 1 June 2026", "Only channel: E-mail, owner: Web shop"]);
    let ids: Vec<&str> = one.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(ids, ["hand-offs", "sheet"], "an owner gets a sheet too");
    let open = Filter::default();
    assert_eq!(report(&plan(&workspace, &journey, &open), Some(Part::People)).about.len(), 1);
}

#[test]
fn only_parts_that_are_used_are_told_of_and_no_two_have_the_same_name() {
    let (workspace, open) = (Workspace::default(), Filter::default());
    let journey = Journey::default();
    assert!(sections(&plan(&workspace, &journey, &open)).is_empty());
    let used = Journey {
        unsorted: vec![Touchpoint::default().into()].into(),
        actions: vec![crate::model::Action { text: "call".to_owned(), ..Default::default() }].into(),
        ..Journey::default()
    };
    let sections = sections(&plan(&workspace, &used, &open));
    assert_eq!(sections.iter().map(|section| section.id.as_str()).collect::<Vec<_>>(), ["plan-actions"]);
    let ids: std::collections::BTreeSet<&str> = Part::ALL.into_iter().map(Part::id).collect();
    assert_eq!(ids.len(), Part::ALL.len());
}
