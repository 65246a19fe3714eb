import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Schema } from './component-schemas.ts';
import { eventsIn } from './event-stream.ts';

interface Media {
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

interface Content {
  readonly content: Readonly<Record<string, Media>>;
  readonly headers?: Readonly<Record<string, { readonly $ref: string }>>;
}

interface DeclaredOperation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: 'path' | 'query'; readonly required?: boolean }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DeclaredOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** An example of the document, and where it stands. */
export interface PlacedExample {
  readonly operation: string;
  /** `request`, or the status of the answer. */
  readonly part: string;
  readonly name: string;
  readonly value: unknown;
}

const BASE = 'openapi.json';
const PROBLEM_TYPE = 'application/problem+json';
const STREAM_TYPE = 'text/event-stream';

/** Holds requests and answers against an OpenAPI document. Each check says what does not fit, or null. */
export class Contract {
  readonly document: OpenApiDocument;
  readonly #ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(document: OpenApiDocument) {
    this.document = document;
    this.#ajv.addVocabulary(['openapi', 'info', 'servers', 'paths', 'components']);
    this.#ajv.addSchema({ $id: BASE, ...closed(document) });
  }

  /** The operation that a request asks for, by its method and its path below the base address. */
  operationOf(method: string, pathAndQuery: string): string | null {
    return this.#route(method, pathAndQuery)?.operation.operationId ?? null;
  }

  checkRequest(method: string, pathAndQuery: string, body: string | null): string | null {
    const route = this.#route(method, pathAndQuery);
    if (route === null) return `${method} ${pathAndQuery} is not declared`;
    const { operation, path, inPath } = route;
    const query = Object.fromEntries(new URLSearchParams(pathAndQuery.split('?')[1]));
    for (const [i, parameter] of operation.parameters.entries()) {
      const value = parameter.in === 'path' ? inPath[parameter.name] : query[parameter.name];
      if (value === undefined) {
        if (parameter.required === true) return `${parameter.name} is missing`;
        continue;
      }
      const at = `${pointer('paths', path, method.toLowerCase(), 'parameters', String(i))}/schema`;
      const wrong = this.#check(at, /^\d+$/u.test(value) && parameter.in === 'query' && parameter.name !== 'cursor' ? Number(value) : value);
      if (wrong !== null) return `${parameter.name} ${wrong}`;
    }
    const unknown = Object.keys(query).find((name) => !operation.parameters.some((one) => one.in === 'query' && one.name === name));
    if (unknown !== undefined) return `the query ${unknown} is not declared`;
    if (operation.requestBody === undefined) return body === null ? null : 'a body is not declared';
    if (body === null) return 'the body is missing';
    const at = pointer('paths', path, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema');
    return this.#check(at, JSON.parse(body) as unknown);
  }

  checkAnswer(name: string, status: number, headers: Readonly<Record<string, string>>, body: string): string | null {
    const [path, method, operation] = this.#operation(name);
    const response = operation.responses[status];
    if (response === undefined) return `${name} ${status} is not declared`;
    const mediaType = (headers['content-type'] ?? '').split(';')[0] ?? '';
    if (!(mediaType in response.content)) return `${name} ${status} as "${mediaType}" is not declared`;
    const retryAfter = headers['retry-after'];
    if (retryAfter !== undefined) {
      if (response.headers?.['Retry-After'] === undefined) return `${name} ${status} with Retry-After is not declared`;
      const wrong = this.#check('#/components/headers/Retry-After/schema', retryAfter);
      if (wrong !== null) return `Retry-After ${wrong}`;
    }
    const at = pointer('paths', path, method, 'responses', String(status), 'content', mediaType, 'schema');
    return this.#checkContent(at, mediaType, mediaType === STREAM_TYPE ? body : (JSON.parse(body) as unknown));
  }

  checkExample({ operation: name, part, value }: PlacedExample): string | null {
    const [path, method, operation] = this.#operation(name);
    const [where, content] =
      part === 'request' ? [['requestBody'], operation.requestBody] : [['responses', part], operation.responses[part]];
    const [mediaType] = Object.keys(content?.content ?? {});
    if (mediaType === undefined) return `${name} ${part} is not declared`;
    return this.#checkContent(pointer('paths', path, method, ...where, 'content', mediaType, 'schema'), mediaType, value);
  }

  /** Every example of the document. */
  examples(): readonly PlacedExample[] {
    const parts = this.#operations().flatMap(([, , { operationId: operation, requestBody, responses }]) => [
      ...(requestBody === undefined ? [] : [{ operation, part: 'request', content: requestBody.content }]),
      ...Object.entries(responses).map(([part, { content }]) => ({ operation, part, content })),
    ]);
    return parts.flatMap(({ operation, part, content }) =>
      Object.values(content).flatMap(({ examples = {} }) => Object.entries(examples).map(([name, { value }]) => ({ operation, part, name, value }))),
    );
  }

  #operations(): readonly (readonly [path: string, method: string, DeclaredOperation])[] {
    return Object.entries(this.document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [path, method, operation] as const),
    );
  }

  #operation(name: string) {
    const found = this.#operations().find(([, , { operationId }]) => operationId === name);
    if (found === undefined) throw new Error(`There is no operation ${name}.`);
    return found;
  }

  #route(method: string, pathAndQuery: string) {
    const asked = `/${pathAndQuery.split('?')[0]}`;
    for (const [path, declaredMethod, operation] of this.#operations()) {
      const pattern = new RegExp(`^${path.replaceAll(/\{(\w+)\}/gu, '(?<$1>[^/]*)')}$`, 'u');
      const match = declaredMethod === method.toLowerCase() ? pattern.exec(asked) : null;
      if (match === null) continue;
      const inPath: Record<string, string> = {};
      for (const [name, segment] of Object.entries(match.groups ?? {})) inPath[name] = decodeURIComponent(segment);
      return { path, operation, inPath };
    }
    return null;
  }

  #checkContent(at: string, mediaType: string, value: unknown): string | null {
    const wrong = this.#check(at, value);
    if (wrong !== null) return wrong;
    if (mediaType === STREAM_TYPE) return this.#checkEvents(at, String(value));
    const problems = mediaType === PROBLEM_TYPE ? [value] : problemsIn(value);
    return problems.map((problem) => this.#undeclaredIn(problem)).find((undeclared) => undeclared !== null) ?? null;
  }

  #checkEvents(at: string, stream: string): string | null {
    const events = eventsIn(stream);
    const list = events.map(({ data }) => JSON.parse(data) as { readonly cursor?: unknown });
    const odd = events.find(({ name, id }, i) => name !== 'message' || id !== list[i]?.cursor);
    if (odd !== undefined) return `the event ${odd.name} has the id ${odd.id}, which is not its cursor`;
    return this.#check(`${at}/contentSchema`, list);
  }

  #undeclaredIn(problem: unknown): string | null {
    const { Problem, ProblemDetails } = this.document.components.schemas;
    const declared = new Set([Problem, ProblemDetails].flatMap((schema) => Object.keys(schema?.['properties'] ?? {})));
    const name = Object.keys(problem as object).find((member) => !declared.has(member));
    return name === undefined ? null : `the member ${name} is not declared`;
  }

  #check(at: string, value: unknown): string | null {
    const known = this.#compiled.get(at);
    const validate = known ?? this.#ajv.compile({ $ref: `${BASE}${at}` });
    if (known === undefined) this.#compiled.set(at, validate);
    return validate(value) ? null : this.#ajv.errorsText(validate.errors);
  }
}

/** The problems of single messages within an answer about many. */
function problemsIn(value: unknown): readonly unknown[] {
  const items = isObject(value) && Array.isArray(value['items']) ? (value['items'] as unknown[]) : [];
  return items.flatMap((item) => (isObject(item) && 'problem' in item ? [item['problem']] : []));
}

/** Those that share a body with each other, so that none of them may be closed. */
const open: ReadonlySet<string> = new Set(['ProblemDetails', 'Problem', 'Refusal', 'SendRefusal', 'Unproven']);

/** The document with its objects closed: what is not declared is a mistake, of ours or of the document. */
function closed(document: OpenApiDocument): OpenApiDocument {
  const schemas = Object.entries(document.components.schemas).map(([name, schema]) => [
    name,
    open.has(name) ? schema : (JSON.parse(JSON.stringify(schema), close) as Schema),
  ]);
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(schemas) as Readonly<Record<string, Schema>> } };
}

function close(_: string, value: unknown): unknown {
  return isObject(value) && value['type'] === 'object' && 'properties' in value ? { ...value, additionalProperties: false } : value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function pointer(...segments: readonly string[]): string {
  return `#/${segments.map((segment) => encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
}
