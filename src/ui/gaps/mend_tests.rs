//! From a finding about plan, people, measurement or work to its mend with no more than three presses, and
//! the finding is gone: for every rule of those families that the samples show.

use std::collections::{BTreeMap, BTreeSet};

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::Ask;
use crate::analysis::Finding;
use crate::model::{FindingStatus, Lang, SubjectRef};
use crate::ui::MainView;
use crate::ui::testing::{LARGE, Window, sample, settle};

/// The families about plan, people, measurement and work.
const FAMILIES: [&str; 12] =
    ["CNS", "FRQ", "PLN", "CST", "TRG", "MES", "OBJ", "RSP", "ENG", "DAT", "DEP", "TOM"];
/// Rules that ask for two presses, or for one thing among many; they are tried on their own below.
const CHOSEN: [&str; 4] = ["CTA-02", "EXP-04", "INV-01", "INV-03"];
/// Those about the map.
const ON_THE_MAP: [&str; 12] =
    ["COV", "INV", "STR", "OWN", "INF", "EXP", "NEED", "CON", "CTA", "QUA", "MOT", "ADV"];

/// Rules that a single field can't satisfy, since many touchpoints count: they are mended by presses of
/// their own, below.
const ASK_MORE: [&str; 5] = ["DAT-01", "DEP-01", "FRQ-04", "MES-06", "TOM-05"];

fn window(file: &'static str) -> Window {
    let mut window = sample(file, LARGE, Lang::En);
    window.state_mut().show_view(MainView::Gaps);
    settle(&mut window);
    window
}

fn findings(window: &Window) -> Vec<Finding> {
    let document = window.state().document.as_ref().unwrap();
    document.gaps.insight().unwrap().analysis.findings.iter().filter(|one| one.is_open()).cloned().collect()
}

fn is_there(window: &Window, wanted: &Finding) -> bool {
    findings(window).iter().any(|one| {
        one.rule.id == wanted.rule.id && one.subject == wanted.subject && one.detail == wanted.detail
    })
}

/// What the keyboard is on.
fn role(window: &Window) -> Option<Role> {
    let mut all = window.query_all(egui_kittest::kittest::by().predicate(|node| node.is_focused()));
    all.next_back().map(|node| node.accesskit_node().role())
}

fn press(window: &mut Window, key: Key) {
    window.key_press_modifiers(Modifiers::NONE, key);
    settle(window);
}

/// What people do in a field, in at most two presses beside typing; `turn` counts the ways to try.
fn fill(window: &mut Window, turn: usize) -> bool {
    if !window.state().dialogs.is_empty() {
        window.get_by_label("Keep").click();
        settle(window);
        return turn == 0;
    }
    match role(window) {
        Some(Role::TextInput | Role::MultilineTextInput) => {
            const TYPED: [&str; 6] = ["Our own words", "1", "1 September 2026", "5", "1 June 2026", "99"];
            let Some(text) = TYPED.get(turn) else { return false };
            window.key_press_modifiers(Modifiers::COMMAND, Key::A);
            settle(window);
            window.event(Event::Text((*text).to_owned()));
            settle(window);
            let is_open = |node: &egui_kittest::Node<'_>| !node.accesskit_node().is_disabled();
            let add = window.query_all_by_label("Add").find(is_open).map(|add| add.click()).is_some();
            if add {
                settle(window);
            }
            true
        }
        Some(Role::ComboBox) => {
            if turn > 5 {
                return false;
            }
            press(window, Key::Space);
            for _ in 0..=turn {
                press(window, Key::ArrowDown);
            }
            press(window, Key::Space);
            true
        }
        Some(_) => {
            // A button in a row of buttons, or a tick.
            if turn > 4 {
                return false;
            }
            for _ in 0..turn {
                press(window, Key::Tab);
            }
            press(window, Key::Space);
            true
        }
        None => false,
    }
}

/// Goes to the mend of a finding: one press.
fn ask_mend(window: &mut Window, finding: &Finding) {
    let document = window.state().document.as_ref().unwrap();
    let insight = document.gaps.insight().unwrap();
    let at = insight.place_of(finding.rule.id, &finding.subject, finding.detail.as_ref()).unwrap();
    let ctx = window.ctx.clone();
    window.state_mut().gaps_asked(&ctx, Ask::Mend(at));
    settle(window);
}

