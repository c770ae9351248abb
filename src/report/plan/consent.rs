//! Which contact is allowed on which ground, who relies on that, and what the law forbids. No legal
//! advice, and nothing about single persons.

use super::cells::figure;
use super::{Part, Plan, passing};
use crate::analysis::{Names, Position, Positions, Standing, Study, positions};
use crate::model::{ChannelId, ConsentRule, ContactPurpose, Id, LegalBasis, Market, Relation, SubjectRef};
use crate::report::{Cell, Column, Section, Table};
use crate::vocabulary::{Label, Labelled, RESTRICTIONS, date};

/// What stands over every picture of permissions.
pub const NO_ADVICE: Label = Label::new(
    "This is a checklist and no legal advice. Have it checked by somebody who knows the law.",
    "Dit is een checklist en geen juridisch advies. Laat het nakijken door iemand die de wet kent.",
);
/// What does not belong in a file that is mailed around.
pub const NOBODY: Label = Label::new(
    "Each line is about a kind of message, never about one customer: names and addresses do not belong here.",
    "Elke regel gaat over een soort bericht, nooit over één klant: namen en adressen horen hier niet.",
);
/// Beside every restriction.
pub const HAVE_CHECKED: Label = Label::new("have this checked", "laat dit controleren");
const ANY_CHANNEL: Label = Label::new("any channel", "elk kanaal");
const ANY_RELATION: Label = Label::new("any relation", "elke relatie");
const ANY_MARKET: Label = Label::new("any market", "elke markt");
const NO_PROOF: Label = Label::new("no proof", "geen bewijs");
const NO_WAY_OUT: Label = Label::new("no way out", "geen uitweg");
const UNTIL: Label = Label::new("until {day}", "tot en met {day}");
const NO_BASIS: Label = Label::new("no basis", "geen grondslag");
const LAPSED: Label = Label::new("not valid", "niet geldig");
const FORBIDDEN: Label = Label::new("not allowed here?", "hier niet toegestaan?");
const HOLDS: Label = Label::new("holds", "geldt");

/// Every kind of message with what allows it and who relies on that, as far as the filter lets through.
/// With a persona, a segment or an owner in the filter only what one of theirs relies on is left.
pub fn grounds(plan: &Plan<'_>) -> Positions {
    let study = Study::new(plan.workspace, plan.journey, plan.as_of);
    let mut all = positions(&study, |by| passes(plan, by));
    let filter = plan.filter;
    let asks = filter.persona.is_some() || filter.segment.is_some() || filter.owner.is_some();
    let keeps = |(row, cells): (&(Option<ChannelId>, ContactPurpose), &Vec<Position>)| {
        let channel = filter.channel.as_ref().is_none_or(|id| row.0.as_ref().is_none_or(|known| known == id));
        channel && (!asks || cells.iter().any(|cell| !cell.uses.is_empty()))
    };
    let kept: Vec<bool> = all.rows.iter().zip(&all.cells).map(keeps).collect();
    let mut at = kept.iter();
    all.rows.retain(|_| *at.next().unwrap_or(&true));
    let mut at = kept.iter();
    all.cells.retain(|_| *at.next().unwrap_or(&true));
    all
}

fn passes(plan: &Plan<'_>, by: &SubjectRef) -> bool {
    let journey = plan.journey;
    match by {
        SubjectRef::Touchpoint(id) => {
            journey.touchpoint(id).is_some_and(|one| plan.filter.lets_touchpoint(one))
        }
        SubjectRef::PlannedContact(id) => {
            let contact = journey.planned_contacts.iter().find(|one| one.id == *id);
            contact.is_some_and(|one| {
                let at = one.touchpoint.as_ref().and_then(|id| journey.touchpoint(id));
                passing::contact(plan.filter, one, at.map(|at| &**at))
            })
        }
        _ => true,
    }
}

