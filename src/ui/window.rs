//! Opening the window: with which graphics, how large and where, and what the window remembers of
//! that. Knows nothing of what is shown in it.

use std::path::PathBuf;

use super::WandelApp;
use crate::settings::Settings;
use crate::storage;

/// See [`super::run`].
pub(super) fn run(file: Option<PathBuf>, renderer: Option<String>) -> Result<(), String> {
    let settings = storage::load_settings();
    let wanted = renderer.or_else(|| Some(settings.renderer.clone()).filter(|name| !name.is_empty()));
    let order: &[eframe::Renderer] = match wanted.as_deref() {
        Some("wgpu") => &[eframe::Renderer::Wgpu],
        Some("glow") => &[eframe::Renderer::Glow],
        _ => &[eframe::Renderer::Glow, eframe::Renderer::Wgpu],
    };
    let mut causes = Vec::new();
    for renderer in order {
        match open_window(*renderer, settings.clone(), file.clone()) {
            Ok(()) => return Ok(()),
            Err(error) => causes.push(format!("{renderer}: {}", brief(without_place(&error.to_string())))),
        }
    }
    Err(format!(
        "no window could be opened: the graphics driver (OpenGL, Vulkan or DirectX) did not answer; update it, or try \
         another one with `--renderer wgpu` or `--renderer glow` ({})",
        causes.join("; ")
    ))
}

/// The cause without the line of a library's source at which it was noticed: that helps nobody.
fn without_place(cause: &str) -> &str {
    let Some((_, behind)) = cause.rsplit_once(".rs:") else { return cause };
    behind.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ':').trim_start()
}

/// What a driver says, without the lists of settings that it was asked for.
fn brief(cause: &str) -> String {
    let last = cause.rsplit_once("Error: ").map_or(cause, |(_, last)| last);
    let line = crate::text::one_line(last);
    let mut short: String = line.chars().take(LONGEST_CAUSE).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    short
}

/// Letters of a driver's message that are shown.
const LONGEST_CAUSE: usize = 120;

fn open_window(renderer: eframe::Renderer, settings: Settings, file: Option<PathBuf>) -> eframe::Result {
    let (width, height) = settings.window.unwrap_or((1_600.0, 1_000.0));
    let mut options = eframe::NativeOptions {
        renderer,
        // Screen and exports show the same glyphs: those of the bundled fonts, else those of `text::provider`.
        system_font_fallback: false,
        viewport: egui::ViewportBuilder::default()
            .with_title("Wandel")
            .with_app_id("wandel")
            .with_drag_and_drop(true)
            .with_min_inner_size([800.0, 500.0])
            .with_inner_size([width.clamp(800.0, 10_000.0), height.clamp(500.0, 10_000.0)])
            .with_maximized(settings.maximized),
        ..eframe::NativeOptions::default()
    };
    if let Some((x, y)) = settings.position.filter(|(x, y)| on_a_desk(*x) && on_a_desk(*y)) {
        options.viewport = options.viewport.with_position([x, y]);
    }
    let restored = settings.position.is_some();
    if let eframe::egui_wgpu::WgpuSetup::CreateNew(setup) = &mut options.wgpu_options.wgpu_setup {
        // A map needs no discrete graphics card.
        setup.power_preference = eframe::wgpu::PowerPreference::LowPower;
    }
    eframe::run_native(
        "wandel",
        options,
        Box::new(move |creation| {
            if restored {
                bring_onto_a_monitor(creation);
            }
            Ok(Box::new(WandelApp::new(&creation.egui_ctx, settings, file)))
        }),
    )
}

/// Whether a window's corner can be here on any desk; a broken file must not say otherwise.
fn on_a_desk(corner: f32) -> bool {
    (-32_000.0..32_000.0).contains(&corner)
}

/// Moves the window if the monitor that it was on is gone: nobody can reach a bar outside of all.
fn bring_onto_a_monitor(creation: &eframe::CreationContext<'_>) {
    let Some(window) = creation.winit_window() else { return };
    // Some systems, Wayland among them, tell nobody where a window is; they place it themselves.
    let Ok(corner) = window.outer_position() else { return };
    let edge = |x: i32, y: i32, width: u32, height: u32| {
        egui::Rect::from_min_size(egui::pos2(x as f32, y as f32), egui::vec2(width as f32, height as f32))
    };
    let size = window.outer_size();
    let shown = edge(corner.x, corner.y, size.width, size.height);
    let mut monitors = window.available_monitors().map(|monitor| {
        let (corner, size) = (monitor.position(), monitor.size());
        edge(corner.x, corner.y, size.width, size.height)
    });
    if !monitors.any(|monitor| can_be_reached(shown, monitor))
        && let Some(monitor) = window.primary_monitor().or_else(|| window.available_monitors().next())
    {
        window.set_outer_position(monitor.position());
    }
}

/// Whether a window's upper edge, by which it is moved, can be taken hold of on this monitor.
fn can_be_reached(window: egui::Rect, monitor: egui::Rect) -> bool {
    let bar = egui::Rect::from_min_size(window.min, egui::vec2(window.width(), BAR));
    let common = bar.intersect(monitor);
    common.width() >= HOLD && common.height() >= BAR / 2.0
}

/// About the height of a window's title, in pixels.
const BAR: f32 = 32.0;
/// So much of the title must be seen to take hold of it, in pixels.
const HOLD: f32 = 100.0;

/// Takes over where the window is and how large, to be written when it closes. A maximised or
/// full-screen window keeps the size that it had before.
pub(super) fn remember(ctx: &egui::Context, settings: &mut Settings) {
    let zoom = ctx.zoom_factor();
    ctx.input(|input| {
        let window = input.viewport();
        settings.maximized = window.maximized.unwrap_or(false);
        if settings.maximized || window.fullscreen.unwrap_or(false) || window.minimized.unwrap_or(false) {
            return;
        }
        if let Some(inner) = window.inner_rect {
            settings.window = Some((inner.width() * zoom, inner.height() * zoom));
        }
        if let Some(outer) = window.outer_rect {
            settings.position = Some((outer.min.x * zoom, outer.min.y * zoom));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Rect, pos2, vec2};

    #[test]
    fn causes_name_no_line_of_a_library() {
        let cause = "os error at /home/me/winit/src/mod.rs:788: Failed to open connection to X server";
        assert_eq!(without_place(cause), "Failed to open connection to X server");
        assert_eq!(without_place("no adapter"), "no adapter");
    }

    #[test]
    fn a_window_must_be_reachable() {
        let monitor = Rect::from_min_size(pos2(0.0, 0.0), vec2(1920.0, 1080.0));
        let window = |x: f32, y: f32| Rect::from_min_size(pos2(x, y), vec2(1600.0, 1000.0));
        for (x, y) in [(0.0, 0.0), (-1400.0, 200.0), (1800.0, 1000.0), (-8.0, -8.0)] {
            assert!(can_be_reached(window(x, y), monitor), "{x} {y}");
        }
        for (x, y) in [(5000.0, 0.0), (-1590.0, 200.0), (100.0, -600.0), (100.0, 1079.0), (-3000.0, 20.0)] {
            assert!(!can_be_reached(window(x, y), monitor), "{x} {y}");
        }
    }
}
