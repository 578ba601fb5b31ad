//! Access for programs: administrators give it and take it back.

use app::{
    components::error_summary::Problem,
    pages::{
        failure::Failure,
        officer::{self, Access, Given, Told},
    },
    ui::Ui,
    urls,
};
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    access::{Grant, Scope, is_good},
    hooks::{Hook, MOST, Wrong},
    respond::form::tidy,
};

use super::{
    super::{Answer, AppState, Refusal, api, ours, reader::Posted, render},
    May, Officer, interface, needs,
};
use crate::{
    hooks, jobs, random,
    store::{hooks::KeptHook, people::Action, tokens::Token},
};

/// All access that was given.
pub(in super::super) async fn show(State(state): State<AppState>, May(officer, ..): May<needs::GiveAccess>) -> Answer {
    page(&state, &officer, StatusCode::OK, Access::default()).await
}

async fn page(state: &AppState, officer: &Officer, status: StatusCode, model: Access) -> Result<Response, Refusal> {
    let words = interface(state);
    let ui = words.ui.clone();
    let today = state.clock.today();
    let tokens = state.store.tokens().await.map_err(ours(&words))?;
    let given = tokens
        .into_iter()
        .map(|token| {
            let good = !token.giver_gone && is_good(&token.last_day, token.revoked_on.is_some(), &today);
            in_words(&ui, token, good)
        })
        .collect();
    let hooks = state.store.hooks().await.map_err(ours(&words))?;
    let hooks = hooks.into_iter().map(|hook| told(&ui, hook)).collect();
    let who = officer.shown();
    let model = Access { given, hooks, ..model };
    Ok(render::page(status, move || officer::access(&ui, &who, &model)).await)
}

fn in_words(ui: &Ui, token: Token, good: bool) -> Given {
    let until = match (&token.revoked_on, token.giver_gone) {
        (Some(day), _) => ui.say_with("access-revoked", &[("day", ui.day(day).into())]),
        (None, true) => ui.say_with("access-closed", &[("name", token.made_by.clone().into())]),
        (None, false) if !good => ui.say_with("access-past", &[("day", ui.day(&token.last_day).into())]),
        (None, false) => ui.day(&token.last_day),
    };
    let by = [("name", token.made_by.clone().into()), ("day", ui.day(&token.made_on).into())];
    Given {
        id: token.id,
        name: token.name,
        scopes: token.scopes,
        by: ui.say_with("access-by-on", &by),
        until,
        used: token.used_on.as_ref().map_or_else(|| ui.say("access-never"), |day| ui.day(day)),
        good,
    }
}

fn told(ui: &Ui, hook: KeptHook) -> Told {
    let on = hook.is_on();
    let (heard, waits, given_up) = hook.told;
    let args = [("heard", heard.into()), ("waits", waits.into()), ("up", given_up.into())];
    let mut state = match &hook.stopped_on {
        Some(day) => ui.say_with("hooks-stopped", &[("day", ui.day(day).into())]),
        None if hook.giver_gone => ui.say_with("access-closed", &[("name", hook.made.0.clone().into())]),
        None => ui.say_with("hooks-told", &args),
    };
    if let Some(why) = hook.failed.filter(|_| on && waits + given_up > 0) {
        state = format!("{state} {}", ui.say_with("hooks-failed", &[("why", why.into())]));
    }
    let by = [("name", hook.made.0.into()), ("day", ui.day(&hook.made.1).into())];
    Told {
        // Also where whoever added it is gone: it takes a place as long as it is not stopped.
        can_be_stopped: hook.stopped_on.is_none(),
        id: hook.id,
        by: ui.say_with("access-by-on", &by),
        state,
        on,
        name: hook.hook.name,
        address: hook.hook.address,
    }
}

