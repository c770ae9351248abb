//! Fields that edit one thing or several at once: where they differ, a field says "several" until
//! something is chosen for all. Knows no journey; what a field means is its panel's.

use std::sync::Arc;

use egui::{Button, ComboBox, RichText, Ui, vec2};

use crate::edit::Edit;
use crate::model::{Choice, Date, Id, Lang};
use crate::text::{Face, one_line};
use crate::theme::{Rgb, Theme};
use crate::ui::libraries::{self, Kept};
use crate::ui::table::Names;
use crate::ui::ticks::{self, Ticks as _};
use crate::ui::{Action, appearance, gaps, offer, popups, single_line, words};
use crate::vocabulary::{self, Label, Labelled};

/// How a field that copies is read and written: `copied!(role)`.
macro_rules! copied {
    ($($field:ident).+) => { (|one| one.$($field).+, |one, value| one.$($field).+ = value) };
}

/// How a field that is cloned is read and written: `cloned!(name)`.
macro_rules! cloned {
    ($($field:ident).+) => { (|one| one.$($field).+.clone(), |one, value| one.$($field).+ = value) };
}

/// How a list is read and written: `list!(personas)`.
macro_rules! list {
    ($($field:ident).+) => { (|one| one.$($field).+.to_vec(), |one, values| one.$($field).+ = values.into()) };
}

pub(in crate::ui) use {cloned, copied, list};

/// So many things are compared to tell what they have in common: a frame must stay short with ten
/// thousand selected. A change is still made to all.
pub const LOOKED_AT: usize = 200;

/// The width of the button that takes a value away, in points.
const CLEAR_WIDTH: f32 = 30.0;
/// The height of a row of buttons and of each of them: as high as the row is anyway, so that all stand level.
const HEIGHT: f32 = 26.0;

/// Things that are edited together, and where the edits go.
pub struct Form<'a, T> {
    /// The language of the window.
    pub lang: Lang,
    /// The colours.
    pub theme: &'a Theme,
    /// What is edited.
    pub items: &'a [Arc<T>],
    /// The edit that puts these versions in their place.
    pub edit: &'a dyn Fn(Vec<T>, Label) -> Edit,
    /// What is asked for.
    pub actions: &'a mut Vec<Action>,
}

