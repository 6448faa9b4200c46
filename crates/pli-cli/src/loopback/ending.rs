//! The end of what runs until it is asked to end: Ctrl+C, a closed terminal, a system that goes down.
//!
//! Must not end the process by itself: whoever runs closes its own.

use std::future::{Future, poll_fn};
use std::io;
use std::task::Poll;

use tokio::runtime::Builder;

/// Calls back once the process is asked to end; from now on that alone does not end it.
///
/// # Errors
/// The system gives no signals.
pub(super) fn when_asked_to_end(act: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let asked = {
        let _inside = runtime.enter();
        asked()?
    };
    std::thread::spawn(move || {
        runtime.block_on(asked);
        act();
    });
    Ok(())
}

#[cfg(unix)]
fn asked() -> io::Result<impl Future<Output = ()> + Send> {
    use tokio::signal::unix::{SignalKind, signal};
    let kinds = [
        SignalKind::interrupt(),
        SignalKind::terminate(),
        SignalKind::hangup(),
    ];
    let signals: io::Result<Vec<_>> = kinds.into_iter().map(signal).collect();
    let mut signals = signals?;
    Ok(poll_fn(move |context| {
        // Each is polled, so that each may wake.
        let ready: Vec<bool> = signals
            .iter_mut()
            .map(|signal| signal.poll_recv(context).is_ready())
            .collect();
        if ready.contains(&true) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }))
}

#[cfg(windows)]
fn asked() -> io::Result<impl Future<Output = ()> + Send> {
    use tokio::signal::windows::{ctrl_c, ctrl_close};
    let (mut key, mut closed) = (ctrl_c()?, ctrl_close()?);
    Ok(poll_fn(move |context| {
        let ready = [
            key.poll_recv(context).is_ready(),
            closed.poll_recv(context).is_ready(),
        ];
        if ready.contains(&true) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }))
}
