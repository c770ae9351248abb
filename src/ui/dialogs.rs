//! Questions and messages in front of the window. Shows one at a time, the newest; what an answer
//! leads to is the app's.

use std::path::PathBuf;

use egui::{Id, Key, Modal, RichText};

use super::document::Document;
use super::excerpt;
use super::export_form::ExportForm;
use super::filing::Next;
use super::jobs::Purpose;
use super::path_form::PathForm;
use super::{
    Action, becoming, catalogue, confirming, decide, gaps, importing, keys, plan, replay, scope, templates,
    timer, words,
};
use crate::model::{Lang, SubjectRef};
use crate::progress::Progress;
use crate::settings::Settings;
use crate::vocabulary::Label;

/// What stands in front of the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// Save, discard or cancel before what comes next.
    Unsaved(Next),
    /// A save would lose comments.
    Comments(Next),
    /// The file of this name changed on the disk.
    Changed(String, Next),
    /// Something went wrong.
    Error {
        /// What could not be done.
        title: Label,
        /// Why.
        message: String,
        /// What to do about it.
        hint: String,
        /// The lines at fault.
        excerpt: String,
    },
    /// What is wrong with the file.
    Problems,
    /// The keys.
    Keys(Box<keys::KeysForm>),
    /// What the journey is about.
    Scope(Box<scope::ScopeForm>),
    /// What this program is.
    About,
    /// A mistake of ours was caught.
    Panicked,
    /// A path is asked for in the window.
    Path(PathForm),
    /// An export is put together.
    Export(Box<ExportForm>),
    /// The settings of the rules are changed.
    Rules(Box<gaps::RulesForm>),
    /// The ticking lists.
    Checklists(catalogue::Checklists),
    /// A template is named.
    SaveTemplate(templates::SaveForm),
    /// Models are laid over the phases.
    Models(Box<templates::ModelsForm>),
    /// An action is put together.
    Action(Box<gaps::ActionForm>),
    /// What people take with them is chosen.
    HandOut(Box<decide::HandOut>),
    /// What is written of the contact plan is chosen.
    PlanExport(Box<plan::ViewExport>),
    /// Dates of another calendar are looked at.
    Dates(Box<plan::DatesForm>),
    /// It is said what is what in a file of another program.
    Import(Box<importing::ImportForm>),
    /// Lists and graphs are written.
    Content(Box<importing::ContentForm>),
    /// What is written of the gaps is chosen.
    GapReport(Box<gaps::ReportForm>),
    /// The agenda of the session is changed.
    Agenda(Box<timer::Agenda>),
    /// The session as a series of pictures is put together.
    Series(Box<replay::Series>),
    /// What differs between the journey as it is and as it should become.
    Differences(Box<becoming::Comparison>),
    /// The oldest cards of an owner are looked at again.
    Check(Box<confirming::Check>),
}

/// What a dialog was answered with.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Nothing is to happen.
    Cancel,
    /// Save, then go on.
    Save(Next),
    /// Save under another name, then go on.
    SaveAs(Next),
    /// Give the changes up and go on.
    Discard(Next),
    /// Save though comments are lost.
    LoseComments(Next),
    /// Save over what somebody else wrote.
    Overwrite(Next),
    /// Read the file again.
    Reload,
    /// This path, for this purpose.
    Path(Purpose, PathBuf),
    /// Choose the export's path in the system's dialog.
    BrowseExport(Box<ExportForm>),
    /// Export.
    Export(Box<ExportForm>),
    /// Empty every reference to something that is not there.
    ClearDangling,
    /// Show what a problem is about.
    Go(SubjectRef),
    /// Show what this program is.
    About,
    /// Wait no longer for a file.
    StopOpening,
    /// Keys are changed; the sheet stays.
    Keys(keys::Change),
    /// What the journey is about.
    Scope(Box<scope::ScopeForm>),
    /// A form about gaps has ended.
    Gaps(gaps::Outcome),
    /// Something in the ticking lists, which stay open.
    Catalogue(catalogue::Ask),
    /// A form about templates has ended.
    Templates(templates::Outcome),
    /// The form for what people take with them has ended.
    HandOut(decide::Outcome),
    /// The form that writes a part of the contact plan has ended.
    PlanExport(plan::Outcome),
    /// The form about dates of another calendar has ended.
    Dates(plan::DatesOutcome),
    /// The form of an import has ended.
    Import(importing::Outcome),
    /// The form that writes lists and graphs has ended.
    Content(importing::Written),
    /// The form that writes the report of gaps has ended.
    GapReport(gaps::Reported),
    /// The form of a series of pictures has ended.
    Series(replay::Outcome),
    /// The form of the agenda has ended.
    Agenda(timer::Outcome),
    /// A difference is to be shown.
    Difference(becoming::Place),
    /// Something was said of a card that was looked at again.
    Checked(confirming::Outcome),
}

