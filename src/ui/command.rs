//! Every command's label, tooltip and shortcut, once: menu, tooltips and keyboard come from here.
//! Knows no document; running a command is the app's.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::Command;
use crate::model::Lang;
use crate::settings::Settings;
use crate::vocabulary::Label;

/// What is known of a command.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The command.
    pub command: Command,
    /// Its name in menus.
    pub label: Label,
    /// What it does, for the tooltip.
    pub tip: Label,
    /// The keys that run it, the one shown first.
    pub keys: &'static [KeyboardShortcut],
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };
const SHIFT: Modifiers = Modifiers::SHIFT;
const NONE: Modifiers = Modifiers::NONE;

const fn key(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

macro_rules! commands {
    ($( $command:ident: $en:literal / $nl:literal, $tip_en:literal / $tip_nl:literal, [$($modifiers:ident $key:ident),*]; )*) => {
        /// Every command.
        pub const ALL: &[Entry] = &[ $( Entry {
            command: Command::$command,
            label: Label::new($en, $nl),
            tip: Label::new($tip_en, $tip_nl),
            keys: &[ $( key($modifiers, Key::$key) ),* ],
        } ),* ];
    };
}

commands! {
    New: "New" / "Nieuw", "Close this file and begin another" / "Dit bestand sluiten en een ander beginnen", [CTRL N];
    Open: "Open…" / "Openen…", "Open a journey file" / "Een klantreisbestand openen", [CTRL O];
    Save: "Save" / "Opslaan", "Write this file" / "Dit bestand wegschrijven", [CTRL S];
    SaveAs: "Save as…" / "Opslaan als…", "Write under another name" / "Onder een andere naam wegschrijven", [CTRL_SHIFT S];
    SaveTemplate: "Save as template…" / "Opslaan als sjabloon…", "Keep these phases to begin other maps from" / "Deze fasen bewaren om andere kaarten mee te beginnen", [];
    Import: "Import…" / "Importeren…", "Take over a spreadsheet, a graph or an outline" / "Een rekenblad, graaf of overzicht overnemen", [];
    Export: "Export…" / "Exporteren…", "Make a picture of the map" / "Een afbeelding van de kaart maken", [CTRL E];
    ExportContent: "Export lists and graphs…" / "Lijsten en grafen exporteren…", "Excel, CSV, Mermaid, GraphML, DOT, Markdown or JSON" / "Excel, CSV, Mermaid, GraphML, DOT, Markdown of JSON", [];
    GapReport: "Report of gaps…" / "Rapport van knelpunten…", "Write what the gaps are for colleagues, a spreadsheet or a wiki" / "Wegschrijven wat de knelpunten zijn, voor collega’s, een spreadsheet of een wiki", [CTRL_SHIFT E];
    Close: "Close" / "Sluiten", "Back to the start" / "Terug naar het begin", [CTRL W];
    Quit: "Quit" / "Afsluiten", "Leave Wandel" / "Wandel verlaten", [CTRL Q];
    Undo: "Undo" / "Ongedaan maken", "Take the last step back" / "De laatste stap terugnemen", [CTRL Z];
    Redo: "Redo" / "Opnieuw", "Take the step again" / "De stap opnieuw doen", [CTRL_SHIFT Z, CTRL Y];
    Cut: "Cut" / "Knippen", "Copy the selected touchpoints and delete them" / "De gekozen contactmomenten kopiëren en verwijderen", [CTRL X];
    Copy: "Copy" / "Kopiëren", "Copy the selected touchpoints" / "De gekozen contactmomenten kopiëren", [CTRL C];
    CopyPicture: "Copy as picture" / "Kopiëren als afbeelding", "Put a picture of the selected touchpoints, else of the whole map, on the clipboard" / "Een afbeelding van de gekozen contactmomenten, anders van de hele kaart, op het klembord zetten", [CTRL_SHIFT X];
    CopySvg: "Copy as SVG" / "Kopiëren als SVG", "Put the same as SVG text on the clipboard, for drawing programs and web pages" / "Hetzelfde als SVG-tekst op het klembord zetten, voor tekenprogramma’s en webpagina’s", [CTRL_SHIFT J];
    Paste: "Paste" / "Plakken", "Add the copied touchpoints" / "De gekopieerde contactmomenten toevoegen", [CTRL V];
    Duplicate: "Duplicate" / "Dupliceren", "Copy the selected touchpoints beside themselves" / "De gekozen contactmomenten naast zichzelf kopiëren", [CTRL D];
    Delete: "Delete" / "Verwijderen", "Delete what is selected" / "Verwijderen wat gekozen is", [NONE Delete, NONE Backspace];
    SelectAll: "Select all" / "Alles kiezen", "Select every touchpoint" / "Alle contactmomenten kiezen", [CTRL A];
    SelectNothing: "Select nothing" / "Niets kiezen", "Let go of the selection" / "De keuze loslaten", [NONE Escape];
    Find: "Find…" / "Zoeken…", "Find words in everything on the map" / "Woorden zoeken in alles op de kaart", [CTRL F];
    NewTouchpoint: "New touchpoint" / "Nieuw contactmoment", "Type touchpoints one after the other, from the selected one on" / "Contactmomenten achter elkaar typen, vanaf het gekozene", [NONE N];
    NewPhase: "New phase" / "Nieuwe fase", "Add a phase after the selected one" / "Een fase toevoegen na de gekozene", [CTRL_SHIFT P];
    NewJourney: "New journey" / "Nieuwe klantreis", "Add an empty journey to this file" / "Een lege klantreis aan dit bestand toevoegen", [];
    DuplicateJourney: "Duplicate this journey" / "Deze klantreis dupliceren", "Add a copy of the journey shown" / "Een kopie van de getoonde klantreis toevoegen", [];
    RenameJourney: "Rename this journey…" / "Deze klantreis hernoemen…", "Give the journey shown another name" / "De getoonde klantreis een andere naam geven", [];
    DeleteJourney: "Delete this journey" / "Deze klantreis verwijderen", "Delete the journey shown with everything in it" / "De getoonde klantreis met alles erin verwijderen", [];
    JourneyLeft: "Move this journey to the left" / "Deze klantreis naar links", "Swap this tab with the one before" / "Dit tabblad met het vorige wisselen", [];
    JourneyRight: "Move this journey to the right" / "Deze klantreis naar rechts", "Swap this tab with the one after" / "Dit tabblad met het volgende wisselen", [];
    AskScope: "What the map is about…" / "Waar de kaart over gaat…", "Say whose journey it is, from where to where, for which decision, and what success is" / "Zeggen wiens klantreis het is, van waar tot waar, voor welk besluit en wat succes is", [CTRL_SHIFT A];
    NewAction: "New action…" / "Nieuwe actie…", "Note work that was agreed, about what is selected" / "Afgesproken werk vastleggen, over wat gekozen is", [NONE A];
    FromCatalogue: "From the catalogue…" / "Uit de catalogus…", "Find a touchpoint in the catalogue by its name" / "Een contactmoment in de catalogus zoeken op naam", [CTRL I];
    Checklists: "Checklists…" / "Afvinklijsten…", "Go through what is easily forgotten, and through the website" / "Nalopen wat je snel vergeet, en de website", [];
    Rename: "Rename" / "Naam wijzigen", "Type another title" / "Een andere titel typen", [NONE F2, NONE Enter];
    Link: "Link" / "Verbinden", "Link two touchpoints: click them, or type number or name" / "Twee contactmomenten verbinden: klik erop, of typ nummer of naam", [NONE L];
    Tidy: "Tidy" / "Ordenen", "Lay the map out anew" / "De kaart opnieuw indelen", [CTRL_SHIFT T];
    Fold: "Fold" / "Invouwen", "Fold the row of the selected touchpoint, or the selected phase; once more unfolds it" / "De rij van het gekozen contactmoment of de gekozen fase invouwen; nog eens vouwt uit", [NONE F];
    FoldOthers: "Fold all but this" / "Alles behalve dit invouwen", "Fold the other rows, or the other phases" / "De andere rijen of de andere fasen invouwen", [SHIFT F];
    UnfoldAll: "Unfold everything" / "Alles uitvouwen", "Show every row and phase in full" / "Alle rijen en fasen geheel tonen", [NONE U];
    ZoomIn: "Zoom in" / "Inzoomen", "Larger" / "Groter", [CTRL Plus, CTRL Equals];
    ZoomOut: "Zoom out" / "Uitzoomen", "Smaller" / "Kleiner", [CTRL Minus];
    Fit: "Fit" / "Passend", "Show the whole map" / "De hele kaart tonen", [CTRL Num0];
    ActualSize: "100 %" / "100 %", "Show the map at its own size" / "De kaart op ware grootte tonen", [CTRL Num1];
    LanesBy: "Lanes…" / "Banen…", "Choose what the rows of the map are" / "Kiezen wat de rijen van de kaart zijn", [CTRL_SHIFT L];
    ColourBy: "Colour by…" / "Kleur naar…", "Choose what the colours of the cards stand for" / "Kiezen waar de kleuren van de kaarten voor staan", [CTRL_SHIFT K];
    FilterBy: "Filter…" / "Filteren…", "Bring out the touchpoints that have something in common" / "Contactmomenten uitlichten die iets gemeen hebben", [CTRL_SHIFT F];
    LightRoute: "Light the way of a persona" / "De weg van een persona verlichten", "Keep the whole map and light the way of one persona" / "De hele kaart laten staan en de weg van één persona verlichten", [CTRL_SHIFT D];
    KeepView: "Keep this view…" / "Deze weergave bewaren…", "Keep lanes, colours, filter and persona under a name" / "Banen, kleuren, filter en persona onder een naam bewaren", [CTRL_SHIFT H];
    PreviousJourney: "Previous journey" / "Vorige klantreis", "Show the journey before this one" / "De klantreis voor deze tonen", [CTRL PageUp];
    NextJourney: "Next journey" / "Volgende klantreis", "Show the journey after this one" / "De klantreis na deze tonen", [CTRL PageDown];
    EnterDetails: "Into the detailing journey" / "Naar de uitwerkende klantreis", "Show the journey that details the selected touchpoint" / "De klantreis tonen die het gekozen contactmoment uitwerkt", [CTRL Enter];
    LeaveDetails: "Back to the touchpoint" / "Terug naar het contactmoment", "Back to where you came from" / "Terug naar waar je vandaan kwam", [CTRL_SHIFT Enter];
    ToggleMinimap: "Small map" / "Kaartje", "Show or fold the small map of a large journey" / "Het kaartje van een grote klantreis tonen of invouwen", [];
    ToggleMotion: "Less movement" / "Minder beweging", "Let cards jump to their places instead of gliding" / "Kaarten verspringen in plaats van te glijden", [];
    SetOwner: "Owner…" / "Eigenaar…", "Choose who owns the selected touchpoints" / "Kiezen wie de gekozen contactmomenten bezit", [NONE W];
    SetChannel: "Channel…" / "Kanaal…", "Choose the channel" / "Het kanaal kiezen", [NONE C];
    SetMedia: "Media type…" / "Mediatype…", "Owned, paid, earned or shared" / "Owned, paid, earned of shared", [NONE M];
    SetInfluence: "Influenceability…" / "Beïnvloedbaarheid…", "Choose how far we can change it" / "Kiezen hoever we het kunnen veranderen", [NONE I];
    SetEmotion: "Feeling…" / "Gevoel…", "Choose the feeling that it leaves" / "Het gevoel kiezen dat het achterlaat", [NONE E];
    SetImportance: "Importance…" / "Belang…", "Choose how much it matters" / "Kiezen hoeveel het ertoe doet", [NONE P];
    ToggleMoment: "Moment of truth" / "Moment van de waarheid", "Mark as a moment of truth, or take the mark away" / "Als moment van de waarheid merken, of het merk weghalen", [NONE D];
    Agenda: "Agenda and clock…" / "Agenda en klok…", "What is done in the session, with the time for each part" / "Wat er in de sessie gebeurt, met de tijd per onderdeel", [];
    Replay: "Play the session back" / "De sessie afspelen", "Show step by step how the map came about" / "Stap voor stap tonen hoe de kaart ontstond", [];
    MakeToBe: "Make it as it should become" / "Gewenste reis maken", "Copy this journey, to change the copy into what it should become" / "Deze reis kopiëren, om de kopie te maken tot wat het moet worden", [];
    ShowDifferences: "What changes…" / "Wat er verandert…", "List what differs between the journey as it is and as it should become" / "Opsommen wat er verschilt tussen de huidige en de gewenste reis", [];
    CheckedToday: "Still right today" / "Klopt vandaag nog", "Note that somebody looked at the selected touchpoints today" / "Vastleggen dat de gekozen contactmomenten vandaag zijn nagekeken", [NONE K];
    CheckCards: "Still right?…" / "Klopt het nog?…", "Look again at the five oldest cards of an owner" / "De vijf oudste kaarten van een eigenaar nakijken", [];
    ToPreviousPhase: "To the phase before" / "Naar de vorige fase", "Move the selected touchpoints one phase back; before the first is the tray" / "De gekozen contactmomenten een fase terugzetten; voor de eerste ligt het bakje", [CTRL_SHIFT ArrowLeft];
    ToNextPhase: "To the next phase" / "Naar de volgende fase", "Move the selected touchpoints one phase on, out of the tray too" / "De gekozen contactmomenten een fase verder zetten, ook uit het bakje", [CTRL_SHIFT ArrowRight];
    ToggleCatalogue: "Catalogue" / "Catalogus", "Show or fold the catalogue" / "De catalogus tonen of invouwen", [CTRL_SHIFT C];
    ToggleInspector: "Inspector" / "Eigenschappen", "Show or fold the inspector" / "De eigenschappen tonen of invouwen", [CTRL_SHIFT I];
    ToggleGaps: "Gaps on the map" / "Knelpunten op de kaart", "Show or hide gaps and what stands out" / "Knelpunten en wat opvalt tonen of verbergen", [CTRL_SHIFT G];
    Present: "Presenter display" / "Presentatiescherm", "Show the journey on the projector, or stop showing it" / "De reis op de beamer tonen, of daarmee stoppen", [NONE F5];
    PresentPrevious: "Back" / "Terug", "The card or phase before, on the presenter display" / "De vorige kaart of fase op het presentatiescherm", [NONE PageUp];
    PresentNext: "On" / "Verder", "The next card or phase on the presenter display" / "De volgende kaart of fase op het presentatiescherm", [NONE PageDown];
    PresentBlank: "Blank" / "Zwart", "Show nothing on the presenter display, or show it again" / "Niets tonen op het presentatiescherm, of het weer tonen", [NONE B];
    PresentFreeze: "Freeze" / "Bevriezen", "Keep what the presenter display shows until it is let go (F on the display)" / "Vasthouden wat het presentatiescherm toont tot je het loslaat (F op het scherm)", [];
    PresentGaps: "With gaps" / "Met knelpunten", "Show gaps on the presenter display, or hide them (G on the display)" / "Knelpunten tonen op het presentatiescherm, of verbergen (G op het scherm)", [];
    PresentWhole: "Whole journey" / "Hele reis", "Show the whole journey on the presenter display (W on the display)" / "De hele reis tonen op het presentatiescherm (W op het scherm)", [];
    Rounds: "Rounds…" / "Rondes…", "Ask the room one question, card after card" / "De zaal één vraag stellen, kaart na kaart", [CTRL_SHIFT R];
    Tally: "Count ballots…" / "Stembriefjes tellen…", "Print ballots, and count what many ticked on paper" / "Stembriefjes printen, en tellen wat velen op papier aankruisten", [];
    Walk: "Walkthrough…" / "Doorlopen…", "Walk the journey in a customer’s shoes, step by step" / "De reis stap voor stap doorlopen in de schoenen van een klant", [CTRL_SHIFT W];
    SessionRecord: "Counts and walks so far…" / "Tellingen en wandelingen tot nu toe…", "Look back on what was asked and walked, day by day" / "Terugkijken op wat er is gevraagd en gewandeld, dag voor dag", [];
    ShowLibraries: "Libraries" / "Bibliotheken", "Personas, owners, segments and what else journeys share" / "Persona’s, eigenaren, segmenten en wat klantreizen verder delen", [CTRL_SHIFT B];
    ToggleExpected: "Expected steps" / "Verwachte stappen", "Show or hide the steps that the template expects and the map lacks" / "De stappen tonen of verbergen die het sjabloon verwacht en de kaart niet heeft", [];
    TogglePictures: "Pictures on the cards" / "Afbeeldingen op de kaarten", "Show or hide the pictures of touchpoints on their cards" / "De afbeeldingen van contactmomenten op hun kaarten tonen of verbergen", [];
    LayModels: "Models over the phases…" / "Modellen over de fasen…", "Show the names of another model above the phases" / "De namen van een ander model boven de fasen tonen", [];
    ShowKeys: "Keys" / "Toetsen", "List the keys" / "De toetsen opsommen", [NONE F1];
    Tour: "A look around in one minute" / "In één minuut rondkijken", "A tour of the window on a sample" / "Een rondleiding door het venster met een voorbeeld", [];
    Palette: "Everything…" / "Alles…", "Find a command, a view or a touchpoint by its name" / "Een opdracht, weergave of contactmoment zoeken op naam", [CTRL K];
    ThemeLight: "Light" / "Licht", "Dark on white" / "Donker op wit", [];
    ThemeDark: "Dark" / "Donker", "Light on dark" / "Licht op donker", [];
    ThemePrint: "Print" / "Afdruk", "Black, white and hatching" / "Zwart, wit en arcering", [];
    LanguageEnglish: "English" / "English", "Show the window in English" / "Het venster in het Engels tonen", [];
    LanguageDutch: "Nederlands" / "Nederlands", "Show the window in Dutch" / "Het venster in het Nederlands tonen", [];
}

/// What is known of this command. Every command is in the list; a test holds that.
pub fn entry(command: Command) -> Option<&'static Entry> {
    ALL.iter().find(|entry| entry.command == command)
}

