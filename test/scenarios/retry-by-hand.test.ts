import '@cs-inbox/elements/define';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { MessageBubbleHarness } from '../../packages/elements/src/message-bubble/message-bubble.harness.ts';
import { RetryDialogHarness } from '../../packages/elements/src/retry-dialog/retry-dialog.harness.ts';
import { settled } from '../support/browser/settled.ts';
import { ScenarioStage } from '../support/browser/scenario-stage.ts';

const text = 'Once more, with the same words';

/** A message that was refused, whose wait a person has ended, and whose time has come. */
describe('a retry by hand', () => {
  let stage: ScenarioStage;
  let key: string | null;
  beforeEach(async () => {
    stage = new ScenarioStage('calm');
    await stage.open();
    await stage.command({ do: 'throttle', storeId: stage.storeId, forMs: 5_000, retryAfter: true });
    await stage.send(text);
    await stage.pass(1_000);
    await stage.press(text, 'Stop waiting');
    await stage.pass(6_000);
    expect(stage.own(text)[0]?.status).to.equal('failed');
    expect(await stage.ledger()).to.have.length(0);
    key = bubble().element.bubble?.key ?? null;
  });
  afterEach(() => stage.close());

  const bubble = () => {
    const element = stage.inbox.thread.bubbles.find((one) => one.bubble?.text === text);
    if (element === undefined) throw new Error('the message is gone');
    return new MessageBubbleHarness(element);
  };
  const dialog = () => {
    const element = stage.inbox.thread.element.shadowRoot?.querySelector('cs-retry-dialog');
    if (!element) throw new Error('no dialog');
    return new RetryDialogHarness(element);
  };

  const ways: Readonly<Record<string, () => Promise<void>>> = {
    'a click on the message': async () => bubble().click(),
    'the button beside it': async () => bubble().action?.click(),
    'menu and dialog, with a reason': async () => {
      bubble().menuButton?.click();
      bubble().item('Retry')?.click();
      await settled(stage.inbox.element);
      const { reason, confirm } = dialog();
      if (reason !== null) reason.value = 'the buyer has called';
      confirm?.click();
      await settled(stage.inbox.element);
      expect(dialog().title).to.equal('Queued');
    },
    'the keyboard alone': async () => {
      bubble().menuButton?.focus();
      await sendKeys({ press: 'Enter' });
      await settled(stage.inbox.element);
      await sendKeys({ press: 'Enter' });
      await settled(stage.inbox.element);
      await sendKeys({ type: 'again' });
      await sendKeys({ down: 'Control' });
      await sendKeys({ press: 'Enter' });
      await sendKeys({ up: 'Control' });
      await settled(stage.inbox.element);
    },
  };
  for (const [way, retry] of Object.entries(ways)) {
    it(`RETRY-2.6 by ${way}: the same text goes under the same key, once, and says "Attempt #2"`, async () => {
      await retry();
      await stage.pass(20);
      expect(bubble().badge?.innerText).to.equal('Attempt #2');
      await stage.pass(2_000);
      expect((await stage.ledger()).map((entry) => [entry.key, entry.text])).to.deep.equal([[key, text]]);
      expect(stage.own(text).map(({ status }) => status)[0]).to.match(/sent|delivered|read/u);
      expect(bubble().badge?.innerText).to.equal('Attempt #2');
    });
  }

  it('RETRY-2.2 once a later message has arrived it can never be retried, and says since when', async () => {
    await stage.send('a later one');
    await stage.pass(2_000);
    bubble().click();
    await stage.pass(2_000);
    expect((await stage.ledger()).map((entry) => entry.text)).to.deep.equal(['a later one']);
    expect(bubble().strip).to.match(/A newer message was sent at \d\d:\d\d/u);
  });
});
