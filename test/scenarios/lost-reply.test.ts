import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { ScenarioStage } from '../support/browser/scenario-stage.ts';

describe('lost-reply', () => {
  let stage: ScenarioStage;
  beforeEach(async () => {
    stage = new ScenarioStage('lost-reply');
    await stage.open();
    await stage.send('the first arrives');
    await stage.pass(3_000);
  });
  afterEach(() => stage.close());

  /** Sends, and lets time pass until the lost answer is noticed. */
  async function loseReply(text: string): Promise<Set<string>> {
    const seen = new Set<string>();
    await stage.send(text);
    for (let i = 0; i < 200 && stage.own(text)[0]?.status !== 'unconfirmed'; i++) {
      seen.add(stage.own(text)[0]?.status ?? 'gone');
      await stage.pass(10);
    }
    seen.add(stage.own(text)[0]?.status ?? 'gone');
    return seen;
  }

  it('SEND-4.1 the lost answer is "Unconfirmed", never "Send Failed"', async () => {
    const seen = await loseReply('who knows');
    expect([...seen]).to.deep.equal(['sending', 'unconfirmed']);
    const [bubble] = stage.own('who knows');
    expect(bubble?.words).to.contain('Unconfirmed').and.to.contain('Network connection interrupted');
    expect(bubble?.words).to.contain('Check local network and proxy IP connectivity');
    expect(bubble?.words).to.not.contain('Send Failed');
  });

  it('SEND-4.3 it ends as "Sent", and the buyer has it once', async () => {
    await loseReply('heals');
    await stage.pass(10_000);
    expect(stage.own('heals').map(({ status }) => status)).to.satisfy(
      (all: string[]) => all.length === 1 && ['sent', 'delivered', 'read'].includes(all[0] ?? ''),
    );
    expect((await stage.ledger()).map(({ text }) => text)).to.deep.equal(['the first arrives', 'heals']);
  });

  it('SEND-2.3 a reload while nobody knows loses nothing and doubles nothing', async () => {
    await loseReply('and then a reload');
    await stage.reload();
    await stage.pass(10_000);
    expect((await stage.ledger()).map(({ text }) => text)).to.deep.equal(['the first arrives', 'and then a reload']);
  });

  it('SEND-6.1 what is sent behind it waits for it', async () => {
    await loseReply('uncertain');
    await stage.send('behind it');
    expect(stage.own('behind it')[0]?.status).to.equal('queued');
    await stage.pass(15_000);
    expect((await stage.ledger()).map(({ text }) => text)).to.deep.equal(['the first arrives', 'uncertain', 'behind it']);
  });

  it('SEND-4.6 "Check now" tells at once', async () => {
    await loseReply('asked about');
    await stage.press('asked about', 'Check now');
    await stage.pass(1_000);
    expect(stage.own('asked about')[0]?.status).to.be.oneOf(['sent', 'delivered']);
    expect(await stage.ledger()).to.have.length(2);
  });
});
