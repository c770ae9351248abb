//! The numbered list that a property key opens at the selection: a digit chooses, 0 clears, arrows
//! and Enter work too. Makes one edit for all selected touchpoints. What keys mean is `picking`'s.

use egui::{Id, Order};

use super::app::WandelApp;
use super::document::Document;
use super::picking::{self, List, Step};
use super::{Action, Command, command, offer, words};
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
    list: List,
}

impl Picker {
    /// The list for a property, its first entry marked.
    pub fn new(property: Property) -> Self {
        Self { list: List::new(property) }
    }

    /// What it offers and what is searched for in it.
    pub fn list(&self) -> &List {
        &self.list
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
        let names = self.list.property.names(document.editor.workspace(), lang);
        let (chosen, elsewhere) = self.list_ui(ctx, &names, card, lang);
        match chosen {
            Some(at) => {
                actions.extend(self.list.property.set(document, at, lang).map(Action::Apply));
                false
            }
            None => !elsewhere,
        }
    }

    /// The chosen value, and whether something beside the list was clicked.
    fn list_ui(
        &mut self,
        ctx: &egui::Context,
        names: &[String],
        card: Option<egui::Rect>,
        lang: Lang,
    ) -> (Option<usize>, bool) {
        let mut chosen = None;
        let screen = ctx.content_rect().shrink(12.0);
        let shown = self.list.shown(names);
        let height = (names.len() as f32 * ROW).min(LIST_HEIGHT).min(screen.height() - AROUND);
        // The whole list must fit below its top, else its foot would be cut off.
        let lowest = screen.max - egui::vec2(LIST_WIDTH + 20.0, height + AROUND);
        let beside = card.filter(|card| screen.intersects(*card)).map(|card| card.right_top());
        let at = beside
            .map_or_else(|| screen.center() - egui::vec2(120.0, 200.0), |at| at + egui::vec2(12.0, 0.0));
        let area = egui::Area::new(Id::unique("property"))
            .order(Order::Foreground)
            .constrain_to(screen)
            .fixed_pos(at.clamp(screen.min, lowest.max(screen.min)));
        let shown = area.show(ctx, |ui| {
            egui::Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_width(LIST_WIDTH);
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.spacing_mut().interact_size.y = ROW - 1.0;
                ui.spacing_mut().button_padding.y = 2.0;
                ui.spacing_mut().scroll =
                    egui::style::ScrollStyle { foreground_color: true, ..egui::style::ScrollStyle::solid() };
                let label = self.list.property.label().text(lang);
                let find = &self.list.find;
                ui.strong(if find.is_empty() { label.to_owned() } else { format!("{label}: {find}") });
                let entries = egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height);
                entries.show(ui, |ui| {
                    chosen = self.entries_ui(ui, names, &shown);
                });
                let long = names.len() > super::picking::LONG;
                ui.weak(if long { words::FIND_HINT } else { words::DIGIT_HINT }.text(lang));
            });
        });
        (chosen, shown.response.clicked_elsewhere())
    }

    fn entries_ui(&mut self, ui: &mut egui::Ui, names: &[String], shown: &[usize]) -> Option<usize> {
        let mut chosen = None;
        // The mark is brought into view only when it moves, so that the wheel can go elsewhere.
        let moved = std::mem::take(&mut self.list.moved);
        for (place, (at, name)) in shown.iter().filter_map(|at| Some((*at, names.get(*at)?))).enumerate() {
            let digit = self.list.digit(place).map(|digit| digit.to_string()).unwrap_or_default();
            let marked = place == self.list.marked;
            let button = egui::Button::selectable(marked, crate::text::one_line(name))
                .shortcut_text(digit)
                .min_size(egui::vec2(ui.available_width(), ROW - 1.0));
            let response = ui.add(button);
            if marked && moved {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                chosen = Some(at);
            }
        }
        chosen
    }
}

/// The width of the list, in points.
const LIST_WIDTH: f32 = 240.0;
/// From one entry to the next.
const ROW: f32 = 23.0;
/// The height of the entries at most.
const LIST_HEIGHT: f32 = 420.0;
/// What stands above and below the entries.
const AROUND: f32 = 70.0;

