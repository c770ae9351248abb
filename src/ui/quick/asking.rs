//! What the line asks for, done: opening it, hearing keys in their order, adding and answering.

use std::sync::Arc;

use egui::{Event, Key, Modifiers};

use super::state::State;
use super::{Ask, chips, holding, words};
use crate::edit::{Clip, Edit, Place};
use crate::import::{Here, Item, Plan, Reader, Sticks, plan, read_several};
use crate::model::*;
use crate::settings;
use crate::ui::app::WandelApp;
use crate::ui::document::Document;
use crate::ui::picking::{LONG, List};
use crate::ui::property::Property;
use crate::ui::{Command, MainView, command};

/// So many pieces that were not understood are named.
const NAMED: usize = 3;

/// What opens a field that has the keyboard.
const FIELDS: [Command; 5] =
    [Command::Find, Command::Palette, Command::LanesBy, Command::ColourBy, Command::FilterBy];

/// What there was before the first of several fast letters.
#[derive(Debug)]
pub struct Start {
    workspace: Arc<Workspace>,
    /// The list that the letters may search, and what is searched for in it already.
    list: Option<(Property, String)>,
    /// The first letter begins a line to a card, which the others may name.
    links: bool,
}

impl WandelApp {
    /// Opens the line with this text in it.
    pub(in crate::ui) fn open_quick(&mut self, text: &str) {
        if self.document.as_ref().is_some_and(|document| document.read_only.is_some()) {
            self.say(words::READ_ONLY.text(self.lang).to_owned());
            return;
        }
        let Some(document) = &mut self.document else { return };
        if !document.view.shows_map() {
            document.view = MainView::Map;
        }
        let Some(journey) = document.journey() else { return };
        self.quick.open_with(journey, &document.selection, text);
    }

