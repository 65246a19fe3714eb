import { expect } from 'chai';
import { arAll as ar } from './ar-all.ts';
import { enAll as en } from './en-all.ts';
import { enXAAll as enXA } from './en-xa-all.ts';
import type { Words } from './words.ts';
import { zhCNAll as zhCN } from './zh-cn-all.ts';

/** What is the same in every language. */
const proper = ['enterKey', 'ctrlEnterKey'];

/** Sentences that need more than marks: what they are given, one call each. */
const given: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  wordsFound: [[['line.me', 'whatsapp']]],
  stillHolds: [[['line.me', 'whatsapp']]],
  openPlaces: [[['{buyer}', '{order}']]],
  placesHint: [[['{buyer}', '{order}']]],
  sameToMany: [[5]],
  sendNextAnyway: [[1], [7]],
  newMessages: [[1], [7]],
  overdueCount: [[1], [7]],
  shownCount: [[1], [7]],
  history: [[1], [7]],
  unread: [[1], [7]],
  failedCount: [[1], [7]],
  newConversations: [[1], [7]],
  lengthOf: [[1_234, 5_000]],
  loadedSessions: [[1], [128]],
  lengthLeft: [[12], [1], [-12], [12, true]],
  allSent: [[1], [7]],
  'trouble.failed': [[1, 'login'], [7, 'login']],
  'trouble.unconfirmed': [[1, 'login'], [7, 'login']],
  'trouble.waiting': [[1, 'login'], [7, 'network']],
  'refusal.starting': [[{}]],
  'refusal.empty': [[{}]],
  'refusal.too-long': [[{ length: 1_234, lengthMax: 1_000 }]],
  'refusal.outbox-full': [[{ entriesMax: 10_000 }]],
  'refusal.no-such-conversation': [[{}]],
  'refusal.other-account': [[{}]],
};
const marks = ['⟨1⟩', '⟨2⟩', '⟨3⟩', '⟨4⟩', '⟨5⟩', '⟨6⟩'];

/** What a sentence of the table above is not named for: marks, and one and seven in the places of numbers. */
function callsOf(sentence: (...of: readonly unknown[]) => unknown): readonly (readonly unknown[])[] {
  const plain = marks.slice(0, Math.max(1, sentence.length));
  for (let mask = 0; mask < 2 ** plain.length; mask++) {
    const call = (count: number) => plain.map((mark, i) => ((mask >> i) % 2 === 1 ? count : mark));
    if (!String(sentence(...call(7))).includes('NaN')) return mask === 0 ? [plain] : [call(1), call(7)];
  }
  return [plain];
}

/** Every sentence, in the languages given, with the arguments that it was made with. */
function sentences(path: string, ...said: readonly unknown[]): { path: string; said: readonly unknown[]; args: readonly string[] }[] {
  const [first] = said;
  if (typeof first === 'function') {
    const calls = given[path] ?? callsOf(first as (...of: readonly unknown[]) => unknown);
    return calls.map((call) => ({
      path,
      said: said.map((sentence) => (sentence as (...of: readonly unknown[]) => string)(...call).replaceAll(/(?<=\d),(?=\d{3})/gu, '')),
      args: call
        .flatMap((arg) => (typeof arg === 'object' ? Object.values(arg ?? {}) : arg === 'login' || arg === 'network' ? [] : [arg]))
        .map((arg) => String(arg).replace('-', '')),
    }));
  }
  if (typeof first !== 'object') return [{ path, said, args: [] }];
  return Object.keys(first ?? {}).flatMap((key) =>
    sentences(path === '' ? key : `${path}.${key}`, ...said.map((table) => (table as Readonly<Record<string, unknown>>)[key])),
  );
}

type Pair = { readonly path: string; readonly said: readonly [string, string]; readonly args: readonly string[] };

