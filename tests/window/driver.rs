//! A WebDriver client, as much of it as the journey needs: WebKit's own driver starts the real window.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

/// WebDriver's name of an element in JSON.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// How long the page may take for something that must come, in milliseconds.
const PATIENCE_MS: u64 = 60_000;

/// Keys by their WebDriver code points.
pub(crate) mod key {
    pub(crate) const ENTER: &str = "\u{E007}";
    pub(crate) const TAB: &str = "\u{E004}";
    pub(crate) const ESCAPE: &str = "\u{E00C}";
    pub(crate) const RIGHT: &str = "\u{E014}";
    pub(crate) const DOWN: &str = "\u{E015}";
    pub(crate) const CONTROL: &str = "\u{E009}";
    pub(crate) const DELETE: &str = "\u{E017}";
    pub(crate) const F5: &str = "\u{E035}";
}

/// The window, driven.
pub(crate) struct Window {
    driver: Child,
    session: String,
    agent: ureq::Agent,
    axe: String,
    pictures: PathBuf,
}

/// An element of the page.
#[derive(Clone)]
pub(crate) struct Element(Value);

impl Window {
    /// Starts the driver and, through it, the window on a store.
    pub(crate) fn open(
        program: &Path,
        environment: &[(&str, &Path)],
        pictures: &Path,
    ) -> Result<Self> {
        fs::create_dir_all(pictures)?;
        let axe = pli_tests::workspace_root().join("ui/node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(&axe).with_context(|| axe.display().to_string())?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut start = Command::new("WebKitWebDriver");
        start
            .arg(format!("--port={port}"))
            .arg("--host=127.0.0.1")
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        start
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true");
        start.envs(environment.iter().copied());
        let mut driver = start
            .spawn()
            .context("WebKitWebDriver did not start; the package is webkit2gtk-driver")?;
        wait_for_port(&mut driver, port)?;
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(120)))
            .build()
            .into();
        let base = format!("http://127.0.0.1:{port}/session");
        let capabilities = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": { "binary": program, "args": [] } } } });
        let mut window = Self {
            driver,
            session: base,
            agent,
            axe,
            pictures: pictures.to_owned(),
        };
        let begun = window.post("", &capabilities)?;
        let id = begun["sessionId"]
            .as_str()
            .context("the driver gave no session")?;
        window.session = format!("{}/{id}", window.session);
        window.post(
            "/timeouts",
            &json!({ "script": PATIENCE_MS + 10_000, "implicit": 0 }),
        )?;
        window.wait_for_the_page()?;
        Ok(window)
    }

    /// Waits until our page stands: a script given to the empty page before it would be lost with it.
    fn wait_for_the_page(&self) -> Result<()> {
        let stands = "return document.readyState === 'complete' && document.querySelector('#root > *') !== null";
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(60) {
            if self.run(stands, &json!([]))? == json!(true) {
                return Ok(());
            }
            std::thread::park_timeout(Duration::from_millis(50));
        }
        bail!("the page does not come")
    }

    /// The first element that an XPath finds, once it is there.
    pub(crate) fn find(&self, xpath: &str) -> Result<Element> {
        let there = format!(
            "document.evaluate({}, document, null, 9, null).singleNodeValue !== null",
            json!(xpath)
        );
        self.until(&there)?;
        let found = self.post("/element", &json!({ "using": "xpath", "value": xpath }))?;
        Ok(Element(json!(found[ELEMENT])))
    }

    /// Clicks an element.
    pub(crate) fn click(&self, element: &Element) -> Result<()> {
        self.run(
            "arguments[0].scrollIntoView({ block: 'center' })",
            &json!([self.named(element)]),
        )?;
        self.post(&format!("/element/{}/click", self.id(element)?), &json!({}))
            .map(drop)
    }

    /// Clicks a button by its words.
    pub(crate) fn press(&self, words: &str) -> Result<()> {
        let quoted = quoted(words);
        let button = self.find(&format!("//*[self::button or self::a or self::summary][not(@aria-disabled='true')][normalize-space(.)={quoted} or starts-with(normalize-space(.), {quoted})]"))?;
        self.click(&button)
    }

    /// The control that a label names.
    pub(crate) fn labelled(&self, label: &str) -> Result<Element> {
        let quoted = quoted(label);
        self.find(&format!(
            "//*[@id=//label[normalize-space(.)={quoted}]/@for]"
        ))
    }

    /// Types into the control that a label names, in place of what was there.
    pub(crate) fn fill(&self, label: &str, text: &str) -> Result<()> {
        let control = self.labelled(label)?;
        self.run(
            "arguments[0].focus(); arguments[0].select()",
            &json!([self.named(&control)]),
        )?;
        self.type_into(&control, text)
    }

    /// Types into an element.
    pub(crate) fn type_into(&self, element: &Element, text: &str) -> Result<()> {
        self.post(
            &format!("/element/{}/value", self.id(element)?),
            &json!({ "text": text }),
        )
        .map(drop)
    }

    /// Gives a file to a file input.
    pub(crate) fn give_file(&self, xpath: &str, file: &Path) -> Result<()> {
        let input = self.find(xpath)?;
        self.type_into(&input, &file.display().to_string())
    }

    /// Presses keys where the focus is; a chord is given as its keys in order.
    pub(crate) fn keys(&self, keys: &[&str]) -> Result<()> {
        let mut actions: Vec<Value> = Vec::new();
        for key in keys {
            actions.push(json!({ "type": "keyDown", "value": key }));
            actions.push(json!({ "type": "pause", "duration": 25 }));
        }
        for key in keys.iter().rev() {
            actions.push(json!({ "type": "keyUp", "value": key }));
        }
        self.post(
            "/actions",
            &json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] }),
        )
        .map(drop)
    }

    /// Types text where the focus is, key by key.
    pub(crate) fn type_keys(&self, text: &str) -> Result<()> {
        text.chars()
            .try_for_each(|letter| self.keys(&[&letter.to_string()]))
    }

    /// Runs a script in the page.
    pub(crate) fn run(&self, script: &str, arguments: &Value) -> Result<Value> {
        self.post(
            "/execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// Waits in the page until an expression is true.
    pub(crate) fn until(&self, expression: &str) -> Result<()> {
        let script = format!(
            "const done = arguments[0]; const end = Date.now() + {PATIENCE_MS};
             const look = () => {{ let met = false; try {{ met = Boolean({expression}); }} catch {{}}
               if (met || Date.now() > end) done(met); else setTimeout(look, 40); }}; look();"
        );
        let met = self.post("/execute/async", &json!({ "script": script, "args": [] }))?;
        if met == json!(true) {
            return Ok(());
        }
        self.picture("failed")?;
        let focus = self.run("return document.activeElement.outerHTML", &json!([]))?;
        let focus: String = focus
            .as_str()
            .unwrap_or_default()
            .chars()
            .take(200)
            .collect();
        bail!(
            "the page never came to: {expression}\nthe focus is on {focus}\n{}",
            self.words()?
        )
    }

    /// Waits until the page says something.
    pub(crate) fn says(&self, words: &str) -> Result<()> {
        self.until(&format!(
            "document.body.innerText.replace(/\\s+/g, ' ').includes({})",
            json!(words)
        ))
    }

    /// All the words of the page.
    pub(crate) fn words(&self) -> Result<String> {
        let words = self.run("return document.body.innerText", &json!([]))?;
        Ok(words.as_str().unwrap_or_default().to_owned())
    }

    /// Whether the element with an id has the focus.
    pub(crate) fn focus_is(&self, test: &str) -> Result<()> {
        self.until(&format!(
            "(() => {{ const it = document.activeElement; return {test}; }})()"
        ))
    }

    /// Leaves a picture of the screen.
    pub(crate) fn picture(&self, name: &str) -> Result<()> {
        // What was laid out last is painted two frames later.
        let painted = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 120)));";
        self.post("/execute/async", &json!({ "script": painted, "args": [] }))?;
        let taken = self.get("/screenshot")?;
        let bytes = BASE64_STANDARD.decode(taken.as_str().context("no picture")?)?;
        fs::write(self.pictures.join(format!("{name}.png")), bytes).context("the picture")
    }

    /// Leaves a picture, and holds the screen to axe-core.
    pub(crate) fn screen(&self, name: &str) -> Result<()> {
        self.until("document.querySelector('.busy, .spinner') === null")?;
        self.picture(name)?;
        self.run(&self.axe, &json!([]))?;
        let script = "const done = arguments[0]; axe.run(document, { resultTypes: ['violations'] }).then((r) => done(r.violations.map((v) =>
             `${v.id} (${v.impact}): ${v.nodes.map((n) => n.html.slice(0, 200)).slice(0, 4).join(' | ')}`)), (e) => done([String(e)]));";
        let faults = self.post("/execute/async", &json!({ "script": script, "args": [] }))?;
        if faults != json!([]) {
            bail!("axe-core on {name}: {faults:#}");
        }
        Ok(())
    }

    /// Gives the window a size.
    pub(crate) fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.post("/window/rect", &json!({ "width": width, "height": height }))
            .map(drop)
    }

    fn id<'a>(&self, element: &'a Element) -> Result<&'a str> {
        element.0.as_str().context("an element without identity")
    }

    fn named(&self, element: &Element) -> Value {
        json!({ ELEMENT: element.0 })
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let reply = self
            .agent
            .post(format!("{}{path}", self.session))
            .send_json(body)?;
        value_of(reply, path)
    }

    fn get(&self, path: &str) -> Result<Value> {
        value_of(
            self.agent.get(format!("{}{path}", self.session)).call()?,
            path,
        )
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // The window ends with its session; the driver after it, so that it leaves nobody behind.
        drop(self.agent.delete(&self.session).call());
        // A driver that is killed at once leaves the window behind as an orphan.
        let closed = Instant::now();
        while closed.elapsed() < Duration::from_millis(1_500) {
            std::thread::park_timeout(Duration::from_millis(100));
        }
        drop(self.driver.kill());
        drop(self.driver.wait());
    }
}

fn value_of(mut reply: ureq::http::Response<ureq::Body>, path: &str) -> Result<Value> {
    let body: Value = reply
        .body_mut()
        .with_config()
        .limit(64 * 1024 * 1024)
        .read_json()?;
    let value = body["value"].clone();
    match value["error"].as_str() {
        Some(error) => bail!(
            "{path}: {error}: {}",
            value["message"].as_str().unwrap_or_default()
        ),
        None => Ok(value),
    }
}

fn wait_for_port(driver: &mut Child, port: u16) -> Result<()> {
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(20) {
        if let Some(status) = driver.try_wait()? {
            bail!("WebKitWebDriver ended with {status}");
        }
        if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Ok(());
        }
        std::thread::park_timeout(Duration::from_millis(50));
    }
    bail!("WebKitWebDriver does not answer")
}

/// A text as XPath writes it, whatever its quotes.
fn quoted(text: &str) -> String {
    if text.contains('\'') {
        format!("\"{text}\"")
    } else {
        format!("'{text}'")
    }
}
