//! Phases that miss a channel, a media type, a voice, or a chance to talk: COV-02, 03, 06 and 07.
//! What is missed is what `targets` asks for; empty phases are left to COV-01.

use foldhash::HashSet;

use super::level;
use crate::analysis::collect::Findings;
use crate::analysis::finding::{Draft, Value};
use crate::analysis::publications::{CONTACT_STRATEGY, ORGANISING, WALKING};
use crate::analysis::rule::{Family, Rule};
use crate::analysis::severity::Severity;
use crate::analysis::study::{PhaseView, Study};
use crate::analysis::suppress::INTERRUPTED;
use crate::analysis::targets::{Target, Wanted, level_of, targets};
use crate::model::{Choice, Dimension, Direction, Id, MediaType, Mode, Source, TargetLevel};
use crate::vocabulary::{Label, Labelled, PEERS, PRESS, SOURCE_GROUPS, Words};

pub(super) const CHANNEL_GAP: Rule = Rule {
    id: "COV-02",
    family: Family::Coverage,
    tier: 1,
    name: Label::new("Channel missing", "Kanaal ontbreekt"),
    why: Label::new(
        "Customers follow a channel as long as it leads on. Where it stops, they look elsewhere.",
        "Klanten volgen een kanaal zolang het verder leidt. Waar het ophoudt, zoeken ze elders.",
    ),
    based_on: &[WALKING],
    action: Label::new(
        "Decide: use ‘{value}’ in {phase} too, or show customers clearly where to go on.",
        "Kies: zet ‘{value}’ ook in bij {phase}, of laat klanten duidelijk zien waar ze verder kunnen.",
    ),
    thresholds: &[],
    check: channel_gap,
};

pub(super) const MEDIA_GAP: Rule = Rule {
    id: "COV-03",
    family: Family::Coverage,
    tier: 1,
    name: Label::new("Kind of media missing", "Soort media ontbreekt"),
    why: Label::new(
        "Bought reach, own places and the word of others each do something else. Most phases need more than one.",
        "Ingekochte zichtbaarheid, eigen plekken en wat anderen zeggen doen elk iets anders. De meeste fasen vragen er meer dan één.",
    ),
    based_on: &[WALKING],
    action: Label::new(
        "Shift budget: reach at the start, own pages where customers weigh, reviews after use.",
        "Verschuif budget: zichtbaarheid aan het begin, eigen pagina’s waar klanten afwegen, reviews na gebruik.",
    ),
    thresholds: &[],
    check: media_gap,
};

pub(super) const VOICES_GAP: Rule = Rule {
    id: "COV-06",
    family: Family::Coverage,
    tier: 1,
    name: Label::new("No press or other customers", "Geen pers of andere klanten"),
    why: Label::new(
        "Customers believe others sooner than us: people like themselves, and those who test and compare.",
        "Klanten geloven anderen eerder dan ons: mensen zoals zijzelf, en wie test en vergelijkt.",
    ),
    based_on: &[WALKING],
    action: Label::new(
        "Invite reviews, get to know the press, and show on our own pages what others say.",
        "Vraag om reviews, leg contact met de pers, en laat op onze eigen pagina’s zien wat anderen zeggen.",
    ),
    thresholds: &[],
    check: |study, out| missing(study, out, &targets(study.journey), Dimension::Source, source),
};

pub(super) const DIALOGUE_GAP: Rule = Rule {
    id: "COV-07",
    family: Family::Coverage,
    tier: 2,
    name: Label::new("Nothing online or offline, or no dialogue", "Niets online of offline, of geen gesprek"),
    why: Label::new(
        "Much begins away from the screen, and satisfaction only shows where customers can answer.",
        "Veel begint buiten het scherm, en tevredenheid blijkt pas waar klanten iets terug kunnen zeggen.",
    ),
    based_on: &[ORGANISING, CONTACT_STRATEGY],
    action: Label::new(
        "Add that to {phase}, or show customers where else they find it.",
        "Voeg dat toe aan {phase}, of laat klanten zien waar ze het elders vinden.",
    ),
    thresholds: &[],
    check: dialogue_gap,
};

const REQUIRED: Label = Label::new(
    "‘{value}’ is needed in {phase}, but is missing there.",
    "‘{value}’ is nodig in {phase}, maar ontbreekt daar.",
);
const DESIRED: Label = Label::new(
    "‘{value}’ would be welcome in {phase}, but is missing there.",
    "‘{value}’ zou welkom zijn in {phase}, maar ontbreekt daar.",
);
const BROKEN_OFF: Label = Label::new(
    "Customers meet ‘{value}’ in {before} and again in {after}, but not in {phase}.",
    "Klanten komen ‘{value}’ tegen in {before} en weer in {after}, maar niet in {phase}.",
);
const ALL_OUTSIDE: Label = Label::new(
    "What {phase} has in places of our own ({count}) is all outside our influence.",
    "Wat {phase} op eigen plekken heeft ({count}), ligt allemaal buiten onze invloed.",
);
const TAKE_CHARGE: Label = Label::new(
    "Add something to {phase} that we can change ourselves, or get a say in what is there.",
    "Voeg aan {phase} iets toe dat we zelf kunnen veranderen, of krijg invloed op wat er is.",
);
const FILL_IN_FIRST: Label = Label::new(
    "{what} is not filled in yet for {unknown} in {phase}: do that first.",
    "{what} is nog niet ingevuld bij {unknown} in {phase}: doe dat eerst.",
);
const TOUCHPOINTS: Words = Words {
    one: Label::new("{n} touchpoint", "{n} contactmoment"),
    other: Label::new("{n} touchpoints", "{n} contactmomenten"),
};

