//! What can go wrong, through the real commands: each gets a clear refusal in French and in JSON, and nothing is lost.

mod answers;
mod attachments;
mod deposits;
mod forms;
mod platforms;
mod proofs;
mod stores;

use std::sync::OnceLock;

use pli_tests::job::{Job, SMALL_AID};
use pli_tests::region::Region;
use serde_json::Value;

/// A dossier filled and signed once; each test works on a copy of its store.
fn signed() -> Job {
    static SIGNED: OnceLock<Job> = OnceLock::new();
    let region = Region::shared();
    SIGNED
        .get_or_init(|| Job::ready(region, &region.url, &SMALL_AID))
        .copy()
}

/// A dossier and all that showed of it, to be held against what shows later.
struct Watched {
    job: Job,
    before: Value,
}

impl Watched {
    fn begin() -> Self {
        Self::over(signed())
    }

    fn over(job: Job) -> Self {
        let before = job.pli.whole(&job.id);
        Self { job, before }
    }

    /// Refused with this code, in words and in JSON.
    #[track_caller]
    fn refused(&self, words: &[&str], code: &str) {
        self.job.pli.refused(words, code);
    }

    /// Refused, and the dossier is as it was.
    #[track_caller]
    fn unchanged(&self) {
        assert_eq!(
            self.job.pli.whole(&self.job.id),
            self.before,
            "the dossier has changed"
        );
    }
}
