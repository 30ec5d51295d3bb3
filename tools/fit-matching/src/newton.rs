//! Listwise softmax: the probability that a candidate is the right one among the candidates of its query. Fitted with a
//! ridge penalty by Newton's method.

/// Penalty of a weight of a feature with standard deviation 1.
const RIDGE: f64 = 10.0;
/// Maximum number of steps.
const STEPS: usize = 30;
/// Maximum number of halvings of a step.
const HALVINGS: usize = 20;
/// The fit ends when a step lowers the loss by less than this share.
const STILL: f64 = 1e-10;

/// The candidates of a query.
pub struct List {
    /// Features of each candidate.
    pub rows: Vec<Vec<f64>>,
    /// The right candidate; `None` if it was not found.
    pub target: Option<usize>,
}

/// Score of a candidate.
pub fn score(row: &[f64], weights: &[f64]) -> f64 {
    row.iter().zip(weights).map(|(value, weight)| value * weight).sum()
}

/// Log-odds that a difference costs at least. The queries are few, and most of those with a difference are not about it.
const PENALTY: f64 = 0.3;

/// Direction in which a feature may move the score.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Up,
    Down,
    Either,
}

/// Weights of the features, one sign for each. A feature whose weight would have the wrong sign gets the weight 0. Lists
/// without a right candidate are left out.
pub fn fit(lists: &[&List], signs: &[Sign]) -> Vec<f64> {
    let units = deviations(lists, signs.len());
    let mut used = vec![true; signs.len()];
    loop {
        let scaled = |row: &Vec<f64>| -> Vec<f64> {
            let cells = row.iter().zip(&units).zip(&used);
            cells.map(|((value, unit), used)| if *used { value / unit } else { 0.0 }).collect()
        };
        let lists = lists.iter().filter_map(|list| Some((list.rows.iter().map(scaled).collect(), list.target?)));
        let weights = fit_all(&lists.collect::<Vec<_>>(), signs.len());
        let wrong = weights.iter().zip(signs).map(|(weight, sign)| match sign {
            Sign::Up => -weight,
            Sign::Down => *weight,
            Sign::Either => 0.0,
        });
        let worst = wrong.enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
        let Some((at, _)) = worst.filter(|(_, by)| *by > STILL) else {
            let weights = weights.iter().zip(&units).map(|(weight, unit)| weight / unit);
            let floor = |(weight, sign): (f64, &Sign)| if *sign == Sign::Down { weight.min(-PENALTY) } else { weight };
            return weights.zip(signs).map(floor).collect();
        };
        used[at] = false;
    }
}

/// Weights of scaled features.
fn fit_all(lists: &[(Vec<Vec<f64>>, usize)], count: usize) -> Vec<f64> {
    let mut weights = vec![0.0; count];
    let mut before = loss(lists, &weights);
    for _ in 0..STEPS {
        let moves = step(lists, &weights);
        let along =
            |share: f64| -> Vec<f64> { weights.iter().zip(&moves).map(|(weight, by)| weight + share * by).collect() };
        // Half the step until the loss falls: the curvature changes along a long step.
        let tries = std::iter::successors(Some(1.0), |share| Some(share / 2.0)).take(HALVINGS).map(along);
        let next = tries.map(|next| (loss(lists, &next), next)).find(|(loss, _)| *loss < before);
        let Some((loss, next)) = next else { break };
        let gain = before - loss;
        (before, weights) = (loss, next);
        if gain < STILL * before {
            break;
        }
    }
    weights
}

/// Negative log-likelihood of the right candidates, with the penalty.
fn loss(lists: &[(Vec<Vec<f64>>, usize)], weights: &[f64]) -> f64 {
    let penalty = RIDGE / 2.0 * weights.iter().map(|weight| weight * weight).sum::<f64>();
    let losses = lists.iter().map(|(rows, target)| {
        let odds: Vec<f64> = rows.iter().map(|row| score(row, weights)).collect();
        let most = odds.iter().copied().fold(f64::MIN, f64::max);
        most + odds.iter().map(|odds| (odds - most).exp()).sum::<f64>().ln() - odds[*target]
    });
    penalty + losses.sum::<f64>()
}

/// One step of Newton's method.
fn step(lists: &[(Vec<Vec<f64>>, usize)], weights: &[f64]) -> Vec<f64> {
    let count = weights.len();
    let mut slope: Vec<f64> = weights.iter().map(|weight| -RIDGE * weight).collect();
    let mut curvature = vec![vec![0.0; count]; count];
    for (at, row) in curvature.iter_mut().enumerate() {
        row[at] = RIDGE;
    }
    for (rows, target) in lists {
        let odds: Vec<f64> = rows.iter().map(|row| score(row, weights)).collect();
        let most = odds.iter().copied().fold(f64::MIN, f64::max);
        let shares: Vec<f64> = odds.iter().map(|odds| (odds - most).exp()).collect();
        let sum: f64 = shares.iter().sum();
        let mut mean = vec![0.0; count];
        for (row, share) in rows.iter().zip(&shares) {
            for (mean, value) in mean.iter_mut().zip(row) {
                *mean += share / sum * value;
            }
        }
        for ((slope, value), mean) in slope.iter_mut().zip(&rows[*target]).zip(&mean) {
            *slope += value - mean;
        }
        for (row, share) in rows.iter().zip(&shares) {
            let away: Vec<f64> = row.iter().zip(&mean).map(|(value, mean)| value - mean).collect();
            for (curvature, a) in curvature.iter_mut().zip(&away) {
                for (place, b) in curvature.iter_mut().zip(&away) {
                    *place += share / sum * a * b;
                }
            }
        }
    }
    solve(curvature, slope)
}

/// Solves a positive definite system by Gaussian elimination, which needs no pivots there.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let count = right.len();
    for at in 0..count {
        let (above, below) = matrix.split_at_mut(at + 1);
        let (pivot, known) = (&above[at], right[at]);
        for (row, value) in below.iter_mut().zip(&mut right[at + 1..]) {
            let factor = row[at] / pivot[at];
            for (cell, by) in row.iter_mut().zip(pivot).skip(at) {
                *cell -= factor * by;
            }
            *value -= factor * known;
        }
    }
    for at in (0..count).rev() {
        let known: f64 = matrix[at].iter().zip(&right).skip(at + 1).map(|(cell, value)| cell * value).sum();
        right[at] = (right[at] - known) / matrix[at][at];
    }
    right
}

/// Standard deviation of each feature over all candidates; 1 for a feature that is always the same.
fn deviations(lists: &[&List], count: usize) -> Vec<f64> {
    let rows = || lists.iter().flat_map(|list| &list.rows);
    let mut all = 0.0;
    let (mut sums, mut squares) = (vec![0.0; count], vec![0.0; count]);
    for row in rows() {
        all += 1.0;
        for ((sum, square), value) in sums.iter_mut().zip(&mut squares).zip(row) {
            *sum += value;
            *square += value * value;
        }
    }
    let deviation = |(sum, square): (&f64, &f64)| (square / all - (sum / all).powi(2)).max(0.0).sqrt();
    sums.iter().zip(&squares).map(deviation).map(|deviation| if deviation > 1e-9 { deviation } else { 1.0 }).collect()
}
