/// Type of a named entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameType {
    /// A person.
    Person,
    /// A place.
    Location,
    /// An organisation.
    Organisation,
    /// A named event.
    Event,
    /// A named thing: ship, film, law.
    Work,
}

impl NameType {
    /// The name in the JSON contract.
    pub fn name(self) -> &'static str {
        match self {
            NameType::Person => "PER",
            NameType::Location => "LOC",
            NameType::Organisation => "ORG",
            NameType::Event => "EVT",
            NameType::Work => "WRK",
        }
    }
}

/// What "mantan", "penjabat", "calon", "wakil" make of an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum RoleQualifier {
    Former,
    Acting,
    Candidate,
    Elect,
    Suspended,
    Incumbent,
}