/// The command's name.
pub fn label(command: Command, lang: Lang) -> &'static str {
    entry(command).map_or("", |entry| entry.label.text(lang))
}

/// What the preferences hold for a command without keys.
pub const NO_KEYS: &str = "none";

/// The keys of a command: the user's own if there are any that can be read, else the defaults.
pub fn keys(entry: &Entry, settings: &Settings) -> Vec<KeyboardShortcut> {
    match settings.keys.get(&format!("{:?}", entry.command)).map(String::as_str) {
        Some(NO_KEYS) => Vec::new(),
        own => own.and_then(parse).map_or_else(|| entry.keys.to_vec(), |own| vec![own]),
    }
}

/// The keys as menus write them, for example `Ctrl+Shift+S`; empty if there are none.
pub fn keys_text(command: Command, settings: &Settings) -> String {
    let Some(entry) = entry(command) else { return String::new() };
    keys(entry, settings).first().map(written).unwrap_or_default()
}

/// The command of a key that is pressed alone.
pub fn plain(key: Key, settings: &Settings) -> Option<Command> {
    let wanted = KeyboardShortcut::new(NONE, key);
    ALL.iter().find(|entry| keys(entry, settings).contains(&wanted)).map(|entry| entry.command)
}

/// What the tooltip says: what it does, then the keys.
pub fn tip(command: Command, lang: Lang, settings: &Settings) -> String {
    let Some(entry) = entry(command) else { return String::new() };
    match keys_text(command, settings) {
        keys if keys.is_empty() => entry.tip.text(lang).to_owned(),
        keys => format!("{} ({keys})", entry.tip.text(lang)),
    }
}

