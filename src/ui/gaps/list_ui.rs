//! The list of all gaps beside the map, and the one that is looked at: why it matters, what to do,
//! what was decided. Only the rows in view are drawn.

use egui::{Align, ComboBox, EventFilter, Key, Layout, Panel, Rect, RichText, ScrollArea, Sense, Ui, vec2};
use lucide_icons::Icon;

use super::chosen::chosen_ui;
use super::here::{link, mark_ui, paint_mark};
use super::list::{Grouping, Levels, Only, Row, States, title};
use super::running::Insight;
use super::stands_out::{health_ui, lacks};
use super::{Ask, words};
use crate::model::FindingStatus;
use crate::text::Face;
use crate::ui::bars::{Shown, frame};
use crate::ui::{Action, appearance};
use crate::vocabulary::{Label, Labelled};

/// The height of every row.
const ROW: f32 = 27.0;
/// The width of the list in a wide window and in a narrow one.
const WIDTHS: (f32, f32) = (520.0, 430.0);

/// The list and the finding that is looked at, at the left of the map.
pub fn list_ui(ui: &mut Ui, shown: &Shown<'_>, narrow: bool, actions: &mut Vec<Action>) {
    let width = if narrow { WIDTHS.1 } else { WIDTHS.0 };
    let panel = Panel::left("gaps").default_size(width).size_range(360.0..=760.0);
    panel.frame(frame(shown.theme, 14, 8)).resizable(true).show(ui, |ui| {
        let Some(insight) = shown.document.gaps.insight() else {
            ui.weak(words::LOOKING.text(shown.lang));
            return;
        };
        let height = (ui.available_height() * 0.4).clamp(170.0, 330.0);
        Panel::bottom("gap").resizable(false).exact_size(height).show(ui, |ui| {
            chosen_ui(ui, shown, insight, actions);
        });
        head_ui(ui, shown, insight, narrow, actions);
        ui.add_space(4.0);
        rows_ui(ui, shown, insight, actions);
    });
}

/// Grouping, filters, search, and what a link led to.
fn head_ui(ui: &mut Ui, shown: &Shown<'_>, insight: &Insight, narrow: bool, actions: &mut Vec<Action>) {
    let filter = &shown.document.gaps.state.filter;
    let mut next = filter.clone();
    ui.horizontal_wrapped(|ui| {
        pick(ui, (shown, true), words::GROUP_BY, &mut next.by, &Grouping::ALL, Grouping::label);
        pick(ui, (shown, !narrow), words::LEVEL, &mut next.levels, &Levels::ALL, Levels::label);
        pick(ui, (shown, !narrow), words::STATE, &mut next.states, &States::ALL, States::label);
    });
    ui.horizontal(|ui| {
        let hint = words::SEARCH.text(shown.lang);
        let field = egui::TextEdit::singleline(&mut next.search).id_salt("search gaps").hint_text(hint);
        let response = ui.add(
            field.desired_width(if narrow { 120.0 } else { 190.0 }).margin(egui::Margin::symmetric(8, 4)),
        );
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(hint));
        let found = shown.document.gaps.rows().iter().filter(|row| matches!(row, Row::Finding(_))).count();
        ui.weak(words::OF_ALL.count(shown.lang, found));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(link(shown.theme, words::RULES.text(shown.lang))).clicked() {
                actions.push(Action::Gaps(Ask::Rules));
            }
        });
    });
    ui.horizontal(|ui| health_ui(ui, shown, insight));
    if let Some(text) = only_text(shown, &filter.only, insight) {
        ui.horizontal(|ui| {
            ui.label(RichText::new(text).font(appearance::face(12.5, Face::Medium)));
            if ui.add(link(shown.theme, words::SHOW_ALL.text(shown.lang))).clicked() {
                next.only = Only::Everything;
            }
        });
    }
    if filter.only == Only::Unknown {
        lacks_ui(ui, shown, actions);
    }
    if next != *filter {
        actions.push(Action::Gaps(Ask::Filter(next)));
    }
}

