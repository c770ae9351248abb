//! Pictures as evidence and portraits: what the bytes of a picture become before they are kept, and the
//! small ones that are shown. Limits hold before anything is unpacked. Knows no disk and no window.

mod name;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngEncoder};
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};

pub use name::{is_safe, proposed};

use crate::vocabulary::{Told, told};

/// The largest file that is taken in, in bytes: 64 MiB.
pub const LARGEST: u64 = 64 << 20;
/// The longest side that is taken in, in pixels.
pub const MAX_SIDE: u32 = 16_384;
/// So many pixels are unpacked at most: beyond this one picture would take half a gigabyte of memory.
const MAX_PIXELS: u64 = 130_000_000;
/// The longest side of the small pictures on cards in files.
pub const ON_CARDS: u32 = 640;
/// How good a kept photograph is, of 100.
const QUALITY: u8 = 88;

/// The endings of pictures that are taken in.
pub const ENDINGS: [&str; 4] = ["png", "jpg", "jpeg", "webp"];

/// What a picture is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Evidence at a touchpoint.
    Evidence,
    /// The portrait of a persona.
    Portrait,
}

impl Purpose {
    /// The longest side that is kept, in pixels.
    pub fn side(self) -> u32 {
        match self {
            Self::Evidence => 1_600,
            Self::Portrait => 512,
        }
    }
}

/// A picture as it is kept: no larger than needed, upright, and without what a camera writes beside it,
/// such as the place where it was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The file.
    pub bytes: Vec<u8>,
    /// The ending of such files, which follows from what it is and not from how it was called.
    pub extension: &'static str,
}

/// A small picture as it is put into files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Small {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it is, as web pages say it.
    pub media_type: &'static str,
    /// Width and height in pixels.
    pub size: [u32; 2],
}

/// Unpacked pixels, four bytes each: red, green, blue, opacity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Width and height.
    pub size: [u32; 2],
    /// The bytes, row by row.
    pub rgba: Vec<u8>,
}

/// Small pictures by the names that a journey has for them; those that are missing are not there.
pub type Album = BTreeMap<String, Arc<Small>>;

/// A picture as it should be kept, or why it is not taken in.
pub fn prepared(bytes: &[u8], purpose: Purpose) -> Result<Kept, Told> {
    let (picture, format) = unpacked(bytes)?;
    let picture = within(picture, purpose.side(), FilterType::CatmullRom);
    let (bytes, extension, _) = packed(&picture, format == ImageFormat::Png)?;
    Ok(Kept { bytes, extension })
}

/// A small version of a picture, for files.
pub fn small(bytes: &[u8], side: u32) -> Result<Small, Told> {
    let (picture, format) = unpacked(bytes)?;
    let picture = within(picture, side, FilterType::CatmullRom);
    let size = [picture.width(), picture.height()];
    let (bytes, _, media_type) = packed(&picture, format == ImageFormat::Png)?;
    Ok(Small { bytes, media_type, size })
}

/// The pixels of a picture, for the screen.
pub fn pixels(bytes: &[u8], side: u32) -> Result<Pixels, Told> {
    let (picture, _) = unpacked(bytes)?;
    let picture = within(picture, side, FilterType::Triangle).into_rgba8();
    Ok(Pixels { size: [picture.width(), picture.height()], rgba: picture.into_raw() })
}

/// Unpacks a picture of one of our formats, upright. What the bytes are counts, not what the file was called.
fn unpacked(bytes: &[u8]) -> Result<(DynamicImage, ImageFormat), Told> {
    if bytes.len() as u64 > LARGEST {
        return Err(told!(
            "it has {size} MB, and 64 MB is the most" / "het heeft {size} MB, en 64 MB is het meeste",
            size = (bytes.len() / 1_000_000).to_string()
        ));
    }
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| no_picture())?;
    let format = reader
        .format()
        .filter(|format| matches!(format, ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP));
    let format = format.ok_or_else(no_picture)?;
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(MAX_SIDE), Some(MAX_SIDE));
    limits.max_alloc = Some(1 << 30);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| broken(&error))?;
    let (width, height) = decoder.dimensions();
    if width > MAX_SIDE || height > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(too_large());
    }
    if width == 0 || height == 0 {
        return Err(no_picture());
    }
    let turned = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| broken(&error))?;
    picture.apply_orientation(turned);
    Ok((picture, format))
}

/// No larger than this at its longest side.
fn within(picture: DynamicImage, side: u32, filter: FilterType) -> DynamicImage {
    let longest = picture.width().max(picture.height());
    if longest <= side {
        return picture;
    }
    // Many pixels become few in two steps: the first is quick, the second is good.
    match longest > 4 * side {
        true => picture.thumbnail(2 * side, 2 * side).resize(side, side, filter),
        false => picture.resize(side, side, filter),
    }
}

/// The file of a picture: what was drawn or is seen through stays exact, photographs are packed tighter.
fn packed(picture: &DynamicImage, exact: bool) -> Result<(Vec<u8>, &'static str, &'static str), Told> {
    let mut bytes = Vec::new();
    if exact || picture.color().has_alpha() {
        let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, PngFilter::Adaptive);
        let plain = match picture.color().has_alpha() {
            true => DynamicImage::ImageRgba8(picture.to_rgba8()),
            false => DynamicImage::ImageRgb8(picture.to_rgb8()),
        };
        plain.write_with_encoder(encoder).map_err(|error| broken(&error))?;
        return Ok((bytes, "png", "image/png"));
    }
    let plain = DynamicImage::ImageRgb8(picture.to_rgb8());
    plain
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))
        .map_err(|error| broken(&error))?;
    Ok((bytes, "jpg", "image/jpeg"))
}

fn no_picture() -> Told {
    told!("this is not a PNG, JPEG or WebP picture" / "dit is geen PNG-, JPEG- of WebP-afbeelding")
}

fn too_large() -> Told {
    told!(
        "it is larger than {most} pixels a side, or {all} million in all"
            / "het is groter dan {most} pixels per zijde, of {all} miljoen in totaal",
        most = MAX_SIDE.to_string(),
        all = (MAX_PIXELS / 1_000_000).to_string()
    )
}

fn broken(error: &image::ImageError) -> Told {
    match error {
        image::ImageError::Limits(_) => too_large(),
        error => told!(
            "the picture is damaged ({error})" / "de afbeelding is beschadigd ({error})",
            error = error.to_string()
        ),
    }
}