/// Tries a mend of the first findings of each rule of these families: the rules that are mended, and what
/// the others had the keyboard on.
fn mended(families: &[&str]) -> (BTreeSet<&'static str>, BTreeMap<&'static str, String>) {
    let mut mended: BTreeSet<&str> = BTreeSet::new();
    let mut tried: BTreeMap<&str, String> = BTreeMap::new();
    for file in ["zwaluw-en-spaak-en", "vriesmeter"] {
        let whole = findings(&window(file));
        for finding in &whole {
            let rule = finding.rule.id;
            let family = rule.split('-').next().unwrap_or_default();
            if !families.contains(&family) || mended.contains(rule) || ASK_MORE.contains(&rule) {
                continue;
            }
            for turn in 0..6 {
                let mut window = window(file);
                ask_mend(&mut window, finding);
                tried.insert(rule, format!("{:?} {:?}", finding.subject, role(&window)));
                if !fill(&mut window, turn) {
                    break;
                }
                if !is_there(&window, finding) {
                    mended.insert(rule);
                    tried.remove(rule);
                    break;
                }
            }
        }
    }
    (mended, tried)
}

/// The rules of these families that are not tried on their own below.
fn rules_of(families: &[&str]) -> BTreeSet<&'static str> {
    let in_family = |id: &&str| families.contains(&id.split('-').next().unwrap_or_default());
    let alone = |id: &&str| CHOSEN.contains(id) || ASK_MORE.contains(id);
    crate::analysis::rules().map(|rule| rule.id).filter(in_family).filter(|id| !alone(id)).collect()
}

#[test]
fn findings_of_plan_people_and_work_are_gone_after_their_mend() {
    let (mended, tried) = mended(&FAMILIES);
    assert_eq!(mended, rules_of(&FAMILIES), "left: {tried:#?}");
}

#[test]
fn findings_about_the_map_are_gone_after_their_mend() {
    let (mended, tried) = mended(&ON_THE_MAP);
    let mended: BTreeSet<&str> = mended.into_iter().filter(|rule| !CHOSEN.contains(rule)).collect();
    assert_eq!(mended, rules_of(&ON_THE_MAP), "left: {tried:#?}");
}

#[test]
fn every_rule_is_in_a_family_that_is_tried() {
    let tried = rules_of(&FAMILIES).len() + rules_of(&ON_THE_MAP).len() + CHOSEN.len() + ASK_MORE.len();
    assert_eq!(tried, crate::analysis::rules().count());
}

/// The first open finding of a rule, with the window at its mend: one press.
fn at_mend(file: &'static str, rule: &str) -> (Window, Finding) {
    let mut window = window(file);
    let found = findings(&window).into_iter().find(|one| one.rule.id == rule);
    let finding = found.unwrap_or_else(|| panic!("{rule} is not in {file}"));
    ask_mend(&mut window, &finding);
    (window, finding)
}

fn undo(window: &mut Window) {
    assert!(window.state_mut().document.as_mut().unwrap().editor.undo());
    settle(window);
}

#[test]
fn what_nobody_filled_in_is_asked_in_a_round_or_agreed_for_a_day() {
    let (mut window, finding) = at_mend("vriesmeter", "DAT-01");
    assert_eq!(role(&window), Some(Role::Button), "the round is a press away");
    window.get_by_label("Agree on a day for it…").click();
    settle(&mut window);
    window.get_by_label("Keep").click();
    settle(&mut window);
    let state = |window: &Window| {
        let same = |one: &Finding| one.rule.id == "DAT-01" && one.detail == finding.detail;
        findings(window).iter().find(|one| same(one)).map(|one| one.state)
    };
    assert_eq!(state(&window), Some(FindingStatus::Planned), "agreed in three presses");
    undo(&mut window);
    assert_eq!(state(&window), Some(FindingStatus::Open), "one step");
    // The round itself, with the question already chosen: a digit answers.
    let (mut window, _) = at_mend("vriesmeter", "DAT-01");
    window.get_by_label("Ask it now, in a round").click();
    settle(&mut window);
    let document = window.state().document.as_ref().unwrap();
    assert!(document.stage.is_playing());
}

#[test]
fn what_nobody_filled_in_gets_a_first_estimate_that_says_it_is_one() {
    let whole = findings(&window("vriesmeter"));
    let lacking: Vec<&Finding> = whole.iter().filter(|one| one.rule.id == "DAT-01").collect();
    assert_eq!(lacking.len(), 2, "scores and feelings");
    for finding in lacking {
        let mut window = window("vriesmeter");
        let before = crate::ui::testing::journey(&window);
        ask_mend(&mut window, finding);
        let answer = if finding.detail == "emotion" { "Neutral" } else { "it should do" };
        window.get_by_label(&format!("All phases: {answer}")).click();
        settle(&mut window);
        assert!(!is_there(&window, finding), "{}: two presses", finding.detail);
        let after = crate::ui::testing::journey(&window);
        let changed = before.all_touchpoints().zip(after.all_touchpoints()).filter(|(old, new)| old != new);
        let mut count = 0;
        for (old, new) in changed {
            count += 1;
            assert!(old.emotion.is_none() || old.emotion == new.emotion, "what was known stays");
            assert!(old.expectation.assumed.is_none() || old.expectation == new.expectation);
            let last = new.evidence.last().unwrap();
            assert_eq!(last.kind, crate::model::EvidenceKind::Assumption);
            assert!(last.text.starts_with("first estimate: "), "{}", last.text);
            assert_eq!(new.evidence[..new.evidence.len() - 1], old.evidence[..], "what was known stays");
        }
        assert!(count > after.touchpoints().count() / 2, "{count}");
        undo(&mut window);
        assert!(is_there(&window, finding), "one step");
    }
    // Phase by phase the others stay open.
    let finding = whole.iter().find(|one| one.rule.id == "DAT-01" && one.detail == "emotion").unwrap();
    let mut window = window("vriesmeter");
    ask_mend(&mut window, finding);
    let phase = crate::ui::testing::journey(&window).phases.first().unwrap().name.clone();
    window.get_by_label(&format!("{phase}: Positive")).click();
    settle(&mut window);
    assert!(window.query_by_label(&format!("{phase}: Positive")).is_none(), "nothing lacks there");
    assert!(window.query_by_label("All phases: Positive").is_some());
}

