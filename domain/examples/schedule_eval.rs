//! Measures the schedulers on a review log: `cargo run --release --example schedule_eval -- FILE.csv …`.
//!
//! The first line names the columns: `card_id`; when, as `day_offset` (whole days) or `review_time` (milliseconds since
//! 1970, or RFC 3339); and `rating` or `review_rating`, 1 (again) to 4 (easy). Others are passed over, as are lines with another
//! rating. Lines of a card are in the order of its reviews. Prints, per file, log loss and AUC of each scheduler and of
//! the share that was remembered as the prediction for everything. No log is part of this repository.
#![expect(clippy::print_stdout, reason = "printing the figures is what it is for")]

use std::{collections::HashMap, error::Error, fs};

use domain::{
    card::{Act, Event},
    schedule::{Algorithm, Grade},
    shadow::{Fit, Prediction, constant, predictions},
    time::{DAY_MS, Timestamp},
};

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        println!("No review log was named: nothing to measure.");
    }
    for file in files {
        let cards = read(&fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?)
            .map_err(|error| format!("{file}: {error}"))?;
        println!("{file}: {} reviews of {} cards", cards.iter().map(Vec::len).sum::<usize>(), cards.len());
        for algorithm in Algorithm::ALL {
            report(algorithm.name(), &predicted(&cards, algorithm));
        }
        report("constant", &constant(&predicted(&cards, Algorithm::Fsrs6)));
    }
    Ok(())
}

fn predicted(cards: &[Vec<Event>], algorithm: Algorithm) -> Vec<Prediction> {
    cards.iter().flat_map(|log| predictions(algorithm, log.iter().copied())).collect()
}

fn report(name: &str, predictions: &[Prediction]) {
    match Fit::of(predictions) {
        Some(Fit { reviews, log_loss, auc, .. }) => {
            let auc = auc.map_or("-".to_owned(), |auc| format!("{auc:.4}"));
            println!("  {name:9} log loss {log_loss:.4}  AUC {auc}  on {reviews} reviews");
        }
        None => println!("  {name:9} nothing to predict"),
    }
}

/// The reviews of each card, in the order of the cards' first lines.
fn read(csv: &str) -> Result<Vec<Vec<Event>>, Box<dyn Error>> {
    let mut lines = csv.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split(',').map(str::trim).collect();
    let column = |names: &[&str]| header.iter().position(|name| names.contains(name));
    let card = column(&["card_id"]).ok_or("there is no column card_id")?;
    let rating = column(&["rating", "review_rating"]).ok_or("there is no column rating")?;
    let days = column(&["day_offset"]);
    let when = days.or(column(&["review_time"])).ok_or("there is no column day_offset or review_time")?;
    let (mut places, mut cards) = (HashMap::new(), Vec::<Vec<Event>>::new());
    for (number, line) in lines.enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let fields: Vec<&str> = line.split(',').map(str::trim).collect();
        let field = |at: usize| fields.get(at).copied().ok_or(format!("line {} is too short", number + 2));
        let Some(grade) = grade(field(rating)?) else { continue };
        let at = moment(field(when)?, days.is_some()).ok_or(format!("line {}: no moment", number + 2))?;
        let place = *places.entry(field(card)?.to_owned()).or_insert_with(|| {
            cards.push(Vec::new());
            cards.len() - 1
        });
        let event = Event { act: Act::Grade(grade), at, round: None };
        if let Some(log) = cards.get_mut(place) {
            log.push(event);
        }
    }
    Ok(cards)
}

fn moment(text: &str, in_days: bool) -> Option<Timestamp> {
    let number = text.parse::<i64>().map(|number| number.saturating_mul(if in_days { DAY_MS } else { 1 }));
    number.map(Timestamp::from_millis).ok().or_else(|| Timestamp::parse(text).ok())
}

/// The grade that a rating of FSRS and Anki has here.
fn grade(rating: &str) -> Option<Grade> {
    let quality = match rating {
        "1" => 2,
        "2" => 3,
        "3" => 4,
        "4" => 5,
        _ => return None,
    };
    Grade::parse(quality).ok()
}
