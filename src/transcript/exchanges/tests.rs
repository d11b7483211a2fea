//! Made-up conversations, read as a whole.
