//! What the rules are based on: publications by name, never by quotation.

/// A publication that a rule is based on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Publication {
    /// Its title in its own language.
    pub title: &'static str,
    /// Who wrote or published it.
    pub by: &'static str,
    /// When, as far as is known.
    pub when: &'static str,
}

/// On planning and directing online touchpoints from one place.
pub const ORGANISING: Publication = Publication {
    title: "Hoe organiseer ik mijn online contactmomenten",
    by: "Eric Cornelissen, Cornelissen Marketing",
    when: "2015",
};

/// On walking the customer journey oneself; after a workshop by Brian Solis.
pub const WALKING: Publication = Publication {
    title: "Bewandel de customer journey in de schoenen van je klant",
    by: "Anneli Rispens, Emerce",
    when: "about 2012",
};

/// On how many touchpoints there are beside the website.
pub const COUNTLESS: Publication = Publication {
    title: "Onnoemlijk veel digitale contactmomenten",
    by: "ScaleUp Company",
    when: "2013 or earlier",
};

/// On segments, consent, contact rules and frequency.
pub const CONTACT_STRATEGY: Publication = Publication {
    title: "Een contactstrategie voor klantbetrokkenheid",
    by: "marketingbook.shop",
    when: "after 2018",
};

/// On listening, platforms, engagement and its measurement.
pub const SEVEN_STEPS: Publication = Publication {
    title: "In 7 stappen op weg naar customer engagement",
    by: "series of articles by a vendor",
    when: "about 2013",
};

/// On moments of truth: stimulus, zero, first, second and ultimate.
pub const MOMENTS: Publication = Publication {
    title: "Moments of truth: FMOT and SMOT (Procter & Gamble), ZMOT (Google), UMOT (Brian Solis)",
    by: "A. G. Lafley, Jim Lecinski, Brian Solis",
    when: "2005 to 2013",
};

/// Law on messages and consent. Not legal advice.
pub const LAW: Publication = Publication {
    title: "GDPR, article 6 and 7, and the Dutch Telecommunicatiewet on unsolicited messages",
    by: "European Union, the Netherlands",
    when: "2018 to 2026",
};
