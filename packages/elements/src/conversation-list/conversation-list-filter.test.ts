import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { sampleRows } from '../samples/sample-rows.ts';
import { ConversationListHarness } from './conversation-list.harness.ts';
import { conversationListStates as states } from './conversation-list.states.ts';

class InboxWithMessages extends FakeInbox {
  override messagesOf(id: string) {
    return id === 'c-7' ? [sampleMessage({ text: 'The teak tray, please' })] : [];
  }
}

describe('cs-conversation-list, filtered and searched', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  afterEach(() => stage?.clear());

  const show = async (snapshot: InboxSnapshot = states.full, inlineSize = '322px') => {
    inbox = new InboxWithMessages(snapshot);
    stage = new Stage({ inbox, inlineSize, blockSize: '600px' });
    return new ConversationListHarness(await stage.show('cs-conversation-list'));
  };

  it('INBOX-2.10 the first line of filters counts what each would list', async () => {
    const harness = await show();
    expect(harness.filters).to.deep.equal(['All', 'Not sent 3', 'Unread 47', 'Due soon 3']);
    expect(harness.pressed).to.deep.equal(['All']);
  });

  it('INBOX-2.10 a filter lists what it names, and pressed again everything', async () => {
    const harness = await show();
    await harness.filter('Not sent');
    expect(harness.buyers).to.deep.equal(['Nur Aisyah']);
    expect(harness.pressed).to.deep.equal(['Not sent 3']);
    expect(harness.footer).to.equal('Loaded 10 sessions');
    expect(harness.element.shadowRoot?.querySelector('footer [role=status]')?.textContent).to.equal('1 shown');
    await harness.filter('Not sent');
    expect(harness.buyers).to.have.length(10);
  });

  it('INBOX-2.10 the other filters unfold, and folding them lists everything', async () => {
    const harness = await show();
    await harness.unfold();
    await harness.filter('Priority');
    expect(harness.buyers).to.deep.equal(['陈美玲']);
    await harness.filter('Waiting');
    expect(harness.buyers).to.deep.equal(['Budi Santoso', 'กิตติพงษ์ พ.']);
    await harness.unfold();
    expect(harness.filters).to.have.length(4);
    expect(harness.buyers).to.have.length(10);
  });

  it('INBOX-2.22 a site lists the conversations of its stores', async () => {
    const harness = await show();
    await harness.unfold();
    expect(harness.filters.slice(6)).to.deep.equal(['ID', 'MY', 'PH', 'SG', 'TH', 'VN']);
    await harness.filter('MY');
    expect(harness.buyers).to.deep.equal(['Nur Aisyah', 'Ahmad Muslim', 'أحمد بن علي']);
    expect(harness.filters).to.include('Not sent 3').and.to.include('Unread');
  });

  it('INBOX-2.11 finds by buyer, store, last text, and the text of messages that are here', async () => {
    const harness = await show();
    for (const [query, buyer] of Object.entries({ 'hong nhung': 'Trần Thị Hồng Nhung', สีไม่ตรง: 'สุภาวดี วงศ์สวัสดิ์', 发票: '陈美玲', '44192087': 'أحمد بن علي', 'teak tray': 'Ahmad Muslim' })) {
      await harness.search(query);
      expect(harness.buyers, query).to.deep.equal([buyer]);
    }
    await harness.search('');
    expect(harness.buyers).to.have.length(10);
  });

  const marked = (harness: ConversationListHarness) => [...(harness.rows[0]?.querySelectorAll('mark') ?? [])].map((mark) => mark.textContent);

  it('INBOX-2.25 what was searched for is marked where a row shows it: name, store, site, last text', async () => {
    const harness = await show();
    for (const [query, marks] of Object.entries({ 'hong nhung': ['Hồng', 'Nhung'], สีไม่ตรง: ['สีไม่ตรง'], 'don vn home': ['đơn', 'VN', 'Home'], '44192087': ['4419-2087'] })) {
      await harness.search(query);
      expect(marked(harness), query).to.deep.equal(marks);
    }
    await harness.search('');
    expect(harness.element.shadowRoot?.querySelector('mark')).to.equal(null);
  });

  it('INBOX-2.25 a place far into a text is in sight', async () => {
    const harness = await show();
    for (const query of ['replacement', 'ขอเปลี่ยน', '抬头', 'size 120']) {
      await harness.search(query);
      const mark = harness.rows[0]?.querySelector('.text mark')?.getBoundingClientRect();
      const text = harness.rows[0]?.querySelector('.text')?.getBoundingClientRect();
      expect((mark?.right ?? Infinity) <= (text?.right ?? 0), query).to.equal(true);
    }
  });

  it('INBOX-2.25 found in an older message, that is what the row shows; what is wrong is not said to be of it', async () => {
    const harness = await show();
    await harness.search('teak tray');
    expect(harness.words(0)).to.contain('The teak tray, please').and.not.to.contain('Your parcel');
    expect(marked(harness)).to.deep.equal(['teak', 'tray']);
    stage.clear();
    const other = await show(states['found-beyond']);
    await other.search('kotak rusak');
    const snippets = [...(other.element.shadowRoot?.querySelectorAll<HTMLElement>('.snippet') ?? [])];
    expect(other.buyers).to.deep.equal(['Nur Aisyah', 'Budi Santoso']);
    expect(snippets.map((snippet) => snippet.querySelector('.trouble')?.textContent?.trim())).to.deep.equal(['', '']);
    expect(snippets.map((snippet) => snippet.querySelector('.you')?.textContent ?? '')).to.deep.equal(['', 'You:']);
    expect(snippets.map((snippet) => snippet.lastElementChild?.textContent)).to.deep.equal(['Send Failed (3):', 'Waiting for login:']);
  });

  it('INBOX-2.25 what buyers write stays text, marked or not', async () => {
    const conversations = sampleRows.slice(0, 1).map((row) => ({ ...row, trouble: null, snippet: { text: 'see <b>bold</b> & <img src=x>', direction: 'in' as const } }));
    const harness = await show({ ...states.full, conversations });
    await harness.search('bold');
    expect(harness.rows[0]?.querySelector('.text')?.textContent).to.equal('see <b>bold</b> & <img src=x>');
    expect(harness.rows[0]?.querySelector('.text img, .text b')).to.equal(null);
  });

  it('INBOX-2.23 what an input method has not finished is not searched for', async () => {
    const harness = await show();
    const { field } = harness;
    if (field !== null) field.value = 'mei';
    field?.dispatchEvent(new InputEvent('input', { isComposing: true }));
    await harness.element.updateComplete;
    expect(harness.buyers).to.have.length(10);
    if (field !== null) field.value = '美玲';
    field?.dispatchEvent(new CompositionEvent('compositionend', { data: '美玲' }));
    await harness.element.updateComplete;
    expect(harness.buyers).to.deep.equal(['陈美玲']);
  });

  it('INBOX-2.14 where nothing is found it says so, and each button leads out by one step', async () => {
    const harness = await show();
    stage.view.$storeId.set('s-my');
    await harness.filter('Not sent');
    await harness.search('teak');
    expect(harness.empty).to.deep.equal(['Nothing found for “teak”', 'Clear search', 'Show all', 'All stores and sites']);
    await harness.leaveEmpty('Clear search');
    expect(harness.empty).to.deep.equal(['No conversations here', 'Show all', 'All stores and sites']);
    await harness.leaveEmpty('All stores and sites');
    expect(harness.buyers).to.deep.equal(['Nur Aisyah']);
    stage.view.$storeId.set('s-my');
    await harness.element.updateComplete;
    await harness.leaveEmpty('Show all');
    expect(harness.buyers).to.deep.equal(['Ahmad Muslim', 'أحمد بن علي']);
  });

  it('INBOX-2.13 filter and query stay when everything is fetched anew, and when the tag moves in the page', async () => {
    const harness = await show();
    await harness.filter('Unread');
    await harness.search('shop');
    inbox.$conversations.set(sampleRows.map((row) => ({ ...row })));
    await harness.element.updateComplete;
    expect(harness.buyers).to.deep.equal(['Trần Thị Hồng Nhung']);
    stage.root.append(harness.element);
    await harness.element.updateComplete;
    expect([harness.field?.value, harness.pressed, harness.buyers]).to.deep.equal(['shop', ['Unread 47'], ['Trần Thị Hồng Nhung']]);
  });

  it('INBOX-2.19 what is opened stays in the filtered list though it is read now', async () => {
    const harness = await show();
    await harness.filter('Unread');
    await harness.open(1);
    const read = sampleRows.map((row) => (row.conversation.id === 'c-2' ? { ...row, conversation: { ...row.conversation, unread: 0 } } : row));
    inbox.$conversations.set(read);
    await harness.element.updateComplete;
    expect(harness.buyers).to.include('Trần Thị Hồng Nhung');
    await harness.open(0);
    expect(harness.buyers).not.to.include('Trần Thị Hồng Nhung');
  });

  it('INBOX-2.20 a slash leads to the search, Enter, Arrow Down and an Escape without query back to the rows', async () => {
    const harness = await show();
    for (const key of ['Enter', 'ArrowDown', 'Escape']) {
      harness.element.focus();
      await sendKeys({ press: '/' });
      expect(harness.element.shadowRoot?.activeElement, key).to.equal(harness.field);
      await sendKeys({ press: key });
      expect(harness.focused, key).to.equal(0);
    }
  });

  it('INBOX-2.20 Escape in the search clears it first', async () => {
    const harness = await show();
    harness.field?.focus();
    await sendKeys({ type: 'budi' });
    expect(harness.buyers).to.deep.equal(['Budi Santoso']);
    await sendKeys({ press: 'Escape' });
    expect(harness.buyers).to.have.length(10);
    expect(harness.element.shadowRoot?.activeElement).to.equal(harness.field);
  });

  it('INBOX-2.20 letters typed into the search move nothing', async () => {
    const harness = await show();
    harness.field?.focus();
    await sendKeys({ type: 'ju' });
    expect(harness.element.shadowRoot?.activeElement).to.equal(harness.field);
    expect(harness.field?.value).to.equal('ju');
  });

  it('INBOX-2.20 U leads to the next unread one, around the end', async () => {
    const harness = await show();
    harness.element.focus();
    const stops: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      await sendKeys({ press: 'u' });
      stops.push(harness.focused);
    }
    expect(stops).to.deep.equal([1, 2, 4, 6, 1]);
  });

  it('INBOX-2.20 letters count by their key where the keyboard has no Latin ones', async () => {
    const harness = await show();
    harness.element.focus();
    harness.rows[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: '่', code: 'KeyJ', bubbles: true, composed: true }));
    await harness.element.updateComplete;
    await harness.element.updateComplete;
    expect(harness.tabStops).to.deep.equal([1]);
  });

  it('INBOX-2.15 a deadline of another day says which day; one that is over says for how long', async () => {
    const due = (hours: number) => sampleRows.slice(0, 1).map((row) => ({ ...row, conversation: { ...row.conversation, replyDueAt: sampleNow + hours * 3_600_000 } }));
    const harness = await show({ ...states.full, conversations: due(30) });
    const chip = () => harness.element.shadowRoot?.querySelector<HTMLElement>('.chip');
    expect(chip()?.innerText.trim()).to.match(/^Due Nov 2\d, \d\d:\d\d$/u);
    for (const [hours, said, tone] of [[-1, 'Overdue 1 hr', 'overdue'], [-50, 'Overdue 2 days', 'overdue'], [2.9, 'Due', 'soon'], [3.1, 'Due', 'later']] as const) {
      inbox.$conversations.set(due(hours));
      await harness.element.updateComplete;
      expect(chip()?.innerText).to.contain(said);
      expect(chip()?.className).to.contain(tone);
    }
  });
});
