//! Which fields of which type are references, and what becomes of the whole when one of them goes.
//! A new field that holds an id needs its name in the list of its type here.

use super::{Judge, Kind, Kinds, Refers, kinds_of, mend_option, option_sound};
use crate::model::*;

macro_rules! refers {
    ($($type:ident: $($field:ident),+;)*) => { $(
        impl Refers for $type {
            const KINDS: Kinds = 0 $(| kinds_of(|whole: &$type| &whole.$field))+;

            fn sound(&self, judge: &Judge<'_>) -> bool {
                true $(&& self.$field.sound(judge))+
            }

            fn mend(&mut self, judge: &Judge<'_>) -> bool {
                let mut whole = true;
                $( whole &= self.$field.mend(judge); )+
                whole
            }
        }
    )* };
}

refers! {
    Workspace: personas, segments, content, propositions, objectives, consent_rules, legal_restrictions,
        contact_rules, frequency_caps, systems, integrations, views, journeys;
    Segment: lifecycle, evidence;
    ContentAsset: owner;
    Proposition: segments;
    Objective: target_segment;
    LegalRestriction: channel;
    ContactRuleCard: segment, propositions, locations, channel_rules;
    SystemDef: department, channels;
    Integration: from, to;
    Persona: preferred_channels, evidence;
    Evidence: about_department;
    Journey: objectives, personas, segments, lifecycle, markets, phases, unsorted, transitions, needs,
        triggers, planned_contacts, cases, coverage_targets, walkthroughs, actions, insights, finding_states;
    Phase: lead_department, touchpoints, transitions;
    ExpectationSet: evidence;
    ResponsePolicy: owner;
    Metric: objective, owner;
    Handover: integration, agreed_by;
    InformationNeed: phase, personas;
    Trigger: phase, system, responses;
    ResponseCase: touchpoint, about_department;
    Walkthrough: persona, steps, found;
    FindingState: subject;
    SavedView: journey, persona, filter;
}

/// The fields of a touchpoint that need no thought.
macro_rules! touchpoint_fields {
    ($visit:ident) => {
        $visit!(
            owners,
            accountable,
            markets,
            personas,
            segments,
            lifecycle,
            expectation,
            persona_emotions,
            answers,
            content,
            response_policy,
            metrics,
            systems,
            evidence,
            observed_in,
            parent,
            details
        )
    };
}

impl Refers for Touchpoint {
    const KINDS: Kinds = {
        macro_rules! any { ($($field:ident),+) => { 0 $(| kinds_of(|whole: &Touchpoint| &whole.$field))+ }; }
        touchpoint_fields!(any) | Kind::Channel.bit() | Kind::Origin.bit() | Kind::Target.bit()
    };

    fn sound(&self, judge: &Judge<'_>) -> bool {
        macro_rules! all { ($($field:ident),+) => { true $(&& self.$field.sound(judge))+ }; }
        let target = self.call_to_action.as_ref().and_then(|call| call.target.as_ref());
        touchpoint_fields!(all)
            && self.channel.sound(judge)
            && option_sound(self.copied_from.as_ref(), Kind::Origin, judge)
            && option_sound(target, Kind::Target, judge)
    }

    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        macro_rules! each { ($($field:ident),+) => { $( self.$field.mend(judge); )+ }; }
        touchpoint_fields!(each);
        outlive_channel(&mut self.channel, judge);
        mend_option(&mut self.copied_from, Kind::Origin, judge);
        if let Some(call) = &mut self.call_to_action {
            mend_option(&mut call.target, Kind::Target, judge);
        }
        true
    }
}

/// What is met on a channel outlives it: another has not been chosen yet.
fn outlive_channel(channel: &mut ChannelId, judge: &Judge<'_>) {
    if !channel.mend(judge) {
        *channel = ChannelId::default();
    }
}

impl Refers for Transition {
    const KINDS: Kinds = Kind::Touchpoint.bit()
        | kinds_of(|step: &Transition| &step.personas)
        | kinds_of(|step: &Transition| &step.handover)
        | kinds_of(|step: &Transition| &step.trigger);

    fn sound(&self, judge: &Judge<'_>) -> bool {
        self.from.sound(judge)
            && self.to.sound(judge)
            && self.personas.sound(judge)
            && self.handover.sound(judge)
            && self.trigger.sound(judge)
    }

    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        // Unset means everybody; an emptied list would mean nobody.
        if self.personas.as_mut().is_some_and(|personas| !mend_narrowing(personas, judge)) {
            self.personas = None;
        }
        self.handover.mend(judge);
        self.trigger.mend(judge);
        // Both ends are asked, so that both are renamed.
        let from = self.from.mend(judge);
        self.to.mend(judge) && from
    }
}

/// What a list says once for each of the things that it is about.
macro_rules! once {
    ($($type:ident: $field:ident;)*) => { $(
        impl Refers for $type {
            const KINDS: Kinds = kinds_of(|whole: &$type| &whole.$field);

            fn sound(&self, judge: &Judge<'_>) -> bool {
                self.$field.sound(judge)
            }

            fn mend(&mut self, judge: &Judge<'_>) -> bool {
                self.$field.mend(judge)
            }

            const ONCE: bool = true;

            fn is_about(&self, other: &Self) -> bool {
                self.$field == other.$field
            }
        }
    )* };
}

once! {
    ChannelRule: channel;
    PersonaEmotion: persona;
}

impl Refers for PlannedContact {
    fn sound(&self, judge: &Judge<'_>) -> bool {
        macro_rules! all { ($($field:ident),+) => { true $(&& self.$field.sound(judge))+ }; }
        all!(phase, channel, touchpoint, campaign, trigger, audience, market, proposition, content, owner)
    }

    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        macro_rules! each { ($($field:ident),+) => { $( self.$field.mend(judge); )+ }; }
        each!(touchpoint, campaign, trigger, audience, market, proposition, content, owner);
        outlive_channel(&mut self.channel, judge);
        self.phase.mend(judge)
    }
}

/// A list in which "empty" means "any": losing its last entry would widen what it is part of.
fn mend_narrowing<X: Refers>(list: &mut List<X>, judge: &Judge<'_>) -> bool {
    let had_some = !list.is_empty();
    list.mend(judge);
    !(had_some && list.is_empty())
}

impl Refers for ConsentRule {
    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        // Empty means any: a rule for one market must not become a rule for all.
        let channels = mend_narrowing(&mut self.channels, judge);
        mend_narrowing(&mut self.markets, judge) && channels
    }
}

impl Refers for FrequencyCap {
    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        // Unset means everything or everybody: a cap without its subject goes with it.
        let channel = self.channel.as_mut().is_none_or(|id| id.mend(judge));
        self.segment.as_mut().is_none_or(|id| id.mend(judge)) && channel
    }
}

impl Refers for LocationRule {
    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        self.market.as_mut().is_none_or(|id| id.mend(judge))
    }
}
