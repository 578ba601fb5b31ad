//! Concerns for a child's safety: what the rules find. Recall comes first: a false alarm costs somebody a
//! minute, and a silence may cost a child.
//!
//! The rules catch what is said outright, also misspelt; what is said around corners is the model's part
//! ([`crate::analyst::concerns`]). Neither is a promise: every text of a child is read by a person as well.

use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

/// What a concern is about, for those who may see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Being hurt.
    Harm,
    /// Sexual abuse, or being touched.
    Abuse,
    /// Being frightened, or made small.
    Fear,
    /// Going without food, warmth or care.
    Neglect,
    /// Hurting oneself.
    SelfHarm,
    /// Not wanting to live.
    Suicide,
    /// Running away.
    RunningAway,
    /// Being drawn into violence for a cause.
    Radicalisation,
    /// Being used by others.
    Exploitation,
    /// Bullying that is violent or without end.
    Bullying,
    /// Nothing that is known: it is in a language that is not screened.
    Language,
}

impl Topic {
    /// Every topic.
    pub const ALL: [Self; 11] = [
        Self::Harm,
        Self::Abuse,
        Self::Fear,
        Self::Neglect,
        Self::SelfHarm,
        Self::Suicide,
        Self::RunningAway,
        Self::Radicalisation,
        Self::Exploitation,
        Self::Bullying,
        Self::Language,
    ];

    /// Its name in the store and in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Harm => "harm",
            Self::Abuse => "abuse",
            Self::Fear => "fear",
            Self::Neglect => "neglect",
            Self::SelfHarm => "self-harm",
            Self::Suicide => "suicide",
            Self::RunningAway => "running-away",
            Self::Radicalisation => "radicalisation",
            Self::Exploitation => "exploitation",
            Self::Bullying => "bullying",
            Self::Language => "language",
        }
    }

    /// Reads [`Self::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.as_str() == text)
    }
}

/// A concern.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Concern {
    /// What a rule found it to be about; `None` where the model alone was struck by it.
    pub topic: Option<Topic>,
    /// How likely the model holds it.
    pub likely: f32,
}

