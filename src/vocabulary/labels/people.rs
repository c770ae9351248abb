//! Labels of customers, of what they say and of what statements rest on.
//! Only words; what the values mean to the rules is decided elsewhere.

use crate::model::*;

labels! {
    Lang {
        En: "English", "Engels";
        Nl: "Dutch", "Nederlands";
    }
    CustomerKind {
        Consumer: "Consumer", "Consument";
        Business: "Business", "Zakelijke klant (B2B)";
        Citizen: "Citizen", "Burger";
        Stakeholder: "Stakeholder", "Stakeholder";
        Employee: "Employee", "Medewerker";
    }
    Relation {
        Prospect: "Prospect", "Prospect";
        Customer: "Customer", "Klant";
        FormerCustomer: "Former customer", "Oud-klant";
        Stakeholder: "Stakeholder", "Stakeholder";
    }
    BuyingRole {
        Initiator: "Initiator", "Initiator";
        User: "User", "Gebruiker";
        Influencer: "Influencer", "Beïnvloeder";
        Decider: "Decider", "Beslisser";
        Approver: "Approver", "Goedkeurder";
        Buyer: "Buyer", "Inkoper";
        Gatekeeper: "Gatekeeper", "Poortwachter";
    }
    Motive {
        Recognition: "Recognition", "Zich bijzonder voelen";
        Discount: "Discount", "Korting";
        OwnGain: "Own gain", "Eigen gewin";
        ReviewAccess: "Review access", "Reviews lezen";
        DirectLine: "Direct line", "Direct lijntje";
        Certainty: "Certainty", "Zekerheid";
        Convenience: "Convenience", "Gemak";
        Belonging: "Belonging", "Ergens bij horen";
        Curiosity: "Curiosity", "Nieuwsgierigheid";
    }
    EngagementLevel {
        Passive: "Passive", "Passief (volgt)";
        Reacting: "Reacting", "Reageert (like, share)";
        Contributing: "Contributing", "Draagt bij";
        Advocating: "Advocating", "Beveelt aan";
    }
    SegmentBasis {
        Demographic: "Demographic", "Demografisch";
        Value: "Value", "Waarde";
        Behaviour: "Behaviour", "Gedrag";
        Need: "Need", "Behoefte";
        Firmographic: "Firmographic", "Bedrijfskenmerken";
    }
    Assignment {
        Manual: "Manual", "Handmatig";
        Automatic: "Automatic", "Automatisch";
    }
    OrgSize {
        SelfEmployed: "Self-employed", "Zelfstandige";
        Small: "Small", "Klein";
        Medium: "Medium", "Middelgroot";
        Large: "Large", "Groot";
    }
    Specificity {
        Vague: "Vague", "Vaag";
        Moderate: "Moderate", "Redelijk";
        Precise: "Precise", "Nauwkeurig";
    }
    EvidenceKind {
        Claim: "Claim", "Bewering (leverancier)";
        Assumption: "Assumption", "Aanname";
        Anecdote: "Anecdote", "Anekdote";
        Observation: "Observation", "Eigen waarneming (wandeling)";
        CustomerQuote: "Customer quote", "Klantuitspraak";
        CaseStudy: "Case study", "Praktijkvoorbeeld";
        Data: "Data", "Meetgegevens";
        Research: "Research", "Onderzoek";
    }
    WalkKind {
        Imagined: "Imagined", "In gedachten";
        Real: "Real", "In werkelijkheid";
        Mystery: "Mystery shopper", "Mystery guest";
        WithCustomer: "With a customer", "Met een klant";
    }
    InsightKind {
        Note: "Note", "Notitie";
        Pain: "Pain", "Pijnpunt";
        Question: "Question", "Vraag";
        Idea: "Idea", "Idee";
        Quote: "Quote", "Citaat";
    }
    Sentiment {
        Positive: "Positive", "Positief";
        Neutral: "Neutral", "Neutraal";
        Negative: "Negative", "Negatief";
        Mixed: "Mixed", "Gemengd";
    }
    RootCause {
        CoreProduct: "Core product", "Product of dienst zelf";
        Service: "Service", "Dienstverlening";
        Process: "Process", "Proces";
        Communication: "Communication", "Communicatie";
        Channel: "Channel", "Kanaal of techniek";
        Price: "Price", "Prijs";
        ThirdParty: "Third party", "Derde partij";
        Unknown: "Unknown", "Onbekend";
    }
}
