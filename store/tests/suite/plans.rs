//! Plans, what is generated from them and what is changed by hand.

use store::{Choices, Error, Item, ItemEdit, Module, NewPlan, Org, OutlineModule, Span};

use crate::{TestStore, at, learner, org};

pub(crate) fn plan(id: &str) -> NewPlan {
    NewPlan {
        id: id.to_owned(),
        title: "Passwords".to_owned(),
        content: "Passwords have 12 characters.".to_owned(),
        content_type: "text/plain".to_owned(),
        context: None,
        language: "en".to_owned(),
        grounded: true,
        summary: "Passwords have 12 characters.".to_owned(),
        questions: vec!["Who is it for?".to_owned()],
        outline: vec![outline("m1")],
    }
}

fn outline(id: &str) -> OutlineModule {
    OutlineModule {
        id: id.to_owned(),
        title: "Length".to_owned(),
        topics: vec!["passwords".to_owned()],
        estimated_items: 2,
        spans: vec![Span { start: 0, end: 29 }],
        selected: true,
    }
}

fn item(id: &str) -> Item {
    Item {
        id: id.to_owned(),
        prompt: format!("How long? ({id})"),
        choices: Some(Choices { texts: ["8", "12", "16"].map(str::to_owned).to_vec(), correct: 1 }),
        reference: None,
        difficulty: "easy".to_owned(),
        explanation: None,
        // A passage of its own.
        span: Some(Span { start: id.bytes().map(usize::from).sum(), end: 1000 }),
        kind: None,
        quality: None,
        edited_at: None,
    }
}

pub(crate) fn module(id: &str, items: &[&str]) -> Module {
    Module { id: id.to_owned(), title: id.to_owned(), lessons: vec![], items: items.iter().map(|i| item(i)).collect() }
}

#[tokio::test]
async fn a_plan_reads_as_it_was_stored() {
    let test = TestStore::new().await;
    test.store.save_preview(&org(), plan("p"), at(0)).await.unwrap();
    assert_eq!(test.store.plan(&org(), "p").await.unwrap().preview, plan("p"));
}

#[tokio::test]
async fn previewing_the_same_document_again_keeps_what_its_author_arranged() {
    let test = TestStore::new().await;
    test.store.save_preview(&org(), plan("p"), at(0)).await.unwrap();
    let arranged = vec![OutlineModule { title: "Renamed".to_owned(), ..outline("m1") }];
    test.store.arrange(&org(), "p", arranged.clone()).await.unwrap();
    test.store.save_preview(&org(), plan("p"), at(1)).await.unwrap();
    assert_eq!(test.store.plan(&org(), "p").await.unwrap().preview.outline, arranged);
}

#[tokio::test]
async fn generating_replaces_a_module_and_leaves_the_others_unless_told() {
    let test = TestStore::new().await;
    let ids =
        |modules: Vec<Module>| -> Vec<String> { modules.iter().flat_map(|m| &m.items).map(|i| i.id.clone()).collect() };
    let first = vec![module("m1", &["a", "b"]), module("m2", &["c"])];
    test.store.save_generation(&org(), plan("p"), first, false, at(0)).await.unwrap();
    test.store.save_generation(&org(), plan("p"), vec![module("m1", &["d"])], false, at(1)).await.unwrap();
    assert_eq!(ids(test.store.modules(&org(), "p").await.unwrap()), ["d", "c"]);
    test.store.save_generation(&org(), plan("p"), vec![module("m1", &["d"])], true, at(2)).await.unwrap();
    assert_eq!(ids(test.store.modules(&org(), "p").await.unwrap()), ["d"]);
}

#[tokio::test]
async fn a_generation_that_cannot_be_stored_leaves_nothing_behind() {
    let test = TestStore::new().await;
    let twice = vec![module("m1", &["a"]), module("m2", &["a"])];
    assert!(test.store.save_generation(&org(), plan("p"), twice, false, at(0)).await.is_err());
    assert!(matches!(test.store.plan(&org(), "p").await, Err(Error::PlanNotFound)));
}

#[tokio::test]
async fn editing_a_multiple_choice_item_changes_its_question_and_right_choice() {
    let test = TestStore::new().await;
    test.store.save_generation(&org(), plan("p"), vec![module("m1", &["a"])], false, at(0)).await.unwrap();
    let edit = ItemEdit { prompt: "How many?".to_owned(), answer: "twelve".to_owned() };
    test.store.edit_item(&org(), "a", edit, at(1)).await.unwrap();
    let edited = test.store.item(&org(), "a").await.unwrap();
    assert_eq!(
        (edited.prompt.as_str(), edited.answer_text(), edited.edited_at.is_some()),
        ("How many?", Some("twelve"), true)
    );
    assert_eq!(edited.choices.unwrap().texts, ["8", "twelve", "16"]);
}

#[tokio::test]
async fn generating_again_keeps_what_was_edited_and_leaves_out_what_was_deleted() {
    let test = TestStore::new().await;
    let modules = || vec![module("m1", &["a", "b", "c"])];
    test.store.save_generation(&org(), plan("p"), modules(), true, at(0)).await.unwrap();
    let edit = ItemEdit { prompt: "How many?".to_owned(), answer: "twelve".to_owned() };
    test.store.edit_item(&org(), "a", edit, at(1)).await.unwrap();
    test.store.delete_item(&org(), "b", at(2)).await.unwrap();
    let stored = test.store.save_generation(&org(), plan("p"), modules(), true, at(3)).await.unwrap();
    assert_eq!(stored, test.store.modules(&org(), "p").await.unwrap());
    let prompts: Vec<_> = stored[0].items.iter().map(|item| (item.id.as_str(), item.prompt.as_str())).collect();
    assert_eq!(prompts, [("a", "How many?"), ("c", modules()[0].items[2].prompt.as_str())]);
}

