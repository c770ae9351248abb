//! The fields of touchpoints, transitions and phases as columns: the four notes of the design card
//! first, then what they weigh, then the rest. Every field of the model is here.

use super::Column;
use super::cell::{Cell, Kind, Unread, feeling, importance, worded};
use super::names::Names;
use crate::model::*;
use crate::vocabulary::Label;

/// A field of a `T` as a column.
pub struct Field<T> {
    /// The same in every language.
    pub id: &'static str,
    /// Its heading.
    pub label: Label,
    /// Other headings for the same.
    pub also: &'static [&'static str],
    /// What it holds.
    pub kind: Kind,
    /// The least and the most of a figure.
    range: Option<(i32, i32)>,
    write: fn(&T, &Names) -> String,
    read: fn(&mut T, &str, &Names) -> Vec<Unread>,
    clear: fn(&mut T),
    equal: fn(&T, &T) -> bool,
    offers: fn(&Names) -> Vec<String>,
}

impl<T> Field<T> {
    /// The text of the cell.
    pub fn write(&self, one: &T, names: &Names) -> String {
        (self.write)(one, names)
    }

    /// Takes a text into the field; gives back what was not understood of it.
    pub fn read(&self, one: &mut T, text: &str, names: &Names) -> Vec<Unread> {
        if text.is_empty() {
            (self.clear)(one);
            return Vec::new();
        }
        let Some((least, most)) = self.range.filter(|_| !names.ours) else {
            return (self.read)(one, text, names);
        };
        let words = if least < 0 { feeling } else { importance };
        let meant = worded(text, words).map(|at| at.to_string());
        let text = meant.as_deref().unwrap_or(text);
        let fits = text.trim().replace(',', ".").parse::<f64>();
        if fits.is_ok_and(|figure| figure < f64::from(least) || figure > f64::from(most)) {
            return vec![Unread { text: text.to_owned(), near: None, things: None }];
        }
        (self.read)(one, text, names)
    }

    /// What the cell may say, where that is a list.
    pub fn offers(&self, names: &Names) -> Vec<String> {
        (self.offers)(names)
    }

    /// Whether two have the same in this field.
    pub fn is_same(&self, one: &T, other: &T) -> bool {
        (self.equal)(one, other)
    }
}

/// The phase in which a touchpoint stands, by name or id: no field of the touchpoint itself.
pub const PHASE: Column = Column {
    id: "phase",
    label: Label::new("Phase", "Fase"),
    also: &["stage", "step", "stap", "stadium"],
    kind: Kind::Name(super::Things::Phases),
};

macro_rules! range {
    () => {
        None
    };
    ($least:literal, $most:literal) => {
        Some(($least, $most))
    };
}

macro_rules! fields {
    ($of:ty; [$($own:expr)?]; $( $id:literal, $en:literal / $nl:literal, [$($also:literal),*] $(in $least:literal to $most:literal)?,
        $($path:ident).+: $kind:ty; )*) => {
        &[ $($own,)? $( Field {
            id: $id,
            label: Label::new($en, $nl),
            also: &[$($also),*],
            kind: <$kind as Cell>::KIND,
            range: range!($($least, $most)?),
            write: |one: &$of, names| <$kind as Cell>::write(&one.$($path).+, names),
            read: |one: &mut $of, text, names| {
                let read = <$kind as Cell>::read(text, names);
                if let Some(value) = read.value {
                    one.$($path).+ = value;
                }
                read.unread
            },
            clear: |one: &mut $of| one.$($path).+ = <$of>::default().$($path).+,
            equal: |one: &$of, other: &$of| one.$($path).+ == other.$($path).+,
            offers: |names| <$kind as Cell>::offers(names),
        } ),* ]
    };
}

/// The fields of touchpoints; the first three name it.
pub fn touchpoints() -> &'static [Field<Touchpoint>] {
    TOUCHPOINTS
}

/// The fields of transitions.
pub fn transitions() -> &'static [Field<Transition>] {
    TRANSITIONS
}

/// The fields of phases.
pub fn phases() -> &'static [Field<Phase>] {
    PHASES
}

