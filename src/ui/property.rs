//! The numbered list that a property key opens at the selection: a digit chooses, 0 clears, arrows
//! and Enter work too. Makes one edit for all selected touchpoints.

use egui::{Id, Key, Modifiers, Order};

use super::document::Document;
use super::{Action, offer, words};
use crate::edit::Edit;
use crate::model::*;
use crate::vocabulary::{self, Label};

/// What is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Property {
    /// The accountable owner.
    Owner,
    /// The channel.
    Channel,
    /// The media type.
    Media,
    /// The influence.
    Influence,
    /// The feeling.
    Emotion,
    /// The importance.
    Importance,
}

/// A value to set, or to clear.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Owner(Option<crate::model::Id<Department>>),
    Channel(ChannelId),
    Media(Option<MediaType>),
    Influence(Option<Influence>),
    Emotion(Option<i8>),
    Importance(Option<Score>),
}

/// The open list.
#[derive(Debug)]
pub struct Picker {
    property: Property,
    marked: usize,
    /// The first frame only listens: the key that opened the list is still down.
    fresh: bool,
}

impl Picker {
    /// The list for a property, its first entry marked.
    pub fn new(property: Property) -> Self {
        Self { property, marked: 1, fresh: true }
    }

    /// Shows the list; whether it stays open.
    pub fn picker_ui(
        &mut self,
        ctx: &egui::Context,
        document: &Document,
        card: Option<egui::Rect>,
        lang: Lang,
        actions: &mut Vec<Action>,
    ) -> bool {
        let Some(journey) = document.journey() else { return false };
        let values = self.property.values(document.editor.workspace(), lang);
        let chosen = if std::mem::take(&mut self.fresh) { None } else { self.keys(ctx, values.len()) };
        let chosen = match chosen {
            Some(Heard::Leave) => return false,
            Some(Heard::Chosen(at)) => Some(at),
            None => self.list_ui(ctx, &values, card, lang),
        };
        let Some((value, _)) = chosen.and_then(|at| values.get(at)) else { return chosen.is_none() };
        let selected = document.chosen().iter();
        let touchpoints: Vec<Touchpoint> = selected.map(|touchpoint| value.set(touchpoint)).collect();
        if !touchpoints.is_empty() {
            let what = self.property.label();
            actions.push(Action::Apply(Edit::SetTouchpoints {
                journey: journey.id.clone(),
                touchpoints,
                what,
            }));
        }
        false
    }

    fn keys(&mut self, ctx: &egui::Context, count: usize) -> Option<Heard> {
        let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Escape) {
            return Some(Heard::Leave);
        }
        if pressed(Key::ArrowDown) {
            self.marked = (self.marked + 1) % count.max(1);
        }
        if pressed(Key::ArrowUp) {
            self.marked = self.marked.checked_sub(1).unwrap_or(count.saturating_sub(1));
        }
        if pressed(Key::Enter) {
            return Some(Heard::Chosen(self.marked));
        }
        let digit = DIGITS.iter().position(|key| pressed(*key))?;
        (digit < count).then_some(Heard::Chosen(digit))
    }

    fn list_ui(
        &mut self,
        ctx: &egui::Context,
        values: &[(Value, String)],
        card: Option<egui::Rect>,
        lang: Lang,
    ) -> Option<usize> {
        let mut chosen = None;
        let screen = ctx.content_rect().shrink(12.0);
        let beside = card.filter(|card| screen.intersects(*card)).map(|card| card.right_top());
        let at = beside
            .map_or_else(|| screen.center() - egui::vec2(120.0, 200.0), |at| at + egui::vec2(12.0, 0.0));
        let area = egui::Area::new(Id::unique("property"))
            .order(Order::Foreground)
            .constrain_to(screen)
            .fixed_pos(at.clamp(screen.min, screen.max));
        area.show(ctx, |ui| {
            egui::Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_width(240.0);
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.spacing_mut().interact_size.y = 22.0;
                ui.spacing_mut().button_padding.y = 2.0;
                ui.strong(self.property.label().text(lang));
                egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
                    for (at, (_, name)) in values.iter().enumerate() {
                        let digit = if at < DIGITS.len() { at.to_string() } else { String::new() };
                        let button = egui::Button::selectable(at == self.marked, crate::text::one_line(name))
                            .shortcut_text(digit)
                            .min_size(egui::vec2(ui.available_width(), 22.0));
                        let response = ui.add(button);
                        if at == self.marked {
                            response.scroll_to_me(None);
                        }
                        if response.clicked() {
                            chosen = Some(at);
                        }
                    }
                });
                ui.weak(words::DIGIT_HINT.text(lang));
            });
        });
        chosen
    }
}

enum Heard {
    Leave,
    Chosen(usize),
}

