//! The user's spreadsheet: the tables of a sample as rows of text, each with the headings that the
//! window's tables have in Dutch.

use wandel::model::*;
use wandel::vocabulary::{self, Labelled};

/// Rows of cells, the first with the headings.
pub type Rows = Vec<Vec<String>>;

const NL: Lang = Lang::Nl;

fn said<V: Labelled>(value: V) -> String {
    value.label().text(NL).to_owned()
}

fn maybe<V: Labelled>(value: Option<V>) -> String {
    value.map(said).unwrap_or_default()
}

fn mark(on: bool) -> String {
    if on { "ja".to_owned() } else { String::new() }
}

fn known(value: Option<bool>) -> String {
    value.map_or_else(String::new, |on| if on { "ja" } else { "nee" }.to_owned())
}

fn number<N: ToString>(value: Option<N>) -> String {
    value.map(|value| value.to_string().replace('.', ",")).unwrap_or_default()
}

fn several<T>(list: &[T], name: impl Fn(&T) -> String) -> String {
    list.iter().map(name).collect::<Vec<_>>().join("; ")
}

/// Names of what is written by its id.
pub struct Names<'a> {
    pub workspace: &'a Workspace,
    pub journey: &'a Journey,
}

macro_rules! named {
    ($($call:ident: $list:ident $entity:ident $name:ident;)*) => { impl Names<'_> { $(
        pub fn $call(&self, id: &Id<$entity>) -> String {
            self.workspace.$list.iter().find(|one| one.id == *id).expect("an entry").$name.clone()
        }
    )* } };
}

named! {
    persona: personas Persona name;
    segment: segments Segment name;
    stage: lifecycle_stages LifecycleStage name;
    department: departments Department name;
    market: markets Market name;
    content: content ContentAsset title;
    objective: objectives Objective text;
    system: systems SystemDef name;
}

impl Names<'_> {
    pub fn phase(&self, id: &Id<Phase>) -> String {
        self.journey.phase(id).expect("a phase").name.clone()
    }

    pub fn touchpoint(&self, id: &Id<Touchpoint>) -> String {
        self.journey.touchpoint(id).expect("a touchpoint").title.clone()
    }

    fn need(&self, id: &Id<InformationNeed>) -> String {
        self.journey.needs.iter().find(|need| need.id == *id).expect("a question").text.clone()
    }

    pub fn channel(&self, id: &ChannelId) -> String {
        vocabulary::channel_label(self.workspace, id.as_str(), NL)
    }

    pub fn device(&self, id: &DeviceId) -> String {
        vocabulary::device_label(id.as_str(), NL).to_owned()
    }
}

/// A table from its columns: a heading and what stands below it.
fn table<T>(rows: &[T], columns: &[(&str, &dyn Fn(&T) -> String)]) -> Rows {
    let head = columns.iter().map(|(head, _)| (*head).to_owned()).collect();
    let row = |one: &T| columns.iter().map(|(_, cell)| cell(one)).collect();
    std::iter::once(head).chain(rows.iter().map(row)).collect()
}

pub fn personas(names: &Names<'_>) -> Rows {
    table(
        &names.workspace.personas,
        &[
            ("Naam", &|one| one.name.clone()),
            ("Soort klant", &|one| maybe(one.customer_kind)),
            ("Heeft een eigen route nodig", &|one| mark(one.route_required)),
            ("Behoeften", &|one| one.needs.clone()),
            ("Motieven", &|one| several(&one.motives, |motive| said(*motive))),
            ("Gewoonten", &|one| one.habits.clone()),
            ("Voorkeurskanalen", &|one| several(&one.preferred_channels, |id| names.channel(id))),
            ("Hoofdapparaat", &|one| {
                one.primary_device.as_ref().map_or_else(String::new, |id| names.device(id))
            }),
            ("Vertrouwt", &|one| several(&one.trusted_sources, |source| said(*source))),
        ],
    )
}

pub fn departments(names: &Names<'_>) -> Rows {
    let outside: &dyn Fn(&Department) -> String = &|one| mark(one.external);
    table(
        &names.workspace.departments,
        &[("Naam", &|one| one.name.clone()), ("Buiten de organisatie", outside)],
    )
}

pub fn segments(names: &Names<'_>) -> Rows {
    table(
        &names.workspace.segments,
        &[("Naam", &|one| one.name.clone()), ("Al klant", &|one| mark(one.existing_customers))],
    )
}

pub fn stages(names: &Names<'_>) -> Rows {
    table(
        &names.workspace.lifecycle_stages,
        &[
            ("Naam", &|one| one.name.clone()),
            ("Relatie", &|one| maybe(one.relation)),
            ("Wanneer wij het zo noemen", &|one| one.org_definition.clone()),
            ("Wanneer klanten dat zouden doen", &|one| one.customer_view.clone()),
            ("Die kloppen samen", &|one| known(one.views_match)),
        ],
    )
}

