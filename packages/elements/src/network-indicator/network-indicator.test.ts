import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { checkStates } from '../../../../test/support/browser/check-states.ts';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { Format } from '../format/format.ts';
import { sampleNow } from '../samples/sample-now.ts';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { NetworkIndicatorHarness } from './network-indicator.harness.ts';
import { networkIndicatorStates as states } from './network-indicator.states.ts';

const format = new Format('en');
const seconds = (ms: number) => format.seconds(sampleNow - ms);
const yesterday = format.since(sampleNow - 86_400_000, sampleNow);

describe('cs-network-indicator', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  afterEach(() => stage?.clear());

  const show = async (snapshot: InboxSnapshot) => {
    inbox = new FakeInbox(snapshot);
    stage = new Stage({ inbox });
    return new NetworkIndicatorHarness(await stage.show('cs-network-indicator'));
  };
  const passed = async (harness: NetworkIndicatorHarness, ms: number) => {
    inbox.$tick.set(sampleNow + ms);
    await settled(harness.element);
  };

  for (const theme of ['light', 'dark'] as const) {
    it(`INBOX-8.2 axe finds nothing in any state, ${theme}`, async () => {
      expect(await checkStates('cs-network-indicator', states, theme)).to.deep.equal([]);
    });
  }

  const sentences = {
    live: `Up to date · ${seconds(0)}`,
    polling: `Up to date · ${seconds(0)}`,
    'live-old': `Not up to date since ${seconds(46_000)}`,
    'polling-old': `Not up to date since ${seconds(46_000)}`,
    'first-connecting': 'Syncing…',
    'cached-connecting': `Syncing… · as of ${yesterday}`,
    connecting: `Syncing… · as of ${seconds(269_000)}`,
    failed: `Not up to date since ${seconds(269_000)}`,
    stale: `Not up to date since ${seconds(269_000)}`,
    'stale-cached': `Not up to date since ${yesterday}`,
    'stale-never': 'Not up to date yet',
    offline: `Offline since ${seconds(269_000)}`,
    settling: `Offline since ${seconds(269_000)}`,
    ended: 'Ended',
    wiped: 'Ended',
  } satisfies Readonly<Record<keyof typeof states, string>>;
  for (const [name, words] of Object.entries(sentences)) {
    it(`SYNC-8.1 ${name}: ${words.replaceAll(/ [\d:]{8}|[A-Z][a-z]{2} \d+, [\d:]{5}/gu, ' …')}`, async () => {
      expect((await show(states[name as keyof typeof states])).words).to.equal(words);
    });
  }

  it('SYNC-8.2 what is up to date grows old though nothing happens: 45 s after the last proof it is not any more', async () => {
    const harness = await show(states.live);
    await passed(harness, 45_000);
    expect(harness.words).to.equal(`Up to date · ${seconds(0)}`);
    await passed(harness, 45_001);
    expect(harness.words).to.equal(`Not up to date since ${seconds(0)}`);
    inbox.$sync.set({ ...inbox.$sync.get(), freshAt: sampleNow + 46_000 });
    await settled(harness.element);
    expect(harness.words).to.equal(`Up to date · ${seconds(-46_000)}`);
  });

  it('SYNC-8.2 a byte of the stream proves it too, where no answer has come for long', async () => {
    const harness = await show(states.live);
    inbox.$sync.set({ ...inbox.$sync.get(), connection: { state: 'live', provenAt: sampleNow + 50_000 } });
    await passed(harness, 59_000);
    expect(harness.words).to.equal(`Up to date · ${seconds(-50_000)}`);
  });

  it('SYNC-8.3 never says another thing than the bar: while that speaks of a failure, nothing is "Up to date"', async () => {
    const harness = await show(states.live);
    for (const [notice, words] of [
      [{ type: 'failed' }, 'Not up to date since'],
      [{ type: 'stale', since: sampleNow }, 'Not up to date since'],
      [{ type: 'lost', since: sampleNow }, 'Offline since'],
      [{ type: 'syncing' }, 'Syncing…'],
    ] as const) {
      inbox.$notice.set(notice);
      await settled(harness.element);
      expect(harness.words, notice.type).to.contain(words);
    }
    inbox.$notice.set({ type: 'all-sent', count: 1 });
    await settled(harness.element);
    expect(harness.words).to.contain('Up to date');
  });

  it('SYNC-8.3 says the same moment as the bar', async () => {
    const harness = await show(states.live);
    inbox.$notice.set({ type: 'stale', since: sampleNow - 5_000 });
    await settled(harness.element);
    expect(harness.words).to.equal(`Not up to date since ${seconds(5_000)}`);
  });

  it('SYNC-8.4 is told by words and by a drawing of its own, never by colour alone, and says nothing aloud', async () => {
    const drawings = new Map<string, string>();
    for (const name of ['live', 'connecting', 'failed', 'offline', 'ended'] as const) {
      const harness = await show(states[name]);
      drawings.set(harness.drawing, harness.words);
      expect(harness.element.shadowRoot?.querySelector('[role=status], [role=alert], [aria-live]:not([aria-live=off])')).to.equal(null);
      expect(harness.line?.getAttribute('aria-live')).to.equal('off');
      stage.clear();
    }
    expect(drawings.size).to.equal(5);
    expect(new Set(drawings.values()).size).to.equal(5);
  });

  it('SYNC-8.5 its title says how news come and when the list was last up to date', async () => {
    const last = `Last up to date: ${format.full(sampleNow)}`;
    expect((await show(states.live)).line?.title).to.equal(`Changes are told at once\n${last}`);
    stage.clear();
    expect((await show(states.polling)).line?.title).to.equal(`Asks for changes every few seconds\n${last}`);
    stage.clear();
    expect((await show(states['first-connecting'])).line?.title).to.equal('');
  });

  it('SYNC-8.1 without an inbox it says nothing', async () => {
    stage = new Stage();
    expect(new NetworkIndicatorHarness(await stage.show('cs-network-indicator')).words).to.equal('');
  });
});
