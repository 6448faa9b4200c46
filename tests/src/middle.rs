//! Something between `pli` and the platform: it passes exchanges on, alters them, answers in its own way, cuts or keeps silent.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use pli_protocol::{PROTOCOL_HEADER, PROTOCOL_VERSION};

/// Longest wait for a request that must come.
const LONGEST: Duration = Duration::from_secs(60);
/// Bytes of one request at most.
const MOST: u64 = 64 * 1024 * 1024;

/// A request on its way to the platform; a rule may alter it.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// `GET`, `PUT`…
    pub method: String,
    /// `/deposits/…`.
    pub path: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// Bytes.
    pub body: Vec<u8>,
}

/// What becomes of a request.
#[derive(Debug, Clone)]
pub enum Step {
    /// It goes on to the platform, and the answer comes back.
    Pass,
    /// It goes on to the platform, and the connection is cut before the answer.
    LoseAnswer,
    /// These bytes come back, and nothing goes on.
    Answer(Vec<u8>),
    /// The connection is cut.
    Cut,
    /// Nothing ever comes back.
    Silence,
}

type Rule = Box<dyn Fn(&mut Request) -> Step + Send + Sync>;

struct Shared {
    upstream: String,
    rule: Mutex<Rule>,
    seen: Mutex<Vec<Request>>,
    came: Condvar,
    held: Mutex<Vec<TcpStream>>,
    over: AtomicBool,
}

/// The one in the middle; ends with the test.
pub struct Middle {
    address: SocketAddr,
    shared: Arc<Shared>,
}

impl Middle {
    /// Stands before a platform (`127.0.0.1:41234`), and passes everything until told otherwise.
    ///
    /// # Panics
    /// When loopback has no free port.
    pub fn before(upstream: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port of loopback");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared {
            upstream: upstream.to_owned(),
            rule: Mutex::new(Box::new(|_| Step::Pass)),
            seen: Mutex::default(),
            came: Condvar::new(),
            held: Mutex::default(),
            over: AtomicBool::new(false),
        });
        let ours = Arc::clone(&shared);
        std::thread::spawn(move || {
            for connection in listener.incoming().map_while(Result::ok) {
                if ours.over.load(Ordering::SeqCst) {
                    break;
                }
                let ours = Arc::clone(&ours);
                // A client that goes away in the middle is its own affair.
                std::thread::spawn(move || ours.serve(connection).ok());
            }
        });
        Self { address, shared }
    }

    /// Its address as `pli platform login` takes it.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Changes what becomes of requests from now on.
    pub fn now(&self, rule: impl Fn(&mut Request) -> Step + Send + Sync + 'static) {
        *lock(&self.shared.rule) = Box::new(rule);
    }

    /// The requests that came, as they came.
    pub fn seen(&self) -> Vec<Request> {
        lock(&self.shared.seen).clone()
    }

    /// Waits until more requests than a number have come.
    ///
    /// # Panics
    /// When they do not come in time.
    pub fn wait_for_more_than(&self, number: usize) {
        let seen = lock(&self.shared.seen);
        let waited = self
            .shared
            .came
            .wait_timeout_while(seen, LONGEST, |seen| seen.len() <= number);
        let late = waited.unwrap_or_else(PoisonError::into_inner).1.timed_out();
        assert!(!late, "the awaited request did not come");
    }
}

impl Drop for Middle {
    fn drop(&mut self) {
        self.shared.over.store(true, Ordering::SeqCst);
        lock(&self.shared.held).clear();
        // Wakes the listener, which then sees that it is over.
        drop(TcpStream::connect(self.address));
    }
}

impl Shared {
    fn serve(&self, connection: TcpStream) -> std::io::Result<()> {
        let mut request = read(&connection)?;
        lock(&self.seen).push(request.clone());
        self.came.notify_all();
        let step = lock(&self.rule)(&mut request);
        let mut back = &connection;
        match step {
            Step::Pass => back.write_all(&send(&self.upstream, &request)?),
            Step::LoseAnswer => send(&self.upstream, &request).map(drop),
            Step::Answer(bytes) => back.write_all(&bytes),
            Step::Cut => Ok(()),
            Step::Silence => {
                lock(&self.held).push(connection);
                Ok(())
            }
        }
    }
}

impl Request {
    /// A header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Sets a header.
    pub fn set_header(&mut self, name: &str, value: &str) {
        self.headers.retain(|(known, _)| known != name);
        self.headers.push((name.to_owned(), value.to_owned()));
    }
}

/// An answer in JSON, as bytes on the wire.
pub fn json(status: u16, media_type: &str, body: &str) -> Vec<u8> {
    json_of(PROTOCOL_VERSION, status, media_type, body)
}

/// An answer in JSON of a version of the protocol, as bytes on the wire.
pub fn json_of(version: u32, status: u16, media_type: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    let spoken = format!("{PROTOCOL_HEADER}: {version}\r\nconnection: close");
    format!("HTTP/1.1 {status} Said\r\ncontent-type: {media_type}\r\ncontent-length: {length}\r\n{spoken}\r\n\r\n{body}").into_bytes()
}

/// Sends a request to a server and reads its whole answer.
///
/// # Errors
/// When the server is away or cuts.
pub fn send(server: &str, request: &Request) -> std::io::Result<Vec<u8>> {
    let mut server = TcpStream::connect(server)?;
    let mut head = format!("{} {} HTTP/1.1\r\n", request.method, request.path);
    let ours = ["connection", "content-length", "transfer-encoding"];
    for (name, value) in request
        .headers
        .iter()
        .filter(|(name, _)| !ours.contains(&name.as_str()))
    {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!(
        "content-length: {}\r\nconnection: close\r\n\r\n",
        request.body.len()
    ));
    server.write_all(head.as_bytes())?;
    server.write_all(&request.body)?;
    let mut answer = Vec::new();
    server.take(MOST).read_to_end(&mut answer)?;
    Ok(answer)
}

/// Status and body of an answer on the wire.
pub fn open(answer: &[u8]) -> (u16, Vec<u8>) {
    let end = answer
        .windows(4)
        .position(|bytes| bytes == b"\r\n\r\n")
        .unwrap_or(answer.len());
    let head = String::from_utf8_lossy(&answer[..end]);
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|word| word.parse().ok())
        .unwrap_or(0);
    (status, answer.get(end + 4..).unwrap_or_default().to_vec())
}

fn read(connection: &TcpStream) -> std::io::Result<Request> {
    let mut reader = BufReader::new(connection.take(MOST));
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split_whitespace().map(str::to_owned);
    let mut next = || words.next().unwrap_or_default();
    let mut request = Request {
        method: next(),
        path: next(),
        ..Request::default()
    };
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        request
            .headers
            .push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let length = request
        .header("content-length")
        .and_then(|text| text.parse().ok())
        .unwrap_or(0);
    reader.take(length).read_to_end(&mut request.body)?;
    Ok(request)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
