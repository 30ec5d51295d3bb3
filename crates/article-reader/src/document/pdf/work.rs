//! Work of a page before it is drawn: forms that draw other forms many times are found without drawing them.

use crate::reading::Unreadable;
use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro_interpret::hayro_syntax::object::{Dict, Name, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::Page;
use std::collections::HashMap;

/// Bytes of content that are interpreted for a document, each form as often as it is drawn.
const MAX_CONTENT: u64 = 128 << 20;

/// Bytes of content that preparing a form is worth.
const FORM: u64 = 256;

/// Forms inside forms that are followed.
const MAX_DEPTH: usize = 16;

/// The work of the forms that are known so far; `None` while a form is looked at.
#[derive(Debug, Default)]
pub(crate) struct Forms {
    known: HashMap<ObjectIdentifier, Option<u64>>,
    total: u64,
    /// Bytes of content that were looked at here.
    visited: u64,
}

impl Forms {
    /// Adds the work of a page; `TooLarge` if it is too much with that of the pages before.
    pub(crate) fn add(&mut self, page: &Page<'_>, content: &[u8]) -> Result<(), Unreadable> {
        let forms = page.resources().x_objects.clone();
        let work = self.content(content, &forms, 0)?;
        self.total = self.total.saturating_add(work);
        if self.total > MAX_CONTENT { Err(Unreadable::TooLarge) } else { Ok(()) }
    }

    /// Length of a content with the work of the forms that it draws.
    fn content(&mut self, content: &[u8], forms: &Dict<'_>, depth: usize) -> Result<u64, Unreadable> {
        let mut work = u64::try_from(content.len()).unwrap_or(u64::MAX).saturating_add(FORM);
        self.visited = self.visited.saturating_add(work);
        if self.visited > MAX_CONTENT {
            return Err(Unreadable::TooLarge);
        }
        let mut operations = TypedIter::new(content);
        while let Some(operation) = operations.next() {
            if let TypedInstruction::XObject(drawn) = operation
                && let Some(form) = forms.get::<Stream<'_>>(drawn.0)
            {
                work = work.saturating_add(self.form(&form, forms, depth)?);
            }
        }
        Ok(work)
    }

    fn form(&mut self, form: &Stream<'_>, parent: &Dict<'_>, depth: usize) -> Result<u64, Unreadable> {
        if form.dict().get::<Name<'_>>("Subtype").is_none_or(|kind| kind.as_ref() != b"Form") {
            return Ok(0);
        }
        match self.known.get(&form.obj_id()) {
            Some(Some(work)) => return Ok(*work),
            // A form that draws itself.
            Some(None) => return Err(Unreadable::TooLarge),
            None if depth >= MAX_DEPTH => return Err(Unreadable::TooLarge),
            None => self.known.insert(form.obj_id(), None),
        };
        let resources = form.dict().get::<Dict<'_>>("Resources");
        let own = resources.is_some();
        let forms = match resources {
            Some(resources) => resources.get::<Dict<'_>>("XObject").unwrap_or_default(),
            None => parent.clone(),
        };
        let content = form.decoded().unwrap_or_default();
        let work = self.content(&content, &forms, depth + 1)?;
        // Without resources of its own, a form may draw other forms elsewhere.
        self.known.remove(&form.obj_id());
        if own {
            self.known.insert(form.obj_id(), Some(work));
        }
        Ok(work)
    }
}
