//! Who works with the system and what they may do: one place for the rule.

use serde::{Deserialize, Serialize};

/// What somebody may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Runs consultations: counts, comments, findings, exports.
    Officer,
    /// Looks after the installation and its accounts; reads no comments.
    Administrator,
}

/// Something that needs a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// See how a consultation comes in.
    SeeCounts,
    /// Read what people wrote, and decide about it.
    ReadComments,
    /// See findings.
    SeeFindings,
    /// Take findings away.
    Export,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 2] = [Self::Officer, Self::Administrator];

    /// Its name in the store and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Administrator => "administrator",
        }
    }

    /// Reads [`Self::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// Whether the role allows something.
    pub fn may(self, permission: Permission) -> bool {
        match (self, permission) {
            (Self::Officer, _) | (Self::Administrator, Permission::SeeCounts | Permission::SeeFindings) => true,
            (Self::Administrator, Permission::ReadComments | Permission::Export) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_runs_the_machine_does_not_read_what_people_wrote() {
        assert!(Role::Officer.may(Permission::ReadComments));
        assert!(!Role::Administrator.may(Permission::ReadComments));
        assert!(!Role::Administrator.may(Permission::Export));
    }
}
