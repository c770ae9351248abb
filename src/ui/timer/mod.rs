//! The agenda of a session and the time that is left for its item: a countdown in the status line.
//! The agenda is the journey's; the countdown is only the window's.

mod agenda;
mod clock;

use egui::{Button, Context, RichText, Ui};
use lucide_icons::Icon;

use super::bars::Shown;
use super::dialogs::Dialog;
use super::{Action, WandelApp, appearance};
use crate::edit::Edit;
use crate::model::Journey;
use crate::text::{Face, one_line};
use crate::vocabulary::Label;

pub use agenda::{Agenda, Outcome, TITLE};
pub use clock::Clock;

const PAUSE: Label = Label::new("Pause", "Pauze");
const RUN_ON: Label = Label::new("Run on", "Verder");
const MORE: Label = Label::new("Five minutes more", "Vijf minuten erbij");
const NEXT: Label = Label::new("Next item", "Volgende onderdeel");
const STOP: Label = Label::new("Put the clock away", "De klok wegleggen");
const OVER: Label = Label::new("Time is over", "De tijd is om");
const LEFT: Label = Label::new("{time} left for {what}", "nog {time} voor {what}");
const PAST: Label = Label::new("time is over for {what}: {time}", "de tijd is om voor {what}: {time}");
const AGENDA_FIELD: Label = Label::new("agenda", "agenda");

/// How many minutes are added at once.
const MORE_MINUTES: u32 = 5;

/// What the clock asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Stops it, or lets it run on.
    Toggle,
    /// Five minutes more.
    More,
    /// The next item.
    Next,
    /// Puts it away.
    Stop,
}

/// The countdown, while there is one. A frame comes once a second while it runs.
pub fn clock_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let Some(clock) = &shown.document.clock else { return };
    let (lang, now) = (shown.lang, ui.input(|input| input.time));
    let left = clock.left(now);
    if clock.is_running() {
        ui.ctx().request_repaint_after_secs(clock.changes_in(now) as f32 + 0.01);
    }
    ui.spacing_mut().item_spacing.x = 4.0;
    ui.add_space(10.0);
    let mut button = |icon: Icon, label: Label, enabled: bool, ask: Ask| {
        let text = RichText::new(char::from(icon)).font(appearance::icons(14.0));
        let response = ui.add_enabled(enabled, Button::new(text).frame_when_inactive(false));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, label.text(lang)));
        if response.on_hover_text(label.text(lang)).clicked() {
            actions.push(Action::Timer(ask));
        }
    };
    // From right to left.
    button(Icon::X, STOP, true, Ask::Stop);
    button(Icon::SkipForward, NEXT, clock.has_next(), Ask::Next);
    button(Icon::Plus, MORE, true, Ask::More);
    let (icon, label) = if clock.is_running() { (Icon::Pause, PAUSE) } else { (Icon::Play, RUN_ON) };
    button(icon, label, true, Ask::Toggle);
    time_ui(ui, shown, clock, left);
}

/// The time that is left as the room sees it, and whether it is over; nothing without a clock.
pub fn for_the_room(clock: Option<&Clock>, now: f64) -> Option<(String, bool)> {
    let left = clock?.left(now);
    Some((clock::written(left), left <= 0.0))
}

/// The time and its item; once it is over, in words and with a sign.
fn time_ui(ui: &mut Ui, shown: &Shown<'_>, clock: &Clock, left: f64) {
    let lang = shown.lang;
    let time = clock::written(left);
    let item = one_line(clock.text());
    let over = left <= 0.0;
    let spoken = if over { PAST } else { LEFT }.fill(lang, &[("time", &time), ("what", &item)]);
    let ink = appearance::colour(if over { shown.theme.critical } else { shown.theme.ink });
    let large = RichText::new(&time).font(appearance::face(16.0, Face::Bold)).color(ink);
    let response = ui.label(large);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    if over {
        let sign = RichText::new(char::from(Icon::BellRing)).font(appearance::icons(14.0)).color(ink);
        ui.label(sign);
        let words = RichText::new(OVER.text(lang)).font(appearance::face(12.5, Face::SemiBold)).color(ink);
        ui.label(words);
    }
    if !item.is_empty() {
        let short = crate::text::fit(&item, crate::text::Style::new(12.5, Face::Medium), 180.0);
        ui.label(RichText::new(short).font(appearance::face(12.5, Face::Medium)));
    }
}

impl WandelApp {
    /// Does what the clock asked for.
    pub(super) fn timer_asked(&mut self, ctx: &Context, ask: Ask) {
        let now = ctx.input(|input| input.time);
        let Some(document) = &mut self.document else { return };
        let Some(clock) = &mut document.clock else { return };
        match ask {
            Ask::Toggle => clock.toggle(now),
            Ask::More => clock.add(MORE_MINUTES, now),
            Ask::Next => {
                if let Some(next) = clock.next(now) {
                    *clock = next;
                }
            }
            Ask::Stop => document.clock = None,
        }
        ctx.request_repaint();
    }

    /// Opens the agenda.
    pub(super) fn ask_agenda(&mut self) {
        let Some(document) = &self.document else { return };
        if let Some(journey) = document.journey() {
            let form = Agenda::new(journey, document.read_only.is_some(), self.lang);
            self.dialogs.push(Dialog::Agenda(Box::new(form)));
        }
    }

    /// The agenda was closed: keeps it, and starts the clock if that was asked.
    pub(super) fn agenda_answered(&mut self, ctx: &Context, outcome: Outcome) {
        let Outcome::Keep(items, start) = outcome else { return };
        let Some(journey) = self.document.as_ref().and_then(|document| document.journey().cloned()) else {
            return;
        };
        if *journey.agenda != *items {
            let journey = Journey { agenda: items.clone().into(), ..Journey::clone(&journey) };
            self.edit(Edit::SetJourney { journey, what: AGENDA_FIELD }, None);
        }
        let now = ctx.input(|input| input.time);
        if let Some(clock) = start.and_then(|at| Clock::start(items.into(), at, now)) {
            self.with_document(|document| document.clock = Some(clock));
        }
    }
}
