//! The rows of the list of gaps: groups, findings, and what is gone. A sentence that is too long goes on in
//! further rows of text; only what is in view is laid out and drawn.

use egui::{EventFilter, Id, Key, Rect, ScrollArea, Sense, TextFormat, Ui, vec2};
use lucide_icons::Icon;

use super::here::paint_mark;
use super::insight::Insight;
use super::list::Row;
use super::running::RowsKey;
use super::{Ask, Follow, words};
use crate::analysis::{Finding, Severity};
use crate::model::{FindingStatus, Lang};
use crate::text::{Face, Style, rows_needed, wrap};
use crate::ui::bars::Shown;
use crate::ui::rows::Rows;
use crate::ui::{Action, appearance};
use crate::vocabulary::Labelled;

/// The height of a row with one row of text.
const ROW: f32 = 27.0;
/// What each further row of text adds.
const LINE: f32 = 17.0;
/// A sentence has at most so many rows of text.
const MOST: usize = 5;
/// The name of a group has at most so many.
const MOST_OF_NAME: usize = 2;
/// From the left edge to the words.
const WORDS_LEFT: f32 = 44.0;
/// Behind the words.
const BEHIND: f32 = 6.0;
/// The room for the number of gaps behind the name of a group.
const COUNT: f32 = 44.0;

const SENTENCE: Style = Style::new(12.5, Face::Regular);
const NAME: Style = Style::new(12.5, Face::SemiBold);
const NOTE: Style = Style::new(11.5, Face::Regular);

/// Where the rows stand, and what that was made from.
#[derive(Clone)]
struct Stood {
    session: String,
    key: RowsKey,
    width: u32,
    rows: Rows,
}

/// What was decided about a finding, at the end of its row; and the room that is left for its sentence.
fn note(finding: &Finding, lang: Lang, width: f32) -> (&'static str, f32) {
    let room = width - WORDS_LEFT - BEHIND;
    if finding.state == FindingStatus::Open {
        return ("", room.max(20.0));
    }
    let note = words::state(finding.state).text(lang);
    (note, (room - crate::text::width(note, NOTE) - 12.0).max(20.0))
}

/// How many rows of text a row has.
fn lines(row: &Row, insight: &Insight, width: f32) -> usize {
    let needed = match row {
        Row::Group { name, .. } => rows_needed(name, NAME, width - WORDS_LEFT - COUNT, MOST_OF_NAME),
        Row::Finding(at) => {
            let (finding, line) = (insight.analysis.findings.get(*at), insight.lines.get(*at));
            let Some((finding, line)) = finding.zip(line) else { return 1 };
            rows_needed(&line.message, SENTENCE, note(finding, insight.lang(), width).1, MOST)
        }
        Row::Gone(at) => {
            let message = insight.since.gone.get(*at).map_or("", |gone| &*gone.message);
            rows_needed(message, SENTENCE, width - WORDS_LEFT - BEHIND, MOST)
        }
    };
    needed.max(1)
}

/// Where the rows stand in this width; reckoned anew when they or the width are others.
fn standing(ui: &Ui, shown: &Shown<'_>, insight: &Insight, (key, rows): (&RowsKey, &[Row])) -> Rows {
    let width = ui.available_width();
    let (session, id) = (&shown.document.session, Id::unique("where gaps stand"));
    let known = ui.data(|data| data.get_temp::<Stood>(id));
    let same =
        |stood: &Stood| stood.width == width.to_bits() && stood.key == *key && stood.session == *session;
    if let Some(stood) = known.filter(same) {
        return stood.rows;
    }
    let height = |row| ROW + LINE * (lines(row, insight, width) - 1) as f32;
    let made = Rows::new(rows.iter().map(height));
    let stood =
        Stood { session: session.clone(), key: key.clone(), width: width.to_bits(), rows: made.clone() };
    ui.data_mut(|data| data.insert_temp(id, stood));
    made
}

