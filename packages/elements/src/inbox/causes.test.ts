import '@cs-inbox/elements/define';
import { expect } from 'chai';
import type { Causes } from '@cs-inbox/protocol';
import { FakePorts } from '../../../../test/support/browser/fake-ports.ts';
import { FetchStub } from '../../../../test/support/browser/fetch-stub.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { InboxHarness } from './inbox.harness.ts';
import { openInbox } from './open-inbox.ts';

const wrong = { 'shopee:error_x': { cause: 'moon' } } as unknown as Causes;

describe('the causes of a host', () => {
  let stage: Stage;
  afterEach(() => stage?.clear());

  it('EMBED-2.22 that do not fit are said in the place of the inbox, with what belongs there, and it opens once they do', async () => {
    stage = new Stage({ inlineSize: '900px', blockSize: '700px' });
    const harness = new InboxHarness(await stage.show('cs-inbox', { ports: new FakePorts(), causes: wrong }));
    expect(harness.notice).to.contain('shopee:error_x').and.to.contain('"content"').and.to.contain('moon');
    expect(harness.shows('cs-thread')).to.equal(false);
    harness.element.causes = { 'shopee:error_x': { cause: 'content' } };
    await harness.element.updateComplete;
    expect(harness.notice).to.equal('');
    expect(harness.shows('cs-store-rail')).to.equal(true);
  });

  it('EMBED-2.22 that come while it stands count from then on, and it stays open', async () => {
    stage = new Stage({ inlineSize: '900px', blockSize: '700px' });
    const harness = new InboxHarness(await stage.show('cs-inbox', { ports: new FakePorts() }));
    const rail = harness.find('cs-store-rail');
    for (const causes of [{ 'x:1': { cause: 'login' as const } }, wrong, null]) {
      harness.element.causes = causes;
      await harness.element.updateComplete;
      expect([harness.notice, harness.find('cs-store-rail') === rail]).to.deep.equal(['', true]);
    }
  });
});

describe('a code in an answer', () => {
  const store = { id: 's1', name: 'Shop', platform: 'corner-shop', market: 'MY', login: 'signed-in', textLengthMax: 1_000 };
  const conversation = { id: 'c1', storeId: 's1', buyer: { id: 'b1', name: 'Ann' }, unread: 0, lastMessage: null };
  const pages: Readonly<Record<string, unknown>> = {
    capabilities: { protocol: 1, account: 'mei', deduplicationWindowMs: 60_000, lookUp: true, stream: 'none' },
    sync: { account: 'mei', epoch: 'e1', mode: 'full', cursor: 'c', hasMore: false, stores: [store], conversations: [conversation], messages: [] },
    messages: { account: 'mei', conversationId: 'c1', messages: [], hasMore: false },
  };
  const json = (body: unknown, status = 200, type = 'application/json') => new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });

  it('FAIL-7.6 is read by the causes of the host, for the platform that the backend says of the store', async () => {
    const stub = new FetchStub();
    stub.answer = ({ method, url }) => {
      const last = new URL(url).pathname.split('/').at(-1) ?? '';
      if (method === 'GET') return json(pages[last]);
      return json({ account: 'mei', key: last, class: 'permanent', retryable: false, committed: false, code: 'E7' }, 422, 'application/problem+json');
    };
    const causes: Causes = { 'corner-shop:e7': { cause: 'content' } };
    const inbox = openInbox({ ports: null, backend: null, baseUrl: '/api', account: null, credentials: null, headers: () => ({}), causes: () => causes, options: {} });
    const failed = new Promise<string>((resolve) => {
      inbox.subscribe((event) => {
        if (event.type === 'failed') resolve(event.entry?.failure?.cause ?? '');
      });
    });
    const loaded = new Promise<void>((resolve) => {
      inbox.$loaded.subscribe((value) => {
        if (value) resolve();
      });
    });
    inbox.start();
    await loaded;
    inbox.open('c1');
    expect(inbox.send('c1', 'hello').ok).to.equal(true);
    expect(await failed).to.equal('content');
    inbox.stop();
    stub.restore();
  });
});
