import { expect } from 'chai';
import { p95, played, SEEDS } from '../support/browser/settling-of.ts';
import type { SyncStage } from '../support/browser/sync-stage.ts';

/** How long each message was not in the list though it, or another one after it, had told that something was missing, ms. */
function lags({ news }: SyncStage): readonly number[] {
  const all = [...news.values()].filter(({ written }) => written > 0).toSorted((a, b) => a.written - b.written);
  return all.flatMap(({ shown }, place) => {
    const next = all[place + 1];
    return next === undefined ? [] : [Math.max(0, shown - next.written)];
  });
}

describe('stream-gap', () => {
  it('SYNC-4.9 what the stream has left out is in the list within 5 s after its next event, at p95 of fifty seeds', async function fifty() {
    this.timeout(90_000);
    const took = await played('stream-gap', 60_000, lags);
    expect(took.length).to.be.above(3 * SEEDS);
    expect(p95(took)).to.be.at.most(5_000);
  });

  it('SYNC-6.8 nothing is missing for longer than a minute and an answer, whatever the stream says', async function fifty() {
    this.timeout(90_000);
    const took = await played('stream-gap', 60_000, ({ news }) => [...news.values()].filter(({ written }) => written > 0).map(({ written, shown }) => shown - written));
    expect(Math.max(...took)).to.be.at.most(62_000);
  });
});
