//! Who is asked, how it reached us, and who filled it in.

use crate::level::ReadingLevel;

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            /// Every one, in the order tables show them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name in files, columns and Fluent keys.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// Reads [`Self::as_str`] back.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == text)
            }
        }
    };
}

pub(crate) use named;

named! {
    /// Whom a survey is for.
    Audience {
        /// Pupils and other young people.
        Children = "children",
        /// Parents and carers.
        Parents = "parents",
        /// Schools, colleges and early years settings.
        Schools = "schools",
        /// People who work in the services.
        Staff = "staff",
        /// Organisations that might provide a service.
        Providers = "providers",
        /// School governors.
        Governors = "governors",
        /// Anyone else.
        Public = "public",
    }
}

named! {
    /// How a response reached us.
    Channel {
        /// A link anyone may follow.
        OpenLink = "open-link",
        /// In an engagement session, on a device of one's own or one that is handed on.
        EngagementSession = "engagement-session",
        /// A paper form, typed in.
        Paper = "paper",
        /// Brought in from another tool.
        Imported = "imported",
    }
}

named! {
    /// Who filled it in. Kept apart in every table: an adult's idea of a child's view is not the
    /// child's (Hargreaves 2018: agreement as low as ICC 0.28).
    FilledBy {
        /// The person, alone.
        Alone = "alone",
        /// The person, with someone's help.
        WithHelp = "with-help",
        /// Somebody else, for the person.
        OnBehalf = "on-behalf",
        /// The survey does not ask.
        NotAsked = "not-asked",
    }
}

impl Audience {
    /// The four kinds of people that the Local Government Act 1999 s.3(2) tells a best value
    /// authority to consult are covered by audiences; this says whether the audience is children,
    /// to whom other rules apply.
    pub fn is_children(self) -> bool {
        self == Self::Children
    }

    /// Whether what one of them writes at a level is a child's: a safeguarding lead has to be there before it is read, and it is
    /// read first. Children may answer in easy read, and a child's wording may be put to others.
    pub fn is_childs(self, level: ReadingLevel) -> bool {
        self.is_children() || level.is_child()
    }

    /// Whether a school reaches them: its own people, its governors, its pupils and their families.
    pub fn is_of_schools(self) -> bool {
        matches!(self, Self::Children | Self::Parents | Self::Schools | Self::Governors)
    }
}
