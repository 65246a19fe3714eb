import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { axeFindings } from '../../../../test/support/browser/axe-findings.ts';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { InboxHarness } from '../inbox/inbox.harness.ts';
import { inboxStates } from '../inbox/inbox.states.ts';
import { KeyHelpHarness } from './key-help.harness.ts';

describe('cs-key-help', () => {
  let stage: Stage;
  afterEach(() => stage.clear());

  const show = async (sendKey: 'ctrl-enter' | null = null) => {
    stage = new Stage({ inlineSize: '1200px', blockSize: '700px' });
    const inbox = new InboxHarness(await stage.show('cs-inbox', { inbox: new FakeInbox(inboxStates.thread), sendKey }));
    return { inbox, help: new KeyHelpHarness(inbox.find('cs-key-help')) };
  };

  it('INBOX-8.10 "?" opens the help from list and messages, Escape leads back to where it was pressed', async () => {
    const { inbox, help } = await show();
    inbox.thread.log.focus();
    await sendKeys({ press: '?' });
    await settled(help.element);
    expect([help.isOpen, help.title]).to.deep.equal([true, 'Keyboard']);
    expect(await axeFindings(help.element)).to.deep.equal([]);
    await sendKeys({ press: 'Escape' });
    await help.element.updateComplete;
    expect([help.isOpen, inbox.thread.element.shadowRoot?.activeElement === inbox.thread.log]).to.deep.equal([false, true]);
  });

  it('INBOX-8.10 in a field "?" is a letter, and with Ctrl somebody else\'s', async () => {
    const { inbox, help } = await show();
    inbox.composer.field?.focus();
    await sendKeys({ press: '?' });
    expect([help.isOpen, inbox.composer.field?.value]).to.deep.equal([false, '?']);
    inbox.thread.log.dispatchEvent(new KeyboardEvent('keydown', { key: '?', ctrlKey: true, bubbles: true, composed: true }));
    await settled(help.element);
    expect(help.isOpen).to.equal(false);
  });

  it('INBOX-8.12 letters that are typed in the field, or pressed beside the messages, do nothing to any message', async () => {
    stage = new Stage({ inlineSize: '1200px', blockSize: '700px' });
    const behind = new FakeInbox(inboxStates.thread);
    const inbox = new InboxHarness(await stage.show('cs-inbox', { inbox: behind }));
    inbox.composer.field?.focus();
    await sendKeys({ type: 'rech' });
    inbox.thread.log.focus();
    await sendKeys({ type: 'rech' });
    expect(inbox.composer.field?.value).to.equal('rech');
    expect([...behind.given('retry'), ...behind.given('edit')]).to.deep.equal([]);
  });

  it('INBOX-8.11 names every key of list, messages and field, and what sends as it is set', async () => {
    const { help } = await show();
    await help.press();
    expect(help.keys.get('J ↓')).to.equal('Next conversation');
    expect(help.keys.get('U')).to.equal('Next unread conversation');
    expect(['R', 'E', 'C', 'H', '↑ ↓'].map((key) => help.keys.get(key))).to.deep.equal(['Retry', 'Edit', 'Copy', 'History', 'Next or previous message that needs attention']);
    const places = [...(help.element.shadowRoot?.querySelectorAll('h3') ?? [])].map((place) => place.innerText);
    expect(places).to.deep.equal(['Conversations', 'Messages', 'On a message', 'In the field']);
    expect([help.keys.get('Enter'), help.keys.get('Shift+Enter')]).to.deep.equal(['Send', 'New line']);
    stage.clear();
    const other = (await show('ctrl-enter')).help;
    await other.press();
    expect([other.keys.get('Ctrl+Enter'), other.keys.get('Enter')]).to.deep.equal(['Send', 'New line']);
  });
});
