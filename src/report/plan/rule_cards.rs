//! The contact rules, a card per segment: what it needs, what it is offered, where, by which channels
//! and how often. Also as pages to print, a card each.

use super::cells::figure;
use super::{Part, Plan, passing};
use crate::analysis::functions_filled;
use crate::model::{
    ChannelRule, ContactRuleCard, FrequencyCap, Id, LocationRule, Proposition, Segment, Time,
};
use crate::report::{Cell, Report, Section, Table};
use crate::vocabulary::{Label, Labelled, Words, date};

/// The five things that a card says, in their order.
pub const FUNCTIONS: [Label; 5] = [
    Label::new("Needs and barriers", "Behoeften en drempels"),
    Label::new("Propositions", "Proposities"),
    Label::new("Location", "Plaats"),
    Label::new("Channels", "Kanalen"),
    Label::new("Frequency", "Frequentie"),
];

/// How many of the five are filled.
pub const FILLED: Words = Words {
    one: Label::new("{n} of 5 filled in", "{n} van 5 ingevuld"),
    other: Label::new("{n} of 5 filled in", "{n} van 5 ingevuld"),
};

/// A card of a segment.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The segment.
    pub segment: Id<Segment>,
    /// Its name.
    pub name: String,
    /// Which of the five it says.
    pub filled: [bool; 5],
}

impl Card {
    /// How many of the five it says.
    pub fn count(&self) -> usize {
        self.filled.iter().filter(|is| **is).count()
    }
}

/// The cards that pass the filter, those of the first segments by rank first. A segment without a card
/// has an empty one. A persona, a channel and an owner leave the segments that something of theirs is
/// for; a channel also those whose card or limits speak of it.
pub fn cards(plan: &Plan<'_>) -> Vec<Card> {
    let mut segments: Vec<&Segment> =
        plan.workspace.segments.iter().filter(|segment| passes(plan, &segment.id)).collect();
    segments.sort_by_key(|segment| segment.priority.unwrap_or(u8::MAX));
    let card = |segment: &Segment| Card {
        segment: segment.id.clone(),
        name: if segment.name.trim().is_empty() { segment.id.to_string() } else { segment.name.clone() },
        filled: functions_filled(plan.workspace, &segment.id),
    };
    segments.into_iter().map(card).collect()
}

fn passes(plan: &Plan<'_>, id: &Id<Segment>) -> bool {
    let filter = plan.filter;
    if filter.segment.as_ref().is_some_and(|wanted| wanted != id) {
        return false;
    }
    if filter.persona.is_none() && filter.channel.is_none() && filter.owner.is_none() {
        return true;
    }
    let of_segment = super::Filter { segment: Some(id.clone()), ..filter.clone() };
    let mut touchpoints = plan.journey.touchpoints().filter(|one| one.segments.contains(id));
    let is_sent = plan.journey.planned_contacts.iter().any(|one| {
        let at = one.touchpoint.as_ref().and_then(|id| plan.journey.touchpoint(id));
        passing::contact(&of_segment, one, at.map(|at| &**at))
    });
    let speaks = filter.persona.is_none()
        && filter.owner.is_none()
        && filter.channel.as_ref().is_some_and(|channel| {
            let rule = |rule: &ChannelRule| rule.channel == *channel;
            card_of(plan, id).is_some_and(|card| card.channel_rules.iter().any(rule))
                || caps_of(plan, id).any(|cap| cap.channel.as_ref() == Some(channel))
        });
    is_sent || speaks || touchpoints.any(|one| of_segment.lets_touchpoint(one))
}

/// The card of a segment, if there is one.
fn card_of<'a>(plan: &Plan<'a>, id: &Id<Segment>) -> Option<&'a ContactRuleCard> {
    plan.workspace.contact_rules.iter().find(|card| card.segment == *id)
}

/// The limits that hold for a segment: its own and those for everybody.
fn caps_of<'a>(plan: &Plan<'a>, id: &Id<Segment>) -> impl Iterator<Item = &'a FrequencyCap> {
    let caps = plan.workspace.frequency_caps.iter();
    caps.filter(move |cap| cap.segment.as_ref().is_none_or(|segment| segment == id))
}

/// What a card offers, the first by rank first.
pub fn offers<'a>(plan: &Plan<'a>, card: &ContactRuleCard) -> Vec<&'a Proposition> {
    let all = plan.workspace.propositions.iter();
    let mut found: Vec<&Proposition> = all.filter(|offer| card.propositions.contains(&offer.id)).collect();
    found.sort_by_key(|offer| offer.priority.unwrap_or(u8::MAX));
    found
}

