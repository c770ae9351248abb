//! What every view of the contact plan does, tried in each of them: gaps have a mark where they arise,
//! the four filters change what is shown or say why not, and what is shown is written and told.

use std::collections::BTreeSet;

use egui::{Event, Key, Modifiers, OutputCommand, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::export::ViewExport;
use crate::analysis::Finding;
use crate::model::{Lang, Workspace};
use crate::report::plan::{Filter, Plan, report, section, sections};
use crate::ui::gaps::Line;
use crate::ui::plan::Part;
use crate::ui::testing::{LARGE, SMALL, Window, ask, press, sample, settle, workspace};
use crate::ui::{Action, MainView};

/// What else of a view must be opened to see all of it, by the words on its buttons.
fn further(part: Part) -> &'static [&'static str] {
    match part {
        Part::Calendar => &["List", "Day by day"],
        Part::Measurement => &["From objective"],
        Part::Systems => &["Connections", "Sources of data"],
        _ => &[],
    }
}

/// Everything that is called something in the window now.
fn names(window: &Window) -> BTreeSet<String> {
    let all = window.root().children_recursive();
    all.filter_map(|node| node.accesskit_node().label()).collect()
}

/// Opens what stands behind marks of several gaps.
fn behind_marks(window: &mut Window, seen: &mut BTreeSet<String>) {
    let several: Vec<String> =
        seen.iter().filter(|name| name.contains(" gaps; the worst: ")).cloned().collect();
    for name in several {
        let Some(mark) = window.query_all_by_label(&name).next() else { continue };
        mark.click_accesskit();
        window.run_ok();
        seen.extend(names(window));
        press(window, Modifiers::NONE, Key::Escape);
    }
}

/// Everything that a view says, in each way in which it is shown.
fn said(window: &mut Window, part: Part) -> BTreeSet<String> {
    ask(window, Action::View(MainView::Plan(part)));
    let mut seen = names(window);
    behind_marks(window, &mut seen);
    // Rows of a table below a drawing may be out of view: their marks are known all the same.
    for name in window.state().tables.in_sight() {
        let state = window.state().tables.known(name).unwrap();
        seen.extend(state.gaps.1.values().flatten().map(|gap| gap.name.clone()));
    }
    for button in further(part) {
        let Some(node) = window.query_all_by_label_contains(button).next() else { continue };
        node.click_accesskit();
        settle(window);
        let mut more = names(window);
        behind_marks(window, &mut more);
        seen.append(&mut more);
    }
    seen
}

