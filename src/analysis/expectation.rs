//! Is it what customers expect, and what they were promised? EXP-01 to EXP-08.

use std::cmp::Reverse;

use super::collect::Findings;
use super::finding::{Draft, Knob, PLAIN_WEIGHT, Value, nudged};
use super::publications::{CONTACT_STRATEGY, COUNTLESS, ORGANISING, SEVEN_STEPS, WALKING};
use super::rule::{Family, Rule};
use super::severity::Severity;
use super::study::{RoleOrder, Study, TOLERANCE, TouchpointView};
use super::thresholds::{Threshold, Unit};
use crate::model::{EvidenceKind, ExitOutcome, PhaseRole, Score, SubjectRef};
use crate::vocabulary::Label;

/// The rules, in the order of their ids.
pub const RULES: &[Rule] = &[
    MISJUDGED,
    DISAPPOINTED,
    TOO_ROSY,
    ONLY_ASSUMED,
    INCONSISTENT,
    BROKEN_PROMISE,
    SEEN_DIFFERENTLY,
    UNPLEASANT_DEPARTURE,
];

/// The first level whose threshold a figure reaches; the worst comes first.
fn reached(study: &Study<'_>, figure: f64, levels: [(Threshold, Severity); 2]) -> Option<Severity> {
    let found = levels.into_iter().find(|(threshold, _)| figure + TOLERANCE >= study.threshold(*threshold));
    found.map(|(_, severity)| severity)
}

/// The level of a difference of points at one touchpoint; no difference is never too much.
fn by_points(study: &Study<'_>, points: f64) -> Option<Severity> {
    let levels = [(Threshold::GapHigh, Severity::High), (Threshold::Gap, Severity::Medium)];
    if points > TOLERANCE { reached(study, points, levels) } else { None }
}

/// Writes down a difference between two scores of a touchpoint, with what one point more or less
/// would change; `grade` gives the level of the difference.
fn compare(
    out: &mut Findings,
    view: &TouchpointView<'_>,
    (higher, lower): (Score, Score),
    grade: impl Fn(f64) -> Option<Severity>,
    write: impl FnOnce(Severity) -> Draft,
) {
    out.looks_at(view.weight());
    let points = f64::from(higher) - f64::from(lower);
    let Some(severity) = grade(points) else { return };
    let (less, more) = nudged(points, Unit::Points.step(points), grade);
    out.add(write(severity).with("touchpoint", &view.id).nudge(Knob::Difference, less, more));
}

const MISJUDGED: Rule = Rule {
    id: "EXP-01",
    family: Family::Expectation,
    tier: 1,
    name: Label::new("We misjudge what customers expect", "Wij schatten de verwachting verkeerd in"),
    why: Label::new(
        "A wrong guess at what customers expect sets the wrong standard, however hard the team works.",
        "Wie verkeerd inschat wat klanten verwachten, legt de lat verkeerd, hoe hard het team ook werkt.",
    ),
    based_on: &[WALKING],
    action: Label::new(
        "Show the team of {touchpoint} what customers say, and set a new standard.",
        "Laat het team van {touchpoint} zien wat klanten zeggen en leg de lat opnieuw.",
    ),
    thresholds: &[Threshold::Gap, Threshold::GapHigh],
    check: misjudged,
};

const THEY_EXPECT_OTHERWISE: Label = Label::new(
    "We think customers expect {assumed} at {touchpoint}; they expect {expected} (on a scale of 5).",
    "Wij denken dat klanten bij {touchpoint} een {assumed} verwachten; ze verwachten een {expected} (op een schaal van 5).",
);

/// We assume another expectation than customers have; milder where we think too much of it.
fn misjudged(study: &Study<'_>, out: &mut Findings) {
    let grade = |points: f64| {
        let level = by_points(study, points.abs())?;
        Some(if points < 0.0 { level.down() } else { level })
    };
    for view in &study.touchpoints {
        let scores = &view.expectation;
        let (Some(assumed), Some(expected)) = (scores.assumed, scores.expected) else { continue };
        compare(out, view, (expected, assumed), grade, |severity| {
            Draft::touchpoint(severity, view, THEY_EXPECT_OTHERWISE)
                .with("assumed", assumed)
                .with("expected", expected)
        });
    }
}