const ABOUT: Label = Label::new(
    "For each segment what it needs, what it is offered, where it is met, by which channels and how often.",
    "Per segment wat het nodig heeft, wat het aanbod is, waar en via welke kanalen het te bereiken is, en hoe vaak.",
);
const SEGMENT: Label = Label::new("Segment", "Segment");
const NEEDS: Label = Label::new("What it needs", "Wat het nodig heeft");
const BARRIERS: Label = Label::new("What holds it back", "Wat het tegenhoudt");
const INTERACTIONS: Label = Label::new("How it likes to deal with us", "Hoe het graag met ons omgaat");
const RANK: Label = Label::new("Rank", "Volgorde");
const OFFER: Label = Label::new("Proposition", "Propositie");
const VARIANT: Label = Label::new("Variant under test", "Geteste variant");
const RESULT: Label = Label::new("What the test gave", "Uitkomst van de test");
const MARKET: Label = Label::new("Market", "Markt");
const MODE: Label = Label::new("Online or offline", "Online of offline");
const NOTE: Label = Label::new("Note", "Opmerking");
const CHANNEL: Label = Label::new("Channel", "Kanaal");
const STANCE: Label = Label::new("Stance", "Houding");
const WHEN: Label = Label::new("When", "Wanneer");
const QUIET: Label = Label::new("Quiet hours", "Rusturen");
const MOST: Label = Label::new("At most", "Hoogstens");
const DAYS: Label = Label::new("in days", "in dagen");
const GAP: Label = Label::new("Hours between two", "Uren tussen twee");
const FOR: Label = Label::new("For", "Voor");
const IN_WORDS: Label = Label::new("In words", "In woorden");
const EVERYBODY: Label = Label::new("everybody", "iedereen");
const ALL_CHANNELS: Label = Label::new("all channels together", "alle kanalen samen");
const ANY_MARKET: Label = Label::new("any market", "elke markt");
const NOT_FILLED: Label = Label::new("not filled in yet", "nog niet ingevuld");

/// The section of a report, and what the view exports.
pub fn section(plan: &Plan<'_>) -> Section {
    let mut section = plan.section(Part::RuleCards);
    let cards = cards(plan);
    if !cards.is_empty() {
        section.paragraphs.push(ABOUT.text(plan.lang).to_owned());
    }
    section.tables = vec![overview(plan, &cards)];
    for (id, title, columns, rows) in [
        ("contact-rules-propositions", FUNCTIONS[1], OFFER_COLUMNS.as_slice(), offer_rows as RowsOf),
        ("contact-rules-locations", FUNCTIONS[2], PLACE_COLUMNS.as_slice(), place_rows),
        ("contact-rules-channels", FUNCTIONS[3], CHANNEL_COLUMNS.as_slice(), channel_rows),
        ("contact-rules-frequency", FUNCTIONS[4], CAP_COLUMNS.as_slice(), cap_rows),
    ] {
        let named = |card: &Card| {
            let name = card.name.clone();
            let name = move |row: Vec<Cell>| std::iter::once(Cell::Text(name.clone())).chain(row).collect();
            rows(plan, &card.segment).into_iter().map(name).collect::<Vec<Vec<Cell>>>()
        };
        let rows: Vec<Vec<Cell>> = cards.iter().flat_map(named).collect();
        let columns: Vec<(Label, u16)> =
            std::iter::once((SEGMENT, 18)).chain(columns.iter().copied()).collect();
        if !rows.is_empty() {
            section.tables.push(plan.grid(id, title, &columns, rows));
        }
    }
    section
}

