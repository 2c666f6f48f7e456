// WCAG 2.2 AA by axe, in both colour schemes.
import { audit, test } from '../../fixtures.ts';
import { PLACES } from './places.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    // A half-faded answer has no contrast to measure.
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    for (const [place, walk] of Object.entries(PLACES)) {
      test(`${place} has no accessibility problem that axe can find`, async ({ page, study, trouble }) => {
        if (place.includes('not here')) trouble.allow(/404/);
        await walk(study, () => audit(page));
      });
    }
  });
}
