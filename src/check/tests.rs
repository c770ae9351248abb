//! Each row of the validation table fires where it should and nowhere else.

use std::sync::Arc;

use super::*;
use crate::model::*;
use crate::vocabulary::template;

/// A small workspace with nothing wrong: two touchpoints in the first phase, one in the second.
fn clean() -> Workspace {
    let mut workspace = template("t1").unwrap().workspace(Lang::En);
    workspace.departments =
        vec![Department { id: "marketing".into(), name: "Marketing".into(), ..Department::default() }].into();
    workspace.personas =
        vec![Persona { id: "noor".into(), name: "Noor".into(), ..Persona::default() }].into();
    let place = |id: &str, number| {
        Arc::new(Touchpoint {
            id: id.into(),
            number,
            title: id.into(),
            channel: "website".into(),
            ..Touchpoint::default()
        })
    };
    on_phase(&mut workspace, 0, |phase| {
        phase.touchpoints = vec![place("radio", 1), place("banner", 2)].into();
        phase.transitions =
            vec![Arc::new(Transition { from: "radio".into(), to: "page".into(), ..Transition::default() })]
                .into();
    });
    on_phase(&mut workspace, 1, |phase| phase.touchpoints = vec![place("page", 3)].into());
    workspace
}

fn on_journey(workspace: &mut Workspace, change: impl FnOnce(&mut Journey)) {
    change(Arc::make_mut(&mut workspace.journeys.edit()[0]));
}

fn on_phase(workspace: &mut Workspace, index: usize, change: impl FnOnce(&mut Phase)) {
    on_journey(workspace, |journey| change(Arc::make_mut(&mut journey.phases.edit()[index])));
}

/// The problems after a change to the first touchpoint.
fn touched(change: impl FnOnce(&mut Touchpoint)) -> Vec<Problem> {
    let mut workspace = clean();
    on_phase(&mut workspace, 0, |phase| change(Arc::make_mut(&mut phase.touchpoints.edit()[0])));
    check(&workspace)
}

/// The problems after a change to the transition.
fn stepped(change: impl FnOnce(&mut Transition)) -> Vec<Problem> {
    let mut workspace = clean();
    on_phase(&mut workspace, 0, |phase| change(Arc::make_mut(&mut phase.transitions.edit()[0])));
    check(&workspace)
}

/// The problems after a change to the journey.
fn journeyed(change: impl FnOnce(&mut Journey)) -> Vec<Problem> {
    let mut workspace = clean();
    on_journey(&mut workspace, change);
    check(&workspace)
}

/// Holds that there is one problem, of this level, at a place with this end, that says this.
#[track_caller]
fn one(problems: &[Problem], level: Level, place: &str, says: &str) {
    assert_eq!(problems.len(), 1, "{problems:#?}");
    let problem = &problems[0];
    assert_eq!(problem.level, level, "{problem:?}");
    assert!(problem.place.ends_with(place), "{problem:?}");
    assert!(problem.message.en.contains(says), "{problem:?}");
    assert!(
        !problem.mend.is_empty() && !problem.mend.en.ends_with('.') && !problem.message.en.ends_with('.')
    );
}

#[test]
fn nothing_is_wrong_with_what_is_right() {
    assert_eq!(check(&clean()), []);
    assert_eq!(check(&Workspace::default()), []);
}

