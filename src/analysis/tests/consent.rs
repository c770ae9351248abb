//! Each rule on permission and frequency fires, does not fire, and gives each of its levels.

use std::sync::Arc;

use crate::analysis::example::{Example, one};
use crate::analysis::{Family, Names, Severity, rules};
use crate::model::*;

const NL: &str = "nl";

/// An example with the market NL.
fn example() -> Example {
    Example::five().workspace(|workspace| {
        let market = Market { id: Id::new(NL), country: "NL".to_owned(), ..Market::default() };
        workspace.markets = vec![market].into();
    })
}

impl Example {
    /// Adds a marketing message to customers of the segment "fans" in NL.
    fn message(self, id: &str, channel: &str, day: (i8, i8), fill: impl FnOnce(&mut PlannedContact)) -> Self {
        let mut contact = PlannedContact {
            id: Id::new(id),
            name: id.to_owned(),
            phase: Id::new("purchase"),
            channel: Id::new(channel),
            date: jiff::civil::date(2026, day.0, day.1),
            purpose: ContactPurpose::Marketing,
            audience: Some(Id::new("fans")),
            relation: Some(Relation::Customer),
            market: Some(Id::new(NL)),
            ..PlannedContact::default()
        };
        fill(&mut contact);
        self.journey(|journey| journey.planned_contacts.edit().push(Arc::new(contact)))
    }

    /// Adds a permission for marketing by e-mail, with proof and a way out.
    fn permission(self, id: &str, fill: impl FnOnce(&mut ConsentRule)) -> Self {
        let mut rule = ConsentRule {
            id: Id::new(id),
            channels: vec![Id::new("email")].into(),
            purposes: vec![ContactPurpose::Marketing].into(),
            relations: vec![Relation::Customer].into(),
            markets: vec![Id::new(NL)].into(),
            basis: LegalBasis::Consent,
            proof: true,
            withdrawal_route: Some("link".to_owned()),
            ..ConsentRule::default()
        };
        fill(&mut rule);
        self.workspace(|workspace| workspace.consent_rules.edit().push(rule))
    }

    fn cap(self, max: u32, window_days: u32, channel: Option<&str>, segment: Option<&str>) -> Self {
        let channel = channel.map(Id::new);
        let segment = segment.map(Id::new);
        let cap = FrequencyCap { max, window_days, channel, segment, ..FrequencyCap::default() };
        self.workspace(|workspace| workspace.frequency_caps.edit().push(cap))
    }
}

#[test]
fn every_finding_on_permission_says_that_it_is_no_legal_advice() {
    let legal: Vec<_> = rules().filter(|rule| rule.id.starts_with("CNS-")).collect();
    assert_eq!(legal.len(), 7);
    for rule in legal {
        assert_eq!(rule.family, Family::Consent);
        assert!(rule.action.en.ends_with("no legal advice: have this checked."), "{}", rule.id);
        assert!(rule.action.nl.ends_with("geen juridisch advies: laat dit controleren."), "{}", rule.id);
    }
    let example = example().message("mail", "email", (6, 2), |_| {});
    let findings = example.findings("CNS-01");
    let names = Names::new(&example.workspace, &example.journey, Lang::En);
    assert_eq!(
        names.message(&findings[0]),
        "‘mail’ has no legal basis: marketing by ‘E-mail’ (customer, nl)."
    );
    assert!(names.action(&findings[0]).contains("have this checked"));
}

