//! Each rule of coverage fires, does not fire, and gives each of its levels.

use crate::analysis::example::{Example, one};
use crate::analysis::{Names, Severity, analyse};
use crate::model::*;

fn target(phase: &str, dimension: Dimension, value: &str, level: TargetLevel) -> CoverageTarget {
    CoverageTarget { phase: Id::new(phase), dimension, value: value.to_owned(), level }
}

/// The example with one coverage target of its own.
fn asking(example: Example, phase: &str, dimension: Dimension, value: &str, level: TargetLevel) -> Example {
    example.journey(|journey| journey.coverage_targets.edit().push(target(phase, dimension, value, level)))
}

/// The example with personas, none of which has a device.
fn with_personas(example: Example, ids: &[&str]) -> Example {
    let persona = |id: &&str| Persona { id: Id::new(id), name: (*id).to_owned(), ..Persona::default() };
    example
        .workspace(|workspace| workspace.personas = ids.iter().map(persona).collect())
        .journey(|journey| journey.personas = ids.iter().map(|id| Id::new(id)).collect())
}

/// A phase of each role, each with one website page filled in like this.
fn pages(fill: impl Fn(&mut Touchpoint)) -> Example {
    ["orientation", "consideration", "purchase", "consumption", "evaluation"]
        .into_iter()
        .fold(Example::five(), |example, phase| example.touchpoint(phase, phase, &fill))
}

#[test]
fn cov_01_finds_empty_phases_and_the_purchase_is_worst() {
    let example = Example::five().touchpoint("orientation", "ad", |_| {});
    let found = [
        ("consideration", Severity::High),
        ("consumption", Severity::High),
        ("evaluation", Severity::High),
        ("purchase", Severity::Critical),
    ];
    assert_eq!(example.found("COV-01"), found.map(|(id, level)| (id.to_owned(), level)));
    assert_eq!(pages(|_| {}).found("COV-01"), []);
}

#[test]
fn cov_01_counts_only_what_exists_unless_the_map_shows_the_future() {
    let wished = |state| {
        pages(|page| page.status = TouchpointStatus::Proposed)
            .journey(|journey| journey.state = state)
            .found("COV-01")
    };
    assert_eq!(wished(MapState::CurrentState).len(), 5);
    assert_eq!(wished(MapState::FutureState), []);
}

#[test]
fn an_empty_phase_has_no_other_coverage_findings() {
    let example = asking(Example::five(), "purchase", Dimension::Channel, "email", TargetLevel::Required);
    let example = with_personas(example, &["noor"]);
    let analysis = analyse(&example.workspace, &example.journey, crate::analysis::example::today());
    let coverage = analysis.findings.iter().filter(|finding| finding.rule.id.starts_with("COV-"));
    assert!(coverage.clone().all(|finding| finding.rule.id == "COV-01"));
    assert_eq!(coverage.count(), 5);
}

#[test]
fn an_empty_journey_breaks_no_rule() {
    let example = Example::new(&[]);
    for id in ["COV-01", "COV-02", "COV-03", "COV-04", "COV-05", "COV-06", "COV-07", "COV-08", "COV-10"] {
        assert_eq!(example.found(id), [], "{id}");
    }
    assert_eq!(example.found("INV-01"), one("journey", Severity::Info));
    assert_eq!(example.found("INV-02"), []);
    assert_eq!(example.found("INV-03"), one("journey", Severity::Medium));
    let analysis = analyse(&example.workspace, &example.journey, crate::analysis::example::today());
    for id in ["COV-04", "COV-05", "COV-08", "COV-09", "COV-10"] {
        assert!(analysis.skipped.contains(&id), "{id} has nothing to ask about");
    }
}

#[test]
fn cov_02_misses_the_channels_that_targets_ask_for() {
    let asked =
        |value, level| asking(pages(|_| {}), "purchase", Dimension::Channel, value, level).found("COV-02");
    assert_eq!(asked("email", TargetLevel::Required), one("purchase×email", Severity::High));
    assert_eq!(asked("email", TargetLevel::Desired), one("purchase×email", Severity::Medium));
    assert_eq!(asked("email", TargetLevel::NotApplicable), []);
    assert_eq!(asked("website", TargetLevel::Required), []);
}

