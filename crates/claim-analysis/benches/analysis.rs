//! How fast is the analysis? Prints MB/s for ordinary and for hostile texts.

fn main() {}
