import type { BackendPort, Cancel } from '@cs-inbox/state';
import type { Backend } from './backend.ts';

/** Lets the inbox call a Backend of promises: one answer each, a rejection told as a value. */
export function backendPort(backend: Backend): BackendPort {
  return {
    capabilities: (answer) => ask((signal) => backend.capabilities(signal), answer, noAnswer),
    send: (message, answer) => ask((signal) => backend.send(message, signal), answer, unknown),
    retryMany: (messages, reason, answer) =>
      ask(
        (signal) => backend.retryMany?.(messages, reason, signal) ?? Promise.reject(new Error('retryMany')),
        answer,
        new Map(messages.map(({ key }) => [key, unknown])),
      ),
    lookUp: (message, answer) => ask((signal) => backend.lookUp(message, signal), answer, unknown),
    sync: (cursor, answer) => ask((signal) => backend.sync(cursor, signal), answer, noAnswer),
    history: (conversationId, before, limit, answer) =>
      ask((signal) => backend.history(conversationId, before, limit, signal), answer, noAnswer),
    read: (conversationId, position, answer) =>
      ask((signal) => backend.read(conversationId, position, signal), answer, noAnswer),
  };
}

const noAnswer = { ok: false, why: 'rejected' } as const;
const unknown = { kind: 'unknown', why: 'rejected' } as const;

function ask<T>(call: (signal: AbortSignal) => Promise<T>, answer: (value: T) => void, onRejected: T): Cancel {
  const controller = new AbortController();
  const called = Promise.resolve().then(() => call(controller.signal));
  void called.catch(() => onRejected).then(answer);
  return () => controller.abort();
}
