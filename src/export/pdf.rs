//! Scenes as a document: text that can be searched and selected, subset faces, bookmarks, and what each
//! part is for those who have it read aloud. The same drawing twice gives the same bytes.

mod links;
mod poster;

use std::collections::HashMap;
use std::num::NonZeroU16;

use emath::Rect;
use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{Path, PathBuilder, Point, Size, Transform};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ContentTag, Identifier, Tag, TagGroup, TagKind, TagTree};
use krilla_svg::{SurfaceExt as _, SvgSettings};
use resvg::usvg::Tree;

use self::poster::{marks, note};
use super::paper::{self, Page};
use super::tree::Trees;
use super::{Drawing, ExportError, PICTURE, Settings, nothing, refuse_missing_glyphs};
use crate::scene::{Group, Scene, ShapeKind, Subject};
use crate::text::{Face, Style};
use crate::theme::Rgb;
use crate::vocabulary::Label;

const SHEET: Label = Label::new(
    "{title}: sheet {n} of {all}, row {row}, column {column}",
    "{title}: vel {n} van {all}, rij {row}, kolom {column}",
);
/// Lines without words are read aloud by nobody; so many of them are painted together.
const BATCH: usize = 64;

/// The pictures as the pages of a document.
pub fn pdf(drawing: &Drawing<'_>, settings: &Settings) -> Result<Vec<u8>, ExportError> {
    if drawing.scenes.is_empty() {
        return Err(nothing());
    }
    drawing.scenes.iter().try_for_each(refuse_missing_glyphs)?;
    let trees = Trees::new();
    let pictures = drawing
        .scenes
        .iter()
        .map(|scene| Picture::new(scene, &trees, drawing))
        .collect::<Result<Vec<_>, _>>()?;
    let accessible = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .unwrap_or_default();
    let broken = |error: KrillaError| ExportError::broken(PICTURE, &format!("{error:?}"));
    match document(&pictures, &trees, drawing, settings, accessible)? {
        // Letters that stand for nothing, as a byte-order mark in a name, keep a document from the promise
        // that all of it can be read aloud. It is made without the promise then.
        Err(KrillaError::Validation(_)) => {
            document(&pictures, &trees, drawing, settings, Configuration::default())?.map_err(broken)
        }
        made => made.map_err(broken),
    }
}

/// What a piece is to a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Role {
    /// Nothing: lines and grounds.
    Decoration,
    /// The headline of the picture.
    Title,
    /// The headline of a phase.
    Heading(String),
    /// Words.
    Words,
    /// A drawing that is said in a sentence.
    Figure(String),
}

/// Shapes that are painted and read together.
struct Piece {
    role: Role,
    /// Its place in reading order: what is before and behind the phases, and the phase.
    order: (u8, usize),
    /// Its rows with a space between, which a reader would not find between two rows.
    words: String,
    bounds: Rect,
    tree: Tree,
    /// The page on the web that it leads to.
    address: Option<String>,
}

/// A scene in pieces, back to front.
struct Picture<'a> {
    scene: &'a Scene,
    pieces: Vec<Piece>,
    /// The phases that have a header, and where.
    phases: Vec<(String, emath::Pos2)>,
}

/// Where phases and cards come in reading order, by their ids.
struct Reading<'a> {
    phases: HashMap<&'a str, (usize, &'a str)>,
    cards: HashMap<&'a str, usize>,
    /// The pages on the web that cards lead to, by the ids of the cards.
    addresses: HashMap<&'a str, String>,
}

impl<'a> Reading<'a> {
    fn new(drawing: &Drawing<'a>) -> Self {
        let phases = drawing.journey.phases.iter().enumerate();
        let cards = phases.clone().flat_map(|(at, phase)| {
            phase.touchpoints.iter().map(move |touchpoint| (touchpoint.id.as_str(), at))
        });
        let touchpoints = drawing.journey.phases.iter().flat_map(|phase| phase.touchpoints.iter());
        let addresses = touchpoints.filter_map(|one| Some((one.id.as_str(), links::address(one)?)));
        Self {
            addresses: addresses.collect(),
            cards: cards.collect(),
            phases: phases.map(|(at, phase)| (phase.id.as_str(), (at, phase.name.as_str()))).collect(),
        }
    }

