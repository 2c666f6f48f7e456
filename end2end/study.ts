// The pages' gestures, the same with and without JavaScript, by pointer and by touch.
import { expect, type Locator, type Page } from '@playwright/test';

/** The gestures on the pages: taps on a phone, clicks elsewhere, and waiting for whatever they cause. */
export class Study {
  constructor(
    readonly page: Page,
    readonly js: boolean,
    readonly touch: boolean,
    /** Says whom a test's documents are for: the same document for the same readers is the same plan. */
    readonly readers = '',
  ) {}

  async open(address = '/certified/study') {
    await this.page.goto(address);
    await this.alive();
  }

  async reload() {
    await this.page.reload();
    await this.alive();
  }

  /** The page reacts to keys and buttons. Only the study page has anything to bring to life. */
  async alive() {
    const reacts = this.js && new URL(this.page.url()).pathname === '/certified/study';
    if (reacts) await expect(this.page.locator('body[data-hydrated]')).toBeAttached();
  }

  async press(target: Locator) {
    await (this.touch ? target.tap() : target.click());
  }

  async pressButton(name: string | RegExp) {
    await this.press(this.page.getByRole('button', { name }));
  }

  /** Brings a document, pasted or as a file, and goes to its plan. */
  async bring(document: string | { name: string; mimeType: string; buffer: Buffer }) {
    await this.open('/');
    if (typeof document === 'string') await this.page.getByLabel('Paste the text').fill(document);
    else await this.page.getByLabel('drop a file here').setInputFiles(document);
    await this.page.getByLabel('Who is it for').fill(this.readers);
    await this.pressButton('Preview');
    await expect(this.page).toHaveURL(/\/plans\/[^/?]+$/);
  }

  async start() {
    await this.pressButton('Start Study Session');
    await expect(this.card(1)).toBeVisible();
    await this.alive();
  }

  /** "Card 2 of 3". */
  card(place: number, total?: number) {
    return this.page.getByText(new RegExp(`^Card ${place} of ${total ?? '\\d+'}`));
  }

  get answer() {
    return this.page.locator('#answer');
  }

  get bar() {
    return this.page.getByRole('progressbar', { name: 'Cards remembered in this sitting' });
  }

  get complete() {
    return this.page.getByRole('heading', { name: 'Session complete! All cards reviewed.' });
  }

  gradeButton(grade: number) {
    return this.page.getByRole('button', { name: new RegExp(`^${grade} · `) });
  }

  async flip() {
    await this.pressButton('Show answer');
    await expect(this.answer).toBeVisible();
    await this.alive();
  }

  async grade(grade: number) {
    await this.press(this.gradeButton(grade));
    await expect(this.answer).toBeHidden();
    await expect(this.page.getByText(`Graded: ${grade}/5`)).toBeVisible();
    await this.alive();
  }

  async flipAndGrade(...grades: number[]) {
    for (const grade of grades) {
      await this.flip();
      await this.grade(grade);
    }
  }

  /** The server has everything. */
  async saved() {
    await expect(this.page.getByText('Saved', { exact: true })).toBeVisible();
  }

  /** What the server keeps for this browser, read by the API's door. */
  async kept(plan = 'demo'): Promise<Snapshot> {
    const cookies = await this.page.context().cookies();
    const session = cookies.find((cookie) => cookie.name === 'cerply_sid')?.value;
    const response = await this.page.request.get(`/api/certified/progress?sid=${session}.${plan}`);
    return response.json();
  }

  /** The grades that count, by card. */
  async keptGrades() {
    const { items } = await this.kept();
    return Object.fromEntries(items.filter((item) => item.grade !== null).map((item) => [item.card_id, item.grade]));
  }
}

export type Snapshot = { items: { card_id: string; grade: number | null; reps: number; ef: number }[]; total: number };