#[test]
fn references_that_lead_nowhere_are_errors() {
    let problems = touched(|place| place.owners = vec!["marketting".into()].into());
    one(
        &problems,
        Level::Error,
        "journeys[0].phases[0].touchpoints[0].owners[0]",
        "no department `marketting`",
    );
    assert_eq!(problems[0].mend.en, "did you mean `marketing`?");
    assert_eq!(problems[0].value, "marketting");
    assert_eq!(problems[0].subject, SubjectRef::Touchpoint("radio".into()));
    one(
        &stepped(|step| step.to = "pages".into()),
        Level::Error,
        "phases[0].transitions[0].to",
        "no touchpoint",
    );
    one(
        &journeyed(|journey| journey.personas = vec!["zz".into()].into()),
        Level::Error,
        "personas[0]",
        "no persona",
    );
    let need = InformationNeed { id: "n1".into(), text: "?".into(), ..InformationNeed::default() };
    one(
        &journeyed(|journey| journey.needs = vec![need].into()),
        Level::Error,
        "needs[0].phase",
        "no phase is named",
    );
    one(
        &touched(|place| place.copied_from = Some("gone".into())),
        Level::Error,
        "copied_from",
        "no touchpoint",
    );
    let state = FindingState { subject: SubjectRef::Phase("gone".into()), ..FindingState::default() };
    let problems = journeyed(|journey| journey.finding_states = vec![state].into());
    one(&problems, Level::Error, "finding_states[0].subject", "no phase `gone`");
}

#[test]
fn another_journeys_things_are_not_ours() {
    let mut workspace = clean();
    let mut other = template("short").unwrap().journey(Lang::En);
    other.id = "other".into();
    let place = Touchpoint {
        id: "far".into(),
        title: "Far".into(),
        copied_from: Some("radio".into()),
        ..Touchpoint::default()
    };
    other.unsorted = vec![Arc::new(place)].into();
    for (index, phase) in other.phases.edit().iter_mut().enumerate() {
        Arc::make_mut(phase).id = format!("other-{index}").as_str().into();
    }
    workspace.journeys.edit().push(Arc::new(other));
    assert_eq!(check(&workspace), []);
    on_phase(&mut workspace, 0, |phase| Arc::make_mut(&mut phase.transitions.edit()[0]).to = "far".into());
    one(&check(&workspace), Level::Error, "transitions[0].to", "belongs to another journey");
}

#[test]
fn a_call_to_action_may_lead_nowhere() {
    let call = CallToAction { label: "Go".into(), target: Some("gone".into()) };
    assert_eq!(touched(|place| place.call_to_action = Some(call)), []);
}

#[test]
fn unknown_words_are_warnings() {
    one(&touched(|place| place.channel = "web_site".into()), Level::Warning, "channel", "not known");
    one(
        &touched(|place| place.devices = vec!["abacus".into()].into()),
        Level::Warning,
        "devices[0]",
        "not known",
    );
    let problems = touched(|place| place.platform = "Gogle".into());
    one(&problems, Level::Warning, "platform", "not known");
    assert_eq!(problems[0].mend.en, "did you mean `Google`?");
    one(&journeyed(|journey| journey.base_template = "t99".into()), Level::Warning, "base_template", "t99");
    assert_eq!(touched(|place| place.channel = "".into()), []);
    assert_eq!(touched(|place| place.platform = "Google".into()), []);
}

#[test]
fn own_channels_are_known_but_behave_like_built_in_ones() {
    let mut workspace = clean();
    let own = |id: &str, like: &str| ChannelDef { id: id.into(), name: id.into(), like: like.into() };
    workspace.channels = vec![own("van", "out_of_home")].into();
    on_phase(&mut workspace, 0, |phase| {
        Arc::make_mut(&mut phase.touchpoints.edit()[0]).channel = "van".into()
    });
    assert_eq!(check(&workspace), []);
    workspace.channels.edit().push(own("truck", "van"));
    one(&check(&workspace), Level::Warning, "channels[1].like", "own channel too");
    workspace.channels.edit().pop();
    workspace.channels.edit().push(own("tv", ""));
    one(&check(&workspace), Level::Warning, "channels[1].id", "built-in");
}

#[test]
fn ids_and_numbers_are_given_once() {
    one(
        &touched(|place| place.id = "banner".into())
            .into_iter()
            .filter(|problem| problem.place.ends_with("].id"))
            .collect::<Vec<_>>(),
        Level::Error,
        "touchpoints[1].id",
        "used twice",
    );
    one(&touched(|place| place.number = 2), Level::Error, "touchpoints[1].number", "number 2");
    let mut workspace = clean();
    workspace.personas.edit()[0].id = "".into();
    one(&check(&workspace), Level::Error, "personas[0].id", "no id");
}

