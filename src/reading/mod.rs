//! temporary
use crate::model::{
    exchange::{Mark, Span},
    ids::ExchangeId,
    session::Session,
};
use std::collections::BTreeMap;
/// x
#[derive(Debug, Default, Clone)]
pub struct Reading {
    /// x
    pub marks: BTreeMap<ExchangeId, Vec<Mark>>,
    /// x
    pub evidence: Vec<Vec<Span>>,
}
/// x
#[must_use] 
pub fn read(_s: &Session) -> Reading {
    Reading::default()
}
