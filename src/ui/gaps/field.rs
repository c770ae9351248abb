//! From a finding to the field of the inspector in which it can be mended, and the way there: the
//! field's section is opened, it is scrolled into view, and it gets the keyboard.

use egui::{Context, Id as EguiId, Response};

use crate::ui::words;
use crate::vocabulary::Label;

/// A field of the inspector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The folded section that it is in.
    pub section: Option<Label>,
    /// Its label.
    pub label: Label,
    /// Of which entry of its list it is, counted from 0, where a card has several such entries.
    pub entry: Option<usize>,
}

impl Field {
    /// The same field of one entry of a list.
    pub const fn of_entry(self, at: usize) -> Self {
        Self { entry: Some(at), ..self }
    }
}

/// A field that is always there.
pub const fn at(label: Label) -> Field {
    Field { section: None, label, entry: None }
}

/// A field within a folded section.
pub const fn within(section: Label, label: Label) -> Field {
    Field { section: Some(section), label, entry: None }
}

/// The field of a touchpoint in which a finding of a rule can be mended.
pub fn of_touchpoint(rule: &str) -> Field {
    use words as w;
    match rule {
        "COV-10" => within(w::SECTION_WHO, w::PERSONAS_FIELD),
        "OWN-01" => at(w::OWNER),
        "OWN-02" => within(w::SECTION_WHO, w::ALL_OWNERS),
        "INF-01" => at(w::INFLUENCE),
        "INF-02" | "RSP-05" => within(w::SECTION_CONSENT, w::MONITORED),
        "INF-05" => within(w::SECTION_ROLE, w::EFFORT),
        "INF-06" | "INF-07" => within(w::SECTION_WHAT, w::LEVERS),
        "EXP-01" => at(w::ASSUMED),
        "EXP-02" | "EXP-05" | "MOT-01" => at(w::EXPERIENCED),
        "EXP-03" => at(w::OWN_VIEW),
        "EXP-04" => within(w::SECTION_EVIDENCE, w::ADD_EVIDENCE),
        "EXP-08" => at(w::FEELING),
        "NEED-01" => within(w::SECTION_CONTENT, w::ANSWERS),
        "NEED-03" => within(w::SECTION_ROLE, w::MANDATORY_FIELDS),
        "NEED-04" | "CON-02" => within(w::SECTION_CONTENT, w::HAS_CONTENT),
        "CON-01" => within(w::SECTION_CONTENT, w::CONTENT_DATE),
        "CTA-01" | "CTA-02" => within(w::SECTION_CONTENT, w::LEADS_TO),
        "MES-01" | "MES-07" => within(w::SECTION_METRICS, w::ADD_METRIC),
        "MES-02" | "MES-03" => within(w::SECTION_METRICS, w::MEASURED),
        "MES-04" => within(w::SECTION_METRICS, w::MEASURED_ON),
        "RSP-01" | "RSP-02" | "RSP-03" => within(w::SECTION_CONSENT, w::RESPONSE_NORM),
        "ADV-03" => within(w::SECTION_CONTENT, w::INVITES_SHARING),
        "ENG-04" => within(w::SECTION_CONTENT, w::TACTIC),
        "STR-01" => within(w::SECTION_ROLE, w::ENTRY),
        "STR-02" => within(w::SECTION_ROLE, w::EXIT),
        rule if rule.starts_with("CNS-") => within(w::SECTION_CONSENT, w::CONTACT_PURPOSES),
        rule if rule.starts_with("EXP-") => at(w::EXPERIENCED),
        _ => within(w::SECTION_WORDS, w::OPPORTUNITY),
    }
}

/// The field of a transition in which a finding of a rule can be mended.
pub fn of_transition(rule: &str) -> Field {
    match rule {
        "OWN-04" => at(words::DATA_PASSED),
        "STR-11" => at(words::CONFIRMED_SKIP),
        _ => at(words::HANDOVER),
    }
}

/// A field that is on its way to be shown: for some frames, since its section must open first.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    field: Field,
    /// The frame after which nobody waits for it any more.
    until: u64,
}

fn key() -> EguiId {
    EguiId::unique("the field that is wanted")
}

/// Asks for a field to be shown as soon as it is there.
pub fn want(ctx: &Context, field: Field) {
    let until = ctx.cumulative_frame_nr() + 12;
    ctx.data_mut(|data| data.insert_temp(key(), Wanted { field, until }));
    ctx.request_repaint();
}

fn wanted(ctx: &Context) -> Option<Field> {
    let wanted: Wanted = ctx.data(|data| data.get_temp(key()))?;
    (ctx.cumulative_frame_nr() <= wanted.until).then_some(wanted.field)
}

/// Whether the section with this name must open, since a wanted field is in it.
pub fn opens(ctx: &Context, section: &str) -> Option<bool> {
    let wanted = wanted(ctx)?.section?;
    (section == wanted.en || section == wanted.nl).then_some(true)
}

/// A field was drawn: if it is the wanted one it comes into view and gets the keyboard.
pub fn arrive(response: &Response, label: Label) {
    let ctx = &response.ctx;
    if wanted(ctx).is_none_or(|wanted| wanted.label != label || !is_entry(ctx, wanted)) {
        return;
    }
    response.request_focus();
    response.scroll_to_me(Some(egui::Align::Center));
    ctx.data_mut(|data| data.remove::<Wanted>(key()));
    ctx.request_repaint();
}

fn entry_key() -> EguiId {
    EguiId::unique("the entry whose fields are drawn")
}

/// Draws the fields of one entry of a list, so that a way to the same field of another entry passes them by.
pub fn entry_ui<R>(ui: &mut egui::Ui, at: usize, fields: impl FnOnce(&mut egui::Ui) -> R) -> R {
    ui.data_mut(|data| data.insert_temp(entry_key(), at));
    let drawn = fields(ui);
    ui.data_mut(|data| data.remove::<usize>(entry_key()));
    drawn
}

/// Whether a field on its way is the one that is drawn, as far as its entry goes.
fn is_entry(ctx: &Context, field: Field) -> bool {
    field.entry.is_none_or(|at| ctx.data(|data| data.get_temp(entry_key())) == Some(at))
}

/// Whether a field is still on its way, for tests.
#[cfg(test)]
pub fn is_wanted(ctx: &Context) -> bool {
    wanted(ctx).is_some()
}