#[test]
fn cns_01_asks_each_message_for_a_basis() {
    let mail = || example().message("mail", "email", (6, 2), |_| {});
    assert_eq!(mail().found("CNS-01"), one("mail", Severity::Critical));
    assert_eq!(mail().permission("p", |_| {}).found("CNS-01"), []);
    let unfit: [fn(&mut ConsentRule); 6] = [
        |rule| rule.basis = LegalBasis::NoBasis,
        |rule| rule.purposes = vec![ContactPurpose::Service].into(),
        |rule| rule.channels = vec![Id::new("sms")].into(),
        |rule| rule.relations = vec![Relation::Prospect].into(),
        |rule| rule.markets = vec![Id::new("be")].into(),
        |rule| rule.person_kind = PersonKind::LegalEntity,
    ];
    for fill in unfit {
        assert_eq!(mail().permission("p", fill).found("CNS-01").len(), 1);
    }
    let any = |rule: &mut ConsentRule| {
        rule.channels = List::default();
        rule.relations = List::default();
        rule.markets = List::default();
    };
    assert_eq!(mail().permission("p", any).found("CNS-01"), []);
    // What is sent, cancelled or not addressed is asked nothing.
    let quiet = example()
        .message("sent", "email", (6, 2), |contact| contact.status = ContactStatus::Sent)
        .message("idea", "email", (6, 2), |contact| contact.status = ContactStatus::Idea)
        .message("post", "social_organic", (6, 2), |_| {});
    assert_eq!(quiet.found("CNS-01"), []);
}

#[test]
fn cns_01_asks_each_use_of_a_touchpoint() {
    let newsletter = |purposes: &[ContactPurpose], relations: &[Relation]| {
        let (purposes, relations) = (purposes.to_vec(), relations.to_vec());
        example().touchpoint("evaluation", "newsletter", move |newsletter| {
            newsletter.channel = Id::new("email");
            newsletter.contact_purposes = purposes.into();
            newsletter.relations = relations.into();
        })
    };
    let (marketing, service) = (ContactPurpose::Marketing, ContactPurpose::Service);
    let both = newsletter(&[marketing, service], &[Relation::Customer, Relation::Prospect]);
    let found = both.permission("p", |_| {}).found("CNS-01");
    let details: Vec<&str> = found.iter().map(|(subject, _)| subject.as_str()).collect();
    assert_eq!(
        details,
        [
            "newsletter/Marketing/Prospect/any",
            "newsletter/Service/Customer/any",
            "newsletter/Service/Prospect/any"
        ]
    );
    // What is unset may be anything, and then any permission will do.
    assert_eq!(newsletter(&[marketing], &[]).permission("p", |_| {}).found("CNS-01"), []);
    assert_eq!(newsletter(&[], &[Relation::Prospect]).found("CNS-01"), []);
}

#[test]
fn cns_02_wants_one_yes_for_one_thing() {
    let with = |fill: fn(&mut ConsentRule)| example().permission("p", fill).found("CNS-02");
    let two = || vec![ContactPurpose::Marketing, ContactPurpose::Profiling];
    assert_eq!(with(|_| {}), []);
    assert_eq!(
        example().permission("p", |rule| rule.purposes = two().into()).found("CNS-02"),
        one("p", Severity::High)
    );
    assert_eq!(
        with(|rule| rule.channels = vec![Id::new("email"), Id::new("sms")].into()),
        one("p", Severity::Medium)
    );
    assert_eq!(with(|rule| rule.channels = List::default()), one("p", Severity::Medium));
    let contract = example().permission("p", |rule| {
        rule.basis = LegalBasis::Contract;
        rule.purposes = two().into();
    });
    assert_eq!(contract.found("CNS-02"), []);
}

#[test]
fn cns_03_wants_proof_of_consent() {
    let with = |basis| {
        example().permission("p", move |rule| {
            rule.basis = basis;
            rule.proof = false;
        })
    };
    assert_eq!(with(LegalBasis::Consent).found("CNS-03"), one("p", Severity::High));
    assert_eq!(with(LegalBasis::Contract).found("CNS-03"), []);
    assert_eq!(example().permission("p", |_| {}).found("CNS-03"), []);
}

