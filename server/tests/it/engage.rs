//! Engagement sessions: planned, run, handed in, accepted.

use std::time::Duration;

use axum::http::StatusCode;
use domain::{
    code::Code,
    engage::{How, Moment, Phase},
    heard::schools::Urn,
};
use http_body_util::BodyExt as _;
use sea_orm::ConnectionTrait as _;
use server::store::{engage::live::Vote, schools::Listed};

use crate::{
    app::{Browser, Engine, Page, TODAY, TestApp},
    on_both,
};

const URN: &str = "900001";

/// Schools, and representatives of two of them.
pub(crate) async fn schools(app: &TestApp) {
    let urn = |urn| Urn::parse(urn).unwrap();
    let list = [(URN, "Ravensgate Primary"), ("900002", "St Oswin’s")].map(|(number, name)| Listed {
        urn: urn(number),
        name: name.to_owned(),
        phase: "Primary".to_owned(),
        pupils: Some(400),
    });
    app.store.put_schools(list.to_vec()).await.unwrap();
    assert!(app.store.represent("school@example.org", &urn(URN)).await.unwrap());
    assert!(app.store.represent("other@example.org", &urn("900002")).await.unwrap());
}

fn plan<'f>(pairs: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let mut fields = vec![
        ("survey", "children/junior"),
        ("day", TODAY),
        ("group", "Year 5"),
        ("expected", "28"),
        ("pace", "together"),
        ("service", "free-school-meals"),
        ("told", "2026-11-10"),
    ];
    fields.retain(|(name, _)| !pairs.iter().any(|(other, _)| other == name));
    fields.extend(pairs);
    fields
}

/// Plans a session and begins it; says its address and its code.
pub(crate) async fn begun(leader: &mut Browser, ways: &[(&str, &str)]) -> (String, String) {
    let here = leader.go("/engage/plan/education-services", &plan(ways)).await;
    leader.go(&here, &[("do", "begin")]).await;
    let page = leader.get(&here).await;
    let code = page.between("class=\"code\">", "</p>").first().cloned().unwrap_or_default().replace(' ', "");
    (here, code)
}

fn field(page: &Page, name: &str) -> String {
    page.between(&format!("name=\"{name}\" value=\""), "\"").first().cloned().unwrap_or_default()
}

/// Presses a button of the page where the room is.
pub(crate) async fn press(leader: &mut Browser, here: &str, does: &str) {
    let page = leader.get(here).await;
    let mark = field(&page, "mark");
    leader.go(here, &[("do", does), ("mark", &mark)]).await;
}

/// Joins with a device.
async fn joins(app: &TestApp, code: &str, device: &str) -> (Browser, String) {
    let mut child = app.browser();
    let typed = child.go("/join", &[("code", &code.to_lowercase())]).await;
    assert_eq!(typed, format!("/join/{code}"));
    let page = child.get(&typed).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.has("You do not have to do this") && page.has("0800 1111"), "{}", page.body);
    let room = child.go(&typed, &[("device", device)]).await;
    (child, room)
}

async fn send(leader: &mut Browser, to: &str, fields: &[(String, String)]) -> Page {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    leader.post(to, &fields).await
}

async fn heard(stream: &mut axum::body::Body) -> String {
    let frame = tokio::time::timeout(Duration::from_secs(5), stream.frame()).await;
    let frame = frame.expect("something is heard").unwrap().unwrap();
    String::from_utf8(frame.into_data().unwrap().to_vec()).unwrap()
}

