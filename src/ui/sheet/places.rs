//! Sheets of what is on the map or should be: touchpoints to tick or to add, steps to draw, quality
//! checks, the inventory, walks.

use std::collections::HashSet;
use std::sync::Arc;

use egui::{ComboBox, Ui};

use super::parts::{OFFERED, add_both, adder_ui, fresh_id, journey_ui, new_touchpoint_ui, ticks_ui};
use super::{Mark, Page, words};
use crate::analysis::Value;
use crate::edit::{Edit, Place, StepName, on_journey};
use crate::model::*;
use crate::text::one_line;
use crate::ui::inspector::form::Form;
use crate::ui::ticks::Ticks as _;
use crate::ui::{Action, gaps, offer, words as fields};
use crate::vocabulary::{DEVICES, INVENTORY_GROUPS, Label, Labelled, date};

/// Touchpoints for which something holds or should; where a phase is named, one can be added.
pub(super) fn marked_ui(ui: &mut Ui, page: &mut Page<'_, '_>, mark: &Mark, phases: &[Id<Phase>]) {
    if let (Mark::Value(dimension, value), [phase]) = (mark, phases) {
        gaps::target_ui(ui, page.shown, page.journey, (phase, *dimension, value), page.actions);
    }
    if matches!(mark, Mark::Platform(_)) {
        ui.add(egui::Label::new(words::LEANS_WHAT.text(page.shown.lang)).wrap());
    }
    if let Mark::Value(Dimension::Persona, id) = mark {
        route_ui(ui, page, mark, &Id::new(id));
    }
    if *mark != Mark::There {
        ticks_ui(ui, page, (mark, phases), words::HOLDS_FOR);
    }
    if let Some(phase) = phases.first() {
        // What is added where too much runs on a platform is something else.
        let fresh = if matches!(mark, Mark::Platform(_)) { &Mark::There } else { mark };
        new_touchpoint_ui(ui, page, fresh, Some(phase));
    }
}

/// For a persona that gets to no purchase: a press that notes it at what it misses on the route that
/// lacks least.
fn route_ui(ui: &mut Ui, page: &mut Page<'_, '_>, mark: &Mark, persona: &Id<Persona>) {
    let Some(insight) = page.shown.document.gaps.insight() else { return };
    let subject = SubjectRef::Persona(persona.clone());
    let place = insight.place_of("STR-04", &subject, "");
    let Some(finding) = place.and_then(|at| insight.analysis.findings.get(at)) else { return };
    let missing = finding.values.iter().find(|(name, _)| *name == "missing");
    let Some((_, Value::List(values))) = missing else { return };
    let id = |value: &Value| if let Value::Touchpoint(id) = value { Some(id.clone()) } else { None };
    let lacks: Vec<Arc<Touchpoint>> =
        values.iter().filter_map(id).filter_map(|id| page.journey.touchpoint(&id).cloned()).collect();
    let lang = page.shown.lang;
    ui.add(egui::Label::new(words::ROUTE_WHAT.text(lang)).wrap());
    for one in &lacks {
        ui.add(egui::Label::new(format!("• {}", one_line(&one.title))).wrap());
    }
    let personas = &page.shown.document.editor.workspace().personas;
    let persona = personas.iter().find(|one| one.id == *persona).map(|one| one_line(&one.name));
    let text = words::ROUTE_WHOLE.fill(lang, &[("persona", &persona.unwrap_or_default())]);
    let button = ui.add(egui::Button::new(text).wrap());
    gaps::field::arrive(&button, words::ROUTE_WHOLE);
    if button.clicked() {
        let noted = |one: &Arc<Touchpoint>| {
            let mut one = Touchpoint::clone(one);
            mark.set(&mut one, true);
            one
        };
        let touchpoints = lacks.iter().map(noted).collect();
        let (journey, what) = (page.journey.id.clone(), mark.field());
        page.actions.push(Action::Apply(Edit::SetTouchpoints { journey, touchpoints, what }));
    }
    ui.add_space(6.0);
}

