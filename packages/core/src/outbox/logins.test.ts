import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';

const MINUTE_MS = 60_000;

/** k1 found that the login of s1 is gone; k2 … k4 wait in c1, c2 and c3. */
function expired(): OutboxDriver {
  const driver = OutboxDriver.ready();
  driver.draw = 0;
  driver.failed('k1', 'login');
  for (const [i, conversationId] of ['c1', 'c2', 'c3'].entries()) driver.send(`k${i + 2}`, { conversationId });
  return driver;
}

describe('a login that is gone', () => {
  test('FAIL-10.1 parks its store: what comes after waits for the login', () => {
    const driver = expired();
    for (const key of ['k2', 'k3', 'k4']) {
      const { delivery, failure } = driver.entry(key);
      assert.deepEqual([delivery, failure?.cause, driver.outlook(key).resumes], ['waiting', 'login', { on: 'login' }]);
    }
  });

  test('FAIL-10.1 parks no other store', () => {
    const driver = expired();
    assert.deepEqual(attemptsOf(driver.send('k9', { conversationId: 'c9', storeId: 's9' })), ['k9']);
    assert.deepEqual([...driver.state.gates.keys()], ['s1']);
  });

  test('FAIL-10.1 of which the backend tells parks its store before anything was refused', () => {
    const driver = OutboxDriver.ready();
    driver.logins('s1');
    assert.deepEqual(attemptsOf([...driver.send('k1'), ...driver.send('k2', { conversationId: 'c2', storeId: 's2' })]), ['k2']);
    assert.deepEqual([driver.entry('k1').delivery, driver.entry('k1').failure?.cause], ['waiting', 'login']);
  });

  test('FAIL-10.1 says nothing of a message that is on its way', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    const before = driver.entry('k1');
    driver.logins('s1');
    assert.equal(driver.entry('k1'), before);
    driver.accepted('k1');
    assert.equal(driver.has('k1'), false);
  });

  test('FAIL-10.5 gets nothing while the backend says that it is gone: no try, and no retry by a person', () => {
    const driver = expired();
    driver.logins('s1');
    assert.deepEqual(driver.outlook('k1').retry, { verdict: 'waits', for: 'login' });
    assert.deepEqual(attemptsOf([...driver.retry('k1'), ...driver.step({ type: 'returned' }), ...driver.run(24 * 60 * MINUTE_MS)]), []);
    assert.equal(driver.entry('k1').delivery, 'failed');
  });
});

describe('a login that is back', () => {
  test('FAIL-10.2 as the backend tells: what it stopped goes at once, alone, and the others follow in order', () => {
    const driver = expired();
    driver.logins('s1');
    assert.deepEqual(attemptsOf(driver.logins()), ['k1']);
    driver.accepted('k1');
    assert.deepEqual(attemptsOf(driver.store()), ['k2', 'k3', 'k4']);
  });

  test('FAIL-10.2 as the first that gets through shows: what else it had stopped goes at once', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.send('k2', { conversationId: 'c2' });
    for (const key of ['k1', 'k2']) driver.refused(key, 'login');
    assert.deepEqual(attemptsOf(driver.retry('k1')), ['k1']);
    assert.deepEqual(attemptsOf([...driver.accepted('k1'), ...driver.store()]), ['k2']);
  });

  test('FAIL-10.2 of which the backend told before anything was refused lets all go', () => {
    const driver = OutboxDriver.ready();
    driver.logins('s1', 's2');
    driver.send('k1');
    driver.send('k2');
    driver.send('k3', { conversationId: 'c2', storeId: 's2' });
    assert.deepEqual(attemptsOf(driver.logins('s2')), ['k1']);
    driver.accepted('k1');
    assert.deepEqual(attemptsOf(driver.store()), ['k2']);
    assert.deepEqual(attemptsOf(driver.logins()), ['k3']);
  });

  test('FAIL-10.2 of another store lets nothing go here', () => {
    const driver = expired();
    driver.logins('s1', 's2');
    assert.deepEqual(attemptsOf(driver.logins('s1')), []);
  });

  test('FAIL-10.2 and is gone again: it waits again', () => {
    const driver = expired();
    driver.logins('s1');
    driver.logins();
    driver.refused('k1', 'login');
    assert.deepEqual([driver.entry('k1').delivery, driver.entry('k3').delivery], ['failed', 'waiting']);
  });

  test('FAIL-10.2 does not send what a person has stopped', () => {
    const driver = expired();
    driver.logins('s1');
    driver.wish('stop-waiting', 'k1');
    assert.deepEqual(attemptsOf(driver.logins()), ['k2', 'k3', 'k4']);
    assert.equal(driver.entry('k1').delivery, 'failed');
  });

  test('FAIL-10.3 of which nobody tells is found out by one message', () => {
    const driver = expired();
    assert.deepEqual(attemptsOf(driver.run(59_999)), []);
    assert.deepEqual(attemptsOf(driver.run(1)), ['k1']);
    assert.deepEqual(attemptsOf(driver.run(20_000)), []);
    driver.accepted('k1');
    assert.deepEqual(attemptsOf(driver.store()), ['k2', 'k3', 'k4']);
  });
});

describe('a person who is back at the page', () => {
  const returned = { type: 'returned' } as const;

  test('FAIL-10.4 sets one message off, but not within 10 s of the last attempt', () => {
    const driver = expired();
    driver.pass(9_999);
    assert.deepEqual(attemptsOf([...driver.step(returned), ...driver.store()]), []);
    assert.deepEqual(attemptsOf(driver.run(1)), ['k1']);
  });

  test('FAIL-10.4 sets it off at once where that was longer ago, and once however often', () => {
    const driver = expired();
    driver.pass(10_000);
    assert.deepEqual(attemptsOf([...driver.step(returned), ...driver.step(returned), ...driver.store()]), ['k1']);
    assert.deepEqual(attemptsOf([...driver.step(returned), ...driver.store()]), []);
  });

  test('FAIL-10.4 puts nothing off', () => {
    const driver = expired();
    driver.run(29_000);
    driver.step(returned);
    assert.deepEqual(attemptsOf(driver.store()), ['k1']);
  });

  test('FAIL-10.4 sets off nothing that waits for something else', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'throttled');
    driver.failed('k2', 'platform', { conversationId: 'c2', storeId: 's2' });
    driver.failed('k3', 'config', { conversationId: 'c3', storeId: 's3' });
    const before = driver.state;
    driver.pass(1);
    assert.deepEqual(driver.step(returned), []);
    assert.equal(driver.state, before);
  });
});

describe('a login that went and came back between two questions', () => {
  test('FAIL-10.2 is back where the backend speaks of the store anew and calls it signed in', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.refused('k1', 'login');
    driver.step({ type: 'logins', signedOut: new Set(), told: new Set(['s2']) });
    assert.equal(driver.entry('k1').delivery, 'failed');
    driver.step({ type: 'logins', signedOut: new Set(), told: new Set(['s1']) });
    assert.equal(driver.entry('k1').delivery, 'failed');
    driver.pass(2_000);
    assert.equal(driver.entry('k1').delivery, 'sending');
  });

  test('FAIL-10.6 a backend that speaks of all its stores always is tried ever more rarely', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    let tries = 0;
    for (let second = 0; second < 600; second += 4) {
      if (driver.entry('k1').delivery === 'sending' && ++tries > 0) driver.refused('k1', 'login');
      driver.pass(4_000);
      driver.step({ type: 'logins', signedOut: new Set(), told: new Set(['s1']) });
      driver.store();
    }
    assert.ok(tries > 3 && tries < 15, `${tries} tries in ten minutes`);
  });
});
