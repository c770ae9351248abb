//! An SVG of ours as paths and shaped text, with the bundled faces only: what pixels and pages are
//! painted from, so that both are the same everywhere.

use std::sync::Arc;

use resvg::usvg::fontdb::{Database, ID, Source};
use resvg::usvg::{self, FontFamily, FontResolver, FontStyle, Tree};

use super::{ExportError, PICTURE, svg};
use crate::scene::{Group, Scene};
use crate::text::{self, EMOJI_FAMILY, FAMILY, Face, SystemFace};

/// The face of this machine that has a character, taken into the list.
fn strange(letter: char, all: &mut Arc<Database>) -> Option<ID> {
    listed(&*text::system_face(letter)?, all)
}

/// A face of this machine, taken into the list.
fn listed(face: &SystemFace, all: &mut Arc<Database>) -> Option<ID> {
    let known = all.faces().find(|known| known.index == face.index && same(&known.source, &face.bytes));
    if let Some(known) = known {
        return Some(known.id);
    }
    let ids = Arc::make_mut(all).load_font_source(Source::Binary(Arc::clone(&face.bytes)));
    let of_index = |id: &&ID| all.face(**id).is_some_and(|known| known.index == face.index);
    ids.iter().find(of_index).copied()
}

/// Whether a source is these very bytes.
fn same(source: &Source, bytes: &text::Bytes) -> bool {
    matches!(source, Source::Binary(known) if Arc::ptr_eq(known, bytes))
}

/// Makes trees; the faces are read once for all of them.
pub(super) struct Trees {
    options: usvg::Options<'static>,
}

impl Trees {
    /// With the bundled faces.
    pub(super) fn new() -> Self {
        let mut fonts = Database::new();
        let mut load =
            |bytes: &'static [u8]| fonts.load_font_source(Source::Binary(Arc::new(bytes))).first().copied();
        let faces: Vec<(Face, Option<ID>)> =
            Face::ALL.into_iter().map(|face| (face, load(face.bytes()))).collect();
        let emoji = load(text::emoji_bytes());
        let select = move |font: &usvg::Font, all: &mut Arc<Database>| {
            let first = font.families().first();
            if matches!(first, Some(FontFamily::Named(name)) if name == EMOJI_FAMILY) {
                return emoji;
            }
            if let Some(FontFamily::Named(name)) = first
                && name != FAMILY
                && let Some(face) = text::system_family(name)
            {
                return listed(&face, all);
            }
            let italic = font.style() != FontStyle::Normal;
            let fits = |face: Face| match face {
                Face::Italic => italic,
                _ => !italic && face.weight() == font.weight(),
            };
            faces.iter().find(|(face, _)| fits(*face)).or_else(|| faces.first()).and_then(|(_, id)| *id)
        };
        let options = usvg::Options {
            fontdb: Arc::new(fonts),
            font_resolver: FontResolver {
                select_font: Box::new(select),
                // Each piece names the face that its first character needs; a face of this machine comes
                // into the list when it is first asked for.
                select_fallback: Box::new(move |letter, used, all| {
                    let other = emoji.filter(|id| !used.contains(id) && text::is_emoji(letter));
                    other.or_else(|| strange(letter, all)).filter(|id| !used.contains(id))
                }),
            },
            ..usvg::Options::default()
        };
        Self { options }
    }

    /// Some groups of a scene, on a picture of the scene's size.
    pub(super) fn of<'a>(
        &self,
        scene: &Scene,
        groups: impl IntoIterator<Item = &'a Group>,
    ) -> Result<Tree, ExportError> {
        let text = svg::fragment(scene, groups)?;
        Tree::from_str(&text, &self.options).map_err(|cause| ExportError::broken(PICTURE, &cause))
    }
}
