//! Laws that are known to forbid a kind of contact, built in beside what a file adds.
//! A checklist and no legal advice: whoever shows one says that it has to be checked.

use super::Label;
use crate::model::{ContactPurpose, Date, LegalBasis, PersonKind};

/// A law that takes away a legal basis for a kind of contact from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restriction {
    /// ISO 3166 code of the country.
    pub country: &'static str,
    /// The channel.
    pub channel: &'static str,
    /// The purpose.
    pub purpose: ContactPurpose,
    /// The basis that no longer carries it.
    pub basis: LegalBasis,
    /// Whom it protects.
    pub person_kind: PersonKind,
    /// First day on which it holds.
    pub from: Date,
    /// Who is exempt.
    pub exceptions: Label,
    /// Where this was found.
    pub source: Label,
}

/// The restrictions that every file knows.
pub const RESTRICTIONS: &[Restriction] = &[Restriction {
    country: "NL",
    channel: "phone",
    purpose: ContactPurpose::Marketing,
    basis: LegalBasis::SoftOptIn,
    person_kind: PersonKind::Natural,
    from: jiff::civil::date(2026, 7, 1),
    exceptions: Label::new(
        "Charities, charity lotteries, publishers of newspapers and magazines",
        "Goede doelen, goededoelenloterijen, uitgevers van kranten en tijdschriften",
    ),
    source: Label::new(
        "Dutch Telecommunications Act; have this checked",
        "Telecommunicatiewet; laat dit controleren",
    ),
}];
