import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { describe } from 'node:test';
import type { FailureCause } from '@cs-inbox/protocol';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleFailure } from '../../../../test/support/node/sample-failure.ts';
import { root } from '../../../../test/support/node/workspace-copy.ts';
import type { EntryDelivery } from '../outbox/outbox-entry.ts';
import type { Eligibility, Resumption } from '../retry/eligibility.ts';
import { causes, holdsOf, mayRetry } from './cause.ts';

const NOW = new OutboxDriver().now;

interface Row {
  readonly rule: string;
  readonly says: string;
  /** How k1 meets it. */
  readonly meets: (driver: OutboxDriver) => void;
  /** Then: k1, the next of its conversation, one of another conversation of its store, one of another store. */
  readonly deliveries: readonly [EntryDelivery, EntryDelivery, EntryDelivery, EntryDelivery];
  readonly resumes: Resumption | null;
  readonly retry: Eligibility | null;
}

const refused = (cause: FailureCause) => (driver: OutboxDriver) => driver.failed('k1', cause);

/** The disk takes k0 and refuses the departure of k1. */
function departureRefused(driver: OutboxDriver): void {
  driver.send('k0');
  driver.send('k1');
  driver.accepted('k0');
  const [forget] = driver.state.commits.keys();
  driver.step({ type: 'committed', commit: forget ?? -1 });
  driver.refuse();
}

const rows = {
  network: {
    rule: 'FAIL-8.1',
    says: 'without a network everything waits for it',
    meets: (driver) => void (driver.step({ type: 'network', up: false }), driver.send('k1')),
    deliveries: ['waiting', 'waiting', 'waiting', 'waiting'],
    resumes: { on: 'network' },
    retry: null,
  },
  throttled: {
    rule: 'FAIL-8.3',
    says: 'a throttled message has failed, and its store waits until its time',
    meets: refused('throttled'),
    deliveries: ['failed', 'waiting', 'waiting', 'sending'],
    resumes: { on: 'time', at: NOW + 37_500 },
    retry: { verdict: 'may', at: NOW + 37_500 },
  },
  login: {
    rule: 'FAIL-8.4',
    says: 'one whose login is gone has failed, and its store waits for the login',
    meets: refused('login'),
    deliveries: ['failed', 'waiting', 'waiting', 'sending'],
    resumes: { on: 'login' },
    retry: { verdict: 'may', at: null },
  },
  content: {
    rule: 'FAIL-8.5',
    says: 'one whose content is objected to has failed for good, and nobody waits',
    meets: refused('content'),
    deliveries: ['failed', 'sending', 'sending', 'sending'],
    resumes: null,
    retry: { verdict: 'never', why: 'cause' },
  },
  recipient: {
    rule: 'FAIL-8.6',
    says: 'one that its buyer cannot get has failed for good, and nobody waits',
    meets: refused('recipient'),
    deliveries: ['failed', 'sending', 'sending', 'sending'],
    resumes: null,
    retry: { verdict: 'never', why: 'cause' },
  },
  quota: {
    rule: 'FAIL-8.7',
    says: 'one over the daily limit has failed, its store waits for the reset, and nothing sends it again by itself',
    meets: refused('quota'),
    deliveries: ['failed', 'waiting', 'waiting', 'sending'],
    resumes: null,
    retry: { verdict: 'may', at: NOW + 3_600_000 },
  },
  platform: {
    rule: 'FAIL-8.8',
    says: 'one that the platform failed at has failed, its conversation waits, and it goes again after a back-off',
    meets: refused('platform'),
    deliveries: ['failed', 'waiting', 'sending', 'sending'],
    resumes: { on: 'time', at: NOW + 6_250 },
    retry: { verdict: 'may', at: NOW + 6_250 },
  },
  config: {
    rule: 'FAIL-8.9',
    says: 'one that the configuration forbids has failed, and its store waits for a person',
    meets: refused('config'),
    deliveries: ['failed', 'waiting', 'waiting', 'sending'],
    resumes: null,
    retry: { verdict: 'may', at: null },
  },
  storage: {
    rule: 'FAIL-8.10',
    says: 'one whose departure the disk refuses waits, and its conversation behind it',
    meets: departureRefused,
    deliveries: ['waiting', 'queued', 'sending', 'sending'],
    resumes: null,
    retry: null,
  },
  unknown: {
    rule: 'FAIL-8.11',
    says: 'one that failed for an unknown reason has failed, and nobody waits',
    meets: refused('unknown'),
    deliveries: ['failed', 'sending', 'sending', 'sending'],
    resumes: null,
    retry: { verdict: 'never', why: 'cause' },
  },
} as const satisfies Record<FailureCause, Row>;

