import type { Mutant } from './mutant.ts';

const classify = 'packages/core/src/outcome/classify.ts';

/** Mistakes in what an answer is taken for. */
export const answerMutants: readonly Mutant[] = [
  {
    name: 'rejected fetch shown as failed',
    rule: 'SEND-4.1',
    file: classify,
    find: "    case 'broken':\n      return unknown(answer.why);",
    replace: "    case 'broken':\n      return { kind: 'refused', failure: networkFailure(answer.why) };",
    weathers: ['lossy'],
  },
  {
    name: 'truncated body = failed',
    rule: 'SEND-4.2',
    file: classify,
    find: "    case 'broken':\n      return unknown(answer.why);",
    replace: "    case 'broken':\n      return answer.why === 'cut' ? { kind: 'refused', failure: networkFailure(answer.why) } : unknown(answer.why);",
    weathers: ['lossy'],
  },
  {
    name: 'HTML-200 = ok',
    rule: 'SEND-4.2',
    file: classify,
    find: "  if (answer.mediaType !== 'application/json') return inDoubt('not-json', answer, expected);\n  const parsed = parseJson(SendReply, answer.body);\n  if (!parsed.ok) return inDoubt('malformed-reply', answer, expected);",
    replace:
      "  const parsed = parseJson(SendReply, answer.body);\n  if (!parsed.ok) {\n    const { conversationId, key } = expected;\n    return { kind: 'accepted', message: { id: key, key, conversationId, direction: 'out', kind: 'text', text: '', position: 0, at: 0, receipt: 'sent' } };\n  }",
    weathers: ['lossy'],
  },
  {
    name: '502 taken for a refusal of the platform',
    rule: 'SEND-4.2',
    file: classify,
    find: '  if (answer.status !== 200 && answer.status !== 201) return inDoubt(`http-${answer.status}`, answer, expected);',
    replace:
      "  if (answer.status === 502) return { kind: 'refused', failure: { ...networkFailure('http-502'), cause: 'platform', retryable: true } };\n  if (answer.status !== 200 && answer.status !== 201) return inDoubt(`http-${answer.status}`, answer, expected);",
    weathers: ['lossy'],
  },
  {
    name: 'a refusal taken for an answer that nobody knows',
    rule: 'FAIL-7.1',
    file: classify,
    find: "  if (committed) return unknown('committed');",
    replace: "  if (committed || told.cause === 'content') return unknown('committed');",
    weathers: ['refusing', 'every-cause-calm'],
  },
  {
    name: '409 terminal',
    rule: 'SEND-4.8',
    file: classify,
    find: "  if (committed) return unknown('committed');\n",
    replace: '',
    weathers: ['confused-backend'],
  },
  {
    name: 'account mismatch ignored',
    rule: 'EMBED-2.2',
    file: 'packages/core/src/outcome/expected.ts',
    find: '  return account === null || echoed === account;',
    replace: "  return account === null || echoed === account || echoed !== '';",
    weathers: ['other-people'],
  },
  {
    name: 'the echo of the key ignored',
    rule: 'SEND-4.2',
    file: 'packages/core/src/outcome/expected.ts',
    find: '  return message.key === key && message.conversationId',
    replace: '  return message.conversationId',
    weathers: ['confused-backend'],
  },
  {
    name: 'HTTP-date ignored',
    rule: 'FAIL-2.10',
    file: 'packages/core/src/outcome/retry-after.ts',
    find: '(/^\\d+$/u.test(value.trim()) ? Number(value) : secondsOf(value.trim()) - now)',
    replace: '(/^\\d+$/u.test(value.trim()) ? Number(value) : NaN + now)',
    weathers: ['moody-store'],
  },
  {
    name: '207 by index',
    rule: 'RETRY-7.15',
    file: 'packages/core/src/outcome/classify-retries.ts',
    find: '  return new Map(messages.map((expected) => [expected.key, reply?.ok === true ? outcomeOf(reply.value, expected) : outcomeOfAll(answer, expected)]));',
    replace:
      '  const named = (item: RetriesReply["items"][number] | undefined, { key, conversationId }: Expected) =>\n    item === undefined ? [] : [item.outcome === "accepted" ? { ...item, key, message: { ...item.message, key, conversationId } } : { ...item, key, problem: { ...item.problem, key } }];\n  return new Map(messages.map((expected, i) => [expected.key, reply?.ok === true ? outcomeOf({ ...reply.value, items: named(reply.value.items[i], expected) }, expected) : outcomeOfAll(answer, expected)]));',
    weathers: ['bulk'],
  },
  {
    name: '207: what is left out counts as refused',
    rule: 'RETRY-7.15',
    file: 'packages/core/src/outcome/classify-retries.ts',
    find: "  if (item === undefined) return { kind: 'unknown', why: 'left-out' };",
    replace:
      "  if (item === undefined) return { kind: 'refused', failure: { cause: 'platform', class: 'temporary', retryable: true, code: '', detail: '', requestId: '', retryAt: null, words: [] } };",
    weathers: ['bulk'],
  },
  {
    name: 'a look-up that failed taken for "never had it"',
    rule: 'SEND-4.5',
    file: classify,
    find: "  if (answer.status !== 200 || answer.mediaType !== 'application/json') return { kind: 'unknown', why: `http-${answer.status}` };",
    replace: "  if (answer.status !== 200 || answer.mediaType !== 'application/json') return { kind: 'absent' };",
    weathers: ['no-deduplication', 'short-window'],
  },
];
