//! What the window does when a panel about gaps asks for something: views, filters, the way to a
//! finding's subject and to the field that mends it.

use egui::Context;

use super::way::{self, Way};
use super::{ActionForm, Ask, Filter, Follow, Outcome, RulesForm, field, here, stands_out, words};
use crate::analysis::{About, Finding, MatrixKind, Names};
use crate::model::{Id, Journey, SubjectRef, Touchpoint};
use crate::ui::MainView;
use crate::ui::dialogs::Dialog;
use crate::ui::sheet::{self, Sheet};
use crate::ui::{Selection, WandelApp};
use crate::vocabulary::Label;

/// What a subject is on the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct OnMap {
    pub selection: Selection,
    /// The card to bring into view.
    pub reveal: Option<Id<Touchpoint>>,
}

/// Where a finding's subject is on the map; nothing where it is not there.
pub(super) fn on_map(journey: &Journey, finding: &Finding) -> Option<OnMap> {
    let cards = |ids: Vec<Id<Touchpoint>>| OnMap {
        reveal: ids.first().cloned(),
        selection: Selection { touchpoints: ids, ..Selection::default() },
    };
    let known = |id: &Id<Touchpoint>| journey.touchpoint(id).is_some();
    let found = match &finding.subject {
        SubjectRef::Touchpoint(id) | SubjectRef::Metric(id, _) => cards(vec![id.clone()]),
        SubjectRef::Touchpoints(ids) => cards(ids.clone()),
        SubjectRef::Transition(from, to, kind, rank) => OnMap {
            selection: Selection::transition((from.clone(), to.clone(), *kind, *rank)),
            reveal: Some(from.clone()),
        },
        SubjectRef::ResponseCase(id) => {
            let case = journey.cases.iter().find(|case| case.id == *id)?;
            cards(vec![case.touchpoint.clone()])
        }
        SubjectRef::PlannedContact(id) => {
            let contact = journey.planned_contacts.iter().find(|contact| contact.id == *id)?;
            cards(vec![contact.touchpoint.clone()?])
        }
        _ => OnMap { selection: Selection::phase(finding.phase.clone()?), reveal: None },
    };
    let there = found.selection.touchpoints.iter().all(known)
        && found.selection.phase.as_ref().is_none_or(|id| journey.phase(id).is_some());
    there.then_some(found)
}

impl WandelApp {
    /// Does what a panel about gaps asked for.
    pub(in crate::ui) fn gaps_asked(&mut self, ctx: &Context, ask: Ask) {
        match ask {
            Ask::List(filter) => self.show_list(filter),
            Ask::Filter(filter) => self.with_document(|document| document.gaps.state.filter = filter),
            Ask::Followed => self.with_document(|document| {
                document.gaps.state.follow = Follow::Nothing;
                document.gaps.state.follow_cell = false;
            }),
            Ask::Group(key) => {
                self.with_document(|document| document.gaps.state.follow = Follow::Group(key));
            }
            Ask::Mends(mends) => self.with_document(|document| document.gaps.state.mends = mends),
            Ask::Preview(at) => self.with_document(|document| {
                let now = document.gaps.state.preview;
                document.gaps.state.preview = Some(at).filter(|at| now != Some(*at));
            }),
            Ask::MendAction(at) => self.ask_mend_action(at),
            Ask::Look(rule, subject, detail) => {
                let document = self.document.as_ref();
                let insight = document.and_then(|document| document.gaps.insight());
                let found = insight.and_then(|insight| insight.place_of(rule, &subject, &detail));
                if let Some(at) = found {
                    self.choose_finding(at, false);
                }
            }
            Ask::Fold(key) => self.with_document(|document| {
                let folded = &mut document.gaps.state.folded;
                match folded.iter().position(|known| *known == key) {
                    Some(at) => drop(folded.remove(at)),
                    None => folded.push(key),
                }
            }),
            Ask::FoldPanel => self.fold(stands_out::PANEL),
            Ask::Choose(at, follow) => self.choose_finding(at, follow),
            Ask::Mend(at) => self.mend(ctx, at),
            Ask::Sheet(sheet) => self.open_sheet(sheet),
            Ask::CloseSheet => self.with_document(|document| document.gaps.state.sheet = None),
            Ask::Card(id) => {
                self.unfold("inspector");
                self.find(vec![id]);
                field::want(ctx, here::BOX);
            }
            Ask::Phase(id) => {
                self.unfold("inspector");
                self.select(Selection::phase(id));
                field::want(ctx, here::BOX);
            }
            Ask::Story(about) => self.show_story(&about),
            Ask::Matrix(kind) => self.show_matrix(kind),
            Ask::Cell(row, column, follow) => self.with_document(|document| {
                document.gaps.state.cell = Some((row, column));
                document.gaps.state.follow_cell = follow;
            }),
            Ask::Action(at) => self.ask_action(at),
            Ask::Rules => self.ask_rules(),
        }
        ctx.request_repaint();
    }

    fn show_list(&mut self, filter: Filter) {
        self.show_view(MainView::Gaps);
        self.with_document(|document| {
            let state = &mut document.gaps.state;
            let by = state.filter.by;
            state.filter = Filter { by, ..filter };
            state.mends = false;
        });
    }

