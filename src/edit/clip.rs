//! The clipboard's content: touchpoints and the transitions among them, as RON text, so that it
//! also goes between two windows. Knows no clipboard.

use std::collections::BTreeSet;
use std::sync::Arc;

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;

use super::Clip;
use super::ids::{Bucket, Spot, Wanted, touchpoints_in, transitions_in};
use crate::model::*;

/// Text longer than this is not ours: 10,000 full touchpoints take some 20 MB.
const LONGEST: usize = 64 << 20;

impl Clip {
    /// What the clipboard gets: readable RON that starts with `Clip(`. Empty for an empty clip.
    pub fn to_text(&self) -> String {
        if self.touchpoints.is_empty() {
            return String::new();
        }
        let style = PrettyConfig::new()
            .struct_names(true)
            .indentor("  ".to_owned())
            .new_line("\n".to_owned())
            .extensions(Extensions::IMPLICIT_SOME);
        ron::Options::default()
            .with_default_extension(Extensions::IMPLICIT_SOME)
            .to_string_pretty(self, style)
            .unwrap_or_default()
    }

    /// Reads what [`Self::to_text`] wrote; nothing for any other text.
    pub fn from_text(text: &str) -> Option<Self> {
        let text = text.trim();
        let body = text.strip_prefix("#![enable(implicit_some)]").unwrap_or(text).trim_start();
        if text.len() > LONGEST || !body.starts_with("Clip(") {
            return None;
        }
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        let clip: Self = options.from_str(text).ok()?;
        (!clip.touchpoints.is_empty() && clip.is_finite()).then_some(clip)
    }

    /// Whether every figure is a number: infinity and "not a number" cannot be saved.
    pub(super) fn is_finite(&self) -> bool {
        let metrics = || self.touchpoints.iter().flat_map(|touchpoint| touchpoint.metrics.iter());
        let mut figures = metrics().flat_map(|metric| [metric.baseline, metric.target, metric.measured]);
        let mut earlier = metrics().flat_map(|metric| metric.earlier.iter());
        let mut shares = self.transitions.iter().map(|transition| transition.share);
        figures.all(|figure| figure.is_none_or(f64::is_finite))
            && earlier.all(|figure| figure.value.is_finite())
            && shares.all(|share| share.is_none_or(f32::is_finite))
    }

    /// The touchpoints at these spots of a journey, in document order, with the transitions among them.
    pub(super) fn of(journey: &Journey, spots: impl Iterator<Item = Spot>) -> Self {
        let spots: BTreeSet<Spot> = spots.collect();
        let lists: BTreeSet<Bucket> = spots.iter().map(|spot| spot.bucket).collect();
        let found = spots.iter().filter_map(|spot| touchpoints_in(journey, spot.bucket).get(spot.at));
        let touchpoints: Vec<Touchpoint> = found.map(|touchpoint| Touchpoint::clone(touchpoint)).collect();
        let wanted = Wanted::touchpoints(touchpoints.iter().map(|touchpoint| &touchpoint.id));
        let among = |transition: &&Arc<Transition>| {
            wanted.has(transition.from.as_str()) && wanted.has(transition.to.as_str())
        };
        let transitions = lists.into_iter().flat_map(|bucket| transitions_in(journey, bucket));
        let transitions = transitions.filter(among).map(|transition| Transition::clone(transition)).collect();
        Self { file: 0, journey: journey.id.clone(), touchpoints, transitions }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_through_text() {
        let touchpoint = Touchpoint {
            id: Id::new("stars"),
            number: 3,
            title: "Stars \"★\"\n🙂".to_owned(),
            accountable: Some(Id::new("marketing")),
            emotion: Some(-1),
            ..Touchpoint::default()
        };
        let transition = Transition { from: Id::new("stars"), to: Id::new("stars"), ..Transition::default() };
        let clip = Clip {
            file: u64::MAX,
            journey: Id::new("b2c"),
            touchpoints: vec![touchpoint],
            transitions: vec![transition],
        };
        let text = clip.to_text();
        assert_eq!(Clip::from_text(&text).as_ref(), Some(&clip), "{text}");
        assert_eq!(Clip::from_text(&text.replace('\n', "\r\n").replace("\r\n🙂", "\n🙂")), Some(clip));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        let metric = |measured| Metric { measured: Some(measured), ..Metric::default() };
        for figure in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1.5] {
            let touchpoint = Touchpoint { metrics: vec![metric(figure)].into(), ..Touchpoint::default() };
            let share = |share| Transition { share: Some(share), ..Transition::default() };
            let with =
                |transitions| Clip { touchpoints: vec![touchpoint.clone()], transitions, ..Clip::default() };
            assert_eq!(Clip::from_text(&with(Vec::new()).to_text()).is_some(), figure.is_finite());
            let plain = Clip { touchpoints: vec![Touchpoint::default()], ..with(vec![share(figure as f32)]) };
            assert_eq!(Clip::from_text(&plain.to_text()).is_some(), figure.is_finite());
        }
    }

    #[test]
    fn foreign_text_is_refused_quietly() {
        let nested = format!("Clip({}", "[".repeat(100_000));
        for text in ["", "hello", "Clip(", "()", "Clip(touchpoints: [], transitions: [])", &nested] {
            assert_eq!(Clip::from_text(text), None);
        }
        assert_eq!(Clip::default().to_text(), "");
    }
}
