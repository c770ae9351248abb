//! What customers want to know, what we ask of them for it, and whether our goals meet theirs.
//! NEED-01 to NEED-04.

use foldhash::{HashMap, HashMapExt, HashSet};

use crate::analysis::collect::Findings;
use crate::analysis::finding::{Draft, Knob, Value, nudged};
use crate::analysis::publications::{CONTACT_STRATEGY, COUNTLESS, ORGANISING, WALKING};
use crate::analysis::rule::{Family, Rule};
use crate::analysis::severity::Severity;
use crate::analysis::study::{PhaseView, RoleOrder, Study, TOLERANCE, TouchpointView};
use crate::analysis::thresholds::{Threshold, Unit};
use crate::model::{InformationNeed, PhaseRole, SubjectRef, Touchpoint};
use crate::vocabulary::{Label, Words};

/// More places than this are counted instead of named.
const NAMED: usize = 3;

const PLACES: Words = Words {
    one: Label::new("{n} touchpoint", "{n} contactmoment"),
    other: Label::new("{n} touchpoints", "{n} contactmomenten"),
};

/// A few touchpoints by name, many by their number.
fn places(views: &[&TouchpointView<'_>]) -> Value {
    if views.len() > NAMED {
        return Value::Counted(views.len(), &PLACES);
    }
    Value::list(views.iter().map(|view| Value::Touchpoint(view.id.clone())).collect())
}

pub(super) const UNANSWERED: Rule = Rule {
    id: "NEED-01",
    family: Family::Content,
    tier: 1,
    name: Label::new("Question not answered", "Vraag niet beantwoord"),
    why: Label::new(
        "People who find no answer when the question comes up look elsewhere, and often stay there.",
        "Wie geen antwoord vindt als de vraag opkomt, zoekt verder en blijft vaak daar.",
    ),
    based_on: &[ORGANISING, CONTACT_STRATEGY],
    action: Label::new("Answer {need} in {phase}.", "Beantwoord {need} in {phase}."),
    thresholds: &[Threshold::ImportantFrom],
    check: unanswered,
};

const NOBODY_ANSWERS: Label =
    Label::new("Nothing in {phase} answers {need}.", "Niets in {phase} geeft antwoord op {need}.");
const ANSWERED_ELSEWHERE: Label = Label::new(
    "{need} comes up in {phase}, but the answer is only given at {places}.",
    "{need} speelt in {phase}, maar het antwoord staat alleen bij {places}.",
);
const ANSWERED_BY_OTHERS: Label = Label::new(
    "In {phase} the answer to {need} is only found where we cannot change it: {places}.",
    "In {phase} staat het antwoord op {need} alleen waar wij het niet kunnen veranderen: {places}.",
);
const ANSWER_IT_OURSELVES: Label = Label::new(
    "Give an answer of our own to {need} in {phase}.",
    "Geef in {phase} ook zelf antwoord op {need}.",
);

/// A question is not answered in the phase where it comes up, or only where we have no say.
fn unanswered(study: &Study<'_>, out: &mut Findings) {
    let answers = answers(study);
    for need in study.journey.needs.iter() {
        let Some(phase) = study.phase(&need.phase) else { continue };
        out.looks_at(phase.weight);
        let everywhere = answers.get(need.id.as_str()).map_or(&[][..], Vec::as_slice);
        let here: Vec<_> = everywhere.iter().copied().filter(|view| view.column == phase.column).collect();
        let draft = if here.is_empty() {
            nowhere_here(study, need, phase, everywhere)
        } else if here.iter().all(|view| view.is_outside_influence()) {
            Draft::in_phase(Severity::Medium, phase, SubjectRef::Need(need.id.clone()), ANSWERED_BY_OTHERS)
                .with("places", places(&here))
                .action(ANSWER_IT_OURSELVES)
        } else {
            continue;
        };
        out.add(draft.with("need", &need.id).with("phase", &phase.id));
    }
}

/// The touchpoints that answer each question.
fn answers<'s, 'a>(study: &'s Study<'a>) -> HashMap<&'a str, Vec<&'s TouchpointView<'a>>> {
    let mut answers: HashMap<&str, Vec<&TouchpointView<'a>>> = HashMap::new();
    for view in &study.touchpoints {
        let touchpoint: &'a Touchpoint = view.touchpoint;
        for need in touchpoint.answers.iter() {
            answers.entry(need.as_str()).or_default().push(view);
        }
    }
    answers
}

