import '@cs-inbox/elements/define';
import { expect } from 'chai';
import type { FailureCause } from '@cs-inbox/protocol';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { MessageBubbleHarness } from './message-bubble.harness.ts';
import { messageBubbleStates as states } from './message-bubble.states.ts';

describe('cs-message-bubble whose outcome nobody knows, though the answer said why', () => {
  let stage: Stage;
  afterEach(() => stage.clear());

  const show = async (cause: FailureCause) => {
    stage = new Stage();
    const failure = { cause, class: 'business', retryable: true, retryAt: null, code: 'E-77', requestId: 'r-9', detail: '', words: [] } as const;
    const { element } = new MessageBubbleHarness(await stage.show('cs-message-bubble', { bubble: { ...states.unconfirmed, failure } }));
    return (element.shadowRoot?.querySelector('[part=strip]')?.textContent ?? '').replaceAll(/\s+/gu, ' ');
  };

  it('FAIL-7.11 names the cause, with code and request id, and still says "Unconfirmed"', async () => {
    const strip = await show('login');
    expect(strip).to.contain('Unconfirmed').and.to.contain('Update store login info or reauthorize').and.to.contain('E-77').and.to.contain('r-9');
    expect(strip).not.to.contain('Send Failed');
  });

  it('FAIL-7.11 does not say what is only true of a refusal', async () => {
    for (const cause of ['content', 'recipient'] as const) {
      const strip = await show(cause);
      expect(strip, cause).to.contain('Tell technical support the code and the request id');
      expect(strip, cause).not.to.match(/Can never be retried|Modify message content/u);
      stage.clear();
    }
  });

  it('FAIL-7.11 keeps the codes of a network that did not answer to itself', async () => {
    expect(await show('network')).not.to.match(/E-77|r-9/u);
  });
});
