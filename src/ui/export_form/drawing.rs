//! The pictures that the export dialog asks for: what is laid out, drawn and made into bytes. Shows no
//! dialog and writes no file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Copied, ExportForm, Extent, Seen, Size};
use crate::analysis::analyse;
use crate::export::{self, Drawing, Format, Holds, Progress, Renewed, Resolution, Settings};
use crate::layout::{Request, layout};
use crate::model::{Id, Journey, Workspace};
use crate::pictures::Album;
use crate::scene::badges::Badges;
use crate::scene::{self, Frame, Options, Scene, each, slide};
use crate::search::{self, Facts, Lit};
use crate::storage;
use crate::theme::Theme;
use crate::vocabulary::{Told, told};

impl ExportForm {
    /// What is lit, and in words why; everything where nothing narrows the picture.
    fn lit(&self, workspace: &Workspace, journey: &Journey) -> (Option<Arc<Lit>>, String) {
        if !self.narrowed || (self.filter.is_empty() && self.route.is_none()) {
            return (None, String::new());
        }
        let facts = Facts { workspace, journey, findings: Some(&self.found) };
        let lit = Lit::of(&self.filter, self.route.as_ref(), &facts);
        (Some(Arc::new(lit)), search::told(&self.filter, self.route.as_ref(), &facts, self.lang))
    }

    /// What is drawn, and into which file.
    pub(super) fn scenes(&self, workspace: &Workspace, journey: &Journey) -> Vec<(PathBuf, Scene)> {
        let (lit, narrowed) = self.lit(workspace, journey);
        let (request, options) =
            (self.request(lit.as_ref()), self.options(workspace, journey, (lit, narrowed)));
        let theme = Theme::named(&self.theme).unwrap_or_else(Theme::light);
        let path = self.path();
        if self.holds() == Some(Holds::Deck) {
            return slide::named(&path, slide::deck(workspace, journey, &request, &theme, &options));
        }
        match (self.extent, &self.seen) {
            (Extent::Slide, _) => {
                slide::named(&path, slide::slides(workspace, journey, &request, &theme, &options))
            }
            (Extent::Each(of), _) => {
                each::numbered(&path, each::each((workspace, journey), of, &request, &theme, &options))
            }
            (Extent::View, Some(Seen { layout, edge })) => {
                let options = Options { frame: Frame::Window, ..options };
                let mut scene = scene::build(workspace, journey, layout, &theme, &options);
                scene.bounds = scene.bounds.intersect(*edge);
                scene.groups.retain(|group| group.bounds.intersects(*edge));
                vec![(path, scene)]
            }
            _ => {
                let place = layout(workspace, journey, &request, None);
                vec![(path, scene::build(workspace, journey, &place, &theme, &options))]
            }
        }
    }

    fn request(&self, lit: Option<&Arc<Lit>>) -> Request {
        let selection = self.extent == Extent::Selection;
        let whole = !selection && self.extent != Extent::Phase;
        let fitting = || {
            let lit = lit.filter(|_| self.hides && !self.filter.is_empty())?;
            Some(lit.cards.iter().cloned().collect())
        };
        let only = Some(self.selection.clone()).filter(|_| selection).or_else(fitting);
        Request {
            lanes: self.lanes,
            lang: self.lang,
            persona: self.persona.clone(),
            phase: self.phase.clone().filter(|_| self.extent == Extent::Phase),
            only,
            folded_lanes: Some(&self.folded_lanes).filter(|_| !selection).cloned().unwrap_or_default(),
            folded_phases: Some(&self.folded_phases).filter(|_| whole).cloned().unwrap_or_default(),
            pictures: self.shows_pictures(),
            ownerless: !self.owners,
            ..Request::default()
        }
    }

    fn options(
        &self,
        workspace: &Workspace,
        journey: &Journey,
        (lit, narrowed): (Option<Arc<Lit>>, String),
    ) -> Options {
        Options {
            lang: self.lang,
            owners: self.owners,
            colours: self.colours,
            persona: self.persona.clone(),
            file_name: Some(self.file_name.clone()),
            as_of: self.date(),
            badges: self.badges(workspace, journey).into(),
            notes: self.notes,
            expected: self.expected.clone(),
            lit,
            narrowed,
            album: self.album(workspace, journey),
            ..Options::default()
        }
    }

    /// Whether pictures are on the cards: those of slides have no room.
    pub(super) fn shows_pictures(&self) -> bool {
        self.pictures && self.extent != Extent::Slide && self.holds() != Some(Holds::Deck)
    }

    /// The pictures of the map, where they are shown; a part of the window is drawn as it is there.
    fn album(&self, workspace: &Workspace, journey: &Journey) -> Option<Arc<Album>> {
        let seen = self.seen.as_ref().filter(|_| self.extent == Extent::View);
        let shown = seen.map_or_else(|| self.shows_pictures(), |seen| seen.layout.request.pictures);
        let beside = self.beside.as_deref().unwrap_or(Path::new(""));
        shown.then(|| Arc::new(storage::album(beside, workspace, journey, true).0))
    }

    /// The gaps to count on the picture, as on the date that it names.
    fn badges(&self, workspace: &Workspace, journey: &Journey) -> Badges {
        let date = self.date().filter(|_| self.gaps);
        date.map_or_else(Badges::default, |date| Badges::of(&analyse(workspace, journey, date)))
    }

    /// The picture for the clipboard.
    pub fn copied(&self, workspace: &Workspace, journey: &Id<Journey>, as_svg: bool) -> Result<Copied, Told> {
        let journey = workspace.journeys.iter().find(|known| known.id == *journey);
        let journey = journey.ok_or_else(|| told!("the journey is gone" / "de klantreis is weg"))?;
        let scenes = self.scenes(workspace, journey);
        let scene = scenes.first().map(|(_, scene)| scene);
        let scene = scene.ok_or_else(|| told!("there is nothing to draw" / "er is niets te tekenen"))?;
        let copied = match as_svg {
            true => export::svg(scene).map(Copied::Svg),
            false => export::pixels(scene).map(Copied::Picture),
        };
        copied.map_err(in_full)
    }

    /// The bytes; `deck` is the one whose slides are renewed.
    pub(super) fn draw(
        &self,
        drawing: &Drawing<'_>,
        deck: Option<&[u8]>,
        progress: &Progress,
    ) -> Result<(Vec<u8>, Option<Renewed>), Told> {
        let resolution = match self.size {
            Size::Scale => Resolution::Scale(self.scale),
            Size::Width => Resolution::Width(self.width),
        };
        let settings = Settings {
            resolution,
            transparent: self.transparent,
            paper: self.paper,
            poster: self.poster,
            progress: progress.clone(),
        };
        let format: &Format = export::format(self.format).ok_or_else(|| Told::from(self.format))?;
        match deck {
            Some(deck) => {
                export::pptx_into(drawing, &settings, deck).map(|(bytes, renewed)| (bytes, Some(renewed)))
            }
            None => (format.write)(drawing, &settings).map(|bytes| (bytes, None)),
        }
        .map_err(in_full)
    }
}

/// What went wrong and what to do, in one line.
fn in_full(error: export::ExportError) -> Told {
    told!("{what} ({hint})" / "{what} ({hint})", what = error.message, hint = error.hint)
}
