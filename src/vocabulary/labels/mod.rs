//! The words of every enumeration of the model, in English and Dutch, long and short.
//! A value without a label does not compile: the match behind each label is exhaustive.
//! Knows no file and no window.

use super::{Label, Labelled};
use crate::model::{Influence, MediaType, TransitionKind};

/// Writes the labels of enumerations as a match over all values, so that none can be missing.
macro_rules! labels {
    ($( $name:ident { $( $value:ident : $en:literal , $nl:literal ; )* } )*) => { $(
        impl crate::vocabulary::Labelled for $name {
            fn label(self) -> crate::vocabulary::Label {
                match self { $( Self::$value => crate::vocabulary::Label::new($en, $nl), )* }
            }
        }
    )* };
}

mod contact;
mod people;
mod place;
mod work;

/// "Not assessed": what stands where an optional value is unset.
pub const NOT_ASSESSED: Label = Label::new("Not assessed", "Nog niet beoordeeld");
/// The same in a legend.
pub const NOT_ASSESSED_SHORT: Label = Label::new("not assessed", "niet beoordeeld");

/// A shorter label for a card or a legend, where the whole one is too long.
pub trait ShortLabel: Labelled + Copy {
    /// The short label.
    fn short_label(self) -> Label {
        self.label()
    }
}

impl ShortLabel for MediaType {
    fn short_label(self) -> Label {
        match self {
            Self::Owned => Label::new("Owned", "Eigen"),
            Self::Paid => Label::new("Paid", "Betaald"),
            Self::Earned => Label::new("Earned", "Verdiend"),
            Self::Shared => Label::new("Shared", "Gedeeld"),
        }
    }
}

impl ShortLabel for Influence {
    fn short_label(self) -> Label {
        match self {
            Self::Full => Label::new("full", "volledig"),
            Self::Partial => Label::new("partial", "deels"),
            Self::Indirect => Label::new("indirect", "indirect"),
            Self::NoInfluence => Label::new("none: listen", "geen: luisteren"),
        }
    }
}

impl ShortLabel for TransitionKind {
    fn short_label(self) -> Label {
        match self {
            Self::Forward => Label::new("onward", "verder"),
            Self::Lateral => Label::new("within the phase", "binnen de fase"),
            Self::Back => Label::new("back", "terug"),
            Self::LoyaltyLoop => Label::new("buys again", "koopt opnieuw"),
            Self::AdvocacyLoop => Label::new("told to others", "aan anderen verteld"),
            Self::ServiceLoop => Label::new("service", "service"),
            Self::Exit => Label::new("leaves", "vertrekt"),
        }
    }
}

/// The feeling from -2 to 2 in words; `None` outside that range.
pub fn emotion_label(emotion: i8) -> Option<Label> {
    Some(match emotion {
        -2 => Label::new("Very negative", "Zeer negatief"),
        -1 => Label::new("Negative", "Negatief"),
        0 => Label::new("Neutral", "Neutraal"),
        1 => Label::new("Positive", "Positief"),
        2 => Label::new("Very positive", "Zeer positief"),
        _ => return None,
    })
}

/// The importance from 1 to 5 in words; `None` outside that range.
pub fn importance_label(importance: u8) -> Option<Label> {
    Some(match importance {
        1 => Label::new("Marginal", "Bijzaak"),
        2 => Label::new("Minor", "Klein"),
        3 => Label::new("Normal", "Normaal"),
        4 => Label::new("Important", "Belangrijk"),
        5 => Label::new("Decisive", "Doorslaggevend"),
        _ => return None,
    })
}

/// The question that tells which influence a touchpoint has.
pub fn influence_question(influence: Influence) -> Label {
    match influence {
        Influence::Full => {
            Label::new("Can we change it ourselves tomorrow?", "Kunnen we het morgen zelf veranderen?")
        }
        Influence::Partial => Label::new(
            "Can we change part of it, or by agreement?",
            "Kunnen we een deel veranderen, of in overleg?",
        ),
        Influence::Indirect => Label::new(
            "Only by a better product, service, PR or guidelines?",
            "Alleen met een beter product, betere service, PR of richtlijnen?",
        ),
        Influence::NoInfluence => Label::new("Can we only listen?", "Kunnen we alleen luisteren?"),
    }
}

/// The question that tells whose place a touchpoint is.
pub fn media_question(media_type: MediaType) -> Label {
    match media_type {
        MediaType::Owned => Label::new("Do we control the place?", "Beheren wij de plek?"),
        MediaType::Paid => Label::new("Do we pay for the place?", "Betalen wij voor de plek?"),
        MediaType::Earned => Label::new("Do others publish it unpaid?", "Publiceren anderen het onbetaald?"),
        MediaType::Shared => Label::new(
            "Is it on a social platform, by us and others?",
            "Staat het op een sociaal platform, van ons en anderen?",
        ),
    }
}

#[cfg(test)]
mod tests;
