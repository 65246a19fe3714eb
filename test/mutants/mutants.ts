import type { Mutant } from './mutant.ts';
import { personMutants } from './person-mutants.ts';
import { rowMutants } from './row-mutants.ts';

/** Mistakes that others made before us, and some of our own. Each must turn the simulation or a test red. */
export const mutants: readonly Mutant[] = [
  ...rowMutants,
  ...personMutants,
  {
    name: 'send before persist',
    rule: 'SEND-2.1',
    file: 'packages/core/src/outbox/depart.ts',
    find: "    flight: { kind: 'send', key: entry.key, attempt: entry.attemptCount, phase: 'storing' },\n  });",
    replace:
      "    flight: { kind: 'send', key: entry.key, attempt: entry.attemptCount, phase: 'away', deadlineAt: turn.now + turn.policy.attemptDeadlineMs },\n  });\n  turn.effects.push({ type: 'attempt', entry, attempt: entry.attemptCount });",
  },
  {
    name: 'forget before the answer',
    rule: 'SEND-2.2',
    file: 'packages/core/src/outbox/disk.ts',
    find: "  turn.effects.push({ type: 'attempt', entry, attempt: flight.attempt });",
    replace:
      "  turn.effects.push({ type: 'attempt', entry, attempt: flight.attempt });\n  turn.commit({ kind: 'forget', keys: [key] }, { deletes: [key] });",
  },
  {
    name: 'new key on retry',
    rule: 'SEND-3.1',
    file: 'packages/state/src/outbox-engine.ts',
    find: '        const cancel = this.#ports.backend.send({ key, conversationId, storeId, text, replaces }, (outcome) => {',
    replace:
      '        const again = attempt === 1 ? key : `${key}-${attempt}`;\n        const cancel = this.#ports.backend.send({ key: again, conversationId, storeId, text, replaces }, (outcome) => {',
  },
  {
    name: 'rejected fetch shown as failed',
    rule: 'SEND-4.1',
    file: 'packages/core/src/outcome/classify.ts',
    find: "    case 'broken':\n      return unknown(answer.why);",
    replace: "    case 'broken':\n      return { kind: 'refused', failure: networkFailure(answer.why) };",
  },
  {
    name: 'text lost when the disk refuses',
    rule: 'SEND-2.4',
    file: 'packages/state/src/create-inbox.ts',
    find: '    this.#drafts.giveBack(conversationId, text, replaces);\n',
    replace: '',
  },
  {
    name: 'HTML taken for delivered',
    rule: 'SEND-4.2',
    file: 'packages/core/src/outcome/classify.ts',
    find: "  if (answer.mediaType !== 'application/json') return unknown('not-json');\n  const parsed = parseJson(SendReply, answer.body);\n  if (!parsed.ok) return unknown('malformed-reply');",
    replace:
      "  const parsed = parseJson(SendReply, answer.body);\n  if (!parsed.ok) {\n    const { conversationId, key } = expected;\n    return { kind: 'accepted', message: { id: key, key, conversationId, direction: 'out', kind: 'text', text: '', position: 0, at: 0, receipt: 'sent' } };\n  }",
  },
  {
    name: 'stuck on sending after a crash',
    rule: 'SEND-2.3',
    file: 'packages/core/src/outbox/load.ts',
    find: "      return { ...entry, delivery: 'unconfirmed', failure: networkFailure('page-closed'), notBefore: null };",
    replace: "      return { ...entry, notBefore: Number.MAX_SAFE_INTEGER };",
  },
  {
    name: 'a later message overtakes',
    rule: 'SEND-6.1',
    file: 'packages/core/src/outbox/lane.ts',
    find: "    if (entry.delivery === 'failed' ? isHolding(entry) : entry.delivery !== 'discarded') return entry;",
    replace:
      "    const last = entry.notBefore === null || entry === lane.entries.at(-1);\n    if (last && (entry.delivery === 'failed' ? isHolding(entry) : entry.delivery !== 'discarded')) return entry;",
  },
  {
    name: 'two in flight in one conversation',
    rule: 'SEND-6.1',
    file: 'packages/core/src/outbox/accept.ts',
    find: '    lane.flight === null &&\n    headOf(turn.lane(conversationId)) === null &&',
    replace: '',
  },
  {
    name: 'echo not merged',
    rule: 'SEND-3.3',
    file: 'packages/core/src/timeline/merge.ts',
    find: "  for (const message of messages) if (message.key !== null && message.direction === 'out') confirmed.add(message.key);",
    replace: '',
  },
  {
    name: 'look-up skipped after the window',
    rule: 'SEND-4.4',
    file: 'packages/core/src/outbox/depart.ts',
    find: "  if (isInWindow(entry, capabilities, turn) && passes(turn, entry)) return 'same-key';",
    replace: "  if (capabilities !== null) return 'same-key';",
  },
  {
    name: 'not sent when the network is back',
    rule: 'SEND-5.3',
    file: 'packages/core/src/outbox/network.ts',
    find: '  if (!up || !turn.state.leading) return;',
    replace: '  if (up) turn.set({ network: false });\n  if (!up || !turn.state.leading) return;',
  },
  {
    name: 'no deadline for an answer',
    rule: 'SEND-4.5',
    file: 'packages/core/src/outbox/step.ts',
    find: 'flight.deadlineAt > turn.now) continue;',
    replace: 'flight.deadlineAt > 0) continue;',
  },
  {
    name: 'all rows of the conversation deleted with the first',
    rule: 'SEND-2.2',
    file: 'packages/core/src/outbox/settle.ts',
    find: "  if (turn.state.leading) turn.commit({ kind: 'forget', keys: [key], entries: next }, { deletes: [key], puts: next });",
    replace:
      "  const deletes = [key, ...entries.map((other) => other.key)];\n  if (turn.state.leading) turn.commit({ kind: 'forget', keys: deletes, entries: [] }, { deletes });",
  },
  {
    name: 'unconfirmed shown as sending again',
    rule: 'SEND-4.1',
    file: 'packages/core/src/delivery/ladder.ts',
    find: "  unconfirmed: { ...stay('unconfirmed'), ...receipts, refuse: 'failed' },",
    replace: "  unconfirmed: { ...stay('unconfirmed'), ...receipts, refuse: 'failed', depart: 'sending' },",
  },
  {
    name: 'a further attempt leaves before the disk knows of it',
    rule: 'SEND-2.1',
    file: 'packages/core/src/outbox/depart.ts',
    find: "  turn.commit({ kind: 'depart', conversationId: entry.conversationId, before }, { puts: [entry] });",
    replace:
      "  turn.effects.push({ type: 'attempt', entry, attempt: entry.attemptCount });\n  turn.commit({ kind: 'depart', conversationId: entry.conversationId, before }, { puts: [entry] });",
  },
  {
    name: 'the window begins anew with each attempt',
    rule: 'SEND-4.4',
    file: 'packages/core/src/outbox/depart.ts',
    find: '    windowSince: isInWindow(entry, turn.state.capabilities, turn) ? entry.windowSince : turn.now,',
    replace: '    windowSince: turn.now,',
  },
  {
    name: 'sent although the network is gone',
    rule: 'SEND-5.1',
    file: 'packages/core/src/outbox/network.ts',
    find: '  if (turn.state.network === up) return;',
    replace: '  if (turn.state.network === up || !up) return;',
  },
  {
    name: 'sent as soon as the network is back',
    rule: 'SEND-5.2',
    file: 'packages/core/src/sync/connection.ts',
    find: 'export const STABLE_MS = 3_000;',
    replace: 'export const STABLE_MS = 0;',
  },
  {
    name: 'messages of a sync dropped',
    rule: 'SYNC-6.1',
    file: 'packages/core/src/sync/apply.ts',
    find: '      ...withMessages(next, page.messages),',
    replace: '      ...withMessages(next, []),',
  },
  {
    name: 'a thread asked for before the first cursor',
    rule: 'INBOX-3.8',
    file: 'packages/core/src/sync/step.ts',
    find: '  if (open === null || tables.cursor === null || tables.loaded.has(open)) return unchanged(state);',
    replace: '  if (open === null || tables.loaded.has(open)) return unchanged(state);',
  },
  {
    name: 'a refusal taken for an answer that nobody knows',
    rule: 'FAIL-7.1',
    file: 'packages/core/src/outcome/classify.ts',
    find: "  if (committed) return unknown('committed');",
    replace: "  if (committed || detail === '') return unknown('committed');",
  },
  {
    name: 'a refusal not shown',
    rule: 'SEND-1.4',
    file: 'packages/core/src/timeline/merge.ts',
    find: "!confirmed.has(entry.key) && entry.delivery !== 'discarded');",
    replace: "!confirmed.has(entry.key) && entry.delivery !== 'discarded' && entry.delivery !== 'failed');",
  },
];
