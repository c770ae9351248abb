//! The list of all gaps beside the map, and the one that is looked at: why it matters, what to do,
//! what was decided. Only the rows in view are drawn.

use egui::{Align, ComboBox, EventFilter, Key, Layout, Panel, Rect, RichText, ScrollArea, Sense, Ui, vec2};
use lucide_icons::Icon;

use super::chosen::chosen_ui;
use super::here::{link, mark_ui, paint_mark};
use super::insight::Insight;
use super::list::{Grouping, Levels, Only, Row, States, title};
use super::mends_ui::mends_ui;
use super::stands_out::{health_ui, lacks};
use super::{Ask, Filter, Follow, words};
use crate::analysis::Severity;
use crate::model::{FindingStatus, Lang};
use crate::text::Face;
use crate::ui::bars::{Shown, frame};
use crate::ui::{Action, Command, appearance};
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
        let state = &shown.document.gaps.state;
        // Beside the changes that help most a gap is shown only once one was chosen.
        if !state.mends || state.chosen.is_some() {
            // Until one is chosen there is only a line to show.
            let room = (ui.available_height() * 0.4).clamp(170.0, 330.0);
            let height = if state.chosen.is_some() { room } else { 44.0 };
            Panel::bottom("gap").resizable(false).exact_size(height).show(ui, |ui| {
                chosen_ui(ui, shown, insight, actions);
            });
        }
        if shown.document.gaps.state.mends {
            switch_ui(ui, shown, insight, actions);
            mends_ui(ui, shown, actions);
            return;
        }
        head_ui(ui, shown, insight, narrow, actions);
        ui.add_space(4.0);
        rows_ui(ui, shown, insight, actions);
    });
}

/// All gaps, or the few changes that help most.
fn switch_ui(ui: &mut Ui, shown: &Shown<'_>, insight: &Insight, actions: &mut Vec<Action>) {
    let now = shown.document.gaps.state.mends;
    ui.horizontal_wrapped(|ui| {
        for (mends, label) in [(false, words::ALL_GAPS), (true, words::MENDS)] {
            let tip = if mends { words::MENDS_TIP } else { words::ALL_GAPS_TIP };
            let button = ui.selectable_label(now == mends, label.text(shown.lang));
            if button.on_hover_text(tip.text(shown.lang)).clicked() && now != mends {
                actions.push(Action::Gaps(Ask::Mends(mends)));
            }
        }
        changes_ui(ui, shown, insight, actions);
    });
}

/// What is new and what is gone since the file was opened, with a link to it.
fn changes_ui(ui: &mut Ui, shown: &Shown<'_>, insight: &Insight, actions: &mut Vec<Action>) {
    let Some(text) = changes_text(shown.lang, insight.since.fresh.len(), insight.since.gone.len()) else {
        return;
    };
    let tip = words::CHANGED_TIP.text(shown.lang);
    if ui.add(link(shown.theme, &text)).on_hover_text(tip).clicked() {
        actions.push(Action::Gaps(Ask::List(Filter::only(Only::Changed))));
    }
}

/// "2 new, 3 gone since opened"; nothing while nothing has changed.
fn changes_text(lang: Lang, fresh: usize, gone: usize) -> Option<String> {
    let (fresh_text, gone_text) = (words::FRESH.count(lang, fresh), words::GONE_COUNT.count(lang, gone));
    let what = match (fresh, gone) {
        (0, 0) => return None,
        (_, 0) => fresh_text,
        (0, _) => gone_text,
        _ => format!("{fresh_text}, {gone_text}"),
    };
    Some(words::SINCE_OPENED.fill(lang, &[("what", &what)]))
}

/// Grouping, filters, search, and what a link led to.
fn head_ui(ui: &mut Ui, shown: &Shown<'_>, insight: &Insight, narrow: bool, actions: &mut Vec<Action>) {
    let filter = &shown.document.gaps.state.filter;
    let mut next = filter.clone();
    switch_ui(ui, shown, insight, actions);
    ui.horizontal_wrapped(|ui| {
        pick(ui, (shown, true), words::GROUP_BY, &mut next.by, &Grouping::ALL, Grouping::label);
        pick(ui, (shown, !narrow), words::LEVEL, &mut next.levels, &Levels::ALL, Levels::label);
        pick(ui, (shown, !narrow), words::STATE, &mut next.states, &States::ALL, States::label);
    });
    ui.horizontal(|ui| {
        let hint = words::SEARCH.text(shown.lang);
        let field = egui::TextEdit::singleline(&mut next.search).id_salt("search gaps").hint_text(hint);
        let response = ui.add(
            field.desired_width(if narrow { 150.0 } else { 190.0 }).margin(egui::Margin::symmetric(8, 4)),
        );
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(hint));
        let rows = shown.document.gaps.rows().unwrap_or_default();
        let found = rows.iter().filter(|row| !matches!(row, Row::Group { .. })).count();
        ui.weak(words::OF_ALL.count(shown.lang, found));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(link(shown.theme, words::RULES.text(shown.lang))).clicked() {
                actions.push(Action::Gaps(Ask::Rules));
            }
            if ui.add(link(shown.theme, words::REPORT.text(shown.lang))).clicked() {
                actions.push(Action::Run(Command::GapReport));
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
        Only::Changed => words::ONLY_CHANGED.text(lang).to_owned(),
        Only::Card(id) => words::ONLY_CARD.fill(lang, &[("what", &title(&insight.journey, id))]),
        Only::Story(about) => {
            let told = insight.stories.told.iter().find(|story| story.about == *about);
            told.map_or(words::ONLY_STORY.text(lang), |story| story.headline.text(lang)).to_owned()
        }
    })
}