/// An id as it is, where it names its own row.
macro_rules! own_id {
    ($of:ty) => {
        Field {
            id: "id",
            label: Label::new("Id", "Id"),
            also: &["key", "sleutel", "identifier", "code"],
            kind: Kind::Text,
            range: None,
            write: |one: &$of, _| one.id.as_str().to_owned(),
            read: |one: &mut $of, text, _| {
                one.id = Id::new(text);
                Vec::new()
            },
            clear: |one: &mut $of| one.id = Id::default(),
            equal: |one: &$of, other: &$of| one.id == other.id,
            offers: |_| Vec::new(),
        }
    };
}

static TOUCHPOINTS: &[Field<Touchpoint>] = fields! { Touchpoint; [own_id!(Touchpoint)];
    "number", "Number" / "Nummer", ["no", "nr", "#"], number: u32;
    "title", "Title" / "Titel", ["touchpoint", "name", "contactmoment", "contactpunt", "naam", "touch point"], title: String;
    "channel", "Channel" / "Kanaal", ["medium", "channels", "kanalen"], channel: ChannelId;
    "owners", "Owners" / "Eigenaren", ["owner", "department", "departments", "eigenaar", "afdeling", "afdelingen", "team", "wie", "who"], owners: List<Id<Department>>;
    "accountable", "Answers for it" / "Eindverantwoordelijk", ["accountable", "responsible", "verantwoordelijke"], accountable: Option<Id<Department>>;
    "media_type", "Media type" / "Mediatype", ["media", "media types", "poe"], media_type: Option<MediaType>;
    "influence", "Influence" / "Invloed", ["influenceability", "beinvloedbaarheid", "control"], influence: Option<Influence>;
    "status", "Status" / "Status", ["state"], status: TouchpointStatus;
    "importance", "Importance (1-5)" / "Belang (1-5)", ["importance", "belang", "weight", "priority", "prioriteit"] in 1 to 5, importance: Option<u8>;
    "emotion", "Feeling (-2 to 2)" / "Gevoel (-2 tot 2)", ["feeling", "emotion", "gevoel", "emotie", "sentiment"] in -2 to 2, emotion: Option<i8>;
    "expected", "Customer expects (1-5)" / "Klant verwacht (1-5)", ["expected", "expectation", "verwacht", "verwachting"] in 1 to 5, expectation.expected: Option<u8>;
    "experienced", "Customer experiences (1-5)" / "Klant ervaart (1-5)", ["experienced", "experience", "score", "ervaren", "beleving", "ervaring"] in 1 to 5, expectation.experienced: Option<u8>;
    "assumed", "We think they expect (1-5)" / "Wij denken dat zij verwachten (1-5)", ["assumed", "assumed expectation"] in 1 to 5, expectation.assumed: Option<u8>;
    "own_view", "We think we do (1-5)" / "Wij denken zo te doen (1-5)", ["own view", "eigen oordeel"] in 1 to 5, expectation.own_view: Option<u8>;
    "moment_of_truth", "Moment of truth" / "Moment van de waarheid", ["moment", "mot", "key moment", "sleutelmoment"], moment_of_truth: Option<MomentOfTruth>;
    "description", "Description" / "Omschrijving", ["beschrijving", "what", "wat"], description: String;
    "notes", "Notes" / "Notities", ["note", "remarks", "remark", "notitie", "opmerking", "opmerkingen", "comment", "comments"], notes: String;
    "personas", "Personas" / "Persona’s", ["persona", "customer", "klant", "klanttype"], personas: List<Id<Persona>>;
    "segments", "Segments" / "Segmenten", ["segment"], segments: List<Id<Segment>>;
    "lifecycle", "Lifecycle stages" / "Levensfasen", ["lifecycle", "levensfase"], lifecycle: List<Id<LifecycleStage>>;
    "relations", "Relations" / "Relaties", ["relation", "relatie"], relations: List<Relation>;
    "source", "Who speaks" / "Wie er spreekt", ["source", "sender", "afzender"], source: Option<Source>;
    "mode", "Online or offline" / "Online of offline", ["mode"], mode: Option<Mode>;
    "direction", "Direction" / "Richting", [], direction: Option<Direction>;
    "devices", "Devices" / "Apparaten", ["device", "apparaat"], devices: List<DeviceId>;
    "platform", "Platform" / "Platform", [], platform: String;
    "purpose", "Purpose" / "Doel", ["goal", "goals", "doelen"], purpose: List<TouchpointPurpose>;
    "levers", "Levers" / "Hefbomen", ["lever", "hefboom"], levers: List<Lever>;
    "contact_role", "Who does it" / "Wie het doet", ["role", "rol", "contact role"], contact_role: String;
    "markets", "Markets" / "Markten", ["market", "country", "markt", "land"], markets: List<Id<Market>>;
    "languages", "Languages" / "Talen", ["language", "taal"], languages: List<Lang>;
    "entry", "Journeys start here" / "Reizen beginnen hier", ["entry", "start", "instap"], entry: bool;
    "conversion", "Purchase happens here" / "Aankoop gebeurt hier", ["conversion", "conversie"], conversion: bool;
    "exit", "Journeys end here" / "Reizen eindigen hier", ["exit", "end", "einde"], exit: Option<ExitOutcome>;
    "effort", "Our effort (0-5)" / "Onze inspanning (0-5)", ["effort", "inspanning"] in 0 to 5, effort: Option<u8>;
    "memorable", "Memorable" / "Memorabel", [], memorable: Option<bool>;
    "influence_unconfirmed", "Influence is a guess" / "Invloed is een gok", [], influence_unconfirmed: bool;
    "customer_words", "Expectation in the customer’s words" / "Verwachting in woorden van de klant", [], expectation.customer_words: String;
    "organisation_words", "Expectation in our words" / "Verwachting in onze woorden", [], expectation.organisation_words: String;
    "expectation_evidence", "Evidence for the scores" / "Bewijs bij de scores", [], expectation.evidence: List<Evidence>;
    "persona_emotions", "Feeling per persona" / "Gevoel per persona", [], persona_emotions: List<PersonaEmotion>;
    "impression", "Impression" / "Indruk", [], impression: String;
    "pain_points", "Pains" / "Pijnpunten", ["pain", "pain points", "pain point", "pijnpunt", "knelpunt", "knelpunten", "problem"], pain_points: List<PainPoint>;
    "opportunity", "Opportunity" / "Kans", ["idea", "kansen", "opportunities", "idee"], opportunity: String;
    "promise", "Promise" / "Belofte", [], promise: Option<Promise>;
    "answers", "Questions that it answers" / "Vragen die het beantwoordt", ["answers", "antwoorden"], answers: List<Id<InformationNeed>>;
    "content", "Content" / "Content", [], content: List<Id<ContentAsset>>;
    "has_content", "Has content" / "Heeft content", [], has_content: Option<bool>;
    "content_date", "Date of the content" / "Datum van de content", ["content date"], content_date: Option<Date>;
    "call_to_action", "Call to action" / "Oproep tot actie", ["cta"], call_to_action: Option<CallToAction>;
    "mandatory_fields", "Fields to fill in" / "Verplichte velden", ["mandatory fields"], mandatory_fields: Option<u32>;
    "mandatory_field_names", "Names of fields to fill in" / "Namen van verplichte velden", [], mandatory_field_names: List<String>;
    "invites_sharing", "Invites sharing" / "Nodigt uit tot delen", [], invites_sharing: bool;
    "social_proof", "Shows what others think" / "Toont wat anderen vinden", ["social proof"], social_proof: bool;
    "return_hook", "Gives a reason to come back" / "Geeft reden terug te komen", ["return hook"], return_hook: bool;
    "tactic", "Tactic" / "Tactiek", [], tactic: Option<Tactic>;
    "checks", "Checks of quality" / "Kwaliteitscontroles", [], checks: List<QualityCheck>;
    "contact_purposes", "Addressed contact for" / "Gericht contact voor", ["contact purpose"], contact_purposes: List<ContactPurpose>;
    "monitored", "Somebody listens" / "Iemand luistert mee", ["monitored"], monitored: Option<bool>;
    "response_policy", "Who answers, and when" / "Wie reageert, en wanneer", [], response_policy: Option<ResponsePolicy>;
    "metrics", "Figures" / "Kengetallen", ["metrics", "kpi", "kpis"], metrics: List<Metric>;
    "systems", "Systems" / "Systemen", ["system", "systeem"], systems: List<Id<SystemDef>>;
    "evidence", "Evidence" / "Bewijs", [], evidence: List<Evidence>;
    "observed_in", "Seen on walks" / "Gezien tijdens wandelingen", [], observed_in: List<Id<Walkthrough>>;
    "parent", "Part of" / "Onderdeel van", ["parent"], parent: Option<Id<Touchpoint>>;
    "catalogue_ref", "From the catalogue" / "Uit de catalogus", [], catalogue_ref: String;
    "inventory_group", "Group of the checklist" / "Groep van de checklist", [], inventory_group: String;
    "layer", "Layer of the blueprint" / "Laag van de blueprint", ["layer", "laag"], layer: Option<BlueprintLayer>;
    "details", "Shown in detail by" / "In detail getoond door", [], details: Option<Id<Journey>>;
    "copied_from", "Copied from" / "Gekopieerd van", [], copied_from: Option<Id<Touchpoint>>;
    "pictures", "Pictures" / "Afbeeldingen", ["picture", "image", "afbeelding"], pictures: List<String>;
    "votes", "Votes" / "Stemmen", ["vote", "stem"], votes: u32;
    "tallies", "Counted answers" / "Getelde antwoorden", [], tallies: List<Tally>;
    "last_checked", "Last looked at" / "Laatst bekeken", ["last checked", "checked"], last_checked: Option<Date>;
    "pinned_step", "Kept in step" / "Vast in stap", [], pinned_step: Option<u32>;
};

