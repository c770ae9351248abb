//! From a finding about plan, people, measurement or work to its mend with no more than three presses, and
//! the finding is gone: for every rule of those families that the samples show.

use std::collections::{BTreeMap, BTreeSet};

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::Ask;
use crate::analysis::Finding;
use crate::model::Lang;
use crate::ui::MainView;
use crate::ui::testing::{LARGE, Window, sample, settle};

/// The families whose rules are tried.
const FAMILIES: [&str; 12] =
    ["CNS", "FRQ", "PLN", "CST", "TRG", "MES", "OBJ", "RSP", "ENG", "DAT", "DEP", "TOM"];

/// Rules that a single field can't satisfy: many touchpoints or weeks count, or a new figure gets its kind.
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

#[test]
fn findings_of_plan_people_and_work_are_gone_after_their_mend() {
    let mut mended: BTreeSet<&str> = BTreeSet::new();
    let mut tried: BTreeMap<&str, String> = BTreeMap::new();
    for file in ["zwaluw-en-spaak-en", "vriesmeter"] {
        let whole = findings(&window(file));
        for finding in &whole {
            let rule = finding.rule.id;
            let family = rule.split('-').next().unwrap_or_default();
            if !FAMILIES.contains(&family) || mended.contains(rule) || ASK_MORE.contains(&rule) {
                continue;
            }
            for turn in 0..6 {
                let mut window = window(file);
                let document = window.state().document.as_ref().unwrap();
                let insight = document.gaps.insight().unwrap();
                let at = insight.place_of(rule, &finding.subject, finding.detail.as_ref()).unwrap();
                let ctx = window.ctx.clone();
                window.state_mut().gaps_asked(&ctx, Ask::Mend(at));
                settle(&mut window);
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
    assert!(tried.is_empty() && mended.len() >= 45, "mended: {mended:?}, left: {tried:#?}");
}
