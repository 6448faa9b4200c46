//! Certificates judged at the time that is proven: revocation lists, OCSP answers, and clocks that are wrong.

mod answers;
mod levels;
mod revoked;
mod times;

use pli_proof::verify::path::{self, Evidence, PathFacts, Times};
use pli_proof::verify::{SubIndication, TrustStore};

use crate::support::pki::{Authority, Leaf, day, today};

/// A root, an authority below it, and what tells that the authority is not revoked.
struct World {
    root: Authority,
    authority: Authority,
    trust: TrustStore,
}

impl World {
    fn new() -> Self {
        let root = Authority::root("Racine");
        let authority = root.below("Autorité");
        let mut trust = TrustStore::new();
        trust.add_file(root.der()).expect("a root");
        trust
            .add_file(&root.list(-4000, 4000, &[]))
            .expect("a list");
        Self {
            root,
            authority,
            trust,
        }
    }

    /// What a signature carries: the authority's certificate, and lists or answers.
    fn evidence(&self, lists: &[Vec<u8>], answers: &[Vec<u8>]) -> Evidence {
        Evidence {
            certificates: vec![self.authority.der().to_vec()],
            revocation_lists: lists.to_vec(),
            ocsp_answers: answers.to_vec(),
        }
    }

    fn judge(
        &self,
        leaf: &Leaf,
        evidence: &Evidence,
        times: &Times,
    ) -> Result<PathFacts, SubIndication> {
        path::validate(&leaf.der, evidence, &self.trust, times).map_err(|failure| failure.reason)
    }
}

/// Proven on a day, seen today.
fn proven(days: i64) -> Times {
    Times::proven(today(), day(days))
}

fn unproven() -> Times {
    Times::unproven(today())
}