pub fn markets(names: &Names<'_>) -> Rows {
    table(
        &names.workspace.markets,
        &[
            ("Naam", &|one| one.name.clone()),
            ("Landcode", &|one| one.country.clone()),
            ("Talen", &|one| several(&one.languages, |lang| said(*lang))),
        ],
    )
}

pub fn contents(names: &Names<'_>) -> Rows {
    table(
        &names.workspace.content,
        &[
            ("Titel", &|one| one.title.clone()),
            ("Soort", &|one| said(one.kind)),
            ("Voor welke fase", &|one| maybe(one.phase)),
        ],
    )
}

pub fn objectives(names: &Names<'_>) -> Rows {
    table(
        &names.workspace.objectives,
        &[
            ("Doelstelling", &|one| one.text.clone()),
            ("Van wie", &|one| said(one.level)),
            ("Wat het wil", &|one| said(one.goal)),
            ("Welk segment", &|one| {
                one.target_segment.as_ref().map_or_else(String::new, |id| names.segment(id))
            }),
        ],
    )
}

pub fn systems(names: &Names<'_>) -> Rows {
    table(&names.workspace.systems, &[("Naam", &|one| one.name.clone()), ("Soort", &|one| said(one.kind))])
}

pub fn sources(names: &Names<'_>) -> Rows {
    table(
        &names.workspace.data_sources,
        &[
            ("Naam", &|one| one.name.clone()),
            ("Van ons", &|one| mark(one.own)),
            ("Platform", &|one| one.platform.clone()),
            ("Persoonsgegevens", &|one| mark(one.personal_data)),
            ("Gebruikt voor", &|one| one.used_for.clone()),
        ],
    )
}

pub fn needs(names: &Names<'_>) -> Rows {
    table(
        &names.journey.needs,
        &[
            ("Vraag", &|one| one.text.clone()),
            ("Fase", &|one| names.phase(&one.phase)),
            ("Belang", &|one| number(one.importance)),
        ],
    )
}

/// A touchpoint with its phase.
type Placed<'a> = (&'a Phase, &'a Touchpoint);

/// The touchpoints in the order of their numbers.
pub fn touchpoints(names: &Names<'_>) -> Rows {
    let phases = names.journey.phases.iter();
    let all = phases.flat_map(|phase| phase.touchpoints.iter().map(|one| (&**phase, &**one)));
    let mut all: Vec<Placed<'_>> = all.collect();
    all.sort_by_key(|(_, one)| one.number);
    let places = table::<Placed<'_>>(
        &all,
        &[
            ("Titel", &|(_, one)| one.title.clone()),
            ("Fase", &|(phase, _)| phase.name.clone()),
            ("Kanaal", &|(_, one)| names.channel(&one.channel)),
            ("Alle eigenaren", &|(_, one)| several(&one.owners, |id| names.department(id))),
            ("Mediatype", &|(_, one)| maybe(one.media_type)),
            ("Beïnvloedbaarheid", &|(_, one)| maybe(one.influence)),
            ("Afzender", &|(_, one)| maybe(one.source)),
            ("Status", &|(_, one)| said(one.status)),
            ("Groep in de inventaris", &|(_, one)| {
                let group = vocabulary::INVENTORY_GROUPS.iter().find(|(id, _)| *id == one.inventory_group);
                group.map_or_else(String::new, |(_, label)| label.text(NL).to_owned())
            }),
            ("Online of offline", &|(_, one)| maybe(one.mode)),
            ("Richting", &|(_, one)| maybe(one.direction)),
            ("Apparaten", &|(_, one)| several(&one.devices, |id| names.device(id))),
            ("Platform", &|(_, one)| one.platform.clone()),
            ("Hoe we het beïnvloeden", &|(_, one)| several(&one.levers, |lever| said(*lever))),
            ("Persona’s", &|(_, one)| several(&one.personas, |id| names.persona(id))),
            ("Segmenten", &|(_, one)| several(&one.segments, |id| names.segment(id))),
            ("Markten", &|(_, one)| several(&one.markets, |id| names.market(id))),
            ("Relaties", &|(_, one)| several(&one.relations, |relation| said(*relation))),
            ("Reizen beginnen hier", &|(_, one)| mark(one.entry)),
            ("Hier wordt gekocht", &|(_, one)| mark(one.conversion)),
            ("Hoe reizen hier eindigen", &|(_, one)| maybe(one.exit)),
        ],
    );
    beside(places, notes(names, &all))
}

