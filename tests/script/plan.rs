//! The contact plan: what is a table is pasted, the rest is pressed and typed.

use egui::accesskit::Role;
use wandel::model::{Lang, SubjectRef};
use wandel::vocabulary::{self, ENGAGEMENT_STEPS, Labelled};

use crate::hands::Hands;
use crate::spreadsheet::{self as rows, Names};

/// The tables of the plan.
pub fn tables(hands: &mut Hands, names: &Names<'_>) {
    hands.view("Toestemming");
    hands.paste(&rows::permissions(names), None);
    hands.view("Aanleidingen");
    hands.paste(&rows::triggers(names), None);
    hands.view("Kalender");
    hands.button("Lijst");
    hands.paste(&rows::contacts(names), None);
    hands.view("Meting");
    hands.paste(&rows::metrics(names), None);
    hands.view("Reactiebalie");
    hands.paste(&rows::cases(names), None);
}

/// What the plan asks one by one.
pub fn forms(hands: &mut Hands, names: &Names<'_>) {
    rule_cards(hands, names);
    engagement(hands, names);
    targets(hands, names);
    checklist(hands, names);
    choice(hands, names);
    walk(hands, names);
    actions(hands, names);
}

/// A card per segment, and the limits.
fn rule_cards(hands: &mut Hands, names: &Names<'_>) {
    hands.view("Contactregels");
    for card in &names.workspace.contact_rules {
        hands.press_like(Role::Button, &format!("{}: ", names.segment(&card.segment)));
        if !card.needs.is_empty() {
            hands.field("Wat dit segment nodig heeft", &card.needs);
        }
        for (at, place) in card.locations.iter().enumerate() {
            hands.button("Plaats toevoegen");
            if let Some(market) = &place.market {
                hands.choose_at("Markt", at, &names.market(market));
            }
            if let Some(mode) = place.mode {
                hands.choose_at("Online of offline", at, mode.label().text(Lang::Nl));
            }
        }
        for (at, rule) in card.channel_rules.iter().enumerate() {
            hands.menu("Kanaal toevoegen…", &names.channel(&rule.channel));
            hands.choose_at("Houding", at, rule.stance.label().text(Lang::Nl));
            if !rule.when.is_empty() {
                hands.field_at("Wanneer", at, &rule.when);
            }
        }
        if !card.frequency_note.is_empty() {
            hands.field("Hoe vaak, in een paar woorden", &card.frequency_note);
        }
    }
    for (at, cap) in names.workspace.frequency_caps.iter().enumerate() {
        hands.button("Grens toevoegen");
        hands.field_at("Hoogstens zoveel berichten", at, &cap.max.to_string());
        hands.field_at("in zoveel dagen", at, &cap.window_days.to_string());
        if let Some(channel) = &cap.channel {
            hands.choose_at("Via welk kanaal; geen is alles samen", at, &names.channel(channel));
        }
        let whom = cap.segment.as_ref().map_or_else(|| "iedereen".to_owned(), |id| names.segment(id));
        hands.choose_at("Voor wie", at, &whom);
    }
}

fn engagement(hands: &mut Hands, names: &Names<'_>) {
    hands.view("Betrokkenheid");
    let engagement = &names.workspace.engagement;
    for (label, score) in ENGAGEMENT_STEPS.into_iter().zip(&engagement.steps) {
        if let Some(score) = score {
            hands.press(Role::RadioButton, &format!("{}: {score}", label.text(Lang::Nl)));
        }
    }
    let systems = [
        (vocabulary::CROSS_CHANNEL, engagement.cross_channel),
        (vocabulary::REAL_TIME, engagement.real_time),
        (vocabulary::INTEGRATED, engagement.integrated),
    ];
    for (label, known) in systems {
        if let Some(known) = known {
            let answer = if known { "ja" } else { "nee" };
            hands.press(Role::RadioButton, &format!("{}: {answer}", label.text(Lang::Nl)));
        }
    }
}

/// What should be where, in the matrix of channels.
fn targets(hands: &mut Hands, names: &Names<'_>) {
    hands.view("Matrices");
    hands.button("Kanalen");
    for target in &names.journey.coverage_targets {
        let channel = vocabulary::channel_label(names.workspace, &target.value, Lang::Nl);
        hands.press_like(Role::Cell, &format!("{channel}, {}: ", names.phase(&target.phase)));
        hands.button(target.level.label().text(Lang::Nl));
    }
}

/// Groups of the inventory that do not apply.
fn checklist(hands: &mut Hands, names: &Names<'_>) {
    hands.command("Afvinklijsten");
    for group in &names.journey.inventory_not_applicable {
        let known = vocabulary::INVENTORY_GROUPS.iter().find(|(id, _)| id == group).expect("a group");
        hands.press_like(Role::CheckBox, &format!("{}: ", known.1.text(Lang::Nl)));
    }
    hands.button("Sluiten");
}

/// Opens the field in which the first finding with these words is mended.
fn mend(hands: &mut Hands, search: &str) {
    hands.view("Knelpunten");
    hands.wait();
    hands.field("Knelpunten zoeken", search);
    hands.wait();
    hands.press_like(Role::ListItem, "");
    hands.press_like(Role::Button, "Naar het veld");
    hands.look(4);
}

/// What customers choose between: what the gap about it leads to.
fn choice(hands: &mut Hands, names: &Names<'_>) {
    let Some(set) = &names.journey.consideration_set else { return };
    mend(hands, "TOM-03");
    hands.field("Hun alternatieven, met komma’s", &set.alternatives.join(", "));
    if let Some(rank) = set.own_rank {
        hands.field("Onze plaats daartussen, 1 is de eerste", &rank.to_string());
    }
    if let Some(day) = set.measured_on {
        hands.field("Gevraagd op (30 sep 2026)", &vocabulary::date(day, Lang::Nl));
    }
    hands.field("Waar dat vandaan komt", &set.source);
    hands.button("Klaar");
}

/// The walk, from the gap that says that nobody walked.
fn walk(hands: &mut Hands, names: &Names<'_>) {
    mend(hands, "INV-03");
    for walk in &names.journey.walkthroughs {
        hands.button("Een doorloop van vandaag noteren");
        hands.field("Dag van de doorloop (30 sep 2026)", &vocabulary::date(walk.date, Lang::Nl));
        hands.choose("Hoe die is gelopen", walk.kind.label().text(Lang::Nl));
        if let Some(persona) = &walk.persona {
            hands.choose("Als wie", &names.persona(persona));
        }
        if let Some(device) = &walk.device {
            hands.choose("Waarop", &names.device(device));
        }
        hands.field("Met hoeveel", &walk.participants.to_string());
        hands.field("Notities", &walk.notes);
        for step in &walk.steps {
            hands.press(Role::CheckBox, &names.touchpoint(step));
        }
    }
    hands.button("Klaar");
}

/// Work that was agreed, about what is selected.
fn actions(hands: &mut Hands, names: &Names<'_>) {
    for action in &names.journey.actions {
        let SubjectRef::Touchpoint(about) = &action.subject else { panic!("{action:?}") };
        // Beside the list of gaps an action would be about the gap that is chosen there.
        hands.view("Kaart");
        hands.command(&names.touchpoint(about));
        hands.command("Nieuwe actie");
        hands.field("Wat er te doen is", &action.text);
        hands.choose("Soort werk", action.kind.label().text(Lang::Nl));
        if let Some(owner) = &action.owner {
            hands.choose("Wie het doet", &names.department(owner));
        }
        hands.button("Bewaren");
    }
}
