//! The bundled fonts, and the only place that measures text.
//! Screen, exports and layout share these faces and these line breaks, so nothing re-wraps later.
//! Needs no window and knows nothing of maps.

use std::cell::RefCell;
use std::sync::Arc;

use epaint::text::{FontData, FontDefinitions, Fonts, LayoutJob, TextFormat, TextOptions, TextWrapping};
use epaint::{Color32, FontFamily, FontId, Galley};
use foldhash::HashMap;

mod directions;
mod halves;
mod hyphens;
mod rough;
mod system;

pub use directions::{joined, marked, on_screen};
pub use halves::{Break, in_two};
use hyphens::Piece;
pub use rough::rows_needed;
pub use system::{Bytes, SystemFace, face_for as system_face, face_of_family as system_family, provider};

/// A face of the bundled family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    /// Inter 400.
    Regular,
    /// Inter 500.
    Medium,
    /// Inter 600.
    SemiBold,
    /// Inter 700.
    Bold,
    /// Inter 400 italic.
    Italic,
}

impl Face {
    /// All faces.
    pub const ALL: [Self; 5] = [Self::Regular, Self::Medium, Self::SemiBold, Self::Bold, Self::Italic];

    /// The name under which egui and epaint know the face.
    pub fn family_name(self) -> &'static str {
        match self {
            Self::Regular => "Inter",
            Self::Medium => "Inter Medium",
            Self::SemiBold => "Inter SemiBold",
            Self::Bold => "Inter Bold",
            Self::Italic => "Inter Italic",
        }
    }

    /// The weight as CSS counts it.
    pub fn weight(self) -> u16 {
        match self {
            Self::Regular | Self::Italic => 400,
            Self::Medium => 500,
            Self::SemiBold => 600,
            Self::Bold => 700,
        }
    }

    /// The font file, a static TrueType face.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../assets/fonts/Inter-Regular.ttf"),
            Self::Medium => include_bytes!("../assets/fonts/Inter-Medium.ttf"),
            Self::SemiBold => include_bytes!("../assets/fonts/Inter-SemiBold.ttf"),
            Self::Bold => include_bytes!("../assets/fonts/Inter-Bold.ttf"),
            Self::Italic => include_bytes!("../assets/fonts/Inter-Italic.ttf"),
        }
    }
}

/// The language whose rules break long words.
pub use hypher::Lang as Syllables;

/// The family name of the bundled faces, as SVG and font databases know it.
pub const FAMILY: &str = "Inter";

/// The family name of the bundled monochrome emoji face.
pub const EMOJI_FAMILY: &str = "Noto Emoji";

/// The emoji face: characters that Inter lacks are looked for here.
pub fn emoji_bytes() -> &'static [u8] {
    epaint_default_fonts::NOTO_EMOJI_REGULAR
}

/// A size in points and a face.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Size in map points.
    pub size: f32,
    /// The face.
    pub face: Face,
}

impl Style {
    /// A style of this size and face.
    pub const fn new(size: f32, face: Face) -> Self {
        Self { size, face }
    }
}

/// Text broken into rows that fit a width.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wrapped {
    /// The rows, without trailing spaces.
    pub lines: Vec<String>,
    /// The width of the widest row in points.
    pub width: f32,
    /// Whether the last row ends in an ellipsis because there was more.
    pub cut: bool,
}

/// A fixed scale keeps line breaks the same on every screen; at 4 pixels a point the widths
/// differ from what the exporters shape by under 0.2 points.
const MEASURE_SCALE: f32 = 4.0;

/// The size in points at which all letters are measured: our faces have the same shapes at every size, and
/// epaint paints each letter of each size that it is asked for.
const MEASURE_SIZE: f32 = 12.0;

/// Measurements kept before they are thrown away together.
const CACHE_ROWS: usize = 60_000;

struct Measurer {
    fonts: Fonts,
    wrapped: HashMap<Key, Wrapped>,
}

#[derive(PartialEq, Eq, Hash)]
struct Key {
    text: String,
    face: Face,
    size: u32,
    width: u32,
    rows: usize,
}

thread_local! {
    static MEASURER: RefCell<Measurer> =
        RefCell::new(Measurer { fonts: new_fonts(), wrapped: HashMap::default() });
}

fn new_fonts() -> Fonts {
    // epaint paints each letter that it measures; one picture of it is enough, where none is shown.
    let options = TextOptions { max_texture_side: 4096, subpixel_binning: false, ..TextOptions::default() };
    Fonts::new(options, definitions()).with_font_providers(vec![provider()])
}