impl Dialog {
    /// A message that something went wrong.
    pub fn error(title: Label, message: String, hint: String, excerpt: String) -> Self {
        Self::Error { title, message, hint, excerpt: plain_excerpt(&excerpt) }
    }

    fn title(&self) -> Label {
        match self {
            Self::Unsaved(_) => words::UNSAVED_TITLE,
            Self::Comments(_) => words::COMMENTS_TITLE,
            Self::Changed(..) => words::CHANGED_TITLE,
            Self::Error { title, .. } => *title,
            Self::Problems => words::PROBLEMS,
            Self::Keys(_) => words::KEYS_TITLE,
            Self::Scope(_) => scope::TITLE,
            Self::About => words::ABOUT,
            Self::Panicked => words::PANIC_TITLE,
            Self::Path(form) => form.title(),
            Self::Export(_) => words::EXPORT_TITLE,
            Self::Checklists(_) => catalogue::CHECKLISTS,
            Self::SaveTemplate(_) => templates::SAVE_TITLE,
            Self::Models(_) => templates::MODELS_TITLE,
            Self::Rules(_) => gaps::RULES_TITLE,
            Self::Action(_) => gaps::ACTION_TITLE,
            Self::HandOut(_) => decide::HAND_OUT_TITLE,
            Self::PlanExport(form) => form.title(),
            Self::Dates(_) => plan::DATES_TITLE,
            Self::Import(_) => importing::TITLE,
            Self::Content(_) => importing::CONTENT_TITLE,
            Self::GapReport(_) => gaps::REPORT_TITLE,
            Self::Agenda(_) => timer::TITLE,
            Self::Series(_) => replay::TITLE,
            Self::Differences(_) => becoming::TITLE,
            Self::Check(_) => confirming::TITLE,
        }
    }
}

/// Shows the newest dialog.
pub fn dialogs_ui(
    ctx: &egui::Context,
    dialogs: &mut [Dialog],
    document: Option<&Document>,
    settings: &Settings,
    lang: Lang,
    actions: &mut Vec<Action>,
) {
    let depth = dialogs.len();
    let Some(dialog) = dialogs.last_mut() else { return };
    let wide = matches!(
        dialog,
        Dialog::Error { .. }
            | Dialog::Problems
            | Dialog::Path(_)
            | Dialog::Content(_)
            | Dialog::Export(_)
            | Dialog::GapReport(_)
            | Dialog::HandOut(_)
            | Dialog::PlanExport(_)
            | Dialog::Rules(_)
            | Dialog::Differences(_)
            | Dialog::Agenda(_)
    );
    let mut answer = None;
    let shown = Modal::new(Id::unique(("dialog", depth)))
        .frame(egui::Frame::popup(&ctx.global_style()).inner_margin(18))
        .show(ctx, |ui| {
            ui.set_width(match dialog {
                Dialog::Import(_) => 860.0,
                Dialog::Dates(_) => 720.0,
                Dialog::Models(_) => 760.0,
                Dialog::Checklists(_) => 600.0,
                _ if wide => 680.0,
                _ => 420.0,
            });
            ui.heading(dialog.title().text(lang));
            ui.add_space(6.0);
            answer = dialog_ui(ui, dialog, document, settings, lang);
        });
    // Ticking beside a question answers nothing; Escape does.
    let escape = ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape));
    if answer.is_none() && escape && shown.is_top_modal {
        answer = Some(Answer::Cancel);
    }
    actions.extend(answer.map(Action::Answer));
}

