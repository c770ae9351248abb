//! The words of the ways to look at the map, in English and Dutch.

use crate::vocabulary::{Label, Words};

macro_rules! labels {
    ($( $name:ident: $en:literal / $nl:literal; )*) => {
        $( pub(super) const $name: Label = Label::new($en, $nl); )*
    };
}

labels! {
    PALETTE_HINT: "What do you want to do? A command, a view, a touchpoint or its number" / "Wat wil je doen? Een opdracht, een weergave, een contactmoment of het nummer";
    LANES_HINT: "Which lanes? Type, or choose by digit" / "Welke banen? Typ, of kies met een cijfer";
    COLOURS_HINT: "What should the colours stand for? Type, or choose by digit" / "Waar staan de kleuren voor? Typ, of kies met een cijfer";
    TABLE: "table" / "tabel";
    COLOURS: "colour by" / "kleur naar";
    LEGEND: "Colour by {what}" / "Kleur naar {what}";
    ONLY_THIS: "Show only: {what}" / "Alleen tonen: {what}";
    KEEP_HINT: "A name for this view" / "Een naam voor deze weergave";
    NAME_HINT: "Type a name, then Enter" / "Typ een naam, dan Enter";
    KEEP_AS: "Keep as ‘{what}’" / "Bewaren als ‘{what}’";
    NAME_IT: "Call it ‘{what}’" / "‘{what}’ noemen";
    KEPT: "kept view" / "bewaarde weergave";
    VIEWS: "Views" / "Weergaven";
    NO_VIEWS: "No views are kept in this file yet" / "In dit bestand zijn nog geen weergaven bewaard";
    RENAME_VIEW: "Rename ‘{what}’" / "‘{what}’ hernoemen";
    FORGET_VIEW: "Delete ‘{what}’" / "‘{what}’ verwijderen";
    COPY_OF: "{what} (copy)" / "{what} (kopie)";
    ONLY_JOURNEY: "A file holds at least one journey" / "Een bestand heeft minstens één klantreis";
    NO_NAME: "no name yet" / "nog geen naam";
    BACK_TO: "Back to {what}" / "Terug naar {what}";
    JOURNEY_MENU: "What to do with this journey" / "Wat te doen met deze klantreis";
    DETAILS_OF: "Into the journey of {what}" / "Naar de klantreis van {what}";
    NO_DETAILS: "No journey details this touchpoint yet: choose one at ‘Shown in detail by’" / "Nog geen klantreis werkt dit contactmoment uit: kies er een bij ‘Uitgewerkt in’";
    FEELINGS: "Feeling" / "Gevoel";
    SCORES: "Expectation and experience, 1 to 5" / "Verwachting en beleving, 1 tot 5";
    SCORE_OF: "{what}: {n} of 5" / "{what}: {n} van 5";
    NO_EVIDENCE: "No evidence is given" / "Er is geen bewijs gegeven";
    NOTHING_KNOWN: "Nothing is known here" / "Hier is niets bekend";
    NO_EXPERIENCE: "No feeling and no score is filled in yet: choose a touchpoint on the map and press E, or fill in the scores beside it" / "Nog geen gevoel of cijfer ingevuld: kies een contactmoment op de kaart en druk op E, of vul de cijfers ernaast in";
    TRAY: "The tray" / "Het bakje";
    STEP_TO: "→ {kind}: {to}" / "→ {kind}: {to}";
    OWNED_BY: "owner: {who}" / "eigenaar: {who}";
    NO_ROWS: "This map has no phases yet" / "Deze kaart heeft nog geen fasen";
    NEW_TITLE: "Another title" / "Een andere titel";
    OUTLINE_KEYS: "Up and down walk, left and right fold and unfold, Enter types another title" / "Omhoog en omlaag lopen, links en rechts vouwen in en uit, Enter wijzigt de titel";
    FILTER_HINT: "Show only… Type or tick; several at once" / "Alleen tonen… Typ of vink aan; meer tegelijk kan";
    FIND_HINT: "Find on the map" / "Zoeken op de kaart";
    FIND_NEXT: "Next hit (Enter)" / "Volgende (Enter)";
    FIND_PREVIOUS: "Previous hit (Shift+Enter)" / "Vorige (Shift+Enter)";
    FIND_LEAVE: "Stop searching (Esc)" / "Zoeken stoppen (Esc)";
    HIT_OF: "{n} of {all}" / "{n} van {all}";
    NO_HITS: "nothing found" / "niets gevonden";
    READING: "reading…" / "bezig met lezen…";
    LEFT_OF: "{n} of {all} touchpoints" / "{n} van {all} contactmomenten";
    ROUTE_OF: "Way of {who}" / "Weg van {who}";
    HIDE_REST: "Hide the rest" / "De rest verbergen";
    SHOW_ALL: "Show everything" / "Alles tonen";
    TAKE_AWAY: "{what}: take away" / "{what}: weghalen";
    CRITERION: "filter" / "filter";
    PERSONA: "light the way of" / "verlicht de weg van";
    NOTHING_FITS: "Nothing is called that." / "Zo heet hier niets.";
    COMMAND: "command" / "opdracht";
    THEME: "theme" / "thema";
    LANGUAGE: "language" / "taal";
    VIEW: "view" / "weergave";
    JOURNEY: "journey" / "klantreis";
    LANES: "lanes" / "banen";
    TOUCHPOINT: "touchpoint" / "contactmoment";
    GO_TO: "Go to {n}: {title}" / "Ga naar {n}: {title}";
}

/// How many hits there are.
pub(super) const HITS: Words =
    Words { one: Label::new("{n} hit", "{n} treffer"), other: Label::new("{n} hits", "{n} treffers") };
/// How many a filter leaves out.
pub(super) const HIDDEN: Words = Words {
    one: Label::new("{n} hidden", "{n} verborgen"),
    other: Label::new("{n} hidden", "{n} verborgen"),
};
/// The button that opens the filter.
pub const FILTER: Label = Label::new("Filter", "Filter");
/// The same while something is filtered.
pub const FILTER_COUNT: Label = Label::new("Filter ({n})", "Filter ({n})");
/// Lights a persona's way on the whole map.
pub const LIGHT: Label = Label::new("On the whole map", "Op de hele kaart");
/// The view of curves.
pub const EXPERIENCE: Label = Label::new("Experience", "Beleving");
/// The view of rows.
pub const OUTLINE: Label = Label::new("Outline", "Overzicht");
