//! The shape that every entity shares: fields that are always written, then fields that are
//! written only when they differ from their default. Unknown fields are refused, because
//! silently dropping a misspelt one would lose work.

/// Whether a value is its type's default, and so is left out of the file.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

macro_rules! entity {
    (
        $(#[$meta:meta])* $name:ident
        { $( $(#[$rmeta:meta])* $required:ident : $rty:ty ),* $(,)? }
        { $( $(#[$ometa:meta])* $optional:ident : $oty:ty ),* $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $( $(#[$rmeta])* pub $required: $rty, )*
            $(
                $(#[$ometa])*
                #[serde(default, skip_serializing_if = "crate::model::entity::is_default")]
                pub $optional: $oty,
            )*
        }

        impl $crate::model::Shaped for $name {
            fn shape(entities: &mut $crate::model::Entities) -> $crate::model::Shape {
                let name = stringify!($name);
                if !entities.contains_key(name) {
                    // Noted before its fields are, since they may hold it again.
                    entities.insert(name, Vec::new());
                    let fields = vec![
                        $( (stringify!($required), <$rty as $crate::model::Shaped>::shape(entities), true), )*
                        $( (stringify!($optional), <$oty as $crate::model::Shaped>::shape(entities), false), )*
                    ];
                    entities.insert(name, fields);
                }
                $crate::model::Shape::Entity(name)
            }
        }
    };
}
