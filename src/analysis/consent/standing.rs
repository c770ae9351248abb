//! Every kind of message that the file knows, side by side: what allows it, who relies on that, and
//! whether it stands. The same questions that the rules ask, as a table. No legal advice.

use super::basis::{At, Ban, Sort, Use, ban, bans, holds, matching, uses};
use crate::analysis::study::Study;
use crate::model::*;
use crate::vocabulary;

/// Whether a kind of message may be sent, as far as the file says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nothing speaks of it and nothing is sent.
    #[default]
    Unsaid,
    /// A permission holds.
    Holds,
    /// A law seems to take the permission away; its place among those built in and then the file's own.
    Forbidden(usize),
    /// There is a permission, and it has ended, was withdrawn or has not begun.
    Lapsed,
    /// It is sent and no permission speaks of it.
    NoBasis,
}

/// Something that is sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Reliance {
    /// The touchpoint or the planned contact.
    pub by: SubjectRef,
    /// When: the day of the contact, or that of the question.
    pub day: Date,
    /// Whether it may be.
    pub standing: Standing,
}

/// A kind of message for a relation and a market.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Position {
    /// The permissions that are about it.
    pub rules: Vec<Id<ConsentRule>>,
    /// Who relies on them.
    pub uses: Vec<Reliance>,
    /// Whether it may be sent; the worst of its uses.
    pub standing: Standing,
}

/// All of them: rows are channels with purposes, columns relations with markets. Unset means any.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Positions {
    /// Channel and purpose of each row.
    pub rows: Vec<(Option<ChannelId>, ContactPurpose)>,
    /// Relation and market of each column.
    pub columns: Vec<(Option<Relation>, Option<Id<Market>>)>,
    /// Row by row.
    pub cells: Vec<Vec<Position>>,
}

impl Positions {
    /// The cell at a row and a column.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Position> {
        self.cells.get(row)?.get(column)
    }
}

/// The kinds of message that a file's permissions speak of or that something sends; `passes` says whose
/// messages count.
pub fn positions(study: &Study<'_>, passes: impl Fn(&SubjectRef) -> bool) -> Positions {
    let uses: Vec<Use<'_>> = uses(study).into_iter().filter(|what| passes(&subject(what))).collect();
    let bans = bans(study.workspace);
    let (rows, columns) = (rows(study, &uses), columns(study, &uses));
    let row = |(channel, purpose): &(Option<ChannelId>, ContactPurpose)| {
        let cell = |column| position(study, (&uses, &bans), (channel.as_ref(), *purpose), column);
        columns.iter().map(cell).collect()
    };
    Positions { cells: rows.iter().map(row).collect(), rows, columns }
}

fn subject(what: &Use<'_>) -> SubjectRef {
    match &what.at {
        At::Touchpoint(view) => SubjectRef::Touchpoint(view.touchpoint.id.clone()),
        At::Contact(contact) => SubjectRef::PlannedContact(contact.id.clone()),
    }
}

/// Channels and purposes, in the order of the vocabulary.
fn rows(study: &Study<'_>, uses: &[Use<'_>]) -> Vec<(Option<ChannelId>, ContactPurpose)> {
    let mut rows: Vec<(Option<ChannelId>, ContactPurpose)> = Vec::new();
    let mut add = |row: (Option<ChannelId>, ContactPurpose)| {
        if !rows.contains(&row) {
            rows.push(row);
        }
    };
    for rule in &study.workspace.consent_rules {
        for purpose in &rule.purposes {
            match rule.channels.is_empty() {
                true => add((None, *purpose)),
                false => rule.channels.iter().for_each(|id| add((Some(id.clone()), *purpose))),
            }
        }
    }
    uses.iter().for_each(|what| add((Some(what.sort.channel.clone()), what.sort.purpose)));
    let place = |id: &Option<ChannelId>| {
        let id = id.as_ref().map(Id::as_str);
        let known = vocabulary::channels().position(|channel| Some(channel.id) == id);
        (id.is_some(), known.unwrap_or(usize::MAX), id.unwrap_or_default().to_owned())
    };
    rows.sort_by_cached_key(|(channel, purpose)| (place(channel), *purpose as usize));
    rows
}

/// Relations and markets that something names; any, where something names none.
fn columns(study: &Study<'_>, uses: &[Use<'_>]) -> Vec<(Option<Relation>, Option<Id<Market>>)> {
    let rules = &study.workspace.consent_rules;
    let relations = Relation::ALL.iter().copied().filter(|relation| {
        rules.iter().any(|rule| rule.relations.contains(relation))
            || uses.iter().any(|what| what.sort.relation == Some(*relation))
    });
    let mut relations: Vec<Option<Relation>> = relations.map(Some).collect();
    if relations.is_empty() || uses.iter().any(|what| what.sort.relation.is_none()) {
        relations.push(None);
    }
    let markets = study.workspace.markets.iter().map(|market| &market.id).filter(|id| {
        rules.iter().any(|rule| rule.markets.contains(id))
            || uses.iter().any(|what| what.sort.market == Some(*id))
    });
    let mut markets: Vec<Option<Id<Market>>> = markets.cloned().map(Some).collect();
    if markets.is_empty() || uses.iter().any(|what| what.sort.market.is_none()) {
        markets.push(None);
    }
    let with = |relation: Option<Relation>| markets.iter().map(move |market| (relation, market.clone()));
    relations.into_iter().flat_map(with).collect()
}