/// A touchpoint to choose, with those offered first that are likely; kept while the sheet is open.
fn end_ui(
    ui: &mut Ui,
    page: &Page<'_, '_>,
    label: Label,
    first: &[Id<Touchpoint>],
) -> Option<Id<Touchpoint>> {
    let key = ui.make_persistent_id(label.en);
    let known: Option<Id<Touchpoint>> = ui.data(|data| data.get_temp::<String>(key)).map(|id| Id::new(&id));
    let mut chosen = known.or_else(|| first.first().cloned());
    let title = |id: &Id<Touchpoint>| offer::title_of(page.journey, id);
    let text = chosen.as_ref().map_or_else(|| fields::NONE.text(page.shown.lang).to_owned(), title);
    let caption = ui.weak(label.text(page.shown.lang)).id;
    let others = page.journey.touchpoints().map(|one| &one.id).filter(|id| !first.contains(id));
    let combo = ComboBox::from_id_salt(label.en).selected_text(text).width(ui.available_width()).truncate();
    let response = combo.show_ui(ui, |ui| {
        for id in first.iter().chain(others).take(OFFERED) {
            if ui.selectable_label(chosen.as_ref() == Some(id), title(id)).clicked() {
                chosen = Some(id.clone());
                ui.data_mut(|data| data.insert_temp(key, id.to_string()));
            }
        }
    });
    gaps::field::arrive(&response.response.labelled_by(caption), label);
    chosen
}

/// A step to draw: its ends, its kind, and a button.
pub(super) fn step_ui(
    ui: &mut Ui,
    page: &mut Page<'_, '_>,
    (from, to): (&[Id<Touchpoint>], &[Id<Touchpoint>]),
    kind: TransitionKind,
) {
    let lang = page.shown.lang;
    let from = end_ui(ui, page, words::STEP_FROM, from);
    let to = end_ui(ui, page, words::STEP_TO, to);
    let key = ui.make_persistent_id("kind of step");
    let mut kind: TransitionKind = ui.data(|data| data.get_temp(key)).unwrap_or(kind);
    let caption = ui.weak(words::STEP_KIND.text(lang)).id;
    let combo = ComboBox::from_id_salt("kind").selected_text(kind.label().text(lang));
    let response = combo.width(ui.available_width()).show_ui(ui, |ui| {
        for (value, name) in offer::values::<TransitionKind>(lang) {
            if ui.selectable_value(&mut kind, value, name).clicked() {
                ui.data_mut(|data| data.insert_temp(key, value));
            }
        }
    });
    response.response.labelled_by(caption);
    ui.add_space(6.0);
    let add = ui.add_enabled(from.is_some() && to.is_some(), egui::Button::new(words::ADD_STEP.text(lang)));
    gaps::field::arrive(&add, words::ADD_STEP);
    if let (true, Some(from), Some(to)) = (add.clicked(), from, to) {
        let transition = Transition { from, to, kind, ..Transition::default() };
        let journey = page.journey.id.clone();
        page.actions.push(Action::Apply(Edit::AddTransition { journey, transition }));
    }
}

