import { componentSchemas, type Schema } from './component-schemas.ts';
import { type Operation, operations } from './operations.ts';
import { paperExamples } from './paper.ts';

const JSON_TYPE = 'application/json';
const STREAM_TYPE = 'text/event-stream';
const PROBLEM_TYPE = 'application/problem+json';
const ref = (name: string, kind = 'schemas') => ({ $ref: `#/components/${kind}/${name}` });

const parameterMeanings: Readonly<Record<string, string>> = {
  conversationId: 'The conversation; one segment, percent-encoded.',
  key: 'Chosen by the widget, one per message for its whole life; one segment, percent-encoded.',
};

/** Where nobody can say what became of the key. */
const unproven = {
  description: 'A refusal without `committed`: it proves nothing, and the message is unconfirmed.',
  type: 'object',
  not: { required: ['committed'] },
};

/** Members of RFC 9457 that the widget does not read. */
const problemDetails = {
  description: 'Members of RFC 9457 that the widget does not read.',
  type: 'object',
  properties: { type: { type: 'string' }, status: { type: 'integer' }, instance: { type: 'string' } },
};

const documentSchemas = (): Readonly<Record<string, Schema>> => ({
  ...componentSchemas(),
  ProblemDetails: problemDetails,
  Unproven: unproven,
  Refusal: { description: 'A refusal to anything but a send.', anyOf: [{ allOf: [ref('ProblemDetails'), ref('Problem')] }, ref('Unproven')] },
  SendRefusal: {
    description: 'A refusal to a send. It echoes the key.',
    anyOf: [
      { allOf: [ref('ProblemDetails'), ref('Problem'), { type: 'object', required: ['key'], properties: { key: ref('Id') } }] },
      ref('Unproven'),
    ],
  },
});

/** The whole protocol as an OpenAPI 3.1 document: schemas of the code, sentences and examples of the papers. */
export function openApi(): Schema {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, operation] of Object.entries<Operation>(operations)) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationObject(name, operation) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'cs-inbox backend',
      version: '1',
      summary: 'What a backend answers to a cs-inbox.',
      description:
        'Generated from the schemas by which the widget reads every answer; docs/protocol.md says what they mean and what must be kept. Lengths are meant in UTF-16 code units. Members that are not named are passed over. Who asks is known by cookies or headers of the host.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '{baseUrl}', variables: { baseUrl: { default: 'https://shop.example/api/cs' } } }],
    paths,
    components: {
      schemas: documentSchemas(),
      headers: {
        'Retry-After': {
          description: 'Seconds, or an HTTP date, which is counted from the `Date` of the answer. Takes precedence over `retryAt`; kept within 1 s and 24 h. Across origins both must be exposed.',
          schema: { type: 'string', pattern: '^(\\d+|(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT)$' },
        },
      },
    },
  };
}

function operationObject(name: string, operation: Operation): Schema {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/gu)].map(([, parameter = '']) => ({
    name: parameter,
    in: 'path',
    required: true,
    description: parameterMeanings[parameter],
    schema: ref('Id'),
  }));
  const replies = Object.entries(operation.replies).map(([status, description]) => [
    status,
    {
      description,
      content:
        operation.streams === true
          ? { [STREAM_TYPE]: media(name, status, streamOf(operation.reply)) }
          : { [JSON_TYPE]: media(name, status, ref(operation.reply)) },
    },
  ]);
  const refusals = Object.entries(operation.refusals).map(([status, description]) => [
    status,
    {
      description,
      ...((status === '429' || status === '503') && { headers: { 'Retry-After': ref('Retry-After', 'headers') } }),
      content: { [PROBLEM_TYPE]: media(name, status, ref(name === 'send' ? 'SendRefusal' : 'Refusal')) },
    },
  ]);
  return {
    operationId: name,
    summary: operation.summary,
    parameters: [...inPath, ...operation.query.map((parameter) => ({ ...parameter, in: 'query' }))],
    ...(operation.request !== null && {
      requestBody: { required: true, content: { [JSON_TYPE]: media(name, 'request', ref(operation.request)) } },
    }),
    responses: Object.fromEntries([...replies, ...refusals]),
  };
}

function streamOf(event: string): Schema {
  return {
    description: 'Server-sent events without a name; the `id` of each is its `cursor`, its `data` the event as JSON. `contentSchema` is the schema of the list of them.',
    type: 'string',
    contentMediaType: STREAM_TYPE,
    contentSchema: { type: 'array', items: ref(event) },
  };
}

function media(operation: string, part: string, schema: Schema): Schema {
  const found = paperExamples.filter((example) => example.operation === operation && example.part === part);
  if (found.length === 0) return { schema };
  const examples = found.map(({ name, value }) => [name === '' ? 'example' : name.replaceAll(' ', '-'), { value }]);
  return { schema, examples: Object.fromEntries(examples) };
}
