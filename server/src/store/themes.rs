//! Themes: where remarks stand among meanings, what they speak of, and who says so.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    code::Code,
    comments::{
        Sentiment,
        meaning::{Centre, Vector},
        refit::Turns,
        themes::Place,
    },
    digest::Digest,
    level::ReadingLevel,
};
use futures::TryStreamExt as _;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, FromQueryResult, JoinType, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
    sea_query::{Expr, OnConflict},
};

use super::{
    Store, StoreError,
    comments::CommentState,
    entities::{comment, remark, remark_meaning, remark_theme, setting, theme, theme_centre},
    meaning::to_comment,
    remarks::Counted,
    writer::Work,
};

/// Where a theme came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The program found it among remarks.
    Found,
    /// An officer wrote it.
    Written,
}

impl Origin {
    fn as_str(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Written => "written",
        }
    }
}

/// A theme that is in use.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What an officer wrote it is about.
    pub about: String,
    /// Where it came from.
    pub origin: Origin,
    /// Whether an officer gave it its name, or let it stand: until then it is in no finding.
    pub named: bool,
}

/// A theme to be kept.
#[derive(Clone, Debug)]
pub struct NewTheme {
    /// Its name.
    pub name: String,
    /// What an officer wrote it is about.
    pub about: String,
    /// Where it came from.
    pub origin: Origin,
    /// Its centre.
    pub centre: Vector,
}

/// That a remark has a theme.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The theme.
    pub theme: i64,
    /// The remark.
    pub remark: i64,
    /// How like the theme it is.
    pub likeness: f64,
    /// Whether an officer says so.
    pub by_officer: bool,
    /// The version of the survey it answers.
    pub version: i64,
    /// Whose response it is in.
    pub response: i64,
    /// The level of the wording that was read.
    pub level: ReadingLevel,
    /// What is thought: by an officer where one has said so.
    pub sentiment: Sentiment,
    /// From −1 to 1.
    pub score: f64,
    /// The service it is about, where it is about one: by an officer where one has said so.
    pub service: Option<Code>,
}

pub(super) const MACHINE: &str = "machine";
const YES: &str = "yes";
pub(super) const NO: &str = "no";
const USED: &str = "used";
const MERGED: &str = "merged";
const DROPPED: &str = "dropped";

/// The key under which a consultation keeps the edition of its themes: another one, and remarks are placed anew.
fn edition_key(consultation: &Code) -> String {
    format!("themes-{}", Digest::of([consultation.as_str().as_bytes()]).short())
}

/// The key under which it keeps how many remarks there were when themes were last looked for.
fn looked_key(consultation: &Code) -> String {
    format!("looked-{}", Digest::of([consultation.as_str().as_bytes()]).short())
}