const DIGITS: [Key; 10] = [
    Key::Num0,
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

impl Property {
    /// Its name.
    fn label(self) -> Label {
        match self {
            Self::Owner => words::OWNER,
            Self::Channel => words::CHANNEL,
            Self::Media => words::MEDIA_TYPE,
            Self::Influence => words::INFLUENCE,
            Self::Emotion => words::FEELING,
            Self::Importance => words::IMPORTANCE,
        }
    }

    /// What is offered: clearing first, then the values by number.
    fn values(self, workspace: &Workspace, lang: Lang) -> Vec<(Value, String)> {
        let clear = words::CLEAR.text(lang).to_owned();
        let named = |label: Option<Label>| label.map_or("", |label| label.text(lang)).to_owned();
        match self {
            Self::Owner => {
                let owners = workspace.departments.iter();
                let owners = owners.map(|one| (Value::Owner(Some(one.id.clone())), one.name.clone()));
                std::iter::once((Value::Owner(None), words::NOBODY.text(lang).to_owned()))
                    .chain(owners)
                    .collect()
            }
            Self::Channel => {
                let channels = offer::channels(workspace, lang).into_iter();
                let channels = channels.map(|(id, name)| (Value::Channel(ChannelId::new(&id)), name));
                std::iter::once((Value::Channel(ChannelId::default()), clear)).chain(channels).collect()
            }
            Self::Media => with_clear(clear, lang, Value::Media),
            Self::Influence => with_clear(clear, lang, Value::Influence),
            Self::Emotion => std::iter::once((Value::Emotion(None), clear))
                .chain(
                    (-2..=2)
                        .map(|score| (Value::Emotion(Some(score)), named(vocabulary::emotion_label(score)))),
                )
                .collect(),
            Self::Importance => std::iter::once((Value::Importance(None), clear))
                .chain((1..=5).map(|score| {
                    (Value::Importance(Some(score)), named(vocabulary::importance_label(score)))
                }))
                .collect(),
        }
    }
}

fn with_clear<T: Choice + vocabulary::Labelled>(
    clear: String,
    lang: Lang,
    make: fn(Option<T>) -> Value,
) -> Vec<(Value, String)> {
    let values = offer::values::<T>(lang).into_iter();
    std::iter::once((make(None), clear))
        .chain(values.map(|(value, name)| (make(Some(value)), name)))
        .collect()
}

impl Value {
    /// The touchpoint with this value.
    fn set(&self, touchpoint: &Touchpoint) -> Touchpoint {
        let mut touchpoint = touchpoint.clone();
        match self {
            Self::Owner(owner) => set_owner(&mut touchpoint, owner.clone()),
            Self::Channel(channel) => touchpoint.channel = channel.clone(),
            Self::Media(media) => touchpoint.media_type = *media,
            Self::Influence(influence) => touchpoint.influence = *influence,
            Self::Emotion(emotion) => touchpoint.emotion = *emotion,
            Self::Importance(importance) => touchpoint.importance = *importance,
        }
        touchpoint
    }
}

/// Makes a department the one that answers for a touchpoint; none takes all owners away.
pub fn set_owner(touchpoint: &mut Touchpoint, owner: Option<crate::model::Id<Department>>) {
    match &owner {
        Some(owner) if !touchpoint.owners.contains(owner) => {
            let leading = touchpoint.owner().cloned();
            let owners = touchpoint.owners.edit();
            match owners.iter().position(|known| Some(known) == leading.as_ref()) {
                Some(at) => drop(owners.splice(at..=at, [owner.clone()])),
                None => owners.insert(0, owner.clone()),
            }
        }
        Some(_) => {}
        None => touchpoint.owners.edit().clear(),
    }
    touchpoint.accountable = owner;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners_are_replaced_added_and_cleared() {
        let mut touchpoint =
            Touchpoint { owners: vec!["a".into(), "b".into()].into(), ..Touchpoint::default() };
        set_owner(&mut touchpoint, Some("c".into()));
        assert_eq!(&*touchpoint.owners, ["c".into(), "b".into()]);
        assert_eq!(touchpoint.owner().map(|id| id.as_str()), Some("c"));
        set_owner(&mut touchpoint, Some("b".into()));
        assert_eq!(touchpoint.owners.len(), 2);
        set_owner(&mut touchpoint, None);
        assert!(touchpoint.owners.is_empty() && touchpoint.owner().is_none());
    }

    #[test]
    fn the_first_value_clears() {
        for property in [Property::Media, Property::Influence, Property::Emotion, Property::Importance] {
            let values = property.values(&Workspace::default(), Lang::En);
            assert!(values.len() > 4, "{property:?}");
            assert_eq!(values[0].1, "not assessed");
        }
    }
}
