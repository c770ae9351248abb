//! The words of filters and of the places where something is found, in English and Dutch.

use crate::vocabulary::Label;

macro_rules! labels {
    ($( $name:ident: $en:literal / $nl:literal; )*) => {
        $( pub(super) const $name: Label = Label::new($en, $nl); )*
    };
}

labels! {
    NOT_SET: "not filled in" / "niet ingevuld";
    NOBODY: "nobody" / "niemand";
    EVERYBODY: "nobody named" / "niemand genoemd";
    TRAY: "the tray" / "het bakje";
    IS_MOMENT: "moment of truth" / "moment van de waarheid";
    NO_MOMENT: "no moment of truth" / "geen moment van de waarheid";
    HAS_FINDINGS: "has gaps" / "heeft knelpunten";
    NO_FINDINGS: "no gaps" / "geen knelpunten";
    EVIDENCE: "has evidence" / "heeft bewijs";
    ASSUMPTION: "only assumed" / "alleen aangenomen";
    NOTHING: "nothing said" / "niets gezegd";
    CRITERION: "{attribute}: {value}" / "{attribute}: {value}";
    WAY_OF: "way of {who}" / "weg van {who}";
    TITLE: "title" / "titel";
    NUMBER: "number" / "nummer";
    OWNER: "owner" / "eigenaar";
    CHANNEL: "channel" / "kanaal";
    MEDIA: "media type" / "mediatype";
    INFLUENCE: "influence" / "invloed";
    SOURCE: "who speaks" / "afzender";
    STATUS: "status" / "status";
    PERSONAS: "personas" / "persona’s";
    PLATFORM: "platform" / "platform";
    NOTES: "notes" / "notities";
    PAIN: "pain point" / "pijnpunt";
    PROMISE: "promise" / "belofte";
    EVIDENCE_TEXT: "evidence" / "bewijs";
    METRIC: "metric" / "maatstaf";
    CONTENT: "content" / "inhoud";
    SYSTEM: "system" / "systeem";
    WORDS_OF: "in words" / "in woorden";
    CALL: "call to action" / "oproep tot actie";
    PHASE: "phase" / "fase";
    QUESTION: "customer’s question" / "vraag van de klant";
    GOAL: "goal" / "doel";
    TRANSITION: "transition" / "overgang";
    INSIGHT: "insight" / "inzicht";
    ACTION: "action" / "actie";
    CONTACT: "planned contact" / "gepland contact";
    PERSONA: "persona" / "persona";
    FINDING: "gap" / "knelpunt";
    JOURNEY: "journey" / "klantreis";
}