#[test]
fn a_journey_has_one_purchase_and_an_orientation() {
    let set = |index: usize, role| {
        move |journey: &mut Journey| Arc::make_mut(&mut journey.phases.edit()[index]).role = role
    };
    one(
        &journeyed(set(1, PhaseRole::Purchase)),
        Level::Warning,
        "journeys[0].phases",
        "2 phases have the role `purchase`",
    );
    one(
        &journeyed(set(2, PhaseRole::Loyalty)),
        Level::Warning,
        "journeys[0].phases",
        "no phase has the role `purchase`",
    );
    one(&journeyed(set(0, PhaseRole::Loyalty)), Level::Warning, "journeys[0].phases", "`orientation`");
}

#[test]
fn numbers_stay_in_their_range() {
    one(&touched(|place| place.importance = Some(6)), Level::Error, "importance", "6 is outside");
    one(&touched(|place| place.importance = Some(0)), Level::Error, "importance", "0 is outside");
    assert_eq!(touched(|place| place.effort = Some(0)), []);
    one(&touched(|place| place.effort = Some(6)), Level::Error, "effort", "6");
    one(&touched(|place| place.emotion = Some(-3)), Level::Error, "emotion", "-3");
    one(&touched(|place| place.expectation.own_view = Some(9)), Level::Error, "expectation.own_view", "9");
    one(&stepped(|step| step.share = Some(1.5)), Level::Error, "share", "1.5");
    one(&stepped(|step| step.share = Some(f32::NAN)), Level::Error, "share", "not a number");
    one(&stepped(|step| step.friction = Some(0)), Level::Error, "friction", "0");
    let metric = Metric { id: "m".into(), measured: Some(f64::INFINITY), ..Metric::default() };
    one(
        &touched(|place| place.metrics = vec![metric].into()),
        Level::Error,
        "metrics[0].measured",
        "not a number",
    );
    let mut workspace = clean();
    workspace.engagement.steps = vec![None, Some(7)].into();
    let problems = check(&workspace);
    assert_eq!(problems.len(), 2, "{problems:?}");
}

#[test]
fn parents_do_not_go_round() {
    assert_eq!(touched(|place| place.parent = Some("banner".into())), []);
    one(
        &touched(|place| place.parent = Some("radio".into())),
        Level::Error,
        "touchpoints[0].parent",
        "part of itself",
    );
    let mut workspace = clean();
    on_phase(&mut workspace, 0, |phase| {
        let places = phase.touchpoints.edit();
        Arc::make_mut(&mut places[0]).parent = Some("banner".into());
        Arc::make_mut(&mut places[1]).parent = Some("radio".into());
    });
    one(&check(&workspace), Level::Error, "touchpoints[0].parent", "part of itself");
}

#[test]
fn transitions_stand_where_they_leave_and_once() {
    let mut workspace = clean();
    on_phase(&mut workspace, 0, |phase| {
        let step = phase.transitions.edit()[0].clone();
        phase.transitions.edit().push(step);
    });
    one(&check(&workspace), Level::Warning, "transitions[1]", "twice");
    on_phase(&mut workspace, 0, |phase| {
        Arc::make_mut(&mut phase.transitions.edit()[1]).kind = TransitionKind::Back
    });
    assert_eq!(check(&workspace), []);
    one(&stepped(|step| step.to = "radio".into()), Level::Warning, "transitions[0]", "to itself");
    assert_eq!(stepped(|step| (step.to, step.kind) = ("radio".into(), TransitionKind::Lateral)), []);
    let problems = stepped(|step| (step.from, step.to) = ("page".into(), "radio".into()));
    one(&problems, Level::Warning, "transitions[0].from", "in another phase");
    assert!(problems[0].mend.en.contains("weighing-alternatives"), "{problems:?}");
    one(
        &stepped(|step| step.kind = TransitionKind::Exit),
        Level::Warning,
        "transitions[0].to",
        "no journey ends",
    );
}

