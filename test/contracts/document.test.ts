import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { describe } from 'node:test';
import { parse, routes } from '@cs-inbox/protocol';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Contract } from './contract.ts';
import { eventsIn } from './event-stream.ts';
import { meanings } from './meanings.ts';
import { committedFile, openApiText, readCommitted } from './openapi-file.ts';
import { type Operation, operations } from './operations.ts';
import { schemas } from './schemas.ts';

const document = readCommitted();
const contract = new Contract(document);

describe('docs/openapi.json', () => {
  test('EMBED-2.9 says what the schemas say; `npm run openapi` writes it anew', () => {
    assert.equal(readFileSync(committedFile, 'utf8'), openApiText());
  });

  test('EMBED-2.9 is a valid OpenAPI 3.1 document', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document) as unknown as Record<string, unknown>);
    assert.deepEqual([valid, validator.version, errors], [true, '3.1', undefined]);
  });

  test('EMBED-2.9 declares each address of the protocol under its name', () => {
    assert.deepEqual(Object.keys(operations).sort(), Object.keys(routes).sort());
    const asked: Readonly<Record<string, string>> = {
      capabilities: routes.capabilities(),
      sync: routes.sync('c'),
      history: routes.history('c', 1, 50),
      send: routes.send('c', 'k'),
      lookUp: routes.lookUp('k'),
      read: routes.read('c'),
      events: routes.events('c'),
      retries: routes.retries(),
    };
    for (const [name, { method }] of Object.entries<Operation>(operations)) assert.equal(contract.operationOf(method, asked[name] ?? ''), name);
  });

  test('EMBED-2.9 has a sentence for each schema and each member', () => {
    for (const [name, meaning] of Object.entries(meanings)) {
      const sentences = [meaning.self, ...('members' in meaning ? Object.values<string>(meaning.members) : [])];
      for (const sentence of sentences) assert.match(sentence, /\.$/u, name);
    }
  });

  for (const example of contract.examples()) {
    const { operation, part, name, value } = example;
    test(`EMBED-2.9 its example ${operation} ${part} ${name} fits, and the widget reads it`, () => {
      assert.equal(contract.checkExample(example), null);
      const { request, reply, refusals, streams }: Operation = operations[operation as keyof typeof operations];
      const isUnproven = part in refusals && !('committed' in Object(value));
      const schema = part === 'request' ? request : part in refusals ? 'Problem' : reply;
      const values = streams === true && part === '200' ? eventsIn(String(value)).map(({ data }) => JSON.parse(data) as unknown) : [value];
      assert.ok(values.length > 0);
      for (const one of values) {
        const parsed = parse(schemas[schema as keyof typeof schemas], one);
        assert.equal(parsed.ok, !isUnproven, JSON.stringify(parsed));
      }
    });
  }
});