/// The bundled faces as egui and epaint want them: one family per face, Regular as the
/// proportional and monospace default, the emoji face behind each.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    fonts.font_data.insert(EMOJI_FAMILY.into(), Arc::new(FontData::from_static(emoji_bytes())));
    for face in Face::ALL {
        let name = face.family_name();
        fonts.font_data.insert(name.into(), Arc::new(FontData::from_static(face.bytes())));
        fonts.families.insert(FontFamily::Name(name.into()), vec![name.into(), EMOJI_FAMILY.into()]);
    }
    let default = vec![Face::Regular.family_name().to_owned(), EMOJI_FAMILY.to_owned()];
    fonts.families.insert(FontFamily::Proportional, default.clone());
    fonts.families.insert(FontFamily::Monospace, default);
    fonts
}

/// The width of `text` on one row, in points. Line breaks count as spaces.
pub fn width(text: &str, style: Style) -> f32 {
    wrap(text, style, f32::INFINITY, 1).width
}

/// `text` on one row of at most `max_width` points, with an ellipsis where it is cut.
pub fn fit(text: &str, style: Style, max_width: f32) -> String {
    wrap(text, style, max_width, 1).lines.into_iter().next().unwrap_or_default()
}

/// Breaks `text` at spaces into at most `max_rows` rows of at most `max_width` points; a word
/// that is wider alone is broken inside. Line breaks in `text` count as spaces. Empty text has no rows.
pub fn wrap(text: &str, style: Style, max_width: f32, max_rows: usize) -> Wrapped {
    let key = Key {
        text: one_line(text),
        face: style.face,
        size: style.size.to_bits(),
        width: max_width.to_bits(),
        rows: max_rows,
    };
    if key.text.is_empty() {
        return Wrapped::default();
    }
    MEASURER.with_borrow_mut(|measurer| {
        if let Some(known) = measurer.wrapped.get(&key) {
            return known.clone();
        }
        let wrapped = measurer.measure(&key.text, style, max_width, max_rows);
        if measurer.wrapped.len() >= CACHE_ROWS {
            measurer.wrapped.clear();
        }
        measurer.wrapped.insert(key, wrapped.clone());
        wrapped
    })
}

/// Like [`wrap`], but a word that is wider alone is broken between syllables of this language,
/// with a hyphen.
pub fn wrap_words(text: &str, style: Style, max_width: f32, max_rows: usize, lang: Syllables) -> Wrapped {
    wrap(&hyphenated(text, style, max_width, lang), style, max_width, max_rows)
}

/// `text` with a hyphen inside each word that is wider than `max_width` alone, at the last
/// syllable that fits; words without such a place stay whole.
fn hyphenated(text: &str, style: Style, max_width: f32, lang: Syllables) -> String {
    let line = one_line(text);
    // Few letters fit any card; measuring each short word would cost more than it tells.
    let long = |word: &str| word.chars().nth(9).is_some() && width(word, style) > max_width;
    if !line.split(' ').any(long) {
        return line;
    }
    let words = line
        .split(' ')
        .map(|word| if long(word) { broken(word, style, max_width, lang) } else { word.to_owned() });
    words.collect::<Vec<_>>().join(" ")
}

/// A word broken into parts that fit, with hyphens: where two parts are enough, at the joint of a
/// compound, else between the syllables that are nearest to the middle.
fn broken(word: &str, style: Style, max_width: f32, lang: Syllables) -> String {
    // Titles of hundreds of letters without a space are no words; three rows need few parts.
    if word.chars().count() > 80 {
        return word.to_owned();
    }
    let pieces = hyphens::pieces(word, lang);
    let fits = |part: &str| width(part, style) <= max_width;
    let joined = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
    let halves = (1..pieces.len()).rev().filter_map(|at| {
        let (before, behind) = (pieces.get(..at)?, pieces.get(at..)?);
        let apart = !before.last().is_some_and(|piece| piece.joint);
        let (before, behind) = (joined(before), joined(behind));
        let off = before.chars().count().abs_diff(behind.chars().count());
        let marked = with_hyphen(&before);
        (fits(&marked) && fits(&behind)).then(|| ((apart, off), marked + &behind))
    });
    if let Some((_, best)) = halves.min_by_key(|(off, _)| *off) {
        return best;
    }
    in_rows(&pieces, &fits)
}

