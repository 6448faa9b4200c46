//! Time to print a dossier of some forty pages: the first time, and again after one answer changed.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use pli_print::{Block, DossierDocument, print_dossier};

#[path = "../tests/print/support/mod.rs"]
#[expect(dead_code, reason = "the documents of the tests serve here too")]
mod support;

fn forty_pages() -> DossierDocument {
    let mut document = support::far::far();
    let modules = document.sections[1].blocks.clone();
    document.sections[2].blocks.extend(modules);
    document.sections[3].blocks.push(support::far::prices(240));
    document
}

fn print(criterion: &mut Criterion) {
    criterion.bench_function("forty pages, one answer changed", |bencher| {
        let mut turn = 0_u32;
        bencher.iter_batched(
            || {
                turn += 1;
                let mut document = forty_pages();
                if let Some(Block::Field(field)) = document.sections[0].blocks.first_mut() {
                    field.value = format!("Ateliers du Limousin, état {turn}");
                }
                document
            },
            |document| black_box(print_dossier(&document)),
            BatchSize::LargeInput,
        );
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = print
}
criterion_main!(benches);