/// Nothing in its phase answers a question: serious where the question matters.
fn nowhere_here(
    study: &Study<'_>,
    need: &InformationNeed,
    phase: &PhaseView<'_>,
    elsewhere: &[&TouchpointView<'_>],
) -> Draft {
    let important_from = study.threshold(Threshold::ImportantFrom);
    let level = |importance: f64| {
        if importance + TOLERANCE >= important_from { Severity::High } else { Severity::Medium }
    };
    let importance = f64::from(need.importance.unwrap_or(3));
    let (less, more) = nudged(importance, Unit::Points.step(importance), |figure| Some(level(figure)));
    let words = if elsewhere.is_empty() { NOBODY_ANSWERS } else { ANSWERED_ELSEWHERE };
    Draft::in_phase(level(importance), phase, SubjectRef::Need(need.id.clone()), words)
        .with("places", places(elsewhere))
        .nudge(Knob::Importance, less, more)
}

pub(super) const UNKNOWN: Rule = Rule {
    id: "NEED-02",
    family: Family::Content,
    tier: 1,
    name: Label::new("Questions not known", "Vragen niet bekend"),
    why: Label::new(
        "Without knowing the questions of a phase nobody can tell whether its content is any good.",
        "Zonder de vragen van een fase te kennen, weet niemand of de inhoud daar deugt.",
    ),
    based_on: &[ORGANISING],
    action: Label::new(
        "Ask customers in {phase} what they want to know.",
        "Vraag klanten in {phase} wat ze willen weten.",
    ),
    thresholds: &[],
    check: unknown,
};

const QUESTIONS_UNKNOWN: Label = Label::new(
    "Nobody has written down what customers want to know in {phase}.",
    "Nergens staat wat klanten in {phase} willen weten.",
);

/// A phase has no question of customers on record.
fn unknown(study: &Study<'_>, out: &mut Findings) {
    let asked: HashSet<&str> = study.journey.needs.iter().map(|need| need.phase.as_str()).collect();
    for phase in study.filled_phases() {
        out.looks_at(phase.weight);
        if asked.contains(phase.id.as_str()) {
            continue;
        }
        let severity = if phase.role == PhaseRole::Purchase { Severity::High } else { Severity::Medium };
        out.add(Draft::phase(severity, phase, QUESTIONS_UNKNOWN).with("phase", &phase.id));
    }
}

pub(super) const TOO_MANY_FIELDS: Rule = Rule {
    id: "NEED-03",
    family: Family::Content,
    tier: 1,
    name: Label::new("Too much to fill in", "Te veel in te vullen"),
    why: Label::new(
        "Every field to fill in before somebody may read on makes people leave who were interested.",
        "Elk veld dat iemand moet invullen om verder te mogen lezen, jaagt belangstellenden weg.",
    ),
    based_on: &[COUNTLESS],
    action: Label::new(
        "Ask less at {touchpoint}, and ask the rest when they buy.",
        "Vraag minder bij {touchpoint} en vraag de rest bij de aankoop.",
    ),
    thresholds: &[Threshold::FieldsMedium, Threshold::FieldsHigh],
    check: too_many_fields,
};

const FIELDS_TO_FILL_IN: Label = Label::new(
    "Customers who are still looking around must fill in {fields} at {touchpoint}.",
    "Klanten die zich nog oriënteren, moeten bij {touchpoint} {fields} invullen.",
);
const FIELDS: Words =
    Words { one: Label::new("{n} field", "{n} veld"), other: Label::new("{n} fields", "{n} velden") };

/// A touchpoint before the purchase demands many fields.
fn too_many_fields(study: &Study<'_>, out: &mut Findings) {
    let above = |count: f64, threshold| count > study.threshold(threshold) + TOLERANCE;
    let grade = |count: f64| {
        let severity = if above(count, Threshold::FieldsHigh) { Severity::High } else { Severity::Medium };
        above(count, Threshold::FieldsMedium).then_some(severity)
    };
    for view in study.in_roles(RoleOrder::is_before_purchase) {
        let Some(count) = mandatory_fields(view) else { continue };
        out.looks_at(view.weight());
        let figure = f64::from(count);
        let Some(severity) = grade(figure) else { continue };
        let (less, more) = nudged(figure, Unit::Count.step(figure), grade);
        let fields = Value::Counted(usize::try_from(count).unwrap_or(usize::MAX), &FIELDS);
        let draft = Draft::touchpoint(severity, view, FIELDS_TO_FILL_IN).with("touchpoint", &view.id);
        out.add(draft.with("fields", fields).nudge(Knob::Count, less, more));
    }
}

/// How many fields a touchpoint demands: the count, else as many as are named.
fn mandatory_fields(view: &TouchpointView<'_>) -> Option<u32> {
    let named = u32::try_from(view.mandatory_field_names.len()).ok().filter(|named| *named > 0);
    view.mandatory_fields.or(named)
}

pub(super) const GOALS_APART: Rule = Rule {
    id: "NEED-04",
    family: Family::Content,
    tier: 2,
    name: Label::new("Our goal is not the customer’s", "Ons doel is niet dat van de klant"),
    why: Label::new(
        "Where we want something else than the customer, every touchpoint pulls in two directions.",
        "Waar wij iets anders willen dan de klant, trekt elk contactmoment twee kanten op.",
    ),
    based_on: &[WALKING],
    action: Label::new(
        "Write our goal in {phase} again, beginning with what the customer wants.",
        "Schrijf ons doel in {phase} opnieuw, te beginnen bij wat de klant wil.",
    ),
    thresholds: &[],
    check: goals_apart,
};

const WE_WANT_SOMETHING_ELSE: Label = Label::new(
    "In {phase} our goal does not fit the customer’s.",
    "In {phase} past ons doel niet bij dat van de klant.",
);
const GOALS_NOT_COMPARED: Label = Label::new(
    "Nobody has checked whether our goal in {phase} fits the customer’s.",
    "Niemand heeft nagegaan of ons doel in {phase} past bij dat van de klant.",
);
const COMPARE_THE_GOALS: Label = Label::new(
    "Put our goal in {phase} beside the customer’s and ask whether they agree.",
    "Leg ons doel in {phase} naast dat van de klant en vraag of ze samengaan.",
);

/// In a phase we want something else than customers do, or nobody has compared.
fn goals_apart(study: &Study<'_>, out: &mut Findings) {
    for phase in study.filled_phases() {
        out.looks_at(phase.weight);
        let draft = match phase.goals_aligned {
            Some(true) => continue,
            Some(false) => Draft::phase(Severity::High, phase, WE_WANT_SOMETHING_ELSE),
            None => Draft::phase(Severity::Info, phase, GOALS_NOT_COMPARED).action(COMPARE_THE_GOALS),
        };
        out.add(draft.with("phase", &phase.id));
    }
}
