import { routes } from '@cs-inbox/protocol';
import type { Answer, Scenario } from '@cs-inbox/simulator';
import { PlayedPlatform } from './played-platform.ts';

/** Beyond every period of a scenario, so that each of its rules bites. */
const ROUNDS = 60;
const ROUND_MS = 2_500;

/** Goes through every operation, rightly and wrongly, for as long as a scenario needs to show what it can do. */
export function playEverything(scenario: Scenario): PlayedPlatform {
  const platform = new PlayedPlatform(scenario);
  let cursor: string | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    platform.wait(ROUND_MS);
    cursor = cursorOf(platform.ask('GET', routes.sync(cursor))) ?? cursor;
    sendAndAsk(platform, scenario, round);
    if (round % 10 === 4) askWrongly(platform, round);
    if (round % 10 === 6) for (const store of platform.state.stores) platform.do({ do: 'log-in', storeId: store.id });
  }
  for (const wanted of ['throttle', 'expire-login', 'refuse-words'] as const) hinder(platform, wanted);
  return platform;
}

function sendAndAsk(platform: PlayedPlatform, scenario: Scenario, round: number): void {
  const threads = [...platform.state.threads.values()];
  const conversation = threads[round % 5]?.conversation;
  if (conversation === undefined) return;
  const key = `key-${round}`;
  const text = round % 3 === 2 ? `Write me: ${wordsOf(scenario)[round % 5] ?? 'here'}` : `Hello ${round}`;
  const body = JSON.stringify({ storeId: conversation.storeId, text, ...(round % 4 === 1 && { replaces: `key-${round - 1}` }) });
  platform.ask('GET', routes.capabilities());
  platform.ask('PUT', routes.send(conversation.id, key), body);
  platform.ask('PUT', routes.send(conversation.id, key), body);
  platform.ask('GET', routes.lookUp(key));
  platform.ask('GET', routes.history(conversation.id, null, 50));
  platform.ask('GET', routes.history(conversation.id, 5, 2));
  platform.ask('PUT', routes.read(conversation.id), JSON.stringify({ position: round }));
}

/** The same message once more under each hindrance that somebody may command, after others have had their turn. */
function hinder(platform: PlayedPlatform, wanted: 'throttle' | 'expire-login' | 'refuse-words'): void {
  const conversation = [...platform.state.threads.values()][9]?.conversation;
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
    platform.wait(30_000);
  }
  platform.do({ do: 'log-in', storeId });
  platform.do({ do: 'refuse-words', words: [] });
  platform.ask('GET', routes.sync(null));
}

function askWrongly(platform: PlayedPlatform, round: number): void {
  const [one, other] = [...platform.state.threads.values()].map(({ conversation }) => conversation);
  if (one === undefined || other === undefined) return;
  const key = `wrong-${round}`;
  const text = 'Right';
  const put = (path: string, body: unknown) => platform.ask('PUT', path, typeof body === 'string' ? body : JSON.stringify(body));
  put(routes.send(one.id, key), { storeId: one.storeId, text });
  put(routes.send(one.id, key), { storeId: one.storeId, text: 'Wrong' });
  put(routes.send(other.id, key), { storeId: other.storeId, text });
  put(routes.send(one.id, `${key}-store`), { storeId: 'no-such-store', text });
  put(routes.send(one.id, `${key}-long`), { storeId: one.storeId, text: 'x'.repeat(19_999) });
  put(routes.send('no-such-conversation', key), { storeId: one.storeId, text });
  for (const body of ['', '{', '[]', { storeId: one.storeId, text: '' }]) put(routes.send(one.id, key), body);
  for (const body of ['', { position: -1 }]) put(routes.read(one.id), body);
  put(routes.read('no-such-conversation'), { position: 1 });
  for (const path of [
    routes.lookUp('never-sent'),
    routes.lookUp('x'.repeat(200)),
    routes.history('no-such-conversation', null, 50),
    `${routes.history(one.id, null, 50)}&before=last`,
    routes.history(one.id, null, 0),
    routes.sync('no cursor of ours'),
    routes.sync(null),
  ]) {
    platform.ask('GET', path);
  }
}

function cursorOf(answer: Answer): string | null {
  return answer.kind === 'reply' && answer.status === 200 ? (JSON.parse(answer.body) as { readonly cursor: string }).cursor : null;
}

function wordsOf(scenario: Scenario): readonly string[] {
  return scenario.rules.flatMap((rule) => ('words' in rule ? rule.words : []));
}
