//! The entries of the catalogue in their groups: names on two rows where one is not enough. Only what is in
//! view or next to it is drawn.

use egui::{Button, Rect, RichText, ScrollArea, TextFormat, Ui, UiBuilder, vec2};
use lucide_icons::Icon;

use super::offering::{self, Group, Offering};
use super::{Ask, State, words};
use crate::model::{Lang, MediaType};
use crate::text::{Face, Style, wrap, wrap_words};
use crate::ui::bars::Shown;
use crate::ui::rows::Rows;
use crate::ui::{Action, appearance, words as window};
use crate::vocabulary::{CatalogueEntry, Labelled as _, ShortLabel as _, channel_label};

/// So many entries of a group are shown at first.
pub(super) const FIRST: usize = 6;
/// The width of the list.
const WIDTH: f32 = 186.0;
/// The height of an entry with its name on one row.
const ROW: f32 = 22.0;
/// What another row of a name adds.
const LINE: f32 = 15.0;
/// A name has at most so many rows.
const MOST: usize = 4;
/// From the left edge to the names.
const NAME_LEFT: f32 = 21.0;
/// Behind the names: the tick of what is on the map.
const BEHIND: f32 = 20.0;
/// Above the name of a group.
const ABOVE: f32 = 8.0;
/// So many points beyond what is in view are drawn too, so that the keyboard finds the next entry.
const BEYOND: f32 = 120.0;

const NAME: Style = Style::new(12.5, Face::Regular);
const HEAD: Style = Style::new(12.5, Face::SemiBold);

/// A row of the list.
#[derive(Clone, Copy, Debug)]
enum Row {
    /// The name of the group at this place.
    Group(usize),
    /// An entry with its place among all.
    Entry(&'static CatalogueEntry, usize),
    /// The way to the rest of the group at this place.
    More(usize),
    /// How many there are from the past.
    Hidden(usize),
}

/// The rows and where each stands: made when other entries are offered or shown, not in every frame.
#[derive(Debug)]
pub(super) struct Standing {
    rows: Vec<Row>,
    places: Rows,
}

impl Standing {
    /// What there is to show.
    fn of(state: &State, offering: &Offering, lang: Lang) -> Self {
        let (mut rows, mut place) = (Vec::new(), 0);
        let searching = !state.title.trim().is_empty();
        for (at, group) in offering.groups.iter().enumerate() {
            rows.push(Row::Group(at));
            for entry in group.entries.iter().take(state.count(group)) {
                rows.push(Row::Entry(entry, place));
                place += 1;
            }
            if !searching && group.entries.len() > FIRST {
                rows.push(Row::More(at));
            }
        }
        if offering.hidden > 0 && searching {
            rows.push(Row::Hidden(offering.hidden));
        }
        let places = Rows::new(rows.iter().map(|row| row.height(offering, lang)));
        Self { rows, places }
    }
}

impl Row {
    fn height(self, offering: &Offering, lang: Lang) -> f32 {
        match self {
            Self::Group(at) => {
                let name = offering.groups.get(at).map_or("", |group| group.label.text(lang));
                let lines = wrap(name, HEAD, WIDTH, MOST).lines.len().max(1);
                ABOVE + LINE * lines as f32 + 4.0
            }
            Self::Entry(entry, _) => {
                let lines = broken(entry.title(lang), lang).len().max(1);
                ROW + LINE * (lines - 1) as f32
            }
            Self::More(_) => ROW,
            Self::Hidden(_) => ROW + ABOVE,
        }
    }
}

/// The list, or that there is nothing in it.
pub(super) fn entries_ui(ui: &mut Ui, shown: &Shown<'_>, state: &mut State, actions: &mut Vec<Action>) {
    let Some((key, offering)) = state.found.take() else { return };
    let standing = state.standing.take().unwrap_or_else(|| Standing::of(state, &offering, shown.lang));
    let Standing { rows, places } = &standing;
    let group = |at: usize| offering.groups.get(at);
    let whole = state.whole.len();
    if offering.groups.is_empty() {
        ui.add_space(ABOVE);
        ui.add(egui::Label::new(RichText::new(words::NOTHING_FOUND.text(shown.lang)).weak()).wrap());
    }
    let is_marked = |row: &Row| matches!(row, Row::Entry(_, place) if state.marked == Some(*place));
    let marked = rows.iter().position(is_marked);
    let area = ScrollArea::vertical().auto_shrink(false);
    places.show(area, ui, BEYOND, |ui, seen| {
        ui.set_max_width(WIDTH);
        if let Some(at) = marked {
            ui.scroll_to_rect(places.place(at, seen.start, ui.max_rect()), None);
        }
        for at in seen {
            match rows.get(at).copied() {
                Some(Row::Group(of)) => group_ui(ui, group(of), places.height(at), shown.lang),
                Some(Row::Entry(entry, place)) => {
                    entry_ui(ui, shown, state, (entry, place, places.height(at)), actions);
                }
                Some(Row::More(of)) => more_ui(ui, shown, state, group(of)),
                Some(Row::Hidden(count)) => hidden_ui(ui, shown, state, count),
                None => {}
            }
        }
    });
    // A group that was just folded or spread out has other rows.
    state.standing = Some(standing).filter(|_| state.whole.len() == whole);
    state.found = Some((key, offering));
}

fn group_ui(ui: &mut Ui, group: Option<&Group>, height: f32, lang: Lang) {
    let Some(group) = group else { return };
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), height));
    let place = area.with_min_y(area.top() + ABOVE);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(place));
    let name = RichText::new(group.label.text(lang)).font(appearance::face(HEAD.size, HEAD.face));
    ui.add(egui::Label::new(name.weak()).wrap());
}

