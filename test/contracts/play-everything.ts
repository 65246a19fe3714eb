import { routes } from '@cs-inbox/protocol';
import type { Answer, Scenario } from '@cs-inbox/simulator';
import { PlayedPlatform } from './played-platform.ts';

/** Beyond every period of a scenario, so that each of its rules bites. */
const ROUNDS = 60;
const ROUND_MS = 2_500;
const CALM_MS = 300_000;

/** Goes through every operation, rightly and wrongly, for as long as a scenario needs to show what it can do. */
export function playEverything(scenario: Scenario): PlayedPlatform {
  const platform = new PlayedPlatform(scenario);
  let cursor: string | null = null;
  platform.ask('GET', routes.events(null));
  for (let round = 0; round < ROUNDS; round++) {
    platform.wait(ROUND_MS);
    cursor = cursorOf(platform.ask('GET', routes.sync(cursor))) ?? cursor;
    if (round % 15 === 2) platform.ask('GET', routes.events(cursor));
    sendAndAsk(platform, scenario, round);
    if (round % 10 === 4) sendWrongly(platform, round);
    if (round % 10 === 5) askWrongly(platform);
    if (round % 10 === 6) for (const store of platform.state.stores) platform.do({ do: 'log-in', storeId: store.id });
  }
  for (const wanted of ['throttle', 'expire-login', 'refuse-words'] as const) hinder(platform, wanted);
  // With so long a pause before it that no trouble with the many messages so far reaches it.
  for (const round of [ROUNDS, ROUNDS + 1]) {
    platform.wait(CALM_MS);
    askWrongly(platform);
    sendAndAsk(platform, scenario, round);
    sendWrongly(platform, round);
  }
  return platform;
}

function sendAndAsk(platform: PlayedPlatform, scenario: Scenario, round: number): void {
  const conversation = platform.state.threads.list[round % 5]?.conversation;
  if (conversation === undefined) return;
  const key = `key-${round}`;
  const text = round % 3 === 2 ? `Write me: ${wordsOf(scenario)[round % 5] ?? 'here'}` : `Hello ${round}`;
  const body = JSON.stringify({ storeId: conversation.storeId, text, ...(round % 4 === 1 && { replaces: `key-${round - 1}` }) });
  platform.ask('PUT', routes.send(conversation.id, key), body);
  platform.ask('PUT', routes.send(conversation.id, key), body);
  askRightly(platform, conversation.id, round);
}

function askRightly(platform: PlayedPlatform, conversationId: string, round: number): void {
  platform.ask('GET', routes.capabilities());
  platform.ask('GET', routes.lookUp(`key-${round}`));
  platform.ask('GET', routes.history(conversationId, null, 50));
  platform.ask('GET', routes.history(conversationId, 5, 2));
  platform.ask('PUT', routes.read(conversationId), JSON.stringify({ position: round }));
  retry(platform, [`key-${round}`, `key-${round - 2}`, `never-sent-${round}`]);
}

function retry(platform: PlayedPlatform, keys: readonly string[]): void {
  platform.ask('POST', routes.retries(), JSON.stringify({ keys, reason: 'Once more' }));
}

/** The same message once more under each hindrance that somebody may command, after others have had their turn. */
function hinder(platform: PlayedPlatform, wanted: 'throttle' | 'expire-login' | 'refuse-words'): void {
  const conversation = platform.state.threads.list[9]?.conversation;
  if (conversation === undefined) return;
  const { id, storeId } = conversation;
  const send = (key: string) => platform.ask('PUT', routes.send(id, `${wanted}-${key}`), JSON.stringify({ storeId, text: 'a WORD of yours' }));
  if (wanted === 'refuse-words') platform.do({ do: wanted, words: ['word'] });
  for (const variant of [true, false]) {
    if (wanted === 'throttle') platform.do({ do: wanted, storeId, forMs: 30_000, retryAfter: variant });
    if (wanted === 'expire-login') platform.do({ do: wanted, storeId, status: variant ? 401 : 403 });
    for (let n = 0; n < 15; n++) {
      platform.wait(1_000);
      send(`${variant}-${n}`);
    }
    retry(platform, [`${wanted}-${variant}-13`, `${wanted}-${variant}-14`]);
    platform.wait(30_000);
  }
  platform.do({ do: 'log-in', storeId });
  platform.do({ do: 'refuse-words', words: [] });
  platform.ask('GET', routes.sync(null));
}

function sendWrongly(platform: PlayedPlatform, round: number): void {
  const [one, other] = platform.state.threads.list.map(({ conversation }) => conversation);
  if (one === undefined || other === undefined) return;
  const key = `wrong-${round}`;
  const text = 'Right';
  const put = (path: string, body: object) => platform.ask('PUT', path, JSON.stringify(body));
  put(routes.send(one.id, key), { storeId: one.storeId, text });
  put(routes.send(one.id, key), { storeId: one.storeId, text: 'Wrong' });
  put(routes.send(other.id, key), { storeId: other.storeId, text });
  put(routes.send(one.id, `${key}-store`), { storeId: 'no-such-store', text });
  put(routes.send(one.id, `${key}-long`), { storeId: one.storeId, text: 'x'.repeat(19_999) });
  put(routes.send('no-such-conversation', key), { storeId: one.storeId, text });
  put(routes.send(one.id, key), { storeId: one.storeId, text: '' });
  for (const body of ['', '{', '[]']) platform.ask('PUT', routes.send(one.id, key), body);
}

function askWrongly(platform: PlayedPlatform): void {
  const id = platform.state.threads.list[0]?.conversation.id ?? '';
  for (const body of ['', '{', '{"keys":[]}', '{"keys":["k"],"reason":7}']) platform.ask('POST', routes.retries(), body);
  for (const body of ['', '{"position":-1}']) platform.ask('PUT', routes.read(id), body);
  platform.ask('PUT', routes.read('no-such-conversation'), '{"position":1}');
  for (const path of [
    routes.lookUp('never-sent'),
    routes.lookUp('x'.repeat(200)),
    routes.history('no-such-conversation', null, 50),
    `${routes.history(id, null, 50)}&before=last`,
    routes.history(id, null, 0),
    routes.sync('no cursor of ours'),
    routes.sync(null),
    routes.events('no cursor of ours'),
    routes.events(null),
  ]) {
    platform.ask('GET', path);
  }
}

function cursorOf(answer: Answer): string | null {
  const isPage = answer.kind === 'reply' && answer.status === 200 && answer.headers['content-type'] === 'application/json';
  return isPage ? (JSON.parse(answer.body) as { readonly cursor: string }).cursor : null;
}

function wordsOf(scenario: Scenario): readonly string[] {
  return scenario.rules.flatMap((rule) => ('words' in rule ? (rule.words ?? []) : []));
}
