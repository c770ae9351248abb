//! What the window does when a view of the plan asks for something.

use super::Ask;
use crate::ui::WandelApp;

impl WandelApp {
    /// Does what a view of the plan asked for.
    pub(in crate::ui) fn plan_asked(&mut self, ctx: &egui::Context, ask: Ask) {
        match ask {
            Ask::Filter(filter) => self.plans.filter = filter,
            Ask::Gaps(listed) => self.plans.gaps = listed,
            Ask::Sheet(sheet, field) => self.open_sheet_at(ctx, sheet, field),
            Ask::MakeAction(subject, text) => self.ask_action_about(subject, text),
            Ask::RuleCards(ask) => self.rule_cards_asked(ask),
            Ask::Export(part) => self.ask_plan_export(part, &self.plans.filter.clone()),
            Ask::Act(origin, at) => self.ask_action_from(origin, at),
            Ask::Dates => self.ask_dates(),
            Ask::Figures => self.ask_figures(),
            Ask::ExportOf(part, filter) => self.ask_plan_export(part, &filter),
        }
    }
}
