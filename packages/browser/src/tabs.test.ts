import { expect } from 'chai';
import type { Cancel, TabsPort } from '@cs-inbox/state';
import { browserTabs } from './tabs.ts';

const nothing = () => undefined;

let name: string;
let ends: Cancel[];
let frames: HTMLIFrameElement[];
beforeEach(() => {
  name = `test-${crypto.randomUUID()}`;
  ends = [];
  frames = [];
});
afterEach(() => {
  for (const end of ends) end();
  for (const frame of frames) frame.remove();
});

/** Another context of the same origin, as another tab is one. */
async function otherTab(): Promise<{ tabs: TabsPort; page: Window; die: () => void }> {
  const frame = document.createElement('iframe');
  frames.push(frame);
  document.body.append(frame);
  const page = frame.contentWindow as Window & { eval(code: string): unknown };
  const module = (await page.eval(`import(${JSON.stringify(new URL('./tabs.ts', import.meta.url).href)})`)) as { browserTabs: typeof browserTabs };
  return { tabs: module.browserTabs(name), page, die: () => frame.remove() };
}

/** @returns lets go, and settles once it leads */
function lead(tabs: TabsPort, granted: () => void = nothing): { leads: Promise<void>; letGo: Cancel } {
  let letGo: Cancel = nothing;
  const leads = new Promise<void>((resolve) => {
    letGo = tabs.lead(() => {
      granted();
      resolve();
    });
  });
  ends.push(letGo);
  return { leads, letGo };
}

/** What is heard so far, and a promise of the first `count`. */
function hear(tabs: TabsPort, count = 1): { heard: unknown[]; all: Promise<unknown>; end: Cancel } {
  const heard: unknown[] = [];
  let end: Cancel = nothing;
  const all = new Promise((resolve) => {
    end = tabs.subscribe((message) => {
      if (heard.push(message) === count) resolve(heard);
    });
  });
  ends.push(end);
  return { heard, all, end };
}

/** How many hold the lock and how many wait for it, once the browser has heard all that `page` has asked before. */
async function locks(page: Window = window): Promise<readonly [held: number, waiting: number]> {
  const { held = [], pending = [] } = await page.navigator.locks.query();
  const ours = (infos: readonly LockInfo[]) => infos.filter((info) => info.name === name).length;
  return [ours(held), ours(pending)];
}

/** Replaces what the browser grants while `run` runs. */
async function having(on: object, key: string, value: unknown, run: () => Promise<void>): Promise<void> {
  const own = Object.getOwnPropertyDescriptor(on, key);
  Object.defineProperty(on, key, { configurable: true, writable: true, value });
  try {
    await run();
  } finally {
    if (own === undefined) Reflect.deleteProperty(on, key);
    else Object.defineProperty(on, key, own);
  }
}