/// A shortcut in words.
pub fn written(shortcut: &KeyboardShortcut) -> String {
    let mut out = String::new();
    if shortcut.modifiers.command || shortcut.modifiers.ctrl {
        out.push_str(if cfg!(target_os = "macos") { "Cmd+" } else { "Ctrl+" });
    }
    if shortcut.modifiers.shift {
        out.push_str("Shift+");
    }
    out.push_str(match shortcut.logical_key {
        Key::Delete => "Del",
        Key::Escape => "Esc",
        // egui's own signs for these are in no bundled face.
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        other => other.symbol_or_name(),
    });
    out
}

/// Reads `Ctrl+Shift+S`; nothing if a part is not known.
pub fn parse(text: &str) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    let mut found = None;
    for part in text.split('+').map(str::trim).filter(|part| !part.is_empty()) {
        match part.to_ascii_lowercase().as_str() {
            "ctrl" | "cmd" => modifiers |= Modifiers::COMMAND,
            "shift" => modifiers.shift = true,
            "←" => found = Some(Key::ArrowLeft),
            "→" => found = Some(Key::ArrowRight),
            "↑" => found = Some(Key::ArrowUp),
            "↓" => found = Some(Key::ArrowDown),
            _ => found = Some(Key::from_name(part)?),
        }
    }
    found.map(|logical_key| KeyboardShortcut { modifiers, logical_key })
}

