import { allFailed, type FailedChoice, type FailedMessage } from '@cs-inbox/state';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { manyFailures, sampleFailures } from '../samples/sample-failures.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { sampleStores } from '../samples/sample-stores.ts';
import type { CsFailedMessages } from './failed-messages.ts';
import { FailedSelection } from './failed-selection.ts';

/** What the inbox around it holds, which messages are chosen, and what the element is given. */
export interface FailedMessagesState extends InboxSnapshot {
  readonly failed?: FailedChoice;
  readonly given?: Partial<CsFailedMessages>;
}

const calm = { ready: true, loaded: true, stores: sampleStores } as const satisfies InboxSnapshot;
const full = { ...calm, failures: sampleFailures } as const satisfies InboxSnapshot;
const narrowed = (choice: Partial<FailedChoice>): FailedMessagesState => ({ ...full, failed: { ...allFailed, ...choice } });
const only = (pick: (message: FailedMessage) => boolean): FailedMessagesState => ({ ...calm, failures: sampleFailures.filter(pick) });
const selected = (...at: readonly number[]) => ({ selection: FailedSelection.of(at.map((i) => `f-${i}`)) });
const filters = ['Morning round', 'Logins of today', 'فلتر الصباح'].map((name) => ({ name, choice: { ...allFailed, group: 'somebody' as const } }));

/** Every state in which the centre can be met, by name. */
export const failedMessagesStates = {
  starting: { ready: false },
  none: calm,
  full,
  'from-disk': { ...full, ready: false },
  offline: { ...full, connection: { state: 'offline', since: sampleNow - 200_000 } },
  many: { ...calm, failures: manyFailures(10_000) },
  selected: { ...full, given: selected(0, 3, 4, 5, 6, 10) },
  'all-selected': { ...full, given: { selection: FailedSelection.none.toggleAll(sampleFailures) } },
  'none-of-the-selected-may': { ...full, given: selected(0, 9) },
  'by-cause': { ...full, given: { grouping: 'cause' } },
  'by-store': { ...full, given: { grouping: 'store' } },
  'by-cause-selected': { ...full, given: { grouping: 'cause', ...selected(3, 4) } },
  'only-ready': narrowed({ group: 'ready' }),
  'only-itself': narrowed({ group: 'itself' }),
  'only-somebody': narrowed({ group: 'somebody' }),
  'only-never': narrowed({ group: 'never' }),
  'one-store': narrowed({ storeId: 'l-my' }),
  'one-platform': narrowed({ platform: 'tiktok-shop' }),
  'one-cause': narrowed({ cause: 'throttled' }),
  'one-class': narrowed({ class: 'business' }),
  'seven-days': narrowed({ ageMs: 604_800_000, attempts: 2 }),
  'may-go': narrowed({ eligible: true }),
  'found-by-code': narrowed({ text: '36009033' }),
  'found-nothing': narrowed({ text: 'warehouse 7', storeId: 's-sg' }),
  'saved-filters': { ...narrowed({ group: 'somebody' }), savedFilters: filters },
  'automatic-by-the-backend': { ...calm, failures: sampleFailures.map((message) => ({ ...message, bubble: { ...message.bubble, resumes: message.bubble.resumes?.on === 'morning' ? { on: 'morning' as const, at: null } : message.bubble.resumes } })) },
  waiting: only(({ bubble }) => bubble.delivery === 'waiting'),
  unconfirmed: only(({ bubble }) => bubble.delivery === 'unconfirmed' || bubble.delivery === 'sending'),
  'long-words': {
    ...calm,
    failures: sampleFailures.slice(0, 4).map((message, i) => ({
      ...message,
      buyerName: ['M'.repeat(80), '', '👩‍👩‍👧 ✿✿✿', 'A B '.repeat(30)][i] ?? '',
      store: message.store && { ...message.store, name: 'W'.repeat(60) },
      bubble: { ...message.bubble, text: 'x'.repeat(1_000), failure: message.bubble.failure && { ...message.bubble.failure, code: 'C'.repeat(90) } },
    })),
  },
} satisfies Readonly<Record<string, FailedMessagesState>>;
