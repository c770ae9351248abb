//! Labels of objectives, figures, systems, content, actions and findings.
//! Only words; what the values mean to the rules is decided elsewhere.

use crate::model::*;

labels! {
    ObjectiveLevel {
        Business: "Business", "Bedrijfsdoel";
        Marketing: "Marketing", "Marketingdoel";
        Communication: "Communication", "Communicatiedoel";
    }
    ObjectiveGoal {
        Awareness: "Awareness", "Merkbekendheid";
        Traffic: "Traffic", "Verkeer";
        Leads: "Leads", "Leads";
        Conversion: "Conversion", "Conversie";
        CrossSell: "Cross-sell", "Cross-selling";
        UpSell: "Up-sell", "Upselling";
        Retention: "Retention", "Behoud";
        Reactivation: "Reactivation", "Heractivering";
        Satisfaction: "Satisfaction", "Tevredenheid";
        Advocacy: "Advocacy", "Aanbeveling";
        CostReduction: "Cost reduction", "Kostenverlaging";
    }
    MetricKind {
        Volume: "Volume", "Volume";
        Ratio: "Ratio", "Verhouding";
        Score: "Score", "Score";
        Duration: "Duration", "Duur";
        Money: "Money", "Geld";
        Rank: "Rank", "Positie";
        Vanity: "Vanity figure", "IJdelheidscijfer";
        Contribution: "Channel contribution", "Kanaalbijdrage";
    }
    MetricUnit {
        Count: "Count", "Aantal";
        Percent: "Percent", "Procent";
        Euro: "Euro", "Euro";
        Minutes: "Minutes", "Minuten";
        Days: "Days", "Dagen";
        Points: "Points", "Punten";
        Position: "Position", "Positie";
        Other: "Other", "Anders";
    }
    SystemKind {
        Crm: "CRM", "CRM";
        Cms: "CMS", "CMS";
        Dam: "DAM (media library)", "DAM (mediabank)";
        EmailManagement: "E-mail management", "E-mailmanagement";
        CallCentre: "Call centre", "Callcenterapplicatie";
        Retargeting: "Retargeting", "Retargeting";
        Analytics: "Analytics", "Webanalyse";
        SocialMonitoring: "Social monitoring", "Social-mediamonitoring";
        Ecommerce: "E-commerce", "Webwinkelplatform";
        Other: "Other", "Anders";
    }
    ContentKind {
        Page: "Page", "Pagina";
        Article: "Article", "Artikel";
        Video: "Video", "Video";
        Image: "Image", "Beeld";
        Brochure: "Brochure", "Brochure";
        Tool: "Tool", "Hulpmiddel";
        Review: "Review", "Review";
        Post: "Post", "Bericht";
        Mail: "Mail", "Mailing";
        Other: "Other", "Anders";
    }
    ActionKind {
        Content: "Content", "Content";
        Product: "Product", "Product of dienst";
        Process: "Process", "Proces";
        Training: "Training", "Training";
        Technology: "Technology", "Techniek";
        Agreement: "Agreement", "Afspraak";
        Measurement: "Measurement", "Meting";
    }
    ActionStatus {
        Open: "Open", "Open";
        InProgress: "In progress", "Bezig";
        Done: "Done", "Klaar";
        Dropped: "Dropped", "Vervallen";
    }
    FindingStatus {
        Open: "Open", "Open";
        Planned: "Planned", "Ingepland";
        Accepted: "Accepted (with a reason)", "Geaccepteerd (met reden)";
        Resolved: "Resolved", "Opgelost";
        NotApplicable: "Not applicable", "Niet van toepassing";
    }
    TargetLevel {
        Required: "Required", "Vereist";
        Desired: "Desired", "Gewenst";
        NotApplicable: "Not applicable", "Niet van toepassing";
    }
    Dimension {
        Channel: "Channel", "Kanaal";
        Media: "Media type", "Mediatype";
        Source: "Source", "Afzender";
        Device: "Device", "Apparaat";
        Mode: "Online or offline", "Online of offline";
        Direction: "Direction", "Richting";
        Persona: "Persona", "Persona";
        Market: "Market", "Markt";
    }
}
