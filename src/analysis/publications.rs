//! What the rules are based on: publications by name, never by quotation.

use crate::model::Lang;
use crate::vocabulary::Label;

/// A publication that a rule is based on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Publication {
    /// Its title in its own language; a law by what it is about.
    pub title: Label,
    /// Who wrote or published it.
    pub by: Label,
    /// When, as far as is known.
    pub when: Label,
}

impl Publication {
    /// It as a reader looks it up: title, author, year.
    pub fn cited(&self, lang: Lang) -> String {
        format!("‘{}’ ({}, {})", self.title.text(lang), self.by.text(lang), self.when.text(lang))
    }
}

/// A name or a year, the same in every language.
const fn same(text: &'static str) -> Label {
    Label::new(text, text)
}

/// On planning and directing online touchpoints from one place.
pub const ORGANISING: Publication = Publication {
    title: same("Hoe organiseer ik mijn online contactmomenten"),
    by: same("Eric Cornelissen, Cornelissen Marketing"),
    when: same("2015"),
};

/// On walking the customer journey oneself; after a workshop by Brian Solis.
pub const WALKING: Publication = Publication {
    title: same("Bewandel de customer journey in de schoenen van je klant"),
    by: same("Anneli Rispens, Emerce"),
    when: Label::new("about 2012", "omstreeks 2012"),
};

/// On how many touchpoints there are beside the website.
pub const COUNTLESS: Publication = Publication {
    title: same("Onnoemlijk veel digitale contactmomenten"),
    by: same("ScaleUp Company"),
    when: Label::new("2013 or earlier", "2013 of eerder"),
};

/// On segments, consent, contact rules and frequency.
pub const CONTACT_STRATEGY: Publication = Publication {
    title: same("Een contactstrategie voor klantbetrokkenheid"),
    by: same("marketingbook.shop"),
    when: Label::new("after 2018", "na 2018"),
};

/// On listening, platforms, engagement and its measurement.
pub const SEVEN_STEPS: Publication = Publication {
    title: same("In 7 stappen op weg naar customer engagement"),
    by: Label::new("series of articles by a vendor", "artikelenreeks van een leverancier"),
    when: Label::new("about 2013", "omstreeks 2013"),
};

/// On moments of truth: stimulus, zero, first, second and ultimate.
pub const MOMENTS: Publication = Publication {
    title: same("Moments of truth: FMOT and SMOT (Procter & Gamble), ZMOT (Google), UMOT (Brian Solis)"),
    by: same("A. G. Lafley, Jim Lecinski, Brian Solis"),
    when: Label::new("2005 to 2013", "2005 tot 2013"),
};

/// Law on messages and consent. Not legal advice.
pub const LAW: Publication = Publication {
    title: Label::new(
        "GDPR, article 6 and 7, and the Dutch Telecommunicatiewet on unsolicited messages",
        "AVG, artikel 6 en 7, en de Telecommunicatiewet over ongevraagde berichten",
    ),
    by: Label::new("European Union, the Netherlands", "Europese Unie, Nederland"),
    when: Label::new("2018 to 2026", "2018 tot 2026"),
};
