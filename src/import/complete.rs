//! How a line may go on: names of owners behind `@`, entries of the catalogue while the title is
//! typed, known words behind it, phases behind `#`. Pure; what is typed is at the end of the line.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::known::{Offered, Said, plain_phrase};
use super::line::{Kind, Line, Reader, What};
use crate::model::*;
use crate::vocabulary::{self, CatalogueEntry, catalogue};

/// So many ways to go on are shown at most.
const MOST: usize = 6;
/// From so many letters on a name is also found by one of its later words.
const INNER: usize = 3;

/// A way to go on.
#[derive(Clone, Debug, PartialEq)]
pub struct Completion {
    /// What it replaces in the text, in bytes: from here to the end.
    pub start: usize,
    /// What comes there, with the space behind it.
    pub with: String,
    /// What a known word says, for its words beside it.
    pub said: Option<Said>,
    /// The entry of the catalogue, with its defaults.
    pub entry: Option<&'static CatalogueEntry>,
}

impl Completion {
    /// The text with this completion in it.
    pub fn apply(&self, text: &str) -> String {
        format!("{}{}", text.get(..self.start).unwrap_or(text), self.with)
    }

    fn plain(start: usize, with: String) -> Self {
        Self { start, with, said: None, entry: None }
    }
}

/// The ways in which a line may go on, the likeliest first.
pub fn complete(reader: &Reader<'_>, journey: &Journey, text: &str, lang: Lang) -> Vec<Completion> {
    let line = reader.read(text);
    let mut found = match line.kind {
        Kind::Remark(_) => Vec::new(),
        Kind::Phase => phases(journey, text),
        Kind::Card => match owner_start(text) {
            Some(start) => owners(reader, text, start, lang),
            None => {
                let mut found = entries(&line, text, lang);
                found.extend(words(reader, journey, &line, text, lang));
                found
            }
        },
    };
    found.retain(|one| plain_phrase(&one.apply(text)) != plain_phrase(text));
    found.truncate(MOST);
    found
}

fn phases(journey: &Journey, text: &str) -> Vec<Completion> {
    let Some(start) = text.find('#').map(|at| at + 1) else { return Vec::new() };
    let typed = plain_phrase(text.get(start..).unwrap_or_default().trim_start_matches('#'));
    let fits = journey.phases.iter().filter(|phase| has_start(&plain_phrase(&phase.name), &typed));
    fits.map(|phase| Completion::plain(start, format!(" {}", phase.name.trim()))).collect()
}

/// Behind the last `@` that begins a word.
fn owner_start(text: &str) -> Option<usize> {
    let at = text.rfind('@')?;
    let begins = text.get(..at)?.chars().next_back().is_none_or(char::is_whitespace);
    begins.then_some(at)
}

