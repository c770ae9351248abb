//! The form of the agenda: what is done in the session and for how many minutes. Any item starts the
//! clock.

use egui::{Button, RichText, ScrollArea, Ui};
use lucide_icons::Icon;

use crate::model::{AgendaItem, Journey, Lang};
use crate::text::Face;
use crate::ui::appearance;
use crate::ui::single_line;
use crate::ui::words as shared;
use crate::vocabulary::{Label, Words};

/// The title of the form.
pub const TITLE: Label = Label::new("Agenda of the session", "Agenda van de sessie");
const LEAD: Label = Label::new(
    "What is done, and for how long. The clock runs in the line at the foot of the window.",
    "Wat er gebeurt, en hoelang. De klok loopt in de regel onderaan het venster.",
);
const WHAT: Label = Label::new("Item {n}", "Onderdeel {n}");
const MINUTES: Label = Label::new("Minutes for item {n}", "Minuten voor onderdeel {n}");
const UNIT: Label = Label::new("min", "min");
const ADD: Label = Label::new("Add an item", "Onderdeel toevoegen");
const START: Label = Label::new("Start the clock for {what}", "De klok starten voor {what}");
const EARLIER: Label = Label::new("Earlier: {what}", "Eerder: {what}");
const REMOVE: Label = Label::new("Remove {what}", "{what} weghalen");
const TOTAL: Words = Words {
    one: Label::new("{n} minute in all", "samen {n} minuut"),
    other: Label::new("{n} minutes in all", "samen {n} minuten"),
};
const KEEP: Label = Label::new("Keep", "Bewaren");

/// What an empty agenda begins with: the parts that most sessions have.
const USUAL: [(Label, u32); 5] = [
    (Label::new("Why we are here", "Waarom we hier zijn"), 10),
    (Label::new("Draw the journey", "De reis tekenen"), 45),
    (Label::new("Feelings and gaps", "Gevoelens en knelpunten"), 25),
    (Label::new("Decide", "Besluiten"), 20),
    (Label::new("Who does what", "Wie doet wat"), 10),
];

/// What became of the form.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It was closed.
    Closed,
    /// The agenda is kept, and the clock is started for the item at this place.
    Keep(Vec<AgendaItem>, Option<usize>),
}

/// The agenda while it is changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Agenda {
    items: Vec<AgendaItem>,
    read_only: bool,
}

impl Agenda {
    /// The agenda of a journey; a usual one where it has none.
    pub fn new(journey: &Journey, read_only: bool, lang: Lang) -> Self {
        let usual = || {
            let item = |(text, minutes): &(Label, u32)| AgendaItem {
                text: text.text(lang).to_owned(),
                minutes: *minutes,
            };
            USUAL.iter().map(item).collect()
        };
        let items = if journey.agenda.is_empty() { usual() } else { journey.agenda.to_vec() };
        Self { items, read_only }
    }

    /// The items that say something.
    fn kept(&self) -> Vec<AgendaItem> {
        self.items.iter().filter(|item| !item.text.trim().is_empty()).cloned().collect()
    }

    /// The form; what it was answered with.
    pub fn form_ui(&mut self, ui: &mut Ui, lang: Lang) -> Option<Outcome> {
        ui.add(egui::Label::new(RichText::new(LEAD.text(lang)).weak()).wrap());
        let mut start = None;
        ScrollArea::vertical().max_height(380.0).auto_shrink([false, true]).show(ui, |ui| {
            start = self.items_ui(ui, lang);
        });
        ui.horizontal(|ui| {
            if !self.read_only && ui.button(ADD.text(lang)).clicked() {
                self.items.push(AgendaItem { text: String::new(), minutes: 10 });
            }
            let total: u32 = self.items.iter().map(|item| item.minutes).sum();
            ui.weak(TOTAL.count(lang, usize::try_from(total).unwrap_or(usize::MAX)));
        });
        ui.add_space(8.0);
        let mut outcome = start.and_then(|at| self.started(at));
        ui.horizontal(|ui| {
            let keep = RichText::new(KEEP.text(lang)).font(appearance::face(12.5, Face::SemiBold));
            if ui.add_enabled(!self.read_only, Button::new(keep)).clicked() {
                outcome = Some(Outcome::Keep(self.kept(), None));
            }
            if ui.button(shared::CANCEL.text(lang)).clicked() {
                outcome = Some(Outcome::Closed);
            }
        });
        outcome
    }

    /// The agenda with the clock started for an item, which may have moved up over empty ones.
    fn started(&self, at: usize) -> Option<Outcome> {
        let wanted = self.items.get(at).filter(|item| !item.text.trim().is_empty())?;
        let before = self.items.iter().take(at).filter(|item| !item.text.trim().is_empty()).count();
        let kept = self.kept();
        kept.get(before).filter(|item| *item == wanted)?;
        Some(Outcome::Keep(kept, Some(before)))
    }

    /// One line per item; the one whose clock is to start.
    fn items_ui(&mut self, ui: &mut Ui, lang: Lang) -> Option<usize> {
        let (mut start, mut earlier, mut gone) = (None, None, None);
        let open = !self.read_only;
        for (at, item) in self.items.iter_mut().enumerate() {
            let n = (at + 1).to_string();
            ui.horizontal(|ui| {
                let name = crate::text::one_line(&item.text);
                let icon = |ui: &mut Ui, icon: Icon, label: Label, enabled: bool| {
                    let text = RichText::new(char::from(icon)).font(appearance::icons(14.0));
                    let response = ui.add_enabled(enabled, Button::new(text).frame_when_inactive(false));
                    let name = label.fill(lang, &[("what", &name)]);
                    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, &name));
                    response.on_hover_text(&name).clicked()
                };
                if icon(ui, Icon::Play, START, !item.text.trim().is_empty()) {
                    start = Some(at);
                }
                ui.add_enabled_ui(open, |ui| {
                    let field = single_line(&mut item.text).id_salt(("item", at));
                    let response = ui.add(field.desired_width(270.0));
                    let label = WHAT.fill(lang, &[("n", &n)]);
                    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(label));
                    let minutes = egui::DragValue::new(&mut item.minutes).range(1..=600);
                    let minutes = ui.add_sized(egui::vec2(48.0, 26.0), minutes);
                    let label = MINUTES.fill(lang, &[("n", &n)]);
                    ui.ctx().accesskit_node_builder(minutes.id, |node| node.set_label(label));
                    ui.weak(UNIT.text(lang));
                });
                if icon(ui, Icon::ChevronUp, EARLIER, open && at > 0) {
                    earlier = Some(at);
                }
                if icon(ui, Icon::X, REMOVE, open) {
                    gone = Some(at);
                }
            });
        }
        if let Some(at) = earlier.filter(|at| *at > 0) {
            self.items.swap(at - 1, at);
        }
        if let Some(at) = gone {
            self.items.remove(at);
        }
        start
    }
}
