//! The cheat sheet: every command with its keys, in groups, searchable; a click on keys changes them.
//! Knows commands and preferences, no document.

use egui::{Button, Event, Grid, Key, KeyboardShortcut, Modifiers, RichText, ScrollArea, Ui};

use super::app::WandelApp;
use super::dialogs::Answer;
use super::{Command, appearance, command, words};
use crate::model::Lang;
use crate::settings::Settings;
use crate::text::Face;
use crate::ui::single_line;
use crate::vocabulary::Label;

macro_rules! labels {
    ($( $name:ident: $en:literal / $nl:literal; )*) => {
        $( const $name: Label = Label::new($en, $nl); )*
    };
}

labels! {
    SEARCH: "Search commands and keys" / "Zoek opdrachten en toetsen";
    PRESS: "press the new keys…" / "druk de nieuwe toetsen in…";
    NO_KEYS: "no keys" / "geen toetsen";
    CHANGE: "Keys of {command}: {keys}" / "Toetsen van {command}: {keys}";
    RESET: "As before" / "Zoals eerst";
    RESET_NAME: "Usual keys for {command}" / "Gewone toetsen voor {command}";
    RESET_ALL: "All keys as they came" / "Alle toetsen zoals ze waren";
    TAKEN: "{keys} runs ‘{command}’ already." / "{keys} doet al ‘{command}’.";
    TAKE: "Take it" / "Overnemen";
    LEAVE: "Leave it" / "Laten";
    NOT_THESE: "Not with Alt, and no digit alone: those are for letters with accents and for lists." / "Niet met Alt, en geen los cijfer: die zijn voor letters met accenten en voor lijsten.";
    ESC_STOPS: "Esc changes nothing" / "Esc verandert niets";
    NOTHING: "No command is called that" / "Zo heet geen opdracht";
    FILES: "Files" / "Bestanden";
    EDITING: "Editing" / "Bewerken";
    ADDING: "Adding and linking" / "Toevoegen en verbinden";
    LOOKING: "Looking" / "Kijken";
    SELECTED: "The selected touchpoints" / "De gekozen contactmomenten";
    WINDOW: "Window and session" / "Venster en sessie";
    ALWAYS: "Always the same" / "Altijd hetzelfde";
}

/// Keys that cannot be changed, and what they do.
const FIXED: [(Label, Label); 9] = [
    (
        Label::new("Arrows", "Pijltjes"),
        Label::new(
            "Go from card to card along the map",
            "Over de kaart van contactmoment naar contactmoment",
        ),
    ),
    (
        Label::new("0 to 9", "0 tot 9"),
        Label::new(
            "Choose from a list that a letter opened; 0 clears",
            "Kiezen uit een lijst die een letter opende; 0 wist",
        ),
    ),
    (Label::new("Hold Space", "Spatie vasthouden"), Label::new("Drag the map", "De kaart verslepen")),
    (
        Label::new("Three letters, fast", "Drie letters, snel"),
        Label::new("Are the title of a new touchpoint", "Zijn de titel van een nieuw contactmoment"),
    ),
    (
        Label::new("@name", "@naam"),
        Label::new(
            "In the line: who owns it; a new name is a new owner",
            "In de regel: wie eigenaar is; een nieuwe naam is een nieuwe eigenaar",
        ),
    ),
    (
        Label::new("12 >  and  > 12", "12 >  en  > 12"),
        Label::new(
            "In the line: follows card 12, leads to card 12",
            "In de regel: volgt op kaart 12, leidt naar kaart 12",
        ),
    ),
    (
        Label::new("+ in front", "+ vooraan"),
        Label::new("In the line: the card follows nothing", "In de regel: de kaart volgt nergens op"),
    ),
    (
        Label::new("-  ?  *  \" in front", "-  ?  *  \" vooraan"),
        Label::new(
            "In the line: a pain, a question, an idea, a quote at the last card",
            "In de regel: een pijnpunt, vraag, idee of citaat bij de laatste kaart",
        ),
    ),
    (
        Label::new("m3  i2  e4  p5", "m3  i2  e4  p5"),
        Label::new(
            "In the line: media type, influence, feeling, importance by number",
            "In de regel: mediatype, invloed, gevoel, belang met een cijfer",
        ),
    ),
];

