//! What lines mean: chips and titles, and that no word is ever lost.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;

fn workspace() -> Workspace {
    let department =
        |id: &str, name: &str| Department { id: Id::new(id), name: name.into(), ..Department::default() };
    let touchpoint = |number: u32| {
        let id = Id::new(&format!("t{number}"));
        Arc::new(Touchpoint { id, number, title: format!("Card {number}"), ..Touchpoint::default() })
    };
    let phase = Phase { id: "p".into(), touchpoints: (1..=14).map(touchpoint).collect(), ..Phase::default() };
    let journey = Journey { id: "j".into(), phases: vec![Arc::new(phase)].into(), ..Journey::default() };
    Workspace {
        departments: vec![
            department("marketing", "Marketing"),
            department("care", "Customer care"),
            department("ict", "ICT"),
        ]
        .into(),
        journeys: vec![Arc::new(journey)].into(),
        ..Workspace::default()
    }
}

fn read(text: &str) -> Line {
    read_with(text, &[])
}

fn read_with(text: &str, literal: &[&str]) -> Line {
    let workspace = workspace();
    let literal: Vec<String> = literal.iter().map(|text| plain_phrase(text)).collect();
    Reader::new(&workspace, &workspace.journeys[0]).with_literal(&literal).read(text)
}

/// The title, and what the chips say in short.
fn shown(text: &str) -> (String, Vec<String>) {
    let line = read(text);
    let short = |chip: &Chip| match &chip.what {
        What::Said(said) => said.label(&workspace(), Lang::En),
        What::Owner(Owner::Known(id)) => format!("@{id}"),
        What::Owner(Owner::New(name)) => format!("@new {name}"),
        What::Owner(Owner::Nobody) => "@nobody".to_owned(),
        What::From(number) => format!("{number} >"),
        What::To(number) => format!("> {number}"),
        What::Apart => "+".to_owned(),
    };
    (line.title.clone(), line.chips.iter().map(short).collect())
}

fn check(text: &str, title: &str, chips: &[&str]) {
    assert_eq!(
        shown(text),
        (title.to_owned(), chips.iter().map(|one| (*one).to_owned()).collect()),
        "{text}"
    );
}

#[test]
fn known_words_at_the_end_are_chips_and_the_title_comes_first() {
    check(
        "Review stars review site earned indirect @marketing",
        "Review stars",
        &["Review site", "Earned", "Indirectly influenceable", "@marketing"],
    );
    check(
        "Sterren reviewsite verdiend indirect",
        "Sterren",
        &["Review site", "Earned", "Indirectly influenceable"],
    );
    check("Invoice paid e-mail", "Invoice", &["Paid", "E-mail"]);
    check(
        "Checkout website deciding very negative i4",
        "Checkout",
        &["Website", "Other key moment", "Very negative", "Fully controllable"],
    );
    check("Ask a friend word of mouth m3 :)", "Ask a friend", &["Word of mouth", "Earned", "Positive"]);
    check("Checkout m3i2e5", "Checkout", &["Earned", "Indirectly influenceable", "Very positive"]);
    check("Meet the m3i2 team", "Meet the m3i2 team", &[]);
    check("m3i2", "m3i2", &[]);
    check("Checkout m32", "Checkout", &["Earned", "Indirectly influenceable"]);
    check("Checkout m325", "Checkout", &["Earned", "Indirectly influenceable", "Very positive"]);
    check("Over the m25", "Over the m25", &[]);
    check("m32", "m32", &[]);
    check("Drive over the M14", "Drive over the M14", &[]);
    assert_eq!(read_with("Checkout m14", &["4"]).title, "Checkout m14", "turned back as one");
    check("Betalen website moment van de waarheid", "Betalen", &["Website", "Other key moment"]);
}