/// What is noted of touchpoints beside who and where.
fn notes(names: &Names<'_>, all: &[Placed<'_>]) -> Rows {
    table(
        all,
        &[
            ("Gevoel", &|(_, one)| {
                one.emotion
                    .and_then(vocabulary::emotion_label)
                    .map_or_else(String::new, |label| label.text(NL).to_owned())
            }),
            ("Belang", &|(_, one)| number(one.importance)),
            ("Moeite voor ons", &|(_, one)| number(one.effort)),
            ("Moment van de waarheid", &|(_, one)| maybe(one.moment_of_truth)),
            ("Wij denken", &|(_, one)| number(one.expectation.assumed)),
            ("Klant verwacht", &|(_, one)| number(one.expectation.expected)),
            ("Ons eigen cijfer", &|(_, one)| number(one.expectation.own_view)),
            ("Ervaren", &|(_, one)| number(one.expectation.experienced)),
            ("Hoeveel beloofd", &|(_, one)| number(one.promise.as_ref().map(|promise| promise.level))),
            ("Belofte", &|(_, one)| {
                one.promise.as_ref().map_or_else(String::new, |promise| promise.text.clone())
            }),
            ("Vragen die het moet beantwoorden", &|(_, one)| several(&one.answers, |id| names.need(id))),
            ("Inhoud", &|(_, one)| several(&one.content, |id| names.content(id))),
            ("Heeft inhoud", &|(_, one)| known(one.has_content)),
            ("Datum van de inhoud", &|(_, one)| number(one.content_date)),
            ("Oproep tot actie", &|(_, one)| {
                one.call_to_action.as_ref().map_or_else(String::new, |call| call.label.clone())
            }),
            ("Verplichte velden", &|(_, one)| number(one.mandatory_fields)),
            ("Nodigt uit tot delen", &|(_, one)| mark(one.invites_sharing)),
            ("Toont wat anderen vinden", &|(_, one)| mark(one.social_proof)),
            ("Geeft een reden om terug te komen", &|(_, one)| mark(one.return_hook)),
            ("Tactiek", &|(_, one)| maybe(one.tactic)),
            ("Doelen van gericht contact", &|(_, one)| {
                several(&one.contact_purposes, |purpose| said(*purpose))
            }),
            ("Er luistert iemand", &|(_, one)| known(one.monitored)),
            ("Antwoord binnen minuten", &|(_, one)| {
                number(one.response_policy.as_ref().map(|policy| policy.norm_minutes))
            }),
            ("Wie antwoordt", &|(_, one)| {
                let owner = one.response_policy.as_ref().and_then(|policy| policy.owner.as_ref());
                owner.map_or_else(String::new, |id| names.department(id))
            }),
        ],
    )
}

/// Two tables with the same rows as one.
fn beside(one: Rows, other: Rows) -> Rows {
    one.into_iter().zip(other).map(|(left, right)| [left, right].concat()).collect()
}

/// Where next steps lead, in the order of the map, since the places have to be there first.
pub fn next_steps(names: &Names<'_>) -> Rows {
    let all: Vec<&Touchpoint> = names.journey.touchpoints().map(|one| &**one).collect();
    let target = |one: &&Touchpoint| {
        let target = one.call_to_action.as_ref().and_then(|call| call.target.as_ref());
        let there = target.filter(|id| names.journey.touchpoint(id).is_some());
        there.map_or_else(String::new, |id| names.touchpoint(id))
    };
    table(&all, &[("Titel", &|one| one.title.clone()), ("Leidt naar", &target)])
}

/// The transitions as lines of quick entry, between numbers.
pub fn steps(names: &Names<'_>) -> Vec<String> {
    let number = |id: &Id<Touchpoint>| names.journey.touchpoint(id).expect("a touchpoint").number;
    let all = names.journey.all_transitions();
    all.map(|step| format!("{} > {}", number(&step.from), number(&step.to))).collect()
}

/// What kind of step each is, and what is handed over.
pub fn transitions(names: &Names<'_>) -> Rows {
    let all: Vec<&Transition> = names.journey.all_transitions().map(|one| &**one).collect();
    let what = |one: &&Transition| one.handover.as_ref().map_or_else(String::new, |known| known.what.clone());
    let data = |one: &&Transition| known(one.handover.as_ref().and_then(|handover| handover.data_passed));
    table(
        &all,
        &[
            ("Van", &|one| names.touchpoint(&one.from)),
            ("Naar", &|one| names.touchpoint(&one.to)),
            ("Soort", &|one| said(one.kind)),
            ("Wat wordt overgedragen", &what),
            ("De gegevens gaan mee", &data),
        ],
    )
}

