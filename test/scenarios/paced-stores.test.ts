import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { ScenarioStage } from '../support/browser/scenario-stage.ts';

/** Each store takes one message in 4 seconds and says so; from second 12 to second 20 the network is gone. */
describe('paced-stores', () => {
  let stage: ScenarioStage;
  beforeEach(async () => {
    stage = new ScenarioStage('paced-stores');
    await stage.open();
  });
  afterEach(() => stage.close());

  const statuses = () => ['one', 'two', 'three', 'four'].map((text) => stage.own(text)[0]?.status);
  const isQueued = (status: string | null | undefined) => status === 'queued';

  it('SEND-10.2 what is written at once leaves one after the other, and what waits says that it goes in its turn', async () => {
    for (const text of ['one', 'two', 'three', 'four']) await stage.send(text);
    await stage.pass(2_000);
    expect(statuses().slice(1)).to.deep.equal(['queued', 'queued', 'queued']);
    expect(stage.own('four')[0]?.words).to.contain('Goes in its turn');
    await stage.pass(4_200);
    expect(statuses().filter(isQueued)).to.have.length(2);
  });

  it('SEND-10.1 nothing is throttled, and after the time without network the rest leaves at that pace too', async () => {
    await stage.pass(9_500);
    for (const text of ['one', 'two', 'three', 'four']) await stage.send(text);
    await stage.pass(40_000);
    const ledger = await stage.ledger();
    expect(ledger.map(({ text }) => text)).to.deep.equal(['one', 'two', 'three', 'four']);
    const gaps = ledger.slice(1).map(({ at }, i) => at - (ledger[i]?.at ?? 0));
    expect(Math.min(...gaps)).to.be.at.least(4_000);
    expect(stage.own('four')[0]?.words).not.to.contain('Attempt');
  });
});