/// A channel that a target asks for is missing; or one that stops and comes back a phase later.
fn channel_gap(study: &Study<'_>, out: &mut Findings) {
    let targets = targets(study.journey);
    missing(study, out, &targets, Dimension::Channel, asked);
    let channels: Vec<HashSet<&str>> = study
        .phases
        .iter()
        .map(|phase| study.in_phase(phase).iter().map(|view| view.channel.as_str()).collect())
        .collect();
    for (phases, channels) in study.phases.windows(3).zip(channels.windows(3)) {
        let ([before, here, after], [channels_before, channels_here, channels_after]) = (phases, channels)
        else {
            continue;
        };
        for channel in channels_before.intersection(channels_after).copied() {
            // Where a target speaks of the cell, it has the say. "Other" is not one channel.
            let asked = level_of(&targets, here.column, Dimension::Channel, channel).is_some();
            if here.is_empty() || asked || matches!(channel, "" | "other") {
                continue;
            }
            out.looks_at(here.weight);
            if !channels_here.contains(channel) {
                let draft = cell(Severity::Medium, here, Dimension::Channel, channel, BROKEN_OFF);
                out.add(draft.detail(INTERRUPTED).with("before", &before.id).with("after", &after.id));
            }
        }
    }
}

/// A media type that a target asks for is missing; or own places are there, but none is ours to change.
fn media_gap(study: &Study<'_>, out: &mut Findings) {
    let targets = targets(study.journey);
    missing(study, out, &targets, Dimension::Media, media);
    let owned = targets.iter().filter(|target| {
        (target.dimension, target.value, target.level)
            == (Dimension::Media, MediaType::Owned.id(), TargetLevel::Required)
    });
    for phase in owned.filter_map(|target| study.phases.get(target.column)) {
        let own = || study.in_phase(phase).iter().filter(|view| view.media_type == Some(MediaType::Owned));
        let count = own().count();
        if count > 0 && own().all(|view| view.is_outside_influence()) {
            let draft = cell(Severity::Medium, phase, Dimension::Media, MediaType::Owned.id(), ALL_OUTSIDE);
            let draft = draft.detail("outside").action(TAKE_CHARGE);
            out.add(draft.with("count", Value::Counted(count, &TOUCHPOINTS)));
        }
    }
}

/// A mode or a direction that a target asks for is missing.
fn dialogue_gap(study: &Study<'_>, out: &mut Findings) {
    let targets = targets(study.journey);
    missing(study, out, &targets, Dimension::Mode, mode);
    missing(study, out, &targets, Dimension::Direction, direction);
}