/// Gives access, or takes it back.
pub(in super::super) async fn act(
    State(state): State<AppState>,
    May(officer, ..): May<needs::GiveAccess>,
    Posted(fields): Posted,
) -> Answer {
    let words = interface(&state);
    let missing = || Refusal(Failure::NotFound, words.clone());
    let today = state.clock.today();
    match fields.first("do") {
        Some("give") => {
            let name = tidy(fields.first("name").unwrap_or_default());
            let days = fields.first("days").unwrap_or_default().to_owned();
            match Grant::read(&name, fields.all("scopes"), &days) {
                Ok(grant) => {
                    let token = format!("{}{}", api::PREFIX, random::token());
                    let last = state.clock.days_from_now(i32::from(grant.days));
                    let id = state
                        .store
                        .grant(&grant, &token, officer.account.id, (&today, &last))
                        .await
                        .map_err(ours(&words))?;
                    officer.did(&state, Action::Access, &format!("give {id}"), &words).await?;
                    // Shown in the answer itself: a token in an address would be in histories and logs.
                    let model = Access { token: Some((grant.name, token)), ..Access::default() };
                    page(&state, &officer, StatusCode::OK, model).await
                }
                Err(wrong) => {
                    let problems = wrong
                        .into_iter()
                        .map(|wrong| Problem {
                            field: wrong.as_str().to_owned(),
                            message: words.ui.say(&format!("access-error-{}", wrong.as_str())),
                        })
                        .collect();
                    let scopes = fields.all("scopes").filter_map(Scope::parse).collect();
                    let model = Access { typed: (name, scopes, days), problems, ..Access::default() };
                    page(&state, &officer, StatusCode::UNPROCESSABLE_ENTITY, model).await
                }
            }
        }
        Some("revoke") => {
            let id: i64 = fields.first("id").and_then(|id| id.parse().ok()).ok_or_else(missing)?;
            // Taken back twice, it is as it was.
            if state.store.revoke(id, &today).await.map_err(ours(&words))? {
                officer.did(&state, Action::Access, &format!("revoke {id}"), &words).await?;
            }
            Ok(render::onward(urls::ACCESS))
        }
        Some("tell") => {
            let typed = ["hook-name", "hook-address"].map(|name| tidy(fields.first(name).unwrap_or_default()));
            let problem = |field: &str| Problem {
                field: field.to_owned(),
                message: words.ui.say(&format!("hooks-error-{field}")),
            };
            let failed =
                |problems| Access { problems, hook_typed: (typed[0].clone(), typed[1].clone()), ..Access::default() };
            let read = Hook::read(&typed[0], &typed[1], state.caller.calls_inside());
            match read.and_then(
                |hook| if state.caller.can_call(&hook.address) { Ok(hook) } else { Err(vec![Wrong::Address]) },
            ) {
                Ok(hook) => {
                    let (id, secret) = (random::id(), hooks::secret());
                    let by = (officer.account.id, &today);
                    if !state.store.add_hook(id, &hook, &secret, by).await.map_err(ours(&words))? {
                        let model = failed(vec![Problem {
                            field: "hook-name".to_owned(),
                            message: words.ui.say_with("hooks-error-full", &[("most", MOST.into())]),
                        }]);
                        return page(&state, &officer, StatusCode::UNPROCESSABLE_ENTITY, model).await;
                    }
                    officer.did(&state, Action::Access, &format!("tell {id}"), &words).await?;
                    let model = Access { secret: Some((hook.name, secret)), ..Access::default() };
                    page(&state, &officer, StatusCode::OK, model).await
                }
                Err(wrong) => {
                    let problems = wrong.into_iter().map(|wrong| problem(wrong.as_str())).collect();
                    page(&state, &officer, StatusCode::UNPROCESSABLE_ENTITY, failed(problems)).await
                }
            }
        }
        Some("test") => {
            let id: i64 = fields.first("id").and_then(|id| id.parse().ok()).ok_or_else(missing)?;
            let hooks = state.store.hooks().await.map_err(ours(&words))?;
            let hook = hooks.into_iter().find(|hook| hook.id == id && hook.is_on()).ok_or_else(missing)?;
            officer.did(&state, Action::Access, &format!("test telling {id}"), &words).await?;
            let heard = jobs::hooks::test(&state, &hook).await;
            let model = Access { tested: Some((hook.hook.name, heard)), ..Access::default() };
            page(&state, &officer, StatusCode::OK, model).await
        }
        Some("stop") => {
            let id: i64 = fields.first("id").and_then(|id| id.parse().ok()).ok_or_else(missing)?;
            if state.store.stop_hook(id, &today).await.map_err(ours(&words))? {
                officer.did(&state, Action::Access, &format!("stop telling {id}"), &words).await?;
            }
            Ok(render::onward(urls::ACCESS))
        }
        _ => Err(missing()),
    }
}
