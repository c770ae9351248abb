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
            Err(error) => causes.push(format!("{renderer}: {error}")),
        }
    }
    Err(format!(
        "no window could be opened: neither the display nor the graphics driver (OpenGL, Vulkan or DirectX) answered ({}). \
         Update the driver, try `wandel --renderer wgpu`, or draw without a window: wandel export FILE --to map.png",
        causes.join("; ")
    ))
}

fn open_window(renderer: eframe::Renderer, settings: Settings, file: Option<PathBuf>) -> eframe::Result {
    let (width, height) = settings.window.unwrap_or((1_600.0, 1_000.0));
    let mut options = eframe::NativeOptions {
        renderer,
        // Screen and exports show the same glyphs: those of the bundled fonts.
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
    if let eframe::egui_wgpu::WgpuSetup::CreateNew(setup) = &mut options.wgpu_options.wgpu_setup {
        // A map needs no discrete graphics card.
        setup.power_preference = eframe::wgpu::PowerPreference::LowPower;
    }
    eframe::run_native(
        "wandel",
        options,
        Box::new(move |creation| Ok(Box::new(WandelApp::new(&creation.egui_ctx, settings, file)))),
    )
}

/// Whether a window's corner may be here; a window that was on a screen that is gone must not
/// open far outside.
fn on_a_desk(corner: f32) -> bool {
    (-16.0..8_000.0).contains(&corner)
}

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
