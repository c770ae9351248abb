//! The contact rules in the window: filled in where they stand, counted, printed, undone.

use egui_kittest::kittest::Queryable as _;

use crate::model::*;
use crate::report::plan::Part;
use crate::ui::plan::testing::{Window, ask, click, enter, opened, workspace};
use crate::ui::{Action, Command};

fn card(window: &Window, segment: &str) -> ContactRuleCard {
    let workspace = workspace(window);
    workspace.contact_rules.iter().find(|card| card.segment.as_str() == segment).cloned().unwrap_or_default()
}

#[test]
fn a_card_is_filled_in_from_nothing() {
    let mut window = opened("first-steps", Part::RuleCards, Lang::En);
    window.get_by_label_contains("Name the first segment at the left");
    enter(&mut window, "A new segment, by its name", "Commuters");
    window.get_by_label("Commuters: 0 of 5 filled in");
    enter(&mut window, "A new proposition, in a few words", "A test ride at work");
    click(&mut window, "Add a place");
    click(&mut window, "Add a channel…");
    click(&mut window, "Search, organic");
    window.get_by_label("Commuters: 3 of 5 filled in");
    let card_now = card(&window, "commuters");
    assert_eq!(card_now.channel_rules[0].channel.as_str(), "search_organic");
    assert_eq!(workspace(&window).propositions[0].priority, Some(1));
    enter(&mut window, "Quiet (21:00–08:00)", "22-7");
    let hours = card(&window, "commuters").channel_rules[0].quiet_hours.unwrap();
    assert_eq!((hours.0.hour(), hours.1.hour()), (22, 7));
    click(&mut window, "Take ‘Search, organic’ off this card");
    assert!(card(&window, "commuters").channel_rules.is_empty());
    ask(&mut window, Action::Run(Command::Undo));
    assert_eq!(card(&window, "commuters").channel_rules.len(), 1);
}

#[test]
fn another_segment_shows_its_own_card() {
    let mut window = opened("zwaluw-en-spaak-en", Part::RuleCards, Lang::En);
    click(&mut window, "customers: 4 of 5 filled in");
    window.get_by_label("Take ‘Telephone’ off this card");
    click(&mut window, "dormant: 0 of 5 filled in");
    assert!(window.query_by_label("Take ‘Telephone’ off this card").is_none());
    click(&mut window, "Print cards…");
    window.get_by_label("Write");
}
