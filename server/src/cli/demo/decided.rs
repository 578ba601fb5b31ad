//! A second demonstration: a small consultation that was decided some weeks ago, with what comes after. Nobody was asked.

use std::{collections::BTreeMap, net::SocketAddr};

use anyhow::Context as _;
use domain::{
    code::Code,
    consultation::Day,
    edition,
    engage::{Agreed, NoteKind},
    language::Language,
    level::ReadingLevel,
    monitoring::{Check, Verdict, aim::Aim},
    outcome::Document,
    publication::{Publication, Stage},
    reply::{Decided, Reply, Texts},
    waves::asking::Asking,
};
use tokio::net::TcpListener;

use super::{Demo, PEOPLE, dated, files_of, keep_comments, lawful, report, send, sessions, standing};
use crate::{
    clock::Clock,
    findings::{self, Surveys},
    http::{
        AppState,
        officer::{reply::freeze as freeze_reply, report::freeze as freeze_report},
        router,
    },
    jobs,
    store::Store,
    waves,
};

const CODE: &str = "school-dinners";

/// Takes it in and goes the whole way with it, each step on a day of its own, unless it is there already. A third as many
/// answer as answer the first.
pub(super) async fn run(store: &Store, clock: &Clock, options: &Demo) -> anyhow::Result<()> {
    let code = Code::from(CODE);
    if store.export(&code).await?.is_some() {
        return Ok(());
    }
    let days: Vec<Day> = [-120, -80, -20].map(|days| clock.days_from_now(days)).to_vec();
    let files = dated(files_of(CODE), &days);
    let read = edition::read(&files).map_err(|faults| anyhow::anyhow!("the demonstration is at fault: {faults:?}"))?;
    store.import(&files, &read, true).await?;
    let on = async |days: i32| {
        let clock = Clock::fixed(clock.days_from_now(days).as_str())?;
        AppState::new(store.clone(), clock, options.config.clone()).await
    };

    // While it was open.
    let state = on(-90).await?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let app = router(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let server = tokio::spawn(async move { axum::serve(listener, app).await });
    send(address, &code, read.surveys, (options.responses * 2 / 3, options.seed + 1), standing).await?;
    server.abort();
    sessions::hold_one(&state, &code, &YEAR_4).await?;

    // When it had closed.
    let state = on(-60).await?;
    while jobs::read_some(&state).await? > 0 {}
    keep_comments(&state, &code, 1).await?;
    let officer = store.account_by_email(PEOPLE[0].0).await?.context("the officer was just made")?.id;
    let reviewer = store.account_by_email(PEOPLE[1].0).await?.context("the reviewer was just made")?.id;
    let today = state.clock.today();
    lawful::enter(&state, &code, officer).await?;
    store.write_outcome(&code, "summary", ("", SUMMARY, None), officer, &today).await?;
    for (service, made, aim) in PROMISES {
        report::promise(store, &code, service, (&made, aim), &clock.days_from_now(-4)).await?;
    }
    let surveys = surveys(&state, &code).await?;
    let ui = findings::words(&state.catalogue, &surveys.newest[0], ReadingLevel::Standard);
    let frozen = freeze_report(&state, &code, &surveys, &ui, officer).await?;
    approve::<Document>(&state, &code, frozen.ok(), reviewer).await?;

    // When it was decided.
    let state = on(-15).await?;
    let today = state.clock.today();
    let decided: BTreeMap<Code, Decided> =
        DECIDED.iter().map(|(service, decided)| (Code::from(*service), *decided)).collect();
    store.write_decisions(&code, ("", &decided), officer, &today).await?;
    for (language, level, topic, [you_said, we_did, why_not]) in REPLIES {
        let wording = (Language::parse(language).context("a language")?, level);
        let texts = Texts { you_said: you_said.to_owned(), we_did: we_did.to_owned(), why_not: why_not.to_owned() };
        let topic = (!topic.is_empty()).then(|| Code::from(topic));
        store.write_reply(&code, (&wording, &topic), ("", &texts), officer, &today).await?;
    }
    let frozen = freeze_reply(&state, &code, &surveys, officer).await?;
    let frozen = frozen.map_err(|lacks| anyhow::anyhow!("the demonstration’s reply lacks {lacks:?}"))?;
    approve::<Reply>(&state, &code, Some(frozen), reviewer).await?;

    // When the first promises had been looked at: one waits for another officer, and one has been let lie.
    for (promise, ago, verdict, [figure, for_whom, doing], agreed) in FOUND {
        let check = Check {
            on: clock.days_from_now(-ago),
            verdict,
            figure: figure.to_owned(),
            for_whom: for_whom.to_owned(),
            doing: doing.to_owned(),
            next: clock.days_from_now(60),
        };
        let promised = store.published::<Document>(&code).await?.map(|report| report.document.promises);
        let Some(promise) = promised.and_then(|all| all.into_iter().find(|one| one.promise.promise == promise)) else {
            continue;
        };
        store.add_check(&code, promise.id, &check, officer).await?;
        if let Some(kept) = store.checks(&code).await?.iter().find(|one| !one.agreed).filter(|_| agreed) {
            store.agree_check(&code, kept.id, reviewer).await?;
        }
    }
    ask_again(store, clock, options, (officer, reviewer)).await
}

/// The same is asked twice again: once with a report that is published, and once now.
async fn ask_again(
    store: &Store,
    clock: &Clock,
    options: &Demo,
    (officer, reviewer): (i64, i64),
) -> anyhow::Result<()> {
    let first = Code::from(CODE);
    for (number, [opens, closes, reports], answers, published) in AGAIN {
        let on = Clock::fixed(clock.days_from_now(opens).as_str())?;
        let state = AppState::new(store.clone(), on, options.config.clone()).await?;
        let asking = Asking {
            code: Asking::code(&first, number),
            opens: clock.days_from_now(opens),
            closes: clock.days_from_now(closes),
            reports: clock.days_from_now(reports),
            why: false,
        };
        let made = waves::ask(&state, &first, &surveys(&state, &first).await?, &asking).await?;
        made.map_err(|not| anyhow::anyhow!("the demonstration could not be asked again: {not:?}"))?;
        let files = store.export(&asking.code).await?.unwrap_or_default();
        let read = edition::read(&files).map_err(|faults| anyhow::anyhow!("{faults:?}"))?;
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let app = router(state).into_make_service_with_connect_info::<SocketAddr>();
        let server = tokio::spawn(async move { axum::serve(listener, app).await });
        let crowd = (options.responses * answers / 100, options.seed + number as u64);
        send(address, &asking.code, read.surveys, crowd, since).await?;
        server.abort();
        if published {
            let on = Clock::fixed(clock.days_from_now(closes + 1).as_str())?;
            let state = AppState::new(store.clone(), on, options.config.clone()).await?;
            let today = state.clock.today();
            store.write_outcome(&asking.code, "summary", ("", AGAIN_SUMMARY, None), officer, &today).await?;
            let surveys = surveys(&state, &asking.code).await?;
            let ui = findings::words(&state.catalogue, &surveys.newest[0], ReadingLevel::Standard);
            let frozen = freeze_report(&state, &asking.code, &surveys, &ui, officer).await?;
            approve::<Document>(&state, &asking.code, frozen.ok(), reviewer).await?;
        }
    }
    Ok(())
}

/// When the same is asked again: its number, its days, how many answer for each hundred of the first demonstration, and
/// whether its report is published.
const AGAIN: [(usize, [i32; 3], usize, bool); 2] = [(2, [-14, -6, -1], 30, true), (3, [-3, 18, 46], 12, false)];

/// How services are seen by those who are asked again: one of them is seen worse than before.
fn since(service: Option<&str>) -> f64 {
    standing(service) - if service == Some("breakfast-clubs") { 0.4 } else { 0.0 }
}

const AGAIN_SUMMARY: &str = "This is a demonstration: nobody was asked, and the answers are made up. It is how a wave is \
     set beside the first time.";

async fn surveys(state: &AppState, code: &Code) -> anyhow::Result<Surveys> {
    findings::surveys(&state.store, &state.catalogue, code).await?.context("it was just taken in")
}

/// Another than whoever wrote it approves it. Of a few people there is nothing to report.
async fn approve<D: Publication>(
    state: &AppState,
    code: &Code,
    frozen: Option<i64>,
    reviewer: i64,
) -> anyhow::Result<()> {
    if let Some(id) = frozen {
        let today = state.clock.today();
        state.store.decide_publication::<D>(code, id, (Stage::Approved, ""), reviewer, (&today, None)).await?;
    }
    Ok(())
}

/// The session of the demonstration's own school.
const YEAR_4: sessions::Held = sessions::Held {
    urn: sessions::URN,
    group: "Year 4",
    level: ReadingLevel::Junior,
    present: 27,
    needs: &[],
    services: &["free-school-meals", "breakfast-clubs"],
    devices: false,
    accepted: true,
    notes: &[
        (NoteKind::AsSaid, "free-school-meals", "The roast is the best but the queue is too long.", Some(Agreed::Most)),
        (NoteKind::AsSaid, "breakfast-clubs", "I come early because my mum starts work at seven.", Some(Agreed::Few)),
        (NoteKind::AdultView, "", "They wanted to know who would tell them what happens.", None),
    ],
    drawings: &[],
};

const SUMMARY: &str = "This is a demonstration: nobody was asked, and the answers are made up. Families who \
     replied rate school dinners well. What children wrote of is the food, and time to eat it.";

const DECIDED: [(&str, Decided); 2] = [("free-school-meals", Decided::InHouse), ("breakfast-clubs", Decided::Outside)];

/// Made-up promises: the service, what is promised, the figure, the target, who answers for it, what happens otherwise;
/// and what people must say, where that shows it.
const PROMISES: [(Option<&str>, [&str; 5], Option<Aim>); 4] = [
    (
        Some("free-school-meals"),
        [
            MINUTES,
            "Minutes from sitting down to the bell, the slowest class of each school, counted in one week of each half-term",
            "25 or more in every school",
            "Head of School Meals",
            "The school gets a second serving hatch, or a second sitting, within a half-term",
        ],
        None,
    ),
    (
        Some("free-school-meals"),
        [
            PLATES,
            "Schools where a child’s agreed plate was missed, each half-term",
            "None",
            "Head of School Meals",
            "The area cook goes to the kitchen the same week, and the family is told",
        ],
        None,
    ),
    (
        Some("breakfast-clubs"),
        [
            "No family pays more for a place than now",
            "The price of a place, and the number of free places, at each club",
            "No more than £2.50 a day; no fewer than 96 free places",
            "Head of Early Years",
            "The contract’s price clause is used, and the difference is paid back to families",
        ],
        None,
    ),
    (
        Some("free-school-meals"),
        [
            "Dinners are as good as before, for every child",
            "Quality, as each group and each need rates it when asked again",
            "Nobody rates it clearly lower than before the decision",
            "Head of School Meals",
            "The committee is told within a month, and which schools and whose children it is about",
        ],
        report::NO_LOWER,
    ),
];

const MINUTES: &str = "Every child has at least 25 minutes to sit and eat";
const PLATES: &str = "Children with allergies or sensory needs are served as safely as the others";

/// What was found: the promise, how many days ago, the verdict; the figure, for whom it is not held, what is being done;
/// and whether another officer has agreed.
const FOUND: [(&str, i32, Verdict, [&str; 3], bool); 3] = [
    (
        MINUTES,
        9,
        Verdict::NotHeld,
        [
            "17 minutes at the slowest of 8 schools; under 25 at five of them",
            "The last class of the second sitting, in schools with one hatch",
            "A second hatch at four of the five by the end of the month",
        ],
        true,
    ),
    (
        MINUTES,
        2,
        Verdict::NotForAll,
        [
            "25 minutes or more at six of 8 schools; 19 at two",
            "Children who need longer to eat, most of them on SEN support, at two schools",
            "They go in five minutes early, with a friend, from Monday",
        ],
        true,
    ),
    (PLATES, 1, Verdict::Held, ["No plate was missed at any school", "", ""], false),
];

/// What a made-up council says back: language, level, topic, and its three parts.
const REPLIES: [(&str, ReadingLevel, &str, [&str; 3]); 14] = [
    (
        "en",
        ReadingLevel::Standard,
        "",
        [
            "Families told us that dinners are good, and children that there is too little time to eat them. Families \
             who use breakfast clubs told us that they could not work without them.",
            "Dinners stay with the council, and every school is to give children 25 minutes to eat. Breakfast clubs are \
             run for us by a charity from January, at the same price and with the same free places. Who should run the clubs \
             was asked last spring, in a consultation of its own; this one asked how they are.",
            "Some of you asked for a hot evening meal as well. There is no money for it this year.",
        ],
    ),
    (
        "en",
        ReadingLevel::Standard,
        "free-school-meals",
        [
            "The food is liked, roasts most of all. Queues leave some children ten minutes to eat. Families of children \
             with allergies trust their own school’s cook and worry about a change.",
            "The cooks stay. Eleven schools get a second serving hatch by Easter, and the others a second sitting. Every \
             hall gets a quiet table. Each child who needs a plate of their own has it written down and checked every day.",
            "We are not bringing back the paper menu: few took it, and printing it for all cost more than a week of fruit. \
             Schools print it for whoever asks.",
        ],
    ),
    (
        "en",
        ReadingLevel::Standard,
        "breakfast-clubs",
        [
            "Parents who start early depend on the clubs. Children like them calm. Several asked for a club at their own \
             school.",
            "A charity that runs clubs in four boroughs takes over in January. The price and the 96 free places are in the \
             contract, and staff who want to move with their club can. Three more schools get a club.",
            "We cannot open a club in every school: where fewer than eight children would come, a nearby club collects \
             them instead.",
        ],
    ),
    (
        "en",
        ReadingLevel::EasyRead,
        "",
        [
            "You told us that school dinners are good. You told us that there is not enough time to eat.",
            "The council will keep cooking dinners. Children will get 25 minutes to eat. A charity will run the breakfast \
             clubs.",
            "Some people asked for an evening meal. We do not have the money for this.",
        ],
    ),
    (
        "en",
        ReadingLevel::EasyRead,
        "free-school-meals",
        [
            "You like the food. The queue is too long. Families of children with allergies want to keep their cook.",
            "The cooks will stay. Eleven schools will get a second place to serve food. There will be a quiet table in \
             every hall. If your child needs a different meal, we write it down. We check it every day.",
            "We will not print the menu for everyone. Your school can print one for you.",
        ],
    ),
    (
        "en",
        ReadingLevel::EasyRead,
        "breakfast-clubs",
        [
            "Parents need the clubs so that they can work. Children like a quiet club.",
            "A charity will run the clubs from January. The price will stay the same. The free places will stay. Three \
             more schools will get a club.",
            "We cannot have a club in every school. If your school has no club, a club near you can collect your child.",
        ],
    ),
    (
        "en",
        ReadingLevel::Junior,
        "",
        [
            "You told us dinners are good. You said there is too little time to eat.",
            "Every school will give you 25 minutes to eat. We will check that it does.",
            "We cannot make roast every day. Your body needs other food too.",
        ],
    ),
    (
        "en",
        ReadingLevel::Junior,
        "free-school-meals",
        [
            "The roast is the best. The queue is too long. It is very loud.",
            "The same cooks will make your dinner. Your school will make the queue shorter. There will be a quiet table in \
             every hall.",
            "",
        ],
    ),
    (
        "en",
        ReadingLevel::Junior,
        "breakfast-clubs",
        [
            "You like breakfast club when it is calm. Some of you come very early.",
            "New people will run your club after Christmas. You can still see your friends there. Toast stays!",
            "Some schools are too small for a club. A club close by will fetch you.",
        ],
    ),
    (
        "en",
        ReadingLevel::Infant,
        "",
        ["You like your dinner. You want more time.", "You will have more time to eat.", ""],
    ),
    (
        "en",
        ReadingLevel::Infant,
        "free-school-meals",
        ["The hall is loud.", "There will be a quiet table. The same cooks stay.", ""],
    ),
    (
        "ar",
        ReadingLevel::Standard,
        "",
        [
            "قالت لنا الأسر والأطفال إن الوجبات جيدة وإن وقت الأكل قصير جداً. وقالت الأسر التي تستخدم نوادي الإفطار إنها لا تستطيع العمل من دونها.",
            "يبقى الغداء لدى المجلس، وعلى كل مدرسة أن تعطي الأطفال 25 دقيقة للأكل. وتدير جمعية خيرية نوادي الإفطار نيابةً عنا ابتداءً من يناير، بالسعر نفسه وبالأماكن المجانية نفسها.",
            "طلب بعضكم وجبة مسائية ساخنة أيضاً. لا يوجد مال لذلك هذا العام.",
        ],
    ),
    (
        "ar",
        ReadingLevel::Standard,
        "free-school-meals",
        [
            "الطعام محبوب، والمشوي أكثره. لكن الطوابير تترك لبعض الأطفال عشر دقائق للأكل. وأسر الأطفال المصابين بالحساسية تثق بطباخ مدرستها ويقلقها أي تغيير.",
            "يبقى الطباخون. وتحصل إحدى عشرة مدرسة على نافذة ثانية لتقديم الطعام قبل عيد الفصح، والمدارس الأخرى فترة ثانية للغداء. وتوضع طاولة هادئة في كل قاعة. ويُكتب طبق كل طفل يحتاج إلى طعام خاص ويُراجَع كل يوم.",
            "لن نعيد القائمة الورقية: قليلون من أخذوها، وطباعتها للجميع كلّفت أكثر من فاكهة أسبوع. وتطبعها المدارس لمن يطلبها.",
        ],
    ),
    (
        "ar",
        ReadingLevel::Standard,
        "breakfast-clubs",
        [
            "يعتمد الآباء والأمهات الذين يبدؤون العمل مبكراً على النوادي. ويحبها الأطفال هادئة. وطلب عدد منهم نادياً في مدرستهم.",
            "تتولى جمعية خيرية النوادي في يناير. السعر والأماكن المجانية الستة والتسعون مكتوبة في العقد، ويمكن للعاملين الذين يرغبون الانتقال مع ناديهم. وتحصل ثلاث مدارس أخرى على نادٍ.",
            "لا يمكننا فتح نادٍ في كل مدرسة: حيث يقل العدد عن ثمانية أطفال يأخذهم نادٍ قريب.",
        ],
    ),
];
