//! Colours, read from `assets/themes`. Sizes that no theme changes are constants of `layout`.
//! Knows no map and no window.

use std::fmt;

use serde::{Deserialize, Deserializer};

/// An opaque sRGB colour, `"#1B2430"` in a theme file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rgb(
    /// Red.
    pub u8,
    /// Green.
    pub u8,
    /// Blue.
    pub u8,
);

impl Rgb {
    /// The contrast of two colours by WCAG 2, from 1 to 21.
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f32 {
        let linear = |channel: u8| {
            let part = f32::from(channel) / 255.0;
            if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A map names thousands of colours: without the machinery of number formats.
        let digit = |half: u8| if half < 10 { b'0' + half } else { b'A' + half - 10 };
        let [red, green, blue] = [self.0, self.1, self.2].map(|part| [digit(part >> 4), digit(part & 15)]);
        let text = [b'#', red[0], red[1], green[0], green[1], blue[0], blue[1]];
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for Rgb {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, r, g, b] = number
            .map(u32::to_be_bytes)
            .ok_or_else(|| serde::de::Error::custom(format!("`{text}` is not a colour such as `#1B2430`")))?;
        Ok(Self(r, g, b))
    }
}

/// The colours of a map and of the window around it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Whether the ground is dark.
    pub dark: bool,
    /// Whether hatching and icons carry what hues carry elsewhere.
    pub hatched: bool,
    /// Behind panels.
    pub ground: Rgb,
    /// Behind the map, and cards.
    pub paper: Rgb,
    /// Text.
    pub ink: Rgb,
    /// Quieter text.
    pub secondary: Rgb,
    /// Separators.
    pub line: Rgb,
    /// The edge of a card.
    pub card_edge: Rgb,
    /// Selection and links.
    pub accent: Rgb,
    /// Text on the accent and on phase headers.
    pub on_accent: Rgb,
    /// Transitions.
    pub transition: Rgb,
    /// Loops back.
    pub loops: Rgb,
    /// Own media.
    pub owned: Rgb,
    /// Paid media.
    pub paid: Rgb,
    /// Earned media.
    pub earned: Rgb,
    /// Shared media.
    pub shared: Rgb,
    /// Not assessed.
    pub unassessed: Rgb,
    /// The mark of a moment of truth.
    pub moment: Rgb,
    /// Gaps of level critical, "no owner", and very bad feelings.
    pub critical: Rgb,
    /// Gaps of level high, and bad feelings.
    pub high: Rgb,
    /// Gaps of the lower levels.
    pub medium: Rgb,
    /// Good feelings.
    pub good: Rgb,
    /// The hues of the phases, in order, then again.
    pub phases: Vec<PhaseHue>,
}

/// The two colours of a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseHue {
    /// The header.
    pub header: Rgb,
    /// Behind the cards.
    pub ground: Rgb,
    /// Text in the phase's colour on paper and ground.
    pub text: Rgb,
}

const THEMES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/themes.rs"));

impl Theme {
    /// The names of all themes, by alphabet.
    pub fn names() -> impl Iterator<Item = &'static str> {
        THEMES.iter().map(|(name, _)| *name)
    }

    /// The theme with this name; nothing if there is none. A test holds that every shipped one parses.
    pub fn named(name: &str) -> Option<Self> {
        let (_, text) = THEMES.iter().find(|(known, _)| *known == name)?;
        ron::from_str(text).ok()
    }

    /// The light theme.
    pub fn light() -> Self {
        Self::named("light").unwrap_or_else(Self::fallback)
    }

    /// The hues of the phase at this place, counted from 0; they repeat.
    pub fn phase(&self, index: usize) -> PhaseHue {
        let fallback = PhaseHue { header: self.accent, ground: self.ground, text: self.accent };
        self.phases.get(index % self.phases.len().max(1)).copied().unwrap_or(fallback)
    }

    /// Black on white: only reached if the shipped asset did not parse, which a test rules out.
    fn fallback() -> Self {
        let (black, white) = (Rgb(0, 0, 0), Rgb(255, 255, 255));
        Self {
            dark: false,
            hatched: true,
            ground: white,
            paper: white,
            ink: black,
            secondary: black,
            line: black,
            card_edge: black,
            accent: black,
            on_accent: white,
            transition: black,
            loops: black,
            owned: black,
            paid: black,
            earned: black,
            shared: black,
            unassessed: black,
            moment: black,
            critical: black,
            high: black,
            medium: black,
            good: black,
            phases: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_parses_and_reads_well() {
        assert_eq!(Theme::names().collect::<Vec<_>>(), ["dark", "light", "print"]);
        for (name, text) in THEMES {
            let theme: Theme = ron::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            let colours = [theme.ink, theme.secondary, theme.critical, theme.high, theme.accent, theme.loops];
            for colour in colours {
                assert!(colour.contrast(theme.paper) >= 4.5, "{name}: {colour} on paper");
            }
            for hue in &theme.phases {
                assert!(hue.header.contrast(theme.on_accent) >= 4.5, "{name}: header {}", hue.header);
                assert!(hue.text.contrast(hue.ground) >= 4.5, "{name}: {} on {}", hue.text, hue.ground);
                assert!(theme.ink.contrast(hue.ground) >= 4.5, "{name}: ink on {}", hue.ground);
                assert!(theme.critical.contrast(hue.ground) >= 4.5, "{name}: critical on {}", hue.ground);
            }
            for media in [theme.owned, theme.paid, theme.earned, theme.shared] {
                assert!(media.contrast(theme.paper) >= 3.0, "{name}: {media}");
            }
        }
    }
}
