//! Lists, spreadsheets and Mermaid journeys, and anything else without a panic.

use std::sync::Arc;

use proptest::prelude::*;

use super::super::line::Owner;
use super::super::plan::{Card, Follows, Home};
use super::*;

fn workspace() -> Workspace {
    let phase = |name: &str| Arc::new(Phase { id: Id::new(name), name: name.into(), ..Phase::default() });
    let journey =
        Journey { id: "j".into(), phases: vec![phase("Buy"), phase("Use")].into(), ..Journey::default() };
    let care = Department { id: "care".into(), name: "Care".into(), ..Department::default() };
    Workspace {
        departments: vec![care].into(),
        journeys: vec![Arc::new(journey)].into(),
        ..Workspace::default()
    }
}

fn pasted(text: &str) -> Pasted {
    let workspace = workspace();
    let journey = &workspace.journeys[0];
    read_several(&Reader::new(&workspace, journey), journey, text, &Sticks::default(), Lang::En)
}

fn cards(pasted: &Pasted) -> Vec<&Card> {
    let mut cards: Vec<&Card> = Vec::new();
    for item in &pasted.items {
        if let Item::Card(card) = item {
            cards.push(card);
        }
    }
    cards
}

fn titles(pasted: &Pasted) -> Vec<&str> {
    cards(pasted).iter().map(|card| card.touchpoint.title.as_str()).collect()
}

#[test]
fn a_list_is_read_line_by_line() {
    let list = pasted("Buy:\nSee advert radio @Care\n\nCompare\n- too dear\nUse\nUnpack product\n");
    assert_eq!(titles(&list), ["See advert", "Compare", "Unpack"]);
    assert!(matches!(&list.items[0], Item::Phase(name) if name == "Buy"));
    assert!(matches!(&list.items[3], Item::Remark(InsightKind::Pain, text) if text == "too dear"));
    assert_eq!(cards(&list)[1].touchpoint.channel.as_str(), "radio", "the channel sticks");
    assert!(list.left_over.is_empty());
}

#[test]
fn bullets_and_numbers_before_every_line_mean_nothing() {
    assert_eq!(titles(&pasted("- See\n- Compare")), ["See", "Compare"]);
    assert_eq!(titles(&pasted("1. See\n2. Compare\n10) Buy it")), ["See", "Compare", "Buy it"]);
    assert_eq!(titles(&pasted("• See\n• Compare")), ["See", "Compare"]);
}

#[test]
fn rows_of_a_spreadsheet_with_a_heading() {
    let table = pasted(
        "Nr\tContactmoment\tFase\tKanaal\tEigenaar\tMediatype\tInvloed\tKosten\n\
         1\tAdvertentie\tBuy\tRadio\tMarketing\tbetaald\tvolledig\t100\n\
         2\tUitpakken\tUse\tProduct, verpakking\tCare\teigen\tfoei\t\n\
         3\tNog een\t\t\t\t\t\t\n\
         4\tTerug\tBuy\tX\t\t\t\t\n",
    );
    assert_eq!(titles(&table), ["Advertentie", "Uitpakken", "Nog een", "Terug"]);
    let cards = cards(&table);
    assert_eq!(cards[0].home, Home::Named("Buy".into()));
    assert_eq!(cards[0].owners, [Owner::New("Marketing".into())]);
    assert_eq!(cards[0].touchpoint.media_type, Some(MediaType::Paid));
    assert_eq!(cards[0].touchpoint.notes, "Kosten: 100");
    assert_eq!(cards[1].touchpoint.channel.as_str(), "product");
    assert_eq!(cards[1].owners, [Owner::Known("care".into())]);
    assert_eq!(cards[2].home, Home::Tray);
    let follows: Vec<Follows> = cards.iter().map(|card| card.follows).collect();
    assert_eq!(follows, [Follows::Nothing, Follows::Last, Follows::Nothing, Follows::Last]);
    assert_eq!(table.left_over, ["Kosten: 100", "Invloed: foei", "Kanaal: X"]);
}

#[test]
fn rows_of_a_spreadsheet_without_a_heading() {
    let table = pasted("Advert\tBuy\tradio\tCare\tpaid\n\"Two\nlines\"\tUse\t@Depot\t12 euro");
    assert_eq!(titles(&table), ["Advert", "Two lines"]);
    let cards = cards(&table);
    assert_eq!((cards[0].touchpoint.channel.as_str(), cards[0].owners.len()), ("radio", 1));
    assert_eq!(cards[1].owners, [Owner::New("Depot".into())]);
    assert_eq!(table.left_over, ["12 euro"]);
}

#[test]
fn a_mermaid_journey_is_understood() {
    let journey = pasted(
        "```mermaid\njourney\n    title My day\n    %% a remark\n    section Buy\n      Make tea: 5: Me, Cat\n      \
         Ask: 9: Care\n    section Go home\n      Sit down: 3: Me\n```",
    );
    assert_eq!(titles(&journey), ["Make tea", "Ask", "Sit down"]);
    let cards = cards(&journey);
    assert_eq!(cards[0].touchpoint.expectation.experienced, Some(5));
    assert_eq!(cards[0].personas, ["Me", "Cat"]);
    assert_eq!(cards[1].owners, [Owner::Known("care".into())]);
    assert_eq!(journey.left_over, ["title My day", "Ask: 9"]);
    assert!(matches!(&journey.items[3], Item::Phase(name) if name == "Go home"));
}

proptest! {
    #[test]
    fn anything_may_be_pasted(text in prop_oneof!["[\t\n\"@:>#a-c1-3 ,-]{0,60}", any::<String>()]) {
        let pasted = pasted(&text);
        let _ = pasted.items.len();
        let mermaid = super::super::mermaid::is_journey(&text);
        prop_assert!(!mermaid || text.contains("journey"));
    }
}
