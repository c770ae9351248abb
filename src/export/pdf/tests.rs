//! Documents: the same bytes, what is promised of them, their sheets and links.

use super::super::{Paper, Resolution};
use super::*;
use crate::layout::{self, Request};
use crate::model::Workspace;
use crate::scene::{self, Options};
use crate::theme::Theme;

fn sample() -> Workspace {
    let text = crate::vocabulary::sample("zwaluw-en-spaak").unwrap();
    crate::storage::parse("z.ron", text).unwrap().workspace
}

fn made(workspace: &Workspace, settings: &Settings) -> Vec<u8> {
    let journey = &workspace.journeys[0];
    let place = layout::layout(workspace, journey, &Request::default(), None);
    let scene = scene::build(workspace, journey, &place, &Theme::light(), &Options::default());
    let findings = || unreachable!("a picture alone asks for no findings");
    let drawing = Drawing {
        scenes: &[scene],
        workspace,
        file: "trip.ron",
        journey,
        lang: crate::model::Lang::Nl,
        findings: &findings,
    };
    pdf(&drawing, settings).unwrap()
}

fn count(bytes: &[u8], what: &str) -> usize {
    bytes.windows(what.len()).filter(|part| *part == what.as_bytes()).count()
}

#[test]
fn the_same_drawing_gives_the_same_bytes() {
    let settings = Resolution::Scale(1.0).into();
    let one = made(&sample(), &settings);
    assert_eq!(one, made(&sample(), &settings));
    assert_eq!(count(&one, "pdfuaid"), 3, "it can be read aloud, and says so");
    // One for the map and one for each phase.
    assert_eq!(count(&one, "/Dest "), 1 + sample().journeys[0].phases.len());
}

#[test]
fn a_letter_that_stands_for_nothing_costs_the_promise_but_not_the_document() {
    let mut workspace = sample();
    let journey = std::sync::Arc::make_mut(&mut workspace.journeys.edit()[0]);
    journey.name = "Een\u{feff} naam".to_owned();
    let bytes = made(&workspace, &Resolution::Scale(1.0).into());
    assert_eq!((count(&bytes, "pdfuaid"), count(&bytes, "/Type/Page/")), (0, 1));
}

#[test]
fn a_card_leads_to_the_address_that_its_evidence_names_and_nowhere_else() {
    let mut workspace = sample();
    let journey = std::sync::Arc::make_mut(&mut workspace.journeys.edit()[0]);
    let phase = std::sync::Arc::make_mut(&mut journey.phases.edit()[0]);
    let touchpoints = phase.touchpoints.edit();
    std::sync::Arc::make_mut(&mut touchpoints[0]).notes = "see (https://example.org/a?b=1), then".to_owned();
    std::sync::Arc::make_mut(&mut touchpoints[1]).notes = "javascript:alert(1) file:///etc/passwd".to_owned();
    let bytes = made(&workspace, &Resolution::Scale(1.0).into());
    assert_eq!((count(&bytes, "/URI("), count(&bytes, "(https://example.org/a?b=1)")), (1, 1));
    assert_eq!(count(&bytes, "pdfuaid"), 3, "links are read aloud too");
    let poster =
        Settings { paper: Some(Paper::A3), poster: Some(Paper::A1), ..Resolution::Scale(1.0).into() };
    assert_eq!(count(&made(&workspace, &poster), "/URI("), 1, "on the sheet that has the card");
}

#[test]
fn a_poster_has_a_page_per_sheet() {
    let settings =
        Settings { paper: Some(Paper::A3), poster: Some(Paper::A1), ..Resolution::Scale(1.0).into() };
    let bytes = made(&sample(), &settings);
    let pages = count(&bytes, "/Type/Page/");
    assert!((4..=6).contains(&pages), "{pages} sheets");
}
