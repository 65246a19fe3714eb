import { expect } from 'chai';
import type { Row } from '@cs-inbox/state';
import { createBrowserClock } from './clock.ts';
import { createBrowserPorts, databaseName } from './browser-ports.ts';
import { memoryStorage } from './memory-storage.ts';
import { browserNetwork } from './network.ts';
import { newKey } from './new-key.ts';

describe('the name of the database', () => {
  it('SEND-2.9 is the same for one account at one backend, however its address is written', () => {
    const names = ['/api', '/api/', `${location.origin}/api`, `${location.origin}/api/`, '/x/../api'].map((baseUrl) => databaseName(baseUrl, 'mei'));
    expect(new Set(names).size).to.equal(1);
    expect(names[0]).to.match(/^cs-inbox-[0-9a-z]+$/u);
  });

  it('SEND-2.9 is another for each account and for each backend', () => {
    const accounts = ['mei', 'Mei', 'kim', '', 'mei ', '梅', '["mei"]'];
    const bases = ['/api', '/api2', '/', 'https://other.example/api', 'https://other.example:8443/api'];
    const names = bases.flatMap((base) => accounts.map((account) => databaseName(base, account)));
    expect(new Set(names).size).to.equal(bases.length * accounts.length);
  });

  it('SEND-2.9 does not mix up where the address ends and the account begins', () => {
    expect(databaseName('/api/a', 'b')).not.to.equal(databaseName('/api/', 'ab'));
  });

  it('SEND-2.9 is another for each of many accounts', () => {
    const names = Array.from({ length: 20_000 }, (_, i) => databaseName('/api', `operator-${i}`));
    expect(new Set(names).size).to.equal(20_000);
  });

  it('SEND-2.9 of a backend that the host plugs in is one for each account, and none of an address', () => {
    const names = [databaseName(null, 'mei'), databaseName(null, 'kim'), ...['/', 'null', ''].map((base) => databaseName(base, 'mei'))];
    expect(new Set(names).size).to.equal(names.length);
    expect(databaseName(null, 'mei')).to.equal(names[0]);
  });

  it('SEND-2.6 is there for an address that is none', () => {
    expect(databaseName('http://', 'mei')).to.match(/^cs-inbox-/u);
  });
});

const browserClock = createBrowserClock();

describe('the world of a browser', () => {
  it('SEND-2.6 without an account has no disk, and makes no database', async () => {
    const before = await indexedDB.databases();
    const { storage } = createBrowserPorts({ baseUrl: '/api', account: null });
    await new Promise((resolve) => storage.load(resolve));
    await new Promise((resolve) => storage.commit({ puts: [{ key: 'out:k1', value: 1 }], deletes: [], epoch: null }, resolve));
    expect(storage.kind()).to.equal('memory');
    expect(await indexedDB.databases()).to.deep.equal(before);
  });

  it('SEND-2.3 with an account has the disk of that account', async () => {
    const account = crypto.randomUUID();
    const { storage } = createBrowserPorts({ baseUrl: '/api', account });
    await new Promise((resolve) => storage.load(resolve));
    const name = databaseName('/api', account);
    expect((await indexedDB.databases()).map((database) => database.name)).to.include(name);
    indexedDB.deleteDatabase(name);
  });

  it('SEND-2.9 with a backend of the host has the disk of that account, whatever the base address says', async () => {
    const account = crypto.randomUUID();
    const never = () => new Promise<never>(() => {});
    const backend = { capabilities: never, send: never, lookUp: never, sync: never, history: never, read: never };
    const { storage } = createBrowserPorts({ baseUrl: '/here', account, backend });
    await new Promise((resolve) => storage.load(resolve));
    const names = (await indexedDB.databases()).map(({ name }) => name);
    expect(names).to.include(databaseName(null, account));
    expect(names).not.to.include(databaseName('/here', account));
    indexedDB.deleteDatabase(databaseName(null, account));
  });

  it('SEND-8.9 shares its tabs with its account at its backend only, and without an account with nobody', async () => {
    const account = crypto.randomUUID();
    const tabsOf = (baseUrl: string, of: string | null = account) => createBrowserPorts({ baseUrl, account: of }).tabs;
    expect(tabsOf('/api', null)).to.equal(null);
    const heard: unknown[] = [];
    const ends = [tabsOf('/api2'), tabsOf('/api', 'kim')].map((tabs) => tabs?.subscribe((message) => heard.push(message)));
    await new Promise<void>((resolve) => {
      ends.push(tabsOf('/api')?.subscribe(() => resolve()));
      tabsOf('/api/')?.post('a row');
    });
    for (const end of ends) end?.();
    expect(heard).to.deep.equal([]);
  });

  it('EMBED-2.8 checks what the backend of the host resolves with, for the account of the page', async () => {
    const never = () => new Promise<never>(() => {});
    const value = { protocol: 1, account: 'kim', deduplicationWindowMs: 0, lookUp: true, stream: 'none', bulkRetry: false } as const;
    const backend = { capabilities: async () => ({ ok: true, value }) as const, send: never, lookUp: never, sync: never, history: never, read: never };
    const ports = createBrowserPorts({ baseUrl: '/nowhere', account: 'mei', backend });
    expect(await new Promise((resolve) => ports.backend.capabilities(resolve))).to.deep.equal({ ok: false, why: 'other-account' });
  });

  it('EMBED-2.1 asks the backend that the host plugs in, and not the network', async () => {
    const answer = { ok: false, why: 'mine' } as const;
    const never = () => new Promise<never>(() => {});
    const backend = { capabilities: async () => answer, send: never, lookUp: never, sync: never, history: never, read: never };
    const ports = createBrowserPorts({ baseUrl: '/nowhere', account: null, backend });
    expect(await new Promise((resolve) => ports.backend.capabilities(resolve))).to.deep.equal(answer);
  });
});

