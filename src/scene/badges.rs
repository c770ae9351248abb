//! How many gaps a card or a phase has, and how bad the worst is: told by shape and colour, with the
//! count inside. Knows findings only as counts and levels.

use std::collections::HashMap;
use std::ops::Range;

use emath::{Pos2, Rect, Vec2, pos2, vec2};

use super::sketch::{Sketch, polyline};
use super::{Anchor, FAR, NEAR, Paint, words};
use crate::analysis::{Analysis, Finding, Severity};
use crate::model::{Id, Lang, Phase, Touchpoint};
use crate::text::{Face, Style};
use crate::theme::Theme;

const COUNT: Style = Style::new(10.5, Face::Bold);
const COUNT_IN_TRIANGLE: Style = Style::new(9.0, Face::Bold);
/// From the right edge of a card to the middle of its badge.
const FROM_RIGHT: f32 = 4.0;
/// From the right edge of a phase's header to the middle of its badge: before the point.
const FROM_POINT: f32 = 24.0;
/// How far the mark of a moment of truth makes room for a badge.
pub(super) const ROOM: f32 = 12.0;
/// How much larger a badge is where its count can't be read.
const FROM_AFAR: f32 = 2.0;
/// Half the edge of the square around a badge.
const HALF: f32 = 12.0;

const CLOSE: Range<f32> = NEAR..f32::INFINITY;
const MIDDLE: Range<f32> = FAR..NEAR;

/// The open gaps of one card or phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Badge {
    /// How many there are.
    pub count: usize,
    /// The level of the worst.
    pub level: Severity,
}

impl Badge {
    /// It in words: "3 gaps, the worst: high".
    pub fn words(self, lang: Lang) -> String {
        let count = words::GAPS.count(lang, self.count);
        words::GAPS_WORST.fill(lang, &[("gaps", &count), ("level", words::level(self.level).text(lang))])
    }

    fn add(known: Option<Self>, finding: &Finding) -> Self {
        let level = finding.severity;
        known.map_or(Self { count: 1, level }, |known| Self {
            count: known.count + 1,
            level: known.level.max(level),
        })
    }
}

/// The badges of a journey.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Badges {
    cards: HashMap<Id<Touchpoint>, Badge>,
    phases: HashMap<Id<Phase>, Badge>,
}

impl Badges {
    /// Counts open findings: those about a touchpoint on its card, all others of a phase on the phase.
    pub fn of(analysis: &Analysis) -> Self {
        let mut badges = Self::default();
        for finding in analysis.findings.iter().filter(|finding| finding.is_open()) {
            if let Some(id) = finding.touchpoint() {
                let known = badges.cards.get(id).copied();
                badges.cards.insert(id.clone(), Badge::add(known, finding));
            } else if let Some(id) = &finding.phase {
                let known = badges.phases.get(id).copied();
                badges.phases.insert(id.clone(), Badge::add(known, finding));
            }
        }
        badges
    }

    /// The badge of a touchpoint's card.
    pub fn card(&self, id: &Id<Touchpoint>) -> Option<Badge> {
        self.cards.get(id).copied()
    }

    /// The badge of a phase's header.
    pub fn phase(&self, id: &Id<Phase>) -> Option<Badge> {
        self.phases.get(id).copied()
    }
}

/// Where the badge of a card lies.
pub fn on_card(card: Rect) -> Rect {
    Rect::from_center_size(pos2(card.right() - FROM_RIGHT, card.top()), Vec2::splat(2.0 * HALF))
}

/// Where the badge of a card lies as it is drawn at this scale.
pub fn badge_on(card: Rect, scale: f32) -> Rect {
    let near = on_card(card).expand(1.0);
    if scale < NEAR { Rect::from_center_size(near.center(), near.size() * FROM_AFAR) } else { near }
}

/// Where the badge of a phase lies, given the edge of its header.
pub fn on_header(header: Rect) -> Rect {
    Rect::from_center_size(pos2(header.right() - FROM_POINT, header.top() + 1.0), Vec2::splat(2.0 * HALF))
}