/// Shows the rest of a group, or folds it.
fn more_ui(ui: &mut Ui, shown: &Shown<'_>, state: &mut State, group: Option<&Group>) {
    let Some(group) = group else { return };
    let at = state.whole.iter().position(|known| *known == group.id);
    let more = (group.entries.len() - FIRST).to_string();
    let text = match at {
        Some(_) => window::FEWER.text(shown.lang).to_owned(),
        None => window::MORE.fill(shown.lang, &[("n", &more)]),
    };
    let name = format!("{}: {text}", group.label.text(shown.lang));
    let response = row_ui(ui, ("more", group.id), ROW, false);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let quiet = ui.visuals().weak_text_color();
    words_ui(ui, response.rect, &[text], quiet);
    if response.clicked() {
        match at {
            Some(at) => drop(state.whole.remove(at)),
            None => state.whole.push(group.id),
        }
    }
}

fn hidden_ui(ui: &mut Ui, shown: &Shown<'_>, state: &mut State, count: usize) {
    ui.add_space(ABOVE);
    let text = words::HIDDEN.fill(shown.lang, &[("n", &count.to_string())]);
    let quiet = RichText::new(text).weak();
    let button = Button::new(quiet).frame_when_inactive(false).min_size(vec2(0.0, ROW));
    state.historical |= ui.add(button).clicked();
}

/// A button as wide as the list, on which words are painted.
fn row_ui(ui: &mut Ui, salt: (&str, &str), height: f32, marked: bool) -> egui::Response {
    ui.push_id(salt, |ui| {
        ui.spacing_mut().button_padding = vec2(0.0, 0.0);
        ui.spacing_mut().interact_size.y = height;
        let button = Button::new("")
            .frame_when_inactive(false)
            .selected(marked)
            .min_size(vec2(ui.available_width(), height))
            .sense(egui::Sense::click_and_drag());
        ui.add(button)
    })
    .inner
}

/// The rows of a name.
fn words_ui(ui: &Ui, area: Rect, lines: &[String], color: egui::Color32) {
    let font_id = appearance::face(NAME.size, NAME.face);
    let at = area.left_top() + vec2(NAME_LEFT, ROW / 2.0);
    appearance::paint_lines(
        ui.painter(),
        (at, LINE),
        lines,
        &TextFormat { font_id, color, ..TextFormat::default() },
    );
}

/// A name broken to as many rows as its entry has room for.
fn broken(title: &str, lang: Lang) -> Vec<String> {
    wrap_words(title, NAME, WIDTH - NAME_LEFT - BEHIND, MOST, crate::layout::syllables(lang)).lines
}

