//! The figures at which rules begin to fire. Each has a default that a file may change.

use crate::model::RuleSettings;
use crate::vocabulary::{Label, Words};

/// What a threshold is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Points of a score from 1 to 5.
    Points,
    /// Things.
    Count,
    /// Parts of a hundred.
    Percent,
    /// Days.
    Days,
}

impl Unit {
    /// The unit behind a figure.
    pub const fn words(self) -> &'static Words {
        const POINTS: Words =
            Words { one: Label::new("{n} point", "{n} punt"), other: Label::new("{n} points", "{n} punten") };
        const PLAIN: Words = Words { one: Label::new("{n}", "{n}"), other: Label::new("{n}", "{n}") };
        const PERCENT: Words =
            Words { one: Label::new("{n} %", "{n} %"), other: Label::new("{n} %", "{n} %") };
        const DAYS: Words =
            Words { one: Label::new("{n} day", "{n} dag"), other: Label::new("{n} days", "{n} dagen") };
        match self {
            Self::Points => &POINTS,
            Self::Count => &PLAIN,
            Self::Percent => &PERCENT,
            Self::Days => &DAYS,
        }
    }

    /// How far a figure moves when sensitivity is asked: a point, a thing, five percentage points,
    /// a tenth of the days.
    pub fn step(self, figure: f64) -> f64 {
        match self {
            Self::Points | Self::Count => 1.0,
            Self::Percent => 5.0,
            Self::Days => figure * 0.1,
        }
    }
}