/// A word that takes three rows or more: each as full as can be, but broken at a joint where the row
/// before it is at least half full.
fn in_rows(pieces: &[Piece], fits: &dyn Fn(&str) -> bool) -> String {
    let mut done = String::new();
    let mut rest = pieces;
    while !rest.is_empty() {
        let mut row = String::new();
        let (mut most, mut joint) = (0, 0);
        for (at, piece) in rest.iter().enumerate() {
            row.push_str(&piece.text);
            let last = at + 1 == rest.len();
            if at > 0 && !fits(&if last { row.clone() } else { with_hyphen(&row) }) {
                break;
            }
            most = at + 1;
            if piece.joint {
                joint = most;
            }
        }
        let take = if most < rest.len() && joint * 2 > most { joint } else { most.max(1) };
        let (now, later) = rest.split_at_checked(take).unwrap_or((rest, &[]));
        let part: String = now.iter().map(|piece| piece.text.as_str()).collect();
        done.push_str(&if later.is_empty() { part } else { with_hyphen(&part) });
        rest = later;
    }
    done
}

/// No second mark behind one that the word brings itself.
fn with_hyphen(part: &str) -> String {
    if part.ends_with('-') { part.to_owned() } else { format!("{part}-") }
}

impl Measurer {
    fn measure(&mut self, text: &str, style: Style, max_width: f32, max_rows: usize) -> Wrapped {
        // epaint only frees its glyph atlas between passes, of which there are none here.
        if self.fonts.font_atlas_fill_ratio() > 0.7 {
            self.fonts = new_fonts();
        }
        let (text, _) = directions::unmarked(text);
        if text.chars().any(directions::is_rightward_read) {
            return directions::wrap(text, max_width, max_rows, &mut |line| self.line_width(line, style));
        }
        let galley = self.laid_out(text, style, max_width, max_rows);
        let lines: Vec<String> = galley.rows.iter().map(|row| row.text().trim_end().to_owned()).collect();
        let width = galley.rows.iter().map(|row| ink_width(row)).fold(0.0, f32::max);
        Wrapped { lines, width: width * style.size / MEASURE_SIZE, cut: galley.elided }
    }

    fn line_width(&mut self, line: &str, style: Style) -> f32 {
        let galley = self.laid_out(line, style, f32::INFINITY, 1);
        let ends = galley.rows.iter().flat_map(|row| row.glyphs.iter().map(epaint::text::Glyph::max_x));
        ends.fold(0.0, f32::max) * style.size / MEASURE_SIZE
    }

    /// The text in rows, all at the size at which letters are measured.
    fn laid_out(&mut self, text: &str, style: Style, max_width: f32, max_rows: usize) -> Arc<Galley> {
        let max_width = max_width * MEASURE_SIZE / style.size;
        let font = FontId::new(MEASURE_SIZE, FontFamily::Name(style.face.family_name().into()));
        let format = TextFormat { font_id: font, color: Color32::BLACK, ..TextFormat::default() };
        let mut job = LayoutJob::single_section(text.to_owned(), format);
        job.wrap =
            TextWrapping { max_width, max_rows, break_anywhere: false, overflow_character: Some('…') };
        job.round_output_to_gui = false;
        self.fonts.with_pixels_per_point(MEASURE_SCALE).layout_job(job)
    }
}

/// The width of a row without its trailing spaces.
fn ink_width(row: &epaint::text::Row) -> f32 {
    row.glyphs.iter().rev().find(|glyph| !glyph.chr.is_whitespace()).map_or(0.0, |glyph| glyph.max_x())
}

/// `text` with runs of white space and control characters as single spaces.
pub fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let mut line = String::with_capacity(text.len());
    for word in words.filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The face that a piece of text needs.
#[derive(Clone, Debug, PartialEq)]
pub enum RunFace {
    /// The bundled family.
    Plain,
    /// The bundled emoji face.
    Emoji,
    /// A face of this machine.
    System(Arc<SystemFace>),
}

/// A piece of text that one font can show.
#[derive(Clone, Debug, PartialEq)]
pub struct Run<'a> {
    /// The characters.
    pub text: &'a str,
    /// The face that has them.
    pub face: RunFace,
}

/// Splits `text` by the face that has its characters: exporters name one font per piece, since
/// their own fallback fails on mixed text.
pub fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    let mut start = 0;
    let mut current: Option<RunFace> = None;
    for (at, letter) in text.char_indices() {
        let face = match (&current, letter) {
            (Some(before), letter) if goes_along(letter) => before.clone(),
            (_, letter) => face_of(letter),
        };
        if let Some(before) = current.take_if(|before| *before != face) {
            runs.push(Run { text: text.get(start..at).unwrap_or_default(), face: before });
            start = at;
        }
        current = Some(face);
    }
    if let Some(face) = current {
        runs.push(Run { text: text.get(start..).unwrap_or_default(), face });
    }
    runs
}

/// Whether the bundled emoji face has a character.
pub fn is_emoji(letter: char) -> bool {
    has_glyph(letter, true)
}

