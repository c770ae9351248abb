//! Draws the line of quick entry over the foot of the map, and turns its keys into what it asks for.
//! What the text means comes understood.

use egui::text::{CCursor, CCursorRange, LayoutJob, TextFormat};
use egui::{
    Align2, Area, Button, Color32, Context, Event, EventFilter, Frame, Key, Label, Margin, Order, Rect,
    RichText, Sense, Stroke, TextEdit, Ui, WidgetInfo, vec2,
};

use super::chips::{self, How, Shown as Chip};
use super::state::{State, Understood};
use super::{Ask, words};
use crate::import::{Kind, Line, Reader};
use crate::model::*;
use crate::text::Face;
use crate::ui::bars::Shown;
use crate::ui::{Action, Command, appearance, single_line};

/// The widest that the line gets, in points.
const WIDEST: f32 = 820.0;
/// From the foot of the map to the line.
const ABOVE_FOOT: f32 = 18.0;
/// The size of what is typed: readable from the back of a room.
const TYPE: f32 = 23.0;
/// As many letters as a line may have.
const LONGEST: usize = 600;

/// A key that means something to the line itself.
#[derive(Clone, Debug, PartialEq)]
enum Press {
    Enter,
    Escape,
    Tab(bool),
    Backspace,
    Mark(bool),
    Step(Command),
    Paste(String),
}

/// The field of the line.
pub fn field_id() -> egui::Id {
    egui::Id::unique("quick entry text")
}

/// Shows the line, if it is open, over the foot of the map.
pub fn line_ui(ctx: &Context, shown: &Shown<'_>, state: &mut State, map: Rect, actions: &mut Vec<Action>) {
    let journey = shown.document.journey().filter(|_| state.open && !shown.is_read_only());
    let Some(journey) = journey else {
        state.height = 0.0;
        return;
    };
    state.follow(journey, &shown.document.selection);
    if !state.open {
        return;
    }
    let workspace = shown.document.editor.workspace();
    let revision = shown.document.editor.revision();
    let understood = state.understood(workspace, journey, revision, shown.lang);
    let press = press(ctx, state, &understood.line);
    let width = (map.width() - 40.0).clamp(280.0, WIDEST);
    let area = Area::new(egui::Id::unique("quick entry"))
        .order(Order::Middle)
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(map.center_bottom() - vec2(0.0, ABOVE_FOOT));
    let response = area.show(ctx, |ui| {
        let accent = appearance::colour(shown.theme.accent);
        let frame = Frame::popup(ui.style()).corner_radius(10).inner_margin(Margin::symmetric(16, 12));
        frame.stroke(Stroke::new(2.0, accent)).show(ui, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 7.0;
            head_ui(ui, shown, state, journey);
            field_ui(ui, shown, state, journey, &understood.line);
            let now = state.understood(workspace, journey, revision, shown.lang);
            chips_ui(ui, shown, &chips::chips(state, &now.line, workspace, journey, shown.lang));
            foot_ui(ui, shown, state, &now);
        });
    });
    state.height = response.response.rect.height() + ABOVE_FOOT;
    if let Some(press) = press {
        pressed(shown, state, journey, press, actions);
        ctx.request_repaint();
    }
}

/// The key of this frame that is the line's own, taken out of the input.
fn press(ctx: &Context, state: &State, line: &Line) -> Option<Press> {
    let id = state.field.filter(|id| ctx.memory(|memory| memory.has_focus(*id)))?;
    let at_end = at_end(ctx, id, &state.text);
    let empty = state.text.is_empty();
    // Behind a chip Backspace takes the chip apart first, then its letters.
    let mut probe = || empty || (at_end && chip_ends(line, &state.text));
    ctx.input_mut(|input| {
        let found = input.events.iter().enumerate().find_map(|(at, event)| {
            let press = match event {
                Event::Key { key, pressed: true, modifiers, .. } => {
                    key_press(*key, *modifiers, empty, &mut probe)
                }
                Event::Paste(text) if text.trim().contains(['\n', '\t']) || text.starts_with("Clip(") => {
                    Some(Press::Paste(text.clone()))
                }
                _ => None,
            };
            Some((at, press?))
        });
        let (at, press) = found?;
        input.events.remove(at);
        Some(press)
    })
}

