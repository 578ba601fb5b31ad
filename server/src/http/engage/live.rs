//! How screens follow a session: one look at the store for all who follow it, and server-sent events to each.

use std::{
    collections::HashMap,
    convert::Infallible,
    sync::{Arc, Mutex, Weak},
    time::Duration,
};

use axum::response::{
    IntoResponse, Response,
    sse::{Event, KeepAlive, Sse},
};
use futures::{Stream, StreamExt as _, stream};
use tokio::sync::{Notify, watch};

use crate::store::{Store, engage::live::Pulse};

/// How often the store is looked at for what another server wrote.
const LOOK: Duration = Duration::from_millis(200);
/// How often a screen is told at most: with a thousand phones it would be told a thousand times a second.
const BREATH: Duration = Duration::from_millis(100);
/// Something is sent so often at least: a proxy, and a browser, know by it that the connection lives.
const ALIVE: Duration = Duration::from_secs(15);

/// The sessions that are followed.
#[derive(Debug, Default)]
pub struct Live {
    rooms: Mutex<HashMap<i64, Weak<Room>>>,
    stopped: watch::Sender<bool>,
}

#[derive(Debug)]
struct Room {
    pulse: watch::Sender<Pulse>,
    nudge: Notify,
}

/// What a follower is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Follows {
    /// What the room is at, alone: a phone.
    Moments,
    /// Every vote too: the screen, and whoever runs the session.
    Beats,
}

impl Live {
    /// Says that something was written of a session by this server: its followers hear at once.
    pub(in crate::http) fn nudge(&self, session: i64) {
        let room = self.rooms.lock().expect("nothing panics with it").get(&session).and_then(Weak::upgrade);
        if let Some(room) = room {
            room.nudge.notify_one();
        }
    }

    /// Ends every stream: the server is stopping, and browsers connect to the next.
    pub fn stop(&self) {
        self.stopped.send_replace(true);
    }

    fn room(&self, store: &Store, session: i64, now: Pulse) -> Arc<Room> {
        let mut rooms = self.rooms.lock().expect("nothing panics with it");
        rooms.retain(|_, room| room.strong_count() > 0);
        if let Some(room) = rooms.get(&session).and_then(Weak::upgrade) {
            // Whoever comes has read the store later than the room's own look.
            room.pulse.send_if_modified(|kept| {
                let newer = (now.moment, now.beat) > (kept.moment, kept.beat);
                if newer {
                    *kept = now;
                }
                newer
            });
            return room;
        }
        let room = Arc::new(Room { pulse: watch::Sender::new(now), nudge: Notify::new() });
        rooms.insert(session, Arc::downgrade(&room));
        tokio::spawn(watch_store(store.clone(), session, Arc::downgrade(&room)));
        room
    }

    /// The events of a session, the first of which says where it is.
    pub(super) fn follow(&self, store: &Store, session: i64, now: Pulse, follows: Follows) -> Response {
        let room = self.room(store, session, now);
        let mut stopped = self.stopped.subscribe();
        let stop = async move {
            let _ = stopped.wait_for(|stopped| *stopped).await;
        };
        let events = changes(room, follows).take_until(Box::pin(stop)).map(Ok::<_, Infallible>);
        let mut response = Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE)).into_response();
        // Proxies that gather answers before they pass them on are asked not to.
        response.headers_mut().insert("x-accel-buffering", axum::http::HeaderValue::from_static("no"));
        response
    }
}

/// Looks at the store for as long as somebody follows.
async fn watch_store(store: Store, session: i64, room: Weak<Room>) {
    while let Some(room) = room.upgrade() {
        // Whoever nudges knows of something new; what other servers write is found by looking.
        let _ = tokio::time::timeout(LOOK, room.nudge.notified()).await;
        match store.pulse(session).await {
            Ok(Some(now)) => {
                room.pulse.send_if_modified(|kept| {
                    let changed = *kept != now;
                    *kept = now;
                    changed
                });
                if now.over {
                    return;
                }
            }
            Ok(None) => return,
            Err(error) => tracing::warn!(%error, "a session could not be looked at; it is tried again"),
        }
        drop(room);
        tokio::time::sleep(BREATH).await;
    }
}

fn changes(room: Arc<Room>, follows: Follows) -> impl Stream<Item = Event> {
    // The last thing a follower hears is that it is over.
    let seen = Some(room.pulse.subscribe());
    let shown = move |pulse: Pulse| match follows {
        Follows::Moments => pulse.moment.to_string(),
        Follows::Beats => format!("{}.{}", pulse.moment, pulse.beat),
    };
    stream::unfold((seen, None::<String>, room), move |(seen, last, room)| async move {
        let mut seen = seen?;
        loop {
            let pulse = *seen.borrow_and_update();
            let now = shown(pulse);
            if last.as_deref() != Some(now.as_str()) {
                let event = Event::default().data(&now).retry(Duration::from_secs(1));
                return Some((event, ((!pulse.over).then_some(seen), Some(now), room)));
            }
            if pulse.over {
                return None;
            }
            seen.changed().await.ok()?;
        }
    })
}
