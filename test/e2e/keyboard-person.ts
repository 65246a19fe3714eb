import type { KeyInput, Page } from 'puppeteer-core';

/** Where the focus is. */
interface FocusFact {
  /** The innermost element that has it, after its hosts: `cs-inbox cs-composer textarea.field`. */
  readonly at: string;
  /** What it is called: its label, else its own words. */
  readonly name: string;
  /** What is wrong with it, or ''. */
  readonly fault: string;
}

/** More than a page has stops. */
const TABS_MAX = 120;

/** Somebody who has a keyboard only. After each key the focus must be somewhere, in view, and marked. */
export class KeyboardPerson {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Watches from now on, frame by frame, that the focus is not lost. */
  async watch(): Promise<void> {
    await this.#page.evaluate(() => {
      const lost: string[] = [];
      Object.assign(window, { lostFocus: lost });
      let before = '';
      const look = () => {
        const { activeElement } = document;
        const gone = activeElement === null || activeElement === document.body;
        if (gone && before !== '') lost.push(before);
        before = gone ? '' : `${activeElement.localName} ${activeElement.shadowRoot?.activeElement?.localName ?? ''}`;
        requestAnimationFrame(look);
      };
      look();
    });
  }

  /** What had the focus when it was lost, each time since `watch`. */
  lost(): Promise<readonly string[]> {
    return this.#page.evaluate(() => (window as unknown as { lostFocus: readonly string[] }).lostFocus);
  }

  async press(...keys: readonly KeyInput[]): Promise<FocusFact> {
    for (const key of keys) await this.#page.keyboard.press(key);
    return this.#seen();
  }

  async chord(held: KeyInput, key: KeyInput): Promise<FocusFact> {
    await this.#page.keyboard.down(held);
    await this.#page.keyboard.press(key);
    await this.#page.keyboard.up(held);
    return this.#seen();
  }

  async type(text: string): Promise<FocusFact> {
    await this.#page.keyboard.type(text);
    return this.#seen();
  }

  /** Presses Tab, or Shift and Tab, until the focus is on what is meant. */
  async tabTo(meant: RegExp, way: 'on' | 'back' = 'on'): Promise<FocusFact> {
    const passed: string[] = [];
    for (let tabs = 0; tabs < TABS_MAX; tabs++) {
      const { at, name, fault } = way === 'on' ? await this.press('Tab') : await this.chord('Shift', 'Tab');
      if (meant.test(`${at} "${name}"`)) return { at, name, fault };
      passed.push(`${at} "${name}"`);
    }
    throw new Error(`Tab does not lead to ${meant}. It leads to: ${passed.join(' · ')}`);
  }

  /** Resolves once the focus is there, where the page itself moves it. */
  async until(meant: RegExp): Promise<FocusFact> {
    for (const deadline = performance.now() + 10_000; ; ) {
      const fact = await this.#page.evaluate(focusFact);
      if (meant.test(`${fact.at} "${fact.name}"`)) return this.#seen();
      if (performance.now() > deadline) throw new Error(`The focus is not at ${meant} but at ${fact.at} "${fact.name}"`);
      await this.#frame();
    }
  }

  async #seen(): Promise<FocusFact> {
    await this.#frame();
    const fact = await this.#page.evaluate(focusFact);
    if (fact.fault !== '') throw new Error(`The focus ${fact.fault}: ${fact.at} "${fact.name}"`);
    return fact;
  }

  /** Two: in the first the page answers to the key. */
  async #frame(): Promise<void> {
    await this.#page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }
}

/** Runs in the page. */
function focusFact(): FocusFact {
  const hosts: Element[] = [];
  let element = document.activeElement;
  for (let inner = element?.shadowRoot?.activeElement; inner; inner = inner.shadowRoot?.activeElement) {
    if (element !== null) hosts.push(element);
    element = inner;
  }
  if (element === null || element === document.body) return { at: 'body', name: '', fault: 'is lost' };
  const own = [element.localName, ...element.classList, ...element.part].join('.');
  const name = element.getAttribute('aria-label') ?? (element.textContent ?? '').replaceAll(/\s+/gu, ' ').trim();
  return { at: [...hosts.map(({ localName }) => localName), own].join(' '), name, fault: faultOf(element) };

  function faultOf(focused: Element): string {
    const rect = focused.getBoundingClientRect();
    const left = Math.max(0, rect.left);
    const top = Math.max(0, rect.top);
    const width = Math.min(innerWidth, rect.right) - left;
    const height = Math.min(innerHeight, rect.bottom) - top;
    if (width < Math.min(rect.width, 16) || height < Math.min(rect.height, 16)) return 'is out of view';
    if (!focused.matches(':focus-visible')) return 'is not meant to be seen';
    if (!isMarked(focused)) return 'is not marked';
    return isCovered(focused, left + width / 2, top + height / 2) ? 'is behind something' : '';
  }

  /** By a ring around it, or around the frame that it fills. */
  function isMarked(focused: Element): boolean {
    if ([getComputedStyle(focused), getComputedStyle(focused, '::before')].some(hasRing)) return true;
    for (let around = focused.parentElement; around !== null; around = around.parentElement) {
      if (around.matches('form, .search') && (hasRing(getComputedStyle(around)) || getComputedStyle(around).boxShadow.includes('inset'))) return true;
    }
    return false;
  }

  function hasRing({ outlineStyle, outlineWidth }: CSSStyleDeclaration): boolean {
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  }

  function isCovered(focused: Element, x: number, y: number): boolean {
    const root = focused.getRootNode();
    const there = root instanceof ShadowRoot || root instanceof Document ? root.elementFromPoint(x, y) : null;
    return there !== null && there !== focused && !focused.contains(there) && !there.contains(focused);
  }
}
