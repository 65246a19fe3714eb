import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { ScenarioStage } from '../support/browser/scenario-stage.ts';
import { played } from '../support/browser/settling-of.ts';

const SENTENCE = 'Network restored, but full session sync failed. Click retry.';
/** After the start: 5 s until the network goes, 4 without it, 3 until it counts as back; then four syncs fail. Opening the stage takes 3 s. */
const FAILED_AFTER_MS = 5_000 + 4_000 + 3_000 + 5_000 - 3_000;

describe('full-sync-fails', () => {
  let stage: ScenarioStage;
  beforeEach(async () => {
    stage = new ScenarioStage('full-sync-fails');
    await stage.open();
  });
  afterEach(() => stage.close());

  it('SYNC-3.1 the bar says so to the letter within 5 s, with "Retry"; the list stays', async () => {
    const rows = stage.inbox.list.buyers.length;
    await stage.pass(FAILED_AFTER_MS);
    expect(stage.inbox.banner.words).to.contain(SENTENCE);
    expect(stage.inbox.banner.retry?.textContent).to.contain('Retry');
    expect(stage.inbox.list.buyers).to.have.length(rows);
  });

  it('SYNC-3.1 one click heals it', async () => {
    await stage.pass(FAILED_AFTER_MS);
    stage.inbox.banner.retry?.click();
    await stage.pass(2_000);
    expect(stage.inbox.banner.words).to.not.contain('failed');
    expect(stage.inbox.banner.retry).to.equal(null);
  });

  it('SYNC-3.4 a click in vain gives the advice, and the bar stays', async () => {
    await stage.command({ do: 'add-rule', rule: { do: 'sync.fail', at: '5s' } });
    await stage.pass(FAILED_AFTER_MS);
    stage.inbox.banner.retry?.click();
    await stage.pass(2_000);
    expect(stage.inbox.banner.words).to.contain(SENTENCE);
    expect(stage.inbox.banner.words).to.contain('Check network firewall or proxy settings, or contact technical support');
  });

  it('SYNC-3.5 it goes on trying by itself', async function fifty() {
    this.timeout(60_000);
    await played('full-sync-fails', 85_000, (one) => {
      expect(one.settledAfter(9_000)).to.be.at.most(45_000);
      return [];
    });
  });
});
