import { classifyLookUp, classifySend, type HttpAnswer, readAnswer } from '@cs-inbox/core';
import { Capabilities, HistoryPage, parseJson, ReadReply, routes, SyncPage } from '@cs-inbox/protocol';
import type { BackendPort } from '@cs-inbox/state';
import type { SimulatedWire, WireRequest } from './simulated-wire.ts';

/** The backend port over the simulated wire: what `httpBackend` is over fetch. `departed` hears of each send as it leaves, `answered` of what came back to a living page. */
export function wireBackend(
  wire: SimulatedWire,
  account: string,
  isAlive: () => boolean,
  departed: (key: string, body: string) => void,
  answered: (key: string, answer: HttpAnswer) => void,
): BackendPort {
  const call = (request: WireRequest, answer: (answer: HttpAnswer) => void) => {
    let open = true;
    wire.call(request, (got) => {
      if (open && isAlive()) answer(got);
    });
    return () => {
      open = false;
    };
  };
  const get = (path: string, answer: (answer: HttpAnswer) => void) => call({ method: 'GET', path, body: null }, answer);
  const put = (path: string, body: string, answer: (answer: HttpAnswer) => void) => call({ method: 'PUT', path, body }, answer);
  return {
    capabilities: (answer) => get(routes.capabilities(), (got) => answer(readAnswer(got, account, (body) => parseJson(Capabilities, body)))),
    sync: (cursor, answer) => get(routes.sync(cursor), (got) => answer(readAnswer(got, account, (body) => parseJson(SyncPage, body)))),
    history: (conversationId, before, limit, answer) =>
      get(routes.history(conversationId, before, limit), (got) => answer(readAnswer(got, account, (body) => parseJson(HistoryPage, body)))),
    read: (conversationId, position, answer) =>
      put(routes.read(conversationId), JSON.stringify({ position }), (got) =>
        answer(readAnswer(got, account, (body) => parseJson(ReadReply, body))),
      ),
    send: ({ key, conversationId, storeId, text, replaces }, answer) => {
      const body = JSON.stringify(replaces === null ? { storeId, text } : { storeId, text, replaces });
      departed(key, body);
      return put(routes.send(conversationId, key), body, (got) => {
        answered(key, got);
        answer(classifySend(got, { account, conversationId, key }));
      });
    },
    lookUp: ({ key, conversationId }, answer) =>
      get(routes.lookUp(key), (got) => answer(classifyLookUp(got, { account, conversationId, key }))),
  };
}