#[test]
fn cns_04_wants_a_way_out_as_easy_as_the_way_in() {
    let with = |basis, route: Option<&str>, as_easy| {
        let route = route.map(str::to_owned);
        let example = example().permission("p", move |rule| {
            rule.basis = basis;
            rule.withdrawal_route = route;
            rule.withdrawal_as_easy = as_easy;
        });
        example.found("CNS-04")
    };
    for basis in [LegalBasis::Consent, LegalBasis::SoftOptIn, LegalBasis::LegitimateInterest] {
        assert_eq!(with(basis, None, None), one("p", Severity::High));
        assert_eq!(with(basis, Some(" "), None), one("p", Severity::High));
        assert_eq!(with(basis, Some("letter"), Some(false)), one("p", Severity::High), "harder");
        assert_eq!(with(basis, Some("link"), None), []);
    }
    assert_eq!(with(LegalBasis::Contract, None, Some(false)), []);
}

#[test]
fn cns_05_looks_at_the_day_of_the_message() {
    let day = |month, day| Some(jiff::civil::date(2026, month, day));
    let mail = |fill: fn(&mut ConsentRule)| {
        example().message("mail", "email", (6, 10), |_| {}).permission("p", fill)
    };
    assert_eq!(mail(|_| {}).found("CNS-05"), []);
    assert_eq!(mail(|rule| rule.withdrawn = true).found("CNS-05"), one("mail", Severity::Critical));
    let from = |until, from| {
        example()
            .message("mail", "email", (6, 10), |_| {})
            .permission("p", move |rule| {
                rule.valid_until = until;
                rule.valid_from = from;
            })
            .found("CNS-05")
    };
    assert_eq!(from(day(6, 10), None), []);
    assert_eq!(from(day(6, 9), None), one("mail", Severity::Critical));
    assert_eq!(from(None, day(6, 10)), []);
    assert_eq!(from(None, day(6, 11)), one("mail", Severity::Critical));
    // Another permission that holds is enough, and no permission at all is another matter.
    let other = mail(|rule| rule.withdrawn = true).permission("q", |_| {});
    assert_eq!(other.found("CNS-05"), []);
    assert_eq!(example().message("mail", "email", (6, 10), |_| {}).found("CNS-05"), []);
    assert_eq!(mail(|rule| rule.withdrawn = true).found("CNS-01"), []);
}

#[test]
fn cns_06_knows_the_dutch_rule_on_calls_from_july_2026() {
    let call = |day, kind, fill: fn(&mut ConsentRule)| {
        example().message("call", "phone", day, move |contact| contact.person_kind = kind).permission(
            "p",
            move |rule| {
                rule.channels = vec![Id::new("phone")].into();
                rule.basis = LegalBasis::SoftOptIn;
                rule.person_kind = kind;
                fill(rule);
            },
        )
    };
    let natural = PersonKind::Natural;
    assert_eq!(call((7, 1), natural, |_| {}).found("CNS-06"), one("call", Severity::Critical));
    assert_eq!(call((6, 30), natural, |_| {}).found("CNS-06"), []);
    assert_eq!(call((7, 1), PersonKind::LegalEntity, |_| {}).found("CNS-06"), []);
    assert_eq!(call((7, 1), natural, |rule| rule.basis = LegalBasis::Consent).found("CNS-06"), []);
    let also = call((7, 1), natural, |_| {}).permission("q", |rule| rule.channels = List::default());
    assert_eq!(also.found("CNS-06"), [], "another permission carries it");
    let abroad = call((7, 1), natural, |_| {})
        .workspace(|workspace| workspace.markets.edit()[0].country = "BE".to_owned());
    assert_eq!(abroad.found("CNS-06"), []);
}

#[test]
fn cns_06_knows_the_restrictions_of_the_file() {
    let restricted = |until| {
        example().message("mail", "email", (6, 10), |_| {}).permission("p", |_| {}).workspace(
            move |workspace| {
                workspace.legal_restrictions = vec![LegalRestriction {
                    country: "nl".to_owned(),
                    channel: Id::new("email"),
                    purpose: ContactPurpose::Marketing,
                    basis: LegalBasis::Consent,
                    from: jiff::civil::date(2026, 1, 1),
                    until,
                    ..LegalRestriction::default()
                }]
                .into();
            },
        )
    };
    assert_eq!(restricted(None).found("CNS-06"), one("mail", Severity::Critical));
    assert_eq!(restricted(Some(jiff::civil::date(2026, 6, 9))).found("CNS-06"), []);
    // Without a market the message may go wherever its permission does.
    let anywhere = restricted(None).journey(|journey| {
        let contact = Arc::make_mut(&mut journey.planned_contacts.edit()[0]);
        contact.market = None;
    });
    assert_eq!(anywhere.found("CNS-06").len(), 1);
}