describe('what another page was to wipe', () => {
  it('SEND-2.22 the next page of any account wipes', async () => {
    const options = { baseUrl: '/wiped', account: 'mei' };
    const commit = (key: string) => new Promise((resolve) => createBrowserPorts(options).storage.commit({ puts: [{ key, value: 1 }], deletes: [], epoch: null }, resolve));
    await commit('out:k1');
    const note = `cs-inbox-wipe:${databaseName('/wiped', 'mei')}`;
    localStorage.setItem(note, '');
    const { removeItem } = Storage.prototype;
    const done = new Promise<void>((resolve) => {
      Storage.prototype.removeItem = function (key) {
        removeItem.call(this, key);
        resolve();
      };
    });
    createBrowserPorts({ baseUrl: '/wiped', account: 'lin' });
    await done;
    Storage.prototype.removeItem = removeItem;
    const rows = await new Promise((resolve) => createBrowserPorts(options).storage.load(resolve));
    expect([rows, localStorage.getItem(note)]).to.deep.equal([[], null]);
  });
});

describe('memory instead of a disk', () => {
  it('SEND-2.6 takes everything, gives nothing back, and says what it is', async () => {
    const storage = memoryStorage();
    const answer = await new Promise((resolve) => storage.commit({ puts: [{ key: 'out:k1', value: 1 }], deletes: [], epoch: null }, resolve));
    const rows = await new Promise<readonly Row[]>((resolve) => storage.load((rows) => resolve(rows ?? [])));
    expect([answer, rows, storage.kind()]).to.deep.equal([{ ok: true }, [], 'memory']);
  });

  it('SEND-2.1 never answers before the commit has been given', async () => {
    const order: string[] = [];
    await new Promise<void>((resolve) => {
      memoryStorage().commit({ puts: [], deletes: [], epoch: null }, () => {
        order.push('answered');
        resolve();
      });
      order.push('given');
    });
    expect(order).to.deep.equal(['given', 'answered']);
  });
});

describe('a key', () => {
  it('EMBED-1.2 is 128 bits in hex, without crypto.randomUUID', () => {
    const own = Object.getOwnPropertyDescriptor(Crypto.prototype, 'randomUUID')!;
    Object.defineProperty(Crypto.prototype, 'randomUUID', { configurable: true, value: undefined });
    try {
      expect(newKey()).to.match(/^[0-9a-f]{32}$/u);
    } finally {
      Object.defineProperty(Crypto.prototype, 'randomUUID', own);
    }
  });

  it('SEND-3.2 is never given twice, and every bit of it varies', () => {
    const keys = Array.from({ length: 10_000 }, newKey);
    expect(new Set(keys).size).to.equal(10_000);
    for (let place = 0; place < 32; place++) expect(new Set(keys.map((key) => key[place])).size).to.equal(16);
  });
});

describe('the network of a browser', () => {
  it('SYNC-1.1 is what the browser says of it, until nobody asks any more', () => {
    const told: boolean[] = [];
    const end = browserNetwork.subscribe((online) => told.push(online));
    for (const type of ['offline', 'online', 'offline']) dispatchEvent(new Event(type));
    end();
    end();
    dispatchEvent(new Event('online'));
    expect(told).to.deep.equal([false, true, false]);
    expect(browserNetwork.online()).to.equal(navigator.onLine);
  });
});

describe('the clock of a browser', () => {
  it('SEND-4.3 runs a timer, and goes on meanwhile', async () => {
    const startedAt = browserClock.now();
    await new Promise<void>((resolve) => browserClock.setTimer(1, resolve));
    expect(browserClock.now()).to.be.at.least(startedAt);
  });

  it('EMBED-1.1 does not run a timer that was cancelled', async () => {
    let ran = false;
    const cancel = browserClock.setTimer(0, () => (ran = true));
    cancel();
    cancel();
    await new Promise<void>((resolve) => browserClock.setTimer(1, resolve));
    expect(ran).to.equal(false);
  });
});
