//! `soundings serve`

use std::{net::SocketAddr, time::Duration};

use tokio::net::TcpListener;

use crate::{
    clock::Clock,
    config::Config,
    http::{AppState, router},
    retention,
    store::Store,
};

/// How often what is past its day is deleted.
const PURGE: Duration = Duration::from_hours(1);

pub(super) async fn serve(url: &str, config: Config) -> anyhow::Result<()> {
    let clock = Clock::system(&config.time_zone)?;
    let listen = config.listen;
    let store = Store::open(url).await?;
    let state = AppState::new(store.clone(), clock, config).await?;
    let purging = tokio::spawn(purge(state.clone()));
    let listener = TcpListener::bind(listen).await?;
    tracing::info!(address = %listener.local_addr()?, "listening");
    let app = router(state).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, app).with_graceful_shutdown(stop()).await?;
    purging.abort();
    store.close().await;
    Ok(())
}

/// Deletes what is past its day, once an hour.
async fn purge(state: AppState) {
    loop {
        if let Err(error) = retention::purge(&state.store, &state.clock.today(), state.clock.seconds()).await {
            tracing::error!(%error, "what is past its day could not be deleted");
        }
        state.throttles.forget();
        tokio::time::sleep(PURGE).await;
    }
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
