//! The libraries that journeys share.

use super::*;

entity! {
    /// A customer type.
    Persona {
        /// Its id.
        id: Id<Persona>,
        /// Its name.
        name: String,
    } {
        /// What kind of customer.
        customer_kind: Option<CustomerKind>,
        /// Its part in a buying group.
        buying_role: Option<BuyingRole>,
        /// Whether it must have a complete route of its own.
        route_required: bool,
        /// What it needs.
        needs: String,
        /// Why it connects.
        motives: List<Motive>,
        /// What it is used to.
        habits: String,
        /// Channels that it likes.
        preferred_channels: List<ChannelId>,
        /// The device that it uses most.
        primary_device: Option<DeviceId>,
        /// All its devices.
        devices: List<DeviceId>,
        /// Voices that it trusts.
        trusted_sources: List<Source>,
        /// How active it is.
        engagement_level: Option<EngagementLevel>,
        /// A picture kept beside the file.
        picture: String,
        /// What it rests on.
        evidence: List<Evidence>,
    }
}

entity! {
    /// A part of the market.
    Segment {
        /// Its id.
        id: Id<Segment>,
        /// Its name.
        name: String,
    } {
        /// What it is cut by.
        basis: Option<SegmentBasis>,
        /// Its rank, 1 is first.
        priority: Option<u8>,
        /// Its share of value, 0 to 1.
        value_share: Option<f32>,
        /// Whether its members are customers already.
        existing_customers: bool,
        /// Lifecycle stages that it covers.
        lifecycle: List<Id<LifecycleStage>>,
        /// How customers get into it.
        assignment: Assignment,
        /// What it rests on.
        evidence: List<Evidence>,
    }
}

entity! {
    /// A stage of the relation: how long it lasts, not how old the customer is.
    LifecycleStage {
        /// Its id.
        id: Id<LifecycleStage>,
        /// Its name.
        name: String,
    } {
        /// The relation that it belongs to.
        relation: Option<Relation>,
        /// From how many days.
        tenure_from_days: Option<u32>,
        /// To how many days.
        tenure_to_days: Option<u32>,
        /// When we call a customer this.
        org_definition: String,
        /// When customers would say so.
        customer_view: String,
        /// Whether the two agree.
        views_match: Option<bool>,
    }
}

entity! {
    /// A department, or an outside party, that owns things.
    Department {
        /// Its id.
        id: Id<Department>,
        /// Its name.
        name: String,
    } {
        /// Whether it is outside the organisation.
        external: bool,
    }
}

entity! {
    /// A country or region served.
    Market {
        /// Its id.
        id: Id<Market>,
        /// Its name.
        name: String,
    } {
        /// ISO 3166 code of the country, for instance `"NL"`.
        country: String,
        /// The region.
        region: String,
        /// Languages spoken.
        languages: List<Lang>,
    }
}

entity! {
    /// A channel of the user's own.
    ChannelDef {
        /// Its id.
        id: ChannelId,
        /// Its name.
        name: String,
    } {
        /// The built-in channel that it behaves like (lane, flags); empty means `other`.
        like: ChannelId,
    }
}

entity! {
    /// A piece of content.
    ContentAsset {
        /// Its id.
        id: Id<ContentAsset>,
        /// Its title.
        title: String,
    } {
        /// What kind it is.
        kind: ContentKind,
        /// The role of the phase that it is for.
        phase: Option<PhaseRole>,
        /// Whether people can share it.
        shareable: Option<bool>,
        /// When it was last changed.
        updated: Option<Date>,
        /// Who answers for it.
        owner: Option<Id<Department>>,
    }
}

entity! {
    /// What is offered to segments.
    Proposition {
        /// Its id.
        id: Id<Proposition>,
        /// The offer.
        text: String,
    } {
        /// To whom.
        segments: List<Id<Segment>>,
        /// Its rank, 1 is first.
        priority: Option<u8>,
        /// The variant under test.
        test_variant: String,
        /// What the test gave.
        test_result: String,
    }
}

entity! {
    /// A campaign that contacts belong to.
    Campaign {
        /// Its id.
        id: Id<Campaign>,
        /// Its name.
        name: String,
    } {
        /// What kind it is.
        kind: CampaignKind,
        /// First day.
        from: Option<Date>,
        /// Last day.
        to: Option<Date>,
    }
}

entity! {
    /// Something that the organisation wants to reach.
    Objective {
        /// Its id.
        id: Id<Objective>,
        /// The objective in words.
        text: String,
    } {
        /// Whose objective.
        level: ObjectiveLevel,
        /// What it wants.
        goal: ObjectiveGoal,
        /// The segment that it concerns.
        target_segment: Option<Id<Segment>>,
    }
}

entity! {
    /// A system that runs contacts.
    SystemDef {
        /// Its id.
        id: Id<SystemDef>,
        /// Its name.
        name: String,
    } {
        /// What it does.
        kind: SystemKind,
        /// Who runs it.
        department: Option<Id<Department>>,
        /// Channels that it serves.
        channels: List<ChannelId>,
        /// Whether it reacts at once.
        real_time: bool,
    }
}

entity! {
    /// A connection between two systems.
    Integration {
        /// Its id.
        id: Id<Integration>,
        /// Where data comes from.
        from: Id<SystemDef>,
        /// Where it goes.
        to: Id<SystemDef>,
    } {
        /// What it carries.
        data: String,
        /// Whether it works.
        works: Option<bool>,
    }
}

entity! {
    /// A source of knowledge about customers.
    DataSource {
        /// Its id.
        id: Id<DataSource>,
        /// Its name.
        name: String,
    } {
        /// Whether it is ours.
        own: bool,
        /// The platform that holds it.
        platform: String,
        /// Whether it holds personal data.
        personal_data: bool,
        /// What it is used for.
        used_for: String,
        /// Whether it is kept in an orderly way.
        systematic: Option<bool>,
        /// Whether it grows with us.
        scalable: Option<bool>,
        /// Whether it can be cut into segments.
        segmentable: Option<bool>,
    }
}

entity! {
    /// How far the organisation is with engagement. Lists are empty or complete.
    EngagementAssessment {} {
        /// Seven scores, 0 to 5.
        steps: List<Option<u8>>,
        /// Five scores, 0 to 5.
        lessons: List<Option<u8>>,
        /// Whether channels work together.
        cross_channel: Option<bool>,
        /// Whether we react at once.
        real_time: Option<bool>,
        /// Whether systems are joined.
        integrated: Option<bool>,
    }
}
