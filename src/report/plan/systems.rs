//! Systems, the connections between them and sources of data, with what the journey leans on.

use super::{Part, Plan};
use crate::analysis::{Study, Threshold, holder, leaning, only_holder};
use crate::model::{DataSource, Id, Integration, Phase, SystemDef};
use crate::report::{Cell, Section};
use crate::vocabulary::{Label, Labelled as _, Words, channel_label};

/// How much of a phase runs on which platform, as the rules count it: by importance of the touchpoints
/// that are not offline only.
#[derive(Clone, Debug, PartialEq)]
pub struct Leans {
    /// The phase.
    pub phase: Id<Phase>,
    /// What it is called.
    pub name: String,
    /// The platforms with their shares, 0 to 1, the largest first.
    pub platforms: Vec<(String, f64)>,
}

/// Who holds what is known of customers.
#[derive(Clone, Debug, PartialEq)]
pub struct Holder {
    /// The platform, or the source itself.
    pub name: String,
    /// Whether any of it is ours.
    pub own: bool,
    /// The sources, by name.
    pub sources: Vec<String>,
}

/// What the journey leans on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dependence {
    /// Each phase with anything online in it.
    pub phases: Vec<Leans>,
    /// The share from which a platform carries too much, 0 to 1.
    pub limit: f64,
    /// Every platform, in the order of the alphabet.
    pub platforms: Vec<String>,
    /// Who holds sources of data: ours first.
    pub holders: Vec<Holder>,
    /// The outsider that all knowledge comes from, if there is one.
    pub outsider: Option<String>,
}

/// What the journey leans on, whatever the filter: a share of a part would be another share.
pub fn dependence(plan: &Plan<'_>) -> Dependence {
    let study = Study::new(plan.workspace, plan.journey, plan.as_of);
    let leans = leaning(&study).into_iter().map(|leaning| {
        let mut platforms: Vec<(String, f64)> =
            leaning.platforms.iter().map(|(name, share)| ((*name).to_owned(), *share)).collect();
        platforms.sort_by(|one, other| other.1.total_cmp(&one.1));
        Leans { phase: leaning.phase.id.clone(), name: leaning.phase.name.clone(), platforms }
    });
    let phases: Vec<Leans> = leans.collect();
    let mut platforms: Vec<String> =
        phases.iter().flat_map(|phase| phase.platforms.iter().map(|(name, _)| name.clone())).collect();
    platforms.sort();
    platforms.dedup();
    let mut holders: Vec<Holder> = Vec::new();
    for source in &plan.workspace.data_sources {
        let name = holder(source).to_owned();
        match holders.iter_mut().find(|known| known.name == name) {
            Some(known) => {
                known.own |= source.own;
                known.sources.push(source.name.clone());
            }
            None => holders.push(Holder { name, own: source.own, sources: vec![source.name.clone()] }),
        }
    }
    holders.sort_by_key(|holder| !holder.own);
    let outsider = only_holder(plan.workspace).map(str::to_owned);
    let limit = study.threshold(Threshold::PlatformShare) / 100.0;
    Dependence { phases, limit, platforms, holders, outsider }
}

/// Whether a filter lets a system through: by who runs it and the channels that it serves.
pub fn lets_system(plan: &Plan<'_>, system: &SystemDef) -> bool {
    let filter = plan.filter;
    let run = filter.owner.as_ref().is_none_or(|owner| system.department.as_ref() == Some(owner));
    let serves = |channel| system.channels.is_empty() || system.channels.contains(channel);
    run && filter.channel.as_ref().is_none_or(serves)
}

/// Whether a filter lets a connection through: when it lets one of its ends through.
pub fn lets_integration(plan: &Plan<'_>, integration: &Integration) -> bool {
    let ends = [&integration.from, &integration.to];
    let systems = plan.workspace.systems.iter().filter(|system| ends.contains(&&system.id));
    systems.into_iter().any(|system| lets_system(plan, system))
}

