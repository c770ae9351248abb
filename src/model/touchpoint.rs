//! Touchpoints: where customer and organisation meet, and everything that is noted about that.

use super::*;

/// The name of a channel: built in (`vocabulary::channels`), defined in the workspace, or unknown
/// to this version and kept as it is.
pub type ChannelId = Id<ChannelDef>;

/// A marker for [`DeviceId`]; devices have no entity of their own.
#[derive(Debug)]
pub enum Device {}

/// The name of a device, for instance `"smartphone"`; unknown ones are kept.
pub type DeviceId = Id<Device>;

entity! {
    /// A place where the customer meets the organisation, or somebody who speaks of it.
    Touchpoint {
        /// Its id.
        id: Id<Touchpoint>,
        /// Its number in the journey: given in order of creation, kept for life, drawn on the card.
        number: u32,
        /// Its title.
        title: String,
        /// The channel; empty when not chosen yet.
        channel: ChannelId,
    } {
        /// Departments that own it.
        owners: List<Id<Department>>,
        /// The one of them that answers for it.
        accountable: Option<Id<Department>>,
        /// Whose place it is.
        media_type: Option<MediaType>,
        /// How far we can change it.
        influence: Option<Influence>,
        /// Whether the influence is a guess of the catalogue that nobody has confirmed yet.
        influence_unconfirmed: bool,
        /// Whether it is there, wished for or gone.
        status: TouchpointStatus,
        /// Who speaks.
        source: Option<Source>,
        /// Online, offline or both.
        mode: Option<Mode>,
        /// Who talks to whom.
        direction: Option<Direction>,
        /// Devices on which it is met.
        devices: List<DeviceId>,
        /// The platform that it runs on, for instance `"Google"`.
        platform: String,
        /// What it is meant to do.
        purpose: List<TouchpointPurpose>,
        /// How influence is exercised.
        levers: List<Lever>,
        /// Who in the department does it.
        contact_role: String,
        /// Markets where it exists.
        markets: List<Id<Market>>,
        /// Languages that it speaks.
        languages: List<Lang>,
        /// Personas who meet it.
        personas: List<Id<Persona>>,
        /// Segments who meet it.
        segments: List<Id<Segment>>,
        /// Lifecycle stages in which it is met.
        lifecycle: List<Id<LifecycleStage>>,
        /// Relations that it is meant for.
        relations: List<Relation>,
        /// Whether journeys start here.
        entry: bool,
        /// Whether the purchase happens here.
        conversion: bool,
        /// How journeys end here, if they do.
        exit: Option<ExitOutcome>,
        /// How much it matters, 1 to 5.
        importance: Option<Score>,
        /// How much work it takes us, 0 to 5.
        effort: Option<u8>,
        /// Which key moment it is.
        moment_of_truth: Option<MomentOfTruth>,
        /// Whether people remember it.
        memorable: Option<bool>,
        /// The four scores of expectation and experience.
        expectation: ExpectationSet,
        /// The feeling that it leaves, -2 to 2.
        emotion: Option<i8>,
        /// The feeling per persona, where it differs.
        persona_emotions: List<PersonaEmotion>,
        /// The impression that it leaves.
        impression: String,
        /// What hurts.
        pain_points: List<PainPoint>,
        /// What could be better.
        opportunity: String,
        /// What is promised here.
        promise: Option<Promise>,
        /// Questions that it answers.
        answers: List<Id<InformationNeed>>,
        /// Content that it uses.
        content: List<Id<ContentAsset>>,
        /// Whether it has content at all.
        has_content: Option<bool>,
        /// How old its content is.
        content_date: Option<Date>,
        /// What it asks the customer to do next.
        call_to_action: Option<CallToAction>,
        /// How many fields must be filled in.
        mandatory_fields: Option<u32>,
        /// The fields by name.
        mandatory_field_names: List<String>,
        /// Whether it invites sharing.
        invites_sharing: bool,
        /// Whether it shows what others think.
        social_proof: bool,
        /// Whether it gives a reason to come back.
        return_hook: bool,
        /// A tactic that it uses.
        tactic: Option<Tactic>,
        /// Quality checks.
        checks: List<QualityCheck>,
        /// What addressed contact is for; empty means not addressed.
        contact_purposes: List<ContactPurpose>,
        /// Whether somebody listens here.
        monitored: Option<bool>,
        /// Who answers, and within what time.
        response_policy: Option<ResponsePolicy>,
        /// Figures.
        metrics: List<Metric>,
        /// Systems behind it.
        systems: List<Id<SystemDef>>,
        /// What the statements rest on.
        evidence: List<Evidence>,
        /// Walks that met it.
        observed_in: List<Id<Walkthrough>>,
        /// The touchpoint that it is a part of.
        parent: Option<Id<Touchpoint>>,
        /// The entry of the catalogue that it came from.
        catalogue_ref: String,
        /// Its group in the inventory checklist.
        inventory_group: String,
        /// Its layer in a service blueprint.
        layer: Option<BlueprintLayer>,
        /// A journey that shows it in detail.
        details: Option<Id<Journey>>,
        /// The touchpoint that it was copied from into this journey.
        copied_from: Option<Id<Touchpoint>>,
        /// Pictures kept beside the file, as relative names.
        pictures: List<String>,
        /// Votes in a session.
        votes: u32,
        /// What many answered on paper, a question each.
        tallies: List<Tally>,
        /// When somebody last looked whether this is still true.
        last_checked: Option<Date>,
        /// A step within the phase to keep if it can be kept, 0 is the first.
        pinned_step: Option<u32>,
        /// What it is.
        description: String,
        /// Anything else.
        notes: String,
    }
}

