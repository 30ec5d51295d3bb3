//! Matches of queries among verified claims: `match CLAIMS.tsv QUERIES.tsv [--model MODEL.bin]`.

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, stdout};

use claim_matching::table::{Table, read};
use claim_matching::{CompactVector, VectorModel};
use sentence_vectors::Model;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (claims, queries, model) = match arguments.as_slice() {
        [claims, queries] => (claims, queries, None),
        [claims, queries, option, model] if option == "--model" => (claims, queries, Some(Model::load(model)?)),
        _ => return Err("usage: match CLAIMS.tsv QUERIES.tsv [--model MODEL.bin]".into()),
    };
    let embed = |text: &str| model.as_ref().map(|model| CompactVector::new(model.embed(text).values()));
    let kind = model.as_ref().map_or(VectorModel::default(), |model| VectorModel::new(model.is_multilingual()));
    let table = Table::new(read(File::open(claims)?)?, kind, embed);
    table.print(&read(File::open(queries)?)?, embed, BufWriter::new(stdout().lock()))?;
    Ok(())
}