impl Store {
    /// The themes of a consultation that are in use, by name.
    pub async fn themes(&self, consultation: &Code) -> Result<Vec<Theme>, StoreError> {
        let rows = theme::Entity::find()
            .filter(theme::Column::Consultation.eq(consultation.as_str()))
            .filter(theme::Column::State.eq(USED))
            .order_by_asc(theme::Column::Name)
            .order_by_asc(theme::Column::Id)
            .all(&self.db)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| Theme {
                id: row.id,
                origin: if row.origin == Origin::Written.as_str() { Origin::Written } else { Origin::Found },
                name: row.name,
                about: row.about,
                named: row.named,
            })
            .collect())
    }

    /// Where remarks are placed: each theme with its centres, and what officers said belongs to it.
    pub async fn places(&self, consultation: &Code) -> Result<Vec<Place<i64>>, StoreError> {
        let ids: Vec<i64> = self.themes(consultation).await?.into_iter().map(|theme| theme.id).collect();
        let kept = theme_centre::Entity::find()
            .filter(theme_centre::Column::ThemeId.is_in(ids.iter().copied()))
            .order_by_asc(theme_centre::Column::Id)
            .all(&self.db)
            .await?;
        let said: Vec<(i64, Vec<u8>)> = remark_theme::Entity::find()
            .select_only()
            .column(remark_theme::Column::ThemeId)
            .column(remark_meaning::Column::Vector)
            .join(
                JoinType::InnerJoin,
                remark_theme::Entity::belongs_to(remark_meaning::Entity)
                    .from(remark_theme::Column::RemarkId)
                    .to(remark_meaning::Column::RemarkId)
                    .into(),
            )
            .filter(remark_theme::Column::ThemeId.is_in(ids.iter().copied()))
            .filter(remark_theme::Column::Said.eq(YES))
            .order_by_asc(remark_theme::Column::RemarkId)
            .into_tuple()
            .all(&self.db)
            .await?;
        let mut examples: BTreeMap<i64, Vec<Vector>> = BTreeMap::new();
        for (theme, vector) in said {
            examples.entry(theme).or_default().extend(Vector::parse(&vector));
        }
        Ok(ids
            .into_iter()
            .map(|theme| {
                let centre = |vector: &Vector| Centre::of([(vector, 1.0)]);
                let mut centres: Vec<Centre> = kept
                    .iter()
                    .filter(|row| row.theme_id == theme)
                    .filter_map(|row| centre(&Vector::parse(&row.vector)?))
                    .collect();
                let examples = examples.remove(&theme).unwrap_or_default();
                // One example is that remark; from a few on they say where the theme is.
                if examples.len() >= 3 {
                    centres.extend(Centre::of(examples.iter().map(|vector| (vector, 1.0))));
                }
                Place { theme, centres }
            })
            .collect())
    }

    /// The edition of a consultation's themes.
    pub async fn themes_edition(&self, consultation: &Code) -> Result<i64, StoreError> {
        let kept = self.setting(&edition_key(consultation)).await?;
        Ok(kept.and_then(|kept| kept.parse().ok()).unwrap_or_default())
    }

    /// Whether remarks wait to be placed among the themes as they are now: until then, numbers are of the themes as they
    /// were.
    pub async fn are_placed_anew(&self, consultation: &Code, versions: &[i64]) -> Result<bool, StoreError> {
        let edition = self.themes_edition(consultation).await?;
        Ok(edition != 0 && !self.unplaced(versions, edition, 1).await?.is_empty())
    }

    /// How many remarks have a meaning, and how many there were when themes were last looked for; `None` where an
    /// officer wants them looked for now.
    pub async fn looked(&self, consultation: &Code, versions: &[i64]) -> Result<(u64, Option<u64>), StoreError> {
        let all = remark_meaning::Entity::find()
            .filter(remark_meaning::Column::VersionId.is_in(versions.iter().copied()))
            .count(&self.db)
            .await?;
        let kept = self.setting(&looked_key(consultation)).await?;
        Ok((all, kept.map_or(Some(0), |kept| kept.parse().ok())))
    }

    /// Lets themes be looked for when there is time.
    pub async fn look_for_themes(&self, consultation: &Code) -> Result<(), StoreError> {
        self.set_setting(&looked_key(consultation), "now".to_owned()).await
    }

    /// Keeps that themes were looked for among so many remarks.
    pub async fn have_looked(&self, consultation: &Code, among: u64) -> Result<(), StoreError> {
        self.set_setting(&looked_key(consultation), among.to_string()).await
    }

    /// Keeps themes that were found while the themes were of this edition. Whether they still are: what an officer
    /// changed or another server found meanwhile is not added to.
    pub async fn add_found(
        &self,
        consultation: &Code,
        edition: i64,
        themes: Vec<NewTheme>,
    ) -> Result<bool, StoreError> {
        let key = edition_key(consultation);
        let rows: Vec<_> = themes.iter().map(|new| rows_of(consultation, new)).collect();
        self.change(
            consultation,
            Box::new(move |db| {
                let (key, rows) = (key.clone(), rows.clone());
                Box::pin(async move {
                    let now = setting::Entity::find_by_id(&key).one(db).await?;
                    if now.and_then(|row| row.value.parse().ok()).unwrap_or(0_i64) != edition {
                        return Err(StoreError::Conflict);
                    }
                    for (theme, centre) in rows {
                        theme::Entity::insert(theme).exec_without_returning(db).await?;
                        theme_centre::Entity::insert(centre).exec_without_returning(db).await?;
                    }
                    Ok(())
                })
            }),
        )
        .await
    }

    /// Changes themes, and with them their edition, in one step: a kill between the two would leave remarks where they
    /// were. Whether it could be done: the work answers [`StoreError::Conflict`] where it could not.
    async fn change(&self, consultation: &Code, work: Work) -> Result<bool, StoreError> {
        let (key, edition) = (edition_key(consultation), crate::random::id().to_string());
        let work = std::sync::Arc::new(work);
        let done = self
            .writer
            .write(Box::new(move |db| {
                let (key, edition, work) = (key.clone(), edition.clone(), work.clone());
                Box::pin(async move {
                    work(db).await?;
                    super::settings::set(db, &key, edition).await
                })
            }))
            .await;
        match done {
            Ok(()) => self.touch(consultation).await.map(|()| true),
            Err(StoreError::Conflict) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Keeps a theme, and says its number.
    pub async fn add_theme(&self, consultation: &Code, new: &NewTheme) -> Result<i64, StoreError> {
        let (row, centre) = rows_of(consultation, new);
        let id = *row.id.as_ref();
        self.change(
            consultation,
            Box::new(move |db| {
                let (row, centre) = (row.clone(), centre.clone());
                Box::pin(async move {
                    theme::Entity::insert(row).exec_without_returning(db).await?;
                    theme_centre::Entity::insert(centre).exec_without_returning(db).await?;
                    Ok(())
                })
            }),
        )
        .await?;
        Ok(id)
    }

    /// Gives a theme another name, or lets its name stand. Whether there was such a one.
    pub async fn rename_theme(&self, consultation: &Code, id: i64, name: &str) -> Result<bool, StoreError> {
        let done = theme::Entity::update_many()
            .col_expr(theme::Column::Name, Expr::value(name))
            .col_expr(theme::Column::Named, Expr::value(true))
            .filter(in_use(consultation, id))
            .exec(&self.db)
            .await?;
        self.touch(consultation).await?;
        Ok(done.rows_affected == 1)
    }

    /// Drops a theme: its remarks go to others, or have none. Whether there was such a one.
    pub async fn drop_theme(&self, consultation: &Code, id: i64) -> Result<bool, StoreError> {
        let code = consultation.clone();
        self.change(
            consultation,
            Box::new(move |db| {
                let code = code.clone();
                Box::pin(async move {
                    let done = theme::Entity::update_many()
                        .col_expr(theme::Column::State, Expr::value(DROPPED))
                        .filter(in_use(&code, id))
                        .exec(db)
                        .await?;
                    if done.rows_affected == 0 {
                        return Err(StoreError::Conflict);
                    }
                    remark_theme::Entity::delete_many().filter(remark_theme::Column::ThemeId.eq(id)).exec(db).await?;
                    Ok(())
                })
            }),
        )
        .await
    }

    /// Makes one theme part of another: its remarks, its centres and what officers said of it go there. Whether both
    /// were in use.
    pub async fn merge_theme(&self, consultation: &Code, id: i64, into: i64) -> Result<bool, StoreError> {
        let code = consultation.clone();
        self.change(
            consultation,
            Box::new(move |db| {
                let code = code.clone();
                Box::pin(async move {
                    let there = theme::Entity::find().filter(in_use(&code, into)).count(db).await?;
                    let both = theme::Entity::find().filter(in_use(&code, id)).count(db).await? + there;
                    if both != 2 || id == into {
                        return Err(StoreError::Conflict);
                    }
                    theme::Entity::update_many()
                        .col_expr(theme::Column::State, Expr::value(MERGED))
                        .col_expr(theme::Column::MergedInto, Expr::value(into))
                        .filter(theme::Column::Id.eq(id))
                        .exec(db)
                        .await?;
                    theme_centre::Entity::update_many()
                        .col_expr(theme_centre::Column::ThemeId, Expr::value(into))
                        .filter(theme_centre::Column::ThemeId.eq(id))
                        .exec(db)
                        .await?;
                    // What an officer said of either is said of both, and what was said to be it comes before what was
                    // said not to be.
                    let said = remark_theme::Entity::find()
                        .filter(remark_theme::Column::ThemeId.eq(id))
                        .filter(remark_theme::Column::Said.ne(MACHINE))
                        .all(db)
                        .await?;
                    let there: Vec<(i64, String)> = remark_theme::Entity::find()
                        .select_only()
                        .columns([remark_theme::Column::RemarkId, remark_theme::Column::Said])
                        .filter(remark_theme::Column::ThemeId.eq(into))
                        .into_tuple()
                        .all(db)
                        .await?;
                    let there: BTreeMap<i64, String> = there.into_iter().collect();
                    remark_theme::Entity::delete_many().filter(remark_theme::Column::ThemeId.eq(id)).exec(db).await?;
                    for row in said {
                        let stands = there.get(&row.remark_id).map(String::as_str);
                        if row.said == YES || !matches!(stands, Some(YES | NO)) {
                            say(db, row.remark_id, into, &row.said, row.said_by).await?;
                        }
                    }
                    Ok(())
                })
            }),
        )
        .await
    }

    /// Takes part of a theme out of it, as a theme of its own: `stays` and `goes` are the centres of what stays and
    /// what goes. Says the new one's number; nothing where the theme is no longer in use.
    pub async fn split_theme(
        &self,
        consultation: &Code,
        id: i64,
        stays: &Vector,
        goes: &NewTheme,
    ) -> Result<Option<i64>, StoreError> {
        let row =
            theme_centre::ActiveModel { id: Set(crate::random::id()), theme_id: Set(id), vector: Set(stays.bytes()) };
        let (new, centre) = rows_of(consultation, goes);
        let number = *new.id.as_ref();
        let code = consultation.clone();
        let done = self
            .change(
                consultation,
                Box::new(move |db| {
                    let (row, new, centre, code) = (row.clone(), new.clone(), centre.clone(), code.clone());
                    Box::pin(async move {
                        if theme::Entity::find().filter(in_use(&code, id)).count(db).await? == 0 {
                            return Err(StoreError::Conflict);
                        }
                        theme_centre::Entity::delete_many()
                            .filter(theme_centre::Column::ThemeId.eq(id))
                            .exec(db)
                            .await?;
                        theme_centre::Entity::insert(row).exec_without_returning(db).await?;
                        theme::Entity::insert(new).exec_without_returning(db).await?;
                        theme_centre::Entity::insert(centre).exec_without_returning(db).await?;
                        Ok(())
                    })
                }),
            )
            .await?;
        Ok(done.then_some(number))
    }

    /// Keeps that an officer says a remark of these versions has a theme, and no other that the engine named; with
    /// none, that it has no theme at all. Whether there was such a remark, and such a theme in use.
    pub async fn say_theme(
        &self,
        versions: &[i64],
        remark: i64,
        theme: Option<i64>,
        officer: i64,
    ) -> Result<bool, StoreError> {
        if !self.is_of(versions, remark).await? {
            return Ok(false);
        }
        let done = self
            .writer
            .write(Box::new(move |db| Box::pin(async move { say_of(db, remark, theme, officer).await })))
            .await;
        match done {
            Ok(()) => Ok(true),
            Err(StoreError::Conflict) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The same of several remarks at once, all of them or none; what they are like shows where the theme is, so all are
    /// placed anew. Whether there is such a theme in use.
    pub async fn move_remarks(
        &self,
        consultation: &Code,
        remarks: &[i64],
        theme: Option<i64>,
        officer: i64,
    ) -> Result<bool, StoreError> {
        let remarks: std::sync::Arc<[i64]> = remarks.into();
        self.change(
            consultation,
            Box::new(move |db| {
                let remarks = remarks.clone();
                Box::pin(async move {
                    // What conflicts must have written nothing.
                    for remark in remarks.iter() {
                        may_say(db, *remark, theme).await?;
                    }
                    for remark in remarks.iter() {
                        say_of(db, *remark, theme, officer).await?;
                    }
                    Ok(())
                })
            }),
        )
        .await
    }

    /// Takes back what this officer said of a remark's themes: the engine places it again.
    pub async fn unsay_theme(&self, versions: &[i64], remark: i64, officer: i64) -> Result<(), StoreError> {
        if !self.is_of(versions, remark).await? {
            return Ok(());
        }
        self.writer
            .write(Box::new(move |db| {
                Box::pin(async move {
                    let mine = remark_theme::Entity::delete_many()
                        .filter(remark_theme::Column::RemarkId.eq(remark))
                        .filter(remark_theme::Column::SaidBy.eq(officer))
                        .exec(db)
                        .await?;
                    if mine.rows_affected == 0 {
                        return Ok(());
                    }
                    remark_meaning::Entity::update_many()
                        .col_expr(remark_meaning::Column::Placed, Expr::value(0))
                        .col_expr(remark_meaning::Column::Unthemed, Expr::value(false))
                        .filter(remark_meaning::Column::RemarkId.eq(remark))
                        .exec(db)
                        .await?;
                    Ok(())
                })
            }))
            .await
    }

    async fn is_of(&self, versions: &[i64], remark: i64) -> Result<bool, StoreError> {
        Ok(remark::Entity::find_by_id(remark)
            .filter(remark::Column::VersionId.is_in(versions.iter().copied()))
            .count(&self.db)
            .await?
            == 1)
    }

    /// Whether it is known what themes a remark has: it was placed among them, or an officer says that it has none.
    pub async fn is_placed(&self, remark: i64) -> Result<bool, StoreError> {
        let row = remark_meaning::Entity::find_by_id(remark).one(&self.db).await?;
        Ok(row.is_some_and(|row| row.placed > 0 || row.unthemed))
    }

    /// The theme a remark has: an officer's where one has said so, else the nearest.
    pub async fn theme_of(&self, remark: i64) -> Result<Option<i64>, StoreError> {
        let rows = remark_theme::Entity::find()
            .filter(remark_theme::Column::RemarkId.eq(remark))
            .filter(remark_theme::Column::Said.ne(NO))
            .order_by_desc(remark_theme::Column::Likeness)
            .all(&self.db)
            .await?;
        Ok(rows.iter().find(|row| row.said == YES).or(rows.first()).map(|row| row.theme_id))
    }

    /// Which remarks have which themes, in comments that are not held back: as officers say where they have, else as
    /// the engine placed them. Ordered by remark, the nearest theme first. `turns` are those that corrections have moved, where they
    /// are in use.
    pub async fn placed(&self, versions: &[i64], turns: Option<Turns>) -> Result<Vec<Placed>, StoreError> {
        let mut rows = remark_theme::Entity::find()
            .select_only()
            .column(remark_theme::Column::ThemeId)
            .column(remark_theme::Column::RemarkId)
            .column(remark_theme::Column::Said)
            .column(remark_theme::Column::Likeness)
            .column(remark::Column::VersionId)
            .column(remark::Column::Sentiment)
            .column(remark::Column::Coded)
            .column(remark::Column::Corrected)
            .column(remark::Column::Score)
            .column(remark::Column::Service)
            .column(remark::Column::CodedService)
            .column(remark::Column::CorrectedService)
            .column(comment::Column::ResponseId)
            .column(comment::Column::Level)
            .join(
                JoinType::InnerJoin,
                remark_theme::Entity::belongs_to(remark::Entity)
                    .from(remark_theme::Column::RemarkId)
                    .to(remark::Column::Id)
                    .into(),
            )
            .join(JoinType::InnerJoin, to_comment())
            .filter(remark::Column::VersionId.is_in(versions.iter().copied()))
            .filter(comment::Column::State.ne(CommentState::Held.as_str()))
            .filter(remark_theme::Column::Said.ne(NO))
            .order_by_asc(remark_theme::Column::RemarkId)
            .order_by_desc(remark_theme::Column::Likeness)
            .into_model::<Row>()
            .stream(&self.db)
            .await?;
        let mut found: Vec<Placed> = Vec::new();
        while let Some(row) = rows.try_next().await? {
            let counted = Counted {
                engine: (row.service, row.sentiment),
                score: row.score,
                coded: (row.coded_service, row.coded),
                corrected: (row.corrected_service, row.corrected),
            };
            let (Some((service, sentiment)), Some(level)) = (counted.said(turns), ReadingLevel::parse(&row.level))
            else {
                continue;
            };
            found.push(Placed {
                theme: row.theme_id,
                remark: row.remark_id,
                likeness: row.likeness,
                by_officer: row.said == YES,
                version: row.version_id,
                response: row.response_id,
                level,
                sentiment,
                score: row.score,
                service,
            });
        }
        // Where an officer has said what a remark's theme is, the engine's are none.
        let coded: BTreeSet<i64> = found.iter().filter(|one| one.by_officer).map(|one| one.remark).collect();
        found.retain(|one| one.by_officer || !coded.contains(&one.remark));
        Ok(found)
    }

    /// Deletes a consultation's themes: their names are made of what people wrote.
    pub async fn delete_themes(&self, consultation: &Code) -> Result<u64, StoreError> {
        let done = theme::Entity::delete_many()
            .filter(theme::Column::Consultation.eq(consultation.as_str()))
            .exec(&self.db)
            .await?;
        Ok(done.rows_affected)
    }
}

fn rows_of(consultation: &Code, new: &NewTheme) -> (theme::ActiveModel, theme_centre::ActiveModel) {
    let id = crate::random::id();
    let row = theme::ActiveModel {
        id: Set(id),
        consultation: Set(consultation.to_string()),
        name: Set(new.name.clone()),
        named: Set(new.origin == Origin::Written),
        about: Set(new.about.clone()),
        origin: Set(new.origin.as_str().to_owned()),
        state: Set(USED.to_owned()),
        merged_into: Set(None),
    };
    let centre =
        theme_centre::ActiveModel { id: Set(crate::random::id()), theme_id: Set(id), vector: Set(new.centre.bytes()) };
    (row, centre)
}

fn in_use(consultation: &Code, id: i64) -> Condition {
    Condition::all()
        .add(theme::Column::Id.eq(id))
        .add(theme::Column::Consultation.eq(consultation.as_str()))
        .add(theme::Column::State.eq(USED))
}

/// Whether [`say_of`] may be said; [`StoreError::Conflict`] where not.
async fn may_say(db: &impl ConnectionTrait, remark: i64, theme: Option<i64>) -> Result<(), StoreError> {
    let found = match theme {
        Some(id) => theme::Entity::find_by_id(id).filter(theme::Column::State.eq(USED)).count(db).await?,
        // That it has none is kept with its meaning: before there is one, there is nowhere to keep it.
        None => remark_meaning::Entity::find_by_id(remark).count(db).await?,
    };
    if found == 0 { Err(StoreError::Conflict) } else { Ok(()) }
}

/// Keeps that an officer says a remark has a theme and no other, or none at all; [`StoreError::Conflict`] where the theme
/// is no longer in use, or nothing is known of the remark yet.
async fn say_of(db: &impl ConnectionTrait, remark: i64, theme: Option<i64>, officer: i64) -> Result<(), StoreError> {
    may_say(db, remark, theme).await?;
    // What a colleague has said already stays theirs.
    if is_said(db, remark, theme).await? {
        return Ok(());
    }
    remark_meaning::Entity::update_many()
        .col_expr(remark_meaning::Column::Unthemed, Expr::value(theme.is_none()))
        .filter(remark_meaning::Column::RemarkId.eq(remark))
        .exec(db)
        .await?;
    remark_theme::Entity::update_many()
        .col_expr(remark_theme::Column::Said, Expr::value(NO))
        .col_expr(remark_theme::Column::SaidBy, Expr::value(officer))
        .filter(remark_theme::Column::RemarkId.eq(remark))
        // Whose word it is already that it has not that theme, stays.
        .filter(remark_theme::Column::Said.ne(NO))
        .exec(db)
        .await?;
    match theme {
        Some(theme) => say(db, remark, theme, YES, Some(officer)).await,
        None => Ok(()),
    }
}

/// Whether officers have said already that a remark has this theme and no other, or none at all.
async fn is_said(db: &impl ConnectionTrait, remark: i64, theme: Option<i64>) -> Result<bool, StoreError> {
    let Some(theme) = theme else {
        let none = remark_meaning::Entity::find()
            .filter(remark_meaning::Column::RemarkId.eq(remark))
            .filter(remark_meaning::Column::Unthemed.eq(true));
        return Ok(none.count(db).await? > 0);
    };
    let rows = remark_theme::Entity::find().filter(remark_theme::Column::RemarkId.eq(remark)).all(db).await?;
    let this = |row: &remark_theme::Model| row.theme_id == theme && row.said == YES && row.said_by.is_some();
    Ok(rows.iter().any(this) && rows.iter().all(|row| this(row) || row.said == NO))
}

async fn say(
    db: &impl ConnectionTrait,
    remark: i64,
    theme: i64,
    said: &str,
    by: Option<i64>,
) -> Result<(), StoreError> {
    let row = remark_theme::ActiveModel {
        remark_id: Set(remark),
        theme_id: Set(theme),
        said: Set(said.to_owned()),
        likeness: Set(1.0),
        said_by: Set(by),
    };
    remark_theme::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([remark_theme::Column::RemarkId, remark_theme::Column::ThemeId])
                .update_columns([
                    remark_theme::Column::Said,
                    remark_theme::Column::SaidBy,
                    remark_theme::Column::Likeness,
                ])
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Row {
    theme_id: i64,
    remark_id: i64,
    said: String,
    likeness: f64,
    version_id: i64,
    sentiment: String,
    coded: Option<String>,
    corrected: Option<String>,
    score: f64,
    service: Option<String>,
    coded_service: Option<String>,
    corrected_service: Option<String>,
    response_id: i64,
    level: String,
}