/// The section of a report, and what the view exports.
pub fn section(plan: &Plan<'_>) -> Section {
    let mut section = plan.section(Part::Systems);
    let dependence = dependence(plan);
    if let Some(outsider) = &dependence.outsider {
        section.paragraphs.push(OUTSIDER.fill(plan.lang, &[("who", outsider)]));
    }
    let systems = plan.workspace.systems.iter().filter(|system| lets_system(plan, system));
    let rows: Vec<[Cell; 6]> = systems.map(|system| system_row(plan, system)).collect();
    let columns = [(NAME, 28), (KIND, 22), (RUN_BY, 20), (SERVES, 34), (AT_ONCE, 12), (USED_AT, 16)];
    section.tables.push(plan.table(("systems", SYSTEMS), columns, rows));
    let known = plan.workspace.integrations.iter().filter(|one| lets_integration(plan, one));
    let rows: Vec<[Cell; 4]> = known.map(|one| integration_row(plan, one)).collect();
    let columns = [(CARRIES, 34), (FROM, 24), (TO, 24), (WORKS, 12)];
    section.tables.push(plan.table(("integrations", INTEGRATIONS), columns, rows));
    let sources = plan.workspace.data_sources.iter();
    let rows: Vec<[Cell; 8]> = sources.map(|source| source_row(plan, source)).collect();
    let columns = [
        (NAME, 28),
        (OURS, 10),
        (PLATFORM, 20),
        (PERSONAL, 14),
        (USED_FOR, 36),
        (SYSTEMATIC, 12),
        (SCALABLE, 12),
        (SEGMENTABLE, 14),
    ];
    section.tables.push(plan.table(("sources", SOURCES), columns, rows));
    section.tables.push(plan.table(
        ("dependence", DEPENDENCE),
        [(PHASE, 22), (PLATFORM, 22), (SHARE, 14), (TOO_MUCH, 14)],
        dependence.phases.iter().flat_map(|phase| leans_rows(plan, phase, dependence.limit)).collect(),
    ));
    section.tables.retain(|table| table.id == "systems" || !table.rows.is_empty());
    section
}

fn yes(plan: &Plan<'_>, known: Option<bool>) -> Cell {
    match known {
        Some(true) => YES.text(plan.lang).into(),
        Some(false) => NO.text(plan.lang).into(),
        None => "".into(),
    }
}

fn system_row(plan: &Plan<'_>, system: &SystemDef) -> [Cell; 6] {
    let (names, lang) = (plan.names(), plan.lang);
    let channels: Vec<String> =
        system.channels.iter().map(|id| channel_label(plan.workspace, id.as_str(), lang)).collect();
    let uses = plan.journey.all_touchpoints().filter(|one| one.systems.contains(&system.id)).count();
    [
        system.name.as_str().into(),
        system.kind.label().text(lang).into(),
        system.department.as_ref().map_or("", |id| names.department(id)).into(),
        channels.join(", ").into(),
        yes(plan, Some(system.real_time)),
        f64::from(u32::try_from(uses).unwrap_or(u32::MAX)).into(),
    ]
}

fn system_name<'a>(plan: &Plan<'a>, id: &'a Id<SystemDef>) -> &'a str {
    let known = plan.workspace.systems.iter().find(|system| system.id == *id);
    known.map_or(id.as_str(), |system| &system.name)
}

fn integration_row(plan: &Plan<'_>, one: &Integration) -> [Cell; 4] {
    [
        one.data.as_str().into(),
        system_name(plan, &one.from).into(),
        system_name(plan, &one.to).into(),
        yes(plan, one.works),
    ]
}

fn source_row(plan: &Plan<'_>, source: &DataSource) -> [Cell; 8] {
    [
        source.name.as_str().into(),
        yes(plan, Some(source.own)),
        source.platform.as_str().into(),
        yes(plan, Some(source.personal_data)),
        source.used_for.as_str().into(),
        yes(plan, source.systematic),
        yes(plan, source.scalable),
        yes(plan, source.segmentable),
    ]
}

fn leans_rows(plan: &Plan<'_>, phase: &Leans, limit: f64) -> Vec<[Cell; 4]> {
    let row = |(platform, share): &(String, f64)| {
        [
            phase.name.as_str().into(),
            platform.as_str().into(),
            ((share * 1000.0).round() / 10.0).into(),
            yes(plan, Some(*share >= limit)),
        ]
    };
    phase.platforms.iter().map(row).collect()
}

const OUTSIDER: Label = Label::new(
    "All that is known of customers comes from {who}; nothing is our own.",
    "Alles wat van klanten bekend is, komt van {who}; niets is van onszelf.",
);
/// The tables, by what they hold.
pub const SYSTEMS: Label = Label::new("Systems", "Systemen");
/// The connections between systems.
pub const INTEGRATIONS: Label = Label::new("Connections", "Koppelingen");
/// Where knowledge of customers comes from.
pub const SOURCES: Label = Label::new("Sources of data", "Gegevensbronnen");
/// What runs on platforms of others.
pub const DEPENDENCE: Label = Label::new("Leaning on platforms", "Leunen op platforms");
/// So many sources.
pub const COUNT: Words =
    Words { one: Label::new("{n} source", "{n} bron"), other: Label::new("{n} sources", "{n} bronnen") };
