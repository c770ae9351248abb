//! What the colours of the cards stand for: for each value a hue and a second mark that needs no colour, a
//! sign at the foot of the card and a pattern of its stripe. Media types keep their own hues and icons.

use std::collections::HashSet;

use emath::{Pos2, pos2, vec2};

use super::sketch::{Sketch, mix};
use super::{Anchor, Paint, icons};
use crate::model::{Attribute, ColourScheme, Criterion, Journey, Lang, MediaType, Touchpoint, Workspace};
use crate::search::{Facts, filter};
use crate::text::{Face, Style};
use crate::theme::{Rgb, Theme};

/// How a stripe is filled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pattern {
    /// Wholly.
    Solid,
    /// With lines that rise.
    Rising,
    /// With lines that fall.
    Falling,
    /// With level lines.
    Level,
    /// With crossing lines.
    Crossed,
    /// From below up to this part of its height: more is more.
    Gauge(f32),
}

/// The mark at the foot of a card.
#[derive(Clone, Debug, PartialEq)]
pub enum Sign {
    /// The icon of a media type, or the question mark of none.
    Media(Option<MediaType>),
    /// Letters or a figure in a frame.
    Letters(String),
    /// A face with this feeling, -2 to 2.
    Face(i8),
    /// A question mark: nothing is filled in.
    Unknown,
}

/// A value and what it looks like.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// What a filter for it would ask.
    pub criterion: Criterion,
    /// What it is called.
    pub name: String,
    /// Its hue.
    pub hue: Rgb,
    /// How its stripe is filled.
    pub pattern: Pattern,
    /// Its sign.
    pub sign: Sign,
}

/// What the colours of one picture stand for.
#[derive(Clone, Debug)]
pub struct Colours {
    scheme: ColourScheme,
    values: Vec<Value>,
}

/// The attribute that a scheme shows; nothing where there are no colours.
pub fn attribute(scheme: ColourScheme) -> Option<Attribute> {
    Some(match scheme {
        ColourScheme::ByMedia => Attribute::Media,
        ColourScheme::ByChannelGroup => Attribute::ChannelGroup,
        ColourScheme::ByChannel => Attribute::Channel,
        ColourScheme::ByDepartment => Attribute::Owner,
        ColourScheme::BySource => Attribute::Source,
        ColourScheme::ByInfluence => Attribute::Influence,
        ColourScheme::ByEmotion => Attribute::Feeling,
        ColourScheme::ByImportance => Attribute::Importance,
        ColourScheme::NoColours => return None,
    })
}

impl Colours {
    /// The values that touchpoints of the journey have, in the order of the vocabulary, with a look for
    /// each. A filter or another persona changes none of them.
    pub fn new(
        workspace: &Workspace,
        journey: &Journey,
        scheme: ColourScheme,
        theme: &Theme,
        lang: Lang,
    ) -> Self {
        let values = match (scheme, attribute(scheme)) {
            (ColourScheme::ByMedia, _) | (_, None) => Vec::new(),
            (_, Some(by)) => values(&Facts { workspace, journey, findings: None }, by, theme, lang),
        };
        Self { scheme, values }
    }

    /// The values, in order.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// The place of a touchpoint's value among [`Self::values`].
    pub(super) fn place(&self, workspace: &Workspace, touchpoint: &Touchpoint) -> Option<usize> {
        let by = attribute(self.scheme)?;
        let value = leading(by, touchpoint, workspace);
        self.values.iter().position(|known| known.criterion.value == value)
    }

    /// Hue, pattern and sign of a touchpoint's card.
    pub(super) fn look(
        &self,
        workspace: &Workspace,
        touchpoint: &Touchpoint,
        theme: &Theme,
    ) -> (Rgb, Pattern, Sign) {
        let media = touchpoint.media_type;
        match self.scheme {
            ColourScheme::ByMedia => {
                (icons::media_hue(theme, media), icons::media_pattern(media, theme), Sign::Media(media))
            }
            ColourScheme::NoColours => (theme.line, Pattern::Solid, Sign::Media(media)),
            _ => {
                let value = self.place(workspace, touchpoint).and_then(|at| self.values.get(at));
                value.map_or((theme.unassessed, Pattern::Rising, Sign::Unknown), |value| {
                    (value.hue, value.pattern, value.sign.clone())
                })
            }
        }
    }

