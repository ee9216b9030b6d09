//! Rectangles of the window, in CSS pixels: the measure of everything that is
//! placed beside something else.

/// A rectangle in the coordinates of the window, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Its left edge; smaller than [`right`](Self::right) unless it is empty.
    pub left: f64,
    /// Its upper edge; negative above the window.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge; larger than the window's height below it.
    pub bottom: f64,
}

impl Rect {
    /// Whether both have ground in common; edges that touch have none.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// From its left to its right edge.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// From its upper to its lower edge.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The part of it that lies within the other; its edges are crossed where there is none.
    #[must_use]
    pub fn within(&self, other: &Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELD: Rect = Rect { left: 100.0, top: 50.0, right: 300.0, bottom: 90.0 };

    #[test]
    fn what_only_touches_does_not_meet() {
        for other in [
            Rect { left: 300.0, right: 400.0, ..FIELD },
            Rect { left: 0.0, right: 100.0, ..FIELD },
            Rect { top: 90.0, bottom: 120.0, ..FIELD },
            Rect { top: 0.0, bottom: 50.0, ..FIELD },
        ] {
            assert!(!FIELD.meets(&other) && !other.meets(&FIELD), "{other:?}");
        }
        let corner = Rect { left: 299.0, top: 89.0, right: 500.0, bottom: 500.0 };
        assert!(FIELD.meets(&corner) && corner.meets(&FIELD));
        assert!(FIELD.meets(&FIELD));
    }

    #[test]
    fn what_lies_within_another_is_cut_at_its_edges() {
        let window = Rect { left: 0.0, top: 0.0, right: 200.0, bottom: 60.0 };
        let part = FIELD.within(&window);
        assert_eq!(part, Rect { left: 100.0, top: 50.0, right: 200.0, bottom: 60.0 });
        assert_eq!((part.width(), part.height()), (100.0, 10.0));
        assert!(FIELD.within(&Rect { bottom: 10.0, ..window }).height() < 0.0, "nothing of it lies there");
    }
}
