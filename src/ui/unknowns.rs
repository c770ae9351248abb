//! The panel at the foot: what nobody has filled in yet, counted, and the problems of the file.
//! It judges nothing; that is for an analysis.

use std::sync::Arc;

use egui::Panel;
use lucide_icons::Icon;

use super::bars::{Shown, frame};
use super::{Action, Command, command, words};
use crate::layout::Layout;
use crate::model::{Id, Journey, Touchpoint, TouchpointStatus};
use crate::vocabulary::Words;

type Lack = (Words, fn(&Touchpoint) -> bool);

/// What is asked of every touchpoint, in the order in which it is shown.
const LACKS: &[Lack] = &[
    (words::WITHOUT_OWNER, |touchpoint| touchpoint.owner().is_none()),
    (words::WITHOUT_CHANNEL, |touchpoint| touchpoint.channel.is_empty()),
    (words::WITHOUT_MEDIA, |touchpoint| touchpoint.media_type.is_none()),
    (words::WITHOUT_INFLUENCE, |touchpoint| touchpoint.influence.is_none()),
    (words::UNCONFIRMED, |touchpoint| touchpoint.influence_unconfirmed),
    (words::WITHOUT_FEELING, |touchpoint| touchpoint.emotion.is_none()),
    (words::WITHOUT_SCORES, |touchpoint| {
        touchpoint.expectation.expected.is_none() && touchpoint.expectation.experienced.is_none()
    }),
];

/// What the bars count; derived with the picture, not in every frame.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Touchpoints in phases that the map shows to everybody: those of the past are not drawn.
    pub touchpoints: usize,
    /// Those of the past.
    pub past: usize,
    /// What is lacking among those that are shown, with the touchpoints that lack it; what nobody
    /// lacks is left out.
    lacks: Vec<(Words, Vec<Id<Touchpoint>>)>,
}

impl Facts {
    /// Counts a journey as it is laid out: what a persona's map hides is not asked about.
    pub fn of(journey: &Journey, layout: &Layout) -> Self {
        let find = |(words, lacks): &Lack| {
            let shown = layout.touchpoints();
            let lacking: Vec<_> = shown.filter(|one| lacks(one)).map(|one| one.id.clone()).collect();
            (!lacking.is_empty()).then_some((*words, lacking))
        };
        let touchpoints = present(journey).count();
        let past = journey.touchpoints().count() - touchpoints;
        Self { touchpoints, past, lacks: LACKS.iter().filter_map(find).collect() }
    }

    /// What is lacking, with the touchpoints that lack it.
    pub fn lacks(&self) -> impl Iterator<Item = (Words, &[Id<Touchpoint>])> {
        self.lacks.iter().map(|(words, lacking)| (*words, lacking.as_slice()))
    }
}

/// The touchpoints in phases, without those of the past.
fn present(journey: &Journey) -> impl Iterator<Item = &Arc<Touchpoint>> {
    journey.touchpoints().filter(|touchpoint| touchpoint.status != TouchpointStatus::Historical)
}

/// One line while gaps are not shown; a button for each lack selects what lacks it.
pub fn unknowns_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let Some(picture) = shown.document.picture() else { return };
    let find = words::SHOW.text(shown.lang);
    let panel = Panel::bottom("unknowns").exact_size(32.0).frame(frame(shown.theme, 12, 3));
    panel.resizable(false).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            toggle_ui(ui, shown, actions);
            if picture.facts.lacks.is_empty() {
                ui.weak(nothing_lacks(shown, &picture.journey));
            }
            for (words, lacking) in &picture.facts.lacks {
                let text = words.count(shown.lang, lacking.len());
                let quiet = ui.visuals().weak_text_color();
                let button = egui::Button::new(egui::RichText::new(text).color(quiet));
                if ui.add(button.frame_when_inactive(false)).on_hover_text(find).clicked() {
                    actions.push(Action::Find(lacking.clone()));
                }
            }
        });
    });
}

/// What is said where nothing lacks: what to do first, as long as there is nothing to ask about.
fn nothing_lacks(shown: &Shown<'_>, journey: &Journey) -> String {
    let (text, command) = match journey {
        journey if journey.phases.is_empty() => (words::PHASES_FIRST, Command::NewPhase),
        journey if present(journey).next().is_none() => (words::TOUCHPOINTS_FIRST, Command::NewTouchpoint),
        _ => return words::ALL_KNOWN.text(shown.lang).to_owned(),
    };
    text.fill(shown.lang, &[("keys", &command::keys_text(command, shown.settings))])
}

/// The button that shows gaps for the first time.
fn toggle_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let arrow = egui::RichText::new(char::from(Icon::ChevronRight)).font(super::appearance::icons(13.0));
    let text = command::label(Command::ToggleGaps, shown.lang);
    let button = ui.add(egui::Button::new((arrow, text)).frame_when_inactive(false));
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, text));
    if button.on_hover_text(command::tip(Command::ToggleGaps, shown.lang, shown.settings)).clicked() {
        actions.push(Action::Run(Command::ToggleGaps));
    }
}
