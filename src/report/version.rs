//! The version of the JSON formats.

/// The version of the JSON that reports, findings and mentions are written in: the number 1. It
/// changes when a field is renamed, removed or given another meaning; a field or a value of an
/// enumeration that comes to be leaves it as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FormatVersion;

impl FormatVersion {
    /// The number as it is written.
    pub const NUMBER: u32 = 1;
}

#[cfg(feature = "serde")]
impl serde::Serialize for FormatVersion {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(Self::NUMBER)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for FormatVersion {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "FormatVersion".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "The version of the JSON formats.",
            "const": Self::NUMBER,
        })
    }
}
