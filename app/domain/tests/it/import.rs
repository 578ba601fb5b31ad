//! What is wrong with a definition is refused, with its file, its line, its key and its reason.

use crate::demonstration::files;
use domain::{
    consultation::Day,
    edition::{self, Files},
    fault::Fault,
};

fn demonstration() -> Files {
    files("education-services")
}

fn faults_of(file: &str, from: &str, to: &str) -> Vec<Fault> {
    let mut files = demonstration();
    let text = files.get_mut(file).expect("the file is there");
    assert!(text.contains(from), "{file} has no {from}");
    *text = text.replacen(from, to, 1);
    edition::read(&files).err().unwrap_or_default()
}

#[test]
fn the_demonstration_has_nothing_wrong() {
    let edition = edition::read(&demonstration()).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert_eq!(edition.surveys.len(), 5);
    assert_eq!(edition.consultation.services.len(), 12);
}

#[test]
fn each_thing_wrong_has_a_message_of_its_own() {
    let parents = "surveys/parents.toml";
    let children = "surveys/children.toml";
    let help = r#"when = 'extra-help = "sen-support" or extra-help = "plan"'"#;
    for (file, from, to, reason) in [
        // --- what nobody would be shown, or everybody as it stands
        ("consultation.en.standard.ftl", "consultation-title =", "consultation-name =", "everybody is shown it"),
        (
            "surveys/children.en.junior.ftl",
            "keep = ",
            "keep = { service } { $servce } ",
            "is no text of this file: write { $service }",
        ),
        ("surveys/children.en.junior.ftl", "keep = ", "keep = { $servce } ", "{ $servce } stands for nothing"),
        ("surveys/children.en.junior.ftl", "something-else = ", "something-els = ", "is its name misspelt?"),
        (children, "questions = [\"keep\"]\nwhen", "questions = []\nwhen", "stands on no page"),
        // --- what is turned round
        ("blocks/future.toml", "turns = 2", "turns = 1", "from two on can be turned round"),
        ("blocks/future.toml", "turns = 2", "turns = 6", "of this question’s 5 answers"),
        (
            parents,
            "questions = [\"quality\", \"quality-why\"]",
            "questions = [\"quality\", \"quality-why\"]\nturns = true",
            "why stands below",
        ),
        // --- routes
        (parents, help, r#"when = 'no-such = "x"'"#, "there is no question “no-such”"),
        (parents, help, r#"when = 'extra-help = "maybe"'"#, "has no option “maybe”"),
        (parents, help, "when = 'score(extra-help) < 0'", "wrong type"),
        (parents, help, r#"when = 'extra-help has "plan"'"#, "wrong type"),
        (parents, help, "when = 'answered(worry)'", "is asked later"),
        (parents, help, r#"when = 'quality = "good"'"#, "asked once for each service"),
        (parents, help, r#"when = 'extra-help = "plan" and extra-help = "none"'"#, "unreachable: no answers"),
        (parents, help, "when = 'extra-help ='", "expected a text in quotation marks"),
        (parents, help, r#"when = 'level = "infant"'"#, "not a level of this survey"),
        (
            parents,
            "questions = [\"extra-help\"]",
            "questions = [\"extra-help\"]\ngo = [{ when = 'true', to = \"else\" }]",
            "unreachable: every route",
        ),
        (
            parents,
            "questions = [\"extra-help\"]",
            "questions = [\"extra-help\"]\ngo = [{ when = 'true', to = \"services\" }]",
            "a loop without end",
        ),
        (
            parents,
            "questions = [\"extra-help\"]",
            "questions = [\"extra-help\"]\ngo = [{ when = 'false', to = \"end\" }]",
            "an impossible route",
        ),
        (parents, "code = \"services\"\n", "code = \"services\"\neach = \"services-used\"\n", "a loop without end"),
        (parents, "each = \"services-used\"", "each = \"extra-help\"", "does not ask which services"),
        (
            parents,
            "need-lower = \"sen-support\"",
            "need-lower = \"some\"",
            "the question about need has no option “some”",
        ),
        (parents, "audience = \"parents\"", "audience = \"parents\"\ninvited = 0", "a list has one person at least"),
        (parents, "questions = [\"extra-help\"]", "questions = [\"extra-hepl\"]", "there is no question “extra-hepl”"),
        (parents, "code = \"stay\"", "code = \"need\"", "two pages have this code"),
        // --- the file itself
        (parents, "audience = \"parents\"", "audience = \"everyone\"", "unknown variant"),
        (parents, "minutes", "minutse", "unknown field"),
        (parents, "kind = \"long-text\"", "kind = \"essay\"", "is not a kind of question"),
        (parents, "kind = \"long-text\"", "kind = \"long-text\"\nscale = \"good-5\"", "has no scale"),
        // --- what a level may use
        (children, "scale = \"good-2\"", "scale = \"good-5\"", "at level infant, a scale may have 2 points"),
        (
            children,
            "    { code = \"coming-in\", picture = \"door\" },",
            "    { code = \"coming-in\", picture = \"door\" },\n    { code = \"more\", picture = \"door\" },",
            "a choice may have 4 options",
        ),
        (children, "{ code = \"friend\", picture = \"friends\" }", "\"friend\"", "each option needs a picture"),
        (
            children,
            "levels = [\"teen\", \"junior\"]\nquestions = [\"keep\"]",
            "questions = [\"keep\"]",
            "only choices with pictures are asked",
        ),
        (
            children,
            "about = true\nlevels = [\"teen\"]",
            "about = true\nlevels = [\"teen\", \"junior\"]",
            "children this young are not asked this",
        ),
        ("blocks/core.toml", "max = 3", "max = 8", "at most 10 questions"),
        // --- words
        (
            "surveys/children.en.infant.ftl",
            "What helps you best?",
            "Which of all these things do you think helps you best at your school?",
            "may have 8",
        ),
        (
            "surveys/children.en.junior.ftl",
            "What else do you want to tell us?",
            "Is there nothing else?",
            "the positive way round",
        ),
        (
            "blocks/core.en.teen.ftl",
            "How good or bad is this:",
            "Do you agree that this is good:",
            "leads to an answer",
        ),
        (
            "blocks/future.en.easy-read.ftl",
            "What must stay the same?",
            "What must the provider keep?",
            "an everyday word",
        ),
        (
            "surveys/children.en.infant.ftl",
            "dinner-good = Is school dinner good or bad?",
            "dinner-bad = Is school dinner good or bad?",
            "this text is missing",
        ),
        ("surveys/children.en.infant.ftl", "    .no = No\n", "", "this text is missing"),
        ("surveys/parents.en.standard.ftl", "page-about = About you", "page-about About you", "not Fluent"),
        // --- the consultation
        ("consultation.toml", "decision = \"open\"", "decision = \"taken\"", "while the decision is still open"),
        ("consultation.toml", "decides = \"2027", "decides = \"2026", "due before the consultation closes"),
        ("consultation.toml", "closes = \"2027-01-29\"", "closes = \"29 January\"", "is not a day"),
    ] {
        let faults = faults_of(file, from, to);
        let found = faults.iter().find(|fault| fault.message.contains(reason));
        assert!(found.is_some(), "{file}: {to:?} should be refused with {reason:?}, and was with {faults:#?}");
    }
}

#[test]
fn a_fault_names_its_file_line_and_key() {
    let faults = faults_of("surveys/parents.toml", "questions = [\"extra-help\"]", "questions = [\"extra-hepl\"]");
    let lines: Vec<String> = demonstration()["surveys/parents.toml"].lines().map(str::to_owned).collect();
    let line = 1 + lines.iter().position(|line| line == "questions = [\"extra-help\"]").expect("it is there");
    let told = faults[0].to_string();
    assert_eq!(told, format!("surveys/parents.toml:{line}: page.need.questions: there is no question “extra-hepl”"));
}

#[test]
fn answers_are_kept_until_a_day_that_exists() {
    let mut consultation = edition::read(&demonstration()).expect("nothing is wrong").consultation;
    for (decides, ends) in [
        ("2027-03-24", "2027-09-24"),
        ("2026-08-31", "2027-02-28"),
        ("2027-08-30", "2028-02-29"),
        ("2026-12-31", "2027-06-30"),
    ] {
        consultation.decides = Day::parse(decides).expect("a day");
        assert_eq!(consultation.deletes_on().as_str(), ends);
    }
}
