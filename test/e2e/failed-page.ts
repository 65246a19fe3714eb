import type { KeyInput, Page } from 'puppeteer-core';

/** One message in the table of the centre, cell by cell. */
interface FailedRowSight {
  readonly buyer: string;
  readonly text: string;
  /** First attempt, or the badge. */
  readonly attempts: string;
  readonly why: string;
  readonly next: string;
  readonly gone: boolean;
}

/** The dialog of a retry. */
interface RetrySight {
  readonly title: string;
  readonly all: string;
  /** The rows under "Queued" and under "Skipped / Failed". */
  readonly queued: readonly string[];
  readonly others: readonly string[];
}

/** All that a person sees in the centre at one moment. */
export interface CentreSight {
  readonly rows: readonly FailedRowSight[];
  /** Who must act, each with how many. */
  readonly who: readonly string[];
  /** When the machine tries again, or ''. */
  readonly automatic: string;
  /** What becomes of the selected, or ''. */
  readonly selected: string;
  /** The items of the open menu, and behind a dash why one cannot be chosen. */
  readonly menu: readonly string[];
  readonly dialog: RetrySight | null;
  /** What is said where no row is, or ''. */
  readonly empty: string;
}

const CENTRE = 'cs-inbox >>> cs-failed-messages';
const DIALOG = `${CENTRE} >>> cs-retry-dialog`;

/** What a person does with the failed-message centre of the demo, and what they see of it. */
export class FailedPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async show(panel: 'inbox' | 'failed'): Promise<void> {
    const tab = await this.page.waitForSelector(`cs-inbox >>> #tab-${panel}`);
    await tab?.click();
    await this.page.waitForSelector(`cs-inbox >>> #tab-${panel}[aria-selected=true]`);
  }

  see(): Promise<CentreSight> {
    return this.page.evaluate(centreSight);
  }

  /** Resolves with what is found in what a person sees, as soon as it is; says what is seen instead after 40 s. */
  async until<Found>(what: string, find: (sight: CentreSight) => Found | undefined | false): Promise<Found> {
    for (const deadline = performance.now() + 40_000; ; ) {
      const sight = await this.see();
      const found = find(sight);
      if (found !== undefined && found !== false) return found;
      if (performance.now() > deadline) throw new Error(`Not seen: ${what}. Seen is: ${JSON.stringify(sight, null, 1)}`);
      await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
  }

  /** The row of a message, as soon as it says that. */
  row(text: string, says: Partial<Record<'why' | 'next' | 'attempts', RegExp>> = {}): Promise<FailedRowSight> {
    const fits = (row: FailedRowSight) => (['why', 'next', 'attempts'] as const).every((cell) => says[cell]?.test(row[cell]) !== false);
    return this.until(`"${text}" with ${Object.entries(says).join(' ')}`, ({ rows }) => rows.find((row) => row.text === text && !row.gone && fits(row)));
  }

  /** Takes hand and eye out of the table, which then stands as it would be listed anew. */
  async leaveTable(): Promise<void> {
    await this.#click(`${CENTRE} >>> .who`);
  }

  /** @returns the items of the menu of a row */
  async openMenu(text: string): Promise<readonly string[]> {
    await this.#clickIn(text, '.dots');
    return this.until('a menu', ({ menu }) => menu.length > 0 && menu);
  }

  async choose(item: string): Promise<void> {
    const at = (await this.see()).menu.findIndex((said) => said.startsWith(item));
    const items = await this.page.$$(`${CENTRE} >>> [role=menu]:popover-open [role=menuitem]`);
    await items[at]?.click();
  }

  async select(...texts: readonly string[]): Promise<void> {
    for (const text of texts) await this.#clickIn(text, 'input');
  }

  /** What stands in the row to be pressed. */
  async press(text: string, words: string): Promise<void> {
    await this.row(text, { next: new RegExp(`^${words}$`, 'u') });
    await this.#clickIn(text, '.next button');
  }

  async selectAll(): Promise<void> {
    await this.#click(`${CENTRE} >>> .columns input`);
  }

  /** Resolves once the bar of the selected says that. */
  async selected(says: RegExp): Promise<void> {
    await this.until(`${says} selected`, ({ selected }) => says.test(selected));
  }

  /** Chooses what is to be written into a file. */
  async export(words: string): Promise<void> {
    await this.#click(`${CENTRE} >>> .exports`);
    await this.until('what can be exported', ({ menu }) => menu.some((item) => item.startsWith(words)));
    await this.choose(words);
  }

  /** @returns what the dialog says before it is confirmed */
  async retrySelected(): Promise<RetrySight> {
    await this.#click(`${CENTRE} >>> .bulk .primary`);
    return this.dialog(/^Retry/u);
  }

  dialog(title: RegExp, all = /(?:)/u): Promise<RetrySight> {
    return this.until(`a dialog ${title} with ${all}`, ({ dialog }) => dialog !== null && title.test(dialog.title) && all.test(dialog.all) && dialog);
  }

  /** @param reason typed where the focus already is */
  async confirm(reason = ''): Promise<void> {
    if (reason !== '') await this.page.keyboard.type(reason);
    await this.#click(`${DIALOG} >>> dialog[open] [part=confirm]`);
  }

  async closeDialog(): Promise<void> {
    await this.key('Escape');
    await this.until('no dialog', ({ dialog }) => dialog === null);
  }

  async key(key: KeyInput): Promise<void> {
    await this.page.keyboard.press(key);
  }

  async #click(selector: string): Promise<void> {
    const found = await this.page.waitForSelector(selector, { timeout: 10_000 });
    await found?.click();
  }

  async #clickIn(text: string, part: string): Promise<void> {
    await this.row(text);
    const rows = await this.page.$$(`${CENTRE} >>> .row.message`);
    for (const row of rows) {
      if ((await row.$eval('.text p', (element) => element.textContent)) !== text) continue;
      await (await row.$(part))?.click();
      return;
    }
    throw new Error(`"${text}" has left the table`);
  }
}

