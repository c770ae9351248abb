//! Pictures for slides: 16:9, compact cards, titles that a room can read.
//! One picture if its titles are large enough, else one per phase, and a phase that is still too
//! full in parts.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use emath::{Rect, vec2};

use super::each::numbered;
use super::foot::FOOT_HEIGHT;
use super::{Frame, Options, Scene, build};
use crate::layout::{self, CardStyle, FRAME_TOP, Request};
use crate::model::{Id, Journey, LaneScheme, Phase, Touchpoint, Workspace};
use crate::theme::Theme;

/// The width of a slide in pixels.
pub const WIDTH: u32 = 1920;
/// The height of a slide in pixels.
pub const HEIGHT: u32 = 1080;
/// The size of a card's title in map points.
const TITLE: f32 = 13.5;
/// Titles of the whole picture are at least this large, in pixels.
const WHOLE: f32 = 16.0;
/// Titles of one phase are at least this large, in pixels.
const PHASE: f32 = 24.0;
/// Phases with few cards are not blown up beyond this.
const LARGEST: f32 = 36.0;

/// One slide.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    /// The picture, 16:9; [`WIDTH`] pixels wide its titles are large enough.
    pub scene: Scene,
    /// How large titles are at [`WIDTH`] pixels.
    pub title_px: f32,
}

/// The slides of a journey: one if titles reach 16 pixels, else one per phase with at least 24.
pub fn slides(
    workspace: &Workspace,
    journey: &Journey,
    request: &Request,
    theme: &Theme,
    options: &Options,
) -> Vec<Slide> {
    let kit = Kit { workspace, journey, theme, options: Options { frame: Frame::Slide, ..options.clone() } };
    let request = Request { cards: CardStyle::Compact, ..request.clone() };
    let whole = kit.slide(&request, String::new());
    let one_phase = request.phase.is_some() || journey.phases.len() <= 1;
    if !one_phase && whole.title_px >= WHOLE {
        return vec![whole];
    }
    let phases =
        journey.phases.iter().filter(|phase| request.phase.as_ref().is_none_or(|id| *id == phase.id));
    let slides: Vec<Slide> = phases.flat_map(|phase| kit.phase(&request, phase)).collect();
    if slides.is_empty() { vec![whole] } else { slides }
}

/// The slides of a deck: the whole map, and each phase with titles that a room can read.
pub fn deck(
    workspace: &Workspace,
    journey: &Journey,
    request: &Request,
    theme: &Theme,
    options: &Options,
) -> Vec<Slide> {
    let full = Options { frame: Frame::Full, ..options.clone() };
    let whole = Kit { workspace, journey, theme, options: full }.slide(request, String::new());
    let mut slides = vec![whole];
    if request.phase.is_none() && journey.phases.len() > 1 {
        let framed = Options { frame: Frame::Slide, ..options.clone() };
        let kit = Kit { workspace, journey, theme, options: framed };
        let compact = Request { cards: CardStyle::Compact, ..request.clone() };
        let has_cards = |phase: &&Arc<Phase>| !phase.touchpoints.is_empty();
        slides.extend(journey.phases.iter().filter(has_cards).flat_map(|phase| kit.phase(&compact, phase)));
    }
    slides
}

/// Where each slide goes: `OUT-1-name.png` and so on, or `OUT.png` if there is only one.
pub fn named(to: &Path, slides: Vec<Slide>) -> Vec<(PathBuf, Scene)> {
    let mut scenes: Vec<Scene> = slides.into_iter().map(|slide| slide.scene).collect();
    match (scenes.len(), scenes.pop()) {
        (1, Some(single)) => vec![(to.to_path_buf(), single)],
        (_, last) => {
            scenes.extend(last);
            numbered(to, scenes)
        }
    }
}

/// An id as part of a file's name: nothing that leads out of the folder.
pub(super) fn file_part(name: &str) -> String {
    let slug = crate::model::slug(name);
    if slug.is_empty() { "phase".to_owned() } else { slug }
}

struct Kit<'a> {
    workspace: &'a Workspace,
    journey: &'a Journey,
    theme: &'a Theme,
    options: Options,
}

