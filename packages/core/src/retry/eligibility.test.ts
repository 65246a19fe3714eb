import assert from 'node:assert/strict';
import test from 'node:test';
import type { Eligibility } from './eligibility.ts';
import { mayGoNow } from './eligibility.ts';

test('RETRY-2.1 a verdict means "now" where it may go and its time has come, and never else', () => {
  const verdicts: readonly (readonly [Eligibility, boolean])[] = [
    [{ verdict: 'may', at: null }, true],
    [{ verdict: 'may', at: 999 }, true],
    [{ verdict: 'may', at: 1_000 }, true],
    [{ verdict: 'may', at: 1_001 }, false],
    [{ verdict: 'waits', for: 'login' }, false],
    [{ verdict: 'waits', for: 'earlier' }, false],
    [{ verdict: 'waits', for: 'answer' }, false],
    [{ verdict: 'never', why: 'cause' }, false],
    [{ verdict: 'never', why: 'newer', newerAt: 1 }, false],
  ];
  for (const [verdict, now] of verdicts) assert.equal(mayGoNow(verdict, 1_000), now, JSON.stringify(verdict));
});
