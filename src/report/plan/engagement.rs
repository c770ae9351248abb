//! How far the organisation is with engagement: seven steps, five lessons, what systems can do, the
//! loop of a dialogue, and the work that follows.

use super::{Part, Plan};
use crate::analysis::{Study, filled_loop};
use crate::model::*;
use crate::report::{Cell, Section};
use crate::vocabulary::{
    CROSS_CHANNEL, ENGAGEMENT_LESSONS, ENGAGEMENT_LOOP, ENGAGEMENT_STEPS, INTEGRATED, Label, Labelled,
    NOT_ASSESSED, REAL_TIME, listing, number,
};

/// A step below this score asks for work.
pub const GOOD_ENOUGH: u8 = 3;

/// What files call each thing that systems must be able to do, and the words for it.
pub const CAPABILITIES: [(&str, Label); 3] =
    [("cross_channel", CROSS_CHANNEL), ("real_time", REAL_TIME), ("integration", INTEGRATED)];

/// The score at a place of a list that is empty or complete.
pub fn score(scores: &[Option<u8>], at: usize) -> Option<u8> {
    scores.get(at).copied().flatten()
}

/// Whether the systems can do each of the three.
pub fn capabilities(engagement: &EngagementAssessment) -> [Option<bool>; 3] {
    [engagement.cross_channel, engagement.real_time, engagement.integrated]
}

/// Which parts of the loop somebody fills.
pub fn filled(plan: &Plan<'_>) -> [bool; 4] {
    filled_loop(&Study::new(plan.workspace, plan.journey, plan.as_of))
}

/// Whether work is about engagement: about a step, a capability or a part of the loop, or from one of
/// the rules about it.
fn is_about(action: &Action) -> bool {
    let known = |text: &str| {
        CAPABILITIES.iter().chain(&ENGAGEMENT_LOOP).any(|(id, _)| *id == text) || text.starts_with(LESSON)
    };
    match &action.subject {
        SubjectRef::EngagementStep(_) => true,
        SubjectRef::Other(text) => known(text),
        _ => action.from_rule.starts_with("ENG-"),
    }
}

/// What the subject of work about a lesson begins with.
const LESSON: &str = "lesson_";

/// What work about the lesson at this place, from 0, is about.
pub fn lesson(at: usize) -> SubjectRef {
    SubjectRef::Other(format!("{LESSON}{}", at + 1))
}

/// The work about engagement that the filter lets through, what is not done first.
pub fn actions<'a>(plan: &Plan<'a>) -> Vec<&'a Action> {
    let owner = plan.filter.owner.as_ref();
    let ours = |action: &&Action| owner.is_none() || action.owner.as_ref() == owner;
    let mut actions: Vec<&Action> =
        plan.journey.actions.iter().filter(|action| is_about(action)).filter(ours).collect();
    actions.sort_by_key(|action| action.status);
    actions
}

/// The mean of the scores that are known; nothing without one.
pub fn mean(scores: &[Option<u8>]) -> Option<f64> {
    let known: Vec<f64> = scores.iter().flatten().map(|score| f64::from(*score)).collect();
    let count = u32::try_from(known.len()).unwrap_or(u32::MAX);
    (count > 0).then(|| known.iter().sum::<f64>() / f64::from(count))
}

/// How far we are in a line: the mean of the steps, and the weakest ones.
pub fn summary(engagement: &EngagementAssessment, lang: Lang) -> Option<String> {
    let mean = mean(&engagement.steps)?;
    let weak = ENGAGEMENT_STEPS
        .iter()
        .enumerate()
        .filter(|(at, _)| score(&engagement.steps, *at).is_some_and(|score| score < GOOD_ENOUGH));
    let weak: Vec<String> = weak.map(|(at, _)| (at + 1).to_string()).collect();
    let weak: Vec<&str> = weak.iter().map(String::as_str).collect();
    let values = [("mean", number(mean, lang)), ("weak", listing(&weak, lang))];
    let label = match weak.len() {
        0 => ALL_WELL,
        1 => ONE_WEAK,
        _ => SEVERAL_WEAK,
    };
    Some(label.fill(lang, &values.each_ref().map(|(name, text)| (*name, text.as_str()))))
}

