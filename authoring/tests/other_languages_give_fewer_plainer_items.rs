//! In languages without grammar lists items are blanks that keep every rule; choices are figures.

use authoring::{ContentType, GenerateRequest, ItemAnswer, Level, ModuleRequest, Source, check, generate, preview};

/// A short text per language, each with two figures that can be asked for.
const TEXTS: [(&str, &str); 7] = [
    (
        "de",
        "# Lagerung\n\nDie Proben werden nach der Entnahme mindestens 12 Stunden lang im Kühlschrank der Abteilung gelagert. Der Kühlschrank der Abteilung wird alle 6 Monate von der Technik gewartet und geprüft. Die Leitung der Abteilung führt über alle Wartungen ein Protokoll.",
    ),
    (
        "fr",
        "# Stockage\n\nLes échantillons sont conservés pendant au moins 12 heures dans le réfrigérateur du service après le prélèvement. Le réfrigérateur du service est contrôlé tous les 6 mois par les techniciens de la maison. Le responsable du service tient un registre de tous les contrôles.",
    ),
    (
        "es",
        "# Almacenamiento\n\nLas muestras se conservan durante al menos 12 horas en el refrigerador del servicio después de la toma. El refrigerador del servicio se revisa cada 6 meses por los técnicos de la casa. El responsable del servicio lleva un registro de todas las revisiones.",
    ),
    (
        "it",
        "# Conservazione\n\nI campioni sono conservati per almeno 12 ore nel frigorifero del reparto dopo il prelievo. Il frigorifero del reparto viene controllato ogni 6 mesi dai tecnici della struttura. Il responsabile del reparto tiene un registro di tutti i controlli.",
    ),
    (
        "pt",
        "# Armazenamento\n\nAs amostras são conservadas durante pelo menos 12 horas no frigorífico do serviço depois da colheita. O frigorífico do serviço é verificado de 6 em 6 meses pelos técnicos da casa. O responsável do serviço mantém um registo de todas as verificações.",
    ),
    (
        "nl",
        "# Opslag\n\nDe monsters worden na de afname minstens 12 uur lang in de koelkast van de afdeling bewaard. De koelkast van de afdeling wordt elke 6 maanden door de technici van het huis gecontroleerd. Het hoofd van de afdeling houdt een register van alle controles bij.",
    ),
    (
        "sv",
        "# Förvaring\n\nProverna förvaras efter provtagningen i minst 12 timmar i kylskåpet på avdelningen. Kylskåpet på avdelningen kontrolleras var 6 månad av teknikerna i huset och märks med datum. Chefen för avdelningen för ett register över alla kontroller.",
    ),
];

fn check(language: &str, content: &str) {
    let source = Source { content, content_type: ContentType::Markdown, language: None };
    let seen = preview(&source, None);
    assert_eq!(seen.language, language);
    let modules = seen.modules.into_iter().map(|module| ModuleRequest {
        title: module.title,
        topics: module.topics,
        spans: module.spans,
    });
    let modules = modules.collect();
    let level = Level::Beginner;
    let request = GenerateRequest { source: Some(source), modules, level, items_per_module: 20, seed: 3 };
    let generation = generate(&request);
    assert_eq!(check::violations(&source, &generation), [], "{language}");
    let items: Vec<_> = generation.modules.iter().flat_map(|module| &module.items).collect();
    assert!(!items.is_empty(), "{language}: {:?}", generation.notes);
    for item in items {
        assert!(item.prompt.contains("____"), "{language}: {}", item.prompt);
        if let ItemAnswer::Choice { choices, .. } = &item.answer {
            assert!(choices.iter().all(|choice| choice.starts_with(char::is_numeric)), "{language}: {choices:?}");
        }
    }
}

#[test]
fn every_carried_language_gives_items_that_keep_the_rules() {
    TEXTS.iter().for_each(|(language, text)| check(language, text));
}
