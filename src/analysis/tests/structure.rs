//! Each rule of the routes fires, does not fire, and gives each of its levels.

use std::sync::Arc;

use crate::analysis::example::{Example, one};
use crate::analysis::{Names, Severity, analyse};
use crate::model::*;

/// Advert (start) → page → till (purchase) → use → survey (end), one in each phase.
fn line() -> Example {
    Example::five()
        .touchpoint("orientation", "advert", |advert| advert.entry = true)
        .touchpoint("consideration", "page", |_| {})
        .touchpoint("purchase", "till", |till| till.conversion = true)
        .touchpoint("consumption", "use", |_| {})
        .touchpoint("evaluation", "survey", |survey| survey.exit = Some(ExitOutcome::Completed))
        .transition("advert", "page", |_| {})
        .transition("page", "till", |_| {})
        .transition("till", "use", |_| {})
        .transition("use", "survey", |_| {})
}

fn of_kind(kind: TransitionKind) -> impl FnOnce(&mut Transition) {
    move |transition| transition.kind = kind
}

/// The example with a touchpoint changed.
fn changed(example: Example, id: &str, change: impl FnOnce(&mut Touchpoint)) -> Example {
    example.journey(|journey| {
        for phase in journey.phases.edit() {
            if let Some(at) = phase.touchpoints.iter().position(|known| known.id.as_str() == id) {
                return change(Arc::make_mut(&mut Arc::make_mut(phase).touchpoints.edit()[at]));
            }
        }
        panic!("{id} is not there");
    })
}

fn without(example: Example, from: &str) -> Example {
    example.journey(|journey| {
        for phase in journey.phases.edit() {
            Arc::make_mut(phase).transitions.edit().retain(|step| step.from.as_str() != from);
        }
    })
}

fn with_objective(example: Example, goal: ObjectiveGoal) -> Example {
    let objective = Objective { id: Id::new("goal"), goal, ..Objective::default() };
    example
        .workspace(|workspace| workspace.objectives = vec![objective].into())
        .journey(|journey| journey.objectives = vec![Id::new("goal")].into())
}

fn skipped(example: &Example) -> Vec<&'static str> {
    let skipped = analyse(&example.workspace, &example.journey, crate::analysis::example::today()).skipped;
    skipped.into_iter().filter(|rule| rule.starts_with("STR-")).collect()
}

fn messages(example: &Example, rule: &str) -> Vec<String> {
    let names = Names::new(&example.workspace, &example.journey, Lang::En);
    example.findings(rule).iter().map(|finding| names.message(finding)).collect()
}

#[test]
fn a_whole_line_has_only_the_gaps_of_a_line() {
    let expected = [
        ("STR-01", vec![]),
        ("STR-02", vec![]),
        ("STR-03", vec![]),
        ("STR-04", vec![]),
        ("STR-10", vec![]),
        ("STR-11", vec![]),
        ("STR-13", vec![]),
    ];
    for (rule, findings) in expected {
        assert_eq!(line().found(rule), findings, "{rule}");
    }
    assert_eq!(skipped(&line()), Vec::<&str>::new());
}

#[test]
fn an_empty_journey_has_no_routes_to_speak_of() {
    let empty = Example::five();
    for rule in crate::analysis::rules().filter(|rule| rule.id.starts_with("STR-")) {
        assert_eq!(empty.found(rule.id), [], "{}", rule.id);
    }
    let skipped_rules = ["STR-05", "STR-06", "STR-07", "STR-08", "STR-09", "STR-10", "STR-12", "STR-13"];
    assert_eq!(skipped(&empty), skipped_rules);
    assert_eq!(Example::default().found("STR-03"), []);
}