fn position(
    study: &Study<'_>,
    (uses, bans): (&[Use<'_>], &[Ban<'_>]),
    (channel, purpose): (Option<&ChannelId>, ContactPurpose),
    (relation, market): &(Option<Relation>, Option<Id<Market>>),
) -> Position {
    let none = ChannelId::default();
    let id = channel.unwrap_or(&none);
    let like = channel.map_or("", |id| study.channel(id).id);
    let sort =
        Sort { channel: id, like, purpose, relation: *relation, market: market.as_ref(), person_kind: None };
    let fits = |rule: &&ConsentRule| channel.is_some() || rule.channels.is_empty();
    let all = study.workspace.consent_rules.iter().filter(|rule| sort.matches(rule)).filter(fits);
    let rules: Vec<Id<ConsentRule>> = all.map(|rule| rule.id.clone()).collect();
    let here = |what: &&Use<'_>| {
        Some(what.sort.channel) == channel
            && (what.sort.purpose, what.sort.relation, what.sort.market)
                == (purpose, *relation, market.as_ref())
    };
    let uses: Vec<Reliance> = uses.iter().filter(here).map(|what| reliance(study, bans, what)).collect();
    let standing = match uses.iter().map(|what| what.standing).max() {
        Some(worst) => worst,
        None if rules.is_empty() => Standing::Unsaid,
        None => standing(study, bans, (&sort, study.as_of)),
    };
    Position { rules, uses, standing }
}

fn reliance(study: &Study<'_>, bans: &[Ban<'_>], what: &Use<'_>) -> Reliance {
    Reliance { by: subject(what), day: what.day, standing: standing(study, bans, (&what.sort, what.day)) }
}

/// Whether a kind of message may be sent on a day.
fn standing(study: &Study<'_>, bans: &[Ban<'_>], asked: (&Sort<'_>, Date)) -> Standing {
    let mut all = matching(study, asked.0).peekable();
    if all.peek().is_none() {
        return Standing::NoBasis;
    }
    if !all.any(|rule| holds(rule, asked.1)) {
        return Standing::Lapsed;
    }
    ban(study, bans, asked).map_or(Standing::Holds, Standing::Forbidden)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Workspace {
        let text = vocabulary::sample("zwaluw-en-spaak-en").unwrap();
        crate::storage::parse("sample.ron", text).unwrap().workspace
    }

    fn found(workspace: &Workspace) -> Positions {
        let study = Study::new(workspace, &workspace.journeys[0], jiff::civil::date(2026, 6, 1));
        positions(&study, |_| true)
    }

    fn cell<'a>(
        all: &'a Positions,
        channel: &str,
        purpose: ContactPurpose,
        relation: Relation,
    ) -> &'a Position {
        let row = all.rows.iter().position(|(id, known)| {
            id.as_ref().is_some_and(|id| id.as_str() == channel) && *known == purpose
        });
        let column = all.columns.iter().position(|(known, _)| *known == Some(relation));
        all.cell(row.unwrap(), column.unwrap()).unwrap()
    }

    #[test]
    fn the_table_says_what_the_rules_say() {
        let workspace = sample();
        let all = found(&workspace);
        let analysis =
            crate::analysis::analyse(&workspace, &workspace.journeys[0], jiff::civil::date(2026, 6, 1));
        for (rule, fits) in [
            ("CNS-01", (|one| one == Standing::NoBasis) as fn(Standing) -> bool),
            ("CNS-05", |one| one == Standing::Lapsed),
            ("CNS-06", |one| matches!(one, Standing::Forbidden(_))),
        ] {
            let told = analysis.findings.iter().filter(|finding| finding.rule.id == rule).count();
            let uses = all.cells.iter().flatten().flat_map(|cell| cell.uses.iter());
            assert_eq!(uses.filter(|what| fits(what.standing)).count(), told, "{rule}");
        }
    }

    #[test]
    fn a_permission_that_has_ended_and_one_for_any_relation() {
        let mut workspace = sample();
        let all = found(&workspace);
        let ended = cell(&all, "messaging", ContactPurpose::Marketing, Relation::Customer);
        assert_eq!((ended.standing, ended.rules.len()), (Standing::Lapsed, 1));
        let service = cell(&all, "email", ContactPurpose::Service, Relation::Customer);
        assert_eq!(service.standing, Standing::Holds);
        for rule in workspace.consent_rules.edit() {
            rule.relations = List::default();
        }
        workspace.consent_rules.edit()[0].channels = List::default();
        let all = found(&workspace);
        assert_eq!(all.rows[0].0, None, "any channel comes first");
        assert!(all.cells[0].iter().all(|cell| cell.rules.len() == 1 && cell.uses.is_empty()));
        assert_eq!(
            found(&Workspace { journeys: workspace.journeys.clone(), ..Workspace::default() }).cells.len(),
            all.rows
                .iter()
                .filter(|row| row.0.is_some())
                .filter(|row| {
                    let at = all.rows.iter().position(|known| known == *row).unwrap();
                    all.cells[at].iter().any(|cell| !cell.uses.is_empty())
                })
                .count(),
            "what is sent is there without any permission"
        );
    }
}