#[test]
fn cov_02_finds_a_channel_that_stops_and_comes_back() {
    let forum = |page: &mut Touchpoint| page.channel = Id::new("forum");
    let example = Example::five()
        .touchpoint("orientation", "before", forum)
        .touchpoint("purchase", "after", forum)
        .touchpoint("consideration", "between", |_| {});
    assert_eq!(example.found("COV-02"), one("consideration×forum/interrupted", Severity::Medium));
    let off = |level| asking(example.clone(), "consideration", Dimension::Channel, "forum", level);
    assert_eq!(off(TargetLevel::NotApplicable).found("COV-02"), []);
    let asked = off(TargetLevel::Required).found("COV-02");
    assert_eq!(asked, one("consideration×forum", Severity::High), "the target says it already");
    let bridged = example.touchpoint("consideration", "bridge", forum);
    assert_eq!(bridged.found("COV-02"), []);
}

#[test]
fn cov_02_does_not_miss_what_is_no_channel() {
    for channel in ["", "other"] {
        let some = |page: &mut Touchpoint| page.channel = Id::new(channel);
        let example = Example::five()
            .touchpoint("orientation", "before", some)
            .touchpoint("purchase", "after", some)
            .touchpoint("consideration", "between", |_| {});
        assert_eq!(example.found("COV-02"), [], "{channel:?}");
    }
}

#[test]
fn cov_03_asks_for_the_media_of_each_role() {
    let example = pages(|page| page.media_type = Some(MediaType::Owned));
    let found = [
        ("consideration×Earned", Severity::High),
        ("consumption×Earned", Severity::Medium),
        ("orientation×Earned", Severity::High),
        ("orientation×Paid", Severity::Medium),
    ];
    assert_eq!(example.found("COV-03"), found.map(|(id, level)| (id.to_owned(), level)));
    let off = asking(example, "orientation", Dimension::Media, "Paid", TargetLevel::NotApplicable);
    assert_eq!(off.found("COV-03").len(), 3);
}

#[test]
fn cov_03_wants_own_places_that_are_ours_to_change() {
    let shop = |influence| {
        Example::five().touchpoint("purchase", "shop", move |shop| {
            shop.media_type = Some(MediaType::Owned);
            shop.influence = influence;
        })
    };
    let outside = shop(Some(Influence::Indirect));
    assert_eq!(outside.found("COV-03"), one("purchase×Owned/outside", Severity::Medium));
    assert_eq!(shop(Some(Influence::Partial)).found("COV-03"), []);
    assert_eq!(shop(None).found("COV-03"), [], "unknown is not outside");
    let with_till = outside.touchpoint("purchase", "till", |till| {
        till.media_type = Some(MediaType::Owned);
        till.influence = Some(Influence::Full);
    });
    assert_eq!(with_till.found("COV-03"), []);
}

#[test]
fn cov_03_says_first_fill_in_where_nobody_did() {
    let says = |media_type| {
        let example = Example::five().touchpoint("purchase", "till", |till| till.media_type = media_type);
        assert_eq!(example.found("COV-03"), one("purchase×Owned", Severity::High));
        let names = Names::new(&example.workspace, &example.journey, Lang::Nl);
        names.action(&example.findings("COV-03")[0])
    };
    assert_eq!(says(None), "Mediatype is nog niet ingevuld bij 1 contactmoment in purchase: doe dat eerst.");
    assert!(says(Some(MediaType::Paid)).starts_with("Maak een eigen plek voor purchase"));
}

#[test]
fn cov_04_finds_phases_in_which_a_persona_meets_nothing() {
    let example = with_personas(Example::five(), &["noor", "gerrit"])
        .touchpoint("purchase", "till", |till| till.personas = vec![Id::new("noor")].into())
        .touchpoint("purchase", "ghost", |ghost| {
            ghost.personas = vec![Id::new("gerrit")].into();
            ghost.status = TouchpointStatus::Historical;
        });
    assert_eq!(example.found("COV-04"), one("purchase×gerrit", Severity::High));
    let asked =
        |level| asking(example.clone(), "purchase", Dimension::Persona, "gerrit", level).found("COV-04");
    assert_eq!(asked(TargetLevel::NotApplicable), []);
    assert_eq!(asked(TargetLevel::Desired), one("purchase×gerrit", Severity::Medium));
}

/// Noor with a smartphone, and a touchpoint for her filled in like this.
fn noor_meets(fill: impl FnOnce(&mut Touchpoint)) -> Example {
    with_personas(Example::five(), &["noor"])
        .workspace(|workspace| {
            workspace.personas.edit()[0].primary_device = Some(Id::new("smartphone"));
        })
        .touchpoint("purchase", "till", |till| {
            till.personas = vec![Id::new("noor")].into();
            till.devices = vec![Id::new("desktop")].into();
            fill(till);
        })
}

