//! The finding that is looked at: what it says, why it matters, what to do, what was decided.
//! States, reasons and actions are set from here, by edits.

use egui::{Button, Label as Text, RichText, ScrollArea, Ui};

use super::insight::Insight;
use super::{Ask, words};
use crate::analysis::Finding;
use crate::edit::Edit;
use crate::model::{FindingState, FindingStatus};
use crate::report::hinges;
use crate::text::Face;
use crate::ui::bars::Shown;
use crate::ui::{Action, appearance, single_line};
use crate::vocabulary::{Labelled, listing};

/// The states that people choose; what is resolved is told by the rules.
const STATES: [FindingStatus; 4] =
    [FindingStatus::Open, FindingStatus::Planned, FindingStatus::Accepted, FindingStatus::NotApplicable];

/// The finding that is looked at, or what to do to look at one.
pub fn chosen_ui(ui: &mut Ui, shown: &Shown<'_>, insight: &Insight, actions: &mut Vec<Action>) {
    let chosen = shown.document.gaps.state.chosen;
    let found = chosen.and_then(|at| Some((at, insight.analysis.findings.get(at)?)));
    let Some((at, finding)) = found else {
        ui.add_space(8.0);
        ui.weak(words::CHOOSE.text(shown.lang));
        return;
    };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space(4.0);
        head_ui(ui, shown, insight, at, finding);
        ui.horizontal_wrapped(|ui| {
            let mend =
                RichText::new(words::MEND.text(shown.lang)).font(appearance::face(12.5, Face::SemiBold));
            let tip = words::MEND_TIP.text(shown.lang);
            if ui.add(Button::new(mend)).on_hover_text(tip).clicked() {
                actions.push(Action::Gaps(Ask::Mend(at)));
            }
            let make = Button::new(words::MAKE_ACTION.text(shown.lang));
            if ui.add_enabled(!shown.is_read_only(), make).clicked() {
                actions.push(Action::Gaps(Ask::Action(at)));
            }
        });
        ui.add_enabled_ui(!shown.is_read_only(), |ui| state_ui(ui, shown, insight, finding, actions));
        text_ui(ui, shown, insight, at, finding);
    });
}

/// What it says, how bad that is, and by which rule.
fn head_ui(ui: &mut Ui, shown: &Shown<'_>, insight: &Insight, at: usize, finding: &Finding) {
    let (lang, rule) = (shown.lang, finding.rule);
    let message = insight.lines.get(at).map_or("", |line| line.message.as_str());
    ui.add(Text::new(RichText::new(message).font(appearance::face(13.5, Face::SemiBold))).wrap());
    let urgency = finding.severity.urgency().label().text(lang);
    let level = finding.severity.label().text(lang);
    ui.weak(format!("{urgency} · {level} · {} · {}", rule.name.text(lang), rule.id));
    ui.add_space(2.0);
}

/// What to do, why it matters, and what else is known of it.
fn text_ui(ui: &mut Ui, shown: &Shown<'_>, insight: &Insight, at: usize, finding: &Finding) {
    let (lang, rule) = (shown.lang, finding.rule);
    let line = insight.lines.get(at).cloned().unwrap_or_default();
    let part = |ui: &mut Ui, title: crate::vocabulary::Label, text: &str| {
        ui.add_space(2.0);
        ui.label(RichText::new(title.text(lang)).font(appearance::face(12.0, Face::SemiBold)));
        ui.add(Text::new(text).wrap());
    };
    part(ui, words::DO, &line.action);
    part(ui, words::WHY, rule.why.text(lang));
    if !rule.based_on.is_empty() {
        let sources: Vec<String> = rule.based_on.iter().map(|one| one.cited(lang)).collect();
        let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
        let text = words::BASED_ON.fill(lang, &[("what", &listing(&sources, lang))]);
        ui.add(Text::new(RichText::new(text).weak()).wrap());
    }
    if let Some(owner) = &finding.owner {
        let known = insight.workspace.departments.iter().find(|one| one.id == *owner);
        let name = known.map_or(owner.as_str(), |one| one.name.as_str());
        ui.weak(words::OWNER.fill(lang, &[("name", name)]));
    }
    if finding.is_fragile() {
        let what = hinges(finding, lang).join("; ");
        let text = words::FRAGILE.fill(lang, &[("what", &what)]);
        ui.add(Text::new(RichText::new(text).weak()).wrap());
    }
}

/// What was decided, with the reason.
fn state_ui(ui: &mut Ui, shown: &Shown<'_>, insight: &Insight, finding: &Finding, actions: &mut Vec<Action>) {
    let lang = shown.lang;
    let decide = |state: FindingStatus, reason: String| Edit::DecideFinding {
        journey: insight.journey.id.clone(),
        decided: FindingState {
            rule: finding.rule.id.to_owned(),
            subject: finding.subject.clone(),
            detail: finding.detail.clone().into_owned(),
            state,
            reason,
        },
    };
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        for state in STATES {
            let on = finding.state == state;
            if ui.selectable_label(on, words::state(state).text(lang)).clicked() && !on {
                actions.push(Action::Apply(decide(state, finding.reason.clone())));
            }
        }
    });
    if finding.state == FindingStatus::Open && finding.reason.is_empty() {
        return;
    }
    let caption = ui.weak(words::REASON.text(lang)).id;
    // What the file has now, which may be ahead of the analysis while somebody types.
    let states = shown.document.journey().map(|journey| &journey.finding_states);
    let known = states.into_iter().flat_map(|states| states.iter()).find(|known| {
        known.rule == finding.rule.id && known.subject == finding.subject && known.detail == finding.detail
    });
    let mut reason = known.map_or_else(String::new, |known| known.reason.clone());
    let salt = (finding.rule.id, finding.subject.short(), finding.detail.clone());
    let field = single_line(&mut reason).id_salt(salt).desired_width(f32::INFINITY);
    let response = ui.add(field).labelled_by(caption);
    if response.changed() {
        let edit = decide(finding.state, reason.clone());
        actions.push(Action::ApplyGrouped(edit, response.id.value()));
    }
    if response.lost_focus() {
        actions.push(Action::EndGroup);
    }
    if finding.state == FindingStatus::Accepted && reason.trim().is_empty() {
        ui.colored_label(ui.visuals().warn_fg_color, words::REASON_NEEDED.text(lang));
    }
}
