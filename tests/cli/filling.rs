//! A value of any type with every field filled: what a type asks for while it is read decides what
//! it gets, so that a new field of the model is filled too. Texts say which field they are.

use std::fmt;

use serde::Deserialize;
use serde::de::{
    self, DeserializeSeed, EnumAccess, Expected, MapAccess, SeqAccess, VariantAccess, Visitor, value,
};

/// The id that everything has; ids are unique per kind, and there is one of each kind.
pub const ID: &str = "one";

/// The value of a type with every field filled; texts are those of `text`, by field.
pub fn filled<'de, T: Deserialize<'de>>(text: &dyn Fn(&str) -> String) -> T {
    T::deserialize(Filling { text, path: "workspace" }).unwrap()
}

#[derive(Clone, Copy)]
struct Filling<'a> {
    text: &'a dyn Fn(&str) -> String,
    /// The type and field that is filled.
    path: &'a str,
}

type Failure = value::Error;

/// What a visitor says that it takes.
fn takes(expected: &dyn Expected) -> String {
    struct Say<'a>(&'a dyn Expected);
    impl fmt::Display for Say<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.fmt(f)
        }
    }
    Say(expected).to_string()
}

macro_rules! numbers {
    ($($method:ident => $visit:ident($($value:expr)?)),* $(,)?) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
            visitor.$visit($($value)?)
        }
    )* };
}

impl<'de> de::Deserializer<'de> for Filling<'_> {
    type Error = Failure;

    numbers! {
        deserialize_bool => visit_bool(true),
        deserialize_i8 => visit_i8(1),
        deserialize_i16 => visit_i16(1),
        deserialize_i32 => visit_i32(1),
        deserialize_i64 => visit_i64(1),
        deserialize_u8 => visit_u8(1),
        deserialize_u16 => visit_u16(1),
        deserialize_u32 => visit_u32(1),
        deserialize_u64 => visit_u64(1),
        deserialize_f32 => visit_f32(1.0),
        deserialize_f64 => visit_f64(1.0),
        deserialize_char => visit_char('x'),
        deserialize_unit => visit_unit(),
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let takes = takes(&visitor);
        match takes.as_str() {
            "a datetime string" => visitor.visit_str("2026-05-01T09:30:00"),
            takes if takes.contains("date") => visitor.visit_str("2026-05-01"),
            takes if takes.contains("time") => visitor.visit_str("09:30:00"),
            _ => visitor.visit_str(ID),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_string((self.text)(self.path))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        // These two are empty or complete.
        let left = match self.path {
            "EngagementAssessment.steps" => 7,
            "EngagementAssessment.lessons" => 5,
            _ => 1,
        };
        visitor.visit_seq(Several { filling: self, left })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, left: usize, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_seq(Several { filling: self, left })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_map(Entry { filling: self, left: true })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        visitor.visit_map(Fields { text: self.text, name, fields: fields.iter(), at: String::new() })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        visitor.visit_enum(First(variants[0]))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Failure> {
        panic!("{}: nothing says what it is", self.path)
    }

    serde::forward_to_deserialize_any! { bytes byte_buf unit_struct tuple_struct identifier ignored_any i128 u128 }
}

struct Several<'a> {
    filling: Filling<'a>,
    left: usize,
}

impl<'de> SeqAccess<'de> for Several<'_> {
    type Error = Failure;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Failure> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        seed.deserialize(self.filling).map(Some)
    }
}

struct Entry<'a> {
    filling: Filling<'a>,
    left: bool,
}

impl<'de> MapAccess<'de> for Entry<'_> {
    type Error = Failure;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failure> {
        if !std::mem::take(&mut self.left) {
            return Ok(None);
        }
        seed.deserialize(self.filling).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Failure> {
        seed.deserialize(self.filling)
    }
}

struct Fields<'a> {
    text: &'a dyn Fn(&str) -> String,
    name: &'static str,
    fields: std::slice::Iter<'static, &'static str>,
    at: String,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Failure;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failure> {
        let Some(field) = self.fields.next() else { return Ok(None) };
        self.at = format!("{}.{field}", self.name);
        seed.deserialize(de::IntoDeserializer::<Failure>::into_deserializer(*field)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Failure> {
        seed.deserialize(Filling { text: self.text, path: &self.at })
    }
}

/// The first variant of an enumeration, which holds nothing more.
struct First(&'static str);

impl<'de> EnumAccess<'de> for First {
    type Error = Failure;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Failure> {
        let variant = de::IntoDeserializer::<Failure>::into_deserializer(self.0);
        Ok((seed.deserialize(variant)?, self))
    }
}

impl<'de> VariantAccess<'de> for First {
    type Error = Failure;

    fn unit_variant(self) -> Result<(), Failure> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Failure> {
        panic!("{} holds something", self.0)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Failure> {
        panic!("{} holds something", self.0)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Failure> {
        panic!("{} holds something", self.0)
    }
}
