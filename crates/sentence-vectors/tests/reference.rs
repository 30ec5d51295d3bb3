//! The model file that `make model` wrote, compared with the published f32 weights. Skipped without the file.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

use sentence_vectors::{Model, Vector};

/// Invented sentences, with the first four values of their reference vectors in f64 arithmetic.
const SENTENCES: [(&str, [f32; 4]); 9] = [
    ("The unemployment rate in Velmora fell to 4.2 percent in March.", [0.1108, 0.0284, 0.0637, 0.0446]),
    ("Joblessness in Velmora dropped to 4.2 per cent last March.", [0.0753, -0.0072, -0.0115, 0.0174]),
    ("At least 41 people were killed when the dam above Sorrin burst on Monday.", [0.0393, 0.0060, -0.0451, 0.0077]),
    ("More than forty died after a dam collapsed near Sorrin.", [0.0325, 0.0548, -0.0309, 0.0345]),
    ("The orchestra will play two concerts in the old harbour hall.", [0.0432, -0.0321, 0.0385, -0.0282]),
    (
        "Prime Minister Ardel said his government had built 12,000 new homes since 2021.",
        [0.0509, -0.0726, 0.0143, 0.0125],
    ),
    ("La ministre Élodie Gauthier a présenté un budget de 3,5 milliards d'euros.", [-0.0015, 0.0702, -0.0112, 0.0057]),
    ("東京の人口は1400万人です。", [0.0864, 0.0899, 0.0804, 0.0100]),
    ("“We can't go back,” she said — it's over…", [-0.0184, -0.0135, 0.0637, 0.0516]),
];

/// Cosines of pairs of these sentences by the reference: (first, second, cosine).
const PAIRS: [(usize, usize, f32); 7] =
    [(0, 1, 0.7558), (2, 3, 0.8368), (0, 2, 0.0452), (1, 4, -0.1215), (5, 0, 0.0696), (6, 0, 0.1313), (7, 6, 0.1826)];

fn model() -> Option<Model> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/minilm.bin");
    if !path.exists() {
        eprintln!("skipped: no model file (run `make model`)");
        return None;
    }
    Some(Model::load(path).unwrap())
}

#[test]
fn cosines_are_those_of_the_published_weights() {
    let Some(model) = model() else { return };
    let vectors: Vec<Vector> = SENTENCES.iter().map(|(text, _)| model.embed(text)).collect();
    for (first, second, expected) in PAIRS {
        let cosine = vectors[first].cosine(&vectors[second]);
        assert!((cosine - expected).abs() < 0.01, "{first}, {second}: {cosine}");
    }
    for ((text, expected), vector) in SENTENCES.iter().zip(&vectors) {
        for (value, expected) in vector.values().iter().zip(expected) {
            assert!((value - expected).abs() < 0.01, "{text}: {value}");
        }
    }
}

#[test]
fn a_paraphrase_is_closer_than_another_claim() {
    let Some(model) = model() else { return };
    for (claim, paraphrase, other) in [
        (
            "The bridge over the Tarn was closed in May because of cracks in two pillars.",
            "Cracks found in two of its piers led to the closure of the Tarn bridge in May.",
            "The bridge over the Tarn was built by four hundred workers in 1931.",
        ),
        (
            "Wages of nurses rose by 6 percent this year.",
            "Nurses earn six per cent more than a year ago.",
            "The number of hospital beds fell by 6 percent this year.",
        ),
        (
            "Norvik exports more salmon than any other country.",
            "No other nation sells as much salmon abroad as Norvik.",
            "Norvik imports most of its wheat from the south.",
        ),
    ] {
        let [claim, paraphrase, other] = [claim, paraphrase, other].map(|text| model.embed(text));
        let (near, far) = (claim.cosine(&paraphrase), claim.cosine(&other));
        assert!(near > far + 0.1, "{near} {far}");
    }
}

#[test]
fn long_and_strange_texts_have_vectors() {
    let Some(model) = model() else { return };
    let long = "The river rose again. ".repeat(10_000);
    let start = "The river rose again. ".repeat(60);
    assert_eq!(model.embed(&long), model.embed(&start));
    for text in ["\u{0}", "", " \n", "\u{301}\u{301}"] {
        assert_eq!(model.embed(text), model.embed(""), "{text:?}");
        assert!(model.embed(text).cosine(&model.embed("a")).abs() < 1e-9);
    }
    for text in ["🙂", "ﷺ", "x\u{202e}y", &"é".repeat(3000), &"\u{1100}".repeat(3000)] {
        let vector = model.embed(text);
        assert!((vector.cosine(&vector) - 1.0).abs() < 1e-5, "{text:?}");
    }
}