#[test]
fn a_persona_gets_to_the_purchase_once_it_is_noted_where_the_route_lacks_least() {
    let (mut window, finding) = at_mend("vriesmeter", "STR-04");
    assert_eq!(role(&window), Some(Role::Button));
    let before = crate::ui::testing::journey(&window);
    press(&mut window, Key::Space);
    assert!(!is_there(&window, &finding), "two presses");
    let after = crate::ui::testing::journey(&window);
    let SubjectRef::Persona(id) = &finding.subject else { panic!("{:?}", finding.subject) };
    let met = |journey: &crate::model::Journey| {
        journey.touchpoints().filter(|one| one.personas.contains(id)).count()
    };
    assert!(met(&after) > met(&before) && met(&after) - met(&before) <= 4, "no more than it lacks");
    undo(&mut window);
    assert!(is_there(&window, &finding), "one step");
}

#[test]
fn a_phase_leans_less_once_a_place_does_without_the_platform() {
    let (mut window, finding) = at_mend("vriesmeter", "DEP-01");
    let SubjectRef::Platform(platform) = &finding.subject else { panic!("{:?}", finding.subject) };
    let journey = crate::ui::testing::journey(&window);
    let phase = journey.phase(finding.phase.as_ref().unwrap()).unwrap().clone();
    let on = phase.touchpoints.iter().filter(|one| one.platform.trim() == platform);
    let mut on: Vec<_> = on.map(|one| (one.importance.unwrap_or(3), one.title.clone())).collect();
    on.sort();
    for (_, title) in on.iter().rev().take(2) {
        if is_there(&window, &finding) {
            window.get_by_role_and_label(Role::CheckBox, title).click();
            settle(&mut window);
        }
    }
    assert!(!is_there(&window, &finding), "{on:?}");
    undo(&mut window);
    assert!(is_there(&window, &finding));
}

#[test]
fn a_contact_for_a_silent_segment_comes_in_the_middle_of_its_silence() {
    let (mut window, finding) = at_mend("zwaluw-en-spaak-en", "FRQ-04");
    window.event(Event::Text("A word of thanks".to_owned()));
    settle(&mut window);
    window.get_by_label("Add").click();
    settle(&mut window);
    assert!(!is_there(&window, &finding));
    let journey = crate::ui::testing::journey(&window);
    let made = journey.planned_contacts.iter().find(|one| one.name == "A word of thanks").unwrap();
    assert!(made.date > jiff::civil::date(2026, 6, 2), "{}", made.date);
    undo(&mut window);
    assert!(is_there(&window, &finding), "one step");
}

#[test]
fn channels_get_a_figure_for_what_they_bring_in_with_one_press() {
    let (mut window, finding) = at_mend("zwaluw-en-spaak-en", "MES-06");
    assert_eq!(role(&window), Some(Role::Button));
    press(&mut window, Key::Space);
    assert!(!is_there(&window, &finding), "two presses");
    assert!(window.query_by_label("Add a figure for each of them").is_none());
    undo(&mut window);
    assert!(is_there(&window, &finding), "one step");
    // One of them is added on its own.
    let count = || crate::ui::testing::journey;
    let figures =
        |window: &Window| count()(window).all_touchpoints().map(|one| one.metrics.len()).sum::<usize>();
    let before = figures(&window);
    let first = window.query_all_by_label_contains("Add a figure for ").nth(1).unwrap();
    first.click();
    settle(&mut window);
    assert_eq!(figures(&window), before + 1);
}