    /// Hears the keyboard for the line: in their order, however many come in a frame. Letters that
    /// come fast on the map open it.
    pub(in crate::ui) fn hear_quick(&mut self, ctx: &egui::Context) {
        let free = self.dialogs.is_empty() && self.jobs.opening.is_none();
        let on_map = |document: &Document| document.view.shows_map() && !document.stage.is_playing();
        let shown = self.document.as_ref().is_some_and(on_map);
        let quick = &mut self.quick;
        let opening = self
            .document
            .as_ref()
            .is_some_and(|document| document.sight.search.as_ref().is_some_and(|search| search.wants_focus));
        let focused = quick.field.is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)));
        let new = ctx.input_mut(|input| std::mem::take(&mut input.events));
        let heard = if opening && free {
            // The field that finds comes in this frame and hears from the next one on.
            let (keys, others) = new.into_iter().partition(holding::is_key);
            quick.held.extend::<Vec<Event>>(keys);
            others
        } else if !(free && shown) || self.palette.is_some() {
            let mut held = std::mem::take(&mut quick.held);
            held.extend(new);
            held
        } else if quick.open && quick.wants_focus {
            // The field comes in this frame and hears from the next one on.
            let (keys, others) = new.into_iter().partition(holding::is_key);
            quick.held.extend::<Vec<Event>>(keys);
            others
        } else if quick.open && focused {
            holding::let_in(&mut quick.held, new)
        } else {
            let mut events = std::mem::take(&mut quick.held);
            events.extend(new);
            self.hear_map(ctx, events)
        };
        ctx.input_mut(|input| input.events = heard);
        if !self.quick.held.is_empty() {
            ctx.request_repaint();
        }
    }

    /// Hears keys on the map: the one that opens the line, and fast letters.
    fn hear_map(&mut self, ctx: &egui::Context, events: Vec<Event>) -> Vec<Event> {
        // What is typed behind the key of a field is for that field.
        let opens_field = |event: &Event| FIELDS.iter().any(|command| self.is_key_of(*command, event));
        if events.iter().any(opens_field) {
            let mut held = std::mem::take(&mut self.quick.held);
            let heard = holding::let_in_until(&mut held, events, |event| {
                FIELDS.iter().any(|command| self.is_key_of(*command, event))
            });
            self.quick.held = held;
            self.burst.stop();
            return heard;
        }
        let focus = ctx.memory(|memory| memory.focused());
        let elsewhere = focus.is_some_and(|id| !self.canvas.is_focus(id));
        // Letters for a line that is being drawn, unless they are text of which the first one was a command.
        let linking = self.canvas.is_linking()
            && (self.burst.is_new(ctx.input(|input| input.time)) || self.canvas.is_sure_of_link());
        if elsewhere || linking || self.canvas.is_typing() || egui::Popup::is_any_open(ctx) {
            self.burst.stop();
            return events;
        }
        // Only as the first letter: in the middle of a word it is one.
        let mut letters = events.iter().filter(|event| holding::is_key(event));
        let opens = letters.next().is_some_and(|event| self.opens_line(event));
        if self.picker.is_none() && opens && self.burst.is_new(ctx.input(|input| input.time)) {
            self.burst.stop();
            let mut held = std::mem::take(&mut self.quick.held);
            let heard = holding::let_in_until(&mut held, events, |event| self.opens_line(event));
            self.quick.held = held;
            return heard;
        }
        self.fast_letters(ctx, events)
    }

    fn opens_line(&self, event: &Event) -> bool {
        self.is_key_of(Command::NewTouchpoint, event)
    }

    /// Letters that come fast are text for a touchpoint: what the first of them did is taken back.
    fn fast_letters(&mut self, ctx: &egui::Context, mut events: Vec<Event>) -> Vec<Event> {
        let now = ctx.input(|input| input.time);
        // The first event of this frame that may belong to the letters.
        let mut from = 0;
        for at in 0..events.len() {
            let Some(event) = events.get(at) else { break };
            match letter_of(event) {
                Some(letter) => {
                    if self.burst.is_new(now) {
                        self.burst_start = Some(self.start_of(letter));
                    }
                    let finds = |text: &str| self.finds_in_list(text);
                    let mut letters = self.burst.clone();
                    let text = letters.letter(letter, now, finds);
                    self.burst = letters;
                    if let Some(text) = text {
                        let behind = events.split_off(at + 1);
                        let mut index = 0;
                        events.retain(|event| {
                            index += 1;
                            index <= from || !holding::is_key(event)
                        });
                        self.begin_with(&text);
                        let (keys, others): (Vec<Event>, Vec<Event>) =
                            behind.into_iter().partition(holding::is_key);
                        self.quick.held = keys;
                        events.extend(others);
                        return events;
                    }
                }
                None if interrupts(event) => {
                    self.burst.stop();
                    from = at + 1;
                }
                None => {}
            }
        }
        events
    }

    /// What there is before the first of fast letters.
    fn start_of(&self, letter: char) -> Start {
        let workspace = self.document.as_ref().map(|document| Arc::clone(document.editor.workspace()));
        let open = self.picker.as_ref().map(|picker| {
            let list = picker.list();
            (list.property, format!("{}{}", list.find, letter.to_lowercase()))
        });
        let selected =
            self.document.as_ref().is_some_and(|document| !document.selection.touchpoints.is_empty());
        let opened = || {
            let key = Key::from_name(&letter.to_uppercase().to_string())?;
            let property = Property::of(command::plain(key, &self.settings)?)?;
            selected.then(|| (property, String::new()))
        };
        let key = Key::from_name(&letter.to_uppercase().to_string());
        let links =
            open.is_none() && key.and_then(|key| command::plain(key, &self.settings)) == Some(Command::Link);
        Start { workspace: workspace.unwrap_or_default(), list: open.or_else(opened), links }
    }

    /// Whether a long list is open in which this finds something, or a line is drawn to a card of this name.
    fn finds_in_list(&self, text: &str) -> bool {
        if self.burst_start.as_ref().is_some_and(|start| start.links) {
            let journey = self.document.as_ref().and_then(|document| document.journey());
            let begins = |touchpoint: &Touchpoint| {
                let title = touchpoint.title.to_lowercase();
                title.split_whitespace().any(|word| word.starts_with(text))
            };
            return journey.is_some_and(|journey| journey.all_touchpoints().any(|one| begins(one)));
        }
        let Some((property, before)) = self.burst_start.as_ref().and_then(|start| start.list.as_ref()) else {
            return false;
        };
        let Some(document) = &self.document else { return false };
        let names = property.names(document.editor.workspace(), self.lang);
        let list = List { find: format!("{before}{text}"), ..List::new(*property) };
        names.len() > LONG && !list.shown(&names).is_empty()
    }

    /// Takes back what fast letters did as commands, and opens the line with them.
    fn begin_with(&mut self, text: &str) {
        self.picker = None;
        self.notice = None;
        self.canvas.give_up();
        if let Some(start) = self.burst_start.take() {
            self.with_document(|document| {
                for _ in text.chars() {
                    if Arc::ptr_eq(document.editor.workspace(), &start.workspace) || !document.step(true) {
                        break;
                    }
                }
            });
        }
        self.open_quick(text);
    }

    /// Does what the line asks for.
    pub(in crate::ui) fn quick_asked(&mut self, ctx: &egui::Context, ask: Ask) {
        match ask {
            Ask::Leave => {
                if let Some(field) = self.quick.field {
                    ctx.memory_mut(|memory| memory.surrender_focus(field));
                }
                self.quick.close();
            }
            Ask::NextPhase | Ask::PreviousPhase => self.walk_phases(ask == Ask::PreviousPhase),
            Ask::Enter => self.add_line(),
            Ask::Paste(text) => self.add_pasted(&text),
        }
        ctx.request_repaint();
    }

    fn walk_phases(&mut self, back: bool) {
        let Some(journey) = self.document.as_ref().and_then(|document| document.journey()) else { return };
        let quick = &mut self.quick;
        let moved = quick.walk_phases(journey, back);
        let reply = match (moved, back) {
            (false, false) => Some(words::LAST_PHASE),
            (_, true) if quick.phase.is_none() => Some(words::FIRST_PHASE),
            _ => None,
        };
        quick.reply = reply.map_or_else(String::new, |reply| reply.text(self.lang).to_owned());
    }

    /// Adds what the line says.
    fn add_line(&mut self) {
        let Some(document) = &self.document else { return };
        let Some(journey) = document.journey() else { return };
        let workspace = Arc::clone(document.editor.workspace());
        let reader = Reader::new(&workspace, journey).with_literal(&self.quick.literal);
        let line = reader.read(&self.quick.text);
        let Some(item) = Item::of_line(&line, &self.quick.sticks, reader.words(), self.lang) else {
            self.quick.reply = words::NO_TITLE.text(self.lang).to_owned();
            return;
        };
        let sticks = self.quick.sticks.after(&line, reader.words());
        let remark = matches!(item, Item::Remark(..)).then(|| line.title.clone());
        let links = matches!(item, Item::Links(..));
        let Some(plan) = self.carry_out(vec![item], sticks) else { return };
        let lang = self.lang;
        let reply = match (remark, plan.added.last()) {
            (Some(text), _) => words::REMARK_ADDED.fill(lang, &[("what", &text)]),
            (None, Some(added)) => {
                let journey = self.document.as_ref().and_then(|document| document.journey());
                let card = journey.and_then(|journey| journey.touchpoint(added)).map(|one| chips::card(one));
                words::CARD_ADDED.fill(lang, &[("card", &card.unwrap_or_default())])
            }
            (None, None) if links && plan.links > 0 => words::LINKED.text(lang).to_owned(),
            (None, None) if links => words::LINKED_ALREADY.text(lang).to_owned(),
            (None, None) => String::new(),
        };
        self.quick.reply = reply;
    }

    /// Adds what was pasted: touchpoints copied before, or lines of text.
    fn add_pasted(&mut self, text: &str) {
        let Some(document) = &self.document else { return };
        let Some(journey) = document.journey() else { return };
        if let Some(clip) = Clip::from_text(text) {
            let place = Place { phase: self.quick.phase.clone(), before: None };
            self.edit(Edit::Paste { journey: journey.id.clone(), place, clip }, None);
            return;
        }
        let workspace = Arc::clone(document.editor.workspace());
        let reader = Reader::new(&workspace, journey);
        let pasted = read_several(&reader, journey, text, &self.quick.sticks, self.lang);
        if pasted.items.is_empty() {
            self.quick.reply = words::NOTHING_THERE.text(self.lang).to_owned();
            return;
        }
        let Some(plan) = self.carry_out(pasted.items, pasted.sticks) else { return };
        self.quick.reply = self.report(&plan, &pasted.left_over);
    }

    /// What was added, and what was not understood.
    fn report(&self, plan: &Plan, left_over: &[String]) -> String {
        let lang = self.lang;
        let mut parts =
            vec![words::ADDED.count(lang, plan.added.len()), words::LINKS.count(lang, plan.links)];
        if !left_over.is_empty() {
            let short = |text: &String| -> String { crate::text::one_line(text).chars().take(40).collect() };
            let named: Vec<String> =
                left_over.iter().take(NAMED).map(|text| format!("‘{}’", short(text))).collect();
            let mut what = named.join(", ");
            if left_over.len() > NAMED {
                let more = (left_over.len() - NAMED).to_string();
                what = format!("{what} {}", words::AND_MORE.fill(lang, &[("n", &more)]));
            }
            parts.push(words::NOT_UNDERSTOOD.fill(lang, &[("what", &what)]));
        }
        parts.join(" · ")
    }

    /// Applies these things as one step, and makes the line ready for the next.
    fn carry_out(&mut self, items: Vec<Item>, sticks: Sticks) -> Option<Plan> {
        let document = self.document.as_ref()?;
        let journey = document.journey()?;
        // A journey of one persona is met by that one.
        let only = journey.personas.first().filter(|_| journey.personas.len() == 1);
        let here = Here {
            workspace: document.editor.workspace(),
            journey,
            phase: self.quick.phase.clone(),
            last: self.quick.last(journey),
            persona: document.request.persona.as_ref().or(only).cloned(),
            now: Some(settings::now()),
        };
        let plan = plan(&here, items);
        if !plan.edits.is_empty() {
            self.edit_all(plan.edits.clone(), plan.name.clone())?;
        }
        if let Some(last) = plan.added.last() {
            self.canvas.reveal(last.clone());
        }
        let seen = self.document.as_ref().map(|document| document.selection.clone()).unwrap_or_default();
        done(&mut self.quick, &plan, sticks, seen);
        Some(plan)
    }
}

