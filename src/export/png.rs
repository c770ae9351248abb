//! A scene as pixels, through its SVG. Strips of the picture are painted one after another and go
//! straight into the file, so that a large one needs no more memory than a small one.

use emath::{Rect, vec2};
use png::{BitDepth, ColorType, Compression, Encoder, PixelDimensions, Unit};
use resvg::tiny_skia::{Color, Pixmap, Transform};

use super::tree::Trees;
use super::{ExportError, PICTURE, Resolution, Settings, nothing, refuse_missing_glyphs};
use crate::scene::{Group, Scene};
use crate::theme::Rgb;
use crate::vocabulary::told;

/// The widest and highest picture, in pixels: beyond it places are no longer told apart to a part of a pixel.
pub const MAX_SIDE: u32 = 262_144;
/// Pixels per inch at scale 1, as CSS has it.
const PIXELS_PER_INCH: f32 = 96.0;
const INCHES_PER_METRE: f32 = 39.370_08;
/// How many pixels are painted before they go into the file.
const STRIP: usize = 8_000_000;
/// The widest part that is painted at once: beyond this, the painter cuts parts itself and is slow.
const BLOCK: u32 = 8_000;
/// How many groups are read at once: few enough to need little memory, enough not to begin anew for each.
const BATCH: usize = 64;

/// The scene as a PNG, its resolution stored in the file.
pub fn png(scene: &Scene, settings: impl Into<Settings>) -> Result<Vec<u8>, ExportError> {
    let settings = settings.into();
    let (width, height, scale) = size(scene, settings.resolution)?;
    refuse_missing_glyphs(scene)?;
    let painter = Painter {
        scene,
        trees: Trees::new(),
        scale: [width as f32 / scene.bounds.width(), height as f32 / scene.bounds.height()],
        transparent: settings.transparent,
    };
    let mut bytes = Vec::new();
    let broken = |cause: png::EncodingError| ExportError::broken(PICTURE, &cause);
    let mut file =
        encoder(&mut bytes, [width, height], scale, settings.transparent).write_header().map_err(broken)?;
    let mut writer = file.stream_writer().map_err(broken)?;
    let rows = (STRIP as u32 / width).clamp(16, height.max(16));
    let mut top = 0;
    while top < height {
        let high = rows.min(height - top);
        let strip = painter.strip(top, width, high)?;
        std::io::Write::write_all(&mut writer, &strip)
            .map_err(|cause| ExportError::broken(PICTURE, &cause))?;
        top += high;
        settings.progress.reach(top as f32 / height as f32)?;
    }
    writer.finish().and_then(|()| file.finish()).map_err(broken)?;
    Ok(bytes)
}

/// A picture as it is put on a clipboard.
#[derive(Clone, PartialEq)]
pub struct Pixels {
    /// Width and height.
    pub size: [u32; 2],
    /// Red, green and blue of each pixel, row by row.
    pub rgb: Vec<u8>,
}

/// The most pixels that a clipboard is given: programs hold them several times over.
const MOST_COPIED: f32 = 8_000_000.0;
/// The longest side of such a picture.
const LONGEST_COPIED: f32 = 4_096.0;

/// The scene as pixels: two for a map point where that is not too many.
pub fn pixels(scene: &Scene) -> Result<Pixels, ExportError> {
    let points = scene.bounds.size();
    let scale = 2.0_f32
        .min(LONGEST_COPIED / points.x.max(points.y).max(1.0))
        .min((MOST_COPIED / (points.x * points.y).max(1.0)).sqrt());
    let (width, height, _) = size(scene, Resolution::Width((points.x * scale).round().max(1.0) as u32))?;
    refuse_missing_glyphs(scene)?;
    let painter = Painter {
        scene,
        trees: Trees::new(),
        scale: [width as f32 / points.x, height as f32 / points.y],
        transparent: false,
    };
    Ok(Pixels { size: [width, height], rgb: painter.strip(0, width, height)? })
}

