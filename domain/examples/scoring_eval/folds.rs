//! Which answers are held out together: answers, whole questions, or whole units.

use domain::scoring::{Model, Score};

use crate::boost::Random;
use crate::data::Data;
use crate::train;

/// What an answer that is marked has in common with those the model has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unseen {
    Answers,
    Questions,
    Units,
}

/// In so many parts is the data held out.
const FOLDS: u64 = 8;

/// Every answer scored by a model that has not seen it, nor anything of its kind.
pub(crate) fn cross_validate(data: &Data, unseen: Unseen) -> Vec<Score> {
    let fold = |row: usize| {
        let key = match unseen {
            Unseen::Answers => row as u64,
            Unseen::Questions => data.rows[row].question as u64,
            Unseen::Units => data.unit(&data.rows[row]).bytes().fold(7, |hash, byte| hash * 31 + u64::from(byte)),
        };
        Random(key).next() % FOLDS
    };
    let folds: Vec<u64> = (0..data.rows.len()).map(fold).collect();
    let mut scores: Vec<Option<Score>> = vec![None; data.rows.len()];
    let run = |part: u64| {
        let seen: Vec<usize> = (0..data.rows.len()).filter(|&row| folds[row] != part).collect();
        let model: Model = train::model(data, &seen);
        let held = (0..data.rows.len()).filter(|&row| folds[row] == part);
        held.map(|row| (row, data.score(&data.rows[row], &model))).collect::<Vec<_>>()
    };
    let run = &run;
    let half = |parity: u64| move || (0..FOLDS).filter(|part| part % 2 == parity).flat_map(run).collect::<Vec<_>>();
    std::thread::scope(|scope| {
        let workers = [scope.spawn(half(0)), scope.spawn(half(1))];
        for worker in workers {
            for (row, score) in worker.join().unwrap_or_default() {
                scores[row] = Some(score);
            }
        }
    });
    scores.into_iter().flatten().collect()
}
