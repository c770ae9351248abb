//! The bar over every view of the plan: its parts, what of them is looked at, and the gaps that arise
//! there, each with the way to the field that mends it.

use egui::{Button, ComboBox, Layout, Panel, RichText, ScrollArea, Ui, vec2};

use super::elsewhere::{self, Over};
use super::{Ask, Part, Plans, words};
use crate::model::{ChannelId, Journey, Lang, Workspace};
use crate::report::plan::Filter;
use crate::text::{Face, Style, width};
use crate::ui::bars::{self, Shown, frame};
use crate::ui::offer::Offer;
use crate::ui::tables::stamp;
use crate::ui::{Action, MainView, appearance, gaps, offer};

/// What labels, gaps and buttons beside the four choices need, in points.
const BESIDE: f32 = 860.0;
/// What only labels beside the four choices need.
const CAPTIONS: f32 = 340.0;
/// Below this width gaps and buttons stand below the choices.
const NARROW: f32 = 1180.0;

/// What the bar shows of a state of the document; made anew when that state is another.
#[derive(Default)]
pub struct Known {
    /// The state that parts and channels are of.
    around: u64,
    used: Vec<Part>,
    channels: Vec<Offer<ChannelId>>,
    /// The state that the gaps are of.
    found: u64,
    places: Vec<usize>,
    /// Those of them that have no place of their own in the view.
    over: Vec<Over>,
}

impl Known {
    /// Brings it up to date for a part and a filter.
    pub fn follow(&mut self, shown: &Shown<'_>, part: Part, filter: &Filter) {
        let (workspace, document) = (shown.document.shown(), shown.document);
        let Some(journey) = document.journey() else { return };
        let dutch = shown.lang == Lang::Nl;
        let around = stamp((&document.session, journey.id.as_str(), document.revision(), dutch));
        if self.around != around {
            self.around = around;
            self.used = Part::ALL.into_iter().filter(|part| part.is_used(workspace, journey)).collect();
            self.channels = channels(workspace, journey, shown.lang);
        }
        let of = document.gaps.insight().map(|insight| (document.gaps.revision(), insight.as_of()));
        let found = stamp((around, of, part, filter));
        if self.found != found {
            self.found = found;
            self.places = places(shown, journey, part, filter);
            let findings = document.gaps.insight().map_or(&[][..], |insight| &insight.analysis.findings);
            self.over = elsewhere::over(part, findings, &self.places, journey);
        }
    }
}

/// The parts, the filter and the count of gaps.
pub fn bar_ui(ui: &mut Ui, shown: &Shown<'_>, now: Part, plans: &Plans, actions: &mut Vec<Action>) {
    Panel::top("plan").frame(frame(shown.theme, 14, 4)).resizable(false).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
            parts_ui(ui, shown, (now, &plans.bar.used), actions);
        });
        ui.add_space(1.0);
        let narrow = ui.available_width() < NARROW;
        ui.horizontal(|ui| {
            ui.set_min_height(30.0);
            ui.add_space(4.0);
            filter_ui(ui, shown, (plans, now, if narrow { CAPTIONS } else { BESIDE }), actions);
            if !narrow {
                right_ui(ui, shown, now, plans, actions);
            }
        });
        if narrow {
            ui.horizontal(|ui| right_ui(ui, shown, now, plans, actions));
        }
        over_ui(ui, shown, &plans.bar.over, actions);
    });
}

const OVER: Style = Style::new(12.0, Face::Regular);
/// What a mark with the air around it takes, in points.
const MARK: f32 = 32.0;
/// What the count of the others takes, in points.
const OTHERS: f32 = 110.0;