const DISAPPOINTED: Rule = Rule {
    id: "EXP-02",
    family: Family::Expectation,
    tier: 1,
    name: Label::new("Experience below expectation", "Ervaring onder verwachting"),
    why: Label::new(
        "Customers remember where it was worse than they thought. At a moment of truth it may cost the sale.",
        "Klanten onthouden waar het tegenviel. Op een moment van de waarheid kan dat de verkoop kosten.",
    ),
    based_on: &[ORGANISING, WALKING],
    action: Label::new(
        "Improve {touchpoint}, or tell customers earlier what they can expect.",
        "Verbeter {touchpoint}, of vertel klanten eerder wat ze kunnen verwachten.",
    ),
    thresholds: &[Threshold::Gap, Threshold::GapHigh],
    check: disappointed,
};

const WORSE_THAN_EXPECTED: Label = Label::new(
    "Customers expect {expected} at {touchpoint} and experience {experienced} (on a scale of 5).",
    "Klanten verwachten bij {touchpoint} een {expected} en ervaren een {experienced} (op een schaal van 5).",
);

/// Customers experience less than they expect; worse at a moment of truth.
fn disappointed(study: &Study<'_>, out: &mut Findings) {
    for view in &study.touchpoints {
        let scores = &view.expectation;
        let (Some(expected), Some(experienced)) = (scores.expected, scores.experienced) else { continue };
        let grade = |points| {
            let level = by_points(study, points)?;
            Some(if view.is_key() { level.up() } else { level })
        };
        compare(out, view, (expected, experienced), grade, |severity| {
            Draft::touchpoint(severity, view, WORSE_THAN_EXPECTED)
                .with("expected", expected)
                .with("experienced", experienced)
        });
    }
}

const TOO_ROSY: Rule = Rule {
    id: "EXP-03",
    family: Family::Expectation,
    tier: 1,
    name: Label::new("Our own mark is higher", "Ons eigen cijfer is hoger"),
    why: Label::new(
        "As long as our own mark is higher than the customer’s, nobody sees a reason to improve anything.",
        "Zolang ons eigen cijfer hoger is dan dat van de klant, ziet niemand reden iets te verbeteren.",
    ),
    based_on: &[COUNTLESS],
    action: Label::new(
        "Walk {touchpoint} together with its owner, as a customer.",
        "Doorloop {touchpoint} samen met de eigenaar, als klant.",
    ),
    thresholds: &[Threshold::Gap, Threshold::GapHigh],
    check: too_rosy,
};

const OWN_MARK_IS_HIGHER: Label = Label::new(
    "We give {touchpoint} {own_view}; customers experience {experienced} (on a scale of 5).",
    "Wij geven {touchpoint} een {own_view}; klanten ervaren een {experienced} (op een schaal van 5).",
);

/// Our own mark is higher than the customer's.
fn too_rosy(study: &Study<'_>, out: &mut Findings) {
    for view in &study.touchpoints {
        let scores = &view.expectation;
        let (Some(own), Some(experienced)) = (scores.own_view, scores.experienced) else { continue };
        let grade = |points| by_points(study, points);
        compare(out, view, (own, experienced), grade, |severity| {
            Draft::touchpoint(severity, view, OWN_MARK_IS_HIGHER)
                .with("own_view", own)
                .with("experienced", experienced)
        });
    }
}

const ONLY_ASSUMED: Rule = Rule {
    id: "EXP-04",
    family: Family::Expectation,
    tier: 1,
    name: Label::new("Assumption without evidence", "Aanname zonder bewijs"),
    why: Label::new(
        "A score that rests on opinion alone may be wrong. One look or one customer’s word makes it firmer.",
        "Een score die alleen op meningen berust, kan fout zijn. Eén blik of één klant maakt hem steviger.",
    ),
    based_on: &[SEVEN_STEPS],
    action: Label::new(
        "Watch a customer at {touchpoint}, note what one says, or measure it.",
        "Kijk mee met een klant bij {touchpoint}, noteer een uitspraak of meet het.",
    ),
    thresholds: &[Threshold::ImportantFrom],
    check: only_assumed,
};

