//! What is drawn large for a room: a card, rows of text, keys. Everything is drawn on a painter, so
//! that the facilitator's window and the presenter display show the same. Knows no round and no walk.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Color32, CornerRadius, FontId, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};
use lucide_icons::Icon;

use super::words;
use crate::model::*;
use crate::text::Face;
use crate::theme::Theme;
use crate::ui::{appearance, offer};
use crate::vocabulary::{self, ShortLabel as _};

/// What a large card says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// Its number in the journey.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Phase and channel.
    pub place: String,
    /// A sentence about it; may be empty.
    pub about: String,
    /// Whose place it is.
    pub media: Option<MediaType>,
    /// The feeling that it leaves; left out where that is asked.
    pub feeling: Option<i8>,
}

impl Card {
    /// The card of a touchpoint.
    pub fn of(workspace: &Workspace, journey: &Journey, touchpoint: &Touchpoint, lang: Lang) -> Self {
        let phase = offer::phase_of(journey, &touchpoint.id);
        let phase = phase.map_or_else(|| words::TRAY.text(lang).to_owned(), |phase| phase.name.clone());
        let channel = vocabulary::channel_label(workspace, touchpoint.channel.as_str(), lang);
        let place = [phase, channel].map(|text| crate::text::one_line(&text));
        let place: Vec<String> = place.into_iter().filter(|text| !text.is_empty()).collect();
        Self {
            number: touchpoint.number,
            title: offer::title_of(journey, &touchpoint.id),
            place: place.join(" · "),
            about: crate::text::one_line(&touchpoint.description),
            media: touchpoint.media_type,
            feeling: touchpoint.emotion,
        }
    }

    /// What it says to those who can't see it.
    pub fn name(&self, lang: Lang) -> String {
        let number = words::NUMBER.fill(lang, &[("n", &self.number.to_string())]);
        [self.title.as_str(), &number, &self.place].join(", ")
    }
}

/// The picture of a feeling from -2 to 2.
pub fn face_icon(feeling: i8) -> char {
    char::from(match feeling {
        ..=-2 => Icon::Angry,
        -1 => Icon::Frown,
        0 => Icon::Meh,
        1 => Icon::Smile,
        2.. => Icon::Laugh,
    })
}

/// The picture of a media type.
pub fn media_icon(media: MediaType) -> char {
    char::from(match media {
        MediaType::Owned => Icon::House,
        MediaType::Paid => Icon::BadgeEuro,
        MediaType::Earned => Icon::MessageSquare,
        MediaType::Shared => Icon::Share2,
    })
}

/// The colour of a media type.
pub fn media_colour(theme: &Theme, media: Option<MediaType>) -> Color32 {
    appearance::colour(match media {
        Some(MediaType::Owned) => theme.owned,
        Some(MediaType::Paid) => theme.paid,
        Some(MediaType::Earned) => theme.earned,
        Some(MediaType::Shared) => theme.shared,
        None => theme.unassessed,
    })
}

/// The colour of a feeling.
pub fn feeling_colour(theme: &Theme, feeling: i8) -> Color32 {
    appearance::colour(match feeling {
        ..=-2 => theme.critical,
        -1 => theme.high,
        0 => theme.secondary,
        1.. => theme.good,
    })
}

/// Text in a column, broken over at most `rows` rows; its height.
#[derive(Clone, Debug)]
pub struct Column<'a> {
    /// What it says.
    pub text: &'a str,
    /// Size and face.
    pub font: FontId,
    /// Its colour.
    pub colour: Color32,
    /// Left, middle or right.
    pub align: Align,
    /// At most so many rows; the rest is cut with an ellipsis.
    pub rows: usize,
}

impl Column<'_> {
    /// Draws it from `top` within this width; the lower edge.
    pub fn draw(&self, painter: &Painter, left: f32, width: f32, top: f32) -> f32 {
        let galley = self.galley(painter, width);
        let x = match self.align {
            Align::Min => left,
            Align::Center => left + width / 2.0,
            Align::Max => left + width,
        };
        let height = galley.size().y;
        painter.galley(pos2(x, top), galley, self.colour);
        top + height
    }

    /// How high it is within this width.
    pub fn height(&self, painter: &Painter, width: f32) -> f32 {
        self.galley(painter, width).size().y
    }

    fn galley(&self, painter: &Painter, width: f32) -> std::sync::Arc<egui::Galley> {
        let wrap = TextWrapping { max_width: width, max_rows: self.rows, ..TextWrapping::default() };
        let mut job = LayoutJob { halign: self.align, wrap, ..LayoutJob::default() };
        let format = TextFormat { font_id: self.font.clone(), color: self.colour, ..TextFormat::default() };
        job.append(self.text, 0.0, format);
        painter.layout_job(job)
    }
}

