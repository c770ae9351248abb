//! Pictures on exported maps: whole in each format, and told where one is missing.

use super::*;

/// A journey file of two cards, one of which has a picture, with its folder.
fn with_picture(folder: &Path) {
    let text = r#"(version: 1, title: "T", journeys: [(id: "j", name: "J", phases: [(id: "p", name: "P", role: purchase, touchpoints: [
        (id: "a", title: "A", number: 1, channel: "website", pictures: ["shop.png"]),
        (id: "b", title: "B", number: 2, channel: "email"),
    ])])])"#;
    fs::write(folder.join("map.ron"), text).unwrap();
    fs::create_dir(folder.join("map.pictures")).unwrap();
    image::RgbImage::from_pixel(40, 30, image::Rgb([250, 10, 200]))
        .save(folder.join("map.pictures/shop.png"))
        .unwrap();
}

#[test]
fn pictures_are_within_every_file_that_shows_them() {
    let folder = folder();
    with_picture(folder.path());
    let run = |to: &str, more: &[&str]| {
        let arguments = [&["export", "map.ron", "--to", to, "--as-of", "2026-06-01"], more].concat();
        works(&wandel(folder.path(), &arguments));
        fs::read(folder.path().join(to)).unwrap()
    };
    let svg = String::from_utf8(run("map.svg", &["--pictures"])).unwrap();
    assert!(svg.contains("href=\"data:image/png;base64,") && !svg.contains("http://localhost"));
    assert!(!String::from_utf8(run("plain.svg", &[])).unwrap().contains("<image"));
    let html = String::from_utf8(run("map.html", &["--pictures"])).unwrap();
    assert!(html.contains("img-src data:; ") && html.contains("data:image/png;base64,"));
    let png = image::load_from_memory(&run("map.png", &["--pictures"])).unwrap().into_rgb8();
    let pink = png.pixels().filter(|pixel| pixel.0 == [250, 10, 200]).count();
    assert!(pink > 5_000, "{pink} pixels of the picture");
    let pdf = run("map.pdf", &["--pictures"]);
    assert!(
        pdf.windows(15).any(|part| part == b"/Subtype /Image")
            || pdf.windows(14).any(|part| part == b"/Subtype/Image")
    );
    assert_eq!(pdf, {
        fs::remove_file(folder.path().join("map.pdf")).unwrap();
        run("map.pdf", &["--pictures"])
    });
}

#[test]
fn a_missing_picture_is_named_and_the_code_says_so() {
    let folder = folder();
    with_picture(folder.path());
    fs::remove_file(folder.path().join("map.pictures/shop.png")).unwrap();
    let export = wandel(folder.path(), &["export", "map.ron", "--to", "map.svg", "--pictures"]);
    fails(&export, 4, &["pictures missing on the map of map.ron", "the picture `shop.png` is not there"]);
    assert_eq!(out(&export), "wrote map.svg\n", "the rest of the map is written");
    let check = wandel(folder.path(), &["check", "map.ron"]);
    assert!(out(&check).contains("the picture `shop.png` is not there"), "{}", out(&check));
    fs::write(folder.path().join("map.pictures/shop.png"), "no picture").unwrap();
    let export = wandel(folder.path(), &["export", "map.ron", "--to", "map.svg", "--pictures", "--force"]);
    fails(&export, 4, &["`shop.png`: this is not a PNG, JPEG or WebP picture"]);
    let slides = wandel(folder.path(), &["export", "map.ron", "--to", "map.pptx", "--pictures"]);
    fails(&slides, 2, &["--pictures is for whole maps"]);
}
