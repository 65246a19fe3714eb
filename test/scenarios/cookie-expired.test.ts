import '@cs-inbox/elements/define';
import { expect } from 'chai';
import type { CsReloginEvent } from '@cs-inbox/elements';
import { ScenarioStage } from '../support/browser/scenario-stage.ts';

/** What the rail says of the store, by the status with which its login is refused. */
const said = { 401: 'Expired', 403: 'Requires relogin' } as const;

for (const status of [401, 403] as const) {
  /** The scenario loses the login of the second message's store. */
  describe(`cookie-expired-${status}`, () => {
    let stage: ScenarioStage;
    beforeEach(async () => {
      stage = new ScenarioStage(`cookie-expired-${status}`);
      await stage.open();
      await stage.send('one');
      await stage.pass(2_000);
      await stage.send('two');
      await stage.send('three');
      await stage.pass(5_000);
    });
    afterEach(() => stage.close());

    it('FAIL-3.1 the message that met it says "Send Failed", what to do, and that it goes after the login', () => {
      const [two] = stage.own('two');
      expect(two?.status).to.equal('failed');
      expect(two?.words).to.contain('Send Failed').and.to.contain('Update store login info or reauthorize');
      expect(two?.words).to.contain('Resends after login').and.to.contain('Log in again');
    });

    it(`FAIL-10.1 what comes after it waits for the login, and the rail says "${said[status]}"`, async () => {
      expect(stage.own('three')[0]?.status).to.equal('waiting');
      expect(stage.own('three')[0]?.words).to.contain('Waiting for login');
      expect(stage.inbox.rail.words.join(' ')).to.contain(said[status]);
      expect((await stage.ledger()).map(({ text }) => text)).to.deep.equal(['one']);
    });

    it('FAIL-10.2 "Log in again" tells the host which store; after the login all go in order, each once', async () => {
      const asked: CsReloginEvent[] = [];
      stage.inbox.element.addEventListener('cs-relogin', (event) => asked.push(event));
      await stage.press('two', 'Log in again');
      const [{ detail }] = asked as [CsReloginEvent];
      await stage.command({ do: 'log-in', storeId: detail.storeId });
      await stage.pass(8_000);
      expect((await stage.ledger()).map(({ text }) => text)).to.deep.equal(['one', 'two', 'three']);
      expect(stage.own('two')[0]?.status).to.match(/sent|delivered|read/u);
      expect(stage.inbox.rail.words.join(' ')).to.not.contain(said[status]);
    });

    it('FAIL-10.2 nothing of it is tried again before that', async () => {
      await stage.pass(300_000);
      expect((await stage.ledger()).map(({ text }) => text)).to.deep.equal(['one']);
      expect(stage.own('two')[0]?.status).to.equal('failed');
    });
  });
}
