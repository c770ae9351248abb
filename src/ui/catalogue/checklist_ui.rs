//! The ticking lists in front of the window: the inventory and the checks of the website. Each tick
//! is an edit of its own; the lists stay open.

use egui::{Button, RichText, ScrollArea, Ui, vec2};
use lucide_icons::Icon;

use super::checklist::{self, Check, Group};
use super::{Ask, words};
use crate::edit::Edit;
use crate::model::{CheckResult, Date, Journey, Lang, Workspace};
use crate::text::{Face, one_line};
use crate::theme::Theme;
use crate::ui::ticks::Ticks as _;
use crate::ui::{appearance, words as window};
use crate::vocabulary::{Labelled as _, catalogue_entry};

/// Which list is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum List {
    #[default]
    Inventory,
    Website,
}

/// The lists while they are open.
#[derive(Clone, Debug, PartialEq)]
pub struct Checklists {
    list: List,
    /// The group whose entries are offered.
    adding: Option<&'static str>,
    /// The day that results are noted with.
    day: Date,
}

/// The entry that puts a website on a map.
const WEBSITE: &str = "corporate-site";

impl Checklists {
    /// The lists, the inventory first.
    pub fn new(day: Date) -> Self {
        Self { list: List::default(), adding: None, day }
    }

    /// Shows the lists; what is asked for, or that they are closed.
    pub fn lists_ui(
        &mut self,
        ui: &mut Ui,
        (workspace, journey): (&Workspace, &Journey),
        theme: &Theme,
        lang: Lang,
        read_only: bool,
    ) -> Option<Ask> {
        let (groups, checks) = (checklist::inventory(journey), checklist::website(workspace, journey));
        let done = groups.iter().filter(|group| group.is_done()).count();
        let known = checks.iter().filter(|check| check.result != CheckResult::Unknown).count();
        ui.horizontal(|ui| {
            let tabs = [
                (List::Inventory, words::INVENTORY, done, groups.len()),
                (List::Website, words::WEBSITE, known, checks.len()),
            ];
            for (list, label, done, all) in tabs {
                let figures = [("n", &*done.to_string()), ("all", &*all.to_string())];
                if ui.selectable_label(self.list == list, label.fill(lang, &figures)).clicked() {
                    self.list = list;
                }
            }
        });
        ui.add_space(4.0);
        let mut asked = None;
        let height = (ui.ctx().content_rect().height() - 300.0).clamp(220.0, 460.0);
        let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        area.auto_shrink([false, true]).show(ui, |ui| {
            ui.set_width(ui.available_width() - 10.0);
            if read_only {
                ui.disable();
            }
            match self.list {
                List::Inventory => {
                    ui.weak(words::INVENTORY_WHAT.text(lang));
                    for group in &groups {
                        asked = self.group_ui(ui, group, (journey, theme, lang)).or(asked.take());
                    }
                }
                List::Website => asked = self.website_ui(ui, &checks, (journey, theme, lang)),
            }
        });
        ui.add_space(8.0);
        let closed = ui.button(window::CLOSE_DIALOG.text(lang)).clicked();
        asked.or(closed.then_some(Ask::CloseChecklists))
    }