const SCORES_ARE_ASSUMED: Label = Label::new(
    "The scores at {touchpoint} rest on assumptions alone.",
    "De scores bij {touchpoint} berusten alleen op aannames.",
);

/// There are scores about customers, and nothing stronger than an assumption behind them.
fn only_assumed(study: &Study<'_>, out: &mut Findings) {
    let important_from = study.threshold(Threshold::ImportantFrom);
    let grade = |importance: f64| {
        Some(if importance + TOLERANCE >= important_from { Severity::Medium } else { Severity::Low })
    };
    for view in &study.touchpoints {
        let scores = &view.expectation;
        // Our own mark is an opinion by its nature and needs nothing behind it.
        if scores.assumed.is_none() && scores.expected.is_none() && scores.experienced.is_none() {
            continue;
        }
        out.looks_at(view.weight());
        let mut evidence = view.evidence.iter().chain(scores.evidence.iter());
        if evidence.any(|one| one.kind > EvidenceKind::Assumption) {
            continue;
        }
        let importance = f64::from(view.importance());
        let Some(severity) = grade(importance) else { continue };
        let (less, more) = nudged(importance, Unit::Points.step(importance), grade);
        let draft = Draft::touchpoint(severity, view, SCORES_ARE_ASSUMED).with("touchpoint", &view.id);
        out.add(draft.nudge(Knob::Importance, less, more));
    }
}

const INCONSISTENT: Rule = Rule {
    id: "EXP-05",
    family: Family::Expectation,
    tier: 1,
    name: Label::new("Good in one channel, poor in another", "Op het ene kanaal goed, op het andere matig"),
    why: Label::new(
        "To customers all channels are one company. Good in one place and poor in the next feels unreliable.",
        "Voor klanten zijn alle kanalen één bedrijf. Hier goed en daar matig voelt onbetrouwbaar.",
    ),
    based_on: &[WALKING],
    action: Label::new(
        "Improve {worst} first, and let it promise the same as {best}.",
        "Verbeter eerst {worst} en laat het hetzelfde beloven als {best}.",
    ),
    thresholds: &[Threshold::SpreadMedium, Threshold::SpreadHigh],
    check: inconsistent,
};

const FROM_GOOD_TO_POOR: Label = Label::new(
    "In {phase} customers experience {highest} at {best}, but {lowest} at {worst} (on a scale of 5).",
    "In {phase} ervaren klanten een {highest} bij {best}, maar een {lowest} bij {worst} (op een schaal van 5).",
);

/// What our side does in one phase is experienced very differently from channel to channel.
fn inconsistent(study: &Study<'_>, out: &mut Findings) {
    let levels = [(Threshold::SpreadHigh, Severity::High), (Threshold::SpreadMedium, Severity::Medium)];
    let grade = |points| reached(study, points, levels);
    for phase in study.filled_phases() {
        let scored = || {
            let ours = study.in_phase(phase).iter().filter(|view| view.is_ours() && !view.channel.is_empty());
            ours.filter_map(|view| Some((view, view.expectation.experienced?)))
        };
        let worst = scored().min_by_key(|(_, score)| *score);
        let best = scored().min_by_key(|(_, score)| Reverse(*score));
        let (Some((worst, lowest)), Some((best, highest))) = (worst, best) else { continue };
        if scored().all(|(view, _)| view.channel == worst.channel) {
            continue;
        }
        out.looks_at(phase.weight);
        let points = f64::from(highest) - f64::from(lowest);
        let Some(severity) = grade(points) else { continue };
        let (less, more) = nudged(points, Unit::Points.step(points), grade);
        let draft = Draft::phase(severity, phase, FROM_GOOD_TO_POOR)
            .with("phase", &phase.id)
            .with("best", &best.id)
            .with("highest", highest);
        out.add(draft.with("worst", &worst.id).with("lowest", lowest).nudge(Knob::Difference, less, more));
    }
}

