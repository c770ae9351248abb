//! What fills the window: one entry per view, its tab and its panels. A view draws itself; here
//! stands only which there are, in which order, and what lies beside them.

use egui::{Button, RichText, Ui, vec2};

use super::app::WandelApp;
use super::bars::Shown;
use super::plan::{self, Part, Plans};
use super::tables::{self, Tables};
use super::{Action, appearance, decide, gaps, looking, words};
use crate::text::Face;
use crate::vocabulary::Label;

/// What fills the middle of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MainView {
    /// The map alone.
    #[default]
    Map,
    /// All gaps beside the map.
    Gaps,
    /// Phases against channels, owners and so on.
    Matrices,
    /// Actions by impact and effort, votes, and what was decided.
    Decide,
    /// Touchpoints as rows.
    Table,
    /// Curves of feelings and scores.
    Experience,
    /// Phases, touchpoints and transitions as rows of a tree.
    Outline,
    /// A part of the contact plan.
    Plan(Part),
}

impl MainView {
    /// Every view with a tab of its own, in the order of the tabs.
    pub const ALL: [Self; 7] =
        [Self::Map, Self::Table, Self::Gaps, Self::Matrices, Self::Experience, Self::Outline, Self::Decide];

    /// The word on its tab.
    pub const fn label(self) -> Label {
        match self {
            Self::Map => Label::new("Map", "Kaart"),
            Self::Gaps => gaps::VIEW_GAPS,
            Self::Matrices => gaps::VIEW_MATRICES,
            Self::Decide => decide::VIEW,
            Self::Table => tables::VIEW_TABLE,
            Self::Experience => looking::EXPERIENCE,
            Self::Outline => looking::OUTLINE,
            Self::Plan(part) => part.label(),
        }
    }

    /// Whether the map is in the middle.
    pub const fn shows_map(self) -> bool {
        matches!(self, Self::Map | Self::Gaps)
    }

    /// Whether opening it is asking for gaps, which a new journey hides until then.
    const fn asks_for_gaps(self) -> bool {
        matches!(self, Self::Gaps | Self::Matrices)
    }
}

/// The tabs of the views; those without room go into a menu behind the others.
pub fn tabs_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let (views, texts) = tabs(shown);
    let gap = ui.spacing().item_spacing.x;
    let room = ui.available_width() - super::bars::ends(shown, gap);
    // Less air between the words before anything goes.
    let needed: f32 = texts.iter().map(|text| tab_width(text) + gap).sum();
    let gap = if needed > room { LEAST_GAP } else { gap };
    let needed: f32 = texts.iter().map(|text| tab_width(text) + gap).sum();
    let squeeze = (needed - room).max(0.0) / texts.len().max(1) as f32;
    ui.spacing_mut().item_spacing.x = gap;
    ui.spacing_mut().button_padding.x = (ui.spacing().button_padding.x - squeeze / 2.0).max(LEAST_AIR);
    let on = |view: MainView| match view {
        MainView::Plan(_) => matches!(shown.document.view, MainView::Plan(_)),
        view => view == shown.document.view,
    };
    let most = fitting(&texts, room, gap, ui.spacing().button_padding.x);
    for (view, text) in views.iter().zip(&texts).take(most) {
        if tab(ui, shown, text, on(*view)) {
            actions.push(Action::View(*view));
        }
    }
    if most == views.len() {
        return;
    }
    let hidden = || views.iter().zip(&texts).skip(most);
    // The view that is looked at names the menu.
    let now =
        hidden().find(|(view, _)| on(**view)).map_or(words::MORE_VIEWS.text(shown.lang), |(_, text)| text);
    ui.menu_button(RichText::new(now).font(appearance::face(13.0, Face::SemiBold)), |ui| {
        for (view, text) in hidden() {
            if ui.selectable_label(on(*view), *text).clicked() {
                actions.push(Action::View(*view));
            }
        }
    });
}