/// The line after a step: empty, behind what was added.
fn done(quick: &mut State, plan: &Plan, sticks: Sticks, seen: crate::ui::Selection) {
    quick.text.clear();
    quick.literal.clear();
    quick.walk = None;
    quick.to_end = true;
    quick.sticks = sticks;
    quick.phase = plan.phase.clone();
    quick.added.extend(plan.added.iter().cloned());
    quick.seen = seen;
}

/// The letter that an event types.
fn letter_of(event: &Event) -> Option<char> {
    let Event::Text(text) = event else { return None };
    let mut letters = text.chars();
    letters.next().filter(|letter| letter.is_alphabetic() && letters.next().is_none())
}

/// Whether an event ends a row of letters: a key that is no letter, or a click.
fn interrupts(event: &Event) -> bool {
    match event {
        Event::Key { key, pressed: true, repeat, modifiers, .. } => {
            let letter = key.name().len() == 1 && key.name().chars().all(char::is_alphabetic);
            let with = Modifiers { shift: false, ..*modifiers };
            *repeat || !letter || with.any()
        }
        Event::Text(_) | Event::Paste(_) | Event::Copy | Event::Cut | Event::Ime(_) => true,
        Event::PointerButton { pressed: true, .. } => true,
        _ => false,
    }
}
