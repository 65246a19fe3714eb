import type { CsDailyReport } from './daily-report.ts';

/** Reads and presses the report as a person does. */
export class DailyReportHarness {
  readonly element: CsDailyReport;

  constructor(element: CsDailyReport) {
    this.element = element;
  }

  get title(): string {
    return this.#text('h2');
  }

  get sentence(): string {
    return this.#text('.title p');
  }

  /** What is told to those who do not see. */
  get said(): string {
    return this.#text('[role=status]');
  }

  /** The six numbers with what stands beneath. */
  get numbers(): string[] {
    return this.#all('.numbers li').map(textOf);
  }

  get facts(): string[] {
    return this.#all('.facts div').map(textOf);
  }

  /** The picture of a chart: what each bar says, unseen words too. */
  bars(chart: 0 | 1): string[] {
    return [...(this.chart(chart)?.querySelectorAll('li:not(.legend li)') ?? [])].map(textOf);
  }

  chart(index: 0 | 1): Element | undefined {
    return this.#all('.chart')[index];
  }

  /** The looks of the parts of a bar, from its start. */
  looks(chart: 0 | 1, bar: number): string[] {
    return [...(this.chart(chart)?.querySelectorAll('.bars li, .columns li')[bar]?.querySelectorAll('rect') ?? [])].map((part) => part.getAttribute('class') ?? '');
  }

  /** The table in the place of a picture, row by row. */
  chartTable(chart: 0 | 1): string[][] {
    return [...(this.chart(chart)?.querySelectorAll('tr') ?? [])].map((row) => [...row.children].map(textOf));
  }

  async toggle(chart: 0 | 1): Promise<void> {
    await this.press(this.chart(chart)?.querySelector('header button'));
  }

  /** The rows of the stores. */
  get stores(): string[][] {
    return this.#all('.stores tbody tr').map((row) => [...row.children].map((cell) => textOf(cell.querySelector('button') ?? lastText(cell))));
  }

  get foot(): string {
    return this.#text('footer');
  }

  get select(): HTMLSelectElement | null {
    return this.element.shadowRoot?.querySelector('select') ?? null;
  }

  /** A button by its name. */
  button(name: string): HTMLButtonElement | undefined {
    return (this.#all('button') as HTMLButtonElement[]).find((button) => (button.ariaLabel ?? textOf(button)) === name);
  }

  async press(button: Element | null | undefined): Promise<void> {
    if (!(button instanceof HTMLButtonElement)) throw new Error('there is no such button');
    button.click();
    await this.element.updateComplete;
  }

  async chooseStore(id: string): Promise<void> {
    if (this.select === null) throw new Error('there is no choice of stores');
    this.select.value = id;
    this.select.dispatchEvent(new Event('change'));
    await this.element.updateComplete;
  }

  get text(): string {
    return textOf(this.element.shadowRoot);
  }

  #text(selector: string): string {
    return textOf(this.element.shadowRoot?.querySelector(selector));
  }

  #all(selector: string): Element[] {
    return [...(this.element.shadowRoot?.querySelectorAll(selector) ?? [])];
  }
}

function textOf(node: Node | null | undefined): string {
  return (node?.textContent ?? '').replaceAll(/\s+/gu, ' ').trim();
}

/** Of a cell without the name of its column, which stands in it for cards. */
function lastText(cell: Element): Node {
  return cell.querySelector('.label') === null ? cell : (cell.lastChild ?? cell);
}
