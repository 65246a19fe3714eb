import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { ScenarioStage } from '../support/browser/scenario-stage.ts';

/** The platform takes the second message, and blocks it 4 s later. */
describe('blocked-after-accept', () => {
  let stage: ScenarioStage;
  beforeEach(async () => {
    stage = new ScenarioStage('blocked-after-accept');
    await stage.open();
    await stage.send('one');
    await stage.pass(2_000);
    await stage.send('two');
    await stage.pass(2_000);
  });
  afterEach(() => stage.close());

  it('SEND-9.10 it goes from "Sent" to "Blocked by platform"; edited, it is a new message and the count goes on', async () => {
    expect(stage.own('two')[0]?.status).to.match(/sent|delivered|read/u);
    await stage.pass(12_000);
    expect(stage.own('two')[0]?.status).to.equal('blocked');
    await stage.press('two', 'Edit');
    expect(stage.inbox.composer.field?.value).to.equal('two');
    await stage.send('two, in other words');
    await stage.pass(3_000);
    expect(stage.own('two, in other words')[0]?.words).to.contain('Attempt #2');
  });

  it('SEND-9.12 sent again from its dialog, it is a new message, and the count goes on', async () => {
    await stage.pass(12_000);
    await stage.press('two', 'Retry');
    const { thread } = stage.inbox;
    thread.element.shadowRoot?.querySelector('cs-retry-dialog')?.shadowRoot?.querySelector<HTMLElement>('[part=confirm]')?.click();
    await stage.pass(3_000);
    const all = stage.own('two');
    expect(all.at(-1)?.status).to.match(/sent|delivered|read/u);
    expect(all.at(-1)?.words).to.contain('Attempt #2');
  });
});
