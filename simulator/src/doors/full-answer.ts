import type { PlatformState } from '../platform/platform-state.ts';
import type { Stepped } from '../platform/step.ts';
import type { Subject } from '../platform/subject.ts';

/** Instead of what would have changed the platform, where there is no room to keep it. */
export function fullAnswer(stepped: Stepped, before: PlatformState, { route, operator }: Subject, why: string): Stepped {
  const body = {
    type: 'urn:cs-simulator:full',
    title: 'The simulator is full',
    status: 503,
    detail: why,
    account: operator,
    key: route.kind === 'send' ? route.key : null,
    cause: 'platform',
    class: 'permanent',
    retryable: false,
    committed: false,
    retryAt: null,
    code: 'simulator-full',
  };
  const { delayMs } = stepped.answer;
  const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
  return {
    state: before,
    mutated: false,
    answer: { kind: 'reply', status: 503, headers, body: JSON.stringify(body), delayMs },
    entry: { ...stepped.entry, outcome: 'reply', status: 503, committed: false, fault: null, rule: null },
    synced: null,
  };
}