#[test]
fn cns_07_wants_a_basis_for_profiling() {
    let trigger = |uses_personal_data| {
        let trigger = Trigger { id: Id::new("basket"), uses_personal_data, ..Trigger::default() };
        example().journey(move |journey| journey.triggers = vec![trigger].into())
    };
    let profiling = |rule: &mut ConsentRule| rule.purposes = vec![ContactPurpose::Profiling].into();
    assert_eq!(trigger(true).found("CNS-07"), one("basket", Severity::High));
    assert_eq!(trigger(false).found("CNS-07"), []);
    assert_eq!(trigger(true).permission("p", profiling).found("CNS-07"), []);
    let ended = trigger(true).permission("p", |rule| {
        profiling(rule);
        rule.valid_until = Some(jiff::civil::date(2026, 5, 31));
    });
    assert_eq!(ended.found("CNS-07").len(), 1);
}

/// Mails on these days of June.
fn mails(days: &[i8]) -> Example {
    days.iter()
        .fold(example(), |example, day| example.message(&format!("mail-{day}"), "email", (6, *day), |_| {}))
}

#[test]
fn frq_01_counts_within_any_window() {
    let capped = |days: &[i8]| mails(days).cap(2, 7, Some("email"), None);
    assert_eq!(capped(&[1, 3, 8]).found("FRQ-01"), [], "the eighth is a week after the first");
    assert_eq!(capped(&[2, 3, 8]).found("FRQ-01"), one("fans×email", Severity::High));
    assert_eq!(capped(&[2, 3, 4, 8]).found("FRQ-01"), one("fans×email", Severity::High));
    assert_eq!(capped(&[2, 3, 4, 5, 8]).found("FRQ-01"), one("fans×email", Severity::Critical));
    assert!(capped(&[2, 3, 8]).findings("FRQ-01")[0].is_fragile());
    assert_eq!(mails(&[1, 2, 3]).found("FRQ-01"), [], "no cap");
    let service = mails(&[2, 3]).cap(1, 7, Some("email"), None).journey(|journey| {
        let contact = Arc::make_mut(&mut journey.planned_contacts.edit()[0]);
        contact.purpose = ContactPurpose::Service;
    });
    assert_eq!(service.found("FRQ-01"), [], "service does not count");
    let sent = mails(&[2, 3]).cap(1, 7, Some("email"), None).journey(|journey| {
        for contact in journey.planned_contacts.edit() {
            Arc::make_mut(contact).status = ContactStatus::Sent;
        }
    });
    assert_eq!(sent.found("FRQ-01").len(), 1, "what was sent counts");
}

#[test]
fn frq_01_lets_a_segment_have_a_cap_of_its_own() {
    let own = |max| mails(&[2, 3]).cap(1, 7, Some("email"), None).cap(max, 7, Some("email"), Some("fans"));
    assert_eq!(own(1).found("FRQ-01").len(), 1);
    assert_eq!(own(2).found("FRQ-01"), []);
    let two = mails(&[2, 3, 20]).cap(2, 7, Some("email"), None).cap(1, 30, Some("email"), None);
    assert_eq!(two.found("FRQ-01"), one("fans×email", Severity::Critical), "the worse of two caps");
}

