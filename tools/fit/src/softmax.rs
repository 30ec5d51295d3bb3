//! Softmax regression with soft targets and a ridge penalty, fitted by L-BFGS (Nocedal and Wright, Numerical Optimization,
//! algorithm 7.5).

/// Number of past steps that approximate the curvature.
const MEMORY: usize = 8;
/// Maximum number of steps.
const STEPS: usize = 150;
/// The fit ends when a step lowers the loss by less than this share.
const GAIN: f64 = 1e-6;

/// One example: non-zero columns, target and weight.
pub struct Row {
    /// Column and value.
    pub cells: Vec<(u32, f64)>,
    /// Probability of each class; the sum is 1.
    pub target: Vec<f64>,
    pub weight: f64,
}

/// Weights of all classes for each column.
pub struct Model {
    pub classes: usize,
    /// Weight of class `k` for column `c` at `c * classes + k`.
    pub weights: Vec<f64>,
}

impl Model {
    /// Log-odds of every class, up to a constant.
    pub fn odds(&self, cells: &[(u32, f64)]) -> Vec<f64> {
        let mut odds = vec![0.0; self.classes];
        for &(column, value) in cells {
            let from = index(column) * self.classes;
            let weights = &self.weights[from..from + self.classes];
            for (sum, weight) in odds.iter_mut().zip(weights) {
                *sum += weight * value;
            }
        }
        odds
    }
}

/// A column as an index.
pub fn index(column: u32) -> usize {
    usize::try_from(column).unwrap_or(0)
}

/// Probabilities from log-odds.
pub fn softmax(odds: &[f64]) -> Vec<f64> {
    let most = odds.iter().copied().fold(f64::MIN, f64::max);
    let shares: Vec<f64> = odds.iter().map(|o| (o - most).exp()).collect();
    let sum: f64 = shares.iter().sum();
    shares.into_iter().map(|share| share / sum).collect()
}

/// Fits a model; `ridge` holds the penalty of every column.
pub fn fit(rows: &[&Row], ridge: &[f64], classes: usize) -> Model {
    let mut model = Model { classes, weights: vec![0.0; ridge.len() * classes] };
    let mut at = loss(&model, rows, ridge);
    let mut past = Vec::new();
    for _ in 0..STEPS {
        let before = model.weights.clone();
        let next = step(&mut model, rows, ridge, &at, &past);
        let moved = difference(&model.weights, &before);
        let bent = difference(&next.slope, &at.slope);
        if dot(&moved, &bent) > 0.0 {
            past.push((moved, bent));
            if past.len() > MEMORY {
                past.remove(0);
            }
        }
        let gain = at.loss - next.loss;
        at = next;
        if gain < GAIN * at.loss {
            break;
        }
    }
    model
}

/// Moves the weights along the next direction, by half as far until the loss falls enough.
fn step(model: &mut Model, rows: &[&Row], ridge: &[f64], at: &Loss, past: &[Move]) -> Loss {
    let direction = direction(&at.slope, past);
    let along = dot(&at.slope, &direction);
    let mut length = 1.0;
    if past.is_empty() {
        length /= at.slope.iter().map(|g| g.abs()).sum::<f64>().max(1.0);
    }
    let start = model.weights.clone();
    loop {
        for ((weight, from), by) in model.weights.iter_mut().zip(&start).zip(&direction) {
            *weight = from + length * by;
        }
        let found = loss(model, rows, ridge);
        if found.loss <= at.loss + 1e-4 * length * along || length < 1e-10 {
            return found;
        }
        length /= 2.0;
    }
}

/// A loss with its gradient.
struct Loss {
    loss: f64,
    slope: Vec<f64>,
}

/// Change of the weights and of the gradient in one step.
type Move = (Vec<f64>, Vec<f64>);

/// The loss and its gradient.
fn loss(model: &Model, rows: &[&Row], ridge: &[f64]) -> Loss {
    let classes = model.classes;
    let mut slope = vec![0.0; model.weights.len()];
    let mut loss = 0.0;
    let weights = model.weights.chunks(classes).zip(slope.chunks_mut(classes));
    for ((weights, slope), penalty) in weights.zip(ridge) {
        for (weight, slot) in weights.iter().zip(slope) {
            loss += penalty * weight * weight / 2.0;
            *slot = penalty * weight;
        }
    }
    for row in rows {
        let mut miss = softmax(&model.odds(&row.cells));
        for (p, target) in miss.iter_mut().zip(&row.target) {
            loss -= row.weight * target * p.max(1e-300).ln();
            *p = (*p - target) * row.weight;
        }
        for &(column, value) in &row.cells {
            let from = index(column) * classes;
            for (slot, miss) in slope[from..from + classes].iter_mut().zip(&miss) {
                *slot += miss * value;
            }
        }
    }
    Loss { loss, slope }
}

/// The next direction by the two-loop recursion of L-BFGS.
fn direction(slope: &[f64], past: &[Move]) -> Vec<f64> {
    let mut out: Vec<f64> = slope.iter().map(|g| -g).collect();
    let mut shares = Vec::new();
    for (moved, bent) in past.iter().rev() {
        let share = dot(moved, &out) / dot(moved, bent);
        add(&mut out, -share, bent);
        shares.push(share);
    }
    if let Some((moved, bent)) = past.last() {
        let scale = dot(moved, bent) / dot(bent, bent);
        for number in &mut out {
            *number *= scale;
        }
    }
    for ((moved, bent), share) in past.iter().zip(shares.iter().rev()) {
        let back = dot(bent, &out) / dot(moved, bent);
        add(&mut out, share - back, moved);
    }
    out
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn add(to: &mut [f64], share: f64, from: &[f64]) {
    for (to, from) in to.iter_mut().zip(from) {
        *to += share * from;
    }
}

fn difference(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}
