//! The block above the map: title, subtitle and legend. Beside each other where there is room,
//! else the legend below; the picture grows upwards by what they need.

use emath::pos2;

use super::legend::{self, Item};
use super::sketch::Sketch;
use super::{Anchor, Frame, Group, Stage, Subject, photo, words};
use crate::layout::FRAME_TOP;
use crate::model::{Choice, MapState, MediaType};
use crate::text::{self, Face, Style};
use crate::vocabulary::ShortLabel as _;

const TITLE: Style = Style::new(28.0, Face::Bold);
const SUBTITLE: Style = Style::new(14.0, Face::Regular);
/// From row to row of the title.
const TITLE_LINE: f32 = 33.0;
/// From row to row of the subtitle.
const SUBTITLE_LINE: f32 = 18.5;
/// From the top of the picture to the first baseline.
const FIRST: f32 = 48.0;
/// From the last baseline of the title to the first of the subtitle.
const TO_SUBTITLE: f32 = 26.0;
/// From the last baseline to the headers.
const TO_HEADERS: f32 = 30.0;
/// As many rows as what the journey is about takes: what people wrote down is not cut lightly.
const SCOPE_ROWS: usize = 6;
/// White space between the texts and the legend beside them.
const BESIDE: f32 = 56.0;

/// The rows of the block and where the legend stands.
struct Block {
    title: Vec<String>,
    subtitle: Vec<String>,
    legend: Vec<Vec<Item>>,
    beside: bool,
}

/// Draws title, subtitle and legend; the top edge of the picture.
pub(super) fn draw(stage: &Stage<'_>, groups: &mut Vec<Group>) -> f32 {
    let grid = stage.layout.bounds.top() - super::overlay::height(stage);
    if !stage.options.frame.has_title() {
        return grid - 12.0;
    }
    let block = arrange(stage);
    let texts = FIRST
        + TITLE_LINE * (block.title.len() as f32 - 1.0).max(0.0)
        + TO_SUBTITLE
        + SUBTITLE_LINE * (block.subtitle.len() as f32 - 1.0).max(0.0);
    let rows = block.legend.len() as f32;
    let height = match block.beside {
        true => texts.max(FIRST - 2.0 + legend::PITCH * (rows - 1.0)) + TO_HEADERS - 1.0,
        false => texts + legend::PITCH * rows + TO_HEADERS,
    };
    let top = grid - height.max(FRAME_TOP);
    texts_at(stage, &block, top, groups);
    let legend_at = if block.beside {
        let first = grid - TO_HEADERS + 1.0 - legend::PITCH * (rows - 1.0);
        pos2(stage.text_right() - legend::width(stage, &block.legend), first)
    } else {
        pos2(stage.text_left(), top + texts + legend::PITCH)
    };
    let mut sketch = Sketch::new();
    legend::draw(stage, &mut sketch, &block.legend, legend_at);
    if !sketch.is_empty() {
        groups.push(sketch.into_group(Subject::Legend, String::new()));
    }
    top
}

fn texts_at(stage: &Stage<'_>, block: &Block, top: f32, groups: &mut Vec<Group>) {
    let mut sketch = Sketch::new();
    let mut y = top + FIRST;
    if let Some(persona) = photo::portrayed(stage) {
        photo::portrait(stage, &mut sketch, pos2(stage.text_left(), top + FIRST - 24.0), persona);
    }
    let left = stage.text_left() + before(stage);
    for row in &block.title {
        sketch.text(row, pos2(left, y), Anchor::Start, TITLE, stage.theme.ink);
        y += TITLE_LINE;
    }
    y += TO_SUBTITLE - TITLE_LINE;
    for row in &block.subtitle {
        sketch.text(row, pos2(left, y), Anchor::Start, SUBTITLE, stage.theme.secondary);
        y += SUBTITLE_LINE;
    }
    groups.push(sketch.into_group(Subject::Title, name(stage)));
}

/// What stands left of the texts: a portrait.
fn before(stage: &Stage<'_>) -> f32 {
    photo::portrayed(stage).map_or(0.0, |_| photo::BESIDE_PORTRAIT)
}

