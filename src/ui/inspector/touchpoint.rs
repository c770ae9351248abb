//! The fields of the selected touchpoints: what is asked in a workshop first, the rest folded.

use std::sync::Arc;

use egui::{RichText, Ui};

use super::content::{contact_ui, content_ui};
use super::form::{Form, LOOKED_AT, Segment, cloned, copied, list};
use super::{records, section};
use crate::edit::{Edit, Place};
use crate::model::*;
use crate::text::{Face, one_line};
use crate::ui::bars::Shown;
use crate::ui::table::Names;
use crate::ui::{Action, appearance, gaps, libraries, offer, photos, room_before, single_line, words};
use crate::vocabulary::{self, Label, Labelled, ShortLabel};

pub(super) type Touchpoints<'a> = Form<'a, Touchpoint>;

/// Below this height of the window, in points, the scores end below its foot.
const LOW: f32 = 900.0;

/// The fields of all selected touchpoints at once.
pub fn touchpoints_ui(ui: &mut Ui, shown: &Shown<'_>, journey: &Journey, actions: &mut Vec<Action>) {
    let items = shown.document.chosen();
    let Some(first) = items.first().cloned() else { return };
    let id = journey.id.clone();
    let edit = move |touchpoints, what| Edit::SetTouchpoints { journey: id.clone(), touchpoints, what };
    let workspace = shown.document.editor.workspace();
    head_ui(ui, shown, journey, items);
    // In a low window the gaps come first: below the scores nobody would see that there are any.
    let low = ui.ctx().content_rect().height() < LOW;
    if low && items.len() == 1 {
        gaps::here_ui(ui, shown, gaps::Here::Card(&first.id), actions);
    }
    let mut form = Form { lang: shown.lang, theme: shown.theme, items, edit: &edit, actions };
    if items.len() == 1 {
        form.text(ui, words::TITLE, 1, cloned!(title));
    }
    first_ui(ui, &mut form, workspace, journey);
    scores_ui(ui, &mut form);
    if !low && items.len() == 1 {
        gaps::here_ui(ui, shown, gaps::Here::Card(&first.id), form.actions);
    }
    if items.len() == 1 {
        let subject = SubjectRef::Touchpoint(first.id.clone());
        let answers = |trigger: &Trigger| trigger.responses.contains(&first.id);
        super::triggers::triggers_ui(ui, shown, journey, answers, form.actions);
        super::notes_ui(ui, shown, journey, &subject, form.actions);
    }
    sections_ui(ui, shown, &mut form, workspace, journey);
    if items.len() == 1 {
        let (name, note) = photos::heading(shown.lang, &first);
        // The first picture opens the section, whatever it was before.
        let has_some = !first.pictures.is_empty();
        ui.push_id(("pictures", has_some), |ui| {
            section(ui, name, &note, has_some, |ui| {
                photos::evidence_ui(ui, &shown.document.photos, &mut form, (journey, &first));
            });
        });
        records::records_ui(ui, &mut form, &first, workspace);
        transitions_ui(ui, shown, journey, &first, form.actions);
    }
}

/// Title, phase and lane; for several, their count.
fn head_ui(ui: &mut Ui, shown: &Shown<'_>, journey: &Journey, items: &[Arc<Touchpoint>]) {
    let [one] = items else {
        ui.heading(words::SELECTED.count(shown.lang, items.len()));
        let tip = if items.len() > LOOKED_AT {
            words::LOOKED_AT.fill(shown.lang, &[("n", &LOOKED_AT.to_string())])
        } else {
            words::SEVERAL_TIP.text(shown.lang).to_owned()
        };
        ui.weak(tip);
        return;
    };
    ui.horizontal(|ui| {
        let title = one_line(&one.title);
        let title = match title.is_empty() {
            true => RichText::new(words::NO_TITLE.text(shown.lang)).weak(),
            false => RichText::new(title),
        };
        let title = title.font(appearance::face(17.0, Face::Bold));
        if one.moment_of_truth.is_some() {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(RichText::new("◆").color(appearance::colour(shown.theme.moment)).size(15.0));
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add(egui::Label::new(title).wrap());
                });
            });
        } else {
            ui.add(egui::Label::new(title).wrap());
        }
    });
    let phase = offer::phase_of(journey, &one.id).map(|phase| one_line(&phase.name));
    let phase = phase.unwrap_or_else(|| words::TRAY.text(shown.lang).to_owned());
    let workspace = shown.document.editor.workspace();
    // The same words as the lane on the map.
    let group = match one.channel.is_empty() {
        true => words::NOT_SET,
        false => vocabulary::group_of(&workspace.channels, one.channel.as_str()).label,
    };
    ui.weak(format!("{} · {phase} · {}", one.number, group.text(shown.lang)));
}

