//! Installs what a fresh machine misses, where it may, and says in words what it may not.

use anyhow::{Result, bail};

use crate::command::{answers, command, output, run};

/// Debian packages, and what needs them.
const DEBIAN: &[(&str, &[&str])] = &[
    (
        "building",
        &["build-essential", "pkg-config", "perl", "git"],
    ),
    ("the window", &["libwebkit2gtk-4.1-dev", "librsvg2-dev"]),
    (
        "the tests of the window",
        &[
            "webkit2gtk-driver",
            "xvfb",
            "xauth",
            "dbus",
            "dbus-x11",
            "gnome-keyring",
            "fonts-dejavu-core",
        ],
    ),
    (
        "the documents of the demonstration",
        &[
            "libreoffice-writer-nogui",
            "libreoffice-calc-nogui",
            "imagemagick",
            "img2pdf",
            "poppler-utils",
        ],
    ),
    (
        "the outside judges",
        &[
            "default-jdk-headless",
            "libjaxb-java",
            "python3-venv",
            "openssl",
            "unzip",
            "xmlsec1",
        ],
    ),
    ("a token without hardware", &["softhsm2"]),
];

/// Everything that the other tasks need.
pub(crate) fn everything() -> Result<()> {
    node()?;
    system_packages()
}

/// Whether a window can be opened here.
pub(crate) fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn node() -> Result<()> {
    if answers("node", &["--version"]) && answers(npm(), &["--version"]) {
        return Ok(());
    }
    bail!(
        "Node.js is missing. Install Node.js 20 or later from your system's packages, then run the same command again."
    )
}

/// The name of npm's program on this system.
pub(crate) fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

fn system_packages() -> Result<()> {
    if cfg!(target_os = "macos") {
        println!(
            "macOS: the window uses the system's WebKit. The demonstration's documents need LibreOffice and ImageMagick."
        );
        return Ok(());
    }
    if cfg!(windows) {
        println!(
            "Windows: the window uses WebView2. The build needs the Visual Studio C++ tools, Perl and NASM."
        );
        return Ok(());
    }
    if !answers("dpkg-query", &["--version"]) {
        let names: Vec<&str> = DEBIAN
            .iter()
            .flat_map(|(_, names)| names.iter().copied())
            .collect();
        println!(
            "This system is neither Debian nor Ubuntu. The equivalents of these packages are needed: {}",
            names.join(" ")
        );
        return Ok(());
    }
    let missing: Vec<&str> = DEBIAN
        .iter()
        .flat_map(|(_, names)| names.iter().copied())
        .filter(|name| !installed(name))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    install(&missing)
}

fn installed(package: &str) -> bool {
    let asked = command(
        "dpkg-query",
        &["--show", "--showformat=${db:Status-Status}", package],
    );
    output(asked).is_ok_and(|status| status.trim() == "installed")
}

fn install(missing: &[&str]) -> Result<()> {
    let prefix: &[&str] = match output(command("id", &["-u"])) {
        Ok(id) if id.trim() == "0" => &[],
        _ if answers("sudo", &["-n", "true"]) => &["sudo", "-n"],
        _ => bail!(
            "System packages are missing, and they may not be installed from here. Run:\n  sudo apt-get install {}",
            missing.join(" ")
        ),
    };
    let apt = |words: &[&str]| {
        let line: Vec<&str> = prefix
            .iter()
            .chain(&["apt-get", "-q", "-y"])
            .chain(words)
            .copied()
            .collect();
        let mut command = command(line[0], &line[1..]);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        run(command)
    };
    apt(&["update"])?;
    let words: Vec<&str> = ["install", "--no-install-recommends"]
        .iter()
        .chain(missing)
        .copied()
        .collect();
    apt(&words)
}
