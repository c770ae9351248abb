//! The presenter display on the projector, in a window of its own where there can be one, else over
//! the whole window; and the strip by which the facilitator steers it. Paints pages as the map is
//! painted; what is on them is `presenter`'s.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use egui::{
    Color32, Event, Key, Panel, Rect, RichText, Sense, Ui, Vec2, ViewportBuilder, ViewportCommand,
    ViewportId, vec2,
};

use super::beyond::Beyond;
use super::keys::{self, Press};
use super::page_paint::{HEAD, Painters, more, page};
use super::presenter::{Presenter, Source};
use super::round_paint::{self, Sheet};
use super::{Ask, Play, Show, tally_paint, walk_paint, words};
use crate::model::{Journey, Lang};
use crate::text::Face;
use crate::ui::bars::{Shown, frame};
use crate::ui::document::{Document, Look};
use crate::ui::draughtsman::Draughtsman;
use crate::ui::{Action, Command, appearance, command};

/// What the display is drawn from.
pub struct Showing<'a> {
    /// The document.
    pub document: &'a Document,
    /// Colours and language.
    pub look: &'a Look,
    /// The thread that makes the pages.
    pub draughtsman: &'a Draughtsman,
    /// The time that is left of the agenda's item, and whether it is over.
    pub time: Option<(String, bool)>,
}

/// Shows the display in a window of its own; `false` where no window could be made.
pub fn window_ui(
    ctx: &egui::Context,
    showing: &Showing<'_>,
    (presenter, painters): (&mut Presenter, &mut Painters),
    actions: &mut Vec<Action>,
) -> bool {
    let title = words::DISPLAY.text(showing.look.lang);
    let builder =
        ViewportBuilder::default().with_title(format!("Wandel – {title}")).with_inner_size([1_280.0, 720.0]);
    let mut drawn = false;
    let shown = catch_unwind(AssertUnwindSafe(|| {
        ctx.show_viewport_immediate(ViewportId::from_hash_of("presenter"), builder, |ui, _| {
            drawn = true;
            if ui.ctx().input(|input| input.viewport().close_requested()) {
                actions.push(Action::Session(Ask::Show(Show::Close)));
            }
            let mut asks = Vec::new();
            hear(ui.ctx(), showing.document, &mut asks);
            actions.extend(asks.into_iter().map(Action::Session));
            display_ui(ui, showing, (presenter, painters));
            if presenter.told_fullscreen != presenter.fullscreen {
                presenter.told_fullscreen = presenter.fullscreen;
                ui.ctx().send_viewport_cmd(ViewportCommand::Fullscreen(presenter.fullscreen));
            }
        });
    }));
    match shown {
        Ok(()) => true,
        // egui gives up where the system makes no further window; anything else is a mistake of ours.
        Err(_) if !drawn => false,
        Err(cause) => resume_unwind(cause),
    }
}

/// The display itself: the page, what is played, or nothing; and the same in words.
pub fn display_ui(
    ui: &mut Ui,
    showing: &Showing<'_>,
    (presenter, painters): (&mut Presenter, &mut Painters),
) {
    let area = ui.max_rect().expand(8.0).intersect(ui.ctx().content_rect());
    let response = ui.interact(area, ui.scope_id().with("display"), Sense::drag());
    let is_page = shown_ui(ui, (area, response.drag_delta()), showing, (presenter, painters));
    // Told after it was drawn: then it is known what is in view.
    let name = || said(presenter, showing.look.lang, is_page);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, name()));
}

/// Draws the page, what is played, or nothing; whether it is the page.
fn shown_ui(
    ui: &Ui,
    (area, drag): (Rect, Vec2),
    showing: &Showing<'_>,
    (presenter, painters): (&mut Presenter, &mut Painters),
) -> bool {
    let painter = ui.painter().with_clip_rect(area);
    if presenter.blank {
        painter.rect_filled(area, 0.0, Color32::BLACK);
        return false;
    }
    let theme = &*showing.look.theme;
    painter.rect_filled(area, 0.0, appearance::colour(theme.paper));
    let Some(journey) = showing.document.journey() else { return false };
    if !presenter.is_frozen() && played(&painter, area, showing, journey) {
        return false;
    }
    let zoom = ui.ctx().zoom_factor();
    let room = area.size() * zoom - vec2(0.0, HEAD);
    let wake = ui.ctx().clone();
    let source = source(showing.document, journey);
    presenter.refresh(source, (showing.look, room), showing.draughtsman, move || {
        wake.request_repaint_of(ViewportId::ROOT);
    });
    let selection = &showing.document.selection;
    presenter.follow(&selection.touchpoints, selection.phase.as_ref());
    presenter.drag(drag * zoom);
    page(&painter, area, presenter, painters, showing);
    true
}

