import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseJson, Problem } from '@cs-inbox/protocol';
import { createChance, createPlatform, ledger, type PlatformRequest, type Reply, step } from '@cs-inbox/simulator';
import { generatedScenario } from '../support/node/scenario/generated-scenario.ts';

const START = 1_790_000_000_000;
const SCENARIOS = 1_000;

/** What a client may ask in the first minutes: of each kind something, over and over. */
function requests(conversations: readonly { readonly id: string; readonly storeId: string }[]): readonly PlatformRequest[] {
  return Array.from({ length: 40 }, (_, n) => {
    const { id = 'none', storeId = 'none' } = conversations[n % Math.max(1, conversations.length)] ?? {};
    const text = n % 5 === 0 ? 'Write to me on WhatsApp.' : `Message ${n}`;
    const ways = [
      { method: 'PUT', path: `conversations/${id}/messages/k${n - (n % 10 === 8 ? 8 : 0)}`, body: JSON.stringify({ storeId, text }) },
      { method: 'GET', path: 'sync', body: null },
      { method: 'GET', path: `conversations/${id}/messages?limit=20`, body: null },
      { method: 'GET', path: 'events', body: null },
      { method: 'POST', path: 'retries', body: JSON.stringify({ keys: ['k0', 'k10', 'nobody'] }) },
      { method: 'GET', path: 'messages/k0', body: null },
      { method: 'PUT', path: `conversations/${id}/read`, body: '{"position":3}' },
    ];
    const way = n % 2 === 0 ? ways[0] : ways[(n >> 1) % ways.length];
    return { method: 'GET', path: 'capabilities', body: null, ...way, headers: n % 7 === 0 ? { 'x-cs-operator': 'ann' } : {} };
  });
}

/** What every whole answer of ours is, whatever a scenario does: JSON, and where it says that it is a Problem, one. */
function checkReply({ headers, body, status }: Reply, spoilt: boolean, about: string): void {
  assert.ok(status >= 200 && status < 600, about);
  if (spoilt || headers['content-type'] !== 'application/problem+json') return;
  const problem = parseJson(Problem, body);
  assert.ok(problem.ok, `${about}: ${problem.ok ? '' : problem.why} ${body}`);
}

test(`SIM-6.13 ${SCENARIOS} generated scenarios are played without an internal error, and twice the same`, () => {
  let bitten = 0;
  for (let seed = 1; seed <= SCENARIOS; seed++) {
    const scenario = generatedScenario(seed);
    // Some of them for long: in a busy one buyers write a hundred times a second.
    const gapMs = seed % 20 === 0 ? 7_000 : 500;
    const play = () => {
      const chance = createChance(seed);
      let state = createPlatform({ seed, scenario, account: 'mei', startedAt: START });
      const outcomes: string[] = [];
      for (const [n, request] of requests(state.threads.list.map(({ conversation }) => conversation)).entries()) {
        const { answer, entry, ...stepped } = step(state, request, START + n * gapMs, chance);
        state = stepped.state;
        if (answer.kind === 'reply') checkReply(answer, entry.rule !== null, `seed ${seed}, ${request.method} ${request.path}`);
        outcomes.push(`${answer.kind} ${entry.status} ${entry.fault} ${entry.rule} ${answer.delayMs}`);
      }
      return { outcomes, ledger: ledger(state).length };
    };
    const once = play();
    if (once.outcomes.some((outcome) => !outcome.includes(' null null '))) bitten++;
    if (seed % 10 === 0) assert.deepEqual(play(), once, `seed ${seed}`);
  }
  assert.ok(bitten > SCENARIOS / 3, `only ${bitten} were bitten`);
});