/// A page of the website, added with the step that leads there, as one step of undo.
pub(super) fn page_ui(ui: &mut Ui, page: &mut Page<'_, '_>, from: &[Id<Touchpoint>]) {
    let journey = Arc::clone(page.journey);
    let Some(first) = from.iter().find_map(|id| journey.touchpoint(id)) else {
        ui.weak(words::GONE.text(page.shown.lang));
        return;
    };
    let title = one_line(&first.title);
    ui.add(egui::Label::new(words::PAGE_WHAT.fill(page.shown.lang, &[("touchpoint", &title)])).wrap());
    let Some(title) = adder_ui(ui, page, words::NEW_PAGE) else { return };
    let journeys = page.shown.document.editor.workspace().journeys.iter();
    let known = journeys.flat_map(|one| one.all_touchpoints().map(|touchpoint| &touchpoint.id));
    let id = fresh_id(&title, "touchpoint", known);
    let (from, to) = (first.id.clone(), id.clone());
    let home = journey.phases.iter().find(|phase| phase.touchpoints.iter().any(|one| one.id == from));
    let place = Place { phase: home.map(|phase| phase.id.clone()), before: None };
    let channel = ChannelId::new("website");
    let touchpoints = vec![Touchpoint { id, title: title.clone(), channel, ..Touchpoint::default() }];
    let transition = Transition { from, to, ..Transition::default() };
    let journey = journey.id.clone();
    let add = Edit::AddTouchpoints { journey: journey.clone(), place, touchpoints };
    add_both(page, vec![add, Edit::AddTransition { journey, transition }], &title);
}

/// The quality checks of a touchpoint, each with what was found.
pub(super) fn checks_ui(ui: &mut Ui, page: &mut Page<'_, '_>, id: &Id<Touchpoint>) {
    let journey = Arc::clone(page.journey);
    let Some(one) = journey.touchpoint(id) else {
        ui.weak(words::GONE.text(page.shown.lang));
        return;
    };
    let edit = |touchpoints, what| Edit::SetTouchpoints { journey: journey.id.clone(), touchpoints, what };
    let items = [Arc::clone(one)];
    let (lang, theme) = (page.shown.lang, page.shown.theme);
    let mut form = Form { lang, theme, items: &items, edit: &edit, actions: page.actions };
    for kind in CheckKind::ALL {
        let result = (
            move |one: &Touchpoint| {
                let known = one.checks.iter().find(|check| check.kind == *kind);
                known.map(|check| check.result).filter(|result| *result != CheckResult::Unknown)
            },
            move |one: &mut Touchpoint, result: Option<CheckResult>| set_check(one, *kind, result),
        );
        form.value(ui, kind.label(), result);
        // When and what else: once something was found.
        if one.checks.iter().any(|check| check.kind == *kind) {
            ui.push_id(kind.id(), |ui| found_ui(ui, &mut form, *kind));
            ui.add_space(6.0);
        }
    }
}

/// When a check was done, and a remark on it.
fn found_ui(ui: &mut Ui, form: &mut Form<'_, Touchpoint>, kind: CheckKind) {
    let known = move |one: &Touchpoint| one.checks.iter().find(|check| check.kind == kind).cloned();
    let change = move |one: &mut Touchpoint, set: &dyn Fn(&mut QualityCheck)| {
        if let Some(check) = one.checks.edit().iter_mut().find(|check| check.kind == kind) {
            set(check);
        }
    };
    ui.indent("found", |ui| {
        let day = (
            move |one: &Touchpoint| known(one).and_then(|check| check.checked_on),
            move |one: &mut Touchpoint, day: Option<Date>| change(one, &|check| check.checked_on = day),
        );
        form.date(ui, words::CHECKED_ON, day);
        let note = (
            move |one: &Touchpoint| known(one).map(|check| check.note).unwrap_or_default(),
            move |one: &mut Touchpoint, note: String| change(one, &|check| check.note = note.clone()),
        );
        form.text(ui, words::CHECK_NOTE, 1, note);
    });
}

fn set_check(one: &mut Touchpoint, kind: CheckKind, result: Option<CheckResult>) {
    let checks = one.checks.edit();
    let Some(result) = result else {
        checks.retain(|check| check.kind != kind);
        return;
    };
    match checks.iter_mut().find(|check| check.kind == kind) {
        Some(check) => check.result = result,
        None => checks.push(QualityCheck { kind, result, ..QualityCheck::default() }),
    }
}

