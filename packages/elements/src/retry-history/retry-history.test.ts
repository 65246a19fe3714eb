import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { axeFindings } from '../../../../test/support/browser/axe-findings.ts';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { MessageBubbleHarness } from '../message-bubble/message-bubble.harness.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { sampleWords } from '../samples/sample-words.ts';
import { RetryHistoryHarness } from './retry-history.harness.ts';
import { retryHistoryStates as states } from './retry-history.states.ts';

describe('cs-retry-history', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  afterEach(() => stage?.clear());

  const show = async (name: keyof typeof states, given: ConstructorParameters<typeof Stage>[0] = {}) => {
    inbox = new FakeInbox();
    stage = new Stage({ inbox, inlineSize: '1000px', ...given });
    return new RetryHistoryHarness(await stage.show('cs-retry-history', states[name]));
  };
  const timeless = (cell: string) => cell.replace(/\d\d:\d\d:\d\d/u, 'T');

  for (const theme of ['light', 'dark'] as const) {
    for (const inlineSize of ['1000px', '320px']) {
      it(`INBOX-8.2 axe finds nothing in any state, ${theme}, ${inlineSize}`, async () => {
        const findings: string[] = [];
        for (const name of Object.keys(states) as (keyof typeof states)[]) {
          const { element } = await show(name, { theme, inlineSize, words: sampleWords.ar });
          findings.push(...(await axeFindings(element)).map((finding) => `${name}: ${finding}`));
          stage.clear();
        }
        expect(findings).to.deep.equal([]);
      });
    }
  }

  it('RETRY-6.20 a table says of each attempt its number, time, what set it off, who, the reason, outcome, cause, code and request', async () => {
    const harness = await show('by-hand');
    expect(harness.columns).to.deep.equal(['Attempt', 'Time', 'Set off', 'By', 'Reason', 'Outcome', 'Cause', 'Code', 'Request']);
    const cause = 'The platform gave a reason that we do not know';
    const lost = 'Network connection interrupted';
    expect(harness.attempts.map((cells) => cells.map(timeless))).to.deep.equal([
      ['#1', 'T', 'First', '', '', 'Refused', cause, 'E9041', 'req-81bc'],
      ['#2', 'T', 'By hand', 'Mei Lin', 'The buyer asks again', 'Refused', cause, 'E9041', ''],
      ['', 'T', 'Automatic', '', '', 'Did not leave', lost, 'offline', ''],
      ['#3', 'T', 'Network back', '', '', 'No answer', lost, 'deadline', ''],
      ['#4', 'T', 'By hand', 'Mei Lin', '', 'Refused', cause, 'E9041', ''],
    ]);
  });

  it('RETRY-6.20 on another day the day is said too, and a long one scrolls by keyboard', async () => {
    const harness = await show('long');
    expect(harness.attempts[0]?.[1]).to.match(/^\w{3}, \w{3} \d+ \d\d:\d\d:\d\d$/u);
    expect(harness.attempts[48]?.[1]).to.match(/^Yesterday /u);
    expect(harness.scroller?.tabIndex).to.equal(0);
    expect(harness.scroller?.scrollHeight).to.be.above(1_000);
    expect(harness.scroller?.clientHeight).to.be.below(500);
  });

  it('RETRY-6.20 one that is on its way says so; one that has never left too', async () => {
    expect((await show('sending')).attempts.at(-1)?.slice(2, 6)).to.deep.equal(['By hand', 'Mei Lin', '', 'Sending']);
    stage.clear();
    expect((await show('never-left')).text).to.equal('It has not left yet.');
  });

  it('RETRY-6.20 where it is narrow, each attempt is a block that names what is not plain, and nothing is cut off', async () => {
    const harness = await show('by-hand', { inlineSize: '300px' });
    expect(harness.scroller?.scrollWidth).to.be.at.most(harness.scroller?.clientWidth ?? 0);
    const reason = harness.element.shadowRoot?.querySelectorAll('td.reason')[1];
    expect(getComputedStyle(reason ?? harness.element, '::before').content).to.contain('Reason');
    expect(getComputedStyle(harness.element.shadowRoot?.querySelector('td.empty') ?? harness.element).display).to.equal('none');
  });

  const next: readonly (readonly [keyof typeof states, readonly RegExp[]])[] = [
    ['every-morning', [/^Next automatic retry: Tomorrow|^Next automatic retry: \w{3}, \w{3} \d+ \d\d:\d\d$/u, /^1 of 3 automatic attempts used\.$/u]],
    ['by-the-server', [/^Retried by the server every morning$/u, /^0 of 3 automatic attempts used\.$/u]],
    ['used-up', [/^Automatic retry has stopped after 3 attempts\. It can still be retried by hand\.$/u]],
    ['counting-down', [/^Resends in 0:42$/u]],
    ['after-login', [/^Resends after login$/u]],
    ['by-hand', [/^Nothing sends it by itself\. It can be retried by hand\.$/u]],
    ['never', [/^It is never sent again by itself\.$/u, /^A newer message was sent at \d\d:\d\d$/u]],
    ['sending', [/^Sending$/u]],
    ['queued', [/^Goes in its turn$/u]],
    ['unconfirmed', [/^Checked by itself, never sent twice$/u]],
    ['arrived', [/^It has arrived\. Nothing more is sent\.$/u]],
  ];
  for (const [name, sentences] of next) {
    it(`RETRY-6.21 says what the machine does next and when: ${name}`, async () => {
      const harness = await show(name);
      expect(harness.next).to.have.length(sentences.length);
      harness.next.forEach((sentence, i) => expect(sentence).to.match(sentences[i] ?? /^$/u));
    });
  }

  it('RETRY-6.21 it counts down', async () => {
    const harness = await show('counting-down');
    inbox.$tick.set(sampleNow + 2_000);
    await settled(harness.element);
    expect(harness.next).to.deep.equal(['Resends in 0:40']);
  });

  it('RETRY-6.22 "Copy for support" holds key, conversation, times in UTC, codes and request ids, in every language alike, and not the text', async () => {
    const copies: string[] = [];
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text: string) => void copies.push(text) } });
    for (const words of [sampleWords.en, sampleWords.ar]) {
      const harness = await show('by-hand', { words });
      await harness.copy();
      expect(harness.said).to.equal(words.copied);
      stage.clear();
    }
    Reflect.deleteProperty(navigator, 'clipboard');
    const { bubble } = states['by-hand'];
    expect(copies[0]).to.equal(copies[1]);
    expect(copies[0]).to.contain(`message: ${bubble?.key}\nconversation: c-0\nstate: failed\n`);
    expect(copies[0]).to.match(/#1 · 2026-11-21T\d\d:\d\d:\d\d\.\d{3}Z · \d+ ms · first · refused · unknown · code E9041 · request req-81bc/u);
    expect(copies[0]).to.contain('by Mei Lin');
    expect(copies[0]).not.to.contain(bubble?.text);
  });

  it('RETRY-6.22 where the page may not write the clipboard, the attempts are chosen and it says so', async () => {
    const harness = await show('by-hand');
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    await harness.copy();
    Reflect.deleteProperty(navigator, 'clipboard');
    expect(harness.said).to.equal('Text selected, ready to be copied');
  });

  it('RETRY-6.23 the "History" of a bubble shows it where the page carries it', async () => {
    inbox = new FakeInbox();
    stage = new Stage({ inbox });
    const bubble = new MessageBubbleHarness(await stage.show('cs-message-bubble', { bubble: states['used-up'].bubble }));
    await bubble.readHistory();
    await settled(bubble.element);
    const inner = bubble.dialog?.querySelector('cs-retry-history');
    expect(inner).to.be.instanceOf(HTMLElement);
    if (!inner) return;
    const harness = new RetryHistoryHarness(inner);
    expect(harness.attempts).to.have.length(4);
    expect(harness.next[0]).to.contain('has stopped after 3 attempts');
    expect(bubble.dialog?.scrollWidth).to.be.at.most(bubble.dialog?.clientWidth ?? 0);
  });
});
