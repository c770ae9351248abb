//! Every value of every enumeration has words in both languages, and no two values share them.

use std::collections::BTreeSet;

use super::*;
use crate::model::{self, Choice, Lang};

fn holds<C: Choice + Labelled>() {
    for lang in [Lang::En, Lang::Nl] {
        let texts: Vec<_> = C::ALL.iter().map(|value| value.label().text(lang)).collect();
        assert!(texts.iter().all(|text| !text.trim().is_empty() && *text == text.trim()), "{texts:?}");
        assert_eq!(texts.iter().collect::<BTreeSet<_>>().len(), texts.len(), "{texts:?}");
    }
}

macro_rules! each {
    ($($name:ident),* $(,)?) => { $( holds::<model::$name>(); )* };
}

#[test]
fn every_value_has_both_labels() {
    each![
        PhaseRole,
        MediaType,
        Source,
        Influence,
        Lever,
        Mode,
        Direction,
        TouchpointStatus,
        ExitOutcome,
        TransitionKind,
        MomentOfTruth,
        TouchpointPurpose,
        MapState,
        MapApproach,
        LaneScheme,
        ColourScheme,
        Attribute,
        BlueprintLayer,
        Tactic,
        CheckKind,
        CheckResult,
        Lang,
        CustomerKind,
        Relation,
        BuyingRole,
        Motive,
        EngagementLevel,
        SegmentBasis,
        Assignment,
        OrgSize,
        Specificity,
        EvidenceKind,
        WalkKind,
        InsightKind,
        Sentiment,
        RootCause,
        ContactPurpose,
        ContactGoal,
        LegalBasis,
        PersonKind,
        TriggerKind,
        SignalKind,
        ContactStatus,
        Automation,
        Personalisation,
        CaseKind,
        ResponseKind,
        ChannelStance,
        MessageType,
        CampaignKind,
        ObjectiveLevel,
        ObjectiveGoal,
        MetricKind,
        MetricUnit,
        SystemKind,
        ContentKind,
        ActionKind,
        ActionStatus,
        FindingStatus,
        TargetLevel,
        Dimension,
    ];
}

#[test]
fn feelings_and_weights_have_words_in_their_range_only() {
    assert_eq!((-128..=127).filter(|emotion| emotion_label(*emotion).is_some()).count(), 5);
    assert_eq!((0..=255).filter(|importance| importance_label(*importance).is_some()).count(), 5);
    assert_eq!(MediaType::Owned.short_label().en, "Owned");
    assert_eq!(Influence::NoInfluence.short_label().en, "none: listen");
    assert!(NOT_ASSESSED.nl.contains("beoordeeld") && NOT_ASSESSED_SHORT.nl.contains("beoordeeld"));
}
