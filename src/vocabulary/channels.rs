//! The built-in channels, the groups they are shown in, and the built-in devices.
//! A channel that is neither built in nor the workspace's own counts as `other` and keeps its id.

use super::Label;
use crate::model::{ChannelDef, Lang, Workspace};

/// A built-in channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Channel {
    /// What a file stores, for example `search_organic`.
    pub id: &'static str,
    /// Its words.
    pub label: Label,
    /// Whether it reaches somebody known: it needs a legal basis and counts for frequency.
    pub addressed: bool,
    /// Whether it is a social platform.
    pub social: bool,
    /// Whether people search on it.
    pub search: bool,
    /// Whether it reaches many at once.
    pub broadcast: bool,
}

impl Channel {
    const fn new(id: &'static str, en: &'static str, nl: &'static str, flags: &'static str) -> Self {
        let mut channel = Self {
            id,
            label: Label::new(en, nl),
            addressed: false,
            social: false,
            search: false,
            broadcast: false,
        };
        let mut rest = flags.as_bytes();
        while let [flag, after @ ..] = rest {
            match flag {
                b'A' => channel.addressed = true,
                b'S' => channel.social = true,
                b'Q' => channel.search = true,
                _ => channel.broadcast = true,
            }
            rest = after;
        }
        channel
    }
}

/// A group of channels: a lane of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChannelGroup {
    /// What tells it from the others, for example `mass_media`.
    pub id: &'static str,
    /// Its words, short enough for two lines.
    pub label: Label,
    /// Its channels; the first is what a double click in its lane gives.
    pub channels: &'static [Channel],
}

impl ChannelGroup {
    /// Its place among [`CHANNEL_GROUPS`], from 0.
    pub fn index(&self) -> usize {
        CHANNEL_GROUPS.iter().position(|group| group.id == self.id).unwrap_or(CHANNEL_GROUPS.len())
    }
}

// Flags: A addressed, S social, Q search, B broadcast.

const SEARCH: &[Channel] = &[
    Channel::new("search_organic", "Search, organic", "Zoekmachine, organisch", "Q"),
    Channel::new("search_paid", "Search, paid", "Zoekmachine, betaald", "QB"),
    Channel::new("ai_assistant", "AI assistant", "AI-assistent", "Q"),
    Channel::new("display", "Banner, display", "Banner, display", "B"),
];

const MASS_MEDIA: &[Channel] = &[
    Channel::new("tv", "Television", "Televisie", "B"),
    Channel::new("radio", "Radio", "Radio", "B"),
    Channel::new("print_ad", "Print", "Print, drukwerk", "B"),
    Channel::new("out_of_home", "Outdoor", "Buitenreclame", "B"),
    Channel::new("press", "Press, PR", "Pers, PR", "B"),
    Channel::new("podcast", "Podcast", "Podcast", ""),
    Channel::new("video", "Video", "Video", "B"),
];

const SOCIAL: &[Channel] = &[
    Channel::new("social_organic", "Social media, organic", "Social media, organisch", "S"),
    Channel::new("social_paid", "Social media, paid", "Social media, betaald", "SB"),
    Channel::new("community", "Customer community", "Klantcommunity", "S"),
    Channel::new("game", "Game", "Spel", ""),
];

const REVIEWS: &[Channel] = &[
    Channel::new("review_site", "Review site", "Reviewsite", ""),
    Channel::new("comparison_site", "Comparison site", "Vergelijkingssite", ""),
    Channel::new("marketplace", "Marketplace", "Marktplaats", ""),
    Channel::new("forum", "Forum", "Forum", ""),
    Channel::new("blog", "Blog", "Blog", ""),
    Channel::new("word_of_mouth", "Word of mouth", "Mond-tot-mond", ""),
];

const WEBSITE: &[Channel] = &[
    Channel::new("website", "Website", "Website", ""),
    Channel::new("app", "App", "App", ""),
    Channel::new("document", "Digital document", "Digitaal document", ""),
    Channel::new("self_service", "Self-service, portal", "Selfservice, portaal", ""),
    Channel::new("webinar", "Webinar", "Webinar", ""),
];

