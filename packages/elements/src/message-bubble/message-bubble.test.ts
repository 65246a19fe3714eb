import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { deliveries } from '@cs-inbox/core';
import { FailureCause } from '@cs-inbox/protocol';
import type { Bubble } from '@cs-inbox/core';
import { axeFindings } from '../../../../test/support/browser/axe-findings.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { MessageBubbleHarness } from './message-bubble.harness.ts';
import { messageBubbleStates as states } from './message-bubble.states.ts';

describe('cs-message-bubble', () => {
  let stage: Stage;
  afterEach(() => stage.clear());

  const show = async (bubble: Bubble, options: ConstructorParameters<typeof Stage>[0] = {}) => {
    stage = new Stage(options);
    return new MessageBubbleHarness(await stage.show('cs-message-bubble', { bubble }));
  };

  for (const theme of ['light', 'dark'] as const) {
    it(`INBOX-8.2 axe finds nothing in any state, ${theme}`, async () => {
      stage = new Stage({ theme });
      for (const bubble of Object.values(states)) await stage.show('cs-message-bubble', { bubble });
      expect(await axeFindings(stage.root)).to.deep.equal([]);
    }).timeout(30_000);
  }

  it('SEND-1.2 says "Sending", then "Sent", on the same bubble', async () => {
    const harness = await show(states.sending);
    expect(harness.receipt).to.match(/^Sending · \d\d:\d\d$/u);
    harness.element.bubble = states.sent;
    await harness.element.updateComplete;
    expect(harness.receipt).to.match(/^Sent · \d\d:\d\d$/u);
    expect(harness.strip).to.equal('');
  });

  it('SEND-1.4 says "Send Failed" and keeps the text', async () => {
    const harness = await show(states.failed);
    expect(harness.strip).to.match(/^Send Failed · /u);
    expect(harness.text).to.equal(states.failed.text);
  });

  for (const delivery of deliveries) {
    it(`SEND-1.6 carries the status ${delivery} as attribute and as state`, async () => {
      const { element } = await show(states[delivery]);
      expect(element.getAttribute('status')).to.equal(delivery);
      expect(element.matches(`:state(${delivery})`)).to.equal(true);
      expect(deliveries.filter((other) => element.matches(`:state(${other})`))).to.deep.equal([delivery]);
    });
  }

  it('SEND-1.7 form says who has it: filled, solid outline, dashed outline', async () => {
    const shapes = new Map<string, string>();
    for (const delivery of deliveries) {
      const { shape } = await show(states[delivery]);
      const outlined = shape.borderBlockStartColor !== 'rgba(0, 0, 0, 0)';
      shapes.set(delivery, outlined ? shape.borderBlockStartStyle : 'filled');
      stage.clear();
    }
    for (const delivery of ['sent', 'delivered', 'read']) expect(shapes.get(delivery)).to.equal('filled');
    for (const delivery of ['queued', 'sending', 'waiting', 'failed', 'blocked']) expect(shapes.get(delivery)).to.equal('solid');
    expect(shapes.get('unconfirmed')).to.equal('dashed');
  });

  it('SEND-4.1 tells an outcome that nobody knows as "Unconfirmed", never as "Send Failed"', async () => {
    const harness = await show(states.unconfirmed);
    expect(harness.strip).to.contain('Unconfirmed · Network connection interrupted');
    expect(harness.strip).to.contain('Check local network and proxy IP connectivity');
    expect(harness.strip).not.to.contain('Send Failed');
  });

  it('SEND-4.6 "Check now" asks about exactly this message', async () => {
    const harness = await show(states.unconfirmed);
    expect(harness.action?.textContent).to.equal('Check now');
    const asked: unknown[] = [];
    stage.root.addEventListener('message-deed', (event) => asked.push([Reflect.get(event, 'deed'), Reflect.get(event, 'key')]));
    harness.action?.click();
    expect(asked).to.deep.equal([['check', states.unconfirmed.key]]);
  });

  it('SEND-5.1 says "Waiting for network" and that it goes by itself', async () => {
    const harness = await show(states.waiting);
    expect(harness.receipt).to.match(/^Waiting for network · \d\d:\d\d · Goes by itself$/u);
    expect(harness.strip).to.equal('');
  });

  it('SEND-5.4 says what else it may wait for', async () => {
    const harness = await show(states['waiting-login']);
    expect(harness.receipt).to.contain('Waiting for login');
  });

  const hints = {
    network: ['FAIL-1.1', 'Check local network and proxy IP connectivity'],
    throttled: ['FAIL-2.1', 'Wait briefly before resending, or switch stores'],
    quota: ['FAIL-2.1', 'Wait briefly before resending, or switch stores'],
    login: ['FAIL-3.1', 'Update store login info or reauthorize'],
    content: ['FAIL-4.1', 'Modify message content and retry'],
    recipient: ['FAIL-5.1', 'Can never be retried.'],
    platform: ['FAIL-6.1', 'The platform has to repair this.'],
    config: ['FAIL-6.1', 'An administrator has to allow this server'],
    storage: ['FAIL-6.1', 'Make room on this device'],
    unknown: ['FAIL-7.2', 'E9041'],
  } as const satisfies Record<FailureCause, readonly [string, string]>;
  for (const cause of FailureCause.options) {
    const [rule, hint] = hints[cause];
    it(`${rule} a failure of cause ${cause} says why and what to do`, async () => {
      const harness = await show(states[`failed-${cause}`]);
      expect(harness.strip).to.match(/^Send Failed · \S/u);
      expect(harness.strip).to.contain(hint);
    });
  }

  it('FAIL-4.2 names the words that the platform found', async () => {
    const harness = await show(states['failed-content']);
    expect(harness.strip).to.contain('Words found: WhatsApp, line.me');
  });

  it('FAIL-7.3 shows code and request id of a known cause behind "Why?"', async () => {
    const harness = await show(states['failed-throttled']);
    expect(harness.strip).not.to.contain('429');
    harness.element.shadowRoot?.querySelector('summary')?.click();
    expect(harness.strip).to.contain('Code 429');
  });


  it('INBOX-8.3 shows hostile text as text', async () => {
    const text = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>\u202Egpj.exe';
    const harness = await show({ ...states.incoming, text });
    const shown = harness.element.shadowRoot?.querySelector('[part=text]');
    expect(shown?.textContent).to.equal(text);
    expect(shown?.children.length).to.equal(0);
    expect(getComputedStyle(shown ?? document.body).unicodeBidi).to.equal('isolate');
    expect(Reflect.get(globalThis, 'pwned')).to.equal(undefined);
  });

  it('INBOX-8.5 breaks long words inside a pane of 320 px', async () => {
    const { element } = await show(states['incoming-long-word'], { inlineSize: '320px' });
    expect(element.scrollWidth).to.be.at.most(320);
  });

  it('INBOX-8.4 own messages move to the other side in RTL', async () => {
    const { element } = await show(states.sent, { dir: 'rtl' });
    const shape = element.shadowRoot?.querySelector('[part=bubble]')?.getBoundingClientRect();
    expect(shape?.left).to.equal(element.getBoundingClientRect().left);
  });
});
