//! The words that say something of a touchpoint, in both languages, whatever the language of the
//! window: people in a room mix them. Knows no line and makes no edit.

use std::collections::HashMap;
use std::mem::discriminant;
use std::sync::LazyLock;

use crate::model::*;
use crate::vocabulary::{self, Labelled as _, ShortLabel as _};

/// A known phrase has at most so many words.
pub const LONGEST: usize = 4;

/// What a known word says of a touchpoint.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// Its channel.
    Channel(ChannelId),
    /// Whose place it is.
    Media(MediaType),
    /// How far we can change it.
    Influence(Influence),
    /// The feeling that it leaves, -2 to 2.
    Feeling(i8),
    /// Which key moment it is.
    Moment(MomentOfTruth),
    /// How much it matters, 1 to 5.
    Importance(Score),
}

impl Said {
    /// Whether both speak of the same attribute, so that only one of them can hold.
    pub fn same_kind(&self, other: &Self) -> bool {
        discriminant(self) == discriminant(other)
    }

    /// Sets it on a touchpoint.
    pub fn set(&self, touchpoint: &mut Touchpoint) {
        match self {
            Self::Channel(channel) => touchpoint.channel = channel.clone(),
            Self::Media(media) => touchpoint.media_type = Some(*media),
            Self::Influence(influence) => {
                touchpoint.influence = Some(*influence);
                touchpoint.influence_unconfirmed = false;
            }
            Self::Feeling(feeling) => touchpoint.emotion = Some(*feeling),
            Self::Moment(moment) => touchpoint.moment_of_truth = Some(*moment),
            Self::Importance(importance) => touchpoint.importance = Some(*importance),
        }
    }

    /// Its words, short enough for a chip.
    pub fn label(&self, workspace: &Workspace, lang: Lang) -> String {
        match self {
            Self::Channel(channel) => vocabulary::channel_label(workspace, channel.as_str(), lang),
            Self::Media(media) => media.short_label().text(lang).to_owned(),
            Self::Influence(influence) => influence.label().text(lang).to_owned(),
            Self::Feeling(feeling) => named(vocabulary::emotion_label(*feeling), lang),
            Self::Moment(moment) => moment.label().text(lang).to_owned(),
            Self::Importance(importance) => named(vocabulary::importance_label(*importance), lang),
        }
    }
}

fn named(label: Option<vocabulary::Label>, lang: Lang) -> String {
    label.map_or("", |label| label.text(lang)).to_owned()
}

/// The same as [`Said`], as a constant.
#[derive(Clone, Copy, Debug)]
enum Means {
    Channel(&'static str),
    Media(MediaType),
    Influence(Influence),
    Feeling(i8),
    Moment(MomentOfTruth),
    Importance(Score),
}

impl Means {
    fn said(self) -> Said {
        match self {
            Self::Channel(id) => Said::Channel(Id::new(id)),
            Self::Media(media) => Said::Media(media),
            Self::Influence(influence) => Said::Influence(influence),
            Self::Feeling(feeling) => Said::Feeling(feeling),
            Self::Moment(moment) => Said::Moment(moment),
            Self::Importance(importance) => Said::Importance(importance),
        }
    }
}

/// A meaning with its words in English and Dutch; the first of each is the one offered.
type Row = (Means, &'static [&'static str], &'static [&'static str]);

macro_rules! channels {
    ($($id:literal: [$($en:literal),*] / [$($nl:literal),*];)*) => {
        &[ $( (Means::Channel($id), &[$($en),*], &[$($nl),*]) ),* ]
    };
}