/// What is not filled in; a click selects what lacks it.
fn lacks_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        for (words, lacking) in lacks(shown) {
            let text = words.count(shown.lang, lacking.len());
            if ui.add(link(shown.theme, &text)).clicked() {
                actions.push(Action::Find(lacking.to_vec()));
            }
        }
    });
}

/// A choice, with its label before it where there is room.
fn pick<T: Copy + PartialEq>(
    ui: &mut Ui,
    (shown, roomy): (&Shown<'_>, bool),
    label: Label,
    now: &mut T,
    all: &[T],
    name: impl Fn(T) -> Label,
) {
    let caption = label.text(shown.lang);
    if roomy {
        ui.weak(caption);
    }
    let text = name(*now).text(shown.lang);
    let combo = ComboBox::from_id_salt(label.en).selected_text(text).width(96.0).show_ui(ui, |ui| {
        for value in all {
            ui.selectable_value(now, *value, name(*value).text(shown.lang));
        }
    });
    ui.ctx().accesskit_node_builder(combo.response.id, |node| node.set_label(caption));
}

/// What a link led to, in words.
fn only_text(shown: &Shown<'_>, only: &Only, insight: &Insight) -> Option<String> {
    let lang = shown.lang;
    Some(match only {
        Only::Everything => return None,
        Only::Legal => words::ONLY_LEGAL.text(lang).to_owned(),
        Only::Handovers => words::ONLY_HANDOVERS.text(lang).to_owned(),
        Only::Unknown => words::ONLY_UNKNOWN.text(lang).to_owned(),
        Only::Card(id) => words::ONLY_CARD.fill(lang, &[("what", &title(&insight.journey, id))]),
        Only::Story(about) => {
            let told = insight.stories.told.iter().find(|story| story.about == *about);
            told.map_or(words::ONLY_STORY.text(lang), |story| story.headline.text(lang)).to_owned()
        }
    })
}

fn rows_ui(ui: &mut Ui, shown: &Shown<'_>, insight: &Insight, actions: &mut Vec<Action>) {
    let rows = shown.document.gaps.rows();
    if rows.is_empty() {
        ui.weak(words::NONE_FIT.text(shown.lang));
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let state = &shown.document.gaps.state;
    let mut area = ScrollArea::vertical().auto_shrink(false);
    let place = |wanted: usize| rows.iter().position(|row| *row == Row::Finding(wanted));
    if state.follow
        && let Some(at) = state.chosen.and_then(place)
    {
        // The row is in view before it can get the keyboard.
        let offset = at as f32 * ROW - ui.available_height() / 2.0;
        area = area.vertical_scroll_offset(offset.max(0.0));
    }
    area.show_rows(ui, ROW, rows.len(), |ui, visible| {
        for at in visible {
            match rows.get(at) {
                Some(Row::Group { key, name, count, level, folded }) => {
                    group_ui(ui, shown, (key, name), (*count, *level, *folded), actions);
                }
                Some(Row::Finding(finding)) => finding_ui(ui, shown, insight, (at, *finding), actions),
                None => {}
            }
        }
    });
}

fn group_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (key, name): (&str, &str),
    (count, level, folded): (usize, crate::analysis::Severity, bool),
    actions: &mut Vec<Action>,
) {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let gaps = words::GAPS.count(shown.lang, count);
    let label = words::BADGE_OF.fill(shown.lang, &[("what", name), ("gaps", &gaps)]);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
    let visuals = ui.style().interact(&response);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(area, 4.0, visuals.weak_bg_fill);
    }
    let mut inner = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(area.shrink2(vec2(2.0, 0.0)))
            .layout(Layout::left_to_right(Align::Center)),
    );
    let arrow = if folded { Icon::ChevronRight } else { Icon::ChevronDown };
    let still = |text: RichText| egui::Label::new(text).selectable(false);
    inner.add(still(RichText::new(char::from(arrow)).font(appearance::icons(12.0))));
    mark_ui(&mut inner, shown.theme, level);
    let text = RichText::new(name).font(appearance::face(12.5, Face::SemiBold));
    inner.add(still(text).truncate());
    inner.add(still(RichText::new(count.to_string()).weak()));
    let tip = if folded { words::UNFOLD } else { words::FOLD };
    if response.on_hover_text(tip.text(shown.lang)).clicked() {
        actions.push(Action::Gaps(Ask::Fold(key.to_owned())));
    }
}