static TRANSITIONS: &[Field<Transition>] = fields! { Transition; [];
    "from", "From" / "Van", ["source", "start", "bron"], from: Id<Touchpoint>;
    "to", "To" / "Naar", ["target", "end", "doel"], to: Id<Touchpoint>;
    "kind", "Kind" / "Soort", ["type"], kind: TransitionKind;
    "label", "Label" / "Tekst", ["text", "name", "naam"], label: String;
    "personas", "Personas" / "Persona’s", ["persona"], personas: Option<List<Id<Persona>>>;
    "condition", "Condition" / "Voorwaarde", ["when", "wanneer"], condition: String;
    "sentiment", "Mood" / "Stemming", ["sentiment"], sentiment: Option<Sentiment>;
    "share", "Share (0-1)" / "Aandeel (0-1)", ["share", "aandeel", "weight"], share: Option<f32>;
    "friction", "Friction (1-5)" / "Wrijving (1-5)", ["friction", "wrijving"] in 1 to 5, friction: Option<u8>;
    "confirmed_skip", "Skipping is meant" / "Overslaan is bedoeld", [], confirmed_skip: bool;
    "handover", "Handover" / "Overdracht", [], handover: Option<Handover>;
    "trigger", "Set off by" / "Aangezet door", ["trigger"], trigger: Option<Id<Trigger>>;
};