impl Touchpoint {
    /// Who answers for it: the accountable department, else the first owner.
    pub fn owner(&self) -> Option<&Id<Department>> {
        self.accountable.as_ref().or_else(|| self.owners.first())
    }

    /// Makes a department the one that answers for it. One that owned it already keeps its place
    /// beside the others; another takes the place of the one that led. None takes all owners away,
    /// since any that stayed would lead.
    pub fn set_owner(&mut self, owner: Option<Id<Department>>) {
        match &owner {
            None => self.owners = List::default(),
            Some(owner) if self.owners.contains(owner) => {}
            Some(owner) => {
                let leading = self.owner().and_then(|led| self.owners.iter().position(|known| known == led));
                let owners = self.owners.edit();
                match leading.and_then(|at| owners.get_mut(at)) {
                    Some(led) => *led = owner.clone(),
                    None => owners.insert(0, owner.clone()),
                }
            }
        }
        self.accountable = owner;
    }
}

entity! {
    /// What the organisation assumes and believes beside what the customer expects and meets.
    ExpectationSet {} {
        /// What we think the customer expects, 1 to 5.
        assumed: Option<Score>,
        /// What the customer expects, 1 to 5.
        expected: Option<Score>,
        /// How well we think we do, 1 to 5.
        own_view: Option<Score>,
        /// What the customer experiences, 1 to 5.
        experienced: Option<Score>,
        /// The expectation in the customer's words.
        customer_words: String,
        /// The expectation in the organisation's words.
        organisation_words: String,
        /// What the scores rest on.
        evidence: List<Evidence>,
    }
}

entity! {
    /// How many gave each answer to one question.
    Tally {
        /// The question by its name, for instance `"feeling"`.
        question: String,
        /// How many gave each answer, in the order in which the answers are offered.
        counts: List<u32>,
    } {
        /// When it was counted.
        date: Option<Date>,
    }
}

entity! {
    /// The feeling of one persona.
    PersonaEmotion {
        /// Whose feeling.
        persona: Id<Persona>,
        /// The feeling, -2 to 2.
        emotion: i8,
    } {}
}

entity! {
    /// What is promised, and how much.
    Promise {
        /// How much, 1 to 5.
        level: Score,
    } {
        /// The promise.
        text: String,
    }
}

