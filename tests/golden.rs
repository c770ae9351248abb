//! Pictures: the samples as they were when somebody last looked at them, and what holds for every
//! picture. `WANDEL_UPDATE_GOLDEN=1 cargo test --test golden` writes the golden files anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::type_complexity,
    reason = "a test says what went wrong by panicking"
)]
#![allow(missing_docs, reason = "tests are read, not called")]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use emath::{Pos2, Rect, Vec2, pos2, vec2};
use resvg::usvg::roxmltree::Document;
use wandel::export::{self, Resolution};
use wandel::layout::{self, CardStyle, Layout, Request};
use wandel::model::*;
use wandel::scene::{self, Anchor, Frame, Options, Scene, Shape, ShapeKind, Step, Subject, slide};
use wandel::text::{self, Style};
use wandel::theme::{Rgb, Theme};
use wandel::vocabulary::{SAMPLES, ShortLabel as _};

fn read(text: &str) -> Workspace {
    wandel::storage::parse("sample.ron", text).unwrap_or_else(|error| panic!("{error:?}")).workspace
}

fn options(lang: Lang) -> Options {
    let as_of = Some(jiff::civil::date(2026, 6, 1));
    Options { lang, file_name: Some("sample.ron".into()), as_of, ..Options::default() }
}

struct Picture {
    workspace: Workspace,
    layout: Layout,
    scene: Scene,
    theme: Theme,
}

impl Picture {
    fn new(workspace: Workspace, request: &Request, theme: &str, options: &Options) -> Self {
        let theme = Theme::named(theme).unwrap();
        let journey = &workspace.journeys[0];
        let layout = layout::layout(&workspace, journey, request, None);
        let scene = scene::build(&workspace, journey, &layout, &theme, options);
        Self { workspace, layout, scene, theme }
    }

    fn whole(workspace: Workspace, theme: &str) -> Self {
        let lang = workspace.language;
        Self::new(workspace, &Request { lang, ..Request::default() }, theme, &options(lang))
    }

    /// Shapes drawn at full scale, with the subject of their group, back to front.
    fn shapes(&self) -> impl Iterator<Item = (&Subject, &Shape)> {
        let groups = self.scene.groups.iter();
        let all = groups.flat_map(|group| group.shapes.iter().map(move |shape| (&group.subject, shape)));
        all.filter(|(_, shape)| shape.scales.contains(&1.0))
    }

    fn rows(&self) -> Vec<Row<'_>> {
        self.shapes().filter_map(|(subject, shape)| Row::new(subject, shape)).collect()
    }

    fn legend(&self) -> BTreeSet<&str> {
        self.rows().into_iter().filter(|row| *row.subject == Subject::Legend).map(|row| row.text).collect()
    }
}

/// A row of text with the box around its letters.
struct Row<'a> {
    subject: &'a Subject,
    text: &'a str,
    edge: Rect,
    colour: Rgb,
}

impl<'a> Row<'a> {
    fn new(subject: &'a Subject, shape: &'a Shape) -> Option<Self> {
        let ShapeKind::Text { text, at, anchor, style, colour, .. } = &shape.kind else { return None };
        Some(Self { subject, text, edge: letters(text, *at, *anchor, *style), colour: *colour })
    }
}

/// From the height of capitals to the baseline.
fn letters(row: &str, at: Pos2, anchor: Anchor, style: Style) -> Rect {
    let width = text::width(row, style);
    let left = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - width / 2.0,
        Anchor::End => at.x - width,
    };
    Rect::from_min_size(pos2(left, at.y - style.size * 0.73), vec2(width, style.size * 0.73))
}

fn edge(kind: &ShapeKind) -> Rect {
    match kind {
        ShapeKind::Rect { rect, .. } | ShapeKind::Photo { rect, .. } => *rect,
        ShapeKind::Path { steps, .. } => steps.iter().fold(Rect::NOTHING, |edge, step| match *step {
            Step::Move(to) | Step::Line(to) => edge | Rect::from_center_size(to, Vec2::ZERO),
            Step::Quad(_, to) | Step::Cubic(_, _, to) => edge | Rect::from_center_size(to, Vec2::ZERO),
            Step::Close => edge,
        }),
        ShapeKind::Text { text, at, anchor, style, .. } => letters(text, *at, *anchor, *style),
    }
}

