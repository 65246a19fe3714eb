import { expect } from 'chai';
import type { Cancel } from '@cs-inbox/state';
import { having } from '../../../test/support/browser/having.ts';
import { TabsStage } from '../../../test/support/browser/tabs-stage.ts';
import { browserTabs } from './tabs.ts';

const stage = new TabsStage();
const { hear, lead, otherTab } = stage;
const nothing = () => undefined;

describe('what one tab posts', () => {
  it('SEND-8.6 every other one hears, in order, and it hears not itself', async () => {
    const [mine, other, third] = [browserTabs(stage.name), await otherTab(), await otherTab()];
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
    const other = browserTabs(stage.name);
    const first = hear(other);
    const second = hear(other);
    browserTabs(stage.name).post(1);
    await Promise.all([first.all, second.all]);
    expect([first.heard, second.heard]).to.deep.equal([[1], [1]]);
  });

  it('SEND-8.6 nobody hears under another name', async () => {
    const elsewhere = hear(browserTabs(`${stage.name}-other`));
    const { all } = hear(browserTabs(stage.name));
    browserTabs(stage.name).post('here');
    await all;
    browserTabs(`${stage.name}-other`).post('there');
    await elsewhere.all;
    expect(elsewhere.heard).to.deep.equal(['there']);
  });

  it('SEND-8.6 is heard in order, whether it listens, leads or does neither', async () => {
    const { tabs: other } = await otherTab();
    const { heard, all } = hear(other, 5);
    const mine = browserTabs(stage.name);
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
    const mine = browserTabs(stage.name);
    mine.post('mine');
    const { heard, all } = hear(mine);
    browserTabs(stage.name).post('other');
    await all;
    expect(heard).to.deep.equal(['other']);
  });

  it('SEND-8.6 is not heard by one that listens no more, not even if it was on its way', async () => {
    const other = browserTabs(stage.name);
    const gone = hear(other);
    const stays = hear(other);
    const alone = hear(browserTabs(stage.name));
    const witness = hear(browserTabs(stage.name), 2);
    browserTabs(stage.name).post(1);
    gone.end();
    gone.end();
    alone.end();
    await stays.all;
    browserTabs(stage.name).post(2);
    await witness.all;
    expect([gone.heard, alone.heard, stays.heard]).to.deep.equal([[], [], [1, 2]]);
  });

  it('SEND-8.6 is not heard by one that another listener has ended meanwhile', async () => {
    const other = browserTabs(stage.name);
    let end: Cancel = nothing;
    stage.ends.push(other.subscribe(() => end()));
    const { heard, end: endIt } = hear(other);
    end = endIt;
    const { all } = hear(other);
    browserTabs(stage.name).post(1);
    await all;
    expect(heard).to.deep.equal([]);
  });

  it('SEND-8.6 must be data', () => {
    expect(() => browserTabs(stage.name).post(nothing)).to.throw(DOMException).with.property('name', 'DataCloneError');
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
      const tabs = browserTabs(stage.name);
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
      const tabs = browserTabs(stage.name);
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
