//! The writer: batches, failures inside them, many callers.

use futures::future::join_all;

use crate::{TestStore, at, grade, learner, own_card};

#[tokio::test]
async fn many_writers_at_once_lose_nothing_and_one_refused_does_not_harm_the_others() {
    let test = TestStore::new().await;
    let anna = learner("anna");
    test.store.schedule(&anna, None, vec![own_card("a")], vec![], None, at(0)).await.unwrap();
    let writes = (0..300).map(|n| {
        let (store, anna) = (test.store.clone(), anna.clone());
        async move {
            let id = if n % 3 == 0 { "nowhere" } else { "a" };
            store.record(&anna, grade(id, 4, n), at(n)).await.is_ok()
        }
    });
    let accepted = join_all(writes).await.into_iter().filter(|ok| *ok).count();
    assert_eq!(accepted, 200);
    let test = test.reopened().await;
    assert_eq!(test.store.progress(&anna).await.unwrap().items[0].state.reviews, 200);
}
