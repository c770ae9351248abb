//! Journeys as large as asked for, the same for the same seed: for benches and tests.
//! Channels as real maps have them, transitions mostly to what is near, annotations filled in.

use std::sync::Arc;

use wandel::model::{
    Choice, Department, Evidence, EvidenceKind, ExpectationSet, Id, Influence, InformationNeed, Journey,
    MediaType, Metric, MetricKind, Mode, MomentOfTruth, Organisation, Persona, Phase, PhaseRole, Source,
    Touchpoint, Transition, TransitionKind, Workspace, slug,
};

/// Channels with their share in parts of a hundred: a third website and app.
const CHANNELS: &[(&str, u64, MediaType)] = &[
    ("website", 20, MediaType::Owned),
    ("app", 10, MediaType::Owned),
    ("document", 3, MediaType::Owned),
    ("email", 12, MediaType::Owned),
    ("messaging", 3, MediaType::Owned),
    ("direct_mail", 3, MediaType::Owned),
    ("phone", 6, MediaType::Owned),
    ("store", 6, MediaType::Owned),
    ("live_chat", 5, MediaType::Owned),
    ("search_organic", 5, MediaType::Earned),
    ("search_paid", 3, MediaType::Paid),
    ("display", 3, MediaType::Paid),
    ("social_organic", 6, MediaType::Shared),
    ("social_paid", 3, MediaType::Paid),
    ("review_site", 3, MediaType::Earned),
    ("word_of_mouth", 3, MediaType::Earned),
    ("press", 2, MediaType::Earned),
    ("radio", 2, MediaType::Paid),
    ("event", 2, MediaType::Owned),
];

const TITLES: &[&str] = &[
    "Product page",
    "Checkout",
    "Order confirmation",
    "Newsletter",
    "Search result (organic)",
    "Recommendation by a friend",
    "Review stars",
    "Service chat",
    "Test ride in the store",
    "Promoted post",
    "Complaint on social media",
    "Welcome e-mail with schedule",
    "Invoice",
    "Customer case page",
    "Home delivery",
    "How-to video",
    "Satisfaction survey",
    "Call about accessories",
];

const PHASES: &[&str] = &[
    "Awareness",
    "Orientation",
    "Weighing",
    "Selection",
    "Purchase",
    "Delivery",
    "First use",
    "Use",
    "Service",
    "Evaluation",
    "Loyalty",
    "Advocacy",
];

const OWNERS: &[&str] = &["Marketing", "Web shop", "Store", "Logistics", "Customer service", "IT"];

/// Numbers that look random and are the same for the same seed (xorshift64*).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice for this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`; 0 if `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        (number as usize) % end.max(1)
    }

    /// True in so many of a hundred cases.
    pub fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}

/// A workspace with one journey of `count` touchpoints in 5 to 12 phases, with 1.5 transitions
/// each: 60 % inside the phase, 28 % to the next, 5 % skipping one, 7 % back and loops.
pub fn workspace(count: usize, seed: u64) -> Workspace {
    let mut dice = Dice::new(seed.wrapping_add(count as u64));
    let phases = phase_count(count, &mut dice);
    let journey = journey(count, phases, &mut dice);
    Workspace {
        version: wandel::model::FORMAT_VERSION,
        title: format!("Generated journey of {count}"),
        organisation: Organisation { name: "Example".into(), ..Organisation::default() },
        personas: ["Noor", "Gerrit", "Samira"]
            .map(|name| Persona {
                id: name.to_lowercase().as_str().into(),
                name: name.into(),
                ..Persona::default()
            })
            .to_vec()
            .into(),
        departments: OWNERS
            .iter()
            .map(|name| Department {
                id: Id::new(&slug(name)),
                name: (*name).into(),
                ..Department::default()
            })
            .collect(),
        journeys: vec![Arc::new(journey)].into(),
        ..Workspace::default()
    }
}

fn phase_count(count: usize, dice: &mut Dice) -> usize {
    match count {
        0..=30 => 5,
        31..=400 => 5 + dice.below(4),
        _ => 8 + dice.below(5),
    }
}

fn journey(count: usize, phases: usize, dice: &mut Dice) -> Journey {
    // Phases differ in size by up to a half.
    let weights: Vec<usize> = (0..phases).map(|_| 100 + dice.below(100)).collect();
    let total: usize = weights.iter().sum();
    let mut sums = 0;
    let mut ends: Vec<usize> = Vec::with_capacity(phases);
    for weight in &weights {
        sums += weight;
        ends.push(count * sums / total);
    }
    let mut start = 0;
    let mut built = Vec::with_capacity(phases);
    let mut bounds = Vec::with_capacity(phases);
    for (index, end) in ends.iter().enumerate() {
        let touchpoints =
            (start..*end).map(|number| Arc::new(touchpoint(number, index, phases, dice))).collect();
        built.push(Phase {
            id: Id::new(&format!("phase-{index}")),
            name: PHASES[index * PHASES.len() / phases].to_owned(),
            role: PhaseRole::ALL[index * PhaseRole::ALL.len() / phases],
            customer_question: "Which one suits me best?".to_owned(),
            touchpoints,
            ..Phase::default()
        });
        bounds.push(start..*end);
        start = *end;
    }
    let mut transitions: Vec<Vec<Arc<Transition>>> = vec![Vec::new(); phases];
    for (phase, own) in bounds.iter().enumerate() {
        for number in own.clone() {
            let lines = 1 + usize::from(dice.percent(50));
            for _ in 0..lines {
                if let Some(transition) = transition(number, phase, &bounds, dice) {
                    transitions[phase].push(Arc::new(transition));
                }
            }
        }
    }
    for (phase, transitions) in built.iter_mut().zip(transitions) {
        phase.transitions = transitions.into();
    }
    let needs = (0..phases.min(count)).map(|index| InformationNeed {
        id: Id::new(&format!("need-{index}")),
        phase: Id::new(&format!("phase-{index}")),
        text: "What does it cost with insurance?".to_owned(),
        importance: Some(4),
        ..InformationNeed::default()
    });
    Journey {
        id: Id::new("journey"),
        name: format!("A journey of {count} touchpoints"),
        existing_customers: true,
        personas: ["noor", "gerrit", "samira"].map(Id::new).to_vec().into(),
        needs: needs.collect(),
        phases: built.into_iter().map(Arc::new).collect(),
        ..Journey::default()
    }
}

