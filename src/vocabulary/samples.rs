//! The samples that come with the program, by the names of their files. Only text; reading it is
//! `storage`'s work.

use super::Label;
use crate::model::Lang;

/// Every sample: its file's name without `.ron`, and its text.
pub const SAMPLES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/samples.rs"));

/// The text of the sample with this name.
pub fn sample(name: &str) -> Option<&'static str> {
    SAMPLES.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// The title that the sample's file gives itself; its name if it gives none.
pub fn sample_title(name: &str) -> String {
    sample(name).and_then(title_of).unwrap_or_else(|| name.to_owned())
}

/// The text of the first `title` field, which stands near the top of a workspace.
fn title_of(text: &str) -> Option<String> {
    let (_, after) = text.split_once("title:")?;
    let (title, _) = after.trim_start().strip_prefix('"')?.split_once("\",")?;
    Some(title.replace("\\\"", "\""))
}

/// One line about the sample for the welcome screen.
pub fn sample_line(name: &str, lang: Lang) -> &'static str {
    let known = [
        (
            "zwaluw-en-spaak-en",
            Label::new(
                "Buying an e-bike, 25 touchpoints",
                "Een e-bike kopen, 25 contactmomenten, in het Engels",
            ),
        ),
        (
            "zwaluw",
            Label::new("Buying an e-bike, 25 touchpoints, in Dutch", "Een e-bike kopen, 25 contactmomenten"),
        ),
        (
            "vriesmeter",
            Label::new(
                "A buying group in business: every table filled in",
                "Zakelijk kopen met een groep: elke tabel ingevuld, in het Engels",
            ),
        ),
        (
            "first",
            Label::new("Eight touchpoints to look around in", "Acht contactmomenten om rond te kijken"),
        ),
    ];
    let line = known.iter().find(|(start, _)| name.starts_with(start));
    line.map_or(Label::new("A sample", "Een voorbeeld"), |(_, line)| *line).text(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_come_from_the_text() {
        assert_eq!(
            title_of("(\n  version: 1,\n  title: \"Zwaluw \\\"&\\\" Spaak\",\n"),
            Some("Zwaluw \"&\" Spaak".into())
        );
        assert_eq!(title_of("(version: 1)"), None);
        assert_eq!(sample_title("no such sample"), "no such sample");
        for (name, _) in SAMPLES {
            assert!(!sample_title(name).is_empty());
            assert!(Lang::En != Lang::Nl && !sample_line(name, Lang::Nl).is_empty());
        }
    }
}