fn key_press(
    key: Key,
    modifiers: egui::Modifiers,
    empty: bool,
    probe: &mut dyn FnMut() -> bool,
) -> Option<Press> {
    let back = modifiers.shift_only();
    match key {
        Key::Z if modifiers.command && empty => {
            Some(Press::Step(if modifiers.shift { Command::Redo } else { Command::Undo }))
        }
        Key::Y if modifiers.command && empty => Some(Press::Step(Command::Redo)),
        Key::Tab if modifiers.is_none() || back => Some(Press::Tab(back)),
        _ if modifiers.any() => None,
        Key::Enter => Some(Press::Enter),
        Key::Escape => Some(Press::Escape),
        Key::ArrowDown => Some(Press::Mark(true)),
        Key::ArrowUp => Some(Press::Mark(false)),
        Key::Backspace if probe() => Some(Press::Backspace),
        _ => None,
    }
}

/// Whether a chip that can be turned back ends the text.
fn chip_ends(line: &Line, text: &str) -> bool {
    let end = text.trim_end().len();
    line.chips.iter().any(|chip| chip.span.end == end)
}

/// Whether the cursor stands behind the text and nothing is selected.
fn at_end(ctx: &Context, id: egui::Id, text: &str) -> bool {
    let range = TextEdit::load_state(ctx, id).and_then(|state| state.cursor.char_range());
    let end = CCursor::new(text.chars().count());
    range.is_none_or(|range| range.is_empty() && range.primary.index == end.index)
}

fn pressed(shown: &Shown<'_>, state: &mut State, journey: &Journey, press: Press, actions: &mut Vec<Action>) {
    let workspace = shown.document.editor.workspace();
    let ask = match press {
        Press::Escape => Ask::Leave,
        Press::Enter if state.text.trim().is_empty() => Ask::NextPhase,
        Press::Enter => Ask::Enter,
        Press::Paste(text) => Ask::Paste(text),
        Press::Step(command) => {
            actions.push(Action::Run(command));
            return;
        }
        Press::Backspace if state.text.is_empty() => Ask::PreviousPhase,
        Press::Backspace => {
            let line = state.read(workspace, journey);
            state.turn_back(&line);
            return;
        }
        Press::Tab(back) => {
            state.complete(workspace, journey, shown.lang, back);
            return;
        }
        Press::Mark(down) => {
            state.mark(down);
            return;
        }
    };
    actions.push(Action::Quick(ask));
}

/// Where it adds to, and what the next card follows.
fn head_ui(ui: &mut Ui, shown: &Shown<'_>, state: &State, journey: &Journey) {
    let lang = shown.lang;
    let (phase, place) = chips::place(state, journey, lang);
    ui.horizontal(|ui| {
        ui.set_height(24.0);
        ui.label(RichText::new(words::ADDS_TO.text(lang)).size(15.0).weak());
        let accent = appearance::colour(shown.theme.accent);
        let ink = accent.lerp_to_gamma(appearance::colour(shown.theme.ink), 0.35);
        let name = RichText::new(phase).font(appearance::face(20.0, Face::Bold)).color(ink);
        ui.add(Label::new(name).truncate());
        ui.label(RichText::new(place).size(14.0).weak());
        let last = state.last(journey).and_then(|id| journey.touchpoint(&id).cloned());
        let after = match last {
            Some(last) => words::AFTER.fill(lang, &[("card", &chips::card(&last))]),
            None => words::APART.text(lang).to_owned(),
        };
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add(Label::new(RichText::new(after).size(14.0).weak()).truncate());
        });
    });
}

fn field_ui(ui: &mut Ui, shown: &Shown<'_>, state: &mut State, journey: &Journey, line: &Line) {
    let workspace = shown.document.editor.workspace();
    let ink = appearance::colour(shown.theme.ink);
    let tint =
        appearance::colour(shown.theme.paper).lerp_to_gamma(appearance::colour(shown.theme.accent), 0.2);
    let before = state.text.clone();
    let literal = state.literal.clone();
    let mut layout = |ui: &Ui, text: &dyn egui::TextBuffer, _width: f32| {
        let text = text.as_str();
        let job = if text == before {
            job(text, line, ink, tint)
        } else {
            let reader = Reader::new(workspace, journey).with_literal(&literal);
            job(text, &reader.read(text), ink, tint)
        };
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
    let hint = RichText::new(words::HINT.text(shown.lang)).font(appearance::face(TYPE, Face::Regular)).weak();
    let id = field_id();
    if std::mem::take(&mut state.to_end) {
        let end = CCursor::new(state.text.chars().count());
        let mut kept = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
        kept.cursor.set_char_range(Some(CCursorRange::one(end)));
        TextEdit::store_state(ui.ctx(), id, kept);
    }
    let field = single_line(&mut state.text)
        .id(id)
        .font(appearance::face(TYPE, Face::Medium))
        .hint_text(hint)
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(10, 7))
        .char_limit(LONGEST)
        .event_filter(filter)
        .layouter(&mut layout);
    let response = field.show(ui).response.response;
    let (phase, _) = chips::place(state, journey, shown.lang);
    let response = response.accessible_name(words::FIELD.fill(shown.lang, &[("phase", &phase)]));
    state.field = Some(response.id);
    if std::mem::take(&mut state.wants_focus) {
        response.request_focus();
        ui.ctx().request_repaint();
    }
    if response.changed() {
        state.typed();
    }
}