/// The views with a tab, and the words on the tabs.
fn tabs(shown: &Shown<'_>) -> (Vec<MainView>, Vec<&'static str>) {
    let views: Vec<MainView> = MainView::ALL.into_iter().chain(shown.part.map(MainView::Plan)).collect();
    let label = |view: &MainView| match view {
        MainView::Plan(_) => plan::VIEW_PLAN,
        view => view.label(),
    };
    let texts = views.iter().map(|view| label(view).text(shown.lang)).collect();
    (views, texts)
}

/// What all tabs take at the least, in points.
pub(super) fn least_width(shown: &Shown<'_>) -> f32 {
    let (_, texts) = tabs(shown);
    texts.iter().map(|text| least_tab(text, LEAST_AIR) + LEAST_GAP).sum()
}

/// What the menu of the views without a tab takes, in points.
const MENU_WIDTH: f32 = 96.0;
/// The air at each side of a tab's word as it is at most, in points.
const AIR: f32 = 9.0;
/// The same at the least.
const LEAST_AIR: f32 = 5.0;
/// From one tab to the next at the least, in points.
const LEAST_GAP: f32 = 2.0;

fn tab_width(text: &str) -> f32 {
    crate::text::width(text, crate::text::Style::new(13.0, Face::SemiBold)) + 2.0 * AIR
}

/// The width of a tab with this air at each side of its word.
fn least_tab(text: &str, air: f32) -> f32 {
    (tab_width(text) - 2.0 * (AIR - air)).max(TAB.x)
}

/// How many of these tabs have room, with this air at each side of the words.
fn fitting(texts: &[&str], room: f32, gap: f32, air: f32) -> usize {
    let width = |text: &&str| least_tab(text, air) + gap;
    if texts.iter().map(width).sum::<f32>() <= room {
        return texts.len();
    }
    let mut left = room - MENU_WIDTH;
    let fits = |text: &&&str| {
        left -= width(text);
        left >= 0.0
    };
    texts.iter().take_while(fits).count()
}

/// The least size of a tab, in points.
const TAB: egui::Vec2 = vec2(44.0, 28.0);

/// A tab; whether it was clicked.
fn tab(ui: &mut Ui, shown: &Shown<'_>, text: &str, on: bool) -> bool {
    let text = RichText::new(text).font(appearance::face(13.0, Face::SemiBold));
    let accent = appearance::colour(shown.theme.accent);
    let text = if on { text.color(accent) } else { text };
    let fill = appearance::colour(shown.theme.paper).lerp_to_gamma(accent, 0.12);
    let button = Button::selectable(on, text).min_size(TAB).fill(fill);
    let button = if on { button } else { button.fill(egui::Color32::TRANSPARENT) };
    ui.add(button).clicked()
}

/// What fills the middle of the window in a view without the map.
pub fn middle_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (tables, plans): (&mut Tables, &mut Plans),
    actions: &mut Vec<Action>,
) {
    match shown.document.view {
        MainView::Map | MainView::Gaps => {}
        MainView::Matrices => gaps::matrices_ui(ui, shown, actions),
        MainView::Decide => decide::decide_ui(ui, shown, actions),
        MainView::Table => tables::table_view_ui(ui, shown, tables, actions),
        MainView::Experience => looking::experience_ui(ui, shown, actions),
        MainView::Outline => looking::outline_ui(ui, shown, actions),
        MainView::Plan(part) => plan::plan_ui(ui, shown, part, (tables, plans), actions),
    }
}

impl WandelApp {
    /// Shows a view.
    pub(super) fn show_view(&mut self, view: MainView) {
        self.with_document(|document| {
            match (document.view, view) {
                (MainView::Plan(_), MainView::Plan(_)) => {}
                (_, MainView::Plan(_)) => document.brought = Some(document.selection.clone()),
                _ => document.brought = None,
            }
            document.view = view;
            // The outline is for the keyboard: its keys work from the first press.
            document.outline.follow |= view == MainView::Outline;
            document.stage.play = None;
            if view.asks_for_gaps() {
                document.gaps.show(true);
            }
        });
        self.table_opened();
    }
}