    /// What a group is to a reader, and where it comes.
    fn role(&self, group: &Group) -> (Role, (u8, usize)) {
        let has_words = !words(group).is_empty();
        let words = if has_words { Role::Words } else { Role::Decoration };
        match &group.subject {
            Subject::Title => (Role::Title, (0, 0)),
            Subject::Overlays => (words, (1, 0)),
            Subject::Lane(at) => (words, (2, *at)),
            Subject::Phase(id) => match self.phases.get(id.as_str()) {
                Some((at, name)) if has_words => (Role::Heading((*name).to_owned()), (3, *at)),
                _ => (words, (3, 0)),
            },
            Subject::Card(id) => (words, (3, self.cards.get(id.as_str()).copied().unwrap_or(usize::MAX))),
            Subject::Fold(phase, ..) => (words, (3, *phase)),
            Subject::Strip if has_words && !group.title.is_empty() => {
                (Role::Figure(group.title.clone()), (6, 0))
            }
            Subject::Expected | Subject::ExpectedWhen | Subject::Tray | Subject::Tile(_) => (words, (4, 0)),
            Subject::Transition(_) => (words, (5, 0)),
            Subject::Strip | Subject::LookFirst => (words, (6, 0)),
            Subject::Legend => (words, (7, 0)),
            Subject::Foot => (words, (8, 0)),
            Subject::Backdrop => (Role::Decoration, (0, 0)),
        }
    }
}

