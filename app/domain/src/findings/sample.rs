//! What the tests of rules that start from findings share: a survey of the demonstration, and findings of it.

use super::{SurveyFindings, Table, report::Cost, written::Accounted};
use crate::{code::Code, survey::Survey};

/// The parents' survey about school dinners.
pub(crate) fn parents() -> Survey {
    let source = include_str!("../../../../server/demonstration/school-dinners/surveys/parents.toml");
    let services = ["free-school-meals", "breakfast-clubs"].map(Code::from);
    let survey = crate::survey::parse::parse("parents.toml", source, |_| None, &services, &mut Vec::new());
    survey.expect("the demonstration is well formed")
}

/// Findings that say nothing but how many are of which need.
pub(crate) fn of_need(survey: &Survey, need: Table) -> SurveyFindings {
    SurveyFindings {
        survey: survey.code.clone(),
        frame: survey.frame,
        responses: Vec::new(),
        channels: Vec::new(),
        tables: Vec::new(),
        need: Some(need),
        written: Vec::new(),
        themes: Vec::new(),
        accounted: Accounted::default(),
        beside: Vec::new(),
        cost: Cost::default(),
    }
}
