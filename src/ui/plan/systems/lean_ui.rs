//! What the journey leans on: a bar per phase with the share of each platform and the line from which
//! it is too much, as the rules count it; and who holds what is known of customers.

use egui::{Align2, CornerRadius, Rect, RichText, Sense, Shape, Stroke, Ui, pos2, vec2};
use lucide_icons::Icon;

use super::words;
use crate::model::SubjectRef;
use crate::report::plan::systems::{COUNT, Dependence, Holder, Leans};
use crate::text::{Face, Style, fit};
use crate::theme::{Rgb, Theme};
use crate::ui::bars::Shown;
use crate::ui::{Action, appearance, gaps};

/// The room for the name of a phase.
const NAME: f32 = 112.0;
/// The room for the mark of a gap.
const MARK: f32 = 24.0;
/// The height of a bar.
const BAR: f32 = 22.0;
const TEXT: Style = Style::new(11.5, Face::Medium);

/// Both, one below the other.
pub fn lean_ui(ui: &mut Ui, shown: &Shown<'_>, made: &Dependence, actions: &mut Vec<Action>) {
    let lang = shown.lang;
    let percent = format!("{:.0}", made.limit * 100.0);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(words::LEANS.text(lang)).font(appearance::face(13.0, Face::SemiBold)));
        if !made.platforms.is_empty() {
            ui.weak(words::LIMIT.fill(lang, &[("n", &percent)]));
        }
    });
    if made.platforms.is_empty() {
        ui.add(egui::Label::new(RichText::new(words::NO_PLATFORMS.text(lang)).weak()).wrap());
    } else {
        for phase in &made.phases {
            phase_ui(ui, shown, made, phase, actions);
        }
    }
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        ui.label(RichText::new(words::HOLDERS.text(lang)).font(appearance::face(13.0, Face::SemiBold)));
        let places = made.outsider.as_ref().map(|name| of_rule(shown, "DEP-02", name, ""));
        gaps::mark_button_ui(ui, shown, &places.unwrap_or_default(), actions);
    });
    if made.holders.is_empty() {
        ui.weak(words::NO_SOURCES.text(lang));
    }
    for holder in &made.holders {
        holder_ui(ui, shown, holder);
    }
}

/// The open findings of a rule about a platform, in a phase where one is named.
fn of_rule(shown: &Shown<'_>, rule: &str, platform: &str, phase: &str) -> Vec<usize> {
    let Some(insight) = shown.document.gaps.insight() else { return Vec::new() };
    let subject = SubjectRef::Platform(platform.to_owned());
    let is_it = |at: &usize| {
        let finding = insight.analysis.findings.get(*at);
        finding.is_some_and(|one| one.rule.id == rule && (phase.is_empty() || one.detail == phase))
    };
    gaps::about(shown, &subject).iter().copied().filter(is_it).collect()
}

/// The colours of platforms, one after the other; their names stand on them.
fn hue(theme: &Theme, at: usize) -> Rgb {
    let hues = [theme.paid, theme.earned, theme.shared, theme.owned, theme.loops, theme.moment];
    hues.get(at % hues.len()).copied().unwrap_or(theme.secondary)
}

