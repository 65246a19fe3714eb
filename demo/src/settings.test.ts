import assert from 'node:assert/strict';
import test from 'node:test';
import { readSettings } from './settings.ts';

function ofPage(query: string) {
  const read = readSettings(query);
  assert.ok(read.ok, query);
  assert.ok(read.settings.door !== 'http', query);
  return read.settings;
}

function ofServer(query: string) {
  const read = readSettings(query);
  assert.ok(read.ok, query);
  assert.ok(read.settings.door === 'http', query);
  return read.settings;
}

test('DEMO-1.3 without a query the page plays calm with seed 1 through the service worker', () => {
  const { scenario, seed, door, notes } = ofPage('');
  assert.deepEqual([scenario.name, seed, door, notes], ['calm', 1, 'msw', []]);
});

test('DEMO-1.3 the address says what is played', () => {
  const { scenario, seed, door, notes } = ofPage('?scenario=lost-reply&seed=42&door=page&speed=2');
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

test('DEMO-1.6 door=http asks the server that the address names, else that of the usual port', () => {
  assert.equal(ofServer('?door=http').server, 'http://127.0.0.1:4010');
  assert.equal(ofServer('?door=http&server=http://localhost:9/').server, 'http://localhost:9');
  assert.equal(ofServer('?door=http&server=https://127.0.0.1').server, 'https://127.0.0.1');
  assert.equal(ofServer('?door=http&server=/').server, null);
});

test('DEMO-1.6 a server that is not of this machine, or no bare address, is refused with addresses that work', () => {
  const wrong = ['http://192.168.0.7:4010', 'http://example.org', 'http://localhost.example.org', 'http://127.0.0.1@example.org', 'http://[::1]:4010', 'ftp://127.0.0.1', 'javascript:0', '127.0.0.1:4010', 'http://127.0.0.1/api', 'http://me@127.0.0.1', ''];
  for (const server of wrong) {
    const read = readSettings(`?door=http&lang=zh-CN&server=${encodeURIComponent(server)}`);
    assert.ok(!read.ok, server);
    assert.ok(read.why.includes(`"${server}"`), read.why);
    assert.ok(read.links.length > 0);
    for (const { href } of read.links) assert.equal(ofServer(href).lang, 'zh-CN');
  }
});

test('DEMO-1.6 what belongs to the other doors is told, not done', () => {
  const notes = ['scenario=lost-reply is not played: the server says what is.', 'seed=x is not played: the server says what is.'];
  assert.deepEqual(ofServer('?door=http&scenario=lost-reply&seed=x').notes, notes);
  assert.deepEqual(ofPage('?server=http://localhost:9').notes, ['server=http://localhost:9 is not asked: it belongs to door=http.']);
});

test('DEMO-1.20 the address says after how many seconds a message that has not left is asked about, and when the morning is', () => {
  const { staleAfterMs, automaticRetry } = ofPage('?stale=20&morning=23:40');
  assert.deepEqual([staleAfterMs, automaticRetry], [20_000, '23:40']);
  assert.deepEqual([ofServer('?door=http&stale=1&morning=off').staleAfterMs, ofServer('?door=http&morning=off').automaticRetry], [1_000, 'off']);
  assert.deepEqual([ofPage('').staleAfterMs, ofPage('').automaticRetry], [null, null]);
});

test('DEMO-1.20 an age or a time that means nothing is told, with addresses that work', () => {
  for (const query of ['?stale=', '?stale=0', '?stale=-1', '?stale=1.5', '?stale=86401', '?morning=', '?morning=8:00', '?morning=24:00', '?morning=08:60', '?morning=never']) {
    const read = readSettings(query);
    assert.ok(!read.ok, query);
    assert.ok(read.why.includes(`"${query.split('=')[1]}"`), read.why);
    assert.ok(read.links.length > 1);
    for (const { href } of read.links) assert.ok(readSettings(href).ok, href);
  }
});