#[test]
fn social_media_leads_to_the_website_by_the_step_that_is_offered() {
    for file in ["zwaluw-en-spaak-en", "vriesmeter"] {
        if !findings(&window(file)).iter().any(|one| one.rule.id == "TOM-05") {
            continue;
        }
        let (mut window, finding) = at_mend(file, "TOM-05");
        assert_eq!(role(&window), Some(Role::Button), "{file}");
        press(&mut window, Key::Space);
        assert!(!is_there(&window, &finding), "{file}: two presses");
        undo(&mut window);
        assert!(is_there(&window, &finding), "{file}: one step");
        // Without a website on the map its page comes with the step.
        let journey = crate::ui::testing::journey(&window);
        let own = window.state().editor().unwrap().workspace().channels.clone();
        let site = |one: &&std::sync::Arc<crate::model::Touchpoint>| {
            crate::vocabulary::channel_like(&own, one.channel.as_str()).id == "website"
        };
        let ids: Vec<_> = journey.all_touchpoints().filter(site).map(|one| one.id.clone()).collect();
        let delete = crate::edit::Edit::DeleteTouchpoints { journey: journey.id.clone(), ids };
        crate::ui::testing::ask(&mut window, crate::ui::Action::Apply(delete));
        ask_mend(&mut window, &finding);
        window.event(Event::Text("All repairs and prices".to_owned()));
        settle(&mut window);
        window.get_by_label("Add").click();
        settle(&mut window);
        assert!(!is_there(&window, &finding), "{file}: the page and the step in one");
        return;
    }
    panic!("no sample shows TOM-05");
}

#[test]
fn the_way_to_a_figure_is_to_that_figure_and_not_to_the_first_of_its_card() {
    let mut window = window("zwaluw-en-spaak-en");
    let journey = crate::ui::testing::journey(&window);
    let mut one = (**journey.all_touchpoints().find(|one| !one.metrics.is_empty()).unwrap()).clone();
    let wanted = crate::model::Metric {
        id: crate::model::Id::new("third"),
        name: "The third".to_owned(),
        ..crate::model::Metric::default()
    };
    one.metrics.edit().push(crate::model::Metric { id: crate::model::Id::new("second"), ..wanted.clone() });
    one.metrics.edit().push(wanted);
    let id = one.id.clone();
    let last = one.metrics.len() - 1;
    let edit = crate::edit::Edit::SetTouchpoints {
        journey: journey.id.clone(),
        touchpoints: vec![one],
        what: crate::ui::words::METRIC,
    };
    crate::ui::testing::ask(&mut window, crate::ui::Action::Apply(edit));
    let document = window.state().document.as_ref().unwrap();
    let insight = document.gaps.insight().unwrap();
    let subject = SubjectRef::Metric(id.clone(), crate::model::Id::new("third"));
    let at = insight.place_of("MES-02", &subject, "").unwrap();
    let ctx = window.ctx.clone();
    window.state_mut().gaps_asked(&ctx, Ask::Mend(at));
    settle(&mut window);
    window.event(Event::Text("42".to_owned()));
    settle(&mut window);
    let journey = crate::ui::testing::journey(&window);
    let measured: Vec<_> = journey.touchpoint(&id).unwrap().metrics.iter().map(|one| one.measured).collect();
    assert_eq!((measured[last], measured[last - 1]), (Some(42.0), None), "{measured:?}");
}

#[test]
fn places_walks_and_evidence_are_noted_with_two_presses_behind_the_way() {
    for (rule, presses) in [
        ("INV-01", &["What is left does not apply"][..]),
        ("INV-03", &["Note a walk of today", "All of them"][..]),
    ] {
        let file = ["zwaluw-en-spaak-en", "vriesmeter"];
        let file =
            file.into_iter().find(|file| findings(&window(file)).iter().any(|one| one.rule.id == rule));
        let (mut window, finding) = at_mend(file.unwrap(), rule);
        for name in presses {
            window.get_by_label(name).click();
            settle(&mut window);
        }
        assert!(!is_there(&window, &finding), "{rule}");
    }
}

#[test]
fn evidence_gets_its_kind_and_a_next_step_a_place_that_is_there() {
    let (mut window, finding) = at_mend("zwaluw-en-spaak-en", "EXP-04");
    press(&mut window, Key::Space);
    let kinds: Vec<_> = window.query_all_by_role_and_label(Role::ComboBox, "Kind of evidence").collect();
    kinds.last().unwrap().click();
    drop(kinds);
    settle(&mut window);
    window.get_by_label("Observation").click();
    settle(&mut window);
    assert!(!is_there(&window, &finding), "evidence, and of which kind");

    let (mut window, finding) = at_mend("zwaluw-en-spaak-en", "CTA-02");
    press(&mut window, Key::Space);
    let offers: Vec<_> = window.query_all_by_label("Product page").collect();
    offers.last().unwrap().click();
    drop(offers);
    settle(&mut window);
    assert!(!is_there(&window, &finding), "the page to which a step leads already");
}