// Words that are mostly part of a title ("post", "search", "letter", "call") are left out alone.
const CHANNELS: &[Row] = channels! {
    "website": ["website", "site", "web shop", "webshop"] / ["website", "site", "webshop"];
    "email": ["email", "mail", "by email", "by mail"] / ["e-mail", "mail", "per e-mail", "per mail"];
    "phone": ["phone", "telephone", "by phone"] / ["telefoon", "telefonisch", "per telefoon"];
    "store": ["store", "shop", "in store"] / ["winkel", "filiaal", "in de winkel"];
    "search_organic": ["organic search", "search organic", "search engine", "seo"] / ["zoekmachine", "organisch zoeken", "zoekmachine organisch"];
    "search_paid": ["paid search", "search paid", "sea"] / ["zoekadvertentie", "betaald zoeken", "zoekmachine betaald"];
    "ai_assistant": ["AI assistant", "AI"] / ["AI-assistent"];
    "display": ["display", "banner"] / ["display", "banner"];
    "tv": ["television", "TV"] / ["televisie", "tv"];
    "radio": ["radio"] / ["radio"];
    "print_ad": ["print", "print ad"] / ["print", "drukwerk"];
    "out_of_home": ["outdoor", "out of home", "billboard"] / ["buitenreclame"];
    "press": ["press", "PR"] / ["pers"];
    "podcast": ["podcast"] / ["podcast"];
    "video": ["video"] / ["video"];
    "social_organic": ["social media", "social", "organic social", "social organic"] / ["social media", "sociale media", "social organisch"];
    "social_paid": ["paid social", "social paid"] / ["betaalde social", "social betaald"];
    "community": ["community", "customer community"] / ["community", "klantcommunity"];
    "game": ["game"] / ["spel"];
    "review_site": ["review site", "reviewsite"] / ["reviewsite"];
    "comparison_site": ["comparison site"] / ["vergelijkingssite", "vergelijker"];
    "marketplace": ["marketplace"] / ["marktplaats"];
    "forum": ["forum"] / ["forum"];
    "blog": ["blog"] / ["blog"];
    "word_of_mouth": ["word of mouth", "wom"] / ["mond-tot-mond", "mond tot mond"];
    "app": ["app"] / ["app"];
    "document": ["document", "digital document", "pdf"] / ["document", "digitaal document", "pdf"];
    "self_service": ["self-service", "self service", "portal"] / ["selfservice", "portaal", "klantportaal"];
    "webinar": ["webinar"] / ["webinar"];
    "sms": ["SMS", "text message", "by text message"] / ["sms", "per sms"];
    "messaging": ["messaging", "WhatsApp"] / ["WhatsApp", "per WhatsApp", "chatberichten"];
    "push": ["push notification", "push"] / ["pushmelding"];
    "direct_mail": ["direct mail", "by post", "by letter"] / ["per post", "per brief", "direct mail"];
    "live_chat": ["live chat", "chat"] / ["livechat", "chat"];
    "chatbot": ["chatbot", "bot"] / ["chatbot"];
    "sales_visit": ["sales conversation", "sales visit"] / ["verkoopgesprek"];
    "event": ["event", "trade fair"] / ["evenement", "beurs"];
    "kiosk": ["kiosk"] / ["zuil"];
    "delivery": ["delivery"] / ["bezorging"];
    "product": ["product", "packaging"] / ["product", "verpakking"];
    "partner": ["partner", "reseller"] / ["partner", "wederverkoper"];
    "other": ["other channel"] / ["ander kanaal"];
};

