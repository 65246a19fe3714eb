import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '../support/node/until.ts';
import { TabGroup } from './tab-group.ts';

const SESSIONS = 1_000;

const group = new TabGroup({ world: { conversations: SESSIONS } });
before(() => group.start());
after(() => group.stop());

test('SYNC-5.20 with the backend dark, a reload shows a thousand sessions and the thread that was open last, and says since when they are not up to date', async (t) => {
  const [tab] = await group.open(1, '127.0.0.1');
  assert.ok(tab);
  t.after(() => tab.page.browserContext().close());
  const buyers = await tab.buyers(SESSIONS);
  await tab.open(await tab.page.$eval('cs-inbox >>> cs-conversation-list >>> .row .buyer', (name) => name.textContent ?? ''));
  await until(async () => (await tab.bubbles()).length > 0, async () => 'The thread is empty.');
  const thread = await tab.bubbles();
  const kept = () => new Set(tab.facts.flatMap((fact) => (fact.type === 'disk' ? fact.puts.map(({ key }) => key) : [])));
  const count = (kind: string) => [...kept()].filter((key) => key.startsWith(kind)).length;
  await until(async () => count('conv:') === SESSIONS && count('thread:') > 0 && count('cur') > 0, async () => `The disk has been given ${kept().size} rows.`);

  await group.goDark();
  const reloadedAt = performance.now();
  await tab.page.reload({ waitUntil: 'domcontentloaded' });
  await tab.page.waitForFunction('window.hostPage !== undefined', { polling: 20 });
  assert.deepEqual(await tab.buyers(SESSIONS), buyers);
  t.diagnostic(`a thousand sessions stood after ${Math.round(performance.now() - reloadedAt)} ms`);
  assert.match((await tab.says('cs-conversation-list')).slice(-40), / Loaded 1,000 sessions /u);
  await until(async () => (await tab.bubbles()).length > 0, async () => 'The thread is not shown.');
  assert.deepEqual(await tab.bubbles(), thread);
  await until(async () => /^Not up to date since \d/u.test(await tab.says('cs-sync-banner')), async () => `The bar says "${await tab.says('cs-sync-banner')}".`);
  assert.match(await tab.says('cs-network-indicator'), /^Not up to date since \d/u);
  assert.match((await tab.says('cs-conversation-list')).slice(-40), / Loaded 1,000 sessions /u);
  assert.deepEqual(await tab.bubbles(), thread);
});
