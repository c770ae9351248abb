//! A line drawn with the keyboard: typing a number or a title, or the arrows, says which card is meant;
//! Enter takes it, Escape gives up. Which card a text means is pure; asks for changes by the gesture.

use egui::{Align2, Event, Key, Ui, vec2};

use super::gesture::{Gesture, Outcome};
use super::walk::{self, Arrow};
use super::{Canvas, View, around, words};
use crate::layout::Layout;
use crate::model::{Id, Touchpoint};
use crate::text::{Face, one_line};
use crate::ui::appearance;
use crate::vocabulary::Query;

/// As many letters as are looked for.
const LONGEST: usize = 100;
/// From so many letters on, what found a card is no touchpoint that is being typed.
const SURE: usize = 3;

/// What the keyboard said of the line.
#[derive(Debug, Default)]
pub struct Linking {
    /// What was typed.
    text: String,
    /// Keys that wait for the cards to be known.
    waiting: Vec<Event>,
}

/// The card that a text means: the one with this number, else the one whose title answers best.
pub fn meant(layout: &Layout, text: &str) -> Option<Id<Touchpoint>> {
    let cards = || layout.cards.iter().chain(&layout.tray).map(|card| &card.touchpoint);
    let text = text.trim();
    if let Ok(number) = text.parse::<u32>() {
        return cards().find(|card| card.number == number).map(|card| card.id.clone());
    }
    let query = Query::new(text);
    if query.is_empty() {
        return None;
    }
    let rated = cards().filter_map(|card| Some((query.rate(&card.title)?, card)));
    let best = rated.rev().max_by_key(|(rate, _)| *rate)?;
    Some(best.1.id.clone())
}

/// Whether an event is for a line that is being drawn.
pub fn is_for_link(event: &Event) -> bool {
    match event {
        Event::Text(_) | Event::Ime(_) => true,
        Event::Key { key, modifiers, .. } => {
            let arrow = arrow_of(*key).is_some();
            let letter = key.name().chars().count() == 1;
            let edits = matches!(key, Key::Backspace | Key::Enter | Key::Escape | Key::Space | Key::Delete);
            !modifiers.command && (arrow || letter || edits)
        }
        _ => false,
    }
}

fn arrow_of(key: Key) -> Option<Arrow> {
    Some(match key {
        Key::ArrowLeft => Arrow::Left,
        Key::ArrowRight => Arrow::Right,
        Key::ArrowUp => Arrow::Up,
        Key::ArrowDown => Arrow::Down,
        _ => return None,
    })
}

impl Canvas {
    /// Whether a line is being drawn from one card to another that is not known yet.
    pub fn is_linking(&self) -> bool {
        matches!(self.gesture, Gesture::Link { .. })
    }

    /// Whether what was typed for the line has found a card, so that it is no text of a new one.
    pub fn is_sure_of_link(&self) -> bool {
        let found = matches!(&self.gesture, Gesture::Link { target: Some(_), .. });
        found && self.linking.text.chars().count() >= SURE
    }

    /// Keeps keys for the line that is being drawn, until the cards are known.
    pub fn keep_for_link(&mut self, keys: Vec<Event>) {
        self.linking.waiting.extend(keys);
    }

    /// Hears what was kept.
    pub(super) fn hear_link(&mut self, view: &View<'_>) -> Outcome {
        let mut outcome = Outcome::default();
        let waiting = std::mem::take(&mut self.linking.waiting);
        if !self.is_linking() {
            self.linking.text.clear();
            return outcome;
        }
        for event in waiting {
            match event {
                _ if !self.is_linking() => break,
                Event::Text(text) | Event::Ime(egui::ImeEvent::Commit(text)) => {
                    self.linking.text.extend(text.chars().take(LONGEST));
                    self.mean(view, meant(view.layout, &self.linking.text));
                }
                Event::Key { key, pressed: true, .. } => outcome.merge(self.link_key(view, key)),
                _ => {}
            }
        }
        outcome
    }

    fn link_key(&mut self, view: &View<'_>, key: Key) -> Outcome {
        let Gesture::Link { from, target, .. } = &self.gesture else { return Outcome::default() };
        if let Some(arrow) = arrow_of(key) {
            let here = target.as_ref().or(from.as_ref());
            let next = walk::step(view.layout, &self.places, here, arrow);
            self.linking.text.clear();
            if next.is_some() {
                self.mean(view, next);
            }
            return Outcome::default();
        }
        match key {
            Key::Escape => self.gesture = Gesture::Idle,
            Key::Backspace => {
                self.linking.text.pop();
                self.mean(view, meant(view.layout, &self.linking.text));
            }
            Key::Enter => {
                if let Some(target) = target.clone() {
                    self.linking.text.clear();
                    let around = around(view, &self.places, self.camera.zoom);
                    return self.gesture.link_with(target, &around);
                }
            }
            _ => {}
        }
        Outcome::default()
    }

