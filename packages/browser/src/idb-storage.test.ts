import { expect } from 'chai';
import type { ClockPort, StoragePort } from '@cs-inbox/state';
import { DiskStage, row, still } from '../../../test/support/browser/disk-stage.ts';
import { idbStorage } from './idb-storage.ts';

const OPEN_MS = 3_000;
const COMMIT_MS = 10_000;

const stage = new DiskStage();
const { commit, drop, keys, load, open } = stage;

/** Only what takes this long is over at once. */
const rushed = (overMs: number): ClockPort => ({
  now: () => 0,
  setTimer(delayMs, run) {
    if (delayMs === overMs) queueMicrotask(run);
    return () => undefined;
  },
});

describe('the disk', () => {
  it('SEND-2.6 that was read and cannot be read now says so, and stays a disk', async () => {
    const storage = open();
    await load(storage);
    const { transaction } = IDBDatabase.prototype;
    try {
      IDBDatabase.prototype.transaction = () => {
        throw new DOMException('gone', 'UnknownError');
      };
      expect(await new Promise((resolve) => storage.load(resolve))).to.equal(null);
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
    expect(storage.kind()).to.equal('disk');
    await commit(storage, [row('out:k1')]);
    expect(await keys()).to.deep.equal(['out:k1']);
  });

  it('SEND-2.3 has for the next page what this page was told that it has', async () => {
    const storage = open();
    expect(await load(storage)).to.deep.equal([]);
    expect(await commit(storage, [row('out:k1', { text: 'hello', attempts: [{ number: 1 }] })])).to.deep.equal({ ok: true });
    expect(await load(open())).to.deep.equal([{ key: 'out:k1', value: { text: 'hello', attempts: [{ number: 1 }] } }]);
    expect(storage.kind()).to.equal('disk');
  });

  it('SEND-2.8 puts and deletes in one commit', async () => {
    const storage = open();
    await commit(storage, [row('draft:c1')]);
    await commit(storage, [row('out:k1')], ['draft:c1', 'draft:none']);
    expect(await keys()).to.deep.equal(['out:k1']);
  });

  it('SEND-2.1 says that it has something with strict durability only', async () => {
    const asked: unknown[] = [];
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...given: Parameters<typeof transaction>) {
      asked.push(given[2]);
      return transaction.apply(this, given);
    };
    try {
      await commit(open(), [row('out:k1')]);
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
    expect(asked).to.deep.equal([{ durability: 'strict' }]);
  });

  it('SEND-2.1 takes commits in the order of the calls, and says so in that order', async () => {
    const storage = open();
    const answered: number[] = [];
    const commits = Array.from({ length: 30 }, (_, i) => commit(storage, [row('out:k1', i)]).then(() => answered.push(i)));
    await Promise.all(commits);
    expect(answered).to.deep.equal(Array.from({ length: 30 }, (_, i) => i));
    expect(await load(open())).to.deep.equal([row('out:k1', 29)]);
  });

  it('SEND-2.9 is another one under another name', async () => {
    await commit(open(), [row('out:k1')]);
    const other = `${stage.name}-other`;
    expect(await keys(idbStorage(other, still))).to.deep.equal([]);
    indexedDB.deleteDatabase(other);
  });
});

describe('a commit that is refused', () => {
  it('SEND-2.4 because of one row leaves nothing of it, neither what was put nor what was deleted', async () => {
    const storage = open();
    await commit(storage, [row('draft:c1')]);
    const answer = await commit(storage, [row('out:k1'), row('out:k2', () => undefined), row('out:k3')], ['draft:c1']);
    expect(answer).to.deep.equal({ ok: false, why: 'disk' });
    expect(await keys()).to.deep.equal(['draft:c1']);
  });

  it('SEND-2.4 leaves the one before and the one behind it alone', async () => {
    const storage = open();
    const answers = await Promise.all([
      commit(storage, [row('out:k1')]),
      commit(storage, [row('out:k2', () => undefined)]),
      commit(storage, [row('out:k3')]),
    ]);
    expect(answers.map(({ ok }) => ok)).to.deep.equal([true, false, true]);
    expect(await keys()).to.deep.equal(['out:k1', 'out:k3']);
  });

  it('SEND-2.4 because the disk is full says so', async () => {
    const error = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'error')!;
    Object.defineProperty(IDBTransaction.prototype, 'error', { configurable: true, get: () => new DOMException('full', 'QuotaExceededError') });
    try {
      expect(await commit(open(), [row('out:k1', () => undefined)])).to.deep.equal({ ok: false, why: 'quota' });
    } finally {
      Object.defineProperty(IDBTransaction.prototype, 'error', error);
    }
  });

  it('SEND-2.4 because it takes too long is taken back whole', async () => {
    const { ok } = await commit(open(rushed(COMMIT_MS)), [row('out:k1')]);
    expect(ok).to.equal(false);
    expect(await keys()).to.deep.equal([]);
  });

  it('SEND-2.4 because the database cannot be opened any more is told as a value', async () => {
    const answer = await commit(open(rushed(OPEN_MS)), [row('out:k1')]);
    expect(answer).to.deep.equal({ ok: false, why: 'slow' });
  });
});