/// The cheat sheet while it is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeysForm {
    search: String,
    /// The command that waits for its new keys.
    listening: Option<Command>,
    /// Keys that another command has: who wants them, which, whose they are.
    conflict: Option<(Command, KeyboardShortcut, Command)>,
    /// Whether the keys pressed last cannot be had.
    refused: bool,
}

/// A change of keys.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// These keys, taken from the other command if one had them.
    Set(Command, KeyboardShortcut, Option<Command>),
    /// The keys that the command came with.
    Reset(Command),
    /// All keys as they came.
    ResetAll,
}

/// The group of a command, by its place among the others.
fn group(command: Command) -> Label {
    match command {
        Command::Find => LOOKING,
        _ if command <= Command::Quit => FILES,
        _ if command <= Command::SelectNothing => EDITING,
        _ if command <= Command::Link => ADDING,
        _ if command < Command::SetOwner => LOOKING,
        _ if command <= Command::ToNextPhase => SELECTED,
        _ => WINDOW,
    }
}

/// Keys as the preferences keep them: `Ctrl+Shift+S`.
pub fn stored(keys: &KeyboardShortcut) -> String {
    let ctrl = if keys.modifiers.command || keys.modifiers.ctrl { "Ctrl+" } else { "" };
    let shift = if keys.modifiers.shift { "Shift+" } else { "" };
    format!("{ctrl}{shift}{}", keys.logical_key.name())
}

/// Writes a change down in the preferences.
pub fn change(settings: &mut Settings, change: &Change) {
    let name = |command: Command| format!("{command:?}");
    match change {
        Change::ResetAll => settings.keys.clear(),
        Change::Reset(command) => drop(settings.keys.remove(&name(*command))),
        Change::Set(command, keys, from) => {
            if let Some(entry) = from.and_then(command::entry) {
                // Of several keys the others stay.
                let left = command::keys(entry, settings).into_iter().find(|other| other != keys);
                let text = left.map_or_else(|| command::NO_KEYS.to_owned(), |left| stored(&left));
                settings.keys.insert(name(entry.command), text);
            }
            settings.keys.insert(name(*command), stored(keys));
        }
    }
}

