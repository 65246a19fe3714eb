import { expect } from 'chai';
import { played } from '../support/browser/settling-of.ts';
import { SyncStage } from '../support/browser/sync-stage.ts';

describe('cursor-expired', () => {
  it('SYNC-3.18 a cursor that means nothing any more costs one question for everything, and nobody sees anything of it', async () => {
    const stage = new SyncStage('cursor-expired', 1);
    await stage.start();
    await stage.pass(3_000);
    const before = stage.inbox.$conversations.get().length;
    const seen = { least: before, failures: 0, notices: 0 };
    stage.inbox.$conversations.listen((rows) => (seen.least = Math.min(seen.least, rows.length)));
    stage.inbox.$sync.listen(({ failures }) => (seen.failures = Math.max(seen.failures, failures)));
    stage.inbox.$notice.listen((notice) => (seen.notices += notice === null ? 0 : 1));
    await stage.pass(60_000);
    expect(seen.least).to.equal(before);
    expect(seen.notices).to.equal(0);
    expect(seen.failures, 'it did expire').to.equal(1);
    stage.close();
  });

  it('SYNC-3.18 the list is right at the end, over fifty seeds', async function fifty() {
    this.timeout(60_000);
    await played('cursor-expired', 50_000, () => []);
  });
});