#[test]
fn the_accountable_is_an_owner() {
    let set = |owners: List<Id<Department>>| {
        touched(|place| (place.accountable, place.owners) = (Some("marketing".into()), owners))
    };
    one(&set(List::default()), Level::Warning, "accountable", "not among its owners");
    assert_eq!(set(vec!["marketing".into()].into()), []);
}

#[test]
fn statements_go_together() {
    let set = |media, source, influence| {
        touched(|place| (place.media_type, place.source, place.influence) = (media, source, influence))
    };
    one(
        &set(None, Some(Source::Peer), Some(Influence::Full)),
        Level::Warning,
        "influence",
        "fully controllable",
    );
    assert_eq!(set(None, None, Some(Influence::Full)), []);
    one(
        &set(Some(MediaType::Owned), Some(Source::Press), None),
        Level::Warning,
        "media_type",
        "our own place",
    );
    assert_eq!(set(Some(MediaType::Owned), Some(Source::Customer), None), []);
    one(&set(Some(MediaType::Earned), Some(Source::Brand), None), Level::Warning, "media_type", "others");
    one(
        &touched(|place| place.status = TouchpointStatus::Historical),
        Level::Warning,
        "status",
        "historical",
    );
}

#[test]
fn days_run_forward() {
    let mut workspace = clean();
    let day = |day| Some(Date::constant(2026, 1, day));
    workspace.campaigns =
        vec![Campaign { id: "c".into(), from: day(2), to: day(1), ..Campaign::default() }].into();
    one(&check(&workspace), Level::Warning, "campaigns[0]", "before it begins");
}

#[test]
fn thousands_are_checked_at_once() {
    let mut workspace = clean();
    on_phase(&mut workspace, 0, |phase| {
        let places = (10..10_010).map(|number| {
            let parent = (number > 10).then(|| format!("t{}", number - 1).as_str().into());
            let id = format!("t{number}").as_str().into();
            Arc::new(Touchpoint {
                id,
                number,
                parent,
                owners: vec!["nobody".into()].into(),
                ..Touchpoint::default()
            })
        });
        phase.touchpoints.edit().extend(places);
    });
    assert_eq!(check(&workspace).len(), 10_000);
}

#[test]
fn catalogue_and_templates_give_nothing_to_complain_of() {
    for entry in crate::vocabulary::catalogue() {
        let mut touchpoint = entry.touchpoint(Lang::En);
        (touchpoint.id, touchpoint.number) = ("entry".into(), 9);
        let mut workspace = clean();
        on_phase(&mut workspace, 0, |phase| phase.touchpoints.edit().push(Arc::new(touchpoint)));
        assert_eq!(check(&workspace), [], "{}", entry.id);
    }
    for template in crate::vocabulary::templates() {
        assert_eq!(check(&template.workspace(Lang::Nl)), [], "{}", template.id);
    }
}

#[test]
fn a_coverage_target_asks_for_something_that_can_be() {
    let asked = |dimension, value: &str| {
        journeyed(|journey| {
            let phase = journey.phases[0].id.clone();
            let target =
                CoverageTarget { phase, dimension, value: value.into(), ..CoverageTarget::default() };
            journey.coverage_targets = vec![target].into();
        })
    };
    use Dimension::{Direction, Media, Mode, Source};
    for (dimension, value) in
        [(Media, "Shared"), (Source, "peers"), (Source, "Press"), (Mode, "Hybrid"), (Direction, "TwoWay")]
    {
        assert_eq!(asked(dimension, value), [], "{value}");
    }
    for (dimension, value, near) in [(Media, "owned", "Owned"), (Source, "pears", "peers")] {
        let problems = asked(dimension, value);
        one(&problems, Level::Warning, "coverage_targets[0].value", &format!("`{value}` is no"));
        assert_eq!(problems[0].mend.en, format!("did you mean `{near}`?"));
    }
    one(&asked(Mode, "by night"), Level::Warning, "coverage_targets[0].value", "no touchpoint can meet");
    one(&asked(Direction, ""), Level::Warning, "coverage_targets[0].value", "is no direction");
}
