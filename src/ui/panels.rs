//! All that stands around the map in the window, and the map: bars, panels at the sides and the foot, what
//! lies over the map. Collects what they ask for; applies nothing.

use std::time::Duration;

use super::app::WandelApp;
use super::canvas::{self, Canvas};
use super::{
    Action, MainView, appearance, bars, catalogue, gaps, hints, inspector, jobs, looking, quick, replay,
    running, session, sheet, unknowns, views, words,
};

/// Below this width of the window, in points, the catalogue is a rail.
const NARROW: f32 = 1_500.0;

impl WandelApp {
    /// All panels around the map, and the map.
    pub(super) fn map_ui(&mut self, ui: &mut egui::Ui, actions: &mut Vec<Action>) {
        let ctx = ui.ctx().clone();
        let look = self.look();
        self.play_on(&ctx);
        let still = self.is_still();
        let small_map = !self.settings.folded.iter().any(|known| known == "minimap");
        let Some(document) = &mut self.document else { return };
        (document.still, document.small_map) = (still, small_map);
        let wake = ctx.clone();
        document.refresh(&look, &self.draughtsman, move || wake.request_repaint());
        // What takes long is shown to be under way; what is short would only flicker.
        let drawing = noticeable(&ctx, document.drawing_for());
        let saving = noticeable(&ctx, self.jobs.saving.map(|since| since.elapsed()));
        let narrow = ui.available_width() < NARROW;
        let shown = bars::Shown {
            settings: &self.settings,
            lang: self.lang,
            theme: &self.theme,
            document,
            zoom: self.canvas.zoom_percent(),
            notice: self.notice.as_ref(),
            exporting: self.jobs.exports > 0,
            exported: self.jobs.drawing.as_ref().map(crate::export::Progress::share),
            drawing,
            saving,
            dialog_open: self.jobs.dialog_open,
            as_of: self.as_of,
            part: self.plans.tab(document),
        };
        bars::top_ui(ui, &shown, actions);
        if document.stage.is_playing() {
            bars::status_ui(ui, &shown, actions);
            session::strip_ui(ui, &shown, actions);
            egui::CentralPanel::default()
                .frame(egui::Frame::new().fill(appearance::colour(self.theme.ground)))
                .show(ui, |ui| session::play_ui(ui, &shown, actions));
            self.fade_notice(ui.ctx());
            return;
        }
        bars::sub_ui(ui, &shown, actions);
        looking::tabs_ui(ui, &shown, actions);
        looking::chips_ui(ui, &shown, actions);
        bars::status_ui(ui, &shown, actions);
        session::strip_ui(ui, &shown, actions);
        replay::bar_ui(ui, &shown, actions);
        side_ui(ui, &shown, &mut self.catalogue, narrow, actions);
        egui::CentralPanel::default()
            .frame(egui::Frame::new().fill(appearance::colour(self.theme.paper)))
            .show(ui, |ui| match document.view.shows_map() {
                true => middle_ui(ui, &shown, &mut self.canvas, actions),
                false => views::middle_ui(ui, &shown, (&mut self.tables, &mut self.plans), actions),
            });
        if document.view.shows_map() {
            quick::line_ui(&ctx, &shown, &mut self.quick, self.canvas.camera().viewport, actions);
        }
        self.canvas.cover(self.quick.height);
        self.fade_notice(ui.ctx());
    }
}

/// The panels at the sides and the foot of the middle.
fn side_ui(
    ui: &mut egui::Ui,
    shown: &bars::Shown<'_>,
    catalogue: &mut catalogue::State,
    narrow: bool,
    actions: &mut Vec<Action>,
) {
    let document = shown.document;
    match document.view {
        MainView::Map => catalogue::catalogue_ui(ui, shown, catalogue, narrow, actions),
        MainView::Gaps => gaps::list_ui(ui, shown, narrow, actions),
        MainView::Matrices
        | MainView::Table
        | MainView::Decide
        | MainView::Experience
        | MainView::Outline
        | MainView::Plan(_) => {}
    }
    let folded = shown.settings.folded.iter().any(|known| known == "inspector");
    match sheet::shown_sheet(shown) {
        _ if document.view == MainView::Decide => {}
        Some(open) => sheet::sheet_ui(ui, shown, open, actions),
        None if document.is_inspected() && !folded => inspector::inspector_ui(ui, shown, actions),
        None => {}
    }
    match document.view {
        // The list and the tables say it all.
        MainView::Gaps
        | MainView::Matrices
        | MainView::Table
        | MainView::Decide
        | MainView::Experience
        | MainView::Outline
        | MainView::Plan(_) => {}
        MainView::Map if document.gaps.is_shown() => gaps::stands_out_ui(ui, shown, narrow, actions),
        MainView::Map => unknowns::unknowns_ui(ui, shown, actions),
    }
}

/// The map with what lies on it.
fn middle_ui(ui: &mut egui::Ui, shown: &bars::Shown<'_>, canvas: &mut Canvas, actions: &mut Vec<Action>) {
    let document = shown.document;
    looking::find_ui(ui, shown, actions);
    let Some(picture) = document.picture() else {
        let text = match document.drawing_for() {
            Some(_) if !shown.drawing => "",
            Some(_) => words::LAYING_OUT.text(shown.lang),
            None => words::NOT_KNOWN_YET.text(shown.lang),
        };
        ui.centered_and_justified(|ui| ui.weak(text));
        return;
    };
    hints::layers_ui(ui, &picture.layout, shown);
    let view = running::view_of(document, picture, shown.theme, shown.lang);
    super::tour::mark(ui.ctx(), super::tour::Spot::Map, ui.max_rect());
    actions.extend(canvas::canvas_ui(ui, canvas, &view));
    gaps::badges_ui(ui, document, canvas.camera(), shown.lang, actions);
    looking::details_ui(ui, document, canvas.camera(), shown.lang, actions);
    if document.read_only.is_none() {
        let drawn = (&*picture.journey, &*picture.scene);
        hints::hints_ui(ui, drawn, canvas.camera(), shown.lang, shown.settings, actions);
    }
}

/// Whether something has been under way for so long that it should be shown; else a frame comes when it has.
fn noticeable(ctx: &egui::Context, under_way: Option<Duration>) -> bool {
    let Some(elapsed) = under_way else { return false };
    match jobs::NOTICEABLE.checked_sub(elapsed) {
        Some(left) => ctx.request_repaint_after(left),
        None => return true,
    }
    false
}
