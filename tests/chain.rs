//! The whole chain through the real `pli` and `pli-platform`, for both forms: from an empty folder to a receipt that anyone can
//! verify, with other people's programs as judges of what it leaves.

use std::path::{Path, PathBuf};

use pli_core::dossier::{Dossier, Op};
use pli_tests::job::{Call, Job, LARGE_AID, LARGE_FAR, copy_folder};
use pli_tests::judge;
use pli_tests::middle::{Middle, Request, open, send};
use pli_tests::region::{Region, staff};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

#[test]
fn a_large_far_goes_from_an_empty_folder_to_a_verified_receipt() {
    chain(&LARGE_FAR);
}

#[test]
fn a_large_application_for_aid_goes_from_an_empty_folder_to_a_verified_receipt() {
    chain(&LARGE_AID);
}

fn chain(call: &Call<'_>) {
    // A Region of its own: both dossiers hold some of the same documents, and only the FAR's deposit is sealed.
    let region = &Region::start();
    let middle = Middle::before(region.authority());
    let job = Job::begin(region, &middle.url(), call);
    job.fill(call);
    nothing_blocks(&job);
    job.sign(region);
    the_signature_holds(&job, region);
    job.pli.done(&["dossier", "deposit", &job.id]);
    for name in ["receipt.json", "acknowledgement.pdf", "manifest.json"] {
        job.pli
            .done(&["dossier", "receipt", &job.id, "-o", &job.word(name)]);
    }
    the_receipt_holds(&job, region);
    archivists_accept(&job);
    the_platform_repeats_itself(&job, region, &middle);
    if call.reference == LARGE_FAR.reference {
        the_backup_copy_is_handed_over(&job, region);
        the_pli_is_closed_until_its_opening(&job, region);
    }
    the_history_replays(&job);
}

/// The list that the signer's certificate names is on the platform itself: nothing else is given than the authority.
#[test]
fn the_demonstration_proves_by_itself_that_its_signer_is_not_revoked() {
    let region = &Region::start();
    let job = Job::begin(region, &region.url, &LARGE_AID);
    job.fill(&LARGE_AID);
    let print = ["dossier", "print", &job.id, "-o", &job.word("dossier.pdf")];
    job.pli.done(&print);
    let signer = region.signer.display().to_string();
    let signed = job.word("signed.pdf");
    let said = job.pli.done(&[
        "dossier", "sign", &job.id, "--p12", &signer, "--level", "B-LT", "-o", &signed,
    ]);
    assert!(said.contains("B-LT"), "{said}");
    let trust = job.path("root");
    std::fs::create_dir(&trust).expect("a folder");
    std::fs::copy(region.root(), trust.join("root.pem")).expect("the authority alone");
    let trust = trust.display().to_string();
    let verdict = job.pli.json(&["verify", &signed, "--trust", &trust]);
    assert_eq!(verdict["indication"], "TOTAL-PASSED", "{verdict:#}");
    assert_eq!(verdict["signatures"][0]["level"], "B-LT", "{verdict:#}");
}

fn nothing_blocks(job: &Job) {
    let findings = job.pli.json(&["dossier", "check", &job.id]);
    let findings = findings.as_array().expect("a list of findings");
    let blocking: Vec<_> = findings
        .iter()
        .filter(|finding| finding["severity"] == "blocking")
        .collect();
    assert!(blocking.is_empty(), "{blocking:#?}");
}

/// Ours and three others accept the signed file, and refuse a copy with one byte changed.
fn the_signature_holds(job: &Job, region: &Region) {
    let trust = region.trust.display().to_string();
    let verdict = job
        .pli
        .json(&["verify", &job.word("signed.pdf"), "--trust", &trust]);
    let signature = &verdict["signatures"][0];
    assert_eq!(verdict["indication"], "TOTAL-PASSED", "{verdict:#}");
    assert_eq!(signature["covers_whole_file"], true, "{verdict:#}");
    assert!(
        signature["level"]
            .as_str()
            .is_some_and(|level| level.contains("B-B")),
        "{verdict:#}"
    );

    let mut bytes = job.read("signed.pdf");
    let place = middle_of_a_stream(&bytes);
    bytes[place] ^= 1;
    job.file("altered.pdf", bytes);
    let altered = job.pli.run(&[
        "verify",
        &job.word("altered.pdf"),
        "--trust",
        &trust,
        "--json",
    ]);
    assert_eq!(altered.code, Some(1), "{altered}");
    assert_eq!(altered.value()["indication"], "TOTAL-FAILED", "{altered}");

    let (signed, altered, root) = (
        job.path("signed.pdf"),
        job.path("altered.pdf"),
        region.root(),
    );
    let files: [&Path; 2] = [&signed, &altered];
    for opinion in [
        judge::dss(&files),
        judge::pyhanko(&root, &files),
        judge::openssl(&root, &files),
    ] {
        opinion.must_accept(&signed);
        opinion.must_refuse(&altered);
    }
}

