//! The words of the view of measurement, in English and Dutch.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::import::Why;
use crate::vocabulary::{Label, Words, labels, words};

labels! {
    OPEN_FILE: "Open a file with figures…" / "Bestand met cijfers openen…";
    OPEN_TIP: "A CSV or text file; you can also drop it on the window" / "Een CSV- of tekstbestand; je kunt het ook op het venster laten vallen";
    PUT_FILE_AWAY: "Put the file away" / "Bestand wegleggen";
    FROM_FILE: "From {name}" / "Uit {name}";
    CANNOT_READ: "The figures could not be read" / "De cijfers konden niet worden gelezen";
    WHAT_FOR: "Here you see by which figures you know whether the journey works: what you want to reach, what you count for it and where." / "Hier zie je aan welke cijfers je merkt of de reis werkt: wat je wilt bereiken, wat je daarvoor telt en waar.";
    BEGIN: "Say what you want to reach" / "Zeg wat je wilt bereiken";
    BEGIN_TABLE: "Or choose a touchpoint at the foot of the table to count something there." / "Of kies onderaan de tabel een contactmoment om daar iets te tellen.";
    AS_TABLE: "Table" / "Tabel";
    AS_TREE: "From objective" / "Vanuit doelstelling";
    NEW_FIGURES: "New figures…" / "Nieuwe cijfers…";
    NEW_TIP: "Paste new figures or take them from a CSV file; what stands there now becomes an earlier figure" / "Nieuwe cijfers plakken of uit een CSV-bestand halen; wat er nu staat wordt een eerder cijfer";
    NEW_OBJECTIVE: "Add an objective" / "Doelstelling toevoegen";

    TOUCHPOINT: "Touchpoint" / "Contactmoment";
    OBJECTIVE: "Objective" / "Doelstelling";
    MEASURED_ON: "Date" / "Datum";
    SOURCE: "Source" / "Bron";
    COURSE: "Course" / "Verloop";
    STANDING: "How it stands" / "Hoe het staat";
    DEFINITION: "What is counted" / "Wat er geteld wordt";
    BASELINE: "At the start" / "Bij aanvang";
    METRIC_ID: "Metric id" / "Maatstaf-id";
    CHANGED: "metrics" / "maatstaven";

    OF_WANTED: "{measured}, wanted {target}" / "{measured}, gewenst {target}";
    ONLY_WANTED: "wanted {target}" / "gewenst {target}";
    CHOOSE: "Choose figures" / "Cijfers kiezen";
    SHOW_CARD: "Shows the touchpoint with its metrics" / "Toont het contactmoment met zijn maatstaven";
    SHOW_OBJECTIVE: "Shows the objective" / "Toont de doelstelling";
    BEFORE: "{metric}, before" / "{metric}, eerder";
    NO_BEFORE: "No earlier figures of ‘{metric}’ yet. New figures keep what stood there." / "Nog geen eerdere cijfers van ‘{metric}’. Nieuwe cijfers bewaren wat er stond.";
    MARK_ROW: "Mark a row to see its earlier figures." / "Markeer een rij om de eerdere cijfers te zien.";
    FILTER_TIP: "Shows only {channel}" / "Toont alleen {channel}";
    AT_START: "at the start" / "bij aanvang";
    NO_DAY_KNOWN: "day unknown" / "dag onbekend";

    PASTE: "Rows with the metric’s id, the figure, the date and the source" / "Rijen met maatstaf-id, cijfer, datum en bron";
    PASTE_HINT: "metric id; measured; date; source" / "maatstaf-id; gemeten; datum; bron";
    PASTE_WHAT: "Paste rows of a spreadsheet or a CSV file. A row without a date counts as of {day}. The export of this view has the same columns." / "Plak rijen uit een rekenblad of CSV-bestand. Een rij zonder datum geldt voor {day}. De export van deze weergave heeft dezelfde kolommen.";
    PREVIEW: "What would change" / "Wat er zou veranderen";
    NOTHING_YET: "Nothing yet: paste rows at the left." / "Nog niets: plak links rijen.";
    TAKE_OVER: "Take over" / "Overnemen";
    BACK: "Back" / "Terug";
    FIGURES: "figures" / "cijfers";
    TURN_FIRST: "{figure} on {day}: the first figure" / "{figure} op {day}: het eerste cijfer";
    TURN_NEWER: "{before} → {figure} on {day}; {before} becomes an earlier figure" / "{before} → {figure} op {day}; {before} wordt een eerder cijfer";
    TURN_CORRECTED: "{before} → {figure} on {day}: the same day, put right" / "{before} → {figure} op {day}: dezelfde dag, verbeterd";
    TURN_EARLIER: "{figure} on {day} goes among the earlier figures" / "{figure} op {day} komt bij de eerdere cijfers";
    TURN_SAME: "{figure} on {day}: known already" / "{figure} op {day}: al bekend";
    LEFT_OUT: "Line {line}, ‘{text}’, is left out: {why}" / "Regel {line}, ‘{text}’, wordt overgeslagen: {why}";
    DOUBT: "‘{text}’ is read as" / "‘{text}’ wordt gelezen als";
    READ_AS: "Read ‘{text}’ as {figure}" / "‘{text}’ lezen als {figure}";
    DOUBT_ALL: "and so are all figures like it" / "en zo alle cijfers van die vorm";
    NO_METRIC: "no metric is named" / "er staat geen maatstaf";
    NO_FIGURE: "there is no figure" / "er staat geen cijfer";
    NO_DAY: "the date can’t be read; write {example}" / "de datum is niet te lezen; schrijf {example}";
    UNKNOWN: "no metric of this journey is called that" / "geen maatstaf van deze reis heet zo";
    SEVERAL: "several metrics are called that; use the id" / "er heten meer maatstaven zo; gebruik het id";
}

words! {
    METRICS: "{n} metric", "{n} metrics" / "{n} maatstaf", "{n} maatstaven";
    CHANGES: "{n} figure would change", "{n} figures would change" / "{n} cijfer zou veranderen", "{n} cijfers zouden veranderen";
    ARE_LEFT_OUT: "{n} row is left out", "{n} rows are left out" / "{n} rij wordt overgeslagen", "{n} rijen worden overgeslagen";
    TOOK_OVER: "{n} new figure", "{n} new figures" / "{n} nieuw cijfer", "{n} nieuwe cijfers";
    POINTS: "{n} touchpoint", "{n} touchpoints" / "{n} contactmoment", "{n} contactmomenten";
}

/// Why a row is left out.
pub const fn why(why: Why) -> Label {
    match why {
        Why::NoMetric => NO_METRIC,
        Why::NoFigure => NO_FIGURE,
        Why::NoDay | Why::DayOrMonth => NO_DAY,
        Why::Unknown => UNKNOWN,
        Why::Several => SEVERAL,
    }
}

pub const UNMEASURED: Words = Words {
    one: Label::new("{n} touchpoint without a figure", "{n} contactmoment zonder cijfer"),
    other: Label::new("{n} touchpoints without a figure", "{n} contactmomenten zonder cijfer"),
};