describe('the tab that sends', () => {
  it('SEND-8.5 is one; when it lets go, the next one is', async () => {
    const other = await otherTab();
    const order: string[] = [];
    const first = lead(browserTabs(name), () => order.push('first'));
    await first.leads;
    const second = lead(other.tabs, () => order.push('second'));
    expect(await locks(other.page)).to.deep.equal([1, 1]);
    expect(order).to.deep.equal(['first']);
    first.letGo();
    await second.leads;
    expect(order).to.deep.equal(['first', 'second']);
    expect(await locks()).to.deep.equal([1, 0]);
  });

  it('SEND-8.5 dies, and the next one is', async () => {
    const other = await otherTab();
    await lead(other.tabs).leads;
    const next = lead(browserTabs(name));
    expect(await locks()).to.deep.equal([1, 1]);
    other.die();
    await next.leads;
    expect(await locks()).to.deep.equal([1, 0]);
  });

  it('SEND-8.5 is not one that dies while it waits', async () => {
    const first = lead(browserTabs(name));
    await first.leads;
    const other = await otherTab();
    void lead(other.tabs);
    expect(await locks(other.page)).to.deep.equal([1, 1]);
    const last = lead(browserTabs(name));
    expect(await locks()).to.deep.equal([1, 2]);
    other.die();
    first.letGo();
    await last.leads;
  });

  it('SEND-8.5 is one for each name', async () => {
    await lead(browserTabs(name)).leads;
    await lead(browserTabs(`${name}-other`)).leads;
  });

  it('SEND-8.5 is one of two inboxes on one page, also through one port', async () => {
    const tabs = browserTabs(name);
    const first = lead(tabs);
    await first.leads;
    const second = lead(tabs);
    const third = lead(browserTabs(name));
    expect(await locks()).to.deep.equal([1, 2]);
    first.letGo();
    await second.leads;
    expect(await locks()).to.deep.equal([1, 1]);
    second.letGo();
    await third.leads;
  });

  it('SEND-8.5 hears of it once, and never before it has asked', async () => {
    const order: string[] = [];
    const { leads } = lead(browserTabs(name), () => order.push('granted'));
    order.push('asked');
    await leads;
    await locks();
    expect(order).to.deep.equal(['asked', 'granted']);
  });

  it('SEND-8.5 hears of it once, even if the lock is taken from it', async () => {
    let count = 0;
    await lead(browserTabs(name), () => count++).leads;
    await navigator.locks.request(name, { steal: true }, nothing);
    expect(await locks()).to.deep.equal([0, 0]);
    expect(count).to.equal(1);
  });

  it('SEND-8.5 stays the one when it fails at what it does then', async () => {
    const failure = new Error('at work');
    const told: unknown[] = [];
    const queue = globalThis.queueMicrotask;
    // Hears what the page would be told, so that the test runner does not.
    const hearing = (run: () => void) =>
      queue(() => {
        try {
          run();
        } catch (error) {
          told.push(error);
        }
      });
    await having(globalThis, 'queueMicrotask', hearing, async () => {
      void lead(browserTabs(name), () => {
        throw failure;
      });
      await lead(browserTabs(`${name}-other`)).leads;
    });
    expect(told).to.deep.equal([failure]);
    expect(await locks()).to.deep.equal([1, 0]);
  });

  it('SEND-8.5 is not one that does not wait any more', async () => {
    const order: string[] = [];
    const first = lead(browserTabs(name), () => order.push('first'));
    await first.leads;
    const second = lead(browserTabs(name), () => order.push('second'));
    const third = lead(browserTabs(name), () => order.push('third'));
    second.letGo();
    second.letGo();
    expect(await locks()).to.deep.equal([1, 1]);
    first.letGo();
    first.letGo();
    await third.leads;
    second.letGo();
    first.letGo();
    expect(await locks()).to.deep.equal([1, 0]);
    expect(order).to.deep.equal(['first', 'third']);
  });

  it('SEND-8.5 is not one that takes its question back at once, nor on the way', async () => {
    let count = 0;
    lead(browserTabs(name), () => count++).letGo();
    const late = lead(browserTabs(name), () => count++);
    await Promise.resolve();
    late.letGo();
    await lead(browserTabs(name)).leads;
    expect(count).to.equal(0);
  });
});

describe('a page without locks', () => {
  const without: Readonly<Record<string, unknown>> = {
    'none, as on plain http': undefined,
    'none that may be used': { request: () => Promise.reject(new DOMException('blocked', 'SecurityError')) },
    'none, for it is not shown': { request: () => Promise.reject(new DOMException('not active', 'InvalidStateError')) },
  };
  for (const [what, locksOf] of Object.entries(without)) {
    it(`SEND-8.7 sends in every tab: it has ${what}`, () =>
      having(navigator, 'locks', locksOf, async () => {
        const rejected: unknown[] = [];
        const onRejection = (event: PromiseRejectionEvent) => rejected.push(event.reason);
        addEventListener('unhandledrejection', onRejection);
        const order: string[] = [];
        const first = lead(browserTabs(name), () => order.push('first'));
        const second = lead(browserTabs(name), () => order.push('second'));
        lead(browserTabs(name), () => order.push('third')).letGo();
        order.push('asked');
        await Promise.all([first.leads, second.leads]);
        // A task later every rejection that nobody handled has been told.
        const { all } = hear(browserTabs(name));
        browserTabs(name).post('a task');
        await all;
        removeEventListener('unhandledrejection', onRejection);
        expect(order).to.deep.equal(['asked', 'first', 'second']);
        expect(rejected).to.deep.equal([]);
      }));
  }
});

