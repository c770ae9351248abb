//! What the experience view shows: one curve of feelings for each persona and one for each of the four
//! scores, touchpoint by touchpoint. Where nothing is known there is nothing, never a zero. Draws nothing.

use std::sync::Arc;

use super::words;
use crate::model::*;
use crate::ui::words as window;
use crate::vocabulary::{self, Labelled as _};

/// A touchpoint and its phase, counted from 0.
#[derive(Clone, Debug)]
pub struct Column {
    /// The touchpoint.
    pub touchpoint: Arc<Touchpoint>,
    /// Its phase's place.
    pub phase: usize,
}

/// A curve: what is known at each column.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// What it is called, at its end and in the legend.
    pub name: String,
    /// Its place among those of one chart, which gives hue, dash and marker.
    pub look: usize,
    /// The values, one for each column.
    pub values: Vec<Option<f32>>,
}

/// Both charts of a journey.
#[derive(Clone, Debug, Default)]
pub struct Chart {
    /// The touchpoints in the order of the journey.
    pub columns: Vec<Column>,
    /// Feelings from -2 to 2, by persona.
    pub feelings: Vec<Curve>,
    /// Scores from 1 to 5: assumed, expected, own view, experienced.
    pub scores: Vec<Curve>,
}

impl Chart {
    /// The charts of a journey.
    pub fn new(workspace: &Workspace, journey: &Journey, lang: Lang) -> Self {
        let columns: Vec<Column> = journey
            .phases
            .iter()
            .enumerate()
            .flat_map(|(phase, known)| {
                let shown = known.touchpoints.iter().filter(|one| one.status != TouchpointStatus::Historical);
                shown.map(move |touchpoint| Column { touchpoint: Arc::clone(touchpoint), phase })
            })
            .collect();
        let mut feelings = Vec::new();
        for persona in workspace.personas.iter().filter(|one| journey.personas.contains(&one.id)) {
            let values = columns.iter().map(|column| feeling_of(&column.touchpoint, &persona.id)).collect();
            feelings.push(Curve { name: crate::text::one_line(&persona.name), look: feelings.len(), values });
        }
        if feelings.is_empty() {
            let values = columns.iter().map(|column| column.touchpoint.emotion.map(f32::from)).collect();
            feelings.push(Curve { name: window::EVERYBODY.text(lang).to_owned(), look: 0, values });
        }
        let scores = SCORES.into_iter().enumerate().map(|(look, (label, score))| {
            let known = |column: &Column| score(&column.touchpoint.expectation).map(f32::from);
            Curve { name: label.text(lang).to_owned(), look, values: columns.iter().map(known).collect() }
        });
        let scores = scores.collect();
        Self { columns, feelings, scores }
    }

    /// Whether nothing at all is known.
    pub fn is_empty(&self) -> bool {
        self.feelings.iter().chain(&self.scores).all(|curve| curve.values.iter().all(Option::is_none))
    }

    /// What is known of a column, in words: one line for each curve that has a value there.
    pub fn known(&self, at: usize, lang: Lang) -> Vec<String> {
        let feelings = self.feelings.iter().filter_map(|curve| {
            let value = curve.values.get(at).copied().flatten()?;
            let words = vocabulary::emotion_label(value as i8)?.text(lang).to_lowercase();
            Some(format!("{}: {words}", curve.name))
        });
        let scores = self.scores.iter().filter_map(|curve| {
            let value = curve.values.get(at).copied().flatten()?;
            Some(words::SCORE_OF.fill(lang, &[("what", &curve.name), ("n", &format!("{value:.0}"))]))
        });
        feelings.chain(scores).collect()
    }

    /// What a column's touchpoint rests on, a line each; says so where that is nothing.
    pub fn evidence(&self, at: usize, lang: Lang) -> Vec<String> {
        let Some(column) = self.columns.get(at) else { return Vec::new() };
        let touchpoint = &column.touchpoint;
        let all = touchpoint.evidence.iter().chain(&touchpoint.expectation.evidence);
        let lines: Vec<String> = all
            .map(|one| {
                let kind = one.kind.label().text(lang);
                let text = crate::text::one_line(&format!("{} {}", one.text, one.source));
                if text.trim().is_empty() { kind.to_owned() } else { format!("{kind}: {}", text.trim()) }
            })
            .collect();
        if lines.is_empty() { vec![words::NO_EVIDENCE.text(lang).to_owned()] } else { lines }
    }
}

/// A score with the words for it.
type Scored = (crate::vocabulary::Label, fn(&ExpectationSet) -> Option<Score>);

const SCORES: [Scored; 4] = [
    (window::ASSUMED, |set| set.assumed),
    (window::EXPECTED, |set| set.expected),
    (window::OWN_VIEW, |set| set.own_view),
    (window::EXPERIENCED, |set| set.experienced),
];

/// What a persona feels: its own feeling, else everybody's; nothing where it does not come.
fn feeling_of(touchpoint: &Touchpoint, persona: &Id<Persona>) -> Option<f32> {
    if !touchpoint.personas.is_empty() && !touchpoint.personas.contains(persona) {
        return None;
    }
    let own = touchpoint.persona_emotions.iter().find(|one| one.persona == *persona);
    own.map(|one| one.emotion).or(touchpoint.emotion).map(f32::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_have_gaps_where_nothing_is_known() {
        let persona = |id: &str| Persona { id: Id::new(id), name: id.into(), ..Persona::default() };
        let workspace =
            Workspace { personas: vec![persona("mila"), persona("joost")].into(), ..Workspace::default() };
        let own = PersonaEmotion { persona: Id::new("joost"), emotion: -2 };
        let touchpoints = vec![
            Arc::new(Touchpoint {
                emotion: Some(1),
                persona_emotions: vec![own].into(),
                expectation: ExpectationSet { expected: Some(4), ..ExpectationSet::default() },
                ..Touchpoint::default()
            }),
            Arc::new(Touchpoint::default()),
            Arc::new(Touchpoint {
                emotion: Some(0),
                personas: vec![Id::new("mila")].into(),
                ..Touchpoint::default()
            }),
        ];
        let phase = Phase { touchpoints: touchpoints.into(), ..Phase::default() };
        let journey = Journey {
            personas: vec![Id::new("mila"), Id::new("joost")].into(),
            phases: vec![Arc::new(phase)].into(),
            ..Journey::default()
        };
        let chart = Chart::new(&workspace, &journey, Lang::En);
        assert_eq!(chart.feelings[0].values, [Some(1.0), None, Some(0.0)]);
        assert_eq!(chart.feelings[1].values, [Some(-2.0), None, None]);
        assert_eq!(chart.scores[1].values, [Some(4.0), None, None]);
        assert!(!chart.is_empty());
        assert_eq!(
            chart.known(0, Lang::En),
            ["mila: positive", "joost: very negative", "Customer expects: 4 of 5"]
        );
        assert!(chart.known(1, Lang::En).is_empty());
        assert_eq!(chart.evidence(1, Lang::Nl).len(), 1);
        let empty = Chart::new(&Workspace::default(), &Journey::default(), Lang::En);
        assert!(empty.is_empty());
    }
}
