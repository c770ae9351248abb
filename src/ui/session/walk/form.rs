//! What is chosen before a walk begins: as whom, on what, how, or which earlier walk to take up.
//! Pure: knows no window.

use std::collections::HashSet;

use super::*;

/// What is chosen before a walk begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// The row that the arrows change.
    pub row: usize,
    /// The walk to take up, by its place among the journey's; unset begins another.
    pub earlier: Option<usize>,
    /// As whom, by place among the personas, after "anybody".
    pub persona: usize,
    /// On what, by place among the devices, after "anything".
    pub device: usize,
    /// How, by place among the kinds.
    pub kind: usize,
}

/// The rows of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A walk from before, or another one.
    Earlier,
    /// As whom.
    Persona,
    /// On what.
    Device,
    /// In the mind or in the world.
    Kind,
}

impl Row {
    /// Every row, from the top.
    pub const ALL: [Self; 4] = [Self::Earlier, Self::Persona, Self::Device, Self::Kind];

    /// Its name.
    pub const fn label(self) -> Label {
        match self {
            Self::Earlier => words::WALK_WHICH,
            Self::Persona => words::WALK_AS,
            Self::Device => words::WALK_ON,
            Self::Kind => words::WALK_HOW,
        }
    }
}

impl Form {
    /// A walk as this persona, for real.
    pub fn new(workspace: &Workspace, persona: Option<&Id<Persona>>) -> Self {
        let place = workspace.personas.iter().position(|one| Some(&one.id) == persona);
        let persona = place.map_or(usize::from(!workspace.personas.is_empty()), |at| at + 1);
        let kind = WalkKind::ALL.iter().position(|kind| *kind == WalkKind::Real).unwrap_or(0);
        Self { row: 1, earlier: None, persona, device: 0, kind }
    }

    /// What a row offers, and which is chosen.
    pub fn offers(
        &self,
        row: Row,
        workspace: &Workspace,
        journey: &Journey,
        lang: Lang,
    ) -> (Vec<String>, usize) {
        let first = |label: Label| std::iter::once(label.text(lang).to_owned());
        match row {
            Row::Earlier => {
                let walks = journey.walkthroughs.iter().map(|walk| name(walk, workspace, lang));
                (first(words::WALK_NEW).chain(walks).collect(), self.earlier.map_or(0, |at| at + 1))
            }
            Row::Persona => {
                let personas = workspace.personas.iter().map(|one| crate::text::one_line(&one.name));
                (first(words::WALK_ANYBODY).chain(personas).collect(), self.persona)
            }
            Row::Device => {
                let devices = vocabulary::DEVICES.iter().map(|(_, label)| label.text(lang).to_owned());
                (first(words::WALK_ANYTHING).chain(devices).collect(), self.device)
            }
            Row::Kind => {
                (crate::ui::offer::values::<WalkKind>(lang).into_iter().map(|it| it.1).collect(), self.kind)
            }
        }
    }

    /// Chooses in a row.
    pub fn choose(&mut self, row: Row, at: usize) {
        self.row = Row::ALL.iter().position(|known| *known == row).unwrap_or(0);
        match row {
            Row::Earlier => self.earlier = at.checked_sub(1),
            Row::Persona => self.persona = at,
            Row::Device => self.device = at,
            Row::Kind => self.kind = at,
        }
    }

    /// Whether a row has a say: a walk that is taken up knows the rest already.
    pub fn is_open(&self, row: Row) -> bool {
        row == Row::Earlier || self.earlier.is_none()
    }

    /// What a press does; `true` begins.
    pub fn press(&mut self, press: Press, workspace: &Workspace, journey: &Journey) -> bool {
        let row = Row::ALL.get(self.row).copied().unwrap_or(Row::Persona);
        let (offers, now) = self.offers(row, workspace, journey, Lang::default());
        match press {
            Press::Up => self.row = self.row.saturating_sub(1),
            Press::Down => self.row = (self.row + 1).min(Row::ALL.len() - 1),
            Press::Left => self.choose(row, now.saturating_sub(1)),
            Press::Right => self.choose(row, (now + 1).min(offers.len().saturating_sub(1))),
            Press::Digit(digit) if digit >= 1 && digit <= offers.len() => self.choose(row, digit - 1),
            Press::Enter | Press::Space | Press::Next => return true,
            _ => {}
        }
        false
    }

    /// The walk to go on with, and the edit that begins it if it is another one.
    pub fn begin(&self, workspace: &Workspace, journey: &Journey, day: Date) -> (Walk, Option<Edit>) {
        let earlier = self.earlier.and_then(|at| journey.walkthroughs.get(at));
        if let Some(earlier) = earlier {
            return (Walk::new(earlier.id.clone()), None);
        }
        let taken: HashSet<&str> = (workspace.journeys.iter())
            .flat_map(|journey| journey.walkthroughs.iter().map(|walk| walk.id.as_str()))
            .collect();
        let persona = self.persona.checked_sub(1).and_then(|at| workspace.personas.get(at));
        let device = self.device.checked_sub(1).and_then(|at| vocabulary::DEVICES.get(at));
        let walk = Walkthrough {
            id: Fresh::default().id("walk", "walk", |id| taken.contains(id)),
            date: day,
            kind: WalkKind::ALL.get(self.kind).copied().unwrap_or_default(),
            persona: persona.map(|one| one.id.clone()),
            device: device.map(|(id, _)| Id::new(id)),
            participants: 1,
            known: u32::try_from(journey.touchpoints().filter(|one| is_there(one)).count()).ok(),
            ..Walkthrough::default()
        };
        let id = walk.id.clone();
        let mut changed = journey.clone();
        changed.walkthroughs = journey.walkthroughs.iter().cloned().chain([walk]).collect();
        (Walk::new(id), Some(Edit::SetJourney { journey: changed, what: words::FIELD_WALK }))
    }
}