/// What must hold for every picture.
fn assert_sound(picture: &Picture, what: &str) {
    for (subject, shape) in picture.shapes() {
        let inside = picture.scene.bounds.expand(0.5).contains_rect(edge(&shape.kind));
        assert!(inside, "{what}: {subject:?} leaves {:?}: {shape:?}", picture.scene.bounds);
    }
    let rows = picture.rows();
    for (at, row) in rows.iter().enumerate() {
        for other in &rows[at + 1..] {
            let clash = row.edge.shrink(0.5).intersects(other.edge.shrink(0.5));
            assert!(!clash, "{what}: `{}` {:?} over `{}` {:?}", row.text, row.edge, other.text, other.edge);
        }
    }
    assert_inside_cards(picture, &rows, what);
    assert_contrast(picture, what);
}

fn assert_inside_cards(picture: &Picture, rows: &[Row<'_>], what: &str) {
    for place in &picture.layout.cards {
        let subject = Subject::Card(place.touchpoint.id.clone());
        for row in rows.iter().filter(|row| *row.subject == subject) {
            assert!(place.rect.contains_rect(row.edge), "{what}: `{}` leaves its card", row.text);
        }
    }
}

fn assert_contrast(picture: &Picture, what: &str) {
    let mut grounds: Vec<(Rect, Rgb)> = vec![(picture.scene.bounds, picture.scene.background)];
    for (subject, shape) in picture.shapes() {
        match &shape.kind {
            ShapeKind::Rect { paint, .. } | ShapeKind::Path { paint, .. } => {
                if let Some(fill) = paint.fill.filter(|_| paint.opacity > 0.8) {
                    grounds.push((edge(&shape.kind), fill));
                }
            }
            ShapeKind::Photo { .. } => {}
            ShapeKind::Text { .. } => {
                let Some(row) = Row::new(subject, shape) else { continue };
                let middle = row.edge.center();
                let ground = grounds.iter().rev().find(|(edge, _)| edge.contains(middle)).unwrap().1;
                let contrast = row.colour.contrast(ground);
                assert!(contrast >= 4.5, "{what}: `{}` {} on {ground}: {contrast}", row.text, row.colour);
            }
        }
    }
}

#[test]
fn the_samples_look_as_they_did() {
    let update = std::env::var_os("WANDEL_UPDATE_GOLDEN").is_some();
    for (name, text) in SAMPLES {
        let svg = export::svg(&Picture::whole(read(text), "light").scene).unwrap();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.svg"));
        if update {
            std::fs::write(&path, &svg).unwrap();
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        let differs = golden.lines().zip(svg.lines()).position(|(old, new)| old != new);
        let place = differs.unwrap_or(golden.lines().count().min(svg.lines().count()));
        assert!(
            golden == svg,
            "{name} differs from line {}; look at it, then run with WANDEL_UPDATE_GOLDEN=1\nwas {:?}\nis  {:?}",
            place + 1,
            golden.lines().nth(place),
            svg.lines().nth(place),
        );
    }
}

#[test]
fn the_samples_are_sound_in_every_theme_and_frame() {
    for (name, text) in SAMPLES {
        for theme in Theme::names() {
            assert_sound(&Picture::whole(read(text), theme), &format!("{name} {theme}"));
        }
        for frame in [Frame::Bare, Frame::Window, Frame::Slide] {
            for lang in [Lang::En, Lang::Nl] {
                let options = Options { frame, ..options(lang) };
                let request = Request { cards: CardStyle::Compact, lang, ..Request::default() };
                let what = format!("{name} {frame:?} {lang:?}");
                assert_sound(&Picture::new(read(text), &request, "light", &options), &what);
            }
        }
    }
}

#[test]
fn every_lane_scheme_and_phase_is_sound() {
    let workspace = read(SAMPLES[0].1);
    for scheme in LaneScheme::ALL {
        let request = Request { lanes: Some(*scheme), ..Request::default() };
        let what = format!("{scheme:?}");
        assert_sound(&Picture::new(workspace.clone(), &request, "light", &options(Lang::En)), &what);
    }
    for phase in &workspace.journeys[0].phases {
        let request = Request { phase: Some(phase.id.clone()), ..Request::default() };
        let what = phase.id.to_string();
        assert_sound(&Picture::new(workspace.clone(), &request, "dark", &options(Lang::Nl)), &what);
    }
}

/// A journey of `phases` phases with two cards each; all texts are `text`.
fn hostile(phases: usize, text: &str) -> Workspace {
    let touchpoint = |phase: usize, number: usize| Touchpoint {
        id: format!("t{phase}-{number}").as_str().into(),
        number: (phase * 1000 + number) as u32,
        title: text.into(),
        owners: vec![Id::new("d")].into(),
        media_type: MediaType::ALL.get((phase + number) % 5).copied(),
        influence: Influence::ALL.get((phase + number) % 5).copied(),
        moment_of_truth: (number == 0).then_some(MomentOfTruth::Key),
        status: TouchpointStatus::ALL[(phase + number) % 5],
        emotion: Some((phase % 7) as i8 - 3),
        entry: true,
        exit: Some(ExitOutcome::Completed),
        conversion: number == 1,
        expectation: ExpectationSet {
            expected: Some((phase % 9) as u8),
            experienced: (!phase.is_multiple_of(3)).then_some((phase % 6) as u8),
            ..ExpectationSet::default()
        },
        ..Touchpoint::default()
    };
    let phase = |at: usize| {
        let transition = |kind: &TransitionKind| Transition {
            from: format!("t{at}-0").as_str().into(),
            to: format!("t{}-1", (at + 1) % phases).as_str().into(),
            kind: *kind,
            label: text.into(),
            ..Transition::default()
        };
        let kind = &TransitionKind::ALL[at % TransitionKind::ALL.len()];
        Phase {
            id: format!("p{at}").as_str().into(),
            name: text.into(),
            customer_question: text.into(),
            look_first: text.into(),
            touchpoints: vec![Arc::new(touchpoint(at, 0)), Arc::new(touchpoint(at, 1))].into(),
            transitions: vec![Arc::new(transition(kind))].into(),
            ..Phase::default()
        }
    };
    let journey = Journey {
        id: "j".into(),
        name: text.into(),
        start_event: text.into(),
        decision: text.into(),
        phases: (0..phases).map(|at| Arc::new(phase(at))).collect(),
        unsorted: vec![Arc::new(touchpoint(9, 0))].into(),
        ..Journey::default()
    };
    let department = Department { id: "d".into(), name: text.into(), ..Department::default() };
    Workspace {
        version: 1,
        departments: vec![department].into(),
        journeys: vec![Arc::new(journey)].into(),
        ..Workspace::default()
    }
}

#[test]
fn nothing_clips_or_overlaps_at_any_length() {
    let word = "Donaudampfschifffahrtsgesellschaft".repeat(9);
    let long = "gently worded ".repeat(22);
    for text in ["", "x", "Een gewone titel", &word, &long, "📧 mail 📧📧📧 and more 🙂"] {
        for phases in [0, 1, 2, 30] {
            let what = format!("{phases} phases of `{}`", text.chars().take(20).collect::<String>());
            let picture = Picture::whole(hostile(phases.max(1), text), "light");
            assert_sound(&picture, &what);
        }
    }
    let mut empty = hostile(1, "x");
    empty.journeys = vec![Arc::new(Journey::default())].into();
    let picture = Picture::whole(empty, "light");
    assert_sound(&picture, "empty");
    assert!(export::png(&picture.scene, Resolution::Scale(1.0)).is_ok());
}

#[test]
fn hostile_text_is_escaped() {
    let text = "<script>alert(\"1\")</script> & ' ]]> \u{7}\u{0}\u{fffe}";
    let svg = export::svg(&Picture::whole(hostile(2, text), "light").scene).unwrap();
    let document = Document::parse(&svg).unwrap();
    let names: BTreeSet<&str> = document.descendants().map(|node| node.tag_name().name()).collect();
    assert_eq!(names, ["", "g", "path", "rect", "svg", "text", "title"].into_iter().collect());
    let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "ids are unique");
    let titles = document.descendants().filter(|node| node.has_tag_name("title"));
    assert!(
        titles
            .filter_map(|node| node.text())
            .any(|title| title.contains("<script>alert(\"1\")</script> & '"))
    );
}

#[test]
fn every_card_has_an_id_and_a_title() {
    let picture = Picture::whole(read(SAMPLES[0].1), "light");
    let svg = export::svg(&picture.scene).unwrap();
    let document = Document::parse(&svg).unwrap();
    for place in &picture.layout.cards {
        let id = format!("card-{}", place.touchpoint.id);
        let group = document.descendants().find(|node| node.attribute("id") == Some(&id)).unwrap();
        let title = group.children().find(|node| node.has_tag_name("title")).and_then(|node| node.text());
        assert!(title.is_some_and(|title| title.contains(&place.touchpoint.title)), "{id}");
    }
}

#[test]
fn the_legend_shows_exactly_what_occurs() {
    for (name, text) in SAMPLES {
        let picture = Picture::whole(read(text), "light");
        let (journey, legend) = (&picture.workspace.journeys[0], picture.legend());
        let lang = picture.workspace.language;
        for media in MediaType::ALL.iter().copied() {
            let words = media.short_label().text(lang);
            let occurs = journey.touchpoints().any(|one| one.media_type == Some(media));
            assert_eq!(legend.contains(words), occurs, "{name}: {words}");
        }
        for kind in TransitionKind::ALL.iter().copied() {
            let words = kind.short_label().text(lang);
            let occurs = journey.all_transitions().any(|one| one.kind == kind);
            assert_eq!(legend.contains(words), occurs, "{name}: {words}");
        }
        let moments = journey.touchpoints().any(|one| one.moment_of_truth.is_some());
        let words = if lang == Lang::Nl { "moment van de waarheid" } else { "moment of truth" };
        assert_eq!(legend.contains(words), moments, "{name}");
    }
}

#[test]
fn the_seven_kinds_differ_without_colour() {
    let picture = Picture::whole(hostile(35, "x"), "print");
    let mut looks = BTreeSet::new();
    let mut kinds = BTreeSet::new();
    for group in &picture.scene.groups {
        let Subject::Transition((_, _, kind, _)) = &group.subject else { continue };
        let mut look = String::new();
        for shape in group.shapes.iter().filter(|shape| shape.scales.contains(&1.0)) {
            if let ShapeKind::Path { paint, steps } = &shape.kind {
                let stroke =
                    paint.stroke.as_ref().map(|stroke| (stroke.width.to_string(), stroke.dash.clone()));
                let head = (steps.len() < 5).then_some(steps.len());
                look.push_str(&format!("{:?} {stroke:?} {head:?};", paint.fill.is_some()));
            }
        }
        if kinds.insert(*kind) {
            looks.insert(look);
        }
    }
    assert_eq!(kinds.len(), 7);
    assert_eq!(looks.len(), 7, "{looks:#?}");
}

#[test]
fn png_has_the_size_and_resolution_asked_for() {
    let picture = Picture::whole(read(SAMPLES[0].1), "light");
    let read = |bytes: &[u8]| png::Decoder::new(std::io::Cursor::new(bytes.to_vec())).read_info().unwrap();
    let reader = read(&export::png(&picture.scene, Resolution::Width(1920)).unwrap());
    assert_eq!(reader.info().width, 1920);
    let reader = read(&export::png(&picture.scene, Resolution::Scale(2.0)).unwrap());
    let size = picture.scene.bounds.size() * 2.0;
    assert_eq!(reader.info().width, size.x.round() as u32);
    assert_eq!(reader.info().height, size.y.round() as u32);
    assert_eq!(reader.info().pixel_dims.unwrap().xppu, 7559, "192 dots per inch");
}

#[test]
fn what_cannot_be_whole_is_refused() {
    let picture = Picture::whole(hostile(1, "ok ह"), "light");
    let error = export::png(&picture.scene, Resolution::Scale(1.0)).unwrap_err();
    assert!(error.message.en.contains('ह') && error.message.en.contains("ok"), "{error}");
    assert!(export::svg(&picture.scene).is_ok());
    let picture = Picture::whole(hostile(30, "x"), "light");
    for resolution in [
        Resolution::Scale(0.5),
        Resolution::Scale(f32::NAN),
        Resolution::Width(0),
        Resolution::Width(300_000),
    ] {
        assert!(export::png(&picture.scene, resolution).is_err(), "{resolution:?}");
    }
}

#[test]
fn a_narrow_map_stands_in_the_middle_of_its_slide() {
    let (name, text) = SAMPLES.iter().find(|(name, _)| name.contains("zwaluw")).unwrap();
    let workspace = read(text);
    let journey = &workspace.journeys[0];
    let slides = slide::slides(&workspace, journey, &Request::default(), &Theme::light(), &options(Lang::En));
    assert!(slides.len() > 1, "{name}");
    for slide in &slides {
        let request = Request {
            phase: journey
                .phases
                .iter()
                .map(|phase| &phase.id)
                .find(|id| id.as_str() == slide.scene.name)
                .cloned(),
            cards: CardStyle::Compact,
            ..Request::default()
        };
        if request.phase.is_none() {
            continue;
        }
        let layout = layout::layout(&workspace, journey, &request, None);
        let off = layout.bounds.center().x - slide.scene.bounds.center().x;
        assert!(off.abs() < 12.0, "{name} {}: {off}", slide.scene.name);
    }
}

#[test]
fn slides_are_wide_and_readable() {
    for (name, text) in SAMPLES {
        let workspace = read(text);
        let request = Request { lang: workspace.language, ..Request::default() };
        let options = options(workspace.language);
        let slides = slide::slides(&workspace, &workspace.journeys[0], &request, &Theme::light(), &options);
        let least = if slides.len() == 1 { 16.0 } else { 24.0 };
        for slide in &slides {
            let size = slide.scene.bounds.size();
            assert!((size.x / size.y - 16.0 / 9.0).abs() < 0.001, "{name}");
            assert!(slide.title_px >= least, "{name} {}: {}", slide.scene.name, slide.title_px);
        }
        let names: BTreeSet<_> = slides.iter().map(|slide| &slide.scene.name).collect();
        assert_eq!(names.len(), slides.len(), "{name}");
    }
}

#[test]
fn owners_can_be_left_out() {
    let workspace = read(SAMPLES[0].1);
    let options = Options { owners: false, ..options(Lang::En) };
    let picture = Picture::new(workspace, &Request::default(), "light", &options);
    let names: BTreeSet<&str> = picture.workspace.departments.iter().map(|one| one.name.as_str()).collect();
    for row in picture.rows().iter().filter(|row| matches!(row.subject, Subject::Card(_))) {
        assert!(
            !names.contains(row.text) && row.text != "no owner" && row.text != "who listens?",
            "{}",
            row.text
        );
    }
    assert_eq!(picture.theme, Theme::light());
}

#[test]
fn far_away_cards_become_rectangles_and_then_tiles() {
    let picture = Picture::whole(read(SAMPLES[0].1), "light");
    let count = |scale: f32, wanted: fn(&Subject) -> bool| {
        let groups = picture.scene.groups.iter().filter(|group| wanted(&group.subject));
        groups.flat_map(|group| &group.shapes).filter(|shape| shape.scales.contains(&scale)).count()
    };
    let cards = picture.layout.cards.len();
    assert_eq!(count(scene::FAR * 0.9, |subject| matches!(subject, Subject::Card(_))), cards);
    assert_eq!(count(scene::TILES * 0.9, |subject| matches!(subject, Subject::Card(_))), 0);
    assert_eq!(count(scene::TILES * 0.9, |subject| matches!(subject, Subject::Transition(_))), 0);
    // Ground, count and name.
    let tiles = picture.layout.phases.len();
    assert_eq!(count(scene::TILES * 0.9, |subject| matches!(subject, Subject::Tile(_))), tiles * 3);
    assert_eq!(count(1.0, |subject| matches!(subject, Subject::Tile(_))), 0);
}