entity! {
    /// Something that hurts the customer.
    PainPoint {
        /// What.
        text: String,
    } {
        /// Where it comes from.
        root_cause: Option<RootCause>,
        /// How much it hurts, 1 to 5.
        severity: Option<Score>,
    }
}

entity! {
    /// What the customer is asked to do next. A target that does not exist is a finding.
    CallToAction {} {
        /// The words.
        label: String,
        /// Where it leads.
        target: Option<Id<Touchpoint>>,
    }
}

entity! {
    /// One check of quality.
    QualityCheck {
        /// What was looked at.
        kind: CheckKind,
    } {
        /// What was found.
        result: CheckResult,
        /// A remark.
        note: String,
        /// When.
        checked_on: Option<Date>,
    }
}

entity! {
    /// Who answers, how fast and how.
    ResponsePolicy {
        /// Within how many minutes.
        norm_minutes: u32,
    } {
        /// Who answers.
        owner: Option<Id<Department>>,
        /// When.
        hours: List<OpeningHours>,
        /// In what tone.
        tone: String,
        /// Who is asked when it is hard.
        escalation: String,
    }
}

entity! {
    /// Hours of a kind of day.
    OpeningHours {
        /// The days in words.
        days: String,
    } {
        /// Opening.
        from: Option<Time>,
        /// Closing.
        to: Option<Time>,
    }
}

entity! {
    /// A figure of a touchpoint.
    Metric {
        /// Its id, unique in the workspace.
        id: Id<Metric>,
        /// Its name.
        name: String,
    } {
        /// What is counted.
        definition: String,
        /// What kind of figure it is.
        kind: MetricKind,
        /// Its unit.
        unit: Option<MetricUnit>,
        /// Whether less is better; more is better otherwise.
        lower_is_better: bool,
        /// The figure before.
        baseline: Option<f64>,
        /// The figure wanted.
        target: Option<f64>,
        /// The figure found.
        measured: Option<f64>,
        /// When it was found.
        measured_on: Option<Date>,
        /// Where it comes from.
        source: String,
        /// The objective that it serves.
        objective: Option<Id<Objective>>,
        /// Who answers for it.
        owner: Option<Id<Department>>,
        /// The figures found before, the oldest first.
        earlier: List<EarlierFigure>,
    }
}

entity! {
    /// A figure that was found before the present one.
    EarlierFigure {
        /// The figure.
        value: f64,
    } {
        /// When it was found.
        day: Option<Date>,
        /// Where it comes from.
        source: String,
    }
}

entity! {
    /// What a statement rests on. Never names a customer.
    Evidence {
        /// How strong it is.
        kind: EvidenceKind,
    } {
        /// What it says.
        text: String,
        /// Where it comes from.
        source: String,
        /// When.
        date: Option<Date>,
        /// The department that it speaks of.
        about_department: Option<Id<Department>>,
        /// How many were asked.
        sample_size: Option<u32>,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_leads_beside_the_others() {
        let cases = [
            (&["sales", "web"][..], None, Some("care"), &["care", "web"][..]),
            (&["web", "sales"], Some("sales"), Some("care"), &["web", "care"]),
            (&["web", "sales"], Some("sales"), Some("web"), &["web", "sales"]),
            (&["sales"], None, Some("sales"), &["sales"]),
            (&["web"], Some("sales"), Some("care"), &["care", "web"]),
            (&[], Some("sales"), Some("sales"), &["sales"]),
            (&["sales", "web"], Some("web"), None, &[]),
        ];
        for (owners, accountable, chosen, after) in cases {
            let mut touchpoint = Touchpoint {
                owners: owners.iter().map(|id| Id::new(id)).collect(),
                accountable: accountable.map(Id::new),
                ..Touchpoint::default()
            };
            touchpoint.set_owner(chosen.map(Id::new));
            assert_eq!(touchpoint.owners.iter().map(Id::as_str).collect::<Vec<_>>(), after);
            assert_eq!(touchpoint.accountable, chosen.map(Id::new));
        }
    }
}
