import assert from 'node:assert/strict';
import test from 'node:test';
import { readSettings } from './settings.ts';

test('DEMO-1.3 without a query the page plays calm with seed 1 through the service worker', () => {
  const read = readSettings('');
  assert.ok(read.ok);
  const { scenario, seed, door, notes } = read.settings;
  assert.deepEqual([scenario.name, seed, door, notes], ['calm', 1, 'msw', []]);
});

test('DEMO-1.3 the address says what is played', () => {
  const read = readSettings('?scenario=lost-reply&seed=42&door=page&speed=2');
  assert.ok(read.ok);
  const { scenario, seed, door, notes } = read.settings;
  assert.deepEqual([scenario.name, seed, door], ['lost-reply', 42, 'page']);
  assert.deepEqual(notes, ['speed=2 is not supported: this page runs in real time.']);
});

test('DEMO-1.2 what means nothing is told, with addresses that work and keep the rest', () => {
  const scenario = readSettings('?scenario=lostreply&seed=4');
  assert.ok(!scenario.ok);
  assert.match(scenario.why, /Did you mean "lost-reply"/u);
  assert.ok(scenario.links.some(({ href }) => href === '?scenario=lost-reply&seed=4'));
  for (const query of ['?door=window', '?lang=tlh', '?seed=x', '?seed=-1', '?seed=9999999999', '?seed=']) {
    const read = readSettings(query);
    assert.ok(!read.ok, query);
    for (const { href } of read.links) assert.ok(readSettings(href).ok, href);
  }
});