/// The gaps that no row of the view could show, by rule; those without room behind one mark.
fn over_ui(ui: &mut Ui, shown: &Shown<'_>, over: &[Over], actions: &mut Vec<Action>) {
    if over.is_empty() {
        return;
    }
    let lang = shown.lang;
    let text = |over: &Over| match over.places.len() {
        1 => over.name.text(lang).to_owned(),
        count => format!("{} ({count})", over.name.text(lang)),
    };
    ui.horizontal(|ui| {
        ui.set_min_height(22.0);
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.add_space(4.0);
        let small = |text: String| RichText::new(text).font(appearance::face(OVER.size, OVER.face));
        ui.weak(small(words::OVER.text(lang).to_owned()));
        let texts: Vec<String> = over.iter().map(text).collect();
        let widths: Vec<f32> = texts.iter().map(|text| width(text, OVER) + MARK).collect();
        let shows = elsewhere::fitting(&widths, ui.available_width(), OTHERS);
        for (one, text) in over.iter().zip(texts).take(shows) {
            gaps::mark_button_ui(ui, shown, &one.places, actions);
            ui.label(small(text));
            ui.add_space(4.0);
        }
        let rest: Vec<usize> = over.iter().skip(shows).flat_map(|one| one.places.iter().copied()).collect();
        if !rest.is_empty() {
            gaps::mark_button_ui(ui, shown, &rest, actions);
            ui.label(small(words::OTHERS.count(lang, rest.len())));
        }
    });
}

fn right_ui(ui: &mut Ui, shown: &Shown<'_>, now: Part, plans: &Plans, actions: &mut Vec<Action>) {
    ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
        end_ui(ui, shown, now, plans, actions);
    });
}

/// The gaps that arise in a part and pass the filter: about what it lets through, and its owner's.
fn places(shown: &Shown<'_>, journey: &Journey, part: Part, filter: &Filter) -> Vec<usize> {
    let mut places = gaps::of_rules(shown, |rule| part.concerns(rule));
    let filter = filter.of(part);
    if filter.is_open() {
        return places;
    }
    let Some(insight) = shown.document.gaps.insight() else { return places };
    let passes = |at: &usize| {
        let finding = insight.analysis.findings.get(*at);
        finding.is_some_and(|finding| {
            let theirs = filter.owner.is_none() || finding.owner == filter.owner;
            theirs && filter.lets_subject(journey, &finding.subject)
        })
    };
    places.retain(passes);
    places
}

/// Gaps and the way out, from the right.
fn end_ui(ui: &mut Ui, shown: &Shown<'_>, now: Part, plans: &Plans, actions: &mut Vec<Action>) {
    if ui.button(words::EXPORT.text(shown.lang)).clicked() {
        actions.push(Action::Plan(Ask::Export(now)));
    }
    let text = match plans.bar.places.len() {
        0 => words::NO_GAPS.text(shown.lang).to_owned(),
        count => gaps::GAPS_HERE.count(shown.lang, count),
    };
    let toggle = ui.add(Button::selectable(plans.gaps, text).min_size(vec2(0.0, 26.0)));
    if toggle.on_hover_text(words::GAPS_TIP.text(shown.lang)).clicked() {
        actions.push(Action::Plan(Ask::Gaps(!plans.gaps)));
    }
    ui.separator();
    bars::undo_ui(ui, shown, actions);
}

/// The parts that the journey uses, and a menu of the others.
fn parts_ui(ui: &mut Ui, shown: &Shown<'_>, (now, used): (Part, &[Part]), actions: &mut Vec<Action>) {
    let used = |part: &Part| *part == now || used.contains(part);
    for part in Part::ALL.into_iter().filter(used) {
        let text = RichText::new(part.label().text(shown.lang)).font(appearance::face(12.5, Face::Medium));
        if ui.add(Button::selectable(part == now, text).min_size(vec2(44.0, 26.0))).clicked() {
            actions.push(Action::View(MainView::Plan(part)));
        }
    }
    if Part::ALL.iter().all(used) {
        return;
    }
    ui.menu_button(words::MORE.text(shown.lang), |ui| {
        for part in Part::ALL.into_iter().filter(|part| !used(part)) {
            if ui.button(part.label().text(shown.lang)).clicked() {
                actions.push(Action::View(MainView::Plan(part)));
            }
        }
    });
}

/// How the four choices are drawn.
struct Look {
    lang: Lang,
    width: f32,
}

