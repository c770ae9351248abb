//! The words of the catalogue in English and Dutch.

use crate::vocabulary::Label;

macro_rules! labels {
    ($( $name:ident: $en:literal / $nl:literal; )*) => {
        $( pub const $name: Label = Label::new($en, $nl); )*
    };
}

labels! {
    ON_MAP: "{what}, on the map" / "{what}, staat op de kaart";
    ALREADY: "already on the map" / "staat al op de kaart";
    HISTORICAL: "Also those of the past" / "Ook die van vroeger";
    HISTORICAL_TIP: "What no longer exists, to redraw an old map" / "Wat niet meer bestaat, om een oude kaart na te tekenen";
    HIDDEN: "{n} of the past: show" / "{n} van vroeger: tonen";
    NOTHING_FOUND: "Nothing in the catalogue is called that. Enter adds it as you typed it." / "Zoiets staat niet in de catalogus. Enter voegt toe wat je typte.";
    ARROWS: "↓ chooses from the list, Enter adds" / "↓ kiest uit de lijst, Enter voegt toe";
    FOLD: "Fold the catalogue" / "De catalogus invouwen";
}
