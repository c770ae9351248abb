//! Decks: every part in its place, own slides renewed, others' left as they are, broken files refused.

use std::collections::BTreeSet;
use std::io::Read as _;

use resvg::usvg::roxmltree::Document;

use super::super::Resolution;
use super::*;
use crate::layout::Request;
use crate::model::{Lang, Workspace};
use crate::report;
use crate::scene::{Options, Scene, slide};
use crate::theme::Theme;

fn made(workspace: &Workspace) -> Vec<u8> {
    let journey = &workspace.journeys[0];
    let (theme, options) = (Theme::light(), Options::default());
    let slides = slide::deck(workspace, journey, &Request::default(), &theme, &options);
    let scenes: Vec<Scene> = slides.into_iter().map(|slide| slide.scene).collect();
    let findings =
        || report::found(workspace, journey, &report::Request::new(Lang::Nl, jiff::civil::date(2026, 6, 1)));
    let drawing = Drawing {
        scenes: &scenes,
        workspace,
        file: "trip.ron",
        journey,
        lang: Lang::Nl,
        findings: &findings,
    };
    pptx(&drawing, &Resolution::Scale(1.0).into()).unwrap()
}

fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut read = |at: usize| {
        let mut file = zip.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (file.name().unwrap().into_owned(), text)
    };
    (0..zip_len(bytes)).map(&mut read).collect()
}

fn zip_len(bytes: &[u8]) -> usize {
    zip::ZipArchive::new(Cursor::new(bytes)).unwrap().len()
}

fn sample(name: &str) -> Workspace {
    let text = crate::vocabulary::sample(name).unwrap();
    crate::storage::parse("sample.ron", text).unwrap().workspace
}

#[test]
fn every_part_is_named_and_every_line_joins_shapes_that_are_there() {
    let bytes = made(&sample("zwaluw-en-spaak"));
    assert_eq!(bytes, made(&sample("zwaluw-en-spaak")), "the same drawing, the same bytes");
    let parts = parts(&bytes);
    let names: BTreeSet<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    let mut glued = 0;
    for (name, text) in &parts {
        let document = Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        if name.ends_with(".rels") {
            let folder =
                name.replace("_rels/", "").rsplit_once('/').map_or(String::new(), |(at, _)| at.to_owned());
            for target in document.descendants().filter_map(|node| node.attribute("Target")) {
                let path = match target.strip_prefix("../") {
                    Some(up) => format!("ppt/{up}"),
                    None if folder.is_empty() => target.to_owned(),
                    None => format!("{folder}/{target}"),
                };
                assert!(names.contains(path.as_str()), "{name} names {path}");
            }
        }
        if !name.starts_with("ppt/slides/slide") {
            continue;
        }
        let shapes: Vec<_> =
            document.descendants().filter(|node| node.has_tag_name((PML, "cNvPr"))).collect();
        let ids: BTreeSet<&str> = shapes.iter().filter_map(|node| node.attribute("id")).collect();
        assert_eq!(ids.len(), shapes.len(), "{name}: a number twice");
        for end in document.descendants().filter(|node| matches!(node.tag_name().name(), "stCxn" | "endCxn"))
        {
            assert!(ids.contains(end.attribute("id").unwrap()), "{name}");
            glued += 1;
        }
        assert_eq!(text.matches("type=\"title\"").count(), 1, "{name} has a headline");
    }
    assert!(glued >= 20, "{glued} ends of connectors");
}

const PML: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";

#[test]
fn hostile_text_stays_text_and_in_its_box() {
    let mut workspace = sample("first-steps");
    let journey = std::sync::Arc::make_mut(&mut workspace.journeys.edit()[0]);
    journey.name = "</a:t><a:r evil=\"1\">&amp; \u{0}\u{1b} ".repeat(30);
    for (name, text) in parts(&made(&workspace)) {
        assert!(Document::parse(&text).is_ok(), "{name}");
        assert!(!text.contains("evil=\"1\""), "{name}");
    }
}

/// The same deck again, after the journey came by.
fn again(workspace: &Workspace, deck: &[u8]) -> Result<(Vec<u8>, Renewed), ExportError> {
    again_from("trip.ron", workspace, deck)
}