/// A choice among entries of which none is a choice too; where it means nothing it says so.
fn choice<T: Clone + PartialEq>(
    ui: &mut Ui,
    look: &Look,
    (label, means): (crate::vocabulary::Label, bool),
    now: &mut Option<T>,
    offers: &[Offer<T>],
) {
    if offers.is_empty() {
        return;
    }
    let (label, all) = (label.text(look.lang), words::ANY.text(look.lang));
    let name = |known: &T| offers.iter().find(|(id, _)| id == known).map(|(_, name)| name.as_str());
    let text =
        if means { now.as_ref().and_then(name).unwrap_or(all) } else { words::NOT_HERE.text(look.lang) };
    let caption = ui.weak(label).id;
    let response = ui.add_enabled_ui(means, |ui| {
        let combo = ComboBox::from_id_salt(("plan", label)).selected_text(text).width(look.width).truncate();
        let shown = combo.show_ui(ui, |ui| {
            ui.selectable_value(now, None, all);
            for (id, name) in offers {
                ui.selectable_value(now, Some(id.clone()), crate::text::one_line(name));
            }
        });
        shown.response.labelled_by(caption)
    });
    response.inner.on_disabled_hover_text(words::NOT_HERE_TIP.text(look.lang));
    ui.add_space(6.0);
}

/// Persona, segment, channel and owner; what the file has none of is not offered.
fn filter_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (plans, part, beside): (&Plans, Part, f32),
    actions: &mut Vec<Action>,
) {
    let now = &plans.filter;
    let (workspace, lang) = (shown.document.shown(), shown.lang);
    let width = ((ui.available_width() - beside) / 4.0).clamp(64.0, 126.0);
    let (mut filter, sieves, look) = (now.clone(), part.sieves(), Look { lang, width });
    let personas = offer::library(&workspace.personas);
    choice(ui, &look, (words::PERSONA, sieves.persona), &mut filter.persona, &personas);
    let segments = offer::library(&workspace.segments);
    choice(ui, &look, (words::SEGMENT, sieves.segment), &mut filter.segment, &segments);
    choice(ui, &look, (words::CHANNEL, sieves.channel), &mut filter.channel, &plans.bar.channels);
    let owners = offer::library(&workspace.departments);
    choice(ui, &look, (words::OWNER, sieves.owner), &mut filter.owner, &owners);
    if !filter.is_open() && ui.add(gaps::link(shown.theme, words::CLEAR.text(lang))).clicked() {
        filter = Filter::default();
    }
    if filter != *now {
        actions.push(Action::Plan(Ask::Filter(filter)));
    }
}

/// The channels that touchpoints and planned contacts of a journey go through, by name.
fn channels(workspace: &Workspace, journey: &Journey, lang: Lang) -> Vec<Offer<ChannelId>> {
    let of_touchpoints = journey.all_touchpoints().map(|touchpoint| &touchpoint.channel);
    let used = of_touchpoints.chain(journey.planned_contacts.iter().map(|contact| &contact.channel));
    let mut ids: Vec<&ChannelId> = used.filter(|id| !id.as_str().is_empty()).collect();
    ids.sort();
    ids.dedup();
    let named = |id: &ChannelId| (id.clone(), crate::vocabulary::channel_label(workspace, id.as_str(), lang));
    let mut channels: Vec<_> = ids.into_iter().map(named).collect();
    channels.sort_by(|one, other| one.1.cmp(&other.1));
    channels
}

/// The gaps of this part; a click opens the field to mend.
pub fn gaps_ui(ui: &mut Ui, shown: &Shown<'_>, known: &Known, actions: &mut Vec<Action>) {
    let places = &known.places;
    let panel = Panel::right("plan gaps").exact_size(300.0).resizable(false);
    panel.frame(frame(shown.theme, 12, 10)).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.set_width(ui.available_width() - 4.0);
            ui.spacing_mut().item_spacing.y = 4.0;
            if places.is_empty() {
                ui.weak(words::NO_GAPS.text(shown.lang));
            }
            gaps::lines_ui(ui, shown, places, actions);
        });
    });
}
