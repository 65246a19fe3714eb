import type { PlatformCommand } from '@cs-inbox/simulator';
import { element } from './element.ts';
import { storeCondition } from './store-condition.ts';
import { storeLabel } from './store-label.ts';
import type { Obey, StripPart } from './strip-part.ts';

/** As long as in the scenario `throttled-store`. */
const THROTTLE_MS = 20_000;
const WORDS = ['whatsapp', 'line.me'];
const NOBODY = 'Open a conversation: these break the store that it belongs to.';

const commands: readonly (readonly [label: string, command: (storeId: string) => PlatformCommand])[] = [
  ['Throttle for 20 s', (storeId) => ({ do: 'throttle', storeId, forMs: THROTTLE_MS, retryAfter: true })],
  ['Throttle for 20 s, without Retry-After', (storeId) => ({ do: 'throttle', storeId, forMs: THROTTLE_MS, retryAfter: false })],
  ['Expire login (401)', (storeId) => ({ do: 'expire-login', storeId, status: 401 })],
  ['Expire login (403)', (storeId) => ({ do: 'expire-login', storeId, status: 403 })],
  ['Log in', (storeId) => ({ do: 'log-in', storeId })],
];

/** Breaks the store of the conversation that is open in the inbox, and mends it again. */
export function faultSwitch(obey: Obey): StripPart {
  let storeId: string | null = null;
  const name = element('strong');
  const condition = element('span', { role: 'status' }, NOBODY);

  const buttons = commands.map(([label, command]) => {
    const button = element('button', { type: 'button' }, label);
    button.addEventListener('click', () => {
      if (storeId !== null) void obey(command(storeId));
    });
    return button;
  });
  const group = element('fieldset', { disabled: '' }, element('legend', {}, 'Faults of ', name), ...buttons);
  const words = element('input', { type: 'checkbox' });
  words.addEventListener('change', () => void obey({ do: 'refuse-words', words: words.checked ? WORDS : [] }));
  const all = element('label', {}, words, `Refuse words too, in all stores: ${WORDS.join(', ')}`);

  return {
    element: element('div', { class: 'faults' }, group, all, condition),
    show({ refusedWords }, store) {
      storeId = store?.id ?? null;
      group.disabled = store === null;
      name.textContent = store === null ? 'a store' : storeLabel(store);
      const said = store === null ? NOBODY : `${storeLabel(store)}: ${storeCondition(store, timeOf)}.`;
      // What says the same is not written again: it would be read out again.
      if (condition.textContent !== said) condition.textContent = said;
      words.checked = WORDS.every((word) => refusedWords.includes(word));
    },
  };
}

function timeOf(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB');
}