#[test]
fn cov_05_finds_phases_that_do_not_fit_the_device() {
    assert_eq!(noor_meets(|_| {}).found("COV-05"), one("purchase×noor", Severity::Medium));
    let fits = |till: &mut Touchpoint| till.devices.edit().push(Id::new("smartphone"));
    assert_eq!(noor_meets(fits).found("COV-05"), []);
    assert_eq!(noor_meets(|till| till.mode = Some(Mode::Offline)).found("COV-05"), []);
    let unknown = |till: &mut Touchpoint| till.devices = List::default();
    assert_eq!(noor_meets(unknown).found("COV-05"), [], "no list tells nothing");
    assert_eq!(noor_meets(|till| till.personas = List::default()).found("COV-05"), []);
}

#[test]
fn cov_05_listens_to_targets_on_devices() {
    let asked = |value, level| {
        asking(noor_meets(|_| {}), "purchase", Dimension::Device, value, level).found("COV-05")
    };
    assert_eq!(asked("smartphone", TargetLevel::NotApplicable), []);
    let tablet = asked("tablet", TargetLevel::Required);
    assert!(tablet.contains(&("purchase×tablet".to_owned(), Severity::High)));
}

#[test]
fn cov_06_asks_for_press_early_and_peers_where_customers_weigh() {
    let example = pages(|page| page.source = Some(Source::Brand));
    let found = [("consideration×peers", Severity::High), ("orientation×press", Severity::Medium)];
    assert_eq!(example.found("COV-06"), found.map(|(id, level)| (id.to_owned(), level)));
    let heard = example
        .touchpoint("orientation", "test", |test| test.source = Some(Source::Expert))
        .touchpoint("consideration", "friend", |friend| friend.source = Some(Source::Peer));
    assert_eq!(heard.found("COV-06"), []);
}

#[test]
fn cov_07_asks_for_something_offline_and_for_dialogue() {
    let example = pages(|page| {
        page.mode = Some(Mode::Online);
        page.direction = Some(Direction::OneWay);
    });
    let found = [("evaluation×TwoWay", Severity::High), ("orientation×Offline", Severity::Medium)];
    assert_eq!(example.found("COV-07"), found.map(|(id, level)| (id.to_owned(), level)));
    let better = example.touchpoint("orientation", "fair", |fair| fair.mode = Some(Mode::Hybrid)).touchpoint(
        "evaluation",
        "chat",
        |chat| chat.direction = Some(Direction::TwoWay),
    );
    assert_eq!(better.found("COV-07"), []);
    let loyal = Example::new(&[("after", PhaseRole::Loyalty)]).touchpoint("after", "card", |_| {});
    assert_eq!(loyal.found("COV-07"), one("after×TwoWay", Severity::Medium));
}

#[test]
fn cov_08_finds_markets_without_anything() {
    let market = |id: &str| Market { id: Id::new(id), name: id.to_owned(), ..Market::default() };
    let example = |markets: &[&str]| {
        Example::five()
            .workspace(|workspace| workspace.markets = vec![market("nl"), market("be")].into())
            .journey(|journey| journey.markets = vec![Id::new("nl"), Id::new("be")].into())
            .touchpoint("purchase", "till", |till| {
                till.markets = markets.iter().map(|id| Id::new(id)).collect();
            })
    };
    assert_eq!(example(&["nl"]).found("COV-08"), one("purchase×be", Severity::Medium));
    assert_eq!(example(&["nl", "be"]).found("COV-08"), []);
    assert_eq!(example(&[]).found("COV-08"), [], "no list of markets means any");
    let off = asking(example(&["nl"]), "purchase", Dimension::Market, "be", TargetLevel::NotApplicable);
    assert_eq!(off.found("COV-08"), []);
}

#[test]
fn cov_09_finds_segments_that_nothing_is_meant_for() {
    let segment = |id: &str| Segment { id: Id::new(id), name: id.to_owned(), ..Segment::default() };
    let example = Example::five()
        .workspace(|workspace| workspace.segments = vec![segment("new"), segment("loyal")].into())
        .journey(|journey| journey.segments = vec![Id::new("new")].into());
    assert_eq!(example.found("COV-09"), one("new", Severity::Medium), "loyal is not on this journey");
    let touched =
        example.clone().touchpoint("purchase", "till", |till| till.segments = vec![Id::new("new")].into());
    assert_eq!(touched.found("COV-09"), []);
    let planned = |status| {
        let contact = PlannedContact { audience: Some(Id::new("new")), status, ..PlannedContact::default() };
        example.clone().journey(|journey| journey.planned_contacts = vec![contact.into()].into())
    };
    assert_eq!(planned(ContactStatus::Planned).found("COV-09"), []);
    assert_eq!(planned(ContactStatus::Cancelled).found("COV-09"), one("new", Severity::Medium));
}