/// The rows of text of a group, a space between them.
fn words(group: &Group) -> String {
    let shown = group.shapes.iter().filter(|shape| shape.scales.contains(&1.0));
    let rows = shown.filter_map(|shape| match &shape.kind {
        ShapeKind::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    rows.collect::<Vec<_>>().join(" ")
}

impl<'a> Picture<'a> {
    fn new(scene: &'a Scene, trees: &Trees, drawing: &Drawing<'_>) -> Result<Self, ExportError> {
        let reading = Reading::new(drawing);
        let mut pieces: Vec<Piece> = Vec::new();
        let mut phases = Vec::new();
        let mut plain: Vec<&Group> = Vec::new();
        let flush = |plain: &mut Vec<&Group>, pieces: &mut Vec<Piece>| -> Result<(), ExportError> {
            if !plain.is_empty() {
                let bounds = plain.iter().fold(Rect::NOTHING, |all, group| all | group.bounds);
                let tree = trees.of(scene, plain.drain(..))?;
                pieces.push(Piece {
                    role: Role::Decoration,
                    order: (0, 0),
                    words: String::new(),
                    bounds,
                    tree,
                    address: None,
                });
            }
            Ok(())
        };
        for group in &scene.groups {
            let (role, order) = reading.role(group);
            if !group.shapes.iter().any(|shape| shape.scales.contains(&1.0)) {
                continue;
            }
            if role == Role::Decoration {
                plain.push(group);
                if plain.len() < BATCH {
                    continue;
                }
            }
            flush(&mut plain, &mut pieces)?;
            if let Role::Heading(name) = &role {
                phases.push((name.clone(), group.bounds.min));
            }
            if role != Role::Decoration {
                let tree = trees.of(scene, [group])?;
                let address = match &group.subject {
                    Subject::Card(id) => reading.addresses.get(id.as_str()).cloned(),
                    _ => None,
                };
                pieces.push(Piece { role, order, words: words(group), bounds: group.bounds, tree, address });
            }
        }
        flush(&mut plain, &mut pieces)?;
        Ok(Self { scene, pieces, phases })
    }
}

/// The document, or why the format refuses it.
fn document(
    pictures: &[Picture<'_>],
    trees: &Trees,
    drawing: &Drawing<'_>,
    settings: &Settings,
    configuration: Configuration,
) -> Result<Result<Vec<u8>, KrillaError>, ExportError> {
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        enable_tagging: true,
        ..SerializeSettings::default()
    });
    let title = title(drawing);
    let (mut outline, mut tags) = (Outline::new(), TagTree::new());
    let mut count = 0;
    for (at, picture) in pictures.iter().enumerate() {
        let pages = paper::pages(picture.scene.bounds.size(), settings.paper, settings.poster);
        let mut said: Vec<Vec<Identifier>> = vec![Vec::new(); picture.pieces.len()];
        let mut linked: Vec<Vec<Identifier>> = vec![Vec::new(); picture.pieces.len()];
        for (number, page) in pages.iter().enumerate() {
            let mut sheet = Sheet { picture, page, said: &mut said, linked: &mut linked, all: pages.len() };
            sheet.draw(&mut document, trees, &title, number + 1, drawing)?;
            let done = (at as f32 + (number + 1) as f32 / pages.len() as f32) / pictures.len() as f32;
            settings.progress.reach(done)?;
        }
        bookmarks(&mut outline, picture, &pages, count, (at == 0).then_some(&title));
        read(&mut tags, picture, said.into_iter().zip(linked), &title);
        count += pages.len();
    }
    document.set_outline(outline);
    document.set_tag_tree(tags.with_lang(Some(language(drawing))));
    document
        .set_metadata(Metadata::new().title(title).language(language(drawing)).creator("Wandel".to_owned()));
    Ok(document.finish())
}

fn language(drawing: &Drawing<'_>) -> String {
    use crate::model::Choice as _;
    drawing.lang.id().to_lowercase()
}

/// The journey by name, and whose it is.
pub(super) fn title(drawing: &Drawing<'_>) -> String {
    let [journey, organisation] = [&drawing.journey.name, &drawing.workspace.organisation.name]
        .map(|name| crate::text::one_line(name).trim().to_owned());
    match (journey.is_empty(), organisation.is_empty() || journey.contains(&organisation)) {
        (true, true) => drawing.journey.id.to_string(),
        (true, false) => organisation,
        (false, true) => journey,
        (false, false) => format!("{journey} – {organisation}"),
    }
}

/// A place of the scene on a page, in points from the top left.
fn on(page: &Page, scene: &Scene, at: emath::Pos2) -> emath::Pos2 {
    let scale = page.picture.width() / scene.bounds.width();
    page.picture.min + (at - scene.bounds.min) * scale
}

/// A bookmark per phase, on the page that has the start of its header.
fn bookmarks(
    outline: &mut Outline,
    picture: &Picture<'_>,
    pages: &[Page],
    first: usize,
    title: Option<&String>,
) {
    if let Some(title) = title {
        outline.push_child(OutlineNode::new(
            title.clone(),
            XyzDestination::new(first, Point::from_xy(0.0, 0.0)),
        ));
    }
    for (name, corner) in &picture.phases {
        let place = |page: &Page| on(page, picture.scene, *corner);
        let shows = |page: &&Page| page.window.expand(1.0).contains(place(page));
        let Some((number, page)) = pages.iter().enumerate().find(|(_, page)| shows(page)) else { continue };
        let at = place(page);
        let point = Point::from_xy((at.x - 8.0).max(0.0), (at.y - 8.0).max(0.0));
        outline.push_child(OutlineNode::new(
            crate::text::one_line(name),
            XyzDestination::new(first + number, point),
        ));
    }
}

/// Which content a piece has become, and its links.
type Said = (Vec<Identifier>, Vec<Identifier>);

/// The picture in the order in which it is read.
fn read(tags: &mut TagTree, picture: &Picture<'_>, said: impl Iterator<Item = Said>, title: &str) {
    let mut read: Vec<(&Piece, Said)> =
        picture.pieces.iter().zip(said).filter(|(_, (said, _))| !said.is_empty()).collect();
    let heading_first = |piece: &Piece| !matches!(piece.role, Role::Heading(_));
    read.sort_by_key(|(piece, _)| (piece.order, heading_first(piece)));
    let mut section: Option<((u8, usize), TagGroup)> = None;
    for (piece, (said, linked)) in read {
        let level = |level| NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
        let words = Some(piece.words.clone());
        let tag: TagKind = match &piece.role {
            Role::Title => Tag::Hn(level(1), Some(title.to_owned())).with_actual_text(words).into(),
            Role::Heading(name) => Tag::Hn(level(2), Some(name.clone())).with_actual_text(words).into(),
            Role::Figure(said) => Tag::Figure(Some(said.clone())).into(),
            Role::Words | Role::Decoration => Tag::P.with_actual_text(words).into(),
        };
        let mut group = TagGroup::with_children(tag, said.into_iter().map(Into::into).collect());
        for link in linked {
            group.push(TagGroup::with_children(Tag::Link, vec![link.into()]));
        }
        match &mut section {
            Some((order, section)) if *order == piece.order => section.push(group),
            _ => {
                if let Some((_, done)) = section.take() {
                    tags.push(done);
                }
                section = Some((piece.order, TagGroup::with_children(Tag::Section, vec![group.into()])));
            }
        }
    }
    if let Some((_, done)) = section {
        tags.push(done);
    }
}

/// A page while it is painted.
struct Sheet<'a> {
    picture: &'a Picture<'a>,
    page: &'a Page,
    /// Which content each piece has become; a piece on two sheets is read once.
    said: &'a mut [Vec<Identifier>],
    /// The links of each piece.
    linked: &'a mut [Vec<Identifier>],
    /// How many sheets the picture takes.
    all: usize,
}

