import '@cs-inbox/elements/define';
import { expect } from 'chai';
import type { Bubble } from '@cs-inbox/core';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { MessageBubbleHarness } from './message-bubble.harness.ts';
import { messageBubbleStates as states } from './message-bubble.states.ts';

describe('cs-message-bubble of every kind', () => {
  let stage: Stage;
  afterEach(() => stage.clear());

  const show = async (bubble: Bubble) => {
    stage = new Stage({});
    return new MessageBubbleHarness(await stage.show('cs-message-bubble', { bubble }));
  };
  const said = (harness: MessageBubbleHarness) => (harness.element.shadowRoot?.querySelector<HTMLElement>('[part=bubble]')?.innerText ?? '').replaceAll(/\s+/gu, ' ').trim();
  const withLink = (linkUrl: string): Bubble => ({ ...states['incoming-unsupported'], attachment: { linkUrl } });

  it('INBOX-7.1 says of what it cannot show "Message type not supported"', async () => {
    for (const name of ['incoming-unsupported', 'incoming-image-without-address'] as const) {
      expect(said(await show(states[name])), name).to.contain('Message type not supported');
      stage.clear();
    }
  });

  it('INBOX-7.2 an image keeps its place from the beginning, is no larger than 240 px, and holds nothing up', async () => {
    const { image } = await show(states['incoming-image']);
    expect([image?.getAttribute('width'), image?.getAttribute('height')]).to.deep.equal(['240', '180']);
    expect([image?.loading, image?.decoding, image?.referrerPolicy, image?.alt]).to.deep.equal(['lazy', 'async', 'no-referrer', 'Image']);
    stage.clear();
    const tall = (await show(states['incoming-image-tall'])).image;
    expect([tall?.getAttribute('width'), tall?.getAttribute('height')]).to.deep.equal(['24', '240']);
    expect(tall?.offsetHeight).to.equal(240);
  });

  it('INBOX-7.3 an image that cannot be shown says so, and another one in its place is tried anew', async () => {
    const harness = await show(states['incoming-image']);
    harness.image?.dispatchEvent(new Event('error'));
    await harness.element.updateComplete;
    expect([harness.image, said(harness)]).to.deep.equal([null, 'Buyer: The image cannot be shown']);
    harness.element.bubble = states['incoming-image-tall'];
    await settled(harness.element);
    expect(harness.image).not.to.equal(null);
  });

  it('INBOX-7.4 items, orders and vouchers say what they are, their name and what the platform says of them', async () => {
    const cards = {
      'incoming-item-text': 'Buyer: Item Rattan table lamp, 40 cm RM 129.00 Open at shop.example Is this one in stock?',
      'incoming-order': 'Buyer: Order 4419 2087 3316 RM 129.00 Open at shop.example',
      'outgoing-voucher': 'You: Voucher -15 % LAMP15, until 30 Nov',
    } as const;
    for (const [name, words] of Object.entries(cards)) {
      expect(said(await show(states[name as keyof typeof cards])), name).to.equal(words);
      stage.clear();
    }
  });

  it('INBOX-7.5 a sticker is an image without a link, and a note of the platform is nobody’s', async () => {
    const sticker = await show(states['incoming-sticker']);
    expect([sticker.image?.alt, sticker.image?.width, sticker.links.length]).to.deep.equal(['Sticker', 120, 0]);
    stage.clear();
    const note = await show(states.system);
    expect(said(note)).to.equal('Platform: The buyer has opened a return request.');
  });

  it('INBOX-7.6 a link names the host to which it leads, and tells that host nothing of this page', async () => {
    const [link] = (await show(states['incoming-unsupported'])).links;
    expect([link?.href, link?.innerText, link?.target, link?.rel]).to.deep.equal(['https://shop.example/messages/42', 'Open at shop.example', '_blank', 'noopener noreferrer']);
  });

  for (const address of ['javascript:alert(1)', 'data:text/html,<script>1</script>', 'https://shop.example@evil.example/', 'blob:https://shop.example/1', 'http://[']) {
    it(`INBOX-7.6 nothing leads to ${address}`, async () => {
      expect((await show(withLink(address))).links).to.have.length(0);
    });
  }
});