/// The rows, as far as they are in view.
pub(super) fn rows_ui(ui: &mut Ui, shown: &Shown<'_>, insight: &Insight, actions: &mut Vec<Action>) {
    let Some((key, rows)) = shown.document.gaps.keyed_rows() else {
        ui.weak(words::LOOKING.text(shown.lang));
        return;
    };
    if rows.is_empty() {
        ui.weak(words::NONE_FIT.text(shown.lang));
        return;
    }
    let state = &shown.document.gaps.state;
    let place = |row: &Row| match (row, &state.follow) {
        (Row::Finding(at), Follow::Chosen) => state.chosen == Some(*at),
        (Row::Group { key, .. }, Follow::Group(wanted)) => key == wanted,
        _ => false,
    };
    let standing = standing(ui, shown, insight, (key, rows));
    let mut area = ScrollArea::vertical().auto_shrink(false);
    if state.follow != Follow::Nothing
        && let Some(at) = rows.iter().position(place)
    {
        // The row is in view before it can get the keyboard.
        area = area.vertical_scroll_offset(standing.to_middle(at, ui.available_height()));
    }
    standing.show(area, ui, 0.0, |ui, seen| {
        for at in seen {
            let line = Line { shown, insight, at, height: standing.height(at) };
            match rows.get(at) {
                Some(Row::Group { key, name, count, level, folded }) => {
                    line.group_ui(ui, (key, name), (*count, *level, *folded), actions);
                }
                Some(Row::Finding(finding)) => line.finding_ui(ui, *finding, actions),
                Some(Row::Gone(gone)) => line.gone_ui(ui, *gone),
                None => {}
            }
        }
    });
}

/// A row in view.
struct Line<'a> {
    shown: &'a Shown<'a>,
    insight: &'a Insight,
    /// Its place in the list.
    at: usize,
    height: f32,
}

