// Every page and every stage of it, to be looked at from different sides.
import { expect, type Study } from '../../fixtures.ts';

const TEXT =
  '# Fire drill\n\nThe warden must count all staff within 5 minutes. The siren sounds for 30 seconds.\n\n' +
  '## Meeting place\n\nThe **meeting place** is the car park behind building 4. A drill takes place twice a year.\n';

type Look = (stage: string) => Promise<void>;

/** Walks through all pages and calls `look` at each stop. */
export const PLACES: Record<string, (study: Study, look: Look) => Promise<void>> = {
  'the start page': async (study, look) => {
    await study.open('/');
    await look('start page');
    await study.pressButton('Preview');
    await expect(study.page.getByRole('alert')).toBeVisible();
    await look('start page with a problem');
  },
  'the plan page': async (study, look) => {
    await study.bring(TEXT);
    await expect(study.page.getByRole('heading', { name: 'Proposed modules' })).toBeVisible();
    await look('plan before generating');
    await study.pressButton('Generate');
    await expect(study.page.getByText(/^Generated/)).toBeVisible();
    const item = study.page.locator('ol.items > li').first();
    await study.press(item.getByText('Edit or delete'));
    await expect(item.getByLabel('Question')).toBeVisible();
    await look('plan with items');
  },
  'the study page': async (study, look) => {
    await study.open();
    await look('ready');
    await study.start();
    await look('question');
    await study.flip();
    await look('answer');
    await study.grade(4);
    await study.saved();
    await study.press(study.page.getByRole('link', { name: 'Load Progress' }));
    await expect(study.page.getByText(/items? tracked/)).toBeVisible();
    await study.alive();
    await study.page.keyboard.press('?');
    await expect(study.page.getByText('undo the last grade')).toBeVisible();
    await look('second card with keys and progress');
    await study.flipAndGrade(4, 4);
    await expect(study.complete).toBeVisible();
    await look('complete');
  },
  'the test script': async (study, look) => {
    await study.open('/uat');
    await look('test script');
  },
  'a page that is not here': async (study, look) => {
    await study.open('/nowhere');
    await look('not found');
  },
};
