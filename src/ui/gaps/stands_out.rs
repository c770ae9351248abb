//! The panel at the foot: at most three stories in plain words with a repair each, and one line with
//! everything else. In a narrow window it is one line. Judges nothing.

use egui::containers::menu::MenuButton;
use egui::{Align, Align2, Button, Layout, Panel, Rect, RichText, Sense, Ui, pos2, vec2};
use lucide_icons::Icon;

use super::here::{link, paint_mark};
use super::insight::Insight;
use super::{Ask, Filter, Only, words};
use crate::analysis::{Health, Part, Severity, Story};
use crate::model::{Id, Lang, Touchpoint};
use crate::text::{Face, Style, width};
use crate::ui::bars::{Shown, frame};
use crate::ui::{Action, appearance};
use crate::vocabulary::{Labelled, Words};

/// The height of the panel with its stories.
const HEIGHT: f32 = 178.0;
/// The height of the panel as one line.
const LINE: f32 = 34.0;
/// What the health figure takes beside its words, in points.
const HEALTH: f32 = 34.0;
/// What a headline on the one line takes beside its words, in points.
const HEADLINE: f32 = 70.0;
/// What the way to more stories takes beside its words, in points.
const MORE: f32 = 26.0;
/// What a link takes beside its words: its margins, and the dot before it.
const LINK: f32 = 26.0;
/// The name under which the panel is remembered as folded.
pub const PANEL: &str = "stands-out";

/// What stands out, as a panel or as one line.
pub fn stands_out_ui(ui: &mut Ui, shown: &Shown<'_>, narrow: bool, actions: &mut Vec<Action>) {
    let folded = shown.settings.folded.iter().any(|known| known == PANEL);
    let one_line = narrow || folded;
    let height = if one_line { LINE } else { HEIGHT };
    let panel = Panel::bottom("stands out").exact_size(height).frame(frame(shown.theme, 14, 4));
    panel.resizable(false).show(ui, |ui| {
        let Some(insight) = shown.document.gaps.insight() else {
            ui.horizontal_centered(|ui| ui.weak(words::LOOKING.text(shown.lang)));
            return;
        };
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), 26.0),
            Layout::left_to_right(Align::Center),
            |ui| head_ui(ui, shown, insight, (one_line, narrow), actions),
        );
        if !one_line {
            stories_ui(ui, shown, insight, actions);
        }
    });
}

/// The title, how much is in order, and the links to everything else.
fn head_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    insight: &Insight,
    (one_line, narrow): (bool, bool),
    actions: &mut Vec<Action>,
) {
    let title = words::STANDS_OUT.text(shown.lang);
    let title = RichText::new(title).font(appearance::face(if one_line { 12.5 } else { 14.0 }, Face::Bold));
    if narrow {
        ui.label(title);
    } else {
        fold_ui(ui, shown, title, one_line, actions);
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        links_ui(ui, shown, insight, one_line, actions);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if one_line {
                short_ui(ui, shown, insight, actions);
            } else {
                health_ui(ui, shown, insight);
            }
        });
    });
}

/// The title with an arrow that folds the panel.
fn fold_ui(ui: &mut Ui, shown: &Shown<'_>, title: RichText, folded: bool, actions: &mut Vec<Action>) {
    let (arrow, tip) =
        if folded { (Icon::ChevronRight, words::UNFOLD) } else { (Icon::ChevronDown, words::FOLD) };
    let arrow = RichText::new(char::from(arrow)).font(appearance::icons(13.0));
    let button = ui.add(Button::new((arrow, title)).frame_when_inactive(false));
    let name = words::STANDS_OUT.text(shown.lang);
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    if button.on_hover_text(tip.text(shown.lang)).clicked() {
        actions.push(Action::Gaps(Ask::FoldPanel));
    }
}

