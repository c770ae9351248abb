//! The words of the view of engagement, in English and Dutch.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::vocabulary::labels;

labels! {
    WHAT_FOR: "How far are you with customers who come back and join in? Give each line a score with those around the table; what is weak becomes work." / "Hoe ver ben je met klanten die terugkomen en meedoen? Geef elke regel samen een score; wat zwak is, wordt werk.";
    HOW: "Digits 0 to 5 score the marked line, Backspace clears it, arrows go on. The filter concerns the work at the right." / "Cijfers 0 tot en met 5 scoren de gemarkeerde regel, Backspace wist, pijlen gaan verder. Het filter geldt voor het werk rechts.";
    LINE: "{n}. {what}" / "{n}. {what}";
    NOT_SCORED: "not scored" / "nog geen score";
    SCORED: "{score} of 5" / "{score} van 5";
    MAKE_ACTION: "Make an action" / "Actie maken";
    MAKE_ACTION_FOR: "Make an action for {what}" / "Actie maken voor {what}";
    IMPROVE: "Improve: {what}" / "Verbeteren: {what}";
    PICTURE: "{title}: {scores}" / "{title}: {scores}";
    BELOW: "triangle: below {n}, weak" / "driehoek: onder {n}, zwak";
    NO_WORK: "Nothing was agreed yet. A weak step has a button for it." / "Er is nog niets afgesproken. Een zwakke stap heeft er een knop voor.";
    TO_ACTIONS: "All actions" / "Alle acties";
    AND_ROUND: "and round again" / "en weer opnieuw";
    YES: "yes" / "ja";
    NO: "no" / "nee";
    UNKNOWN: "?" / "?";
}
