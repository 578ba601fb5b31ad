//! The lists the rules for names read: public name lists, and words of English at large.

use std::{collections::HashSet, sync::LazyLock};

/// Words to look a word up in.
type Words = LazyLock<HashSet<&'static str>>;

fn set(text: &'static str) -> HashSet<&'static str> {
    text.split_ascii_whitespace().collect()
}

fn list(text: &'static str) -> HashSet<&'static str> {
    text.lines().filter(|line| !line.is_empty()).collect()
}

pub(super) static FIRST: Words = LazyLock::new(|| list(include_str!("../../../data/names-first.txt")));
pub(super) static LAST: Words = LazyLock::new(|| list(include_str!("../../../data/names-last.txt")));
/// Names that are words too: names only where something beside them says so.
pub(super) static WORDS: Words = LazyLock::new(|| list(include_str!("../../../data/names-words.txt")));

pub(super) static TITLES: Words = LazyLock::new(|| set("mr mrs ms dr mx prof professor madam mister rev"));
/// Titles that are also how a pupil speaks of a teacher without a name, or words.
pub(super) static LOOSE_TITLES: Words =
    LazyLock::new(|| set("miss sir uncle aunty auntie aunt nanny cousin pc coach teacher sister brother"));

/// Titles whose stop ends no sentence.
pub(super) static ABBREVIATED: Words = LazyLock::new(|| set("dr mr mrs ms mx prof rev st"));

/// After these a name may follow.
pub(super) static RELATIONS: Words = LazyLock::new(|| {
    set("son daughter child boy girl twins grandson granddaughter nephew niece teacher friend mate ta senco head \
         headteacher psychologist officer worker husband wife partner dad mum stepdad keyworker tutor carer kid bestie \
         brother sister")
});

/// After these too: who works with families, and relations that are spelt or said another way.
pub(super) static HELPERS: Words = LazyLock::new(|| {
    set(
        "adviser advisor assistant bro caretaker caseworker childminder cook coordinator counsellor deputy driver freind \
         frend helper instructor interpreter lady learner mentor nurse principal pupil sibling sis stepdaughter stepmum \
         stepson student therapist",
    )
});

pub(super) static CALLED: Words = LazyLock::new(|| set("called named"));
/// Whom “called” may give a name.
pub(super) static PEOPLE: Words = LazyLock::new(|| {
    set("baby boy brother child cousin driver friend girl helper kid lady man mate person sister ta teacher woman")
});

pub(super) static NOT_NAMES: Words = LazyLock::new(|| {
    set(
        "my me the an she he they we our us his her you your and but so if no not yes when what this that there then in \
         on to at of or as is are was were do did dont didnt cant wont isnt its hes shes theyre youre weve thats lets all \
         some more less good bad ok okay thanks thank please pls hi hello dear tod elsa iban nino upn dob ep eps hiu pru \
         cpd nqt ect inset portakabin makaton lego ipad ipads wifi email emails website i im ive id sen send ehcp fsm tv \
         uk eu bsl nhs la lea it pe mum dad nan miss sir god xmas ofsted senco camhs council bromley kent london english \
         maths science year reception ks1 ks2 gcse adhd asd autism covid monday tuesday wednesday thursday friday \
         saturday sunday january february march april june july august september october november december easter \
         christmas british england google teams zoom youtube minecraft roblox fortnite",
    )
});

/// Names that are ordinary words in small letters.
pub(super) static SMALL_WORDS: Words = LazyLock::new(|| {
    set("ake amber ana archer asma atlas aura aurora bab babe bam basil berlin berry bien biryani blaze booker boris \
         brock buffy butler cadence caesar cam cat clement coco cola colon colt cooper crane dada dale dean del dell dev \
         dexter dick dixie dolly drake dream drury eden ember esa eve fang fella fern ferrari fielding finch fisher flint \
         flora forrest fritz gage gale garland georgian gin glover gospel graves gray greco greene gunner gus hale hang \
         hanger hank harden harding hardy hart hay hays heron holm hon hoover hopper horton hun indie indy kaiser kat \
         kebab kiwi korma lance len les lot louisiana luce lulu mac mace mal mali malt mandarin marina marsh maverick max \
         maxi maxim medina melbourne melody mercedes mick mickey mike milan miller mills ming minh mini mira misty moe \
         mole monday montana moody naan nana ness nonna nova novella octave odin olive opal orion orlando otto paddy \
         paisley palmer parker pea pearl peng pep pi porsche porter potter pratt prentice raja rani ransom ras raven ray \
         reed ren rene rex rio robin rocco roman romano roosevelt rosemary rowan rune sabah sage sai sal sandal sap \
         savanna savannah sawyer scarlet scout serge shepherd sherry sienna sierra silva slade sol spartak stan stella \
         storey stu sultan summers swan sydney tad tam tan tango tanner tao tate tel terra tex thor tiger titan tito \
         tories tory trey trinity troy truman tuba tucker tulip tung turner tyne uno val valencia valentine vance venus \
         victoria vida vienna viola vita walker wally walt warner warren weaver webster wheeler wiley willie willy winnie \
         winters woody wren wright yan yang yin yuan yue zee zeta zion")
});

/// Names that are words, yet people wherever they have a capital inside a sentence.
pub(super) static GIVEN: Words = LazyLock::new(|| {
    set(
        "angel blessing blossom charity chase cherish chuck clay cliff crystal dawn destiny drew faith fifi frank gene \
         godswill grace grant hunter jewel josh joy lacey mark mercy miles pat patience penny piper porsha precious \
         prosper ray rob rose sue ty wade will",
    )
});

/// Small words that have a capital inside a sentence only where every word has one.
pub(super) static FUNCTION: Words = LazyLock::new(|| {
    set(
        "all an and are but did do he her his if in is it its me more my not on or our she so some that the then there \
         they this to was we were what when you your",
    )
});

/// What people do and hardly anything else does.
pub(super) static HUMAN: Words = LazyLock::new(|| {
    set(
        "asked asks bullied bullies cried cries emailed explained explains hates helped helps hit hits kicked kicks knew \
         knows laughed likes listened listens lived lives loves phoned played plays promised pulls pushed pushes rang \
         replied rings said sat says shouted shouts sits smiled smiles sorted swears taught teaches tells thinks thought \
         told visited worked works",
    )
});

/// What a sentence that begins with a name may go on with.
pub(super) static VERBS: Words = LazyLock::new(|| {
    set(
        "attends bites cheats comes cries deserves draws eats feels finishes gets gives goes hates helps hits keeps knows \
         laughs lies likes lives looks loves makes needs plays reads runs screams shouts signs sings sits spits stares \
         starts steals struggles swears takes talks thinks tries understands uses wants works writes",
    )
});

/// With these a sentence goes on about a person, in the present and the past.
pub(super) static DOES: Words = LazyLock::new(|| set("always has helped helps is listened never said says was"));

/// Verbs with “not” and the like, written without the apostrophe or misspelt.
pub(super) static NEGATED: Words = LazyLock::new(|| {
    set(
        "aint arent bcos becos becose becus cant couldent couldnt coz cuz dident didint didnt doesent doesnt dont dosent \
         dosnt dusnt hadnt hasnt havent havnt hes isnt mustnt neednt shes shouldnt thats theyre wasnt werent wernt wheres \
         whos wont wouldnt youre",
    )
});

/// After “miss” these are no surname: “miss marks our work”.
pub(super) static NO_SURNAMES: Words = LazyLock::new(|| {
    set(
        "all are art banks best bit bits both break bus call calling calls came can cancels class come danish dates day \
         days deadline drama each english few forgets french german good got had half hands has history hits home hope \
         hung is last lead least left let like live loads long look looks lost lots love lunch made marks may might moans \
         more most music must nags need new not one only open out over part pass past pay pe place play put rants read \
         reading reads rest rice ride rings rode roll room run said sang sat saw school see seen sent set short should \
         side so some spanish start stay still stole stop story sun sung sunk take teach tell test thing things think \
         time told too try use waffles walk want was week went will won words work would year",
    )
});

/// After these “miss” is a verb.
pub(super) static BEFORE_MISS: Words = LazyLock::new(|| {
    set(
        "always and cant children could didnt dnt do dont gonna he i ill just kids might must never not often really she \
         should they to u us we will would you",
    )
});

/// After these no name stands.
pub(super) static DETERMINERS: Words = LazyLock::new(|| set("a an any each every these this those your"));

/// After these a name may stand, even one that is a word.
pub(super) static THANKED: Words = LazyLock::new(|| set("thanks thank ask tell told"));

/// What letters count: “Year A. Next”.
pub(super) static NUMBERED: Words =
    LazyLock::new(|| set("block class group hall level part plan room set vitamin year"));

/// Before a place.
pub(super) static IN: Words = LazyLock::new(|| set("around from in near outside"));

/// With “to” these lead to a place.
pub(super) static MOVES: Words = LazyLock::new(|| {
    set("bus buses came come coming drive driven driving drove flew flown fly get getting go goes going gone got move \
         moved moving return returned taxi train travel traveled travelled trip trips walk walked walking walks went")
});

/// With “at” these lead to a person.
pub(super) static AIMS: Words = LazyLock::new(|| {
    set(
        "angry annoyed cross laugh laughed laughing laughs look looked looking looks mad point pointed pointing points \
         scream screamed screaming screams shout shouted shouting shouts smile smiled smiles smiling stare stared stares \
         staring swear swearing swears swore threw throw throwing throws yell yelled yelling yells",
    )
});

/// An organisation's last words.
pub(super) static ORGANISATIONS: Words = LazyLock::new(|| {
    set("agency airlines association bank center centre church clinic club company consulting corp corporation energy \
         foods foundation group hospital hotel inc institute insurance investments library limited llc ltd media motors \
         plc research services society software solutions stores surgery systems technologies trust university")
});

/// A place's last words.
pub(super) static PLACES: Words = LazyLock::new(|| {
    set(
        "airport bay beach bridge city cliff cliffs common county creek estate farm forest gardens heights hill island \
         islands lake meadow meadows mill park point points river road square squares station street town trail valley \
         village woods",
    )
});

/// Before a number within a building.
pub(super) static UNITS: Words = LazyLock::new(|| set("apartment apt box flat suite unit"));

/// Endings of words.
pub(super) const ENDINGS: &[&str] = &[
    "ing", "ed", "ly", "ness", "ment", "tion", "tions", "ies", "less", "ful", "able", "ible", "ism", "ist", "ists",
    "ers",
];

/// Endings of words that no list of names has.
pub(super) const MORE_ENDINGS: &[&str] = &[
    "ity", "ous", "ive", "ary", "ics", "ology", "graphy", "ship", "hood", "ify", "ance", "ence", "ised", "ized",
    "ising", "ation", "ations", "person", "people", "work", "time", "times", "book", "books", "shop",
];

/// Two words run together with one of these last are a name as often as not.
pub(super) const PLACE_ENDINGS: &[&str] = &[
    "brook", "ridge", "wood", "field", "ford", "ham", "ton", "bury", "hill", "ley", "den", "well", "bridge", "gate",
    "mead", "dale", "hurst", "croft", "stead", "worth", "worths", "wick", "combe", "mere", "park", "oak", "oaks",
    "moor", "view", "side", "way", "lea", "leigh", "mount", "fields", "woods", "hills",
];
