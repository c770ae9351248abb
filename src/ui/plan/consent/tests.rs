//! Permissions in the window: chosen in the matrix, changed in the table and in their fields, undone.

use egui_kittest::kittest::Queryable as _;

use crate::model::*;
use crate::report::plan::Part;
use crate::ui::plan::testing::{ask, click, opened, workspace};
use crate::ui::{Action, Command};

#[test]
fn a_cell_says_who_relies_on_it_and_leads_there() {
    let mut window = opened("zwaluw-en-spaak-en", Part::Consent, Lang::En);
    window.get_by_label_contains("no legal advice");
    window.get_by_label_contains("names and addresses do not belong here");
    window.get_by_label_contains("E-mail, Research, Customer, Netherlands: Consent, no proof").click();
    crate::ui::plan::testing::settle(&mut window);
    window.get_by_label("Relied on by");
    click(&mut window, "Legal restrictions (1)");
    window.get_by_label_contains("Telecommunications Act; have this checked");
}

#[test]
fn a_permission_is_noted_where_none_is_and_undone() {
    let mut window = opened("first-steps", Part::Consent, Lang::En);
    click(&mut window, "Note the first permission");
    let rules = workspace(&window).consent_rules.clone();
    assert_eq!(rules.len(), 1);
    assert_eq!(
        (&*rules[0].purposes, rules[0].basis),
        (&[ContactPurpose::Marketing][..], LegalBasis::Consent)
    );
    // Its fields are open beside the view.
    click(&mut window, "It can be shown");
    assert!(workspace(&window).consent_rules[0].proof);
    ask(&mut window, Action::Run(Command::Undo));
    ask(&mut window, Action::Run(Command::Undo));
    assert!(workspace(&window).consent_rules.is_empty());
}

#[test]
fn it_speaks_dutch() {
    let window = opened("zwaluw-en-spaak", Part::Consent, Lang::Nl);
    window.get_by_label_contains("geen juridisch advies");
    window.get_by_label_contains("elke regel gaat over".replace("elke", "Elke").as_str());
}