/// The text with a ground under what was recognised.
fn job(text: &str, line: &Line, ink: Color32, tint: Color32) -> LayoutJob {
    let plain = TextFormat::simple(appearance::face(TYPE, Face::Medium), ink);
    let chip = TextFormat { background: tint, expand_bg: 2.0, ..plain.clone() };
    let mut job = LayoutJob::default();
    let mut at = 0;
    let chips: &[_] = if line.kind == Kind::Card { &line.chips } else { &[] };
    for span in chips.iter().map(|chip| chip.span.clone()).filter(|span| !span.is_empty()) {
        job.append(text.get(at..span.start).unwrap_or_default(), 0.0, plain.clone());
        job.append(text.get(span.clone()).unwrap_or_default(), 0.0, chip.clone());
        at = span.end;
    }
    job.append(text.get(at..).unwrap_or_default(), 0.0, plain);
    job.wrap.max_width = f32::INFINITY;
    job
}

/// What was recognised and what comes along, in words. What comes along has no ground and says why.
fn chips_ui(ui: &mut Ui, shown: &Shown<'_>, chips: &[Chip]) {
    let paper = appearance::colour(shown.theme.paper);
    let [accent, line, ink] = [shown.theme.accent, shown.theme.line, shown.theme.ink].map(appearance::colour);
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(27.0);
        ui.spacing_mut().item_spacing = vec2(7.0, 5.0);
        ui.spacing_mut().button_padding = vec2(9.0, 2.0);
        let mut before = How::Typed;
        for chip in chips {
            let why = match chip.how {
                How::Typed => None,
                How::Catalogue => Some(words::FROM_CATALOGUE),
                How::Kept => Some(words::STAYS),
            };
            if let Some(why) = why.filter(|_| before != chip.how) {
                ui.label(RichText::new(why.text(shown.lang)).size(13.0).weak());
            }
            before = chip.how;
            let (fill, stroke) = match chip.how {
                How::Typed => (paper.lerp_to_gamma(accent, 0.2), accent),
                How::Catalogue | How::Kept => (Color32::TRANSPARENT, line),
            };
            let text = RichText::new(&chip.text).size(15.0).color(ink);
            let button = Button::new(text).fill(fill).stroke(Stroke::new(1.0, stroke)).corner_radius(9);
            let response = ui.add(button.sense(Sense::hover()).min_size(vec2(0.0, 25.0)));
            response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Label, true, &chip.text));
        }
    });
}

/// How the line may go on; else what came of the last one; else the keys.
fn foot_ui(ui: &mut Ui, shown: &Shown<'_>, state: &State, understood: &Understood) {
    let workspace = shown.document.editor.workspace();
    ui.horizontal(|ui| {
        ui.set_height(20.0);
        ui.set_width(ui.available_width());
        let walking = state.walk.as_ref().is_some_and(|(_, _, after)| *after == state.text);
        if !state.reply.is_empty() {
            ui.add(Label::new(RichText::new(&state.reply).size(14.0)).truncate());
        } else if understood.ways.is_empty() || state.text.is_empty() || walking {
            ui.add(Label::new(RichText::new(words::KEYS.text(shown.lang)).size(13.0).weak()).truncate());
        } else {
            ui.label(RichText::new(words::TAB.text(shown.lang)).font(appearance::face(13.0, Face::SemiBold)));
            let marked = state.marked.min(understood.ways.len().saturating_sub(1));
            let mut job = LayoutJob::default();
            for (at, way) in understood.ways.iter().enumerate() {
                let face = if at == marked { Face::SemiBold } else { Face::Regular };
                let colour =
                    if at == marked { ui.visuals().text_color() } else { ui.visuals().weak_text_color() };
                let format = TextFormat::simple(appearance::face(14.0, face), colour);
                let said = way.said.as_ref().map(|said| said.label(workspace, shown.lang));
                let text = way.with.trim();
                let beside = said.filter(|said| !said.eq_ignore_ascii_case(text));
                let text = beside.map_or_else(|| text.to_owned(), |beside| format!("{text} ({beside})"));
                job.append(&text, if at == 0 { 0.0 } else { 14.0 }, format);
            }
            ui.add(Label::new(job).truncate());
        }
    });
}