fn dialog_ui(
    ui: &mut egui::Ui,
    dialog: &mut Dialog,
    document: Option<&Document>,
    settings: &Settings,
    lang: Lang,
) -> Option<Answer> {
    let name = document.map(Document::title).unwrap_or_default();
    let about_file = |label: Label| label.fill(lang, &[("name", &crate::text::one_line(&name))]);
    match dialog {
        Dialog::Unsaved(next) => {
            ui.label(about_file(words::UNSAVED_TEXT));
            let choices = [
                (words::SAVE, Answer::Save(next.clone())),
                (words::DISCARD, Answer::Discard(next.clone())),
                (words::CANCEL, Answer::Cancel),
            ];
            buttons(ui, lang, choices)
        }
        Dialog::Comments(next) => {
            ui.label(words::COMMENTS_TEXT.text(lang));
            let choices = [
                (words::SAVE_ANYWAY, Answer::LoseComments(next.clone())),
                (words::PATH_TITLE_SAVE, Answer::SaveAs(next.clone())),
                (words::CANCEL, Answer::Cancel),
            ];
            buttons(ui, lang, choices)
        }
        Dialog::Changed(_, next) => {
            ui.label(about_file(words::CHANGED_TEXT));
            let choices = [
                (words::OVERWRITE, Answer::Overwrite(next.clone())),
                (words::PATH_TITLE_SAVE, Answer::SaveAs(next.clone())),
                (words::RELOAD, Answer::Reload),
                (words::CANCEL, Answer::Cancel),
            ];
            buttons(ui, lang, choices)
        }
        Dialog::Error { message, hint, excerpt, .. } => {
            ui.label(message.as_str());
            excerpt::excerpt_ui(ui, excerpt);
            ui.weak(hint.as_str());
            buttons(ui, lang, [(words::CLOSE_DIALOG, Answer::Cancel)])
        }
        Dialog::Problems => problems_ui(ui, document?, lang),
        Dialog::Keys(form) => form.form_ui(ui, settings, lang),
        Dialog::Scope(form) => form.form_ui(ui, lang),
        Dialog::About => {
            ui.label(format!("Wandel {}", env!("CARGO_PKG_VERSION")));
            ui.label(words::ABOUT_TEXT.text(lang));
            buttons(ui, lang, [(words::CLOSE_DIALOG, Answer::Cancel)])
        }
        Dialog::Panicked => {
            ui.label(words::PANIC_TEXT.text(lang));
            let choices =
                [(words::PATH_TITLE_SAVE, Answer::SaveAs(Next::Stay)), (words::CLOSE_DIALOG, Answer::Cancel)];
            buttons(ui, lang, choices)
        }
        Dialog::Path(form) => form.form_ui(ui, lang),
        Dialog::Export(form) => form.form_ui(ui, document?, lang),
        Dialog::Checklists(lists) => checklists_ui(ui, lists, document?, settings, lang),
        Dialog::SaveTemplate(form) => form.form_ui(ui, lang).map(Answer::Templates),
        Dialog::Models(form) => {
            form.form_ui(ui, document?.journey()?, &theme(settings), lang).map(Answer::Templates)
        }
        Dialog::Rules(form) => form.form_ui(ui, document?.editor.workspace(), lang).map(Answer::Gaps),
        Dialog::Action(form) => form.form_ui(ui, document?.editor.workspace(), lang).map(Answer::Gaps),
        Dialog::HandOut(form) => form.form_ui(ui, lang).map(Answer::HandOut),
        Dialog::PlanExport(form) => form.form_ui(ui, lang).map(Answer::PlanExport),
        Dialog::Dates(form) => form.form_ui(ui, document?, lang).map(Answer::Dates),
        Dialog::Import(form) => form.form_ui(ui, lang).map(Answer::Import),
        Dialog::Content(form) => form.form_ui(ui, lang).map(Answer::Content),
        Dialog::GapReport(form) => form.form_ui(ui, lang).map(Answer::GapReport),
        Dialog::Agenda(form) => form.form_ui(ui, lang).map(Answer::Agenda),
        Dialog::Series(form) => form.form_ui(ui, &settings.theme, lang).map(Answer::Series),
        Dialog::Differences(comparison) => comparison.list_ui(ui, lang),
        Dialog::Check(check) => check.check_ui(ui, document?, lang),
    }
}

fn checklists_ui(
    ui: &mut egui::Ui,
    lists: &mut catalogue::Checklists,
    document: &Document,
    settings: &Settings,
    lang: Lang,
) -> Option<Answer> {
    let about = (&**document.editor.workspace(), &**document.journey()?);
    let read_only = document.read_only.is_some();
    lists.lists_ui(ui, about, &theme(settings), lang, read_only).map(Answer::Catalogue)
}

/// The colours of the window.
fn theme(settings: &Settings) -> crate::theme::Theme {
    crate::theme::Theme::named(&settings.theme).unwrap_or_else(crate::theme::Theme::light)
}

