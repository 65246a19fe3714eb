import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { ScenarioStage } from '../support/browser/scenario-stage.ts';

/** The scenario throttles the store of the second message for 20 s and says so. */
describe('throttled-store', () => {
  let stage: ScenarioStage;
  beforeEach(async () => {
    stage = new ScenarioStage('throttled-store');
    await stage.open();
    await stage.send('one');
    await stage.pass(2_000);
    await stage.send('two');
    await stage.pass(2_000);
  });
  afterEach(() => stage.close());

  it('FAIL-2.1 the message that met it says "Send Failed", what to do, and when it goes again', () => {
    const [two] = stage.own('two');
    expect(two?.status).to.equal('failed');
    expect(two?.words).to.contain('Send Failed').and.to.contain('Wait briefly before resending, or switch stores');
    expect(two?.words).to.match(/Resends in 0:1\d/u);
  });

  it('FAIL-2.1 what is sent to the store meanwhile waits, and says when it goes', async () => {
    await stage.send('three');
    await stage.pass(1_000);
    expect(stage.own('three')[0]?.status).to.equal('waiting');
    expect(stage.own('three')[0]?.words).to.match(/Sends in 0:1\d/u);
    expect((await stage.ledger()).map(({ text }) => text)).to.deep.equal(['one']);
  });

  it('FAIL-8.3 it counts down, goes by itself at its time, in order, each once', async () => {
    await stage.send('three');
    await stage.pass(12_000);
    expect(stage.own('two')[0]?.words).to.match(/Resends in 0:0\d/u);
    await stage.pass(10_000);
    expect(stage.own('two')[0]?.status).to.match(/sent|delivered|read/u);
    expect((await stage.ledger()).map(({ text }) => text)).to.deep.equal(['one', 'two', 'three']);
  });

  it('FAIL-8.3 a reload in the middle changes nothing of that', async () => {
    const busy = stage.inbox.thread.head;
    await stage.reload();
    for (let index = 1; stage.inbox.thread.head !== busy; index++) await stage.inbox.list.open(index);
    expect(stage.own('two')[0]?.status).to.equal('failed');
    await stage.pass(22_000);
    expect((await stage.ledger()).map(({ text }) => text)).to.deep.equal(['one', 'two']);
  });

  it('FAIL-8.3 another store goes on', async () => {
    const busy = stage.inbox.thread.head;
    let index = 1;
    do await stage.inbox.list.open(index++);
    while (storeIn(stage.inbox.thread.head) === storeIn(busy));
    await stage.pass(500);
    await stage.send('elsewhere');
    await stage.pass(2_000);
    expect((await stage.ledger()).map(({ text }) => text)).to.deep.equal(['one', 'elsewhere']);
  });
});

/** Store and site, as the head of a thread names them behind the buyer. */
function storeIn(head: string): string {
  return /Aster \w+ [A-Z]{2}/u.exec(head.replaceAll(/\s+/gu, ' '))?.[0] ?? head;
}