/// The rows of one of the five for a segment.
type RowsOf = fn(&Plan<'_>, &Id<Segment>) -> Vec<Vec<Cell>>;

const OFFER_COLUMNS: [(Label, u16); 4] = [(RANK, 8), (OFFER, 40), (VARIANT, 24), (RESULT, 24)];
const PLACE_COLUMNS: [(Label, u16); 3] = [(MARKET, 18), (MODE, 16), (NOTE, 36)];
const CHANNEL_COLUMNS: [(Label, u16); 4] = [(CHANNEL, 20), (STANCE, 14), (WHEN, 30), (QUIET, 16)];
const CAP_COLUMNS: [(Label, u16); 5] = [(MOST, 10), (DAYS, 10), (CHANNEL, 22), (GAP, 12), (FOR, 18)];

fn overview(plan: &Plan<'_>, cards: &[Card]) -> Table {
    let mut columns = vec![(SEGMENT, 18), (NEEDS, 36), (BARRIERS, 30), (INTERACTIONS, 30), (IN_WORDS, 30)];
    columns.extend(FUNCTIONS.map(|label| (label, 14)));
    const COUNT: Label = Label::new("Filled in, of five", "Ingevuld, van vijf");
    columns.push((COUNT, 12));
    let row = |card: &Card| {
        let empty = ContactRuleCard::default();
        let rules = card_of(plan, &card.segment).unwrap_or(&empty);
        let mut row: Vec<Cell> = vec![
            card.name.as_str().into(),
            rules.needs.as_str().into(),
            rules.barriers.as_str().into(),
            rules.interactions.as_str().into(),
            rules.frequency_note.as_str().into(),
        ];
        row.extend(card.filled.map(|is| plan.known(Some(is))));
        row.push(figure(u32::try_from(card.count()).ok()));
        row
    };
    plan.grid("contact-rules", Part::RuleCards.label(), &columns, cards.iter().map(row).collect())
}

fn offer_rows(plan: &Plan<'_>, id: &Id<Segment>) -> Vec<Vec<Cell>> {
    let Some(card) = card_of(plan, id) else { return Vec::new() };
    let row = |offer: &Proposition| -> Vec<Cell> {
        vec![
            figure(offer.priority),
            offer.text.as_str().into(),
            offer.test_variant.as_str().into(),
            offer.test_result.as_str().into(),
        ]
    };
    offers(plan, card).into_iter().map(row).collect()
}

fn place_rows(plan: &Plan<'_>, id: &Id<Segment>) -> Vec<Vec<Cell>> {
    let row = |place: &LocationRule| -> Vec<Cell> {
        let market = place.market.as_ref().map(|id| {
            let known = plan.workspace.markets.iter().find(|market| market.id == *id);
            known.map_or(id.as_str(), |market| market.name.as_str())
        });
        vec![
            market.unwrap_or(ANY_MARKET.text(plan.lang)).into(),
            plan.word(place.mode),
            place.note.as_str().into(),
        ]
    };
    card_of(plan, id).map(|card| card.locations.iter().map(row).collect()).unwrap_or_default()
}

fn channel_rows(plan: &Plan<'_>, id: &Id<Segment>) -> Vec<Vec<Cell>> {
    let passes = |rule: &&ChannelRule| plan.filter.channel.as_ref().is_none_or(|id| *id == rule.channel);
    let row = |rule: &ChannelRule| -> Vec<Cell> {
        vec![
            plan.channel(&rule.channel).into(),
            rule.stance.label().text(plan.lang).into(),
            rule.when.as_str().into(),
            rule.quiet_hours.map(quiet).unwrap_or_default().into(),
        ]
    };
    let rules = card_of(plan, id).map(|card| card.channel_rules.iter().filter(passes).map(row).collect());
    rules.unwrap_or_default()
}

/// Quiet hours as people write them: "21:00–08:00".
pub fn quiet((from, to): (Time, Time)) -> String {
    format!("{}–{}", from.strftime("%H:%M"), to.strftime("%H:%M"))
}

/// Reads quiet hours: two times with a stroke between them.
pub fn read_quiet(text: &str) -> Option<(Time, Time)> {
    let (from, to) = text.split_once(['–', '-', '—'])?;
    let time = |text: &str| {
        let (hours, minutes) = text.trim().split_once([':', '.']).unwrap_or((text.trim(), "0"));
        // Midnight may be written as the end of a day.
        let hours = hours.parse::<i8>().ok().map(|hours| if hours == 24 { 0 } else { hours })?;
        Time::new(hours, minutes.parse().ok()?, 0, 0).ok()
    };
    Some((time(from)?, time(to)?))
}

fn cap_rows(plan: &Plan<'_>, id: &Id<Segment>) -> Vec<Vec<Cell>> {
    let passes = |cap: &&FrequencyCap| {
        plan.filter.channel.as_ref().is_none_or(|id| cap.channel.as_ref().is_none_or(|known| known == id))
    };
    let row = |cap: &FrequencyCap| -> Vec<Cell> {
        let channel = cap.channel.as_ref().map(|id| plan.channel(id));
        let whom = if cap.segment.is_none() { EVERYBODY.text(plan.lang) } else { "" };
        vec![
            figure(Some(cap.max)),
            figure(Some(cap.window_days)),
            channel.unwrap_or_else(|| ALL_CHANNELS.text(plan.lang).to_owned()).into(),
            figure(cap.min_gap_hours),
            whom.into(),
        ]
    };
    caps_of(plan, id).filter(passes).map(row).collect()
}

/// The cards as pages to print: a section each, which the page exporter puts on a page of its own.
pub fn pages(plan: &Plan<'_>) -> Report {
    const TITLE: Label = Label::new("Contact rules: {journey}", "Contactregels: {journey}");
    let lang = plan.lang;
    Report {
        lang,
        title: TITLE.fill(lang, &[("journey", &plan.journey.name)]),
        about: vec![date(plan.as_of, lang)],
        sections: cards(plan).iter().map(|card| page(plan, card)).collect(),
    }
}

/// These rows, or one that says that there are none yet.
fn told(plan: &Plan<'_>, mut rows: Vec<Vec<Cell>>, columns: usize) -> Vec<Vec<Cell>> {
    if rows.is_empty() {
        let mut row = vec![Cell::from(NOT_FILLED.text(plan.lang))];
        row.resize(columns, "".into());
        rows.push(row);
    }
    rows
}

fn page(plan: &Plan<'_>, card: &Card) -> Section {
    let lang = plan.lang;
    let (segment, [one, two, three, four, five]) = (&card.segment, FUNCTIONS);
    let empty = ContactRuleCard::default();
    let rules = card_of(plan, segment).unwrap_or(&empty);
    let words = [(NEEDS, &rules.needs), (BARRIERS, &rules.barriers), (INTERACTIONS, &rules.interactions)];
    let written = |label: Label, text: &str| -> Vec<Cell> { vec![label.text(lang).into(), text.into()] };
    let words = words.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let needs = words.map(|(label, text)| written(label, text)).collect();
    const NOTHING: Label = Label::new(" ", " ");
    let mut tables = vec![
        (one, "needs", [(NOTHING, 20), (NOTHING, 60)].to_vec(), needs),
        (two, "propositions", OFFER_COLUMNS.to_vec(), offer_rows(plan, segment)),
        (three, "locations", PLACE_COLUMNS.to_vec(), place_rows(plan, segment)),
        (four, "channels", CHANNEL_COLUMNS.to_vec(), channel_rows(plan, segment)),
        (five, "frequency", CAP_COLUMNS.to_vec(), cap_rows(plan, segment)),
    ];
    // What is said in words stands by itself where there are figures too.
    let note = rules.frequency_note.trim();
    let mut words = None;
    if !note.is_empty() {
        words =
            Some(plan.grid(&format!("{segment}-words"), five, &[(IN_WORDS, 80)], vec![vec![note.into()]]));
        tables.retain(|(_, id, _, rows)| *id != "frequency" || !rows.is_empty());
    }
    let with_figures = tables.len() == FUNCTIONS.len();
    let words = words.map(|table| {
        // A table called like its page has no heading of its own: it goes with the one above.
        let title = if with_figures { card.name.clone() } else { format!("5. {}", table.title) };
        Table { title, ..table }
    });
    Section {
        id: format!("card-{segment}"),
        title: card.name.clone(),
        paragraphs: vec![FILLED.count(lang, card.count())],
        points: Vec::new(),
        tables: tables
            .into_iter()
            .enumerate()
            .map(|(at, (label, id, columns, rows))| {
                let mut table =
                    plan.grid(&format!("{segment}-{id}"), label, &columns, told(plan, rows, columns.len()));
                table.title = format!("{}. {}", at + 1, table.title);
                table
            })
            .chain(words)
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use crate::report::plan::{Filter, sample};

    #[test]
    fn cards_say_what_is_filled_and_print_one_per_page() {
        let workspace = sample::sample("zwaluw-en-spaak-en");
        let filter = Filter::default();
        let plan = sample::plan(&workspace, &filter, Lang::En);
        let cards = cards(&plan);
        let counts: Vec<_> = cards.iter().map(|card| (card.name.as_str(), card.count())).collect();
        assert_eq!(counts, [("new", 2), ("customers", 4), ("dormant", 0), ("lease", 0)]);
        let pages = pages(&plan);
        assert_eq!(pages.sections.len(), 4);
        let counts: Vec<_> = pages.sections.iter().map(|page| page.tables.len()).collect();
        assert_eq!(counts, [5, 6, 5, 5], "how often is said in figures and in words");
        assert_eq!(pages.sections[1].paragraphs, ["4 of 5 filled in"]);
        let text: Vec<_> =
            pages.sections[1].tables[3].rows[0].iter().map(|cell| cell.text(Lang::En)).collect();
        assert_eq!(text, ["E-mail", "Preferred", "around the service", ""]);
        let section = section(&plan);
        for table in section.tables.iter().chain(pages.sections.iter().flat_map(|page| page.tables.iter())) {
            assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{}", table.id);
        }
    }

    #[test]
    fn quiet_hours_are_read_as_people_write_them() {
        for (text, wanted) in [
            ("21:00–08:00", Some("21:00–08:00")),
            ("21-8", Some("21:00–08:00")),
            (" 22.30 - 24 ", Some("22:30–00:00")),
            ("late", None),
            ("21:00", None),
            ("25-3", None),
        ] {
            assert_eq!(read_quiet(text).map(quiet).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn a_channel_leaves_the_segments_that_hear_by_it() {
        let workspace = sample::sample("vriesmeter");
        let filter =
            Filter { channel: Some(crate::model::ChannelId::new("sales_visit")), ..Filter::default() };
        let plan = sample::plan(&workspace, &filter, Lang::Nl);
        assert_eq!(cards(&plan).iter().map(|card| card.segment.as_str()).collect::<Vec<_>>(), ["wholesale"]);
    }
}
