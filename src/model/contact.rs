//! Contact: what is planned, allowed, capped, set off and answered.

use super::*;

entity! {
    /// A legal position for a kind of contact; never one per customer. Not legal advice.
    ConsentRule {
        /// Its id.
        id: Id<ConsentRule>,
    } {
        /// Channels; empty means any.
        channels: List<ChannelId>,
        /// Purposes.
        purposes: List<ContactPurpose>,
        /// Relations; empty means any.
        relations: List<Relation>,
        /// Markets; empty means any.
        markets: List<Id<Market>>,
        /// Whom it holds for.
        person_kind: PersonKind,
        /// What it rests on.
        basis: LegalBasis,
        /// Whether it can be proved.
        proof: bool,
        /// Where the proof is kept.
        proof_where: String,
        /// How people withdraw; unset means they cannot.
        withdrawal_route: Option<String>,
        /// Whether withdrawing is as easy as giving.
        withdrawal_as_easy: Option<bool>,
        /// First day.
        valid_from: Option<Date>,
        /// Last day.
        valid_until: Option<Date>,
        /// Whether it was withdrawn.
        withdrawn: bool,
        /// A remark.
        note: String,
    }
}

entity! {
    /// A law that forbids a kind of contact. To be checked by a lawyer.
    LegalRestriction {
        /// ISO 3166 code of the country.
        country: String,
        /// The channel.
        channel: ChannelId,
        /// The purpose.
        purpose: ContactPurpose,
        /// The basis that no longer carries it.
        basis: LegalBasis,
        /// First day on which it holds.
        from: Date,
    } {
        /// Whom it protects.
        person_kind: PersonKind,
        /// Last day.
        until: Option<Date>,
        /// Who is exempt.
        exceptions: String,
        /// Where this was found.
        source_note: String,
    }
}

entity! {
    /// At most so many messages in so many days.
    FrequencyCap {
        /// How many.
        max: u32,
        /// In how many days.
        window_days: u32,
    } {
        /// On which channel; unset means all together.
        channel: Option<ChannelId>,
        /// For which segment; unset means everybody.
        segment: Option<Id<Segment>>,
        /// At least so many hours between two.
        min_gap_hours: Option<u32>,
    }
}

entity! {
    /// How a segment is contacted: needs, propositions, places, channels.
    ContactRuleCard {
        /// The segment.
        segment: Id<Segment>,
    } {
        /// What it needs.
        needs: String,
        /// What holds it back.
        barriers: String,
        /// How it likes to deal with us.
        interactions: String,
        /// What it is offered.
        propositions: List<Id<Proposition>>,
        /// Where.
        locations: List<LocationRule>,
        /// On which channels, and when.
        channel_rules: List<ChannelRule>,
        /// A remark on how often; the caps themselves live in the workspace.
        frequency_note: String,
    }
}

entity! {
    /// Where a segment is met.
    LocationRule {} {
        /// The market.
        market: Option<Id<Market>>,
        /// Online, offline or both.
        mode: Option<Mode>,
        /// A remark.
        note: String,
    }
}

entity! {
    /// Whether and when a segment is met on a channel.
    ChannelRule {
        /// The channel.
        channel: ChannelId,
    } {
        /// Whether it is wanted.
        stance: ChannelStance,
        /// When.
        when: String,
        /// When not: from, to.
        quiet_hours: Option<(Time, Time)>,
    }
}

entity! {
    /// Something that should set a contact off.
    Trigger {
        /// Its id.
        id: Id<Trigger>,
        /// What happens.
        name: String,
        /// The phase in which it happens.
        phase: Id<Phase>,
    } {
        /// What kind of event it is.
        kind: TriggerKind,
        /// Whether the customer meant to tell us.
        signal: SignalKind,
        /// Whether personal data is used.
        uses_personal_data: bool,
        /// The system that notices.
        system: Option<Id<SystemDef>>,
        /// Touchpoints that answer.
        responses: List<Id<Touchpoint>>,
        /// Within how many minutes an answer should follow.
        max_latency_minutes: Option<u32>,
        /// Within how many it does.
        actual_latency_minutes: Option<u32>,
    }
}

entity! {
    /// A contact that is planned: how, when, why and what.
    PlannedContact {
        /// Its id.
        id: Id<PlannedContact>,
        /// Its name.
        name: String,
        /// The phase that it serves.
        phase: Id<Phase>,
        /// The channel.
        channel: ChannelId,
        /// The day.
        date: Date,
    } {
        /// The touchpoint that it belongs to.
        touchpoint: Option<Id<Touchpoint>>,
        /// The time of day.
        time: Option<Time>,
        /// The campaign.
        campaign: Option<Id<Campaign>>,
        /// What sets it off.
        trigger: Option<Id<Trigger>>,
        /// What it wants to reach.
        goal: ContactGoal,
        /// What it is for, in law.
        purpose: ContactPurpose,
        /// To whom: a segment.
        audience: Option<Id<Segment>>,
        /// Their relation to us.
        relation: Option<Relation>,
        /// Where.
        market: Option<Id<Market>>,
        /// Whom it reaches, in law.
        person_kind: PersonKind,
        /// What is offered.
        proposition: Option<Id<Proposition>>,
        /// What is sent.
        content: Option<Id<ContentAsset>>,
        /// Whether what is sent exists already.
        has_content: Option<bool>,
        /// What kind of message it is.
        message_type: Option<MessageType>,
        /// How much runs by itself.
        automation: Automation,
        /// How personal it is.
        personalisation: Personalisation,
        /// How far it has come.
        status: ContactStatus,
        /// Who answers for it.
        owner: Option<Id<Department>>,
    }
}

entity! {
    /// A reaction that asked for an answer. Never names a person.
    ResponseCase {
        /// Its id.
        id: Id<ResponseCase>,
        /// Where it came in.
        touchpoint: Id<Touchpoint>,
        /// When.
        opened: DateTime,
    } {
        /// What it is.
        kind: CaseKind,
        /// Its tone.
        sentiment: Sentiment,
        /// Whether others can read it.
        public: bool,
        /// What it is about, in a word.
        topic: String,
        /// Where it comes from.
        root_cause: Option<RootCause>,
        /// The department that it speaks of.
        about_department: Option<Id<Department>>,
        /// Minutes to the first answer; unset means none yet.
        first_response_minutes: Option<u32>,
        /// Minutes to the solution; unset means none yet.
        resolved_minutes: Option<u32>,
        /// How it was answered.
        response_kind: Option<ResponseKind>,
        /// Whether the answer was quick.
        fast: Option<bool>,
        /// Whether it was positive.
        positive: Option<bool>,
        /// Whether it was right.
        accurate: Option<bool>,
        /// What happened, without names.
        summary: String,
    }
}
