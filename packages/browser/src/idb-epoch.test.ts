import { expect } from 'chai';
import type { ClockPort, StoragePort } from '@cs-inbox/state';
import { DiskStage, row, still } from '../../../test/support/browser/disk-stage.ts';
import { idbStorage } from './idb-storage.ts';

const stage = new DiskStage();
const { commit, drop, keys, lead, load, open, wipe } = stage;

/** Leads, and must be let. */
async function epochOf(storage: StoragePort): Promise<number> {
  const led = await lead(storage);
  if (led === null || led === 'wiped') throw new Error('it may not lead');
  return led.epoch;
}

describe('a disk under the tab that sends', () => {
  it('SEND-8.21 gives it every row, and a higher epoch than any before', async () => {
    await commit(open(), [row('out:k1', 7)]);
    const first = await lead(open());
    const second = await lead(open());
    if (first === null || first === 'wiped' || second === null || second === 'wiped') throw new Error('it may not lead');
    expect([first.rows, second.rows, second.epoch > first.epoch]).to.deep.equal([[row('out:k1', 7)], [row('out:k1', 7)], true]);
    expect(await keys()).to.deep.equal(['out:k1']);
  });

  it('SEND-8.21 refuses whole what a former one writes', async () => {
    const [former, newer] = [open(), open()];
    const epoch = await epochOf(former);
    expect(await commit(former, [row('out:k1')], [], epoch)).to.deep.equal({ ok: true });
    const newest = await epochOf(newer);
    expect(await commit(former, [row('out:k2')], ['out:k1'], epoch)).to.deep.equal({ ok: false, why: 'fenced' });
    expect(await commit(newer, [row('out:k3')], [], newest)).to.deep.equal({ ok: true });
    expect(await keys()).to.deep.equal(['out:k1', 'out:k3']);
  });

  it('SEND-8.21 refuses it also where it was given before the other led, and taken after', async () => {
    const former = open();
    const epoch = await epochOf(former);
    const other = open();
    await load(other);
    const [, answer] = await Promise.all([epochOf(other), commit(former, [row('out:k1')], [], epoch)]);
    // Whichever came first: a row that was taken has been read by the one that leads.
    const led = await lead(other);
    const seen = led === null || led === 'wiped' ? [] : led.rows.map(({ key }) => key);
    expect(seen).to.deep.equal(answer.ok ? ['out:k1'] : []);
  });

  it('SEND-8.1 takes from any tab what needs no turn', async () => {
    await epochOf(open());
    expect(await commit(open(), [row('out:k1'), row('draft:c1')])).to.deep.equal({ ok: true });
  });

  it('SEND-2.20 says that it was emptied, and takes what is written after that under a new epoch', async () => {
    const storage = open();
    const epoch = await epochOf(storage);
    await commit(storage, [row('out:k1')], [], epoch);
    await drop();
    expect(await commit(storage, [row('out:k2')], [], epoch)).to.deep.equal({ ok: false, why: 'cleared' });
    const next = await epochOf(storage);
    expect(await commit(storage, [row('out:k1'), row('out:k2')], [], next)).to.deep.equal({ ok: true });
    expect([await keys(), storage.kind()]).to.deep.equal([['out:k1', 'out:k2'], 'disk']);
  });

  it('SEND-2.20 tells a former one from the newest also when it was emptied in between', async () => {
    let now = 1_780_000_000_000;
    const at = (): ClockPort => ({ ...still, now: () => now });
    const former = idbStorage(stage.name, at());
    const epoch = await epochOf(former);
    await drop();
    now += 1;
    await epochOf(idbStorage(stage.name, at()));
    expect(await commit(former, [row('out:k1')], [], epoch)).to.deep.equal({ ok: false, why: 'fenced' });
  });

  it('SEND-8.21 lets nobody lead that it does not answer', async () => {
    const storage = open();
    await load(storage);
    const { transaction } = IDBDatabase.prototype;
    try {
      IDBDatabase.prototype.transaction = () => {
        throw new DOMException('gone', 'UnknownError');
      };
      expect(await lead(storage)).to.equal(null);
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
  });
});

describe('a disk that is wiped', () => {
  const noted = () => Object.keys(localStorage).filter((key) => key.includes(stage.name));
  afterEach(() => localStorage.clear());

  it('SEND-2.21 has nothing any more, and takes nothing from a page that was open', async () => {
    const [mine, other] = [open(), open()];
    await load(mine);
    await load(other);
    const epoch = await epochOf(other);
    await commit(other, [row('out:k1'), row('draft:c1')], [], epoch);
    expect(await wipe(mine)).to.deep.equal({ ok: true });
    for (const [storage, under] of [[mine, null], [other, null], [other, epoch]] as const) {
      expect(await commit(storage, [row('out:k2')], [], under)).to.deep.equal({ ok: false, why: 'wiped' });
    }
    expect([await lead(other), await keys(), noted()]).to.deep.equal(['wiped', [], []]);
  });

  it('SEND-2.21 is a disk again for the next page', async () => {
    const before = open();
    await load(before);
    await wipe(before);
    const next = open();
    await load(next);
    expect(await commit(next, [row('out:k1')], [], await epochOf(next))).to.deep.equal({ ok: true });
    expect(await keys()).to.deep.equal(['out:k1']);
  });

  it('SEND-2.22 is noted before it is, so that what is interrupted is done by the next page, before it reads', async () => {
    const storage = open();
    await commit(storage, [row('out:k1')]);
    const { clear } = IDBObjectStore.prototype;
    const seen: unknown[] = [];
    try {
      IDBObjectStore.prototype.clear = () => {
        seen.push(noted().length);
        throw new DOMException('the page dies here', 'AbortError');
      };
      expect((await wipe(storage)).ok).to.equal(false);
    } finally {
      IDBObjectStore.prototype.clear = clear;
    }
    expect([seen, noted()]).to.deep.equal([[1], [`cs-inbox-wipe:${stage.name}`]]);
    const next = open();
    expect([await load(next), noted()]).to.deep.equal([[], []]);
    expect(await commit(next, [row('out:k2')])).to.deep.equal({ ok: true });
    expect(await keys()).to.deep.equal(['out:k2']);
  });

  it('SEND-2.22 is wiped once for all pages that come next: what one of them writes stays', async () => {
    const storage = open();
    await commit(storage, [row('out:old')]);
    const note = [`cs-inbox-wipe:${stage.name}`, '0'] as const;
    localStorage.setItem(...note);
    const [next, after] = [open(), open()];
    await load(next);
    await commit(next, [row('out:new')]);
    // The note as one saw it that came just before it was removed.
    localStorage.setItem(...note);
    expect((await load(after)).map(({ key }) => key)).to.deep.equal(['out:new']);
    expect(await wipe(storage)).to.deep.equal({ ok: true });
    expect(await keys()).to.deep.equal(['out:new']);
  });

  it('SEND-2.22 is not read where the next page cannot wipe it either', async () => {
    await commit(open(), [row('out:k1')]);
    localStorage.setItem(`cs-inbox-wipe:${stage.name}`, '');
    const { clear } = IDBObjectStore.prototype;
    try {
      IDBObjectStore.prototype.clear = () => {
        throw new DOMException('broken', 'UnknownError');
      };
      const storage = open();
      expect([await load(storage), storage.kind()]).to.deep.equal([[], 'memory']);
    } finally {
      IDBObjectStore.prototype.clear = clear;
    }
    expect(noted()).to.have.length(1);
  });
});
