//! How bad a finding is, and when a team should deal with it.

use crate::vocabulary::{Label, Labelled};

/// How bad a finding is, mildest first, so that the highest is the maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Knowledge is missing; nothing is known to be wrong.
    Info,
    /// Polish, or worth checking.
    Low,
    /// A real gap with a workable detour.
    Medium,
    /// An important touchpoint or phase fails.
    High,
    /// The journey breaks, or the law or the promise of the brand is at stake.
    Critical,
}

impl Severity {
    /// Every level, worst first.
    pub const ALL: &'static [Self] = &[Self::Critical, Self::High, Self::Medium, Self::Low, Self::Info];

    /// What files and the command line call it, for example `"high"`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// The level with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|level| level.id() == id)
    }

    /// One level worse, never beyond the worst.
    #[must_use]
    pub const fn up(self) -> Self {
        match self {
            Self::Info => Self::Low,
            Self::Low => Self::Medium,
            Self::Medium => Self::High,
            Self::High | Self::Critical => Self::Critical,
        }
    }

    /// One level milder, never beyond the mildest.
    #[must_use]
    pub const fn down(self) -> Self {
        match self {
            Self::Critical => Self::High,
            Self::High => Self::Medium,
            Self::Medium => Self::Low,
            Self::Low | Self::Info => Self::Info,
        }
    }

    /// When a team should deal with it.
    pub const fn urgency(self) -> Urgency {
        match self {
            Self::Critical | Self::High => Urgency::Now,
            Self::Medium => Urgency::Next,
            Self::Low | Self::Info => Urgency::Later,
        }
    }
}

impl Labelled for Severity {
    fn label(self) -> Label {
        match self {
            Self::Info => Label::new("Info", "Ter info"),
            Self::Low => Label::new("Low", "Laag"),
            Self::Medium => Label::new("Medium", "Middel"),
            Self::High => Label::new("High", "Hoog"),
            Self::Critical => Label::new("Critical", "Kritiek"),
        }
    }
}

/// When a team should deal with a finding: the words for people, where files keep the exact level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// Before the next customer comes by.
    Now,
    /// In the next round of work.
    Next,
    /// When there is time.
    Later,
}

impl Urgency {
    /// Every urgency, most urgent first.
    pub const ALL: &'static [Self] = &[Self::Now, Self::Next, Self::Later];
}

impl Labelled for Urgency {
    fn label(self) -> Label {
        match self {
            Self::Now => Label::new("Now", "Nu"),
            Self::Next => Label::new("Next", "Straks"),
            Self::Later => Label::new("Later", "Later"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_never_leave_the_scale() {
        assert_eq!(Severity::Critical.up(), Severity::Critical);
        assert_eq!(Severity::Info.down(), Severity::Info);
        assert_eq!(Severity::Medium.up().down(), Severity::Medium);
        for level in Severity::ALL {
            assert_eq!(Severity::from_id(level.id()), Some(*level));
        }
    }
}