/// A byte of what is shown: the middle of the first compressed stream.
fn middle_of_a_stream(pdf: &[u8]) -> usize {
    let at = |word: &[u8]| {
        pdf.windows(word.len())
            .position(|bytes| bytes == word)
            .expect("a stream")
    };
    usize::midpoint(at(b"\nstream\n"), at(b"\nendstream"))
}

/// The receipt is the platform's, and a copy with one letter changed is not.
fn the_receipt_holds(job: &Job, region: &Region) {
    let trust = region.trust.display().to_string();
    // Anyone can verify it: without the store, its passphrase or the platform.
    let stranger = pli_tests::pli::Pli::at(&job.path("stranger"));
    let verdict = stranger.json(&["verify", &job.word("receipt.json"), "--trust", &trust]);
    assert_eq!(verdict["indication"], "TOTAL-PASSED", "{verdict:#}");
    let acknowledged = stranger.run(&[
        "verify",
        &job.word("acknowledgement.pdf"),
        "--trust",
        &trust,
        "--json",
    ]);
    assert_eq!(acknowledged.done_json()["indication"], "TOTAL-PASSED");

    let text = String::from_utf8(job.read("receipt.json")).expect("text");
    let altered = text.replacen("démonstration", "demonstration", 1);
    assert_ne!(text, altered, "nothing to alter");
    job.file("altered.json", altered);
    let altered = stranger.run(&["verify", &job.word("altered.json"), "--trust", &trust]);
    assert_eq!(altered.code, Some(1), "{altered}");
}

/// veraPDF: what is printed, signed and acknowledged is PDF/A-2a and PDF/UA-1.
fn archivists_accept(job: &Job) {
    let files = ["dossier.pdf", "signed.pdf", "acknowledgement.pdf"].map(|name| job.path(name));
    let opinion = judge::vera(&files.each_ref().map(AsRef::as_ref));
    for file in &files {
        opinion.must_accept(file);
    }
}

/// The very same request gives the very same receipt; another body under the same identity is refused.
fn the_platform_repeats_itself(job: &Job, region: &Region, middle: &Middle) {
    let is_commit =
        |request: &Request| request.method == "PUT" && request.path.starts_with("/deposits/");
    let commit = middle.seen().into_iter().find(is_commit).expect("a commit");
    let again = |request: &Request| open(&send(region.authority(), request).expect("an answer"));
    let (first, second) = (again(&commit), again(&commit));
    assert!(
        (200..300).contains(&first.0),
        "{}",
        String::from_utf8_lossy(&first.1)
    );
    assert_eq!(first, second);
    let kept: Value = serde_json::from_slice(&job.read("receipt.json")).expect("a receipt");
    let repeated: Value = serde_json::from_slice(&first.1).expect("a receipt");
    assert_eq!(kept, repeated);

    let mut other = commit;
    let mut body: Value = serde_json::from_slice(&other.body).expect("a manifest");
    body["manifest"]["clock_offset_ms"] = Value::from(123_456);
    other.body = body.to_string().into_bytes();
    let (status, words) = again(&other);
    assert!(
        (400..500).contains(&status),
        "{status} {}",
        String::from_utf8_lossy(&words)
    );
}

/// Whoever has the platform's whole folder finds neither a document nor its digest; two members of the commission find them all.
fn the_pli_is_closed_until_its_opening(job: &Job, region: &Region) {
    let data = region.folder().join("platform");
    let mut documents = files_under(&job.path("pieces"));
    documents.push(job.path("signed.pdf"));
    let documents: Vec<Vec<u8>> = documents.iter().map(|path| read(path)).collect();
    let digest = |bytes: &Vec<u8>| hex::encode(Sha256::digest(bytes));
    // As text, a byte a character: what is looked for may be neither.
    let text = |bytes: &[u8]| -> String { bytes.iter().copied().map(char::from).collect() };
    let loot = files_under(&data);
    let loot: Vec<(&PathBuf, String)> = loot.iter().map(|path| (path, text(&read(path)))).collect();
    let signed = job.read("signed.pdf");
    let place = middle_of_a_stream(&signed);
    let digests = documents.iter().map(digest);
    for trace in digests.chain([text(&signed[place..place + 24])]) {
        for (path, bytes) in &loot {
            assert!(
                !bytes.contains(&trace),
                "{trace} stands in {}",
                path.display()
            );
        }
    }

    let (data, request) = (data.display().to_string(), job.word("demande.json"));
    let hour = ["--data", &data, "--after-deadline"];
    staff(
        &[
            &["opening", "start", LARGE_FAR.reference, "-o", &request],
            &hour[..],
        ]
        .concat(),
        "",
    );
    for number in ["3", "1"] {
        let answer = unlocked_by(job, region, number, &request);
        staff(&[&["opening", "add-key", &answer], &hour[..]].concat(), "");
    }
    staff(
        &[&["opening", "finish", LARGE_FAR.reference], &hour[..]].concat(),
        "",
    );
    let opened = files_under(&Path::new(&data).join("openings"));
    let found: Vec<String> = opened.iter().map(|path| digest(&read(path))).collect();
    for document in &documents {
        assert!(found.contains(&digest(document)));
    }
    let minutes = opened
        .into_iter()
        .find(|path| path.ends_with("proces-verbal.pdf"))
        .expect("minutes");
    judge::vera(&[&minutes]).must_accept(&minutes);
}

