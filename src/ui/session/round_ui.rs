//! Rounds in the facilitator's window: the choice of a question, the card that is asked, and what
//! came of it. Everything is a press, so that mouse and keyboard do the same.

use egui::{Align2, CornerRadius, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::keys::Press;
use super::questions::{Question, asked, surprises};
use super::round::{Round, Spread, key_of};
use super::round_paint::{self, Sheet};
use super::{Ask, board, words};
use crate::model::Journey;
use crate::text::Face;
use crate::ui::bars::Shown;
use crate::ui::ticks::Ticks as _;
use crate::ui::{Action, appearance, offer, single_line};

/// The list of rounds.
pub fn chooser_ui(ui: &mut Ui, shown: &Shown<'_>, journey: &Journey, actions: &mut Vec<Action>) {
    let lang = shown.lang;
    let all = asked(journey).count();
    centred_ui(ui, 760.0, |ui| {
        ui.label(RichText::new(words::ROUNDS.text(lang)).font(appearance::face(28.0, Face::Bold)));
        ui.label(RichText::new(words::ROUNDS_WHAT.text(lang)).size(15.0));
        ui.add_space(12.0);
        if all == 0 {
            ui.label(RichText::new(words::ROUNDS_EMPTY.text(lang)).size(15.0));
            return;
        }
        for (at, question) in Question::ALL.into_iter().enumerate() {
            let open = asked(journey).filter(|one| !question.is_known(one)).count();
            if entry_ui(ui, shown, at, question, (open, all)).clicked() {
                actions.push(Action::Session(Ask::Press(Press::Digit(at + 1))));
            }
        }
    });
}

fn entry_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    at: usize,
    question: Question,
    (open, all): (usize, usize),
) -> egui::Response {
    let (theme, lang) = (shown.theme, shown.lang);
    let [ink, quiet, line] = [theme.ink, theme.secondary, theme.line].map(appearance::colour);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 58.0), Sense::click());
    let name = question.label().text(lang);
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{} {name}", at + 1)));
    let stroke = outline(shown, &response).unwrap_or(Stroke::new(1.0, line));
    let painter = ui.painter();
    painter.rect(rect, CornerRadius::same(8), appearance::colour(theme.paper), stroke, StrokeKind::Inside);
    board::key_cap(painter, rect.min + vec2(14.0, 15.0), &key_of(at), 16.0, theme);
    let left = rect.left() + 62.0;
    let font = appearance::face(17.0, Face::SemiBold);
    painter.text(pos2(left, rect.top() + 9.0), Align2::LEFT_TOP, name, font, ink);
    let first = question.parts().first().map_or("", |part| part.asked().text(lang));
    let font = appearance::face(13.5, Face::Regular);
    painter.text(pos2(left, rect.top() + 32.0), Align2::LEFT_TOP, first, font.clone(), quiet);
    let known = all - open;
    let text = match open {
        0 => words::ALL_ANSWERED.text(lang).to_owned(),
        _ => words::OPEN_OF.fill(lang, &[("n", &open.to_string()), ("all", &all.to_string())]),
    };
    painter.text(pos2(rect.right() - 16.0, rect.top() + 12.0), Align2::RIGHT_TOP, text, font, quiet);
    let bar = Rect::from_min_size(pos2(rect.right() - 156.0, rect.bottom() - 18.0), vec2(140.0, 6.0));
    board::progress(painter, bar, (known, all), theme);
    response
}

/// What is drawn around a control that is hovered or has the keyboard.
pub fn outline(shown: &Shown<'_>, response: &egui::Response) -> Option<Stroke> {
    let accent = appearance::colour(shown.theme.accent);
    match (response.has_focus(), response.hovered()) {
        (true, _) => Some(Stroke::new(2.5, accent)),
        (false, true) => Some(Stroke::new(1.5, accent)),
        _ => None,
    }
}

/// A column of this width in the middle, scrolled where it is too high.
pub fn centred_ui(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = width.min(ui.available_width() - 48.0);
        let side = (ui.available_width() - width) / 2.0;
        ui.add_space(28.0);
        ui.horizontal(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width);
                add(ui);
                ui.add_space(28.0);
            });
        });
    });
}