/// Channel, owner, media type, influence, feeling, importance.
fn first_ui(ui: &mut Ui, form: &mut Touchpoints<'_>, workspace: &Workspace, journey: &Journey) {
    let lang = form.lang;
    let channels: Vec<(ChannelId, String)> =
        offer::channels(workspace, lang).into_iter().map(|(id, name)| (ChannelId::new(&id), name)).collect();
    let channel = |one: &Touchpoint| Some(one.channel.clone()).filter(|id| !id.is_empty());
    form.choice(
        ui,
        words::CHANNEL,
        (words::CLEAR, &channels),
        (channel, |one, id| {
            one.channel = id.unwrap_or_default();
        }),
    );
    let owners = offer::library(&workspace.departments);
    form.choice(
        ui,
        words::OWNER,
        (words::NOBODY, &owners),
        (|one| one.owner().cloned(), Touchpoint::set_owner),
    );
    ui.horizontal(|ui| {
        let edit = libraries::EDIT.text(lang);
        ui.allocate_ui_with_layout(
            egui::vec2(room_before(ui, edit), 26.0),
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| new_department_ui(ui, form, journey),
        );
        if ui.add(egui::Button::new(edit)).clicked() {
            form.actions.push(libraries::open(crate::edit::Library::Departments));
        }
    });
    let theme = form.theme;
    let mut media: Vec<_> = [
        (MediaType::Owned, theme.owned),
        (MediaType::Paid, theme.paid),
        (MediaType::Earned, theme.earned),
        (MediaType::Shared, theme.shared),
    ]
    .into_iter()
    .map(|(value, hue)| segment(value, lang, hue))
    .collect();
    media.push(Segment::clear(lang, theme.unassessed));
    form.segments(ui, words::MEDIA_TYPE, &media, copied!(media_type));
    let mut influence: Vec<_> = offer::INFLUENCES
        .into_iter()
        .map(|value| {
            let text = words::influence(value).text(lang).to_owned();
            Segment::new(Some(value), text, value.label().text(lang).to_owned(), theme.accent)
        })
        .collect();
    influence.push(Segment::clear(lang, theme.unassessed));
    let set = |one: &mut Touchpoint, value| {
        one.influence = value;
        one.influence_unconfirmed = false;
    };
    form.segments(ui, words::INFLUENCE, &influence, (|one| one.influence, set));
    confirm_ui(ui, form);
    feeling_ui(ui, form);
}

/// The catalogue's guess of the influence, to be confirmed.
fn confirm_ui(ui: &mut Ui, form: &mut Touchpoints<'_>) {
    if !form.items.iter().take(LOOKED_AT).any(|one| one.influence_unconfirmed) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.colored_label(appearance::colour(form.theme.high), words::CHECK_INFLUENCE.text(form.lang));
        let tip = words::CHECK_INFLUENCE_TIP.text(form.lang);
        if ui.button(words::INFLUENCE_IS_RIGHT.text(form.lang)).on_hover_text(tip).clicked() {
            form.set(words::INFLUENCE, |one| one.influence_unconfirmed = false);
        }
    });
}