describe('what each failure means', () => {
  for (const [cause, { rule, says, meets, deliveries, resumes, retry }] of Object.entries(rows)) {
    test(`${rule} ${cause}: ${says}`, () => {
      const driver = OutboxDriver.ready();
      meets(driver);
      const found = driver.outlook('k1');
      assert.deepEqual([driver.entry('k1').failure?.cause, found.resumes, found.retry], [cause, resumes, retry]);
      for (const [key, conversationId, storeId] of [['k2', 'c1', 's1'], ['k3', 'c2', 's1'], ['k4', 'c3', 's2']] as const) driver.send(key, { conversationId, storeId });
      assert.deepEqual(['k1', 'k2', 'k3', 'k4'].map((key) => driver.entry(key).delivery), deliveries);
    });
  }

  test('FAIL-8.2 one whose outcome nobody knows is unconfirmed, its conversation waits, and nobody may retry it', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.send('k2');
    driver.send('k3', { conversationId: 'c2' });
    driver.lost('k1', 'http-502');
    assert.deepEqual(['k1', 'k2', 'k3'].map((key) => driver.entry(key).delivery), ['unconfirmed', 'queued', 'sending']);
    assert.equal(driver.entry('k1').failure?.cause, 'network');
    assert.equal(driver.outlook('k1').retry, null);
    const { state } = driver;
    driver.retry('k1');
    assert.equal(driver.state, state);
  });

  test('FAIL-8.10 the text of a new message that the disk refuses goes back to its composer, and nothing of it is sent', () => {
    const driver = OutboxDriver.ready();
    driver.accept('k1');
    assert.deepEqual(driver.refuse(), [{ type: 'return-text', conversationId: 'c1', key: 'k1', text: 'text of k1', replaces: null, why: 'quota' }]);
    assert.deepEqual([driver.has('k1'), driver.state.inFlight], [false, 0]);
  });
});

describe('what the backend knows better', () => {
  /** What it says, whether a person may retry then, and who waits. */
  const words = {
    unknown: 'nothing',
    platform: 'conversation',
  } as const satisfies Partial<Record<FailureCause, string>>;

  for (const [cause, holds] of Object.entries(words) as [keyof typeof words, string][]) {
    test(`${rows[cause].rule} ${cause}: may be retried where the backend says so, and never where that is for good`, () => {
      const may = sampleFailure(cause, { retryable: true, class: 'business' });
      assert.deepEqual([mayRetry(may), holdsOf(may)], [true, holds]);
      for (const change of [{ retryable: false }, { retryable: true, class: 'permanent' }] as const) {
        const never = sampleFailure(cause, change);
        assert.deepEqual([mayRetry(never), holdsOf(never)], [false, 'nothing']);
      }
    });
  }

  for (const cause of ['throttled', 'quota', 'login', 'config', 'content', 'recipient'] as const) {
    test(`${rows[cause].rule} ${cause}: whether it may be retried does not depend on what the backend says`, () => {
      const said = [true, false].map((retryable) => mayRetry(sampleFailure(cause, { retryable, class: retryable ? 'retryable' : 'permanent' })));
      assert.deepEqual(said, causes[cause].retry === 'yes' ? [true, true] : [false, false]);
    });
  }
});

test('FAIL-8.12 the table of SPEC.md is what the engine goes by', () => {
  const lines = readFileSync(join(root, 'SPEC.md'), 'utf8').split('### What each failure means')[1]?.split('\n') ?? [];
  const [head = [], , ...said] = lines.filter((line) => line.startsWith('|')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
  assert.deepEqual(head, ['cause', 'holds', 'heals', 'retry', 'action', 'who acts', 'daily']);
  const found = Object.entries(causes).map(([cause, row]) => [cause, row.holds, row.heals, row.retry, row.action, row.actor, row.daily]);
  assert.deepEqual(said, found);
});