/// The commands whose keys were pressed, their key events taken out. `typing`: a text field has the
/// keyboard, so plain keys and the keys of text editing are its own. `busy`: another control than
/// the map has the keyboard, so Enter and Escape are its own. `elsewhere`: that is no part of the map
/// either, so plain keys do nothing to what is selected there. `presenting`: the presenter display is
/// open, so the keys of a clicker steer it.
pub fn pressed(
    ctx: &egui::Context,
    settings: &Settings,
    (typing, busy, elsewhere, presenting): (bool, bool, bool, bool),
) -> Vec<Command> {
    let mut commands = Vec::new();
    for entry in ALL.iter().filter(|entry| presenting || !steers_display(entry.command)) {
        for shortcut in keys(entry, settings) {
            if (typing && belongs_to_text(&shortcut))
                || (elsewhere && shortcut.modifiers.is_none() && !is_everywhere(shortcut.logical_key))
                || (busy
                    && !shortcut.modifiers.command
                    && matches!(shortcut.logical_key, Key::Enter | Key::Escape))
            {
                continue;
            }
            let hit = ctx.input_mut(|input| take(input, &shortcut));
            if hit && !commands.contains(&entry.command) {
                commands.push(entry.command);
            }
        }
    }
    commands
}

/// Whether a command does something only while the presenter display is open.
fn steers_display(command: Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::PresentPrevious
            | C::PresentNext
            | C::PresentBlank
            | C::PresentFreeze
            | C::PresentGaps
            | C::PresentWhole
    )
}

