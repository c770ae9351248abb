//! What every type of the model looks like when it is written, for programs that read it. Says nothing
//! of meaning and reads nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Date, DateTime, Id, List, SubjectRef, Time};

/// The shape of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Any text.
    Text,
    /// A text in this way: `date`, `time` or `date-time`.
    Moment(&'static str),
    /// Yes or no.
    Flag,
    /// A whole figure from this to that.
    Whole(i64, i64),
    /// Any figure.
    Figure,
    /// One of these texts.
    OneOf(Vec<&'static str>),
    /// Several of a shape.
    Several(Box<Shape>),
    /// Texts with a value of a shape each.
    Named(Box<Shape>),
    /// A value or none.
    Maybe(Box<Shape>),
    /// What something is about: the name of a kind, or that with ids under it.
    Subject,
    /// An entity by its name.
    Entity(&'static str),
}

/// The fields of an entity: name, shape, whether it must be there.
pub type Fields = Vec<(&'static str, Shape, bool)>;

/// The entities that were met, by name.
pub type Entities = BTreeMap<&'static str, Fields>;

/// A type with a shape.
pub trait Shaped {
    /// The shape; entities that it is made of are noted.
    fn shape(entities: &mut Entities) -> Shape;
}

macro_rules! shapes {
    ($($of:ty: $shape:expr;)*) => { $(
        impl Shaped for $of {
            fn shape(_: &mut Entities) -> Shape {
                $shape
            }
        }
    )* };
}

shapes! {
    String: Shape::Text;
    bool: Shape::Flag;
    u8: Shape::Whole(0, 255);
    i8: Shape::Whole(-128, 127);
    u32: Shape::Whole(0, 4_294_967_295);
    f32: Shape::Figure;
    f64: Shape::Figure;
    Date: Shape::Moment("date");
    Time: Shape::Moment("time");
    DateTime: Shape::Moment("date-time");
    SubjectRef: Shape::Subject;
}

impl<T: ?Sized> Shaped for Id<T> {
    fn shape(_: &mut Entities) -> Shape {
        Shape::Text
    }
}

impl<T: Shaped> Shaped for Option<T> {
    fn shape(entities: &mut Entities) -> Shape {
        Shape::Maybe(Box::new(T::shape(entities)))
    }
}

impl<T: Shaped> Shaped for List<T> {
    fn shape(entities: &mut Entities) -> Shape {
        Shape::Several(Box::new(T::shape(entities)))
    }
}

impl<T: Shaped> Shaped for Arc<T> {
    fn shape(entities: &mut Entities) -> Shape {
        T::shape(entities)
    }
}

/// Two of one type.
impl<T: Shaped> Shaped for (T, T) {
    fn shape(entities: &mut Entities) -> Shape {
        Shape::Several(Box::new(T::shape(entities)))
    }
}

impl<T: Shaped> Shaped for BTreeMap<String, T> {
    fn shape(entities: &mut Entities) -> Shape {
        Shape::Named(Box::new(T::shape(entities)))
    }
}