const ARTIFACT: ContentTag<'static> =
    ContentTag::Artifact(Artifact { kind: krilla::tagging::ArtifactType::Other, bbox: None });

impl Sheet<'_> {
    fn draw(
        &mut self,
        document: &mut Document,
        trees: &Trees,
        title: &str,
        number: usize,
        drawing: &Drawing<'_>,
    ) -> Result<(), ExportError> {
        let Page { size, window, picture, place } = *self.page;
        let settings = PageSettings::from_wh(size.x, size.y).ok_or_else(nothing)?;
        let label = match place {
            Some(([row, column], _)) if self.all > 1 => {
                let numbers = [number, self.all, row + 1, column + 1].map(|number| number.to_string());
                let [n, all, row, column] = numbers.each_ref().map(String::as_str);
                let title = crate::text::fit(title, Style { size: 8.0, face: Face::Regular }, size.x / 2.0);
                Some(SHEET.fill(
                    drawing.lang,
                    &[("title", &title), ("n", n), ("all", all), ("row", row), ("column", column)],
                ))
            }
            _ => None,
        };
        let label = label.map(|words| note(self.page, &words));
        let label = label.as_ref().map(|scene| trees.of(scene, &scene.groups)).transpose()?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        surface.start_tagged(ARTIFACT);
        fill(&mut surface, window, self.picture.scene.background);
        surface.end_tagged();
        let clip = rectangle(window).ok_or_else(nothing)?;
        surface.push_clip_path(&clip, &FillRule::NonZero);
        let scale = picture.width() / self.picture.scene.bounds.width();
        surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, picture.left(), picture.top()));
        let read = self.pieces(&mut surface);
        surface.pop();
        surface.pop();
        if let Some(label) = label {
            surface.start_tagged(ARTIFACT);
            paint(&mut surface, &label);
            marks(&mut surface, self.page);
            surface.end_tagged();
        }
        surface.finish();
        for (at, edge) in read {
            let (Some(piece), Some(linked)) = (self.picture.pieces.get(at), self.linked.get_mut(at)) else {
                continue;
            };
            let link = piece.address.as_ref().and_then(|address| links::link(edge, address, &piece.words));
            linked.extend(link.map(|link| page.add_tagged_annotation(link)));
        }
        page.finish();
        Ok(())
    }

    /// What of the picture is on this sheet. Content belongs to the sheet that has its middle; where it
    /// shows on others too, it is not read again. The places of what is read here, with where it is.
    fn pieces(&mut self, surface: &mut Surface<'_>) -> Vec<(usize, Rect)> {
        let Self { picture, page, said, all, .. } = self;
        let mut read = Vec::new();
        for (at, (piece, said)) in picture.pieces.iter().zip(said.iter_mut()).enumerate() {
            let [min, max] =
                [piece.bounds.min, piece.bounds.max].map(|corner| on(page, picture.scene, corner));
            let bounds = Rect::from_min_max(min, max);
            if !bounds.intersects(page.window) {
                continue;
            }
            let is_home = *all == 1 || page.window.expand(1.0).contains(bounds.center());
            let is_read = piece.role != Role::Decoration && said.is_empty() && is_home;
            let tag = if is_read { ContentTag::Other } else { ARTIFACT };
            let identifier = surface.start_tagged(tag);
            paint(surface, &piece.tree);
            surface.end_tagged();
            if is_read {
                said.push(identifier);
                read.push((at, bounds.intersect(page.window)));
            }
        }
        read
    }
}

fn paint(surface: &mut Surface<'_>, tree: &Tree) {
    let size = tree.size();
    if let Some(size) = Size::from_wh(size.width(), size.height()) {
        // It gives nothing back that says more than that it painted.
        let _ = surface.draw_svg(tree, size, SvgSettings::default());
    }
}

fn rectangle(edge: Rect) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(krilla::geom::Rect::from_ltrb(edge.left(), edge.top(), edge.right(), edge.bottom())?);
    path.finish()
}

fn fill(surface: &mut Surface<'_>, edge: Rect, Rgb(red, green, blue): Rgb) {
    if let Some(path) = rectangle(edge) {
        surface.set_stroke(None);
        surface.set_fill(Some(Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }));
        surface.draw_path(&path);
        surface.set_fill(None);
    }
}

#[cfg(test)]
mod tests;