pub fn triggers(names: &Names<'_>) -> Rows {
    table(
        &names.journey.triggers,
        &[
            ("Wat er gebeurt", &|one| one.name.clone()),
            ("Fase", &|one| names.phase(&one.phase)),
            ("Soort", &|one| said(one.kind)),
            ("Bedoeld als signaal", &|one| said(one.signal)),
            ("Persoonsgegevens", &|one| mark(one.uses_personal_data)),
            ("Opgemerkt door", &|one| one.system.as_ref().map_or_else(String::new, |id| names.system(id))),
            ("Beantwoord door", &|one| several(&one.responses, |id| names.touchpoint(id))),
            ("Antwoord binnen minuten", &|one| number(one.max_latency_minutes)),
            ("Antwoordt in minuten", &|one| number(one.actual_latency_minutes)),
        ],
    )
}

pub fn permissions(names: &Names<'_>) -> Rows {
    table(
        &names.workspace.consent_rules,
        &[
            ("Doelen", &|one| several(&one.purposes, |purpose| said(*purpose))),
            ("Kanalen", &|one| several(&one.channels, |id| names.channel(id))),
            ("Relaties", &|one| several(&one.relations, |relation| said(*relation))),
            ("Markten", &|one| several(&one.markets, |id| names.market(id))),
            ("Grondslag", &|one| said(one.basis)),
            ("Bewijs", &|one| mark(one.proof)),
            ("Waar het bewijs staat", &|one| one.proof_where.clone()),
            ("Uitweg", &|one| one.withdrawal_route.clone().unwrap_or_default()),
            ("Even makkelijk als ja", &|one| known(one.withdrawal_as_easy)),
            ("Tot en met", &|one| number(one.valid_until)),
            ("Voor wie", &|one| said(one.person_kind)),
        ],
    )
}

pub fn contacts(names: &Names<'_>) -> Rows {
    let all: Vec<&PlannedContact> = names.journey.planned_contacts.iter().map(|one| &**one).collect();
    table(
        &all,
        &[
            ("Contact", &|one| one.name.clone()),
            ("Dag", &|one| one.date.to_string()),
            ("Kanaal", &|one| names.channel(&one.channel)),
            ("Aan wie", &|one| one.audience.as_ref().map_or_else(String::new, |id| names.segment(id))),
            ("Stand", &|one| said(one.status)),
            ("Loopt vanzelf", &|one| said(one.automation)),
            ("Waarom", &|one| said(one.goal)),
            ("Eigenaar", &|one| one.owner.as_ref().map_or_else(String::new, |id| names.department(id))),
            ("Fase", &|one| names.phase(&one.phase)),
            ("Inhoud is er", &|one| known(one.has_content)),
            ("Doeleinde in de wet", &|one| said(one.purpose)),
            ("Hoe persoonlijk", &|one| said(one.personalisation)),
            ("Relatie", &|one| maybe(one.relation)),
            ("Markt", &|one| one.market.as_ref().map_or_else(String::new, |id| names.market(id))),
            ("Persoon in de wet", &|one| said(one.person_kind)),
        ],
    )
}

pub fn metrics(names: &Names<'_>) -> Rows {
    let all =
        names.journey.touchpoints().flat_map(|one| one.metrics.iter().map(move |metric| (&**one, metric)));
    let all: Vec<(&Touchpoint, &Metric)> = all.collect();
    table(
        &all,
        &[
            ("Contactmoment", &|(one, _)| one.title.clone()),
            ("Maatstaf", &|(_, metric)| metric.name.clone()),
            ("Doelstelling", &|(_, metric)| {
                metric.objective.as_ref().map_or_else(String::new, |id| names.objective(id))
            }),
            ("Soort cijfer", &|(_, metric)| said(metric.kind)),
            ("Gewenst", &|(_, metric)| number(metric.target)),
            ("Gemeten", &|(_, metric)| number(metric.measured)),
            ("Eenheid", &|(_, metric)| maybe(metric.unit)),
            ("Datum", &|(_, metric)| number(metric.measured_on)),
            ("Minder is beter", &|(_, metric)| mark(metric.lower_is_better)),
        ],
    )
}

pub fn cases(names: &Names<'_>) -> Rows {
    let all: Vec<&ResponseCase> = names.journey.cases.iter().map(|one| &**one).collect();
    let time = |one: &&ResponseCase| match (one.opened.hour(), one.opened.minute()) {
        (0, 0) => String::new(),
        (hour, minute) => format!("{hour:02}:{minute:02}"),
    };
    table(
        &all,
        &[
            ("Contactmoment", &|one| names.touchpoint(&one.touchpoint)),
            ("Binnengekomen", &|one| one.opened.date().to_string()),
            ("Tijdstip", &time),
            ("Soort", &|one| said(one.kind)),
            ("Toon", &|one| said(one.sentiment)),
            ("Onderwerp", &|one| one.topic.clone()),
            ("Eerste antwoord, min", &|one| number(one.first_response_minutes)),
            ("Komt door", &|one| maybe(one.root_cause)),
            ("Wat er gebeurde", &|one| one.summary.clone()),
            ("Openbaar", &|one| mark(one.public)),
        ],
    )
}