impl Plan<'_> {
    /// "E-mail · Marketing": what a row of the permissions is about.
    pub fn kind_of_message(&self, row: &(Option<ChannelId>, ContactPurpose)) -> (String, String) {
        let channel =
            row.0.as_ref().map_or_else(|| ANY_CHANNEL.text(self.lang).to_owned(), |id| self.channel(id));
        (channel, row.1.label().text(self.lang).to_owned())
    }

    /// "Customer · Netherlands": whom a column of the permissions is about.
    pub fn kind_of_receiver(&self, column: &(Option<Relation>, Option<Id<Market>>)) -> (String, String) {
        let relation = column.0.map_or(ANY_RELATION, Labelled::label).text(self.lang).to_owned();
        let name = |id: &Id<Market>| {
            let known = self.workspace.markets.iter().find(|market| market.id == *id);
            known.map_or_else(|| id.to_string(), |market| market.name.clone())
        };
        (relation, column.1.as_ref().map_or_else(|| ANY_MARKET.text(self.lang).to_owned(), name))
    }

    /// What a position rests on: each basis once.
    pub fn rests_on(&self, position: &Position) -> String {
        let mut bases: Vec<&str> = Vec::new();
        for rule in self.rules_of(position) {
            let text = rule.basis.label().text(self.lang);
            if !bases.contains(&text) {
                bases.push(text);
            }
        }
        bases.join(", ")
    }

    /// The permissions of a position.
    pub fn rules_of<'b>(&'b self, position: &'b Position) -> impl Iterator<Item = &'b ConsentRule> {
        self.workspace.consent_rules.iter().filter(|rule| position.rules.contains(&rule.id))
    }

    /// What is amiss with a position or worth knowing, in a few words each, the worst first.
    pub fn remarks_on(&self, position: &Position) -> Vec<String> {
        let mut remarks = Vec::new();
        if let Some(label) = amiss(position.standing) {
            remarks.push(label.text(self.lang).to_owned());
        }
        let rules: Vec<&ConsentRule> =
            self.rules_of(position).filter(|rule| rule.basis != LegalBasis::NoBasis).collect();
        let mut say = |fits: fn(&ConsentRule) -> bool, label: Label| {
            if rules.iter().any(|rule| fits(rule)) {
                remarks.push(label.text(self.lang).to_owned());
            }
        };
        say(lacks_proof, NO_PROOF);
        say(lacks_way_out, NO_WAY_OUT);
        if let Some(until) = rules.iter().filter_map(|rule| rule.valid_until).min() {
            remarks.push(UNTIL.fill(self.lang, &[("day", &date(until, self.lang))]));
        }
        remarks
    }

    /// Whether something may be sent, in words.
    pub fn standing(&self, standing: Standing) -> &'static str {
        amiss(standing).unwrap_or(HOLDS).text(self.lang)
    }

    /// What a permission is about, in a few words.
    pub fn permission(&self, rule: &ConsentRule) -> String {
        let names = Names::new(self.workspace, self.journey, self.lang);
        names.subject(&SubjectRef::ConsentRule(rule.id.clone()))
    }
}

/// The words for a standing that is none.
const fn amiss(standing: Standing) -> Option<Label> {
    match standing {
        Standing::Unsaid | Standing::Holds => None,
        Standing::Forbidden(_) => Some(FORBIDDEN),
        Standing::Lapsed => Some(LAPSED),
        Standing::NoBasis => Some(NO_BASIS),
    }
}

fn lacks_proof(rule: &ConsentRule) -> bool {
    rule.basis == LegalBasis::Consent && !rule.proof
}

fn lacks_way_out(rule: &ConsentRule) -> bool {
    let needs =
        matches!(rule.basis, LegalBasis::Consent | LegalBasis::SoftOptIn | LegalBasis::LegitimateInterest);
    let route = rule.withdrawal_route.as_deref().unwrap_or_default();
    needs && (route.trim().is_empty() || rule.withdrawal_as_easy == Some(false))
}

/// The section of a report, and what the view exports.
pub fn section(plan: &Plan<'_>) -> Section {
    let mut section = plan.section(Part::Consent);
    let all = grounds(plan);
    let tables = [matrix(plan, &all), permissions(plan, &all), reliances(plan, &all), restrictions(plan)];
    let is_main = |table: &Table| table.id == "permissions";
    section.tables = tables.into_iter().filter(|table| is_main(table) || !table.rows.is_empty()).collect();
    section.paragraphs = vec![NO_ADVICE.text(plan.lang).to_owned(), NOBODY.text(plan.lang).to_owned()];
    if all.cells.iter().flatten().any(|cell| !cell.uses.is_empty()) {
        section.paragraphs.push(TIMES.text(plan.lang).to_owned());
    }
    section
}

const TIMES: Label = Label::new(
    "“× 2” in the first table: two touchpoints or planned contacts rely on it.",
    "‘× 2’ in de eerste tabel: twee contactmomenten of geplande contacten leunen erop.",
);
const TITLE: Label = Label::new("Which message to whom", "Welk bericht aan wie");
const CHANNEL: Label = Label::new("Channel", "Kanaal");
const PURPOSE: Label = Label::new("Purpose", "Doel");

/// Rows are kinds of message, columns kinds of receiver.
fn matrix(plan: &Plan<'_>, all: &Positions) -> Table {
    let mut table = plan.grid("consent-matrix", TITLE, &[(CHANNEL, 20), (PURPOSE, 14)], Vec::new());
    for column in &all.columns {
        let (relation, market) = plan.kind_of_receiver(column);
        table.columns.push(Column::new(format!("{relation} · {market}"), 28));
    }
    for (row, cells) in all.rows.iter().zip(&all.cells) {
        let (channel, purpose) = plan.kind_of_message(row);
        let mut line: Vec<Cell> = vec![channel.into(), purpose.into()];
        line.extend(cells.iter().map(|cell| told(plan, cell).into()));
        table.rows.push(line);
    }
    table
}