/// Cells of one dimension that a target asks for and no touchpoint of the phase fills.
pub(super) fn missing(
    study: &Study<'_>,
    out: &mut Findings,
    targets: &[Target<'_>],
    dimension: Dimension,
    say: impl Fn(&Target<'_>) -> Said,
) {
    for target in targets.iter().filter(|target| target.dimension == dimension) {
        let (Some(severity), Some(wanted), Some(phase)) =
            (level(target.level), Wanted::new(dimension, target.value), study.phases.get(target.column))
        else {
            continue;
        };
        if phase.is_empty() {
            continue;
        }
        out.looks_at(phase.weight);
        let here = study.in_phase(phase);
        if here.iter().any(|view| wanted.is_met_by(view) == Some(true)) {
            continue;
        }
        let (words, action) = say(target);
        let mut draft = cell(severity, phase, dimension, target.value, words);
        draft.action = action.map(Box::new);
        let unknown = here.iter().filter(|view| wanted.is_met_by(view).is_none()).count();
        if unknown > 0 {
            draft = draft
                .action(FILL_IN_FIRST)
                .with("what", dimension.label())
                .with("unknown", Value::Counted(unknown, &TOUCHPOINTS));
        }
        out.add(draft);
    }
}

/// A finding on a cell, with the names of its phase and its value.
fn cell(severity: Severity, phase: &PhaseView<'_>, dimension: Dimension, value: &str, words: Label) -> Draft {
    Draft::cell(severity, phase, dimension, value, words)
        .with("phase", &phase.id)
        .with("value", name(dimension, value))
}

/// What people call a value of a dimension.
fn name(dimension: Dimension, value: &str) -> Value {
    fn label<C: Choice + Labelled>(value: &str) -> Option<Label> {
        C::from_id(value).map(Labelled::label)
    }
    let label = match dimension {
        Dimension::Channel => return Value::Channel(Id::new(value)),
        Dimension::Device => return Value::Device(Id::new(value)),
        Dimension::Persona => return Value::Persona(Id::new(value)),
        Dimension::Market => return Value::Market(Id::new(value)),
        Dimension::Source => {
            let group = SOURCE_GROUPS.iter().find(|(id, ..)| *id == value);
            group.map(|(_, label, _)| *label).or_else(|| label::<Source>(value))
        }
        Dimension::Media => label::<MediaType>(value),
        Dimension::Mode => label::<Mode>(value),
        Dimension::Direction => label::<Direction>(value),
    };
    label.map_or_else(|| value.into(), Value::from)
}

/// What is missing, and what to do about it where that differs from what the rule says.
type Said = (Label, Option<Label>);

/// What is said of a value without a sentence of its own.
pub(super) fn asked(target: &Target<'_>) -> Said {
    match target.level {
        TargetLevel::Required => (REQUIRED, None),
        TargetLevel::Desired | TargetLevel::NotApplicable => (DESIRED, None),
    }
}

fn media(target: &Target<'_>) -> Said {
    let (words, action) = match MediaType::from_id(target.value) {
        Some(MediaType::Owned) => (
            Label::new(
                "{phase} has nothing in a place of our own, such as our website or store.",
                "{phase} heeft niets op een eigen plek, zoals onze website of winkel.",
            ),
            Label::new(
                "Make a place of our own for {phase}, for instance a page that helps customers on.",
                "Maak een eigen plek voor {phase}, bijvoorbeeld een pagina die klanten verder helpt.",
            ),
        ),
        Some(MediaType::Paid) => (
            Label::new(
                "{phase} has nothing that we pay for, such as an advert.",
                "{phase} heeft niets waarvoor we betalen, zoals een advertentie.",
            ),
            Label::new(
                "Buy some reach for {phase}, or mark that it can do without.",
                "Koop zichtbaarheid in voor {phase}, of markeer dat het zonder kan.",
            ),
        ),
        Some(MediaType::Earned) => (
            Label::new(
                "In {phase} nobody speaks of us unasked, as in reviews or articles.",
                "In {phase} spreekt niemand uit zichzelf over ons, zoals in reviews of artikelen.",
            ),
            Label::new(
                "Give people a reason to speak of us in {phase}: invite reviews, share stories.",
                "Geef mensen een reden om in {phase} over ons te spreken: vraag om reviews, deel verhalen.",
            ),
        ),
        Some(MediaType::Shared) | None => return asked(target),
    };
    (words, Some(action))
}

fn source(target: &Target<'_>) -> Said {
    let (words, action) = match target.value {
        PEERS => (
            Label::new(
                "In {phase} customers hear nothing from other customers, friends or communities.",
                "In {phase} horen klanten niets van andere klanten, bekenden of communities.",
            ),
            Label::new(
                "Invite reviews, and show in {phase} what other customers say.",
                "Vraag om reviews, en laat in {phase} zien wat andere klanten zeggen.",
            ),
        ),
        PRESS => (
            Label::new(
                "In {phase} no press, blogger or expert speaks of us.",
                "In {phase} spreekt geen pers, blogger of expert over ons.",
            ),
            Label::new(
                "Find out whom customers read in {phase}, and offer them something to test or tell.",
                "Zoek uit wie klanten lezen in {phase}, en bied hun iets om te testen of te vertellen.",
            ),
        ),
        _ => return asked(target),
    };
    (words, Some(action))
}

fn mode(target: &Target<'_>) -> Said {
    let words = match Mode::from_id(target.value) {
        Some(Mode::Online) => Label::new("{phase} has nothing online.", "{phase} heeft niets online."),
        Some(Mode::Offline) => Label::new(
            "{phase} has nothing offline: nothing to hear, hold or visit.",
            "{phase} heeft niets offline: niets om te horen, vast te pakken of te bezoeken.",
        ),
        Some(Mode::Hybrid) | None => return asked(target),
    };
    (words, None)
}

fn direction(target: &Target<'_>) -> Said {
    let words = match Direction::from_id(target.value) {
        Some(Direction::TwoWay) => Label::new(
            "Nowhere in {phase} can customers talk with us.",
            "Nergens in {phase} kunnen klanten met ons in gesprek.",
        ),
        Some(Direction::Overheard) => Label::new(
            "Nowhere in {phase} do we hear what customers tell each other.",
            "Nergens in {phase} horen we wat klanten elkaar vertellen.",
        ),
        Some(Direction::OneWay) | None => return asked(target),
    };
    (words, None)
}
