//! Model of check-worthiness: articles and debates at once. They share every weight except the bias, because a debate holds
//! fewer claims than an article.

use crate::columns::{Penalties, Rest};
use crate::data::{Data, Example, SETS};
use crate::tables::Tables;

/// Weight of a sentence of an article, relative to a sentence of a debate: articles are few, and they are the purpose.
pub const ARTICLE_WEIGHT: f64 = 4.0;
/// Target of grade 0, 1 and 2.
pub const TARGETS: [f64; 3] = [0.0, 0.45, 1.0];

/// Each penalty is double that of the log-odds, which are the difference of two classes.
pub const PENALTIES: Penalties = Penalties { named: 8.0, word: 0.5, common: 0, vector: 1.0, rare: 3 };

/// The sentences of articles and debates, as rows of the models.
pub fn tables(data: &Data) -> Tables<'_> {
    let news = data.news.iter().filter(|e| !e.is_left_out);
    Tables::new(news.chain(&data.debates).collect(), &PENALTIES, false, 2, target)
}

/// Score of each sentence; `None` for invented articles.
pub fn hold_out(tables: &Tables<'_>, rest: Rest) -> Vec<Option<f64>> {
    let score = |odds: &Vec<f64>| match odds[..] {
        [no, yes] => Some(1.0 / (1.0 + (no - yes).exp())),
        _ => None,
    };
    tables.hold_out(1.0, rest).iter().map(score).collect()
}

fn target(example: &Example) -> (Vec<f64>, f64) {
    let target = example.grades.iter().map(|&g| TARGETS[g]).sum::<f64>() / 2.0;
    (vec![1.0 - target, target], example.set.map_or(1.0, |set| ARTICLE_WEIGHT * SETS[set].weight))
}