// The codes are the keys of the lists: M and a digit, I and a digit, E and a digit, P and a digit.
const OTHERS: &[Row] = &[
    (Means::Media(MediaType::Owned), &["owned", "m1", "owned media"], &["eigen", "eigen media"]),
    (Means::Media(MediaType::Paid), &["paid", "m2", "paid media"], &["betaald", "betaalde media"]),
    (Means::Media(MediaType::Earned), &["earned", "m3", "earned media"], &["verdiend", "verdiende media"]),
    (Means::Media(MediaType::Shared), &["shared", "m4", "shared media"], &["gedeeld", "gedeelde media"]),
    (
        Means::Influence(Influence::Full),
        &["full", "i4", "controllable", "fully controllable"],
        &["volledig", "geheel", "beheersbaar", "volledig beheersbaar"],
    ),
    (
        Means::Influence(Influence::Partial),
        &["partial", "i3", "partly", "influenceable"],
        &["deels", "beïnvloedbaar"],
    ),
    (
        Means::Influence(Influence::Indirect),
        &["indirect", "i2", "indirectly influenceable"],
        &["indirect", "indirect beïnvloedbaar"],
    ),
    (
        Means::Influence(Influence::NoInfluence),
        &["listen", "i1", "no influence", "not influenceable"],
        &["luister", "luisteren", "geen invloed", "niet beïnvloedbaar"],
    ),
    (Means::Feeling(-2), &["very negative", "e1", "-2", "furious"], &["zeer negatief", "woedend"]),
    (Means::Feeling(-1), &["negative", "e2", "-1", ":(", "annoyed"], &["negatief", "ontevreden"]),
    (Means::Feeling(0), &["neutral", "e3", ":|"], &["neutraal"]),
    (Means::Feeling(1), &["positive", "e4", "+1", ":)", "happy"], &["positief", "blij", "tevreden"]),
    (Means::Feeling(2), &["very positive", "e5", "+2", "delighted"], &["zeer positief", "opgetogen"]),
    (
        Means::Moment(MomentOfTruth::Key),
        &["deciding", "key moment", "moment of truth"],
        &["beslissend", "sleutelmoment", "moment van de waarheid"],
    ),
    (Means::Moment(MomentOfTruth::Stimulus), &["stimulus"], &["prikkel"]),
    (Means::Moment(MomentOfTruth::ZMOT), &["ZMOT"], &["ZMOT"]),
    (Means::Moment(MomentOfTruth::FMOT), &["FMOT"], &["FMOT"]),
    (Means::Moment(MomentOfTruth::SMOT), &["SMOT"], &["SMOT"]),
    (Means::Moment(MomentOfTruth::TMOT), &["TMOT"], &["TMOT"]),
    (Means::Moment(MomentOfTruth::UMOT), &["UMOT"], &["UMOT"]),
    (Means::Importance(1), &["marginal", "p1", "importance 1"], &["bijzaak", "belang 1"]),
    (Means::Importance(2), &["importance 2", "p2"], &["belang 2"]),
    (Means::Importance(3), &["importance 3", "p3"], &["belang 3"]),
    (Means::Importance(4), &["important", "p4", "importance 4"], &["belangrijk", "belang 4"]),
    (Means::Importance(5), &["decisive", "p5", "importance 5"], &["doorslaggevend", "belang 5"]),
];

fn rows() -> impl Iterator<Item = &'static Row> {
    CHANNELS.iter().chain(OTHERS)
}

fn index() -> &'static HashMap<String, Means> {
    static INDEX: LazyLock<HashMap<String, Means>> = LazyLock::new(|| {
        let phrases = rows().flat_map(|(means, en, nl)| en.iter().chain(*nl).map(|phrase| (*phrase, *means)));
        phrases.map(|(phrase, means)| (plain_phrase(phrase), means)).collect()
    });
    &INDEX
}

/// A word as it is compared: without capitals, accents, hyphens and punctuation around it. Signs
/// that mean something by themselves, such as `:(`, stay.
pub fn plain(word: &str) -> String {
    if word.chars().any(char::is_alphanumeric) {
        let signed = word.starts_with(['+', '-']) && word.chars().skip(1).all(|sign| sign.is_ascii_digit());
        if signed {
            return word.to_owned();
        }
        let inner = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        inner.chars().filter(|sign| !matches!(sign, '-' | '‑' | '\'' | '’')).flat_map(folded).collect()
    } else {
        word.to_owned()
    }
}

/// A letter without its capital and its accent.
fn folded(letter: char) -> impl Iterator<Item = char> {
    letter.to_lowercase().map(|small| match small {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        other => other,
    })
}

/// The words of a text as they are compared, with one space between them.
pub fn plain_phrase(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(plain).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// The usual name of an owner that is written like this in either language.
pub fn usual_department(name: &str) -> Option<&'static str> {
    let plain = plain_phrase(name);
    let names = vocabulary::USUAL_DEPARTMENTS.iter().flat_map(|label| [label.en, label.nl]);
    names.into_iter().find(|known| plain_phrase(known) == plain)
}

/// A word on offer: what is typed for it and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Offered {
    /// What is typed.
    pub phrase: String,
    /// What it says.
    pub said: Said,
}

/// The words known in a workspace: the built-in ones and its own channels.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    workspace: &'a Workspace,
}

impl<'a> Words<'a> {
    /// The words of this workspace.
    pub fn of(workspace: &'a Workspace) -> Self {
        Self { workspace }
    }

