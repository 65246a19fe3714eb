import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { WorkspaceCopy } from '../support/node/workspace-copy.ts';
import { ExampleFolder } from './example-folder.ts';

interface Attachment {
  readonly name: string;
  readonly body?: string;
}
interface Spec {
  readonly title: string;
  readonly ok: boolean;
  readonly tests: readonly { readonly results: readonly { readonly errors: readonly { readonly message: string }[]; readonly attachments: readonly Attachment[] }[] }[];
}
interface Suite {
  readonly specs: readonly Spec[];
  readonly suites?: readonly Suite[];
}

const specsIn = ({ specs, suites = [] }: Suite): readonly Spec[] => [...specs, ...suites.flatMap(specsIn)];
const specsOf = (report: string) => specsIn({ specs: [], suites: (JSON.parse(report) as { readonly suites: readonly Suite[] }).suites });

describe('the examples', () => {
  const examples = new ExampleFolder();
  after(() => examples.remove());

  test('SIM-8.70 the specs for Playwright pass', async () => {
    const { code, output, errors } = await examples.playwright();
    assert.equal(code, 0, output + errors);
    assert.deepEqual(specsOf(output).map(({ ok }) => ok), [true, true]);
  });

  test('SIM-8.73 the script for CI ends with 0 and leaves a report', async () => {
    const { code, output, errors } = await examples.judge();
    assert.equal(code, 0, output + errors);
    assert.match(readFileSync(join(examples.reports, 'lost-reply.xml'), 'utf8'), /<testsuites [^>]*failures="0"/u);
  });
});

/** What each of them is there to find: a client that takes a new key for each attempt. */
describe('the examples with a client that doubles messages', () => {
  const copy = new WorkspaceCopy();
  const examples = new ExampleFolder(copy.path);
  const plant = (file: string, from: string, to: string) => {
    const text = copy.read(file);
    assert.ok(text.includes(from), `${file} has no ${from}`);
    writeFileSync(join(copy.path, file), text.replaceAll(from, to));
  };
  plant('simulator/examples/node/send-message.ts', 'messages/${key}', 'messages/${key}-${attempt}');
  plant('simulator/examples/site/page.html', 'messages/${key}', 'messages/${crypto.randomUUID()}');
  after(() => {
    copy.remove();
    examples.remove();
  });

  test('SIM-8.71 the test of node:test fails', async () => {
    const { code, output } = await examples.node();
    assert.equal(code, 1);
    assert.match(output, /^not ok 1 - a message whose reply was lost/mu);
    assert.match(output, /^ok 2 /mu);
  });

  test('SIM-8.72 the fixture fails a spec that is content by itself, and attaches verdict and ledger', async () => {
    const spec = 'simulator/examples/playwright/reply.spec.ts';
    writeFileSync(join(copy.path, spec), copy.read(spec).replaceAll(/^ *expect\(.*\n/gmu, ''));
    const { code, output } = await examples.playwright();
    assert.equal(code, 1);
    const [lost, throttled] = specsOf(output);
    assert.deepEqual([lost?.ok, throttled?.ok], [false, true]);
    const result = lost?.tests[0]?.results[0];
    assert.equal(result?.errors.length, 1);
    assert.match(result?.errors[0]?.message ?? '', /The verdict is not clean[\s\S]*once more/u);
    const attached = new Map(result?.attachments.map(({ name, body = '' }) => [name, Buffer.from(body, 'base64').toString('utf8')]));
    assert.equal((JSON.parse(attached.get('verdict.json') ?? '{}') as { doubled?: number }).doubled, 1);
    assert.equal((JSON.parse(attached.get('ledger.json') ?? '[]') as readonly unknown[]).length, 2);
  });

  test('SIM-8.73 the script for CI ends with 1, and its report says what was found', async () => {
    const { code, output, errors } = await examples.judge();
    assert.equal(code, 1, output + errors);
    const report = readFileSync(join(examples.reports, 'lost-reply.xml'), 'utf8');
    assert.match(report, /<testcase classname="verdict" name="doubled"[^>]*>\s*<failure/u);
  });
});
