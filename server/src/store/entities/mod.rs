//! The tables, row by row. They never leave the store.

macro_rules! entity {
    ($(#[$doc:meta])* $name:ident, $table:literal { $($(#[$field:meta])* $column:ident: $type:ty),+ $(,)? }) => {
        $(#[$doc])*
        pub(crate) mod $name {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub struct Model { $($(#[$field])* pub $column: $type),+ }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

entity!(
    consultation, "consultation" {
        #[sea_orm(primary_key)] id: i64,
        code: String,
        demonstration: bool,
        wave_of: Option<String>,
    }
);
entity!(
    consultation_file, "consultation_file" {
        #[sea_orm(primary_key)] id: i64,
        consultation_id: i64,
        path: String,
        body: String,
    }
);
entity!(
    survey_version, "survey_version" {
        #[sea_orm(primary_key)] id: i64,
        consultation_id: i64,
        survey: String,
        number: i32,
        digest: String,
        frozen_on: Option<String>,
        current: bool,
    }
);
entity!(
    survey_version_file, "survey_version_file" {
        #[sea_orm(primary_key)] id: i64,
        version_id: i64,
        path: String,
        body: String,
    }
);
entity!(
    draft, "draft" {
        #[sea_orm(primary_key, auto_increment = false)] id: String,
        secret_hash: String,
        version_id: i64,
        language: String,
        level: String,
        channel: String,
        answers: String,
        revision: i64,
        return_hash: Option<String>,
        expires_on: String,
        engagement_id: Option<i64>,
        signed: bool,
        school_id: Option<i64>,
        handed_on: bool,
        trial: Option<String>,
    }
);
entity!(
    duty_record, "duty_record" {
        #[sea_orm(primary_key, auto_increment = false)] consultation: String,
        #[sea_orm(primary_key, auto_increment = false)] record: String,
        reference: String,
        signed_by: String,
        signed_on: String,
        account_id: i64,
    }
);
entity!(
    duty_asked, "duty_asked" {
        #[sea_orm(primary_key, auto_increment = false)] consultation: String,
        #[sea_orm(primary_key, auto_increment = false)] consultee: String,
        asked_on: Option<String>,
        how: String,
        account_id: i64,
    }
);
entity!(
    trial_link, "trial_link" {
        #[sea_orm(primary_key)] id: i64,
        consultation: String,
        survey: String,
        token: String,
    }
);
entity!(
    trial_round, "trial_round" {
        #[sea_orm(primary_key)] id: i64,
        consultation: String,
        survey: String,
        language: String,
        level: String,
        held_on: String,
        people: i32,
        who: String,
        account_id: i64,
    }
);
entity!(
    trial_note, "trial_note" {
        #[sea_orm(primary_key)] id: i64,
        consultation: String,
        survey: String,
        language: String,
        level: String,
        about: String,
        words: String,
        understood: bool,
        said: String,
        noted_on: String,
        account_id: i64,
    }
);
entity!(
    webhook, "webhook" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        name: String,
        address: String,
        secret: String,
        made_by: i64,
        made_on: String,
        stopped_on: Option<String>,
    }
);
entity!(
    webhook_call, "webhook_call" {
        #[sea_orm(primary_key, auto_increment = false)] webhook_id: i64,
        #[sea_orm(primary_key, auto_increment = false)] key: String,
        tries: i32,
        next_at: i64,
        done: bool,
        failed: String,
        known_at: i64,
    }
);
entity!(
    outcome_crossed, "outcome_crossed" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        consultation: String,
        survey: String,
        ask: String,
        by: String,
    }
);
entity!(
    signed_film, "signed_film" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        consultation: String,
        words: String,
        spoken: String,
        width: i32,
        height: i32,
        milliseconds: i32,
        captions: String,
        signed_by: String,
        checked_by: String,
        made_on: String,
        film: Vec<u8>,
    }
);
entity!(
    signed_waiver, "signed_waiver" {
        #[sea_orm(primary_key, auto_increment = false)] consultation: String,
        #[sea_orm(primary_key, auto_increment = false)] survey: String,
        reason: String,
        said_on: String,
    }
);
entity!(
    receipt, "receipt" {
        #[sea_orm(primary_key, auto_increment = false)] key: String,
        expires_on: String,
    }
);
entity!(
    response, "response" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        version_id: i64,
        language: String,
        level: String,
        channel: String,
        sent_on: String,
        answers: String,
        turned: Option<bool>,
    }
);
entity!(
    sheet, "sheet" {
        #[sea_orm(primary_key, auto_increment = false)] version_id: i64,
        #[sea_orm(primary_key, auto_increment = false)] day: String,
        #[sea_orm(primary_key, auto_increment = false)] part: i32,
        responses: i32,
        digest: String,
        body: Vec<u8>,
    }
);
entity!(
    sealed, "sealed" {
        #[sea_orm(primary_key, auto_increment = false)] version_id: i64,
        until: String,
        format: i32,
    }
);
entity!(
    brought, "brought" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        consultation: String,
        survey: String,
        level: String,
        file_name: String,
        file_digest: String,
        cells: String,
        layout: String,
        came_on: String,
        by_account: i64,
        responses: Option<i64>,
        done_digest: Option<String>,
        members: Option<String>,
        gone_on: Option<String>,
        gone_by: Option<i64>,
        gone_why: Option<String>,
    }
);
entity!(
    brought_layout, "brought_layout" {
        #[sea_orm(primary_key, auto_increment = false)] consultation: String,
        #[sea_orm(primary_key, auto_increment = false)] survey: String,
        #[sea_orm(primary_key, auto_increment = false)] level: String,
        #[sea_orm(primary_key, auto_increment = false)] heads: String,
        layout: String,
    }
);
entity!(
    microdata, "microdata" {
        #[sea_orm(primary_key, auto_increment = false)] consultation: String,
        #[sea_orm(primary_key, auto_increment = false)] survey: String,
        describing: String,
        purpose: String,
        seed: String,
        digest: String,
        prepared_by: i64,
        prepared_on: String,
        released_by: Option<i64>,
        released_on: Option<String>,
    }
);
entity!(
    comment, "comment" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        response_id: i64,
        version_id: i64,
        question: String,
        service: Option<String>,
        language: String,
        level: String,
        body: String,
        state: String,
        read_by: Option<i64>,
        read_on: Option<String>,
        screened: bool,
        masks: Option<String>,
        engine: Option<String>,
        outcome: Option<String>,
        quotable: bool,
        engagement_id: Option<i64>,
    }
);
entity!(
    remark, "remark" {
        #[sea_orm(primary_key)] id: i64,
        comment_id: i64,
        version_id: i64,
        starts: i32,
        ends: i32,
        service: Option<String>,
        sentiment: String,
        score: f64,
        confidence: f64,
        coded_service: Option<String>,
        coded: Option<String>,
        coded_by: Option<i64>,
        coded_on: Option<String>,
        second: Option<String>,
        second_by: Option<i64>,
        meant_by: Option<String>,
        blind: bool,
        corrected_service: Option<String>,
        corrected: Option<String>,
        corrected_by: Option<i64>,
        corrected_on: Option<String>,
    }
);
entity!(
    remark_meaning, "remark_meaning" {
        #[sea_orm(primary_key, auto_increment = false)] remark_id: i64,
        version_id: i64,
        vector: Vec<u8>,
        placed: i64,
        unthemed: bool,
    }
);
entity!(
    theme, "theme" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        consultation: String,
        name: String,
        named: bool,
        about: String,
        origin: String,
        state: String,
        merged_into: Option<i64>,
    }
);
entity!(
    theme_centre, "theme_centre" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        theme_id: i64,
        vector: Vec<u8>,
    }
);
entity!(
    remark_theme, "remark_theme" {
        #[sea_orm(primary_key, auto_increment = false)] remark_id: i64,
        #[sea_orm(primary_key, auto_increment = false)] theme_id: i64,
        said: String,
        likeness: f64,
        said_by: Option<i64>,
    }
);
entity!(
    outcome_words, "outcome_words" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        consultation: String,
        section: String,
        words: String,
        mark: String,
        said_by: i64,
        said_on: String,
        findings: Option<String>,
    }
);
entity!(
    promise, "promise" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        consultation: String,
        service: Option<String>,
        what: String,
        measure: String,
        target: String,
        owner: String,
        due: String,
        otherwise: String,
        aim: Option<String>,
    }
);
entity!(
    outcome_edition, "outcome_edition" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        consultation: String,
        number: i32,
        document: String,
        digest: String,
        basis: String,
        after: i32,
        findings: String,
        stage: String,
        note: String,
        asked_by: i64,
        asked_on: String,
        decided_by: Option<i64>,
        decided_on: Option<String>,
        kind: String,
    }
);
entity!(
    /// What a frozen report rates: in a table of its own, so that whoever reads a report does not fetch it.
    outcome_figures, "outcome_figures" {
        #[sea_orm(primary_key, auto_increment = false)] edition_id: i64,
        figures: String,
    }
);
entity!(
    outcome_tables, "outcome_tables" {
        #[sea_orm(primary_key, auto_increment = false)] edition_id: i64,
        tables: String,
        weighed_to: String,
    }
);
entity!(
    api_token, "api_token" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        name: String,
        token_hash: String,
        scopes: String,
        made_by: i64,
        made_on: String,
        last_day: String,
        revoked_on: Option<String>,
        used_on: Option<String>,
    }
);
entity!(
    roll, "roll" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        consultation: String,
        survey: String,
        by_what: String,
        numbers: String,
        source: String,
        counted_on: String,
        weighs: bool,
    }
);
entity!(
    follower, "follower" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        consultation: String,
        email: String,
        language: String,
        level: String,
        secret_hash: String,
        asked_on: String,
        confirmed: bool,
        held_session: bool,
        tries: i32,
        claimed_until: i64,
        expires_on: String,
    }
);
entity!(
    promise_check, "promise_check" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        consultation: String,
        promise_id: i64,
        on_day: String,
        verdict: String,
        figure: String,
        for_whom: String,
        doing: String,
        next_on: String,
        said_by: i64,
        agreed_by: Option<i64>,
        waits: Option<i64>,
        number: i32,
    }
);
entity!(
    concern, "concern" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        response_id: i64,
        version_id: i64,
        question: String,
        service: Option<String>,
        language: String,
        level: String,
        body: String,
        topic: Option<String>,
        likely: f64,
        state: String,
        raised_on: String,
        due_on: String,
        told: bool,
        escalated: bool,
        claimed_until: i64,
        engagement_id: Option<i64>,
    }
);
entity!(
    message, "message" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        consultation: String,
        subject: String,
        language: String,
        level: String,
        body: Option<String>,
        reach: Option<String>,
        came_on: String,
        due_on: String,
        state: String,
        note: String,
        account_id: Option<i64>,
        acknowledged_on: Option<String>,
        answered_on: Option<String>,
    }
);
entity!(
    concern_event, "concern_event" {
        #[sea_orm(primary_key)] id: i64,
        concern_id: i64,
        at: i64,
        account_id: Option<i64>,
        did: String,
        note: String,
    }
);
entity!(
    account, "account" {
        #[sea_orm(primary_key)] id: i64,
        email: String,
        name: String,
        role: String,
        password_hash: String,
        disabled: bool,
        school_id: Option<i64>,
        must_change: bool,
    }
);
entity!(
    web_session, "web_session" {
        #[sea_orm(primary_key, auto_increment = false)] id: String,
        data: String,
        expires_at: i64,
    }
);
entity!(
    audit_event, "audit_event" {
        #[sea_orm(primary_key)] id: i64,
        at: i64,
        account_id: Option<i64>,
        action: String,
        subject: String,
    }
);
entity!(
    setting, "setting" {
        #[sea_orm(primary_key, auto_increment = false)] key: String,
        value: String,
    }
);
entity!(
    school, "school" {
        #[sea_orm(primary_key)] id: i64,
        urn: String,
        name: String,
        phase: String,
        pupils: Option<i32>,
    }
);
entity!(
    school_answers, "school_answers" {
        #[sea_orm(primary_key, auto_increment = false)] consultation: String,
        #[sea_orm(primary_key, auto_increment = false)] survey: String,
        #[sea_orm(primary_key, auto_increment = false)] school_id: i64,
        answered: i64,
    }
);
entity!(
    engagement, "engagement" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        consultation: String,
        school_id: i64,
        planned_by: i64,
        plan: String,
        day: String,
        stage: String,
        version_id: Option<i64>,
        code: Option<String>,
        code_until: i64,
        screen: String,
        step: i32,
        phase: String,
        shown: String,
        moment: i64,
        pulse: i64,
        began: i32,
        sent: i32,
        present: Option<i32>,
        sat_out: Option<i32>,
        note: String,
        decided_by: Option<i64>,
        decided_on: Option<String>,
        told: bool,
        tell_from: Option<i64>,
        countdown_until: Option<i64>,
        late: i32,
    }
);
entity!(
    school_meeting, "school_meeting" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        consultation: String,
        school_id: i64,
        on_day: String,
        present: String,
        engaged: String,
        kept_by: i64,
    }
);
entity!(
    school_action, "school_action" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        consultation: String,
        school_id: i64,
        what: String,
        who: String,
        due: String,
        done_on: Option<String>,
        kept_by: i64,
    }
);
entity!(
    engagement_participant, "engagement_participant" {
        #[sea_orm(primary_key, auto_increment = false)] engagement_id: i64,
        #[sea_orm(primary_key, auto_increment = false)] token: String,
        shared: bool,
    }
);
entity!(
    engagement_ballot, "engagement_ballot" {
        #[sea_orm(primary_key, auto_increment = false)] engagement_id: i64,
        #[sea_orm(primary_key, auto_increment = false)] slot: String,
        #[sea_orm(primary_key, auto_increment = false)] ballot: String,
        pick: String,
    }
);
entity!(
    engagement_count, "engagement_count" {
        #[sea_orm(primary_key, auto_increment = false)] engagement_id: i64,
        #[sea_orm(primary_key, auto_increment = false)] slot: String,
        #[sea_orm(primary_key, auto_increment = false)] how: String,
        #[sea_orm(primary_key, auto_increment = false)] pick: String,
        n: i32,
    }
);
entity!(
    engagement_correction, "engagement_correction" {
        #[sea_orm(primary_key)] id: i64,
        engagement_id: i64,
        slot: String,
        how: String,
        pick: String,
        before: i32,
        after: i32,
        reason: String,
        account_id: i64,
        on_day: String,
    }
);
entity!(
    engagement_note, "engagement_note" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        engagement_id: i64,
        kind: String,
        service: Option<String>,
        body: String,
        agreed: Option<String>,
        quotable: bool,
        consent: bool,
    }
);
entity!(
    engagement_drawing, "engagement_drawing" {
        #[sea_orm(primary_key, auto_increment = false)] id: i64,
        engagement_id: i64,
        service: Option<String>,
        #[sea_orm(column_type = "Text")] words: String,
        agreed: bool,
        shown: bool,
        digest: String,
        width: i32,
        height: i32,
        #[sea_orm(column_type = "Blob")] picture: Vec<u8>,
    }
);
entity!(
    outcome_drawing, "outcome_drawing" {
        #[sea_orm(primary_key, auto_increment = false)] edition_id: i64,
        #[sea_orm(primary_key, auto_increment = false)] digest: String,
        #[sea_orm(column_type = "Blob")] picture: Vec<u8>,
    }
);
