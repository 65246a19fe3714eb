import type { Mutant } from './mutant.ts';

const outlook = 'packages/core/src/outbox/outlook.ts';
const settle = 'packages/core/src/outbox/settle.ts';

/** Mistakes in what a person may send again, in the other ways out, and between tabs. */
const planted: readonly Omit<Mutant, 'by'>[] = [
  {
    name: 'row: retry: a newer message is ignored',
    rule: 'RETRY-2.2',
    file: outlook,
    find: "  if (newerAt !== null) return { verdict: 'never', why: 'newer', newerAt };\n",
    replace: '',
  },
  {
    name: 'row: retry: a newer message is ignored while the attempt is on its way',
    rule: 'RETRY-2.2',
    file: settle,
    find: "  for (const entry of behind) if (entry.delivery === 'sending' ||",
    replace: "  for (const entry of behind) if (entry.key === '' && entry.delivery === 'sending' ||",
  },
  {
    name: 'row: retry: the wait is ignored',
    rule: 'RETRY-2.1',
    file: 'packages/core/src/retry/eligibility.ts',
    find: ' && (eligibility.at === null || eligibility.at <= now);',
    replace: ';',
  },
  {
    name: 'row: retry: a later failed message counts as newer',
    rule: 'RETRY-2.3',
    file: outlook,
    find: "other.seq > seq && (other.delivery === 'sending' || other.delivery === 'unconfirmed')",
    replace: 'other.seq > seq',
  },
  {
    name: 'row: retry: not judged again at departure',
    rule: 'RETRY-2.5',
    file: settle,
    find: "delivery === 'failed' || planned !== null)",
    replace: "delivery === 'failed')",
  },
  {
    name: 'row: what was stopped goes by itself',
    rule: 'RETRY-7.1',
    file: 'packages/core/src/outbox/lane.ts',
    find: 'failure !== null && !stopped && newerAt === null',
    replace: 'failure !== null && newerAt === null',
  },
  {
    name: 'row: the message that was edited stays on the disk',
    rule: 'RETRY-7.4',
    file: 'packages/core/src/outbox/accept.ts',
    find: 'deletes: replaced === null ? [] : [replaced.key],',
    replace: 'deletes: [],',
  },
  {
    name: 'row: tabs: what another tab puts on the disk is not looked for',
    rule: 'SEND-8.1',
    file: 'packages/state/src/tab-link.ts',
    find: "      case 'stored':\n        if (state.leading) this.#look();",
    replace: "      case 'stored':",
  },
  {
    name: 'row: tabs: a message that was edited here and retried there has no row',
    rule: 'SEND-8.3',
    file: 'packages/core/src/outbox/tabs.ts',
    find: '    else if (replaced !== undefined) postpone(',
    replace: '    else if (replaced === null) postpone(',
  },
  {
    name: 'row: tabs: a wish is not handed on',
    rule: 'SEND-8.4',
    file: 'packages/state/src/tab-link.ts',
    find: "effect.type === 'stored' || effect.type === 'wish'",
    replace: "effect.type === 'stored'",
  },
  {
    name: 'row: tabs: every tab sends',
    rule: 'SEND-8.1',
    file: 'packages/core/src/outbox/step.ts',
    find: '      return turn.set({ leading: false });',
    replace: '      return;',
  },
  {
    name: 'row: tabs: one without a disk keeps the others from sending',
    rule: 'SEND-8.2',
    file: 'packages/state/src/create-inbox.ts',
    find: '    this.#letGo();\n',
    replace: '',
  },
];

export const personMutants: readonly Mutant[] = planted.map((mutant) => ({ ...mutant, by: 'unit' }));