/// The section of a report, and what the view exports.
pub fn section(plan: &Plan<'_>) -> Section {
    let mut section = plan.section(Part::Engagement);
    let engagement = &plan.workspace.engagement;
    let lang = plan.lang;
    section.paragraphs.extend(summary(engagement, lang));
    let scored = |labels: &[Label], scores: &[Option<u8>]| -> Vec<[Cell; 3]> {
        let row = |(at, label): (usize, &Label)| {
            let score =
                score(scores, at).map_or(NOT_ASSESSED.text(lang).into(), |score| f64::from(score).into());
            let place = u32::try_from(at + 1).unwrap_or(u32::MAX);
            [f64::from(place).into(), label.text(lang).into(), score]
        };
        labels.iter().enumerate().map(row).collect()
    };
    let columns = [(PLACE, 5), (WHAT, 52), (SCORE, 12)];
    let steps = scored(&ENGAGEMENT_STEPS, &engagement.steps);
    section.tables.push(plan.table(("steps", STEPS), columns, steps));
    let lessons = scored(&ENGAGEMENT_LESSONS, &engagement.lessons);
    section.tables.push(plan.table(("lessons", LESSONS), columns, lessons));
    section.tables.push(answers(plan, ("capabilities", SYSTEMS), {
        let known = |known: Option<bool>| known.map_or(NOT_ASSESSED, |known| if known { YES } else { NO });
        let able = CAPABILITIES.iter().zip(capabilities(engagement));
        able.map(|((_, label), able)| (*label, known(able))).collect()
    }));
    section.tables.push(answers(plan, ("loop", LOOP), {
        let parts = ENGAGEMENT_LOOP.iter().zip(filled(plan));
        parts.map(|((_, label), is_filled)| (*label, if is_filled { FILLED } else { MISSING })).collect()
    }));
    let actions = actions(plan);
    if !actions.is_empty() {
        section.tables.push(work(plan, &actions));
    }
    section
}

fn answers(plan: &Plan<'_>, title: (&str, Label), rows: Vec<(Label, Label)>) -> crate::report::Table {
    let row = |(what, answer): (Label, Label)| [what.text(plan.lang).into(), answer.text(plan.lang).into()];
    plan.table(title, [(WHAT, 52), (ANSWER, 16)], rows.into_iter().map(row).collect())
}

fn work(plan: &Plan<'_>, actions: &[&Action]) -> crate::report::Table {
    let names = plan.names();
    let row = |action: &&Action| -> [Cell; 4] {
        [
            action.text.as_str().into(),
            action.status.label().text(plan.lang).into(),
            action.owner.as_ref().map_or("", |id| names.department(id)).into(),
            action.due.into(),
        ]
    };
    let columns = [(WHAT, 46), (STATUS, 12), (WHO, 18), (DUE, 16)];
    plan.table(("engagement-actions", WORK), columns, actions.iter().map(row).collect())
}

const ALL_WELL: Label =
    Label::new("The steps score {mean} of 5 on average.", "De stappen scoren gemiddeld {mean} van 5.");
