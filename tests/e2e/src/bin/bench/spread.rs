//! Several measurements of one thing: median, 99th percentile, worst.

use serde_json::Value;

/// Milliseconds, in ascending order.
pub(crate) struct Spread(Vec<f64>);

impl Spread {
    /// Of numbers as they came.
    pub(crate) fn of(mut all: Vec<f64>) -> Self {
        all.sort_by(f64::total_cmp);
        Self(all)
    }

    /// Of a JSON list of numbers.
    pub(crate) fn of_json(list: &Value) -> Self {
        Self::of(list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect())
    }

    /// The value below which that share lies.
    pub(crate) fn at(&self, share: f64) -> f64 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a few hundred values")]
        let place = (self.0.len() as f64 * share) as usize;
        self.0.get(place.min(self.0.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
    }
}

impl std::fmt::Display for Spread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "median {:.2} ms, p99 {:.2} ms, worst {:.2} ms (n = {})", self.at(0.5), self.at(0.99), self.at(1.0), self.0.len())
    }
}