const BROKEN_PROMISE: Rule = Rule {
    id: "EXP-06",
    family: Family::Expectation,
    tier: 1,
    name: Label::new("Promise not kept", "Belofte niet waargemaakt"),
    why: Label::new(
        "A promise that is not kept in use wins customers once. Then others read about it.",
        "Een belofte die in het gebruik niet uitkomt, wint klanten één keer. Daarna lezen anderen dat.",
    ),
    based_on: &[ORGANISING],
    action: Label::new(
        "Promise less or deliver more; begin with the first use.",
        "Beloof minder of lever meer; begin bij het eerste gebruik.",
    ),
    thresholds: &[Threshold::PromiseHigh, Threshold::PromiseCritical],
    check: broken_promise,
};

const MORE_PROMISED_THAN_KEPT: Label = Label::new(
    "On a scale of 5 we promise {promise} on average before the purchase, and customers experience {experience} in use.",
    "Op een schaal van 5 beloven we vóór de aankoop gemiddeld een {promise}; in het gebruik ervaren klanten gemiddeld een {experience}.",
);

/// What is promised before the purchase lies above what is experienced in use, on average.
fn broken_promise(study: &Study<'_>, out: &mut Findings) {
    let before = study.in_roles(RoleOrder::is_before_purchase);
    let promised = mean(before.filter_map(|view| Some(view.promise.as_ref()?.level)));
    let in_use = study.in_roles(|role| role == PhaseRole::Consumption);
    let experienced = mean(in_use.filter_map(|view| view.expectation.experienced));
    let (Some((promised, promises)), Some((experienced, experiences))) = (promised, experienced) else {
        out.skip();
        return;
    };
    out.looks_at(PLAIN_WEIGHT);
    let levels = [(Threshold::PromiseCritical, Severity::Critical), (Threshold::PromiseHigh, Severity::High)];
    let grade = |points| reached(study, points, levels);
    let points = promised - experienced;
    let Some(severity) = grade(points) else { return };
    // One score that moves a point moves its mean by a share of it; the shorter list moves most.
    let step = Unit::Points.step(points) / promises.min(experiences);
    let (less, more) = nudged(points, step, grade);
    let draft = Draft::journey(severity, MORE_PROMISED_THAN_KEPT)
        .with("promise", Value::Mean(promised))
        .with("experience", Value::Mean(experienced))
        .nudge(Knob::Difference, less, more);
    out.add(draft);
}

/// The mean of scores, and how many there are; nothing when there are none.
fn mean(scores: impl Iterator<Item = Score>) -> Option<(f64, f64)> {
    let (sum, count) = scores.fold((0.0, 0.0), |(sum, count), score| (sum + f64::from(score), count + 1.0));
    (count > 0.0).then_some((sum / count, count))
}

const SEEN_DIFFERENTLY: Rule = Rule {
    id: "EXP-07",
    family: Family::Expectation,
    tier: 2,
    name: Label::new("Customers see the relation differently", "Klanten zien de relatie anders"),
    why: Label::new(
        "A message to somebody customers do not feel they are misses its aim.",
        "Een bericht aan iemand die klanten in hun eigen ogen niet zijn, mist zijn doel.",
    ),
    based_on: &[CONTACT_STRATEGY],
    action: Label::new(
        "Describe ‘{stage}’ again together with customers, and let the messages follow.",
        "Omschrijf ‘{stage}’ opnieuw samen met klanten en pas de berichten erop aan.",
    ),
    thresholds: &[],
    check: seen_differently,
};

const CUSTOMERS_SEE_IT_OTHERWISE: Label = Label::new(
    "What we call ‘{stage}’, customers see differently.",
    "Wat wij ‘{stage}’ noemen, zien klanten anders.",
);
const NOT_ASKED_HOW_THEY_SEE_IT: Label = Label::new(
    "Nobody has checked whether customers see ‘{stage}’ as we do.",
    "Niemand heeft nagegaan of klanten ‘{stage}’ net zo zien als wij.",
);
const ASK_HOW_THEY_SEE_IT: Label = Label::new(
    "Ask a few customers when they would call themselves ‘{stage}’.",
    "Vraag een paar klanten wanneer ze zichzelf ‘{stage}’ zouden noemen.",
);

