//! The words of the sheets, in English and Dutch.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::vocabulary::labels;
pub use crate::vocabulary::{CROSS_CHANNEL, INTEGRATED, REAL_TIME};

labels! {
    DONE: "Done" / "Klaar";
    GONE: "This is not in the file any more." / "Dit staat niet meer in het bestand.";
    ADD: "Add" / "Toevoegen";
    REMOVE: "Remove" / "Weghalen";
    SEARCH: "Search" / "Zoeken";
    NONE_HERE: "Nothing on the map to choose from yet." / "Nog niets op de kaart om uit te kiezen.";

    STAGE: "Lifecycle stage" / "Levensfase";
    ORG_DEFINITION: "When we call a customer this" / "Wanneer wij een klant zo noemen";
    CUSTOMER_VIEW: "When customers would say so" / "Wanneer klanten dat zelf zouden zeggen";
    VIEWS_MATCH: "The two agree" / "Die twee komen overeen";

    NEED: "Question of customers" / "Vraag van klanten";
    NEED_TEXT: "The question" / "De vraag";
    NEED_PHASE: "Comes up in" / "Komt op in";
    SPECIFICITY: "How precise" / "Hoe precies";
    ANSWERED_BY: "Answered at" / "Beantwoord bij";
    QUESTIONS: "Questions of customers in {phase}" / "Vragen van klanten in {phase}";
    NEW_QUESTION: "A question, as customers ask it" / "Een vraag, zoals klanten die stellen";

    CONTENT: "Piece of content" / "Inhoud";
    CONTENT_KIND: "What it is" / "Wat het is";
    CONTENT_PHASE: "For which kind of phase" / "Voor welk soort fase";
    SHAREABLE: "People can share it" / "Mensen kunnen het delen";
    UPDATED: "Last changed" / "Laatst gewijzigd";
    USED_AT: "Used at" / "Gebruikt bij";

    PERMISSION: "Permission" / "Toestemming";
    PERMISSIONS: "Permissions" / "Toestemmingen";
    PURPOSES: "What it is for" / "Waarvoor";
    CHANNELS: "By which channels; none is any" / "Via welke kanalen; geen is elk";
    BASIS: "What it rests on in law" / "Waar het wettelijk op rust";
    PERSON_KIND: "Whom it holds for" / "Voor wie het geldt";
    PROOF: "It can be shown" / "Het is aan te tonen";
    PROOF_WHERE: "Where the proof is kept" / "Waar het bewijs staat";
    WITHDRAWAL: "How people stop it" / "Hoe mensen ermee stoppen";
    AS_EASY: "Stopping is as easy as saying yes" / "Stoppen is even makkelijk als ja zeggen";
    VALID_FROM: "Holds from (30 Sep 2026)" / "Geldt vanaf (30 sep 2026)";
    VALID_UNTIL: "Holds until (30 Sep 2026)" / "Geldt tot en met (30 sep 2026)";
    WITHDRAWN: "It was withdrawn" / "Ingetrokken";
    NEW_PERMISSION: "A new permission, in a few words" / "Een nieuwe toestemming, in een paar woorden";

    TRIGGER: "Signal" / "Signaal";
    TRIGGER_NAME: "What happens" / "Wat er gebeurt";
    TRIGGER_KIND: "Kind of signal" / "Soort signaal";
    PERSONAL: "It uses personal data" / "Het gebruikt persoonsgegevens";
    SYSTEM: "Which system notices it" / "Welk systeem het opmerkt";
    FOLLOWS: "What follows on it" / "Wat erop volgt";
    MAX_LATENCY: "Answer within minutes, as agreed" / "Antwoord binnen minuten, afgesproken";
    ACTUAL_LATENCY: "Answer within minutes, in fact" / "Antwoord binnen minuten, werkelijk";
    TRIGGERS: "Signals in {phase}" / "Signalen in {phase}";
    START: "What makes customers start" / "Waardoor klanten beginnen";
    NEW_TRIGGER: "What happens, in a few words" / "Wat er gebeurt, in een paar woorden";
    NEW_SYSTEM: "A new system, by its name" / "Een nieuw systeem, bij naam";

    CONTACT: "Planned contact" / "Gepland contact";
    CONTACT_DATE: "Day (30 Sep 2026)" / "Dag (30 sep 2026)";
    CONTACT_STATUS: "How far it is" / "Hoe ver het is";
    CONTACT_TIME: "Time of day (09:30)" / "Tijd (09:30)";
    CONTACT_RUNS: "How much runs by itself" / "Hoeveel vanzelf gaat";
    CONTACT_CAMPAIGN: "Campaign" / "Campagne";
    CONTACT_TRIGGER: "What sets it off" / "Wat de aanleiding is";
    CONTACT_GOAL: "Why" / "Waarom";
    CONTACT_PERSON: "Whom it reaches, in law" / "Wie het bereikt, voor de wet";
    CONTACT_OFFER: "What is offered" / "Wat er aangeboden wordt";
    CONTACT_MESSAGE: "Kind of message" / "Soort bericht";
    CONTACT_PERSONAL: "How personal it is" / "Hoe persoonlijk het is";
    CONTACT_TOUCHPOINT: "Touchpoint that it belongs to" / "Contactmoment waar het bij hoort";
    CONTACT_OWNER: "Who sends it" / "Wie het verstuurt";
    CONTACT_CONTENT: "What is sent" / "Wat er weggaat";
    HAS_CONTENT: "What is sent is there" / "Wat er weggaat, is er";
    PURPOSE: "What it is for, in law" / "Waarvoor, voor de wet";
    RELATION: "Their relation to us" / "Hun relatie met ons";
    AUDIENCE: "To which segment" / "Aan welk segment";
    CONTACTS: "Planned contacts" / "Geplande contacten";
    NEW_CONTACT: "A new contact, by its name" / "Een nieuw contact, bij naam";

    CASE: "Reaction" / "Reactie";
    SENTIMENT: "Tone" / "Toon";
    TOPIC: "About what, in a word" / "Waarover, in een woord";
    ROOT_CAUSE: "Where it comes from" / "Waar het vandaan komt";
    FIRST_RESPONSE: "Minutes to the first answer" / "Minuten tot het eerste antwoord";
    RESOLVED: "Minutes to the solution" / "Minuten tot de oplossing";
    RESPONSE_KIND: "How it was answered" / "Hoe erop is geantwoord";
    SUMMARY: "What happened, without names" / "Wat er gebeurde, zonder namen";

    OBJECTIVE: "Objective" / "Doelstelling";
    OBJECTIVE_TEXT: "The objective in words" / "Het doel in woorden";
    LEVEL: "Whose objective" / "Van wie";
    GOAL: "What it wants" / "Wat het wil";
    TARGET_SEGMENT: "For which segment" / "Voor welk segment";
    FIGURES: "Figures that show whether it is reached" / "Cijfers die laten zien of het gehaald wordt";

    SOURCE: "Source of knowledge about customers" / "Bron van kennis over klanten";
    SOURCES: "Sources of knowledge about customers" / "Bronnen van kennis over klanten";
    OWN: "It is our own" / "Van onszelf";
    SOURCE_PLATFORM: "Who holds it" / "Wie het beheert";
    USED_FOR: "What it is used for" / "Waarvoor het wordt gebruikt";
    PERSONAL_DATA: "It holds personal data" / "Er staan persoonsgegevens in";
    NEW_SOURCE: "A new source, by its name" / "Een nieuwe bron, bij naam";

    ENGAGEMENT: "How far we are with engagement" / "Hoe ver we zijn met betrokkenheid";

    LIMITS: "Limits for {segment}" / "Grenzen voor {segment}";
    LIMIT: "limit to how often" / "grens aan hoe vaak";
    LIMIT_MAX: "At most so many messages" / "Hoogstens zoveel berichten";
    LIMIT_DAYS: "in so many days" / "in zoveel dagen";
    LIMIT_CHANNEL: "By which channel; none is all together" / "Via welk kanaal; geen is alles samen";
    LIMIT_WHOM: "For whom" / "Voor wie";
    EVERYBODY: "everybody" / "iedereen";
    LIMIT_HOURS: "At least so many hours between two" / "Minstens zoveel uren tussen twee";
    ADD_LIMIT: "Add a limit" / "Grens toevoegen";
    CARD: "Contact rules of {segment}" / "Contactregels van {segment}";
    CARD_NEEDS: "What it needs" / "Wat het nodig heeft";
    BARRIERS: "What holds it back" / "Wat het tegenhoudt";
    OFFERS: "What it is offered" / "Wat het aangeboden krijgt";
    NEW_OFFER: "A new offer, in a few words" / "Een nieuw aanbod, in een paar woorden";
    WHERE: "Where it is met" / "Waar het te bereiken is";
    CARD_CHANNELS: "By which channels" / "Via welke kanalen";
    FREQUENCY: "How often, in words" / "Hoe vaak, in woorden";

    CHOICE: "What customers choose between" / "Waaruit klanten kiezen";
    ALTERNATIVES: "Their alternatives, with commas" / "Hun alternatieven, met komma’s";
    OWN_RANK: "Our place among them, 1 is first" / "Onze plaats daartussen, 1 is de eerste";
    MEASURED_ON: "Asked on (30 Sep 2026)" / "Gevraagd op (30 sep 2026)";
    CHOICE_SOURCE: "Where that comes from" / "Waar dat vandaan komt";

    CHECKS: "Checks of {what}" / "Controles van {what}";
    INVENTORY: "Places to look at" / "Plekken om naar te kijken";
    INVENTORY_WHAT: "Tick what does not apply to this journey. What does, add to the map." / "Vink aan wat voor deze reis niet geldt. Wat wel geldt, zet je op de kaart.";
    ON_THE_MAP: "on the map" / "op de kaart";
    OTHERS_DO_NOT: "What is left does not apply" / "Wat overblijft, geldt niet";
    DOES_NOT_APPLY: "places that do not apply" / "plekken die niet gelden";
    WALKS: "Walks through this journey" / "Keren dat deze reis is doorlopen";
    WALK: "walk" / "doorloop";
    ADD_WALK: "Note a walk of today" / "Een doorloop van vandaag noteren";
    WALK_DATE: "Day of the walk (30 Sep 2026)" / "Dag van de doorloop (30 sep 2026)";
    WALK_KIND: "How it was walked" / "Hoe die is gelopen";
    WALK_PERSONA: "As whom" / "Als wie";
    WALK_DEVICE: "On what" / "Waarop";
    WALK_STEP: "note ‘{what}’ on the walk" / "‘{what}’ bij de doorloop noteren";
    PARTICIPANTS: "By how many" / "Met hoeveel";
    MET: "Touchpoints met on this walk" / "Contactmomenten van deze doorloop";
    MET_ALL: "All of them" / "Allemaal";
    WHICH_WALK: "Which walk" / "Welke doorloop";
    DELETE_WALK: "Delete this walk" / "Deze doorloop verwijderen";
    STEP_DELETE_WALK: "delete the walk of {what}" / "doorloop van {what} verwijderen";
    CHECKED_ON: "Checked on (30 Sep 2026)" / "Gecontroleerd op (30 sep 2026)";
    CHECK_NOTE: "Remark on the check" / "Opmerking bij de controle";

    STRATEGY: "What this journey is about" / "Waar deze reis over gaat";
    NEW_SEGMENT: "A new segment, by its name" / "Een nieuw segment, bij naam";
    NEW_STAGE: "A new lifecycle stage, by its name" / "Een nieuwe levensfase, bij naam";
    NEW_PERSONA: "A new persona, by its name" / "Een nieuwe persona, bij naam";
    NEW_OBJECTIVE: "A new objective, in words" / "Een nieuw doel, in woorden";

    STEP: "A step to draw" / "Een stap om te tekenen";
    STEP_FROM: "From" / "Van";
    STEP_TO: "To" / "Naar";
    STEP_KIND: "Kind of step" / "Soort stap";
    ADD_STEP: "Draw this step" / "Deze stap tekenen";

    PAGE: "A page to lead on to" / "Een pagina om naar door te leiden";
    PAGE_WHAT: "The website is not on the map yet. Name the page to which {touchpoint} leads: it is added with the step." / "De website staat nog niet op de kaart. Noem de pagina waar {touchpoint} naartoe leidt: die komt erbij, met de stap.";
    NEW_PAGE: "A page of the website, by its title" / "Een pagina van de website, bij titel";

    LACKING_SCORES: "What customers expect and experience" / "Wat klanten verwachten en ervaren";
    LACKING_FEELINGS: "How customers feel" / "Hoe klanten zich voelen";
    ROUND_WHAT: "A round shows card after card with this question large; a digit answers. Best done with people who talk to customers." / "Een ronde toont kaart na kaart met deze vraag groot; een cijfer antwoordt. Het best met mensen die klanten spreken.";
    ROUND_NOW: "Ask it now, in a round" / "Nu vragen, in een ronde";
    ROUND_LATER: "Agree on a day for it…" / "Er een dag voor afspreken…";
    ESTIMATE: "Or a first estimate, for all of a phase at once" / "Of een eerste schatting, voor een hele fase tegelijk";
    ESTIMATE_NOTE: "Fills only what is still open, and notes that it is an assumption. Put it right per card when you know more." / "Vult alleen wat nog open staat, en noteert dat het een aanname is. Verbeter het per kaart zodra je meer weet.";
    ESTIMATE_STEP: "estimate for ‘{what}’" / "schatting voor ‘{what}’";
    ESTIMATE_OF: "first estimate: {field}" / "eerste schatting: {field}";
    EVERY_PHASE: "All phases" / "Alle fasen";
    STILL_LACKING: "Not filled in yet; a click shows the card" / "Nog niet ingevuld; een klik toont de kaart";
    NOTHING_LACKS: "Filled in at every touchpoint." / "Ingevuld bij elk contactmoment.";

    YIELD_EACH: "Add a figure for each of them" / "Voor elk een cijfer toevoegen";
    YIELD_ONE: "Add a figure for {channel}" / "Cijfer toevoegen voor {channel}";
    YIELD_NAME: "Contribution" / "Bijdrage";
    YIELD_UNKNOWN: "Nobody measures what these bring in" / "Niemand meet wat deze opleveren";
    YIELD_KNOWN: "What these bring in; a click shows the card" / "Wat deze opleveren; een klik toont de kaart";
    YIELD_WHAT: "The figure stands at the touchpoint that matters most; fill in what it was when you know." / "Het cijfer staat bij het contactmoment dat het meest telt; vul in wat het was zodra je het weet.";
    YIELD_STEP: "measure what channels bring in" / "meten wat kanalen opleveren";

    RUNS_ON: "What runs on {platform}" / "Wat via {platform} loopt";
    LEANS_WHAT: "Untick what can do without it, or add a place of your own." / "Haal het vinkje weg waar het zonder kan, of voeg een eigen plek toe.";

    NEW_TOUCHPOINT: "Add what customers meet" / "Toevoegen wat klanten tegenkomen";
    NEW_TOUCHPOINT_HINT: "A touchpoint, by its title" / "Een contactmoment, bij titel";
    HOLDS_FOR: "What is there already: tick where this holds" / "Wat er al is: vink aan waar dit geldt";
    MEETS: "What {persona} meets" / "Wat {persona} tegenkomt";
    MEANT_FOR: "What is meant for {segment}" / "Wat bedoeld is voor {segment}";
    ROUTE_WHAT: "The route that lacks least would also pass:" / "De route waaraan het minst ontbreekt, loopt ook langs:";
    ROUTE_WHOLE: "Note {persona} at these too" / "{persona} hier ook bij zetten";
    LEAVES: "Where people leave without buying" / "Waar mensen weggaan zonder te kopen";
    INVITES: "What asks customers to share" / "Wat klanten vraagt te delen";
    RETURNS: "What gives a reason to come back" / "Wat een reden geeft om terug te komen";
    LISTENS: "Where somebody listens" / "Waar iemand luistert";
    TALKS: "Where customers talk with us" / "Waar klanten met ons in gesprek zijn";
    OURS: "What we can change ourselves" / "Wat wij zelf kunnen veranderen";
    IN_PHASE: "{what} in {phase}" / "{what} in {phase}";
    MARKED: "what holds for it" / "wat ervoor geldt";
}