    /// The workspace whose words they are.
    pub fn workspace(&self) -> &'a Workspace {
        self.workspace
    }

    /// What these plain words say together.
    pub fn said(&self, plain: &str) -> Option<Said> {
        if plain.is_empty() {
            return None;
        }
        let own = self.workspace.channels.iter().find(|own| plain_phrase(own_name(own)) == plain);
        own.map(|own| Said::Channel(own.id.clone())).or_else(|| index().get(plain).map(|means| means.said()))
    }

    /// The department with this name, whatever its capitals and accents.
    pub fn owner(&self, name: &str) -> Option<&'a Department> {
        let plain = plain_phrase(name);
        self.workspace
            .departments
            .iter()
            .find(|known| !plain.is_empty() && plain_phrase(&known.name) == plain)
    }

    /// Every word on offer in this language, and every one of the other language behind them.
    pub fn offered(&self, lang: Lang) -> Vec<Offered> {
        let own = self
            .workspace
            .channels
            .iter()
            .map(|own| Offered { phrase: own_name(own).to_owned(), said: Said::Channel(own.id.clone()) });
        let first = |(means, en, nl): &Row, other: bool| {
            let words = if (lang == Lang::Nl) == other { en } else { nl };
            let phrase = words.first().copied().unwrap_or_default().to_owned();
            Offered { phrase, said: means.said() }
        };
        let built_in = [false, true].into_iter().flat_map(|other| rows().map(move |row| first(row, other)));
        own.chain(built_in).collect()
    }
}

fn own_name(own: &ChannelDef) -> &str {
    if own.name.trim().is_empty() { own.id.as_str() } else { &own.name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_channel_and_value_has_words_in_both_languages() {
        for (means, en, nl) in rows() {
            assert!(!en.is_empty() && !nl.is_empty(), "{means:?}");
            for phrase in en.iter().chain(*nl) {
                let words = plain_phrase(phrase).split(' ').count();
                assert!((1..=LONGEST).contains(&words), "{phrase}");
            }
        }
        let has = |said: &Said| rows().any(|(means, ..)| means.said() == *said);
        for channel in vocabulary::channels() {
            assert!(has(&Said::Channel(Id::new(channel.id))), "{}", channel.id);
        }
        assert!(MediaType::ALL.iter().all(|one| has(&Said::Media(*one))));
        assert!(Influence::ALL.iter().all(|one| has(&Said::Influence(*one))));
        assert!(MomentOfTruth::ALL.iter().all(|one| has(&Said::Moment(*one))));
        assert!((-2..=2).all(|one| has(&Said::Feeling(one))));
        assert!((1..=5).all(|one| has(&Said::Importance(one))));
    }

    #[test]
    fn no_word_means_two_things() {
        let mut known: BTreeMap<String, Said> = BTreeMap::new();
        for (means, en, nl) in rows() {
            for phrase in en.iter().chain(*nl) {
                let before = known.insert(plain_phrase(phrase), means.said());
                assert!(before.is_none_or(|before| before == means.said()), "{phrase}");
            }
        }
    }

    #[test]
    fn words_are_known_whatever_their_capitals_accents_and_hyphens() {
        let workspace = Workspace {
            channels: vec![ChannelDef { id: "van".into(), name: "Our van".into(), ..ChannelDef::default() }]
                .into(),
            ..Workspace::default()
        };
        let words = Words::of(&workspace);
        assert_eq!(words.said(&plain_phrase("E-Mail,")), Some(Said::Channel(Id::new("email"))));
        assert_eq!(words.said(&plain_phrase("Beinvloedbaar")), Some(Said::Influence(Influence::Partial)));
        assert_eq!(words.said(&plain_phrase("our VAN")), Some(Said::Channel(Id::new("van"))));
        assert_eq!(words.said(&plain_phrase(":(")), Some(Said::Feeling(-1)));
        assert_eq!(words.said(&plain_phrase("-2")), Some(Said::Feeling(-2)));
        assert_eq!(words.said(""), None);
        assert!(words.offered(Lang::Nl).iter().any(|one| one.phrase == "Our van"));
    }
}