fn encoder(
    bytes: &mut Vec<u8>,
    [width, height]: [u32; 2],
    scale: f32,
    transparent: bool,
) -> Encoder<'static, &mut Vec<u8>> {
    let mut encoder = Encoder::new(bytes, width, height);
    // The ground of a scene is opaque, and so is every pixel on it.
    encoder.set_color(if transparent { ColorType::Rgba } else { ColorType::Rgb });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    let per_metre = (PIXELS_PER_INCH * scale * INCHES_PER_METRE).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
    encoder
}

/// Width and height in pixels, and pixels per map point.
fn size(scene: &Scene, resolution: Resolution) -> Result<(u32, u32, f32), ExportError> {
    let points = scene.bounds.size();
    if !(points.x >= 1.0 && points.y >= 1.0 && points.x.is_finite() && points.y.is_finite()) {
        return Err(nothing());
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
    let limit = f64::from(MAX_SIDE);
    if width > limit || height > limit {
        return Err(ExportError {
            message: told!(
                "a picture of {width} by {height} pixels is too large"
                    / "een afbeelding van {width} bij {height} pixels is te groot",
                width = width.to_string(),
                height = height.to_string()
            ),
            hint: told!(
                "choose a smaller scale or width (at most {most} pixels a side), one phase, or SVG, which has no limit"
                    / "kies een kleinere schaal of breedte (hooguit {most} pixels per zijde), een fase, of SVG, dat geen grens heeft",
                most = MAX_SIDE.to_string()
            ),
        });
    }
    Ok((width as u32, height as u32, scale))
}

/// Paints parts of a scene.
struct Painter<'a> {
    scene: &'a Scene,
    trees: Trees,
    /// Pixels per map point, across and down.
    scale: [f32; 2],
    transparent: bool,
}

