//! The screens in a plain browser on this machine: their files and the commands of the window's door, over HTTP on the loopback.
//!
//! Answers nobody without the token of the address, and no page of elsewhere: the host that a request names must be ours.
//! Everything that comes in is bounded. Must not be reached from another machine.

mod ending;
mod http;
mod screens;

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use pli_app::form::{Workbench, WorkbenchView};
use pli_app::{App, Code, Fault, seam};
use serde_json::Value;

use http::{Request, Response};
pub(crate) use screens::are_here as screens_are_here;

/// Requests that are answered at once.
const MAX_AT_ONCE: usize = 32;
/// How long a question about the folder waits for something new.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often the folder is looked at meanwhile.
const EVERY: Duration = Duration::from_millis(300);
/// How long the end waits for requests that are being answered.
const LAST_ANSWERS: Duration = Duration::from_secs(3);

/// The application behind the screens, and the form that its author tries.
pub(crate) struct Desk {
    pub(crate) app: App,
    pub(crate) workbench: Workbench,
    pub(crate) token: String,
}

/// A listener on the loopback and what it serves.
pub(crate) struct Loopback {
    listener: TcpListener,
    address: SocketAddr,
    desk: Arc<Desk>,
    at_once: Arc<AtomicUsize>,
    ended: Arc<AtomicBool>,
}

impl Loopback {
    /// Listens on a port of the loopback; any free one for 0.
    ///
    /// # Errors
    /// The port is taken, or not for us; the system gives no signals.
    pub(crate) fn listen(port: u16, desk: Desk) -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        let ended: Arc<AtomicBool> = Arc::default();
        let ending = Arc::clone(&ended);
        ending::when_asked_to_end(move || {
            ending.store(true, Ordering::SeqCst);
            // Wakes the listener, which then sees that it is over.
            TcpStream::connect(address).ok();
        })?;
        Ok(Self {
            address,
            listener,
            desk: Arc::new(desk),
            at_once: Arc::default(),
            ended,
        })
    }

    /// The address to open, with the token in it.
    pub(crate) fn url(&self) -> String {
        format!(
            "http://{}/index.html?preview=1&token={}",
            self.address, self.desk.token
        )
    }

    /// Answers until the process is asked to end, then lets go of all.
    pub(crate) fn serve(self) {
        for stream in self.listener.incoming().flatten() {
            if self.ended.load(Ordering::SeqCst) {
                break;
            }
            if self.at_once.fetch_add(1, Ordering::SeqCst) >= MAX_AT_ONCE {
                self.at_once.fetch_sub(1, Ordering::SeqCst);
                continue;
            }
            let (desk, address) = (Arc::clone(&self.desk), self.address);
            let (at_once, ended) = (Arc::clone(&self.at_once), Arc::clone(&self.ended));
            std::thread::spawn(move || {
                answer_one(&stream, &desk, address, &ended);
                drop(desk);
                at_once.fetch_sub(1, Ordering::SeqCst);
            });
        }
        let begin = Instant::now();
        while self.at_once.load(Ordering::SeqCst) > 0 && begin.elapsed() < LAST_ANSWERS {
            std::thread::sleep(EVERY / 10);
        }
    }
}

fn answer_one(stream: &TcpStream, desk: &Desk, address: SocketAddr, ended: &AtomicBool) {
    let response = match http::read(stream) {
        Ok(request) => respond(&request, desk, address, ended),
        Err(refusal) => refusal,
    };
    // A browser that went away needs no answer.
    http::write(stream, &response).ok();
}

fn respond(request: &Request, desk: &Desk, address: SocketAddr, ended: &AtomicBool) -> Response {
    let ours = [address.to_string(), format!("localhost:{}", address.port())];
    if !ours.contains(&request.host) {
        return Response::refused(403);
    }
    let has_token = request.token.as_deref() == Some(desk.token.as_str())
        || request.query("token") == Some(desk.token.as_str());
    match (request.method.as_str(), request.path.as_str()) {
        ("GET", "/preview") if has_token => preview(request, desk, ended),
        ("POST", path) if has_token => match path.strip_prefix("/commands/") {
            Some(name) => command(name, request, desk),
            None => Response::refused(404),
        },
        ("GET", "/" | "/index.html") if has_token => screens::file("index.html"),
        ("GET", "/" | "/index.html" | "/preview") | ("POST", _) => Response::refused(403),
        // What the pages are made of is in every copy of Pli: no secret.
        ("GET", path) => screens::file(path.trim_start_matches('/')),
        _ => Response::refused(405),
    }
}

/// One command of the window; a fault is 409 with its code and values.
fn command(name: &str, request: &Request, desk: &Desk) -> Response {
    let read = |body: &[u8]| -> Result<Value, Fault> {
        if body.is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_slice(body)
            .map_err(|cause| Fault::new(Code::BadRequest).with("what", cause))
    };
    match read(&request.body).and_then(|body| seam::dispatch(&desk.app, name, body)) {
        Ok(view) => Response::json(200, &view),
        Err(fault) => Response::json(409, &fault),
    }
}

/// What the author sees, as soon as it is newer than what the page has, or when patience or the preview ends.
fn preview(request: &Request, desk: &Desk, ended: &AtomicBool) -> Response {
    let known: u64 = request
        .query("after")
        .and_then(|turn| turn.parse().ok())
        .unwrap_or(0);
    let begin = Instant::now();
    loop {
        let view: WorkbenchView = desk.workbench.look();
        let is_over = ended.load(Ordering::SeqCst) || begin.elapsed() > PATIENCE;
        if view.turn > known || is_over {
            return Response::json(200, &view);
        }
        std::thread::sleep(EVERY);
    }
}