#[test]
fn words_that_belong_to_a_title_stay_in_it() {
    check("Email from the shop", "Email from the shop", &[]);
    check("E-mail van de winkel", "E-mail van de winkel", &[]);
    check("Website", "Website", &[]);
    check("App store", "App store", &[]);
    check("App store earned", "App store", &["Earned"]);
    check("Email and chat", "Email and chat", &[]);
    check("Email, phone and chat", "Email, phone and chat", &[]);
    check("Advert on the radio", "Advert on the radio", &[]);
    check("Advert on the radio radio paid", "Advert on the radio", &["Radio", "Paid"]);
    check("Paid parking at the shop", "Paid parking at the shop", &[]);
    check("Parking is full", "Parking is full", &[]);
    check("De website van de buren", "De website van de buren", &[]);
}

#[test]
fn how_it_comes_is_a_channel_and_a_code_is_never_title() {
    check("Bevestiging per mail eigen", "Bevestiging", &["E-mail", "Owned"]);
    check("Date moved by text message earned", "Date moved", &["SMS", "Earned"]);
    check("Jaarafrekening brief geen e2", "Jaarafrekening brief geen", &["Negative"]);
    check("Offer, on paper and p5", "Offer, on paper and", &["Decisive"]);
}

#[test]
fn a_comma_ends_the_title() {
    check("Newsletter email, earned", "Newsletter email", &["Earned"]);
    check("Newsletter email,", "Newsletter email", &[]);
    check("Blog, website", "Blog", &["Website"]);
    check(
        "Review stars, earned funny indirect",
        "Review stars, funny",
        &["Earned", "Indirectly influenceable"],
    );
    check("Order, website, owned, email", "Order, website", &["Owned", "E-mail"]);
    check("Call, @customer care, phone", "Call", &["@care", "Telephone"]);
}

#[test]
fn owners_and_numbers_stand_anywhere() {
    check(
        "12 > Call centre phone > 14 @Customer care",
        "Call centre",
        &["12 >", "Telephone", "> 14", "@care"],
    );
    check("12>Call >14>3", "Call >14>3", &["12 >"]);
    check("Call >14 >3", "Call", &["> 14", "> 3"]);
    check("99 > Call > 98", "99 > Call > 98", &[]);
    check("Call @ICT phone", "Call", &["@ict", "Telephone"]);
    check("Call @web team", "Call team", &["@new Web"]);
    check("Call @\"web team\" phone", "Call", &["@new Web team", "Telephone"]);
    check("Call @\"Customer ca", "Call", &["@new Customer ca"]);
    check("Call @", "Call", &["@nobody"]);
    check("mail to info@shop.nl", "mail to info@shop.nl", &[]);
    check("+ Elsewhere", "Elsewhere", &["+"]);
    check("+12 > Elsewhere", "Elsewhere", &["+", "12 >"]);
    check("12 > 14", "", &["12 >", "> 14"]);
    check("> 14", "", &["> 14"]);
    check("2 tickets", "2 tickets", &[]);
}

#[test]
fn a_sign_at_the_start_makes_a_remark() {
    let of = |text: &str| (read(text).kind, read(text).title);
    assert_eq!(
        of("- nobody answers email"),
        (Kind::Remark(InsightKind::Pain), "nobody answers email".into())
    );
    assert_eq!(of("?who owns this"), (Kind::Remark(InsightKind::Question), "who owns this".into()));
    assert_eq!(of("* send a text"), (Kind::Remark(InsightKind::Idea), "send a text".into()));
    assert_eq!(of("\"I gave up\""), (Kind::Remark(InsightKind::Quote), "I gave up".into()));
    assert_eq!(of("“Ik gaf het op”"), (Kind::Remark(InsightKind::Quote), "Ik gaf het op".into()));
    assert_eq!(of("## Use"), (Kind::Phase, "Use".into()));
    assert!(read("- nobody answers email").chips.is_empty());
}

