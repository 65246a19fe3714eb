import { expect } from 'chai';
import { type Translation, Translations } from './translations.ts';
import type { Translator } from './translator.ts';

/** A host that answers when the test says so. */
class Host {
  readonly asked: { readonly text: string; readonly about: Parameters<Translator>[1]; readonly answer: (said: string) => void; readonly fail: () => void }[] = [];
  readonly translate: Translator = (text, about) => new Promise((resolve, reject) => this.asked.push({ text, about, answer: resolve, fail: () => reject(new Error('no')) }));

  get texts(): string[] {
    return this.asked.map(({ text }) => text);
  }
}

const about = (messageId: string, to = 'en') => ({ from: null, to, messageId, storeId: 's', market: 'TH' });
const turns = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

describe('translations', () => {
  const start = (deadline?: AbortController) => {
    const host = new Host();
    const translations = deadline === undefined ? new Translations(host.translate) : new Translations(host.translate, () => deadline.signal);
    const of = (id: string, text = `text of ${id}`, to = 'en'): Translation => translations.of(text, about(id, to), () => {});
    return { host, translations, of };
  };

  it('INBOX-5.1 each message is asked for once per language, with what the host has to know, and kept', async () => {
    const { host, of } = start();
    for (const again of [1, 2]) expect([again, of('m1').state]).to.deep.equal([again, 'waiting']);
    const { signal, ...told } = host.asked[0]?.about ?? { ...about(''), signal: null };
    expect([host.texts, told, signal instanceof AbortSignal]).to.deep.equal([['text of m1'], about('m1'), true]);
    host.asked[0]?.answer('hello');
    await turns();
    expect([of('m1'), host.asked.length]).to.deep.equal([{ state: 'done', text: 'hello' }, 1]);
    expect(of('m1', 'text of m1', 'zh-CN').state).to.equal('waiting');
    expect(of('m1', 'another text').state).to.equal('waiting');
    expect(host.texts).to.deep.equal(['text of m1', 'text of m1', 'another text']);
  });

  it('INBOX-5.2 four at a time, those first that were asked for last; what is too many has failed', async () => {
    const { host, of } = start();
    for (let i = 0; i < 105; i += 1) of(`m${i}`);
    expect(host.texts).to.deep.equal([0, 1, 2, 3].map((i) => `text of m${i}`));
    expect([of('m4').state, of('m5').state]).to.deep.equal(['failed', 'waiting']);
    host.asked[0]?.answer('hello');
    await turns();
    expect(host.texts.at(-1)).to.equal('text of m104');
  });

  it('INBOX-5.2 a thousand are kept; the one that was not looked at for longest goes first', async () => {
    const { host, of } = start();
    for (let i = 0; i < 1_000; i += 1) {
      of(`m${i}`);
      host.asked.at(-1)?.answer('hello');
      await turns();
    }
    of('m0');
    of('m-more');
    expect([of('m0').state, host.asked.length]).to.deep.equal(['done', 1_001]);
    of('m1');
    expect(host.asked.length).to.equal(1_002);
  });

  for (const [what, answer] of [
    ['is refused', (host: Host) => host.asked[0]?.fail()],
    ['is empty', (host: Host) => host.asked[0]?.answer(' ')],
    ['is no text', (host: Host) => host.asked[0]?.answer(7 as unknown as string)],
    ['is endless', (host: Host) => host.asked[0]?.answer('x'.repeat(20_001))],
    ['comes too late', (_: Host, deadline: AbortController) => deadline.abort()],
  ] as const) {
    it(`INBOX-5.3 what ${what} has failed, and is asked for once more when a person says so`, async () => {
      const deadline = new AbortController();
      const { host, translations, of } = start(deadline);
      of('m1');
      answer(host, deadline);
      await turns();
      expect([of('m1').state, host.asked.length]).to.deep.equal(['failed', 1]);
      translations.again(about('m1'));
      expect([of('m1').state, host.asked.length]).to.deep.equal(['waiting', 2]);
    });
  }

  it('INBOX-5.4 what is in that language already is left as it is', async () => {
    const { host, of } = start();
    of('m1', ' Hello ');
    host.asked[0]?.answer('Hello');
    await turns();
    expect(of('m1', ' Hello ')).to.deep.equal({ state: 'same' });
  });
});