/// Draws a badge with its count; from further away larger and without.
pub(super) fn draw(sketch: &mut Sketch, area: Rect, badge: Badge, theme: &Theme) {
    let middle = area.center();
    sketch.at_scales(CLOSE);
    shape(sketch, middle, badge.level, 1.0, theme);
    let (below, colour) = match badge.level {
        Severity::High => (7.0, theme.on_accent),
        Severity::Critical | Severity::Medium | Severity::Low => (4.0, theme.on_accent),
        Severity::Info => (4.0, theme.secondary),
    };
    let count = badge.count.min(99).to_string();
    // A triangle is narrow where the figure stands.
    let is_narrow = badge.level == Severity::High && count.len() > 1;
    let style = if is_narrow { COUNT_IN_TRIANGLE } else { COUNT };
    sketch.text_inside(&count, middle + vec2(0.0, below), Anchor::Middle, style, colour, false);
    sketch.at_scales(MIDDLE);
    shape(sketch, middle, badge.level, FROM_AFAR, theme);
}

/// The shape of a level: octagon, triangle, dot, small dot, ring.
pub(super) fn shape(sketch: &mut Sketch, middle: Pos2, level: Severity, size: f32, theme: &Theme) {
    let edge = |paint: Paint| Paint { stroke: Paint::stroke(theme.paper, 1.5).stroke, ..paint };
    let corners = |corners: &[(f32, f32)]| {
        let corners: Vec<Pos2> = corners.iter().map(|(x, y)| middle + vec2(*x, *y) * size).collect();
        polyline(&corners, true)
    };
    match level {
        Severity::Critical => {
            let eight = [
                (-10.0, -4.0),
                (-4.0, -10.0),
                (4.0, -10.0),
                (10.0, -4.0),
                (10.0, 4.0),
                (4.0, 10.0),
                (-4.0, 10.0),
                (-10.0, 4.0),
            ];
            sketch.path(corners(&eight), edge(Paint::fill(theme.critical)));
        }
        Severity::High => {
            let three = [(0.0, -12.0), (13.0, 10.0), (-13.0, 10.0)];
            sketch.path(corners(&three), edge(Paint::fill(theme.high)));
        }
        Severity::Medium => sketch.circle(middle, 9.5 * size, edge(Paint::fill(theme.medium))),
        Severity::Low => sketch.circle(middle, 7.5 * size, edge(Paint::fill(theme.medium))),
        Severity::Info => {
            sketch.circle(middle, 7.5 * size, Paint::stroke(theme.medium, 1.5).filled(theme.paper));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::model::{FindingState, FindingStatus, Journey, SubjectRef, Workspace};

    fn journey(states: Vec<FindingState>) -> Journey {
        let touchpoint = Touchpoint {
            id: Id::new("till"),
            title: "Till".into(),
            source: Some(crate::model::Source::Brand),
            importance: Some(5),
            ..Touchpoint::default()
        };
        let phase = Phase {
            id: Id::new("buy"),
            touchpoints: vec![std::sync::Arc::new(touchpoint)].into(),
            ..Phase::default()
        };
        Journey {
            phases: vec![std::sync::Arc::new(phase)].into(),
            finding_states: states.into(),
            ..Journey::default()
        }
    }

    fn badge(states: Vec<FindingState>) -> Option<Badge> {
        let date = jiff::civil::date(2026, 6, 1);
        Badges::of(&analyse(&Workspace::default(), &journey(states), date)).card(&Id::new("till"))
    }

    #[test]
    fn only_open_findings_count() {
        let open = badge(Vec::new()).expect("nobody answers for the till");
        assert!(open.level >= Severity::High);
        let accepted = FindingState {
            rule: "OWN-01".into(),
            subject: SubjectRef::Touchpoint(Id::new("till")),
            state: FindingStatus::Accepted,
            ..FindingState::default()
        };
        let left = badge(vec![accepted]).map_or(0, |badge| badge.count);
        assert_eq!(left, open.count - 1);
    }

    #[test]
    fn every_level_has_a_shape_of_its_own() {
        let theme = Theme::light();
        let drawn = |level: Severity| {
            let mut sketch = Sketch::new();
            shape(&mut sketch, Pos2::ZERO, level, 1.0, &theme);
            // Without colour, so that shape alone must tell.
            let mut shapes = sketch.into_group(super::super::Subject::Legend, String::new()).shapes;
            for shape in &mut shapes {
                if let super::super::ShapeKind::Path { paint, .. }
                | super::super::ShapeKind::Rect { paint, .. } = &mut shape.kind
                {
                    paint.fill =
                        paint.fill.map(|_| crate::theme::Rgb(0, 0, 0)).filter(|_| level != Severity::Info);
                    paint.stroke = None;
                }
            }
            shapes
        };
        let shapes: Vec<_> = Severity::ALL.iter().map(|level| drawn(*level)).collect();
        for (at, one) in shapes.iter().enumerate() {
            assert!(shapes.iter().skip(at + 1).all(|other| other != one), "level {at}");
        }
    }
}
