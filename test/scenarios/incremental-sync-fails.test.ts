import { expect } from 'chai';
import { played } from '../support/browser/settling-of.ts';
import { SyncStage } from '../support/browser/sync-stage.ts';

/** The network is back 9 s after the start, and 3 s later it counts as such. */
const STABLE_AT_MS = 12_000;

describe('incremental-sync-fails', () => {
  it('SYNC-3.2 where only everything can be asked for, it is, and no bar says that it failed', async () => {
    const stage = new SyncStage('incremental-sync-fails', 1);
    await stage.start();
    const notices = new Set<string>();
    stage.inbox.$notice.listen((notice) => notices.add(notice?.type ?? 'none'));
    await stage.pass(40_000);
    expect(stage.settledAfter(STABLE_AT_MS)).to.be.at.most(5_000);
    expect([...notices]).to.include('lost');
    expect([...notices]).to.not.include('failed');
    stage.close();
  });

  it('SYNC-3.2 the list is right while it goes on, and at the end, over fifty seeds', async function fifty() {
    this.timeout(60_000);
    await played('incremental-sync-fails', 60_000, (stage) => {
      expect(stage.settledAfter(30_000)).to.be.at.most(10_000);
      return [];
    });
  });
});
