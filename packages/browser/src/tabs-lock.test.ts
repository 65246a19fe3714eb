import { expect } from 'chai';
import { having } from '../../../test/support/browser/having.ts';
import { TabsStage } from '../../../test/support/browser/tabs-stage.ts';
import { browserTabs } from './tabs.ts';

const stage = new TabsStage();
const { lead, locks, otherTab } = stage;
const nothing = () => undefined;

describe('the tab that sends', () => {
  it('SEND-8.5 is one; when it lets go, the next one is', async () => {
    const other = await otherTab();
    const order: string[] = [];
    const first = lead(browserTabs(stage.name), () => order.push('first'));
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
    const next = lead(browserTabs(stage.name));
    expect(await locks()).to.deep.equal([1, 1]);
    other.die();
    await next.leads;
    expect(await locks()).to.deep.equal([1, 0]);
  });

  it('SEND-8.5 is not one that dies while it waits', async () => {
    const first = lead(browserTabs(stage.name));
    await first.leads;
    const other = await otherTab();
    void lead(other.tabs);
    expect(await locks(other.page)).to.deep.equal([1, 1]);
    const last = lead(browserTabs(stage.name));
    expect(await locks()).to.deep.equal([1, 2]);
    other.die();
    first.letGo();
    await last.leads;
  });

  it('SEND-8.5 is one for each name', async () => {
    await lead(browserTabs(stage.name)).leads;
    await lead(browserTabs(`${stage.name}-other`)).leads;
  });

  it('SEND-8.5 is one of two inboxes on one page, also through one port', async () => {
    const tabs = browserTabs(stage.name);
    const first = lead(tabs);
    await first.leads;
    const second = lead(tabs);
    const third = lead(browserTabs(stage.name));
    expect(await locks()).to.deep.equal([1, 2]);
    first.letGo();
    await second.leads;
    expect(await locks()).to.deep.equal([1, 1]);
    second.letGo();
    await third.leads;
  });

  it('SEND-8.5 hears of it once, and never before it has asked', async () => {
    const order: string[] = [];
    const { leads } = lead(browserTabs(stage.name), () => order.push('granted'));
    order.push('asked');
    await leads;
    await locks();
    expect(order).to.deep.equal(['asked', 'granted']);
  });

  it('SEND-8.5 hears of it once, even if the lock is taken from it', async () => {
    let count = 0;
    await lead(browserTabs(stage.name), () => count++).leads;
    await navigator.locks.request(stage.name, { steal: true }, nothing);
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
      void lead(browserTabs(stage.name), () => {
        throw failure;
      });
      await lead(browserTabs(`${stage.name}-other`)).leads;
    });
    expect(told).to.deep.equal([failure]);
    expect(await locks()).to.deep.equal([1, 0]);
  });

  it('SEND-8.5 is not one that does not wait any more', async () => {
    const order: string[] = [];
    const first = lead(browserTabs(stage.name), () => order.push('first'));
    await first.leads;
    const second = lead(browserTabs(stage.name), () => order.push('second'));
    const third = lead(browserTabs(stage.name), () => order.push('third'));
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
    lead(browserTabs(stage.name), () => count++).letGo();
    const late = lead(browserTabs(stage.name), () => count++);
    await Promise.resolve();
    late.letGo();
    await lead(browserTabs(stage.name)).leads;
    expect(count).to.equal(0);
  });
});

