import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { ScenarioStage } from '../support/browser/scenario-stage.ts';

/** With the second attempt all connections hang for 40 s: no byte comes back. */
describe('stuck-sending', () => {
  let stage: ScenarioStage;
  beforeEach(async () => {
    stage = new ScenarioStage('stuck-sending');
    await stage.open();
    await stage.send('one');
    await stage.pass(2_000);
    await stage.send('two');
  });
  afterEach(() => stage.close());

  it('SEND-7.10 at 10 s it hints that sync may be abnormal, with "Refresh list"', async () => {
    await stage.pass(9_000);
    expect(stage.own('two')[0]?.words).not.to.contain('Taking long');
    await stage.pass(2_000);
    expect(stage.own('two')[0]?.status).to.equal('sending');
    expect(stage.own('two')[0]?.words).to.contain('Taking long. Sync may be abnormal.').and.to.contain('Refresh list');
  });

  it('SEND-7.11 at 30 s it is unconfirmed and "Sending over 30 s", in its strip and in the bar', async () => {
    await stage.pass(32_000);
    expect(stage.own('two')[0]?.status).to.equal('unconfirmed');
    expect(stage.own('two')[0]?.words).to.contain('Sending over 30 s').and.to.contain('Restart panel');
    expect(stage.inbox.banner.words).to.contain('1 message sending over 30 s');
  });

  it('SEND-7.14 "Restart panel" keeps conversation, draft and place, and each message arrives once', async () => {
    await stage.inbox.composer.write('half a sentence');
    await stage.pass(32_000);
    const { head } = stage.inbox.thread;
    const opened: unknown[] = [];
    stage.inbox.element.addEventListener('cs-conversation-open', ({ detail }) => opened.push(detail.conversationId));
    await stage.press('two', 'Restart panel');
    await stage.pass(100);
    expect(stage.inbox.thread.head).to.equal(head);
    expect(opened).to.deep.equal([]);
    expect(stage.own('one')).to.have.length(1);
    expect(stage.own('two').map(({ status }) => status)).to.deep.equal(['unconfirmed']);
    expect(stage.inbox.composer.field?.value).to.equal('half a sentence');
    await stage.pass(60_000);
    expect(stage.own('two')[0]?.status).to.match(/sent|delivered|read/u);
    expect((await stage.ledger()).map(({ text }) => text)).to.deep.equal(['one', 'two']);
  });

  it('SEND-7.16 a reload does not begin its time anew', async () => {
    await stage.pass(8_000);
    await stage.reload();
    expect(stage.own('two')[0]?.words).to.contain('Taking long. Sync may be abnormal.');
  });
});