fn entry_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    state: &State,
    (entry, place, height): (&'static CatalogueEntry, usize, f32),
    actions: &mut Vec<Action>,
) {
    let theme = shown.theme;
    let hue = match entry.media_type {
        MediaType::Owned => theme.owned,
        MediaType::Paid => theme.paid,
        MediaType::Earned => theme.earned,
        MediaType::Shared => theme.shared,
    };
    let (title, there) = (entry.title(shown.lang), state.has(entry));
    let response = row_ui(ui, ("entry", &entry.id), height, state.marked == Some(place));
    let area = response.rect;
    let (quiet, middle) = (ui.visuals().weak_text_color(), egui::Align2::CENTER_CENTER);
    let dot = area.left_top() + vec2(10.0, ROW / 2.0);
    ui.painter().circle_filled(dot, 3.5, appearance::colour(hue));
    words_ui(ui, area, &broken(title, shown.lang), if there { quiet } else { ui.visuals().text_color() });
    if there {
        let tick = area.right_top() + vec2(-11.0, ROW / 2.0);
        ui.painter().text(tick, middle, char::from(Icon::Check), appearance::icons(12.0), quiet);
    }
    let name = if there { words::ON_MAP.fill(shown.lang, &[("what", title)]) } else { title.to_owned() };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.dragged() {
        // The map takes it where it is let go.
        response.dnd_set_drag_payload(entry.touchpoint(shown.document.editor.workspace().language));
    }
    if response.on_hover_ui(|ui| tip_ui(ui, shown, entry, there)).clicked() {
        actions.push(Action::Catalogue(Ask::Add(entry)));
    }
}

/// Where a click puts the entry, and what it brings along.
fn tip_ui(ui: &mut egui::Ui, shown: &Shown<'_>, entry: &CatalogueEntry, there: bool) {
    let (lang, document) = (shown.lang, shown.document);
    let Some(journey) = document.journey() else { return };
    let phase = offering::landing(journey, &document.selection, entry);
    let phase = phase.map_or_else(|| window::TRAY.text(lang).to_owned(), |phase| phase.name.clone());
    ui.label(window::ADD_TO.fill(lang, &[("what", entry.title(lang)), ("phase", &phase)]));
    let channel = channel_label(document.editor.workspace(), entry.channel.as_str(), lang);
    let brings = [
        channel.as_str(),
        entry.media_type.short_label().text(lang),
        entry.source.label().text(lang),
        entry.influence.label().text(lang),
    ];
    ui.weak(brings.join(" · "));
    if there {
        ui.weak(words::ALREADY.text(lang));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::catalogue;

    #[test]
    fn every_name_is_whole_on_the_rows_that_its_entry_has() {
        for lang in [Lang::En, Lang::Nl] {
            let mut two = 0;
            for entry in catalogue() {
                let (title, lines) = (entry.title(lang), broken(entry.title(lang), lang));
                let rows = Row::Entry(entry, 0).height(&Offering::default(), lang);
                assert!(lines.len() <= MOST, "{title}: {lines:?}");
                assert!(ROW + LINE * (lines.len() as f32 - 1.0) <= rows, "{title}: {lines:?}");
                let bare = |text: &str| text.replace([' ', '-', '…'], "");
                assert_eq!(bare(&lines.concat()), bare(title), "{title}: {lines:?}");
                two += usize::from(lines.len() == 2);
            }
            assert!(two > 10, "{two}");
        }
    }

    #[test]
    fn a_list_of_groups_has_their_names_entries_and_ways_to_the_rest() {
        let offering = Offering::of("", Lang::En, false);
        let rows = Standing::of(&State::default(), &offering, Lang::En).rows;
        let more = offering.groups.iter().filter(|group| group.entries.len() > FIRST).count();
        assert_eq!(rows.iter().filter(|row| matches!(row, Row::Group(_))).count(), offering.groups.len());
        assert_eq!(rows.iter().filter(|row| matches!(row, Row::More(_))).count(), more);
        let searching = State { title: "hyves".into(), ..State::default() };
        let found = Offering::of("hyves", Lang::Nl, false);
        assert!(matches!(Standing::of(&searching, &found, Lang::Nl).rows[..], [Row::Hidden(1)]));
    }
}
