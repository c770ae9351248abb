//! The SVG of a scene as pixels, with the bundled fonts only, so that it is the same everywhere.

use std::sync::Arc;

use png::{BitDepth, ColorType, Compression, Encoder, PixelDimensions, Unit};
use resvg::tiny_skia::{Pixmap, PixmapMut, Transform};
use resvg::usvg::fontdb::{Database, ID, Source};
use resvg::usvg::{self, FontFamily, FontResolver, FontStyle, Tree};

use super::{ExportError, PICTURE, Resolution, refuse_missing_glyphs, svg};
use crate::scene::Scene;
use crate::text::{self, EMOJI_FAMILY, Face};
use crate::vocabulary::told;

/// The widest and highest picture, in pixels.
pub const MAX_WIDTH: u32 = 16_384;
/// The most pixels of a picture: 800 MB while it is drawn.
const MAX_PIXELS: u64 = 200_000_000;
/// Pixels per inch at scale 1, as CSS has it.
const PIXELS_PER_INCH: f32 = 96.0;
const INCHES_PER_METRE: f32 = 39.370_08;

/// The scene as a PNG, its resolution stored in the file.
pub fn png(scene: &Scene, resolution: Resolution) -> Result<Vec<u8>, ExportError> {
    let (width, height, scale) = size(scene, resolution)?;
    refuse_missing_glyphs(scene)?;
    let tree = tree(&svg(scene)?)?;
    let too_large = || ExportError {
        message: told!("the picture does not fit into memory" / "de afbeelding past niet in het geheugen"),
        hint: told!("choose a smaller width" / "kies een kleinere breedte"),
    };
    let mut pixels = Pixmap::new(width, height).ok_or_else(too_large)?;
    draw(&tree, scene, &mut pixels.as_mut());
    encode(&pixels, scale)
}

/// Width and height in pixels, and pixels per map point.
fn size(scene: &Scene, resolution: Resolution) -> Result<(u32, u32, f32), ExportError> {
    let points = scene.bounds.size();
    if !(points.x >= 1.0 && points.y >= 1.0 && points.x.is_finite() && points.y.is_finite()) {
        return Err(ExportError {
            message: told!("there is nothing to draw" / "er is niets te tekenen"),
            hint: told!(
                "choose another phase, persona or selection" / "kies een andere fase, persona of keuze"
            ),
        });
    }
    let scale = match resolution {
        Resolution::Scale(scale) if (1.0..=4.0).contains(&scale) => scale,
        Resolution::Scale(scale) => {
            return Err(ExportError {
                message: told!(
                    "the scale {scale} is not between 1 and 4" / "de schaal {scale} ligt niet tussen 1 en 4",
                    scale = scale.to_string()
                ),
                hint: told!("choose a scale from 1 to 4" / "kies een schaal van 1 tot 4"),
            });
        }
        Resolution::Width(0) => {
            return Err(ExportError {
                message: told!(
                    "a picture of width 0 shows nothing" / "een afbeelding van breedte 0 toont niets"
                ),
                hint: told!("choose a width" / "kies een breedte"),
            });
        }
        Resolution::Width(width) => width as f32 / points.x,
    };
    let width = match resolution {
        Resolution::Width(width) => f64::from(width),
        Resolution::Scale(_) => f64::from(points.x * scale).round(),
    };
    let height = f64::from(points.y * scale).round().max(1.0);
    let limit = f64::from(MAX_WIDTH);
    if width > limit || height > limit || width * height > MAX_PIXELS as f64 {
        return Err(ExportError {
            message: told!(
                "a picture of {width} by {height} pixels is too large"
                    / "een afbeelding van {width} bij {height} pixels is te groot",
                width = width.to_string(),
                height = height.to_string()
            ),
            hint: told!(
                "choose a smaller scale or width (at most 16384 pixels a side), one phase, or SVG, which has no limit"
                    / "kies een kleinere schaal of breedte (hooguit 16384 pixels per zijde), een fase, of SVG, dat geen grens heeft"
            ),
        });
    }
    Ok((width as u32, height as u32, scale))
}

/// The picture as paths: text is shaped with the bundled faces.
fn tree(svg: &str) -> Result<Tree, ExportError> {
    let mut fonts = Database::new();
    let mut load =
        |bytes: &'static [u8]| fonts.load_font_source(Source::Binary(Arc::new(bytes))).first().copied();
    let faces: Vec<(Face, Option<ID>)> =
        Face::ALL.into_iter().map(|face| (face, load(face.bytes()))).collect();
    let emoji = load(text::emoji_bytes());
    let select = move |font: &usvg::Font, _: &mut Arc<Database>| {
        let first = font.families().first();
        if matches!(first, Some(FontFamily::Named(name)) if name == EMOJI_FAMILY) {
            return emoji;
        }
        let italic = font.style() != FontStyle::Normal;
        let fits = |face: Face| match face {
            Face::Italic => italic,
            _ => !italic && face.weight() == font.weight(),
        };
        faces.iter().find(|(face, _)| fits(*face)).or_else(|| faces.first()).and_then(|(_, id)| *id)
    };
    let options = usvg::Options {
        fontdb: Arc::new(fonts),
        font_resolver: FontResolver {
            select_font: Box::new(select),
            select_fallback: Box::new(move |_, used, _| emoji.filter(|id| !used.contains(id))),
        },
        ..usvg::Options::default()
    };
    Tree::from_str(svg, &options).map_err(|cause| ExportError::broken(PICTURE, &cause))
}

fn draw(tree: &Tree, scene: &Scene, pixels: &mut PixmapMut<'_>) {
    let size = scene.bounds.size();
    let (x, y) = (pixels.width() as f32 / size.x, pixels.height() as f32 / size.y);
    resvg::render(tree, Transform::from_scale(x, y), pixels);
}

fn encode(pixels: &Pixmap, scale: f32) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    let per_metre = (PIXELS_PER_INCH * scale * INCHES_PER_METRE).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
    // The ground of a scene is opaque, and so is every pixel.
    let data: Vec<u8> =
        pixels.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(&data)?;
        writer.finish()
    });
    written.map_err(|cause| ExportError::broken(PICTURE, &cause))?;
    Ok(bytes)
}
