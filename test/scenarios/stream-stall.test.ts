import { expect } from 'chai';
import { SyncStage } from '../support/browser/sync-stage.ts';

/** The stream says nothing any more 6 s after the start; two and a half heartbeats later it counts as dead. */
const STALLED_AT_MS = 6_000;
const DEAD_WITHIN_MS = 37_500 + 15_000;

describe('stream-stall', () => {
  it('SYNC-6.7 a stream that has fallen silent is found out, and the list is right again by itself', async () => {
    const stage = new SyncStage('stream-stall', 1);
    await stage.start();
    await stage.pass(STALLED_AT_MS);
    expect(stage.inbox.$sync.get().connection.state).to.equal('live');
    const { freshAt } = stage.inbox.$sync.get();
    await stage.pass(20_000);
    expect(stage.inbox.$sync.get().freshAt, 'silence is no news').to.be.at.most((freshAt ?? 0) + 2_000);
    await stage.pass(DEAD_WITHIN_MS - 20_000 + 5_000);
    expect(stage.settledAfter(STALLED_AT_MS + 2_000)).to.be.at.most(DEAD_WITHIN_MS);
    expect(await stage.wrong()).to.deep.equal([]);
    stage.close();
  });
});