#[test]
fn frq_counts_the_whole_file_but_not_a_copy() {
    let with = |state| {
        let mut other = mails(&[4]).journey;
        other.id = Id::new("other");
        other.state = state;
        mails(&[2]).cap(1, 7, Some("email"), None).workspace(|workspace| {
            workspace.journeys = vec![Arc::new(other)].into();
        })
    };
    assert_eq!(with(MapState::CurrentState).found("FRQ-01").len(), 1);
    assert_eq!(with(MapState::FutureState).found("FRQ-01"), []);
    // A segment that only the other journey knows is not this one's matter.
    let foreign = with(MapState::CurrentState).journey(|journey| journey.planned_contacts = List::default());
    assert_eq!(foreign.found("FRQ-03"), []);
    let listed = foreign.journey(|journey| journey.segments = vec![Id::new("fans")].into());
    assert_eq!(listed.cap(0, 7, Some("email"), None).found("FRQ-01").len(), 1);
}

#[test]
fn frq_02_counts_all_channels_together() {
    let both =
        |max| mails(&[2, 3]).message("text", "sms", (6, 4), |_| {}).cap(max, 7, None, None).found("FRQ-02");
    assert_eq!(both(3), []);
    assert_eq!(both(2), one("fans", Severity::High));
    assert_eq!(both(1), one("fans", Severity::High), "never critical");
    let social = mails(&[2]).message("post", "social_organic", (6, 2), |_| {}).cap(1, 7, None, None);
    assert_eq!(social.found("FRQ-02"), []);
}

#[test]
fn frq_03_wants_a_cap_on_each_channel() {
    assert_eq!(mails(&[2]).cap(9, 7, None, None).found("FRQ-03"), one("fans×email", Severity::Medium));
    assert_eq!(mails(&[2]).cap(9, 7, Some("email"), None).found("FRQ-03"), []);
    assert_eq!(mails(&[2]).cap(9, 7, Some("email"), Some("others")).found("FRQ-03").len(), 1);
    let nobody =
        example().message("mail", "email", (6, 2), |contact| contact.audience = None).found("FRQ-03");
    assert_eq!(nobody, []);
}

#[test]
fn frq_04_counts_days_of_silence_to_the_horizon() {
    let fans = |example: Example, existing_customers| {
        let fans = Segment { id: Id::new("fans"), existing_customers, ..Segment::default() };
        example
            .workspace(|workspace| workspace.segments = vec![fans].into())
            .journey(|journey| journey.segments = vec![Id::new("fans")].into())
            .found("FRQ-04")
    };
    assert_eq!(fans(example(), true), one("fans", Severity::Medium));
    assert_eq!(fans(example(), false), []);
    let on = |month, day| example().message("mail", "email", (month, day), |_| {});
    assert_eq!(fans(on(7, 1), true), [], "60 days remain");
    assert_eq!(fans(on(6, 30), true).len(), 1, "61 days remain");
    assert_eq!(fans(on(7, 31), true), []);
    assert_eq!(fans(on(8, 1), true).len(), 1, "61 days before");
    assert_eq!(fans(on(5, 31), true).len(), 1, "what is past breaks no silence");
    assert_eq!(fans(on(8, 31), true).len(), 1, "nor what lies beyond the horizon");
}

#[test]
fn frq_05_keeps_two_days_between_channels() {
    let with = |channel: &str, day| mails(&[3]).message("other", channel, (6, day), |_| {}).found("FRQ-05");
    assert_eq!(with("sms", 3), one("mail-3+other", Severity::Low));
    assert_eq!(with("sms", 4), one("mail-3+other", Severity::Low));
    assert_eq!(with("sms", 2), one("other+mail-3", Severity::Low));
    assert_eq!(with("sms", 5), []);
    assert_eq!(with("email", 3), []);
    assert_eq!(with("social_paid", 3), []);
}

#[test]
fn an_own_channel_is_as_addressed_as_the_one_it_is_like() {
    let own = ChannelDef { id: Id::new("bird"), like: Id::new("email"), ..ChannelDef::default() };
    let example = example()
        .message("note", "bird", (6, 2), |_| {})
        .workspace(move |workspace| workspace.channels = vec![own].into());
    assert_eq!(example.found("CNS-01").len(), 1);
    assert_eq!(example.clone().permission("p", |_| {}).found("CNS-01"), []);
    assert_eq!(example.cap(0, 7, Some("email"), None).found("FRQ-01").len(), 1);
}
