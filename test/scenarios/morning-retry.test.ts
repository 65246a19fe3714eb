import '@cs-inbox/elements/define/usual.js';
import { expect } from 'chai';
import type { CsInbox } from '@cs-inbox/elements';
import { ScenarioStage } from '../support/browser/scenario-stage.ts';

/** The second message uses up what its store may send in one day. */
describe('morning-retry', () => {
  let stage: ScenarioStage;
  afterEach(() => stage.close());

  const fail = async (given: Partial<CsInbox> = {}) => {
    stage = new ScenarioStage('morning-retry', 1, given);
    await stage.open();
    await stage.send('one');
    await stage.pass(2_000);
    await stage.send('two');
    await stage.pass(2_000);
    expect(stage.own('two')[0]?.status).to.equal('failed');
    return stage.own('two')[0]?.words ?? '';
  };

  it('AUTO-1.10 what fails for the day says when it is retried by itself', async () => {
    expect(await fail()).to.match(/Next automatic retry: .*\d\d:\d\d/u);
  });

  it('AUTO-1.11 the host says at what time, or that it is not done', async () => {
    expect(await fail({ automaticRetry: 'off' })).not.to.contain('Next automatic retry');
    stage.close();
    const usual = await fail({ automaticRetry: 'half past eight' });
    stage.close();
    const later = await fail({ automaticRetry: '23:40' });
    expect(usual).to.contain('Next automatic retry');
    expect(later).to.contain('Next automatic retry').and.not.to.equal(usual);
  });

  it('RETRY-6.10 its history tells the attempt, also after a reload', async () => {
    await fail();
    await stage.press('two', 'History (1)');
    expect(stage.own('two')[0]?.words).to.match(/Attempt #1 · \d\d:\d\d:\d\d · First Refused · Daily limit of this store reached/u);
    const { head } = stage.inbox.thread;
    await stage.reload();
    for (let index = 1; index < 40 && stage.inbox.thread.head !== head; index++) await stage.inbox.list.open(index);
    await stage.pass(100);
    await stage.press('two', 'History (1)');
    expect(stage.own('two')[0]?.words).to.match(/Attempt #1/u);
  });
});