/// The groups of the inventory: on the map, ruled out, or open.
pub(super) fn inventory_ui(ui: &mut Ui, page: &mut Page<'_, '_>) {
    let lang = page.shown.lang;
    ui.add(egui::Label::new(words::INVENTORY_WHAT.text(lang)).wrap());
    ui.add_space(4.0);
    let journey = Arc::clone(page.journey);
    // What is there no more is no place to look at, as the rule on it counts.
    let there = journey.touchpoints().filter(|one| super::is_there(one));
    let on_the_map: HashSet<&str> = there.map(|one| one.inventory_group.as_str()).collect();
    let is_open = |group: &&str| {
        !on_the_map.contains(*group) && !journey.inventory_not_applicable.iter().any(|known| known == *group)
    };
    let open: Vec<&str> =
        INVENTORY_GROUPS.iter().map(|(group, _)| *group).filter(|one| is_open(one)).collect();
    let others = ui.add_enabled(!open.is_empty(), egui::Button::new(words::OTHERS_DO_NOT.text(lang)));
    if others.clicked() {
        let edit = on_journey(&journey, words::DOES_NOT_APPLY, |journey| {
            journey.inventory_not_applicable.edit().extend(open.iter().map(|group| (*group).to_owned()));
        });
        page.actions.push(Action::Apply(edit));
    }
    for (at, (group, label)) in INVENTORY_GROUPS.iter().enumerate() {
        let there = on_the_map.contains(group);
        let mut ruled_out = journey.inventory_not_applicable.iter().any(|known| known == group);
        ui.horizontal(|ui| {
            let response = ui.tick(&mut ruled_out, label.text(lang));
            if at == 0 {
                gaps::field::arrive(&response, words::INVENTORY);
            }
            if there {
                ui.weak(words::ON_THE_MAP.text(lang));
            }
            if response.changed() {
                let edit = on_journey(&journey, words::DOES_NOT_APPLY, |journey| {
                    let groups = journey.inventory_not_applicable.edit();
                    groups.retain(|known| known != group);
                    if ruled_out {
                        groups.push((*group).to_owned());
                    }
                });
                page.actions.push(Action::Apply(edit));
            }
        });
    }
}

/// A walk with what it met, the choice among all of them, and a button that notes another one. The last
/// one is shown until another is chosen.
pub(super) fn walks_ui(ui: &mut Ui, page: &mut Page<'_, '_>) {
    let lang = page.shown.lang;
    let workspace = Arc::clone(page.shown.document.editor.workspace());
    let journey = Arc::clone(page.journey);
    let personas = offer::library(&workspace.personas);
    let key = ui.make_persistent_id("walk");
    if let Some(at) = chosen_walk(ui, &journey, key, &personas, lang) {
        ui.push_id(at, |ui| {
            journey_ui(ui, page, |ui, form| walk_ui(ui, form, at, &personas));
            met_ui(ui, page, at);
        });
        ui.add_space(6.0);
        if ui.button(words::DELETE_WALK.text(lang)).clicked()
            && let Some(walk) = journey.walkthroughs.get(at)
        {
            let name = StepName::new(words::STEP_DELETE_WALK, date(walk.date, lang));
            page.actions.push(Action::ApplyAll(without(&journey, walk), name));
        }
        ui.add_space(6.0);
    }
    let response = ui.button(words::ADD_WALK.text(lang));
    gaps::field::arrive(&response, words::ADD_WALK);
    if response.clicked() {
        let walks = workspace.journeys.iter().flat_map(|one| one.walkthroughs.iter().map(|walk| &walk.id));
        let id = fresh_id("", "walk", walks);
        let date = page.shown.document.gaps.insight().map(|insight| insight.as_of()).unwrap_or_default();
        let walk = Walkthrough { id, date, participants: 1, ..Walkthrough::default() };
        ui.data_mut(|data| data.insert_temp(key, walk.id.to_string()));
        let edit = on_journey(page.journey, words::WALK, |journey| journey.walkthroughs.edit().push(walk));
        page.actions.push(Action::Apply(edit));
    }
}