impl Painter<'_> {
    /// The rows of pixels from `top`, as the file has them.
    fn strip(&self, top: u32, width: u32, high: u32) -> Result<Vec<u8>, ExportError> {
        let depth = if self.transparent { 4 } else { 3 };
        let row = width as usize * depth;
        let mut strip = vec![0; row * high as usize];
        let mut left = 0;
        while left < width {
            let wide = BLOCK.min(width - left);
            let pixels = self.block(left, top, wide, high)?;
            let (start, part) = (left as usize * depth, wide as usize * depth);
            let into = strip.chunks_exact_mut(row).filter_map(|row| row.get_mut(start..start + part));
            for (into, from) in into.zip(pixels.data().chunks_exact(wide as usize * 4)) {
                self.put(into, from);
            }
            left += wide;
        }
        Ok(strip)
    }

    /// Painted pixels have their opacity multiplied in, those of a file do not.
    fn put(&self, into: &mut [u8], from: &[u8]) {
        if !self.transparent {
            for (into, from) in into.chunks_exact_mut(3).zip(from.chunks_exact(4)) {
                into.copy_from_slice(from.get(..3).unwrap_or_default());
            }
            return;
        }
        for (into, from) in into.chunks_exact_mut(4).zip(from.chunks_exact(4)) {
            let opacity = u32::from(from.last().copied().unwrap_or_default());
            for (into, from) in into.iter_mut().zip(from.iter().take(3)) {
                *into = ((u32::from(*from) * 255 + opacity / 2) / opacity.max(1)).min(255) as u8;
            }
            if let Some(last) = into.last_mut() {
                *last = opacity as u8;
            }
        }
    }

    /// A rectangle of pixels.
    fn block(&self, left: u32, top: u32, wide: u32, high: u32) -> Result<Pixmap, ExportError> {
        let mut pixels = Pixmap::new(wide, high).ok_or_else(|| ExportError {
            message: told!(
                "the picture does not fit into memory" / "de afbeelding past niet in het geheugen"
            ),
            hint: told!("choose a smaller width" / "kies een kleinere breedte"),
        })?;
        if !self.transparent {
            let Rgb(red, green, blue) = self.scene.background;
            pixels.fill(Color::from_rgba8(red, green, blue, 255));
        }
        let [x, y] = self.scale;
        let corner = self.scene.bounds.min + vec2(left as f32 / x, top as f32 / y);
        // A pixel at the edge is touched by what ends within it.
        let sight =
            Rect::from_min_size(corner, vec2(wide as f32 / x, high as f32 / y)).expand(2.0 / x.min(y));
        let transform = Transform::from_scale(x, y).post_translate(-(left as f32), -(top as f32));
        let seen: Vec<&Group> =
            self.scene.groups.iter().filter(|group| sight.intersects(group.bounds)).collect();
        for groups in seen.chunks(BATCH) {
            let tree = self.trees.of(self.scene, groups.iter().copied())?;
            resvg::render(&tree, transform, &mut pixels.as_mut());
        }
        Ok(pixels)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{self, Request};
    use crate::scene::{self, Options};
    use crate::theme::Theme;

    fn sample() -> Scene {
        let text = crate::vocabulary::sample("first-steps").unwrap();
        let workspace = crate::storage::parse("first.ron", text).unwrap().workspace;
        let journey = &workspace.journeys[0];
        let place = layout::layout(&workspace, journey, &Request::default(), None);
        scene::build(&workspace, journey, &place, &Theme::light(), &Options::default())
    }

    /// Size, samples a pixel, and the pixels.
    fn read(bytes: &[u8]) -> ([u32; 2], usize, Vec<u8>) {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut pixels).unwrap();
        ([frame.width, frame.height], frame.color_type.samples(), pixels)
    }

    #[test]
    fn strips_and_blocks_make_the_same_picture_as_one_piece() {
        let scene = sample();
        let width = BLOCK + 700;
        let (size, samples, strips) = read(&png(&scene, Resolution::Width(width)).unwrap());
        assert_eq!((size[0], samples), (width, 3));
        assert!(u64::from(size[0]) * u64::from(size[1]) > STRIP as u64, "several strips");
        let mut whole = Pixmap::new(size[0], size[1]).unwrap();
        let Rgb(red, green, blue) = scene.background;
        whole.fill(Color::from_rgba8(red, green, blue, 255));
        let tree = Trees::new().of(&scene, &scene.groups).unwrap();
        let scale = Transform::from_scale(
            size[0] as f32 / scene.bounds.width(),
            size[1] as f32 / scene.bounds.height(),
        );
        resvg::render(&tree, scale, &mut whole.as_mut());
        let near = |(one, other): (&[u8], &[u8])| {
            one.iter().zip(other).all(|(one, other)| one.abs_diff(*other) <= 2)
        };
        let pairs = strips.chunks_exact(3).zip(whole.data().chunks_exact(4));
        let off = pairs.filter(|pair| !near((pair.0, &pair.1[..3]))).count();
        assert!(off * 1_000 <= whole.pixels().len(), "{off} pixels differ");
    }

    #[test]
    fn nothing_is_behind_a_map_without_ground() {
        let scene = sample();
        let settings = Settings { transparent: true, ..Resolution::Width(800).into() };
        let (_, samples, pixels) = read(&png(&scene, settings).unwrap());
        assert_eq!(samples, 4);
        assert_eq!(pixels[..4], [0, 0, 0, 0], "the corner is empty");
        let (_, _, white) = read(&png(&scene, Resolution::Width(800)).unwrap());
        for (clear, white) in pixels.chunks_exact(4).zip(white.chunks_exact(3)) {
            for (colour, white) in clear.iter().zip(white) {
                let opacity = u32::from(clear[3]);
                let laid = (u32::from(*colour) * opacity + 255 * (255 - opacity)) / 255;
                assert!(laid.abs_diff(u32::from(*white)) <= 3, "{clear:?} on white is not {white}");
            }
        }
    }

    #[test]
    fn a_picture_that_is_stopped_is_not_made() {
        let settings: Settings = Resolution::Width(800).into();
        settings.progress.stop();
        assert!(png(&sample(), settings.clone()).is_err());
        assert!(settings.progress.share() > 0.9, "it counts what is done");
    }
}
