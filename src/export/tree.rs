//! An SVG of ours as paths and shaped text, with the bundled faces only: what pixels and pages are
//! painted from, so that both are the same everywhere.

use std::sync::Arc;

use resvg::usvg::fontdb::{Database, ID, Source};
use resvg::usvg::{self, FontFamily, FontResolver, FontStyle, Tree};

use super::{ExportError, PICTURE, svg};
use crate::scene::{Group, Scene};
use crate::text::{self, EMOJI_FAMILY, Face};

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
        let select = move |font: &usvg::Font, _: &mut Arc<Database>| {
            let first = font.families().first();
            if matches!(first, Some(FontFamily::Named(name)) if name == EMOJI_FAMILY) {
                return emoji;
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
                select_fallback: Box::new(move |_, used, _| emoji.filter(|id| !used.contains(id))),
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
