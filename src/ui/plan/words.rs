//! The words of the contact plan.

use crate::vocabulary::{Label, Words};

/// The tab and the menu of all its parts.
pub const VIEW_PLAN: Label = Label::new("Contact plan", "Contactplan");
/// Parts that hold nothing yet.
pub const MORE: Label = Label::new("More…", "Meer…");
/// Lets everything of a kind through.
pub const ANY: Label = Label::new("all", "alle");
/// No gaps arise in a part.
pub const NO_GAPS: Label = Label::new("No gaps here", "Geen knelpunten hier");
/// Before the choice of a segment.
pub const SEGMENT: Label = Label::new("Segment", "Segment");
/// Before the choice of a channel.
pub const CHANNEL: Label = Label::new("Channel", "Kanaal");
/// Before the choice of an owner.
pub const OWNER: Label = Label::new("Owner", "Eigenaar");
/// Before the choice of a persona.
pub const PERSONA: Label = Label::new("Persona", "Persona");
/// What a choice says that changes nothing in a part.
pub const NOT_HERE: Label = Label::new("not used here", "hier niet");
/// Why.
pub const NOT_HERE_TIP: Label = Label::new(
    "Nothing in this part depends on it, so it changes nothing here. In other parts your choice still counts.",
    "Niets in dit deel hangt hiervan af, dus het verandert hier niets. In andere delen telt je keuze nog.",
);
/// Before the gaps that no row of a view can show.
pub const OVER: Label = Label::new("Also found here:", "Ook gevonden:");
/// Those that have no room beside each other.
pub const OTHERS: Words =
    Words { one: Label::new("{n} more", "nog {n}"), other: Label::new("{n} more", "nog {n}") };
/// Lets everything through again.
pub const CLEAR: Label = Label::new("Clear filter", "Filter wissen");
/// Opens the form that writes the view.
pub const EXPORT: Label = Label::new("Export this view…", "Deze weergave exporteren…");
/// What the form that writes a view is called.
pub const EXPORT_TITLE: Label = Label::new("Export this view", "Deze weergave exporteren");
/// A table for spreadsheets.
pub const AS_TABLES: Label = Label::new("Tables (CSV)", "Tabellen (CSV)");
/// A page to read.
pub const AS_PAGE: Label = Label::new("Page (HTML)", "Pagina (HTML)");
/// The form that prints the contact rules.
pub const CARDS_TITLE: Label = Label::new("Print the contact rules", "Contactregels afdrukken");
/// The contact rules to print.
pub const AS_CARDS: Label =
    Label::new("Pages to print, a card each (HTML)", "Pagina’s om af te drukken, elk een kaart (HTML)");
/// Text with signs.
pub const AS_TEXT: Label = Label::new("Text (Markdown)", "Tekst (Markdown)");
/// A table is a file.
pub const SEVERAL_FILES: Label = Label::new("{n} files, one per table:", "{n} bestanden, één per tabel:");
/// Makes the files.
pub const WRITE: Label = Label::new("Write", "Wegschrijven");
/// What the tab of a part is called aloud.
pub const GAPS_TIP: Label = Label::new(
    "List what is missing in this part, with the way to mend it",
    "Toon wat er in dit deel ontbreekt, met de weg om het te herstellen",
);
/// Dates for a calendar.
pub const AS_CALENDAR: Label = Label::new("Calendar (.ics)", "Agenda (.ics)");
