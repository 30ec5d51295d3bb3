//! Is this sentence worth a checker's time, and why?

use std::sync::LazyLock;

use crate::claim::Reason;
use crate::features::{self, Features, Signal};
use crate::tokens::Token;

/// The weights, one signal a line; its head names what they were fitted on.
const WEIGHTS: &str = include_str!("weights.txt");

/// What the words say that no signal names.
const WORDING: &str = "telling words";

/// A reason must move the score by this much log-odds to be told.
const TELLING: f32 = 0.15;

/// A linear model over the named signals and the words.
#[derive(Debug)]
pub(crate) struct Model {
    bias: f32,
    /// Log-odds of one step in the table of words.
    step: f32,
    weights: [f32; features::COUNT],
    /// Scores from here on are offered as claims.
    pub threshold: f64,
}

/// The model that ships.
pub(crate) static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(WEIGHTS));

impl Model {
    /// Reads "name weight" lines; unknown names are passed over, missing ones weigh nothing.
    pub fn read(lines: &str) -> Self {
        let mut model = Model {
            bias: 0.0,
            step: 0.0,
            weights: [0.0; features::COUNT],
            threshold: 0.25,
        };
        for line in lines.lines().filter(|line| !line.starts_with('#')) {
            let Some((name, weight)) = line.split_once(' ') else {
                continue;
            };
            let Ok(weight) = weight.trim().parse::<f32>() else {
                continue;
            };
            if name == "bias" {
                model.bias = weight;
            } else if name == "words" {
                model.step = weight;
            } else if name == "threshold" {
                model.threshold = f64::from(weight);
            } else if let Some(at) = features::SIGNALS.iter().position(|(key, _)| *key == name)
                && let Some(slot) = model.weights.get_mut(at)
            {
                *slot = weight;
            }
        }
        model
    }

    /// Check-worthiness, 0 to 1.
    pub fn score(&self, features: &Features) -> f64 {
        let sum: f32 = features
            .values
            .iter()
            .zip(&self.weights)
            .map(|(v, w)| v * w)
            .sum();
        let odds = f64::from(self.bias + sum + self.step * features.words.sum);
        1.0 / (1.0 + (-odds).exp())
    }

    /// The signals that made the score, strongest first, at most six.
    pub fn reasons(&self, features: &Features, tokens: &[Token<'_>]) -> Vec<Reason> {
        let named = features::SIGNALS
            .iter()
            .zip(features.values.iter().zip(&self.weights))
            .zip(&features.from)
            .enumerate()
            .filter(|(at, _)| *at != Signal::LENGTH.0)
            .map(|(_, (((_, signal), (value, weight)), from))| (*signal, value * weight, *from));
        let words = (WORDING, self.step * features.words.sum, features.words.from);
        let mut strongest: Vec<_> = named
            .chain([words])
            .filter(|(_, weight, _)| weight.abs() >= TELLING)
            .collect();
        strongest.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        strongest.truncate(6);
        strongest
            .into_iter()
            .map(|(signal, weight, from)| Reason {
                signal: signal.to_owned(),
                text: between(tokens, from),
                weight: (f64::from(weight) * 100.0).round() / 100.0,
            })
            .collect()
    }
}

/// The words from the first to the last token that made a signal, the middle left out when long.
fn between(tokens: &[Token<'_>], (from, to): (u16, u16)) -> String {
    let (from, to) = (usize::from(from), usize::from(to));
    let Some(first) = tokens.get(from) else {
        return String::new();
    };
    let Some(last) = tokens.get(to).filter(|_| to > from) else {
        return first.text.to_owned();
    };
    if to - from > 4 {
        return format!("{} … {}", first.text, last.text);
    }
    let mut words = first.text.to_owned();
    for token in tokens.get(from + 1..=to).unwrap_or(&[]) {
        if token.gap {
            words.push(' ');
        }
        words.push_str(token.text);
    }
    words
}
