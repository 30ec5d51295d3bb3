//! Cross-validation: predictions by models that have not seen the article or sentence.

use crate::columns::Columns;
use crate::data::{Example, SETS, count};
use crate::softmax::{Model, Row, fit};

/// Number of parts, each held out in turn.
pub const FOLDS: usize = 10;

/// Part in which an example is held out; `None` for an invented article.
fn fold(example: &Example) -> Option<usize> {
    let is_real = example.set.is_none_or(|set| SETS[set].is_real);
    is_real.then_some(example.group % FOLDS)
}

/// Log-odds of each example by a model fitted without its article; empty for invented articles. `share` is the share of
/// the articles of a training set that is used.
pub fn hold_out(examples: &[&Example], rows: &[Row], columns: &Columns, classes: usize, share: f64) -> Vec<Vec<f64>> {
    let one = |held: usize| {
        let train: Vec<&Row> = rows
            .iter()
            .zip(examples)
            .filter(|(_, e)| fold(e) != Some(held) && is_used(e, share))
            .map(|(row, _)| row)
            .collect();
        fit(&train, &columns.ridge, classes)
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let models: Vec<Option<Model>> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|worker| {
                let held = (worker..FOLDS).step_by(threads);
                scope.spawn(move || held.map(one).collect::<Vec<Model>>())
            })
            .collect();
        let mut models: Vec<Option<Model>> = (0..FOLDS).map(|_| None).collect();
        for (worker, handle) in workers.into_iter().enumerate() {
            let fitted = handle.join().unwrap_or_default();
            for (at, model) in fitted.into_iter().enumerate() {
                models[worker + at * threads] = Some(model);
            }
        }
        models
    });
    let of = |(row, example): (&Row, &&Example)| {
        let model = fold(example).and_then(|held| models[held].as_ref());
        model.map_or(Vec::new(), |model| model.odds(&row.cells))
    };
    rows.iter().zip(examples).map(of).collect()
}

/// True if the example belongs to the given share of the articles; a larger share contains a smaller one.
fn is_used(example: &Example, share: f64) -> bool {
    count(example.group * 7 % 16) < share * 16.0
}
