//! Fit of the weights of claim-analysis.
#![expect(
    clippy::indexing_slicing,
    reason = "rows and columns of one known size"
)]
mod data;
mod kinds;
mod softmax;

use std::error::Error;
use std::path::PathBuf;
use claim_analysis::Kind;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("usage: fit DATA")?);
    let data = data::read(&folder)?;
    let columns = kinds::Columns::new(&data.news);
    let verbose = std::env::args().any(|a| a == "-v");
    let news: Vec<&data::Example> = data.news.iter().filter(|e| !e.is_left_out).collect();
    let rows: Vec<_> = news.iter().map(|e| columns.row(e)).collect();
    eprintln!("{} rows, {} columns", rows.len(), columns.ridge.len());
    const FOLDS: usize = 10;
    let fold = |e: &data::Example| -> Option<usize> { let s = e.set?; data::SETS[s].is_real.then_some(e.group % FOLDS) };
    let results: Vec<Vec<(usize, Vec<f64>)>> = std::thread::scope(|scope| {
        let (rows, news, columns, fold) = (&rows, &news, &columns, &fold);
        let handles: Vec<_> = (0..2).map(|half| scope.spawn(move || {
            let mut out = Vec::new();
            for f in (0..FOLDS).filter(|f| f % 2 == half) {
                let train: Vec<_> = rows.iter().zip(news).filter(|(_, e)| fold(e) != Some(f)).map(|(r, _)| r).collect();
                let model = softmax::fit(&train, &columns.ridge, kinds::CLASSES);
                for (i, e) in news.iter().enumerate() { if fold(e) == Some(f) { out.push((i, kinds::given_must_check(&model, &rows[i]))); } }
            }
            out
        })).collect();
        handles.into_iter().map(|h| h.join().unwrap_or_default()).collect()
    });
    let mut all: Vec<_> = results.into_iter().flatten().collect();
    all.sort_by_key(|(i, _)| *i);
    let mut conf = vec![[0usize; 8]; 8];
    let mut right = [[0usize; 3]; 2];
    let mut top2 = 0; let mut n = 0;
    for (i, p) in &all {
        let e = news[*i];
        if !e.is_must_check() { continue; }
        let mut order: Vec<usize> = (0..8).collect();
        order.sort_by(|a, b| p[*b].total_cmp(&p[*a]));
        let is = |k: usize| e.kinds.contains(&Some(Kind::ALL[k]));
        let rule = e.read.facts.iter().find(|(name, v)| name.starts_with("rule_") && *v > 0.0).map_or("", |(n, _)| &n[5..]);
        let s = e.set.unwrap_or(0);
        right[s][0] += 1; right[s][1] += usize::from(is(order[0]));
        right[s][2] += usize::from(e.kinds.iter().any(|k| k.is_some_and(|k| k.as_str() == rule)));
        n += 1; top2 += usize::from(is(order[0]) || is(order[1]));
        let gold = Kind::ALL.iter().position(|k| Some(*k) == e.kinds[0]).unwrap_or(0);
        let gold = if is(order[0]) { order[0] } else { gold };
        conf[gold][order[0]] += 1;
        if verbose && !is(order[0]) {
            println!("{:?} -> {} {:.2} (rule {rule}) {}", e.kinds.iter().map(|k| k.map_or("-", |k| k.as_str())).collect::<Vec<_>>(), Kind::ALL[order[0]], p[order[0]], e.text.replace('\n', " "));
        }
    }
    println!("rows gold; {:?}", Kind::ALL);
    for (k, c) in Kind::ALL.iter().zip(&conf) { println!("{:<11} {:?}", k.as_str(), c); }
    for (s, [n, ok, rule]) in right.iter().enumerate() { println!("{} n {n} model {:.3} rule {:.3}", data::SETS[s].folder, *ok as f64 / *n as f64, *rule as f64 / *n as f64); }
    println!("both {:.3} top2 {:.3}", (right[0][1] + right[1][1]) as f64 / n as f64, top2 as f64 / n as f64);
    let _ = kinds::unused();
    Ok(())
}
