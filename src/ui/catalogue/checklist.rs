//! The two lists that ask whether we looked everywhere: the groups of the inventory, and what can
//! be wrong with a website. How each line stands, and the edit that changes it. Pure: knows no egui.

use std::sync::Arc;

use crate::edit::Edit;
use crate::model::{
    CheckKind, CheckResult, Date, Id, Journey, QualityCheck, Touchpoint, TouchpointStatus, Workspace,
};
use crate::vocabulary::{self, CatalogueEntry, INVENTORY_GROUPS, Label, channel_like};

/// What can be wrong with a website, in the order in which visitors meet it.
pub const WEBSITE_CHECKS: [CheckKind; 9] = [
    CheckKind::Domain,
    CheckKind::Structure,
    CheckKind::OnboardingProcess,
    CheckKind::MandatoryFields,
    CheckKind::StaleNews,
    CheckKind::Spelling,
    CheckKind::Design,
    CheckKind::Error404,
    CheckKind::DeviceFit,
];

/// How many lines both lists have.
pub const ALL: usize = WEBSITE_CHECKS.len() + INVENTORY_GROUPS.len();

/// A group of the inventory and how it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What journeys and touchpoints call it.
    pub id: &'static str,
    /// Its words.
    pub label: Label,
    /// The titles of what the map has of it.
    pub there: Vec<String>,
    /// Whether it was said not to apply.
    pub ruled_out: bool,
    /// What the catalogue has of it.
    pub entries: Vec<&'static CatalogueEntry>,
}

impl Group {
    /// Whether nothing is left to ask.
    pub fn is_done(&self) -> bool {
        self.ruled_out || !self.there.is_empty()
    }
}

/// The groups of the inventory, as the rule INV-01 counts them: only what exists and has a phase.
pub fn inventory(journey: &Journey) -> Vec<Group> {
    let group = |(id, label): &(&'static str, Label)| {
        let belongs =
            |one: &&Arc<Touchpoint>| one.status == TouchpointStatus::Existing && one.inventory_group == *id;
        let there = journey.touchpoints().filter(belongs).map(|one| one.title.clone()).collect();
        let ruled_out = journey.inventory_not_applicable.iter().any(|known| known == id);
        let entries = vocabulary::catalogue().iter();
        let entries = entries.filter(|entry| entry.inventory_group == *id && !entry.historical).collect();
        Group { id, label: *label, there, ruled_out, entries }
    };
    INVENTORY_GROUPS.iter().map(group).collect()
}

/// The edit that says that a group does not apply, or takes that back.
pub fn rule_out(journey: &Journey, id: &str, ruled_out: bool) -> Edit {
    let others = journey.inventory_not_applicable.iter().filter(|known| *known != id).cloned();
    let added = ruled_out.then(|| id.to_owned());
    let inventory_not_applicable = others.chain(added).collect();
    let journey = Journey { inventory_not_applicable, ..journey.clone() };
    Edit::SetJourney { journey, what: Label::new("inventory checklist", "inventarislijst") }
}

/// A check of the website: what came of it, and where that is noted.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// What is looked at.
    pub kind: CheckKind,
    /// What came of it.
    pub result: CheckResult,
    /// The touchpoint that it is noted on, or would be; nothing while no website is on the map.
    pub on: Option<Id<Touchpoint>>,
}

/// The checks of the website. A result counts before one that is not known yet.
pub fn website(workspace: &Workspace, journey: &Journey) -> Vec<Check> {
    let is_page = |one: &&Arc<Touchpoint>| {
        let like = channel_like(&workspace.channels, one.channel.as_str());
        one.status == TouchpointStatus::Existing && like.id == "website"
    };
    let pages: Vec<&Arc<Touchpoint>> = journey.touchpoints().filter(is_page).collect();
    let check = |kind: CheckKind| {
        let noted = pages.iter().flat_map(|page| {
            page.checks.iter().filter(|check| check.kind == kind).map(|check| (&page.id, check.result))
        });
        let noted: Vec<_> = noted.collect();
        let known = noted.iter().find(|(_, result)| *result != CheckResult::Unknown).or(noted.first());
        // The site as a whole comes before its parts, which the catalogue gives one check each.
        let whole = pages.iter().find(|page| !page.catalogue_ref.starts_with("cat-web-")).or(pages.first());
        Check {
            kind,
            result: known.map_or(CheckResult::Unknown, |(_, result)| *result),
            on: known.map(|(id, _)| (*id).clone()).or_else(|| whole.map(|page| page.id.clone())),
        }
    };
    WEBSITE_CHECKS.into_iter().map(check).collect()
}

