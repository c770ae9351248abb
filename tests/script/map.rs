//! The map and what stands around it: phases, libraries, touchpoints, transitions, and the fields of
//! the panel at the right.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use wandel::model::{Lang, Touchpoint};
use wandel::vocabulary::{self, Labelled};

use crate::hands::Hands;
use crate::spreadsheet::{self as rows, Names};

/// The empty map, the card that asks what it is about, and the phases as lines of quick entry.
pub fn begin(hands: &mut Hands, names: &Names<'_>) {
    hands.press_like(Role::Button, "Lege kaart");
    let journey = names.journey;
    let who: Vec<String> = journey.personas.iter().map(|id| names.persona(id)).collect();
    let answers = [
        &journey.name,
        &who.join("; "),
        &journey.start_event,
        &journey.end_event,
        &journey.decision,
        &journey.success,
    ];
    for answer in answers {
        hands.letters(answer);
        hands.enter();
        hands.look(1);
    }
    hands.look(2);
    hands.key(Modifiers::NONE, Key::N);
    for phase in &journey.phases {
        hands.letters(&format!("#{}", phase.name));
        hands.enter();
    }
    hands.key(Modifiers::NONE, Key::Escape);
    hands.wait();
}

/// The libraries, each a table.
pub fn libraries(hands: &mut Hands, names: &Names<'_>) {
    hands.view("Tabel");
    let first = names.workspace.personas[0].name.as_str();
    let all = [
        ("Persona’s", rows::personas(names), Some(first)),
        ("Eigenaren, afdelingen", rows::departments(names), None),
        ("Segmenten", rows::segments(names), None),
        ("Levensfasen", rows::stages(names), None),
        ("Markten", rows::markets(names), None),
        ("Doelstellingen", rows::objectives(names), None),
        ("Inhoud", rows::contents(names), None),
        ("Systemen", rows::systems(names), None),
        ("Gegevensbronnen", rows::sources(names), None),
        ("Klantvragen", rows::needs(names), None),
    ];
    for (library, rows, from) in all {
        hands.button(library);
        hands.paste(&rows, from);
    }
}

/// The table of touchpoints; then where each leads.
pub fn touchpoints(hands: &mut Hands, names: &Names<'_>) {
    hands.view("Tabel");
    hands.button("Contactmomenten");
    hands.paste(&rows::touchpoints(names), None);
    let first = names.journey.touchpoints().next().expect("a touchpoint");
    hands.paste(&rows::next_steps(names), Some(&first.title));
}

/// Steps between numbers as lines of quick entry; then what is handed over, in the table.
pub fn transitions(hands: &mut Hands, names: &Names<'_>) {
    hands.view("Kaart");
    hands.wait();
    hands.key(Modifiers::NONE, Key::N);
    for line in rows::steps(names) {
        hands.letters(&line);
        hands.enter();
    }
    hands.key(Modifiers::NONE, Key::Escape);
    hands.view("Tabel");
    hands.button("Overgangen");
    let first = names.journey.all_transitions().next().expect("a transition");
    let ends = [&first.from, &first.to].map(|id| names.touchpoint(id));
    hands.paste(&rows::transitions(names), Some(&ends.join(" → ")));
}

/// What the panel at the right asks about each phase, the journey and the file.
pub fn fields(hands: &mut Hands, names: &Names<'_>) {
    let journey = names.journey;
    hands.view("Overzicht");
    for phase in &journey.phases {
        hands.press_like(Role::TreeItem, &phase.name);
        hands.choose("Rol", phase.role.label().text(Lang::Nl));
        hands.field("De vraag van de klant", &phase.customer_question);
        hands.field("Wat de klant wil", &phase.customer_goal);
        hands.field("Wat wij willen", &phase.org_goal);
        hands.field("Kijk eerst", &phase.look_first);
        if let Some(aligned) = phase.goals_aligned {
            let answer = if aligned { "ja" } else { "nee" };
            hands.press(Role::RadioButton, &format!("De doelen kloppen samen: {answer}"));
        }
        if let Some(lead) = &phase.lead_department {
            hands.choose("Trekker", &names.department(lead));
        }
    }
    hands.unfold("Klantreis");
    hands.choose("Gemaakt vanuit", journey.approach.label().text(Lang::Nl));
    if journey.existing_customers {
        hands.press(Role::CheckBox, "Bestaande klanten lopen hem ook");
    }
    let ticked = [
        ("Segmenten", journey.segments.iter().map(|id| names.segment(id)).collect::<Vec<_>>()),
        ("Levensfasen", journey.lifecycle.iter().map(|id| names.stage(id)).collect()),
        ("Markten", journey.markets.iter().map(|id| names.market(id)).collect()),
        ("Doelstellingen", journey.objectives.iter().map(|id| names.objective(id)).collect()),
    ];
    for (label, offers) in ticked {
        hands.tick(label, &offers);
    }
    for insight in &journey.insights {
        // The first button and the first field of that name are about the phase.
        let kind = format!("Nieuwe notitie: {}", insight.kind.label().text(Lang::Nl));
        hands.press_at(Role::RadioButton, &kind, 1);
        hands.field_at("Notitie, dan Enter", 1, &insight.text);
        hands.enter();
    }
    hands.unfold("Dit bestand");
    hands.field("Titel van het bestand", &names.workspace.title);
    hands.field("Organisatie", &names.workspace.organisation.name);
    hands.field("Branche", &names.workspace.organisation.sector);
}

/// What statements rest on, a touchpoint at a time.
pub fn evidence(hands: &mut Hands, names: &Names<'_>) {
    hands.view("Tabel");
    hands.button("Contactmomenten");
    for one in names.journey.touchpoints() {
        let target = one.call_to_action.as_ref().and_then(|call| call.target.as_ref());
        let astray = target.filter(|id| names.journey.touchpoint(id).is_none());
        // The checks of the website have a list of their own.
        let checks = !one.checks.is_empty();
        if one.evidence.is_empty() && astray.is_none() && !checks {
            continue;
        }
        hands.press(Role::Cell, &format!("Titel: {}", one.title));
        evidence_of(hands, one);
        if astray.is_some() || checks {
            hands.unfold("Inhoud en volgende stap");
        }
        if let Some(page) = astray {
            hands.field("of naar een pagina die niet op de kaart staat", page.as_str());
        }
        if checks {
            hands.button("Kwaliteitscontroles…");
            for check in &one.checks {
                let [kind, result] =
                    [check.kind.label(), check.result.label()].map(|label| label.text(Lang::Nl));
                hands.choose(kind, result);
            }
            hands.button("Klaar");
        }
    }
}

fn evidence_of(hands: &mut Hands, one: &Touchpoint) {
    if one.evidence.is_empty() {
        return;
    }
    hands.unfold("Bewijs");
    for (at, evidence) in one.evidence.iter().enumerate() {
        hands.button("Bewijs toevoegen");
        hands.choose_at("Soort bewijs", at, evidence.kind.label().text(Lang::Nl));
        if !evidence.text.is_empty() {
            hands.field_at("Wat het zegt", at, &evidence.text);
        }
        if let Some(day) = evidence.date {
            hands.field_at("Datum", at, &vocabulary::date(day, Lang::Nl));
        }
    }
}
