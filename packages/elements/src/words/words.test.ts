import { expect } from 'chai';
import { en } from './en.ts';
import { zhCN } from './zh-cn.ts';

/** What is the same in every language. */
const proper = ['enterKey'];

/** Sentences that need more than marks: what they are given, one call each. */
const given: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  wordsFound: [[['line.me', 'whatsapp']]],
  stillHolds: [[['line.me', 'whatsapp']]],
  sendNextAnyway: [[1], [7]],
  newMessages: [[1], [7]],
  loadedSessions: [[1], [128]],
  lengthLeft: [[12], [1], [-12]],
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
const marks = ['⟨1⟩', '⟨2⟩', '⟨3⟩'];

/** Every sentence, in the languages given, with the arguments that it was made with. */
function sentences(path: string, ...said: readonly unknown[]): { path: string; said: readonly unknown[]; args: readonly string[] }[] {
  const [first] = said;
  if (typeof first === 'function') {
    const calls = given[path] ?? [marks.slice(0, Math.max(1, first.length))];
    return calls.map((call) => ({
      path,
      said: said.map((sentence) => (sentence as (...of: readonly unknown[]) => string)(...call)),
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

const pairs = sentences('', en, zhCN) as { path: string; said: readonly [string, string]; args: readonly string[] }[];

describe('words of zh-CN', () => {
  it('EMBED-4.6 every sentence is there where the English one is, and is another one', () => {
    expect(pairs.length).to.be.above(150);
    const wrong = pairs.filter(({ path, said: [english, chinese] }) => !proper.includes(path) && (english === '' ? chinese !== '' : chinese === english || chinese.trim() === ''));
    expect(wrong.map(({ path }) => path)).to.deep.equal([]);
  });

  it('EMBED-4.6 a sentence says all that the English one says of what it is given', () => {
    const lost = pairs.flatMap(({ path, said: [english, chinese], args }) =>
      args.filter((arg) => english.includes(arg) && !chinese.includes(arg)).map((arg) => `${path}: ${arg}`),
    );
    expect(lost).to.deep.equal([]);
    expect(pairs.filter(({ args, said }) => args.some((arg) => said[0].includes(arg))).length).to.be.above(30);
  });

  it('EMBED-4.6 no sentence is half English or has half-width punctuation between Chinese letters', () => {
    const latin = /zh-CN|cs-inbox|causes|base-url|backend|IP|Enter|whatsapp|line\.me/gu;
    const wrong = pairs.filter(({ said: [, chinese] }) => /[a-z]{2}/iu.test(chinese.replaceAll(latin, '')) || /\p{Script=Han} ?[,.:;!?()]/u.test(chinese));
    expect(wrong.map(({ path, said }) => `${path}: ${said[1]}`)).to.deep.equal([]);
  });
});
