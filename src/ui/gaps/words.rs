//! The words of what the rules found, in English and Dutch.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::model::FindingStatus;
use crate::vocabulary::{Label, labels, words};

labels! {
    VIEW_GAPS: "Gaps" / "Knelpunten";
    VIEW_MATRICES: "Matrices" / "Matrices";
    STANDS_OUT: "What stands out" / "Wat opvalt";
    NOTHING: "Nothing stands out." / "Er valt niets op.";
    LOOKING: "Looking for gaps…" / "Knelpunten zoeken…";
    ALL_SHORT: "all {n}" / "alle {n}";
    ALL: "all {n} by card, owner, kind" / "alle {n} per kaart, eigenaar, soort";
    UNKNOWN: "what we don’t know" / "wat we niet weten";
    AND_MORE: "and {n} more" / "en nog {n}";
    SHOW_STORY: "Show it on the map" / "Op de kaart tonen";
    SHOW_LIST: "List these gaps" / "Deze knelpunten opsommen";
    HEALTH: "{n} % of {checks} in order" / "{n} % van {checks} op orde";
    HEALTH_UP: "{n} % of {checks} in order, {change} up since opened" / "{n} % van {checks} op orde, {change} erbij sinds openen";
    HEALTH_DOWN: "{n} % of {checks} in order, {change} down since opened" / "{n} % van {checks} op orde, {change} eraf sinds openen";
    HEALTH_WHAT: "Of everything that was looked at, by weight. Important touchpoints count for more." / "Van alles waarnaar is gekeken, naar gewicht. Belangrijke contactmomenten tellen zwaarder.";
    HEALTH_PART: "{n} %" / "{n} %";
    HEALTH_CHANGE: "{before} % when opened" / "{before} % bij openen";
    HEALTH_NONE: "nothing to look at" / "niets om naar te kijken";
    BADGE_OF: "{what}: {gaps}" / "{what}: {gaps}";
    MEND_TIP: "Open the field where this can be mended" / "Het veld openen waar dit te herstellen is";
    MORE_HERE: "all {n} in the list" / "alle {n} in de lijst";
    GAP_NAME: "{level}: {message}" / "{level}: {message}";
    FOLD: "Fold" / "Invouwen";
    UNFOLD: "Unfold" / "Uitvouwen";
    GROUP_BY: "By" / "Per";
    BY_CARD: "card" / "kaart";
    BY_KIND: "kind" / "soort";
    BY_OWNER: "owner" / "eigenaar";
    BY_URGENCY: "now, next, later" / "nu, straks, later";
    BY_RULE: "rule" / "regel";
    LEVELS_ALL: "every level" / "elk niveau";
    LEVELS_HIGH: "now" / "nu";
    LEVELS_MEDIUM: "now and next" / "nu en straks";
    STATES_OPEN: "open" / "open";
    STATES_DECIDED: "decided" / "besloten";
    STATES_ALL: "open and decided" / "open en besloten";
    LEVEL: "Level" / "Niveau";
    STATE: "State" / "Stand";
    SEARCH: "Search gaps" / "Knelpunten zoeken";
    ONLY_LEGAL: "only what the law asks for" / "alleen wat de wet vraagt";
    ONLY_HANDOVERS: "only handovers to agree" / "alleen overdrachten om af te spreken";
    ONLY_UNKNOWN: "only what we don’t know" / "alleen wat we niet weten";
    ONLY_CARD: "only ‘{what}’" / "alleen ‘{what}’";
    ONLY_STORY: "only this story" / "alleen dit verhaal";
    ONLY_CHANGED: "only what changed since opened" / "alleen wat sinds openen veranderde";
    SHOW_ALL: "Show all" / "Alles tonen";
    ALL_GAPS: "All gaps" / "Alle knelpunten";
    ALL_GAPS_TIP: "Every gap, to search and sort" / "Elk knelpunt, om te zoeken en te ordenen";
    MENDS: "What helps most" / "Wat het meest helpt";
    MENDS_TIP: "The few changes that would clear the most" / "De paar veranderingen die het meest oplossen";
    MENDS_WHAT: "Each was tried on a copy of the map, after those before it." / "Elk is op een kopie van de kaart geprobeerd, na de vorige.";
    MENDS_LOOKING: "Trying changes out…" / "Veranderingen uitproberen…";
    NO_MENDS: "No single change would clear much." / "Geen enkele verandering lost veel op.";
    PREVIEW: "What it clears" / "Wat het oplost";
    SHOW_SUBJECT: "Show on the map" / "Op de kaart";
    MEND_NAME: "{n}. {text}" / "{n}. {text}";
    CLEARED_NAME: "would go: {message}" / "zou verdwijnen: {message}";
    EASED_NAME: "would become {level}: {message}" / "zou {level} worden: {message}";
    EASED: "then {level}" / "dan {level}";
    GONE: "Gone since opened" / "Weg sinds openen";
    GONE_NAME: "gone: {message}" / "weg: {message}";
    SINCE_OPENED: "{what} since opened" / "{what} sinds openen";
    CHANGED_TIP: "List what is new and what is gone" / "Tonen wat nieuw is en wat weg is";
    ACTION_PLAN_ALL: "Mark the {n} gaps as planned" / "De {n} knelpunten als ingepland merken";
    ACTION_STEP: "plan the action ‘{what}’" / "de actie ‘{what}’ inplannen";
    NO_OWNER: "Nobody’s yet" / "Nog van niemand";
    WHOLE_JOURNEY: "The journey as a whole" / "De reis als geheel";
    IN_PHASE: "{phase}, as a whole" / "{phase}, als geheel";
    NONE_FIT: "No gaps fit." / "Geen knelpunten die passen.";
    CHOOSE: "Choose a gap to see why it matters and what to do." / "Kies een knelpunt om te zien waarom het telt en wat je kunt doen.";
    WHY: "Why it matters" / "Waarom het telt";
    DO: "What to do" / "Wat te doen";
    BASED_ON: "Based on {what}" / "Gebaseerd op {what}";
    OWNER: "Owner: {name}" / "Eigenaar: {name}";
    FRAGILE: "A close call. It changes if {what}" / "Op het randje. Het verandert als {what}";
    MEND: "Go to the field" / "Naar het veld";
    MAKE_ACTION: "Make an action" / "Actie maken";
    REASON: "Reason" / "Reden";
    REASON_NEEDED: "Give a reason: someone will ask for it." / "Geef een reden: iemand zal ernaar vragen.";
    NOT_ON_MAP: "This is not on the map: {what}" / "Dit staat niet op de kaart: {what}";
    RULES: "Rules…" / "Regels…";
    RULES_TITLE: "Rules and thresholds" / "Regels en drempels";
    RULES_WHAT: "Kept in this file and printed in every report." / "Staat in dit bestand en in elk rapport.";
    SEARCH_RULES: "Search rules" / "Regels zoeken";
    THRESHOLDS: "Thresholds" / "Drempels";
    SWITCHED_ON: "Rules that are asked" / "Regels die gevraagd worden";
    DEFAULT: "usual: {figure}" / "gewoonlijk: {figure}";
    USUAL: "All as usual" / "Alles zoals gewoonlijk";
    KEEP: "Keep" / "Bewaren";
    NOT_A_FIGURE: "this is no figure" / "dit is geen getal";
    RULE_SETTINGS: "the settings of the rules" / "de instellingen van de regels";
    ACTION_TITLE: "Make an action" / "Actie maken";
    ACTION_TEXT: "What is to be done" / "Wat er te doen is";
    ACTION_OWNER: "Who does it" / "Wie het doet";
    ACTION_DUE: "Until when (30 Sep 2026)" / "Tot wanneer (30 sep 2026)";
    ACTION_KIND: "Kind of work" / "Soort werk";
    ACTION_EFFORT: "How much work" / "Hoeveel werk";
    ACTION_EFFECT: "How much it helps" / "Hoeveel het helpt";
    ACTION_PLAN: "Mark the gap as planned" / "Het knelpunt als ingepland merken";
    NOBODY_YET: "nobody yet" / "nog niemand";
    NOT_FILLED: "not filled in" / "niet ingevuld";
    CELL: "{row}, {column}: {n}" / "{row}, {column}: {n}";
    CELL_LACKS: "{row}, {column}: nothing, but asked for" / "{row}, {column}: niets, maar wel gevraagd";
    CELL_OPEN: "{row} to {column}: {n}, not agreed: {open}" / "{row} naar {column}: {n}, niet afgesproken: {open}";
    LACKS: "missing" / "mist";
    EMPTY_TABLE: "There is nothing to count here yet." / "Hier valt nog niets te tellen.";
    TARGET: "What should be here" / "Wat hier hoort";
    TARGET_RULES: "as the rules say" / "zoals de regels zeggen";
    COVERAGE_TARGET: "coverage target" / "dekkingsdoel";
    TABLE_TIP: "A click selects the touchpoints. Arrows go from cell to cell; Enter mends what is missing." / "Een klik kiest de contactmomenten. Pijlen lopen langs de vakken; Enter herstelt wat mist.";
    REPORT: "Report…" / "Rapport…";
    REPORT_TITLE: "Report of gaps" / "Rapport van knelpunten";
    AS_PAGE: "Page (HTML)" / "Pagina (HTML)";
    AS_WORKBOOK: "Workbook (Excel)" / "Werkmap (Excel)";
    AS_LIST: "List (CSV)" / "Lijst (CSV)";
    AS_TEXT: "Text (Markdown)" / "Tekst (Markdown)";
    AS_RECORDS: "For programs (JSON)" / "Voor programma’s (JSON)";
    LEAST: "From level" / "Vanaf niveau";
    FOR_OWNER: "For" / "Voor";
    EVERY_OWNER: "everybody" / "iedereen";
    WRITE: "Write" / "Wegschrijven";
    FILE_BEHIND: "gaps" / "knelpunten";
    JOURNEY_GONE: "the journey is gone" / "de klantreis is weg";
    HANDOVER_TIP: "Rows hand over to columns. In brackets: not agreed yet." / "Rijen dragen over aan kolommen. Tussen haakjes: nog niet afgesproken.";
}

