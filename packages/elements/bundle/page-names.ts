import { globSync, readFileSync } from 'node:fs';
import { parseSync, Visitor } from 'vite';

const root = `${import.meta.dirname}/../../..`;

/** Where names are given that stay within a page: the engine's own state, and classes that only it calls. A file that is not listed loses nothing but bytes. */
const ownFiles = new Set(
  [
    'core/src/outbox/circuit.ts',
    'core/src/outbox/outbox-effect.ts',
    'core/src/outbox/outbox-state.ts',
    'core/src/outbox/pace.ts',
    'core/src/outbox/turn.ts',
    'core/src/retry/policy.ts',
    'core/src/sync/ladder.ts',
    'core/src/sync/network.ts',
    'core/src/sync/run.ts',
    'core/src/sync/stream.ts',
    'core/src/sync/sync-state.ts',
    'core/src/sync/take.ts',
    'state/src/create-inbox.ts',
    'state/src/outbox-engine.ts',
    'state/src/sync-engine.ts',
    'state/src/sync-link.ts',
    'state/src/tab-link.ts',
    'state/src/tab-turn.ts',
  ].map((file) => `packages/${file}`),
);

const sources = 'packages/{protocol,core,state,browser,elements}/src/**/!(*.test|*.states|*.harness).ts';
/** What browsers and libraries may call or read under its name. */
const others = [
  'node_modules/@typescript/*/lib/lib.{dom,es,decorators}*.d.ts',
  'node_modules/{@lit/reactive-element,eventsource-parser,lit-element,lit-html,nanostores,idb-keyval}/**/*.js',
  'node_modules/valibot/dist/index.mjs',
];

/**
 * Names of properties that the bundle may shorten: every place that gives one (a member of a type or a class, a key
 * of an object) is in `ownFiles`, and no string says it. So it is in no row, request, message between tabs,
 * event or property that a host sees: those get their names elsewhere.
 */
export function pageNames(): readonly string[] {
  const own = new Set<string>();
  const kept = new Set(others.flatMap((pattern) => globSync(pattern, { cwd: root }).flatMap((file) => wordsOf(readFileSync(`${root}/${file}`, 'utf8')))));
  if (!kept.has('addEventListener')) throw new Error(`page-names.ts finds no browser's names in ${others[0]}`);
  const files = globSync(sources, { cwd: root });
  for (const file of ownFiles) if (!files.includes(file)) throw new Error(`page-names.ts names ${file}, which is not there`);
  for (const file of files) {
    const given = ownFiles.has(file) ? own : kept;
    const give = ({ key, computed }: { readonly key: { readonly type: string; readonly name?: unknown }; readonly computed: boolean }) => {
      if (key.type === 'Identifier' && !computed) given.add(String(key.name));
    };
    new Visitor({
      ObjectExpression: ({ properties }) => properties.forEach((property) => property.type === 'Property' && give(property)),
      PropertyDefinition: give,
      MethodDefinition: give,
      TSPropertySignature: give,
      TSMethodSignature: give,
      Literal: ({ value }) => typeof value === 'string' && wordsOf(value).forEach((word) => kept.add(word)),
      TemplateElement: ({ value }) => wordsOf(value.raw).forEach((word) => kept.add(word)),
    }).visit(parseSync(file, readFileSync(`${root}/${file}`, 'utf8')).program);
  }
  return [...own].filter((name) => name.length > 2 && !kept.has(name)).toSorted();
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[A-Za-z_$][\w$]*/gu) ?? [];
}
