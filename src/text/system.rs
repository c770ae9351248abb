//! Faces of this machine for characters that the bundled ones lack. They are looked for only when such a
//! character is met, once, and by an order of their own, so that measuring, screen and files agree.
//! The library that finds them reads the disk; nothing of ours does.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use epaint::text::{FallbackRequest, FontData, FontInsert, FontPriority, FontProvider, InsertFontFamily};
use resvg::usvg::fontdb::{Database, FaceInfo, ID, Style, Weight};

/// The bytes of a font file, shared.
pub type Bytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// A face of this machine.
#[derive(Clone)]
pub struct SystemFace {
    /// The family as documents name it.
    pub family: String,
    /// What tells it from all others.
    pub name: String,
    /// The font file.
    pub bytes: Bytes,
    /// Which face of that file.
    pub index: u32,
}

impl PartialEq for SystemFace {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl std::fmt::Debug for SystemFace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)
    }
}

/// Families that are taken first where several have a character: plain ones that have many.
const FIRST: [&str; 8] = [
    "Noto Sans",
    "DejaVu Sans",
    "Segoe UI",
    "Helvetica Neue",
    "Arial",
    "Liberation Sans",
    "Noto Sans CJK SC",
    "Microsoft YaHei",
];

/// Faces with an order in which they are asked for characters.
pub(super) struct Faces {
    all: Database,
    order: Vec<ID>,
    loaded: HashMap<ID, Arc<SystemFace>>,
    known: HashMap<char, Option<Arc<SystemFace>>>,
}

impl Faces {
    /// These faces: upright and of usual weight, plain families first.
    pub(super) fn new(all: Database) -> Self {
        let upright = |face: &&FaceInfo| face.style == Style::Normal && face.weight == Weight::NORMAL;
        let mut order: Vec<_> = all.faces().filter(upright).map(|face| (rank(face), face.id)).collect();
        order.sort();
        let order = order.into_iter().map(|(_, id)| id).collect();
        Self { all, order, loaded: HashMap::new(), known: HashMap::new() }
    }

    /// The first face with outlines for this character.
    pub(super) fn face_for(&mut self, letter: char) -> Option<Arc<SystemFace>> {
        if let Some(known) = self.known.get(&letter) {
            return known.clone();
        }
        let draws = |data: &[u8], index: u32| {
            ttf_parser::Face::parse(data, index).is_ok_and(|face| {
                let tables = face.tables();
                let drawn = tables.glyf.is_some() || tables.cff.is_some() || tables.cff2.is_some();
                drawn && face.glyph_index(letter).is_some_and(|glyph| glyph.0 != 0)
            })
        };
        let has = |id: &&ID| self.all.with_face_data(**id, draws) == Some(true);
        let found = self.order.iter().find(has).copied().and_then(|id| self.load(id));
        self.known.insert(letter, found.clone());
        found
    }

    fn load(&mut self, id: ID) -> Option<Arc<SystemFace>> {
        if let Some(loaded) = self.loaded.get(&id) {
            return Some(Arc::clone(loaded));
        }
        let about = self.all.face(id)?;
        let family = about.families.first().map(|(name, _)| name.clone())?;
        let name = format!("{} {}", about.post_script_name, about.index);
        let index = about.index;
        let bytes = self.all.with_face_data(id, |data, _| data.to_vec())?;
        let face = Arc::new(SystemFace { family, name, bytes: Arc::new(bytes), index });
        self.loaded.insert(id, Arc::clone(&face));
        Some(face)
    }
}

/// Where a face comes: its place among the first families, then sans serif, then by name.
fn rank(face: &FaceInfo) -> (usize, bool, bool, String, u32) {
    let family = face.families.first().map(|(name, _)| name.as_str()).unwrap_or_default();
    let place = FIRST.iter().position(|known| *known == family).unwrap_or_else(|| {
        // The others of a large family, each for a script.
        FIRST.len() + usize::from(!family.starts_with("Noto Sans"))
    });
    let serif = family.contains("Serif") || face.post_script_name.contains("Serif");
    (place, face.monospaced, serif, face.post_script_name.clone(), face.index)
}

static FACES: OnceLock<Mutex<Faces>> = OnceLock::new();

/// The face of this machine that has a character; none in tests, which must not depend on the machine.
pub fn face_for(letter: char) -> Option<Arc<SystemFace>> {
    if cfg!(test) {
        return None;
    }
    let faces = FACES.get_or_init(|| {
        let mut all = Database::new();
        all.load_system_fonts();
        Mutex::new(Faces::new(all))
    });
    faces.lock().ok()?.face_for(letter)
}

/// A face that was given for a character before, by its family.
pub fn face_of_family(family: &str) -> Option<Arc<SystemFace>> {
    let faces = FACES.get()?.lock().ok()?;
    let known = faces.loaded.values().filter(|face| face.family == family);
    known.min_by(|one, other| one.name.cmp(&other.name)).cloned()
}

/// Gives egui and epaint the same faces for the same characters.
pub fn provider() -> Arc<dyn FontProvider> {
    Arc::new(|request: &FallbackRequest<'_>| {
        let face = face_for(request.cluster.chars().next()?)?;
        let families =
            vec![InsertFontFamily { family: request.family.clone(), priority: FontPriority::Lowest }];
        let data = FontData::from_blob(Arc::clone(&face.bytes), face.index);
        Some(FontInsert::new(&face.name, data, families))
    })
}

#[cfg(test)]
mod tests {
    use resvg::usvg::fontdb::Source;

    use super::*;

    /// A machine that has the icon font besides ours.
    fn faces() -> Faces {
        let mut all = Database::new();
        for bytes in [super::super::Face::Bold.bytes(), super::super::Face::Regular.bytes()] {
            all.load_font_source(Source::Binary(Arc::new(bytes)));
        }
        all.load_font_source(Source::Binary(Arc::new(lucide_icons::LUCIDE_FONT_BYTES)));
        Faces::new(all)
    }

    #[test]
    fn the_first_face_that_draws_a_character_is_taken() {
        let mut faces = faces();
        let icon = char::from(lucide_icons::Icon::Trash2);
        let found = faces.face_for(icon).unwrap();
        assert!(found.family.to_lowercase().contains("lucide"), "{found:?}");
        assert!(ttf_parser::Face::parse((*found.bytes).as_ref(), found.index).is_ok());
        let letter = faces.face_for('a').unwrap();
        assert!(letter.family.contains("Inter"), "{letter:?}");
        assert_eq!(faces.face_for('\u{abcd}'), None);
        assert!(Arc::ptr_eq(&found, &faces.face_for(icon).unwrap()), "once for all");
    }
}
