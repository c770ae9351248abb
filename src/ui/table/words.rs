//! The words of tables, in English and Dutch.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::vocabulary::{labels, words};

labels! {
    FIXED: "this column can’t be changed here" / "deze kolom is hier niet te wijzigen";
    NEEDED: "something must stand here" / "hier moet iets staan";
    NO_NUMBER: "this is no number" / "dit is geen getal";
    OUTSIDE: "a whole number from {low} to {high}" / "een heel getal van {low} tot en met {high}";
    NO_DATE: "a date such as 1 June 2026" / "een datum zoals 1 juni 2026";
    DAY_OR_MONTH: "which is the day, which the month? Write 1 June 2026" / "wat is de dag, wat de maand? Schrijf 1 juni 2026";
    UNKNOWN: "nothing is called that" / "er is niets dat zo heet";
    UNKNOWN_NEAR: "nothing is called that; perhaps {near}?" / "er is niets dat zo heet; misschien {near}?";
    GROW: "Add ‘{what}’ (Enter)" / "‘{what}’ toevoegen (Enter)";
    UNCLEAR: "more than one is called that" / "er heet meer dan één zo";
    BEYOND: "there is no column for it" / "er is geen kolom voor";
    CELL: "{column}: {row}" / "{column}: {row}";
    SORTED_UP: "sorted, first to last" / "gesorteerd, oplopend";
    SORTED_DOWN: "sorted, last to first" / "gesorteerd, aflopend";
    SORT_TIP: "Click to sort, Shift+click to sort by this too. Drag the edge for another width." / "Klik om te sorteren, Shift+klik om hierop ook te sorteren. Sleep de rand voor een andere breedte.";
    NO_VALUE: "no value" / "geen waarde";
    NEW_ROW: "new row" / "nieuwe rij";
    NEW_HINT: "Type here for a new row" / "Typ hier voor een nieuwe rij";
    SEARCH: "Search the table" / "Zoeken in de tabel";
    FILTER: "Filter columns" / "Kolommen filteren";
    FILTER_OF: "Filter {column}" / "{column} filteren";
    FILTER_TIP: "A field below each heading; – finds cells without a value" / "Een veld onder elke kop; – vindt cellen zonder waarde";
    COLUMNS: "Columns" / "Kolommen";
    COLUMNS_FIRST: "As at first" / "Zoals eerst";
    MOVE_LEFT: "Move {column} left" / "{column} naar links";
    MOVE_RIGHT: "Move {column} right" / "{column} naar rechts";
    ALL_ROWS: "{shown} of {all}" / "{shown} van {all}";
    SHOW_ALL: "Show all" / "Alles tonen";
    FILL_DOWN: "Fill down" / "Omlaag vullen";
    FILL_TIP: "The first marked row into the others, or what stands above (Ctrl+D)" / "De eerste gemarkeerde rij in de andere, of wat erboven staat (Ctrl+D)";
    DELETE_ROWS: "Delete rows" / "Rijen verwijderen";
    DELETE_TIP: "Delete the rows of the marked cells" / "De rijen van de gemarkeerde cellen verwijderen";
    NONE_PASS: "No row passes the filter." / "Geen rij voldoet aan het filter.";
    TOOK: "{where}: ‘{text}’ was taken for ‘{value}’" / "{where}: ‘{text}’ is gelezen als ‘{value}’";
    LEFT: "{where}: ‘{text}’ was left out – {why}" / "{where}: ‘{text}’ is weggelaten – {why}";
    CLOSE: "Close" / "Sluiten";
    ADD_ROWS: "Add {rows}" / "{rows} toevoegen";
    ONLY_FITTING: "Only what fits" / "Alleen wat past";
    CANCEL: "Cancel" / "Annuleren";
    TOO_MANY: "What you pasted has more rows than there are." / "Wat je plakt heeft meer rijen dan er zijn.";
    READ_ONLY: "This file can only be read." / "Dit bestand is alleen te lezen.";
    KEYS: "Arrows and Tab move · type to overwrite · Enter or F2 edits · Del clears · Ctrl+C, Ctrl+V, Ctrl+D copies, pastes, fills down · Esc lets go" / "Pijlen en Tab verplaatsen · typ om te overschrijven · Enter of F2 bewerkt · Del wist · Ctrl+C, Ctrl+V, Ctrl+D kopieert, plakt, vult omlaag · Esc laat los";
    MEND_TIP: "Click, or press Ctrl+Enter, to go to the field that mends it" / "Klik, of druk op Ctrl+Enter, voor het veld dat het herstelt";
    STEP_CELL: "change {field} of ‘{what}’" / "{field} van ‘{what}’ wijzigen";
    STEP_PASTE: "paste {what} cells" / "{what} cellen plakken";
    STEP_PASTE_ROWS: "paste {what} rows" / "{what} rijen plakken";
    STEP_FILL: "fill {what} cells" / "{what} cellen vullen";
    STEP_CLEAR: "clear {what} cells" / "{what} cellen wissen";
    STEP_ADD: "add ‘{what}’" / "‘{what}’ toevoegen";
    STEP_DELETE_ONE: "delete ‘{what}’" / "‘{what}’ verwijderen";
    STEP_DELETE: "delete {what} rows" / "{what} rijen verwijderen";
}

words! {
    GAPS: "{n} gap", "{n} gaps" / "{n} knelpunt", "{n} knelpunten";
    NOT_UNDERSTOOD: "{n} cell was not understood as it stands:", "{n} cells were not understood as they stand:" / "{n} cel is niet begrepen zoals hij er staat:", "{n} cellen zijn niet begrepen zoals ze er staan:";
    MORE_NOTES: "and {n} more", "and {n} more" / "en nog {n}", "en nog {n}";
    COPIED: "{n} cell copied", "{n} cells copied" / "{n} cel gekopieerd", "{n} cellen gekopieerd";
}
