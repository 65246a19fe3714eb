import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { HostTab } from '../support/node/host-tab.ts';
import { tabEnds } from './tab-ends.ts';
import { TabGroup } from './tab-group.ts';

const group = new TabGroup();
before(() => group.start());
after(() => group.stop());

const arrived = ['sent', 'delivered', 'read'];

const rules = { crash: 'SEND-8.40', close: 'SEND-8.41', freeze: 'SEND-8.42', silence: 'SEND-8.43' } as const;

const hosts = { '127.0.0.1': '', intranet: ', on a plain-http address' } as const;

describe('eight tabs of one account', { concurrency: 1 }, () => {
  for (const [host, where] of Object.entries(hosts)) {
    for (const [name, { says, end }] of Object.entries(tabEnds)) {
      test(`${rules[name as keyof typeof rules]} when the one that sends ${says}, another one delivers what was queued, once and in order${where}`, async (t) => {
        const start = `${host} ${name}`;
        const tabs = await group.open(8, host);
        t.after(() => tabs[0]?.page.browserContext().close());
        const sender = await whoSends(tabs, `${start} 1`);
        const rest = tabs.filter((tab) => tab !== sender);
        const before = rest.map(({ departed }) => departed.length);
        const [buyer = ''] = await sender.buyers(3);

        const heal = await group.hang();
        await sender.say(buyer, `${start} 2`);
        await sender.say(buyer, `${start} 3`);
        const [other = sender] = rest;
        await other.say(buyer, `${start} 4`);
        await group.shows(other, [`${start} 3`, `${start} 4`], 'queued');
        await heal();
        const endedAt = performance.now();
        const back = await end(sender);

        const texts = [1, 2, 3, 4].map((number) => `${start} ${number}`);
        const received = await group.received(start, 4).catch(async (error: unknown) => {
          const known = await Promise.all(rest.map(async (tab) => `${tab.departed.length} departures, ${JSON.stringify(await tab.bubbles())}`));
          throw new Error(`The others show:\n${known.join('\n')}`, { cause: error });
        });
        assert.deepEqual(received, texts);
        await group.shows(other, texts, ...arrived);
        const senders = rest.filter(({ departed }, i) => departed.length > (before[i] ?? 0));
        assert.equal(senders.length, 1, 'one of the others sends');
        const tookMs = Math.min(...senders.flatMap(({ departed }) => departed).filter((at) => at >= endedAt)) - endedAt;
        t.diagnostic(`${start}: another tab sent after ${Math.round(tookMs)} ms`);

        const left = sender.departed.length;
        if (back !== null) {
          await back();
          await sender.page.bringToFront();
          await group.shows(sender, texts, ...arrived);
        }
        await other.say(buyer, `${start} 5`);
        assert.deepEqual(await group.received(start, 5), [...texts, `${start} 5`]);
        await group.nothingLeft(other);
        assert.equal(sender.departed.length, left, 'who comes back does not send beside the other one');
      });
    }
  }
});

/** The tab from which a message left that was written in another one. */
async function whoSends(tabs: readonly HostTab[], text: string): Promise<HostTab> {
  const writer = tabs.at(-1);
  if (writer === undefined) throw new Error('there is no tab');
  const [buyer = ''] = await writer.buyers(3);
  await writer.say(buyer, text);
  await group.received(text, 1);
  await group.shows(writer, [text], ...arrived);
  const senders = tabs.filter(({ departed }) => departed.length > 0);
  const [sender] = senders;
  if (sender === undefined || senders.length > 1) throw new Error(`${senders.length} tabs have sent`);
  return sender;
}