/// A position in one cell: what it rests on, what is amiss, how many rely on it.
fn told(plan: &Plan<'_>, cell: &Position) -> String {
    let mut parts = vec![plan.rests_on(cell)];
    parts.extend(plan.remarks_on(cell));
    if !cell.uses.is_empty() {
        parts.push(format!("× {}", cell.uses.len()));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("; ")
}

fn permissions(plan: &Plan<'_>, all: &Positions) -> Table {
    const TITLE: Label = Label::new("Permissions", "Toestemmingen");
    let columns = [
        (Label::new("About", "Waarover"), 30),
        (Label::new("Channels", "Kanalen"), 22),
        (Label::new("Purposes", "Doelen"), 22),
        (Label::new("Relations", "Relaties"), 18),
        (Label::new("Markets", "Markten"), 18),
        (Label::new("For whom", "Voor wie"), 16),
        (Label::new("Basis", "Grondslag"), 18),
        (Label::new("Proof", "Bewijs"), 8),
        (Label::new("Where the proof is", "Waar het bewijs staat"), 20),
        (Label::new("Way out", "Uitweg"), 20),
        (Label::new("As easy as yes", "Even makkelijk als ja"), 12),
        (Label::new("From", "Vanaf"), 14),
        (Label::new("Until", "Tot en met"), 14),
        (Label::new("Withdrawn", "Ingetrokken"), 10),
        (Label::new("Relied on by", "Gebruikt door"), 12),
        (Label::new("Note", "Opmerking"), 30),
    ];
    let rules = plan.workspace.consent_rules.iter().filter(|rule| is_left(plan, all, rule));
    let rows = rules.map(|rule| permission(plan, all, rule)).collect();
    plan.grid("permissions", TITLE, &columns, rows)
}

/// Whether a permission is within what the filter lets through.
pub fn is_left(plan: &Plan<'_>, all: &Positions, rule: &ConsentRule) -> bool {
    plan.filter.is_open() || all.cells.iter().flatten().any(|cell| cell.rules.contains(&rule.id))
}

fn permission(plan: &Plan<'_>, all: &Positions, rule: &ConsentRule) -> Vec<Cell> {
    let markets: Vec<String> =
        rule.markets.iter().map(|id| plan.kind_of_receiver(&(None, Some(id.clone()))).1).collect();
    vec![
        plan.permission(rule).into(),
        plan.channels(&rule.channels),
        plan.words(&rule.purposes),
        plan.words(&rule.relations),
        markets.join("; ").into(),
        plan.word(Some(rule.person_kind)),
        plan.word(Some(rule.basis)),
        plan.mark(rule.proof),
        rule.proof_where.as_str().into(),
        rule.withdrawal_route.as_deref().unwrap_or_default().into(),
        plan.known(rule.withdrawal_as_easy),
        rule.valid_from.into(),
        rule.valid_until.into(),
        plan.mark(rule.withdrawn),
        figure(u32::try_from(relying(all, &rule.id)).ok()),
        rule.note.as_str().into(),
    ]
}

/// How many touchpoints and contacts rely on a permission, each once.
pub fn relying(all: &Positions, rule: &Id<ConsentRule>) -> usize {
    let cells = all.cells.iter().flatten().filter(|cell| cell.rules.contains(rule));
    let mut by: Vec<&SubjectRef> = Vec::new();
    for what in cells.flat_map(|cell| cell.uses.iter()) {
        if !by.contains(&&what.by) {
            by.push(&what.by);
        }
    }
    by.len()
}

fn reliances(plan: &Plan<'_>, all: &Positions) -> Table {
    const TITLE: Label = Label::new("Who relies on it", "Wie erop leunt");
    let columns = [
        (Label::new("Touchpoint or contact", "Contactmoment of contact"), 32),
        (CHANNEL, 20),
        (PURPOSE, 14),
        (Label::new("Relation", "Relatie"), 16),
        (Label::new("Market", "Markt"), 16),
        (Label::new("Day", "Dag"), 14),
        (Label::new("Rests on", "Rust op"), 20),
        (Label::new("Stands", "Houdt stand"), 20),
    ];
    let names = Names::new(plan.workspace, plan.journey, plan.lang);
    let mut rows = Vec::new();
    for (row, cells) in all.rows.iter().zip(&all.cells) {
        for (column, cell) in all.columns.iter().zip(cells) {
            let ((channel, purpose), (relation, market)) =
                (plan.kind_of_message(row), plan.kind_of_receiver(column));
            for what in &cell.uses {
                rows.push(vec![
                    names.subject(&what.by).into(),
                    channel.as_str().into(),
                    purpose.as_str().into(),
                    relation.as_str().into(),
                    market.as_str().into(),
                    Some(what.day).into(),
                    plan.rests_on(cell).into(),
                    plan.standing(what.standing).into(),
                ]);
            }
        }
    }
    plan.grid("relied-on", TITLE, &columns, rows)
}

/// What the law forbids: what every file knows, then the file's own.
fn restrictions(plan: &Plan<'_>) -> Table {
    const TITLE: Label =
        Label::new("Legal restrictions: have these checked", "Wettelijke beperkingen: laat deze controleren");
    let columns = [
        (Label::new("Country", "Land"), 10),
        (CHANNEL, 20),
        (PURPOSE, 14),
        (Label::new("Basis that falls away", "Grondslag die vervalt"), 22),
        (Label::new("Protects", "Beschermt"), 16),
        (Label::new("From", "Vanaf"), 14),
        (Label::new("Until", "Tot en met"), 14),
        (Label::new("Exceptions", "Uitzonderingen"), 36),
        (Label::new("Source", "Bron"), 36),
    ];
    let lang = plan.lang;
    let passes = |channel: &str| plan.filter.channel.as_ref().is_none_or(|id| id.as_str() == channel);
    let built_in = RESTRICTIONS.iter().filter(|known| passes(known.channel)).map(|known| {
        vec![
            known.country.into(),
            plan.channel(&ChannelId::new(known.channel)).into(),
            plan.word(Some(known.purpose)),
            plan.word(Some(known.basis)),
            plan.word(Some(known.person_kind)),
            Some(known.from).into(),
            "".into(),
            known.exceptions.text(lang).into(),
            known.source.text(lang).into(),
        ]
    });
    let own = plan.workspace.legal_restrictions.iter().filter(|own| passes(own.channel.as_str()));
    let own = own.map(|own| {
        vec![
            own.country.as_str().into(),
            plan.channel(&own.channel).into(),
            plan.word(Some(own.purpose)),
            plan.word(Some(own.basis)),
            plan.word(Some(own.person_kind)),
            Some(own.from).into(),
            own.until.into(),
            own.exceptions.as_str().into(),
            own.source_note.as_str().into(),
        ]
    });
    plan.grid("legal-restrictions", TITLE, &columns, built_in.chain(own).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use crate::report::plan::{Filter, sample};

    #[test]
    fn the_matrix_names_basis_and_trouble_and_who_relies_on_it() {
        let workspace = sample::sample("zwaluw-en-spaak-en");
        let filter = Filter::default();
        let plan = sample::plan(&workspace, &filter, Lang::En);
        let section = section(&plan);
        let ids: Vec<_> = section.tables.iter().map(|table| table.id.as_str()).collect();
        assert_eq!(ids, ["consent-matrix", "permissions", "relied-on", "legal-restrictions"]);
        let texts = |at: usize| -> Vec<String> {
            let table: &Table = &section.tables[at];
            assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{}", table.id);
            table
                .rows
                .iter()
                .map(|row| row.iter().map(|cell| cell.text(Lang::En)).collect::<Vec<_>>().join("|"))
                .collect()
        };
        let messaging = texts(0).into_iter().find(|row| row.starts_with("Messaging")).unwrap();
        assert!(messaging.contains("Consent; not valid; until 30 April 2026"), "{messaging}");
        let research = texts(0).into_iter().find(|row| row.contains("E-mail|Research")).unwrap();
        assert!(research.contains("no proof"), "{research}");
        assert_eq!(texts(1).len(), 6);
        assert!(texts(3)[0].contains("have this checked"));
        assert!(section.paragraphs[0].contains("no legal advice"));
    }

    #[test]
    fn a_channel_leaves_its_rows_and_an_owner_what_it_sends() {
        let workspace = sample::sample("zwaluw-en-spaak-en");
        let filter = Filter { channel: Some(Id::new("phone")), ..Filter::default() };
        let plan = sample::plan(&workspace, &filter, Lang::En);
        assert!(grounds(&plan).rows.iter().all(|(channel, _)| channel.as_ref() == filter.channel.as_ref()));
        assert_eq!(section(&plan).tables[1].rows.len(), 1);
        let filter = Filter { owner: Some(Id::new("pr")), ..Filter::default() };
        let plan = sample::plan(&workspace, &filter, Lang::En);
        assert!(grounds(&plan).rows.is_empty(), "public relations write to nobody known");
    }
}
