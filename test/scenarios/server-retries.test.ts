import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { ScenarioStage } from '../support/browser/scenario-stage.ts';

const DAY_MS = 86_400_000;

/** The second message is refused, and the backend itself sends it again in the morning. */
describe('server-retries', () => {
  let stage: ScenarioStage;
  beforeEach(async () => {
    stage = new ScenarioStage('server-retries');
    await stage.open();
    await stage.send('one');
    await stage.pass(2_000);
    await stage.send('two');
    await stage.pass(2_000);
  });
  afterEach(() => stage.close());

  it('AUTO-1.10 the bubble says that the server does it; it may be retried before', () => {
    const [two] = stage.own('two');
    expect(two?.status).to.equal('failed');
    expect(two?.words).to.contain('Retried by the server every morning').and.to.contain('Retry');
  });

  it('AUTO-4.1 the server sends it in the morning, the page does not; whoever comes back sees it sent', async () => {
    const { head } = stage.inbox.thread;
    stage.inbox.element.remove();
    await stage.clock.advance(DAY_MS);
    await stage.reload();
    for (let index = 1; index < 40 && stage.inbox.thread.head !== head; index++) await stage.inbox.list.open(index);
    await stage.pass(2_000);
    expect((await stage.ledger()).filter(({ attempt }) => attempt === null).map(({ text }) => text)).to.deep.equal(['two']);
    expect(stage.own('two').map(({ status }) => status === 'failed')).to.deep.equal([false]);
  });
});