#[test]
fn str_01_finds_what_no_start_reaches() {
    let lost = |importance| {
        line()
            .touchpoint("consideration", "forum", move |forum| forum.importance = Some(importance))
            .transition("forum", "page", |_| {})
    };
    assert_eq!(lost(3).found("STR-01"), one("forum", Severity::Medium));
    assert_eq!(lost(4).found("STR-01"), one("forum", Severity::High));
    assert!(lost(3).findings("STR-01")[0].is_fragile());
    assert!(!lost(2).findings("STR-01")[0].is_fragile());
    assert_eq!(messages(&lost(3), "STR-01"), ["From where journeys start no route leads to ‘forum’."]);
    let alone = line().touchpoint("consideration", "forum", |_| {});
    assert_eq!(
        messages(&alone, "STR-01"),
        ["‘forum’ stands alone: nothing leads to it, and it leads nowhere."]
    );
    let marked = changed(lost(4), "forum", |forum| forum.entry = true);
    assert_eq!(marked.found("STR-01"), []);
}

#[test]
fn str_01_takes_what_comes_first_where_no_start_is_marked() {
    let unmarked = changed(line(), "advert", |advert| advert.entry = false);
    assert_eq!(unmarked.found("STR-01"), one("journey/start", Severity::Info));
    assert_eq!(unmarked.found("STR-02"), [], "the rest of the line is reached as before");
    // A second one in the first phase that something leads to is no start.
    let two = unmarked.touchpoint("orientation", "banner", |_| {}).transition("till", "banner", |_| {});
    assert_eq!(two.study().routes().starts, [0]);
    let elsewhere =
        Example::five().touchpoint("consideration", "page", |_| {}).transition("page", "page", |_| {});
    assert_eq!(elsewhere.study().routes().starts, [0], "an empty phase is no first phase");
}

#[test]
fn str_02_finds_ends_that_nobody_meant() {
    let open_end = |importance| {
        changed(line(), "survey", move |survey| {
            survey.exit = None;
            survey.importance = Some(importance);
        })
    };
    assert_eq!(open_end(3).found("STR-02"), one("survey", Severity::Medium));
    assert_eq!(open_end(5).found("STR-02"), one("survey", Severity::High));
    let early = line().touchpoint("consideration", "brochure", |_| {}).transition("page", "brochure", |_| {});
    assert_eq!(early.found("STR-02"), one("brochure", Severity::High));
    assert!(!early.findings("STR-02")[0].is_fragile(), "before the purchase importance does not matter");
    let lost = line().touchpoint("consideration", "forum", |_| {});
    assert_eq!(lost.found("STR-02"), [], "what is not reached is no dead end but unreachable");
}

#[test]
fn str_03_tells_a_detour_from_no_route() {
    assert_eq!(
        without(line(), "page").found("STR-03"),
        [
            ("consideration→purchase".to_owned(), Severity::Critical),
            ("consumption→evaluation".to_owned(), Severity::High),
            ("purchase→consumption".to_owned(), Severity::High),
        ],
        "behind the break nothing is reached any more"
    );
    assert!(
        messages(&without(line(), "page"), "STR-03")
            .contains(&"Nobody gets to purchase, so no route leads from there to consumption.".to_owned())
    );
    let around = without(line(), "page").transition("page", "use", |_| {}).transition(
        "use",
        "till",
        of_kind(TransitionKind::Back),
    );
    assert_eq!(around.found("STR-03"), one("consideration→purchase", Severity::Medium));
    assert_eq!(
        messages(&around, "STR-03"),
        ["From consideration customers get to purchase only by way of another phase."]
    );
    assert_eq!(without(line(), "use").found("STR-03"), one("consumption→evaluation", Severity::High));
}

#[test]
fn str_03_passes_over_empty_phases_and_stays_inside_two() {
    let skips = Example::five()
        .touchpoint("orientation", "advert", |advert| advert.entry = true)
        .touchpoint("purchase", "till", |_| {})
        .transition("advert", "till", |_| {});
    assert_eq!(skips.found("STR-03"), []);
    let winding = without(line(), "advert")
        .touchpoint("orientation", "search", |_| {})
        .transition("advert", "search", |_| {})
        .transition("search", "page", |_| {});
    assert_eq!(winding.found("STR-03"), [], "several steps inside the two phases are a route");
}

