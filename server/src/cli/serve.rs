//! `soundings serve`

use std::net::SocketAddr;

use tokio::net::TcpListener;

use crate::{
    clock::Clock,
    config::Config,
    http::{AppState, router},
    jobs, reading,
    store::Store,
};

pub(super) async fn serve(url: &str, config: Config) -> anyhow::Result<()> {
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
    axum::serve(listener, app)
        .with_graceful_shutdown(async move {
            stop().await;
            // A stream that nobody ends would keep the server from stopping.
            live.stop();
        })
        .await?;
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
