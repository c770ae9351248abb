//! The panel at the foot: what nobody has filled in yet, counted, and the problems of the file.
//! It judges nothing; that is for an analysis.

use egui::Panel;

use super::bars::{Shown, frame};
use super::{Action, Command, Selection, words};
use crate::model::{Journey, Touchpoint};
use crate::vocabulary::Words;

type Lack = (Words, fn(&Touchpoint) -> bool);

/// What is asked of every touchpoint, in the order in which it is shown.
const LACKS: &[Lack] = &[
    (words::WITHOUT_OWNER, |touchpoint| touchpoint.owner().is_none()),
    (words::WITHOUT_CHANNEL, |touchpoint| touchpoint.channel.is_empty()),
    (words::WITHOUT_MEDIA, |touchpoint| touchpoint.media_type.is_none()),
    (words::WITHOUT_INFLUENCE, |touchpoint| touchpoint.influence.is_none()),
    (words::WITHOUT_FEELING, |touchpoint| touchpoint.emotion.is_none()),
    (words::WITHOUT_SCORES, |touchpoint| {
        touchpoint.expectation.expected.is_none() && touchpoint.expectation.experienced.is_none()
    }),
];

/// One line, or with `open` the panel with a button for each lack that selects what lacks it.
pub fn unknowns_ui(ui: &mut egui::Ui, shown: &Shown<'_>, open: bool, actions: &mut Vec<Action>) {
    let Some(journey) = shown.document.journey() else { return };
    let height = if open { 78.0 } else { 32.0 };
    Panel::bottom("unknowns").exact_size(height).frame(frame(shown.theme, 14, 3)).resizable(false).show(
        ui,
        |ui| {
            ui.horizontal_wrapped(|ui| {
                let name = if open { words::FOLD } else { words::SHOW };
                let text =
                    format!("{} {}", if open { "▾" } else { "▸" }, words::NOT_KNOWN_YET.text(shown.lang));
                let button = ui.add(egui::Button::new(text).frame_when_inactive(false));
                if button.on_hover_text(name.text(shown.lang)).clicked() {
                    actions.push(Action::Run(Command::ToggleGaps));
                }
                let lacks = lacks(journey);
                if lacks.is_empty() {
                    ui.weak(words::ALL_KNOWN.text(shown.lang));
                }
                for (words, lacking) in lacks {
                    let text = words.count(shown.lang, lacking.len());
                    if !open {
                        ui.weak(text);
                    } else if ui.button(text).clicked() {
                        let touchpoints = lacking.iter().map(|touchpoint| touchpoint.id.clone()).collect();
                        actions.push(Action::Select(Selection { touchpoints, ..Selection::default() }));
                    }
                }
            });
        },
    );
}

/// What is lacking, with the touchpoints that lack it; what nobody lacks is left out.
fn lacks(journey: &Journey) -> Vec<(Words, Vec<&Touchpoint>)> {
    let find = |(words, lacks): &Lack| {
        let lacking: Vec<&Touchpoint> = journey
            .touchpoints()
            .map(|touchpoint| &**touchpoint)
            .filter(|touchpoint| lacks(touchpoint))
            .collect();
        (!lacking.is_empty()).then_some((*words, lacking))
    };
    LACKS.iter().filter_map(find).collect()
}