describe('a tab that takes the sending', () => {
  it('SEND-8.20 from another one has it at once, and the other is told, once', async () => {
    const other = await otherTab();
    const order: string[] = [];
    const robbed = lead(other.tabs, () => order.push('robbed leads'), () => order.push('robbed has lost'));
    await robbed.leads;
    const thief = lead(browserTabs(stage.name), () => order.push('thief leads'), () => order.push('thief has lost'));
    thief.steal();
    await Promise.all([thief.leads, robbed.loses]);
    thief.steal();
    robbed.letGo();
    expect(await locks()).to.deep.equal([1, 0]);
    expect(order.toSorted()).to.deep.equal(['robbed has lost', 'robbed leads', 'thief leads']);
  });

  it('SEND-8.20 goes before those that wait, and leaves it to them', async () => {
    await lead(browserTabs(stage.name)).leads;
    const waits = lead(browserTabs(stage.name));
    const thief = lead(browserTabs(stage.name));
    thief.steal();
    await thief.leads;
    expect(await locks()).to.deep.equal([1, 1]);
    thief.letGo();
    await waits.leads;
  });

  it('SEND-8.20 has nothing to take where it does not wait any more', async () => {
    const first = lead(browserTabs(stage.name));
    await first.leads;
    const gone = lead(browserTabs(stage.name));
    gone.letGo();
    gone.steal();
    expect(await locks()).to.deep.equal([1, 0]);
  });
});

describe('a page without locks', () => {
  const without: Readonly<Record<string, unknown>> = {
    'none, as on plain http': undefined,
    'none that may be used': { request: () => Promise.reject(new DOMException('blocked', 'SecurityError')) },
    'none, for it is not shown': { request: () => Promise.reject(new DOMException('not active', 'InvalidStateError')) },
  };
  /** Resolves when all has been done that was asked of the databases before. */
  const databasesRest = async () => {
    const witness = lead(browserTabs(`${stage.name}-other`));
    await witness.leads;
    witness.letGo();
  };

  for (const [what, locksOf] of Object.entries(without)) {
    it(`SEND-8.7 has a database for a lock, one sends after the other: it has ${what}`, () =>
      having(navigator, 'locks', locksOf, async () => {
        const rejected: unknown[] = [];
        const onRejection = (event: PromiseRejectionEvent) => rejected.push(event.reason);
        addEventListener('unhandledrejection', onRejection);
        const order: string[] = [];
        const open = (which: string) => lead(browserTabs(stage.name), () => order.push(which));
        const first = open('first');
        open('gone').letGo();
        order.push('asked');
        await first.leads;
        const gone = open('gone');
        await databasesRest();
        gone.letGo();
        const waiting = ['a', 'b', 'c'].map((which) => ({ which, ...open(which) }));
        await databasesRest();
        expect(order).to.deep.equal(['asked', 'first']);
        first.letGo();
        for (let count = 3; count <= 5; count++) {
          await Promise.race(waiting.filter(({ which }) => !order.slice(0, count - 1).includes(which)).map(({ leads }) => leads));
          await databasesRest();
          expect(order).to.have.length(count);
          waiting.find(({ which }) => which === order.at(-1))?.letGo();
        }
        removeEventListener('unhandledrejection', onRejection);
        expect(order.toSorted()).to.deep.equal(['a', 'asked', 'b', 'c', 'first']);
        expect(rejected).to.deep.equal([]);
      }));
  }

  it('SEND-8.7 has a database for a lock: when a tab dies the next one sends', async () => {
    const other = await otherTab();
    Object.defineProperty(other.page.navigator, 'locks', { value: undefined });
    await having(navigator, 'locks', undefined, async () => {
      await lead(other.tabs).leads;
      const next = lead(browserTabs(stage.name));
      other.die();
      await next.leads;
    });
  });

  it('SEND-8.20 takes the sending at once, and waits for it no more; the disk tells the other', () =>
    having(navigator, 'locks', undefined, async () => {
      const order: string[] = [];
      const robbed = lead(browserTabs(stage.name), () => order.push('robbed'), () => order.push('lost'));
      await robbed.leads;
      const thief = lead(browserTabs(stage.name), () => order.push('thief'));
      await databasesRest();
      thief.steal();
      await thief.leads;
      robbed.letGo();
      await databasesRest();
      expect(order).to.deep.equal(['robbed', 'thief']);
    }));

  it('SEND-8.7 that has no database either sends in every tab', () =>
    having(navigator, 'locks', undefined, () =>
      having(indexedDB, 'open', () => {
        throw new DOMException('forbidden', 'SecurityError');
      }, async () => {
        await Promise.all([lead(browserTabs(stage.name)).leads, lead(browserTabs(stage.name)).leads]);
      }),
    ));
});

