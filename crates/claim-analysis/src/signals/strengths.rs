//! Strengths of signals or facts. A sentence has few of them, so that the models read only those.

/// The strength of each of `COUNT` signals or facts, at most 128; 0 if absent.
#[derive(Debug, Clone)]
pub(crate) struct Strengths<const COUNT: usize> {
    values: [f32; COUNT],
    /// One bit for each value that is not zero.
    present: [u64; 2],
}

impl<const COUNT: usize> Strengths<COUNT> {
    pub const fn new() -> Self {
        const { assert!(COUNT <= 128, "one bit each") };
        Strengths { values: [0.0; COUNT], present: [0; 2] }
    }

    pub fn get(&self, at: usize) -> f32 {
        self.values.get(at).copied().unwrap_or(0.0)
    }

    pub fn set(&mut self, at: usize, value: f32) {
        if let (Some(slot), Some(bits)) = (self.values.get_mut(at), self.present.get_mut(at / 64)) {
            *slot = value;
            let bit = 1 << (at % 64);
            *bits = if value == 0.0 { *bits & !bit } else { *bits | bit };
        }
    }

    /// All values.
    pub const fn values(&self) -> &[f32; COUNT] {
        &self.values
    }

    /// Passes the values that are not zero with their places to `each`, in order.
    pub fn for_each_present(&self, mut each: impl FnMut(usize, f32)) {
        for (bits, from) in self.present.into_iter().zip([0, 64]) {
            let mut rest = bits;
            while rest != 0 {
                let at = from + rest.trailing_zeros() as usize;
                each(at, self.get(at));
                rest &= rest - 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_are_not_zero_are_present_in_order() {
        let mut strengths = Strengths::<128>::new();
        for (at, value) in [(127, 1.0), (3, 0.5), (64, -2.0), (63, 4.0), (5, 1.0), (5, 0.0)] {
            strengths.set(at, value);
        }
        let mut present = Vec::new();
        strengths.for_each_present(|at, value| present.push((at, value)));
        assert_eq!(present, [(3, 0.5), (63, 4.0), (64, -2.0), (127, 1.0)]);
        assert_eq!((strengths.get(5), strengths.get(127)), (0.0, 1.0));
    }
}