/// Spellings that children and phones have for words the rules look for.
const SPELT: &[(&str, &str)] = &[
    ("u", "you"),
    ("ur", "your"),
    ("r", "are"),
    ("b", "be"),
    ("n", "and"),
    ("nd", "and"),
    ("an", "and"),
    ("wiv", "with"),
    ("wif", "with"),
    ("w", "with"),
    ("evry", "every"),
    ("evrey", "every"),
    ("everyday", "every day"),
    ("evryday", "every day"),
    ("wanna", "want to"),
    ("gonna", "going to"),
    ("gona", "going to"),
    ("goin", "going"),
    ("2", "to"),
    ("4", "for"),
    ("cos", "because"),
    ("becos", "because"),
    ("coz", "because"),
    ("bcos", "because"),
    ("bc", "because"),
    ("cuz", "because"),
    ("wen", "when"),
    ("wenever", "when"),
    ("whenever", "when"),
    ("sed", "said"),
    ("nite", "night"),
    ("nites", "nights"),
    ("skool", "school"),
    ("techer", "teacher"),
    ("uncomfy", "uncomfortable"),
    ("uncomftable", "uncomfortable"),
    ("uncomftble", "uncomfortable"),
    ("uncomfertable", "uncomfortable"),
    ("uncomfterble", "uncomfortable"),
    ("uncomfortble", "uncomfortable"),
    ("uncumftable", "uncomfortable"),
    ("wierd", "weird"),
    ("teecher", "teacher"),
    ("hits", "hit"),
    ("hitting", "hit"),
    ("hiting", "hit"),
    ("hitted", "hit"),
    ("hites", "hit"),
    ("hittin", "hit"),
    ("hitin", "hit"),
    ("hurts", "hurt"),
    ("hurst", "hurt"),
    ("hert", "hurt"),
    ("herts", "hurt"),
    ("hurting", "hurt"),
    ("hurtin", "hurt"),
    ("hurted", "hurt"),
    ("beats", "beat"),
    ("beating", "beat"),
    ("beets", "beat"),
    ("beet", "beat"),
    ("beaten", "beat"),
    ("batters", "batter"),
    ("battered", "batter"),
    ("punches", "punch"),
    ("punchs", "punch"),
    ("punched", "punch"),
    ("punching", "punch"),
    ("kicks", "kick"),
    ("kicked", "kick"),
    ("kiks", "kick"),
    ("kicking", "kick"),
    ("slaps", "slap"),
    ("slapped", "slap"),
    ("slaped", "slap"),
    ("slapping", "slap"),
    ("smacks", "smack"),
    ("smacked", "smack"),
    ("smaks", "smack"),
    ("chokes", "choke"),
    ("choked", "choke"),
    ("choking", "choke"),
    ("strangles", "strangle"),
    ("strangled", "strangle"),
    ("pinches", "pinch"),
    ("pinched", "pinch"),
    ("shoves", "shove"),
    ("shoved", "shove"),
    ("shoving", "shove"),
    ("pushes", "push"),
    ("pushed", "push"),
    ("pushing", "push"),
    ("drags", "drag"),
    ("dragged", "drag"),
    ("burns", "burn"),
    ("burned", "burn"),
    ("burnt", "burn"),
    ("touches", "touch"),
    ("touched", "touch"),
    ("touching", "touch"),
    ("toching", "touch"),
    ("tuches", "touch"),
    ("tuching", "touch"),
    ("toches", "touch"),
    ("toutching", "touch"),
    ("tutch", "touch"),
    ("toch", "touch"),
    ("locks", "lock"),
    ("locked", "lock"),
    ("loks", "lock"),
    ("lockd", "lock"),
    ("scard", "scared"),
    ("scaird", "scared"),
    ("skared", "scared"),
    ("skard", "scared"),
    ("afraid", "scared"),
    ("frightened", "scared"),
    ("terrified", "scared"),
    ("mummy", "mum"),
    ("mam", "mum"),
    ("mums", "mum"),
    ("mom", "mum"),
    ("daddy", "dad"),
    ("dads", "dad"),
    ("stepdad", "dad"),
    ("stepmum", "mum"),
    ("stepfather", "dad"),
    ("father", "dad"),
    ("mother", "mum"),
    ("uncul", "uncle"),
    ("unkle", "uncle"),
    ("grandad", "uncle"),
    ("grandpa", "uncle"),
    ("cousin", "uncle"),
    ("brother", "uncle"),
    ("bf", "boyfriend"),
    ("nan", "mum"),
    ("sister", "mum"),
    ("alive", "live"),
    ("kil", "kill"),
    ("kills", "kill"),
    ("killing", "kill"),
    ("kms", "kill myself"),
    ("dy", "die"),
    ("dieing", "dying"),
    ("ded", "dead"),
    ("suiside", "suicide"),
    ("sucide", "suicide"),
    ("suicidal", "suicide"),
    ("cuts", "cut"),
    ("cutting", "cut"),
    ("cuting", "cut"),
    ("meself", "myself"),
    ("myslef", "myself"),
    ("mi", "my"),
    ("himslef", "himself"),
    ("nemore", "anymore"),
    ("anymor", "anymore"),
    ("any more", "anymore"),
    ("ere", "here"),
    ("dont", "do not"),
    ("don't", "do not"),
    ("cant", "can not"),
    ("can't", "can not"),
    ("wont", "will not"),
    ("won't", "will not"),
    ("didnt", "did not"),
    ("didn't", "did not"),
    ("doesnt", "does not"),
    ("doesn't", "does not"),
    ("im", "i am"),
    ("i'm", "i am"),
    ("ive", "i have"),
    ("i've", "i have"),
    ("hes", "he is"),
    ("he's", "he is"),
    ("shes", "she is"),
    ("she's", "she is"),
    ("hungrey", "hungry"),
    ("hungy", "hungry"),
    ("starvin", "starving"),
    ("secrit", "secret"),
    ("secrets", "secret"),
    ("picturs", "pictures"),
    ("pics", "pictures"),
    ("pic", "pictures"),
    ("picture", "pictures"),
    ("photo", "pictures"),
    ("photos", "pictures"),
    ("nudes", "nude"),
    ("nood", "nude"),
    ("nudez", "nude"),
    ("knifes", "knife"),
    ("nife", "knife"),
    ("knives", "knife"),
    ("stabbed", "stab"),
    ("stabs", "stab"),
    ("bullys", "bully"),
    ("bullied", "bully"),
    ("bullying", "bully"),
    ("bullyed", "bully"),
    ("bulled", "bully"),
    ("bullies", "bully"),
    ("bullie", "bully"),
    ("runaway", "run away"),
    ("ran", "run"),
    ("running", "run"),
    ("throws", "throw"),
    ("threw", "throw"),
    ("thros", "throw"),
    ("throwed", "throw"),
    ("screams", "scream"),
    ("shouts", "shout"),
    ("drinks", "drink"),
    ("drunk", "drink"),
    ("drugs", "drug"),
    ("wants", "want"),
    ("wish", "want"),
    ("wished", "want"),
    ("wishing", "want"),
    ("hates", "hate"),
];