describe('what one tab posts', () => {
  it('SEND-8.6 every other one hears, in order, and it hears not itself', async () => {
    const [mine, other, third] = [browserTabs(name), await otherTab(), await otherTab()];
    const [atMine, atOther, atThird] = [hear(mine), hear(other.tabs, 100), hear(third.tabs, 101)];
    const messages = Array.from({ length: 100 }, (_, at) => ({ kind: 'row', at, text: 'ไทย 😀', none: null, list: [1, [2]] }));
    for (const message of messages) mine.post(message);
    await atOther.all;
    expect(atOther.heard).to.deep.equal(messages);
    other.tabs.post('end');
    await Promise.all([atMine.all, atThird.all]);
    expect(atMine.heard).to.deep.equal(['end']);
    expect(atThird.heard).to.deep.equal([...messages, 'end']);
    expect(atOther.heard).to.have.length(100);
  });

  it('SEND-8.6 another inbox on its page hears, and every listener of it', async () => {
    const other = browserTabs(name);
    const first = hear(other);
    const second = hear(other);
    browserTabs(name).post(1);
    await Promise.all([first.all, second.all]);
    expect([first.heard, second.heard]).to.deep.equal([[1], [1]]);
  });

  it('SEND-8.6 nobody hears under another name', async () => {
    const elsewhere = hear(browserTabs(`${name}-other`));
    const { all } = hear(browserTabs(name));
    browserTabs(name).post('here');
    await all;
    browserTabs(`${name}-other`).post('there');
    await elsewhere.all;
    expect(elsewhere.heard).to.deep.equal(['there']);
  });

  it('SEND-8.6 is heard in order, whether it listens, leads or does neither', async () => {
    const { tabs: other } = await otherTab();
    const { heard, all } = hear(other, 5);
    const mine = browserTabs(name);
    mine.post(1);
    const listening = hear(mine);
    mine.post(2);
    listening.end();
    mine.post(3);
    const leading = lead(mine);
    mine.post(4);
    leading.letGo();
    mine.post(5);
    await all;
    expect(heard).to.deep.equal([1, 2, 3, 4, 5]);
    const { all: end } = hear(mine);
    other.post('end');
    await end;
    expect(listening.heard).to.deep.equal([]);
  });

  it('SEND-8.6 is not heard by the one that posted it and listens right after', async () => {
    const mine = browserTabs(name);
    mine.post('mine');
    const { heard, all } = hear(mine);
    browserTabs(name).post('other');
    await all;
    expect(heard).to.deep.equal(['other']);
  });

  it('SEND-8.6 is not heard by one that listens no more, not even if it was on its way', async () => {
    const other = browserTabs(name);
    const gone = hear(other);
    const stays = hear(other);
    const alone = hear(browserTabs(name));
    const witness = hear(browserTabs(name), 2);
    browserTabs(name).post(1);
    gone.end();
    gone.end();
    alone.end();
    await stays.all;
    browserTabs(name).post(2);
    await witness.all;
    expect([gone.heard, alone.heard, stays.heard]).to.deep.equal([[], [], [1, 2]]);
  });

  it('SEND-8.6 is not heard by one that another listener has ended meanwhile', async () => {
    const other = browserTabs(name);
    let end: Cancel = nothing;
    ends.push(other.subscribe(() => end()));
    const { heard, end: endIt } = hear(other);
    end = endIt;
    const { all } = hear(other);
    browserTabs(name).post(1);
    await all;
    expect(heard).to.deep.equal([]);
  });

  it('SEND-8.6 must be data', () => {
    expect(() => browserTabs(name).post(nothing)).to.throw(DOMException).with.property('name', 'DataCloneError');
  });
});

describe('a page that may not have a channel', () => {
  it('SEND-8.6 sends all the same, and hears nobody', () => {
    class Blocked {
      constructor() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      }
    }
    return having(globalThis, 'BroadcastChannel', Blocked, async () => {
      const tabs = browserTabs(name);
      tabs.post(1);
      const { end } = hear(tabs);
      tabs.post(2);
      await lead(tabs).leads;
      end();
    });
  });
});

describe('a page in which nobody listens, sends or waits', () => {
  it('SEND-8.8 has no channel open', () => {
    let open = 0;
    class Counted extends BroadcastChannel {
      constructor(of: string) {
        super(of);
        open++;
      }
      override close() {
        super.close();
        open--;
      }
    }
    return having(globalThis, 'BroadcastChannel', Counted, async () => {
      const counts: number[] = [];
      const count = () => counts.push(open);
      const tabs = browserTabs(name);
      count();
      tabs.post(1);
      expect(() => tabs.post(nothing)).to.throw();
      count();
      const first = hear(tabs);
      const second = hear(tabs);
      const { leads, letGo } = lead(tabs);
      await leads;
      tabs.post(2);
      count();
      for (const end of [first.end, first.end, letGo, letGo]) end();
      count();
      second.end();
      count();
      const again = lead(tabs);
      count();
      again.letGo();
      count();
      expect(counts).to.deep.equal([0, 0, 1, 1, 0, 1, 0]);
    });
  });
});
