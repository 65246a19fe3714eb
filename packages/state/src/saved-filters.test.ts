import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { twoTabs } from '../../../test/support/node/two-tabs.ts';
import { createInbox } from './create-inbox.ts';
import { allFailed } from './failed-choice.ts';
import type { SavedFilter } from './saved-filter.ts';

const logins: SavedFilter = { name: 'Logins', choice: { ...allFailed, cause: 'login', ageMs: 3_600_000 } };

function begun(rows = new Map<string, unknown>()) {
  const world = new FakeWorld({ rows });
  const inbox = createInbox(world.ports);
  inbox.start();
  world.open();
  return { world, inbox };
}

describe('a named filter', () => {
  test('CENTRE-1.20 is there at once, and after a reload', () => {
    const { world, inbox } = begun();
    inbox.saveFilters([logins]);
    assert.deepEqual(inbox.$savedFilters.get(), [logins]);
    world.store();
    assert.deepEqual(begun(world.rows).inbox.$savedFilters.get(), [logins]);
    inbox.saveFilters([]);
    world.store();
    assert.deepEqual(begun(world.rows).inbox.$savedFilters.get(), []);
  });

  test('CENTRE-1.21 of more than 20 the first are kept, and of a name 60 letters', () => {
    const { inbox } = begun();
    inbox.saveFilters(Array.from({ length: 21 }, (_, i) => ({ ...logins, name: `${i}`.padEnd(70, 'x') })));
    const names = inbox.$savedFilters.get().map(({ name }) => name);
    assert.deepEqual([names.length, names[19]?.length, names[19]?.slice(0, 3)], [20, 60, '19x']);
  });

  test('CENTRE-1.23 a name is cut before a character that does not fit, and what is none in it is told as unreadable', () => {
    const { inbox } = begun();
    inbox.saveFilters(['x'.repeat(59), 'y'.repeat(58), 'z\ud83d'].map((name) => ({ ...logins, name: `${name}😀` })));
    assert.deepEqual(inbox.$savedFilters.get().map(({ name }) => name), ['x'.repeat(59), `${'y'.repeat(58)}😀`, 'z\ufffd😀']);
  });

  test('CENTRE-1.22 that another version has written is taken as far as it can be read; what is none is left alone', () => {
    const filters = [{ name: 'Old', choice: { cause: 'login', text: 7, later: 'x', group: null } }, { name: 1 }, 'x'];
    const { inbox } = begun(new Map([['filters', { v: 1, filters }]]));
    assert.deepEqual(inbox.$savedFilters.get(), [{ name: 'Old', choice: { ...allFailed, cause: 'login', text: '7' } }]);
    const unread = begun(new Map([['filters', { v: 9 }]]));
    assert.deepEqual([unread.inbox.$savedFilters.get(), unread.inbox.$quarantined.get(), unread.world.rows.get('filters')], [[], 1, { v: 9 }]);
  });

  test('CENTRE-1.20 is the same in all tabs, and gone when the account is wiped', () => {
    const { browser, one, other } = twoTabs();
    one.inbox.saveFilters([logins]);
    browser.settle();
    assert.deepEqual(other.inbox.$savedFilters.get(), [logins]);
    one.inbox.wipe();
    browser.settle();
    assert.deepEqual([one.inbox.$savedFilters.get(), other.inbox.$savedFilters.get()], [[], []]);
  });
});