/// Draws what is played, without names of departments; whether there is something.
fn played(painter: &egui::Painter, area: Rect, showing: &Showing<'_>, journey: &Journey) -> bool {
    let workspace = showing.document.editor.workspace();
    let look = (&*showing.look.theme, showing.look.lang);
    painter.rect_filled(area, 0.0, appearance::colour(look.0.ground));
    match &showing.document.stage.play {
        Some(Play::Round(round)) => Sheet::of(round, workspace, journey, look.1)
            .map(|sheet| round_paint::round(painter, area, &sheet, look, false))
            .is_some(),
        Some(Play::Walk(walk)) if !walk.done => walk_paint::Sheet::of(walk, workspace, journey, look.1)
            .map(|sheet| walk_paint::walk(painter, area, &sheet, look))
            .is_some(),
        Some(Play::Tally(tally)) => tally_paint::Sheet::of(tally, workspace, journey, look.1)
            .map(|sheet| tally_paint::tally(painter, area, (tally, &sheet), look, false))
            .is_some(),
        _ => {
            painter.rect_filled(area, 0.0, appearance::colour(look.0.paper));
            false
        }
    }
}

fn source(document: &Document, journey: &std::sync::Arc<Journey>) -> Source {
    let (mark, badges) = document.gaps.badges();
    Source {
        workspace: std::sync::Arc::clone(document.editor.workspace()),
        journey: std::sync::Arc::clone(journey),
        request: document.request.clone(),
        badges,
        mark,
    }
}

/// What the display says to those who can't see it.
fn said(presenter: &Presenter, lang: Lang, is_page: bool) -> String {
    let phase = presenter.page().and_then(|page| page.phase.as_ref());
    let deck = presenter.deck().map(super::presenter::Deck::journey);
    let phase = deck.zip(phase).and_then(|(journey, id)| journey.phase(id)).map(|phase| phase.name.clone());
    let card = deck.zip(presenter.lit()).and_then(|(journey, id)| journey.touchpoint(id));
    let card = card.map(|card| card.title.clone());
    let part = if is_page { part_said(presenter.part(), presenter.beyond(), lang) } else { None };
    let name = words::DISPLAY.text(lang).to_owned();
    [Some(name), phase, card, part].into_iter().flatten().collect::<Vec<_>>().join(": ")
}