impl Kit<'_> {
    /// The slides of one phase: with lanes, else without, else in parts.
    fn phase(&self, request: &Request, phase: &Arc<Phase>) -> Vec<Slide> {
        let name = phase.id.to_string();
        // A slide of one phase is not about what is left when that is folded.
        let folded_phases = Default::default();
        let request = Request { phase: Some(phase.id.clone()), folded_phases, ..request.clone() };
        let slide = self.slide(&request, name.clone());
        if slide.title_px >= PHASE {
            return vec![slide];
        }
        let chosen = |one: &&Arc<Touchpoint>| request.only.as_ref().is_none_or(|only| only.contains(&one.id));
        let ids: Vec<Id<Touchpoint>> =
            phase.touchpoints.iter().filter(chosen).map(|one| one.id.clone()).collect();
        let plain = Request { lanes: Some(LaneScheme::NoLanes), ..request };
        let plain_slide = self.slide(&plain, name.clone());
        if plain_slide.title_px >= PHASE || ids.len() < 2 {
            return vec![plain_slide];
        }
        for parts in 2..=ids.len() {
            let size = ids.len().div_ceil(parts);
            let slides: Vec<Slide> = ids
                .chunks(size)
                .zip(1..)
                .map(|(part, number)| {
                    let request = Request { only: Some(part.to_vec()), ..plain.clone() };
                    self.slide(&request, format!("{name}-{number}"))
                })
                .collect();
            if slides.iter().all(|slide| slide.title_px >= PHASE) || size == 1 {
                return slides;
            }
        }
        vec![plain_slide]
    }

    fn slide(&self, request: &Request, name: String) -> Slide {
        let layout = layout::layout(self.workspace, self.journey, request, None);
        let mut scene = build(self.workspace, self.journey, &layout, self.theme, &self.options);
        let scale = fit(&mut scene);
        scene.name = name;
        Slide { scene, title_px: TITLE * scale }
    }
}

/// How wide a slide is, in map points, on which a map of this height stands with as little around it
/// as there can be: title, legend and foot take the whole slide, however narrow the map is.
pub(super) fn width(map_height: f32) -> f32 {
    (FRAME_TOP + map_height + FOOT_HEIGHT) * WIDTH as f32 / HEIGHT as f32
}

/// Grows the bounds to 16:9 around the picture; the scale at which it is [`WIDTH`] pixels wide.
fn fit(scene: &mut Scene) -> f32 {
    let (width, height) = (WIDTH as f32, HEIGHT as f32);
    let size = scene.bounds.size().max(vec2(1.0, 1.0));
    let scale = (width / size.x).min(height / size.y).min(LARGEST / TITLE);
    scene.bounds = Rect::from_center_size(scene.bounds.center(), vec2(width, height) / scale);
    scale
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::{ShapeKind, Subject};
    use super::*;
    use crate::model::{Choice, MediaType, TouchpointStatus, TransitionKind};
    use crate::vocabulary::{self, ShortLabel as _};

    #[test]
    fn each_slide_explains_its_own_media_and_lines() {
        let text = vocabulary::sample("zwaluw-en-spaak-en").unwrap();
        let workspace = crate::storage::parse("sample.ron", text).unwrap().workspace;
        let journey = &workspace.journeys[0];
        let theme = Theme::light();
        let slides = slides(&workspace, journey, &Request::default(), &theme, &Options::default());
        assert_eq!(slides.len(), journey.phases.len());
        let lang = crate::model::Lang::En;
        let known: BTreeSet<&str> = (MediaType::ALL.iter().map(|media| media.short_label().text(lang)))
            .chain(TransitionKind::ALL.iter().map(|kind| kind.short_label().text(lang)))
            .collect();
        for (slide, phase) in slides.iter().zip(&journey.phases) {
            let present =
                || phase.touchpoints.iter().filter(|one| one.status != TouchpointStatus::Historical);
            let within = |id: &Id<Touchpoint>| present().any(|one| one.id == *id);
            let media = present().filter_map(|one| one.media_type);
            let lines = journey.all_transitions().filter(|step| within(&step.from) && within(&step.to));
            let occurs: BTreeSet<&str> = (media.map(|media| media.short_label().text(lang)))
                .chain(lines.map(|step| step.kind.short_label().text(lang)))
                .collect();
            let legend = slide.scene.groups.iter().find(|group| group.subject == Subject::Legend).unwrap();
            let texts = legend.shapes.iter().filter_map(|shape| match &shape.kind {
                ShapeKind::Text { text, .. } => known.get(text.as_str()).copied(),
                _ => None,
            });
            assert_eq!(texts.collect::<BTreeSet<_>>(), occurs, "{}", slide.scene.name);
            assert!(slide.title_px >= PHASE, "{}: {}", slide.scene.name, slide.title_px);
        }
    }
}
