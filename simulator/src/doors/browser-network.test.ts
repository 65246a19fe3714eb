import assert from 'node:assert/strict';
import test, { afterEach, beforeEach } from 'node:test';
import { compileRule } from '../scenario/compile-rule.ts';
import type { CompiledRule } from '../scenario/compiled-rule.ts';
import type { Rule } from '../scenario/rule.ts';
import { createVirtualClock } from '../virtual-clock.ts';
import { type BrowserNetwork, startBrowserNetwork } from './browser-network.ts';

const START = 1_790_000_000_000;
const page = new EventTarget();
let browserOnline = true;
let network: BrowserNetwork | null = null;
/** What the page heard. */
let heard: string[] = [];
const hear = ({ type }: Event) => void heard.push(type);
/** What the network listens to the browser with. */
const watchers = new Map<string, (event: Event) => void>();

/** An event of the browser itself; whether the page's own listeners get it. */
function fromBrowser(type: string): 'stopped' | 'passed' {
  let stopped = false;
  const event = { type, isTrusted: true, stopImmediatePropagation: () => (stopped = true) };
  watchers.get(type)?.(event as unknown as Event);
  return stopped ? 'stopped' : 'passed';
}

beforeEach(() => {
  browserOnline = true;
  heard = [];
  const addEventListener = (type: string, watcher: (event: Event) => void, options: AddEventListenerOptions) => {
    watchers.set(type, watcher);
    page.addEventListener(type, watcher, options);
  };
  Object.assign(globalThis, { addEventListener, dispatchEvent: page.dispatchEvent.bind(page) });
  Object.defineProperty(Navigator.prototype, 'onLine', { configurable: true, get: () => browserOnline });
});

afterEach(() => {
  network?.stop();
  for (const type of ['online', 'offline']) page.removeEventListener(type, hear);
  for (const name of ['addEventListener', 'dispatchEvent']) Reflect.deleteProperty(globalThis, name);
  Reflect.deleteProperty(Navigator.prototype, 'onLine');
});

async function setUp(...written: Rule[]) {
  const clock = createVirtualClock(START);
  let rules: readonly CompiledRule[] = written.map((rule, place) => compileRule(rule, place + 1, START));
  network = await startBrowserNetwork({ clock, rules: async () => rules });
  for (const type of ['online', 'offline']) page.addEventListener(type, hear);
  return {
    clock,
    network,
    add(rule: Rule) {
      rules = [...rules, compileRule(rule, rules.length + 1, clock.now(), true)];
    },
    removeAll() {
      rules = [];
    },
  };
}

test('SIM-8.29 navigator.onLine and the events follow the rules', async () => {
  const { clock, network: { subscribe, up } } = await setUp({ do: 'network.offline', at: '6s', for: '2s' });
  const told: boolean[] = [];
  subscribe((online) => told.push(online));
  await clock.advance(5_999);
  assert.deepEqual([navigator.onLine, up(), heard], [true, true, []]);
  await clock.advance(1);
  assert.deepEqual([navigator.onLine, up(), heard], [false, false, ['offline']]);
  await clock.advance(2_000);
  assert.deepEqual([navigator.onLine, up(), heard], [true, true, ['offline', 'online']]);
  assert.deepEqual(told, [false, true]);
});

test('SIM-8.29 a rule that somebody adds or takes away is noticed within 5 s, or at once when asked', async () => {
  const { clock, network: { look }, add, removeAll } = await setUp();
  add({ do: 'network.offline' });
  await clock.advance(5_000);
  assert.deepEqual([navigator.onLine, heard], [false, ['offline']]);
  removeAll();
  await look();
  assert.deepEqual([navigator.onLine, heard], [true, ['offline', 'online']]);
  assert.equal(clock.pending(), 1);
});

test('SIM-8.29 where the browser has no network there is none, and what it says itself is told once', async () => {
  const { network: { up, browserUp } } = await setUp();
  browserOnline = false;
  assert.deepEqual([navigator.onLine, up(), browserUp()], [false, false, false]);
  assert.equal(fromBrowser('offline'), 'stopped');
  assert.deepEqual(heard, ['offline']);
});

test('SIM-8.29 while the rules keep the network down, the page hears nothing of what the browser says', async () => {
  const { network: { up } } = await setUp({ do: 'network.offline' });
  for (const online of [false, true]) {
    browserOnline = online;
    assert.equal(fromBrowser(online ? 'online' : 'offline'), 'stopped');
  }
  assert.deepEqual([up(), heard], [false, []]);
});

test('SIM-8.29 stopped, it gives navigator.onLine back and waits for nothing', async () => {
  const { clock, network: { stop } } = await setUp({ do: 'network.offline' });
  assert.equal(navigator.onLine, false);
  stop();
  assert.equal(navigator.onLine, true);
  assert.equal(clock.pending(), 0);
});