/// The line, with a persona that must have a route and is named at these touchpoints.
fn walked_by(persona: &str, at: &[&str]) -> Example {
    let id: Id<Persona> = Id::new(persona);
    let known =
        Persona { id: id.clone(), name: persona.to_owned(), route_required: true, ..Persona::default() };
    let mut example = line()
        .workspace(|workspace| workspace.personas = vec![known].into())
        .journey(|journey| journey.personas = vec![id.clone()].into());
    for touchpoint in at {
        example = changed(example, touchpoint, |touchpoint| touchpoint.personas = vec![id.clone()].into());
    }
    example
}

#[test]
fn str_04_asks_for_a_whole_route_for_each_persona_that_needs_one() {
    assert_eq!(walked_by("noor", &["advert", "page", "till"]).found("STR-04"), []);
    for at in [&["advert", "till"][..], &["page", "till"], &["advert", "page"], &[]] {
        assert_eq!(walked_by("noor", at).found("STR-04"), one("noor", Severity::Critical), "{at:?}");
    }
    let message = |at| messages(&walked_by("noor", at), "STR-04");
    assert_eq!(message(&["advert", "till"]), ["noor starts the journey but has no route to the purchase."]);
    assert_eq!(message(&["page", "till"]), ["noor meets no touchpoint at which journeys start."]);
    assert_eq!(message(&["advert", "page"]), ["noor meets no touchpoint at which the purchase happens."]);
    let free =
        walked_by("noor", &[]).workspace(|workspace| workspace.personas.edit()[0].route_required = false);
    assert_eq!(free.found("STR-04"), []);
}

#[test]
fn str_04_names_the_touchpoints_that_the_shortest_route_lacks() {
    let advice = |example: Example| -> Vec<String> {
        let names = Names::new(&example.workspace, &example.journey, Lang::En);
        example.findings("STR-04").iter().map(|finding| names.action(finding)).collect()
    };
    let lacking = advice(walked_by("noor", &["advert"]));
    assert!(lacking[0].starts_with("Note noor at ‘page’ and ‘till’"), "{lacking:?}");
    // Where no route is drawn at all, a step has to come first.
    let cut = without(without(walked_by("noor", &["advert"]), "advert"), "page");
    assert!(advice(cut)[0].starts_with("Add the step"));
}

#[test]
fn str_04_takes_only_steps_that_are_first_routes_and_the_personas_own() {
    let with = |change: fn(&mut Transition)| {
        let example = walked_by("noor", &["advert", "page", "till"]);
        without(example, "advert").transition("advert", "page", change)
    };
    assert_eq!(with(|_| {}).found("STR-04"), []);
    let loyal = with(|step| step.kind = TransitionKind::LoyaltyLoop);
    assert_eq!(loyal.found("STR-04"), one("noor", Severity::Critical));
    let of_others = with(|step| step.personas = Some(vec![Id::new("bas")].into()));
    assert_eq!(of_others.found("STR-04"), one("noor", Severity::Critical));
    let of_both = with(|step| step.personas = Some(vec![Id::new("bas"), Id::new("noor")].into()));
    assert_eq!(of_both.found("STR-04"), []);
}

#[test]
fn str_05_asks_for_a_way_to_buy_again() {
    assert_eq!(line().found("STR-05"), one("journey", Severity::High));
    let goal = |goal| with_objective(line(), goal).found("STR-05");
    assert_eq!(goal(ObjectiveGoal::Awareness), one("journey", Severity::High));
    assert_eq!(goal(ObjectiveGoal::Retention), one("journey", Severity::Critical));
    assert_eq!(goal(ObjectiveGoal::CrossSell), one("journey", Severity::Critical));
    let back_to = |id| line().transition("survey", id, of_kind(TransitionKind::LoyaltyLoop)).found("STR-05");
    assert_eq!(back_to("till"), []);
    assert_eq!(back_to("page"), one("journey", Severity::Low));
    assert_eq!(back_to("advert"), one("journey", Severity::High));
}

