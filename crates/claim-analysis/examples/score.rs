//! Check-worthiness of sentences: reads one per line from standard input, prints one number from 0 to 1 per line.

use claim_analysis::score;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for line in std::io::stdin().lines() {
        println!("{:.4}", score(&line?, None));
    }
    Ok(())
}
