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
    COLOURS: "colour by" / "kleur naar";
    LEGEND: "Colour by {what}" / "Kleur naar {what}";
    ONLY_THIS: "Show only: {what}" / "Alleen tonen: {what}";
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
/// The button that opens the filter.
pub const FILTER: Label = Label::new("Filter", "Filter");
/// The same while something is filtered.
pub const FILTER_COUNT: Label = Label::new("Filter ({n})", "Filter ({n})");
/// Lights a persona's way on the whole map.
pub const LIGHT: Label = Label::new("On the whole map", "Op de hele kaart");
