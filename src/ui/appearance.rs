//! The window's look: egui's fonts, sizes and colours, made from the theme of the map.
//! Knows nothing of documents.

use std::sync::Arc;

use egui::epaint::Shadow;
use egui::{Color32, CornerRadius, FontData, FontFamily, FontId, Margin, Stroke, TextStyle, Visuals, vec2};

use crate::text::Face;
use crate::theme::{Rgb, Theme};

/// The family name of the icon font.
const ICONS: &str = "Lucide";

/// Scroll bars that stay in view beside rows and columns: plain to see, and not as loud as the text.
pub fn quiet_bars(ui: &mut egui::Ui, theme: &Theme) {
    ui.spacing_mut().scroll = egui::style::ScrollStyle {
        foreground_color: false,
        bar_width: 7.0,
        ..egui::style::ScrollStyle::solid()
    };
    let handle = colour(theme.secondary).gamma_multiply(0.7);
    let widgets = &mut ui.visuals_mut().widgets;
    for look in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
        look.bg_fill = handle;
    }
}

/// egui's colour for one of the theme.
pub fn colour(rgb: Rgb) -> Color32 {
    Color32::from_rgb(rgb.0, rgb.1, rgb.2)
}

/// Text in one of the bundled faces.
pub fn face(size: f32, face: Face) -> FontId {
    FontId::new(size, FontFamily::Name(face.family_name().into()))
}

/// Icons at this size.
pub fn icons(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(ICONS.into()))
}

/// Paints rows of text below each other; `at` is the middle of the left end of the first, `pitch` from one to
/// the next.
pub fn paint_lines(
    painter: &egui::Painter,
    (at, pitch): (egui::Pos2, f32),
    lines: &[String],
    format: &egui::TextFormat,
) {
    for (row, line) in lines.iter().enumerate() {
        let line = crate::text::on_screen(line).into_owned();
        let galley = painter.layout_job(egui::text::LayoutJob::single_section(line, format.clone()));
        let middle = at + vec2(0.0, pitch * row as f32);
        let place = egui::Align2::LEFT_CENTER.anchor_size(middle, galley.size());
        painter.galley(place.min, galley, format.color);
    }
}

/// Puts the bundled fonts and the sizes of the window in place; once, at the start.
pub fn install(ctx: &egui::Context) {
    let mut fonts = crate::text::definitions();
    fonts.font_data.insert(ICONS.into(), Arc::new(FontData::from_static(lucide_icons::LUCIDE_FONT_BYTES)));
    fonts.families.insert(FontFamily::Name(ICONS.into()), vec![ICONS.into()]);
    ctx.set_fonts(fonts);
    // For what the bundled fonts lack, the same faces as measuring and files take.
    ctx.add_font_provider(crate::text::provider());
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    ctx.all_styles_mut(|style| {
        style.text_styles = [
            (TextStyle::Small, face(11.5, Face::Regular)),
            (TextStyle::Body, face(12.5, Face::Regular)),
            (TextStyle::Button, face(12.5, Face::Regular)),
            (TextStyle::Monospace, face(12.5, Face::Regular)),
            (TextStyle::Heading, face(17.0, Face::Bold)),
        ]
        .into();
        style.spacing.item_spacing = vec2(6.0, 5.0);
        style.spacing.button_padding = vec2(9.0, 4.0);
        style.spacing.interact_size = vec2(28.0, 26.0);
        style.spacing.menu_margin = Margin::same(6);
        style.spacing.combo_height = 420.0;
        style.interaction.selectable_labels = false;
        style.animation_time = 0.0;
    });
}

/// The theme's colours for everything that egui draws.
pub fn apply(ctx: &egui::Context, theme: &Theme) {
    let base = if theme.dark { egui::Theme::Dark } else { egui::Theme::Light };
    ctx.set_theme(base);
    ctx.set_visuals_of(base, visuals(theme));
}

/// egui's colours for a theme.
fn visuals(theme: &Theme) -> Visuals {
    let [ink, secondary, line] = [theme.ink, theme.secondary, theme.line].map(colour);
    let [paper, ground, accent] = [theme.paper, theme.ground, theme.accent].map(colour);
    let mut visuals = if theme.dark { Visuals::dark() } else { Visuals::light() };
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(secondary);
    visuals.panel_fill = paper;
    visuals.window_fill = paper;
    visuals.window_stroke = Stroke::new(1.0, line);
    visuals.extreme_bg_color = paper;
    visuals.text_edit_bg_color = Some(paper);
    visuals.faint_bg_color = ground;
    visuals.code_bg_color = ground;
    visuals.hyperlink_color = accent;
    visuals.warn_fg_color = colour(theme.high);
    visuals.error_fg_color = colour(theme.critical);
    visuals.selection.bg_fill =
        if theme.dark { accent.gamma_multiply(0.35) } else { accent.gamma_multiply(0.2) };
    // Text on that ground has this colour, so it stands further from it than the accent.
    visuals.selection.stroke = Stroke::new(1.5, accent.lerp_to_gamma(ink, 0.5));
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(6);
    let shadow = Shadow { offset: [0, 4], blur: 14, spread: 0, color: Color32::from_black_alpha(40) };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    let hover = if theme.dark { colour(theme.line) } else { ground };
    let widgets = &mut visuals.widgets;
    for (state, fill, stroke, text) in [
        (&mut widgets.noninteractive, paper, line, ink),
        (&mut widgets.inactive, paper, line, ink),
        (&mut widgets.hovered, hover, secondary, ink),
        (&mut widgets.active, hover, accent, ink),
        (&mut widgets.open, hover, accent, ink),
    ] {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(1.0, stroke);
        state.fg_stroke = Stroke::new(1.0, text);
        state.corner_radius = CornerRadius::same(5);
        state.expansion = 0.0;
    }
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_gives_visuals_with_its_ink() {
        for name in Theme::names() {
            let theme = Theme::named(name).unwrap();
            let visuals = visuals(&theme);
            assert_eq!(visuals.dark_mode, theme.dark, "{name}");
            assert_eq!(visuals.widgets.inactive.fg_stroke.color, colour(theme.ink));
        }
    }
}
