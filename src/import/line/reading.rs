//! A line of quick entry word by word: signs at the start, owners, numbers, then known words. Knows no
//! journey; which words, numbers and departments there are is the reader's.

use std::ops::Range;

use super::{Chip, Kind, Line, Owner, Reader, What, entry_named};
use crate::import::known::{LONGEST, Said, plain, plain_phrase, usual_department};
use crate::model::InsightKind;

/// A name typed in small letters, as names are written.
fn capital(name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) if !name.chars().any(char::is_uppercase) => first.to_uppercase().chain(letters).collect(),
        _ => name.to_owned(),
    }
}

/// The keys of the lists in the order in which their digits may follow each other.
const LISTS: [char; 4] = ['m', 'i', 'e', 'p'];

/// "m14" says "m1 i4", and "m142" also "e2": further digits are those of the next lists.
fn digits_in_order(word: &str) -> Option<Vec<String>> {
    let digits = word.strip_prefix('m').filter(|digits| (2..=LISTS.len()).contains(&digits.len()))?;
    let fits = |(at, digit): (usize, char)| matches!(digit, '1'..='4') || (at > 1 && digit == '5');
    let all = digits.chars().enumerate().all(fits);
    all.then(|| LISTS.iter().zip(digits.chars()).map(|(list, digit)| format!("{list}{digit}")).collect())
}

/// Whether a word is made of codes such as `m3`, one behind the other.
fn is_codes(word: &str) -> bool {
    let letters = word.chars().step_by(2).all(|letter| matches!(letter, 'm' | 'i' | 'e' | 'p'));
    let digits = word.chars().skip(1).step_by(2).all(|digit| digit.is_ascii_digit());
    letters && digits && !word.is_empty() && word.len().is_multiple_of(2)
}

/// A word of the line.
#[derive(Clone, Debug)]
struct Token<'t> {
    span: Range<usize>,
    raw: &'t str,
    plain: String,
}

impl Token<'_> {
    /// Whether a comma or semicolon follows it.
    fn ends(&self) -> bool {
        self.raw.ends_with([',', ';'])
    }

    /// Whether it only joins what stands around it: what follows belongs to the title.
    fn leans(&self) -> bool {
        JOINING.contains(&self.plain.as_str())
    }
}

/// Words behind which a known word is part of a title, in both languages.
const JOINING: &[&str] = &[
    "a", "about", "after", "an", "and", "at", "before", "by", "every", "for", "from", "her", "his", "in",
    "into", "is", "its", "my", "no", "of", "on", "or", "our", "the", "their", "this", "to", "via", "with",
    "without", "your", "aan", "als", "bij", "de", "deze", "dit", "door", "een", "en", "geen", "haar", "het",
    "hun", "ik", "je", "jouw", "met", "mijn", "na", "naar", "of", "om", "onze", "ons", "op", "over", "per",
    "te", "uit", "uw", "van", "voor", "zijn", "zonder", "&",
];

/// A line while it is read.
pub(super) struct Reading<'r, 'a, 't> {
    reader: &'r Reader<'a>,
    text: &'t str,
    /// How far the signs at the start were read, in bytes.
    at: usize,
    chips: Vec<Chip>,
}

impl<'r, 'a, 't> Reading<'r, 'a, 't> {
    /// Reads this text.
    pub(super) fn of(reader: &'r Reader<'a>, text: &'t str) -> Self {
        Self { reader, text, at: 0, chips: Vec::new() }
    }

    fn left(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        let left = self.left();
        self.at += left.len() - left.trim_start().len();
    }

    /// Reads the sign at the start, which says what the line adds.
    fn mark(&mut self) -> Kind {
        self.skip_space();
        let kind = match self.left().chars().next() {
            Some('-' | '–') => Kind::Remark(InsightKind::Pain),
            Some('?') => Kind::Remark(InsightKind::Question),
            Some('*') => Kind::Remark(InsightKind::Idea),
            Some('"' | '“' | '”' | '„') => Kind::Remark(InsightKind::Quote),
            Some('#') => Kind::Phase,
            _ => return Kind::Card,
        };
        self.at += self.left().chars().next().map_or(0, char::len_utf8);
        kind
    }

    /// What stands behind the sign.
    fn rest(&self, kind: Kind) -> String {
        let text = self.left().split_whitespace().collect::<Vec<_>>().join(" ");
        match kind {
            Kind::Remark(InsightKind::Quote) => {
                text.strip_suffix(['"', '”', '“']).unwrap_or(&text).trim_end().to_owned()
            }
            Kind::Phase => text.trim_start_matches('#').trim_start().to_owned(),
            _ => text,
        }
    }

