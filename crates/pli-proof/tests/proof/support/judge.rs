//! Programs that judge our signatures from outside.

use std::path::Path;
use std::process::Command;

/// `openssl cms -verify -cades` on a detached signature: the content, the CMS and the trusted root are files of `folder`.
pub(crate) fn openssl_accepts(folder: &Path, content: &[u8], cms: &[u8], root_pem: &str) -> bool {
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).expect("a file of the test");
        path
    };
    let output = Command::new("openssl")
        .args([
            "cms",
            "-verify",
            "-cades",
            "-binary",
            "-inform",
            "DER",
            "-out",
            "/dev/null",
        ])
        .arg("-in")
        .arg(file("signature.p7s", cms))
        .arg("-content")
        .arg(file("content", content))
        .arg("-CAfile")
        .arg(file("root.pem", root_pem.as_bytes()))
        .output()
        .expect("the program openssl is on every system that builds Pli");
    output.status.success()
}