impl Line<'_> {
    /// How many rows of text it has.
    fn most(&self) -> usize {
        ((self.height - ROW) / LINE).round().max(0.0) as usize + 1
    }

    fn take(&self, ui: &mut Ui) -> Rect {
        ui.allocate_space(vec2(ui.available_width(), self.height)).1
    }

    /// Paints words behind the mark, as many rows of them as the row has.
    fn words(
        &self,
        ui: &Ui,
        area: Rect,
        (text, style, room): (&str, Style, f32),
        format: TextFormat,
    ) -> Vec<String> {
        let lines = wrap(text, style, room, self.most()).lines;
        let at = area.left_top() + vec2(WORDS_LEFT, ROW / 2.0);
        let format = TextFormat { font_id: appearance::face(style.size, style.face), ..format };
        appearance::paint_lines(ui.painter(), (at, LINE), &lines, &format);
        lines
    }

    fn ink(&self, quiet: bool) -> TextFormat {
        let theme = self.shown.theme;
        let color = appearance::colour(if quiet { theme.secondary } else { theme.ink });
        TextFormat { color, ..TextFormat::default() }
    }

    fn group_ui(
        &self,
        ui: &mut Ui,
        (key, name): (&str, &str),
        (count, level, folded): (usize, Severity, bool),
        actions: &mut Vec<Action>,
    ) {
        let (shown, area) = (self.shown, self.take(ui));
        let id = ui.scope_id().with(("gaps of", key));
        let response = ui.interact(area, id, Sense::click());
        let gaps = words::GAPS.count(shown.lang, count);
        let label = words::BADGE_OF.fill(shown.lang, &[("what", name), ("gaps", &gaps)]);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
        if response.hovered() || response.has_focus() {
            let visuals = ui.style().interact(&response);
            ui.painter().rect_filled(area, 4.0, visuals.weak_bg_fill);
        }
        let at = area.left_top() + vec2(8.0, ROW / 2.0);
        let arrow = char::from(if folded { Icon::ChevronRight } else { Icon::ChevronDown });
        let (ink, quiet) = (self.ink(false), self.ink(true));
        ui.painter().text(at, egui::Align2::CENTER_CENTER, arrow, appearance::icons(12.0), ink.color);
        paint_mark(ui.painter(), at + vec2(22.0, 0.0), level, 6.0, shown.theme);
        let lines = self.words(ui, area, (name, NAME, area.width() - WORDS_LEFT - COUNT), ink);
        let after = lines.last().map_or(0.0, |line| crate::text::width(line, NAME)) + 8.0;
        let last = LINE * lines.len().saturating_sub(1) as f32;
        let at = area.left_top() + vec2(WORDS_LEFT + after, ROW / 2.0 + last);
        let font = appearance::face(SENTENCE.size, SENTENCE.face);
        ui.painter().text(at, egui::Align2::LEFT_CENTER, count.to_string(), font, quiet.color);
        if shown.document.gaps.state.follow == Follow::Group(key.to_owned()) {
            response.request_focus();
            actions.push(Action::Gaps(Ask::Followed));
        }
        if response.has_focus() {
            keys(ui, shown, id, self.at, actions);
        }
        let tip = if folded { words::UNFOLD } else { words::FOLD };
        if response.on_hover_text(tip.text(shown.lang)).clicked() {
            actions.push(Action::Gaps(Ask::Fold(key.to_owned())));
        }
    }

    /// A finding that is gone: struck, since there is nothing left to mend.
    fn gone_ui(&self, ui: &mut Ui, at: usize) {
        let Some(gone) = self.insight.since.gone.get(at) else { return };
        let area = self.take(ui);
        let response = ui.interact(area, ui.scope_id().with(("gone", at)), Sense::hover());
        let name = words::GONE_NAME.fill(self.shown.lang, &[("message", &gone.message)]);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ListItem, true, &name));
        let mark = area.left_top() + vec2(30.0, ROW / 2.0);
        paint_mark(ui.painter(), mark, gone.level, 5.5, self.shown.theme);
        let ink = self.ink(true);
        let struck = TextFormat { strikethrough: egui::Stroke::new(1.0, ink.color), ..ink };
        self.words(ui, area, (&gone.message, SENTENCE, area.width() - WORDS_LEFT - BEHIND), struck);
        response.on_hover_text(&gone.message);
    }

    fn finding_ui(&self, ui: &mut Ui, at: usize, actions: &mut Vec<Action>) {
        let (shown, insight) = (self.shown, self.insight);
        let (finding, line) = (insight.analysis.findings.get(at), insight.lines.get(at));
        let Some((finding, line)) = finding.zip(line) else { return };
        let state = &shown.document.gaps.state;
        let chosen = state.chosen == Some(at);
        let area = self.take(ui);
        let id = ui.scope_id().with(("gap", at));
        let response = ui.interact(area, id, Sense::click());
        let level = finding.severity.label().text(shown.lang);
        let name = words::GAP_NAME.fill(shown.lang, &[("level", level), ("message", &line.message)]);
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, chosen, &name));
        paint_row(ui, shown, area, (chosen, response.hovered() || response.has_focus()));
        let mark = area.left_top() + vec2(30.0, ROW / 2.0);
        paint_mark(ui.painter(), mark, finding.severity, 5.5, shown.theme);
        let (note, room) = note(finding, insight.lang(), area.width());
        self.words(ui, area, (&line.message, SENTENCE, room), self.ink(!finding.is_open()));
        let right = area.right_top() + vec2(-BEHIND, ROW / 2.0);
        let font = appearance::face(NOTE.size, NOTE.face);
        ui.painter().text(right, egui::Align2::RIGHT_CENTER, note, font, self.ink(true).color);
        if chosen && state.follow == Follow::Chosen {
            response.request_focus();
            actions.push(Action::Gaps(Ask::Followed));
        }
        if response.has_focus() {
            keys(ui, shown, id, self.at, actions);
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
fn keys(ui: &Ui, shown: &Shown<'_>, id: Id, at: usize, actions: &mut Vec<Action>) {
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
