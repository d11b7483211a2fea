//! Fits the weights of the boundary's clues: a softmax over the places of a paragraph, by gradient.

use candor::transcript::exchanges::boundary::{CLUES, clues};

use crate::merged::Merged;

const ROUNDS: usize = 80;
const RATE: f32 = 0.15;
const DECAY: f32 = 0.01;

/// A paragraph with its place, and how much it counts.
pub struct Lesson<'a> {
    pub merged: &'a Merged,
    pub counts: f32,
}

/// A place with its clues, and whether it is the right one.
type Place = (bool, Vec<f32>);

/// Prints the table of weights that explains `lessons` best.
pub fn print(lessons: &[Lesson<'_>]) {
    let places: Vec<(Vec<Place>, f32)> = lessons
        .iter()
        .map(|lesson| {
            let found = clues(&lesson.merged.text);
            let marked = found.into_iter().map(|(at, clues)| (at == lesson.merged.at, clues));
            (marked.collect::<Vec<_>>(), lesson.counts)
        })
        .filter(|(places, _)| places.iter().any(|(right, _)| *right))
        .collect();
    let mut weights = vec![0.0_f32; CLUES.len()];
    let mut seen = vec![1e-6_f32; CLUES.len()];
    for round in 0..ROUNDS {
        // Another order in each round, always the same in each run: a stride that shares no factor.
        let stride = (round * 2 + 7919) % places.len().max(1);
        for step in 0..places.len() {
            let (place, counts) = &places[(step * stride.max(1) + round) % places.len()];
            learn(place, *counts, &mut weights, &mut seen);
        }
    }
    for (name, weight) in CLUES.iter().zip(&weights) {
        println!("    (\"{name}\", {:.2}),", weight + 0.0);
    }
}

fn learn(places: &[Place], counts: f32, weights: &mut [f32], seen: &mut [f32]) {
    let scores: Vec<f32> = places
        .iter()
        .map(|(_, clues)| clues.iter().zip(&*weights).map(|(clue, weight)| clue * weight).sum())
        .collect();
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let all: f32 = scores.iter().map(|score| (score - most).exp()).sum();
    let mut slope = vec![0.0_f32; weights.len()];
    for ((right, clues), score) in places.iter().zip(&scores) {
        let error = (score - most).exp() / all - f32::from(u8::from(*right));
        for (slope, clue) in slope.iter_mut().zip(clues) {
            *slope += error * clue * counts;
        }
    }
    for ((weight, seen), slope) in weights.iter_mut().zip(seen).zip(slope) {
        if slope == 0.0 {
            continue;
        }
        let slope = slope + DECAY * *weight;
        *seen += slope * slope;
        *weight -= RATE * slope / seen.sqrt();
    }
}