    /// What the line adds, and how it is read.
    pub(super) fn line(mut self) -> Line {
        match self.mark() {
            Kind::Card => self.card(),
            kind => Line { kind, title: self.rest(kind), chips: self.chips, entry: None },
        }
    }

    fn card(mut self) -> Line {
        self.start();
        let mut tokens = self.tokens();
        self.owners(&mut tokens);
        self.numbers(&mut tokens);
        self.lone_number(&mut tokens);
        let kept = self.title_words(&tokens);
        let comma = tokens.iter().skip(kept.saturating_sub(1)).position(Token::ends);
        let taken = match comma.map(|at| at + kept.max(1)) {
            Some(behind) => self.behind_comma(&tokens, behind),
            None => self.at_the_end(&tokens, kept),
        };
        let mut title = String::new();
        let mut end = 0;
        for (at, token) in tokens.iter().enumerate() {
            if !taken.iter().any(|(range, _)| range.contains(&at)) {
                // Codes that stay text stay together.
                title.push_str(if title.is_empty() || token.span.start == end { "" } else { " " });
                title.push_str(token.raw);
                end = token.span.end;
            }
        }
        let title = title.trim_end_matches([',', ';', ' ']).trim_start_matches([',', ';', ' ']).to_owned();
        for (range, said) in taken {
            let span = tokens.get(range.start).zip(tokens.get(range.end - 1));
            let span = span.map_or(0..0, |(first, last)| first.span.start..last.span.end);
            self.chips.push(Chip { span, what: What::Said(said) });
        }
        self.chips.sort_by_key(|chip| chip.span.start);
        let entry = entry_named(&plain_phrase(&title));
        Line { kind: Kind::Card, title, chips: self.chips, entry }
    }

    /// Reads `+` and `12 >` at the start.
    fn start(&mut self) {
        loop {
            self.skip_space();
            let (at, left) = (self.at, self.left());
            if left.starts_with('+') && !self.chips.iter().any(|chip| chip.what == What::Apart) {
                self.at += 1;
                self.chips.push(Chip { span: at..self.at, what: What::Apart });
                continue;
            }
            let digits = left.len() - left.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
            let (number, behind) = left.split_at(digits);
            let Some(behind) = behind.trim_start().strip_prefix('>') else { return };
            let Some(number) = number.parse().ok().filter(|number| self.reader.has_number(*number)) else {
                return;
            };
            let span = at..at + (left.len() - behind.len());
            if self.chips.iter().any(|chip| matches!(chip.what, What::From(_)))
                || self.reader.is_literal(self.text.get(span.clone()).unwrap_or_default())
            {
                return;
            }
            self.at = span.end;
            self.chips.push(Chip { span, what: What::From(number) });
        }
    }

