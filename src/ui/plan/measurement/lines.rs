//! Objectives with their figures as lines of a tree. Draws nothing.

use super::words;
use crate::analysis::metric_name;
use crate::model::{Id, Lang, Metric, MetricUnit, Objective, Touchpoint};
use crate::report::plan::Plan;
use crate::report::plan::measurement::{Measured, WITHOUT, aims, course, standing, with_unit};
use crate::text::one_line;
use crate::vocabulary::Labelled;

/// A line of the tree.
pub enum Line {
    /// An objective, or what has none.
    Aim {
        /// The objective; unset for figures without one.
        objective: Option<Id<Objective>>,
        /// It in words.
        text: String,
        /// What it wants.
        goal: &'static str,
    },
    /// No figure belongs to the objective above.
    NoFigure(Id<Objective>),
    /// A figure of the objective above.
    Figure(Box<Figure>),
}

/// A figure of an objective.
pub struct Figure {
    /// Where it is measured.
    pub touchpoint: Id<Touchpoint>,
    /// The metric.
    pub metric: Id<Metric>,
    /// What it is called.
    pub name: String,
    /// What the touchpoint is called.
    pub title: String,
    /// What was found and wanted.
    pub figures: String,
    /// How it stands.
    pub standing: String,
    /// From the oldest figure to the present one.
    pub course: Vec<f64>,
}

/// The lines of a plan.
pub fn lines(plan: &Plan<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for aim in aims(plan) {
        let text = aim.objective.map_or(WITHOUT.text(plan.lang), |one| one.text.as_str());
        let goal = aim.objective.map_or("", |one| one.goal.label().text(plan.lang));
        let id = aim.objective.map(|one| one.id.clone());
        lines.push(Line::Aim { objective: id.clone(), text: one_line(text), goal });
        if let Some(id) = id.filter(|_| aim.measured.is_empty()) {
            lines.push(Line::NoFigure(id));
        }
        let figures = aim.measured.iter().map(|one| Line::Figure(Box::new(figure(one, plan.lang))));
        lines.extend(figures);
    }
    lines
}

fn figure(one: &Measured<'_>, lang: Lang) -> Figure {
    Figure {
        touchpoint: one.touchpoint.id.clone(),
        metric: one.metric.id.clone(),
        name: one_line(metric_name(one.metric)),
        title: one_line(&one.touchpoint.title),
        figures: told((one.metric.measured, one.metric.target), one.metric.unit, lang),
        standing: standing(one, lang),
        course: course(one.metric),
    }
}

/// "8200, wanted 10000".
fn told((measured, target): (Option<f64>, Option<f64>), unit: Option<MetricUnit>, lang: Lang) -> String {
    let text = |figure: f64| with_unit(figure, unit, lang);
    match (measured.map(text), target.map(text)) {
        (Some(measured), Some(target)) => {
            words::OF_WANTED.fill(lang, &[("measured", &measured), ("target", &target)])
        }
        (Some(measured), None) => measured,
        (None, Some(target)) => words::ONLY_WANTED.fill(lang, &[("target", &target)]),
        (None, None) => "–".to_owned(),
    }
}