#[tokio::test]
async fn a_studied_item_that_goes_leaves_the_sitting_and_comes_back_with_its_progress() {
    let test = TestStore::new().await;
    let anna = learner("anna");
    let generate = |ids: &'static [&'static str]| {
        let store = test.store.clone();
        async move { store.save_generation(&org(), plan("p"), vec![module("m1", ids)], true, at(0)).await.unwrap() }
    };
    let start =
        |minutes| store::StartRound { plan: domain::id::PlanId::parse("p").unwrap(), ..crate::demo_at(minutes) };
    generate(&["a", "b"]).await;
    test.store.start_round(&anna, start(0)).await.unwrap();
    test.store.record(&anna, crate::grade("a", 4, 1), at(1)).await.unwrap();
    generate(&["b"]).await;
    let study = test.store.study(&anna).await.unwrap();
    assert_eq!((study.cards.len(), study.total), (1, 1));
    test.store.start_round(&anna, start(2)).await.unwrap();
    generate(&["a", "b"]).await;
    let study = test.store.start_round(&anna, start(24 * 60 + 10)).await.unwrap();
    let a = study.cards.iter().find(|card| card.id.as_str() == "a").unwrap();
    assert_eq!(a.state.reviews, 1);
    let faults = store::doctor(&test.path()).await.unwrap().named;
    assert!(!faults.iter().any(|fault| fault.starts_with("card ")), "{faults:?}");
}

#[tokio::test]
async fn what_a_smoke_test_previews_is_in_no_list() {
    let test = TestStore::new().await;
    let probe = NewPlan { context: Some("cerply-smoke".to_owned()), ..plan("probe") };
    for plan in [probe, plan("real")] {
        test.store.save_preview(&org(), plan, at(0)).await.unwrap();
    }
    let listed = test.store.recent_plans(&org(), 9).await.unwrap();
    assert_eq!(listed.iter().map(|plan| plan.id.as_str()).collect::<Vec<_>>(), ["real"]);
}

#[tokio::test]
async fn a_deleted_item_leaves_the_sitting() {
    let test = TestStore::new().await;
    test.store.save_generation(&org(), plan("p"), vec![module("m1", &["a", "b"])], false, at(0)).await.unwrap();
    let start = || store::StartRound { plan: domain::id::PlanId::parse("p").unwrap(), ..crate::demo_at(0) };
    assert_eq!(test.store.start_round(&learner("anna"), start()).await.unwrap().cards.len(), 2);
    test.store.delete_item(&org(), "a", at(9)).await.unwrap();
    assert_eq!(test.store.start_round(&learner("anna"), start()).await.unwrap().cards.len(), 1);
}

#[tokio::test]
async fn the_demo_plan_is_there_and_cannot_be_changed() {
    let test = TestStore::new().await;
    let edit = ItemEdit { prompt: "x".to_owned(), answer: "y".to_owned() };
    assert!(matches!(test.store.edit_item(&org(), "demo-1", edit, at(0)).await, Err(Error::ReadOnly)));
    assert!(matches!(test.store.delete_item(&org(), store::SMOKE_ITEM, at(9)).await, Err(Error::ReadOnly)));
    let demo = test.store.plan(&org(), store::DEMO_PLAN).await.unwrap().preview;
    for item in test.store.modules(&org(), store::DEMO_PLAN).await.unwrap().iter().flat_map(|m| &m.items) {
        let span = item.span.unwrap();
        assert!(span.end > span.start + 10 && demo.content.get(span.start..span.end).is_some(), "{item:?}");
    }
}

#[tokio::test]
async fn another_organisation_sees_none_of_it() {
    let test = TestStore::new().await;
    test.store.save_generation(&org(), plan("p"), vec![module("m1", &["a"])], false, at(0)).await.unwrap();
    let other = Org::named("other");
    assert!(matches!(test.store.plan(&other, "p").await, Err(Error::PlanNotFound)));
    assert!(matches!(test.store.item(&other, "a").await, Err(Error::ItemNotFound)));
    assert!(test.store.recent_plans(&other, 10).await.unwrap().is_empty());
}

#[tokio::test]
async fn modules_generated_one_by_one_stand_as_the_plan_has_them() {
    let test = TestStore::new().await;
    let arranged = NewPlan { outline: vec![outline("m2"), outline("m1")], ..plan("p") };
    for (id, item) in [("m1", "c"), ("x1", "d"), ("m2", "a"), ("x2", "e"), ("x1", "d")] {
        test.store.save_generation(&org(), arranged.clone(), vec![module(id, &[item])], false, at(0)).await.unwrap();
    }
    let modules = test.store.modules(&org(), "p").await.unwrap();
    assert_eq!(modules.iter().map(|module| module.id.as_str()).collect::<Vec<_>>(), ["m2", "m1", "x1", "x2"]);
}

#[tokio::test]
async fn an_answer_that_another_choice_gives_already_is_refused() {
    let test = TestStore::new().await;
    test.store.save_generation(&org(), plan("p"), vec![module("m1", &["a"])], false, at(0)).await.unwrap();
    let edit = |answer: &str| ItemEdit { prompt: "How many?".to_owned(), answer: answer.to_owned() };
    assert!(matches!(test.store.edit_item(&org(), "a", edit(" 16"), at(1)).await, Err(Error::ChoiceTaken)));
    assert_eq!(test.store.item(&org(), "a").await.unwrap(), item("a"));
    test.store.edit_item(&org(), "a", edit("12"), at(1)).await.unwrap();
}