fn feeling_ui(ui: &mut Ui, form: &mut Touchpoints<'_>) {
    let (lang, theme) = (form.lang, form.theme);
    let hue = |feeling: i8| match feeling {
        ..=-1 => theme.critical,
        0 => theme.medium,
        1.. => theme.good,
    };
    let mut feelings: Vec<_> = [(-2, "−−"), (-1, "−"), (0, "0"), (1, "+"), (2, "++")]
        .into_iter()
        .map(|(feeling, text)| {
            let name = vocabulary::emotion_label(feeling).map_or(text, |label| label.text(lang));
            Segment::new(Some(feeling), text.to_owned(), name.to_owned(), hue(feeling))
        })
        .collect();
    feelings.push(Segment::clear(lang, theme.unassessed));
    form.segments(ui, words::FEELING, &feelings, copied!(emotion));
}

/// A segment of a closed vocabulary.
fn segment<V: Choice + ShortLabel>(value: V, lang: Lang, hue: crate::theme::Rgb) -> Segment<V> {
    let (short, name) = (value.short_label().text(lang), value.label().text(lang));
    Segment::new(Some(value), short.to_owned(), name.to_owned(), hue)
}

/// A field that adds a department and makes it the owner.
fn new_department_ui(ui: &mut Ui, form: &mut Touchpoints<'_>, journey: &Journey) {
    let id = ui.make_persistent_id("new department");
    let mut name: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let hint = words::NEW_DEPARTMENT.text(form.lang);
    let field = single_line(&mut name).id(id).hint_text(hint).desired_width(f32::INFINITY);
    let response = ui.add(field);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(hint));
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, name.clone()));
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let name = one_line(&name);
    if entered && !name.is_empty() {
        ui.data_mut(|data| data.remove::<String>(id));
        let owner_of = form.items.iter().map(|one| one.id.clone()).collect();
        form.actions.push(Action::Apply(Edit::AddDepartment { name, journey: journey.id.clone(), owner_of }));
    }
}

/// The four scores of expectation and experience, and the importance.
fn scores_ui(ui: &mut Ui, form: &mut Touchpoints<'_>) {
    ui.add_space(2.0);
    ui.weak(words::EXPECTATION.text(form.lang));
    type Get = fn(&ExpectationSet) -> Option<Score>;
    type Put = fn(&mut ExpectationSet, Option<Score>);
    let scores: [(Label, Get, Put); 4] = [
        (words::EXPECTED, |set| set.expected, |set, score| set.expected = score),
        (words::ASSUMED, |set| set.assumed, |set, score| set.assumed = score),
        (words::OWN_VIEW, |set| set.own_view, |set, score| set.own_view = score),
        (words::EXPERIENCED, |set| set.experienced, |set, score| set.experienced = score),
    ];
    for (label, get, put) in scores {
        form.score(
            ui,
            label,
            (1, 5),
            (|one| get(&one.expectation), |one, score| put(&mut one.expectation, score)),
        );
    }
    form.score(ui, words::IMPORTANCE, (1, 5), copied!(importance));
}

/// The rest, folded.
fn sections_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    form: &mut Touchpoints<'_>,
    workspace: &Workspace,
    journey: &Journey,
) {
    let lang = shown.lang;
    section(ui, words::SECTION_PLACE.text(lang), "", false, |ui| place_ui(ui, form, workspace, journey));
    section(ui, words::SECTION_WHAT.text(lang), "", false, |ui| what_ui(ui, form));
    section(ui, words::SECTION_WHO.text(lang), "", false, |ui| who_ui(ui, form, (workspace, journey)));
    section(ui, words::SECTION_ROLE.text(lang), "", false, |ui| role_ui(ui, form));
    section(ui, words::SECTION_CONTENT.text(lang), "", false, |ui| content_ui(ui, form, workspace, journey));
    section(ui, words::SECTION_CONSENT.text(lang), "", false, |ui| contact_ui(ui, form, workspace));
    section(ui, words::SECTION_WORDS.text(lang), "", false, |ui| {
        form.text(ui, words::CUSTOMER_WORDS, 2, cloned!(expectation.customer_words));
        form.text(ui, words::ORGANISATION_WORDS, 2, cloned!(expectation.organisation_words));
        form.text(ui, words::IMPRESSION, 2, cloned!(impression));
        form.text(ui, words::OPPORTUNITY, 2, cloned!(opportunity));
        form.text(ui, words::DESCRIPTION, 2, cloned!(description));
        form.text(ui, words::NOTES, 3, cloned!(notes));
    });
}