fn plain(text: &str) -> String {
    let lower = crate::text::normalise(text).to_lowercase();
    let mut out = String::with_capacity(lower.len() + 16);
    out.push(' ');
    let mut word = String::new();
    for c in lower.chars().chain([' ']) {
        if c.is_alphanumeric() || c == '\'' {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            let meant = SPELT.iter().find(|(spelt, _)| *spelt == word).map_or(word.as_str(), |(_, meant)| *meant);
            out.push_str(meant);
            out.push(' ');
            word.clear();
        }
        if matches!(c, '.' | '!' | '?' | ';' | ',') && !out.ends_with("| ") && c != ',' {
            out.push_str("| ");
        }
    }
    out
}

static RULES: LazyLock<Vec<(Topic, Regex)>> = LazyLock::new(|| {
    // Who does it; whom it is done to; how it is done. A bar ends a sentence.
    let who = "(?:mum|dad|uncle|boyfriend|girlfriend|he|she|they|aunt|aunty|auntie|coach|teacher|sir|miss|ta|escort|driver|carer|parents?|someone|somebody|man|adult|staff|babysitter|partner|husband|foster mum|foster dad|boys?|girls?|kids|lads|people|everyone|sum1)";
    let me = "(?:me|us|him|her|my (?:mum|uncle|sister|brother|son|daughter|baby sister|child|arm|arms|face|head|leg|legs|back)|mum|the baby|a child|the (?:boy|girl|child))";
    let hit = "(?:hit|hurt|beat|batter|punch|kick|slap|smack|choke|strangle|pinch|whip|belt|stab|burn|throttle|headbutt|drag|shake|thump|clobber|attack|grab)";
    let any = r"(?: [^ |]+){0,4}";
    let rule = |topic, pattern: String| (topic, Regex::new(&pattern).expect("the pattern is written right"));
    vec![
        rule(Topic::Harm, format!(" {who}(?: [^ |]+){{0,3}} {hit}(?: [^ |]+){{0,1}} {me} ")),
        rule(Topic::Harm, format!(" (?:gets?|got|been|being|am|is|was) {hit} (?:up )?(?:by|at|when|every|with|again|a lot|all the time|if)")),
        rule(Topic::Harm, " (?:get|gets|got|gave|give|gives) (?:me |him |her |us )?(?:the|his|a|her) (?:belt|slipper|stick|cane|hiding|beating|wooden spoon|good hiding|backhand|beat)".to_owned()),
        rule(Topic::Harm, " (?:black eye|bruises|bruise|bruised|finger marks|hand marks|marks on (?:my|his|her|their)|cigarette burn)".to_owned()),
        rule(Topic::Harm, format!(" (?:lock|shut) (?:me|us|him|her) (?:in|out|up){any} ")),
        rule(Topic::Harm, " (?:throw) (?:things|stuff|plates|me|us|a|the)(?: [^ |]+){0,3} (?:at|down|against|out)(?: [^ |]+){0,1} (?:me|us|mum|him|her|wall|stairs|my) ".to_owned()),
        rule(Topic::Harm, " (?:hit|kill|hurt|knock|punch|slap|batter) (?:me|us) (?:if|when|because|again|with|on|in|and|so|for|till|until|hard|a lot|all)".to_owned()),
        rule(Topic::Harm, " i pay for it (?:when i get )?(?:at )?home".to_owned()),
        rule(Topic::Harm, " (?:lose|lost) control and hurt ".to_owned()),
        rule(Topic::Abuse, format!(" {who}(?: [^ |]+){{0,3}} touch(?: [^ |]+){{0,2}} (?:me|us|my|him|her|girls|boys|children)")),
        rule(Topic::Abuse, " touch (?:me|us|my (?:private|bum|bits|leg|legs|chest|body|bottom|willy|thigh)|him|her) ".to_owned()),
        rule(Topic::Abuse, " (?:privates|(?:my|his|her|our|their|your) private|private parts?|private places?|my bits|his willy|my willy|his thing|bad touch|rape|raped|rapist|molest|molested|sexual|sexually|groom|groomed|grooming|abuse[ds]? (?:me|him|her|by)|perv|pervert|perverts) ".to_owned()),
        rule(Topic::Abuse, " (?:comes?|came|coming|gets?|got|sneaks?|climbs?) (?:in|into|to|in to) my (?:room|bed|bedroom)(?: [^ |]+){0,4} ".to_owned()),
        rule(Topic::Abuse, " (?:our|a|the|its|it is|his|is a) secret(?: [^ |]+){0,4} (?:tell|no one|nobody|anyone|mum|dad|uncle|him|trouble)|(?:not to tell|do not tell|never tell|said not to say|must not tell|not allowed to (?:tell|say)|if i tell|made me promise)".to_owned()),
        rule(Topic::Abuse, " (?:makes?|made|making|asks?|asked|told|tells?|want|force[ds]?) (?:me|us) (?:to )?(?:kiss|undress|strip|take my (?:clothes|top|pants)|watch (?:him|videos|bad|rude|films)|touch|do things|sit on his|show him|get in|sleep in|lie)".to_owned()),
        // What children say where they have no word for it.
        rule(Topic::Abuse, format!(" {who}(?: [^ |]+){{0,4}} (?:makes?|made|making) (?:me|us|my (?:son|daughter|child|kid)|him|her)(?: feel)?(?: (?:so|really|very|a bit|kind of|kinda|all|well))? (?:uncomfortable|unsafe|creeped out|icky|yucky|dirty|weird)")),
        rule(Topic::Abuse, format!(" {who}(?: [^ |]+){{0,4}} (?:makes?|made|making) (?:me|us) feel(?: (?:so|really|very|a bit|kind of|kinda))? (?:funny|strange|bad)(?: [^ |]+){{0,3}} (?:alone|just us|on my own|by myself|nobody|no one|only us) ")),
        rule(Topic::Abuse, format!(" (?:uncomfortable|unsafe|creeped out|weird)(?: [^ |]+){{0,2}} (?:with|around|near|alone|next to)(?: [^ |]+){{0,2}} (?:{who}|him|her|them) ")),
        rule(Topic::Abuse, format!(" (?:do not|hate|scared|not want)(?: [^ |]+){{0,4}} (?:alone|on my own|by myself) with(?: [^ |]+){{0,3}} (?:{who}|him|her|them|tutor|helper) ")),
        rule(Topic::Abuse, " (?:is|are|was|a|so|really|bit|such a) (?:creepy|creep|pervy|perv|pervert|paedo|pedo|peado|paedophile|nonce) ".to_owned()),
        rule(Topic::Abuse, " (?:watch(?:es)?|films?|filming|stares? at|looks? at|photographs?|photographing)(?: [^ |]+){0,3} (?:toilets?|changing|change|shower|bath|getting dressed|undress|naked)".to_owned()),
        rule(Topic::Fear, " (?:scared|do not want|hate|do not like|not safe|do not feel safe|dread)(?: [^ |]+){0,4} (?:go(?:ing)? home|be home|being home|at home|of (?:my )?(?:mum|dad|uncle|him|her|home|boyfriend|parents)|weekends?)".to_owned()),
        rule(Topic::Fear, " (?:i am|i feel|we are) (?:so |really |very |always |not )?(?:scared|unsafe|safe|in danger)(?: [^ |]+){0,3} (?:home|of (?:him|her|my|them|mum|dad)|when he|when she|every night|all the time|here)".to_owned()),
        rule(Topic::Fear, " (?:do not|not|never) (?:feel |felt )?safe (?:at|in|with|there|when|anywhere|on|going)".to_owned()),
        rule(Topic::Fear, " (?:want i was never born|want you were never born|never wanted me|waste of (?:space|oxygen|air|food)|no one loves me|nobody loves me|calls me (?:stupid|ugly|fat|thick|useless|names) (?:every|all)|mum hate me|dad hate me|parents hate me|they hate me at home)".to_owned()),
        rule(Topic::Fear, " (?:going to|gonna|will|would|wud|said he|said she|says he|says she|threatens? to|threatened to)(?: [^ |]+){0,2} kill (?:me|us|him|her|mum|my|himself|herself|everyone) ".to_owned()),
        rule(Topic::Fear, " (?:hit|hurt|beat|batter|punch|kick|slap|strangle|choke|push|throw) (?:my |our |his |her )?(?:mum|dad|baby|sister|uncle)(?: |$)".to_owned()),
        rule(Topic::Neglect, " (?:no|without|never any|not any|hardly any) (?:food|tea|dinner|heating|hot water|electric|lecky|bed|clean clothes|breakfast|lunch|gas)(?: [^ |]+){0,4} (?:home|house|mine|ours|fridge|night|nights|days|weekends?|since|cupboards?)".to_owned()),
        rule(Topic::Neglect, " (?:nothing to eat|nothing in the fridge|fridge is empty|empty fridge|no one (?:cooks|feeds|makes)|nobody (?:cooks|feeds|makes|washes)|go to bed hungry|goes to bed hungry|hungry all (?:day|night|the time)|always hungry|only (?:meal|food) (?:i|he|she|they) get|not eaten since|have not eaten|do not get (?:any )?(?:tea|dinner|food|fed)|does not get (?:any )?(?:tea|dinner|food|fed)|home alone|left (?:me|us|him|her) (?:alone|on (?:my|our|his|her) own)|on my own (?:at|all|every|till|until)(?: [^ |]+){0,2} (?:night|nights|day|weekend)|look(?:s|ing)? after (?:my|the) (?:baby|little|mum|uncle)(?: [^ |]+){0,5} (?:asleep|out|drink|bed|night|every|all|pub))".to_owned()),
        rule(Topic::Neglect, " (?:mum|dad|he|she|they|parents)(?: [^ |]+){0,3} (?:drink all|drink every|drink and|always drink|is drink|are drink|gets drink|drug|passed out|does not wake|will not wake|takes drug|on drug|smokes weed|smokes crack|injects)".to_owned()),
        rule(Topic::SelfHarm, " (?:cut|hurt|burn|harm|scratch|starve|hit|punch|bite|pinch) (?:and [^ |]+ )?(?:myself|my (?:arm|arms|leg|legs|wrist|wrists|skin|thighs?|own skin)|herself|himself|themselves|her arms|his arms|her wrists|her skin|her legs|his legs)".to_owned()),
        rule(Topic::SelfHarm, " (?:self harm|selfharm|self harms|self harming|self harmed|overdose|overdosed|took (?:loads of|all|too many|a load of|a lot of)(?: [^ |]+){0,3} (?:pills|tablets|paracetamol)|make myself sick|makes herself sick|make my self sick|stopped eating|blades?|razor|cut my self|hurt my self|harm my self)".to_owned()),
        rule(Topic::Suicide, " (?:want to|going to|wanted to|want i (?:was|were|could)|rather|might|could|try to|tried to|trying to|thinking of|think about|thought about|thinking about|feel like|ready to)(?: [^ |]+){0,2} (?:die|dead|dying|kill myself|kill my self|end it|end my life|end it all|never wake|jump off|jump in front|hang myself|suicide) ".to_owned()),
        // What might be gone is not always somebody: jobs might, and buses.
        rule(Topic::Suicide, " (?:want to|wanted to|want i (?:was|were|could)|i (?:would )?rather|i (?:might|could)|feel like|think about|thinking about|thinking of)(?: [^ |]+){0,2}(?: (?:disappear|disappearing)| not (?:be (?:here|alive|around|born)|being (?:here|alive|around)|wake|waking|exist|live)) ".to_owned()),
        rule(Topic::Suicide, " (?:do not|did not|does not|not)(?: [^ |]+){0,2} (?:want|wanting) (?:to )?(?:be (?:here|live)|live|exist|wake up|carry on|go on|be in this world)(?: anymore| any more| no more| \\|| $)".to_owned()),
        rule(Topic::Suicide, " (?:kill myself|kill himself|kill herself|kill my self|kill themselves|suicide|better off without me|better off dead|no point (?:in )?(?:being here|living|in living|to live|in me|me being)|not be here (?:anymore|next|much longer|soon)|will not be here (?:anymore|next|much longer|soon|at christmas)|end my life|take my own life|want i was dead|want i were dead|no reason to live|what is the point in living|i want to die|sleep forever|sleep and not wake|sleep and never wake|ways to die|suicide note)".to_owned()),
        rule(Topic::RunningAway, " (?:run away|runs away|running off|run off)(?: [^ |]+){0,4} (?:home|tonight|again|from|because|and|soon|if|next|school|when|saturday|friday|from home|my)|(?:i|we) (?:have )?run away|(?:packed|pack) (?:my|a) bag|never (?:going|go) (?:back )?home|not going home|do not send me (?:back|home)|sofa surf|sleep(?:ing)? (?:rough|in the park|outside|on the streets?)|slept (?:rough|in the park|outside|on the street)|gone missing|goes missing|went missing".to_owned()),
        rule(Topic::Radicalisation, " (?:jihad|isis|infidels?|kuffar|holy war|race war|white power|white race|great replacement|kill all (?:the )?[^ |]+|bomb(?: [^ |]+){0,3} (?:make|making|school|build)|(?:make|making|build) a (?:bomb|device)|gas the|heil|nazi (?:group|chat|server)|school shoot(?:er|ing)?|shoot up|incel|martyr (?:for|in)|fight (?:in|for) syria|go to syria|deserve to die|should be (?:shot|killed|gassed|put down)|die for (?:the cause|allah|my country|god))".to_owned()),
        rule(Topic::Exploitation, " (?:send|sent|sends|sending|asked|asks|wants?|want|share|shared|posted|leak|leaked|got|has)(?: [^ |]+){0,5} (?:nude|naked|pictures? of (?:me|my)|pictures? (?:with|without|in my)|pictures? no|my body|in my (?:pants|bra|underwear))".to_owned()),
        rule(Topic::Exploitation, " (?:nude|county lines|trap house|carry(?:ing)? (?:packages?|drug|a knife|a blade|knife|stuff|bags?|things) for|selling (?:drug|weed|for)|deliver (?:packages?|stuff|drug)|drop(?:ping)? (?:packages?|stuff|drug|bags)|run(?:ning)? drug|sugar daddy|blackmail(?:ed|ing|er)?|i owe (?:him|them|her)|he says i owe|owe them money|forced to (?:work|marry|steal)|made me steal|makes me steal|forced marriage|marry (?:him|a man|my uncle|someone)|get married (?:to|in|abroad)|meet (?:me|up)(?: [^ |]+){0,4} (?:online|secret|alone|hotel|car)|(?:older|online|on line|onlin)(?: [^ |]+){0,3} (?:boyfriend|man|bloke|guy)(?: [^ |]+){0,6} (?:meet|pictures|gifts|car|secret|video)|being cut (?:there|abroad)|fgm|cut down there)".to_owned()),
        rule(Topic::Exploitation, " (?:man|someone|stranger|person|boy|guy|he)(?: [^ |]+){0,5} (?:online|on line|on my game|roblox|snapchat|snap|discord|fortnite|insta|minecraft|app)(?: [^ |]+){0,6} (?:where i live|meet|pictures|address|alone|secret|naked|video|old i am|my school)".to_owned()),
        // Others of their age, once is enough: a child does not count.
        rule(Topic::Bullying, " (?:kids?|children|boys?|girls?|lads|bully|pupils|someone|somebody|people|they|the (?:big|bigger|older|other) ones)(?: (?:in|at|on|from|of|my|the|a|class|school|playground|year|always|keep|kept|still|just|[0-9]+)){0,4} (?:push|shove|hit|kick|punch|slap|pinch|batter|spit (?:at|on)|spat (?:at|on)|throw (?:stones|things|stuff|rocks) at) (?:me|us)(?: (?:over|down|around|about|off|into|in|and|all|every|at|on|when|because|for|it)| [|]|$| $)".to_owned()),
        rule(Topic::Bullying, " (?:bully|batter|beat|jump|jumped|hit|kick|punch|spit|spat|push|trip)(?: [^ |]+){0,4} (?:me|us|him|her)(?: [^ |]+){0,5} (?:every day|every week|all the time|every lunch|every playtime|always|each day|after school|every break|every single day|again and again)".to_owned()),
        rule(Topic::Bullying, " (?:bully|bully me|bully him|bully her) (?:me |him |her )?(?:every|all the|so bad|because|and no|and they|since|again)|(?:stab|knife|blade|machete|shank)(?: [^ |]+){0,4} (?:me|school|class|pocket|bag|us|lunch|if i|him|her)|carry a (?:knife|blade)|kill yourself|go and die|go die|told me to (?:die|kill)|(?:beat|beating|batter)(?: [^ |]+){0,2} me up|beat me up|jumped me|head down the toilet|set fire to my|tell me to kill".to_owned()),
    ]
});

