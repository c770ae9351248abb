//! The list of all gaps beside the map, and the one that is looked at: why it matters, what to do,
//! what was decided. Its rows are drawn by `rows_ui`.

use egui::{Align, ComboBox, Layout, Panel, RichText, Ui};

use super::chosen::chosen_ui;
use super::here::link;
use super::insight::Insight;
use super::list::{Grouping, Levels, Only, Row, States, title};
use super::mends_ui::mends_ui;
use super::rows_ui::rows_ui;
use super::stands_out::{health_ui, lacks};
use super::{Ask, Filter, words};
use crate::model::Lang;
use crate::text::Face;
use crate::ui::bars::{Shown, frame};
use crate::ui::{Action, Command, appearance, single_line};
use crate::vocabulary::Label;

/// The width of the list in a wide window and in a narrow one.
const WIDTHS: (f32, f32) = (520.0, 430.0);

/// The list and the finding that is looked at, at the left of the map.
pub fn list_ui(ui: &mut Ui, shown: &Shown<'_>, narrow: bool, actions: &mut Vec<Action>) {
    let width = if narrow { WIDTHS.1 } else { WIDTHS.0 };
    let panel = Panel::left("gaps").default_size(width).size_range(360.0..=760.0);
    panel.frame(frame(shown.theme, 14, 8)).resizable(true).show(ui, |ui| {
        let Some(insight) = shown.document.gaps.insight() else {
            ui.weak(words::LOOKING.text(shown.lang));
            return;
        };
        let state = &shown.document.gaps.state;
        // Beside the changes that help most a gap is shown only once one was chosen.
        if !state.mends || state.chosen.is_some() {
            // Until one is chosen there is only a line to show.
            let room = (ui.available_height() * 0.4).clamp(170.0, 330.0);
            let height = if state.chosen.is_some() { room } else { 44.0 };
            Panel::bottom("gap").resizable(false).exact_size(height).show(ui, |ui| {
                chosen_ui(ui, shown, insight, actions);
            });
        }
        if shown.document.gaps.state.mends {
            switch_ui(ui, shown, insight, actions);
            mends_ui(ui, shown, actions);
            return;
        }
        head_ui(ui, shown, insight, narrow, actions);
        ui.add_space(4.0);
        rows_ui(ui, shown, insight, actions);
    });
}

/// All gaps, or the few changes that help most.
fn switch_ui(ui: &mut Ui, shown: &Shown<'_>, insight: &Insight, actions: &mut Vec<Action>) {
    let now = shown.document.gaps.state.mends;
    ui.horizontal_wrapped(|ui| {
        for (mends, label) in [(false, words::ALL_GAPS), (true, words::MENDS)] {
            let tip = if mends { words::MENDS_TIP } else { words::ALL_GAPS_TIP };
            let button = ui.selectable_label(now == mends, label.text(shown.lang));
            if button.on_hover_text(tip.text(shown.lang)).clicked() && now != mends {
                actions.push(Action::Gaps(Ask::Mends(mends)));
            }
        }
        changes_ui(ui, shown, insight, actions);
    });
}

/// What is new and what is gone since the file was opened, with a link to it.
fn changes_ui(ui: &mut Ui, shown: &Shown<'_>, insight: &Insight, actions: &mut Vec<Action>) {
    let Some(text) = changes_text(shown.lang, insight.since.fresh.len(), insight.since.gone.len()) else {
        return;
    };
    let tip = words::CHANGED_TIP.text(shown.lang);
    if ui.add(link(shown.theme, &text)).on_hover_text(tip).clicked() {
        actions.push(Action::Gaps(Ask::List(Filter::only(Only::Changed))));
    }
}

/// "2 new, 3 gone since opened"; nothing while nothing has changed.
fn changes_text(lang: Lang, fresh: usize, gone: usize) -> Option<String> {
    let (fresh_text, gone_text) = (words::FRESH.count(lang, fresh), words::GONE_COUNT.count(lang, gone));
    let what = match (fresh, gone) {
        (0, 0) => return None,
        (_, 0) => fresh_text,
        (0, _) => gone_text,
        _ => format!("{fresh_text}, {gone_text}"),
    };
    Some(words::SINCE_OPENED.fill(lang, &[("what", &what)]))
}

