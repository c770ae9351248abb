//! Targets: defaults by role, the journey's own in their place, and which touchpoints meet them.

use super::*;
use crate::analysis::example::Example;
use crate::model::{CoverageTarget, Touchpoint};

fn own(phase: &str, dimension: Dimension, value: &str, level: TargetLevel) -> CoverageTarget {
    CoverageTarget { phase: Id::new(phase), dimension, value: value.to_owned(), level }
}

fn with_own(targets: Vec<CoverageTarget>) -> Example {
    Example::five().journey(|journey| journey.coverage_targets = targets.into())
}

#[test]
fn each_role_asks_something_that_can_be_met() {
    for &role in PhaseRole::ALL {
        let defaults = default_targets(role);
        assert!(!defaults.is_empty(), "{role:?} asks nothing");
        for &(dimension, value, level) in defaults {
            assert!(Wanted::new(dimension, value).is_some(), "{role:?} asks for an unknown {value}");
            assert_ne!(level, TargetLevel::NotApplicable);
        }
    }
    let example = Example::five();
    let listed = targets(&example.journey);
    assert_eq!(listed.len(), 5 + 3 + 1 + 2 + 2);
    assert!(listed.iter().all(|target| !target.is_own));
    assert_eq!(level_of(&listed, 2, Dimension::Media, "Owned"), Some(TargetLevel::Required));
    assert_eq!(level_of(&listed, 2, Dimension::Media, "Earned"), None);
}

#[test]
fn a_journey_replaces_defaults_cell_by_cell_and_the_last_word_holds() {
    let example = with_own(vec![
        own("purchase", Dimension::Media, "Owned", TargetLevel::NotApplicable),
        own("purchase", Dimension::Channel, "store", TargetLevel::Required),
        own("purchase", Dimension::Channel, "store", TargetLevel::Desired),
        own("nowhere", Dimension::Channel, "store", TargetLevel::Required),
    ]);
    let listed = targets(&example.journey);
    assert_eq!(listed.len(), 13 + 1);
    assert_eq!(level_of(&listed, 2, Dimension::Media, "Owned"), Some(TargetLevel::NotApplicable));
    assert_eq!(level_of(&listed, 2, Dimension::Channel, "store"), Some(TargetLevel::Desired));
    assert_eq!(level_of(&listed, 0, Dimension::Media, "Earned"), Some(TargetLevel::Required));
    assert_eq!(listed.iter().filter(|target| target.is_own).count(), 2);
}

/// Whether a touchpoint, filled in like this, meets a value.
fn meets(dimension: Dimension, value: &str, fill: impl FnOnce(&mut Touchpoint)) -> Option<bool> {
    let example = Example::five().touchpoint("purchase", "one", fill);
    let study = example.study();
    Wanted::new(dimension, value).and_then(|wanted| wanted.is_met_by(&study.touchpoints[0]))
}

#[test]
fn a_touchpoint_fills_the_cells_of_its_values() {
    let by = |source| move |touchpoint: &mut Touchpoint| touchpoint.source = Some(source);
    for source in [Source::Customer, Source::Peer, Source::Community] {
        assert_eq!(meets(Dimension::Source, PEERS, by(source)), Some(true));
        assert_eq!(meets(Dimension::Source, PRESS, by(source)), Some(false));
        assert_eq!(meets(Dimension::Source, source.id(), by(source)), Some(true));
    }
    assert_eq!(meets(Dimension::Source, PRESS, by(Source::Expert)), Some(true));
    assert_eq!(meets(Dimension::Source, "Press", by(Source::Expert)), Some(false));
    let in_mode = |mode| move |touchpoint: &mut Touchpoint| touchpoint.mode = Some(mode);
    assert_eq!(meets(Dimension::Mode, "Online", in_mode(Mode::Hybrid)), Some(true));
    assert_eq!(meets(Dimension::Mode, "Offline", in_mode(Mode::Hybrid)), Some(true));
    assert_eq!(meets(Dimension::Mode, "Hybrid", in_mode(Mode::Online)), Some(false));
    assert_eq!(meets(Dimension::Channel, "website", |_| {}), Some(true));
}

#[test]
fn what_was_never_filled_in_is_neither() {
    for (dimension, value) in [
        (Dimension::Media, "Owned"),
        (Dimension::Source, PEERS),
        (Dimension::Device, "tablet"),
        (Dimension::Mode, "Offline"),
        (Dimension::Direction, "TwoWay"),
    ] {
        assert_eq!(meets(dimension, value, |_| {}), None, "{dimension:?}");
    }
    let no_channel = |touchpoint: &mut Touchpoint| touchpoint.channel = Id::default();
    assert_eq!(meets(Dimension::Channel, "website", no_channel), None);
    assert_eq!(meets(Dimension::Persona, "noor", |_| {}), Some(false), "no persona is nobody");
    assert_eq!(meets(Dimension::Market, "nl", |_| {}), Some(true), "no market is any");
    assert_eq!(Wanted::new(Dimension::Media, "Stolen"), None);
}
