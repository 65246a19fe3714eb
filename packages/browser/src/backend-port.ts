import type { StreamNews } from '@cs-inbox/core';
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
    stream: (cursor, heard) => listen((tell, signal) => (backend.stream === undefined ? tell(ended('no-stream')) : backend.stream(cursor, tell, signal)), heard),
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

const ended = (why: string) => ({ type: 'ended', why, retryMs: null }) as const;

/** Each word is heard by itself and later, so that a listener which throws does not stop the reader. */
function listen(start: (tell: (news: StreamNews) => void, signal: AbortSignal) => void | Promise<void>, heard: (news: StreamNews) => void): Cancel {
  const controller = new AbortController();
  const { signal } = controller;
  let over = false;
  const tell = (news: StreamNews) => {
    if (over) return;
    over = news.type === 'ended';
    void Promise.resolve().then(() => signal.aborted || heard(news));
  };
  void Promise.resolve().then(() => start(tell, signal)).catch(() => tell(ended('rejected')));
  return () => controller.abort();
}