/// From right to left: what is not known, handovers, messages that may not be sent, everything.
fn links_ui(ui: &mut Ui, shown: &Shown<'_>, insight: &Insight, one_line: bool, actions: &mut Vec<Action>) {
    let (lang, stories) = (shown.lang, &insight.stories);
    let all = words::ALL.fill(lang, &[("n", &stories.open.to_string())]);
    let mut links = vec![(all, Only::Everything)];
    if !stories.barred.is_empty() {
        links.push((words::LEGAL.count(lang, stories.barred.len()), Only::Legal));
    }
    // On one line there is room for the worst of what the law says; the list has it all.
    if !stories.legal.is_empty() && (!one_line || stories.barred.is_empty()) {
        links.push((words::PERMISSIONS.count(lang, stories.legal.len()), Only::Legal));
    }
    if !stories.handovers.is_empty() {
        links.push((words::HANDOVERS.count(lang, stories.handovers.len()), Only::Handovers));
    }
    if !stories.unknown.is_empty() || lacks(shown).next().is_some() {
        links.push((words::UNKNOWN.text(lang).to_owned(), Only::Unknown));
    }
    let beside = if one_line {
        let first = stories.told.first().map_or("", |story| story.headline.text(lang));
        let more = more_width(stories.told.len().saturating_sub(1));
        width(first, Style::new(12.5, Face::Medium)) + HEADLINE + more
    } else {
        health_words(shown, insight).map_or(0.0, |text| width(&text, Style::new(12.5, Face::Medium)) + HEALTH)
    };
    fit(&mut links, ui.available_width() - beside, lang, stories.open);
    for (at, (text, only)) in links.into_iter().enumerate().rev() {
        if ui.add(link(shown.theme, &text)).on_hover_text(words::SHOW_LIST.text(lang)).clicked() {
            actions.push(Action::Gaps(Ask::List(Filter::only(only))));
        }
        if at > 0 {
            ui.weak("·");
        }
    }
}

/// Shortens what stands beside the health figure or the first headline until it fits: first the
/// permissions go, which the list has as well, then the words behind the count of all.
fn fit(links: &mut Vec<(String, Only)>, room: f32, lang: Lang, open: usize) {
    let style = Style::new(12.0, Face::Medium);
    let too_wide = |links: &[(String, Only)]| {
        links.iter().map(|(text, _)| width(text, style) + LINK).sum::<f32>() > room
    };
    let legal = |links: &[(String, Only)]| links.iter().rposition(|(_, only)| *only == Only::Legal);
    if too_wide(links)
        && links.iter().filter(|(_, only)| *only == Only::Legal).count() > 1
        && let Some(at) = legal(links)
    {
        links.remove(at);
    }
    if too_wide(links)
        && let Some((text, _)) = links.first_mut()
    {
        *text = words::ALL_SHORT.fill(lang, &[("n", &open.to_string())]);
    }
}

/// What is not filled in on the map shown, with the touchpoints that lack it.
pub fn lacks<'a>(shown: &Shown<'a>) -> impl Iterator<Item = (Words, &'a [Id<Touchpoint>])> {
    let picture = shown.document.picture();
    picture.into_iter().flat_map(|picture| picture.facts.lacks())
}

/// The headlines of the stories on the rest of the line; those that have no room fold out.
fn short_ui(ui: &mut Ui, shown: &Shown<'_>, insight: &Insight, actions: &mut Vec<Action>) {
    let told = &insight.stories.told;
    if told.is_empty() {
        ui.weak(words::NOTHING.text(shown.lang));
    }
    for (at, story) in told.iter().enumerate() {
        let headline = story.headline.text(shown.lang);
        let room = ui.available_width() - 40.0 - more_width(told.len() - at - 1);
        let text = crate::text::fit(headline, Style::new(12.5, Face::Medium), room);
        // A few letters of the next one tell nothing.
        if room < 30.0 || (at > 0 && text != headline) {
            more_ui(ui, shown, insight, at, actions);
            break;
        }
        let (area, _) = ui.allocate_exact_size(vec2(16.0, 20.0), Sense::hover());
        paint_mark(ui.painter(), area.center(), story.level, 6.0, shown.theme);
        let button = ui.add(Button::new(text).frame_when_inactive(false));
        let sentence = insight.sentences.get(at).map_or("", String::as_str);
        button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, headline));
        if button.on_hover_text(sentence).clicked() {
            actions.push(Action::Gaps(Ask::Story(story.about.clone())));
        }
    }
}

/// The room that the way to so many more stories needs at least, in points.
fn more_width(count: usize) -> f32 {
    if count == 0 { 0.0 } else { width(&format!("+{count}"), Style::new(12.5, Face::Regular)) + MORE }
}

