import type { Random } from '../simulation/random.ts';

/** The bytes of one stream, and what must come through whatever stands around it. */
export interface StreamBytes {
  readonly bytes: Uint8Array;
  /** Cursors of the events that are whole and stand by themselves, in their order. */
  readonly cursors: readonly string[];
}

const utf8 = new TextEncoder();
const texts = ['hello', 'ไทย ภาษา', '你好，还有货吗', '😀👩‍👩‍👧', 'a\u2028b\u0085c', '\u{feff}mark', 'data: id: \\n', ''] as const;
const ends = ['\n', '\r', '\r\n'] as const;

/**
 * Made so that about as much is right as is broken.
 * @param long length of a frame that is put at its end, in bytes; 0: there is none
 */
export function streamBytes(random: Random, long: number): StreamBytes {
  const parts: Uint8Array[] = [];
  const cursors: string[] = [];
  const put = (part: string | Uint8Array) => void parts.push(typeof part === 'string' ? utf8.encode(part) : part);
  const usual = random.pick(ends);
  const end = () => (random.chance(0.1) ? random.pick(ends) : usual);
  const blank = () => end() + end() + '\n';
  if (random.chance(0.1)) put('\u{feff}');
  const count = random.between(0, 8);
  for (let n = 0; n < count; n++) {
    if (random.chance(0.5)) {
      const cursor = `c-${n}`;
      cursors.push(cursor);
      put(blank() + frame(random, cursor, n, end) + blank());
    } else put(random.pick(broken)(random, end, n));
  }
  if (long > 0) {
    put(blank());
    for (let rest = long; rest > 0; ) {
      const line = `${random.pick(['data: ', ':', 'id: ', 'nothing', ''])}${'x'.repeat(random.chance(0.5) ? rest : random.between(1, 100_000))}`.slice(0, rest);
      rest -= line.length;
      put(line);
      if (rest > 0) put(usual);
    }
    put(random.chance(0.5) ? blank() : '');
  }
  return { bytes: joined(parts), cursors };
}

type End = () => string;

function frame(random: Random, cursor: string, sequence: number, end: End): string {
  const json = JSON.stringify(eventOf(random, cursor, sequence), null, random.chance(0.2) ? 1 : 0);
  const space = random.pick(['', ' ']);
  const lines = json.split('\n').map((line) => `data:${space}${line}${end()}`);
  const before = random.pick(['', '', `event: message${end()}`, `: said${end()}`, `nonsense${end()}`, `retry: ${random.pick(['5', '2000', 'soon'])}${end()}`]);
  const id = random.chance(0.8) ? `id:${space}${cursor}${end()}` : '';
  return before + (random.chance(0.8) ? id + lines.join('') : lines.join('') + id);
}

function eventOf(random: Random, cursor: string, sequence: number): object {
  const message = { id: `m${sequence}`, conversationId: 'c1', key: null, direction: 'in', kind: 'text', text: random.pick(texts), position: sequence, at: 5, receipt: 'sent' };
  const store = { id: 's1', name: random.pick(texts), platform: 'shopee', market: 'MY', login: 'expired', textLengthMax: 1_000 };
  return random.pick([
    { type: 'message', cursor, sequence, message },
    { type: 'store', cursor, sequence, store },
    { type: 'moon', cursor, sequence, phase: 'full' },
  ]);
}

const broken: readonly ((random: Random, end: End, n: number) => string | Uint8Array)[] = [
  (_, end) => `:${end()}${end()}`,
  (random, end) => end().repeat(random.between(1, 4)),
  (random) => Uint8Array.from({ length: random.between(1, 60) }, () => random.between(0, 255)),
  (random) => utf8.encode(random.pick(texts)).subarray(0, random.between(0, 5)),
  (random, end) => `retry:${random.pick(['0', ' 1', '3000', '9'.repeat(400), '-5', '1e3', ''])}${end()}`,
  (random, end, n) => frame(random, `c-${n}`, n, end).slice(0, random.between(0, 60)),
  (random, end, n) => `id: other${end()}data: ${JSON.stringify(eventOf(random, `c-${n}`, n))}${end()}${end()}`,
  (_, end) => `data: {"type":"message","cursor":"c","sequence":1,"message":{"id":7}}${end()}${end()}`,
  (random, end) => `data${random.pick(['', ':', ': ', ':{', ': null', ': []', `: ${'['.repeat(100)}`])}${end()}${end()}`,
  (_, end) => `id: \u0000${end()}data: {}${end()}${end()}`,
  (random, end) => `${random.pick(['DATA: x', 'data : x', ' data: x', '\u{feff}data: x', 'dataa: x', 'id', 'event', 'retry'])}${end()}`,
];

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