/// Customers see a stage of the relation otherwise than we do, or nobody has asked them.
fn seen_differently(study: &Study<'_>, out: &mut Findings) {
    for stage in study.lifecycle_stages() {
        let subject = || SubjectRef::LifecycleStage(stage.id.clone());
        let draft = match stage.views_match {
            Some(false) => Some(Draft::new(Severity::Medium, subject(), CUSTOMERS_SEE_IT_OTHERWISE)),
            None => Some(
                Draft::new(Severity::Info, subject(), NOT_ASKED_HOW_THEY_SEE_IT).action(ASK_HOW_THEY_SEE_IT),
            ),
            Some(true) => None,
        };
        out.looks_at(PLAIN_WEIGHT);
        if let Some(draft) = draft {
            out.add(draft.with("stage", &stage.id));
        }
    }
}

const UNPLEASANT_DEPARTURE: Rule = Rule {
    id: "EXP-08",
    family: Family::Expectation,
    tier: 2,
    name: Label::new("Unpleasant departure", "Onprettig vertrek"),
    why: Label::new(
        "People who leave without buying but with a good feeling may come back. Annoyed ones tell others.",
        "Wie niet koopt maar prettig vertrekt, komt misschien terug. Wie zich ergert, vertelt het door.",
    ),
    based_on: &[CONTACT_STRATEGY],
    action: Label::new(
        "End {touchpoint} kindly, and show a way back.",
        "Sluit {touchpoint} vriendelijk af en wijs een weg terug.",
    ),
    thresholds: &[],
    check: unpleasant_departure,
};

const LEAVES_WITH_A_BAD_FEELING: Label = Label::new(
    "People who leave at {touchpoint} without buying leave with a {feeling} feeling.",
    "Wie bij {touchpoint} vertrekt zonder te kopen, vertrekt met een {feeling} gevoel.",
);
const BAD: Label = Label::new("bad", "naar");
const VERY_BAD: Label = Label::new("very bad", "heel naar");
const FEELING_OF_LEAVERS_UNKNOWN: Label = Label::new(
    "Nobody knows how people feel who leave at {touchpoint} without buying.",
    "Niemand weet hoe mensen zich voelen die bij {touchpoint} vertrekken zonder te kopen.",
);
const ASK_THE_LEAVERS: Label = Label::new(
    "Ask a few people who left at {touchpoint} how that felt.",
    "Vraag een paar mensen die bij {touchpoint} vertrokken hoe dat voelde.",
);

/// People who do not buy leave with a bad feeling, or nobody knows with which.
fn unpleasant_departure(study: &Study<'_>, out: &mut Findings) {
    let grade = |emotion: f64| (emotion <= TOLERANCE - 1.0).then_some(Severity::Medium);
    for view in study.touchpoints.iter().filter(|view| view.exit == Some(ExitOutcome::NotPurchased)) {
        out.looks_at(view.weight());
        let draft = match view.emotion {
            None => {
                Draft::touchpoint(Severity::Info, view, FEELING_OF_LEAVERS_UNKNOWN).action(ASK_THE_LEAVERS)
            }
            Some(emotion) => {
                let Some(severity) = grade(f64::from(emotion)) else { continue };
                let (lower, higher) = nudged(f64::from(emotion), 1.0, grade);
                Draft::touchpoint(severity, view, LEAVES_WITH_A_BAD_FEELING)
                    .with("feeling", if emotion < -1 { VERY_BAD } else { BAD })
                    .nudge(Knob::Emotion, lower, higher)
            }
        };
        out.add(draft.with("touchpoint", &view.id));
    }
}

#[cfg(test)]
#[path = "tests/expectation.rs"]
mod tests;
