//! What the law asks, and what the made-up council did about it.

use anyhow::Context as _;
use domain::{
    code::Code,
    duties::{Asked, Consultee, Entry, Record},
};

use crate::{findings, http::AppState};

/// What is on record, where, and who signed it off.
const RECORDS: [(Record, &str, &str); 3] = [
    (Record::Impact, "DPIA 2026/41, in the register of assessments", "The data protection officer"),
    (Record::Equality, "Equality impact assessment, paper 6b", "The director of education"),
    (
        Record::Information,
        "“Two ways to provide education services”, the same questions answered for each",
        "The head of legal services",
    ),
];

/// How those were asked whom the law names; or why they were not.
const ASKED: [(Consultee, Result<&str, &str>); 12] = [
    (Consultee::Children, Ok("A survey in three wordings, and sessions in schools")),
    (Consultee::Parents, Ok("A letter by each school, and the parent carer forum")),
    (Consultee::Maintained, Ok("A letter to each chair of governors")),
    (Consultee::Academies, Ok("A letter to each trust")),
    (Consultee::PostSixteen, Ok("A letter to each principal")),
    (Consultee::Special, Err("There is none in the borough")),
    (Consultee::Centres, Ok("At the meeting of each advisory board")),
    (Consultee::EarlyYears, Ok("The early years bulletin, with the link")),
    (Consultee::YouthOffending, Ok("A letter to the head of the service")),
    (Consultee::Taxpayers, Ok("The council’s website and newsletter")),
    (Consultee::Users, Ok("The same letters and links")),
    (Consultee::Interested, Ok("Providers on the council’s list, staff, and their unions")),
];

/// Enters it. Two of those whom the law names are left for an officer.
pub(super) async fn enter(state: &AppState, code: &Code, officer: i64) -> anyhow::Result<()> {
    let surveys = findings::surveys(&state.store, &state.catalogue, code).await?.context("it was just taken in")?;
    let opens = surveys.newest[0].edition.consultation.opens.clone();
    for (record, reference, by) in RECORDS {
        let entry = Entry { reference: reference.to_owned(), by: by.to_owned(), on: opens.clone() };
        state.store.put_duty(code, record, &entry, officer).await?;
    }
    for (who, how) in ASKED {
        let asked = match how {
            Ok(how) => Asked::On { day: opens.clone(), how: how.to_owned() },
            Err(why) => Asked::Not(why.to_owned()),
        };
        state.store.put_asked(code, who, &asked, officer).await?;
    }
    Ok(())
}