/// Phase, step and layer: where it stands.
fn place_ui(ui: &mut Ui, form: &mut Touchpoints<'_>, workspace: &Workspace, journey: &Journey) {
    let phases: Vec<_> = journey.phases.iter().map(|phase| (phase.id.clone(), phase.name.clone())).collect();
    let ids: Vec<Id<Touchpoint>> = form.items.iter().map(|one| one.id.clone()).collect();
    let now = form.same(|one| offer::phase_of(journey, &one.id).map(|phase| phase.id.clone()));
    let name = ui.weak(words::PHASE.text(form.lang)).id;
    let text = match &now {
        None => words::SEVERAL.text(form.lang),
        Some(None) => words::TRAY.text(form.lang),
        Some(Some(id)) => phases.iter().find(|(known, _)| known == id).map_or("", |(_, name)| name),
    };
    let combo =
        egui::ComboBox::from_id_salt("phase").selected_text(one_line(text)).width(ui.available_width());
    let response = combo.truncate().show_ui(ui, |ui| {
        let tray = (None, words::TRAY.text(form.lang).to_owned());
        for (id, name) in
            std::iter::once(tray).chain(phases.iter().map(|(id, name)| (Some(id.clone()), name.clone())))
        {
            if ui.selectable_label(now.as_ref() == Some(&id), one_line(&name)).clicked() {
                let place = Place { phase: id, before: None };
                let (journey, ids) = (journey.id.clone(), ids.clone());
                form.actions.push(Action::Apply(Edit::MoveTouchpoints {
                    journey,
                    ids,
                    place,
                    lane: None,
                    pinned_step: None,
                }));
            }
        }
    });
    response.response.labelled_by(name);
    form.number(
        ui,
        words::PINNED_STEP,
        (
            |one| one.pinned_step.map(|step| step.saturating_add(1)),
            |one, step| {
                one.pinned_step = step.map(|step| step.saturating_sub(1));
            },
        ),
    );
    form.value(ui, words::LAYER, copied!(layer));
    let others = workspace.journeys.iter().filter(|known| known.id != journey.id);
    let others: Vec<(Id<Journey>, String)> =
        others.map(|known| (known.id.clone(), known.name.clone())).collect();
    if !others.is_empty() {
        form.choice(
            ui,
            words::DETAILS,
            (words::NONE, &others),
            (|one| one.details.clone(), |one, details| one.details = details),
        );
    }
}

/// Source, mode, direction, devices, status.
fn what_ui(ui: &mut Ui, form: &mut Touchpoints<'_>) {
    let lang = form.lang;
    form.value(ui, words::SOURCE, copied!(source));
    form.value(ui, words::MODE, copied!(mode));
    form.value(ui, words::DIRECTION, copied!(direction));
    let devices: Vec<_> = vocabulary::DEVICES
        .iter()
        .map(|(id, label)| (DeviceId::new(id), label.text(lang).to_owned()))
        .collect();
    form.several(ui, words::DEVICES, &devices, list!(devices));
    form.text(ui, words::PLATFORM, 1, cloned!(platform));
    let groups: Vec<_> = vocabulary::INVENTORY_GROUPS
        .iter()
        .map(|(id, label)| ((*id).to_owned(), label.text(lang).to_owned()))
        .collect();
    form.choice(
        ui,
        words::INVENTORY_GROUP,
        (words::NONE, &groups),
        (
            |one| Some(one.inventory_group.clone()).filter(|group| !group.is_empty()),
            |one, group| one.inventory_group = group.unwrap_or_default(),
        ),
    );
    form.kind(ui, words::STATUS, copied!(status));
    let purposes = offer::values(lang);
    form.several(ui, words::PURPOSE, &purposes, list!(purpose));
    let levers = offer::values(lang);
    form.several(ui, words::LEVERS, &levers, list!(levers));
    form.text(ui, words::CONTACT_ROLE, 1, cloned!(contact_role));
    form.date(ui, words::LAST_CHECKED, copied!(last_checked));
}