impl WandelApp {
    /// Hears the keys of the property lists, in their order, and does at once what they say.
    pub(super) fn property_keys(&mut self, ctx: &egui::Context) {
        let Some(document) = &self.document else { return };
        let unfit = document.stage.is_playing()
            || document.replay.is_some()
            || document.view == super::MainView::Decide
            || document.read_only.is_some()
            || document.selection.touchpoints.is_empty();
        if unfit || ctx.text_edit_focused() || !self.dialogs.is_empty() || self.palette.is_some() {
            self.picker = None;
            return;
        }
        let elsewhere = egui::Popup::is_any_open(ctx) || self.canvas.is_busy();
        if self.jobs.opening.is_some() || (elsewhere && self.picker.is_none()) {
            return;
        }
        let mut open = self.picker.take().map(|picker| picker.list);
        let mut events = ctx.input_mut(|input| std::mem::take(&mut input.events));
        let command = |key| command::plain(key, &self.settings);
        let names = |property: Property| property.names(document.editor.workspace(), self.lang);
        let steps = picking::hear(&mut events, &mut open, &command, &names);
        ctx.input_mut(|input| input.events = events);
        self.picker = open.map(|list| Picker { list });
        for step in steps {
            match step {
                Step::Run(command) => self.run(ctx, command),
                Step::Set(property, at) => {
                    let edit =
                        self.document.as_ref().and_then(|document| property.set(document, at, self.lang));
                    if let Some(edit) = edit {
                        self.apply(ctx, Action::Apply(edit));
                    }
                }
            }
        }
    }
}

impl Property {
    /// The property that a command chooses.
    pub fn of(command: Command) -> Option<Self> {
        Some(match command {
            Command::SetOwner => Self::Owner,
            Command::SetChannel => Self::Channel,
            Command::SetMedia => Self::Media,
            Command::SetInfluence => Self::Influence,
            Command::SetEmotion => Self::Emotion,
            Command::SetImportance => Self::Importance,
            _ => return None,
        })
    }

    /// What its values are called, by number.
    pub(super) fn names(self, workspace: &Workspace, lang: Lang) -> Vec<String> {
        self.values(workspace, lang).into_iter().map(|(_, name)| name).collect()
    }

    /// The edit that gives the selected touchpoints the value with this number. They are looked up
    /// anew: an edit may have been made since the last frame.
    fn set(self, document: &Document, at: usize, lang: Lang) -> Option<Edit> {
        let journey = document.journey()?;
        let values = self.values(document.editor.workspace(), lang);
        let (value, _) = values.get(at)?;
        let selected = offer::touchpoints(journey, &document.selection.touchpoints);
        let touchpoints: Vec<_> = selected.iter().map(|touchpoint| value.set(touchpoint)).collect();
        let what = self.label();
        let some = !touchpoints.is_empty();
        some.then(|| Edit::SetTouchpoints { journey: journey.id.clone(), touchpoints, what })
    }

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
                let owners = offer::library(&workspace.departments).into_iter();
                let owners = owners.map(|(id, name)| (Value::Owner(Some(id)), name));
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
            Self::Influence => {
                let degrees = offer::INFLUENCES.into_iter();
                let degrees = degrees.map(|one| {
                    let name = words::influence(one).text(lang).to_owned();
                    (Value::Influence(Some(one)), name)
                });
                std::iter::once((Value::Influence(None), clear)).chain(degrees).collect()
            }
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
            Self::Owner(owner) => touchpoint.set_owner(owner.clone()),
            Self::Channel(channel) => touchpoint.channel = channel.clone(),
            Self::Media(media) => touchpoint.media_type = *media,
            Self::Influence(influence) => {
                touchpoint.influence = *influence;
                touchpoint.influence_unconfirmed = false;
            }
            Self::Emotion(emotion) => touchpoint.emotion = *emotion,
            Self::Importance(importance) => touchpoint.importance = *importance,
        }
        touchpoint
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn influence_goes_from_listen_to_full() {
        let values = Property::Influence.values(&Workspace::default(), Lang::En);
        assert_eq!((values[1].1.as_str(), values[4].1.as_str()), ("Listen", "Full"));
        assert_eq!(values[4].0, Value::Influence(Some(Influence::Full)));
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