/// Joiners, marks and selectors belong to what stands before them.
fn goes_along(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
        || matches!(letter, '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

fn face_of(letter: char) -> RunFace {
    if has_glyph(letter, false) {
        return RunFace::Plain;
    }
    if has_glyph(letter, true) {
        return RunFace::Emoji;
    }
    system::face_for(letter).map_or(RunFace::Plain, RunFace::System)
}

/// The characters of `text` that neither a bundled font nor one of this machine can show, once each.
pub fn missing_glyphs(text: &str) -> Vec<char> {
    let mut missing: Vec<char> = Vec::new();
    for letter in text.chars() {
        let shown =
            goes_along(letter) && letter > '\u{1fff}' || letter.is_whitespace() || letter.is_control();
        let found = || matches!(face_of(letter), RunFace::Plain) && !has_glyph(letter, false);
        if !shown && !missing.contains(&letter) && found() {
            missing.push(letter);
        }
    }
    missing
}

fn has_glyph(letter: char, emoji: bool) -> bool {
    thread_local! {
        static KNOWN: RefCell<HashMap<(char, bool), bool>> = RefCell::default();
        static PLAIN: RefCell<Option<[Fonts; 2]>> = const { RefCell::new(None) };
    }
    if letter.is_ascii() {
        return !emoji;
    }
    KNOWN.with_borrow_mut(|known| {
        *known.entry((letter, emoji)).or_insert_with(|| {
            PLAIN.with_borrow_mut(|fonts| {
                let [plain, symbols] = fonts.get_or_insert_with(|| [false, true].map(single_font));
                let font = FontId::new(14.0, FontFamily::Proportional);
                if emoji { symbols.has_glyph(&font, letter) } else { plain.has_glyph(&font, letter) }
            })
        })
    })
}

fn single_font(emoji: bool) -> Fonts {
    let mut fonts = FontDefinitions::empty();
    let bytes = if emoji { emoji_bytes() } else { Face::Regular.bytes() };
    fonts.font_data.insert("only".into(), Arc::new(FontData::from_static(bytes)));
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec!["only".into()]);
    }
    Fonts::new(TextOptions::default(), fonts)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLE: Style = Style::new(13.5, Face::SemiBold);

    #[test]
    fn wraps_at_words_and_elides() {
        let two = wrap("Google search result (organic)", TITLE, 134.0, 3);
        assert_eq!(two.lines, ["Google search", "result (organic)"]);
        assert!(!two.cut && two.width <= 134.0);
        let long = wrap(&"many words ".repeat(30), TITLE, 134.0, 3);
        assert_eq!(long.lines.len(), 3);
        assert!(long.cut && long.lines[2].ends_with('…') && long.width <= 134.5);
        let word = wrap(&"x".repeat(300), TITLE, 134.0, 3);
        assert!(word.cut && word.width <= 134.5, "{word:?}");
    }

    #[test]
    fn long_words_break_between_syllables() {
        let broken = |text| wrap_words(text, TITLE, 120.0, 3, Syllables::Dutch).lines;
        assert_eq!(broken("Tevredenheidsonderzoek"), ["Tevredenheids-", "onderzoek"]);
        let english = wrap_words("Recommendation by a friend", TITLE, 100.0, 3, Syllables::English);
        assert_eq!(english.lines.first().map(String::as_str), Some("Recommen-"));
        assert_eq!(broken("kort"), ["kort"]);
        let title = |text| wrap_words(text, TITLE, 134.0, 3, Syllables::Dutch).lines;
        assert_eq!(title("Servicebeurtherinnering"), ["Servicebeurt-", "herinnering"]);
        assert_eq!(title("Arbeidsongeschiktheidsverzekering"), ["Arbeidsongeschikt-", "heidsverzekering"]);
        assert_eq!(broken(&"x".repeat(300)).len(), 3);
    }

    #[test]
    fn emoji_get_their_own_face() {
        let runs = runs("mail 📧 sent");
        let parts: Vec<_> = runs.iter().map(|run| (run.text, run.face == RunFace::Emoji)).collect();
        assert_eq!(parts, [("mail ", false), ("📧", true), (" sent", false)]);
        assert!(missing_glyphs("naïef 📧 →").is_empty());
        assert_eq!(missing_glyphs("ok ह and 日 and ह"), ['ह', '日']);
    }

    #[test]
    fn empty_and_control_text_is_harmless() {
        assert_eq!(wrap(" \n\t ", TITLE, 100.0, 3), Wrapped::default());
        assert_eq!(wrap("a\nb\u{7}c", TITLE, 1000.0, 3).lines, ["a b c"]);
    }
}
