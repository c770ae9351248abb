//! The closed vocabularies: what a file may say where only some answers make sense.
//! Each stores a language-neutral identifier; the words shown live in `vocabulary`.
//! "Not assessed" is never a variant: it is an absent `Option`.

use serde::{Deserialize, Serialize};

/// An enumeration whose values a file stores by identifier.
pub trait Choice: Copy + Eq + 'static {
    /// Every value, in the order in which it is offered.
    const ALL: &'static [Self];

    /// The identifier that the file stores, for example `Earned`.
    fn id(self) -> &'static str;

    /// The value with this identifier.
    fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.id() == id)
    }
}

macro_rules! choices {
    ($( $(#[$meta:meta])* $name:ident { $( $(#[$vmeta:meta])* $variant:ident $(= $id:literal)? ),* $(,)? } )*) => { $(
        $(#[$meta])*
        #[allow(missing_docs, reason = "a value's meaning is its label in `vocabulary`")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        pub enum $name { $( $(#[$vmeta])* $(#[serde(rename = $id)])? $variant ),* }

        impl crate::model::Shaped for $name {
            fn shape(_: &mut crate::model::Entities) -> crate::model::Shape {
                crate::model::Shape::OneOf(Self::ALL.iter().map(|one| one.id()).collect())
            }
        }

        impl Choice for $name {
            const ALL: &'static [Self] = &[ $( Self::$variant ),* ];

            #[allow(unreachable_code)]
            fn id(self) -> &'static str {
                match self { $( Self::$variant => { $( return $id; )? stringify!($variant) } ),* }
            }
        }
    )* };
}

choices! {
    /// A language of the interface, of the vocabulary and of exports.
    Lang { #[default] En, Nl }
    /// What a phase is for, whatever it is called. Rules go by role, never by name or position.
    PhaseRole { #[default] Orientation = "orientation", Consideration = "consideration", Purchase = "purchase",
        Consumption = "consumption", Evaluation = "evaluation", Loyalty = "loyalty", Advocacy = "advocacy" }
    /// Whose place it is: the Forrester triad, and Shared of PESO.
    MediaType { #[default] Owned, Paid, Earned, Shared }
    /// Who speaks; independent of the media type.
    Source { #[default] Brand, Employee, Partner, Customer, Peer, Community, Press, Expert, ThirdParty, Competitor }
    /// How far the organisation can change a touchpoint.
    Influence { #[default] Full, Partial, Indirect, NoInfluence }
    /// How influence is exercised.
    Lever { #[default] Guidelines, Training, PlacementControl, SearchOptimisation, PressRelations, Seeding,
        ReviewInvitation, Response, Moderation, Incentive, ContractTerms, ProductImprovement,
        ServiceImprovement, Monitoring }
    /// Online, offline or both.
    Mode { #[default] Online, Offline, Hybrid }
    /// Who talks to whom.
    Direction { #[default] OneWay, TwoWay, Overheard }
    /// Whether a touchpoint is there, wished for or gone.
    TouchpointStatus { #[default] Existing, Proposed, Planned, Retired, Historical }
    /// How a journey can end at a touchpoint.
    ExitOutcome { #[default] Purchased, NotPurchased, Completed, Churned }
    /// What kind of step a transition is.
    TransitionKind { #[default] Forward, Lateral, Back, LoyaltyLoop, AdvocacyLoop, ServiceLoop, Exit }
    /// Which moment of truth a touchpoint is. An unflagged touchpoint matters too.
    MomentOfTruth { Stimulus, ZMOT, FMOT, SMOT, TMOT, UMOT, #[default] Key }
    /// What a touchpoint is meant to do.
    TouchpointPurpose { Attract, #[default] Inform, Discover, Convince, Delight, Transact, Serve, Listen, Retain, Activate }
    /// What kind of customer walks the journey.
    CustomerKind { #[default] Consumer, Business, Citizen, Stakeholder, Employee }
    /// The customer's relation to the organisation.
    Relation { #[default] Prospect, Customer, FormerCustomer, Stakeholder }
    /// A role in a buying group (Webster and Wind).
    BuyingRole { Initiator, #[default] User, Influencer, Decider, Approver, Buyer, Gatekeeper }
    /// Why a persona connects with an organisation.
    Motive { Recognition, Discount, OwnGain, ReviewAccess, DirectLine, Certainty, #[default] Convenience, Belonging, Curiosity }
    /// How active a persona is.
    EngagementLevel { #[default] Passive, Reacting, Contributing, Advocating }
    /// What a segment is cut by.
    SegmentBasis { #[default] Demographic, Value, Behaviour, Need, Firmographic }
    /// Whose objective it is.
    ObjectiveLevel { #[default] Business, Marketing, Communication }
    /// What an objective wants to reach.
    ObjectiveGoal { #[default] Awareness, Traffic, Leads, Conversion, CrossSell, UpSell, Retention, Reactivation,
        Satisfaction, Advocacy, CostReduction }
    /// What kind of figure a metric is.
    MetricKind { #[default] Volume, Ratio, Score, Duration, Money, Rank, Vanity, Contribution }
    /// The unit of a metric.
    MetricUnit { #[default] Count, Percent, Euro, Minutes, Days, Points, Position, Other }
    /// What an addressed contact is for, in the eyes of the law.
    ContactPurpose { #[default] Service, Marketing, Research, Profiling, Sharing, Recruitment }
    /// What a planned contact wants to reach.
    ContactGoal { #[default] Visibility, Traffic, Relationship, Sale, Service, Retention, Listening, Activation }
    /// The legal basis of a contact (GDPR article 6, and the Dutch soft opt-in).
    LegalBasis { Consent, SoftOptIn, Contract, LegitimateInterest, LegalObligation, PublicTask, VitalInterest, #[default] NoBasis }
    /// Whom a legal position holds for.
    PersonKind { #[default] Natural, LegalEntity }
    /// What sets a contact off.
    TriggerKind { JourneyStart, #[default] Behaviour, Date, Time, System, Signal, Propensity, Campaign, Manual }
    /// Whether a signal was given on purpose.
    SignalKind { #[default] Implicit, Explicit }
    /// How far a planned contact has come.
    ContactStatus { Idea, #[default] Planned, Sent, Cancelled }
    /// How much of a contact runs by itself.
    Automation { #[default] Manual, Partly, Automatic }
    /// How personal a contact is.
    Personalisation { #[default] Generic, Segment, Individual }
    /// What a response case is about.
    CaseKind { #[default] Question, Complaint, Compliment, Share, Idea, Misinformation }
    /// The tone of a message or of the step that follows it.
    Sentiment { Positive, #[default] Neutral, Negative, Mixed }
    /// How a case was answered.
    ResponseKind { #[default] Answer, Thanks, Apology, Solution, Content, Suggestion, Referral }
    /// Where a pain comes from.
    RootCause { CoreProduct, Service, Process, Communication, Channel, Price, ThirdParty, #[default] Unknown }
    /// What a statement rests on, weakest first.
    EvidenceKind { Claim, #[default] Assumption, Anecdote, Observation, CustomerQuote, CaseStudy, Data, Research }
    /// How a journey was walked.
    WalkKind { Imagined, #[default] Real, Mystery, WithCustomer }
    /// The journey as it is, or as it should become.
    MapState { #[default] CurrentState, FutureState }
    /// What the map was made from.
    MapApproach { #[default] AssumptionFirst, ResearchFirst, Walked }
    /// A tactic that a touchpoint uses.
    Tactic { LikeAndWin, ShareAndWin, #[default] Discount, Voucher, Game, News, Community, SocialShopping, Retargeting }
    /// What a quality check looks at.
    CheckKind { #[default] Domain = "domain", Structure = "structure", OnboardingProcess = "onboarding_process",
        MandatoryFields = "mandatory_fields", StaleNews = "stale_news", Spelling = "spelling", Design = "design",
        Error404 = "error_404", DeviceFit = "device_fit", Slow = "slow", Accessibility = "accessibility",
        CookieWall = "cookie_wall" }
    /// What a quality check found.
    CheckResult { Ok, Fail, #[default] Unknown, NotApplicable }
    /// What a system does.
    SystemKind { Crm, Cms, Dam, EmailManagement, CallCentre, Retargeting, Analytics, SocialMonitoring, Ecommerce, #[default] Other }
    /// What a message says.
    MessageType { Introduction, #[default] Answer, Proof, Offer, Confirmation, Instruction, Reminder, Thanks, Survey,
        Apology, Invitation, News }
    /// What was decided about a finding.
    FindingStatus { #[default] Open, Planned, Accepted, Resolved, NotApplicable }
    /// How much a coverage target asks.
    TargetLevel { #[default] Required, Desired, NotApplicable }
    /// What a coverage target looks at.
    Dimension { #[default] Channel, Media, Source, Device, Mode, Direction, Persona, Market }
    /// How precise a customer's question is.
    Specificity { Vague, #[default] Moderate, Precise }
    /// What kind of content an asset is.
    ContentKind { #[default] Page, Article, Video, Image, Brochure, Tool, Review, Post, Mail, Other }
    /// What kind of campaign it is.
    CampaignKind { #[default] Campaign, Event, AlwaysOn, Lifecycle }
    /// What kind of work an action is.
    ActionKind { #[default] Content, Product, Process, Training, Technology, Agreement, Measurement }
    /// How far an action has come.
    ActionStatus { #[default] Open, InProgress, Done, Dropped }
    /// How customers get into a segment.
    Assignment { #[default] Manual, Automatic }
    /// Whether a segment wants a channel.
    ChannelStance { Preferred, #[default] Allowed, Avoid, Forbidden }
    /// The size of an organisation.
    OrgSize { SelfEmployed, #[default] Small, Medium, Large }
    /// What the rows of the map are.
    LaneScheme { NoLanes, Blueprint, ByDepartment, BySource, ByMedia, ByChannel, #[default] ByChannelGroup, ByPersona, ByInfluence }
    /// What the colours of the cards stand for.
    ColourScheme { #[default] ByMedia, ByChannelGroup, ByChannel, ByDepartment, BySource, ByInfluence, ByEmotion,
        ByImportance, NoColours }
    /// What a filter looks at.
    Attribute { #[default] Channel, ChannelGroup, Owner, Media, Influence, Source, Status, Mode, Phase, Persona,
        Feeling, Importance, Moment, Findings, Evidence }
    /// The layers of a service blueprint, top to bottom.
    BlueprintLayer { PhysicalEvidence, #[default] CustomerAction, Frontstage, Backstage, Support }
    /// What an insight from a session is.
    InsightKind { #[default] Note, Pain, Question, Idea, Quote }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_what_the_file_stores() {
        for check in CheckKind::ALL {
            assert_eq!(ron::to_string(check).unwrap(), check.id());
            assert_eq!(CheckKind::from_id(check.id()), Some(*check));
        }
        assert_eq!(PhaseRole::Purchase.id(), "purchase");
        assert_eq!(MediaType::Earned.id(), "Earned");
    }
}