/// The edit that notes what came of a check, with the day; nothing while no website is on the map.
pub fn note(journey: &Journey, check: &Check, result: CheckResult, day: Date) -> Option<Edit> {
    let page = journey.touchpoint(check.on.as_ref()?)?;
    let mut checks = page.checks.to_vec();
    let checked_on = (result != CheckResult::Unknown).then_some(day);
    match checks.iter_mut().find(|known| known.kind == check.kind) {
        Some(known) => *known = QualityCheck { result, checked_on, ..known.clone() },
        None => {
            let kind = check.kind;
            checks.push(QualityCheck { kind, result, checked_on, ..QualityCheck::default() });
        }
    }
    let touchpoints = vec![Touchpoint { checks: checks.into(), ..(**page).clone() }];
    let what = Label::new("website check", "websitecontrole");
    Some(Edit::SetTouchpoints { journey: journey.id.clone(), touchpoints, what })
}

/// How far both lists are: groups done, checks with a result.
pub fn progress(workspace: &Workspace, journey: &Journey) -> (usize, usize) {
    let groups = inventory(journey).iter().filter(|group| group.is_done()).count();
    let checks = website(workspace, journey);
    (groups, checks.iter().filter(|check| check.result != CheckResult::Unknown).count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Editor, Place};
    use crate::model::Lang;
    use crate::vocabulary::{catalogue_entry, template};

    fn editor(entries: &[&str]) -> Editor {
        let mut editor = Editor::new(template("t1").unwrap().workspace(Lang::En), false);
        let journey = editor.workspace().journeys[0].clone();
        let place = Place { phase: Some(journey.phases[0].id.clone()), before: None };
        let touchpoints =
            entries.iter().map(|id| catalogue_entry(id).unwrap().touchpoint(Lang::En)).collect();
        editor.apply(Edit::AddTouchpoints { journey: journey.id.clone(), place, touchpoints }).unwrap();
        editor
    }

    fn findings(editor: &Editor, rule: &str) -> usize {
        let workspace = editor.workspace();
        let day = jiff::civil::date(2026, 6, 1);
        let analysis = crate::analysis::analyse(workspace, &workspace.journeys[0], day);
        analysis.findings.iter().filter(|finding| finding.rule.id == rule).count()
    }

    #[test]
    fn the_inventory_is_done_when_every_group_is_there_or_ruled_out() {
        let mut editor = editor(&["banner", "review-stars"]);
        let journey = editor.workspace().journeys[0].clone();
        let groups = inventory(&journey);
        assert_eq!(groups.len(), 10);
        assert!(groups.iter().all(|group| !group.entries.is_empty()));
        assert_eq!(groups.iter().filter(|group| group.is_done()).count(), 2);
        assert_eq!(findings(&editor, "INV-01"), 1);
        for group in groups.iter().filter(|group| !group.is_done()) {
            let journey = editor.workspace().journeys[0].clone();
            editor.apply(rule_out(&journey, group.id, true)).unwrap();
        }
        assert_eq!(findings(&editor, "INV-01"), 0, "the rule and the list agree");
        let journey = editor.workspace().journeys[0].clone();
        editor.apply(rule_out(&journey, "blog", false)).unwrap();
        assert_eq!(findings(&editor, "INV-01"), 1);
        assert!(editor.undo());
        assert_eq!(progress(editor.workspace(), &editor.workspace().journeys[0]).0, 10);
    }

    #[test]
    fn checks_of_the_website_are_noted_on_its_pages() {
        let day = jiff::civil::date(2026, 6, 1);
        let none = editor(&["banner"]);
        let checks = website(none.workspace(), &none.workspace().journeys[0]);
        assert!(checks.iter().all(|check| check.on.is_none()));
        assert_eq!(note(&none.workspace().journeys[0], &checks[0], CheckResult::Ok, day), None);
        let mut editor = editor(&["web-404", "corporate-site"]);
        assert_eq!(findings(&editor, "INV-02"), 1);
        for kind in [CheckKind::Error404, CheckKind::Spelling, CheckKind::Design] {
            let workspace = editor.workspace().clone();
            let checks = website(&workspace, &workspace.journeys[0]);
            let check = checks.iter().find(|check| check.kind == kind).unwrap();
            editor.apply(note(&workspace.journeys[0], check, CheckResult::Fail, day).unwrap()).unwrap();
        }
        let journey = &editor.workspace().journeys[0];
        let page =
            |title: &str| journey.touchpoints().find(|one| one.title == title).unwrap().checks.to_vec();
        assert_eq!(page("Page that does not work (404)")[0].checked_on, Some(day));
        assert_eq!(page("Corporate site").len(), 2, "the rest is noted on the site itself");
        assert_eq!(findings(&editor, "INV-02"), 0, "three results are enough");
        assert_eq!(progress(editor.workspace(), journey).1, 3);
    }
}