fn owners(reader: &Reader<'_>, text: &str, start: usize, lang: Lang) -> Vec<Completion> {
    let typed = text.get(start + 1..).unwrap_or_default();
    if typed.ends_with(char::is_whitespace) || typed.starts_with('"') {
        return Vec::new();
    }
    let typed = plain_phrase(typed);
    let known: Vec<String> = {
        let departments = reader.words().workspace().departments.iter();
        departments.map(|one| one.name.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    };
    let is_known = |name: &str| known.iter().any(|known| plain_phrase(known) == plain_phrase(name));
    // Owners that are not there yet come behind those that are; a lone sign names nobody new.
    let usual = vocabulary::USUAL_DEPARTMENTS.iter().filter(|_| !typed.is_empty());
    let usual =
        usual.filter(|label| !is_known(label.en) && !is_known(label.nl)).map(|label| label.text(lang));
    let names = known.iter().map(|name| (false, name.as_str())).chain(usual.map(|name| (true, name)));
    let mut fits: Vec<((bool, u8), &str)> =
        names.filter_map(|(new, name)| Some(((new, rank(&plain_phrase(name), &typed)?), name))).collect();
    fits.sort_by_key(|(order, _)| *order);
    fits.into_iter().map(|(_, name)| Completion::plain(start, format!("@{name} "))).collect()
}

/// How well a name answers: it starts like this, a later word does, or these are its initials.
fn rank(name: &str, typed: &str) -> Option<u8> {
    let initials: String = name.split(' ').filter_map(|word| word.chars().next()).collect();
    match () {
        () if name.starts_with(typed) => Some(0),
        () if has_start(name, typed) => Some(1),
        () if initials.starts_with(typed) => Some(2),
        () => None,
    }
}

/// Whether a name, or one of its later words, starts like this.
fn has_start(name: &str, typed: &str) -> bool {
    name.starts_with(typed) || name.contains(&format!(" {typed}"))
}

/// Entries of the catalogue whose name starts with all that was typed so far.
fn entries(line: &Line, text: &str, lang: Lang) -> Vec<Completion> {
    let start = title_start(line, text);
    let begun = line.chips.iter().any(|chip| chip.span.start >= start);
    let typed = plain_phrase(text.get(start..).unwrap_or_default());
    if begun || typed.chars().count() < 2 {
        return Vec::new();
    }
    let inner = typed.chars().count() >= INNER;
    let mut found: Vec<(u8, Completion)> = Vec::new();
    for entry in catalogue().iter().filter(|entry| !entry.historical) {
        let (here, other) = (lang, if lang == Lang::En { Lang::Nl } else { Lang::En });
        let fit = [lang, other].into_iter().enumerate().find_map(|(at, lang)| {
            let name = plain_phrase(entry.title(lang));
            let rank = if name.starts_with(&typed) {
                0
            } else if inner && has_start(&name, &typed) {
                2
            } else {
                return None;
            };
            // What only a later word of the other language brings up is offered as it is called here.
            let title = if rank == 0 { entry.title(lang) } else { entry.title(here) };
            (name != typed).then_some((rank + u8::from(at > 0), title))
        });
        if let Some((rank, title)) = fit {
            let completion = Completion::plain(start, format!("{title} "));
            found.push((rank, Completion { entry: Some(entry), ..completion }));
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, completion)| completion).collect()
}

/// Where the title begins: behind `+` and `12 >`.
fn title_start(line: &Line, text: &str) -> usize {
    let before = line.chips.iter().take_while(|chip| matches!(chip.what, What::From(_) | What::Apart));
    let end = before.last().map_or(0, |chip| chip.span.end);
    let rest = text.get(end..).unwrap_or_default();
    end + (rest.len() - rest.trim_start().len())
}

/// Known words that start like the last words of the line, the channels that are in use first.
fn words(reader: &Reader<'_>, journey: &Journey, line: &Line, text: &str, lang: Lang) -> Vec<Completion> {
    let start = title_start(line, text);
    let tails = tails(text, start);
    if tails.is_empty() {
        return Vec::new();
    }
    let line_before = |(span, _): &(Range<usize>, String)| {
        (span.start, reader.read(text.get(..span.start).unwrap_or_default()))
    };
    let before: Vec<(usize, Line)> = tails.iter().map(line_before).collect();
    let uses = uses(journey);
    let uses = |offered: &Offered| match &offered.said {
        Said::Channel(channel) => uses.get(channel).copied().unwrap_or(0),
        _ => 0,
    };
    // More words that fit come before fewer, then what is in use.
    let mut found: Vec<((usize, Reverse<usize>), Completion)> = Vec::new();
    for offered in reader.words().offered(lang) {
        let phrase = plain_phrase(&offered.phrase);
        let fit = tails.iter().find(|(_, typed)| phrase.starts_with(typed.as_str()) && phrase != *typed);
        let Some((span, _)) = fit else { continue };
        // What is said already is not offered again.
        let said = before.iter().find(|(start, _)| *start == span.start);
        let said = said.is_some_and(|(_, line)| line.said().any(|said| said.same_kind(&offered.said)));
        if !said && !found.iter().any(|(_, known)| known.said.as_ref() == Some(&offered.said)) {
            let completion = Completion::plain(span.start, format!("{} ", offered.phrase));
            let rank = (span.start, Reverse(uses(&offered)));
            found.push((rank, Completion { said: Some(offered.said), ..completion }));
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, completion)| completion).collect()
}

/// The last three, two and one words behind the first of the title, with their plain text.
fn tails(text: &str, start: usize) -> Vec<(Range<usize>, String)> {
    if text.ends_with(char::is_whitespace) {
        return Vec::new();
    }
    let title = text.get(start..).unwrap_or_default();
    let begins = |(at, letter): (usize, char)| {
        let before = title.get(..at).and_then(|before| before.chars().next_back());
        (!letter.is_whitespace() && before.is_some_and(char::is_whitespace)).then_some(start + at)
    };
    let starts: Vec<usize> = title.char_indices().filter_map(begins).collect();
    let last = starts.get(starts.len().saturating_sub(3)..).unwrap_or_default();
    let tail = |from: &usize| (*from..text.len(), plain_phrase(text.get(*from..).unwrap_or_default()));
    last.iter().map(tail).filter(|(_, typed)| !typed.is_empty()).collect()
}

/// How often each channel is used in the journey.
fn uses(journey: &Journey) -> HashMap<&ChannelId, usize> {
    let mut uses = HashMap::new();
    for touchpoint in journey.all_touchpoints() {
        *uses.entry(&touchpoint.channel).or_insert(0) += 1;
    }
    uses
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::Arc;

    fn workspace() -> Workspace {
        let department =
            |name: &str| Department { id: Id::new(&slug(name)), name: name.into(), ..Department::default() };
        let webinar = Touchpoint { number: 1, channel: "webinar".into(), ..Touchpoint::default() };
        let phase =
            Phase { name: "Use".into(), touchpoints: vec![Arc::new(webinar)].into(), ..Phase::default() };
        let journey = Journey { phases: vec![Arc::new(phase)].into(), ..Journey::default() };
        Workspace {
            departments: ["Marketing", "Customer care", "Market research"].map(department).to_vec().into(),
            journeys: vec![Arc::new(journey)].into(),
            ..Workspace::default()
        }
    }

    /// The text after each completion that is offered.
    fn after(text: &str, lang: Lang) -> Vec<String> {
        let workspace = workspace();
        let journey = &workspace.journeys[0];
        let found = complete(&Reader::new(&workspace, journey), journey, text, lang);
        found.iter().map(|one| one.apply(text)).collect()
    }

    #[test]
    fn owners_behind_the_sign() {
        let offered = after("Call @m", Lang::En);
        assert_eq!(offered, ["Call @Marketing ", "Call @Market research ", "Call @Management "]);
        assert_eq!(after("Call @customer c", Lang::En), ["Call @Customer care "]);
        assert_eq!(after("Call @res", Lang::En)[0], "Call @Market research ");
        assert_eq!(after("Call @cc", Lang::En), ["Call @Customer care "], "by its initials");
        assert!(after("Call @nobody", Lang::En).is_empty());
    }

    #[test]
    fn usual_names_of_owners_come_behind_those_that_are_there() {
        assert_eq!(after("Call @cu", Lang::En), ["Call @Customer care ", "Call @Customer service "]);
        assert_eq!(after("Call @cs", Lang::En), ["Call @Customer service "]);
        assert_eq!(after("Bellen @v", Lang::Nl), ["Bellen @Verkoop "]);
        let alone = after("Call @", Lang::En);
        assert_eq!(alone.len(), 3, "nobody new is offered before a letter: {alone:?}");
    }

    #[test]
    fn entries_of_the_catalogue_while_the_title_is_typed() {
        assert_eq!(after("ban", Lang::En)[0], "Banner ");
        assert_eq!(after("Slechte re", Lang::En)[0], "Slechte recensie ");
        assert_eq!(after("+ 1 > ban", Lang::En)[0], "+ 1 > Banner ");
        let stars = after("stars", Lang::En);
        assert_eq!(stars[0], "Stars in a review system ");
        assert!(after("b", Lang::En).is_empty(), "one letter is no title yet");
        let posts = after("post", Lang::Nl);
        assert!(posts.iter().any(|title| title.starts_with("Privébericht van een medewerker")), "{posts:?}");
    }

    #[test]
    fn known_words_behind_the_title_those_in_use_first() {
        assert_eq!(after("Checkout w", Lang::En)[..2], ["Checkout webinar ", "Checkout website "]);
        assert_eq!(after("Checkout review s", Lang::En)[0], "Checkout review site ");
        assert_eq!(after("Checkout ea", Lang::En)[0], "Checkout earned ");
        assert_eq!(after("Checkout ver", Lang::Nl)[0], "Checkout vergelijkingssite ");
        assert!(!after("Checkout email w", Lang::En).iter().any(|text| text.contains("website")));
        assert_eq!(after("# u", Lang::En), ["# Use"]);
    }

    proptest! {
        #[test]
        fn nothing_panics_and_what_stands_before_stays(text in "[@# a-zé,>1]{0,24}") {
            let workspace = workspace();
            let journey = &workspace.journeys[0];
            for one in complete(&Reader::new(&workspace, journey), journey, &text, Lang::Nl) {
                prop_assert!(one.apply(&text).starts_with(&text[..one.start]));
            }
        }
    }
}