/// The stories from this place on, in a menu.
fn more_ui(ui: &mut Ui, shown: &Shown<'_>, insight: &Insight, from: usize, actions: &mut Vec<Action>) {
    let stories = insight.stories.told.iter().enumerate().skip(from);
    let name = words::AND_MORE.fill(shown.lang, &[("n", &stories.len().to_string())]);
    let fits = width(&name, Style::new(12.5, Face::Regular)) + MORE <= ui.available_width();
    let text = if fits { name.clone() } else { format!("+{}", stories.len()) };
    let text = RichText::new(text).color(appearance::colour(shown.theme.accent));
    let (button, _) = MenuButton::from_button(Button::new(text).frame_when_inactive(false)).ui(ui, |ui| {
        for (at, story) in stories {
            let sentence = insight.sentences.get(at).map_or("", String::as_str);
            if ui.button(story.headline.text(shown.lang)).on_hover_text(sentence).clicked() {
                actions.push(Action::Gaps(Ask::Story(story.about.clone())));
            }
        }
    });
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
}

fn stories_ui(ui: &mut Ui, shown: &Shown<'_>, insight: &Insight, actions: &mut Vec<Action>) {
    if insight.stories.told.is_empty() {
        ui.add_space(8.0);
        ui.weak(words::NOTHING.text(shown.lang));
    }
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.add_space(1.0);
    for (at, story) in insight.stories.told.iter().enumerate() {
        let sentence = insight.sentences.get(at).map_or("", String::as_str);
        story_ui(ui, shown, (at + 1, story), sentence, actions);
    }
}

/// One story: its rank in the shape of its level, headline, sentence; the repair at the right.
fn story_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (rank, story): (usize, &Story),
    sentence: &str,
    actions: &mut Vec<Action>,
) {
    let (theme, lang) = (shown.theme, shown.lang);
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), 37.0), Sense::click());
    let headline = story.headline.text(lang);
    let level = story.level.label().text(lang);
    let name = format!("{rank}. {headline} ({level}). {sentence}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let edge = if response.hovered() || response.has_focus() { theme.accent } else { theme.line };
    let fill = appearance::colour(theme.paper).lerp_to_gamma(appearance::colour(theme.ground), 0.6);
    let stroke = egui::Stroke::new(1.0, appearance::colour(edge));
    ui.painter().rect(area, 7.0, fill, stroke, egui::StrokeKind::Inside);
    let middle = pos2(area.left() + 18.0, area.center().y);
    paint_mark(ui.painter(), middle, story.level, 10.0, theme);
    let white = appearance::colour(theme.on_accent);
    let below = if story.level == Severity::High { vec2(0.0, 2.5) } else { vec2(0.0, 0.0) };
    let face = appearance::face(11.0, Face::Bold);
    ui.painter().text(middle + below, Align2::CENTER_CENTER, rank.to_string(), face, white);
    let repair = story.repair.text(lang);
    let style = crate::text::Style::new(12.5, Face::Medium);
    let repair_width = crate::text::width(repair, style) + 18.0;
    let left = area.left() + 36.0;
    let room = (area.right() - repair_width - 28.0 - left).max(40.0);
    let fit =
        |text: &str, size: f32, face: Face| crate::text::fit(text, crate::text::Style::new(size, face), room);
    let painter = ui.painter();
    painter.text(
        pos2(left, area.top() + 11.0),
        Align2::LEFT_CENTER,
        fit(headline, 13.0, Face::SemiBold),
        appearance::face(13.0, Face::SemiBold),
        appearance::colour(theme.ink),
    );
    painter.text(
        pos2(left, area.top() + 26.5),
        Align2::LEFT_CENTER,
        fit(sentence, 12.0, Face::Regular),
        appearance::face(12.0, Face::Regular),
        appearance::colour(theme.secondary),
    );
    let spot = Rect::from_min_max(
        pos2(area.right() - repair_width - 12.0, area.top() + 6.0),
        pos2(area.right() - 6.0, area.bottom() - 6.0),
    );
    let button = link(theme, repair).truncate();
    let right = Layout::right_to_left(Align::Center);
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(spot).layout(right));
    if inner.add(button).on_hover_text(words::SHOW_LIST.text(lang)).clicked() {
        actions.push(Action::Gaps(Ask::List(Filter::only(Only::Story(story.about.clone())))));
    }
    let tip = format!("{sentence}\n{}", words::SHOW_STORY.text(lang));
    if response.on_hover_text(tip).clicked() {
        actions.push(Action::Gaps(Ask::Story(story.about.clone())));
    }
}