/// A state in a word or two, where buttons stand side by side.
pub const fn state(state: FindingStatus) -> Label {
    match state {
        FindingStatus::Open => Label::new("Open", "Open"),
        FindingStatus::Planned => Label::new("Planned", "Ingepland"),
        FindingStatus::Accepted => Label::new("Accepted", "Geaccepteerd"),
        FindingStatus::Resolved => Label::new("Resolved", "Opgelost"),
        FindingStatus::NotApplicable => Label::new("Does not apply", "Niet van toepassing"),
    }
}

words! {
    GAPS_HERE: "{n} gap here", "{n} gaps here" / "{n} knelpunt hier", "{n} knelpunten hier";
    GAPS_WORST: "{n} gap; {worst}", "{n} gaps; the worst: {worst}" / "{n} knelpunt; {worst}", "{n} knelpunten; het ergste: {worst}";
    GAPS: "{n} gap", "{n} gaps" / "{n} knelpunt", "{n} knelpunten";
    LEGAL: "{n} message we may not send", "{n} messages we may not send" / "{n} bericht dat niet mag", "{n} berichten die niet mogen";
    PERMISSIONS: "{n} permission to put right", "{n} permissions to put right" / "{n} toestemming in orde te brengen", "{n} toestemmingen in orde te brengen";
    HANDOVERS: "{n} handover to agree", "{n} handovers to agree" / "{n} overdracht af te spreken", "{n} overdrachten af te spreken";
    CHECKS: "{n} check", "{n} checks" / "{n} controle", "{n} controles";
    FRESH: "{n} new", "{n} new" / "{n} nieuw", "{n} nieuw";
    GONE_COUNT: "{n} gone", "{n} gone" / "{n} weg", "{n} weg";
    OF_ALL: "{n} shown", "{n} shown" / "{n} getoond", "{n} getoond";
}
