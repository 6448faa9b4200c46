//! A dossier as it stood: the same journal, cut at a point.

use std::collections::BTreeMap;

use super::{ActorId, BatchId, Dossier, Op};

impl Dossier {
    /// The dossier as it was when each actor had made so many operations; an actor that is not named had made none.
    #[must_use]
    pub fn at_version(&self, version: &BTreeMap<ActorId, u64>) -> Self {
        self.cut(|op| {
            version
                .get(&op.id.actor)
                .is_some_and(|seq| op.id.seq <= *seq)
        })
    }

    /// The dossier as the clocks of its writers had it at an instant.
    #[must_use]
    pub fn at_moment(&self, moment: jiff::Timestamp) -> Self {
        self.cut(|op| op.at <= moment)
    }

    /// The dossier before its last acts, so many of them; undoing is an act too.
    #[must_use]
    pub fn before_last(&self, acts: usize) -> Self {
        let mut last: BTreeMap<BatchId, (jiff::Timestamp, u64)> = BTreeMap::new();
        for op in self.journal() {
            let moment = (op.at, op.id.seq);
            let entry = last.entry(op.batch.id).or_insert(moment);
            *entry = (*entry).max(moment);
        }
        let mut order: Vec<_> = last.into_iter().map(|(batch, at)| (at, batch)).collect();
        order.sort_unstable();
        let gone: std::collections::BTreeSet<BatchId> = order
            .into_iter()
            .rev()
            .take(acts)
            .map(|(_, batch)| batch)
            .collect();
        self.cut(|op| !gone.contains(&op.batch.id))
    }

    fn cut(&self, stands: impl Fn(&Op) -> bool) -> Self {
        let mut past = Self::default();
        for op in self.journal().filter(|op| stands(op)) {
            // Every operation of the journal was taken once: none is refused.
            past.apply(op).ok();
        }
        past
    }
}