fn id(number: usize) -> Id<Touchpoint> {
    Id::new(&format!("touchpoint-{number}"))
}

fn touchpoint(number: usize, phase: usize, phases: usize, dice: &mut Dice) -> Touchpoint {
    let mut share = dice.below(100) as u64;
    let found = CHANNELS.iter().find(|(_, part, _)| {
        let here = share < *part;
        share = share.saturating_sub(*part);
        here
    });
    let (channel, _, media) = *found.unwrap_or(&CHANNELS[0]);
    let steered = matches!(media, MediaType::Owned | MediaType::Paid);
    let owner: Id<Department> = Id::new(&slug(dice.pick(OWNERS)));
    let score = |dice: &mut Dice| dice.percent(60).then(|| 1 + dice.below(5) as u8);
    Touchpoint {
        id: id(number),
        number: number as u32 + 1,
        title: dice.pick(TITLES).to_owned(),
        channel: Id::new(channel),
        owners: if steered || dice.percent(60) { vec![owner].into() } else { Vec::new().into() },
        media_type: Some(media),
        influence: dice.percent(90).then_some(if steered { Influence::Full } else { Influence::Indirect }),
        source: Some(if steered { Source::Brand } else { Source::Customer }),
        mode: Some(Mode::Online),
        personas: [Id::new("noor"), Id::new("gerrit"), Id::new("samira")]
            .into_iter()
            .filter(|_| dice.percent(66))
            .collect(),
        entry: phase == 0 && dice.percent(60),
        conversion: phase == phases / 2 && dice.percent(8),
        importance: score(dice),
        emotion: dice.percent(70).then(|| dice.below(5) as i8 - 2),
        moment_of_truth: dice.percent(20).then(|| dice.pick(MomentOfTruth::ALL)),
        expectation: ExpectationSet {
            assumed: score(dice),
            expected: score(dice),
            own_view: score(dice),
            experienced: score(dice),
            ..ExpectationSet::default()
        },
        answers: if dice.percent(20) {
            vec![Id::new(&format!("need-{phase}"))].into()
        } else {
            Vec::new().into()
        },
        monitored: dice.percent(80).then_some(true),
        metrics: if dice.percent(70) { vec![metric(number, dice)].into() } else { Vec::new().into() },
        evidence: vec![Evidence { kind: EvidenceKind::Observation, ..Evidence::default() }].into(),
        ..Touchpoint::default()
    }
}

fn metric(number: usize, dice: &mut Dice) -> Metric {
    Metric {
        id: Id::new(&format!("metric-{number}")),
        name: "conversion".to_owned(),
        kind: MetricKind::Ratio,
        target: Some(50.0),
        measured: Some(dice.below(100) as f64),
        ..Metric::default()
    }
}

fn transition(
    number: usize,
    phase: usize,
    bounds: &[std::ops::Range<usize>],
    dice: &mut Dice,
) -> Option<Transition> {
    let own = bounds[phase].clone();
    let ahead = |steps: usize| bounds.get(phase + steps).filter(|range| !range.is_empty()).cloned();
    let (range, kind) = match dice.below(100) {
        0..60 => {
            // Mostly to something that comes soon after it.
            let end = own.end.min(number + 1 + own.len() / 3 + 2);
            (
                number + 1..end,
                if dice.percent(70) { TransitionKind::Lateral } else { TransitionKind::Forward },
            )
        }
        60..88 => (ahead(1)?, TransitionKind::Forward),
        88..93 => (ahead(2)?, TransitionKind::Forward),
        roll => {
            let kinds = [TransitionKind::Back, TransitionKind::LoyaltyLoop, TransitionKind::AdvocacyLoop];
            let kind = kinds[(roll - 93).min(2)];
            let back = phase.saturating_sub(usize::from(kind != TransitionKind::Back) + dice.below(2));
            (bounds[back].start..bounds[back].end.min(number), kind)
        }
    };
    if range.is_empty() {
        return None;
    }
    Some(Transition {
        from: id(number),
        to: id(range.start + dice.below(range.len())),
        kind,
        ..Transition::default()
    })
}