/// A round that is being played.
pub fn round_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (journey, round): (&Journey, &Round),
    actions: &mut Vec<Action>,
) {
    let workspace = shown.document.editor.workspace();
    let Some(sheet) = Sheet::of(round, workspace, journey, shown.lang) else {
        done_ui(ui, shown, (journey, round), actions);
        return;
    };
    let area = ui.available_rect_before_wrap();
    let scale = board::scale(area);
    let places = round_paint::round(ui.painter(), area, &sheet, (shown.theme, shown.lang), true);
    let card = ui.interact(places.card, ui.scope_id().with("card"), Sense::hover());
    card.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, sheet.card.name(shown.lang)));
    let digits = sheet.answers.iter().zip(&places.answers).enumerate();
    for (at, (answer, rect)) in digits {
        let response = ui.interact(*rect, ui.scope_id().with(("answer", at)), Sense::click());
        let name = format!("{} {}", key_of(at), answer.name);
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::Button, true, sheet.now == Some(at), &name)
        });
        if let Some(stroke) = outline(shown, &response) {
            ui.painter().rect_stroke(*rect, CornerRadius::same(8), stroke, StrokeKind::Inside);
        }
        if response.clicked() {
            actions.push(Action::Session(Ask::Answer(at)));
        }
    }
    if sheet.answers.is_empty() {
        let at = pos2(area.center().x, places.foot.top() - 40.0 * scale);
        let font = appearance::face(17.0 * scale, Face::Regular);
        let text = words::NO_OWNERS.text(shown.lang);
        ui.painter().text(at, Align2::CENTER_CENTER, text, font, appearance::colour(shown.theme.secondary));
    }
    ui.scope_builder(egui::UiBuilder::new().max_rect(places.foot), |ui| {
        foot_ui(ui, shown, round, actions);
    });
}

/// What else can be pressed, with its keys.
fn foot_ui(ui: &mut Ui, shown: &Shown<'_>, round: &Round, actions: &mut Vec<Action>) {
    let lang = shown.lang;
    ui.horizontal_centered(|ui| {
        let mut quiet = |ui: &mut Ui, key: &str, label: crate::vocabulary::Label, press: Press| {
            let button = egui::Button::new(label.text(lang)).shortcut_text(key);
            if ui.add(button).clicked() {
                actions.push(Action::Session(Ask::Press(press)));
            }
        };
        if round.is_revealed() {
            quiet(ui, words::SPACE.text(lang), words::GO_ON, Press::Space);
        } else {
            quiet(ui, "0", words::NOT_KNOWN, Press::Digit(0));
            quiet(ui, words::SPACE.text(lang), words::SKIP, Press::Space);
        }
        quiet(ui, words::BACKSPACE.text(lang), words::BACK, Press::Back);
        if round.question == Question::Owner {
            quiet(ui, "N", words::NEW_OWNER, Press::Letter('N'));
        }
        quiet(ui, words::ESC.text(lang), words::LEAVE, Press::Leave);
        ui.add_space(16.0);
        let mut only = round.open_only;
        if ui.tick(&mut only, words::ONLY_OPEN.text(lang)).clicked() {
            actions.push(Action::Session(Ask::Press(Press::Letter('U'))));
        }
        if let Some(name) = &round.naming {
            naming_ui(ui, name, lang, actions);
        }
    });
}

/// The field for a new owner's name; it has the keyboard as soon as it is there.
fn naming_ui(ui: &mut Ui, name: &str, lang: crate::model::Lang, actions: &mut Vec<Action>) {
    let mut typed = name.to_owned();
    let field = single_line(&mut typed).hint_text(words::NEW_OWNER_HINT.text(lang));
    let response = ui.add(field.desired_width(220.0));
    let label = words::NEW_OWNER_NAME.text(lang);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(label));
    if response.lost_focus() {
        let enter = ui.input(|input| input.key_pressed(egui::Key::Enter));
        actions.push(Action::Session(if enter { Ask::Named(typed) } else { Ask::Unnamed }));
        return;
    }
    response.request_focus();
    if typed != name {
        actions.push(Action::Session(Ask::Naming(typed)));
    }
}