fn rows_ui(ui: &mut Ui, shown: &Shown<'_>, insight: &Insight, actions: &mut Vec<Action>) {
    let Some(rows) = shown.document.gaps.rows() else {
        ui.weak(words::LOOKING.text(shown.lang));
        return;
    };
    if rows.is_empty() {
        ui.weak(words::NONE_FIT.text(shown.lang));
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let state = &shown.document.gaps.state;
    let mut area = ScrollArea::vertical().auto_shrink(false);
    let place = |row: &Row| match (row, &state.follow) {
        (Row::Finding(at), Follow::Chosen) => state.chosen == Some(*at),
        (Row::Group { key, .. }, Follow::Group(wanted)) => key == wanted,
        _ => false,
    };
    if state.follow != Follow::Nothing
        && let Some(at) = rows.iter().position(place)
    {
        // The row is in view before it can get the keyboard.
        let offset = at as f32 * ROW - ui.available_height() / 2.0;
        area = area.vertical_scroll_offset(offset.max(0.0));
    }
    area.show_rows(ui, ROW, rows.len(), |ui, visible| {
        for at in visible {
            match rows.get(at) {
                Some(Row::Group { key, name, count, level, folded }) => {
                    group_ui(ui, shown, (at, key, name), (*count, *level, *folded), actions);
                }
                Some(Row::Finding(finding)) => finding_ui(ui, shown, insight, (at, *finding), actions),
                Some(Row::Gone(gone)) => gone_ui(ui, shown, insight, *gone),
                None => {}
            }
        }
    });
}

fn group_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (row, key, name): (usize, &str, &str),
    (count, level, folded): (usize, Severity, bool),
    actions: &mut Vec<Action>,
) {
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let id = ui.scope_id().with(("gaps of", key));
    let response = ui.interact(area, id, Sense::click());
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
    if shown.document.gaps.state.follow == Follow::Group(key.to_owned()) {
        response.request_focus();
        actions.push(Action::Gaps(Ask::Followed));
    }
    if response.has_focus() {
        keys(ui, shown, id, row, actions);
    }
    let tip = if folded { words::UNFOLD } else { words::FOLD };
    if response.on_hover_text(tip.text(shown.lang)).clicked() {
        actions.push(Action::Gaps(Ask::Fold(key.to_owned())));
    }
}

/// A finding that is gone: struck, since there is nothing left to mend.
fn gone_ui(ui: &mut Ui, shown: &Shown<'_>, insight: &Insight, at: usize) {
    let Some(gone) = insight.since.gone.get(at) else { return };
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let response = ui.interact(area, ui.scope_id().with(("gone", at)), Sense::hover());
    let name = words::GONE_NAME.fill(shown.lang, &[("message", &gone.message)]);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ListItem, true, &name));
    paint_mark(ui.painter(), area.left_center() + vec2(30.0, 0.0), gone.level, 5.5, shown.theme);
    let text =
        RichText::new(&gone.message).font(appearance::face(12.5, Face::Regular)).strikethrough().weak();
    let place = area.with_min_x(area.left() + 44.0);
    let mut inner =
        ui.new_child(egui::UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)));
    inner.add(egui::Label::new(text).truncate().selectable(false));
    response.on_hover_text(&gone.message);
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
    if chosen && state.follow == Follow::Chosen {
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

/// Up and down go along the rows, beyond those in view; left folds a group or goes to it, right
/// spreads it out.
fn keys(ui: &Ui, shown: &Shown<'_>, id: egui::Id, at: usize, actions: &mut Vec<Action>) {
    let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let rows = shown.document.gaps.rows().unwrap_or_default();
    let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    let before = || rows.iter().take(at).rev();
    let ask = if pressed(Key::ArrowDown) {
        rows.iter().skip(at + 1).find_map(go_to)
    } else if pressed(Key::ArrowUp) {
        before().find_map(go_to)
    } else if pressed(Key::ArrowLeft) {
        match rows.get(at) {
            Some(Row::Group { key, folded: false, .. }) => Some(Ask::Fold(key.clone())),
            Some(Row::Group { .. }) => None,
            _ => before().find(|row| matches!(row, Row::Group { .. })).and_then(go_to),
        }
    } else if pressed(Key::ArrowRight) {
        match rows.get(at) {
            Some(Row::Group { key, folded: true, .. }) => Some(Ask::Fold(key.clone())),
            Some(Row::Group { .. }) => rows.get(at + 1).and_then(go_to),
            _ => None,
        }
    } else {
        None
    };
    actions.extend(ask.map(Action::Gaps));
}

/// What takes the keyboard to a row; nothing for what is gone.
fn go_to(row: &Row) -> Option<Ask> {
    match row {
        Row::Finding(at) => Some(Ask::Choose(*at, true)),
        Row::Group { key, .. } => Some(Ask::Group(key.clone())),
        Row::Gone(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_changed_is_told_in_words() {
        assert_eq!(changes_text(Lang::En, 0, 0), None);
        assert_eq!(changes_text(Lang::En, 1, 0).unwrap(), "1 new since opened");
        assert_eq!(changes_text(Lang::Nl, 2, 1).unwrap(), "2 nieuw, 1 weg sinds openen");
    }
}
