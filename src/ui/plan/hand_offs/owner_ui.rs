//! The sheet of an owner: touchpoints, gaps, handovers and actions, each a way to where it is edited.

use egui::{RichText, Ui};

use super::{Chosen, link_ui, name, words};
use crate::model::{Department, Id, SubjectRef};
use crate::report::plan::Filter;
use crate::report::plan::hand_offs::{HandOffs, Line};
use crate::text::{Face, one_line};
use crate::ui::bars::Shown;
use crate::ui::plan::{Ask, Part};
use crate::ui::{Action, MainView, Selection, appearance, gaps};
use crate::vocabulary::{Labelled as _, date};

/// The sheet; gives back the line that was clicked.
pub fn owner_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    made: &HandOffs,
    owner: &Id<Department>,
    actions: &mut Vec<Action>,
) -> Option<Chosen> {
    if ui.button(words::SHEET.text(shown.lang)).clicked() {
        let filter = Filter { owner: Some(owner.clone()), ..Filter::default() };
        actions.push(Action::Plan(Ask::ExportOf(Part::HandOffs, filter)));
    }
    let line = lines_ui(ui, shown, made, owner);
    touchpoints_ui(ui, shown, owner, actions);
    actions_ui(ui, shown, owner, actions);
    gaps_ui(ui, shown, owner, actions);
    line
}

fn head_ui(ui: &mut Ui, shown: &Shown<'_>, label: crate::vocabulary::Label, count: usize) {
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        ui.label(RichText::new(label.text(shown.lang)).font(appearance::face(12.5, Face::SemiBold)));
        let text = if count == 0 { words::NONE.text(shown.lang).to_owned() } else { count.to_string() };
        ui.weak(text);
    });
}

fn lines_ui(ui: &mut Ui, shown: &Shown<'_>, made: &HandOffs, owner: &Id<Department>) -> Option<Chosen> {
    let own: Vec<&Line> = made.lines.iter().filter(|line| line.from == *owner || line.to == *owner).collect();
    head_ui(ui, shown, words::HANDOVERS, own.iter().map(|line| line.hands.len()).sum());
    let mut chosen = None;
    for line in own {
        let (label, other) =
            if line.from == *owner { (words::GIVES, &line.to) } else { (words::TAKES, &line.from) };
        let text = label.fill(shown.lang, &[("name", &name(made, other))]);
        let values = [("agreed", line.agreed().to_string()), ("all", line.hands.len().to_string())];
        let counted =
            words::SHORT.fill(shown.lang, &values.each_ref().map(|(key, text)| (*key, text.as_str())));
        if link_ui(ui, shown, &format!("{text}: {counted}")).clicked() {
            chosen = Some(Chosen::Line(line.from.clone(), line.to.clone()));
        }
    }
    chosen
}

fn touchpoints_ui(ui: &mut Ui, shown: &Shown<'_>, owner: &Id<Department>, actions: &mut Vec<Action>) {
    let Some(journey) = shown.document.journey() else { return };
    let own: Vec<_> = journey.touchpoints().filter(|one| one.owner() == Some(owner)).collect();
    head_ui(ui, shown, words::TOUCHPOINTS, own.len());
    for one in own {
        ui.horizontal(|ui| {
            let places = gaps::about(shown, &SubjectRef::Touchpoint(one.id.clone()));
            let text = format!("{}  {}", one.number, one_line(&one.title));
            if link_ui(ui, shown, &text).clicked() {
                actions.push(Action::Select(Selection::touchpoint(one.id.clone())));
            }
            gaps::mark_button_ui(ui, shown, places, actions);
        });
    }
}

fn actions_ui(ui: &mut Ui, shown: &Shown<'_>, owner: &Id<Department>, actions: &mut Vec<Action>) {
    let Some(journey) = shown.document.journey() else { return };
    let own: Vec<_> = journey.actions.iter().filter(|one| one.owner.as_ref() == Some(owner)).collect();
    head_ui(ui, shown, words::ACTIONS, own.len());
    for one in own {
        let status = one.status.label().text(shown.lang);
        let due =
            one.due.map_or_else(|| words::NO_DATE.text(shown.lang).to_owned(), |due| date(due, shown.lang));
        let text = format!("{}: {status}, {due}", one_line(&one.text));
        if link_ui(ui, shown, &text).on_hover_text(&one.text).clicked() {
            actions.push(Action::View(MainView::Plan(Part::Actions)));
        }
    }
}

fn gaps_ui(ui: &mut Ui, shown: &Shown<'_>, owner: &Id<Department>, actions: &mut Vec<Action>) {
    let Some(insight) = shown.document.gaps.insight() else { return };
    let findings = insight.analysis.findings.iter().enumerate();
    let own = findings.filter(|(_, one)| one.is_open() && one.owner.as_ref() == Some(owner));
    let places: Vec<usize> = own.map(|(at, _)| at).collect();
    head_ui(ui, shown, words::GAPS, places.len());
    gaps::lines_ui(ui, shown, &places, actions);
}