/// A key as it looks on a keyboard, with its letter or digit; its right edge.
pub fn key_cap(painter: &Painter, at: Pos2, text: &str, size: f32, theme: &Theme) -> f32 {
    let ink = appearance::colour(theme.ink);
    let galley = painter.layout_no_wrap(text.to_owned(), appearance::face(size, Face::SemiBold), ink);
    let width = (galley.size().x + size * 0.9).max(size * 1.75);
    let cap = Rect::from_min_size(at, vec2(width, size * 1.75));
    let line = Stroke::new(1.0, appearance::colour(theme.secondary));
    painter.rect(cap, CornerRadius::same(4), appearance::colour(theme.ground), line, StrokeKind::Inside);
    painter.galley(cap.center() - galley.size() / 2.0, galley, ink);
    cap.right()
}

/// How high a card is at this width; `scale` is 1 in a window of 1,500 points.
pub fn card_height(painter: &Painter, card: &Card, width: f32, scale: f32, theme: &Theme) -> f32 {
    let inner = width - 84.0 * scale;
    let mut height = title(card, scale, theme).height(painter, inner - 70.0 * scale) + 84.0 * scale;
    if !card.about.is_empty() {
        height += about(card, scale, theme).height(painter, inner) + 8.0 * scale;
    }
    height.max(128.0 * scale)
}

fn title<'a>(card: &'a Card, scale: f32, theme: &Theme) -> Column<'a> {
    let (font, colour) = (appearance::face(42.0 * scale, Face::Bold), appearance::colour(theme.ink));
    Column { text: &card.title, font, colour, align: Align::Min, rows: 3 }
}

fn about<'a>(card: &'a Card, scale: f32, theme: &Theme) -> Column<'a> {
    let (font, colour) = (appearance::face(17.0 * scale, Face::Regular), appearance::colour(theme.secondary));
    Column { text: &card.about, font, colour, align: Align::Min, rows: 2 }
}

/// Draws a large card.
pub fn card(painter: &Painter, rect: Rect, card: &Card, scale: f32, theme: &Theme, lang: Lang) {
    let [paper, edge, ink, quiet] =
        [theme.paper, theme.card_edge, theme.ink, theme.secondary].map(appearance::colour);
    let radius = CornerRadius::same((14.0 * scale).min(255.0) as u8);
    painter.rect(rect, radius, paper, Stroke::new(1.0, edge), StrokeKind::Inside);
    let stripe = Rect::from_min_size(rect.min, vec2(14.0 * scale, rect.height()));
    let left = CornerRadius { ne: 0, se: 0, ..radius };
    painter.rect_filled(stripe, left, media_colour(theme, card.media));
    let inner = Rect::from_min_max(rect.min + vec2(40.0, 26.0) * scale, rect.max - vec2(44.0, 20.0) * scale);
    let number = card.number.to_string();
    let font = appearance::face(24.0 * scale, Face::SemiBold);
    painter.text(inner.right_top() + vec2(18.0 * scale, 0.0), egui::Align2::RIGHT_TOP, number, font, quiet);
    let below =
        title(card, scale, theme).draw(painter, inner.left(), inner.width() - 70.0 * scale, inner.top());
    if !card.about.is_empty() {
        about(card, scale, theme).draw(painter, inner.left(), inner.width(), below + 8.0 * scale);
    }
    let mut x = inner.left();
    let foot = inner.bottom();
    let mut put = |text: String, font: FontId, colour: Color32, gap: f32| {
        let place = painter.text(pos2(x, foot), egui::Align2::LEFT_BOTTOM, text, font, colour);
        x = place.right() + gap * scale;
    };
    put(card.place.clone(), appearance::face(18.0 * scale, Face::Medium), ink, 22.0);
    if let Some(media) = card.media {
        let colour = media_colour(theme, card.media);
        put(media_icon(media).to_string(), appearance::icons(19.0 * scale), colour, 6.0);
        let name = media.short_label().text(lang).to_owned();
        put(name, appearance::face(18.0 * scale, Face::Medium), colour, 22.0);
    }
    if let Some(feeling) = card.feeling {
        let colour = feeling_colour(theme, feeling);
        put(face_icon(feeling).to_string(), appearance::icons(21.0 * scale), colour, 6.0);
        let name = vocabulary::emotion_label(feeling).map_or("", |label| label.text(lang));
        put(name.to_owned(), appearance::face(18.0 * scale, Face::Medium), colour, 0.0);
    }
}

/// A thin bar that says how far one is.
pub fn progress(painter: &Painter, rect: Rect, (done, all): (usize, usize), theme: &Theme) {
    let part = if all == 0 { 1.0 } else { done as f32 / all as f32 };
    let radius = CornerRadius::same(3);
    painter.rect_filled(rect, radius, appearance::colour(theme.line));
    let filled = Rect::from_min_size(rect.min, vec2(rect.width() * part.clamp(0.0, 1.0), rect.height()));
    painter.rect_filled(filled, radius, appearance::colour(theme.accent));
}

/// How large things are drawn in an area of this size: 1 in a window of 1,500 by 860 points.
pub fn scale(area: Rect) -> f32 {
    (area.width() / 1_500.0).min(area.height() / 860.0).clamp(0.55, 3.0)
}
