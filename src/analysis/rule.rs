//! What a rule is, and the families they come in.

use std::fmt;

use super::collect::Findings;
use super::publications::Publication;
use super::study::Study;
use super::thresholds::Threshold;
use crate::vocabulary::{Label, Labelled};

/// One question asked of every journey.
pub struct Rule {
    /// Its id, for example `"OWN-01"`.
    pub id: &'static str,
    /// The family that it belongs to.
    pub family: Family,
    /// 1: needed by everybody; 2: for those who go further.
    pub tier: u8,
    /// Its name.
    pub name: Label,
    /// Why it matters, in one or two sentences.
    pub why: Label,
    /// What it is based on.
    pub based_on: &'static [Publication],
    /// What to do about it.
    pub action: Label,
    /// The thresholds that it uses.
    pub thresholds: &'static [Threshold],
    /// Asks the question and writes down what it finds.
    pub check: fn(&Study<'_>, &mut Findings),
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Is something there in every phase, and for everybody?
    Coverage,
    /// Does somebody answer for it, and do they hand over?
    Ownership,
    /// Can we change it, and do we?
    Influence,
    /// Is it what customers expect and were promised?
    Expectation,
    /// Does it answer questions and lead on?
    Content,
    /// May we send it, and how often?
    Consent,
    /// Do we know how it does?
    Measurement,
    /// Do we answer?
    Response,
    /// Do the routes hold?
    Structure,
    /// Do the moments that decide go well, and what sets them off?
    Moments,
    /// Are we known, and do customers speak for us?
    Advocacy,
    /// Is the work behind it complete?
    Planning,
}

impl Family {
    /// Every family, in the order of lists and reports.
    pub const ALL: &'static [Self] = &[
        Self::Coverage,
        Self::Ownership,
        Self::Influence,
        Self::Expectation,
        Self::Content,
        Self::Consent,
        Self::Measurement,
        Self::Response,
        Self::Structure,
        Self::Moments,
        Self::Advocacy,
        Self::Planning,
    ];

    /// What files call it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Coverage => "coverage",
            Self::Ownership => "ownership",
            Self::Influence => "influence",
            Self::Expectation => "expectation",
            Self::Content => "content",
            Self::Consent => "consent",
            Self::Measurement => "measurement",
            Self::Response => "response",
            Self::Structure => "structure",
            Self::Moments => "moments",
            Self::Advocacy => "advocacy",
            Self::Planning => "planning",
        }
    }
}

impl Labelled for Family {
    fn label(self) -> Label {
        match self {
            Self::Coverage => Label::new("Coverage", "Dekking"),
            Self::Ownership => Label::new("Ownership and handovers", "Eigenaarschap en overdracht"),
            Self::Influence => Label::new("Influence", "Invloed"),
            Self::Expectation => Label::new("Expectation and experience", "Verwachting en ervaring"),
            Self::Content => {
                Label::new("Questions, content and next steps", "Vragen, inhoud en vervolgstappen")
            }
            Self::Consent => Label::new("Permission and frequency", "Toestemming en frequentie"),
            Self::Measurement => Label::new("Measurement and objectives", "Meting en doelen"),
            Self::Response => Label::new("Listening and answering", "Luisteren en antwoorden"),
            Self::Structure => Label::new("Routes", "Routes"),
            Self::Moments => {
                Label::new("Moments of truth and triggers", "Momenten van de waarheid en aanleidingen")
            }
            Self::Advocacy => Label::new("Being known and recommended", "Bekend zijn en aanbevolen worden"),
            Self::Planning => {
                Label::new("Engagement, planning and completeness", "Betrokkenheid, planning en volledigheid")
            }
        }
    }
}
