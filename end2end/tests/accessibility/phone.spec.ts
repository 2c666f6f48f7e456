// What a thumb and a narrow screen need.
import { expect, test } from '../../fixtures.ts';
import { PLACES } from './places.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const NARROWEST = 320;
/** WCAG 2.5.5 and the platforms' own guidelines, in CSS pixels. */
const TOUCH_TARGET = 44;

for (const [place, walk] of Object.entries(PLACES)) {
  test(`${place} fits 320 pixels without scrolling sideways`, async ({ page, study, trouble }) => {
    if (place.includes('not here')) trouble.allow(/404/);
    await page.setViewportSize({ width: NARROWEST, height: 640 });
    await walk(study, async (stage) => {
      const wide = await page.evaluate((most) => {
        const beyond = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > most + 1);
        return { width: document.documentElement.scrollWidth, by: beyond.slice(0, 3).map((one) => one.outerHTML.slice(0, 120)) };
      }, NARROWEST);
      expect(wide.width, `${stage}: ${wide.by.join(' | ')}`).toBeLessThanOrEqual(NARROWEST);
    });
  });

  test(`${place} has touch targets of 44 pixels`, async ({ page, study, trouble }) => {
    if (place.includes('not here')) trouble.allow(/404/);
    await walk(study, async (stage) => {
      const targets = page.locator('button:not(.unseen), a.button, nav a, summary, select, label:has(> [type=checkbox]), [type=file]');
      const small = await targets.evaluateAll((all, least) => {
        const boxes = all.map((one) => ({ box: one.getBoundingClientRect(), text: one.outerHTML.slice(0, 80) }));
        const shown = boxes.filter(({ box }) => box.width > 0);
        // Half a pixel is lost in rounding.
        const tooSmall = shown.filter(({ box }) => Math.min(box.width, box.height) < least - 0.5);
        return tooSmall.map(({ box, text }) => `${box.width.toFixed(0)}×${box.height.toFixed(0)} ${text}`);
      }, TOUCH_TARGET);
      expect(small, stage).toEqual([]);
    });
  });
}

test('the study page is readable at twice the text size', async ({ page, study }) => {
  await study.open();
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  await study.start();
  await study.flip();
  const [wanted, shown] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(wanted).toBeLessThanOrEqual(shown ?? 0);
  await study.grade(4);
});
