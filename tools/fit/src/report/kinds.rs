//! Figures of kinds: accuracy, confusion, certainty, learning curve, largest errors.

use claim_analysis::Kind;

use crate::columns::Rest;
use crate::data::{Data, Example, SETS, count, ratio};
use crate::kinds::{KINDS, hold_out};
use crate::tables::Tables;

/// The next kind is shown if its probability is at least this share of the first.
const CLOSE: f64 = 0.5;

/// The guess for a must-check sentence.
struct Guess<'e> {
    example: &'e Example,
    kind: Kind,
    certainty: f64,
    second: Option<Kind>,
}

impl Guess<'_> {
    fn new<'e>(example: &'e Example, shares: &[f64]) -> Guess<'e> {
        let mut order: Vec<usize> = (0..KINDS).collect();
        order.sort_by(|a, b| shares[*b].total_cmp(&shares[*a]));
        let close = shares[order[1]] >= CLOSE * shares[order[0]];
        Guess {
            example,
            kind: Kind::ALL[order[0]],
            certainty: shares[order[0]],
            second: close.then_some(Kind::ALL[order[1]]),
        }
    }

    fn is_right(&self) -> bool {
        self.example.kinds.contains(&Some(self.kind))
    }
}

/// Prints everything.
pub fn all(data: &Data, kinds: &Tables<'_>, rest: Rest) {
    let shares = hold_out(kinds, 1.0, rest);
    let guesses = guesses(&shares, kinds, [2, 2]);
    println!("\n# Kinds of must-check sentences of articles held out in turn");
    for (group, article) in data.articles.iter().enumerate() {
        let own = guesses.iter().filter(|g| g.example.group == group);
        print(&article.name, own);
    }
    for (at, set) in SETS.iter().enumerate().filter(|(_, set)| set.is_real) {
        let own = guesses.iter().filter(|g| g.example.set == Some(at));
        print(&format!("all of {}", set.folder), own);
    }
    print("all", guesses.iter());
    let lesser = self::guesses(&shares, kinds, [1, 1]);
    print("all of grade 1", lesser.iter());
    confusion(&guesses);
    certainty(&guesses);
    println!("\n# Learning curve: share of the other articles, accuracy");
    for share in [0.125, 0.25, 0.5] {
        let guesses = self::guesses(&hold_out(kinds, share, rest), kinds, [2, 2]);
        let right = guesses.iter().filter(|g| g.is_right()).count();
        println!("{share:>5}  {:.3}", ratio(right, guesses.len()));
    }
    println!("\n# Largest errors of kinds");
    let mut wrong: Vec<&Guess<'_>> = guesses.iter().filter(|g| !g.is_right()).collect();
    wrong.sort_by(|a, b| b.certainty.total_cmp(&a.certainty));
    for guess in wrong {
        let people = guess.example.kinds[0].map_or("-", Kind::as_str);
        println!("{people} is {} {:.2}: {}", guess.kind, guess.certainty, guess.example.text.replace('\n', " "));
    }
}

/// The guesses for the sentences of held-out articles with the given grades.
fn guesses<'d>(shares: &[Vec<f64>], kinds: &Tables<'d>, grades: [usize; 2]) -> Vec<Guess<'d>> {
    let all = kinds.examples.iter().zip(shares);
    all.filter(|(e, shares)| e.grades == grades && !shares.is_empty())
        .map(|(e, shares)| Guess::new(e, shares))
        .collect()
}

fn print<'g>(name: &str, guesses: impl Iterator<Item = &'g Guess<'g>>) {
    let (mut all, mut right) = (0, 0);
    for guess in guesses {
        all += 1;
        right += usize::from(guess.is_right());
    }
    if all > 0 {
        println!("{name:<45} {right:>3} of {all:>3}  {:.3}", ratio(right, all));
    }
}

/// Prints people's kinds in rows and the model's in columns.
fn confusion(guesses: &[Guess<'_>]) {
    println!("\n# Confusion: people in rows, the model in columns");
    let names: Vec<String> = Kind::ALL.iter().map(|kind| format!("{kind:>11}")).collect();
    println!("{:<11}{}", "", names.concat());
    for kind in Kind::ALL {
        let of = |g: &&Guess<'_>| {
            let people = if g.is_right() { Some(g.kind) } else { g.example.kinds[0] };
            people == Some(*kind)
        };
        let cells = Kind::ALL.iter().map(|guess| {
            let both = guesses.iter().filter(of).filter(|g| g.kind == *guess);
            format!("{:>11}", both.count())
        });
        println!("{kind:<11}{}", cells.collect::<String>());
    }
}

/// Prints whether certain guesses are right more often, and what the second kind adds.
fn certainty(guesses: &[Guess<'_>]) {
    let mut sorted: Vec<&Guess<'_>> = guesses.iter().collect();
    sorted.sort_by(|a, b| b.certainty.total_cmp(&a.certainty));
    println!("\n# Certainty: mean and accuracy of each quarter");
    for quarter in sorted.chunks(sorted.len().div_ceil(4).max(1)) {
        let sum: f64 = quarter.iter().map(|g| g.certainty).sum();
        let right = quarter.iter().filter(|g| g.is_right()).count();
        println!("{:.3}  {:.3}", sum / count(quarter.len()), ratio(right, quarter.len()));
    }
    let shown = guesses.iter().filter(|g| g.second.is_some()).count();
    let either = guesses.iter().filter(|g| g.is_right() || g.second.is_some() && g.example.kinds.contains(&g.second));
    println!(
        "second kind shown for {:.3}; either is right for {:.3}",
        ratio(shown, guesses.len()),
        ratio(either.count(), guesses.len())
    );
}
