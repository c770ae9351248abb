//! From every finding of the samples to the field that mends it.

use std::collections::BTreeSet;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::{Ask, field, way};
use crate::analysis::{Finding, rules};
use crate::edit::Library;
use crate::model::{Lang, SubjectRef};
use crate::ui::plan::{self, Part};
use crate::ui::sheet::Sheet;
use crate::ui::testing::{SMALL, Window, sample_file, settle};
use crate::ui::{Action, MainView, tables};

fn window(file: &str, lang: Lang) -> Window {
    let mut window = sample_file(file, SMALL, lang);
    window.state_mut().show_view(MainView::Gaps);
    settle(&mut window);
    window
}

fn findings(window: &Window) -> Vec<Finding> {
    let document = window.state().document.as_ref().unwrap();
    document.gaps.insight().unwrap().analysis.findings.clone()
}

/// Asks to mend one finding and sees that a field or a form has the keyboard; one click.
fn leads_to_a_field(window: &mut Window, at: usize, finding: &Finding) {
    let ctx = window.ctx.clone();
    window.state_mut().gaps_asked(&ctx, Ask::Mend(at));
    let name = format!("{} {:?} {:?}", finding.rule.id, finding.detail, finding.subject);
    if !window.state().dialogs.is_empty() {
        window.state_mut().dialogs.clear();
        return;
    }
    assert!(field::is_wanted(&ctx), "{name} leads nowhere");
    for _ in 0..10 {
        if !field::is_wanted(&ctx) {
            break;
        }
        window.step();
    }
    assert!(!field::is_wanted(&ctx), "{name}: the field that it leads to is not there");
    assert!(ctx.memory(|memory| memory.focused()).is_some(), "{name}: the field has the keyboard");
}

#[test]
fn every_rule_leads_from_its_finding_to_a_field_that_mends_it() {
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for (file, lang) in [("zwaluw-en-spaak.ron", Lang::Nl), ("vriesmeter.ron", Lang::En)] {
        let mut window = window(file, lang);
        let mut kinds = BTreeSet::new();
        for (at, finding) in findings(&window).iter().enumerate() {
            let document = window.state().document.as_ref().unwrap();
            let insight = document.gaps.insight().unwrap();
            assert!(way::of(insight, finding).is_some(), "{} {:?}", finding.rule.id, finding.subject);
            met.insert(finding.rule.id);
            // What differs in nothing but the name of its subject leads the same way.
            if kinds.insert((finding.rule.id, finding.words.en, finding.subject.kind())) {
                leads_to_a_field(&mut window, at, finding);
            }
        }
    }
    let all: BTreeSet<&str> = rules().map(|rule| rule.id).collect();
    assert_eq!(met, all, "a rule that fires in no sample is not looked at here");
}

/// Two clicks from a view of the plan: the count of its gaps, and one of them.
fn two_clicks(window: &mut Window, part: Part, message: &str, lang: Lang) {
    let ctx = window.ctx.clone();
    window.state_mut().apply(&ctx, Action::Plan(plan::Ask::Gaps(false)));
    window.state_mut().apply(&ctx, Action::Gaps(Ask::CloseSheet));
    window.state_mut().apply(&ctx, Action::Select(crate::ui::Selection::default()));
    window.run_ok();
    let counts: Vec<String> = (1..=60).map(|n| super::GAPS_HERE.count(lang, n)).collect();
    let count = counts.iter().find_map(|count| window.query_by_label(count));
    count.unwrap_or_else(|| panic!("no count of gaps in {part:?}")).click_accesskit();
    window.run_ok();
    // The list stands at the right; the view itself may say the same of a row or a cell.
    let mut lines = window.query_all_by_label_contains(message);
    let line = lines.find(|line| line.rect().left() > 1_000.0);
    line.unwrap_or_else(|| panic!("{message} is not listed in {part:?}")).click_accesskit();
    drop(lines);
    window.step();
}