#[test]
fn every_gap_of_a_view_has_a_mark_where_it_arises() {
    let mut missing = Vec::new();
    for file in ["zwaluw-en-spaak-en", "vriesmeter"] {
        let mut window = sample(file, vec2(1600.0, 4000.0), Lang::En);
        window.state_mut().show_view(MainView::Gaps);
        settle(&mut window);
        let gaps: Vec<(&str, String)> = {
            let insight = window.state().document.as_ref().unwrap().gaps.insight().unwrap();
            let findings = insight.analysis.findings.iter().zip(&insight.lines);
            let gap = |(finding, line): (&Finding, &Line)| (finding.rule.id, line.message.clone());
            findings.filter(|(finding, _)| finding.is_open()).map(gap).collect()
        };
        assert!(!gaps.is_empty());
        for part in Part::ALL {
            let seen = said(&mut window, part);
            for (rule, message) in gaps.iter().filter(|(rule, _)| part.concerns(rule)) {
                if !seen.iter().any(|name| name.contains(message.as_str())) {
                    missing.push(format!("{file} {part:?} {rule} {message}"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn a_gap_of_a_mark_leads_to_the_field_that_mends_it() {
    let mut window = sample("zwaluw-en-spaak-en", LARGE, Lang::En);
    window.state_mut().show_view(MainView::Gaps);
    settle(&mut window);
    for part in Part::ALL {
        ask(&mut window, Action::View(MainView::Plan(part)));
        let levels = ["Critical: ", "High: ", "Medium: ", "Low: ", "Info: "];
        let mark = names(&window).into_iter().find(|name| levels.iter().any(|level| name.starts_with(level)));
        let Some(mark) = mark else {
            let none = window.query_by_label("No gaps here").is_some();
            let several = names(&window).iter().any(|name| name.contains(" gaps; the worst: "));
            assert!(none || several, "{part:?} has gaps and no mark");
            continue;
        };
        window.query_all_by_label(&mark).next().unwrap().click_accesskit();
        settle(&mut window);
        let focused = window.ctx.memory(|memory| memory.focused()).is_some();
        assert!(focused || !window.state().dialogs.is_empty(), "{part:?}: {mark} leads nowhere");
        window.state_mut().dialogs.clear();
        ask(&mut window, Action::Gaps(crate::ui::gaps::Ask::CloseSheet));
        ask(&mut window, Action::Select(crate::ui::Selection::default()));
    }
}

#[test]
fn what_a_choice_does_not_change_it_says() {
    for lang in [Lang::En, Lang::Nl] {
        let mut window = sample("zwaluw-en-spaak-en", SMALL, lang);
        for part in Part::ALL {
            ask(&mut window, Action::View(MainView::Plan(part)));
            let sieves = part.sieves();
            let none = [sieves.persona, sieves.segment, sieves.channel, sieves.owner];
            let none = none.into_iter().filter(|means| !means).count();
            let told = super::words::NOT_HERE.text(lang);
            let all = window.root().children_recursive();
            let says = all.filter(|node| node.accesskit_node().value().as_deref() == Some(told));
            assert_eq!(says.count(), none, "{part:?} in {lang:?}");
        }
    }
}

#[test]
fn select_all_never_selects_what_is_out_of_sight() {
    let mut window = sample("zwaluw-en-spaak-en", LARGE, Lang::En);
    for part in Part::ALL {
        ask(&mut window, Action::View(MainView::Plan(part)));
        press(&mut window, Modifiers::COMMAND, Key::A);
        let document = window.state().document.as_ref().unwrap();
        assert!(document.selection.touchpoints.is_empty(), "{part:?}");
    }
    ask(&mut window, Action::View(MainView::Map));
    press(&mut window, Modifiers::COMMAND, Key::A);
    assert_eq!(window.state().document.as_ref().unwrap().selection.touchpoints.len(), 25);
}

/// What was copied by the last frames.
fn copied(window: &mut Window) -> Option<String> {
    for _ in 0..4 {
        window.step();
        let commands = &window.output().platform_output.commands;
        let text = commands.iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        if text.is_some() {
            return text;
        }
    }
    None
}

/// The tables of the views, each with the button that must be pressed to see it.
const TABLES: [(Part, &str); 10] = [
    (Part::Calendar, "List"),
    (Part::Consent, "Permissions"),
    (Part::Consent, "Legal restrictions"),
    (Part::Triggers, ""),
    (Part::Measurement, ""),
    (Part::Desk, ""),
    (Part::HandOffs, ""),
    (Part::Systems, "Systems"),
    (Part::Systems, "Connections"),
    (Part::Systems, "Sources of data"),
];

/// Puts the keyboard into a table and marks all of it; how many rows it has.
fn mark_all(window: &mut Window, (part, button): (Part, &str)) -> usize {
    ask(window, Action::View(MainView::Plan(part)));
    if !button.is_empty() {
        let counted = format!("{button} (");
        let is_it = |node: &egui_kittest::Node<'_>| {
            let name = node.accesskit_node().label().unwrap_or_default();
            name == button || name.starts_with(&counted)
        };
        window.root().children_recursive().find(is_it).unwrap().click_accesskit();
        settle(window);
    }
    let app = window.state_mut();
    let name = *app.tables.in_sight().first().unwrap_or_else(|| panic!("{part:?} shows no table"));
    app.tables.state(name, &app.settings).grab = true;
    settle(window);
    press(window, Modifiers::COMMAND, Key::A);
    window.state().tables.known(name).unwrap().rows.len()
}

#[test]
fn every_table_of_the_plan_goes_to_a_spreadsheet_and_comes_back_the_same() {
    let mut rows = 0;
    for file in ["zwaluw-en-spaak-en", "vriesmeter"] {
        let mut window = sample(file, LARGE, Lang::En);
        for table in TABLES {
            let count = mark_all(&mut window, table);
            if count == 0 {
                continue;
            }
            rows += count;
            let before = workspace(&window);
            window.event(Event::Copy);
            let text = copied(&mut window).unwrap_or_else(|| panic!("{table:?} copies nothing"));
            assert!(text.lines().count() >= count && text.contains('\t'), "{table:?}: {text}");
            window.event(Event::Paste(text));
            settle(&mut window);
            assert_eq!(*workspace(&window), *before, "{table:?}");
        }
    }
    assert!(rows > 80, "{rows}");
}

#[test]
fn what_is_emptied_in_a_table_of_the_plan_comes_back_by_undo() {
    let mut window = sample("zwaluw-en-spaak-en", LARGE, Lang::En);
    let mut changed = 0;
    for table in TABLES {
        if mark_all(&mut window, table) == 0 {
            continue;
        }
        let before = workspace(&window);
        press(&mut window, Modifiers::NONE, Key::Delete);
        assert_ne!(*workspace(&window), *before, "{table:?} stays");
        press(&mut window, Modifiers::COMMAND, Key::Z);
        assert_eq!(*workspace(&window), *before, "{table:?}");
        changed += 1;
    }
    assert!(changed >= 8, "{changed}");
}

fn plan<'a>(workspace: &'a Workspace, filter: &'a Filter, lang: Lang) -> Plan<'a> {
    let journey = &workspace.journeys[0];
    Plan { workspace, journey, filter, as_of: jiff::civil::date(2026, 6, 1), lang }
}

#[test]
fn every_part_is_written_as_tables_a_page_and_text_with_its_headings_and_rows() {
    let folder = tempfile::tempdir().unwrap();
    for (file, lang) in [("zwaluw-en-spaak", Lang::Nl), ("vriesmeter", Lang::En), ("first-steps", Lang::En)] {
        let window = sample(file, SMALL, lang);
        let (document, open) = (window.state().document.as_ref().unwrap(), Filter::default());
        let workspace = workspace(&window);
        for part in Part::ALL {
            let lang = workspace.language;
            let all = report(&plan(&workspace, &open, lang), Some(part));
            let tables: Vec<_> = all.sections.iter().flat_map(|section| &section.tables).collect();
            assert!(!tables.is_empty(), "{file} {part:?} has no table");
            for ending in ["csv", "html", "md"] {
                let mut form =
                    ViewExport::new(document, part, &open, plan(&workspace, &open, lang).as_of).unwrap();
                let to = folder.path().join(format!("{file}-{}.{ending}", part.id()));
                form.chose(&to, false);
                let written = form.run(&workspace).unwrap();
                let texts: Vec<String> =
                    written.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
                if ending == "csv" {
                    assert_eq!(texts.len(), tables.len(), "{file} {part:?}");
                }
                for (at, table) in tables.iter().enumerate() {
                    let text = if ending == "csv" { &texts[at] } else { &texts[0] };
                    for column in &table.columns {
                        let title = column.title.replace('<', "&lt;");
                        assert!(text.contains(&title), "{file} {part:?} {ending}: no {title}");
                    }
                    assert!(text.lines().count() > table.rows.len(), "{file} {part:?} {ending}");
                }
            }
        }
    }
}

#[test]
fn a_report_of_gaps_has_a_section_for_every_part_that_is_used() {
    for file in ["zwaluw-en-spaak-en", "vriesmeter"] {
        let window = sample(file, SMALL, Lang::En);
        let (workspace, open) = (workspace(&window), Filter::default());
        let plan = plan(&workspace, &open, Lang::En);
        let used = Part::ALL.into_iter().filter(|part| part.is_used(&workspace, plan.journey));
        let wanted: Vec<&str> = used.map(|part| part.label().en).collect();
        let told = sections(&plan);
        assert_eq!(told.iter().map(|section| section.title.as_str()).collect::<Vec<_>>(), wanted);
        for (one, part) in
            told.iter().zip(Part::ALL.into_iter().filter(|part| part.is_used(&workspace, plan.journey)))
        {
            assert_eq!(one.tables, section(&plan, part).tables);
            assert!(one.tables.iter().any(|table| !table.rows.is_empty()), "{file} {part:?} tells nothing");
        }
    }
}
