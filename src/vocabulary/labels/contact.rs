//! Labels of contact: purposes, legal bases, triggers, messages and cases.
//! Only words; what the values mean to the rules is decided elsewhere.

use crate::model::*;

labels! {
    ContactPurpose {
        Service: "Service", "Servicebericht";
        Marketing: "Marketing", "Marketing";
        Research: "Research", "Onderzoek";
        Profiling: "Profiling", "Profilering";
        Sharing: "Sharing", "Delen met derden";
        Recruitment: "Recruitment", "Werving";
    }
    ContactGoal {
        Visibility: "Visibility", "Zichtbaarheid";
        Traffic: "Traffic", "Verkeer";
        Relationship: "Relationship", "Relatie";
        Sale: "Sale", "Verkoop";
        Service: "Service", "Service";
        Retention: "Retention", "Behoud";
        Listening: "Listening", "Luisteren";
        Activation: "Activation", "Activering";
    }
    LegalBasis {
        Consent: "Consent", "Toestemming";
        SoftOptIn: "Soft opt-in", "Bestaande klantrelatie (soft opt-in)";
        Contract: "Contract", "Uitvoering overeenkomst";
        LegitimateInterest: "Legitimate interest", "Gerechtvaardigd belang";
        LegalObligation: "Legal obligation", "Wettelijke plicht";
        PublicTask: "Public task", "Publieke taak";
        VitalInterest: "Vital interest", "Vitaal belang";
        NoBasis: "No basis", "Geen grondslag";
    }
    PersonKind {
        Natural: "Natural person", "Natuurlijk persoon";
        LegalEntity: "Legal entity", "Rechtspersoon";
    }
    TriggerKind {
        JourneyStart: "Journey start", "Aanleiding (begin)";
        Behaviour: "Behaviour", "Gedrag";
        Date: "Date", "Datum (verjaardag, contract)";
        Time: "Time", "Tijdsverloop";
        System: "System", "Systeemgebeurtenis";
        Signal: "Signal", "Signaal (social, klacht)";
        Propensity: "Propensity", "Koopgeneigdheid";
        Campaign: "Campaign", "Campagne";
        Manual: "Manual", "Handmatig";
    }
    SignalKind {
        Implicit: "Implicit", "Impliciet";
        Explicit: "Explicit", "Expliciet";
    }
    ContactStatus {
        Idea: "Idea", "Idee";
        Planned: "Planned", "Gepland";
        Sent: "Sent", "Verzonden";
        Cancelled: "Cancelled", "Vervallen";
    }
    Automation {
        Manual: "Manual", "Handmatig";
        Partly: "Partly automatic", "Deels automatisch";
        Automatic: "Automatic", "Automatisch";
    }
    Personalisation {
        Generic: "Generic", "Geen";
        Segment: "Per segment", "Per segment";
        Individual: "Individual", "Individueel";
    }
    CaseKind {
        Question: "Question", "Vraag";
        Complaint: "Complaint", "Klacht";
        Compliment: "Compliment", "Compliment";
        Share: "Share", "Gedeelde aankoop of ervaring";
        Idea: "Idea", "Idee";
        Misinformation: "Misinformation", "Onjuiste bewering";
    }
    ResponseKind {
        Answer: "Answer", "Antwoord";
        Thanks: "Thanks", "Bedankje";
        Apology: "Apology", "Excuus";
        Solution: "Solution", "Oplossing";
        Content: "Content", "Content";
        Suggestion: "Suggestion", "Suggestie";
        Referral: "Referral", "Doorverwijzing";
    }
    ChannelStance {
        Preferred: "Preferred", "Voorkeur";
        Allowed: "Allowed", "Toegestaan";
        Avoid: "Avoid", "Vermijden";
        Forbidden: "Forbidden", "Verboden";
    }
    MessageType {
        Introduction: "Introduction", "Kennismaking";
        Answer: "Answer", "Antwoord";
        Proof: "Proof", "Bewijs";
        Offer: "Offer", "Aanbod";
        Confirmation: "Confirmation", "Bevestiging";
        Instruction: "Instruction", "Uitleg";
        Reminder: "Reminder", "Herinnering";
        Thanks: "Thanks", "Dank";
        Survey: "Survey", "Vraag om mening";
        Apology: "Apology", "Excuus";
        Invitation: "Invitation", "Uitnodiging";
        News: "News", "Nieuws";
    }
    CampaignKind {
        Campaign: "Campaign", "Campagne";
        Event: "Event", "Evenement";
        AlwaysOn: "Always on", "Doorlopend";
        Lifecycle: "Lifecycle programme", "Levensfaseprogramma";
    }
}
