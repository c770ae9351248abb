//! What owners of touchpoints are usually called, so that nobody types their names out. Only names:
//! which of them a journey has is its own.

use super::Label;

/// Usual names, those that own the most touchpoints first.
pub const USUAL_DEPARTMENTS: &[Label] = &[
    Label::new("Sales", "Verkoop"),
    Label::new("Marketing", "Marketing"),
    Label::new("Customer service", "Klantenservice"),
    Label::new("Store", "Winkel"),
    Label::new("Logistics", "Logistiek"),
    Label::new("Communications", "Communicatie"),
    Label::new("Online", "Online"),
    Label::new("Web shop", "Webshop"),
    Label::new("Product", "Product"),
    Label::new("IT", "ICT"),
    Label::new("Finance", "Financiën"),
    Label::new("Field service", "Buitendienst"),
    Label::new("Reception", "Receptie"),
    Label::new("Workshop", "Werkplaats"),
    Label::new("Warehouse", "Magazijn"),
    Label::new("Purchasing", "Inkoop"),
    Label::new("Legal", "Juridische zaken"),
    Label::new("Human resources", "Personeelszaken"),
    Label::new("Quality", "Kwaliteit"),
    Label::new("Planning", "Planning"),
    Label::new("Research", "Onderzoek"),
    Label::new("Management", "Directie"),
    Label::new("Partners", "Partners"),
    Label::new("Agency", "Bureau"),
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::model::Lang;

    #[test]
    fn no_name_stands_there_twice() {
        for lang in [Lang::En, Lang::Nl] {
            let names: HashSet<&str> = USUAL_DEPARTMENTS.iter().map(|label| label.text(lang)).collect();
            assert_eq!(names.len(), USUAL_DEPARTMENTS.len());
        }
    }
}
