import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { InboxHarness } from '../inbox/inbox.harness.ts';
import { inboxStates } from '../inbox/inbox.states.ts';
import { Format } from './format.ts';

describe('times of stores', () => {
  let stage: Stage;
  afterEach(() => stage.clear());

  it('INBOX-1.40 of messages, rows and deadlines stand in the time of the page and of the store\'s market', async () => {
    stage = new Stage({ inlineSize: '1200px', blockSize: '700px' });
    const harness = new InboxHarness(await stage.show('cs-inbox', { inbox: new FakeInbox(inboxStates.thread) }));
    const { selected, thread } = inboxStates.thread;
    const full = (at: number) => new Format('en').full(at, selected?.store?.market);
    const titles = (root: Element | null | undefined, selector: string) => [...(root?.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])].map(({ title }) => title);
    expect(titles(harness.find('cs-conversation-list'), '.time')[0]).to.equal(full(selected?.at ?? 0));
    expect(titles(harness.find('cs-conversation-list'), '.chip')[0]).to.equal(full(selected?.conversation.replyDueAt ?? 0));
    expect(titles(harness.find('cs-thread'), '.chip')[0]).to.equal(full(selected?.conversation.replyDueAt ?? 0));
    const bubble = harness.thread.bubbles.at(-1);
    expect(titles(bubble, '.time')[0]).to.equal(full(thread.bubbles.at(-1)?.at ?? 0));
  });
});
