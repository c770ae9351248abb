//! The outline view: a tree for the keyboard and for screen readers. Up and down walk, left and right fold and
//! spread out, Enter types another title. How many a phase has stands behind its name, what is known of a
//! touchpoint or a transition below its title. Only rows in view are drawn.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{
    Align2, EventFilter, Id, Key, Modifiers, Rect, ScrollArea, Sense, TextFormat, Ui, WidgetInfo, vec2,
};
use lucide_icons::Icon;

use super::outline::{Narrowed, Row, What, parent, rows, selected, selection_of};
use super::{Ask, words};
use crate::edit::Edit;
use crate::model::{Journey, Phase, Touchpoint, Transition};
use crate::text::{Face, Style, rows_needed};
use crate::ui::bars::Shown;
use crate::ui::rows::Rows;
use crate::ui::{Action, appearance, single_line};

/// The height of a row with one row of text.
const ROW: f32 = 28.0;
/// What each further row of text adds.
const LINE: f32 = 17.0;
/// How much further right each depth begins.
const STEP: f32 = 24.0;
/// A title has at most so many rows of text, and what stands below it too.
const MOST: usize = 2;
/// Between a title and what stands behind it.
const BETWEEN: f32 = 14.0;
/// What stands behind the name of a phase, and below a title.
const REST: Style = Style::new(11.5, Face::Regular);

/// What the rows were made from, the rows, and where they stand in a width.
type Kept = (u64, u64, String, Arc<Vec<Row>>, (u32, Rows));

/// How the words of a row stand.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Words {
    /// From the left edge of the list to them.
    left: f32,
    /// The room that they have.
    room: f32,
    title: Style,
    /// Whether the rest stands behind the title.
    beside: bool,
    /// The rows of the title, and those of the rest below it.
    lines: [usize; 2],
}

impl Words {
    fn new(row: &Row, width: f32) -> Self {
        let left = row.depth as f32 * STEP + 26.0;
        let room = (width - left - 10.0).max(20.0);
        let face = match () {
            () if row.depth == 0 => Face::SemiBold,
            () if row.pale => Face::Italic,
            () => Face::Regular,
        };
        let title = Style::new(13.0, face);
        let lines = rows_needed(&row.title, title, room, MOST).max(1);
        // One way for all rows of a kind, whatever fits: else the eye looks for it in two places.
        let beside = row.depth == 0 && lines == 1;
        let below = if beside { 0 } else { rows_needed(&row.rest, REST, room, MOST) };
        Self { left, room, title, beside, lines: [lines, below] }
    }

    fn height(&self) -> f32 {
        ROW + LINE * (self.lines.iter().sum::<usize>() - 1) as f32
    }
}

/// Shows the view.
pub fn outline_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let Some(journey) = shown.document.journey() else { return };
    let margin = egui::Margin::symmetric(14, 8);
    let width = ui.available_width() - margin.sum().x;
    let (rows, places) = kept(ui, shown, journey, width);
    if rows.is_empty() {
        ui.centered_and_justified(|ui| ui.weak(words::NO_ROWS.text(shown.lang)));
        return;
    }
    let outline = &shown.document.outline;
    let now = selected(&rows, &shown.document.selection);
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.weak(words::OUTLINE_KEYS.text(shown.lang));
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().auto_shrink(false);
        if let Some(at) = now.filter(|_| outline.follow) {
            area = area.vertical_scroll_offset(places.to_middle(at, ui.available_height()));
        }
        places.show(area, ui, 0.0, |ui, seen| {
            for at in seen {
                if let Some(row) = rows.get(at) {
                    let words = Words::new(row, width);
                    let asks = outline.follow && now.unwrap_or(0) == at;
                    let line = Line { shown, journey, rows: &rows, at, on: now == Some(at), asks, words };
                    line.show(ui, row, actions);
                }
            }
        });
    });
}

fn kept(ui: &Ui, shown: &Shown<'_>, journey: &Journey, width: f32) -> (Arc<Vec<Row>>, Rows) {
    let document = shown.document;
    let (revision, mark) = (document.editor.revision(), document.outline.mark);
    let sight = &document.sight;
    let narrowed =
        Narrowed { lit: sight.lit().map(|lit| &**lit), hides: sight.hides && !sight.filter.is_empty() };
    let key =
        format!("{} {:?} {:?} {}", journey.id, shown.lang, narrowed.lit.map(|lit| lit.mark), narrowed.hides);
    let id = Id::unique("outline");
    let kept = ui.data(|data| data.get_temp::<Kept>(id));
    let kept = kept.filter(|kept| (kept.0, kept.1) == (revision, mark) && kept.2 == key);
    let made = match kept {
        Some((.., rows, (known, places))) if known == width.to_bits() => return (rows, places),
        Some((.., rows, _)) => rows,
        None => {
            Arc::new(rows(document.editor.workspace(), journey, (&document.outline, narrowed), shown.lang))
        }
    };
    let places = Rows::new(made.iter().map(|row| Words::new(row, width).height()));
    let kept = (revision, mark, key, Arc::clone(&made), (width.to_bits(), places.clone()));
    ui.data_mut(|data| data.insert_temp::<Kept>(id, kept));
    (made, places)
}