/// A row of buttons, the first one the usual answer, which Enter gives.
pub fn buttons<const N: usize>(
    ui: &mut egui::Ui,
    lang: Lang,
    choices: [(Label, Answer); N],
) -> Option<Answer> {
    ui.add_space(10.0);
    let mut chosen = None;
    let nothing_focused = ui.memory(|memory| memory.focused()).is_none();
    let enter = nothing_focused && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Enter));
    ui.horizontal_wrapped(|ui| {
        for (at, (label, answer)) in choices.into_iter().enumerate() {
            let text = RichText::new(label.text(lang));
            let text = if at == 0 {
                text.font(super::appearance::face(12.5, crate::text::Face::SemiBold))
            } else {
                text
            };
            if ui.button(text).clicked() || (enter && at == 0) {
                chosen.get_or_insert(answer);
            }
        }
    });
    chosen
}

/// A message on one row; what a terminal sets between backticks stands in quotes here.
fn quoted(text: &str) -> String {
    let mut opens = false;
    let line = crate::text::one_line(text);
    let turned = line.chars().map(|letter| match letter {
        '`' => {
            opens = !opens;
            if opens { '‘' } else { '’' }
        }
        other => other,
    });
    turned.collect()
}

fn problems_ui(ui: &mut egui::Ui, document: &Document, lang: Lang) -> Option<Answer> {
    let mut answer = None;
    egui::ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
        // Level with what mends them, which is no button.
        ui.spacing_mut().button_padding.x = 0.0;
        for located in &document.problems {
            let problem = &located.problem;
            let line = located.at.map(|(line, _)| words::LINE.fill(lang, &[("n", &line.to_string())]));
            let place = line.unwrap_or_else(|| problem.place.clone());
            let text = format!("{}: {}", crate::text::one_line(&place), quoted(problem.message.text(lang)));
            let button = egui::Button::new(text).frame_when_inactive(false).wrap();
            if ui.add(button).on_hover_text(problem.mend.text(lang)).clicked() {
                answer = Some(Answer::Go(problem.subject.clone()));
            }
            ui.weak(quoted(problem.mend.text(lang)));
        }
    });
    let end = if document.read_only.is_some() {
        buttons(ui, lang, [(words::CLOSE_DIALOG, Answer::Cancel)])
    } else {
        buttons(
            ui,
            lang,
            [(words::CLOSE_DIALOG, Answer::Cancel), (words::CLEAR_DANGLING, Answer::ClearDangling)],
        )
    };
    answer.or(end)
}

/// Lines of a file as a terminal shows them, for letters of different widths: the line that is cited
/// and what is wrong with it, without frame and pointers.
fn plain_excerpt(excerpt: &str) -> String {
    let line = |line: &str| {
        let (number, text) = line.split_once('│')?;
        let (number, text) = (number.trim(), text.trim());
        match text.trim_start_matches(['^', '-', '─', '╭', '╰', '│', ' ']) {
            "" => None,
            _ if !number.is_empty() => Some(format!("{number}   {text}")),
            remark => Some(format!("→ {remark}")),
        }
    };
    excerpt.lines().filter_map(line).collect::<Vec<_>>().join("\n")
}

/// Shown while a file takes long to read; reading can be given up.
pub fn opening_ui(
    ctx: &egui::Context,
    path: &std::path::Path,
    progress: Option<&Progress>,
    lang: Lang,
    actions: &mut Vec<Action>,
) {
    let modal = Modal::new(Id::unique("opening"));
    modal.frame(egui::Frame::popup(&ctx.global_style()).inner_margin(18)).show(ctx, |ui| {
        ui.set_width(420.0);
        ui.heading(words::OPENING.text(lang));
        ui.add(egui::Label::new(crate::text::one_line(&path.display().to_string())).truncate());
        if let Some(progress) = progress {
            ui.add_space(4.0);
            super::importing::share_ui(ui, progress);
        }
        ui.add_space(6.0);
        let escape = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape));
        if escape || ui.button(words::CANCEL.text(lang)).clicked() {
            actions.push(Action::Answer(Answer::StopOpening));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_shown_without_its_frame() {
        let excerpt = "error: no\n  ┌─ a.ron:6:1\n  │\n6 │ (id: \"p0\")\n  │ ^ `role` is missing here\n";
        assert_eq!(plain_excerpt(excerpt), "6   (id: \"p0\")\n→ `role` is missing here");
        assert_eq!(plain_excerpt(""), "");
    }
}
