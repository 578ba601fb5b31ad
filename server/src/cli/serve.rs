//! `soundings serve`

use std::{future::IntoFuture as _, net::SocketAddr, time::Duration};

use tokio::net::TcpListener;

use crate::{
    clock::Clock,
    config::Config,
    http::{AppState, router},
    jobs, reading,
    store::Store,
};

/// How long requests that are on their way may take once the server is to stop.
const LET_FINISH: Duration = Duration::from_secs(20);

pub(super) async fn serve(url: &str, config: Config) -> anyhow::Result<()> {
    config.check()?;
    let clock = Clock::system(&config.zone.time_zone)?;
    let listen = config.listen;
    let store = Store::open(url).await?;
    if store.has_real_consultations().await? {
        for email in super::demo::known_accounts(&store).await? {
            tracing::error!(%email, "an account whose password everybody knows may sign in: stop it with `soundings user disable`");
        }
    }
    let state = AppState::new(store.clone(), clock, config).await?;
    // The models take a moment to load: before the first comment comes, not when it does.
    let loading = tokio::task::spawn_blocking(reading::model);
    let mut jobs = jobs::start(&state);
    let listener = TcpListener::bind(listen).await?;
    tracing::info!(address = %listener.local_addr()?, "listening");
    let live = state.live.clone();
    let app = router(state).into_make_service_with_connect_info::<SocketAddr>();
    let (stopping, mut stopped) = tokio::sync::watch::channel(false);
    let served = axum::serve(listener, app).with_graceful_shutdown(async move {
        stop().await;
        // A stream that nobody ends would keep the server from stopping.
        live.stop();
        let _ = stopping.send(true);
    });
    // Nor may one who sends half a request and waits.
    let waited_enough = async move {
        let _ = stopped.wait_for(|is| *is).await;
        tokio::time::sleep(LET_FINISH).await;
    };
    tokio::select! {
        done = served.into_future() => done?,
        () = waited_enough => tracing::warn!("some requests were not finished in time, and were let go"),
    }
    jobs.shutdown().await;
    let _ = loading.await;
    store.close().await;
    Ok(())
}

async fn stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
            .expect("the signal can be listened for");
        tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    let _ = interrupt.await;
}