macro_rules! thresholds {
    ($( $(#[$doc:meta])* $name:ident = $id:literal, $default:literal $unit:ident, $en:literal, $nl:literal; )*) => {
        /// A figure at which a rule begins to fire.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Threshold { $( $(#[$doc])* $name ),* }

        impl Threshold {
            /// Every threshold, in the order in which settings and reports show them.
            pub const ALL: &'static [Self] = &[ $( Self::$name ),* ];

            /// What a file calls it.
            pub const fn id(self) -> &'static str {
                match self { $( Self::$name => $id ),* }
            }

            /// The figure when a file says nothing.
            pub const fn default_figure(self) -> f64 {
                match self { $( Self::$name => $default ),* }
            }

            /// What it is counted in.
            pub const fn unit(self) -> Unit {
                match self { $( Self::$name => Unit::$unit ),* }
            }

            /// What it says, in settings and in the method part of reports.
            pub const fn label(self) -> Label {
                match self { $( Self::$name => Label::new($en, $nl) ),* }
            }
        }
    };
}

thresholds! {
    /// From which importance a touchpoint counts as important.
    ImportantFrom = "important_from", 4.0 Points,
        "A touchpoint is important from", "Een contactmoment is belangrijk vanaf";
    /// How far experience may lie below expectation.
    Gap = "gap", 1.0 Points,
        "Experience below expectation counts from", "Ervaring onder verwachting telt vanaf";
    /// From how far on that is serious.
    GapHigh = "gap_high", 2.0 Points,
        "Experience below expectation is serious from", "Ervaring onder verwachting is ernstig vanaf";
    /// How far experience may differ between channels of a phase.
    SpreadMedium = "spread_medium", 2.0 Points,
        "Channels of one phase differ from", "Kanalen van één fase verschillen vanaf";
    /// From how far on that is serious.
    SpreadHigh = "spread_high", 3.0 Points,
        "Channels of one phase differ seriously from", "Kanalen van één fase verschillen ernstig vanaf";
    /// How far the promise may lie above the experience.
    PromiseHigh = "promise_high", 1.0 Points,
        "A promise above the experience counts from", "Een belofte boven de ervaring telt vanaf";
    /// From how far on that is critical.
    PromiseCritical = "promise_critical", 2.0 Points,
        "A promise above the experience is critical from", "Een belofte boven de ervaring is kritiek vanaf";
    /// The share of a phase that others may control.
    OutsideShare = "outside_share", 50.0 Percent,
        "A phase is out of our hands from", "Een fase ligt buiten onze invloed vanaf";
    /// Owners in one phase that has a lead.
    OwnersWithLead = "owners_with_lead", 4.0 Count,
        "Owners in a phase with a lead are many from", "Eigenaren in een fase met trekker zijn er veel vanaf";
    /// Owners in one phase that has no lead.
    OwnersWithoutLead = "owners_without_lead", 3.0 Count,
        "Owners in a phase without a lead are many from",
        "Eigenaren in een fase zonder trekker zijn er veel vanaf";
    /// Mandatory fields before the purchase.
    FieldsMedium = "fields_medium", 3.0 Count,
        "Mandatory fields are many above", "Verplichte velden zijn er veel boven";
    /// From how many on that is serious.
    FieldsHigh = "fields_high", 6.0 Count,
        "Mandatory fields are far too many above", "Verplichte velden zijn er veel te veel boven";
    /// Age of content that is worth a look.
    ContentAgeLow = "content_age_low", 180.0 Days,
        "Content is worth a look when older than", "Inhoud vraagt een blik als die ouder is dan";
    /// Age of content that is stale.
    ContentAgeMedium = "content_age_medium", 365.0 Days,
        "Content is stale when older than", "Inhoud is verouderd als die ouder is dan";
    /// Age of a measurement.
    MetricAge = "metric_age", 90.0 Days,
        "A measurement is old after", "Een meting is oud na";
    /// Shortfall of a figure.
    ShortfallMedium = "shortfall_medium", 10.0 Percent,
        "A figure falls short from", "Een cijfer blijft achter vanaf";
    /// From how much on that is serious.
    ShortfallHigh = "shortfall_high", 25.0 Percent,
        "A figure falls far short from", "Een cijfer blijft ver achter vanaf";
    /// How many alternatives customers keep in mind.
    ChoiceSet = "choice_set", 5.0 Count,
        "Names that customers weigh, at most", "Namen die klanten afwegen, hoogstens";
    /// Transitions from start to conversion.
    StepsToConversion = "steps_to_conversion", 6.0 Count,
        "The road to the purchase is long above", "De weg naar de aankoop is lang boven";
    /// How far ahead planning is looked at.
    Horizon = "horizon", 90.0 Days,
        "Planning is looked at for", "De planning wordt bekeken voor";
    /// How long customers may hear nothing.
    Silence = "silence", 60.0 Days,
        "Silence is too long after", "Stilte duurt te lang na";
    /// Days between commercial messages on different channels.
    ContactDistance = "contact_distance", 2.0 Days,
        "Commercial messages keep a distance of", "Commerciële berichten houden afstand van";
    /// The share of a phase that one platform may carry.
    PlatformShare = "platform_share", 50.0 Percent,
        "A phase leans on one platform from", "Een fase leunt op één platform vanaf";
    /// Cases with one topic.
    RepeatedTopic = "repeated_topic", 3.0 Count,
        "A topic repeats itself from", "Een onderwerp herhaalt zich vanaf";
    /// Cases with one topic that lie in the product itself.
    CoreDefect = "core_defect", 2.0 Count,
        "A fault of the product itself shows from", "Een fout van het product zelf blijkt vanaf";
    /// The share of touchpoints that a walk should have met.
    WalkedShare = "walked_share", 50.0 Percent,
        "A journey counts as walked from", "Een reis geldt als doorlopen vanaf";
    /// How many of the website checks should have a result.
    WebsiteChecks = "website_checks", 3.0 Count,
        "A website counts as checked from", "Een website geldt als gecontroleerd vanaf";
    /// The share of touchpoints that may lack a score.
    UnassessedShare = "unassessed_share", 50.0 Percent,
        "An assessment is missing above", "Een beoordeling ontbreekt boven";
}

/// All thresholds of a file: its own figures, the defaults elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Thresholds(Vec<f64>);

impl Thresholds {
    /// The thresholds that these settings ask for. Figures that are no number count as not given.
    pub fn new(settings: &RuleSettings) -> Self {
        let figure = |threshold: &Threshold| {
            let own = settings.thresholds.get(threshold.id()).copied();
            own.filter(|figure| figure.is_finite()).unwrap_or(threshold.default_figure())
        };
        Self(Threshold::ALL.iter().map(figure).collect())
    }

    /// The figure of a threshold, in its unit.
    pub fn get(&self, threshold: Threshold) -> f64 {
        let at = threshold as usize;
        self.0.get(at).copied().unwrap_or(threshold.default_figure())
    }
}

impl Default for Thresholds {
    fn default() -> Self {
        Self::new(&RuleSettings::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_changes_only_what_it_names() {
        let mut settings = RuleSettings::default();
        settings.thresholds.insert("gap".to_owned(), 2.0);
        settings.thresholds.insert("gap_high".to_owned(), f64::NAN);
        let thresholds = Thresholds::new(&settings);
        assert_eq!(thresholds.get(Threshold::Gap), 2.0);
        assert_eq!(thresholds.get(Threshold::GapHigh), 2.0);
        assert_eq!(thresholds.get(Threshold::UnassessedShare), 50.0);
    }
}
