//! Permissions and legal restrictions as rows of tables. Draws nothing.

use std::sync::Arc;

use super::words;
use crate::analysis::Positions;
use crate::model::*;
use crate::report::plan::Plan;
use crate::report::plan::consent::is_left;
use crate::ui::plan::listed::{Listed, Row};
use crate::ui::sheet::{fresh_id, on_library};
use crate::ui::table::{Field, Names, field};

/// The permissions that the filter lets through.
pub fn permissions(
    plan: &Plan<'_>,
    all: &Positions,
    workspace: &Arc<Workspace>,
    open: bool,
) -> Listed<ConsentRule> {
    let rules = plan.workspace.consent_rules.iter().enumerate();
    let rows = rules.filter(|(_, rule)| is_left(plan, all, rule)).map(|(place, rule)| Row {
        id: rule.id.to_string(),
        title: plan.permission(rule),
        place,
        entry: rule.clone(),
    });
    let fields = permission_fields(Names { workspace: plan.workspace, journey: Some(plan.journey) });
    let list = plan.workspace.consent_rules.to_vec();
    Listed::new(
        fields,
        (rows.collect(), list),
        (Arc::clone(workspace), |workspace, list| {
            on_library(workspace, words::PERMISSIONS, |all| all.consent_rules = list.into())
        }),
        open.then_some(|rule, others| rule.id = id_of(rule, others)),
        words::COUNT_PERMISSIONS,
    )
}

/// An id for a new permission, made from what it is about.
pub fn id_of(rule: &ConsentRule, others: &[ConsentRule]) -> Id<ConsentRule> {
    let channel = rule.channels.first().map_or("any", Id::as_str);
    let purpose = rule.purposes.first().map_or("", |purpose| purpose.id());
    fresh_id(&format!("{channel} {purpose}"), "permission", others.iter().map(|known| &known.id))
}

fn permission_fields(names: Names<'_>) -> Vec<Field<ConsentRule>> {
    macro_rules! of {
        ($id:literal, $label:expr, $field:ident) => {
            field!(ConsentRule, names, $id, $label, $field)
        };
    }
    vec![
        of!("purposes", words::PURPOSES, purposes).with(|column| column.wide(150.0).leading()),
        of!("channels", words::CHANNELS, channels).with(|column| column.wide(130.0)),
        of!("relations", words::RELATIONS, relations).with(|column| column.wide(130.0)),
        of!("markets", words::MARKETS, markets).with(|column| column.wide(110.0)),
        of!("basis", words::BASIS, basis).with(|column| column.wide(130.0)),
        of!("proof", words::PROOF, proof).with(|column| column.wide(76.0)),
        of!("proof where", words::PROOF_WHERE, proof_where).with(|column| column.wide(130.0)),
        of!("way out", words::WAY_OUT, withdrawal_route).with(|column| column.wide(140.0)),
        of!("as easy", words::AS_EASY, withdrawal_as_easy).with(|column| column.wide(96.0)),
        of!("from", words::FROM, valid_from),
        of!("until", words::UNTIL, valid_until),
        of!("withdrawn", words::WITHDRAWN, withdrawn),
        of!("whom", words::FOR_WHOM, person_kind).with(|column| column.wide(120.0)),
        of!("note", words::NOTE, note),
    ]
}

/// The file's own restrictions.
pub fn restrictions(plan: &Plan<'_>, workspace: &Arc<Workspace>, open: bool) -> Listed<LegalRestriction> {
    let passes = |own: &LegalRestriction| plan.filter.channel.as_ref().is_none_or(|id| *id == own.channel);
    let own = plan.workspace.legal_restrictions.iter().enumerate();
    let rows = own.filter(|(_, own)| passes(own)).map(|(place, own)| Row {
        // They have no id of their own; nothing refers to them.
        id: format!("own {place}"),
        title: format!("{} {}", own.country, plan.channel(&own.channel)),
        place,
        entry: own.clone(),
    });
    let fields = restriction_fields(Names { workspace: plan.workspace, journey: Some(plan.journey) });
    let list = plan.workspace.legal_restrictions.to_vec();
    Listed::new(
        fields,
        (rows.collect(), list),
        (Arc::clone(workspace), |workspace, list| {
            on_library(workspace, words::RESTRICTIONS, |all| all.legal_restrictions = list.into())
        }),
        open.then_some(|own, _| complete(own)),
        words::COUNT_RESTRICTIONS,
    )
}

/// A restriction that names no channel would forbid nothing; the telephone is what laws speak of most.
fn complete(own: &mut LegalRestriction) {
    if own.channel.is_empty() {
        own.channel = ChannelId::new("phone");
    }
    if own.basis == LegalBasis::NoBasis {
        own.basis = LegalBasis::SoftOptIn;
    }
}

fn restriction_fields(names: Names<'_>) -> Vec<Field<LegalRestriction>> {
    macro_rules! of {
        ($id:literal, $label:expr, $field:ident) => {
            field!(LegalRestriction, names, $id, $label, $field)
        };
    }
    vec![
        of!("country", words::COUNTRY, country).with(|column| column.wide(110.0).leading()),
        of!("channel", words::CHANNEL, channel),
        of!("purpose", words::PURPOSE, purpose),
        of!("basis", words::FALLS_AWAY, basis).with(|column| column.wide(160.0)),
        of!("whom", words::PROTECTS, person_kind).with(|column| column.wide(130.0)),
        of!("from", words::FROM, from),
        of!("until", words::UNTIL, until),
        of!("exceptions", words::EXCEPTIONS, exceptions).with(|column| column.wide(220.0)),
        of!("source", words::SOURCE, source_note).with(|column| column.wide(220.0)),
    ]
}
