import { type FaultName, faults, type Rule, type StoreView } from '@cs-inbox/simulator';
import { storeLabel } from './store-label.ts';

/** A rule that somebody can add with one click, and when it bites, as a part of a sentence. */
export interface ReadyRule {
  readonly rule: Rule;
  readonly when: string;
}

type Frame = Omit<Rule, 'do'> & Readonly<Record<string, unknown>>;
interface Usual {
  /** What the rule says beside `do`. */
  readonly frame: Frame;
  /** When it bites; `{store}` is the name of the store, and the rule concerns that store alone. */
  readonly when: string;
}

const nextMessage: Usual = { frame: { on: { send: { nth: 1 } } }, when: 'on the next message of {store}' };
const WORDS = ['whatsapp', 'line.me'];

/** By what asks the fault. */
const usual = {
  nothing: { frame: {}, when: 'never' },
  way: nextMessage,
  platform: nextMessage,
  aftermath: nextMessage,
  sync: { frame: { on: { sync: { nth: 1 } } }, when: 'on the next sync' },
  stream: { frame: { on: { event: { nth: 1 } } }, when: 'on the next event of the stream' },
  bulk: { frame: { on: { 'bulk-retry': { nth: 1 } } }, when: 'when several messages are tried again at once' },
  clock: { frame: { at: '0s' }, when: 'at once' },
} as const satisfies Record<(typeof faults)[FaultName]['acts'], Usual>;

/** Faults that need more than that, or something else. */
const others: { readonly [Name in FaultName]?: Usual } = {
  'network.offline': { frame: { for: '10s' }, when: 'at once, for 10 seconds, in all stores' },
  'network.slow': { frame: { for: '20s', by: '3s' }, when: 'at once, for 20 seconds, by 3 seconds, in all stores' },
  'network.captive-portal': { frame: { for: '10s' }, when: 'at once, for 10 seconds, in all stores' },
  'store.throttle': { frame: { on: { send: { nth: 1 } }, for: '20s' }, when: 'on the next message of {store}, for 20 seconds' },
  'store.forbid': { frame: { on: { send: { nth: 1 } }, for: '30s' }, when: 'on the next message of {store}, for 30 seconds' },
  'content.refuse': { frame: { words: WORDS }, when: `on messages of {store} with ${WORDS.join(' or ')}, until it is removed` },
  'platform.unknown-code': { frame: { on: { send: { nth: 1 } }, code: 'E-4711' }, when: nextMessage.when },
  'platform.late-receipts': { frame: { on: { send: { nth: 1 } }, by: '20s' }, when: 'on the next message of {store}, by 20 seconds' },
  'sync.fail': { frame: {}, when: 'on every sync, until it is removed' },
  'sync.endless': { frame: { for: '10s' }, when: 'at once, for 10 seconds' },
  'server.restart': { frame: { at: '0s', down: '3s' }, when: 'at once, for 3 seconds' },
  'colleague.reply': { frame: { at: '0s' }, when: 'at once, in {store}' },
};

/** A rule with this fault that makes sense by itself; null where it concerns a store and none is given. */
export function ruleFor(name: FaultName, store: StoreView | null): ReadyRule | null {
  const { frame, when } = others[name] ?? usual[faults[name].acts];
  const ofStore = when.includes('{store}');
  if (ofStore && store === null) return null;
  const told = store === null ? when : when.replace('{store}', storeLabel(store));
  const where = ofStore && store !== null ? { where: { store: store.id } } : {};
  // Which fault it is, only the name knows; the tests hold each of these rules against the schema.
  return { rule: { do: name, label: told, ...frame, ...where } as unknown as Rule, when: told };
}