on_both! {
    async fn a_room_votes_and_what_it_said_is_evidence_of_its_own_kind(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        assert_eq!(leader.get("/officer").await.to, "/engage");
        let (here, code) = begun(&mut leader, &[("way", "own-devices"), ("way", "hands")]).await;
        let screen = leader.get(&here).await.between("href=\"/room/", "\"").first().cloned().unwrap();
        let wall = format!("/room/{screen}");
        assert!(app.browser().get(&wall).await.has(&format!("{} {}", &code[..4], &code[4..])));

        let mut children = Vec::new();
        for _ in 0..12 {
            children.push(joins(&app, &code, "own").await);
        }
        assert!(children[0].0.clone().get(&children[0].1).await.has("You are in"));
        press(&mut leader, &here, "next").await;
        for (at, (child, room)) in children.iter_mut().enumerate() {
            let page = child.get(room).await;
            assert!(page.has("name=\"quality\""), "{}", page.body);
            let answer = if at < 7 { "good" } else { "bad" };
            child.go(room, &[("at", "0"), ("quality", answer)]).await;
            // Sent twice, it counts once; and it can be changed.
            child.go(room, &[("at", "0"), ("quality", answer)]).await;
        }
        let (child, room) = &mut children[0];
        let page = child.get(room).await;
        assert!(page.has("Your answer is in"), "{}", page.body);
        let lead = leader.get(&here).await;
        assert!(lead.has("<dt>Answered on devices</dt><dd>12</dd>"), "{}", lead.body);
        // Nobody sees how it stands while it can be answered.
        let wall_page = app.browser().get(&wall).await;
        assert!(wall_page.has("Answered: 12 of 12") && !wall_page.has("screen-bar"));

        press(&mut leader, &here, "show").await;
        let shown = app.browser().get(&wall).await;
        assert!(shown.has("screen-bar") && shown.has(">5</span>"), "{}", shown.body);
        // Seven and five: both are rounded to five.
        assert!(!shown.has(">7</span>"));
        // The question is closed for good.
        let late = child.post(room, &[("at", "0"), ("quality", "bad")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.has("just finished"), "{}", late.body);
        let page = leader.get(&here).await;
        assert!(!page.has("value=\"resume\"") && page.has("value=\"hide\""));

        leader.go(&here, &[("do", "end")]).await;
        let over = child.get(room).await;
        assert_eq!((over.status, over.to), (StatusCode::SEE_OTHER, format!("/join/{code}")));
        assert_eq!(app.browser().get(&format!("/join/{code}")).await.status, StatusCode::GONE);
        // Whoever sends an answer all the same is led to the page that says so, and that it was not counted.
        for (waited, kind, words) in [("no", "one", "your answer was not counted"), ("yes", "some", "Some answers were not counted")] {
            let to = child.go(room, &[("at", "0"), ("quality", "good"), ("waited", waited)]).await;
            assert_eq!(to, format!("/join/{code}?late={kind}"));
            let told = child.get(&to).await;
            assert_eq!(told.status, StatusCode::GONE);
            assert!(told.has(words), "{}", told.body);
        }
        let after = leader.get(&here).await;
        assert!(after.has("on devices") && after.has("about 5") && !after.has(">7<"), "{}", after.body);

        let refused = leader.post(&here, &[("do", "hand-in"), ("present", "many")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.has("value=\"many\"") && refused.has("Enter how many took part"));
        // Fewer cannot have taken part than answered, unless whoever was there says so.
        let few = leader.post(&here, &[("do", "hand-in"), ("present", "10"), ("sat-out", "1")]).await;
        assert_eq!(few.status, StatusCode::UNPROCESSABLE_ENTITY);
        let many = leader.post(&here, &[("do", "hand-in"), ("present", "600"), ("sat-out", "1")]).await;
        assert!(many.status == StatusCode::UNPROCESSABLE_ENTITY && many.has("You expected 28 people, and 600 took part"));
        assert!(few.has("12 people answered, 10 took part") && few.has("value=\"hand-in-sure\""), "{}", few.body);
        leader.go(&here, &[("do", "hand-in"), ("present", "12"), ("sat-out", "1")]).await;
        assert_eq!(leader.post(&here, &[("do", "accept")]).await.status, StatusCode::FORBIDDEN);

        let mut officer = app.officer("officer@example.org").await;
        let board = officer.get("/officer/education-services/sessions").await;
        assert!(board.has("Ravensgate Primary") && board.has("1 of 2 schools have no session yet"), "{}", board.body);
        officer.go(&here, &[("do", "accept")]).await;
        let code = Code::from("education-services");
        let held = app.store.accepted(&code).await.unwrap();
        assert_eq!((held.len(), held[0].present, held[0].sat_out), (1, 12, 1));
        let counts: u64 = held[0].counts.values().flat_map(|counts| counts.values()).sum();
        assert_eq!(counts, 12);
        // No response came of it.
        let versions = app.store.versions(&code).await.unwrap();
        assert_eq!(app.store.response_count(&versions).await.unwrap(), 0);
    }

    async fn a_device_that_is_handed_on_keeps_the_answers_apart(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, code) = begun(&mut leader, &[("way", "shared-devices"), ("way", "own-devices")]).await;
        let (mut tablet, room) = joins(&app, &code, "shared").await;
        // Whoever joined with a device of their own has one vote, whatever they add to the address.
        let (mut own, own_room) = joins(&app, &code, "own").await;
        assert_eq!(own_room, room);
        press(&mut leader, &here, "next").await;
        for answer in ["good", "bad", "middle"] {
            let page = tablet.get(&room).await;
            assert_eq!(page.body.matches("checked").count(), 0, "the next sees nothing of the last");
            let ballot = field(&page, "ballot");
            let fields = [("at", "0"), ("ballot", ballot.as_str()), ("quality", answer)];
            let to = tablet.go(&room, &fields).await;
            // A press that was sent twice.
            tablet.go(&room, &fields).await;
            let kept = tablet.get(&to).await;
            assert!(kept.has("pass it to the next person") && !kept.has("checked"), "{}", kept.body);
            assert!(!kept.has("You can still change it"), "the form that waits is the next person's");
        }
        assert!(leader.get(&here).await.has("<dt>Answered on devices</dt><dd>3</dd>"));
        for letter in ["a", "b", "c"] {
            let ballot = letter.repeat(26);
            own.go(&format!("{room}?shared=yes"), &[("at", "0"), ("ballot", &ballot), ("quality", "good")]).await;
        }
        assert!(leader.get(&here).await.has("<dt>Answered on devices</dt><dd>4</dd>"));
        let nothing = tablet.post(&room, &[("at", "0"), ("ballot", "x")]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nothing.has("class=\"error-summary\""));
    }

    async fn what_waited_without_a_network_counts_until_the_result_is_seen(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, code) = begun(&mut leader, &[("way", "shared-devices"), ("way", "own-devices"), ("service", "sen-inclusion")]).await;
        let (mut tablet, room) = joins(&app, &code, "shared").await;
        let (mut own, _) = joins(&app, &code, "own").await;
        press(&mut leader, &here, "next").await;
        let slot: domain::respond::answer::Slot = "quality@sen-inclusion".parse().unwrap();
        let id: i64 = here.rsplit('/').next().unwrap().parse().unwrap();
        let votes = async || app.store.vote_count(id, &slot).await.unwrap();
        // Nobody answers what the room has not come to.
        let ahead = [("at", "1"), ("ballot", &"z".repeat(26)), ("quality", "good"), ("waited", "yes")];
        assert_eq!(tablet.post(&room, &ahead).await.status, StatusCode::CONFLICT);
        // The room moves on while the tablet has no network.
        press(&mut leader, &here, "next").await;
        let of = |letter: &str| vec![("at".to_owned(), "0".to_owned()), ("ballot".to_owned(), letter.repeat(26)), ("quality".to_owned(), "good".to_owned())];
        assert_eq!(send(&mut tablet, &room, &of("a")).await.status, StatusCode::CONFLICT, "nothing is taken late but what waited");
        let waited = |letter: &str| [of(letter), vec![("waited".to_owned(), "yes".to_owned())]].concat();
        for letter in ["a", "b", "b", "c"] {
            let kept = send(&mut tablet, &room, &waited(letter)).await;
            // Whoever holds the device by now has not answered.
            assert_eq!((kept.status, kept.to.as_str()), (StatusCode::SEE_OTHER, room.as_str()), "{}", kept.body);
        }
        assert_eq!(votes().await, 3, "sent twice, it counts once");
        assert_eq!(send(&mut own, &room, &waited("d")).await.status, StatusCode::SEE_OTHER);
        assert_eq!(send(&mut own, &room, &waited("e")).await.status, StatusCode::SEE_OTHER);
        assert_eq!(votes().await, 4, "a device of one's own has one vote");
        // Paused is not seen; once the room has seen what it said, nothing is added.
        press(&mut leader, &here, "back").await;
        press(&mut leader, &here, "pause").await;
        assert_eq!(send(&mut tablet, &room, &waited("f")).await.status, StatusCode::SEE_OTHER);
        // Of five nothing may be shown, and nobody sees anything: what waited still counts.
        press(&mut leader, &here, "show").await;
        for (at, letter) in ('i'..='y').enumerate() {
            let quality = if at % 2 == 0 { "bad" } else { "good" };
            let mut vote = waited(&letter.to_string());
            vote[2].1 = quality.to_owned();
            assert_eq!(send(&mut tablet, &room, &vote).await.status, StatusCode::SEE_OTHER);
        }
        press(&mut leader, &here, "hide").await;
        press(&mut leader, &here, "show").await;
        let late = send(&mut tablet, &room, &waited("g")).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.has("had just finished"), "{}", late.body);
        press(&mut leader, &here, "hide").await;
        assert_eq!(send(&mut tablet, &room, &waited("g")).await.status, StatusCode::CONFLICT);
        assert_eq!(votes().await, 22);
        // Of nobody in particular, and of none that was pressed too late; the adult would not know of it otherwise.
        assert!(leader.get(&here).await.has("2 answers waited on devices without a network"));
        leader.go(&here, &[("do", "end")]).await;
        assert_eq!(send(&mut tablet, &room, &waited("h")).await.to, format!("/join/{code}?late=some"), "it is over");
    }

    async fn hands_that_nobody_typed_in_before_the_end_can_be_typed_in_after_it(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, _) = begun(&mut leader, &[("way", "hands"), ("expected", "20")]).await;
        press(&mut leader, &here, "next").await;
        let slot = field(&leader.get(&here).await, "slot");
        leader.go(&here, &[("do", "end")]).await;
        let count = format!("{slot} good");
        assert!(leader.get(&here).await.has(&format!("<option value=\"{count}\"")));
        leader.go(&here, &[("do", "correct"), ("count", &count), ("after", "12"), ("reason", "From the tally sheet")]).await;
        let page = leader.get(&here).await;
        assert!(page.has(">12<") && page.has("From the tally sheet"), "{}", page.body);
    }

    async fn hands_are_counted_and_a_colleagues_count_is_not_undone(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, _) = begun(&mut leader, &[("way", "hands"), ("expected", "20")]).await;
        press(&mut leader, &here, "next").await;
        let hands = format!("{here}/hands");
        let page = leader.get(&here).await;
        let (slot, seen) = (field(&page, "slot"), field(&page, "seen"));
        let count = |seen: &str, good: &str, more: &[(&'static str, &'static str)]| {
            let mut fields = vec![
                ("slot".to_owned(), slot.clone()),
                ("seen".to_owned(), seen.to_owned()),
                ("n.good".to_owned(), good.to_owned()),
            ];
            fields.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
            fields
        };
        // Plus, without a script.
        assert_eq!(send(&mut leader, &hands, &count(&seen, "7", &[("more", "good")])).await.status, StatusCode::SEE_OTHER);
        let page = leader.get(&here).await;
        assert!(page.has("name=\"n.good\" value=\"8\""), "{}", page.body);
        // The same page, sent by a colleague who saw nothing of it.
        let clash = send(&mut leader, &hands, &count(&seen, "3", &[("keep", "yes")])).await;
        assert_eq!(clash.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(clash.has("Somebody else counted") && clash.has("name=\"n.good\" value=\"8\""));
        // More hands than people: asked first, and what was typed stays.
        let seen = field(&page, "seen");
        let many = send(&mut leader, &hands, &count(&seen, "34", &[("keep", "yes")])).await;
        assert_eq!(many.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(many.has("That is 34 hands, and you expect 20 people") && many.has("name=\"n.good\" value=\"34\""));
        assert!(leader.get(&here).await.has("name=\"n.good\" value=\"8\""), "nothing was kept");
        let word = send(&mut leader, &hands, &count(&seen, "lots", &[("keep", "yes")])).await;
        assert!(word.has("Enter whole numbers") && word.has("name=\"n.good\" value=\"lots\""));
        assert_eq!(send(&mut leader, &hands, &count(&seen, "34", &[("sure", "yes")])).await.status, StatusCode::SEE_OTHER);

        // Whoever goes on has counted all the same: the hands go with the button, and nobody is led away from what is to be
        // looked at.
        let page = leader.get(&here).await;
        let (seen, mark) = (field(&page, "seen"), field(&page, "mark"));
        let mut slip = count(&seen, "lots", &[("do", "next")]);
        slip.push(("mark".to_owned(), mark.clone()));
        let held = send(&mut leader, &here, &slip).await;
        assert!(held.status == StatusCode::UNPROCESSABLE_ENTITY && held.has("Enter whole numbers"), "{}", held.body);
        assert!(held.has("name=\"n.good\" value=\"lots\"") && field(&leader.get(&here).await, "mark") == mark, "it stays");
        let mut shows = count(&seen, "33", &[("do", "stop")]);
        shows.push(("mark".to_owned(), mark));
        assert_eq!(send(&mut leader, &here, &shows).await.status, StatusCode::SEE_OTHER);
        let page = leader.get(&here).await;
        assert!(page.has("name=\"n.good\" value=\"33\""), "kept on the way: {}", page.body);
        let seen = field(&page, "seen");
        send(&mut leader, &hands, &count(&seen, "34", &[("keep", "yes")])).await;

        // A colleague moves on: what is counted for the question that was on is not kept.
        press(&mut leader, &here, "next").await;
        let late = send(&mut leader, &hands, &count("good=34", "35", &[("keep", "yes")])).await;
        assert!(late.has("moved on to another question"), "{}", late.body);

        leader.go(&here, &[("do", "end")]).await;
        assert_ne!(send(&mut leader, &hands, &count("good=34", "35", &[("keep", "yes")])).await.status, StatusCode::SEE_OTHER);
        let made_up = leader
            .post(&here, &[("do", "correct"), ("count", &format!("{slot} made-up")), ("after", "1"), ("reason", "x")])
            .await;
        assert_eq!(made_up.status, StatusCode::NOT_FOUND);
        let wrong = leader.post(&here, &[("do", "correct"), ("count", &format!("{slot} good")), ("after", "14")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "a correction has its reason");
        let fields = [("do", "correct"), ("count", &format!("{slot} good")), ("after", "14"), ("reason", "counted twice")];
        leader.go(&here, &fields).await;
        let page = leader.get(&here).await;
        assert!(page.has("34 corrected to 14 by Josie. Reason: counted twice"), "{}", page.body);
    }

    async fn paper_is_counted_twice(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, _) = begun(&mut leader, &[("way", "paper"), ("expected", "20")]).await;
        leader.go(&here, &[("do", "end")]).await;
        assert!(leader.get(&here).await.has("Type in paper sheets"));
        let paper = format!("{here}/paper");
        let slot = "quality@free-school-meals";
        let differ = leader.post(&paper, &[("keep", "counts"), ("0.1.good", "12"), ("0.2.good", "11"), ("0.1.bad", "x")]).await;
        assert_eq!(differ.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(differ.has("These two counts differ") && differ.has("value=\"11\"") && differ.has("Enter whole numbers"));
        let many = leader.post(&paper, &[("0.1.good", "22"), ("0.2.good", "22")]).await;
        assert_eq!(many.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(many.has("That is 22 sheets") && many.has("name=\"sure\""));
        let id: i64 = here.rsplit('/').next().unwrap().parse().unwrap();
        assert!(app.store.counts(id).await.unwrap().is_empty(), "nothing was kept");
        let first = [("0.1.good", "12"), ("0.2.good", "12"), ("0.1.bad", "5"), ("0.2.bad", "5")];
        // What is right is kept, whichever table has a slip.
        let both = [first.as_slice(), &[("1.1.good", "3"), ("1.2.good", "4")]].concat();
        let kept = leader.post(&paper, &both).await;
        assert!(kept.status == StatusCode::UNPROCESSABLE_ENTITY && kept.has("Kept. You can type"), "{}", kept.body);
        assert!(kept.has("These two counts differ") && kept.has("name=\"1.2.good\" value=\"4\""), "{}", kept.body);
        let kept = leader.post(&paper, &[first.as_slice(), &[("1.1.good", "3"), ("1.2.good", "3")]].concat()).await;
        assert_eq!(kept.status, StatusCode::OK, "{}", kept.body);
        assert_eq!(kept.body.matches("Kept. You can type").count(), 2, "both, at one press");
        // An emptied table takes back what was kept.
        let kept = leader.post(&paper, &[first.as_slice(), &[("1.1.good", ""), ("1.2.good", "")]].concat()).await;
        assert_eq!(kept.status, StatusCode::OK, "{}", kept.body);
        assert_eq!(app.store.counts(id).await.unwrap().values().filter(|picks| picks.values().any(|n| *n > 0)).count(), 1);
        let after = leader.get(&here).await;
        assert!(after.has("paper sheets, counted twice") && after.has(">12</td>"), "{}", after.body);

        // Or sheet by sheet, a character for each question: a slip shows at its sheet and its question.
        let questions = leader.get(&paper).await.body.matches("class=\"keys\"").count();
        assert!(questions > 1);
        let line = |first: char| format!("{first}{}", "0".repeat(questions - 1));
        let pile = |firsts: &str| firsts.chars().map(line).collect::<Vec<_>>().join("\n");
        let sheets = async |leader: &mut Browser, first: &str, second: &str, press: &str| {
            leader.post(&paper, &[(press, "sheets"), ("first", first), ("second", second)]).await
        };
        let slip = sheets(&mut leader, &pile("1132"), &pile("1122"), "keep").await;
        assert_eq!(slip.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(slip.has("question") && slip.has("the first time") && slip.has(&pile("1132")), "what was typed stays");
        let short = sheets(&mut leader, "1", &pile("1"), "keep").await;
        assert!(short.has("href=\"#first\""), "{}", short.body);
        let many = sheets(&mut leader, &pile(&"1".repeat(21)), &pile(&"1".repeat(21)), "keep").await;
        assert!(many.has("21") && many.has("name=\"sure\" value=\"sheets\""));
        assert!(leader.get(&here).await.has(">12</td>"), "nothing was kept");
        // A pile of four in the place of seventeen may be one late sheet, and the end of all the others.
        let fewer = sheets(&mut leader, &pile("1132"), &pile("1132"), "keep").await;
        assert!(fewer.status == StatusCode::UNPROCESSABLE_ENTITY && fewer.has("17 sheets are kept already"), "{}", fewer.body);
        assert!(leader.get(&here).await.has(">12</td>"), "nothing was replaced");
        let kept = sheets(&mut leader, &pile("1132"), &pile("1132"), "sure").await;
        assert!(kept.status == StatusCode::OK && !kept.has(&pile("1132")), "{}", kept.body);
        let counts = app.store.counts(id).await.unwrap();
        let of = |pick: &str| counts[&(slot.parse().unwrap(), How::Paper)][&domain::engage::Pick::parse(pick).unwrap()];
        assert_eq!((of("good"), of("middle"), of("bad")), (2, 1, 1), "in the place of what was counted before");
        assert_eq!(leader.post(&paper, &first).await.status, StatusCode::OK);

        leader.go(&here, &[("do", "hand-in"), ("present", "17"), ("sat-out", "0")]).await;
        let late = leader.post(&paper, &[("0.1.good", "1"), ("0.2.good", "1")]).await;
        assert_eq!(late.status, StatusCode::SEE_OTHER);
        assert!(leader.get(&here).await.has(">12</td>"));
    }

    async fn a_group_is_asked_what_was_chosen(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let ways = [("way", "hands"), ("service", "free-school-meals"), ("service", "sen-inclusion")];
        let here = leader.go("/engage/plan/education-services", &plan(&ways)).await;
        let asked = |page: &Page| -> Vec<String> { page.between("name=\"ask\" value=\"", "\"") };
        let ticked = |page: &Page| {
            page.between("name=\"ask\"", ">").iter().filter(|input| input.contains("checked")).count()
        };
        let before = leader.get(&here).await;
        let slots = asked(&before);
        assert!(slots.len() >= 4 && ticked(&before) == slots.len(), "{slots:?}");
        let none = leader.post(&here, &[("do", "questions"), ("choosing", "yes")]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(none.has("Choose at least one question") && ticked(&none) == 0);
        assert_eq!(ticked(&leader.get(&here).await), slots.len(), "nothing changed");
        leader.go(&here, &[("do", "questions"), ("choosing", "yes"), ("ask", &slots[1]), ("ask", &slots[2]), ("ask", "made@up")]).await;
        assert_eq!(ticked(&leader.get(&here).await), 2);
        // Another day, the same questions.
        leader.go(&format!("{here}/plan"), &plan(&[("group", "Year 6"), ways[0], ways[1], ways[2]])).await;
        assert_eq!(ticked(&leader.get(&here).await), 2);
        // Ticked and not saved, and then Begin: it is as it was ticked.
        let begin = [("do", "begin"), ("choosing", "yes")];
        assert_eq!(leader.post(&here, &begin).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        leader.go(&here, &[begin[0], begin[1], ("ask", &slots[1]), ("ask", &slots[3])]).await;
        press(&mut leader, &here, "next").await;
        let page = leader.get(&here).await;
        assert!(page.has("Question 1 of 2") && page.has(&format!("name=\"slot\" value=\"{}\"", slots[1])), "{}", page.body);
        // Chosen on a page that offered something else: nothing is left out that was not there to be ticked.
        let other = leader.go("/engage/plan/education-services", &plan(&[("way", "hands")])).await;
        let stale = leader.get(&other).await;
        let (mark, slots) = (field(&stale, "mark"), asked(&stale));
        let more = [("way", "hands"), ("service", "free-school-meals"), ("service", "sen-inclusion")];
        leader.go(&format!("{other}/plan"), &plan(&more)).await;
        for does in ["begin", "questions"] {
            let old = [("do", does), ("choosing", "yes"), ("mark", mark.as_str()), ("ask", &slots[0])];
            let page = leader.post(&other, &old).await;
            assert_eq!(page.status, StatusCode::CONFLICT);
            assert!(page.has("The plan was changed since you opened this page"));
            assert_eq!(ticked(&page), asked(&page).len(), "and begins nothing");
        }
        let fresh = field(&leader.get(&other).await, "mark");
        let kept = leader.go(&other, &[("do", "questions"), ("choosing", "yes"), ("mark", &fresh), ("ask", &slots[0])]).await;
        assert!(leader.get(kept.split('#').next().unwrap()).await.has("Saved. The session pack has these questions."));
        // Pressed on a page that was left open: what a room is asked never changes under it.
        assert_eq!(leader.post(&here, &[("do", "questions"), ("ask", &slots[0])]).await.status, StatusCode::SEE_OTHER);
        assert!(leader.get(&here).await.has("Question 1 of 2"));
    }

    async fn a_countdown_is_on_the_wall_only_where_it_is_wanted_and_closes_nothing(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, code) = begun(&mut leader, &[("way", "own-devices")]).await;
        let screen = format!("/room/{}", leader.get(&here).await.between("href=\"/room/", "\"").first().unwrap());
        let wall = async || app.browser().get(&screen).await;
        assert!(!leader.get(&here).await.has("Countdown on the big screen"), "nothing is asked yet");
        press(&mut leader, &here, "next").await;
        assert!(!wall().await.has("data-left"));
        let mark = field(&leader.get(&here).await, "mark");
        let countdown = |seconds: &'static str, mark: &str| {
            [("do", "countdown"), ("seconds", seconds), ("mark", mark)].map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        assert_eq!(send(&mut leader, &here, &countdown("60", &mark)).await.status, StatusCode::SEE_OTHER);
        let page = wall().await;
        assert!(page.has("data-left=\"60\"") && page.has("1:00"), "{}", page.body);
        assert!(leader.get(&here).await.has("Take it off"));
        // The room answers as before, and a colleague's old page starts nothing.
        let (child, room) = joins(&app, &code, "own").await;
        assert!(child.clone().get(&room).await.has("name=\"quality\""));
        assert_eq!(send(&mut leader, &here, &countdown("30", "0")).await.status, StatusCode::CONFLICT);
        assert!(wall().await.has("data-left=\"60\""));
        assert_eq!(send(&mut leader, &here, &countdown("45", &mark)).await.status, StatusCode::NOT_FOUND);
        assert!(wall().await.has("data-left=\"60\""), "what is no length takes nothing off");
        // A pause holds it.
        press(&mut leader, &here, "pause").await;
        assert!(!wall().await.has("data-left"));
        press(&mut leader, &here, "resume").await;
        assert!(wall().await.has("data-left=\"60\"") && leader.get(&here).await.has("data-left=\"60\""));
        // Once the time is up it stands there until it is taken off.
        let mark = field(&leader.get(&here).await, "mark");
        let id: i64 = here.rsplit('/').next().unwrap().parse().unwrap();
        let session = app.store.session(id).await.unwrap().unwrap();
        let past = domain::engage::Countdown::Until(app.state.clock.seconds() - 5);
        assert!(app.store.set_countdown(&session, Some(past)).await.unwrap());
        assert!(wall().await.has("data-left=\"0\"") && leader.get(&here).await.has("Take it off"));
        send(&mut leader, &here, &countdown("0", &mark)).await;
        assert!(!wall().await.has("data-left"));
        // It is that question's alone.
        send(&mut leader, &here, &countdown("30", &mark)).await;
        press(&mut leader, &here, "next").await;
        assert!(!wall().await.has("data-left"));
    }

    async fn people_in_corners_are_counted_as_such(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, _) = begun(&mut leader, &[("way", "corners"), ("expected", "20")]).await;
        press(&mut leader, &here, "next").await;
        let page = leader.get(&here).await;
        assert!(page.has("Corners: ") && page.has("People counted: 0. You expect 20.") && !page.has("Hands up: "));
        assert!(page.has("name=\"n.good\"") && !page.has("name=\"n.~"), "whoever stays is not asked why");
        let slot = page.between("name=\"slot\" value=\"", "\"").pop().unwrap();
        let screen = page.between("href=\"/room/", "\"").first().cloned().unwrap();
        let wall = app.browser().get(&format!("/room/{screen}")).await;
        assert!(wall.has("Go and stand by your answer") && wall.has("screen-options corners"), "{}", wall.body);
        assert!(!wall.has("screen-outs"));
        press(&mut leader, &here, "stop").await;
        let closed = app.browser().get(&format!("/room/{screen}")).await;
        assert!(closed.has("Stand still while we count") && !closed.has("Go and stand by your answer"), "nobody walks while they are counted");
        press(&mut leader, &here, "resume").await;
        let many = [("slot", slot.as_str()), ("seen", ""), ("n.good", "23"), ("keep", "yes")];
        let more = leader.post(&format!("{here}/hands"), &many).await;
        assert_eq!(more.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(more.has("That is 23 people, and you expect 20."), "{}", more.body);
        let counted = [("slot", slot.as_str()), ("seen", ""), ("n.good", "11"), ("n.bad", "8"), ("keep", "yes")];
        assert_eq!(leader.post(&format!("{here}/hands"), &counted).await.status, StatusCode::SEE_OTHER);
        leader.go(&here, &[("do", "end")]).await;
        let after = leader.get(&here).await;
        assert!(after.has("Nothing was counted of:"), "an officer sees what was asked and not counted");
        assert!(after.has("by standing in corners, counted by an adult") && after.has(">11</td>"), "{}", after.body);
        let count = format!("{slot} good");
        leader.go(&here, &[("do", "correct"), ("count", &count), ("after", "12"), ("reason", "Miscounted")]).await;
        assert!(leader.get(&here).await.has(">12</td>"));
        leader.go(&here, &[("do", "hand-in"), ("present", "20"), ("sat-out", "0")]).await;
        app.officer("officer@example.org").await.go(&here, &[("do", "accept")]).await;
        let held = app.store.accepted(&Code::from("education-services")).await.unwrap();
        assert!(held[0].counts.keys().all(|(_, how)| *how == How::Corners) && !held[0].counts.is_empty());
    }

    async fn a_school_is_told_once_that_a_session_was_sent_back(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let mut officer = app.officer("officer@example.org").await;
        let (here, _) = begun(&mut leader, &[("way", "paper"), ("expected", "20")]).await;
        leader.go(&here, &[("do", "end")]).await;
        let hand_in = [("do", "hand-in"), ("present", "17"), ("sat-out", "0")];
        leader.go(&here, &hand_in).await;
        let told = async || {
            server::jobs::returned::tell(&app.state).await.unwrap();
            app.mail().into_iter().filter(|mail| mail.contains("was sent back")).collect::<Vec<_>>()
        };
        assert!(told().await.is_empty());
        let long = "Pineapple ".repeat(101);
        let refused = officer.post(&here, &[("do", "send-back"), ("note", &long)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.has("at most 1,000 characters") && refused.has(long.trim()), "what was typed is kept whole");
        officer.go(&here, &[("do", "send-back"), ("note", "Pineapple")]).await;
        let mails = told().await;
        assert_eq!(mails.len(), 1);
        assert!(mails[0].contains("school@example.org") && mails[0].contains(&here), "{}", mails[0]);
        assert!(!mails[0].contains("Pineapple"), "what an officer writes is behind the sign-in");
        assert_eq!(told().await.len(), 1, "once");
        assert!(leader.get(&here).await.has("Pineapple"));
        // Handed in again before anybody was told: there is nothing to tell.
        leader.go(&here, &hand_in).await;
        officer.go(&here, &[("do", "send-back"), ("note", "Pineapple")]).await;
        leader.go(&here, &hand_in).await;
        assert_eq!(told().await.len(), 1);
        officer.go(&here, &[("do", "send-back"), ("note", "Pineapple")]).await;
        assert_eq!(told().await.len(), 2, "sent back again, told again");
    }

    async fn a_school_sees_its_own_sessions_and_nothing_else(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, _) = begun(&mut leader, &[("way", "own-devices")]).await;
        let mut other = app.officer("other@example.org").await;
        for page in ["", "/plan", "/notes", "/pack.pdf", "/letter", "/letter.pdf"] {
            assert_eq!(other.get(&format!("{here}{page}")).await.status, StatusCode::NOT_FOUND, "{page}");
        }
        for fields in [[("do", "end")], [("do", "next")], [("do", "accept")]] {
            assert_eq!(other.post(&here, &fields).await.status, StatusCode::NOT_FOUND);
        }
        for page in [
            "/officer/education-services",
            "/officer/education-services/findings",
            "/officer/education-services/comments",
            "/officer/education-services/sessions",
            "/officer/education-services/report",
            "/safeguarding",
        ] {
            assert_eq!(leader.get(page).await.status, StatusCode::FORBIDDEN, "{page}");
        }
        // A session planned for another school is this school's all the same.
        let school = app.store.schools().await.unwrap().into_iter().find(|one| one.urn.as_str() == "900002").unwrap().id;
        let fields = plan(&[("way", "hands")]);
        let with: Vec<(&str, String)> = fields
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .chain([("school", school.to_string())])
            .collect();
        let with: Vec<(&str, &str)> = with.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let to = leader.go("/engage/plan/education-services", &with).await;
        assert_eq!(leader.get(&to).await.status, StatusCode::OK);
        assert_eq!(other.get(&to).await.status, StatusCode::NOT_FOUND);
        assert_eq!(app.browser().get("/engage").await.status, StatusCode::SEE_OTHER);
    }

    async fn a_plan_says_all_that_is_wrong_and_a_child_session_waits_for_parents(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let wrong = leader
            .post("/engage/plan/education-services", &[("survey", "children/junior"), ("day", "2026-01-01"), ("group", "<b>")])
            .await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        for said in ["Choose today or a later day", "Enter how many people", "at least one way", "value=\"&lt;b"] {
            assert!(wrong.has(said), "{said}: {}", wrong.body);
        }
        let here = leader.go("/engage/plan/education-services", &plan(&[("way", "hands"), ("told", "2026-11-17")])).await;
        let page = leader.get(&here).await;
        assert!(page.has("parents have to be told") && !page.has("value=\"begin\""), "{}", page.body);
        // A button that is not there does nothing.
        leader.go(&here, &[("do", "begin")]).await;
        assert!(leader.get(&here).await.has("parents have to be told"));
        leader.go(&format!("{here}/plan"), &plan(&[("way", "hands")])).await;
        assert!(leader.get(&here).await.has("value=\"begin\""));
        let pack = leader.get(&format!("{here}/pack.pdf")).await;
        assert_eq!(pack.headers["content-type"], "application/pdf");
        assert_eq!(crate::formats::invalid("pack.pdf", &pack.bytes), None);
        // What the school sends to parents, in each language of the consultation.
        assert!(leader.get(&here).await.has("/letter\""));
        let letter = leader.get(&format!("{here}/letter")).await;
        assert!(letter.has("Your child does not have to take part") && letter.has("put a hand up"), "{}", letter.body);
        assert!(!letter.has("on a phone or tablet"), "only what is planned");
        let arabic = leader.get(&format!("{here}/letter?language=ar")).await;
        assert!(arabic.has("<article lang=\"ar\" dir=\"rtl\" class=\"letter\">"), "{}", arabic.body);
        for language in ["en", "ar", "xx"] {
            let file = leader.get(&format!("{here}/letter.pdf?language={language}")).await;
            assert_eq!(crate::formats::invalid("letter.pdf", &file.bytes), None, "{language}");
        }
        leader.go(&here, &[("do", "drop")]).await;
        assert_eq!(leader.get(&here).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_device_that_makes_up_ballots_comes_to_an_end(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, code) = begun(&mut leader, &[("way", "shared-devices"), ("expected", "2")]).await;
        let (mut child, room) = joins(&app, &code, "shared").await;
        press(&mut leader, &here, "next").await;
        let id: i64 = here.rsplit('/').next().unwrap().parse().unwrap();
        let session = app.store.session(id).await.unwrap().unwrap();
        let slot: domain::respond::answer::Slot = "quality@free-school-meals".parse().unwrap();
        let good = domain::engage::Pick::parse("good").unwrap();
        let now = (Moment::At(0, Phase::Asking), 2);
        let ballot = |at: usize| Vote { at: 0, slot: &slot, ballot: format!("ballot {at}"), pick: &good, waited: false };
        // Three times as many as are expected, and thirty: no room that was planned for two has so many.
        for at in 0..36 {
            assert!(app.store.vote(&session, now, ballot(at)).await.unwrap(), "{at}");
        }
        let one_more = app.store.vote(&session, now, ballot(36)).await;
        assert!(matches!(one_more, Err(server::store::StoreError::Full)), "{one_more:?}");
        assert!(app.store.vote(&session, now, ballot(3)).await.unwrap(), "whoever is in may change their answer");
        // Whoever is there is not told that they were late.
        let mine = [("at", "0"), ("quality", "good"), ("ballot", "abcdefghijklmnopqrstuvwxyz")];
        let refused = child.post(&room, &mine).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.has("There are more answers than people") && !refused.has("just finished"), "{}", refused.body);
        // The adult sees it, and lets everybody answer again.
        let page = leader.get(&here).await;
        assert!(page.has("More answers than people") && page.has("value=\"anew\""), "{}", page.body);
        let mark = field(&page, "mark");
        leader.go(&here, &[("do", "anew"), ("mark", &mark)]).await;
        assert_eq!(app.store.vote_count(id, &slot).await.unwrap(), 0);
        let again = leader.post(&here, &[("do", "anew"), ("mark", &mark)]).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "pressed twice, nothing is thrown away that came since");
        child.go(&room, &mine).await;
        assert_eq!(app.store.vote_count(id, &slot).await.unwrap(), 1);
        // What was seen on the screen is not thrown away.
        press(&mut leader, &here, "show").await;
        let session = app.store.session(id).await.unwrap().unwrap();
        let shown = server::store::engage::Session { shown: vec![0], ..session };
        assert!(!app.store.clear_votes(&shown, (0, &slot)).await.unwrap());
    }

    async fn a_note_that_may_be_a_concern_goes_to_the_lead_alone(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, _) = begun(&mut leader, &[("way", "talking")]).await;
        let notes = format!("{here}/notes");
        leader.go(&notes, &[("do", "add"), ("kind", "heard"), ("body", "The queue is too long."), ("agreed", "most")]).await;
        let page = leader.get(&notes).await;
        let id = field(&page, "id");
        for _ in 0..2 {
            leader.go(&notes, &[("do", "add"), ("id", &id), ("kind", "adult-view"), ("body", "They were glad to be asked.")]).await;
        }
        assert_eq!(leader.get(&notes).await.body.matches("They were glad to be asked.</p>").count(), 1);
        let held = leader
            .post(&notes, &[("do", "add"), ("kind", "as-said"), ("body", "My uncle hits me when I get home")])
            .await;
        assert!(held.has("designated safeguarding lead now"), "{}", held.body);
        let page = leader.get(&notes).await;
        assert!(page.has("The queue is too long.") && !page.has("My uncle"));
        server::jobs::concerns::tell(&app.state).await.unwrap();
        assert!(app.mail().iter().all(|mail| !mail.contains("uncle")) && !app.mail().is_empty());

        let mut lead = app.officer("lead@example.org").await;
        let list = lead.get("/safeguarding").await;
        assert!(list.has("Ravensgate Primary") && list.has("Year 5"), "{}", list.body);
        let at = format!("/safeguarding/{}", list.between("href=\"/safeguarding/", "\"").first().unwrap());
        lead.go(&at, &[("do", "open")]).await;
        assert!(lead.get(&at).await.has("My uncle hits me"));
        // Given back, it is a note again.
        lead.go(&at, &[("do", "release"), ("note", "from a story they read")]).await;
        assert!(leader.get(&notes).await.has("My uncle hits me"));
    }

    async fn where_a_concern_is_from_is_kept_until_it_is_dealt_with(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, _) = begun(&mut leader, &[("way", "talking")]).await;
        let said = [("do", "add"), ("kind", "as-said"), ("body", "My uncle hits me when I get home")];
        leader.post(&format!("{here}/notes"), &said).await;
        let day = domain::consultation::Day::parse("2027-12-01").unwrap();
        server::retention::purge(&app.store, &day, 0).await.unwrap();
        let mut lead = app.officer("lead@example.org").await;
        let list = lead.get("/safeguarding").await;
        assert!(list.has("Ravensgate Primary") && list.has("Year 5"), "{}", list.body);
        let at = format!("/safeguarding/{}", list.between("href=\"/safeguarding/", "\"").first().unwrap());
        lead.go(&at, &[("do", "open")]).await;
        lead.go(&at, &[("do", "close"), ("note", "seen to")]).await;
        server::retention::purge(&app.store, &day, 0).await.unwrap();
        assert!(!lead.get("/safeguarding").await.has("Ravensgate Primary"));
        assert_eq!(leader.get(&here).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_concern_of_which_the_survey_is_gone_keeps_nobody_from_the_others(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, _) = begun(&mut leader, &[("way", "talking")]).await;
        let said = [("do", "add"), ("kind", "as-said"), ("body", "My uncle hits me when I get home")];
        leader.post(&format!("{here}/notes"), &said).await;
        let db = sea_orm::Database::connect(app.url.as_str()).await.unwrap();
        db.execute_unprepared("UPDATE concern SET version_id = 0").await.unwrap();
        let mut lead = app.officer("lead@example.org").await;
        let list = lead.get("/safeguarding").await;
        assert!(list.status == StatusCode::OK && list.has("Ravensgate Primary"), "{}", list.body);
        let at = format!("/safeguarding/{}", list.between("href=\"/safeguarding/", "\"").first().unwrap());
        lead.go(&at, &[("do", "open")]).await;
        assert!(lead.get(&at).await.has("My uncle hits me"));
    }

    async fn a_note_that_comes_too_late_or_too_soon_is_not_lost_in_silence(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let said = [("do", "add"), ("kind", "heard"), ("body", "The queue is too long.")];
        let planned = leader.go("/engage/plan/education-services", &plan(&[("way", "talking")])).await;
        assert_eq!(leader.post(&format!("{planned}/notes"), &said).await.status, StatusCode::NOT_FOUND);
        let (here, _) = begun(&mut leader, &[("way", "talking")]).await;
        leader.go(&here, &[("do", "end")]).await;
        leader.go(&here, &[("do", "hand-in"), ("present", "12"), ("sat-out", "1")]).await;
        let late = leader.post(&format!("{here}/notes"), &said).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.has("was handed in meanwhile") && late.has("The queue is too long."), "{}", late.body);
    }

    async fn a_group_that_talks_is_led_from_question_to_question(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, _) = begun(&mut leader, &[("way", "talking"), ("service", "sen-inclusion")]).await;
        assert!(leader.get(&here).await.has("Nothing has been asked yet"));
        press(&mut leader, &here, "next").await;
        let page = leader.get(&here).await;
        assert!(page.has("value=\"next\"") && page.has("value=\"back\""), "{}", page.body);
        for none in ["value=\"pause\"", "value=\"stop\"", "value=\"show\"", "Answers open"] {
            assert!(!page.has(none), "{none}: there are no answers");
        }
        let pack = leader.get(&format!("{here}/pack.pdf")).await;
        assert_eq!((pack.status, &pack.bytes[..4]), (StatusCode::OK, b"%PDF".as_slice()));
    }

    async fn at_their_own_speed_those_without_a_device_answer_on_paper(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let ways = [("way", "own-devices"), ("way", "paper"), ("pace", "own")];
        let here = leader.go("/engage/plan/education-services", &plan(&ways)).await;
        let planned = leader.get(&here).await;
        let slots = planned.between("name=\"ask\" value=\"", "\"");
        assert!(!slots.is_empty() && planned.has("name=\"do\" value=\"questions\""), "{}", planned.body);
        leader.go(&here, &[("do", "begin"), ("choosing", "yes"), ("mark", &field(&planned, "mark")), ("ask", &slots[0])]).await;
        let sheets = leader.get(&format!("{here}/paper")).await;
        assert_eq!(sheets.body.matches("id=\"sheet-").count(), 1, "what was left out is on no sheet");
        // Nobody is led through them.
        let room = leader.get(&here).await;
        assert!(!room.has("value=\"next\""));
        let mark = room.between("data-moment=\"", "\"")[0].clone();
        let moved = leader.post(&here, &[("do", "next"), ("mark", &mark)]).await;
        assert_eq!(moved.status, StatusCode::CONFLICT);
        let hands = plan(&[("way", "own-devices"), ("way", "hands"), ("pace", "own")]);
        let refused = leader.post("/engage/plan/education-services", &hands).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.has("href=\"#pace\"") && refused.has("Hands and corners need a question"), "{}", refused.body);
    }

    async fn at_their_own_speed_answers_are_responses_that_lead_to_no_session(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, code) = begun(&mut leader, &[("way", "shared-devices"), ("pace", "own")]).await;
        let (mut tablet, mut to) = joins(&app, &code, "shared").await;
        assert!(to.starts_with("/r/"), "{to}");
        let mut first = tablet.clone();
        // What cannot be sent waits on the device, sealed; whoever sends it for the browser is told where that leads.
        let page = tablet.get(&to).await;
        assert!(page.has("data-island=\"Carry\"") || page.has("data-component=\"Carry"), "{}", page.body);
        let sealed = page.between("data-keep=\"", "\"").concat();
        assert_eq!(sealed.len(), 64);
        let request = axum::http::Request::post(&to)
            .header("sec-fetch-site", "same-origin")
            .header("soundings-onward", "tell")
            .header("content-type", "application/x-www-form-urlencoded");
        let told = tablet.send(request, "filled-by=alone&do=continue".into()).await;
        assert_eq!((told.status, told.to.as_str()), (StatusCode::OK, ""));
        let services = told.headers["soundings-onward"].to_str().unwrap().to_owned();
        assert_eq!(services, tablet.go(&to, &[("filled-by", "alone")]).await);
        // The next child on the same tablet presses Back.
        let mut next = tablet.clone();
        let fields = [("device", "shared")];
        next.go(&format!("/join/{code}"), &fields).await;
        assert_eq!(next.get(&services).await.status, StatusCode::NOT_FOUND);
        assert_eq!(first.get(&services).await.status, StatusCode::OK);
        to = tablet.go(&services, &[("services-used", "free-school-meals")]).await;
        let mut last = String::new();
        while !to.contains("/sent") {
            // Where the page's own form is sent.
            let page = tablet.get(&to).await;
            last = page.between("method=\"post\" action=\"", "\"")[0].replace("&amp;", "&");
            to = tablet.go(&last, &[("do", "continue")]).await;
        }
        let thanks = tablet.get(&to).await;
        assert!(thanks.has(&format!("href=\"/join/{code}\"")), "{}", thanks.body);
        // Whoever was not told that it was sent, and sends it again, comes to the same page.
        let again = tablet.post(&last, &[("do", "continue")]).await;
        assert_eq!((again.status, again.to.as_str()), (StatusCode::SEE_OTHER, to.as_str()));
        assert!(leader.get(&here).await.has("<dt>Sent</dt><dd>1</dd>"));
        let code = Code::from("education-services");
        let versions = app.store.versions(&code).await.unwrap();
        let live = app.store.live(&versions).await.unwrap();
        assert_eq!(live.by_channel.get("engagement-session"), Some(&1));
        // That they met is told of sessions, and that their answers are elsewhere.
        leader.go(&here, &[("do", "end")]).await;
        leader.go(&here, &[("do", "hand-in"), ("present", "25"), ("sat-out", "0")]).await;
        let mut officer = app.officer("officer@example.org").await;
        officer.go(&here, &[("do", "accept")]).await;
        let held = app.store.accepted(&code).await.unwrap();
        assert!(held[0].own_pace && held[0].counts.is_empty(), "{held:?}");
        let report = officer.get("/officer/education-services/report/draft").await;
        assert!(report.has("1, of which 1 at their own speed") && report.has("are counted among those"), "{}", report.body);
    }

    async fn where_tablets_are_handed_on_nobody_finds_what_the_last_one_wrote(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let ways = [("way", "shared-devices"), ("way", "own-devices"), ("pace", "own")];
        let (_, code) = begun(&mut leader, &ways).await;
        let (mut tablet, to) = joins(&app, &code, "own").await;
        let services = tablet.go(&to, &[("filled-by", "alone")]).await;
        // The next child presses the other button, or the same one: either way what was begun is closed.
        let mut phone = tablet.clone();
        tablet.go(&format!("/join/{code}"), &[("device", "own")]).await;
        assert_eq!(tablet.get(&services).await.status, StatusCode::NOT_FOUND);
        // Whoever answers on their own is not told to hand it on; whoever takes turns is.
        for (device, on) in [("own", false), ("shared", true)] {
            let mut to = phone.go(&format!("/join/{code}"), &[("device", device)]).await;
            while !to.contains("/sent") {
                let fields: &[(&str, &str)] = if to.contains("services") {
                    &[("services-used", "free-school-meals")]
                } else {
                    &[("filled-by", "alone"), ("do", "continue")]
                };
                to = phone.go(&to, fields).await;
            }
            assert_eq!(phone.get(&to).await.has(&format!("href=\"/join/{code}\"")), on, "{device}");
        }
        // The words that lead back are out of sight until whoever they belong to wants them.
        let to = phone.go(&format!("/join/{code}"), &[("device", "shared")]).await;
        let saved = phone.go(&to, &[("do", "save")]).await;
        let page = phone.get(&saved).await;
        assert!(page.has("Show my four words") && page.body.find("<details") < page.body.find("code-words"), "{}", page.body);
    }

    async fn a_child_in_danger_is_looked_for_in_the_class_they_wrote_in(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (_, code) = begun(&mut leader, &[("way", "own-devices"), ("pace", "own")]).await;
        // One that the first look finds, one that the whole of the screen does, and one that is nothing.
        let words = ["my uncle hits me zqxone", "i dont want to be alive any more some days zqxtwo", "more chips zqxthree"];
        for words in words {
            let (mut child, mut to) = joins(&app, &code, "own").await;
            assert!(child.get(&to).await.has("may be told which class it came from"));
            while !to.contains("/sent") {
                let fields: &[(&str, &str)] = if to.contains("services") {
                    &[("services-used", "free-school-meals")]
                } else if to.contains("/quality") {
                    &[("quality", "middle"), ("quality-why", words)]
                } else {
                    &[("filled-by", "alone"), ("do", "continue")]
                };
                to = child.go(&to, fields).await;
            }
        }
        app.jobs().await;
        let mut lead = app.officer("lead@example.org").await;
        let list = lead.get("/safeguarding").await;
        assert_eq!(list.body.matches("Ravensgate Primary, 22 November 2026").count(), 2, "{}", list.body);
        // Of what is no concern nothing says where it came from.
        let db = sea_orm::Database::connect(&app.url).await.unwrap();
        let ask = |sql: &str| sea_orm::Statement::from_string(db.get_database_backend(), sql.to_owned());
        let left = db.query_all_raw(ask("SELECT id FROM comment WHERE engagement_id IS NOT NULL")).await.unwrap();
        assert!(left.is_empty());
        let kept = db.query_all_raw(ask("SELECT id FROM comment WHERE body LIKE '%zqxthree%'")).await.unwrap();
        assert!(!kept.is_empty(), "it is there");
        let held = db.query_all_raw(ask("SELECT id FROM concern WHERE engagement_id IS NULL")).await.unwrap();
        assert!(held.is_empty());
    }

    async fn a_code_is_not_found_out_by_trying(app: TestApp) {
        let mut stranger = app.browser();
        let typo = stranger.post("/join", &[("code", "ACDE 34")]).await;
        assert_eq!(typo.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(typo.has("No session has this code") && typo.has("value=\"ACDE 34\""));
        let at = stranger.go("/join", &[("code", "acde 3479")]).await;
        let wrong = stranger.get(&at).await;
        assert_eq!(wrong.status, StatusCode::NOT_FOUND);
        assert!(wrong.has("No session has this code") && wrong.has("value=\"ACDE3479\""));
        // A room's page says no more than the code's page, which counts tries.
        assert_eq!(stranger.get("/j/ACDE3479").await.to, "/join/ACDE3479");
        assert_eq!(stranger.get("/j/ACDE3479/live").await.status, StatusCode::NOT_FOUND);
        // A slow machine lets tries grow back meanwhile: more of them, then, before it is said that none is refused.
        let mut refused = false;
        for at in 0..4_000 {
            let door = if at % 2 == 0 { "/join/ACDE3479" } else { "/j/ACDE3479" };
            stranger.remember("__Host-respondent", &"a".repeat(26));
            refused = stranger.get(door).await.status == StatusCode::TOO_MANY_REQUESTS;
            if refused {
                break;
            }
        }
        assert!(refused);
    }

    async fn two_servers_see_the_same_session_and_hear_of_it(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, code) = begun(&mut leader, &[("way", "own-devices")]).await;
        let screen = leader.get(&here).await.between("href=\"/room/", "\"").first().cloned().unwrap();
        // Another server over the same database.
        let store = server::store::Store::open(&app.url).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let other = TestApp::over(store, app.url.clone(), folder, TODAY).await;
        let mut stream = other.stream(&format!("/room/{screen}/live")).await;
        let first = heard(&mut stream).await;
        assert!(first.contains("data: 1."), "{first}");
        press(&mut leader, &here, "next").await;
        let second = heard(&mut stream).await;
        assert!(second.contains("data: 2."), "{second}");
        let (mut child, room) = joins(&other, &code, "own").await;
        child.go(&room, &[("at", "0"), ("quality", "good")]).await;
        assert!(leader.get(&here).await.has("<dt>Answered on devices</dt><dd>1</dd>"));
        // A server that stops lets go of whoever follows.
        other.state.live.stop();
        while let Some(frame) = tokio::time::timeout(Duration::from_secs(5), stream.frame()).await.expect("it ends") {
            frame.unwrap();
        }
    }

    async fn no_vote_lands_after_the_result_is_shown(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, _) = begun(&mut leader, &[("way", "own-devices")]).await;
        press(&mut leader, &here, "next").await;
        let id: i64 = here.rsplit('/').next().unwrap().parse().unwrap();
        let session = app.store.session(id).await.unwrap().unwrap();
        let slot: domain::respond::answer::Slot = "quality@free-school-meals".parse().unwrap();
        let good = domain::engage::Pick::parse("good").unwrap();
        // A second server, so that the two do not wait for one another in one process.
        let other = server::store::Store::open(&app.url).await.unwrap();
        let mut votes = tokio::task::JoinSet::new();
        for at in 0..120 {
            let (store, slot, good) = (if at % 2 == 0 { app.store.clone() } else { other.clone() }, slot.clone(), good.clone());
            let session = session.clone();
            votes.spawn(async move {
                // Every other one waited on a device without the network: the same holds for it.
                let vote = Vote { at: 0, slot: &slot, ballot: format!("ballot {at}"), pick: &good, waited: at % 4 > 1 };
                matches!(store.vote(&session, (Moment::At(0, Phase::Asking), 2), vote).await, Ok(true))
            });
        }
        // In the midst of them: some have come, others are under way.
        while app.store.vote_count(id, &slot).await.unwrap() == 0 {
            tokio::task::yield_now().await;
        }
        let shown = Moment::At(0, Phase::Shown);
        // Whoever shows it waits for the votes that came before: it is tried again where the database is busy.
        assert!(app.store.move_room(&session, (shown, None, true), 2).await.unwrap());
        let then = app.store.vote_count(id, &slot).await.unwrap();
        let mut kept = 0;
        while let Some(done) = votes.join_next().await {
            kept += u64::from(done.unwrap());
        }
        assert_eq!(app.store.vote_count(id, &slot).await.unwrap(), then, "a vote landed after the result");
        assert_eq!(kept, then, "who was told that it is in, is in");
        assert!(kept > 0);
    }

    async fn a_question_of_which_nothing_could_be_shown_opens_again(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, _) = begun(&mut leader, &[("way", "hands")]).await;
        press(&mut leader, &here, "next").await;
        press(&mut leader, &here, "show").await;
        assert!(leader.get(&here).await.has("value=\"hide\""));
        press(&mut leader, &here, "hide").await;
        assert!(leader.get(&here).await.has("Open answers again"), "nobody has seen what others said");
        press(&mut leader, &here, "resume").await;
        // More hands than there are people: the room waits all the same when it is told to.
        let page = leader.get(&here).await;
        let (slot, seen, mark) = (field(&page, "slot"), field(&page, "seen"), field(&page, "mark"));
        let many = [("slot", slot.as_str()), ("seen", &seen), ("n.good", "16"), ("n.bad", "15"), ("mark", &mark), ("do", "pause")];
        leader.go(&here, &many).await;
        let page = leader.get(&here).await;
        assert!(page.has("value=\"resume\"") && page.has("value=\"16\""), "{}", page.body);
        press(&mut leader, &here, "show").await;
        press(&mut leader, &here, "hide").await;
        assert!(!leader.get(&here).await.has("Open answers again"), "thirty-one hands were seen");
    }

    async fn what_rooms_said_is_in_the_report_and_never_in_the_survey(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, _) = begun(&mut leader, &[("way", "hands"), ("need", "sen-support")]).await;
        assert_eq!(leader.get(&format!("{here}/what-we-said.pdf")).await.status, StatusCode::NOT_FOUND, "nothing was said yet");
        press(&mut leader, &here, "next").await;
        let page = leader.get(&here).await;
        let (slot, seen) = (field(&page, "slot"), field(&page, "seen"));
        let counted =
            [("slot", slot.as_str()), ("seen", &seen), ("n.good", "14"), ("n.middle", "6"), ("n.bad", "7"), ("keep", "yes")];
        leader.go(&format!("{here}/hands"), &counted).await;
        leader.go(&format!("{here}/notes"), &[("do", "add"), ("kind", "as-said"), ("service", "free-school-meals"), ("body", "More time to eat."), ("consent", "yes")]).await;
        leader.go(&format!("{here}/notes"), &[("do", "add"), ("kind", "heard"), ("body", "Not to be quoted.")]).await;
        leader.go(&format!("{here}/notes"), &[("do", "add"), ("kind", "as-said"), ("body", "Nobody asked me.")]).await;
        leader.go(&here, &[("do", "end")]).await;
        leader.go(&here, &[("do", "hand-in"), ("present", "27"), ("sat-out", "0")]).await;
        // The room gets what it said, as its wall may show it; no other school does.
        let sheet = leader.get(&format!("{here}/what-we-said.pdf")).await;
        assert_eq!((sheet.status, sheet.headers["content-type"].to_str().unwrap()), (StatusCode::OK, "application/pdf"));
        assert_eq!(crate::formats::invalid("said.pdf", &sheet.bytes), None);
        let mut other = app.officer("other@example.org").await;
        assert_eq!(other.get(&format!("{here}/what-we-said.pdf")).await.status, StatusCode::NOT_FOUND);
        // What children said is for those who read what people write: an administrator is none of them.
        let mut administrator = app.officer("admin@example.org").await;
        let mut officer = app.officer("officer@example.org").await;
        let before = officer.get("/officer/education-services/findings/sessions").await;
        assert!(before.has("No engagement session has been accepted"));
        let page = officer.get(&here).await;
        let quote = page.body.split("name=\"quote\"").nth(1).unwrap().split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let notes: Vec<String> = page.between("id=\"quote-", "\"").into_iter().collect();
        assert_eq!(notes.len(), 2);
        // Whoever was not asked is not quoted, whatever somebody posts.
        assert!(page.has("Nobody asked me.") && page.has("was not asked whether people outside the school may read it"));
        let session: i64 = here.rsplit('/').next().unwrap().parse().unwrap();
        let unasked = app.store.notes(session).await.unwrap().into_iter().find(|note| note.body == "Nobody asked me.").unwrap();
        let unasked = unasked.id.to_string();
        assert!(notes.contains(&quote));
        let meals = page.body.find("More time to eat.").unwrap();
        let mine = notes.iter().find(|id| page.body.find(&format!("quote-{id}")).unwrap() > meals).unwrap();
        officer.go(&here, &[("do", "accept"), ("quote", mine), ("quote", &unasked)]).await;
        assert!(!officer.get("/officer/education-services/report/draft").await.has("Nobody asked me."));
        let seen = administrator.get("/officer/education-services/findings/sessions").await;
        assert!(seen.status == StatusCode::OK && !seen.has("More time to eat."), "{}", seen.body);
        let sessions = officer.get("/officer/education-services/findings/sessions").await;
        assert!(sessions.has("SEN support (1)") && sessions.has("Engagement sessions"), "{}", sessions.body);
        let service = officer.get("/officer/education-services/findings/free-school-meals").await;
        assert!(service.has("hands, counted by an adult") && service.has("More time to eat."), "{}", service.body);
        assert!(!service.has("Not to be quoted"));
        let report = officer.get("/officer/education-services/report/draft").await;
        assert!(report.has("What was said in engagement sessions") && report.has("More time to eat."));
        let csv = officer.get("/officer/education-services/findings.csv").await;
        // In files it has tables and statistics of its own: whoever adds up counts adds none of it.
        let lines: Vec<&str> = csv.body.lines().filter(|line| line.contains("hands, counted")).collect();
        assert!(lines.iter().any(|line| line.contains(",rooms_count,") && line.contains(",15,25,")), "{lines:?}");
        for line in csv.body.lines() {
            assert_eq!(line.starts_with("rooms_"), line.contains(",rooms"), "survey figures are of survey answers alone: {line}");
        }
        let last = csv.body.lines().last().unwrap();
        assert!(last.contains(&format!(",{},", csv.body.lines().count() - 2)), "it says how many lines there are: {last}");
        let json = officer.get("/officer/education-services/findings.json").await;
        let json: serde_json::Value = serde_json::from_slice(&json.bytes).unwrap();
        assert_eq!(json["roomsCount"], 1);
        assert_eq!(json["rooms"][0]["sessions"], 1);
        assert!(officer.get("/officer/education-services/findings.xlsx").await.bytes.starts_with(b"PK"));
        let code = Code::from("education-services");
        assert_eq!(app.store.response_count(&app.store.versions(&code).await.unwrap()).await.unwrap(), 0);
    }

    async fn a_meeting_is_recorded_and_what_was_agreed_is_done(app: TestApp) {
        schools(&app).await;
        let all = app.store.schools().await.unwrap();
        let number = |urn: &str| all.iter().find(|school| school.urn.as_str() == urn).unwrap().id;
        let here = format!("/engage/meetings/education-services/{}", number(URN));
        let mut leader = app.officer("school@example.org").await;
        assert!(leader.get("/engage").await.has(&here), "nobody finds what nothing leads to");
        let record = [("do", "meeting"), ("on", TODAY), ("present", "Inclusion lead"), ("engaged", "By hands, <after> lunch.")];
        for (field, value, message) in [
            ("on", "2027-01-01", "Enter the day of the meeting, not in the future"),
            ("present", " ", "Enter who was there"),
            ("engaged", "", "Enter how this school’s users are best engaged"),
        ] {
            let fields = record.map(|(name, was)| (name, if name == field { value } else { was }));
            let refused = leader.post(&here, &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
            assert!(refused.has(message) && (field == "present" || refused.has("Inclusion lead")), "{field}");
        }
        leader.go(&here, &record).await;
        leader.go(&here, &[("do", "action"), ("what", "Tell parents"), ("who", "Deputy head"), ("due", "2026-11-20")]).await;
        assert_eq!(leader.post(&here, &[("do", "action"), ("what", "x"), ("who", "y"), ("due", "soon")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mut officer = app.officer("officer@example.org").await;
        let board = officer.get("/officer/education-services/sessions").await;
        assert!(board.has("1 meeting") && board.has("1 to be done, 1 overdue"), "{}", board.body);
        let page = officer.get(&here).await;
        assert!(page.has("By hands, &lt;after&gt; lunch.") && page.has(">Late<") && page.has("Recorded by Josie"));
        // Either may say that it is done; each takes back only what is theirs.
        let ids = page.between("name=\"id\" value=\"", "\"");
        assert!(!page.has("drop-meeting"));
        assert_eq!(officer.post(&here, &[("do", "drop-action"), ("id", &ids[0])]).await.status, StatusCode::NOT_FOUND);
        officer.go(&here, &[("do", "done"), ("id", &ids[0])]).await;
        let page = leader.get(&here).await;
        assert!(page.has("Done on 22 November 2026") && !page.has(">Late<"));
        leader.go(&here, &[("do", "not-done"), ("id", &ids[0])]).await;
        leader.go(&here, &[("do", "drop-meeting"), ("id", &ids[1])]).await;
        assert!(leader.get(&here).await.has("No meeting has been recorded"));
        // Another school's representative sees nothing of it, whatever number is in the address.
        let mut other = app.officer("other@example.org").await;
        assert_eq!(other.get(&here).await.status, StatusCode::NOT_FOUND);
        assert_eq!(other.post(&here, &[("do", "done"), ("id", &ids[0])]).await.status, StatusCode::NOT_FOUND);
        let own = format!("/engage/meetings/education-services/{}", number("900002"));
        assert_eq!(other.post(&own, &[("do", "done"), ("id", &ids[0])]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(app.officer("admin@example.org").await.get(&here).await.status, StatusCode::FORBIDDEN);
        let day = domain::consultation::Day::parse("2027-12-01").unwrap();
        server::retention::purge(&app.store, &day, 0).await.unwrap();
        let code = Code::from("education-services");
        assert!(app.store.actions(&code, None).await.unwrap().is_empty(), "kept no longer than the sessions");
    }

    async fn nobody_of_a_few_is_quoted_and_whoever_is_named_is_not_by_oversight(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let mut officer = app.officer("officer@example.org").await;
        for (present, few) in [("6", true), ("27", false)] {
            let (here, _) = begun(&mut leader, &[("way", "talking")]).await;
            let said = "Jaden said that Mr Okafor shouts.";
            leader.go(&format!("{here}/notes"), &[("do", "add"), ("kind", "as-said"), ("body", said), ("consent", "yes")]).await;
            leader.go(&here, &[("do", "end")]).await;
            leader.go(&here, &[("do", "hand-in-sure"), ("present", present), ("sat-out", "0")]).await;
            let id: i64 = here.rsplit('/').next().unwrap().parse().unwrap();
            let note = app.store.notes(id).await.unwrap()[0].id.to_string();
            let page = officer.get(&here).await;
            assert!(page.has("As it was planned") && page.has("How many people do you expect?"), "{}", page.body);
            assert_eq!(page.has("Fewer than ten took part"), few, "{}", page.body);
            assert_eq!(page.has("name=\"quote\""), !few);
            if few {
                // Whatever somebody posts.
                officer.go(&here, &[("do", "accept"), ("quote", &note), ("sure", &note)]).await;
                assert!(!app.store.notes(id).await.unwrap()[0].quotable);
                continue;
            }
            let refused = officer.post(&here, &[("do", "accept"), ("quote", &note)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.has("may say who somebody is. Tick the box beside it"), "{}", refused.body);
            assert!(refused.has(&format!("name=\"quote\" value=\"{note}\" form=\"accept\" checked")), "what was ticked is kept");
            officer.go(&here, &[("do", "accept"), ("quote", &note), ("sure", &note)]).await;
            assert!(app.store.notes(id).await.unwrap()[0].quotable, "an officer says that it names nobody");
        }
    }

    async fn each_group_is_answered_with_its_own_words(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, code) = begun(&mut leader, &[("way", "own-devices")]).await;
        for body in ["More time to eat.", "Not to be quoted."] {
            leader.go(&format!("{here}/notes"), &[("do", "add"), ("kind", "as-said"), ("body", body), ("consent", "yes")]).await;
        }
        leader.go(&here, &[("do", "end")]).await;
        leader.go(&here, &[("do", "hand-in"), ("present", "27"), ("sat-out", "0")]).await;
        let mut officer = app.officer("officer@example.org").await;
        let notes = officer.get(&here).await.between("id=\"quote-", "\"");
        officer.go(&here, &[("do", "accept"), ("quote", &notes[0])]).await;
        let poster = format!("{here}/you-said.pdf");
        assert_eq!(leader.get(&poster).await.status, StatusCode::NOT_FOUND, "nothing is said back yet");
        assert!(!leader.get(&here).await.has("The council has answered"));
        app.close().await;
        crate::reply::published(&app).await;
        let page = leader.get(&here).await;
        assert!(page.has("The council has answered") && page.has("/c/education-services/you-said?language=en&amp;level=junior"));
        assert!(leader.get(&poster).await.bytes.starts_with(b"%PDF-"));
        assert_eq!(app.officer("other@example.org").await.get(&poster).await.status, StatusCode::NOT_FOUND);
        // The code that a child still has leads to what came of it.
        let over = app.browser().get(&format!("/join/{code}")).await;
        assert_eq!(over.status, StatusCode::GONE);
        assert!(over.has("/c/education-services/you-said?language=en&amp;level=junior"), "{}", over.body);
        // The school is told once, and those of schools that held none are not.
        while server::jobs::replies::tell(&app.state).await.unwrap() > 0 {}
        let mail = app.mail();
        assert_eq!(mail.len(), 1, "{mail:?}");
        assert!(mail[0].contains("school@example.org") && mail[0].contains("engagement session"), "{}", mail[0]);
        assert_eq!(app.store.follower_count(&Code::from("education-services")).await.unwrap(), 0);
    }

    async fn nothing_is_left_of_who_joined_and_all_goes_with_the_answers(app: TestApp) {
        schools(&app).await;
        let mut leader = app.officer("school@example.org").await;
        let (here, code) = begun(&mut leader, &[("way", "own-devices")]).await;
        let (mut child, room) = joins(&app, &code, "own").await;
        press(&mut leader, &here, "next").await;
        child.go(&room, &[("at", "0"), ("quality", "good")]).await;
        let id: i64 = here.rsplit('/').next().unwrap().parse().unwrap();
        assert_eq!(app.store.joined(id).await.unwrap(), 1);
        // Twelve hours later, and nobody has ended it.
        let later = app.state.clock.seconds() + 13 * 3600;
        server::retention::purge(&app.store, &app.state.clock.today(), later).await.unwrap();
        assert_eq!(app.store.joined(id).await.unwrap(), 0);
        let session = app.store.session(id).await.unwrap().unwrap();
        assert_eq!(session.stage, domain::engage::Stage::Closed);
        assert_eq!(app.store.counts(id).await.unwrap().len(), 1);
        let day = domain::consultation::Day::parse("2027-12-01").unwrap();
        server::retention::purge(&app.store, &day, later).await.unwrap();
        assert!(app.store.session(id).await.unwrap().is_none());
        assert!(app.store.counts(id).await.unwrap().is_empty());
    }
}