#[test]
fn a_gap_of_the_plan_is_two_clicks_from_its_field_in_the_view_where_it_arises() {
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for (file, lang) in [("zwaluw-en-spaak.ron", Lang::Nl), ("vriesmeter.ron", Lang::En)] {
        let mut window = window(file, lang);
        let findings = findings(&window);
        for part in Part::ALL {
            let mut kinds = BTreeSet::new();
            let here = |one: &&(usize, &Finding)| one.1.is_open() && part.concerns(one.1.rule.id);
            for (at, finding) in findings.iter().enumerate().collect::<Vec<_>>().iter().filter(here) {
                met.insert(finding.rule.id);
                if !kinds.insert((finding.rule.id, finding.words.en, finding.subject.kind())) {
                    continue;
                }
                window.state_mut().show_view(MainView::Plan(part));
                window.step();
                // The first of each view by its buttons, the others as those ask.
                if kinds.len() == 1 {
                    let document = window.state().document.as_ref().unwrap();
                    let message = document.gaps.insight().unwrap().lines[*at].message.clone();
                    two_clicks(&mut window, part, &message, lang);
                    window.run_ok();
                    assert!(window.ctx.memory(|memory| memory.focused()).is_some(), "{message}");
                    window.state_mut().dialogs.clear();
                } else {
                    leads_to_a_field(&mut window, *at, finding);
                }
            }
        }
    }
    let concerned = rules().filter(|rule| Part::ALL.iter().any(|part| part.concerns(rule.id)));
    assert_eq!(met, concerned.map(|rule| rule.id).collect());
}

#[test]
fn a_sheet_mends_what_it_is_about_and_the_gap_goes() {
    use egui_kittest::kittest::Queryable as _;
    let mut window = window("vriesmeter.ron", Lang::En);
    let before = findings(&window);
    let at = before.iter().position(|finding| finding.rule.id == "DEP-02").unwrap();
    let ctx = window.ctx.clone();
    window.state_mut().gaps_asked(&ctx, Ask::Mend(at));
    settle(&mut window);
    window.get_by_label("A new source, by its name").type_text("Our own survey");
    settle(&mut window);
    window.get_by_label("Add").click();
    settle(&mut window);
    let after = findings(&window);
    assert!(!after.iter().any(|finding| finding.rule.id == "DEP-02"));
    let document = window.state().document.as_ref().unwrap();
    let since = &document.gaps.insight().unwrap().since;
    assert!(since.gone.iter().any(|gone| gone.message.contains("LinkedIn")), "{since:?}");
    window.get_by_label("Done").click();
    settle(&mut window);
    assert!(window.query_by_label("Done").is_none());
    let document = window.state_mut().document.as_mut().unwrap();
    assert!(document.editor.undo(), "it is one step");
    assert!(document.editor.workspace().data_sources.iter().all(|source| !source.own));
}

#[test]
fn a_change_that_helps_becomes_an_action_in_one_step() {
    use egui_kittest::kittest::Queryable as _;
    let mut window = window("zwaluw-en-spaak-en.ron", Lang::En);
    window.get_by_label("What helps most").click();
    settle(&mut window);
    window.get_by_label_contains("1. Make ‘Home delivery’ as good as customers expect");
    let mut previews = window.query_all_by_label("What it clears").collect::<Vec<_>>();
    assert!((3..=5).contains(&previews.len()));
    previews.remove(0).click();
    drop(previews);
    settle(&mut window);
    let cleared = window.query_all_by_label_contains("would go: ").count();
    assert!(cleared >= 3, "{cleared}");
    window.query_all_by_label("Make an action").next().unwrap().click();
    settle(&mut window);
    window.get_by_label("Keep").click();
    settle(&mut window);
    let journey = |window: &Window| {
        let document = window.state().document.as_ref().unwrap();
        document.journey().unwrap().clone()
    };
    let planned = journey(&window).finding_states.len();
    assert_eq!((journey(&window).actions.len(), planned >= cleared), (2, true));
    window.state_mut().document.as_mut().unwrap().editor.undo();
    assert_eq!((journey(&window).actions.len(), journey(&window).finding_states.len()), (1, 0));
}

#[test]
fn arrows_go_through_groups_and_cells() {
    use egui::Key;
    use egui::accesskit::Role;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};
    let mut window = window("zwaluw-en-spaak-en.ron", Lang::En);
    let focused = |window: &Window| {
        let mut all = window.query_all(egui_kittest::kittest::by().predicate(|node| node.is_focused()));
        all.next_back().and_then(|node| node.accesskit_node().label()).unwrap_or_default()
    };
    let press = |window: &mut Window, key| {
        window.key_press(key);
        settle(window);
    };
    let first = window.query_all_by_role(Role::ListItem).next().unwrap();
    let first_name = first.accesskit_node().label().unwrap();
    first.focus();
    settle(&mut window);
    press(&mut window, Key::ArrowLeft);
    let group = focused(&window);
    assert_ne!(group, first_name);
    press(&mut window, Key::ArrowLeft);
    assert_ne!(
        window.query_all_by_role(Role::ListItem).next().unwrap().accesskit_node().label(),
        Some(first_name.clone()),
        "the group is folded"
    );
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowRight);
    assert_eq!(focused(&window), first_name);
    window.state_mut().show_view(MainView::Matrices);
    settle(&mut window);
    window.query_all_by_role(Role::Cell).next().unwrap().focus();
    settle(&mut window);
    let cell = focused(&window);
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowDown);
    let other = focused(&window);
    assert!(other != cell && other.contains(':'), "{other}");
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::ArrowLeft);
    assert_eq!(focused(&window), cell);
}