/// Made on a stick, verified there, carried elsewhere, and verified again by somebody who has neither the store nor the platform:
/// sealed like the deposit.
fn the_backup_copy_is_handed_over(job: &Job, region: &Region) {
    let trust = region.trust.display().to_string();
    let stick = job.path("clé USB");
    std::fs::create_dir(&stick).expect("a stick");
    let stick = stick.display().to_string();
    let made = job.pli.done(&["dossier", "backup", &job.id, &stick]);
    let named = job.pli.json(&["dossier", "backup", &job.id, &stick]);
    let copy = named["folder"].as_str().expect("where the copy is");
    assert!(made.contains("clé USB"), "{made}");
    let found = job.pli.json(&["verify", copy, "--trust", &trust]);
    assert_eq!(found["intact"], true, "{found:#}");
    assert_eq!(found["receipt"]["indication"], "TOTAL-PASSED", "{found:#}");
    assert_eq!(found["signed_pdf"], Value::Null, "nobody can read it yet");

    let desk = job.path("remise");
    copy_folder(Path::new(copy), &desk);
    let desk = desk.display().to_string();
    let stranger = pli_tests::pli::Pli::at(&job.path("stranger"));
    let received = stranger.run(&["verify", &desk, "--trust", &trust]);
    assert_eq!(received.code, Some(0), "{received}");
    let digest = |path: &PathBuf| hex::encode(Sha256::digest(read(path)));
    let carried: Vec<String> = files_under(Path::new(&desk)).iter().map(digest).collect();
    for document in files_under(&job.path("pieces")) {
        assert!(
            !carried.contains(&digest(&document)),
            "{}",
            document.display()
        );
    }

    let sealed = files_under(&Path::new(&desk).join("fichiers"));
    let sealed = sealed.first().expect("a sealed file");
    let mut bytes = read(sealed);
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(sealed, bytes).expect("a file of the copy");
    let altered = stranger.run(&["verify", &desk, "--trust", &trust]);
    assert_eq!(altered.code, Some(1), "{altered}");
}

/// What a member of the commission brings to the opening, made on a machine without the platform's data.
fn unlocked_by(job: &Job, region: &Region, number: &str, request: &str) -> String {
    let commission = region.folder().join("platform-commission");
    let guide = String::from_utf8(read(&commission.join("commission.txt"))).expect("text");
    let password = guide
        .lines()
        .find_map(|line| line.strip_prefix(&format!("mot de passe du membre {number}: ")))
        .expect("a password");
    let key = commission.join(format!("membre-{number}.p12"));
    let (key, answer) = (
        key.display().to_string(),
        job.word(&format!("membre-{number}.json")),
    );
    let words = [
        "opening",
        "decrypt",
        "--request",
        request,
        "--p12",
        &key,
        "-o",
        &answer,
    ];
    staff(&words, password);
    answer
}

fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files_under(&path));
        } else {
            found.push(path);
        }
    }
    found
}

/// The journal exported twice is the same, byte for byte, tells the whole story, and its replay gives the very same answers.
fn the_history_replays(job: &Job) {
    let history = job.pli.json(&["dossier", "history", &job.id]).to_string();
    for fact in ["created", "printed", "signed", "queued"] {
        assert!(history.contains(fact), "{fact} is missing: {history}");
    }
    for name in ["journal.json", "journal-again.json"] {
        job.pli
            .done(&["journal", "export", &job.id, "-o", &job.word(name)]);
    }
    assert_eq!(job.read("journal.json"), job.read("journal-again.json"));
    let journal: Value = serde_json::from_slice(&job.read("journal.json")).expect("a journal");
    assert_eq!(journal["chain_intact"], true);
    let operations: Vec<Op> =
        serde_json::from_value(journal["operations"].clone()).expect("operations");
    assert!(operations.len() > 40, "{} operations", operations.len());
    let state = Dossier::replay(&operations)
        .expect("a replay")
        .canonical_bytes()
        .expect("canonical JSON");
    assert_eq!(hex::encode(Sha256::digest(state)), journal["state_sha256"]);
}