#[test]
fn str_05_does_not_take_other_customers_or_what_is_never_reached() {
    let others = line().transition("survey", "till", of_kind(TransitionKind::AdvocacyLoop));
    assert_eq!(others.found("STR-05"), one("journey", Severity::High));
    let lost = line().touchpoint("evaluation", "letter", |_| {}).transition("letter", "till", |_| {});
    assert_eq!(lost.found("STR-05"), one("journey", Severity::High));
    let before = Example::five().touchpoint("purchase", "till", |_| {});
    assert!(skipped(&before).contains(&"STR-05"), "nothing comes after the purchase");
}

#[test]
fn str_06_asks_for_a_way_to_new_customers() {
    assert_eq!(line().found("STR-06"), one("journey", Severity::Medium));
    let known = with_objective(line(), ObjectiveGoal::Awareness);
    assert_eq!(known.found("STR-06"), one("journey", Severity::High));
    let told = |source, kind| {
        changed(line(), "page", |page| page.source = source).transition("survey", "page", of_kind(kind))
    };
    let told = |source, kind| told(source, kind).found("STR-06").is_empty();
    assert!(told(Some(Source::Customer), TransitionKind::AdvocacyLoop));
    assert!(told(Some(Source::Community), TransitionKind::AdvocacyLoop));
    assert!(!told(Some(Source::Brand), TransitionKind::AdvocacyLoop));
    assert!(!told(None, TransitionKind::AdvocacyLoop), "an unknown source is no crowd");
    assert!(!told(Some(Source::Customer), TransitionKind::Back));
}

/// The line with a second way to buy, a second start and a second till; only the page is passed by all.
fn around_the_page() -> Example {
    line()
        .touchpoint("orientation", "banner", |banner| banner.entry = true)
        .touchpoint("purchase", "store", |store| store.conversion = true)
        .transition("banner", "page", |_| {})
        .transition("page", "store", |_| {})
}

#[test]
fn str_07_finds_what_all_routes_pass() {
    let owned = |page: &mut Touchpoint| page.owners = vec![Id::new("web")].into();
    let strong = changed(around_the_page(), "page", owned);
    assert_eq!(strong.found("STR-07"), one("page", Severity::High));
    type Change = fn(&mut Touchpoint);
    let weak: [(&str, Change); 4] = [
        ("customers expect 4 but experience 3", |page| {
            page.expectation.expected = Some(4);
            page.expectation.experienced = Some(3);
        }),
        ("it leaves a bad feeling", |page| page.emotion = Some(-1)),
        ("we can hardly steer it", |page| page.influence = Some(Influence::Indirect)),
        ("nobody answers for it", |page| page.owners = List::default()),
    ];
    for (reason, change) in weak {
        let example = changed(strong.clone(), "page", change);
        assert_eq!(example.found("STR-07"), one("page", Severity::Critical), "{reason}");
        let message =
            format!("Every route to the purchase passes ‘page’, and not all is well there: {reason}.");
        assert_eq!(messages(&example, "STR-07"), [message]);
    }
    let spared = strong.transition("advert", "till", |_| {});
    assert_eq!(spared.found("STR-07"), [], "a shortcut goes round the page");
    let again = line().transition("advert", "till", of_kind(TransitionKind::LoyaltyLoop));
    assert!(again.found("STR-07").iter().any(|(id, _)| id == "page"), "newcomers take no loop");
}