fn phase_ui(ui: &mut Ui, shown: &Shown<'_>, made: &Dependence, phase: &Leans, actions: &mut Vec<Action>) {
    let (theme, lang) = (shown.theme, shown.lang);
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), BAR + 4.0));
    let id = ui.scope_id().with(("leans", phase.phase.as_str()));
    let bar = Rect::from_min_max(
        pos2(area.left() + NAME, area.top() + 2.0),
        pos2((area.right() - MARK).max(area.left() + NAME + 20.0), area.top() + 2.0 + BAR),
    );
    let percent = |share: f64| format!("{:.0}", share * 100.0);
    let part = |(platform, share): &(String, f64)| {
        words::PART.fill(lang, &[("platform", platform), ("n", &percent(*share))])
    };
    let mut parts: Vec<String> = phase.platforms.iter().map(part).collect();
    let rest = 1.0 - phase.platforms.iter().map(|(_, share)| share).sum::<f64>();
    if rest > 0.004 {
        parts.push(part(&(words::ELSEWHERE.text(lang).to_owned(), rest)));
    }
    let spoken = words::LEANS_NAME.fill(lang, &[("phase", &phase.name), ("parts", &parts.join(", "))]);
    let response = ui.interact(area, id, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    let [ink, quiet, line, paper] =
        [theme.ink, theme.secondary, theme.card_edge, theme.paper].map(appearance::colour);
    let painter = ui.painter();
    let name = fit(&crate::text::one_line(&phase.name), TEXT, NAME - 8.0);
    let middle = bar.center().y;
    painter.text(
        pos2(area.left(), middle),
        Align2::LEFT_CENTER,
        name,
        appearance::face(12.0, Face::Medium),
        ink,
    );
    let mut left = bar.left();
    let mut texts = Vec::new();
    for (platform, share) in &phase.platforms {
        let at = made.platforms.iter().position(|known| known == platform).unwrap_or(0);
        let width = bar.width() * *share as f32;
        let piece = Rect::from_min_size(pos2(left, bar.top()), vec2(width, BAR));
        left += width;
        let ground = paper.lerp_to_gamma(appearance::colour(hue(theme, at)), 0.22);
        let edge = Stroke::new(1.2, appearance::colour(hue(theme, at)));
        painter.rect(piece, CornerRadius::same(3), ground, edge, egui::StrokeKind::Inside);
        let text = part(&(platform.clone(), *share));
        texts.push((pos2(piece.left() + 5.0, middle), fit(&text, TEXT, (width - 8.0).max(0.0)), ground));
    }
    painter.rect_stroke(bar, CornerRadius::same(3), Stroke::new(1.0, line), egui::StrokeKind::Inside);
    let x = bar.left() + bar.width() * made.limit as f32;
    let limit = [pos2(x, bar.top() - 2.0), pos2(x, bar.bottom() + 2.0)];
    painter.extend(Shape::dashed_line(&limit, Stroke::new(1.6, quiet), 4.0, 3.0));
    // Words lie over the line, on a ground of their own, so that it crosses out none.
    for (at, text, ground) in texts {
        let galley = painter.layout_no_wrap(text, appearance::face(TEXT.size, TEXT.face), ink);
        let area = Align2::LEFT_CENTER.anchor_size(at, galley.size());
        painter.rect_filled(area.expand2(vec2(1.0, 0.0)), CornerRadius::ZERO, ground);
        painter.galley(area.min, galley, ink);
    }
    response.on_hover_text(&spoken);
    let over: Vec<usize> = phase
        .platforms
        .iter()
        .flat_map(|(platform, _)| of_rule(shown, "DEP-01", platform, phase.phase.as_str()))
        .collect();
    let mark = Rect::from_center_size(pos2(area.right() - MARK / 2.0, middle), vec2(18.0, 20.0));
    gaps::mark_over_ui(ui, shown, (mark, ("leans", phase.phase.as_str())), &over, actions);
}

fn holder_ui(ui: &mut Ui, shown: &Shown<'_>, holder: &Holder) {
    let state = if holder.own { words::OURS } else { words::OUTSIDE }.text(shown.lang);
    let sources = holder.sources.join(", ");
    let spoken = words::HOLDER_NAME
        .fill(shown.lang, &[("name", &holder.name), ("state", state), ("sources", &sources)]);
    ui.horizontal(|ui| {
        let sign = if holder.own { Icon::House } else { Icon::ExternalLink };
        ui.label(RichText::new(char::from(sign)).font(appearance::icons(13.0)));
        let name = crate::text::one_line(&holder.name);
        ui.label(RichText::new(name).font(appearance::face(12.5, Face::Medium)));
        ui.weak(state);
        let count = COUNT.count(shown.lang, holder.sources.len());
        ui.weak(count).on_hover_text(spoken);
    });
}