/// What came of a round.
fn done_ui(ui: &mut Ui, shown: &Shown<'_>, (journey, round): (&Journey, &Round), actions: &mut Vec<Action>) {
    let lang = shown.lang;
    let workspace = shown.document.editor.workspace();
    centred_ui(ui, 760.0, |ui| {
        let what = round.question.label().text(lang);
        let title = words::ROUND_DONE.fill(lang, &[("what", what)]);
        ui.label(RichText::new(title).font(appearance::face(28.0, Face::Bold)));
        let open = round.open(journey);
        let mut parts = vec![words::ANSWERED.count(lang, round.answered())];
        if !open.is_empty() {
            parts.push(words::OPEN_STILL.count(lang, open.len()));
        }
        ui.label(RichText::new(parts.join(" · ")).size(15.0));
        for part in round.question.parts() {
            ui.add_space(14.0);
            if round.question.parts().len() > 1 {
                ui.label(RichText::new(part.asked().text(lang)).font(appearance::face(16.0, Face::SemiBold)));
            }
            let spread = Spread::of(*part, journey, workspace);
            let answers = part.answers(workspace, lang);
            let mut rows: Vec<(String, usize)> =
                answers.into_iter().map(|answer| answer.name).zip(spread.counts).collect();
            if spread.other > 0 {
                rows.push((words::OTHER_ANSWER.text(lang).to_owned(), spread.other));
            }
            rows.push((words::NOT_KNOWN.text(lang).to_owned(), spread.open));
            bars_ui(ui, shown, &rows);
        }
        if round.question.reveals() {
            surprises_ui(ui, shown, journey);
        }
        ui.add_space(16.0);
        ui.horizontal(|ui| {
            let button = egui::Button::new(words::GO_ON.text(lang)).shortcut_text(words::ENTER.text(lang));
            if ui.add(button).clicked() {
                actions.push(Action::Session(Ask::Press(Press::Leave)));
            }
            if !open.is_empty() && ui.button(words::STILL_OPEN.text(lang)).clicked() {
                actions.push(Action::Session(Ask::Press(Press::Leave)));
                actions.push(Action::Find(open));
            }
        });
    });
}

/// A bar for each row, with its count.
pub fn bars_ui(ui: &mut Ui, shown: &Shown<'_>, rows: &[(String, usize)]) {
    let theme = shown.theme;
    let most = rows.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let [ink, quiet, accent] = [theme.ink, theme.secondary, theme.accent].map(appearance::colour);
    for (name, count) in rows {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
        let text = format!("{name}: {count}");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &text));
        let painter = ui.painter();
        let font = appearance::face(14.0, Face::Medium);
        let left = Rect::from_min_max(rect.min, pos2(rect.left() + 280.0, rect.bottom()));
        painter.with_clip_rect(left).text(rect.left_center(), Align2::LEFT_CENTER, name, font.clone(), ink);
        let room = rect.width() - 340.0;
        let width = (room * *count as f32 / most as f32).max(if *count > 0 { 3.0 } else { 0.0 });
        let bar =
            Rect::from_min_size(pos2(rect.left() + 290.0, rect.center().y - 7.0), vec2(width.max(0.0), 14.0));
        painter.rect_filled(bar, CornerRadius::same(3), accent);
        let at = pos2(bar.right() + 8.0, rect.center().y);
        painter.text(at, Align2::LEFT_CENTER, count.to_string(), font, quiet);
    }
}

/// At most so many surprises are named.
const SURPRISES: usize = 5;

fn surprises_ui(ui: &mut Ui, shown: &Shown<'_>, journey: &Journey) {
    let gaps = surprises(journey);
    if gaps.is_empty() {
        return;
    }
    ui.add_space(14.0);
    let title = RichText::new(words::SURPRISES.text(shown.lang));
    ui.label(title.font(appearance::face(16.0, Face::SemiBold)));
    for gap in gaps.iter().take(SURPRISES) {
        let card = offer::title_of(journey, &gap.touchpoint);
        let (ours, theirs) = (gap.ours.to_string(), gap.theirs.to_string());
        let values = [("card", card.as_str()), ("ours", &ours), ("theirs", &theirs)];
        let what = if gap.expectation { words::GAP_EXPECTED } else { words::GAP_EXPERIENCED };
        let text = words::SURPRISE.fill(shown.lang, &values);
        ui.label(RichText::new(format!("{text} ({})", what.text(shown.lang).to_lowercase())).size(14.0));
    }
}
