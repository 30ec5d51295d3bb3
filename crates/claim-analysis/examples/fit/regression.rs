//! Ridge logistic regression over signals and words.

use crate::data::Example;

/// Penalty of the weight of a signal.
pub const RIDGE: f64 = 4.0;
/// Penalty of the weight of a word.
pub const WORD_RIDGE: f64 = 0.25;
/// Minimum number of sentences of debates that contain a word.
const RARE: usize = 3;

/// Layout of a model: bias, extra bias of debates, signals, words.
pub struct Columns {
    /// Index of the first signal.
    pub signals: usize,
    /// Index of the first word.
    words: usize,
    /// Index of each word in the table; `None` for rare words.
    place: Vec<Option<usize>>,
    width: usize,
}

impl Columns {
    pub fn new(debates: &[Example], signals: usize) -> Self {
        let mut seen = vec![0_usize; 1 << 16];
        for example in debates {
            let mut words = example.words.clone();
            words.sort_unstable();
            words.dedup();
            for word in words {
                seen[index(word)] += 1;
            }
        }
        let words = 2 + signals;
        let mut width = words;
        let place = seen
            .iter()
            .map(|&times| {
                (times >= RARE).then(|| {
                    width += 1;
                    width - 1
                })
            })
            .collect();
        Columns {
            signals: 2,
            words,
            place,
            width,
        }
    }

    /// Calls `each` with index and value of every non-zero column of an example.
    fn each(&self, example: &Example, mut each: impl FnMut(usize, f64)) {
        each(0, 1.0);
        if example.debate {
            each(1, 1.0);
        }
        for (at, &value) in example.signals.iter().enumerate() {
            if value != 0.0 {
                each(self.signals + at, value);
            }
        }
        let share = example.word_value();
        for &word in &example.words {
            if let Some(at) = self.place[index(word)] {
                each(at, share);
            }
        }
    }

    /// Log-odds of an example.
    pub fn dot(&self, model: &[f64], example: &Example) -> f64 {
        let mut sum = 0.0;
        self.each(example, |at, value| sum += model[at] * value);
        sum
    }

    /// Penalty of a weight.
    fn ridge(&self, at: usize) -> f64 {
        match at {
            0 | 1 => 1e-3,
            at if at < self.words => RIDGE,
            _ => WORD_RIDGE,
        }
    }

    /// The unit of the table of words, and the table in multiples of that unit.
    pub fn table(&self, model: &[f64]) -> (f64, Vec<u8>) {
        let most = model[self.words..]
            .iter()
            .fold(0.0_f64, |most, w| most.max(w.abs()));
        let step = (most / 127.0).max(1e-9);
        let byte = |place: &Option<usize>| {
            let steps = place.map_or(0.0, |at| (model[at] / step).round());
            #[expect(clippy::cast_possible_truncation, reason = "at most 127 either way")]
            let steps = steps as i8;
            steps.cast_unsigned()
        };
        (step, self.place.iter().map(byte).collect())
    }
}

fn index(word: u32) -> usize {
    usize::try_from(word).unwrap_or(0)
}

/// Logistic regression with soft targets: Newton steps, each solved by conjugate gradients.
pub fn fit(examples: &[&Example], columns: &Columns) -> Vec<f64> {
    let mut model = vec![0.0; columns.width];
    for _ in 0..12 {
        let mut gradient: Vec<f64> = (0..columns.width)
            .map(|at| -columns.ridge(at) * model[at])
            .collect();
        let mut curvatures = Vec::with_capacity(examples.len());
        for example in examples {
            let p = sigmoid(columns.dot(&model, example));
            let miss = (example.target - p) * example.weight();
            columns.each(example, |at, value| gradient[at] += miss * value);
            curvatures.push(p * (1.0 - p) * example.weight());
        }
        let step = solve(examples, columns, &curvatures, gradient);
        for (weight, by) in model.iter_mut().zip(&step) {
            *weight += by;
        }
        if step.iter().all(|by| by.abs() < 1e-5) {
            break;
        }
    }
    model
}

/// The Newton step for a gradient and the diagonal curvatures, by conjugate gradients.
fn solve(
    examples: &[&Example],
    columns: &Columns,
    curvatures: &[f64],
    gradient: Vec<f64>,
) -> Vec<f64> {
    let mut step = vec![0.0; gradient.len()];
    let (mut residual, mut direction) = (gradient.clone(), gradient);
    let mut norm: f64 = residual.iter().map(|r| r * r).sum();
    let tolerance = norm * 1e-10;
    for _ in 0..120 {
        if norm <= tolerance {
            break;
        }
        let mut product: Vec<f64> = (0..direction.len())
            .map(|at| columns.ridge(at) * direction[at])
            .collect();
        for (example, curvature) in examples.iter().zip(curvatures) {
            let along = columns.dot(&direction, example) * curvature;
            columns.each(example, |at, value| product[at] += along * value);
        }
        let curve: f64 = direction.iter().zip(&product).map(|(w, b)| w * b).sum();
        let length = norm / curve;
        for at in 0..step.len() {
            step[at] += length * direction[at];
            residual[at] -= length * product[at];
        }
        let next: f64 = residual.iter().map(|r| r * r).sum();
        for at in 0..direction.len() {
            direction[at] = residual[at] + next / norm * direction[at];
        }
        norm = next;
    }
    step
}

/// Probability of log-odds.
pub fn sigmoid(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}