/// Which part of a page is in view and what lies beyond it; nothing where all is in view.
fn part_said(part: Option<(usize, usize)>, there: Beyond, lang: Lang) -> Option<String> {
    let part = part
        .map(|(n, all)| words::BEYOND_PART.fill(lang, &[("n", &n.to_string()), ("all", &all.to_string())]));
    let sides = [
        (words::BEYOND_LEFT, there.left, words::BEYOND_PHASES),
        (words::BEYOND_RIGHT, there.right, words::BEYOND_PHASES),
        (words::BEYOND_ABOVE, there.above, words::BEYOND_LANES),
        (words::BEYOND_BELOW, there.below, words::BEYOND_LANES),
    ];
    let sides = sides
        .into_iter()
        .filter_map(|(side, count, what)| Some(side.fill(lang, &[("what", &more(count?, what, lang))])));
    let all: Vec<String> = part.into_iter().chain(sides).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// The keys of the display. What is played hears the others.
pub fn hear(ctx: &egui::Context, document: &Document, asks: &mut Vec<Ask>) {
    let mut events = ctx.input_mut(|input| std::mem::take(&mut input.events));
    events.retain(|event| {
        let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
        let show = match key {
            Key::F5 => Show::Close,
            Key::F11 => Show::Fullscreen,
            Key::Plus | Key::Equals if modifiers.command => Show::Zoom(1.2),
            Key::Minus if modifiers.command => Show::Zoom(1.0 / 1.2),
            Key::Num0 if modifiers.command => Show::Zoom(0.0),
            _ => return true,
        };
        asks.push(Ask::Show(show));
        false
    });
    let playing = document.stage.is_playing();
    for press in keys::hear(&mut events, false) {
        let ask = match (playing, show_of(press)) {
            (false, Some(show)) => Ask::Show(show),
            (false, None) => continue,
            (true, _) => Ask::Press(press),
        };
        asks.push(ask);
    }
    ctx.input_mut(|input| input.events = events);
}

/// What a key does to the display.
fn show_of(press: Press) -> Option<Show> {
    Some(match press {
        Press::Next | Press::Space | Press::Enter => Show::Next,
        Press::Previous | Press::Back => Show::Previous,
        Press::Right => Show::Aside(1, 0),
        Press::Down => Show::Aside(0, 1),
        Press::Left => Show::Aside(-1, 0),
        Press::Up => Show::Aside(0, -1),
        Press::Leave => Show::Close,
        Press::Letter('B') => Show::Blank,
        Press::Letter('F') => Show::Freeze,
        Press::Letter('G') => Show::Findings,
        Press::Letter('W') => Show::Whole,
        _ => return None,
    })
}

/// The strip by which the facilitator steers the display.
pub fn strip_ui(ui: &mut Ui, shown: &Shown<'_>, presenter: &Presenter, actions: &mut Vec<Action>) {
    let lang = shown.lang;
    Panel::bottom("presenter strip").exact_size(38.0).frame(frame(shown.theme, 18, 0)).resizable(false).show(
        ui,
        |ui| {
            ui.horizontal_centered(|ui| {
                let title = RichText::new(words::DISPLAY.text(lang));
                ui.label(title.font(appearance::face(12.5, Face::SemiBold)));
                let mut button = |ui: &mut Ui, what: Command, on: bool| {
                    let text = command::label(what, lang);
                    let keys = command::keys_text(what, shown.settings);
                    let button = egui::Button::selectable(on, text).shortcut_text(keys);
                    let tip = command::tip(what, lang, shown.settings);
                    if ui.add(button).on_hover_text(tip).clicked() {
                        actions.push(Action::Run(what));
                    }
                };
                button(ui, Command::PresentPrevious, false);
                button(ui, Command::PresentNext, false);
                button(ui, Command::PresentBlank, presenter.blank);
                button(ui, Command::PresentFreeze, presenter.is_frozen());
                button(ui, Command::PresentGaps, presenter.findings);
                button(ui, Command::PresentWhole, false);
                button(ui, Command::Present, true);
                let state = state(presenter, lang);
                ui.add(egui::Label::new(RichText::new(state).weak()).truncate());
            });
        },
    );
}

/// What is shown now, in words: a facilitator does not always see the projector.
fn state(presenter: &Presenter, lang: Lang) -> String {
    let mut parts = Vec::new();
    if presenter.blank {
        parts.push(words::IS_BLANK.text(lang).to_owned());
    }
    if presenter.is_frozen() {
        parts.push(words::IS_FROZEN.text(lang).to_owned());
    }
    let deck = presenter.deck().map(super::presenter::Deck::journey);
    let phase = presenter.page().and_then(|page| page.phase.as_ref());
    let phase = deck.zip(phase).and_then(|(journey, id)| journey.phase(id));
    parts.push(match phase {
        Some(phase) => crate::text::one_line(&phase.name),
        None => words::WHOLE_JOURNEY.text(lang).to_owned(),
    });
    let card = deck.zip(presenter.lit()).and_then(|(journey, id)| journey.touchpoint(id));
    parts.extend(card.map(|card| crate::text::one_line(&card.title)));
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_beyond_is_said_in_words() {
        let there = Beyond { right: Some(2), below: Some(0), ..Beyond::default() };
        assert_eq!(part_said(None, Beyond::default(), Lang::En), None, "all is in view");
        assert_eq!(
            part_said(Some((2, 4)), there, Lang::En).as_deref(),
            Some("part 2 of 4, to the right: 2 more phases, below: more")
        );
        assert_eq!(
            part_said(Some((2, 4)), there, Lang::Nl).as_deref(),
            Some("deel 2 van 4, rechts: nog 2 fasen, eronder: meer")
        );
        let around = Beyond { left: Some(1), above: Some(3), ..Beyond::default() };
        let text = part_said(None, around, Lang::En);
        assert_eq!(text.as_deref(), Some("to the left: 1 more phase, above: 3 more rows"));
    }
}
