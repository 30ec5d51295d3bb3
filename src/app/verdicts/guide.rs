//! Verdict guides: read, replace, check a submission against the checklist.

use std::collections::HashSet;

use crate::app::claims::claim_lock::ClaimLock;
use crate::app::context::App;
use crate::app::error::{Error, Fault, Result};
use crate::app::work::Work;
use crate::domain::claims::claim::Kind;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::ClaimId;
use crate::domain::newsroom::event::{self, Change, Event, Field};
use crate::domain::people::actor::Actor;
use crate::domain::verdicts::guide::{CheckedPoint, Guide, MOST_POINTS, MOST_TEMPLATES, checked, unknown_placeholder};
use crate::store;

/// The guides of all kinds of claims.
pub async fn all(app: &App) -> Result<Vec<Guide>> {
    Ok(store::verdicts::guide::all(&app.pool).await?)
}

/// Replaces the guide of one kind; `new.version` is the version that the caller has seen.
pub async fn replace(app: &App, actor: &Actor, new: Guide) -> Result<Guide> {
    check(&new)?;
    let mut work = Work::open(app, actor).await?;
    let before = of_kind(&mut work, new.kind).await?;
    if !store::verdicts::guide::replace(work.db(), &new).await? {
        return Err(Error::Stale { current: of_kind(&mut work, new.kind).await?.version });
    }
    let after = of_kind(&mut work, new.kind).await?;
    let event = Event::of_newsroom(event::Kind::GuideChanged).with(Change::set(Field::Kind, new.kind.name()));
    work.record(event.with_all(differences(&before, &after)));
    work.commit().await?;
    Ok(after)
}

async fn of_kind(work: &mut Work, kind: Kind) -> Result<Guide> {
    let mut guides = store::verdicts::guide::all(work.db()).await?.into_iter();
    guides.find(|guide| guide.kind == kind).ok_or(Error::NotFound("guide"))
}

fn check(guide: &Guide) -> Result<()> {
    let mut faults = Vec::new();
    let mut wrong = |pointer: String, fault: FieldFault| faults.push(Fault { pointer, fault });
    let (mut names, mut questions) = (HashSet::new(), HashSet::new());
    for (place, template) in guide.templates.iter().enumerate() {
        if !names.insert(template.name.to_lowercase()) {
            wrong(format!("/templates/{place}/name"), FieldFault::UsedTwice);
        }
        for (field, text) in [("summary", &template.summary), ("rationale", &template.rationale)] {
            if let Some(name) = unknown_placeholder(text) {
                let fault = FieldFault::UnknownPlaceholder { name: name.to_owned() };
                wrong(format!("/templates/{place}/{field}"), fault);
            }
        }
    }
    for (place, point) in guide.checklist.iter().enumerate() {
        if !questions.insert(point.question.to_lowercase()) {
            wrong(format!("/checklist/{place}/question"), FieldFault::UsedTwice);
        }
        // The event log and the form list the points one a line.
        if point.question.contains('\n') {
            wrong(format!("/checklist/{place}/question"), FieldFault::NotOneLine);
        }
    }
    if guide.templates.len() > MOST_TEMPLATES {
        wrong("/templates".to_owned(), FieldFault::TooMany { max: MOST_TEMPLATES });
    }
    if guide.checklist.len() > MOST_POINTS {
        wrong("/checklist".to_owned(), FieldFault::TooMany { max: MOST_POINTS });
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

/// What differs between two versions of a guide, in words.
fn differences(before: &Guide, after: &Guide) -> Vec<Change> {
    let points = |guide: &Guide| {
        let lines = guide.checklist.iter().map(|point| {
            let required = if point.required { " (required)" } else { "" };
            format!("{}{required}", point.question)
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    let templates = |guide: &Guide| {
        let texts = guide.templates.iter().map(|one| format!("{}: {}\n{}", one.name, one.summary, one.rationale));
        texts.collect::<Vec<_>>().join("\n\n")
    };
    [(Field::Templates, templates(before), templates(after)), (Field::Checklist, points(before), points(after))]
        .into_iter()
        .filter(|(_, was, is)| was != is)
        .map(|(field, was, is)| Change::new(field, Some(was), Some(is)))
        .collect()
}

/// The checklist for the claim's kind with the author's ticks.
///
/// # Errors
/// 422 for a tick that is not on the checklist; [`Error::Conflict`] if a required point is not ticked.
pub(crate) async fn fill_in(lock: &mut ClaimLock, claim: ClaimId, ticked: &[String]) -> Result<Vec<CheckedPoint>> {
    let checklist = store::verdicts::guide::checklist(lock.db(), claim).await?;
    let filed = checked(checklist, ticked)
        .map_err(|place| Error::invalid(&format!("/ticked/{place}"), FieldFault::NotOnChecklist))?;
    let open = filed.iter().filter(|point| point.required && !point.ticked);
    let open: Vec<String> = open.map(|point| point.question.clone()).collect();
    if open.is_empty() { Ok(filed) } else { Err(Error::conflict(Conflict::RequiredPoints { points: open })) }
}

/// The unticked points of a submission, for its event; `None` if all are ticked.
pub(crate) fn unticked(filed: &[CheckedPoint]) -> Option<Change> {
    let open: Vec<&str> = filed.iter().filter(|point| !point.ticked).map(|point| point.question.as_str()).collect();
    (!open.is_empty()).then(|| Change::set(Field::Unticked, open.join("\n")))
}
