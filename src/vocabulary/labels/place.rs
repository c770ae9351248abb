//! Labels of what touchpoints, transitions and maps are.
//! Only words; what the values mean to the rules is decided elsewhere.

use crate::model::*;

labels! {
    PhaseRole {
        Orientation: "Orientation, awareness", "Oriëntatie, bewustwording";
        Consideration: "Consideration, weighing", "Overweging, afweging";
        Purchase: "Purchase", "Aankoop";
        Consumption: "Use, experience", "Consumptie, gebruik";
        Evaluation: "Evaluation afterwards", "Evaluatie achteraf";
        Loyalty: "Loyalty", "Loyaliteit";
        Advocacy: "Advocacy", "Ambassadeurschap";
    }
    MediaType {
        Owned: "Owned media", "Eigen media (owned)";
        Paid: "Paid media", "Betaalde media (paid)";
        Earned: "Earned media", "Verdiende media (earned)";
        Shared: "Shared media (PESO)", "Gedeelde media (shared)";
    }
    Source {
        Brand: "Brand, organisation", "Merk, organisatie";
        Employee: "Employee speaking personally", "Medewerker op persoonlijke titel";
        Partner: "Partner, reseller, carrier, agency", "Partner, wederverkoper, vervoerder, bureau";
        Customer: "Customer", "Klant";
        Peer: "Friend, family, colleague", "Bekende (vriend, familie, collega)";
        Community: "Crowd, community", "Community, het publiek";
        Press: "Press, media, blogger", "Pers, media, blogger";
        Expert: "Analyst, expert, tester", "Analist, expert, tester";
        ThirdParty: "Other third party, platform", "Andere derde partij, platform";
        Competitor: "Competitor", "Concurrent";
    }
    Influence {
        Full: "Fully controllable", "Volledig beheersbaar";
        Partial: "Influenceable", "Beïnvloedbaar";
        Indirect: "Indirectly influenceable", "Indirect beïnvloedbaar";
        NoInfluence: "Not influenceable", "Niet beïnvloedbaar";
    }
    Lever {
        Guidelines: "Guidelines", "Richtlijnen";
        Training: "Training", "Training";
        PlacementControl: "Placement control", "Plaatsingscontrole";
        SearchOptimisation: "Search optimisation", "Vindbaarheid";
        PressRelations: "Press relations", "Persrelaties";
        Seeding: "Seeding", "Seeding";
        ReviewInvitation: "Review invitation", "Reviewverzoek";
        Response: "Response", "Reactie, webcare";
        Moderation: "Moderation", "Moderatie";
        Incentive: "Incentive", "Beloning";
        ContractTerms: "Contract terms", "Contractafspraken";
        ProductImprovement: "Product improvement", "Productverbetering";
        ServiceImprovement: "Service improvement", "Dienstverbetering";
        Monitoring: "Monitoring", "Monitoring";
    }
    ColourScheme {
        ByMedia: "Media type", "Mediatype";
        ByChannelGroup: "Kind of channel", "Soort kanaal";
        ByChannel: "Channel", "Kanaal";
        ByDepartment: "Owner", "Eigenaar";
        BySource: "Who speaks", "Afzender";
        ByInfluence: "Influenceability", "Beïnvloedbaarheid";
        ByEmotion: "Feeling", "Gevoel";
        ByImportance: "Importance", "Belang";
        NoColours: "No colours", "Geen kleuren";
    }
    Attribute {
        Channel: "Channel", "Kanaal";
        ChannelGroup: "Kind of channel", "Soort kanaal";
        Owner: "Owner", "Eigenaar";
        Media: "Media type", "Mediatype";
        Influence: "Influenceability", "Beïnvloedbaarheid";
        Source: "Who speaks", "Afzender";
        Status: "Status", "Status";
        Mode: "Online or offline", "Online of offline";
        Phase: "Phase", "Fase";
        Persona: "Persona", "Persona";
        Feeling: "Feeling", "Gevoel";
        Importance: "Importance", "Belang";
        Moment: "Moment of truth", "Moment van de waarheid";
        Findings: "Gaps", "Knelpunten";
        Evidence: "Evidence", "Bewijs";
    }
    Mode {
        Online: "Online", "Online";
        Offline: "Offline", "Offline";
        Hybrid: "Hybrid", "Hybride (online en offline)";
    }
    Direction {
        OneWay: "One-way", "Eenrichtingsverkeer";
        TwoWay: "Two-way", "Tweerichtingsverkeer, dialoog";
        Overheard: "Overheard", "Meegeluisterd: gesprek tussen anderen";
    }
    TouchpointStatus {
        Existing: "Existing", "Bestaand";
        Proposed: "Proposed", "Voorgesteld";
        Planned: "Planned", "Gepland";
        Retired: "Retired", "Beëindigd";
        Historical: "Historical", "Historisch";
    }
    ExitOutcome {
        Purchased: "Purchased", "Gekocht";
        NotPurchased: "Not purchased", "Niet gekocht";
        Completed: "Journey completed", "Reis voltooid";
        Churned: "Churned", "Vertrokken";
    }
    TransitionKind {
        Forward: "Forward", "Vooruit";
        Lateral: "Lateral", "Binnen de fase";
        Back: "Back", "Terug";
        LoyaltyLoop: "Loyalty loop", "Loyaliteitslus";
        AdvocacyLoop: "Advocacy loop", "Aanbevelingslus (invloed op anderen)";
        ServiceLoop: "Service loop", "Servicelus";
        Exit: "Exit", "Vertrek";
    }
    MomentOfTruth {
        Stimulus: "Stimulus", "Prikkel";
        ZMOT: "Zero moment of truth", "Nulde moment";
        FMOT: "First moment of truth", "Eerste moment";
        SMOT: "Second moment of truth", "Tweede moment";
        TMOT: "Third moment of truth", "Derde moment";
        UMOT: "Ultimate moment of truth", "Ultieme moment";
        Key: "Other key moment", "Ander sleutelmoment";
    }
    TouchpointPurpose {
        Attract: "Attract", "Aantrekken";
        Inform: "Inform", "Informeren";
        Discover: "Discover", "Behoefte achterhalen";
        Convince: "Convince", "Overtuigen";
        Delight: "Delight", "Behagen";
        Transact: "Transact", "Transactie";
        Serve: "Serve", "Service";
        Listen: "Listen", "Luisteren";
        Retain: "Retain", "Behouden";
        Activate: "Activate", "Tot delen aanzetten";
    }
    MapState {
        CurrentState: "Current state", "Huidige situatie";
        FutureState: "Future state", "Gewenste situatie";
    }
    MapApproach {
        AssumptionFirst: "Assumption first", "Vanuit aannames";
        ResearchFirst: "Research first", "Vanuit onderzoek";
        Walked: "Walked", "Doorlopen";
    }
    LaneScheme {
        NoLanes: "No lanes", "Geen banen";
        Blueprint: "Service blueprint", "Service blueprint";
        ByDepartment: "By department", "Per afdeling";
        BySource: "By source", "Per afzender";
        ByMedia: "By media type", "Per mediatype";
        ByChannel: "By channel", "Per kanaal";
        ByChannelGroup: "By channel group", "Per kanaalgroep";
        ByPersona: "By persona", "Per persona";
        ByInfluence: "By influence", "Per invloed";
    }
    BlueprintLayer {
        PhysicalEvidence: "Physical evidence", "Zichtbaar bewijs";
        CustomerAction: "Customer actions", "Klanthandelingen";
        Frontstage: "Front-stage actions", "Zichtbare handelingen (frontstage)";
        Backstage: "Back-stage actions", "Onzichtbare handelingen (backstage)";
        Support: "Support processes", "Ondersteunende processen";
    }
    Tactic {
        LikeAndWin: "Like and win", "Like-en-win-actie";
        ShareAndWin: "Share and win", "Deel- of retweetactie";
        Discount: "Discount", "Korting";
        Voucher: "Voucher", "Online waardebon";
        Game: "Game", "Spel";
        News: "News", "Nieuwsfeit";
        Community: "Community", "Community";
        SocialShopping: "Social shopping", "Social shopping";
        Retargeting: "Retargeting", "Retargeting";
    }
    CheckKind {
        Domain: "Domain", "Domeinnaam";
        Structure: "Structure", "Opbouw en structuur";
        OnboardingProcess: "Onboarding process", "Proces om klant te worden";
        MandatoryFields: "Mandatory fields", "Verplichte gegevens";
        StaleNews: "Stale news", "Datum laatste nieuws";
        Spelling: "Spelling", "Spelling";
        Design: "Design", "Look-and-feel";
        Error404: "Error 404", "Werkt niet (404)";
        DeviceFit: "Device fit", "Past bij apparaat en browser";
        Slow: "Slow", "Traag";
        Accessibility: "Accessibility", "Toegankelijkheid";
        CookieWall: "Cookie wall", "Cookiemelding";
    }
    CheckResult {
        Ok: "OK", "In orde";
        Fail: "Fail", "Niet in orde";
        Unknown: "Unknown", "Niet gecontroleerd";
        NotApplicable: "Not applicable", "Niet van toepassing";
    }
}
