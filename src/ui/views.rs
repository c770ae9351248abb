//! What fills the window: one entry per view, its tab and its panels. A view draws itself; here
//! stands only which there are, in which order, and what lies beside them.

use egui::{Button, RichText, Ui, vec2};

use super::app::WandelApp;
use super::bars::Shown;
use super::plan::{self, Part, Plans};
use super::tables::{self, Tables};
use super::{Action, appearance, decide, gaps, looking};
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

/// The tabs of the views.
pub fn tabs_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    for view in MainView::ALL {
        if tab(ui, shown, view.label().text(shown.lang), view == shown.document.view) {
            actions.push(Action::View(view));
        }
    }
    plan_tab_ui(ui, shown, shown.part, actions);
}

/// The tab of the contact plan, while the journey uses it or it is looked at.
fn plan_tab_ui(ui: &mut Ui, shown: &Shown<'_>, last: Option<Part>, actions: &mut Vec<Action>) {
    let (workspace, document) = (shown.document.shown(), shown.document);
    let on = matches!(document.view, MainView::Plan(_));
    let journey = document.journey();
    let used = journey.and_then(|journey| plan::first_used(workspace, journey));
    let Some(part) = last.or(used).filter(|_| on || used.is_some()) else { return };
    if tab(ui, shown, plan::VIEW_PLAN.text(shown.lang), on) {
        actions.push(Action::View(MainView::Plan(part)));
    }
}

/// A tab; whether it was clicked.
fn tab(ui: &mut Ui, shown: &Shown<'_>, text: &str, on: bool) -> bool {
    let text = RichText::new(text).font(appearance::face(13.0, Face::SemiBold));
    let accent = appearance::colour(shown.theme.accent);
    let text = if on { text.color(accent) } else { text };
    let fill = appearance::colour(shown.theme.paper).lerp_to_gamma(accent, 0.12);
    let button = Button::selectable(on, text).min_size(vec2(52.0, 28.0)).fill(fill);
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
            document.view = view;
            document.stage.play = None;
            if view.asks_for_gaps() {
                document.gaps.show(true);
            }
        });
        self.table_opened();
    }
}