impl<T: Clone + PartialEq> Form<'_, T> {
    /// The value that all have, of those that are looked at; nothing if they differ.
    pub fn same<V: PartialEq>(&self, get: impl Fn(&T) -> V) -> Option<V> {
        let mut values = self.items.iter().take(LOOKED_AT).map(|item| get(item));
        let first = values.next()?;
        values.all(|value| value == first).then_some(first)
    }

    fn changed(&self, change: impl Fn(&mut T)) -> Vec<T> {
        let change_one = |item: &Arc<T>| {
            let mut changed = (**item).clone();
            change(&mut changed);
            (changed != **item).then_some(changed)
        };
        self.items.iter().filter_map(change_one).collect()
    }

    /// One step of undo for all.
    pub fn set(&mut self, what: Label, change: impl Fn(&mut T)) {
        let changed = self.changed(change);
        if !changed.is_empty() {
            self.actions.push(Action::Apply((self.edit)(changed, what)));
        }
    }

    /// Joined to the step before while the same field is typed in.
    fn set_typed(&mut self, what: Label, group: u64, change: impl Fn(&mut T)) {
        let changed = self.changed(change);
        if !changed.is_empty() {
            self.actions.push(Action::ApplyGrouped((self.edit)(changed, what), group));
        }
    }

    /// A text on one row, or on several.
    pub fn text(
        &mut self,
        ui: &mut Ui,
        label: Label,
        rows: usize,
        (get, set): (impl Fn(&T) -> String, impl Fn(&mut T, String)),
    ) {
        let name = caption(ui, label, self.lang);
        let several = words::SEVERAL.text(self.lang);
        let shared = self.same(&get);
        let hint = if shared.is_none() { several } else { "" };
        let mut text = shared.unwrap_or_default();
        let field = if rows > 1 {
            egui::TextEdit::multiline(&mut text).desired_rows(rows).margin(egui::Margin::symmetric(8, 5))
        } else {
            single_line(&mut text)
        };
        let field = field.id_salt(label.en).hint_text(hint).desired_width(f32::INFINITY);
        let response = ui.add(field).labelled_by(name);
        gaps::field::arrive(&response, label);
        if response.changed() {
            self.set_typed(label, response.id.value(), |item| set(item, text.clone()));
        }
        if response.lost_focus() {
            self.actions.push(Action::EndGroup);
        }
    }

    /// A text that stands for a value: what can't be read is shown as such and changes nothing.
    /// Empty text is no value.
    pub fn parsed<V: Clone + PartialEq>(
        &mut self,
        ui: &mut Ui,
        label: Label,
        (write, read): (impl Fn(&V) -> String, impl Fn(&str) -> Option<V>),
        (get, set): (impl Fn(&T) -> Option<V>, impl Fn(&mut T, Option<V>)),
    ) {
        let name = caption(ui, label, self.lang);
        let shared = self.same(get);
        let hint = if shared.is_none() { words::SEVERAL.text(self.lang) } else { "" };
        let id = ui.make_persistent_id(label.en);
        let typed: Option<String> = ui.data(|data| data.get_temp(id));
        let mut text = typed.unwrap_or_else(|| shared.flatten().as_ref().map(write).unwrap_or_default());
        let field = single_line(&mut text).id(id).hint_text(hint).desired_width(f32::INFINITY);
        let response = ui.add(field).labelled_by(name);
        gaps::field::arrive(&response, label);
        let value = Some(text.trim()).filter(|text| !text.is_empty()).map(&read);
        if value.as_ref().is_some_and(Option::is_none) {
            ui.colored_label(ui.visuals().error_fg_color, words::NOT_READABLE.text(self.lang));
        }
        if response.changed() {
            ui.data_mut(|data| data.insert_temp(id, text.clone()));
            match value {
                None => self.set_typed(label, id.value(), |item| set(item, None)),
                Some(Some(value)) => self.set_typed(label, id.value(), |item| set(item, Some(value.clone()))),
                Some(None) => {}
            }
        }
        if response.lost_focus() {
            ui.data_mut(|data| data.remove::<String>(id));
            self.actions.push(Action::EndGroup);
        }
    }

    /// A whole number, or none.
    pub fn number(
        &mut self,
        ui: &mut Ui,
        label: Label,
        (get, set): (impl Fn(&T) -> Option<u32>, impl Fn(&mut T, Option<u32>)),
    ) {
        self.parsed(ui, label, (u32::to_string, |text: &str| text.parse().ok()), (get, set));
    }

    /// A figure, or none.
    pub fn figure(
        &mut self,
        ui: &mut Ui,
        label: Label,
        (get, set): (impl Fn(&T) -> Option<f64>, impl Fn(&mut T, Option<f64>)),
    ) {
        let lang = self.lang;
        let write = |figure: &f64| match lang {
            Lang::En => figure.to_string(),
            Lang::Nl => figure.to_string().replace('.', ","),
        };
        self.parsed(ui, label, (write, |text: &str| vocabulary::read_figure(text, lang)), (get, set));
    }

    /// A day, or none; it is typed and shown as people write it.
    pub fn date(
        &mut self,
        ui: &mut Ui,
        label: Label,
        (get, set): (impl Fn(&T) -> Option<Date>, impl Fn(&mut T, Option<Date>)),
    ) {
        let lang = self.lang;
        let write = |day: &Date| vocabulary::date(*day, lang);
        let read = |text: &str| vocabulary::read_date(text, lang).ok();
        self.parsed(ui, label, (write, read), (get, set));
    }

    /// A list from which one is chosen, or none.
    pub fn choice<V: Clone + PartialEq>(
        &mut self,
        ui: &mut Ui,
        label: Label,
        (none, offers): (Label, &[(V, String)]),
        (get, set): (impl Fn(&T) -> Option<V>, impl Fn(&mut T, Option<V>)),
    ) {
        self.chosen(ui, label, (none, offers), (&get, &set), false);
    }

    /// A list from which one is chosen; `more` when what it lists has a place of its own.
    fn chosen<V: Clone + PartialEq>(
        &mut self,
        ui: &mut Ui,
        label: Label,
        (none, offers): (Label, &[(V, String)]),
        (get, set): (&impl Fn(&T) -> Option<V>, &impl Fn(&mut T, Option<V>)),
        more: bool,
    ) -> Foot {
        let name = caption(ui, label, self.lang);
        let shared = self.same(get);
        let mut foot = Foot::Nothing;
        let none = none.text(self.lang);
        let text = match &shared {
            None => words::SEVERAL.text(self.lang).to_owned(),
            Some(None) => none.to_owned(),
            Some(Some(value)) => named(offers, value),
        };
        let mut chosen = None;
        let width = ui.available_width();
        let combo = ComboBox::from_id_salt(label.en).selected_text(one_line(&text)).width(width).truncate();
        // A new name is typed in the list itself, which therefore stays until something is chosen.
        let combo =
            if more { combo.close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside) } else { combo };
        let response = combo.show_ui(ui, |ui| {
            if ui.selectable_label(shared == Some(None), none).clicked() {
                chosen = Some(None);
            }
            for (value, text) in offers {
                let on = shared.as_ref().is_some_and(|shared| shared.as_ref() == Some(value));
                if ui.selectable_label(on, one_line(text)).clicked() {
                    chosen = Some(Some(value.clone()));
                }
            }
            if more {
                popups::stay(ui.ctx());
                foot = foot_ui(ui, self.lang);
                if chosen.is_some() || !matches!(foot, Foot::Nothing) {
                    ui.close();
                }
            }
        });
        gaps::field::arrive(&response.response.labelled_by(name), label);
        if let Some(value) = chosen {
            self.set(label, |item| set(item, value.clone()));
        }
        foot
    }

    /// One entry of a library, or none; one that is missing is added on the spot, and all are edited
    /// in their own place.
    pub fn entry<E: Kept>(
        &mut self,
        ui: &mut Ui,
        label: Label,
        (none, names): (Label, Names<'_>),
        (get, set): (impl Fn(&T) -> Option<Id<E>>, impl Fn(&mut T, Option<Id<E>>)),
    ) {
        let offers: Vec<_> =
            E::list(names).iter().map(|entry| (Id::new(entry.id()), entry.title().to_owned())).collect();
        match self.chosen(ui, label, (none, &offers), (&get, &set), true) {
            Foot::Nothing => {}
            Foot::Edit => self.actions.push(libraries::open(E::LIBRARY)),
            Foot::New(name) => self.add_entry::<E>(label, names, name, |item, id| set(item, Some(id))),
        }
    }

    /// Adds an entry of this name to its library and puts it in place, as one step.
    fn add_entry<E: Kept>(
        &mut self,
        label: Label,
        names: Names<'_>,
        name: String,
        put: impl Fn(&mut T, Id<E>),
    ) {
        let (edit, id) = libraries::fresh::<E>(names, &name);
        let changed = (self.edit)(self.changed(|item| put(item, Id::new(&id))), label);
        let edits = libraries::joined::<E>(names, &name, edit, vec![changed]);
        self.actions.push(Action::ApplyAll(edits, libraries::added(name)));
    }

    /// The same over a closed vocabulary.
    pub fn value<V: Choice + Labelled>(
        &mut self,
        ui: &mut Ui,
        label: Label,
        (get, set): (impl Fn(&T) -> Option<V>, impl Fn(&mut T, Option<V>)),
    ) {
        let offers = offer::values::<V>(self.lang);
        self.choice(ui, label, (words::CLEAR, &offers), (get, set));
    }

    /// The same where there always is a value.
    pub fn kind<V: Choice + Labelled>(
        &mut self,
        ui: &mut Ui,
        label: Label,
        (get, set): (impl Fn(&T) -> V, impl Fn(&mut T, V)),
    ) {
        let name = caption(ui, label, self.lang);
        let shared = self.same(get);
        let several = || words::SEVERAL.text(self.lang);
        let text = shared.map_or_else(several, |value| value.label().text(self.lang));
        let mut chosen = None;
        let combo =
            ComboBox::from_id_salt(label.en).selected_text(text).width(ui.available_width()).truncate();
        let response = combo.show_ui(ui, |ui| {
            for (value, text) in offer::values::<V>(self.lang) {
                if ui.selectable_label(shared == Some(value), text).clicked() {
                    chosen = Some(value);
                }
            }
        });
        gaps::field::arrive(&response.response.labelled_by(name), label);
        if let Some(value) = chosen {
            self.set(label, |item| set(item, value));
        }
    }

    /// Buttons side by side, of which one is on; the last takes the value away. `offers` are a
    /// value, what its button shows, its whole name and its colour.
    pub fn segments<V: Clone + PartialEq>(
        &mut self,
        ui: &mut Ui,
        label: Label,
        offers: &[Segment<V>],
        (get, set): (impl Fn(&T) -> Option<V>, impl Fn(&mut T, Option<V>)),
    ) {
        caption(ui, label, self.lang);
        // The question mark needs little room, the words need more.
        let values = offers.len().saturating_sub(1).max(1) as f32;
        let width = (ui.available_width() - CLEAR_WIDTH - values * 3.0) / values;
        ui.horizontal(|ui| {
            ui.set_min_height(HEIGHT);
            ui.spacing_mut().item_spacing.x = 3.0;
            self.buttons(ui, label, offers, (width, CLEAR_WIDTH), &get, &set);
        });
    }

    /// A score from `low` to `high` and "?", its label at the left.
    pub fn score(
        &mut self,
        ui: &mut Ui,
        label: Label,
        (low, high): (u8, u8),
        (get, set): (impl Fn(&T) -> Option<u8>, impl Fn(&mut T, Option<u8>)),
    ) {
        let accent = self.theme.accent;
        let mut offers: Vec<Segment<u8>> = (low..=high)
            .map(|score| Segment::new(Some(score), score.to_string(), score.to_string(), accent))
            .collect();
        offers.push(Segment::clear(self.lang, accent));
        let width = if offers.len() > 6 { 21.0 } else { 25.0 };
        ui.horizontal(|ui| {
            ui.set_min_height(HEIGHT);
            ui.spacing_mut().item_spacing.x = 3.0;
            let buttons = offers.len() as f32 * (width + 3.0);
            let room = (ui.available_width() - buttons).max(40.0);
            beside_ui(ui, label.text(self.lang), (room, HEIGHT));
            self.buttons(ui, label, &offers, (width, width), &get, &set);
        });
    }

    fn buttons<V: Clone + PartialEq>(
        &mut self,
        ui: &mut Ui,
        label: Label,
        offers: &[Segment<V>],
        (wide, narrow): (f32, f32),
        get: &impl Fn(&T) -> Option<V>,
        set: &impl Fn(&mut T, Option<V>),
    ) {
        ui.spacing_mut().button_padding.x = 2.0;
        let shared = self.same(get);
        let mut chosen = None;
        for segment in offers {
            let on = shared.as_ref() == Some(&segment.value);
            let mut text = RichText::new(&segment.text);
            // That nothing was filled in must not stand out like a value.
            let (fill, ink, width) = match segment.value {
                Some(_) => (segment.colour, self.theme.on_accent, wide),
                None => (self.theme.line, self.theme.ink, narrow),
            };
            if on {
                text = text.font(appearance::face(12.5, Face::SemiBold)).color(appearance::colour(ink));
            }
            let button = Button::new(text).min_size(vec2(width, HEIGHT)).truncate();
            let button = if on { button.fill(appearance::colour(fill)) } else { button };
            let response = ui.add_sized(vec2(width, HEIGHT), button);
            let name = format!("{}: {}", label.text(self.lang), segment.name);
            response.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::RadioButton, ui.is_enabled(), on, &name)
            });
            gaps::field::arrive(&response, label);
            if response.on_hover_text(&segment.name).clicked() {
                chosen = Some(segment.value.clone());
            }
        }
        if let Some(value) = chosen {
            self.set(label, |item| set(item, value.clone()));
        }
    }

    /// Yes, no, or not assessed.
    pub fn known(
        &mut self,
        ui: &mut Ui,
        label: Label,
        (get, set): (impl Fn(&T) -> Option<bool>, impl Fn(&mut T, Option<bool>)),
    ) {
        let accent = self.theme.accent;
        let say = |label: Label| label.text(self.lang).to_owned();
        let offers = [
            Segment::new(Some(true), say(words::YES), say(words::YES), accent),
            Segment::new(Some(false), say(words::NO), say(words::NO), accent),
            Segment::clear(self.lang, accent),
        ];
        self.segments(ui, label, &offers, (get, set));
    }

    /// On or off.
    pub fn flag(
        &mut self,
        ui: &mut Ui,
        label: Label,
        (get, set): (impl Fn(&T) -> bool, impl Fn(&mut T, bool)),
    ) {
        let shared = self.same(get);
        let mut on = shared.unwrap_or(false);
        let tick = egui::Checkbox::new(&mut on, label.text(self.lang)).indeterminate(shared.is_none());
        let response = ticks::edged(ui, |ui| ui.add(tick));
        gaps::field::arrive(&response, label);
        if response.changed() {
            self.set(label, |item| set(item, on));
        }
    }

    /// Entries of a library, of which any number are chosen; one that is missing is added on the
    /// spot, and all are edited in their own place.
    pub fn entries<E: Kept>(
        &mut self,
        ui: &mut Ui,
        label: Label,
        names: Names<'_>,
        (get, set): (impl Fn(&T) -> Vec<Id<E>>, impl Fn(&mut T, Vec<Id<E>>)),
    ) {
        let offers: Vec<_> =
            E::list(names).iter().map(|entry| (Id::new(entry.id()), entry.title().to_owned())).collect();
        match self.ticks(ui, label, &offers, (&get, &set), true) {
            Foot::Nothing => {}
            Foot::Edit => self.actions.push(libraries::open(E::LIBRARY)),
            Foot::New(name) => self.add_entry::<E>(label, names, name, |item, id| {
                let mut values = get(item);
                values.push(id);
                set(item, values);
            }),
        }
    }

    /// A list from which any number are chosen; each has a tick.
    pub fn several<V: Clone + PartialEq>(
        &mut self,
        ui: &mut Ui,
        label: Label,
        offers: &[(V, String)],
        (get, set): (impl Fn(&T) -> Vec<V>, impl Fn(&mut T, Vec<V>)),
    ) {
        self.ticks(ui, label, offers, (&get, &set), false);
    }

    /// A list of ticks; `more` when what it lists has a place of its own.
    fn ticks<V: Clone + PartialEq>(
        &mut self,
        ui: &mut Ui,
        label: Label,
        offers: &[(V, String)],
        (get, set): (&impl Fn(&T) -> Vec<V>, &impl Fn(&mut T, Vec<V>)),
        more: bool,
    ) -> Foot {
        let name = caption(ui, label, self.lang);
        let shared = self.same(get);
        let mut foot = Foot::Nothing;
        let text = match &shared {
            None => words::SEVERAL.text(self.lang).to_owned(),
            Some(values) if values.is_empty() => words::NONE.text(self.lang).to_owned(),
            Some(values) => values.iter().map(|value| named(offers, value)).collect::<Vec<_>>().join(", "),
        };
        let mut flipped = None;
        let combo = ComboBox::from_id_salt(label.en)
            .selected_text(one_line(&text))
            .width(ui.available_width())
            .truncate()
            .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
        let response = combo.show_ui(ui, |ui| {
            popups::stay(ui.ctx());
            for (value, text) in offers {
                let mut on = self.items.iter().take(LOOKED_AT).all(|item| get(item).contains(value));
                if ui.tick(&mut on, one_line(text)).changed() {
                    flipped = Some((value.clone(), on));
                }
            }
            if offers.is_empty() {
                ui.weak(words::NONE_YET.text(self.lang));
            }
            if more {
                foot = foot_ui(ui, self.lang);
            }
        });
        gaps::field::arrive(&response.response.labelled_by(name), label);
        let Some((value, on)) = flipped else { return foot };
        self.set(label, |item| {
            let mut values = get(item);
            values.retain(|known| *known != value);
            if on {
                values.push(value.clone());
            }
            set(item, values);
        });
        foot
    }

    /// Names on one row, with commas between them.
    pub fn names(
        &mut self,
        ui: &mut Ui,
        label: Label,
        (get, set): (impl Fn(&T) -> Vec<String>, impl Fn(&mut T, Vec<String>)),
    ) {
        let read = |text: &str| {
            Some(text.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect())
        };
        let write = |names: &Vec<String>| names.join(", ");
        let get = |item: &T| Some(get(item)).filter(|names| !names.is_empty());
        let set = |item: &mut T, names: Option<Vec<String>>| set(item, names.unwrap_or_default());
        self.parsed(ui, label, (write, read), (get, set));
    }
}

