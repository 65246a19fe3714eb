import { classifyLookUp, classifyRetries, classifySend, codeTable, type HttpAnswer, readAnswer } from '@cs-inbox/core';
import { Capabilities, type Conversation, HistoryPage, type Message, parseJson, ReadReply, routes, SyncPage } from '@cs-inbox/protocol';
import type { Attempt } from '@cs-inbox/simulator';
import type { BackendPort } from '@cs-inbox/state';
import type { Page } from './page.ts';
import type { Fate, SimulatedWire, WireRequest } from './simulated-wire.ts';

/** Who hears what one page asks the backend, and what comes back to it while it lives. */
interface WireListener {
  asked(): void;
  /** … what is new. */
  asksNews(): void;
  /** A stream is opened. @returns told when it is not there any more */
  streams(): () => void;
  /** @param body null where it goes with others */
  departed(key: string, body: string | null): void;
  fated(key: string, fate: Fate): void;
  answered(key: string, answer: HttpAnswer, attempt: Attempt | null): void;
  /** What came back for many at once. */
  answeredMany(answer: HttpAnswer): void;
  /** It hears of all stores. */
  synced(): void;
  /** The thread that a person has opened does not come: then it asks what is new. */
  threadMissed(): void;
  /** It hears that the platform has these. */
  heardOf(keys: readonly string[]): void;
  abandoned(key: string): void;
  asking(key: string): void;
  lookedUp(key: string, answer: HttpAnswer): void;
  /** The question is given up. */
  unasked(key: string): void;
  /** It hears that somebody else is signed in. */
  otherAccount(): void;
}

/** What platforms call their refusals. */
const built = codeTable();
if (!built.ok) throw new Error(built.why);
const codes = built.value;

/** The backend port over the simulated wire: what `httpBackend` is over fetch. */
export function wireBackend(wire: SimulatedWire, page: Page, account: string, listener: WireListener): BackendPort {
  const call = (
    request: WireRequest,
    answer: (answer: HttpAnswer, attempt: Attempt | null) => void,
    fated: (fate: Fate) => void = () => undefined,
    // Who gives it up cannot always stop what is about to be told; nobody may conclude more from that than that it has arrived.
    late: ((answer: HttpAnswer) => void) | null = null,
  ) => {
    let open = true;
    fated(
      wire.call(request, (got, attempt) =>
        page.deliver(() => {
          if (!open && late !== null && wire.tellsLate()) late(got);
          if (open && got.type === 'answered' && speaksOfOther(got, account)) listener.otherAccount();
          if (open) answer(got, attempt);
        }),
      ),
    );
    return () => {
      open = false;
    };
  };
  const get = (path: string, answer: (answer: HttpAnswer) => void, late: ((answer: HttpAnswer) => void) | null = null) =>
    call({ method: 'GET', path, body: null }, answer, undefined, late);
  /** Where the last answer has said that more follows: who goes on there asks nothing anew. */
  let behind: string | null = null;
  const put = (path: string, body: string, answer: (answer: HttpAnswer) => void) => call({ method: 'PUT', path, body }, answer);
  return {
    capabilities: (answer) => {
      listener.asked();
      return get(routes.capabilities(), (got) => answer(readAnswer(got, account, (body) => parseJson(Capabilities, body))));
    },
    sync: (cursor, answer) => {
      const goesOn = cursor !== null && cursor === behind;
      if (!goesOn) listener.asked();
      listener.asksNews();
      return get(routes.sync(cursor), (got) => {
        const page = readAnswer(got, account, (body) => parseJson(SyncPage, body));
        behind = page.ok && page.value.hasMore ? page.value.cursor : null;
        if (page.ok) listener.synced();
        if (page.ok) listener.heardOf(keysIn([...page.value.messages, ...lastIn(page.value.conversations)]));
        answer(page);
      });
    },
    stream: (cursor, heard) => {
      listener.asked();
      const ended = listener.streams();
      const hangUp = wire.streams.open(cursor, page, (news) => {
        if (news.type === 'ended') ended();
        if (news.type === 'event' && news.event.type === 'message') listener.heardOf(keysIn([news.event.message]));
        if (news.type === 'event' && news.event.type === 'conversation') listener.heardOf(keysIn(lastIn([news.event.conversation])));
        heard(news);
      });
      return () => {
        ended();
        hangUp();
      };
    },
    history: (conversationId, before, limit, answer) =>
      get(routes.history(conversationId, before, limit), (got) => {
        const page = readAnswer(got, account, (body) => parseJson(HistoryPage, body));
        if (page.ok) listener.heardOf(keysIn(page.value.messages));
        else listener.threadMissed();
        answer(page);
      }),
    read: (conversationId, position, answer) =>
      put(routes.read(conversationId), JSON.stringify({ position }), (got) =>
        answer(readAnswer(got, account, (body) => parseJson(ReadReply, body))),
      ),
    send: (message, answer) => {
      const { key, conversationId, storeId, text, replaces } = message;
      const body = JSON.stringify({ storeId, text, ...(replaces === null ? {} : { replaces }), account });
      listener.departed(key, body);
      const cancel = call(
        { method: 'PUT', path: routes.send(conversationId, key), body },
        (got, attempt) => {
          listener.answered(key, got, attempt);
          answer(classifySend(got, { ...message, account, codes }));
        },
        (fate) => listener.fated(key, fate),
        (got) => answer(classifySend(got, { ...message, account, codes })),
      );
      return () => {
        listener.abandoned(key);
        cancel();
      };
    },
    retryMany: (messages, reason, answer) => {
      const keys = messages.map(({ key }) => key);
      for (const key of keys) listener.departed(key, null);
      const body = JSON.stringify({ keys, ...(reason === '' ? {} : { reason }), account });
      const cancel = call(
        { method: 'POST', path: routes.retries(), body },
        (got) => {
          for (const key of keys) listener.answered(key, got, null);
          listener.answeredMany(got);
          answer(classifyRetries(got, messages.map((message) => ({ ...message, account, codes }))));
        },
        (fate) => {
          for (const key of keys) listener.fated(key, fate);
        },
      );
      return () => {
        for (const key of keys) listener.abandoned(key);
        cancel();
      };
    },
    lookUp: ({ key, conversationId }, answer) => {
      const tell = (got: HttpAnswer) => answer(classifyLookUp(got, { account, conversationId, key }));
      listener.asking(key);
      const cancel = get(
        routes.lookUp(key),
        (got) => {
          listener.lookedUp(key, got);
          tell(got);
        },
        tell,
      );
      return () => {
        listener.unasked(key);
        cancel();
      };
    },
  };
}

function keysIn(messages: readonly { readonly key: string | null }[]): readonly string[] {
  return messages.flatMap(({ key }) => (key === null ? [] : [key]));
}

/** A conversation tells of its newest message by itself. */
function lastIn(conversations: readonly Conversation[]): readonly Message[] {
  return conversations.flatMap(({ lastMessage }) => lastMessage ?? []);
}

function speaksOfOther({ body }: HttpAnswer & { type: 'answered' }, account: string): boolean {
  return body.startsWith('{"account":"') && !body.startsWith(`{"account":"${account}"`);
}
