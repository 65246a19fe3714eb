import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { ScenarioStage } from '../support/browser/scenario-stage.ts';

describe('sending that is held back', () => {
  let stage: ScenarioStage;
  afterEach(() => stage.close());

  const texts = async () => (await stage.ledger()).map(({ text }) => text);
  const open = async (name: string, given = {}) => {
    stage = new ScenarioStage(name, 1, given);
    await stage.open();
  };

  it('SEND-12.13 while a store is paused nothing goes to it, also after a reload; then all of it, in order', async () => {
    await open('calm');
    stage.inbox.thread.pause?.click();
    await stage.send('one');
    await stage.send('two');
    await stage.pass(5_000);
    expect(stage.own('one')[0]?.words).to.contain('Sending paused');
    const busy = stage.inbox.thread.head;
    await stage.reload();
    for (let index = 1; stage.inbox.thread.head !== busy; index++) await stage.inbox.list.open(index);
    await stage.pass(5_000);
    expect(await texts()).to.deep.equal([]);
    expect(stage.inbox.thread.pause?.innerText.trim()).to.equal('Resume');
    await stage.press('one', 'Resume');
    await stage.pass(5_000);
    expect(await texts()).to.deep.equal(['one', 'two']);
  });

  it('SEND-12.10 what waits can be taken back: with its text, or for good; the others go', async () => {
    await open('calm');
    stage.setOnline(false);
    await stage.send('one');
    await stage.send('two');
    await stage.send('three');
    await stage.pass(1_000);
    await stage.press('one', 'Cancel sending');
    await stage.press('two', 'Edit');
    await stage.pass(500);
    expect([stage.own('one'), stage.own('two')]).to.deep.equal([[], []]);
    expect(stage.inbox.composer.field?.value).to.equal('two');
    stage.setOnline(true);
    await stage.pass(10_000);
    expect(await texts()).to.deep.equal(['three']);
  });

  it('SEND-12.11 what has waited longer than the host allows is asked about, and goes at a person\'s word', async () => {
    await open('calm', { staleAfterMs: 60_000 });
    stage.setOnline(false);
    await stage.send('one');
    await stage.pass(90_000);
    stage.setOnline(true);
    await stage.pass(20_000);
    expect(stage.own('one')[0]?.words).to.match(/Not sent yet · It has waited since \d\d:\d\d\. Send it\?/u);
    expect(await texts()).to.deep.equal([]);
    await stage.press('one', 'Send');
    await stage.pass(5_000);
    expect(await texts()).to.deep.equal(['one']);
  });

  it('SEND-12.11 where a colleague has answered meanwhile, it is asked about', async () => {
    await open('colleague-answers');
    await stage.pass(6_000);
    await stage.send('one');
    await stage.pass(90_000);
    expect(stage.own('one')[0]?.words).to.contain('Somebody has answered since. Send it all the same?');
    expect(await texts()).to.deep.equal([]);
    await stage.press('one', 'Discard');
    await stage.pass(5_000);
    expect(await texts()).to.deep.equal([]);
    expect(stage.own('one')).to.deep.equal([]);
  });
});