static PHASES: &[Field<Phase>] = fields! { Phase; [own_id!(Phase)];
    "name", "Name" / "Naam", ["phase", "fase", "title", "titel"], name: String;
    "role", "Role" / "Rol", [], role: PhaseRole;
    "model_tags", "Stages of models" / "Stappen van modellen", [], model_tags: List<String>;
    "customer_goal", "Goal of the customer" / "Doel van de klant", ["customer goal"], customer_goal: String;
    "customer_question", "Question of the customer" / "Vraag van de klant", ["customer question"], customer_question: String;
    "org_goal", "Our goal" / "Ons doel", ["organisation goal"], org_goal: String;
    "goals_aligned", "Goals agree" / "Doelen sluiten aan", [], goals_aligned: Option<bool>;
    "customer_expectation", "What the customer expects" / "Wat de klant verwacht", [], customer_expectation: String;
    "emotion_wanted", "Feeling aimed at (-2 to 2)" / "Gewenst gevoel (-2 tot 2)", [] in -2 to 2, emotion_wanted: Option<i8>;
    "customer_activity", "What the customer does" / "Wat de klant doet", [], customer_activity: String;
    "brand_role", "What the brand does" / "Wat het merk doet", [], brand_role: String;
    "lead_department", "Who leads" / "Wie leidt", ["lead", "leiding"], lead_department: Option<Id<Department>>;
    "message_types", "Kinds of message" / "Soorten berichten", [], message_types: List<MessageType>;
    "look_first", "Look here first" / "Kijk hier eerst", [], look_first: String;
};