/// The same from a file of this name.
fn again_from(file: &str, workspace: &Workspace, deck: &[u8]) -> Result<(Vec<u8>, Renewed), ExportError> {
    let journey = &workspace.journeys[0];
    let slides = slide::deck(workspace, journey, &Request::default(), &Theme::light(), &Options::default());
    let scenes: Vec<Scene> = slides.into_iter().map(|slide| slide.scene).collect();
    let findings =
        || report::found(workspace, journey, &report::Request::new(Lang::Nl, jiff::civil::date(2026, 6, 1)));
    let drawing = Drawing { scenes: &scenes, workspace, file, journey, lang: Lang::Nl, findings: &findings };
    pptx_into(&drawing, &Resolution::Scale(1.0).into(), deck)
}

#[test]
fn journeys_of_the_same_id_in_two_files_have_slides_of_their_own() {
    let workspace = sample("first-steps");
    let deck = made(&workspace);
    let count = Deck::read(&mut Package::open(&deck).unwrap()).unwrap().slides.len();
    let (both, first) = again_from("other.ron", &workspace, &deck).unwrap();
    assert_eq!((first.renewed, first.added, first.others), (0, count, count));
    for file in ["trip.ron", "other.ron"] {
        let (_, done) = again_from(file, &workspace, &both).unwrap();
        assert_eq!((done.renewed, done.added, done.others), (count, 0, count), "{file}");
    }
    // Decks from before marks named the file are taken over, once.
    let before = with(&deck, |_, text| Some(text.replace("/trip.ron/", "")), &[]);
    let (after, done) = again(&workspace, &before).unwrap();
    assert_eq!((done.renewed, done.added, done.others), (count, 0, 0));
    let (_, done) = again_from("other.ron", &workspace, &after).unwrap();
    assert_eq!((done.renewed, done.added), (0, count), "the slides name their file now");
}

