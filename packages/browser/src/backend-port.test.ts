import { expect } from 'chai';
import type { StreamNews } from '@cs-inbox/core';
import type { BackendPort } from '@cs-inbox/state';
import type { Backend } from './backend.ts';
import { backendPort } from './backend-port.ts';

const message = { key: 'k1', conversationId: 'c1', storeId: 's1', text: 'hello', replaces: null };

/** A host's backend in which every verb does the same. */
const backendOf = (does: (...given: readonly unknown[]) => Promise<never>): Backend => ({
  capabilities: does,
  send: does,
  retryMany: does,
  lookUp: does,
  sync: does,
  history: does,
  read: does,
});

type Verb = Exclude<keyof BackendPort, 'stream'>;

/** Every verb of the port that answers once, with what it is given. */
const verbs: Readonly<Record<Verb, (port: BackendPort, answer: (value: unknown) => void) => () => void>> = {
  capabilities: (port, answer) => port.capabilities(answer),
  send: (port, answer) => port.send(message, answer),
  retryMany: (port, answer) => port.retryMany([message], 'again', answer),
  lookUp: (port, answer) => port.lookUp(message, answer),
  sync: (port, answer) => port.sync('cur', answer),
  history: (port, answer) => port.history('c1', 7, 50, answer),
  read: (port, answer) => port.read('c1', 9, answer),
};
const given: Readonly<Record<Verb, readonly unknown[]>> = {
  capabilities: [],
  send: [message],
  retryMany: [[message], 'again'],
  lookUp: [message],
  sync: ['cur'],
  history: ['c1', 7, 50],
  read: ['c1', 9],
};
const ask = (verb: Verb, backend: Backend) => new Promise<unknown>((resolve) => verbs[verb](backendPort(backend), resolve));
const unknown = { kind: 'unknown', why: 'rejected' };
const noAnswers: Readonly<Record<string, unknown>> = { send: unknown, lookUp: unknown, retryMany: new Map([['k1', unknown]]) };
const none = (verb: string) => noAnswers[verb] ?? { ok: false, why: 'rejected' };

for (const verb of Object.keys(verbs) as Verb[]) {
  describe(`a host's backend that is asked to ${verb}`, () => {
    it('EMBED-2.1 gets what it needs, and its answer is handed on', async () => {
      let got: readonly unknown[] = [];
      const answer = {} as never;
      const backend = backendOf(async (...args) => {
        got = args;
        return answer;
      });
      expect(await ask(verb, backend)).to.equal(answer);
      expect(got.slice(0, -1)).to.deep.equal(given[verb]);
      expect(got.at(-1)).to.be.instanceOf(AbortSignal);
    });

    it('SEND-4.1 and rejects has given no answer', async () => {
      expect(await ask(verb, backendOf(() => Promise.reject(new Error('host'))))).to.deep.equal(none(verb));
    });

    it('SEND-4.1 and throws at once has given no answer', async () => {
      const backend = backendOf(() => {
        throw new Error('host');
      });
      expect(await ask(verb, backend)).to.deep.equal(none(verb));
    });

    it('EMBED-2.1 never answers before the question has been put', async () => {
      let returned = false;
      await new Promise<void>((resolve) => {
        verbs[verb](backendPort(backendOf(async () => ({}) as never)), () => {
          expect(returned).to.equal(true);
          resolve();
        });
        returned = true;
      });
    });

    it('SEND-4.5 is told when nobody waits for it any more', async () => {
      let cancel = () => {};
      const signal = await new Promise<AbortSignal>((resolve) => {
        const silent = backendOf((...args) => {
          resolve(args.at(-1) as AbortSignal);
          return new Promise(() => {});
        });
        cancel = verbs[verb](backendPort(silent), () => undefined);
      });
      expect(signal.aborted).to.equal(false);
      cancel();
      cancel();
      expect(signal.aborted).to.equal(true);
    });
  });
}

it('RETRY-7.16 a backend that has no request for many has given no answer', async () => {
  const { retryMany: _, ...without } = backendOf(async () => ({}) as never);
  const outcomes = await new Promise((resolve) => backendPort(without).retryMany([message], '', resolve));
  expect(outcomes).to.deep.equal(new Map([['k1', unknown]]));
});

describe("the stream of a host's backend", () => {
  const answers = backendOf(async () => ({}) as never);
  type Stream = NonNullable<Backend['stream']>;
  type Tell = Parameters<Stream>[1];
  const ended = (why: string) => ({ type: 'ended', why, retryMs: null }) as const;
  const turn = () => new Promise((resolve) => setTimeout(resolve));

  /** What is heard of a stream that the backend opens like this. */
  function listening(stream: Stream | null) {
    const news: StreamNews[] = [];
    const cancel = backendPort(stream === null ? answers : { ...answers, stream }).stream('cur', (one) => news.push(one));
    return { news, cancel };
  }

  it('EMBED-2.1 is opened at its cursor, and what it tells is heard in its order, after it was asked for', async () => {
    let got: readonly unknown[] = [];
    const { news } = listening((...args) => {
      got = args;
      args[1]({ type: 'open' });
      args[1]({ type: 'alive' });
    });
    expect(news).to.deep.equal([]);
    await turn();
    expect(news).to.deep.equal([{ type: 'open' }, { type: 'alive' }]);
    expect(got[0]).to.equal('cur');
  });

  it('SYNC-6.40 has ended where opening it throws or rejects, now or later; where it returns it has not', async () => {
    const thrown = listening(() => {
      throw new Error('host');
    });
    const rejected = listening(async (_, tell) => {
      tell({ type: 'open' });
      throw new Error('host');
    });
    const returned = listening(async (_, tell) => tell({ type: 'open' }));
    await turn();
    expect([thrown.news, rejected.news, returned.news]).to.deep.equal([[ended('rejected')], [{ type: 'open' }, ended('rejected')], [{ type: 'open' }]]);
  });

  it('SYNC-6.40 says nothing after its last word', async () => {
    const { news } = listening(async (_, tell) => {
      tell(ended('closed'));
      tell({ type: 'alive' });
      throw new Error('host');
    });
    await turn();
    expect(news).to.deep.equal([ended('closed')]);
  });

  it('SYNC-6.34 is told when nobody listens any more, and is not heard from then on, not even of what it had said before', async () => {
    let tell: Tell = () => {};
    let signal = new AbortController().signal;
    const { news, cancel } = listening((...given) => void ([, tell, signal] = given));
    await turn();
    tell({ type: 'open' });
    cancel();
    cancel();
    tell({ type: 'alive' });
    await turn();
    expect([news, signal.aborted]).to.deep.equal([[], true]);
  });

  it('SYNC-6.40 is not heard while the backend speaks, so that a listener which throws cannot stop it', async () => {
    const counts: number[] = [];
    const { news } = listening((_, tell) => {
      for (const type of ['open', 'alive'] as const) {
        tell({ type });
        counts.push(news.length);
      }
    });
    await turn();
    expect([counts, news]).to.deep.equal([[0, 0], [{ type: 'open' }, { type: 'alive' }]]);
  });

  it('SYNC-6.41 is none where the backend has none', async () => {
    const { news } = listening(null);
    await turn();
    expect(news).to.deep.equal([ended('no-stream')]);
  });
});