#[test]
fn cov_10_finds_touchpoints_for_nobody_where_there_are_personas() {
    let example = Example::five().touchpoint("purchase", "till", |_| {});
    assert_eq!(example.found("COV-10"), [], "without personas there is nobody to choose");
    let example = with_personas(example, &["noor"]);
    assert_eq!(example.found("COV-10"), one("till", Severity::Low));
    let chosen = with_personas(Example::five(), &["noor"])
        .touchpoint("purchase", "till", |till| till.personas = vec![Id::new("noor")].into());
    assert_eq!(chosen.found("COV-10"), []);
}

#[test]
fn inv_01_lists_the_groups_that_nobody_ticked() {
    let groups = || crate::vocabulary::INVENTORY_GROUPS.iter().map(|(id, _)| *id);
    let all_but = |left: usize| {
        groups().skip(left).fold(Example::five(), |example, group| {
            example.touchpoint("purchase", group, |page| page.inventory_group = group.to_owned())
        })
    };
    assert_eq!(all_but(2).found("INV-01"), one("journey", Severity::Info));
    assert_eq!(all_but(0).found("INV-01"), []);
    let ruled_out = all_but(2)
        .journey(|journey| journey.inventory_not_applicable = groups().take(2).map(str::to_owned).collect());
    assert_eq!(ruled_out.found("INV-01"), []);
}

/// A page with these checks.
fn checked(channel: &str, checks: &[(CheckKind, CheckResult)]) -> Example {
    let check =
        |&(kind, result): &(CheckKind, CheckResult)| QualityCheck { kind, result, ..QualityCheck::default() };
    Example::five().touchpoint("purchase", "page", |page| {
        page.channel = Id::new(channel);
        page.checks = checks.iter().map(check).collect();
    })
}

#[test]
fn inv_02_wants_a_website_to_be_checked_on_several_points() {
    use CheckKind::{Design, Domain, Slow, Spelling};
    use CheckResult::{Fail, Ok, Unknown};
    assert_eq!(checked("website", &[]).found("INV-02"), one("journey", Severity::Low));
    assert_eq!(checked("store", &[]).found("INV-02"), []);
    let few = [(Design, Ok), (Domain, Fail), (Domain, Ok), (Spelling, Unknown), (Slow, Ok)];
    let few = checked("website", &few);
    assert_eq!(few.found("INV-02"), one("journey", Severity::Low));
    assert!(few.findings("INV-02")[0].is_fragile(), "one more would do");
    assert!(!checked("website", &[]).findings("INV-02")[0].is_fragile());
    let enough = checked("website", &[(Design, Ok), (Domain, Fail), (Spelling, Ok)]);
    assert_eq!(enough.found("INV-02"), []);
}

/// Ten pages, a walk, and this many of them noted as seen on it.
fn walked(seen: usize) -> Example {
    let pages = (0..10).fold(Example::five(), |example, number| {
        example.touchpoint("purchase", &format!("page-{number}"), |page| {
            if number < seen {
                page.observed_in = vec![Id::new("walk")].into();
            }
        })
    });
    pages.journey(|journey| {
        let walk = Walkthrough {
            id: Id::new("walk"),
            date: crate::analysis::example::today(),
            ..Walkthrough::default()
        };
        journey.walkthroughs = vec![walk].into();
    })
}

#[test]
fn inv_03_wants_the_journey_to_be_walked() {
    let never = Example::five().touchpoint("purchase", "till", |_| {});
    assert_eq!(never.found("INV-03"), one("journey", Severity::Medium));
    assert_eq!(walked(4).found("INV-03"), one("journey", Severity::Low));
    assert!(!walked(4).findings("INV-03")[0].is_fragile(), "45 % is still too little");
    assert_eq!(walked(5).found("INV-03"), []);
    let steps = walked(4).journey(|journey| {
        journey.walkthroughs.edit()[0].steps = vec![Id::new("page-9"), Id::new("gone")].into();
    });
    assert_eq!(steps.found("INV-03"), [], "a step of a walk is seen too");
}