describe('a connection that is closed', () => {
  it('SEND-2.10 by a newer page makes way at once', async () => {
    await load(open());
    expect(await drop()).to.equal('deleted');
  });

  it('SEND-2.10 is opened again by the next commit', async () => {
    const storage = open();
    await load(storage);
    await drop();
    expect(await commit(storage, [row('out:k1')])).to.deep.equal({ ok: true });
    expect(await keys()).to.deep.equal(['out:k1']);
  });

  it('SEND-2.10 is opened again by the next reading', async () => {
    const storage = open();
    await load(storage);
    await drop();
    await commit(open(), [row('out:k1')]);
    expect(await keys(storage)).to.deep.equal(['out:k1']);
  });

  it('SEND-2.10 is opened again by several commits at once, and they keep their order', async () => {
    const storage = open();
    await load(storage);
    await drop();
    const answered: number[] = [];
    await Promise.all([1, 2, 3, 4].map((i) => commit(storage, [row('out:k1', i)]).then(({ ok }) => ok && answered.push(i))));
    expect(answered).to.deep.equal([1, 2, 3, 4]);
    expect(await load(open())).to.deep.equal([row('out:k1', 4)]);
  });
});

describe('a database that does not open', () => {
  it('SEND-2.6 in time leaves the page to its memory, and says so', async () => {
    const storage = open(rushed(OPEN_MS));
    expect(await load(storage)).to.deep.equal([]);
    expect(storage.kind()).to.equal('memory');
    expect(await commit(storage, [row('out:k1')])).to.deep.equal({ ok: true });
  });

  it('SEND-2.6 in time is not touched afterwards', async () => {
    await commit(open(), [row('out:old')]);
    const storage = open(rushed(OPEN_MS));
    await load(storage);
    await commit(storage, [row('out:new')], ['out:old']);
    expect(await keys()).to.deep.equal(['out:old']);
  });

  it('SEND-2.10 in time is closed when it opens after all', async () => {
    const { close } = IDBDatabase.prototype;
    let closed = 0;
    IDBDatabase.prototype.close = function () {
      closed++;
      close.call(this);
    };
    try {
      await load(open(rushed(OPEN_MS)));
      await keys();
    } finally {
      IDBDatabase.prototype.close = close;
    }
    expect(closed).to.equal(1);
  });

  it('SEND-2.6 because another program made it leaves the page to its memory', async () => {
    await new Promise<void>((resolve) => {
      const request = indexedDB.open(stage.name);
      request.onupgradeneeded = () => request.result.createObjectStore('other');
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
    const storage = open();
    expect(await load(storage)).to.deep.equal([]);
    expect(storage.kind()).to.equal('memory');
  });

  it('SEND-2.6 because the browser forbids it leaves the page to its memory', async () => {
    const { open: original } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new DOMException('forbidden', 'SecurityError');
    };
    try {
      const storage = open();
      expect(await load(storage)).to.deep.equal([]);
      expect(storage.kind()).to.equal('memory');
    } finally {
      IDBFactory.prototype.open = original;
    }
  });
});

describe('the rows of the days behind', () => {
  const ofRecord = ['log:case:k1', 'log:sent:\u{10ffff}', 'log:sum:7'];
  const others = ['arrived:k1', 'cur', 'draft:c1', 'log', 'logs', 'out:k1'];
  const read = (storage: StoragePort, part?: 'cache' | 'record'): Promise<readonly string[]> => new Promise((resolve) => storage.load((rows) => resolve((rows ?? []).map(({ key }) => key)), part));
  const fill = async () => {
    const storage = open();
    await commit(storage, [...ofRecord, ...others, 'conv:c1'].map((key) => row(key)));
    return storage;
  };

  it('CHECK-2.30 are read only where they are asked for, and by themselves', async () => {
    const storage = await fill();
    expect(await read(storage)).to.have.members(others);
    expect(await read(storage, 'cache')).to.have.members(['cur', 'conv:c1']);
    expect(await read(storage, 'record')).to.have.members(ofRecord);
    const led = await stage.lead(open());
    expect(led === 'wiped' || led === null ? [] : led.rows.map(({ key }) => key)).to.have.members(others);
  });

  it('CHECK-2.30 go when the account is wiped', async () => {
    const storage = await fill();
    await stage.wipe(storage);
    expect(await read(storage, 'record')).to.deep.equal([]);
  });
});

describe('the rows that the backend can be asked for again', () => {
  const cacheRows = ['conv:c1', 'conv:\u{10ffff}', 'store:s1', 'thread:c1'];
  const otherRows = ['arrived:k1', 'back:k1', 'consent', 'cur', 'draft:c1', 'out:k1', 'paused', 'store', 'threads', 'zone'];
  const part = (storage = open()): Promise<readonly string[]> => new Promise((resolve) => storage.load((rows) => resolve((rows ?? []).map(({ key }) => key)), 'cache'));
  const fill = async () => {
    const storage = open();
    await commit(storage, [...cacheRows, ...otherRows].map((key) => row(key)));
    return storage;
  };

  it('SYNC-5.13 are not read with those of the outbox, which do not wait for them', async () => {
    await fill();
    expect(await keys()).to.have.members(otherRows);
    const led = await stage.lead(open());
    expect(led === 'wiped' || led === null ? [] : led.rows.map(({ key }) => key)).to.have.members(otherRows);
  });

  it('SYNC-5.13 are read by themselves, with the row that says what they are worth', async () => {
    await fill();
    expect(await part()).to.have.members([...cacheRows, 'cur']);
  });

  it('SYNC-5.13 cannot be read: the disk counts as one all the same', async () => {
    await fill();
    const storage = open(rushed(OPEN_MS));
    expect(await new Promise((resolve) => storage.load(resolve, 'cache'))).to.equal(null);
    expect(storage.kind()).to.equal('disk');
  });

  it('SYNC-5.13 go when the account is wiped', async () => {
    const storage = await fill();
    await stage.wipe(storage);
    expect(await part()).to.deep.equal([]);
  });

  it('SYNC-5.13 are written without waiting for the platter, and refused under an old leadership', async () => {
    const storage = await fill();
    const led = await stage.lead(storage);
    const epoch = led === null || led === 'wiped' ? 0 : led.epoch;
    const asked: unknown[] = [];
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...given: Parameters<typeof transaction>) {
      asked.push(given[2]);
      return transaction.apply(this, given);
    };
    const write = (under: number) => new Promise((resolve) => storage.commit({ puts: [row('conv:c9')], deletes: [], epoch: under, relaxed: true }, resolve));
    try {
      expect([await write(epoch - 1), await write(epoch)]).to.deep.equal([{ ok: false, why: 'fenced' }, { ok: true }]);
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
    expect(asked).to.deep.equal([{ durability: 'relaxed' }, { durability: 'relaxed' }]);
    expect(await part()).to.include('conv:c9');
  });
});