/// A share in whole per cent.
fn percent(share: f64) -> i64 {
    (share * 100.0).round() as i64
}

/// How much is in order and what has changed since the file was opened; opened, its parts.
pub fn health_ui(ui: &mut Ui, shown: &Shown<'_>, insight: &Insight) {
    let Some(text) = health_words(shown, insight) else { return };
    let before = shown.document.gaps.opened();
    ui.menu_button(RichText::new(text).color(appearance::colour(shown.theme.secondary)), |ui| {
        ui.set_width(430.0);
        ui.add(egui::Label::new(words::HEALTH_WHAT.text(shown.lang)).wrap());
        ui.separator();
        egui::Grid::new("health").num_columns(4).spacing(vec2(14.0, 5.0)).show(ui, |ui| {
            for part in &insight.health.parts {
                part_ui(ui, shown, part, before.and_then(|health| health.part(part.family)));
                ui.end_row();
            }
        });
    });
}

/// How much is in order, and how that changed since the file was opened.
fn health_words(shown: &Shown<'_>, insight: &Insight) -> Option<String> {
    let now = percent(insight.health.share()?);
    let before = shown.document.gaps.opened().and_then(Health::share).map(percent);
    let checks = words::CHECKS.count(shown.lang, insight.health.parts.iter().map(|part| part.checks).sum());
    Some(health_text(shown.lang, (now, &checks), before))
}

fn health_text(lang: Lang, (now, checks): (i64, &str), before: Option<i64>) -> String {
    let change = now - before.unwrap_or(now);
    let label = match change {
        0 => words::HEALTH,
        1.. => words::HEALTH_UP,
        _ => words::HEALTH_DOWN,
    };
    let (n, change) = (now.to_string(), change.abs().to_string());
    label.fill(lang, &[("n", &n), ("checks", checks), ("change", &change)])
}

fn part_ui(ui: &mut Ui, shown: &Shown<'_>, part: &Part, before: Option<&Part>) {
    let lang = shown.lang;
    ui.label(part.family.label().text(lang));
    let Some(share) = part.share() else {
        ui.weak(words::HEALTH_NONE.text(lang));
        return;
    };
    let (bar, _) = ui.allocate_exact_size(vec2(70.0, 9.0), Sense::hover());
    let painter = ui.painter();
    painter.rect_filled(bar, 3.0, appearance::colour(shown.theme.line));
    let filled = Rect::from_min_size(bar.min, vec2(bar.width() * share as f32, bar.height()));
    painter.rect_filled(filled, 3.0, appearance::colour(shown.theme.good));
    let figure = words::HEALTH_PART.fill(lang, &[("n", &percent(share).to_string())]);
    let was = before.and_then(Part::share).map(percent).filter(|was| *was != percent(share));
    let was = was.map(|was| words::HEALTH_CHANGE.fill(lang, &[("before", &was.to_string())]));
    ui.label(was.map_or(figure.clone(), |was| format!("{figure}, {was}")));
    let checks = words::CHECKS.count(lang, part.checks);
    ui.weak(format!("{checks}, {}", words::GAPS.count(lang, part.findings)));
}

/// Kept for the theme's test of contrast: the levels that carry a number.
#[cfg(test)]
mod tests {
    use super::super::here::level_colour;
    use super::*;
    use crate::theme::Theme;

    #[test]
    fn numbers_on_levels_can_be_read_in_every_theme() {
        for name in Theme::names() {
            let theme = Theme::named(name).unwrap();
            for level in [Severity::Critical, Severity::High, Severity::Medium] {
                let contrast = level_colour(&theme, level).contrast(theme.on_accent);
                assert!(contrast >= 4.5, "{name}, {level:?}: {contrast}");
            }
        }
    }

    #[test]
    fn a_change_is_told_in_words() {
        let text = |lang, now, checks| health_text(lang, (now, checks), Some(72));
        assert_eq!(text(Lang::En, 72, "9 checks"), "72 % of 9 checks in order");
        assert_eq!(text(Lang::Nl, 74, "9 controles"), "74 % van 9 controles op orde, 2 erbij sinds openen");
        assert_eq!(text(Lang::En, 70, "9 checks"), "70 % of 9 checks in order, 2 down since opened");
    }
}
