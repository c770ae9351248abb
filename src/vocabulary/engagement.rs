//! The seven steps towards engagement, the five lessons, what systems must be able to do and the loop
//! of listening and answering, in our own words.

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

/// The same steps in a word or two, for the axes of a drawing.
pub const STEP_NAMES: [Label; 7] = [
    Label::new("Every department", "Elke afdeling"),
    Label::new("Visitors from social media", "Bezoek via social media"),
    Label::new("One picture of customers", "Eén beeld van klanten"),
    Label::new("One to one", "Eén op één"),
    Label::new("Measuring channels", "Kanalen meten"),
    Label::new("A reason to return", "Reden om terug te komen"),
    Label::new("Always improving", "Steeds verbeteren"),
];

/// What can be learned from those who are good at holding attention, in their order.
pub const ENGAGEMENT_LESSONS: [Label; 5] = [
    Label::new("We know what each visitor cares about", "We weten waar elke bezoeker om geeft"),
    Label::new(
        "Visitors keep what we know of them up to date themselves",
        "Bezoekers houden zelf bij wat we van hen weten",
    ),
    Label::new(
        "With permission we also learn on other sites what interests them",
        "Met toestemming leren we ook op andere sites wat hen boeit",
    ),
    Label::new(
        "What we gather becomes groups that we can do something with",
        "Wat we verzamelen wordt groepen waar we iets mee kunnen",
    ),
    Label::new(
        "There is news or play that makes visitors come back by themselves",
        "Er is nieuws of spel waarvoor bezoekers uit zichzelf terugkomen",
    ),
];

/// The same lessons in a word or two, for the axes of a drawing.
pub const LESSON_NAMES: [Label; 5] = [
    Label::new("Interests known", "Interesses bekend"),
    Label::new("Kept by visitors", "Door bezoekers bijgehouden"),
    Label::new("Other sites", "Andere sites"),
    Label::new("Usable groups", "Bruikbare groepen"),
    Label::new("Coming back", "Terugkomen"),
];

/// What systems must be able to do: follow a customer from one channel to the next.
pub const CROSS_CHANNEL: Label = Label::new(
    "Our systems follow a customer across channels",
    "Onze systemen volgen een klant over kanalen heen",
);
/// React while the customer is still there.
pub const REAL_TIME: Label = Label::new("Our systems react at once", "Onze systemen reageren direct");
/// Share with each other.
pub const INTEGRATED: Label =
    Label::new("Our systems share what they know", "Onze systemen delen wat ze weten");

/// The loop of a dialogue: what files call each part, and its name. Behind the last comes the first.
pub const ENGAGEMENT_LOOP: [(&str, Label); 4] = [
    ("listen", Label::new("Listen", "Luisteren")),
    ("understand", Label::new("Understand", "Begrijpen")),
    ("respond", Label::new("Respond", "Reageren")),
    ("improve", Label::new("Improve", "Verbeteren")),
];
