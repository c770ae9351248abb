//! Ids: readable slugs that stay the same for the life of what they name.
//! Does not know which ids exist; that is `check`'s question.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The id of a `T`: a slug such as `"review-stars"`, unique among the `T`s of a workspace.
/// Cloning shares the text. The type parameter keeps a persona's id out of a phase's place.
pub struct Id<T: ?Sized>(Arc<str>, PhantomData<fn() -> Box<T>>);

impl<T: ?Sized> Id<T> {
    /// The id with exactly this text. Use [`slug`] to make a text fit to be one.
    pub fn new(text: &str) -> Self {
        Self(Arc::from(text), PhantomData)
    }

    /// The id's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing was filled in; an empty id never names anything.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Lower-case ASCII letters, digits and single hyphens made from `text`, at most 40 bytes,
/// cut at a hyphen where there is one. Accents are dropped (`"Oriëntatie"` gives `"orientatie"`);
/// other scripts give an empty text.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match plain_letter(letter) {
            Some(plain) => out.push_str(plain),
            None if letter.is_ascii_alphanumeric() => out.push(letter),
            None if matches!(letter, '\'' | '’') => {}
            None if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            None => {}
        }
    }
    if out.len() > 40 {
        out.truncate(40);
        if let Some(at) = out.rfind('-').filter(|at| *at > 15) {
            out.truncate(at);
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// The ASCII spelling of the accented letters of Western European languages.
fn plain_letter(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ä' => "a",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'ç' => "c",
        'ñ' => "n",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ĳ' => "ij",
        _ => return None,
    })
}

impl<T: ?Sized> Clone for Id<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0), PhantomData)
    }
}

impl<T: ?Sized> Default for Id<T> {
    fn default() -> Self {
        Self(Arc::default(), PhantomData)
    }
}

impl<T: ?Sized> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T: ?Sized> Eq for Id<T> {}

impl<T: ?Sized> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: ?Sized> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl<T: ?Sized> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T: ?Sized> Borrow<str> for Id<T> {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl<T: ?Sized> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl<T: ?Sized> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<T: ?Sized> From<&str> for Id<T> {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl<T: ?Sized> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de, T: ?Sized> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Text).map(|text| Self(text, PhantomData))
    }
}

/// Takes a text straight into the place where it stays.
struct Text;

impl Visitor<'_> for Text {
    type Value = Arc<str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Arc<str>, E> {
        Ok(Arc::from(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_readable() {
        assert_eq!(slug("Review stars"), "review-stars");
        assert_eq!(slug("Oriëntatie & zoeken!"), "orientatie-zoeken");
        assert_eq!(slug("Director's LinkedIn profile"), "directors-linkedin-profile");
        assert_eq!(slug("  "), "");
        assert_eq!(slug("日本"), "");
        assert!(slug(&"word ".repeat(80)).len() <= 40);
    }
}