const latin = /\{(buyer|order)\}|CSV|NDJSON|UTC|Ctrl|zh-CN|cs-inbox|causes|base-url|backend|proxy IP|IP|Enter|whatsapp|line\.me/gu;
/** What a sentence of a language never is. */
const foreign: Readonly<Record<string, (sentence: string) => boolean>> = {
  'zh-CN': (chinese) => /[a-z]{2}/iu.test(chinese.replaceAll(latin, '')) || /\p{Script=Han} ?[,.:;!?()]/u.test(chinese),
  ar: (arabic) => /[a-z]{2}/iu.test(arabic.replaceAll(latin, '')) || /[,;?٠-٩]/u.test(arabic),
  'en-XA': (pseudo) => pseudo !== '' && !/^\[.*\]$/u.test(pseudo) && pseudo !== enXA.support,
};

for (const words of [zhCN, ar, enXA]) {
  describe(`words of ${words.lang}`, () => {
    const pairs = sentences('', { ...en, lang: '' }, words) as Pair[];
    /** A language may say one and two without a digit. */
    const wordless = (arg: string) => arg === '1' && words === ar;

    it('EMBED-4.6 every sentence is there where the English one is, and is another one', () => {
      expect(pairs.length).to.be.above(150);
      const wrong = pairs.filter(({ path, said: [english, other] }) => path !== 'lang' && !proper.includes(path) && (english === '' ? other !== '' : other === english || other.trim() === ''));
      expect(wrong.map(({ path }) => path)).to.deep.equal([]);
    });

    it('EMBED-4.6 a sentence says all that the English one says of what it is given', () => {
      const lost = pairs.flatMap(({ path, said: [english, other], args }) =>
        args.filter((arg) => english.includes(arg) && !other.includes(arg) && !wordless(arg)).map((arg) => `${path}: ${arg}`),
      );
      expect(lost).to.deep.equal([]);
      expect(pairs.filter(({ args, said }) => args.some((arg) => said[0].includes(arg))).length).to.be.above(30);
    });

    it('EMBED-4.6 no sentence is half English or has the punctuation or digits of another script', () => {
      const wrong = pairs.filter(({ path, said: [, other] }) => path !== 'lang' && (/NaN|undefined|\[object/u.test(other) || foreign[words.lang]?.(other)));
      expect(wrong.map(({ path, said }) => `${path}: ${said[1]}`)).to.deep.equal([]);
    });

    it('INBOX-8.21 the banner finds the words that lead to support in its advice', () => {
      expect(words.syncAdvice.split(words.support)).to.have.length(2);
    });
  });
}

describe('words of ar', () => {
  const forms = { 0: 'لا رسائل جديدة', 1: 'رسالة جديدة واحدة', 2: 'رسالتان جديدتان', 3: '3 رسائل جديدة', 11: '11 رسالة جديدة', 100: '100 رسالة جديدة' };
  for (const [count, form] of Object.entries(forms)) {
    it(`INBOX-8.20 ${count} is counted with the form that Arabic has for it`, () => {
      expect(ar.newMessages(Number(count))).to.equal(form);
    });
  }

  it('RETRY-5.2 the plus stands behind the three, as it is read', () => {
    const badge = document.createElement('bdi');
    badge.dir = 'rtl';
    badge.append(ar.attempt['third-or-later']);
    document.body.append(badge);
    const leftOf = (letter: string) => {
      const range = document.createRange();
      const at = badge.textContent?.indexOf(letter) ?? -1;
      range.setStart(badge.firstChild ?? badge, at);
      range.setEnd(badge.firstChild ?? badge, at + 1);
      return range.getBoundingClientRect().left;
    };
    expect(leftOf('3')).to.be.lessThan(leftOf('+'));
    badge.remove();
  });
});

describe('words of en-XA', () => {
  const length = (words: Words) => sentences('', words).reduce((sum, { said: [one] }) => sum + String(one).length, 0);

  it('INBOX-8.22 they are a quarter to a half longer than the English ones', () => {
    expect(length(enXA) / length(en)).to.be.within(1.25, 1.5);
  });

  it('INBOX-8.22 no plain letter stands in them but in what they are given', () => {
    const plain = sentences('', { ...enXA, lang: '' }).filter(({ said: [one], args }) => /[a-z]/iu.test(args.reduce((rest, arg) => rest.replaceAll(arg, ''), String(one))));
    expect(plain.map(({ path }) => path)).to.deep.equal(['trouble.waiting', 'trouble.waiting']);
    expect(enXA.logInTo('Aster Home')).to.match(/^\[.*Aster Home\]$/u);
  });
});
