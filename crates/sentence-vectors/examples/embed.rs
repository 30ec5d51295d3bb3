//! Prints the vector of each line of standard input.
//!
//! `cargo run --release -p sentence-vectors --example embed -- models/minilm.bin <lines.txt`

use std::error::Error;
use std::io::stdin;

use sentence_vectors::Model;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: embed MODEL.bin <LINES")?;
    let model = Model::load(path)?;
    for line in stdin().lines() {
        println!("{:?}", model.embed(&line?).values());
    }
    Ok(())
}