impl KeysForm {
    /// Shows the sheet; a change, or its end.
    pub fn form_ui(&mut self, ui: &mut Ui, settings: &Settings, lang: Lang) -> Option<Answer> {
        let mut asked = self.listen(ui, settings);
        ui.weak(words::KEYS_TEXT.text(lang));
        let hint = SEARCH.text(lang);
        let field = single_line(&mut self.search).id_salt("search keys").hint_text(hint);
        let response = ui.add(field.desired_width(300.0));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(hint));
        self.told_ui(ui, lang, &mut asked);
        let needle = self.search.trim().to_lowercase();
        ScrollArea::vertical().max_height(430.0).auto_shrink([false, true]).show(ui, |ui| {
            let mut found = false;
            for title in [ADDING, SELECTED, EDITING, LOOKING, WINDOW, FILES] {
                let fits =
                    |entry: &&command::Entry| group(entry.command) == title && has(entry, settings, &needle);
                let mut entries: Vec<&command::Entry> = command::ALL.iter().filter(fits).collect();
                // A cheat sheet is for what has keys; the rest waits below for some.
                entries.sort_by_key(|entry| command::keys(entry, settings).is_empty());
                if !entries.is_empty() {
                    found = true;
                    heading(ui, title, lang);
                    self.group_ui(ui, settings, lang, (title, &entries), &mut asked);
                }
            }
            found |= fixed_ui(ui, lang, &needle);
            if !found {
                ui.weak(NOTHING.text(lang));
            }
        });
        ui.add_space(8.0);
        let mut closed = false;
        ui.horizontal(|ui| {
            closed = ui.button(words::CLOSE_DIALOG.text(lang)).clicked();
            let some = !settings.keys.is_empty();
            if ui.add_enabled(some, Button::new(RESET_ALL.text(lang))).clicked() {
                asked = Some(Change::ResetAll);
            }
        });
        asked.map(Answer::Keys).or(closed.then_some(Answer::Cancel))
    }

    /// Hears the new keys of the command that waits for them.
    fn listen(&mut self, ui: &Ui, settings: &Settings) -> Option<Change> {
        let command = self.listening?;
        let pressed = ui.input_mut(|input| {
            let is_key = |event: &mut Event| {
                matches!(
                    event,
                    Event::Key { .. } | Event::Text(_) | Event::Copy | Event::Cut | Event::Paste(_)
                )
            };
            let keys: Vec<Event> = input.events.extract_if(.., is_key).collect();
            keys.into_iter().find_map(|event| match event {
                Event::Key { key, modifiers, pressed: true, repeat: false, .. } => Some((key, modifiers)),
                Event::Copy => Some((Key::C, Modifiers::COMMAND)),
                Event::Cut => Some((Key::X, Modifiers::COMMAND)),
                Event::Paste(_) => Some((Key::V, Modifiers::COMMAND)),
                _ => None,
            })
        });
        let (key, modifiers) = pressed?;
        if key == Key::Escape {
            self.listening = None;
            return None;
        }
        let plain = !(modifiers.command || modifiers.ctrl);
        let digit = super::picking::digit(key).is_some();
        if modifiers.alt || (plain && digit) {
            self.refused = true;
            return None;
        }
        self.refused = false;
        self.listening = None;
        let shift = Modifiers { shift: modifiers.shift, ..Modifiers::NONE };
        let modifiers = if plain { shift } else { shift | Modifiers::COMMAND };
        let keys = KeyboardShortcut::new(modifiers, key);
        let other = command::ALL
            .iter()
            .find(|entry| entry.command != command && command::keys(entry, settings).contains(&keys));
        match other {
            Some(other) => {
                self.conflict = Some((command, keys, other.command));
                None
            }
            None => Some(Change::Set(command, keys, None)),
        }
    }

    /// What stands in the way of a change.
    fn told_ui(&mut self, ui: &mut Ui, lang: Lang, asked: &mut Option<Change>) {
        if let Some((command, keys, other)) = self.conflict {
            ui.horizontal_wrapped(|ui| {
                let values =
                    [("keys", command::written(&keys)), ("command", command::label(other, lang).to_owned())];
                let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                ui.colored_label(ui.visuals().error_fg_color, TAKEN.fill(lang, &values));
                if ui.button(TAKE.text(lang)).clicked() {
                    *asked = Some(Change::Set(command, keys, Some(other)));
                    self.conflict = None;
                }
                if ui.button(LEAVE.text(lang)).clicked() {
                    self.conflict = None;
                }
            });
        } else if self.listening.is_some() {
            let text = if self.refused { NOT_THESE } else { ESC_STOPS };
            ui.label(text.text(lang));
        }
    }

    fn group_ui(
        &mut self,
        ui: &mut Ui,
        settings: &Settings,
        lang: Lang,
        (title, entries): (Label, &[&command::Entry]),
        asked: &mut Option<Change>,
    ) {
        let wide = ui.available_width() - 120.0 - 2.0 * ui.spacing().item_spacing.x;
        Grid::new(title.en).num_columns(2).striped(true).min_col_width(120.0).show(ui, |ui| {
            for entry in entries {
                let keys: Vec<String> = command::keys(entry, settings).iter().map(command::written).collect();
                let written = if keys.is_empty() { NO_KEYS.text(lang).to_owned() } else { keys.join(", ") };
                let listening = self.listening == Some(entry.command);
                let shown = if listening { PRESS.text(lang) } else { &written };
                let text = RichText::new(shown);
                let text = if keys.is_empty() {
                    text.weak()
                } else {
                    text.font(appearance::face(12.5, Face::SemiBold))
                };
                let response = ui.add(Button::selectable(listening, text).min_size(egui::vec2(120.0, 22.0)));
                let command = entry.label.text(lang);
                let name = CHANGE.fill(lang, &[("command", command), ("keys", &written)]);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                if response.clicked() {
                    self.listening = Some(entry.command).filter(|_| !listening);
                    self.conflict = None;
                    self.refused = false;
                }
                let known = settings.keys.contains_key(&format!("{:?}", entry.command));
                let came = || RESET_NAME.fill(lang, &[("command", command)]);
                if told_ui(ui, (entry.tip.text(lang), wide), known.then(came), lang) {
                    *asked = Some(Change::Reset(entry.command));
                }
                ui.end_row();
            }
        });
    }
}

