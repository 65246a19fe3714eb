import type { LedgerEntry } from '@cs-inbox/simulator';
import type { Page } from 'puppeteer-core';

/** What a person does with the inbox of the demo, and what they see. */
export class InboxPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the conversation with this buyer, or the newest one, once the list is there. @returns the buyer */
  async open(buyer?: string): Promise<string> {
    await this.page.waitForSelector('cs-inbox >>> cs-conversation-list >>> .row');
    const rows = await this.page.$$('cs-inbox >>> cs-conversation-list >>> .row');
    const buyers = await Promise.all(rows.map((row) => row.$eval('.buyer', (element) => element.textContent ?? '')));
    const index = buyer === undefined ? 0 : buyers.indexOf(buyer);
    await rows[index]?.click();
    await this.page.waitForSelector('cs-inbox >>> cs-composer >>> textarea:enabled');
    await this.page.waitForSelector('cs-inbox >>> cs-message-bubble');
    return buyers[index] ?? '';
  }

  async write(text: string): Promise<void> {
    await this.page.focus('cs-inbox >>> cs-composer >>> textarea');
    await this.page.keyboard.type(text);
  }

  async send(text: string): Promise<void> {
    await this.write(text);
    await this.page.keyboard.press('Enter');
  }

  /** Presses Enter. @returns the statuses of bubbles with this text in the very next frame */
  async pressEnter(text: string): Promise<string[]> {
    const inNextFrame = await this.page.evaluateHandle(watchNextFrame, text);
    await this.page.keyboard.press('Enter');
    return inNextFrame.evaluate(({ statuses }) => statuses);
  }

  /** Resolves once the only bubble with this text has one of these statuses; rejects after 40 s, and says what is there instead. */
  async until(text: string, ...statuses: string[]): Promise<void> {
    try {
      await this.#bubble(text, statuses);
    } catch (error) {
      throw new Error(`"${text}" is not ${statuses.join(' or ')}. Said is: ${await this.words()}`, { cause: error });
    }
  }

  async #bubble(text: string, statuses: string[]): Promise<void> {
    await this.page.waitForFunction(
      (wanted: string, allowed: string[]) => {
        const bubbles = bubblesIn(document).filter((bubble) => bubble.shadowRoot?.textContent?.includes(wanted));
        return bubbles.length === 1 && allowed.includes(bubbles[0]?.getAttribute('status') ?? '');
        function bubblesIn(place: Document | ShadowRoot): Element[] {
          return [...place.querySelectorAll('*')].flatMap((element) =>
            element.localName === 'cs-message-bubble' ? [element] : element.shadowRoot === null ? [] : bubblesIn(element.shadowRoot),
          );
        }
      },
      { timeout: 40_000, polling: 'raf' },
      text,
      statuses,
    );
  }

  /** Everything that the inbox says. */
  words(): Promise<string> {
    return this.page.evaluate(() => {
      const wordsIn = (place: Element | ShadowRoot): string =>
        [...place.childNodes]
          .map((node) => (node instanceof Element ? wordsIn(node.shadowRoot ?? node) : node instanceof Text ? node.data : ''))
          .join(' ');
      const inbox = document.querySelector('cs-inbox')?.shadowRoot;
      return inbox ? wordsIn(inbox).replaceAll(/\s+/gu, ' ') : '';
    });
  }

  async untilWords(text: string): Promise<void> {
    for (const deadline = performance.now() + 20_000; !(await this.words()).includes(text); ) {
      if (performance.now() > deadline) throw new Error(`"${text}" is not said. Said is: ${await this.words()}`);
      await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
  }

  /** Texts that buyers really received, in order. */
  async ledger(): Promise<string[]> {
    await this.page.waitForFunction('window.csSimulator !== undefined');
    return this.page.evaluate(async () => {
      const { csSimulator } = window as unknown as { csSimulator: { ledger: () => Promise<LedgerEntry[]> } };
      return (await csSimulator.ledger()).map(({ text }) => text);
    });
  }
}

/** Runs in the page: from now on waits for Enter, and looks at what the frame after it is about to paint. */
function watchNextFrame(text: string): { readonly statuses: Promise<string[]> } {
  const bubblesIn = (place: Document | ShadowRoot): Element[] =>
    [...place.querySelectorAll('*')].flatMap((element) =>
      element.localName === 'cs-message-bubble' ? [element] : element.shadowRoot === null ? [] : bubblesIn(element.shadowRoot),
    );
  const statuses = () =>
    bubblesIn(document)
      .filter((bubble) => bubble.shadowRoot?.textContent?.includes(text))
      .map((bubble) => bubble.getAttribute('status') ?? '');
  return {
    statuses: new Promise((resolve) => {
      addEventListener('keydown', () => requestAnimationFrame(() => resolve(statuses())), { capture: true, once: true });
    }),
  };
}