/// Personas, segments, stages, markets.
fn who_ui(ui: &mut Ui, form: &mut Touchpoints<'_>, (workspace, journey): (&Workspace, &Journey)) {
    let names = Names { workspace, journey: Some(journey) };
    form.entries::<Persona>(ui, words::PERSONAS_FIELD, names, list!(personas));
    form.entries::<crate::model::Segment>(ui, words::SEGMENTS, names, list!(segments));
    form.entries::<LifecycleStage>(ui, words::LIFECYCLE, names, list!(lifecycle));
    form.entries::<Market>(ui, words::MARKETS, names, list!(markets));
    let relations = offer::values(form.lang);
    form.several(ui, words::RELATIONS, &relations, list!(relations));
    let languages = offer::values(form.lang);
    form.several(ui, words::LANGUAGES, &languages, list!(languages));
    form.entries::<Department>(
        ui,
        words::ALL_OWNERS,
        names,
        (
            |one| one.owners.to_vec(),
            |one, ids| {
                one.accountable.take_if(|leading| !ids.contains(leading));
                one.owners = ids.into();
            },
        ),
    );
}

/// Entry, purchase, end, moment of truth.
fn role_ui(ui: &mut Ui, form: &mut Touchpoints<'_>) {
    form.flag(ui, words::ENTRY, copied!(entry));
    form.flag(ui, words::CONVERSION, copied!(conversion));
    form.value(ui, words::EXIT, copied!(exit));
    form.value(ui, words::MOMENT, copied!(moment_of_truth));
    form.known(ui, words::MEMORABLE, copied!(memorable));
    form.score(ui, words::EFFORT, (0, 5), copied!(effort));
    form.number(ui, words::MANDATORY_FIELDS, copied!(mandatory_fields));
    form.names(ui, words::FIELD_NAMES, list!(mandatory_field_names));
    form.score(
        ui,
        words::PROMISE_LEVEL,
        (1, 5),
        (
            |one| one.promise.as_ref().map(|promise| promise.level),
            |one, level| {
                one.promise = level.map(|level| Promise { level, ..one.promise.clone().unwrap_or_default() });
            },
        ),
    );
    form.text(
        ui,
        words::PROMISE,
        1,
        (
            |one| one.promise.as_ref().map(|promise| promise.text.clone()).unwrap_or_default(),
            |one, text| {
                one.promise =
                    Some(Promise { text, level: one.promise.as_ref().map_or(3, |known| known.level) })
            },
        ),
    );
}

/// The transitions of one touchpoint; a click selects one.
fn transitions_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    journey: &Journey,
    one: &Touchpoint,
    actions: &mut Vec<Action>,
) {
    let out = journey.all_transitions().filter(|step| step.from == one.id).count();
    let into = journey.all_transitions().filter(|step| step.to == one.id).count();
    let note = words::IN_OUT.fill(shown.lang, &[("in", &into.to_string()), ("out", &out.to_string())]);
    section(ui, words::SECTION_TRANSITIONS.text(shown.lang), &note, false, |ui| {
        let mut ranks: std::collections::HashMap<_, u32> = std::collections::HashMap::new();
        for step in journey.all_transitions().filter(|step| step.from == one.id || step.to == one.id) {
            let rank = ranks.entry((step.from.clone(), step.to.clone(), step.kind)).or_default();
            let key = (step.from.clone(), step.to.clone(), step.kind, *rank);
            *rank += 1;
            let arrow = match (step.from == one.id, step.to == one.id) {
                (true, _) => format!("→ {}", offer::title_of(journey, &step.to)),
                (_, true) => format!("← {}", offer::title_of(journey, &step.from)),
                _ => continue,
            };
            let text = format!("{arrow} · {}", step.kind.label().text(shown.lang));
            if ui.add(egui::Button::new(text).frame_when_inactive(false).truncate()).clicked() {
                actions.push(Action::Select(crate::ui::Selection::transition(key)));
            }
        }
    });
}
