import type { AlertPort } from '@cs-inbox/browser';
import type { CsAlerts } from './alerts.ts';

/** Presses the bell, and stands for the browser: notes what a person would be shown and hear. */
export class AlertsHarness {
  readonly element: CsAlerts;
  /** What happened, in its order. */
  readonly told: string[] = [];
  readonly is = { wanted: false, allowed: false, focused: false };
  /** What the next question to the person answers. */
  answer = true;
  #leads: (leads: boolean) => void = () => {};

  readonly port: AlertPort = {
    wanted: () => this.is.wanted,
    want: (wanted) => (this.is.wanted = wanted),
    allowed: () => this.is.allowed,
    allow: () => {
      this.told.push('asked');
      this.is.allowed = this.answer;
      return Promise.resolve(this.answer);
    },
    lead: (name, changed) => {
      this.told.push(`queued as ${name}`);
      this.#leads = changed;
      return () => void this.told.push('left');
    },
    focused: () => this.is.focused,
    notify: (title, body) => void this.told.push(`${title}: ${body}`),
    sound: () => void this.told.push('sound'),
    badge: (count) => void this.told.push(`badge ${count}`),
  };

  constructor(element: CsAlerts) {
    this.element = element;
  }

  get button(): HTMLButtonElement | null {
    return this.element.shadowRoot?.querySelector('button') ?? null;
  }

  async press(): Promise<void> {
    this.button?.click();
    await this.element.updateComplete;
    await this.element.updateComplete;
  }

  /** It is this page's turn, or another's. */
  turn(leads: boolean): void {
    this.#leads(leads);
  }

  /** What has been told since it was last asked, beside the number in the title. */
  async news(): Promise<readonly string[]> {
    await this.element.updateComplete;
    return this.told.splice(0).filter((said) => !said.startsWith('badge'));
  }
}
