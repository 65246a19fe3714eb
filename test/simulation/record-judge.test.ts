import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newClick } from './click.ts';
import { Evidence } from './evidence.ts';
import { RecordJudge } from './record-judge.ts';

/** A judge who watches what the test makes up: k1 is on the disk. */
function watched({ committed = true, givenUp = false } = {}) {
  const evidence = new Evidence(new Map([['out:k1', {}]]), () => 0, () => undefined);
  const judge = new RecordJudge(evidence);
  evidence.clicks.set('k1', { ...newClick({ key: 'k1', conversationId: 'c1', storeId: 's1', text: '', page: 1, at: 0, order: 1 }), givenUp });
  if (committed) evidence.committed.add('k1');
  const apply = (puts: Readonly<Record<string, unknown>>, deletes: readonly string[] = ['out:k1']) => judge.applied({ puts: Object.entries(puts).map(([key, value]) => ({ key, value })), deletes, epoch: 1 });
  const found = () => {
    judge.atEnd();
    return evidence.violations.length;
  };
  return { judge, apply, found };
}

describe('the judge of the record', () => {
  test('finds nothing where what has arrived is counted as it goes, or summed up later', () => {
    const { apply, found } = watched();
    apply({ 'log:sent:k1': {}, 'log:case:k1': { end: 'arrived' } });
    apply({ 'log:sum:7': { counts: [['s1', 1]] } }, ['log:sent:k1']);
    assert.equal(found(), 0);
  });

  test('finds nothing where a person gave it up, or the disk was emptied', () => {
    const gone = watched({ committed: false, givenUp: true });
    gone.apply({ 'log:case:k1': { end: 'gone' } });
    const emptied = watched();
    emptied.apply({ 'log:sent:k1': {} });
    emptied.judge.cleared();
    assert.deepEqual([gone.found(), emptied.found()], [0, 0]);
  });

  const bugs: Readonly<Record<string, (page: ReturnType<typeof watched>) => void>> = {
    'one that has arrived is not counted': ({ apply }) => apply({}),
    'one is counted and stays in the outbox': ({ apply }) => apply({ 'log:sent:k1': {} }, []),
    'one is counted twice once it is summed up': ({ apply }) => {
      apply({ 'log:sent:k1': {} });
      apply({ 'log:sum:7': { counts: [['s1', 1]] } }, []);
    },
    'what was counted is gone': ({ apply }) => {
      apply({ 'log:sent:k1': {} });
      apply({}, ['log:sent:k1']);
    },
    'one that has arrived is told of as given up': ({ apply }) => apply({ 'log:sent:k1': {}, 'log:case:k1': { end: 'gone' } }),
    'one has ended though it stays': ({ apply }) => apply({ 'log:case:k1': { end: 'arrived' } }, []),
    'one was blocked that is still in the outbox': ({ apply }) => apply({ 'log:case:k1': { end: 'blocked' } }, []),
    'one has no end': ({ apply }) => apply({ 'log:sent:k1': {}, 'log:case:k1': { end: null } }),
  };
  for (const [bug, plant] of Object.entries(bugs)) {
    test(`finds that ${bug}`, () => {
      const page = watched();
      plant(page);
      assert.ok(page.found() > 0);
    });
  }

  test('finds that one is counted, or has arrived, that the platform does not have', () => {
    const counted = watched({ committed: false });
    counted.apply({ 'log:sent:k1': {} });
    const arrived = watched({ committed: false });
    arrived.apply({ 'log:case:k1': { end: 'arrived' } });
    assert.deepEqual([counted.found() > 0, arrived.found()], [true, 1]);
  });
});