    fn show_matrix(&mut self, kind: MatrixKind) {
        self.show_view(MainView::Matrices);
        self.with_document(|document| {
            document.gaps.state.matrix = Some(kind);
            document.gaps.state.cell = None;
        });
    }

    /// Shows what a finding is about.
    fn choose_finding(&mut self, at: usize, follow: bool) {
        let Some(document) = &mut self.document else { return };
        document.gaps.state.chosen = Some(at);
        document.gaps.state.follow = if follow { Follow::Chosen } else { Follow::Nothing };
        document.gaps.state.sheet = None;
        let Some(insight) = document.gaps.insight() else { return };
        let found = insight.analysis.findings.get(at);
        if let Some(OnMap { selection, reveal }) = found.and_then(|one| on_map(&insight.journey, one)) {
            if let Some(id) = reveal {
                self.canvas.reveal(id);
            }
            self.select(selection);
        }
    }

    /// Selects the subject of a finding and shows the field in which it can be mended.
    fn mend(&mut self, ctx: &Context, at: usize) {
        self.choose_finding(at, false);
        let Some(document) = &self.document else { return };
        let Some(insight) = document.gaps.insight().cloned() else { return };
        let Some(finding) = insight.analysis.findings.get(at) else { return };
        let Some(way) = way::of(&insight, finding) else {
            let names = Names::new(&insight.workspace, &insight.journey, self.lang);
            let what = names.subject(&finding.subject);
            self.say(words::NOT_ON_MAP.fill(self.lang, &[("what", &what)]));
            return;
        };
        let wanted = match way {
            Way::Action => return self.ask_action(at),
            Way::Card(id, field) => {
                if document.selection.touchpoints != [id.clone()] {
                    self.find(vec![id]);
                }
                field
            }
            Way::Transition(key, field) => {
                self.select(Selection::transition(key));
                field
            }
            Way::Phase(id, field) => {
                self.select(Selection::phase(id));
                field
            }
            Way::Sheet(sheet, label) => {
                self.open_sheet(sheet);
                field::at(label)
            }
        };
        self.unfold("inspector");
        field::want(ctx, wanted);
    }

    /// Opens a sheet beside what is selected, with the keyboard in one of its fields.
    pub(in crate::ui) fn open_sheet_at(&mut self, ctx: &Context, sheet: Sheet, label: Label) {
        self.open_sheet(sheet);
        self.unfold("inspector");
        field::want(ctx, field::at(label));
        ctx.request_repaint();
    }

    /// Opens a sheet beside what is selected.
    fn open_sheet(&mut self, sheet: Sheet) {
        self.with_document(|document| {
            let beside = document.selection.clone();
            document.gaps.state.sheet = Some(sheet::Open { sheet, beside });
        });
    }

    /// Selects what a story is about: its card, else the cards and phase of its findings.
    fn show_story(&mut self, about: &About) {
        if let About::Card(id) = about {
            self.find(vec![id.clone()]);
            return;
        }
        let Some(insight) = self.document.as_ref().and_then(|document| document.gaps.insight().cloned())
        else {
            return;
        };
        let Some(story) = insight.stories.told.iter().find(|story| story.about == *about) else { return };
        let findings = || story.findings.iter().filter_map(|at| insight.analysis.findings.get(*at));
        let mut cards: Vec<Id<Touchpoint>> = findings().filter_map(Finding::touchpoint).cloned().collect();
        cards.dedup();
        if !cards.is_empty() {
            self.find(cards);
        } else if let Some(place) = findings().find_map(|finding| on_map(&insight.journey, finding)) {
            self.select(place.selection);
        } else {
            self.show_list(Filter::only(super::Only::Story(about.clone())));
        }
    }

    /// Opens the form for an action that mends a finding.
    pub(in crate::ui) fn ask_action(&mut self, at: usize) {
        let Some(insight) = self.document.as_ref().and_then(|document| document.gaps.insight()) else {
            return;
        };
        let (Some(finding), Some(line)) = (insight.analysis.findings.get(at), insight.lines.get(at)) else {
            return;
        };
        let form = ActionForm::new(&insight.journey.id, finding, line.action.clone());
        self.dialogs.push(Dialog::Action(Box::new(form)));
    }

    /// Opens the form for an action that makes one of the changes that help most.
    fn ask_mend_action(&mut self, at: usize) {
        let Some(document) = &self.document else { return };
        let mend = document.gaps.mends().and_then(|mends| mends.get(at));
        if let (Some(insight), Some(mend)) = (document.gaps.insight(), mend) {
            let form = ActionForm::of_mend(&insight.journey.id, mend);
            self.dialogs.push(Dialog::Action(Box::new(form)));
        }
    }

    /// Opens the settings of the rules.
    fn ask_rules(&mut self) {
        let Some(document) = &self.document else { return };
        let form = RulesForm::new(&document.editor.workspace().rule_settings, self.lang);
        self.dialogs.push(Dialog::Rules(Box::new(form)));
    }

    /// A form about gaps has ended.
    pub(in crate::ui) fn gaps_answered(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Closed => {}
            Outcome::Apply(edit) => drop(self.edit(*edit, None)),
            Outcome::ApplyAll(edits, name) => drop(self.edit_all(edits, name)),
        }
    }

    /// Shows a panel that is folded away.
    fn unfold(&mut self, panel: &str) {
        if self.settings.folded.iter().any(|known| known == panel) {
            self.fold(panel);
        }
    }
}
