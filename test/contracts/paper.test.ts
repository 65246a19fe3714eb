import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { sendPolicy, syncPolicy } from '@cs-inbox/core';
import { ADDRESS_LENGTH_MAX, ANSWER_LENGTH_MAX, EVENT_LENGTH_MAX, FailureCause, NAME_LENGTH_MAX, PAGE_ITEMS_MAX, Problem, TEXT_LENGTH_MAX } from '@cs-inbox/protocol';
import { Contract } from './contract.ts';
import { readCommitted } from './openapi-file.ts';
import { type Operation, operations } from './operations.ts';
import { paper, paperExamples } from './paper.ts';

const contract = new Contract(readCommitted());
const seconds = (ms: number) => `${ms / 1_000} s`;

/** A limit of a request for retries. */
function limitOf(member: string, keyword: string): string {
  const members = contract.document.components.schemas['RetriesRequest']?.['properties'] as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  return Number(members[member]?.[keyword]).toLocaleString('en');
}

/** The rows of the table that begins with this head: its cells, without the back-ticks of the first. */
function table(head: string): readonly (readonly string[])[] {
  const [, ...lines] = paper.slice(paper.indexOf(`\n| ${head} |`)).trimStart().split('\n');
  const rows = lines.slice(1, lines.findIndex((line) => !line.startsWith('|')));
  return rows.map((row) => row.split('|').slice(1, -1).map((cell) => cell.trim()));
}

const names = (cells: readonly (string | undefined)[]) => cells.flatMap((cell = '') => [...cell.matchAll(/`(\w+)`/gu)].map(([, name]) => name ?? ''));

describe('docs/protocol.md', () => {
  for (const { line, ...example } of paperExamples) {
    test(`EMBED-2.9 the example in line ${line} fits ${example.operation} ${example.part}`, () => {
      assert.equal(contract.checkExample(example), null);
    });
  }

  test('EMBED-2.9 shows each request and each good answer', () => {
    const shown = new Set(paperExamples.map(({ operation, part }) => `${operation} ${part}`));
    for (const [name, { request, replies }] of Object.entries<Operation>(operations)) {
      if (request !== null) assert.ok(shown.has(`${name} request`), name);
      assert.ok(shown.has(`${name} ${Object.keys(replies).at(-1)}`), name);
    }
  });

  test('EMBED-2.9 names each cause, with statuses that are declared', () => {
    const rows = table('cause | use it when');
    assert.deepEqual(names(rows.map(([cause]) => cause)).sort(), [...FailureCause.options].sort());
    const declared: object = operations.send.refusals;
    for (const [cause, , statuses = ''] of rows) {
      for (const [status] of statuses.matchAll(/\d{3}/gu)) assert.ok(status in declared, `${cause} ${status}`);
    }
  });

  test('EMBED-2.9 names each member of a refusal', () => {
    const members = names(table('member |').map(([member]) => member));
    assert.deepEqual(members.sort(), [...Object.keys(Problem.entries), 'type', 'status', 'instance'].sort());
  });

  test('EMBED-2.9 has the figures of the code', () => {
    const figures = table('figure').map(([, value = '']) => value.split(/,? (?:and|or|one|more|levels)/u)[0]?.replace(/,$/u, ''));
    assert.deepEqual(figures, [
      '128',
      TEXT_LENGTH_MAX.toLocaleString('en'),
      String(NAME_LENGTH_MAX),
      '4,000',
      ADDRESS_LENGTH_MAX.toLocaleString('en'),
      PAGE_ITEMS_MAX.toLocaleString('en'),
      ANSWER_LENGTH_MAX.toLocaleString('en'),
      EVENT_LENGTH_MAX.toLocaleString('en'),
      limitOf('keys', 'maxItems'),
      limitOf('reason', 'maxLength'),
      '32',
      seconds(sendPolicy.attemptDeadlineMs),
      seconds(syncPolicy.pollMs),
      String(sendPolicy.inFlightMax),
      `${sendPolicy.paceShare * 100} %`,
      String(syncPolicy.historyLimit),
      seconds(sendPolicy.windowMarginMs),
    ]);
  });
});
