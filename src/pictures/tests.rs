//! Whole, large, turned and hostile pictures.

use image::{Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

fn photo(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| Rgb([(x % 256) as u8, (y % 256) as u8, ((x + y) % 256) as u8]))
}

fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn size(bytes: &[u8]) -> (u32, u32) {
    ImageReader::new(Cursor::new(bytes)).with_guessed_format().unwrap().into_dimensions().unwrap()
}

#[test]
fn large_pictures_become_as_large_as_needed_and_small_ones_stay() {
    let wide = file(&photo(3_000, 1_000).into(), ImageFormat::Jpeg);
    let kept = prepared(&wide, Purpose::Evidence).unwrap();
    assert_eq!((size(&kept.bytes), kept.extension), ((1_600, 533), "jpg"));
    assert_eq!(size(&prepared(&wide, Purpose::Portrait).unwrap().bytes).0, 512);
    let little = file(&photo(30, 20).into(), ImageFormat::Png);
    let kept = prepared(&little, Purpose::Evidence).unwrap();
    assert_eq!((size(&kept.bytes), kept.extension), ((30, 20), "png"));
    let twice = prepared(&little, Purpose::Evidence).unwrap();
    assert_eq!(kept, twice, "the same picture becomes the same file");
}

#[test]
fn what_is_seen_through_stays_so() {
    let clear = RgbaImage::from_pixel(8, 8, Rgba([200, 0, 0, 0]));
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let kept = prepared(&file(&clear.clone().into(), format), Purpose::Evidence).unwrap();
        assert_eq!(kept.extension, "png");
        assert_eq!(pixels(&kept.bytes, 100).unwrap().rgba[3], 0);
    }
    let opaque = prepared(&file(&photo(9, 9).into(), ImageFormat::WebP), Purpose::Evidence).unwrap();
    assert_eq!(opaque.extension, "jpg");
}

#[test]
fn what_it_is_counts_not_how_it_is_called() {
    assert_eq!(proposed("scan.png", "jpg"), "scan.jpg");
    for bytes in [&b"GIF89a\x01\x00\x01\x00"[..], b"%PDF-1.7", b"<svg xmlns='x'/>", b"", b"BM______"] {
        assert_eq!(prepared(bytes, Purpose::Evidence), Err(no_picture()));
    }
}

#[test]
fn a_picture_that_stops_early_is_refused() {
    for format in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Jpeg] {
        let whole = file(&photo(200, 100).into(), format);
        for length in [4, 20, 40, whole.len() / 2] {
            // Some readers fill in what a cut photograph lacks; none may end the program.
            let cut = prepared(&whole[..length], Purpose::Evidence);
            assert!(cut.is_err() || format == ImageFormat::Jpeg, "{format:?} {length}");
        }
    }
}

#[test]
fn a_picture_that_says_it_is_huge_is_refused_before_it_is_unpacked() {
    let mut png = file(&photo(2, 2).into(), ImageFormat::Png);
    for (width, height) in [(16_385_u32, 10_u32), (2_000_000_000, 2_000_000_000), (16_384, 16_384), (0, 5)] {
        png[16..20].copy_from_slice(&width.to_be_bytes());
        png[20..24].copy_from_slice(&height.to_be_bytes());
        // The checksum of the header follows it.
        let sum = crc(&png[12..29]);
        png[29..33].copy_from_slice(&sum.to_be_bytes());
        let start = std::time::Instant::now();
        assert!(prepared(&png, Purpose::Evidence).is_err(), "{width} x {height}");
        assert!(start.elapsed() < std::time::Duration::from_secs(2), "{width} x {height}");
    }
}

/// The checksum of the parts of a PNG.
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}

#[test]
fn a_photograph_taken_sideways_stands_upright() {
    let jpeg = file(&photo(40, 20).into(), ImageFormat::Jpeg);
    // An EXIF block that says: turn it by a quarter.
    let exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    let mut turned = jpeg[..2].to_vec();
    turned.extend([0xff, 0xe1]);
    turned.extend(((exif.len() + 2) as u16).to_be_bytes());
    turned.extend(exif);
    turned.extend(&jpeg[2..]);
    let kept = prepared(&turned, Purpose::Evidence).unwrap();
    assert_eq!(size(&kept.bytes), (20, 40));
    assert!(!kept.bytes.windows(4).any(|part| part == b"Exif"), "what the camera wrote is not kept");
}

#[test]
fn names_stay_within_their_folder() {
    for bad in ["", "..", "../a.png", "/etc/passwd", "a/b.png", "a\\b.png", "c:a.png", ".hidden", "a\nb"] {
        assert!(!is_safe(bad), "{bad:?}");
    }
    assert!(is_safe("shop-window.jpg") && is_safe("Étalage 2.png"));
    for (original, name) in [
        ("/home/x/Shop Window (2).JPG", "shop-window-2.jpg"),
        ("C:\\x\\CON.png", "picture-con.jpg"),
        ("com1.png", "picture-com1.jpg"),
        ("..", "picture.jpg"),
        ("😀.png", "picture.jpg"),
    ] {
        let found = proposed(original, "jpg");
        assert_eq!(found, name, "{original}");
        assert!(is_safe(&found));
    }
    assert!(proposed(&"long ".repeat(90), "png").len() <= 64);
}
