//! `wandel list`: the words that other commands and files take.

use super::arguments::Listing;
use crate::analysis::{self, Threshold};
use crate::model::Lang;
use crate::storage;
use crate::theme::Theme;
use crate::vocabulary::{self, CHANNEL_GROUPS};

/// The list as lines: what to write, then its names in English and Dutch.
pub fn run(what: Listing) -> String {
    match what {
        Listing::Templates => {
            let own = storage::own_templates();
            table(vocabulary::templates().iter().chain(&own).map(|template| {
                let id = template.id.clone();
                (id, template.name(Lang::En).to_owned(), template.name(Lang::Nl).to_owned())
            }))
        }
        Listing::Channels => table(CHANNEL_GROUPS.iter().flat_map(|group| group.channels).map(|channel| {
            (channel.id.to_owned(), channel.label.en.to_owned(), channel.label.nl.to_owned())
        })),
        Listing::Rules => rules(),
        Listing::Formats => table(crate::export::CONTENT_FORMATS.iter().map(|format| {
            let id = format!("{} (.{})", format.id, format.extension);
            (id, format.name.en.to_owned(), format.name.nl.to_owned())
        })),
        Listing::Themes => Theme::names().map(|name| format!("{name}\n")).collect(),
    }
}

/// Every rule: id, tier, names, family, thresholds with their usual figures, and what it is based on.
fn rules() -> String {
    let mut text = String::new();
    for rule in analysis::rules() {
        let figure = |threshold: &Threshold| format!("{}={}", threshold.id(), threshold.default_figure());
        let thresholds: Vec<String> = rule.thresholds.iter().map(figure).collect();
        let based_on: Vec<&str> = rule.based_on.iter().map(|known| known.title.en).collect();
        let thresholds = if thresholds.is_empty() { "no threshold".to_owned() } else { thresholds.join(" ") };
        text.push_str(&format!(
            "{}  tier {}  {}  {} / {}\n        {thresholds}; based on: {}\n",
            rule.id,
            rule.tier,
            rule.family.id(),
            rule.name.en,
            rule.name.nl,
            based_on.join("; ")
        ));
    }
    text
}

fn table(rows: impl Iterator<Item = (String, String, String)>) -> String {
    let rows: Vec<_> = rows.collect();
    let longest = |text: fn(&(String, String, String)) -> &String| {
        rows.iter().map(|row| text(row).chars().count()).max().unwrap_or(0)
    };
    let (first, second) = (longest(|row| &row.0), longest(|row| &row.1));
    rows.iter().map(|(id, en, nl)| format!("{id:first$}  {en:second$}  {nl}\n")).collect()
}
