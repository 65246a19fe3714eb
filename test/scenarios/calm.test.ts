import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { ScenarioStage } from '../support/browser/scenario-stage.ts';

describe('calm', () => {
  let stage: ScenarioStage;
  beforeEach(async () => {
    stage = new ScenarioStage('calm');
    await stage.open();
  });
  afterEach(() => stage.close());

  it('SEND-1.1 the bubble stands at once with "Sending"', async () => {
    await stage.send('on its way');
    const [bubble, ...others] = stage.own('on its way');
    expect(others).to.have.length(0);
    expect(bubble?.status).to.equal('sending');
    expect(bubble?.words).to.contain('Sending');
  });

  it('SEND-1.2 it says "Sent" once the backend has it, in the same bubble, and the ledger agrees', async () => {
    await stage.send('arrives');
    const before = stage.inbox.thread.bubbles.at(-1);
    await stage.pass(1_500);
    expect(stage.inbox.thread.bubbles).to.include(before);
    expect(before?.getAttribute('status')).to.equal('sent');
    expect(stage.own('arrives')).to.have.length(1);
    expect((await stage.ledger()).map(({ text }) => text)).to.deep.equal(['arrives']);
  });

  it('SEND-3.2 the same text twice is two messages, once the question whether that is meant was answered', async () => {
    await stage.send('twice');
    await stage.send('twice');
    await stage.inbox.composer.press('Enter');
    await stage.pass(4_000);
    expect(stage.own('twice')).to.have.length(2);
    expect(await stage.ledger()).to.have.length(2);
  });

  it('SEND-2.3 a reload right after Enter loses nothing and doubles nothing', async () => {
    await stage.send('survives');
    await Promise.resolve();
    await stage.reload();
    await stage.pass(10_000);
    expect(stage.own('survives').map(({ status }) => status)).to.have.length(1);
    expect((await stage.ledger()).map(({ text }) => text)).to.deep.equal(['survives']);
  });

  it('SEND-2.4 a disk that refuses gives the text back and says why; nothing is sent', async () => {
    stage.storage.refuses = true;
    await stage.send('no room');
    await stage.pass(1_000);
    expect(stage.own('no room')).to.have.length(0);
    expect(stage.inbox.composer.field?.value).to.equal('no room');
    expect(stage.inbox.composer.alert).to.not.equal('');
    expect(await stage.ledger()).to.have.length(0);
    stage.storage.refuses = false;
    await stage.inbox.composer.press('Enter');
    await stage.pass(2_000);
    expect((await stage.ledger()).map(({ text }) => text)).to.deep.equal(['no room']);
  });

  it('INBOX-4.1 a draft survives a change of conversation and a reload', async () => {
    await stage.inbox.composer.write('half a thought');
    await stage.pass(1_000);
    const buyer = stage.inbox.list.buyers[0];
    await stage.inbox.list.open(1);
    await stage.pass(1_000);
    expect(stage.inbox.composer.field?.value).to.equal('');
    await stage.reload();
    const row = stage.inbox.list.buyers.indexOf(buyer ?? '');
    await stage.inbox.list.open(row);
    await stage.pass(1_000);
    expect(stage.inbox.composer.field?.value).to.equal('half a thought');
  });

  it('SEND-11.2 what is sent goes to the conversation that was open at the click', async () => {
    const head = stage.inbox.composer.head;
    await stage.send('to the first');
    await stage.inbox.list.open(1);
    await stage.pass(3_000);
    expect(stage.inbox.composer.head).to.not.equal(head);
    const [entry] = await stage.ledger();
    expect(stage.own('to the first')).to.have.length(0);
    expect(entry?.text).to.equal('to the first');
  });
});
