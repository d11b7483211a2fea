//! Whole screens with their styles, as a hand-drawn picture would have them. What is dim, what is bold and
//! what has the accent is as much a promise as the words.

use super::desk::{Desk, TOMORROW};
use super::pages::{ELEVEN, FIVE, short};
use super::watching::watch;

const WORK: &str = "43xgj2jm<esc>kkkkinames the trend and not the level<esc>";
