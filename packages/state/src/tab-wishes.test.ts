import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { refusedInOne, twoTabs } from '../../../test/support/node/two-tabs.ts';

describe('what a person asks for in the tab that does not send', () => {
  test('SEND-8.4 a retry: it leaves the other one, under its key, with who asked for it and why', () => {
    const { browser, one, other } = refusedInOne('unknown', { retryable: true });
    assert.deepEqual(other.inbox.retry('c1', 'a1', 'buyer waits'), { ok: true });
    browser.settle();
    assert.deepEqual([one.world.sends.map(({ asked }) => asked.key), other.world.sends.length, other.shown()], [['a1'], 0, ['hello: sending']]);
    const row = browser.rows.get('out:a1') as { attempts: { by: string; reason: string }[] };
    assert.deepEqual([row.attempts[1]?.by, row.attempts[1]?.reason], ['b', 'buyer waits']);
  });

  test('SEND-8.4 a retry that may not go is refused here, and says why', () => {
    const { browser, one, other } = refusedInOne('content');
    assert.deepEqual(other.inbox.retry('c1', 'a1'), { ok: false, why: 'not-eligible', eligibility: { verdict: 'never', why: 'cause' } });
    assert.deepEqual(other.inbox.retry('c1', 'a9'), { ok: false, why: 'not-failed' });
    browser.settle();
    assert.equal(one.world.sends.length, 0);
  });

  test('SEND-8.4 to give it up: it goes from both and from the disk', () => {
    const { browser, one, other } = refusedInOne('content');
    other.inbox.discard('c1', 'a1');
    browser.settle();
    assert.deepEqual([one.shown(), other.shown(), [...browser.rows.keys()]], [[], [], []]);
  });

  test('SEND-8.4 to stop waiting: it has failed in both, and what waited behind it leaves', () => {
    const { browser, one, other } = refusedInOne('platform');
    other.inbox.send('c1', 'next');
    browser.settle();
    other.inbox.stopWaiting('c1', 'a1');
    browser.settle();
    assert.deepEqual([one.world.sends.map(({ asked }) => asked.text), other.shown()], [['next'], ['hello: failed', 'next: sending']]);
    assert.equal(other.inbox.$thread.get().bubbles[0]?.resumes, null);
  });

  test('SEND-8.4 to know what became of it: the other looks it up', () => {
    const { browser, one, other } = twoTabs();
    one.inbox.send('c1', 'hello');
    browser.settle();
    one.world.sends.shift()?.answer({ kind: 'unknown', why: 'cut' });
    browser.settle();
    other.inbox.check('c1', 'a1');
    browser.settle();
    assert.deepEqual([one.world.lookUps.map(({ asked }) => asked), other.world.lookUps.length], [['a1'], 0]);
  });

  test('SEND-8.4 to be back: the other tries the login', () => {
    const { browser, one, other } = refusedInOne('login');
    browser.pass(10_000);
    other.inbox.returned();
    browser.settle();
    assert.deepEqual(one.world.sends.map(({ asked }) => asked.key), ['a1']);
  });

  test('SEND-8.4 to change it: the new one takes its place in both, and on the disk', () => {
    const { browser, one, other } = refusedInOne('content');
    other.inbox.edit('c1', 'a1');
    other.inbox.send('c1', 'hello');
    browser.settle();
    assert.deepEqual([one.shown(), other.shown(), [...browser.rows.keys()]], [['hello: sending'], ['hello: sending'], ['out:b1']]);
    assert.deepEqual([one.world.sends[0]?.asked.key, one.world.sends[0]?.asked.replaces], ['b1', 'a1']);
  });
});
