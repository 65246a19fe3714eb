import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { ScenarioStage } from '../support/browser/scenario-stage.ts';

/** The platform neither deduplicates nor looks up, and the second message gets lost on the way there. */
describe('nobody-knows', () => {
  let stage: ScenarioStage;
  beforeEach(async () => {
    stage = new ScenarioStage('nobody-knows');
    await stage.open();
    await stage.send('one');
    await stage.pass(2_000);
    await stage.send('two');
    await stage.pass(2_000);
    await stage.send('three');
    await stage.pass(120_000);
  });
  afterEach(() => stage.close());

  const texts = async () => (await stage.ledger()).map(({ text }) => text);

  it('SEND-4.50 it is not sent again by itself: a person is asked, and what follows waits', async () => {
    expect(stage.own('two')[0]?.words).to.contain('Nobody can tell whether it arrived').and.to.contain('it may arrive twice');
    expect(await texts()).to.deep.equal(['one']);
  });

  it('SEND-4.50 "Send again" sends it, and those behind it follow', async () => {
    await stage.press('two', 'Send again');
    await stage.pass(10_000);
    expect(await texts()).to.deep.equal(['one', 'two', 'three']);
  });

  it('SEND-4.50 "Send the following anyway" lets them go; it stays as it is', async () => {
    await stage.press('two', 'Send the following anyway');
    await stage.pass(10_000);
    expect(await texts()).to.deep.equal(['one', 'three']);
    expect(stage.own('two')[0]?.status).to.equal('unconfirmed');
  });

  it('SEND-4.50 "Discard" gives it up, and those behind it follow', async () => {
    await stage.press('two', 'Discard');
    await stage.pass(10_000);
    expect(stage.own('two')).to.deep.equal([]);
    expect(await texts()).to.deep.equal(['one', 'three']);
  });
});
