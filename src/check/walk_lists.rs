//! The walk through the workspace's libraries, and through what a journey lists beside its map.

use super::path::{Owner, Path};
use super::walk::{Kind, Met, Walker};
use crate::model::*;

impl<'a> Walker<'_, 'a> {
    pub(super) fn libraries(&mut self, workspace: &'a Workspace, root: &Path<'_>) {
        self.each(&workspace.personas, &root.field("personas"), Self::persona);
        self.each(&workspace.segments, &root.field("segments"), |walker, segment, at| {
            walker.owner = Owner::Segment(segment);
            walker.id(Kind::Segment, &segment.id, at);
            walker.whole(segment.priority, 1, 255, &at.field("priority"));
            walker.figure(segment.value_share.map(f64::from), 0.0, 1.0, &at.field("value_share"));
            walker.many(Kind::LifecycleStage, &segment.lifecycle, &at.field("lifecycle"));
            walker.evidence(&segment.evidence, &at.field("evidence"));
        });
        self.owner = Owner::Workspace("lifecycle_stages");
        self.each(&workspace.lifecycle_stages, &root.field("lifecycle_stages"), |walker, stage, at| {
            walker.id(Kind::LifecycleStage, &stage.id, at);
        });
        self.owner = Owner::Workspace("departments");
        self.each(&workspace.departments, &root.field("departments"), |walker, department, at| {
            walker.id(Kind::Department, &department.id, at);
        });
        self.owner = Owner::Workspace("markets");
        self.each(&workspace.markets, &root.field("markets"), |walker, market, at| {
            walker.id(Kind::Market, &market.id, at);
        });
        self.owner = Owner::Workspace("channels");
        self.each(&workspace.channels, &root.field("channels"), |walker, channel, at| {
            walker.id(Kind::Channel, &channel.id, at);
            if !channel.like.is_empty() {
                walker.one(Kind::Channel, &channel.like, &at.field("like"));
            }
        });
        self.views(workspace, root);
        self.offers(workspace, root);
        self.contact_rules(workspace, root);
        self.machinery(workspace, root);
    }

    fn views(&mut self, workspace: &'a Workspace, root: &Path<'_>) {
        self.owner = Owner::Workspace("views");
        self.each(&workspace.views, &root.field("views"), |walker, view, at| {
            walker.maybe(Kind::Journey, &view.journey, &at.field("journey"));
            walker.maybe(Kind::Persona, &view.persona, &at.field("persona"));
            walker.each(&view.filter, &at.field("filter"), |walker, criterion, at| {
                let kind = match criterion.by {
                    Attribute::Channel => Kind::Channel,
                    Attribute::Owner => Kind::Department,
                    Attribute::Phase => Kind::Phase,
                    Attribute::Persona => Kind::Persona,
                    _ => return,
                };
                if !criterion.value.is_empty() {
                    walker.meet(Met::Anywhere(kind, &criterion.value), &at.field("value"));
                }
            });
        });
    }

    fn persona(&mut self, persona: &'a Persona, at: &Path<'_>) {
        self.owner = Owner::Persona(persona);
        self.id(Kind::Persona, &persona.id, at);
        self.many(Kind::Channel, &persona.preferred_channels, &at.field("preferred_channels"));
        self.maybe(Kind::Device, &persona.primary_device, &at.field("primary_device"));
        self.many(Kind::Device, &persona.devices, &at.field("devices"));
        self.evidence(&persona.evidence, &at.field("evidence"));
    }

    fn offers(&mut self, workspace: &'a Workspace, root: &Path<'_>) {
        self.each(&workspace.content, &root.field("content"), |walker, content, at| {
            walker.owner = Owner::Content(content);
            walker.id(Kind::Content, &content.id, at);
            walker.maybe(Kind::Department, &content.owner, &at.field("owner"));
        });
        self.owner = Owner::Workspace("propositions");
        self.each(&workspace.propositions, &root.field("propositions"), |walker, proposition, at| {
            walker.id(Kind::Proposition, &proposition.id, at);
            walker.many(Kind::Segment, &proposition.segments, &at.field("segments"));
            walker.whole(proposition.priority, 1, 255, &at.field("priority"));
        });
        self.owner = Owner::Workspace("campaigns");
        self.each(&workspace.campaigns, &root.field("campaigns"), |walker, campaign, at| {
            walker.id(Kind::Campaign, &campaign.id, at);
        });
        self.each(&workspace.objectives, &root.field("objectives"), |walker, objective, at| {
            walker.owner = Owner::Objective(objective);
            walker.id(Kind::Objective, &objective.id, at);
            walker.maybe(Kind::Segment, &objective.target_segment, &at.field("target_segment"));
        });
    }

    fn contact_rules(&mut self, workspace: &'a Workspace, root: &Path<'_>) {
        self.each(&workspace.consent_rules, &root.field("consent_rules"), |walker, rule, at| {
            walker.owner = Owner::ConsentRule(rule);
            walker.id(Kind::ConsentRule, &rule.id, at);
            walker.many(Kind::Channel, &rule.channels, &at.field("channels"));
            walker.many(Kind::Market, &rule.markets, &at.field("markets"));
        });
        self.owner = Owner::Workspace("legal_restrictions");
        self.each(&workspace.legal_restrictions, &root.field("legal_restrictions"), |walker, law, at| {
            walker.one(Kind::Channel, &law.channel, &at.field("channel"));
        });
        self.owner = Owner::Workspace("contact_rules");
        self.each(&workspace.contact_rules, &root.field("contact_rules"), |walker, card, at| {
            walker.one(Kind::Segment, &card.segment, &at.field("segment"));
            walker.many(Kind::Proposition, &card.propositions, &at.field("propositions"));
            walker.each(&card.locations, &at.field("locations"), |walker, location, at| {
                walker.maybe(Kind::Market, &location.market, &at.field("market"));
            });
            walker.each(&card.channel_rules, &at.field("channel_rules"), |walker, rule, at| {
                walker.one(Kind::Channel, &rule.channel, &at.field("channel"));
            });
        });
        self.owner = Owner::Workspace("frequency_caps");
        self.each(&workspace.frequency_caps, &root.field("frequency_caps"), |walker, cap, at| {
            walker.whole(Some(cap.window_days), 1, i64::from(u32::MAX), &at.field("window_days"));
            walker.maybe(Kind::Channel, &cap.channel, &at.field("channel"));
            walker.maybe(Kind::Segment, &cap.segment, &at.field("segment"));
        });
    }

    fn machinery(&mut self, workspace: &'a Workspace, root: &Path<'_>) {
        self.owner = Owner::Workspace("systems");
        self.each(&workspace.systems, &root.field("systems"), |walker, system, at| {
            walker.id(Kind::System, &system.id, at);
            walker.maybe(Kind::Department, &system.department, &at.field("department"));
            walker.many(Kind::Channel, &system.channels, &at.field("channels"));
        });
        self.owner = Owner::Workspace("integrations");
        self.each(&workspace.integrations, &root.field("integrations"), |walker, integration, at| {
            walker.id(Kind::Integration, &integration.id, at);
            walker.one(Kind::System, &integration.from, &at.field("from"));
            walker.one(Kind::System, &integration.to, &at.field("to"));
        });
        self.owner = Owner::Workspace("data_sources");
        self.each(&workspace.data_sources, &root.field("data_sources"), |walker, source, at| {
            walker.id(Kind::DataSource, &source.id, at);
            if !source.platform.is_empty() {
                walker.meet(Met::Reference(Kind::Platform, &source.platform), &at.field("platform"));
            }
        });
        self.owner = Owner::Workspace("engagement");
        let at = &root.field("engagement");
        self.each(&workspace.engagement.steps, &at.field("steps"), |walker, score, at| {
            walker.whole(*score, 0, 5, at);
        });
        self.each(&workspace.engagement.lessons, &at.field("lessons"), |walker, score, at| {
            walker.whole(*score, 0, 5, at);
        });
    }

    pub(super) fn journey_lists(&mut self, journey: &'a Journey, at: &Path<'_>) {
        self.each(&journey.needs, &at.field("needs"), |walker, need, at| {
            walker.owner = Owner::Need(need);
            walker.id(Kind::Need, &need.id, at);
            walker.one(Kind::Phase, &need.phase, &at.field("phase"));
            walker.whole(need.importance, 1, 5, &at.field("importance"));
            walker.many(Kind::Persona, &need.personas, &at.field("personas"));
        });
        self.each(&journey.triggers, &at.field("triggers"), |walker, trigger, at| {
            walker.owner = Owner::Trigger(trigger);
            walker.id(Kind::Trigger, &trigger.id, at);
            walker.one(Kind::Phase, &trigger.phase, &at.field("phase"));
            walker.maybe(Kind::System, &trigger.system, &at.field("system"));
            walker.many(Kind::Touchpoint, &trigger.responses, &at.field("responses"));
        });
        self.each(&journey.planned_contacts, &at.field("planned_contacts"), |walker, contact, at| {
            walker.planned_contact(contact, at);
        });
        self.each(&journey.cases, &at.field("cases"), |walker, case, at| {
            walker.owner = Owner::Case(case);
            walker.id(Kind::Case, &case.id, at);
            walker.one(Kind::Touchpoint, &case.touchpoint, &at.field("touchpoint"));
            walker.maybe(Kind::Department, &case.about_department, &at.field("about_department"));
        });
        self.owner = Owner::Journey;
        if let Some(set) = &journey.consideration_set {
            let at = &at.field("consideration_set");
            self.whole(set.own_rank, 1, i64::from(u32::MAX), &at.field("own_rank"));
        }
        self.each(&journey.coverage_targets, &at.field("coverage_targets"), |walker, target, at| {
            walker.one(Kind::Phase, &target.phase, &at.field("phase"));
            walker.value_of(target.dimension, &target.value, &at.field("value"));
        });
        self.session(journey, at);
    }

    fn planned_contact(&mut self, contact: &'a PlannedContact, at: &Path<'_>) {
        self.owner = Owner::PlannedContact(contact);
        self.id(Kind::PlannedContact, &contact.id, at);
        self.one(Kind::Phase, &contact.phase, &at.field("phase"));
        self.one(Kind::Channel, &contact.channel, &at.field("channel"));
        self.maybe(Kind::Touchpoint, &contact.touchpoint, &at.field("touchpoint"));
        self.maybe(Kind::Campaign, &contact.campaign, &at.field("campaign"));
        self.maybe(Kind::Trigger, &contact.trigger, &at.field("trigger"));
        self.maybe(Kind::Segment, &contact.audience, &at.field("audience"));
        self.maybe(Kind::Market, &contact.market, &at.field("market"));
        self.maybe(Kind::Proposition, &contact.proposition, &at.field("proposition"));
        self.maybe(Kind::Content, &contact.content, &at.field("content"));
        self.maybe(Kind::Department, &contact.owner, &at.field("owner"));
    }

    fn session(&mut self, journey: &'a Journey, at: &Path<'_>) {
        self.each(&journey.walkthroughs, &at.field("walkthroughs"), |walker, walk, at| {
            walker.id(Kind::Walkthrough, &walk.id, at);
            walker.maybe(Kind::Persona, &walk.persona, &at.field("persona"));
            walker.maybe(Kind::Device, &walk.device, &at.field("device"));
            walker.many(Kind::Touchpoint, &walk.steps, &at.field("steps"));
            walker.many(Kind::Touchpoint, &walk.found, &at.field("found"));
        });
        self.each(&journey.actions, &at.field("actions"), |walker, action, at| {
            walker.id(Kind::Action, &action.id, at);
            walker.subject(&action.subject, &at.field("subject"));
            walker.maybe(Kind::Department, &action.owner, &at.field("owner"));
            walker.whole(action.effort, 0, 5, &at.field("effort"));
            walker.whole(action.effect, 0, 5, &at.field("effect"));
            walker.figure(action.cost, 0.0, f64::MAX, &at.field("cost"));
        });
        self.each(&journey.insights, &at.field("insights"), |walker, insight, at| {
            walker.subject(&insight.subject, &at.field("subject"));
        });
        self.each(&journey.finding_states, &at.field("finding_states"), |walker, state, at| {
            walker.subject(&state.subject, &at.field("subject"));
        });
    }

    fn value_of(&mut self, dimension: Dimension, value: &'a str, at: &Path<'_>) {
        let kind = match dimension {
            Dimension::Channel => Kind::Channel,
            Dimension::Device => Kind::Device,
            Dimension::Persona => Kind::Persona,
            Dimension::Market => Kind::Market,
            Dimension::Media | Dimension::Source | Dimension::Mode | Dimension::Direction => return,
        };
        self.meet(Met::Reference(kind, value), at);
    }

    fn subject(&mut self, subject: &'a SubjectRef, at: &Path<'_>) {
        match subject {
            SubjectRef::Phase(phase) => self.one(Kind::Phase, phase, at),
            SubjectRef::Phases(phases) => self.many(Kind::Phase, phases, at),
            SubjectRef::Touchpoint(touchpoint) => self.one(Kind::Touchpoint, touchpoint, at),
            SubjectRef::Touchpoints(touchpoints) => self.many(Kind::Touchpoint, touchpoints, at),
            SubjectRef::Transition(from, to, ..) => {
                self.one(Kind::Touchpoint, from, at);
                self.one(Kind::Touchpoint, to, at);
            }
            SubjectRef::Cell(phase, dimension, value) => {
                self.one(Kind::Phase, phase, at);
                self.value_of(*dimension, value, at);
            }
            SubjectRef::PhasePair(one, other) => {
                self.one(Kind::Phase, one, at);
                self.one(Kind::Phase, other, at);
            }
            SubjectRef::Metric(touchpoint, metric) => {
                self.one(Kind::Touchpoint, touchpoint, at);
                self.one(Kind::Metric, metric, at);
            }
            SubjectRef::SegmentChannel(segment, channel) => {
                self.one(Kind::Segment, segment, at);
                self.one(Kind::Channel, channel, at);
            }
            SubjectRef::ContactPair(one, other) => {
                self.one(Kind::PlannedContact, one, at);
                self.one(Kind::PlannedContact, other, at);
            }
            SubjectRef::Persona(id) => self.one(Kind::Persona, id, at),
            SubjectRef::Segment(id) => self.one(Kind::Segment, id, at),
            SubjectRef::LifecycleStage(id) => self.one(Kind::LifecycleStage, id, at),
            SubjectRef::Need(id) => self.one(Kind::Need, id, at),
            SubjectRef::ConsentRule(id) => self.one(Kind::ConsentRule, id, at),
            SubjectRef::PlannedContact(id) => self.one(Kind::PlannedContact, id, at),
            SubjectRef::Trigger(id) => self.one(Kind::Trigger, id, at),
            SubjectRef::ResponseCase(id) => self.one(Kind::Case, id, at),
            SubjectRef::Content(id) => self.one(Kind::Content, id, at),
            SubjectRef::Objective(id) => self.one(Kind::Objective, id, at),
            SubjectRef::DataSource(id) => self.one(Kind::DataSource, id, at),
            SubjectRef::EngagementStep(step) => self.whole(Some(*step), 1, 7, at),
            SubjectRef::Journey | SubjectRef::Topic(_) | SubjectRef::Platform(_) | SubjectRef::Other(_) => {}
        }
    }
}
