import { element } from './element.ts';
import type { Done, Simulator } from './simulator.ts';

/** Gives the address of the file back that late, in ms: the browser reads it after the click. */
const KEEP_MS = 10_000;

/** A button that saves the ledger: one JSON text per line. `onDone` is told what came of it. */
export function ledgerButton(simulator: Pick<Simulator, 'ledger'>, onDone: (done: Done) => void): HTMLButtonElement {
  const button = element('button', { type: 'button' }, 'Download ledger');
  button.addEventListener('click', async () => {
    const found = await simulator.ledger();
    if (found.ok) save(found.entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    onDone(found);
  });
  return button;
}

function save(text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: 'application/x-ndjson' }));
  element('a', { href, download: 'ledger.ndjson' }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEEP_MS);
}