const NAME: Label = Label::new("Name", "Naam");
const KIND: Label = Label::new("Kind", "Soort");
const RUN_BY: Label = Label::new("Run by", "Beheerd door");
const SERVES: Label = Label::new("Serves", "Bedient");
const AT_ONCE: Label = Label::new("Reacts at once", "Reageert meteen");
const USED_AT: Label = Label::new("Touchpoints", "Contactmomenten");
const CARRIES: Label = Label::new("Carries", "Brengt over");
const FROM: Label = Label::new("From", "Van");
const TO: Label = Label::new("To", "Naar");
const WORKS: Label = Label::new("Works", "Werkt");
const OURS: Label = Label::new("Ours", "Van ons");
const PLATFORM: Label = Label::new("Platform", "Platform");
const PERSONAL: Label = Label::new("Personal data", "Persoonsgegevens");
const USED_FOR: Label = Label::new("Used for", "Gebruikt voor");
const SYSTEMATIC: Label = Label::new("Orderly", "Ordelijk");
const SCALABLE: Label = Label::new("Grows with us", "Groeit mee");
const SEGMENTABLE: Label = Label::new("Can be segmented", "Te segmenteren");
const PHASE: Label = Label::new("Phase", "Fase");
const SHARE: Label = Label::new("Share (%)", "Aandeel (%)");
const TOO_MUCH: Label = Label::new("Too much", "Te veel");
const YES: Label = Label::new("yes", "ja");
const NO: Label = Label::new("no", "nee");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::model::{Date, Department, Journey, Lang, Mode, Touchpoint, Workspace};
    use crate::report::plan::Filter;

    fn today() -> Date {
        jiff::civil::date(2026, 6, 1)
    }

    fn example() -> (Workspace, Journey) {
        let system = |id: &str, department: &str| SystemDef {
            id: Id::new(id),
            name: id.to_uppercase(),
            department: Some(Id::<Department>::new(department)),
            ..SystemDef::default()
        };
        let source = DataSource {
            id: Id::new("pixel"),
            name: "Pixel".to_owned(),
            platform: "Meta".to_owned(),
            ..DataSource::default()
        };
        let link = Integration {
            id: Id::new("orders"),
            from: Id::new("crm"),
            to: Id::new("mail"),
            data: "orders".to_owned(),
            works: Some(false),
        };
        let workspace = Workspace {
            systems: vec![system("crm", "service"), system("mail", "marketing")].into(),
            integrations: vec![link].into(),
            data_sources: vec![source].into(),
            ..Workspace::default()
        };
        let place = |id: &str, platform: &str, importance, mode| Touchpoint {
            id: Id::new(id),
            title: id.to_owned(),
            platform: platform.to_owned(),
            importance: Some(importance),
            mode,
            ..Touchpoint::default()
        };
        let touchpoints = [
            place("post", "Meta", 4, None),
            place("page", "", 2, None),
            place("video", "Google", 2, None),
            place("store", "Meta", 5, Some(Mode::Offline)),
        ];
        let phase = Phase {
            id: Id::new("use"),
            touchpoints: touchpoints.map(std::sync::Arc::new).to_vec().into(),
            ..Phase::default()
        };
        (workspace, Journey { phases: vec![phase.into()].into(), ..Journey::default() })
    }

    #[test]
    fn what_is_leant_on_is_what_the_rules_find() {
        let (workspace, journey) = example();
        let filter = Filter::default();
        let plan = Plan {
            workspace: &workspace,
            journey: &journey,
            filter: &filter,
            as_of: today(),
            lang: Lang::En,
        };
        let made = dependence(&plan);
        assert_eq!(made.phases[0].platforms, [("Meta".to_owned(), 0.5), ("Google".to_owned(), 0.25)]);
        assert_eq!((made.limit, made.outsider.as_deref()), (0.5, Some("Meta")));
        let found = analyse(&workspace, &journey, today());
        let of = |rule: &str| found.findings.iter().filter(|one| one.rule.id == rule).count();
        assert_eq!((of("DEP-01"), of("DEP-02")), (1, 1));
    }

    #[test]
    fn the_section_has_a_table_each_and_the_filter_narrows_systems() {
        let (workspace, journey) = example();
        let rows = |filter: Filter| {
            let plan = Plan {
                workspace: &workspace,
                journey: &journey,
                filter: &filter,
                as_of: today(),
                lang: Lang::Nl,
            };
            let section = section(&plan);
            section.tables.iter().map(|table| (table.id.clone(), table.rows.len())).collect::<Vec<_>>()
        };
        let named = |rows: [(&str, usize); 4]| rows.map(|(id, count)| (id.to_owned(), count)).to_vec();
        let all = named([("systems", 2), ("integrations", 1), ("sources", 1), ("dependence", 2)]);
        assert_eq!(rows(Filter::default()), all);
        let owner = Filter { owner: Some(Id::new("service")), ..Filter::default() };
        let own = named([("systems", 1), ("integrations", 1), ("sources", 1), ("dependence", 2)]);
        assert_eq!(rows(owner), own);
    }
}