/// The place of the walk that is shown; where there are several, one is chosen by its day and person.
fn chosen_walk(
    ui: &mut Ui,
    journey: &Journey,
    key: egui::Id,
    personas: &[(Id<Persona>, String)],
    lang: Lang,
) -> Option<usize> {
    let walks = &journey.walkthroughs;
    let last = walks.len().checked_sub(1)?;
    let chosen: Option<String> = ui.data(|data| data.get_temp(key));
    let place = |id: &String| walks.iter().position(|walk| walk.id.as_str() == id);
    let mut at = chosen.as_ref().and_then(place).unwrap_or(last);
    if walks.len() < 2 {
        return Some(at);
    }
    let name = |walk: &Walkthrough| {
        let who = personas.iter().find(|(id, _)| walk.persona.as_ref() == Some(id));
        let who = who.map(|(_, name)| format!(" · {}", one_line(name))).unwrap_or_default();
        format!("{}{who}", date(walk.date, lang))
    };
    let caption = ui.weak(words::WHICH_WALK.text(lang)).id;
    let text = walks.get(at).map(name).unwrap_or_default();
    let combo = ComboBox::from_id_salt("which walk").selected_text(text).width(ui.available_width());
    let response = combo.show_ui(ui, |ui| {
        for (place, walk) in walks.iter().enumerate().rev() {
            if ui.selectable_value(&mut at, place, name(walk)).clicked() {
                ui.data_mut(|data| data.insert_temp(key, walk.id.to_string()));
            }
        }
    });
    response.response.labelled_by(caption);
    ui.add_space(4.0);
    Some(at)
}

/// The edits that forget a walk, at the touchpoints that it met too.
fn without(journey: &Journey, walk: &Walkthrough) -> Vec<Edit> {
    let own = on_journey(journey, words::WALK, |journey| {
        journey.walkthroughs.edit().retain(|known| known.id != walk.id);
    });
    let met = journey.all_touchpoints().filter(|one| one.observed_in.contains(&walk.id));
    let touchpoints: Vec<Touchpoint> = met
        .map(|one| {
            let mut one = Touchpoint::clone(one);
            one.observed_in.edit().retain(|known| *known != walk.id);
            one
        })
        .collect();
    let (journey, what) = (journey.id.clone(), words::WALK);
    let seen = (!touchpoints.is_empty()).then_some(Edit::SetTouchpoints { journey, touchpoints, what });
    std::iter::once(own).chain(seen).collect()
}

fn walk_ui(ui: &mut Ui, form: &mut Form<'_, Journey>, at: usize, personas: &[(Id<Persona>, String)]) {
    let walk = move |journey: &Journey| journey.walkthroughs.get(at).cloned().unwrap_or_default();
    let change = move |journey: &mut Journey, set: &dyn Fn(&mut Walkthrough)| {
        if let Some(walk) = journey.walkthroughs.edit().get_mut(at) {
            set(walk);
        }
    };
    let date = (
        move |journey: &Journey| Some(walk(journey).date),
        move |journey: &mut Journey, date: Option<Date>| {
            change(journey, &|walk| walk.date = date.unwrap_or(walk.date));
        },
    );
    form.date(ui, words::WALK_DATE, date);
    let kind = (
        move |journey: &Journey| walk(journey).kind,
        move |journey: &mut Journey, kind: WalkKind| change(journey, &|walk| walk.kind = kind),
    );
    form.kind(ui, words::WALK_KIND, kind);
    let persona = (
        move |journey: &Journey| walk(journey).persona,
        move |journey: &mut Journey, id: Option<Id<Persona>>| {
            change(journey, &|walk| walk.persona = id.clone())
        },
    );
    form.choice(ui, words::WALK_PERSONA, (fields::NONE, personas), persona);
    let devices: Vec<_> =
        DEVICES.iter().map(|(id, label)| (DeviceId::new(id), label.text(form.lang).to_owned())).collect();
    let device = (
        move |journey: &Journey| walk(journey).device,
        move |journey: &mut Journey, id: Option<DeviceId>| change(journey, &|walk| walk.device = id.clone()),
    );
    form.choice(ui, words::WALK_DEVICE, (fields::NONE, &devices), device);
    let count = (
        move |journey: &Journey| Some(walk(journey).participants),
        move |journey: &mut Journey, count: Option<u32>| {
            change(journey, &|walk| walk.participants = count.unwrap_or(walk.participants));
        },
    );
    form.number(ui, words::PARTICIPANTS, count);
    let notes = (
        move |journey: &Journey| walk(journey).notes,
        move |journey: &mut Journey, text: String| change(journey, &|walk| walk.notes = text.clone()),
    );
    form.text(ui, fields::NOTES, 2, notes);
}

