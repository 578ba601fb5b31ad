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
    /// The designated safeguarding lead: concerns for a child are theirs and their deputy's alone.
    SafeguardingLead,
    /// The lead's deputy, who may do all that the lead may.
    SafeguardingDeputy,
    /// Runs engagement sessions with the pupils, parents or staff of one school, their own.
    Representative,
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
    /// Bring in answers that were given in another tool.
    BringIn,
    /// Prepare files of answers for analysts, release those of another, and take them away.
    TakeAnswers,
    /// Write outcome reports, and decide about those of others.
    WriteReports,
    /// See what was written that may be a concern for a child, and act on it.
    HandleConcerns,
    /// Plan and run engagement sessions. Of which schools is for [`Role::of_every_school`] to say.
    RunSessions,
    /// Accept engagement sessions that were handed in, and see which schools have none.
    AcceptSessions,
    /// Try surveys out before anybody is asked, and note what people make of their words.
    TryOut,
    /// Read what people write to the council beside a survey, and answer it.
    AnswerMessages,
    /// Give programs access to what is published, and take it back.
    GiveAccess,
    /// See who did what, and when.
    SeeRecord,
}

impl Permission {
    /// Every permission.
    pub const ALL: [Self; 14] = [
        Self::SeeCounts,
        Self::ReadComments,
        Self::SeeFindings,
        Self::Export,
        Self::BringIn,
        Self::TakeAnswers,
        Self::WriteReports,
        Self::HandleConcerns,
        Self::RunSessions,
        Self::AcceptSessions,
        Self::TryOut,
        Self::AnswerMessages,
        Self::GiveAccess,
        Self::SeeRecord,
    ];
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] =
        [Self::Officer, Self::Administrator, Self::SafeguardingLead, Self::SafeguardingDeputy, Self::Representative];

    /// Its name in the store and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Administrator => "administrator",
            Self::SafeguardingLead => "safeguarding-lead",
            Self::SafeguardingDeputy => "safeguarding-deputy",
            Self::Representative => "representative",
        }
    }

    /// Reads [`Self::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// Whether the role allows something.
    pub fn may(self, permission: Permission) -> bool {
        match permission {
            // Nobody else, whoever runs the machine included.
            Permission::HandleConcerns => matches!(self, Self::SafeguardingLead | Self::SafeguardingDeputy),
            // A school sees its own sessions and nothing of the others.
            Permission::SeeCounts => self != Self::Representative,
            Permission::RunSessions => matches!(self, Self::Officer | Self::Representative),
            Permission::GiveAccess | Permission::SeeRecord => self == Self::Administrator,
            Permission::SeeFindings => matches!(self, Self::Officer | Self::Administrator),
            Permission::ReadComments
            | Permission::Export
            | Permission::BringIn
            | Permission::TakeAnswers
            | Permission::WriteReports
            | Permission::AcceptSessions
            | Permission::TryOut
            | Permission::AnswerMessages => self == Self::Officer,
        }
    }

    /// Whether the sessions of every school are theirs to plan, or those of their own school alone.
    pub fn of_every_school(self) -> bool {
        self == Self::Officer
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
        assert!(Role::Administrator.may(Permission::GiveAccess) && !Role::Officer.may(Permission::GiveAccess));
    }

    #[test]
    fn concerns_for_a_child_are_the_leads_and_the_deputys_alone() {
        let may: Vec<Role> = Role::ALL.into_iter().filter(|role| role.may(Permission::HandleConcerns)).collect();
        assert_eq!(may, [Role::SafeguardingLead, Role::SafeguardingDeputy]);
        assert!(!Role::SafeguardingLead.may(Permission::ReadComments));
    }

    #[test]
    fn a_schools_representative_sees_nothing_but_sessions() {
        let places: Vec<usize> = Permission::ALL.iter().map(|one| *one as usize).collect();
        assert_eq!(places, (0..Permission::ALL.len()).collect::<Vec<_>>(), "each is in the list once");
        let may: Vec<Permission> = Permission::ALL.into_iter().filter(|one| Role::Representative.may(*one)).collect();
        assert_eq!(may, [Permission::RunSessions]);
        assert!(!Role::Representative.of_every_school());
    }
}
