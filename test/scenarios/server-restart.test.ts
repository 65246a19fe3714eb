import { expect } from 'chai';
import { p95, played, SEEDS } from '../support/browser/settling-of.ts';
import { SyncStage } from '../support/browser/sync-stage.ts';

/** The server goes down 6 s after the start, and is back after 3. */
const DOWN_AT_MS = 6_000;
const UP_AT_MS = 9_000;

describe('server-restart', () => {
  it('SYNC-3.19 what forgets its cursors is asked for everything, and the list never empties', async () => {
    const stage = new SyncStage('server-restart', 1);
    await stage.start();
    await stage.pass(DOWN_AT_MS - 500);
    const before = stage.inbox.$conversations.get().length;
    expect(before).to.be.above(0);
    let least = before;
    stage.inbox.$conversations.listen((rows) => (least = Math.min(least, rows.length)));
    await stage.pass(20_000);
    expect(least).to.equal(before);
    expect(stage.inbox.$sync.get().rung).to.equal('incremental');
    expect(await stage.wrong()).to.deep.equal([]);
    stage.close();
  });

  it('SYNC-4.9 is up to date within 5 s after the server is back, at p95 of fifty seeds', async function fifty() {
    this.timeout(60_000);
    const took = await played('server-restart', 40_000, (stage) => [stage.settledAfter(UP_AT_MS)]);
    expect(took).to.have.length(SEEDS);
    expect(p95(took)).to.be.at.most(5_000);
  });
});