    /// The line leads to this card, which is brought into view.
    fn mean(&mut self, view: &View<'_>, card: Option<Id<Touchpoint>>) {
        let centre = card.as_ref().and_then(|id| self.places.card(view.layout, id));
        let centre = centre.map(|card| card.rect.center());
        if let Gesture::Link { to, target, .. } = &mut self.gesture {
            *to = centre.unwrap_or(egui::pos2(f32::NAN, f32::NAN));
            target.clone_from(&card);
        }
        if card.is_some() {
            self.reveal = card;
        }
    }

    /// Says at the foot of the map what is being joined, and how.
    pub(super) fn link_hint(&self, ui: &Ui, view: &View<'_>) {
        let Gesture::Link { from, target, .. } = &self.gesture else { return };
        let named = |id: &Id<Touchpoint>| {
            view.current.touchpoint(id).map(|one| format!("{} {}", one.number, one_line(&one.title)))
        };
        let start = from.as_ref().and_then(named);
        let end = target.as_ref().and_then(named);
        let typed = self.linking.text.trim();
        let ask = match (&start, &end) {
            (None, None) => words::LINK_FROM.text(view.lang).to_owned(),
            (None, Some(end)) => words::LINK_START.fill(view.lang, &[("from", end)]),
            (Some(start), None) => words::LINK_TO.fill(view.lang, &[("from", start)]),
            (Some(start), Some(end)) => words::LINK_PAIR.fill(view.lang, &[("from", start), ("to", end)]),
        };
        let found = match (typed.is_empty(), end.is_some()) {
            (true, _) => String::new(),
            (false, true) => format!("{typed} · "),
            (false, false) => format!("{} · ", words::LINK_NONE.fill(view.lang, &[("text", typed)])),
        };
        let text = format!("{found}{ask}");
        let font = appearance::face(14.0, Face::Medium);
        let colour = ui.visuals().text_color();
        let widest = (self.camera.viewport.width() - 60.0).max(120.0);
        let galley = ui.painter().layout(text.clone(), font, colour, widest);
        let foot = self.camera.viewport.center_bottom() - vec2(0.0, 14.0 + galley.size().y);
        let place = Align2::CENTER_CENTER.anchor_size(foot, galley.size());
        let ground = place.expand2(vec2(14.0, 7.0));
        let visuals = ui.visuals();
        ui.painter().rect(
            ground,
            8,
            visuals.window_fill(),
            visuals.window_stroke(),
            egui::StrokeKind::Outside,
        );
        ui.painter().galley(place.min, galley, colour);
        // Screen readers say it when it changes.
        let told = ui.interact(ground, ui.scope_id().with("line hint"), egui::Sense::empty());
        told.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &text));
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{id, sample};
    use super::*;

    #[test]
    fn a_number_or_a_title_means_a_card() {
        let (_, _, layout) = sample();
        let number = |id: &str| {
            layout.cards.iter().find(|card| card.touchpoint.id.as_str() == id).unwrap().touchpoint.number
        };
        assert_eq!(meant(&layout, &format!(" {}", number("page"))), Some(id("page")));
        let title = |id: &str| {
            let card = layout.cards.iter().find(|card| card.touchpoint.id.as_str() == id).unwrap();
            card.touchpoint.title.clone()
        };
        assert_eq!(meant(&layout, &title("search").to_lowercase()), Some(id("search")));
        assert_eq!(meant(&layout, "9999"), None);
        assert_eq!(meant(&layout, "qqqq"), None);
        assert_eq!(meant(&layout, " "), None);
    }

    #[test]
    fn commands_are_not_for_the_line() {
        let key =
            |key, modifiers| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        assert!(is_for_link(&key(Key::W, egui::Modifiers::NONE)));
        assert!(is_for_link(&key(Key::ArrowUp, egui::Modifiers::NONE)));
        assert!(!is_for_link(&key(Key::Z, egui::Modifiers::COMMAND)));
        assert!(!is_for_link(&key(Key::F5, egui::Modifiers::NONE)));
    }
}
