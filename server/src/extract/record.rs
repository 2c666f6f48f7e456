//! JSON objects and nothing else. What serde derives for a struct also reads a list of its fields in order, which no
//! client means.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor, value::MapAccessDeserializer},
};

/// Reads a `T` from a JSON object.
pub(super) struct Record<T>(pub(super) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Record<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor(PhantomData)).map(Self)
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map))
    }
}

/// Reads a list of objects; for `#[serde(deserialize_with)]`.
pub(crate) fn records<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    Ok(Vec::<Record<T>>::deserialize(deserializer)?.into_iter().map(|Record(entry)| entry).collect())
}

/// Reads a list of objects that may be left out or null.
pub(crate) fn some_records<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let read = Option::<Vec<Record<T>>>::deserialize(deserializer)?.unwrap_or_default();
    Ok(read.into_iter().map(|Record(entry)| entry).collect())
}

/// Reads an object that may be left out or null.
pub(crate) fn some_record<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    Ok(Option::<Record<T>>::deserialize(deserializer)?.map(|Record(entry)| entry))
}