/// The touchpoints that a walk met, each with a tick.
fn met_ui(ui: &mut Ui, page: &mut Page<'_, '_>, at: usize) {
    let journey = Arc::clone(page.journey);
    let Some(walk) = journey.walkthroughs.get(at) else { return };
    ui.add_space(4.0);
    ui.weak(words::MET.text(page.shown.lang));
    let missed = journey.touchpoints().filter(|one| !walk.steps.contains(&one.id)).count();
    let all = ui.add_enabled(missed > 0, egui::Button::new(words::MET_ALL.text(page.shown.lang)));
    if all.clicked() {
        let name = StepName::new(words::WALK_STEP, words::MET_ALL.text(page.shown.lang));
        page.actions.push(Action::ApplyAll(met_all(&journey, at, walk), name));
    }
    for (place, one) in journey.touchpoints().take(OFFERED).enumerate() {
        let mut on = walk.steps.contains(&one.id);
        let response = ui.tick(&mut on, one_line(&one.title));
        if place == 0 {
            gaps::field::arrive(&response, words::MET);
        }
        if response.changed() {
            let name = StepName::new(words::WALK_STEP, one_line(&one.title));
            page.actions.push(Action::ApplyAll(met(&journey, (at, walk), one, on), name));
        }
    }
}

/// The edits that note that a walk met every touchpoint, on both sides.
fn met_all(journey: &Journey, at: usize, walk: &Walkthrough) -> Vec<Edit> {
    let missed: Vec<&Touchpoint> =
        journey.touchpoints().filter(|one| !walk.steps.contains(&one.id)).map(|one| &**one).collect();
    let own = on_journey(journey, words::WALK, |journey| {
        if let Some(walk) = journey.walkthroughs.edit().get_mut(at) {
            walk.steps.edit().extend(missed.iter().map(|one| one.id.clone()));
        }
    });
    let seen = |one: &&Touchpoint| {
        let mut one = Touchpoint::clone(one);
        one.observed_in.edit().retain(|known| *known != walk.id);
        one.observed_in.edit().push(walk.id.clone());
        one
    };
    let touchpoints = missed.iter().map(seen).collect();
    let (journey, what) = (journey.id.clone(), words::WALK);
    vec![own, Edit::SetTouchpoints { journey, touchpoints, what }]
}

/// The edits that note that a walk met a touchpoint, on both sides, or that it did not.
fn met(journey: &Journey, (at, walk): (usize, &Walkthrough), one: &Touchpoint, on: bool) -> Vec<Edit> {
    let own = on_journey(journey, words::WALK, |journey| {
        if let Some(walk) = journey.walkthroughs.edit().get_mut(at) {
            let steps = walk.steps.edit();
            steps.retain(|known| *known != one.id);
            if on {
                steps.push(one.id.clone());
            }
        }
    });
    let mut seen = one.clone();
    seen.observed_in.edit().retain(|known| *known != walk.id);
    if on {
        seen.observed_in.edit().push(walk.id.clone());
    }
    let (journey, what) = (journey.id.clone(), words::WALK);
    vec![own, Edit::SetTouchpoints { journey, touchpoints: vec![seen], what }]
}