/// Whether a key alone means the same whatever control has the keyboard.
fn is_everywhere(key: Key) -> bool {
    matches!(key, Key::F1 | Key::F5 | Key::PageUp | Key::PageDown)
}

/// Whether a text field uses this key itself.
fn belongs_to_text(shortcut: &KeyboardShortcut) -> bool {
    let plain = !shortcut.modifiers.command && !matches!(shortcut.logical_key, Key::F1 | Key::F5);
    plain
        || matches!(
            shortcut.logical_key,
            Key::A | Key::C | Key::X | Key::V | Key::Z | Key::Y | Key::ArrowLeft | Key::ArrowRight
        )
}

/// Takes the key event out if it was pressed with exactly these modifiers.
fn take(input: &mut egui::InputState, shortcut: &KeyboardShortcut) -> bool {
    let mut hit = false;
    input.events.retain(|event| {
        let egui::Event::Key { key, modifiers, pressed: true, repeat, .. } = event else { return true };
        // Plus needs Shift on some keyboards and none on others.
        let loose = matches!(shortcut.logical_key, Key::Plus | Key::Equals | Key::Minus);
        let fits = *key == shortcut.logical_key
            && if loose {
                modifiers.command && !modifiers.alt
            } else {
                modifiers.matches_exact(shortcut.modifiers)
            };
        hit |= fits && (!repeat || repeats(shortcut));
        !fits
    });
    hit
}