/// Who does what no homework does.
const SOMEBODY: &[&str] = &[
    "he",
    "she",
    "they",
    "we",
    "i",
    "you",
    "dad",
    "mum",
    "uncle",
    "aunt",
    "brother",
    "sister",
    "boy",
    "boys",
    "girl",
    "girls",
    "man",
    "men",
    "woman",
    "lad",
    "lads",
    "kid",
    "kids",
    "guy",
    "person",
    "people",
    "someone",
    "somebody",
    "everyone",
    "gang",
    "boyfriend",
    "girlfriend",
    "partner",
    "husband",
    "carer",
    "teacher",
    "sir",
    "miss",
    "coach",
    "driver",
    "parents",
    "family",
];

/// Idioms in which the same words mean no harm.
static HARMLESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        " (?:homework|queue|wait|waiting|hill|heat|smell|maths|stairs|noise|rucksack|bag|legs?|feet|shoes?|it|this|that|which|laugh(?:ing)?|laughter|boredom|hunger|timetable|bus|walk|parking|traffic|suspense)(?P<gap>(?: [^ |]+){0,3}) (?:kill|kills) (?:me|us|my [^ |]+)| (?:mum|dad|teacher|miss|sir|head|she|he|coach|boss) (?:would|will|wud|would have|is going to|going to) (?:kill|murder) me (?:if|when) i (?:forg|lost|lose|was late|am late|miss|do not (?:do|bring|hand|tidy)|drop|break|broke)| (?:hit|beat|kick) (?:me|us|him|her) (?:at|in) (?:the )?(?:chess|football|cricket|tennis|fifa|mario|uno|rounders|race|netball|maths|spelling)| (?:ball|door|idea|news|wind|sun|smell|memory|thought|football|dodgeball|rain|realisation|cost|costs|cuts|price|bill|bills)(?: [^ |]+){0,2} (?:hit|hurt|kick) (?:me|us|him|her|families|schools)| push (?:me|us) (?:to (?:do (?:better|well|more|my)|be|try|learn|work|improve|achieve|succeed|get better|read|write) |on the (?:swing|roundabout|trolley|bike|scooter|sledge)|in (?:my|the) (?:wheelchair|pram)|out of my comfort)| hit (?:me|us) (?:that|how|with the (?:cost|bill|fee)|hard (?:financially|when))",
    )
    .expect("the pattern is written right")
});

