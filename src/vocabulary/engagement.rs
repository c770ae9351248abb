//! The seven steps towards engagement and the loop of listening and answering, in our own words.

use super::Label;

/// What each of the seven steps asks for, in their order.
pub const ENGAGEMENT_STEPS: [Label; 7] = [
    Label::new(
        "Every department adds something for each customer",
        "Elke afdeling voegt iets toe voor elke klant",
    ),
    Label::new(
        "Social media keep bringing visitors to the website",
        "Social media blijven bezoekers naar de website brengen",
    ),
    Label::new(
        "What we know of customers comes together in one place",
        "Wat we van klanten weten, komt op één plek samen",
    ),
    Label::new("Customers are spoken to one by one", "Klanten worden één voor één aangesproken"),
    Label::new("We keep measuring what each channel brings in", "We blijven meten wat elk kanaal oplevert"),
    Label::new("There is always a reason to come back", "Er is altijd een reden om terug te komen"),
    Label::new("The whole company keeps improving", "Het hele bedrijf blijft verbeteren"),
];