#[test]
fn a_name_of_the_catalogue_is_never_cut() {
    for entry in catalogue() {
        for lang in [Lang::En, Lang::Nl] {
            let line = read(entry.title(lang));
            assert_eq!((line.title.as_str(), line.chips.len()), (entry.title(lang), 0));
            assert!(line.entry.is_some(), "{}", entry.id);
            let more = read(&format!("{} earned @ICT", entry.title(lang)));
            assert_eq!((more.title.as_str(), more.chips.len()), (entry.title(lang), 2));
        }
    }
    assert_eq!(read("banner").entry.map(|entry| entry.id.as_str()), Some("banner"));
    assert_eq!(read("Something else").entry, None);
}

#[test]
fn a_chip_that_was_turned_back_is_text() {
    assert_eq!(read_with("Newsletter email earned", &["email"]).title, "Newsletter email");
    assert_eq!(read_with("Newsletter @marketing", &["@marketing"]).title, "Newsletter @marketing");
    assert_eq!(read_with("12 > Call > 14", &["12 >", "> 14"]).title, "12 > Call > 14");
}

/// Text that looks like what people type, and anything else.
fn typed() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("email".to_owned()),
        Just("review site".to_owned()),
        Just("earned,".to_owned()),
        Just("indirect".to_owned()),
        Just("the".to_owned()),
        Just("Banner".to_owned()),
        Just("@marketing".to_owned()),
        Just("@Customer care".to_owned()),
        Just("@\"a b".to_owned()),
        Just("c\"".to_owned()),
        Just("12 >".to_owned()),
        Just("> 3".to_owned()),
        Just(">14,".to_owned()),
        Just("+".to_owned()),
        Just(",".to_owned()),
        Just("-2".to_owned()),
        Just("m3i2".to_owned()),
        Just("the m1p4".to_owned()),
        "\\PC{0,6}",
    ];
    prop_oneof![proptest::collection::vec(word, 0..9).prop_map(|words| words.join(" ")), any::<String>()]
}

#[test]
fn no_chip_reaches_over_another() {
    // A number, and a known word, that an owner or another number stands in the middle of.
    for text in
        ["email 12 > @marketing 12 >", "a > @sales 12", "review app > 12 store", "x, social @sales media"]
    {
        let line = read(text);
        let mut at = 0;
        for chip in &line.chips {
            assert!(chip.span.start >= at, "{text}: {line:?}");
            at = chip.span.end;
        }
    }
    let line = read("email 12 > @marketing 12 >");
    assert_eq!(line.title, "email 12 > 12 >");
    assert_eq!(line.owners().count(), 1);
}

proptest! {
    #[test]
    fn nothing_that_was_typed_gets_lost(text in typed()) {
        let line = read(&text);
        // Chips lie side by side in the text.
        let mut at = 0;
        let mut outside = String::new();
        for chip in &line.chips {
            prop_assert!(chip.span.start >= at && chip.span.end > chip.span.start, "{:?}", line);
            outside.push_str(text.get(at..chip.span.start).expect("on a letter"));
            outside.push(' ');
            at = chip.span.end;
        }
        outside.push_str(text.get(at..).expect("on a letter"));
        // What is in no chip is the title; only the signs at the start and commas at its ends go.
        let words = |text: &str| -> Vec<String> {
            text.split(|sign: char| !sign.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect()
        };
        prop_assert_eq!(words(&outside), words(&line.title));
    }

    #[test]
    fn turning_a_chip_back_makes_its_words_text(text in typed()) {
        let workspace = workspace();
        let line = Reader::new(&workspace, &workspace.journeys[0]).read(&text);
        if let Some(chip) = line.chips.iter().rfind(|chip| chip.what != What::Apart) {
            let turned = [plain_phrase(&text[chip.span.clone()])];
            let again = Reader::new(&workspace, &workspace.journeys[0]).with_literal(&turned).read(&text);
            prop_assert!(!again.chips.contains(chip), "{:?}", again);
        }
    }
}
