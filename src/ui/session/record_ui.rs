//! The record of a journey's sessions in the facilitator's window: what was counted, what was walked,
//! on which day, and how the answers lay apart. Changes nothing.

use egui::{Align, Layout, RichText, Ui, vec2};

use super::keys::Press;
use super::record::{Choice, Count, Record, counts};
use super::round_ui::centred_ui;
use super::walk_ui::key_ui;
use super::{Ask, words};
use crate::model::Journey;
use crate::text::{Face, one_line};
use crate::ui::bars::Shown;
use crate::ui::{Action, appearance};

/// The width of a card's title, of an answer's count, and of what it led to, in points.
const TITLE: f32 = 240.0;
const ANSWER: f32 = 94.0;
const OUTCOME: f32 = 150.0;
/// More answers than these are shown only where somebody gave them.
const ANSWERS: usize = 5;

/// The list of counts and walks; the cards of the count that is open.
pub fn record_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (journey, record): (&Journey, &Record),
    actions: &mut Vec<Action>,
) {
    let lang = shown.lang;
    let found = counts(journey);
    centred_ui(ui, 960.0, |ui| {
        ui.label(RichText::new(words::RECORD.text(lang)).font(appearance::face(28.0, Face::Bold)));
        ui.label(RichText::new(words::RECORD_WHAT.text(lang)).size(15.0));
        ui.add_space(12.0);
        heading_ui(ui, words::RECORD_COUNTS.text(lang));
        if found.is_empty() {
            ui.weak(words::RECORD_NO_COUNTS.text(lang));
        }
        for (at, count) in found.iter().enumerate() {
            count_ui(ui, shown, (at, count, record.open == Some(at)), actions);
        }
        ui.add_space(16.0);
        heading_ui(ui, words::RECORD_WALKS.text(lang));
        if journey.walkthroughs.is_empty() {
            ui.weak(words::RECORD_NO_WALKS.text(lang));
        }
        // The newest first, as above.
        let mut walks: Vec<_> = journey.walkthroughs.iter().enumerate().collect();
        walks.sort_by_key(|(_, walk)| std::cmp::Reverse(walk.date));
        for (at, walk) in walks {
            let name = super::walk::name(walk, shown.document.shown(), lang);
            if row_ui(ui, &name, false) {
                actions.push(Action::Session(Ask::Record(Choice::Walk(at))));
            }
        }
        ui.add_space(18.0);
        ui.horizontal(|ui| key_ui(ui, words::ESC.text(lang), words::LEAVE, Press::Leave, shown, actions));
    });
}

fn heading_ui(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(appearance::face(16.0, Face::SemiBold)));
    ui.add_space(4.0);
}

fn row_ui(ui: &mut Ui, text: &str, on: bool) -> bool {
    let size = vec2(ui.available_width(), 34.0);
    ui.add(egui::Button::selectable(on, RichText::new(text).size(15.0)).min_size(size).truncate()).clicked()
}

fn count_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (at, count, open): (usize, &Count, bool),
    actions: &mut Vec<Action>,
) {
    let lang = shown.lang;
    let day = count
        .date
        .map_or_else(|| words::RECORD_NO_DAY.text(lang).to_owned(), |day| crate::vocabulary::date(day, lang));
    let cards = words::CARDS_COUNTED.count(lang, count.cards.len());
    let ballots = words::BALLOTS_MOST.count(lang, usize::try_from(count.ballots()).unwrap_or(usize::MAX));
    let mut parts = vec![day, count.part.asked().text(lang).to_owned(), cards, ballots];
    if count.divided() > 0 {
        parts.push(words::DIVIDED_ON.count(lang, count.divided()));
    }
    if row_ui(ui, &parts.join(" · "), open) {
        actions.push(Action::Session(Ask::Record(Choice::Count(at))));
    }
    if open {
        ui.indent(("count", at), |ui| spread_ui(ui, shown, count));
        ui.add_space(8.0);
    }
}

/// One row for each card: how many gave each answer, and what that led to.
fn spread_ui(ui: &mut Ui, shown: &Shown<'_>, count: &Count) {
    let lang = shown.lang;
    let answers = count.part.answers(shown.document.shown(), lang);
    let sums = count.spread();
    let given = |at: &usize| answers.len() <= ANSWERS || sums.get(*at).is_some_and(|sum| *sum > 0);
    let columns: Vec<usize> = (0..answers.len()).filter(given).collect();
    let name = |at: usize| answers.get(at).map_or("", |answer| answer.name.as_str());
    egui::Grid::new(("spread", count.part.id(), count.date)).striped(true).spacing([8.0, 6.0]).show(
        ui,
        |ui| {
            cell_ui(ui, TITLE, "", true);
            columns.iter().for_each(|at| cell_ui(ui, ANSWER, name(*at), true));
            cell_ui(ui, OUTCOME, words::RECORD_MIDDLE.text(lang), true);
            ui.end_row();
            for (card, counts) in &count.cards {
                cell_ui(ui, TITLE, &format!("{}  {}", card.number, one_line(&card.title)), false);
                for at in &columns {
                    let given = counts.get(*at).copied().unwrap_or(0);
                    cell_ui(ui, ANSWER, &if given == 0 { "–".to_owned() } else { given.to_string() }, false);
                }
                let middle = count.outcome(counts).map_or("–", name);
                let text = match count.is_divided(counts) {
                    true => words::RECORD_DIVIDED.fill(lang, &[("what", middle)]),
                    false => middle.to_owned(),
                };
                cell_ui(ui, OUTCOME, &text, false);
                ui.end_row();
            }
        },
    );
}

fn cell_ui(ui: &mut Ui, width: f32, text: &str, head: bool) {
    let layout = Layout::top_down(Align::Min);
    // What answers are called may take two rows.
    let height = if head { 38.0 } else { 20.0 };
    ui.allocate_ui_with_layout(vec2(width, height), layout, |ui| {
        ui.set_width(width);
        let text = RichText::new(text).size(13.5);
        let text = if head { text.weak() } else { text };
        ui.add(egui::Label::new(text).wrap());
    });
}