/// Whether a command is called like this or has keys like this, in either language.
fn has(entry: &command::Entry, settings: &Settings, needle: &str) -> bool {
    let keys: Vec<String> = command::keys(entry, settings).iter().map(command::written).collect();
    let Label { en, nl } = entry.label;
    let text = [en, nl, entry.tip.en, entry.tip.nl, &keys.join(" ")].join(" ").to_lowercase();
    needle.split_whitespace().all(|word| text.contains(word))
}

/// The keys that cannot be changed; whether any are called like this.
fn fixed_ui(ui: &mut Ui, lang: Lang, needle: &str) -> bool {
    let fits = |(keys, what): &&(Label, Label)| {
        let text = [keys.en, keys.nl, what.en, what.nl].join(" ").to_lowercase();
        needle.split_whitespace().all(|word| text.contains(word))
    };
    let rows: Vec<&(Label, Label)> = FIXED.iter().filter(fits).collect();
    if rows.is_empty() {
        return false;
    }
    heading(ui, ALWAYS, lang);
    let wide = ui.available_width() - 120.0 - 2.0 * ui.spacing().item_spacing.x;
    Grid::new("fixed keys").num_columns(2).striped(true).min_col_width(120.0).show(ui, |ui| {
        for (keys, what) in rows {
            ui.label(RichText::new(keys.text(lang)).font(appearance::face(12.5, Face::SemiBold)));
            told_ui(ui, (what.text(lang), wide), None, lang);
            ui.end_row();
        }
    });
    true
}

/// What keys do, on a ground that reaches to the end of the row; `reset` names the button that brings
/// back the keys that a command came with. Whether that was clicked.
fn told_ui(ui: &mut Ui, (text, wide): (&str, f32), reset: Option<String>, lang: Lang) -> bool {
    let row = ui.horizontal(|ui| {
        ui.set_min_width(wide);
        ui.label(text);
        let Some(name) = reset else { return false };
        let response = ui.button(RESET.text(lang));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        response.clicked()
    });
    row.inner
}

fn heading(ui: &mut Ui, title: Label, lang: Lang) {
    ui.add_space(8.0);
    ui.label(RichText::new(title.text(lang)).font(appearance::face(13.0, Face::Bold)));
}

impl WandelApp {
    /// Changes keys and remembers that.
    pub(super) fn change_keys(&mut self, asked: &Change) {
        change(&mut self.settings, asked);
        self.keep_settings();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_back_as_they_are_stored() {
        for entry in command::ALL {
            for keys in entry.keys {
                assert_eq!(command::parse(&stored(keys)), Some(*keys), "{}", stored(keys));
            }
        }
    }

    #[test]
    fn keys_are_taken_given_back_and_reset() {
        let mut settings = Settings::default();
        let keys = |command, settings: &Settings| command::keys(command::entry(command).unwrap(), settings);
        let y = KeyboardShortcut::new(Modifiers::COMMAND, Key::Y);
        change(&mut settings, &Change::Set(Command::Tidy, y, Some(Command::Redo)));
        assert_eq!(keys(Command::Tidy, &settings), [y]);
        assert_eq!(keys(Command::Redo, &settings).len(), 1, "the other key stays");
        let tidy = KeyboardShortcut::new(Modifiers::NONE, Key::N);
        change(&mut settings, &Change::Set(Command::Tidy, tidy, Some(Command::NewTouchpoint)));
        assert!(keys(Command::NewTouchpoint, &settings).is_empty());
        change(&mut settings, &Change::Reset(Command::NewTouchpoint));
        assert_eq!(keys(Command::NewTouchpoint, &settings), [tidy]);
        change(&mut settings, &Change::ResetAll);
        assert_eq!(settings, Settings::default());
    }

    #[test]
    fn every_command_is_in_a_group_and_found_in_both_languages() {
        for entry in command::ALL {
            for text in [entry.label.en, entry.label.nl] {
                assert!(has(entry, &Settings::default(), &text.to_lowercase()), "{text}");
            }
        }
        assert_eq!(group(Command::NewTouchpoint), ADDING);
        assert_eq!(group(Command::ToggleMoment), SELECTED);
    }
}
