//! One request of HTTP/1.1 in, one answer out, then the connection ends. Bounded in bytes and in time.

use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use serde::Serialize;

/// Bytes of the head of a request.
const MAX_HEAD: usize = 16 * 1024;
/// Headers of a request.
const MAX_HEADERS: usize = 64;
/// Bytes of a body: a chunk of a file in base64, with room around it.
const MAX_BODY: usize = 16 * 1024 * 1024;
/// How long a part of a request may be on its way.
const PATIENCE: Duration = Duration::from_secs(10);
/// What a page may load: itself, and nothing of elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

/// What was asked.
pub(super) struct Request {
    pub(super) method: String,
    pub(super) path: String,
    query: String,
    pub(super) host: String,
    pub(super) token: Option<String>,
    pub(super) body: Vec<u8>,
}

/// What is answered.
pub(super) struct Response {
    status: u16,
    media_type: &'static str,
    body: Vec<u8>,
}

impl Request {
    /// A value of the address; ours are plain letters and digits.
    pub(super) fn query(&self, name: &str) -> Option<&str> {
        let mut pairs = self
            .query
            .split('&')
            .filter_map(|pair| pair.split_once('='));
        pairs
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }
}

impl Response {
    pub(super) fn refused(status: u16) -> Self {
        let body = format!("{status} {}\n", reason(status));
        Self {
            status,
            media_type: "text/plain; charset=utf-8",
            body: body.into_bytes(),
        }
    }

    pub(super) fn json<T: Serialize>(status: u16, value: &T) -> Self {
        Self {
            status,
            media_type: "application/json",
            body: serde_json::to_vec(value).unwrap_or_default(),
        }
    }

    pub(super) fn file(media_type: &'static str, body: Vec<u8>) -> Self {
        Self {
            status: 200,
            media_type,
            body,
        }
    }
}

/// Reads a request; the refusal to answer where it is none that we take.
pub(super) fn read(mut stream: &TcpStream) -> Result<Request, Response> {
    let broken = |_| Response::refused(400);
    stream.set_read_timeout(Some(PATIENCE)).map_err(broken)?;
    let mut bytes = Vec::new();
    let mut chunk = [0; 8 * 1024];
    let (mut request, length, head) = loop {
        let count = stream.read(&mut chunk).map_err(broken)?;
        if count == 0 {
            return Err(Response::refused(400));
        }
        bytes.extend_from_slice(&chunk[..count]);
        if let Some(parsed) = parse(&bytes)? {
            break parsed;
        }
        if bytes.len() > MAX_HEAD {
            return Err(Response::refused(431));
        }
    };
    if length > MAX_BODY {
        return Err(Response::refused(413));
    }
    request.body = bytes.split_off(head);
    request.body.truncate(length);
    let missing = length - request.body.len();
    let missing = u64::try_from(missing).unwrap_or(0);
    let mut rest = stream.take(missing);
    rest.read_to_end(&mut request.body).map_err(broken)?;
    if request.body.len() < length {
        return Err(Response::refused(400));
    }
    Ok(request)
}

/// The head of a request, the length of its body, and where the body begins; none where more must come.
fn parse(bytes: &[u8]) -> Result<Option<(Request, usize, usize)>, Response> {
    let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
    let mut parsed = httparse::Request::new(&mut headers);
    let status = parsed.parse(bytes).map_err(|_| Response::refused(400))?;
    let httparse::Status::Complete(head) = status else {
        return Ok(None);
    };
    let header = |name: &str| {
        let mut all = parsed.headers.iter();
        let found = all.find(|header| header.name.eq_ignore_ascii_case(name));
        found.and_then(|header| std::str::from_utf8(header.value).ok())
    };
    if header("transfer-encoding").is_some() {
        return Err(Response::refused(411));
    }
    let length = match header("content-length") {
        Some(text) => text.trim().parse().map_err(|_| Response::refused(400))?,
        None => 0,
    };
    let target = parsed.path.unwrap_or_default();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let request = Request {
        method: parsed.method.unwrap_or_default().to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        host: header("host").unwrap_or_default().to_owned(),
        token: header("x-pli-token").map(str::to_owned),
        body: Vec::new(),
    };
    Ok(Some((request, length, head)))
}

/// Writes an answer whole.
pub(super) fn write(mut stream: &TcpStream, response: &Response) -> io::Result<()> {
    stream.set_write_timeout(Some(PATIENCE))?;
    let (status, reason) = (response.status, reason(response.status));
    let (media_type, length) = (response.media_type, response.body.len());
    let head = format!(
        "HTTP/1.1 {status} {reason}\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\nConnection: close\r\n\
         Cache-Control: no-store\r\nContent-Security-Policy: {POLICY}\r\nReferrer-Policy: no-referrer\r\n\
         X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n\r\n"
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(&response.body)?;
    stream.flush()
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        411 => "Length Required",
        413 => "Content Too Large",
        431 => "Request Header Fields Too Large",
        _ => "Bad Request",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(bytes: &[u8]) -> u16 {
        parse(bytes).err().map_or(0, |refusal| refusal.status)
    }

    #[test]
    fn a_request_is_read_with_its_address_its_token_and_the_length_of_its_body() {
        let bytes = b"POST /commands/app_state?after=3&token=ab HTTP/1.1\r\nHost: 127.0.0.1:80\r\nX-Pli-Token: cd\r\nContent-Length: 2\r\n\r\n{}";
        let parsed = parse(bytes).ok().flatten();
        let (request, length, head) = parsed.expect("a whole request");
        assert_eq!(
            (request.method.as_str(), request.path.as_str()),
            ("POST", "/commands/app_state")
        );
        assert_eq!(
            (
                request.query("after"),
                request.query("token"),
                request.query("x")
            ),
            (Some("3"), Some("ab"), None)
        );
        assert_eq!(
            (request.host.as_str(), request.token.as_deref()),
            ("127.0.0.1:80", Some("cd"))
        );
        assert_eq!((length, &bytes[head..]), (2, &b"{}"[..]));
    }

    #[test]
    fn what_is_no_request_is_refused() {
        assert_eq!(status(b"\x16\x03\x01\x02\x00"), 400);
        assert_eq!(
            status(b"GET / HTTP/1.1\r\nContent-Length: many\r\n\r\n"),
            400
        );
        assert_eq!(
            status(b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"),
            411
        );
        assert!(matches!(parse(b"GET / HTTP/1.1\r\nHost"), Ok(None)));
    }
}