/// A row on the screen.
struct Line<'a> {
    shown: &'a Shown<'a>,
    journey: &'a Journey,
    rows: &'a [Row],
    at: usize,
    /// Whether it is selected.
    on: bool,
    /// Whether it takes the keyboard now: the selected row, or the first where none is.
    asks: bool,
    words: Words,
}

impl Line<'_> {
    fn show(&self, ui: &mut Ui, row: &Row, actions: &mut Vec<Action>) {
        let (_, area) = ui.allocate_space(vec2(ui.available_width(), self.words.height()));
        let outline = &self.shown.document.outline;
        if self.on
            && let Some(typed) = &outline.typing
        {
            self.field_ui(ui, row, area, typed, actions);
            return;
        }
        let id = ui.scope_id().with(("outline row", self.at));
        let response = ui.interact(area, id, Sense::click());
        let name =
            if row.rest.is_empty() { row.title.clone() } else { format!("{}: {}", row.title, row.rest) };
        response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, self.on, &name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_level(row.depth + 1);
            if let Some(open) = row.open {
                node.set_expanded(open);
            }
        });
        if self.asks {
            response.request_focus();
            actions.push(Action::Looking(Ask::OutlineFollowed));
        }
        self.paint(ui, row, area, response.hovered(), response.has_focus());
        if response.clicked() {
            // The keys go on from where the mouse was.
            response.request_focus();
        }
        let entered = response.has_focus() && self.keys(ui, row, id, actions);
        let fold_at = area.left() + self.words.left - 2.0;
        let on_arrow =
            response.interact_pointer_pos().is_some_and(|pos| pos.x < fold_at) && row.open.is_some();
        if entered || response.double_clicked() {
            actions.push(Action::Looking(Ask::OutlineType(Some(self.own_title(row)))));
        } else if response.clicked() && on_arrow {
            actions.push(Action::Looking(Ask::OutlineFold(row.clone(), row.open == Some(false))));
        } else if response.clicked() || (response.gained_focus() && !self.on) {
            actions.push(Action::Select(selection_of(row)));
        }
    }

    fn paint(&self, ui: &Ui, row: &Row, area: Rect, hovered: bool, focused: bool) {
        let theme = self.shown.theme;
        let (accent, paper) = (appearance::colour(theme.accent), appearance::colour(theme.paper));
        if self.on || hovered {
            let strength = if self.on { 0.16 } else { 0.06 };
            ui.painter().rect_filled(area, 4.0, paper.lerp_to_gamma(accent, strength));
        }
        if focused {
            let stroke = egui::Stroke::new(1.5, accent);
            ui.painter().rect_stroke(area.shrink(1.0), 4.0, stroke, egui::StrokeKind::Inside);
        }
        let quiet = appearance::colour(theme.secondary);
        // What a filter leaves out keeps ink enough to be read.
        let ink = if row.pale { quiet } else { appearance::colour(theme.ink) };
        let first = area.left_top() + vec2(self.words.left, ROW / 2.0);
        if let Some(open) = row.open {
            let arrow = char::from(if open { Icon::ChevronDown } else { Icon::ChevronRight });
            let at = first - vec2(20.0, 0.0);
            ui.painter().text(at, Align2::LEFT_CENTER, arrow, appearance::icons(13.0), quiet);
        }
        let Words { room, title, beside, lines: [titles, below], .. } = self.words;
        let paint = |at, text: &str, style: Style, most: usize, color| {
            let lines = crate::text::wrap(text, style, room, most).lines;
            let format = TextFormat {
                font_id: appearance::face(style.size, style.face),
                color,
                ..TextFormat::default()
            };
            appearance::paint_lines(ui.painter(), (at, LINE), &lines, &format);
        };
        paint(first, &row.title, title, titles, ink);
        let place = match beside {
            true => vec2(crate::text::width(&row.title, title) + BETWEEN, 0.5),
            false => vec2(0.0, LINE * titles as f32),
        };
        paint(first + place, &row.rest, REST, below.max(1), quiet);
    }

    /// The keys of a row that has the keyboard; whether Enter was pressed.
    fn keys(&self, ui: &Ui, row: &Row, id: Id, actions: &mut Vec<Action>) -> bool {
        let filter =
            EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = self.rows.len().saturating_sub(1);
        let mut to = None;
        for (key, at) in [
            (Key::ArrowDown, (self.at + 1).min(last)),
            (Key::ArrowUp, self.at.saturating_sub(1)),
            (Key::Home, 0),
            (Key::End, last),
        ] {
            if pressed(key) {
                to = Some(at);
            }
        }
        let mut fold = None;
        if pressed(Key::ArrowRight) {
            match row.open {
                Some(false) => fold = Some(true),
                Some(true) => to = Some(self.at + 1),
                None => {}
            }
        }
        if pressed(Key::ArrowLeft) {
            match row.open {
                Some(true) => fold = Some(false),
                _ => to = parent(self.rows, self.at),
            }
        }
        if let Some(open) = fold {
            actions.push(Action::Looking(Ask::OutlineFold(row.clone(), open)));
        }
        // The tray is no thing of its own: the mark goes past it.
        let step = |at: usize| if at > self.at { at + 1 } else { at.saturating_sub(1) };
        let skip = |at: usize| self.rows.get(at).is_some_and(|row| row.what == What::Tray);
        let to = to.map(|at| if skip(at) { step(at) } else { at }).and_then(|at| self.rows.get(at));
        if let Some(row) = to {
            actions.push(Action::Select(selection_of(row)));
            actions.push(Action::Looking(Ask::OutlineFollow));
        }
        ui.input_mut(|input| {
            input.consume_key(Modifiers::NONE, Key::Enter) || input.consume_key(Modifiers::NONE, Key::F2)
        })
    }

    /// What is typed when this row is renamed.
    fn own_title(&self, row: &Row) -> String {
        match &row.what {
            What::Phase(id) => self.journey.phase(id).map(|phase| phase.name.clone()),
            What::Touchpoint(id) => self.journey.touchpoint(id).map(|one| one.title.clone()),
            What::Transition(key) => self.journey.transition(key).map(|step| step.label.clone()),
            What::Tray => None,
        }
        .unwrap_or_default()
    }

    fn field_ui(&self, ui: &mut Ui, row: &Row, area: Rect, typed: &str, actions: &mut Vec<Action>) {
        let mut text = typed.to_owned();
        let left = row.depth as f32 * STEP + 22.0;
        let area = area.with_max_y(area.top() + ROW);
        let place = Rect::from_min_max(area.min + vec2(left, 1.0), area.max - vec2(8.0, 1.0));
        let hint = words::NEW_TITLE.text(self.shown.lang);
        let field = single_line(&mut text).id(Id::unique("outline title"));
        let response = ui.put(place, field.desired_width(f32::INFINITY));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(hint));
        let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if enter {
            actions.extend(self.renamed(row, text.trim()).map(Action::Apply));
        }
        if response.lost_focus() {
            actions.push(Action::Looking(Ask::OutlineType(None)));
            actions.push(Action::Looking(Ask::OutlineFollow));
        } else {
            response.request_focus();
            if text != typed {
                actions.push(Action::Looking(Ask::OutlineType(Some(text))));
            }
        }
    }

    /// The edit that gives what a row shows another title.
    fn renamed(&self, row: &Row, title: &str) -> Option<Edit> {
        let (journey, title) = (self.journey.id.clone(), title.to_owned());
        if self.shown.is_read_only() || title == self.own_title(row) {
            return None;
        }
        Some(match &row.what {
            What::Phase(id) => {
                let phase = Phase { name: title, ..(**self.journey.phase(id)?).clone() };
                Edit::SetPhase { journey, phase, what: crate::ui::words::NAME }
            }
            What::Touchpoint(id) => {
                let touchpoint = Touchpoint { title, ..(**self.journey.touchpoint(id)?).clone() };
                Edit::SetTouchpoints { journey, touchpoints: vec![touchpoint], what: crate::ui::words::TITLE }
            }
            What::Transition(key) => {
                let transition = Transition { label: title, ..(**self.journey.transition(key)?).clone() };
                Edit::SetTransition { journey, key: key.clone(), transition, what: crate::ui::words::TITLE }
            }
            What::Tray => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::wrap;

    #[test]
    fn what_is_known_stands_whole_below_the_title_in_every_width() {
        let row = |title: &str, rest: &str| Row {
            what: What::Tray,
            title: title.to_owned(),
            rest: rest.to_owned(),
            depth: 1,
            open: None,
            pale: false,
        };
        let rest = "Website · van Marketing · eigen media · volledige invloed · belang: heel belangrijk";
        let one = row("12 Productpagina", rest);
        let wide = Words::new(&one, 800.0);
        assert_eq!((wide.beside, wide.height()), (false, ROW + LINE));
        let phase = Words::new(&Row { depth: 0, ..row("Afweging", "8 contactmomenten") }, 360.0);
        assert_eq!((phase.beside, phase.height()), (true, ROW));
        let narrow = Words::new(&one, 360.0);
        assert_eq!((narrow.beside, narrow.height()), (false, ROW + 2.0 * LINE));
        let below = wrap(rest, REST, narrow.room, narrow.lines[1]);
        assert!(!below.cut && below.lines.join(" ") == rest, "{below:?}");
        let title = "12 De bevestiging van de proefrit met de naam van de adviseur erbij";
        let long = Words::new(&row(title, ""), 360.0);
        assert_eq!((long.lines, long.height()), ([2, 0], ROW + LINE));
        assert!(!wrap(title, long.title, long.room, 2).cut);
    }
}