/** Runs in the page. */
function centreSight(): CentreSight {
  const words = (element: Element | null | undefined) => (element instanceof HTMLElement ? element.innerText : '').replaceAll(/\s+/gu, ' ').trim();
  const centre = document.querySelector('cs-inbox')?.shadowRoot?.querySelector('cs-failed-messages')?.shadowRoot;
  const all = (selector: string) => [...(centre?.querySelectorAll(selector) ?? [])];
  const retry = centre?.querySelector('cs-retry-dialog')?.shadowRoot;
  const dialog = (retry?.querySelector('cs-bulk-dialog')?.shadowRoot ?? retry)?.querySelector('dialog[open]') ?? null;
  const listed = (part: string) => [...(dialog?.querySelectorAll(`ul[aria-labelledby=${part}] li`) ?? [])].map(words);
  return {
    rows: all('.row.message').map((row) => ({
      buyer: words(row.querySelector('.jump')),
      text: words(row.querySelector('.text p')),
      attempts: words(row.querySelector('.when .badge, .when .first')),
      why: words(row.querySelector('.why')),
      next: words(row.querySelector('.next')),
      gone: row.classList.contains('is-gone'),
    })),
    who: all('.who').map(words),
    automatic: words(all('.automatic')[0]),
    selected: words(all('.bulk p')[0]),
    menu: all('[role=menu]:popover-open [role=menuitem]').map((item) => `${words(item.querySelector('.item > span'))}${item.ariaDisabled === 'true' ? ` - ${words(item.querySelector('.then'))}` : ''}`),
    dialog: dialog === null ? null : { title: words(dialog.querySelector('#title')), all: words(dialog), queued: listed('going'), others: listed('others') },
    empty: words(all('.empty')[0]),
  };
}
