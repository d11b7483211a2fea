//! Exact fractions, so that a mean is the same number wherever it stands.
//!
//! A mean of levels is a fraction of small whole numbers. Kept as one, it has no error that could add up, and it
//! is rounded once, when it is written.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Div, Mul, Sub};

/// Beyond so many bits the last ones are given up: products of two such numbers always have room. The means of a
/// real interview stay far below.
const BITS: u32 = 60;

/// A fraction in lowest terms; the denominator is positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    over: i128,
    under: i128,
}

impl Ratio {
    /// Zero.
    pub const ZERO: Self = Self { over: 0, under: 1 };

    /// `over` divided by `under`; `None` where that is division by zero.
    #[must_use]
    pub fn new(over: i64, under: i64) -> Option<Self> {
        (under != 0).then(|| Self::reduced(i128::from(over), i128::from(under)))
    }

    fn reduced(over: i128, under: i128) -> Self {
        let sign = under.signum();
        let common = greatest_common_divisor(over, under);
        let (mut over, mut under) = (sign * over / common, sign * under / common);
        while over.unsigned_abs() >> BITS > 0 || under.unsigned_abs() >> BITS > 0 {
            over /= 2;
            under = (under / 2).max(1);
        }
        Self { over, under }
    }

    /// Without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self { over: self.over.abs(), ..self }
    }

    /// True below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.over < 0
    }

    /// `self` divided by `by`; `None` where that is zero.
    #[must_use]
    pub fn checked_div(self, by: Self) -> Option<Self> {
        (by.over != 0).then(|| self / by)
    }

    /// The nearest whole number, halves away from zero, within the range of `i64`.
    #[must_use]
    pub fn round(self) -> i64 {
        let doubled = 2 * self.over.abs() + self.under;
        let whole = doubled / (2 * self.under) * self.over.signum();
        i64::try_from(whole).unwrap_or(if whole < 0 { i64::MIN } else { i64::MAX })
    }
}

fn greatest_common_divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

impl From<u32> for Ratio {
    fn from(whole: u32) -> Self {
        Self { over: i128::from(whole), under: 1 }
    }
}

impl Add for Ratio {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let over = self.over * other.under + other.over * self.under;
        Self::reduced(over, self.under * other.under)
    }
}

impl Sub for Ratio {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + Self { over: -other.over, ..other }
    }
}

impl Mul for Ratio {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self::reduced(self.over * other.over, self.under * other.under)
    }
}

impl Div for Ratio {
    type Output = Self;

    /// Division by zero gives zero; ask [`Ratio::checked_div`] where that can happen.
    fn div(self, by: Self) -> Self {
        if by.over == 0 {
            return Self::ZERO;
        }
        Self::reduced(self.over * by.under, self.under * by.over)
    }
}

impl std::iter::Sum for Ratio {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.over * other.under).cmp(&(other.over * self.under))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A decimal with two places, or as many as the formatter is asked for, halves rounded away from zero.
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = u32::try_from(f.precision().unwrap_or(2).min(9)).unwrap_or(9);
        let scale = 10_i128.pow(places);
        let doubled = 2 * self.over.abs() * scale + self.under;
        let rounded = doubled / (2 * self.under);
        let sign = if self.over < 0 && rounded > 0 { "-" } else { "" };
        let (whole, rest) = (rounded / scale, rounded % scale);
        if places == 0 {
            return write!(f, "{sign}{whole}");
        }
        write!(f, "{sign}{whole}.{rest:0width$}", width = places as usize)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ratio(over: i64, under: i64) -> Ratio {
        Ratio::new(over, under).unwrap()
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        // 1/8 = 0.125, 9/8 = 1.125, 2/3 = 0.666…, 1/3 = 0.333…, 7/2 = 3.5.
        assert_eq!(ratio(1, 8).to_string(), "0.13");
        assert_eq!(ratio(-9, 8).to_string(), "-1.13");
        assert_eq!(ratio(2, 3).to_string(), "0.67");
        assert_eq!(ratio(1, 3).to_string(), "0.33");
        assert_eq!(format!("{:.0}", ratio(7, 2)), "4");
        assert_eq!(format!("{:.1}", ratio(-1, 100)), "0.0");
        assert_eq!((ratio(7, 2).round(), ratio(-7, 2).round(), ratio(10, 3).round()), (4, -4, 3));
    }

    #[test]
    fn thirds_add_up_to_one() {
        assert_eq!(ratio(1, 3) + ratio(1, 3) + ratio(1, 3), Ratio::from(1));
        assert_eq!(ratio(1, 3) * ratio(3, 4) / ratio(1, 4), Ratio::from(1));
        assert_eq!(Ratio::new(1, 0), None);
        assert_eq!(Ratio::from(1).checked_div(Ratio::ZERO), None);
    }

    proptest! {
        #[test]
        fn order_and_arithmetic_agree(a in -999i64..999, b in 1i64..999, c in -999i64..999, d in 1i64..999) {
            let (x, y) = (ratio(a, b), ratio(c, d));
            prop_assert_eq!(x + y - y, x);
            prop_assert_eq!(x < y, a * d < c * b);
            prop_assert_eq!((x - y).is_negative(), x < y);
        }

        #[test]
        fn numbers_that_grow_too_large_stay_near(a in 1i64..i64::MAX, b in 1i64..i64::MAX) {
            let x = ratio(a, b);
            let product = (0..8).fold(x, |product, _| product * x / x);
            prop_assert!((product - x).abs() <= x / Ratio::from(1_000_000));
        }
    }
}
