//! Scores one sentence a line from standard input: one number from 0 to 1 a line.

use claim_analysis::score;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for line in std::io::stdin().lines() {
        println!("{:.4}", score(&line?));
    }
    Ok(())
}