    fn tokens(&self) -> Vec<Token<'t>> {
        let left = self.left();
        let mut tokens: Vec<Token<'t>> = Vec::new();
        let mut rest = left;
        loop {
            rest = rest.trim_start();
            let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
            if length == 0 {
                return tokens;
            }
            let (mut raw, behind) = rest.split_at(length);
            let mut start = self.at + (left.len() - rest.len());
            // "m3i2" is "m3 i2".
            while is_codes(raw) && raw.len() > 2 && !tokens.is_empty() {
                let (code, more) = raw.split_at(2);
                tokens.push(Token { span: start..start + 2, raw: code, plain: plain(code) });
                (raw, start) = (more, start + 2);
            }
            if let Some(codes) = digits_in_order(raw).filter(|_| !tokens.is_empty()) {
                self.push_codes(&mut tokens, (start, raw), codes);
            } else {
                tokens.push(Token { span: start..start + raw.len(), raw, plain: plain(raw) });
            }
            rest = behind;
        }
    }

    /// Puts "m14" among the words as "m1" and "4", which stands for "i4".
    fn push_codes(&self, tokens: &mut Vec<Token<'t>>, (start, raw): (usize, &'t str), codes: Vec<String>) {
        let mut at = 0;
        for (place, code) in codes.into_iter().enumerate() {
            let end = if place == 0 { 2 } else { at + 1 };
            let raw = raw.get(at..end).unwrap_or_default();
            tokens.push(Token { span: start + at..start + end, raw, plain: code });
            at = end;
        }
    }

    /// Whether nothing stands between two words: what did may be in a chip by now, and no chip reaches
    /// over another.
    fn side_by_side(&self, one: &Token<'t>, next: &Token<'t>) -> bool {
        self.text.get(one.span.end..next.span.start).is_some_and(|between| between.trim().is_empty())
    }

    /// Takes `> 12` and `>12` out.
    fn numbers(&mut self, tokens: &mut Vec<Token<'t>>) {
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let next = tokens.get(at + 1);
            let found = match token.raw.strip_prefix('>') {
                Some("") => next
                    .filter(|next| self.side_by_side(token, next))
                    .map(|next| (next.raw, 2, token.span.start..next.span.end)),
                Some(number) => Some((number, 1, token.span.clone())),
                None => None,
            };
            let found = found.and_then(|(number, words, span)| {
                let number = number.trim_end_matches([',', ';']).parse::<u32>().ok()?;
                let literal = self.reader.is_literal(self.text.get(span.clone()).unwrap_or_default());
                (self.reader.has_number(number) && !literal).then_some((number, words, span))
            });
            match found {
                Some((number, words, span)) => {
                    tokens.drain(at..(at + words).min(tokens.len()));
                    self.chips.push(Chip { span, what: What::To(number) });
                }
                None => at += 1,
            }
        }
    }

    /// Nothing but a number behind `12 >` is where that leads to.
    fn lone_number(&mut self, tokens: &mut Vec<Token<'t>>) {
        let follows = self.chips.iter().any(|chip| matches!(chip.what, What::From(_)));
        if let [token] = tokens.as_slice()
            && follows
            && let Some(number) = token.raw.parse().ok().filter(|number| self.reader.has_number(*number))
            && !self.reader.is_literal(token.raw)
        {
            self.chips.push(Chip { span: token.span.clone(), what: What::To(number) });
            tokens.clear();
        }
    }

    /// Takes `@owner` out: the longest known name, one word, or what stands in quotes.
    fn owners(&mut self, tokens: &mut Vec<Token<'t>>) {
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let Some(name) = token.raw.strip_prefix('@') else {
                at += 1;
                continue;
            };
            let (owner, words) = match name.strip_prefix('"') {
                Some(_) => self.quoted(tokens.get(at..).unwrap_or_default()),
                None => self.owner(tokens.get(at..).unwrap_or_default(), name),
            };
            let last = tokens.get(at + words - 1).map_or(token.span.end, |last| last.span.end);
            let span = token.span.start..last;
            if self.reader.is_literal(self.text.get(span.clone()).unwrap_or_default()) {
                at += words;
                continue;
            }
            tokens.drain(at..at + words);
            self.chips.push(Chip { span, what: What::Owner(owner) });
        }
    }

    /// The owner whose name begins in the first of these words, and how many words it takes.
    fn owner(&self, tokens: &[Token<'t>], name: &str) -> (Owner, usize) {
        let words = &self.reader.words;
        for count in (1..=tokens.len().min(LONGEST + 2)).rev() {
            let mut full = name.to_owned();
            for token in tokens.get(1..count).unwrap_or_default() {
                full.push(' ');
                full.push_str(token.raw);
            }
            if let Some(known) = words.owner(&full) {
                return (Owner::Known(known.id.clone()), count);
            }
            // A usual name of several words needs no quotes.
            if let Some(usual) = usual_department(&full) {
                return (Owner::New(usual.to_owned()), count);
            }
        }
        match name.trim_end_matches([',', ';']) {
            "" => (Owner::Nobody, 1),
            name => (Owner::New(capital(name)), 1),
        }
    }

    /// The owner in quotes; up to the end of the line while they are not closed.
    fn quoted(&self, tokens: &[Token<'t>]) -> (Owner, usize) {
        let mut parts = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            let part = if at == 0 { token.raw.trim_start_matches(['@', '"']) } else { token.raw };
            let open = part.trim_end_matches([',', ';']).trim_end_matches('"');
            parts.push(open);
            if open.len() < part.trim_end_matches([',', ';']).len() {
                break;
            }
        }
        let (count, name) = (parts.len(), parts.join(" ").trim().to_owned());
        let owner = match self.reader.words.owner(&name) {
            Some(known) => Owner::Known(known.id.clone()),
            None if name.is_empty() => Owner::Nobody,
            None => Owner::New(capital(&name)),
        };
        (owner, count)
    }

    /// So many words at the start are title: the first one, or the longest name of a catalogue entry.
    fn title_words(&self, tokens: &[Token<'t>]) -> usize {
        let mut name = String::new();
        let mut longest = usize::from(!tokens.is_empty());
        for (at, token) in tokens.iter().enumerate().take(LONGEST_NAME) {
            if !token.plain.is_empty() {
                if !name.is_empty() {
                    name.push(' ');
                }
                name.push_str(&token.plain);
            }
            if entry_named(&name).is_some() {
                longest = longest.max(at + 1);
            }
        }
        longest
    }

    /// The longest known phrase among these words that starts, or ends, with the given one.
    fn phrase(&self, tokens: &[Token<'t>], range: Range<usize>) -> Option<Said> {
        let words = tokens.get(range)?;
        let (last, before) = words.split_last()?;
        if words.windows(2).any(|pair| matches!(pair, [one, next] if !self.side_by_side(one, next))) {
            return None;
        }
        // A phrase does not go on behind a comma, and each of its words is one.
        if before.iter().any(Token::ends) || words.iter().any(|word| word.plain.is_empty()) {
            return None;
        }
        let mut phrase = String::new();
        for word in before {
            phrase.push_str(&word.plain);
            phrase.push(' ');
        }
        phrase.push_str(&last.plain);
        let said = self.reader.words.said(&phrase)?;
        // The "4" of "m14" stands for another word than it is.
        let alone = before.is_empty() && self.reader.is_literal(last.raw);
        (!alone && !self.reader.literal.contains(&phrase)).then_some(said)
    }

    /// Known words at the end of the line, back to the first unknown one or one that belongs to the
    /// word before it.
    fn at_the_end(&self, tokens: &[Token<'t>], kept: usize) -> Vec<(Range<usize>, Said)> {
        let mut taken: Vec<(Range<usize>, Said)> = Vec::new();
        let mut end = tokens.len();
        while end > kept {
            let found = (kept.max(end.saturating_sub(LONGEST))..end)
                .find_map(|start| Some((start..end, self.phrase(tokens, start..end)?)));
            let Some((range, said)) = found else { break };
            // The last word of a name in the catalogue only looks as if it joined something.
            let named = kept > 1 && range.start == kept;
            let before = range.start.checked_sub(1).filter(|_| !named).and_then(|at| tokens.get(at));
            // A code is never part of a title.
            let code =
                tokens.get(range.clone()).is_some_and(|words| words.iter().all(|word| is_codes(&word.plain)));
            let leans = !code && before.is_some_and(Token::leans);
            if leans || taken.iter().any(|(_, other)| other.same_kind(&said)) {
                break;
            }
            end = range.start;
            taken.push((range, said));
        }
        // "App store" is one thing: a known word alone before another of its kind.
        if end == 1
            && let Some(first) = self.phrase(tokens, 0..1)
            && taken.last().is_some_and(|(_, said)| said.same_kind(&first))
        {
            taken.pop();
        }
        taken
    }

    /// Known words behind the comma that ends the title, wherever they stand; of two that speak of
    /// the same the last counts.
    fn behind_comma(&self, tokens: &[Token<'t>], from: usize) -> Vec<(Range<usize>, Said)> {
        let mut taken: Vec<(Range<usize>, Said)> = Vec::new();
        let mut at = from;
        while at < tokens.len() {
            let longest = (at + 1..=tokens.len().min(at + LONGEST)).rev();
            let found = longest.into_iter().find_map(|end| Some((at..end, self.phrase(tokens, at..end)?)));
            let Some((range, said)) = found else {
                at += 1;
                continue;
            };
            at = range.end;
            if !self.is_joined(tokens, &range, from) {
                taken.retain(|(_, other)| !other.same_kind(&said));
                taken.push((range, said));
            }
        }
        taken
    }

    /// Whether "and", "the" and the like stand right before or behind these words.
    fn is_joined(&self, tokens: &[Token<'t>], range: &Range<usize>, from: usize) -> bool {
        let before = range.start.checked_sub(1).filter(|at| *at >= from).and_then(|at| tokens.get(at));
        let ends = range.end.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(Token::ends);
        if tokens.get(range.clone()).is_some_and(|words| words.iter().all(|word| is_codes(&word.plain))) {
            return false;
        }
        let behind = tokens.get(range.end).filter(|_| !ends);
        before.is_some_and(|word| !word.ends() && word.leans()) || behind.is_some_and(Token::leans)
    }
}

/// No name in the catalogue has more words.
const LONGEST_NAME: usize = 16;
