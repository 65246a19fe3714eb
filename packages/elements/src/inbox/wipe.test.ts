import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { FakePorts } from '../../../../test/support/browser/fake-ports.ts';
import { KeptStorage } from '../../../../test/support/browser/kept-storage.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { InboxHarness } from './inbox.harness.ts';

describe('cs-inbox.wipe()', () => {
  let stage: Stage;
  afterEach(() => stage.clear());

  const show = async () => {
    stage = new Stage({ inlineSize: '1200px', blockSize: '700px' });
    const disk = new KeptStorage();
    disk.rows.set('draft:c1', { v: 1, text: 'half a' });
    const ports = Object.assign(new FakePorts(), { storage: disk.open() });
    const element = await stage.show('cs-inbox', { ports });
    return { disk, element, harness: new InboxHarness(element) };
  };

  it('EMBED-1.5 resolves when nothing is on the disk any more, and the inbox says why it is empty', async () => {
    const { disk, element, harness } = await show();
    expect(await element.wipe()).to.equal(true);
    await settled(element);
    expect([disk.rows.size, harness.banner.words]).to.deep.equal([0, 'Signed out: nothing is sent or kept here until this page is reloaded.']);
    expect(await element.wipe()).to.equal(true);
  });

  it('EMBED-1.5 says that it did not where no inbox is open', async () => {
    const { disk, element } = await show();
    element.remove();
    await settled(element);
    expect([await element.wipe(), disk.rows.size]).to.deep.equal([false, 1]);
  });
});