/// Grouping, filters, search, and what a link led to.
fn head_ui(ui: &mut Ui, shown: &Shown<'_>, insight: &Insight, narrow: bool, actions: &mut Vec<Action>) {
    let filter = &shown.document.gaps.state.filter;
    let mut next = filter.clone();
    switch_ui(ui, shown, insight, actions);
    ui.horizontal_wrapped(|ui| {
        pick(ui, (shown, true), words::GROUP_BY, &mut next.by, &Grouping::ALL, Grouping::label);
        pick(ui, (shown, !narrow), words::LEVEL, &mut next.levels, &Levels::ALL, Levels::label);
        pick(ui, (shown, !narrow), words::STATE, &mut next.states, &States::ALL, States::label);
    });
    ui.horizontal(|ui| {
        let hint = words::SEARCH.text(shown.lang);
        let field = single_line(&mut next.search).id_salt("search gaps").hint_text(hint);
        let response = ui.add(field.desired_width(if narrow { 150.0 } else { 190.0 }));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(hint));
        let rows = shown.document.gaps.rows().unwrap_or_default();
        let found = rows.iter().filter(|row| !matches!(row, Row::Group { .. })).count();
        ui.weak(words::OF_ALL.count(shown.lang, found));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(link(shown.theme, words::RULES.text(shown.lang))).clicked() {
                actions.push(Action::Gaps(Ask::Rules));
            }
            if ui.add(link(shown.theme, words::REPORT.text(shown.lang))).clicked() {
                actions.push(Action::Run(Command::GapReport));
            }
        });
    });
    ui.horizontal(|ui| health_ui(ui, shown, insight));
    if let Some(text) = only_text(shown, &filter.only, insight) {
        ui.horizontal(|ui| {
            ui.label(RichText::new(text).font(appearance::face(12.5, Face::Medium)));
            if ui.add(link(shown.theme, words::SHOW_ALL.text(shown.lang))).clicked() {
                next.only = Only::Everything;
            }
        });
    }
    if filter.only == Only::Unknown {
        lacks_ui(ui, shown, actions);
    }
    if next != *filter {
        actions.push(Action::Gaps(Ask::Filter(next)));
    }
}

/// What is not filled in; a click selects what lacks it.
fn lacks_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        for (words, lacking) in lacks(shown) {
            let text = words.count(shown.lang, lacking.len());
            if ui.add(link(shown.theme, &text)).clicked() {
                actions.push(Action::Find(lacking.to_vec()));
            }
        }
    });
}

/// A choice, with its label before it where there is room.
fn pick<T: Copy + PartialEq>(
    ui: &mut Ui,
    (shown, roomy): (&Shown<'_>, bool),
    label: Label,
    now: &mut T,
    all: &[T],
    name: impl Fn(T) -> Label,
) {
    let caption = label.text(shown.lang);
    if roomy {
        ui.weak(caption);
    }
    let text = name(*now).text(shown.lang);
    let combo = ComboBox::from_id_salt(label.en).selected_text(text).width(96.0).show_ui(ui, |ui| {
        for value in all {
            ui.selectable_value(now, *value, name(*value).text(shown.lang));
        }
    });
    ui.ctx().accesskit_node_builder(combo.response.id, |node| node.set_label(caption));
}

/// What a link led to, in words.
fn only_text(shown: &Shown<'_>, only: &Only, insight: &Insight) -> Option<String> {
    let lang = shown.lang;
    Some(match only {
        Only::Everything => return None,
        Only::Legal => words::ONLY_LEGAL.text(lang).to_owned(),
        Only::Handovers => words::ONLY_HANDOVERS.text(lang).to_owned(),
        Only::Unknown => words::ONLY_UNKNOWN.text(lang).to_owned(),
        Only::Changed => words::ONLY_CHANGED.text(lang).to_owned(),
        Only::Card(id) => words::ONLY_CARD.fill(lang, &[("what", &title(&insight.journey, id))]),
        Only::Phase(id) => {
            let name = insight.journey.phase(id).map_or("", |phase| phase.name.as_str());
            words::ONLY_CARD.fill(lang, &[("what", &crate::text::one_line(name))])
        }
        Only::Story(about) => {
            let told = insight.stories.told.iter().find(|story| story.about == *about);
            told.map_or(words::ONLY_STORY.text(lang), |story| story.headline.text(lang)).to_owned()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_changed_is_told_in_words() {
        assert_eq!(changes_text(Lang::En, 0, 0), None);
        assert_eq!(changes_text(Lang::En, 1, 0).unwrap(), "1 new since opened");
        assert_eq!(changes_text(Lang::Nl, 2, 1).unwrap(), "2 nieuw, 1 weg sinds openen");
    }
}
