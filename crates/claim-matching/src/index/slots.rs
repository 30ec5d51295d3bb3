//! Slots: the place of every claim in the arrays of an index.

use std::hash::Hash;

use rustc_hash::FxHashMap;

/// Ids of claims by slot and slots by id.
#[derive(Debug, Clone)]
pub struct Slots<Id> {
    ids: Vec<Option<Id>>,
    places: FxHashMap<Id, u32>,
}

impl<Id> Default for Slots<Id> {
    fn default() -> Self {
        Self { ids: Vec::new(), places: FxHashMap::default() }
    }
}

impl<Id: Copy + Eq + Hash> Slots<Id> {
    /// Number of claims.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Number of slots of removed claims.
    pub fn removed(&self) -> usize {
        self.ids.len() - self.places.len()
    }

    /// Gives the claim the next slot.
    pub fn add(&mut self, id: Id) {
        let slot = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        self.ids.push(Some(id));
        self.places.insert(id, slot);
    }

    /// Empties the slot of the claim and returns the slot.
    pub fn remove(&mut self, id: Id) -> Option<u32> {
        let slot = self.places.remove(&id)?;
        if let Some(place) = usize::try_from(slot).ok().and_then(|slot| self.ids.get_mut(slot)) {
            *place = None;
        }
        Some(slot)
    }

    /// The claim in a slot.
    pub fn id(&self, slot: u32) -> Option<Id> {
        self.ids.get(usize::try_from(slot).ok()?).copied().flatten()
    }

    /// True if the index has the claim.
    pub fn contains(&self, id: Id) -> bool {
        self.places.contains_key(&id)
    }

    /// Closes the gaps and returns the new slot of each old slot.
    pub fn renumber(&mut self) -> Vec<Option<u32>> {
        let mut next = 0;
        let places = self.ids.iter().map(|id| {
            id.map(|_| {
                next += 1;
                next - 1
            })
        });
        let places: Vec<Option<u32>> = places.collect();
        self.ids.retain(Option::is_some);
        self.places = self.ids.iter().copied().flatten().zip(0..).collect();
        places
    }
}
