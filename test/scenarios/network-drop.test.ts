import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { ScenarioStage } from '../support/browser/scenario-stage.ts';
import { p95, played, SEEDS } from '../support/browser/settling-of.ts';

/** The scenario takes the network from 6 s to 16 s after its start; opening the stage has taken 3 s. */
const UNTIL_GONE_MS = 3_500;
/** When the network has held for 3 s again. */
const STABLE_AT_MS = 19_000;

describe('network-drop', () => {
  let stage: ScenarioStage;
  beforeEach(async () => {
    stage = new ScenarioStage('network-drop');
    await stage.open();
    await stage.pass(UNTIL_GONE_MS);
  });
  afterEach(() => stage.close());

  it('SYNC-1.1 the bar says that the network is lost', () => {
    expect(stage.inbox.banner.words).to.contain('Network connection lost. Session fetching paused.');
  });

  it('SEND-5.1 what is sent says "Waiting for network", and nothing leaves', async () => {
    await stage.send('held');
    expect(stage.own('held')[0]?.status).to.equal('waiting');
    expect(stage.own('held')[0]?.words).to.contain('Waiting for network');
    await stage.pass(2_000);
    expect(await stage.ledger()).to.have.length(0);
  });

  it('SEND-5.2 it goes by itself when the network has been stable for 3 s, and not before', async () => {
    await stage.send('by itself');
    await stage.pass(16_000 - 3_000 - UNTIL_GONE_MS + 2_900);
    expect(await stage.ledger()).to.have.length(0);
    expect(stage.own('by itself')[0]?.status).to.equal('waiting');
    await stage.pass(2_000);
    expect((await stage.ledger()).map(({ text }) => text)).to.deep.equal(['by itself']);
    expect(stage.own('by itself')[0]?.status).to.equal('sent');
    expect(stage.inbox.banner.words).to.not.contain('lost');
  });

  it('SEND-5.3 several go in the order of the clicks, each once', async () => {
    for (const text of ['one', 'two', 'three']) await stage.send(text);
    await stage.pass(20_000);
    expect((await stage.ledger()).map(({ text }) => text)).to.deep.equal(['one', 'two', 'three']);
  });

  it('SEND-5.2 a break starts the 3 s anew', async () => {
    await stage.send('patient');
    await stage.pass(11_000);
    stage.setOnline(false);
    stage.setOnline(true);
    await stage.pass(2_500);
    expect(await stage.ledger()).to.have.length(0);
    await stage.pass(3_000);
    expect(await stage.ledger()).to.have.length(1);
  });

  it('SEND-2.3 a reload while it waits loses nothing and doubles nothing', async () => {
    const buyer = stage.inbox.thread.head;
    await stage.send('through the reload');
    await stage.pass(500);
    await stage.pass(12_000);
    await stage.reload();
    await stage.pass(5_000);
    expect((await stage.ledger()).map(({ text }) => text)).to.deep.equal(['through the reload']);
    expect(buyer).to.not.equal('');
  });
});

describe('network-drop, over and over', () => {
  it('SYNC-4.9 is up to date within 5 s after the network has held for 3 s, at p95 of fifty seeds', async function fifty() {
    this.timeout(60_000);
    const took = await played('network-drop', 29_000, (stage) => [stage.settledAfter(STABLE_AT_MS)]);
    expect(took).to.have.length(SEEDS);
    expect(p95(took)).to.be.at.most(5_000);
  });
});
