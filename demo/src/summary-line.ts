import { element } from './element.ts';
import type { Glance } from './simulator.ts';
import { verdictPanel } from './verdict-panel.ts';

/** What is to be seen of the simulator while its strip is closed. */
export interface SummaryLine {
  readonly element: HTMLElement;
  /** What the verdict found, for the open strip. */
  readonly details: HTMLElement;
  show(glance: Glance): void;
  showNetwork(up: boolean): void;
}

export function summaryLine(): SummaryLine {
  const network = element('span');
  const count = element('span');
  const verdict = verdictPanel();
  return {
    element: element('summary', {}, element('strong', {}, 'Simulator'), ' · Network ', network, ' · ', count, ' · ', verdict.line),
    details: verdict.details,
    show({ received, kept, verdict: found }) {
      count.textContent = `Ledger: ${received} ${received === 1 ? 'message' : 'messages'} received by buyers`;
      count.title = kept;
      verdict.show(found);
    },
    showNetwork(up) {
      network.textContent = up ? 'up' : 'down';
      network.dataset['network'] = network.textContent;
    },
  };
}