const DIRECT: &[Channel] = &[
    Channel::new("email", "E-mail", "E-mail", "A"),
    Channel::new("sms", "SMS", "Sms", "A"),
    Channel::new("messaging", "Messaging (WhatsApp)", "Chatberichten (WhatsApp)", "A"),
    Channel::new("push", "Push notification", "Pushmelding", "A"),
    Channel::new("direct_mail", "Post", "Post", "A"),
];

const PEOPLE: &[Channel] = &[
    Channel::new("phone", "Telephone", "Telefoon", "A"),
    Channel::new("live_chat", "Live chat", "Livechat", ""),
    Channel::new("chatbot", "Chatbot", "Chatbot", ""),
    Channel::new("store", "Store", "Winkel", ""),
    Channel::new("sales_visit", "Sales conversation", "Verkoopgesprek", "A"),
    Channel::new("event", "Event, trade fair", "Evenement, beurs", "B"),
    Channel::new("kiosk", "Kiosk", "Zuil", ""),
    Channel::new("delivery", "Delivery", "Bezorging", ""),
    Channel::new("product", "Product, packaging", "Product, verpakking", ""),
    Channel::new("partner", "Partner, reseller", "Partner, wederverkoper", ""),
    Channel::new("other", "Other", "Anders", ""),
];

/// The groups in the order of the map's lanes.
pub const CHANNEL_GROUPS: &[ChannelGroup] = &[
    ChannelGroup {
        id: "search",
        label: Label::new("Search & advertising", "Zoeken & adverteren"),
        channels: SEARCH,
    },
    ChannelGroup { id: "mass_media", label: Label::new("Mass media", "Massamedia"), channels: MASS_MEDIA },
    ChannelGroup {
        id: "social",
        label: Label::new("Social & community", "Social & community"),
        channels: SOCIAL,
    },
    ChannelGroup {
        id: "reviews",
        label: Label::new("Reviews & word of mouth", "Reviews & mond-tot-mond"),
        channels: REVIEWS,
    },
    ChannelGroup { id: "website", label: Label::new("Website & app", "Website & app"), channels: WEBSITE },
    ChannelGroup {
        id: "direct",
        label: Label::new("Direct messages", "Directe berichten"),
        channels: DIRECT,
    },
    ChannelGroup {
        id: "people",
        label: Label::new("People & places", "Mensen & plaatsen"),
        channels: PEOPLE,
    },
];

/// The built-in devices: id and words.
pub const DEVICES: &[(&str, Label)] = &[
    ("smartphone", Label::new("Smartphone", "Smartphone")),
    ("tablet", Label::new("Tablet", "Tablet")),
    ("laptop", Label::new("Laptop", "Laptop, notebook")),
    ("desktop", Label::new("Desktop", "Desktop-pc")),
    ("tv", Label::new("Television", "Televisie")),
    ("radio", Label::new("Radio", "Radio")),
    ("wearable", Label::new("Wearable", "Smartwatch of wearable")),
    ("kiosk", Label::new("Kiosk", "Zuil, kassascherm")),
    ("car", Label::new("Car screen", "Autoscherm")),
    ("voice", Label::new("Voice assistant", "Spraakassistent")),
    ("phone_line", Label::new("Telephone (voice)", "Telefoon (spraak)")),
    ("paper", Label::new("Paper", "Papier")),
    ("other", Label::new("Other", "Anders")),
];

/// Platforms that touchpoints often run on, by the name that a file stores.
pub const PLATFORMS: &[&str] = &[
    "Google",
    "Bing",
    "Meta",
    "Facebook",
    "Instagram",
    "WhatsApp",
    "Threads",
    "LinkedIn",
    "X",
    "Bluesky",
    "Mastodon",
    "YouTube",
    "TikTok",
    "Pinterest",
    "Snapchat",
    "Reddit",
    "Discord",
    "Telegram",
    "Spotify",
    "Apple",
    "Microsoft",
    "Amazon",
    "Bol",
    "Marktplaats",
    "eBay",
    "Zalando",
    "Tripadvisor",
    "Booking.com",
    "Trustpilot",
    "Kiyoh",
    "Feedback Company",
    "Glassdoor",
    "Indeed",
    "Kieskeurig",
    "Tweakers",
    "G2",
    "Capterra",
    "ChatGPT",
    "Gemini",
    "Copilot",
    "Perplexity",
    "Hyves",
];