fn name(stage: &Stage<'_>) -> String {
    let name = text::one_line(&stage.journey.name);
    if name.is_empty() { words::UNTITLED.text(stage.lang()).to_owned() } else { name }
}

/// Legend beside the texts if it takes at most three rows there, else below them.
fn arrange(stage: &Stage<'_>) -> Block {
    let space = stage.text_right() - stage.text_left() - before(stage);
    let (title, facts) = (name(stage), facts(stage));
    let items = legend::items(stage);
    let natural = text::width(&title, TITLE).max(text::width(&facts, SUBTITLE)).max(320.0);
    let texts = natural.min(space * 0.55);
    let legend = legend::rows(stage, &items, space - texts - BESIDE);
    let fits = legend::width(stage, &legend) <= space - texts - BESIDE;
    let beside = legend.is_empty() || (fits && legend.len() <= 3);
    let width = match (beside, legend.is_empty()) {
        (true, false) => space - legend::width(stage, &legend) - BESIDE,
        _ => space,
    };
    let legend = if beside { legend } else { legend::rows(stage, &items, space) };
    let mut subtitle = text::wrap(&facts, SUBTITLE, width, 2).lines;
    if stage.options.frame == Frame::Full {
        subtitle.extend(text::wrap(&scope(stage), SUBTITLE, width, SCOPE_ROWS).lines);
    }
    Block { title: text::wrap(&title, TITLE, width, 2).lines, subtitle, legend, beside }
}

/// Who walks, as it is or to be, and what is counted.
fn facts(stage: &Stage<'_>) -> String {
    let lang = stage.lang();
    let mut parts = Vec::new();
    let shown: Vec<&str> = match stage.persona {
        Some(one) => vec![persona(stage, one.as_str())],
        None => stage.journey.personas.iter().map(|id| persona(stage, id.as_str())).collect(),
    };
    if !shown.is_empty() {
        parts.push(words::listing(&shown, lang));
    }
    let state = match stage.journey.state {
        MapState::CurrentState => words::AS_IT_IS,
        MapState::FutureState => words::TO_BE,
    };
    parts.push(state.text(lang).to_owned());
    parts.push(words::TOUCHPOINTS.count(lang, stage.layout.touchpoints().count()));
    parts.extend(counts(stage));
    if !stage.options.narrowed.is_empty() {
        let what = text::one_line(&stage.options.narrowed);
        parts.push(words::NARROWED.fill(lang, &[("what", &what)]));
    }
    parts.join(" · ")
}

fn persona<'a>(stage: &'a Stage<'_>, id: &'a str) -> &'a str {
    let known = stage.workspace.personas.iter().find(|persona| persona.id.as_str() == id);
    known.map(|persona| persona.name.trim()).filter(|name| !name.is_empty()).unwrap_or(id)
}

/// "owned 14, paid 3, earned 8, 1 not assessed".
fn counts(stage: &Stage<'_>) -> Option<String> {
    let count =
        |media: Option<MediaType>| stage.layout.touchpoints().filter(|one| one.media_type == media).count();
    let known = MediaType::ALL
        .iter()
        .map(|media| (media.short_label().text(stage.lang()).to_lowercase(), count(Some(*media))));
    let unknown = (words::UNASSESSED.text(stage.lang()).to_owned(), count(None));
    let parts: Vec<String> = known
        .chain([unknown])
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| format!("{name} {count}"))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// What the journey starts and ends with, the decision it serves, and what counts as success.
fn scope(stage: &Stage<'_>) -> String {
    let journey = stage.journey;
    let parts = [
        (words::BEGINS, &journey.start_event),
        (words::ENDS, &journey.end_event),
        (words::DECISION, &journey.decision),
        (words::SUCCESS, &journey.success),
    ];
    let known = parts.into_iter().map(|(label, text)| (label, text::one_line(text)));
    let known = known.filter(|(_, text)| !text.is_empty());
    known.map(|(label, text)| label.fill(stage.lang(), &[("what", &text)])).collect::<Vec<_>>().join(" · ")
}
