//! `wandel list`: the words that other commands and files take.

use super::arguments::Listing;
use crate::model::Lang;
use crate::theme::Theme;
use crate::vocabulary::{self, CHANNEL_GROUPS};

/// The list as lines: what to write, then its names in English and Dutch.
pub fn run(what: Listing) -> String {
    match what {
        Listing::Templates => table(vocabulary::templates().iter().map(|template| {
            let id = template.id.clone();
            (id, template.name(Lang::En).to_owned(), template.name(Lang::Nl).to_owned())
        })),
        Listing::Channels => table(CHANNEL_GROUPS.iter().flat_map(|group| group.channels).map(|channel| {
            (channel.id.to_owned(), channel.label.en.to_owned(), channel.label.nl.to_owned())
        })),
        Listing::Themes => Theme::names().map(|name| format!("{name}\n")).collect(),
    }
}

fn table(rows: impl Iterator<Item = (String, String, String)>) -> String {
    let rows: Vec<_> = rows.collect();
    let longest = |text: fn(&(String, String, String)) -> &String| {
        rows.iter().map(|row| text(row).chars().count()).max().unwrap_or(0)
    };
    let (first, second) = (longest(|row| &row.0), longest(|row| &row.1));
    rows.iter().map(|(id, en, nl)| format!("{id:first$}  {en:second$}  {nl}\n")).collect()
}