#[test]
fn str_07_says_when_a_score_or_the_feeling_decides() {
    let page = |expected, emotion| {
        let example = changed(around_the_page(), "page", |page| {
            page.owners = vec![Id::new("web")].into();
            page.expectation.expected = Some(expected);
            page.expectation.experienced = Some(3);
            page.emotion = Some(emotion);
        });
        example.findings("STR-07")[0].is_fragile()
    };
    assert!(page(4, 1), "with expectation 3 it would be high");
    assert!(!page(5, 1), "a point less leaves a gap all the same");
    assert!(page(3, 1), "with expectation 4 it would be critical");
    assert!(page(2, 0), "a worse feeling would make it critical");
    assert!(!page(2, 1));
}

#[test]
fn str_07_knows_the_only_place_to_buy() {
    let weak = changed(line(), "till", |till| till.emotion = Some(-2));
    let found = weak.found("STR-07");
    assert!(found.contains(&("till".to_owned(), Severity::Medium)));
    assert!(found.contains(&("page".to_owned(), Severity::Critical)));
    assert!(found.contains(&("advert".to_owned(), Severity::Critical)), "the only start is passed too");
}

#[test]
fn what_hangs_on_the_purchase_is_skipped_where_there_is_none() {
    let nowhere = changed(line(), "till", |till| till.conversion = false);
    assert_eq!(skipped(&nowhere), ["STR-07", "STR-08", "STR-10", "STR-13"]);
    let cut = without(line(), "page");
    assert_eq!(skipped(&cut), ["STR-07", "STR-08", "STR-13"], "no route gets there");
}

#[test]
fn str_08_finds_the_only_step_on() {
    assert_eq!(around_the_page().found("STR-08"), []);
    assert_eq!(
        line().found("STR-08"),
        [("advert→page".to_owned(), Severity::Medium), ("page→till".to_owned(), Severity::Medium)]
    );
    let twice = line().transition("advert", "page", of_kind(TransitionKind::Lateral));
    assert_eq!(twice.found("STR-08"), one("page→till", Severity::Medium), "a second step is a second way");
    let owned = |handover: Option<Handover>| {
        let owner = |id: &'static str| {
            move |touchpoint: &mut Touchpoint| touchpoint.owners = vec![Id::new(id)].into()
        };
        let example = changed(changed(line(), "page", owner("web")), "till", owner("store"));
        without(example, "page").transition("page", "till", |step| step.handover = handover).found("STR-08")
    };
    assert!(owned(None).contains(&("page→till".to_owned(), Severity::High)));
    assert!(owned(Some(Handover::default())).contains(&("page→till".to_owned(), Severity::Medium)));
}

#[test]
fn str_09_asks_for_a_way_out_and_a_way_back() {
    assert_eq!(line().found("STR-09"), one("journey", Severity::Medium));
    let leaves = line()
        .touchpoint("consideration", "farewell", |farewell| farewell.exit = Some(ExitOutcome::NotPurchased));
    assert_eq!(leaves.found("STR-09"), one("journey", Severity::Medium), "nobody gets there");
    let reached = leaves.transition("page", "farewell", of_kind(TransitionKind::Exit));
    assert_eq!(reached.found("STR-09"), one("farewell", Severity::Low));
    assert_eq!(reached.transition("farewell", "advert", |_| {}).found("STR-09"), []);
}

/// The line with the helpdesk and the status page leading to each other.
fn sent_round() -> Example {
    line()
        .touchpoint("consumption", "helpdesk", |_| {})
        .touchpoint("evaluation", "status", |_| {})
        .transition("use", "helpdesk", |_| {})
        .transition("helpdesk", "status", |_| {})
        .transition("status", "helpdesk", of_kind(TransitionKind::Back))
}

#[test]
fn str_10_finds_circles_without_a_way_out() {
    assert_eq!(sent_round().found("STR-10"), one("helpdesk+status", Severity::High));
    assert_eq!(sent_round().transition("status", "survey", |_| {}).found("STR-10"), []);
    let bought = changed(sent_round(), "status", |status| status.conversion = true);
    assert_eq!(bought.found("STR-10"), [], "one buys on the way");
    let itself = line().touchpoint("evaluation", "letter", |_| {}).transition("use", "letter", |_| {});
    assert_eq!(itself.found("STR-10"), [], "a dead end is no circle");
    let itself = itself.transition("letter", "letter", |_| {});
    assert_eq!(itself.found("STR-10"), one("letter", Severity::High));
    let lost = line().touchpoint("evaluation", "letter", |_| {}).transition("letter", "letter", |_| {});
    assert_eq!(lost.found("STR-10"), [], "nobody gets into it");
}

