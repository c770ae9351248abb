//! What is weak about a touchpoint, as reasons that several rules give. Finds nothing by itself.

use super::finding::Value;
use super::study::{Study, TOLERANCE, TouchpointView};
use super::thresholds::Threshold;
use crate::vocabulary::Label;

const EXPERIENCE: Label = Label::new(
    "customers expect {expected} but experience {experienced}",
    "klanten verwachten een {expected} maar ervaren een {experienced}",
);
const BAD_FEELING: Label = Label::new("it leaves a bad feeling", "het laat een slecht gevoel achter");
const VERY_BAD_FEELING: Label =
    Label::new("it leaves a very bad feeling", "het laat een heel slecht gevoel achter");
const NO_OWNER: Label = Label::new("nobody answers for it", "niemand staat ervoor in");

/// Whether so many points between expectation and experience count.
pub(super) fn is_behind(study: &Study<'_>, gap: i32) -> bool {
    f64::from(gap) + TOLERANCE >= study.threshold(Threshold::Gap)
}

/// Whether a feeling is a bad one.
pub(super) fn is_bad(emotion: i8) -> bool {
    emotion <= -1
}

/// Customers experience less than they expect.
pub(super) fn experience(study: &Study<'_>, view: &TouchpointView<'_>) -> Option<Value> {
    view.gap().filter(|gap| is_behind(study, *gap))?;
    let scores = &view.touchpoint.expectation;
    let (expected, experienced) = (scores.expected?, scores.experienced?);
    let values = vec![("expected", expected.into()), ("experienced", experienced.into())];
    Some(Value::phrase(EXPERIENCE, values))
}

/// It feels bad.
pub(super) fn feeling(view: &TouchpointView<'_>) -> Option<Value> {
    let emotion = view.emotion.filter(|emotion| is_bad(*emotion))?;
    Some(if emotion <= -2 { VERY_BAD_FEELING } else { BAD_FEELING }.into())
}

/// Nobody is known to answer for it.
pub(super) fn no_owner(view: &TouchpointView<'_>) -> Option<Value> {
    view.department().is_none().then(|| NO_OWNER.into())
}
