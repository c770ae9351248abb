//! The words of the tour in English and Dutch.

use crate::vocabulary::labels;

labels! {
    MAP: "The journey on one map" / "De reis op één kaart";
    MAP_TEXT: "From left to right what customers go through; from top to bottom where they meet you. Lines are the ways they take. Ctrl and the wheel zoom, Space and dragging move." / "Van links naar rechts wat klanten doormaken; van boven naar beneden waar ze je tegenkomen. Lijnen zijn de wegen die ze nemen. Ctrl en het wiel zoomen, spatie en slepen verschuiven.";
    CARD: "A card is a touchpoint" / "Een kaart is een contactmoment";
    CARD_TEXT: "Who owns it, how it feels, how far you can change it. Click a card or walk with the arrows; its fields then stand at the right. Letters set them: W who, E feeling, I influence." / "Van wie het is, hoe het voelt, hoever je het kunt veranderen. Klik een kaart of loop met de pijlen; de velden staan dan rechts. Letters vullen ze in: W wie, E gevoel, I invloed.";
    CATALOGUE: "129 places to think of" / "129 plekken om aan te denken";
    CATALOGUE_TEXT: "Type a name, with errors if you like, and press Enter; or drag an entry to where it belongs. A tick shows what the map has already." / "Typ een naam, gerust met fouten, en druk op Enter; of sleep een plek naar waar die hoort. Een vinkje laat zien wat al op de kaart staat.";
    STANDS_OUT: "What stands out" / "Wat opvalt";
    STANDS_OUT_TEXT: "The stories behind the gaps: where customers get stuck, what was promised and not kept, what nobody owns. A click shows where; each comes with a way to mend it." / "De verhalen achter de knelpunten: waar klanten vastlopen, wat beloofd en niet waargemaakt is, wat van niemand is. Een klik laat zien waar; bij elk staat wat je kunt doen.";
    VIEWS: "The same journey, seen otherwise" / "Dezelfde reis, anders bekeken";
    VIEWS_TEXT: "All gaps as a list, the journey in tables, and deciding together what comes first." / "Alle knelpunten als lijst, de reis in tabellen, en samen beslissen wat eerst komt.";
    EXPORT: "Take it along" / "Neem het mee";
    EXPORT_TEXT: "Pictures and slides just as on the screen. Nothing leaves this machine by itself. Ctrl+Z takes any step back, F1 lists the keys." / "Afbeeldingen en dia’s, precies zoals op het scherm. Er verlaat niets vanzelf deze computer. Ctrl+Z neemt elke stap terug, F1 noemt de toetsen.";
    NEXT: "Next" / "Volgende";
    BACK: "Back" / "Vorige";
    END: "Leave the tour" / "Rondleiding stoppen";
    DONE: "Done" / "Klaar";
    COUNT: "{n} of {all}" / "{n} van {all}";
}