    /// Whether cards show the icons of their media types.
    pub(super) fn shows_media(&self) -> bool {
        matches!(self.scheme, ColourScheme::ByMedia | ColourScheme::NoColours)
    }

    /// Whether cards have no colours.
    pub(super) fn is_plain(&self) -> bool {
        self.scheme == ColourScheme::NoColours
    }

    /// The colour of a sign of this hue: without colours icons are as quiet as text.
    pub(super) fn sign_hue(&self, hue: Rgb, theme: &Theme) -> Rgb {
        if self.scheme == ColourScheme::NoColours { theme.secondary } else { hue }
    }
}

/// The value that decides a card's colour: the leading one where there are several.
fn leading(by: Attribute, touchpoint: &Touchpoint, workspace: &Workspace) -> String {
    if by == Attribute::Owner {
        return touchpoint.owner().map_or_else(String::new, ToString::to_string);
    }
    filter::first_value(by, touchpoint, workspace)
}

fn values(facts: &Facts<'_>, by: Attribute, theme: &Theme, lang: Lang) -> Vec<Value> {
    let met: HashSet<String> =
        facts.journey.all_touchpoints().map(|known| leading(by, known, facts.workspace)).collect();
    let order = filter::in_order(by, facts);
    let mut known: Vec<String> = order.iter().filter(|value| met.contains(*value)).cloned().collect();
    let mut others: Vec<String> =
        met.iter().filter(|value| !value.is_empty() && !order.contains(value)).cloned().collect();
    others.sort();
    known.extend(others);
    let named = |value: String| {
        let criterion = Criterion { by, value };
        (filter::value_name(&criterion, facts, lang), criterion)
    };
    let mut values: Vec<Value> = known
        .into_iter()
        .map(named)
        .enumerate()
        .map(|(at, (name, criterion))| {
            let (hue, pattern, sign) = look_of(&criterion, at, theme);
            Value { criterion, name, hue, pattern, sign }
        })
        .collect();
    if met.contains("") {
        let (name, criterion) = named(String::new());
        let (hue, pattern) = (theme.unassessed, Pattern::Rising);
        values.push(Value { criterion, name, hue, pattern, sign: Sign::Unknown });
    }
    values
}

/// The look of a value: ordered ones are a gauge, the others take hues and letters as they come.
fn look_of(criterion: &Criterion, at: usize, theme: &Theme) -> (Rgb, Pattern, Sign) {
    let value = criterion.value.as_str();
    let degree: Option<(u8, u8)> = match (criterion.by, value) {
        (Attribute::Influence, "Full") => Some((3, 3)),
        (Attribute::Influence, "Partial") => Some((2, 3)),
        (Attribute::Influence, "Indirect") => Some((1, 3)),
        (Attribute::Influence, _) => Some((0, 3)),
        (Attribute::Importance, score) => score.parse().ok().map(|score: u8| (score.min(5), 5)),
        _ => None,
    };
    if let Some((part, whole)) = degree {
        let share = f32::from(part) / f32::from(whole);
        // The lightest still stands out from the paper.
        let hue = mix(theme.paper, theme.accent, 0.55 + 0.45 * share);
        return (hue, Pattern::Gauge(share), Sign::Letters(part.to_string()));
    }
    if criterion.by == Attribute::Feeling {
        let feeling: i8 = value.parse().unwrap_or(0);
        let share = (f32::from(feeling.clamp(-2, 2)) + 2.0) / 4.0;
        return (icons::feeling_hue(theme, feeling), Pattern::Gauge(share), Sign::Face(feeling));
    }
    const PATTERNS: [Pattern; 5] =
        [Pattern::Solid, Pattern::Falling, Pattern::Level, Pattern::Crossed, Pattern::Rising];
    let count = theme.phases.len().max(1);
    // Where hues are alike in print, neighbours differ by pattern too.
    let turn = if theme.hatched { at } else { at / count };
    let pattern = PATTERNS.get(turn % PATTERNS.len()).copied().unwrap_or(Pattern::Solid);
    (theme.phase(at).text, pattern, Sign::Letters(letters(at)))
}

/// A, B, …, Z, AA, AB, …
fn letters(at: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    match at / 26 {
        0 => letter(at).to_string(),
        more => format!("{}{}", letter(more - 1), letter(at)),
    }
}