#[test]
fn str_10_names_a_few_of_a_large_circle() {
    let mut example = line().transition("use", "c0", |_| {});
    for at in 0..7 {
        example = example.touchpoint("evaluation", &format!("c{at}"), |_| {});
    }
    for at in 0..7 {
        example = example.transition(&format!("c{at}"), &format!("c{}", (at + 1) % 7), |_| {});
    }
    assert_eq!(
        messages(&example, "STR-10"),
        ["Customers go round between ‘c0’, ‘c1’, ‘c2’, ‘c3’, ‘c4’ and 2 others and never get out, \
          neither to the purchase nor to an ending."]
    );
}

#[test]
fn str_11_asks_whether_a_jump_is_meant() {
    let jump = line().transition("advert", "till", |_| {});
    assert_eq!(jump.found("STR-11"), one("advert→till", Severity::Low));
    assert_eq!(
        messages(&jump, "STR-11"),
        ["The step from ‘advert’ to ‘till’ skips consideration; nobody has said that this is meant."]
    );
    assert_eq!(line().transition("advert", "till", |step| step.confirmed_skip = true).found("STR-11"), []);
    assert_eq!(line().transition("survey", "advert", |_| {}).found("STR-11"), [], "back is no jump");
}

#[test]
fn str_12_doubts_a_map_without_a_way_back() {
    assert_eq!(line().found("STR-12"), one("journey", Severity::Medium));
    let aida = line().journey(|journey| journey.base_template = "t7".into());
    assert_eq!(aida.found("STR-12"), one("journey", Severity::Info));
    assert_eq!(line().transition("till", "page", of_kind(TransitionKind::Back)).found("STR-12"), []);
    let others = line().transition("survey", "page", of_kind(TransitionKind::AdvocacyLoop));
    assert_eq!(others.found("STR-12"), one("journey", Severity::Medium));
}

#[test]
fn str_13_counts_the_steps_of_the_shortest_way() {
    let long = |pages: usize| {
        let mut example = without(line(), "page");
        let mut before = "page".to_owned();
        for at in 0..pages {
            let next = format!("p{at}");
            example = example.touchpoint("consideration", &next, |_| {}).transition(&before, &next, |_| {});
            before = next;
        }
        example.transition(&before, "till", |_| {})
    };
    assert_eq!(long(4).found("STR-13"), []);
    assert_eq!(long(5).found("STR-13"), one("journey", Severity::Low));
    assert_eq!(
        messages(&long(5), "STR-13"),
        ["The shortest way to the purchase takes 7 steps, from ‘advert’ to ‘till’; more than 6 is long."]
    );
    assert!(long(5).findings("STR-13")[0].is_fragile());
    assert!(!long(6).findings("STR-13")[0].is_fragile());
    let patient = long(5).workspace(|workspace| {
        workspace.rule_settings.thresholds.insert("steps_to_conversion".to_owned(), 9.0);
    });
    assert_eq!(patient.found("STR-13"), []);
}

#[test]
fn a_to_be_journey_counts_what_is_planned() {
    let wished = || {
        changed(line(), "page", |page| page.status = TouchpointStatus::Proposed)
            .journey(|journey| journey.state = MapState::FutureState)
    };
    assert_eq!(wished().found("STR-01"), []);
    let now = wished().journey(|journey| journey.state = MapState::CurrentState);
    let lost: Vec<String> = now.found("STR-01").into_iter().map(|(id, _)| id).collect();
    assert_eq!(lost, ["survey", "till", "use"]);
}