/// Words beside buttons, in a room of this width and at least this height; level with them whatever their rows.
pub fn beside_ui(ui: &mut Ui, text: &str, (room, height): (f32, f32)) {
    let wrap = Some(egui::TextWrapMode::Wrap);
    let galley = egui::WidgetText::from(text).into_galley(ui, wrap, room, egui::TextStyle::Body);
    let (rect, _) = ui.allocate_exact_size(vec2(room, galley.size().y.max(height)), egui::Sense::hover());
    let left = egui::Layout::left_to_right(egui::Align::Center);
    ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(left)).add(egui::Label::new(text).wrap());
}

/// What was asked for below a list of ticks.
enum Foot {
    Nothing,
    /// An entry with this name.
    New(String),
    /// The library.
    Edit,
}

/// A field for a new entry, and the way to all of them.
fn foot_ui(ui: &mut Ui, lang: Lang) -> Foot {
    ui.separator();
    let id = ui.make_persistent_id("new entry");
    let mut name: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let hint = libraries::NEW.text(lang);
    let field = single_line(&mut name).id(id).hint_text(hint).desired_width(180.0);
    let response = ui.add(field);
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(hint));
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, name.clone()));
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let name = one_line(&name);
    if entered && !name.is_empty() {
        ui.data_mut(|data| data.remove::<String>(id));
        return Foot::New(name);
    }
    if ui.button(libraries::EDIT.text(lang)).clicked() { Foot::Edit } else { Foot::Nothing }
}

/// One of several buttons side by side.
pub struct Segment<V> {
    value: Option<V>,
    text: String,
    name: String,
    colour: Rgb,
}

impl<V> Segment<V> {
    /// A button for a value: what it shows, its whole name, its colour when it is on.
    pub fn new(value: Option<V>, text: String, name: String, colour: Rgb) -> Self {
        Self { value, text, name, colour }
    }

    /// The button that takes the value away.
    pub fn clear(lang: Lang, colour: Rgb) -> Self {
        Self::new(None, "?".to_owned(), words::CLEAR.text(lang).to_owned(), colour)
    }
}

/// The label over a field; its id, for the field's name.
fn caption(ui: &mut Ui, label: Label, lang: Lang) -> egui::Id {
    ui.add_space(2.0);
    ui.weak(label.text(lang)).id
}

/// What a value is called; a value that is not offered keeps a place of its own.
fn named<V: PartialEq>(offers: &[(V, String)], value: &V) -> String {
    offers.iter().find(|(known, _)| known == value).map_or_else(|| "…".to_owned(), |(_, text)| text.clone())
}
