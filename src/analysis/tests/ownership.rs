//! Each rule of ownership fires, does not fire, and gives each of its levels.

use crate::analysis::Severity;
use crate::analysis::example::{Example, one};
use crate::model::{Id, Influence, Source};

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