/// A deck with parts changed, added, or taken away.
fn with(deck: &[u8], change: impl Fn(&str, String) -> Option<String>, new: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let changed = parts(deck).into_iter().filter_map(|(name, text)| Some((change(&name, text)?, name)));
    for (text, name) in changed.chain(new.iter().map(|(name, text)| ((*text).to_owned(), (*name).to_owned())))
    {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn part(deck: &[u8], name: &str) -> String {
    let found = parts(deck).into_iter().find(|(known, _)| known == name);
    found.unwrap_or_else(|| panic!("no {name}")).1
}

/// The parts of the slides in their order.
fn order(deck: &[u8]) -> Vec<String> {
    let bytes = deck.to_vec();
    let mut package = Package::open(&bytes).unwrap();
    Deck::read(&mut package).unwrap().slides.into_iter().map(|slide| slide.part).collect()
}

const THEIRS: &str = "<p:sld xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" \
     xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\n  <p:cSld><p:spTree><p:nvGrpSpPr>\
     <p:cNvPr id='1' name=''/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/><!-- mine --></p:spTree>\
     </p:cSld></p:sld>";
const LINKS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
     <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideLayout\" \
     Target=\"../slideLayouts/slideLayout1.xml\"/>MORE</Relationships>";

/// A deck of ours into which somebody put slides before, between and behind ours, with sections, a show,
/// a note on the map and a count of slides.
fn mixed(ours: &[u8], link: &str) -> Vec<u8> {
    let relation = |id: usize, n: usize| {
        format!("<Relationship Id=\"mine{id}\" Type=\"{OFFICE}slide\" Target=\"slides/slide{n}.xml\"/>")
    };
    let entry = |id: usize| format!("<p:sldId id=\"{}\" r:id=\"mine{id}\"/>", 900 + id);
    let change = |name: &str, text: String| {
        Some(match name {
            "ppt/presentation.xml" => {
                let text = text.replacen("<p:sldIdLst>", &format!("<p:sldIdLst>{}", entry(1)), 1);
                let at = text.find("<p:sldId id=\"258\"").unwrap();
                let text = format!("{}{}{}", &text[..at], entry(2), &text[at..]);
                let text = text.replacen("</p:sldIdLst>", &format!("{}</p:sldIdLst>", entry(3)), 1);
                let numbers: Vec<&str> =
                    text.split("<p:sldId id=\"").skip(1).map(|one| one.split('"').next().unwrap()).collect();
                let named: String =
                    numbers.iter().map(|number| format!("<p14:sldId id=\"{number}\"/>")).collect();
                let rest = format!(
                    "<p:custShowLst><p:custShow name=\"x\" id=\"0\"><p:sldLst><p:sld r:id=\"rId7\"/></p:sldLst></p:custShow></p:custShowLst>\
                     <p:extLst><p:ext uri=\"x\"><p14:sectionLst xmlns:p14=\"urn:sections\"><p14:section name=\"All\"><p14:sldIdLst>{named}\
                     </p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst></p:presentation>"
                );
                text.replacen("</p:presentation>", &rest, 1)
            }
            "ppt/_rels/presentation.xml.rels" => {
                let new = [relation(1, 71), relation(2, 72), relation(3, 73)].concat();
                text.replacen("</Relationships>", &format!("{new}</Relationships>"), 1)
            }
            "ppt/slides/_rels/slide2.xml.rels" => {
                let note = format!(
                    "<Relationship Id=\"rId9\" Type=\"{OFFICE}notesSlide\" Target=\"../notesSlides/notesSlide1.xml\"/>"
                );
                text.replacen("</Relationships>", &format!("{note}</Relationships>"), 1)
            }
            "_rels/.rels" => {
                let count = format!(
                    "<Relationship Id=\"rId8\" Type=\"{OFFICE}extended-properties\" Target=\"docProps/app.xml\"/>"
                );
                text.replacen("</Relationships>", &format!("{count}</Relationships>"), 1)
            }
            _ => text,
        })
    };
    let link = LINKS.replace("MORE", link);
    let plain = LINKS.replace("MORE", "");
    let note = LINKS.replace(
        "MORE",
        &format!("<Relationship Id=\"rId2\" Type=\"{OFFICE}slide\" Target=\"../slides/slide2.xml\"/>"),
    );
    let new = [
        ("ppt/slides/slide71.xml", THEIRS),
        ("ppt/slides/_rels/slide71.xml.rels", plain.as_str()),
        ("ppt/slides/slide72.xml", THEIRS),
        ("ppt/slides/_rels/slide72.xml.rels", link.as_str()),
        ("ppt/slides/slide73.xml", THEIRS),
        ("ppt/notesSlides/notesSlide1.xml", "<p:notes xmlns:p=\"x\">say this</p:notes>"),
        ("ppt/notesSlides/_rels/notesSlide1.xml.rels", note.as_str()),
        (
            "docProps/app.xml",
            "<Properties><Company>Z&amp;S</Company><Slides>10</Slides><HeadingPairs/><TitlesOfParts/></Properties>",
        ),
        ("ppt/vbaProject.bin", "macros"),
    ];
    with(ours, change, &new)
}

#[test]
fn the_same_journey_in_its_own_deck_gives_the_same_bytes() {
    let workspace = sample("zwaluw-en-spaak");
    let deck = made(&workspace);
    let (twice, renewed) = again(&workspace, &deck).unwrap();
    assert_eq!(renewed, Renewed { renewed: order(&deck).len(), ..Renewed::default() });
    assert_eq!(parts(&twice), parts(&deck));
    let (thrice, _) = again(&workspace, &twice).unwrap();
    assert_eq!(thrice, twice);
}

#[test]
fn slides_of_others_stay_where_and_as_they_are() {
    let mut workspace = sample("first-steps");
    let deck = mixed(&made(&workspace), "");
    let before = order(&deck);
    // A phase goes and another one comes.
    let journey = std::sync::Arc::make_mut(&mut workspace.journeys.edit()[0]);
    let gone = journey.phases.edit().remove(0);
    let mut new = (*gone).clone();
    new.id = crate::model::Id::new("brand-new");
    journey.phases.edit().insert(1, new.into());
    let (renewed_deck, renewed) = again(&workspace, &deck).unwrap();
    assert_eq!((renewed.added, renewed.removed, renewed.others, renewed.linked), (1, 1, 3, 0));
    let after = order(&renewed_deck);
    let theirs = ["ppt/slides/slide71.xml", "ppt/slides/slide72.xml", "ppt/slides/slide73.xml"];
    let places = |order: &[String]| theirs.map(|one| order.iter().position(|part| part == one).unwrap());
    assert_eq!(places(&before)[0], 0);
    assert_eq!((places(&after)[0], places(&after)[2]), (0, after.len() - 1));
    assert_eq!(after.len(), before.len());
    for name in theirs.iter().copied().chain([
        "ppt/slides/_rels/slide72.xml.rels",
        "ppt/notesSlides/notesSlide1.xml",
        "ppt/vbaProject.bin",
        "ppt/slideMasters/slideMaster1.xml",
        "ppt/theme/theme1.xml",
    ]) {
        assert_eq!(part(&renewed_deck, name), part(&deck, name), "{name}");
    }
    assert!(
        part(&renewed_deck, "ppt/slides/_rels/slide2.xml.rels").contains("notesSlide1.xml"),
        "notes stay"
    );
    let removed = before.iter().find(|one| !after.contains(one)).unwrap();
    let number = removed.trim_start_matches("ppt/slides/slide").trim_end_matches(".xml");
    for (name, text) in parts(&renewed_deck) {
        assert!(!text.contains(&format!("slide{number}.xml")) || name.contains("/slideLayouts/"), "{name}");
        if name.ends_with(".xml") || name.ends_with(".rels") {
            Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
    let main = part(&renewed_deck, "ppt/presentation.xml");
    let tree = Document::parse(&main).unwrap();
    let ids = |space: &str| {
        let all = tree.descendants().filter(|node| node.has_tag_name((space, "sldId")));
        all.map(|node| node.attribute("id").unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ids(PML), ids("urn:sections"), "sections name the same slides in the same order");
    assert_eq!(ids(PML).iter().collect::<BTreeSet<_>>().len(), after.len(), "no number twice");
    let app = part(&renewed_deck, "docProps/app.xml");
    assert_eq!(
        app,
        format!("<Properties><Company>Z&amp;S</Company><Slides>{}</Slides></Properties>", after.len())
    );
    let (twice, _) = again(&workspace, &renewed_deck).unwrap();
    assert_eq!(again(&workspace, &twice).unwrap().0, twice);
}

#[test]
fn a_slide_that_somebody_links_to_stays_and_a_copy_is_theirs() {
    let mut workspace = sample("first-steps");
    let deck = made(&workspace);
    let last = workspace.journeys[0].phases.last().unwrap().id.clone();
    let mark = Origin { file: "trip.ron", journey: workspace.journeys[0].id.as_str() }
        .mark(&format!("phase:{last}"));
    let slides = parts(&deck);
    let marked =
        slides.iter().find(|(name, text)| name.starts_with("ppt/slides/slide") && text.contains(&mark));
    let file = marked.unwrap().0.rsplit('/').next().unwrap();
    let link = format!("<Relationship Id=\"rId5\" Type=\"{OFFICE}slide\" Target=\"{file}\"/>");
    let deck = mixed(&deck, &link);
    let journey = std::sync::Arc::make_mut(&mut workspace.journeys.edit()[0]);
    journey.phases.edit().pop();
    let (linked, renewed) = again(&workspace, &deck).unwrap();
    assert_eq!((renewed.removed, renewed.linked), (0, 1));
    assert_eq!(part(&linked, &format!("ppt/slides/{file}")), part(&deck, &format!("ppt/slides/{file}")));

    // Slide 73 is a copy of the map with its mark.
    let map = part(&deck, "ppt/slides/slide2.xml");
    let copied = with(
        &deck,
        |name, text| Some(if name == "ppt/slides/slide73.xml" { map.clone() } else { text }),
        &[],
    );
    let (after, renewed) = again(&workspace, &copied).unwrap();
    assert_eq!(renewed.others, 3);
    assert_eq!(part(&after, "ppt/slides/slide73.xml"), map);
}

#[test]
fn slides_are_known_again_without_their_tags_and_fit_a_deck_of_another_size() {
    let workspace = sample("first-steps");
    let deck = made(&workspace);
    let bare = with(
        &deck,
        |name, text| match name {
            _ if name.starts_with("ppt/tags/") => None,
            _ if name.starts_with("ppt/slides/_rels/") => {
                let at = text.find("<Relationship Id=\"rId2\"").unwrap();
                Some(format!("{}</Relationships>", &text[..at]))
            }
            "ppt/presentation.xml" => Some(text.replace("cx=\"12192000\"", "cx=\"9144000\"")),
            _ => Some(text),
        },
        &[],
    );
    let (after, renewed) = again(&workspace, &bare).unwrap();
    assert_eq!((renewed.renewed, renewed.added), (order(&deck).len(), 0));
    assert!(part(&after, "ppt/tags/tag1.xml").contains("WANDEL"));
    let title = part(&after, "ppt/slides/slide1.xml");
    assert!(title.contains("<a:ext cx=\"9144000\" cy=\"6858000\"/>"), "the ground fills the slide");
    let other = sample("zwaluw-en-spaak");
    let mut other = other;
    std::sync::Arc::make_mut(&mut other.journeys.edit()[0]).id = crate::model::Id::new("other");
    let (both, renewed) = again(&other, &after).unwrap();
    assert_eq!((renewed.renewed, renewed.others), (0, order(&deck).len()), "another journey's slides stay");
    assert_eq!(order(&both)[..order(&deck).len()], order(&deck)[..]);
}

#[test]
fn what_is_no_deck_is_refused_in_plain_words() {
    let workspace = sample("first-steps");
    let deck = made(&workspace);
    let without = |gone: &str| with(&deck, |name, text| (name != gone).then_some(text), &[]);
    let swapped = |part: &str, from: &str, to: &str| {
        with(&deck, |name, text| Some(if name == part { text.replacen(from, to, 1) } else { text }), &[])
    };
    let deep = "<a>".repeat(200_000);
    let huge = " ".repeat(40 << 20);
    let entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><p:sld>&b;</p:sld>";
    let broken: Vec<(&str, Vec<u8>)> = vec![
        ("no zip", b"hello".to_vec()),
        ("empty", Vec::new()),
        ("half", deck[..deck.len() / 2].to_vec()),
        ("locked", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].to_vec()),
        ("no main part", without("ppt/presentation.xml")),
        ("no relations", without("_rels/.rels")),
        ("no relations of slides", without("ppt/_rels/presentation.xml.rels")),
        ("no slide", without("ppt/slides/slide3.xml")),
        ("no layout", without("ppt/slideLayouts/slideLayout1.xml")),
        ("no kinds", without("[Content_Types].xml")),
        ("deep", swapped("ppt/slides/slide2.xml", "<p:sld", &format!("{deep}<p:sld"))),
        ("huge", swapped("ppt/slides/slide2.xml", "<p:cSld>", &format!("<p:cSld>{huge}"))),
        ("entities", swapped("ppt/slides/slide2.xml", "<p:sld", &format!("{entities}<p:sld"))),
        ("no size", swapped("ppt/presentation.xml", "sldSz", "other")),
        ("a size of nothing", swapped("ppt/presentation.xml", "cx=\"12192000\"", "cx=\"-1\"")),
        (
            "strict",
            swapped(
                "_rels/.rels",
                "http://schemas.openxmlformats.org/officeDocument/2006",
                "http://purl.oclc.org/ooxml/officeDocument",
            ),
        ),
        ("a letter", swapped("ppt/presentation.xml", "<p:presentation", "<p:document")),
        ("signed", with(&deck, |_, text| Some(text), &[("_xmlsignatures/origin.sigs", "x")])),
    ];
    for (what, bytes) in broken {
        // A deck without its list of kinds is only noticed when a slide comes or goes.
        let result = match what {
            "no kinds" => again(&sample("vriesmeter"), &bytes),
            _ => again(&workspace, &bytes),
        };
        let error = result.expect_err(what);
        assert!(!error.message.en.is_empty() && !error.hint.nl.is_empty(), "{what}");
    }
}
