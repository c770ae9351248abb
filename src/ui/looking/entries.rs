//! What the palette offers: every command in both languages, views, journeys, lanes, and the
//! touchpoints by number and title. Draws nothing and does nothing.

use super::palette::{Entry, Scope};
use super::{Ask, kept, words};
use crate::layout::Request;
use crate::model::{Choice as _, ColourScheme, LaneScheme, Lang};
use crate::search::{Facts, facets, filter};
use crate::settings::Settings;
use crate::ui::document::Document;
use crate::ui::plan::Part;
use crate::ui::tables::{self, Rows};
use crate::ui::{Action, Command, MainView, command, decide, gaps};
use crate::vocabulary::{Label, Labelled as _, Query};

/// So many touchpoints are offered by their titles.
const TITLES: usize = 8;

/// What entries are made from.
pub struct Around<'a> {
    /// What is open.
    pub document: Option<&'a Document>,
    /// Preferences, for the keys.
    pub settings: &'a Settings,
    /// The language of the window.
    pub lang: Lang,
}

impl Around<'_> {
    /// What is offered in this scope for this query.
    pub fn entries(&self, scope: Scope, query: &str, looked_for: &Query) -> Vec<Entry> {
        let mut entries = Vec::new();
        match scope {
            Scope::All => {
                // Views first: nothing is lost by an Enter too many.
                self.views(MainView::ALL, &mut entries);
                self.commands(&mut entries);
                self.views(Part::ALL.map(MainView::Plan), &mut entries);
                self.tables(&mut entries);
                self.asked_elsewhere(&mut entries);
                self.journeys(&mut entries);
                self.kept(&mut entries);
                self.lanes(&mut entries, scope);
                self.colours(&mut entries, scope);
                self.routes(&mut entries);
                self.touchpoints(query, looked_for, &mut entries);
            }
            Scope::Lanes => self.lanes(&mut entries, scope),
            Scope::Colours => self.colours(&mut entries, scope),
            Scope::KeepView => entries.extend(self.name(query, words::KEEP_AS, words::KEPT, Ask::Keep)),
            Scope::RenameView => {
                entries.extend(self.name(query, words::NAME_IT, words::KEPT, Ask::RenameTo));
            }
            Scope::NameJourney => {
                entries.extend(self.name(query, words::NAME_IT, words::JOURNEY, Ask::NameJourney));
            }
            Scope::Filter => self.facets(&mut entries),
        }
        entries
    }

    fn commands(&self, entries: &mut Vec<Entry>) {
        let open = self.document.is_some();
        for known in command::ALL.iter().filter(|known| open || needs_no_map(known.command)) {
            // The palette is open already.
            if known.command == Command::Palette {
                continue;
            }
            let other = [known.label.text(other(self.lang)), known.tip.en, known.tip.nl];
            entries.push(Entry {
                id: format!("{:?}", known.command),
                name: known.label.text(self.lang).trim_end_matches('…').to_owned(),
                also: other.into_iter().map(str::to_owned).collect(),
                kind: group(known.command),
                note: command::keys_text(known.command, self.settings),
                on: None,
                action: Action::Run(known.command),
            });
        }
    }

    fn views(&self, views: impl IntoIterator<Item = MainView>, entries: &mut Vec<Entry>) {
        let Some(document) = self.document else { return };
        for view in views {
            entries.push(self.labelled(view.label(), words::VIEW, Action::View(view), document.view == view));
        }
    }

    /// The tables beside that of touchpoints: transitions and the libraries.
    fn tables(&self, entries: &mut Vec<Entry>) {
        if self.document.is_none() {
            return;
        }
        for rows in Rows::all().filter(|rows| *rows != Rows::Touchpoints) {
            let action = Action::Tables(tables::Ask::Rows(rows));
            entries.push(Entry { on: None, ..self.labelled(rows.label(), words::TABLE, action, false) });
        }
    }

    /// What has a button of its own somewhere, and no keys.
    fn asked_elsewhere(&self, entries: &mut Vec<Entry>) {
        let about = (crate::ui::words::ABOUT, Action::Answer(crate::ui::dialogs::Answer::About));
        let mut all = vec![about];
        if let Some(document) = self.document {
            all.push((gaps::RULES_TITLE, Action::Gaps(gaps::Ask::Rules)));
            all.push((decide::HAND_OUT_TITLE, Action::Decide(decide::Ask::HandOut)));
            if !document.problems.is_empty() {
                all.push((crate::ui::words::PROBLEMS, Action::ShowProblems));
            }
        }
        for (label, action) in all {
            entries.push(Entry { on: None, ..self.labelled(label, words::COMMAND, action, false) });
        }
    }

    fn journeys(&self, entries: &mut Vec<Entry>) {
        let Some(document) = self.document else { return };
        let journeys = &document.editor.workspace().journeys;
        for journey in journeys.iter().filter(|_| journeys.len() > 1) {
            entries.push(Entry {
                id: format!("journey {}", journey.id),
                name: crate::text::one_line(&journey.name),
                also: Vec::new(),
                kind: words::JOURNEY,
                note: String::new(),
                on: Some(document.journey == journey.id),
                action: Action::ShowJourney(journey.id.clone()),
            });
        }
    }

    fn kept(&self, entries: &mut Vec<Entry>) {
        let Some(document) = self.document else { return };
        for view in &document.editor.workspace().views {
            entries.push(Entry {
                id: format!("kept {}", view.name),
                name: crate::text::one_line(&view.name),
                also: Vec::new(),
                kind: words::KEPT,
                note: String::new(),
                on: Some(kept::is_shown(document, view)),
                action: Action::Looking(Ask::LookAt(view.name.clone())),
            });
        }
    }

    /// What was typed as a name.
    fn name(&self, typed: &str, label: Label, kind: Label, ask: fn(String) -> Ask) -> Option<Entry> {
        let name = crate::text::one_line(typed).trim().to_owned();
        let text = label.fill(self.lang, &[("what", &name)]);
        let action = Action::Looking(ask(name.clone()));
        let entry = Entry {
            id: String::new(),
            name: text,
            also: Vec::new(),
            kind,
            note: String::new(),
            on: None,
            action,
        };
        (!name.is_empty()).then_some(entry)
    }

    fn lanes(&self, entries: &mut Vec<Entry>, scope: Scope) {
        let Some(document) = self.document else { return };
        let Some(journey) = document.journey() else { return };
        let now = document.request.lanes.unwrap_or(journey.lanes);
        for (at, scheme) in LaneScheme::ALL.iter().enumerate() {
            let lanes = Some(*scheme).filter(|scheme| *scheme != journey.lanes);
            let action = Action::Show(Request { lanes, ..document.request.clone() });
            let entry = self.labelled(scheme.label(), words::LANES, action, *scheme == now);
            entries.push(Entry { note: digit(at, scope), ..entry });
        }
    }

    fn colours(&self, entries: &mut Vec<Entry>, scope: Scope) {
        let Some(document) = self.document else { return };
        for (at, scheme) in ColourScheme::ALL.iter().enumerate() {
            let action = Action::Looking(Ask::Colours(*scheme));
            let entry = self.labelled(scheme.label(), words::COLOURS, action, *scheme == document.colours);
            entries.push(Entry { note: digit(at, scope), ..entry });
        }
    }

    fn routes(&self, entries: &mut Vec<Entry>) {
        let Some(document) = self.document else { return };
        for persona in &document.editor.workspace().personas {
            entries.push(Entry {
                id: format!("route {}", persona.id),
                name: crate::text::one_line(&persona.name),
                also: Vec::new(),
                kind: words::PERSONA,
                note: String::new(),
                on: Some(document.sight.route.as_ref() == Some(&persona.id)),
                action: Action::Looking(Ask::Route(Some(persona.id.clone()))),
            });
        }
    }

    /// Every value that touchpoints have, with how many have it.
    fn facets(&self, entries: &mut Vec<Entry>) {
        let Some(document) = self.document else { return };
        let Some(journey) = document.journey() else { return };
        let sight = &document.sight;
        let facts = Facts { workspace: document.editor.workspace(), journey, findings: sight.findings() };
        for facet in facets(&facts, self.lang) {
            entries.push(Entry {
                id: String::new(),
                name: facet.name,
                also: vec![filter::name(&facet.criterion, &facts, other(self.lang))],
                kind: words::CRITERION,
                note: facet.count.to_string(),
                on: Some(sight.filter.contains(&facet.criterion)),
                action: Action::Looking(Ask::Toggle(facet.criterion)),
            });
        }
    }

    /// A touchpoint by its number, and those whose titles answer.
    fn touchpoints(&self, query: &str, looked_for: &Query, entries: &mut Vec<Entry>) {
        let Some(journey) = self.document.and_then(Document::journey).filter(|_| !looked_for.is_empty())
        else {
            return;
        };
        let number = query.split(|letter: char| !letter.is_ascii_digit()).find_map(|part| part.parse().ok());
        let entry = |touchpoint: &crate::model::Touchpoint| {
            let number = touchpoint.number.to_string();
            let title = crate::text::one_line(&touchpoint.title);
            let values = [("n", number.as_str()), ("title", title.as_str())];
            Entry {
                id: String::new(),
                name: words::GO_TO.fill(self.lang, &values),
                also: vec![title.clone(), words::GO_TO.fill(other(self.lang), &values)],
                kind: words::TOUCHPOINT,
                note: String::new(),
                on: None,
                action: Action::Looking(Ask::GoTo(touchpoint.id.clone())),
            }
        };
        let by_number = journey.all_touchpoints().filter(|known| Some(known.number) == number).take(1);
        entries.extend(by_number.map(|touchpoint| entry(touchpoint)));
        let rated = journey.all_touchpoints().filter(|known| Some(known.number) != number);
        let mut rated: Vec<_> =
            rated.filter_map(|known| Some((looked_for.rate(&known.title)?, known))).collect();
        rated.sort_by_key(|(rate, _)| std::cmp::Reverse(*rate));
        entries.extend(rated.into_iter().take(TITLES).map(|(_, touchpoint)| entry(touchpoint)));
    }

    fn labelled(&self, label: Label, kind: Label, action: Action, on: bool) -> Entry {
        Entry {
            id: format!("{} {}", kind.en, label.en),
            name: label.text(self.lang).to_owned(),
            also: vec![label.text(other(self.lang)).to_owned()],
            kind,
            note: String::new(),
            on: Some(on),
            action,
        }
    }
}

/// The digit that chooses the value at this place of a short list.
fn digit(at: usize, scope: Scope) -> String {
    if scope == Scope::All || at >= 9 { String::new() } else { (at + 1).to_string() }
}

fn other(lang: Lang) -> Lang {
    match lang {
        Lang::En => Lang::Nl,
        Lang::Nl => Lang::En,
    }
}

/// Whether a command makes sense before a file is open.
fn needs_no_map(command: Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::New
            | C::Open
            | C::Quit
            | C::ShowKeys
            | C::Tour
            | C::ThemeLight
            | C::ThemeDark
            | C::ThemePrint
            | C::LanguageEnglish
            | C::LanguageDutch
    )
}

/// The kind of a command that only makes sense beside its kind ("Dark" is a theme).
fn group(command: Command) -> Label {
    match command {
        Command::ThemeLight | Command::ThemeDark | Command::ThemePrint => words::THEME,
        Command::LanguageEnglish | Command::LanguageDutch => words::LANGUAGE,
        _ => words::COMMAND,
    }
}