/// What the rules find in a text.
pub(crate) fn find(text: &str) -> Option<Topic> {
    let plain = plain(text);
    let plain = HARMLESS.replace_all(&plain, |found: &regex::Captures<'_>| {
        let gap = found.name("gap").map_or("", |gap| gap.as_str());
        // “This homework will kill me”, but not “that man will kill me”.
        if gap.split(' ').any(|word| SOMEBODY.contains(&word)) { found[0].to_owned() } else { " | ".to_owned() }
    });
    RULES.iter().find(|(_, rule)| rule.is_match(&plain)).map(|(topic, _)| *topic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_outright_is_found_however_it_is_spelt() {
        for (text, topic) in [
            ("my dad hurst me wen he is drunk", Topic::Harm),
            ("he punchs me in the arm were nobody can see", Topic::Harm),
            ("he has been toching me", Topic::Abuse),
            ("i dont wanna b here anymor", Topic::Suicide),
            ("i cut my self", Topic::SelfHarm),
            ("I want to die", Topic::Suicide),
            ("i wish i could just disappear", Topic::Suicide),
            ("i might not be here tomorrow", Topic::Suicide),
            ("he touches my private", Topic::Abuse),
            ("that man will kill me", Topic::Fear),
            ("if i do it he will kill me", Topic::Fear),
            ("i lost my bag\nmy dad will kill my mum", Topic::Fear),
            ("she says not to tell", Topic::Abuse),
            ("sir makes me feel uncomfortable when we are alone", Topic::Abuse),
            ("my teacher makes me feel uncomftable", Topic::Abuse),
            ("sir makes me uncomfortable", Topic::Abuse),
            ("the helper is nice but he makes me feel funny when its just us", Topic::Abuse),
            ("I feel unsafe around him", Topic::Abuse),
            ("i dont like being alone with my tutor or sir", Topic::Abuse),
            ("he is creepy", Topic::Abuse),
            ("Big kids push me", Topic::Bullying),
            ("boys in year 5 shoved me over", Topic::Bullying),
            ("They throw stones at us. I like maths", Topic::Bullying),
            ("they push me to the ground every day", Topic::Bullying),
            ("boys push me to the floor all the time", Topic::Bullying),
            ("kids push me hard into the wall every day", Topic::Bullying),
            ("they push me in the chair every playtime", Topic::Bullying),
        ] {
            assert_eq!(find(text), Some(topic), "{text}");
        }
    }

    #[test]
    fn the_same_words_without_harm_are_let_pass() {
        for text in [
            "this homework is killing me",
            "my mum would kill me if i forgot my coat",
            "he hit a six in cricket",
            "beat the eggs and burn the toast",
            "they should cut the waiting list",
            "Keep in touch with parents",
            "I might not be able to keep my job",
            "We could not believe how kind the school office was",
            "My son is going to a dietician and we want better food",
            "The bus might disappear if the contract changes",
            "a private one is seen in a fortnight",
            "private schools do not need it",
            "the chairs are uncomfortable",
            "The waiting room made us uncomfortable",
            "My teacher makes me feel funny and happy",
            "He is funny and she makes me laugh",
            "My son felt weird about leaving his friends",
            "The staff were kind and my son loves it",
            "they push me to do better",
            "this homework will kill me",
            "that walk is going to kill me",
            "teachers push me to try my best every day",
            "my friends push me on the swing",
            "children push in the dinner queue",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