/// The first open finding of these rules, with its place and what it says.
fn first_of(window: &Window, family: &str) -> (usize, Finding, String) {
    let document = window.state().document.as_ref().unwrap();
    let insight = document.gaps.insight().unwrap();
    let findings = insight.analysis.findings.iter().enumerate();
    let mut wanted = findings.filter(|(_, one)| one.is_open() && one.rule.id.starts_with(family));
    let (at, finding) = wanted.next().unwrap();
    (at, finding.clone(), insight.lines[at].message.clone())
}

fn open_sheet(window: &Window) -> Option<Sheet> {
    let document = window.state().document.as_ref().unwrap();
    document.gaps.state.sheet.as_ref().map(|open| open.sheet.clone())
}

#[test]
fn a_row_with_a_gap_has_its_mark_that_leads_to_the_field_by_click_and_by_key() {
    let mut window = window("zwaluw-en-spaak.ron", Lang::En);
    let (_, finding, message) = first_of(&window, "TRG-02");
    let SubjectRef::Trigger(id) = &finding.subject else { panic!("{:?}", finding.subject) };
    window.state_mut().tables_asked(tables::Ask::Library(Library::Triggers));
    settle(&mut window);
    window.get_by_label_contains(&message).click();
    settle(&mut window);
    assert_eq!(open_sheet(&window), Some(Sheet::Trigger(id.clone())));
    window.state_mut().with_document(|document| document.gaps.state.sheet = None);

    let app = window.state_mut();
    let state = app.tables.state("triggers", &app.settings);
    assert!(state.find(id.as_str()) && !state.gaps_of(id.as_str()).is_empty());
    state.grab = true;
    settle(&mut window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut window);
    assert_eq!(open_sheet(&window), Some(Sheet::Trigger(id.clone())));
}

#[test]
fn two_contacts_that_collide_and_a_segment_on_a_channel_are_each_concerned() {
    let window = window("zwaluw-en-spaak.ron", Lang::En);
    let insight = window.state().document.as_ref().unwrap().gaps.insight().unwrap().clone();
    let mut met = 0;
    for (at, finding) in insight.analysis.findings.iter().enumerate().filter(|(_, one)| one.is_open()) {
        let concerned = match &finding.subject {
            SubjectRef::ContactPair(one, other) => {
                vec![SubjectRef::PlannedContact(one.clone()), SubjectRef::PlannedContact(other.clone())]
            }
            SubjectRef::SegmentChannel(segment, _) => {
                vec![finding.subject.clone(), SubjectRef::Segment(segment.clone())]
            }
            _ => continue,
        };
        met += 1;
        assert!(concerned.iter().all(|subject| insight.about(subject).contains(&at)), "{finding:?}");
    }
    assert!(met > 0);
    assert!(insight.about(&SubjectRef::Other("nothing of the kind".into())).is_empty());
}

#[test]
fn an_entry_that_a_sheet_misses_is_added_on_the_spot_and_put_in_place_in_one_step() {
    let mut window = window("vriesmeter.ron", Lang::En);
    let content = window.state().editor().unwrap().workspace().content[0].clone();
    let ctx = window.ctx.clone();
    window.state_mut().gaps_asked(&ctx, Ask::Sheet(Sheet::Content(content.id.clone())));
    settle(&mut window);
    let names = |window: &Window| {
        let workspace = window.state().editor().unwrap().workspace().clone();
        let owner = workspace.content[0].owner.clone();
        let known = workspace.departments.iter().find(|one| Some(&one.id) == owner.as_ref());
        (workspace.departments.len(), known.map(|one| one.name.clone()))
    };
    let before = names(&window);
    window.get_by_role_and_label(egui::accesskit::Role::ComboBox, "Owner").click();
    settle(&mut window);
    window.get_by_label("new…").focus();
    settle(&mut window);
    window.get_by_label("new…").type_text("Writers");
    settle(&mut window);
    window.key_press_modifiers(Modifiers::NONE, Key::Enter);
    settle(&mut window);
    assert_eq!(names(&window), (before.0 + 1, Some("Writers".to_owned())));
    let document = window.state_mut().document.as_mut().unwrap();
    assert!(document.editor.undo(), "one step");
    assert_eq!(names(&window), before);
}
