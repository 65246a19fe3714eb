import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { ScenarioStage } from '../support/browser/scenario-stage.ts';

const bad = 'Add me on WhatsApp';

describe('content-violation', () => {
  let stage: ScenarioStage;
  beforeEach(async () => {
    stage = new ScenarioStage('content-violation');
    await stage.open();
    await stage.send(bad);
    await stage.send('Your parcel is on its way');
    await stage.pass(3_000);
  });
  afterEach(() => stage.close());

  it('FAIL-4.1 it says "Send Failed", what to do, and which words were found', () => {
    const [message] = stage.own(bad);
    expect(message?.status).to.equal('failed');
    expect(message?.words).to.contain('Send Failed').and.to.contain('Modify message content and retry').and.to.contain('WhatsApp');
  });

  it('FAIL-8.5 it holds nobody up, and is never sent again', async () => {
    await stage.pass(120_000);
    expect((await stage.ledger()).map(({ text }) => text)).to.deep.equal(['Your parcel is on its way']);
    expect(stage.own(bad)[0]?.status).to.equal('failed');
  });

  it('RETRY-7.4 "Edit" puts its text into the composer; what is sent then takes its place', async () => {
    await stage.press(bad, 'Edit');
    expect(stage.inbox.composer.field?.value).to.equal(bad);
    await stage.send('Add me here');
    await stage.pass(3_000);
    expect((await stage.ledger()).map(({ text }) => text)).to.deep.equal(['Your parcel is on its way', 'Add me here']);
    expect(stage.own(bad)).to.have.length(0);
    expect(stage.own('Add me here')).to.have.length(1);
  });
});
