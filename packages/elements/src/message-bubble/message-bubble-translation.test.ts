import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { InboxHarness } from '../inbox/inbox.harness.ts';
import { inboxStates } from '../inbox/inbox.states.ts';
import type { CsInbox } from '../inbox/inbox.ts';
import { MessageBubbleHarness } from './message-bubble.harness.ts';
import { messageBubbleStates } from './message-bubble.states.ts';

describe('cs-message-bubble that the host translates', () => {
  let stage: Stage;
  afterEach(() => stage.clear());

  const bubbles = [
    { ...messageBubbleStates['incoming-thai'], id: 'thai' },
    { ...messageBubbleStates.incoming, id: 'english' },
    { ...messageBubbleStates.system, id: 'note' },
    { ...messageBubbleStates.sent, id: 'own' },
  ];
  const show = async (given: Partial<CsInbox>) => {
    stage = new Stage({ inlineSize: '1200px', blockSize: '700px' });
    const inbox = new FakeInbox({ ...inboxStates.thread, thread: { conversationId: 'c-0', bubbles, loading: false, hasOlder: false } });
    const element = await stage.show('cs-inbox', { inbox, ...given });
    await settled(element);
    return element;
  };
  const [thai = ''] = bubbles.map(({ text }) => text);
  const inThread = (element: CsInbox) => new InboxHarness(element).thread.bubbles.map((bubble) => new MessageBubbleHarness(bubble));
  const press = async (element: CsInbox) => {
    inThread(element)[0]?.translationButton?.click();
    await settled(element);
    return [inThread(element)[0]?.text, inThread(element)[0]?.translationButton?.innerText];
  };

  it('INBOX-5.5 what the buyer wrote is shown translated, and as it was written at one click', async () => {
    const asked: string[] = [];
    const element = await show({
      translator: (text) => {
        asked.push(text);
        return Promise.resolve('It has arrived');
      },
    });
    expect(asked.toSorted()).to.deep.equal([bubbles[0]?.text, bubbles[1]?.text].toSorted());
    const [first, , note, own] = inThread(element);
    expect(first?.text).to.equal('It has arrived');
    expect(first?.receipt).to.contain('Translated').and.to.contain('Show original');
    expect([note?.translationButton, own?.translationButton]).to.deep.equal([null, null]);
    expect(await press(element)).to.deep.equal([thai, 'Show translation']);
    expect(await press(element)).to.deep.equal(['It has arrived', 'Show original']);
    expect(asked).to.have.length(2);
  });

  it('INBOX-5.6 where that fails, the text stands as it was written, and says so; a click asks once more', async () => {
    let fails = true;
    const element = await show({ translator: () => (fails ? Promise.reject(new Error('no')) : Promise.resolve('It has arrived')) });
    const [first] = inThread(element);
    expect(first?.text).to.equal(thai);
    expect(first?.receipt).to.contain('Not translated');
    fails = false;
    expect(await press(element)).to.deep.equal(['It has arrived', 'Show original']);
  });

  it('INBOX-5.7 nothing is translated unless the host says how, also under the name that it has in every element', async () => {
    const element = await show({});
    expect(inThread(element).map(({ translationButton }) => translationButton)).to.deep.equal([null, null, null, null]);
    element.translate = false;
    expect([element.translate, element.getAttribute('translate')]).to.deep.equal([false, 'no']);
    element.translate = () => Promise.resolve('It has arrived');
    await settled(element);
    expect(inThread(element)[0]?.text).to.equal('It has arrived');
    element.translate = null;
    await settled(element);
    expect(inThread(element)[0]?.text).to.equal(thai);
  });

  it('INBOX-5.8 an account translates for all in it', async () => {
    const element = await show({});
    const account = Object.assign(document.createElement('cs-account'), { inbox: element.inbox, translator: () => Promise.resolve('It has arrived') });
    element.inbox = null;
    stage.root.append(account);
    account.append(element);
    await account.painted();
    await settled(element);
    expect(inThread(element)[0]?.text).to.equal('It has arrived');
  });
});
