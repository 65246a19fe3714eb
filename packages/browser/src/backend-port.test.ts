import { expect } from 'chai';
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

/** Every verb of the port, with what it is given. */
const verbs: Readonly<Record<keyof BackendPort, (port: BackendPort, answer: (value: unknown) => void) => () => void>> = {
  capabilities: (port, answer) => port.capabilities(answer),
  send: (port, answer) => port.send(message, answer),
  retryMany: (port, answer) => port.retryMany([message], 'again', answer),
  lookUp: (port, answer) => port.lookUp(message, answer),
  sync: (port, answer) => port.sync('cur', answer),
  history: (port, answer) => port.history('c1', 7, 50, answer),
  read: (port, answer) => port.read('c1', 9, answer),
};
const given: Readonly<Record<keyof BackendPort, readonly unknown[]>> = {
  capabilities: [],
  send: [message],
  retryMany: [[message], 'again'],
  lookUp: [message],
  sync: ['cur'],
  history: ['c1', 7, 50],
  read: ['c1', 9],
};
const ask = (verb: keyof BackendPort, backend: Backend) => new Promise<unknown>((resolve) => verbs[verb](backendPort(backend), resolve));
const unknown = { kind: 'unknown', why: 'rejected' };
const noAnswers: Readonly<Record<string, unknown>> = { send: unknown, lookUp: unknown, retryMany: new Map([['k1', unknown]]) };
const none = (verb: string) => noAnswers[verb] ?? { ok: false, why: 'rejected' };

for (const verb of Object.keys(verbs) as (keyof BackendPort)[]) {
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
