//! The end of a platform that was asked to stop.

/// Stops in good order at Ctrl-C, or when the system asks.
pub(crate) fn on_signal(stop: impl Fn() + Send + 'static) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    std::thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            runtime.block_on(async {
                #[cfg(unix)]
                {
                    use tokio::signal::unix::{SignalKind, signal};
                    match signal(SignalKind::terminate()) {
                        Ok(mut terminate) => {
                            tokio::select! {
                                _ = tokio::signal::ctrl_c() => {}
                                _ = terminate.recv() => {}
                            }
                        }
                        Err(error) => tracing::warn!(%error, "only Ctrl-C stops the platform"),
                    }
                }
                #[cfg(not(unix))]
                if let Err(error) = tokio::signal::ctrl_c().await {
                    tracing::warn!(%error, "Ctrl-C cannot be heard");
                }
            });
            stop();
        })?;
    Ok(())
}