fn finding_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    insight: &Insight,
    (row, at): (usize, usize),
    actions: &mut Vec<Action>,
) {
    let (Some(finding), Some(line)) = (insight.analysis.findings.get(at), insight.lines.get(at)) else {
        return;
    };
    let state = &shown.document.gaps.state;
    let chosen = state.chosen == Some(at);
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let id = ui.scope_id().with(("gap", at));
    let response = ui.interact(area, id, Sense::click());
    let level = finding.severity.label().text(shown.lang);
    let name = words::GAP_NAME.fill(shown.lang, &[("level", level), ("message", &line.message)]);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, chosen, &name));
    paint_row(ui, shown, area, (chosen, response.hovered() || response.has_focus()));
    paint_mark(ui.painter(), area.left_center() + vec2(30.0, 0.0), finding.severity, 5.5, shown.theme);
    let decided = finding.state != FindingStatus::Open;
    let note = if decided { words::state(finding.state).text(shown.lang) } else { "" };
    let small = crate::text::Style::new(11.5, Face::Regular);
    let note_width = if decided { crate::text::width(note, small) + 12.0 } else { 0.0 };
    let room = area.width() - 44.0 - note_width - 6.0;
    let text = crate::text::fit(&line.message, crate::text::Style::new(12.5, Face::Regular), room.max(20.0));
    let ink = appearance::colour(if finding.is_open() { shown.theme.ink } else { shown.theme.secondary });
    let face = appearance::face(12.5, Face::Regular);
    let left = area.left_center() + vec2(44.0, 0.0);
    ui.painter().text(left, egui::Align2::LEFT_CENTER, text, face, ink);
    let quiet = appearance::colour(shown.theme.secondary);
    let right = area.right_center() - vec2(6.0, 0.0);
    ui.painter().text(right, egui::Align2::RIGHT_CENTER, note, appearance::face(11.5, Face::Regular), quiet);
    if chosen && state.follow {
        response.request_focus();
        actions.push(Action::Gaps(Ask::Followed));
    }
    if response.has_focus() {
        keys(ui, shown, id, row, actions);
    }
    let entered = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let twice = response.double_clicked();
    if response.on_hover_text(&line.message).clicked() && !entered && !twice {
        actions.push(Action::Gaps(Ask::Choose(at, false)));
    }
    if entered || twice {
        actions.push(Action::Gaps(Ask::Mend(at)));
    }
}

fn paint_row(ui: &Ui, shown: &Shown<'_>, area: Rect, (chosen, hot): (bool, bool)) {
    let accent = appearance::colour(shown.theme.accent);
    let paper = appearance::colour(shown.theme.paper);
    if chosen {
        ui.painter().rect_filled(area, 4.0, paper.lerp_to_gamma(accent, 0.14));
    } else if hot {
        ui.painter().rect_filled(area, 4.0, paper.lerp_to_gamma(accent, 0.06));
    }
}

/// Up and down go along the findings, beyond the rows in view.
fn keys(ui: &Ui, shown: &Shown<'_>, id: egui::Id, row: usize, actions: &mut Vec<Action>) {
    let filter = EventFilter { tab: false, horizontal_arrows: false, vertical_arrows: true, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let rows = shown.document.gaps.rows();
    let finding = |row: &Row| match row {
        Row::Finding(at) => Some(*at),
        Row::Group { .. } => None,
    };
    let none = egui::Modifiers::NONE;
    let down = ui.input_mut(|input| input.consume_key(none, Key::ArrowDown));
    let up = ui.input_mut(|input| input.consume_key(none, Key::ArrowUp));
    let next = if down {
        rows.iter().skip(row + 1).find_map(finding)
    } else if up {
        rows.iter().take(row).rev().find_map(finding)
    } else {
        None
    };
    actions.extend(next.map(|at| Action::Gaps(Ask::Choose(at, true))));
}