/// Whether holding the key down runs the command again.
fn repeats(shortcut: &KeyboardShortcut) -> bool {
    matches!(shortcut.logical_key, Key::Z | Key::Y | Key::Plus | Key::Equals | Key::Minus)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn no_two_commands_share_a_key() {
        let mut taken: HashMap<KeyboardShortcut, Command> = HashMap::new();
        for entry in ALL {
            for shortcut in entry.keys {
                let before = taken.insert(*shortcut, entry.command);
                assert_eq!(before, None, "{} is also {:?}", written(shortcut), entry.command);
                let plain_letter = !shortcut.modifiers.command && shortcut.modifiers.alt;
                assert!(!plain_letter, "{:?} uses Alt", entry.command);
            }
        }
    }

    #[test]
    fn every_command_is_listed_once_and_in_order() {
        for pair in ALL.windows(2) {
            assert!(pair[0].command < pair[1].command, "{:?}", pair[1].command);
        }
        assert_eq!(ALL.len(), Command::LanguageDutch as usize + 1);
    }

    #[test]
    fn written_keys_can_be_read_back() {
        for entry in ALL {
            for shortcut in entry.keys.iter().filter(|keys| keys.logical_key != Key::Plus) {
                let text = written(shortcut).replace("Del", "Delete").replace("Esc", "Escape");
                let text = if text == "Deleteete" { "Delete".to_owned() } else { text };
                assert_eq!(parse(&text).map(|keys| keys.logical_key), Some(shortcut.logical_key), "{text}");
            }
        }
        assert_eq!(parse("Ctrl+Nonsense"), None);
    }
}