const LETTERS: Style = Style::new(10.5, Face::Bold);

/// Draws a sign in a box of 16 by 16 points whose upper left corner is `at`.
pub(super) fn sign(sketch: &mut Sketch, at: Pos2, sign: &Sign, hue: Rgb, theme: &Theme) {
    match sign {
        Sign::Media(media) => icons::media(sketch, at, *media, hue),
        Sign::Face(feeling) => icons::face(sketch, at, *feeling, theme),
        Sign::Unknown => icons::media(sketch, at, None, hue),
        Sign::Letters(letters) => {
            let frame = emath::Rect::from_min_size(at + vec2(0.5, 0.5), vec2(15.0, 15.0));
            sketch.rect(frame, 3.5, Paint::stroke(hue, 1.4));
            let foot = pos2(frame.center().x, frame.center().y + 3.7);
            sketch.text_inside(letters, foot, Anchor::Middle, LETTERS, theme.ink, false);
        }
    }
}

/// The same before the title of a compact card: a little smaller where it can be.
pub(super) fn small_sign(sketch: &mut Sketch, at: Pos2, sign: &Sign, hue: Rgb, theme: &Theme) {
    match sign {
        Sign::Media(media) => icons::media_of_size(sketch, at, SMALL, *media, hue),
        _ => self::sign(sketch, at - vec2(1.0, 1.5), sign, hue, theme),
    }
}

/// The size of a medium's icon on a compact card, against others.
const SMALL: f32 = 0.82;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Department, Id, Influence, Phase};
    use std::sync::Arc;

    fn journey(owners: &[Option<&str>]) -> Journey {
        let cards = owners.iter().enumerate().map(|(at, owner)| {
            Arc::new(Touchpoint {
                id: Id::new(&format!("t{at}")),
                owners: owner.map(Id::new).into_iter().collect(),
                influence: (at == 0).then_some(Influence::Indirect),
                emotion: Some(at as i8 - 2),
                ..Touchpoint::default()
            })
        });
        let phase = Phase { touchpoints: cards.collect(), ..Phase::default() };
        Journey { phases: vec![Arc::new(phase)].into(), ..Journey::default() }
    }

    #[test]
    fn no_two_values_look_alike_without_colour() {
        let ids: Vec<String> = (0..34).map(|at| format!("d{at}")).collect();
        let departments =
            ids.iter().map(|id| Department { id: Id::new(id), name: id.clone(), ..Department::default() });
        let workspace = Workspace { departments: departments.collect(), ..Workspace::default() };
        let owners: Vec<Option<&str>> = ids.iter().map(|id| Some(id.as_str())).chain([None]).collect();
        let colours = Colours::new(
            &workspace,
            &journey(&owners),
            ColourScheme::ByDepartment,
            &Theme::light(),
            Lang::En,
        );
        assert_eq!(colours.values().len(), 35);
        for (at, value) in colours.values().iter().enumerate() {
            let others = colours.values().iter().skip(at + 1);
            assert!(others.clone().all(|other| other.sign != value.sign), "{}", value.name);
            assert!(others.clone().all(|other| other.hue != value.hue || other.pattern != value.pattern));
        }
        assert_eq!(letters(0), "A");
        assert_eq!(letters(26), "AA");
    }

    #[test]
    fn ordered_values_are_gauges_and_stand_out() {
        for theme in Theme::names().filter_map(Theme::named) {
            for scheme in [ColourScheme::ByInfluence, ColourScheme::ByEmotion, ColourScheme::BySource] {
                let colours =
                    Colours::new(&Workspace::default(), &journey(&[None; 5]), scheme, &theme, Lang::Nl);
                for value in colours.values() {
                    assert!(
                        value.hue.contrast(theme.paper) >= 2.4,
                        "{scheme:?} {} {}",
                        value.name,
                        value.hue
                    );
                }
            }
        }
        let colours = Colours::new(
            &Workspace::default(),
            &journey(&[None; 2]),
            ColourScheme::ByInfluence,
            &Theme::light(),
            Lang::En,
        );
        let names: Vec<_> = colours.values().iter().map(|value| value.name.as_str()).collect();
        assert_eq!(names, ["Indirectly influenceable", "not filled in"]);
        assert!(matches!(colours.values()[0].pattern, Pattern::Gauge(part) if part > 0.3 && part < 0.4));
    }
}