    /// A group: what is there of it, whether it applies, and what could be added.
    fn group_ui(
        &mut self,
        ui: &mut Ui,
        group: &Group,
        (journey, theme, lang): (&Journey, &Theme, Lang),
    ) -> Option<Ask> {
        let mut asked = None;
        let name = group.label.text(lang);
        ui.separator();
        ui.horizontal(|ui| {
            mark_ui(ui, group.is_done(), theme);
            ui.label(RichText::new(name).font(appearance::face(12.5, Face::SemiBold)));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if group.there.is_empty() {
                    let mut out = group.ruled_out;
                    let told = format!("{name}: {}", words::NOT_APPLICABLE.text(lang));
                    let response = ui.tick(&mut out, words::NOT_APPLICABLE.text(lang));
                    response
                        .widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, out, &told));
                    if response.changed() {
                        asked = Some(edit(checklist::rule_out(journey, group.id, out)));
                    }
                } else {
                    // Buttons stand below each other whether there is a box behind them or not.
                    let words = words::NOT_APPLICABLE.text(lang);
                    let style = crate::text::Style::new(12.5, Face::Regular);
                    let air = ui.spacing().icon_width + ui.spacing().icon_spacing;
                    ui.add_space(crate::text::width(words, style) + air + ui.spacing().item_spacing.x);
                }
                let told = words::ADD_OF.fill(lang, &[("group", name)]);
                let open = self.adding == Some(group.id);
                let response = ui.add(Button::selectable(open, words::ADD.text(lang)));
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &told));
                if response.clicked() {
                    self.adding = (!open).then_some(group.id);
                }
            });
        });
        let state = match (&group.there[..], group.ruled_out) {
            ([], true) => words::RULED_OUT.text(lang).to_owned(),
            ([], false) => words::OPEN.text(lang).to_owned(),
            (titles, _) => titles.iter().map(|title| one_line(title)).collect::<Vec<_>>().join(", "),
        };
        ui.add(egui::Label::new(RichText::new(state).weak()).wrap());
        if self.adding == Some(group.id) {
            ui.horizontal_wrapped(|ui| {
                for entry in &group.entries {
                    if ui.button(entry.title(lang)).clicked() {
                        asked = Some(Ask::Add(entry));
                    }
                }
            });
        }
        asked
    }

    /// The checks of the website, or how to get one on the map.
    fn website_ui(
        &self,
        ui: &mut Ui,
        checks: &[Check],
        (journey, theme, lang): (&Journey, &Theme, Lang),
    ) -> Option<Ask> {
        let mut asked = None;
        ui.weak(words::WEBSITE_WHAT.text(lang));
        if checks.iter().all(|check| check.on.is_none()) {
            ui.add_space(4.0);
            ui.label(words::NO_WEBSITE.text(lang));
            let entry = catalogue_entry(WEBSITE);
            if ui.button(words::ADD_WEBSITE.text(lang)).clicked() {
                asked = entry.map(Ask::Add);
            }
            return asked;
        }
        for check in checks {
            ui.separator();
            ui.horizontal(|ui| {
                mark_ui(ui, check.result != CheckResult::Unknown, theme);
                let name = check.kind.label().text(lang);
                ui.label(RichText::new(name).font(appearance::face(12.5, Face::SemiBold)));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    // From right to left.
                    let results = [
                        CheckResult::Unknown,
                        CheckResult::NotApplicable,
                        CheckResult::Fail,
                        CheckResult::Ok,
                    ];
                    for result in results {
                        let on = check.result == result;
                        let text = result.label().text(lang);
                        let response = ui.add(Button::selectable(on, text));
                        let told = format!("{name}: {text}");
                        let info = || egui::WidgetInfo::selected(egui::Role::RadioButton, true, on, &told);
                        response.widget_info(info);
                        if response.clicked() && !on {
                            asked = checklist::note(journey, check, result, self.day).map(edit);
                        }
                    }
                });
            });
            let noted = check.on.as_ref().and_then(|id| journey.touchpoint(id));
            let title = noted.map(|one| one_line(&one.title)).unwrap_or_default();
            ui.weak(words::NOTED_ON.fill(lang, &[("what", &title)]));
        }
        asked
    }
}

fn edit(edit: Edit) -> Ask {
    Ask::Tick(Box::new(edit))
}

/// A tick, or an empty circle.
fn mark_ui(ui: &mut Ui, done: bool, theme: &Theme) {
    let (icon, colour) = match done {
        true => (Icon::CircleCheck, theme.good),
        false => (Icon::Circle, theme.secondary),
    };
    let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), egui::Sense::hover());
    let (font, ink) = (appearance::icons(15.0), appearance::colour(colour));
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, char::from(icon), font, ink);
}