/// Every built-in channel, group by group.
pub fn channels() -> impl Iterator<Item = &'static Channel> {
    CHANNEL_GROUPS.iter().flat_map(|group| group.channels)
}

/// The built-in channel with this id.
pub fn channel(id: &str) -> Option<&'static Channel> {
    channels().find(|channel| channel.id == id)
}

/// The channel that everything unknown counts as.
const OTHER: Channel = Channel::new("other", "Other", "Anders", "");
const OTHER_CHANNEL: &Channel = &OTHER;

/// The built-in channel that `id` is or behaves like: itself, the one that an own channel is
/// like, else `other`.
pub fn channel_like(own: &[ChannelDef], id: &str) -> &'static Channel {
    channel(id)
        .or_else(|| channel(own.iter().find(|own| own.id.as_str() == id)?.like.as_str()))
        .unwrap_or(OTHER_CHANNEL)
}

/// The group of a channel, built in or own; an unknown one goes with `other`.
pub fn group_of(own: &[ChannelDef], id: &str) -> &'static ChannelGroup {
    const LAST: &ChannelGroup = &ChannelGroup {
        id: "people",
        label: Label::new("People & places", "Mensen & plaatsen"),
        channels: PEOPLE,
    };
    let like = channel_like(own, id).id;
    CHANNEL_GROUPS
        .iter()
        .find(|group| group.channels.iter().any(|channel| channel.id == like))
        .unwrap_or(LAST)
}

/// The words for a channel: its label, an own channel's name, else the id itself.
pub fn channel_label(workspace: &Workspace, id: &str, lang: Lang) -> String {
    if let Some(channel) = channel(id) {
        return channel.label.text(lang).to_owned();
    }
    let own = workspace.channels.iter().find(|own| own.id.as_str() == id);
    own.map(|own| own.name.as_str()).filter(|name| !name.is_empty()).unwrap_or(id).to_owned()
}

/// The words for a device: its label, else the id itself.
pub fn device_label(id: &str, lang: Lang) -> &str {
    DEVICES.iter().find(|(known, _)| *known == id).map_or(id, |(_, label)| label.text(lang))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::Id;

    #[test]
    fn every_channel_and_device_is_there_once_with_both_labels() {
        assert_eq!(channels().count(), 42);
        assert_eq!(channels().map(|channel| channel.id).collect::<BTreeSet<_>>().len(), 42);
        assert_eq!(DEVICES.len(), 13);
        let labels = channels()
            .map(|channel| channel.label)
            .chain(CHANNEL_GROUPS.iter().map(|group| group.label))
            .chain(DEVICES.iter().map(|(_, label)| *label));
        assert!(labels.into_iter().all(|label| !label.en.is_empty() && !label.nl.is_empty()));
    }

    #[test]
    fn flags_are_those_of_the_domain() {
        let with = |flag: fn(&Channel) -> bool| channels().filter(|channel| flag(channel)).count();
        assert_eq!(with(|channel| channel.addressed), 7);
        assert_eq!(with(|channel| channel.social), 3);
        assert_eq!(with(|channel| channel.search), 3);
        assert_eq!(with(|channel| channel.broadcast), 10);
    }

    #[test]
    fn own_and_unknown_channels_have_a_group() {
        let own = [
            ChannelDef { id: "van".into(), name: "Our van".into(), like: Id::new("out_of_home") },
            ChannelDef { id: "odd".into(), name: String::new(), like: Id::new("odd") },
        ];
        assert_eq!(group_of(&own, "van").id, "mass_media");
        assert_eq!(group_of(&own, "odd").id, "people");
        assert_eq!(group_of(&[], "").index(), 6);
        assert_eq!(group_of(&[], "email").index(), 5);
        let workspace = Workspace { channels: own.to_vec().into(), ..Workspace::default() };
        assert_eq!(channel_label(&workspace, "van", Lang::Nl), "Our van");
        assert_eq!(channel_label(&workspace, "odd", Lang::Nl), "odd");
        assert_eq!(channel_label(&workspace, "tv", Lang::Nl), "Televisie");
        assert_eq!(device_label("phone_line", Lang::Nl), "Telefoon (spraak)");
        assert_eq!(device_label("abacus", Lang::Nl), "abacus");
    }
}
