import { expect } from 'chai';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { requestRetry } from './request-retry.ts';

const message = { conversationId: 'c-1', key: 'k', storeId: 's', verb: 'retry' } as const;

describe('request-retry', () => {
  it('EMBED-3.8 asks the host before, tells it after, across shadow roots and without any text', () => {
    const host = document.createElement('div');
    const inner = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
    const told: string[] = [];
    for (const type of ['cs-before-retry', 'cs-retry-result'] as const) {
      host.addEventListener(type, ({ detail }) => told.push(`${type} ${inbox.given('retry').length} ${JSON.stringify(detail)}`));
    }
    const inbox = new FakeInbox();
    expect(requestRetry(inner, inbox, message, 'secret')).to.deep.equal({ ok: true });
    expect(told).to.deep.equal([
      'cs-before-retry 0 {"key":"k","conversationId":"c-1","storeId":"s","origin":"here"}',
      'cs-retry-result 1 {"key":"k","conversationId":"c-1","result":"queued","reason":"","origin":"here"}',
    ]);
  });

  it('EMBED-3.8 where the host forbids it, nothing is asked and nothing more is told', () => {
    const inbox = new FakeInbox();
    const host = document.createElement('div');
    let told = 0;
    host.addEventListener('cs-before-retry', (event) => event.preventDefault());
    host.addEventListener('cs-retry-result', () => told++);
    expect(requestRetry(host, inbox, message)).to.equal(null);
    expect(inbox.given('retry')).to.deep.equal([]);
    expect(told).to.equal(0);
  });
});
