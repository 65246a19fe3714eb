import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { ScenarioStage } from '../support/browser/scenario-stage.ts';

/** With the second message the platform fails for 15 seconds. */
describe('platform-fault', () => {
  let stage: ScenarioStage;
  beforeEach(async () => {
    stage = new ScenarioStage('platform-fault');
    await stage.open();
    await stage.send('one');
    await stage.pass(2_000);
    await stage.send('two');
    await stage.pass(2_000);
    await stage.send('three');
    await stage.pass(500);
  });
  afterEach(() => stage.close());

  it('FAIL-6.1 the bubble says whose fault it is, that nothing was sent, and when it goes again; the next one waits', () => {
    const [two] = stage.own('two');
    expect(two?.status).to.equal('failed');
    expect(two?.words).to.contain('Fault at the platform, nothing was sent').and.to.match(/Resends in 0:\d\d/u);
    expect(stage.own('three')[0]?.status).to.equal('waiting');
  });

  it('FAIL-6.2 it goes by itself once the platform is back, after a second wait that is longer, and the next one follows', async () => {
    await stage.pass(26_000);
    expect((await stage.ledger()).map(({ text }) => text)).to.deep.equal(['one', 'two', 'three']);
    expect(stage.own('two')[0]?.words).to.match(/Attempt #3/u);
  });
});