const ONE_WEAK: Label = Label::new(
    "The steps score {mean} of 5 on average; step {weak} is weak.",
    "De stappen scoren gemiddeld {mean} van 5; stap {weak} is zwak.",
);
const SEVERAL_WEAK: Label = Label::new(
    "The steps score {mean} of 5 on average; steps {weak} are weak.",
    "De stappen scoren gemiddeld {mean} van 5; de stappen {weak} zijn zwak.",
);
/// The seven steps.
pub const STEPS: Label = Label::new("Seven steps", "Zeven stappen");
/// The five lessons.
pub const LESSONS: Label = Label::new("Five lessons", "Vijf lessen");
/// What systems can do.
pub const SYSTEMS: Label = Label::new("What our systems can do", "Wat onze systemen kunnen");
/// The loop of a dialogue.
pub const LOOP: Label = Label::new("The loop in this journey", "De kringloop in deze reis");
/// The work that follows.
pub const WORK: Label = Label::new("What we do about it", "Wat we eraan doen");
/// Somebody fills a part of the loop.
pub const FILLED: Label = Label::new("there", "aanwezig");
/// Nobody fills a part of the loop.
pub const MISSING: Label = Label::new("missing", "ontbreekt");
const YES: Label = Label::new("yes", "ja");
const NO: Label = Label::new("no", "nee");
const PLACE: Label = Label::new("No.", "Nr.");
const WHAT: Label = Label::new("What", "Wat");
const SCORE: Label = Label::new("Score, 0 to 5", "Score, 0 tot 5");
const ANSWER: Label = Label::new("Answer", "Antwoord");
const STATUS: Label = Label::new("State", "Stand");
const WHO: Label = Label::new("Who", "Wie");
const DUE: Label = Label::new("By when", "Wanneer klaar");

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::report::plan::Filter;

    #[test]
    fn the_weak_steps_are_named_and_what_is_unknown_is_not_counted() {
        let steps = |scores: &[Option<u8>]| EngagementAssessment {
            steps: scores.to_vec().into(),
            ..EngagementAssessment::default()
        };
        assert_eq!(summary(&steps(&[]), Lang::En), None);
        let two = [Some(3), Some(4), Some(1), Some(2), None, None, None];
        assert_eq!(
            summary(&steps(&two), Lang::Nl).as_deref(),
            Some("De stappen scoren gemiddeld 2,5 van 5; de stappen 3 en 4 zijn zwak.")
        );
        let well = [Some(3), Some(4)];
        assert_eq!(summary(&steps(&well), Lang::En).as_deref(), Some("The steps score 3.5 of 5 on average."));
    }

    #[test]
    fn work_about_engagement_is_found_by_what_it_is_about() {
        let about = |subject: SubjectRef, rule: &str, owner: &str| Action {
            subject,
            from_rule: rule.to_owned(),
            owner: Some(Id::new(owner)),
            ..Action::default()
        };
        let journey = Journey {
            actions: vec![
                about(SubjectRef::EngagementStep(3), "", "web"),
                about(SubjectRef::Other("listen".into()), "", "web"),
                about(lesson(2), "", "care"),
                about(SubjectRef::Touchpoint(Id::new("x")), "ENG-04", "web"),
                about(SubjectRef::Other("umot".into()), "MOT-02", "web"),
                about(SubjectRef::Journey, "", "web"),
            ]
            .into(),
            ..Journey::default()
        };
        let workspace = Workspace::default();
        fn planned<'a>(workspace: &'a Workspace, journey: &'a Journey, filter: &'a Filter) -> Plan<'a> {
            Plan { workspace, journey, filter, as_of: date(2026, 6, 1), lang: Lang::En }
        }
        let all = Filter::default();
        assert_eq!(actions(&planned(&workspace, &journey, &all)).len(), 4);
        let care = Filter { owner: Some(Id::new("care")), ..Filter::default() };
        assert_eq!(actions(&planned(&workspace, &journey, &care)).len(), 1);
    }

    #[test]
    fn the_section_shows_everything_that_is_assessed_and_nothing_otherwise() {
        let assessed = Workspace {
            engagement: EngagementAssessment { real_time: Some(false), ..EngagementAssessment::default() },
            ..Workspace::default()
        };
        let (journey, filter) = (Journey::default(), Filter::default());
        let tables = |workspace: &Workspace| {
            let plan = Plan {
                workspace,
                journey: &journey,
                filter: &filter,
                as_of: date(2026, 6, 1),
                lang: Lang::En,
            };
            section(&plan).tables.iter().map(|table| (table.id.clone(), table.rows.len())).collect::<Vec<_>>()
        };
        let found = tables(&assessed);
        let sizes: Vec<_> = found.iter().map(|(id, rows)| (id.as_str(), *rows)).collect();
        assert_eq!(sizes, [("steps", 7), ("lessons", 5), ("capabilities", 3), ("loop", 4)]);
        assert_eq!(tables(&Workspace::default()).len(), 4, "what nobody scored yet is a form to fill in");
    }
}
