import type { Plugin } from 'vite';

interface Cut {
  readonly from: string | RegExp;
  readonly to: string;
}

/**
 * Branches of the libraries that this bundle cannot reach. lit: shims of old browsers, checks on how templates
 * and style sheets are written (the tests, which run on the libraries as they are, would tell), decorators,
 * compiled templates, MathML. valibot: what the Standard Schema, translated messages,
 * dates and variants within variants need, and what of an issue nobody reads. eventsource-parser: what
 * it says of errors, its own limit (ours is counted before it), types of events, its second use; and shorter ways to the
 * same for lines that are met most, which a stream of one inbox does not need.
 */
const cuts: Readonly<Record<string, readonly Cut[]>> = {
  '@lit/reactive-element/css-tag.js': [
    { from: /(?<=const t=globalThis,e=)t\.ShadowRoot&&.*?(?=,s=Symbol\(\))/u, to: '!0' },
    { from: /if\((this\._\$cssResult\$=!0),o!==s\)throw Error\(".*?"\);/u, to: '$1;' },
    { from: /1===t\.length\?t\[0\]:e\.reduce\(.*?,t\[0\]\)(?=;return)/u, to: 't[0]' },
  ],
  '@lit/reactive-element/reactive-element.js': [
    { from: 'p=a.reactiveElementPolyfillSupport,', to: '' },
    { from: ',p?.({ReactiveElement:y}),', to: ',' },
    { from: 'Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', to: ';' },
    { from: /const t=this\[Symbol\.metadata\];if\(null!==t\)\{.*?\}(?=this\._\$Eh=)/u, to: '' },
    { from: 'static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', to: '' },
    { from: ',void 0!==t.l&&(this.l=[...t.l])', to: '' },
    { from: ',this.constructor.l?.forEach(t=>t(this))', to: '' },
  ],
  'eventsource-parser/dist/parse.js': [
    { from: /(?<=function createParser\(config\) \{\n)\s+if \(typeof config === 'function'\) \{.*?\n {4}\}/su, to: '' },
    { from: /if \(terminated\) \{\s+throw.*?\}/su, to: '' },
    { from: /(?<=function processLines\(chunk\) \{\n {8}let searchIndex = 0;\n).*?(?=\n {8}let crIndex)/su, to: '' },
    { from: /const firstCharCode = chunk\.charCodeAt\(start\);\n.*?(?=\n {8}const line = chunk\.slice\(start, end\);\n {8}const fieldSeparatorIndex)/su, to: '' },
    { from: /if \(shouldBufferTrailing\(trailing\)\) \{\n(.*?) {12}return;\n {8}\}\n {8}skippingLine = true;/su, to: '$1' },
    { from: /if \(pendingFragmentsLength < MAX_FIELD_PREFIX_LENGTH\) \{.*?\n {12}\}\n(?= {12}pendingFragments\.push)/su, to: '' },
    { from: 'if (skippingLine || skipNextLineFeed) {', to: 'if (skipNextLineFeed) {' },
    { from: /(?<=LF \? chunk\.slice\(1\) : chunk;\n {8}\}\n).*?(?=\n {4}\}\n {4}function storeTrailing)/su, to: '' },
    { from: /(?<=function reset\(options = \{\}\) \{\n).*?(?=\n {4}\}\n {4}return)/su, to: '' },
    { from: /function checkForBufferOverflow\(\) \{.*?\n {4}\}\n/su, to: '' },
    { from: /if \(checkForBufferOverflow\(\)\)\s+return(?: '')?;|checkForBufferOverflow\(\);/gu, to: '' },
    { from: /(?:let )?\b(?:pendingFragmentsLength|eventType)(?: \+?= (?:value \|\| )?[\w.]+)?;/gu, to: '' },
    { from: /event: eventType,/u, to: '' },
    { from: /if \(id !== undefined\) \{\s+onId .*?\}/su, to: '' },
    { from: /\b(on(?:Event|Retry)) === null \|\| \1 === void 0 \? void 0 : /gu, to: '' },
    { from: /else \{\s+onError .*?\}\)\);\s+\}/su, to: '' },
    { from: /onError === null \|\| onError === void 0 \? void 0 : onError\(new ParseError\(`Unknown.*?\}\)\);/su, to: ';' },
  ],
  'lit-element/lit-element.js': [{ from: /,s\.litElementHydrateSupport.*?o\?\.\(\{LitElement:i\}\);/u, to: ';' }],
  'lit-html/lit-html.js': [
    { from: ',B=t.litHtmlPolyfillSupport;B?.(S,k),', to: ';' },
    { from: '"number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)', to: 'this._$AC(t)' },
    { from: ':3===i?"<math>":""', to: ':""' },
    { from: ':3===i?"</math>":""', to: ':""' },
    { from: '2===i||3===i', to: '2===i' },
  ],
  'lit-html/directives/repeat.js': [{ from: /if\((super\(e\)),e\.type!==r\.CHILD\)throw Error\(".*?"\)/u, to: '$1' }],
  'lit-html/directives/live.js': [{ from: /if\((super\(r\)),r\.type!==n\.PROPERTY.*?single expression"\)/u, to: '$1' }],
  'valibot/dist/index.mjs': [
    { from: /(?<=\nfunction _standardSchema\(schema\) )\{.*?\n\}/su, to: '{ return schema; }' },
    { from: /(?<=\n)\t+reference: \w+,\n/gu, to: '' },
    { from: /(?<=\n)\t+async: false,\n/gu, to: '' },
    { from: /(?<=\nfunction getGlobalConfig\(config\$1\) )\{.*?\n\}/su, to: '{ return config$1; }' },
    { from: /(?<=const issue = \{\n).*?(?=\t\tmessage: `Invalid)/su, to: '' },
    { from: /\t\trequirement: context\.requirement,\n(\t\tpath: other\?\.path,\n).*?abortPipeEarly: config\$1\.abortPipeEarly\n/su, to: '$1' },
    { from: / \?\? \/\* @__PURE__ \*\/ getSpecificMessage\(.*?;/u, to: ';' },
    { from: 'typeof message$1 === "function" ? message$1(issue) : message$1', to: 'message$1' },
    { from: /requirement instanceof Date \? requirement\.toJSON\(\) : |\b(?:value\$1|dataset\.value) instanceof Date \? (?:value\$1|dataset\.value)\.toJSON\(\) : /gu, to: '' },
    { from: 'if (schema.type === "variant") parseOptions(schema, new Set(allKeys).add(schema.key));\n\t\t\t\t\t\telse {', to: '{' },
    { from: /keysAreValid = false;\n\t+if \(invalidDiscriminatorKey !== currentKey.*?\n\t+\}\n\t+if \(invalidDiscriminatorKey === currentKey\) (?=expectedDiscriminators\.push)/su, to: 'keysAreValid = false; ' },
    { from: / : discriminatorSchema\.type !== "exact_optional" && .*?"nullish"\)/u, to: ' : true)' },
    { from: /\n\t+currentPriority\+\+;/u, to: '' },
  ],
};

/** Cuts them out. Where a library no longer reads as it did, the build fails: look at the cut again, or drop it. */
export function unreachable(): Plugin {
  const pending = new Set(Object.keys(cuts));
  return {
    name: 'unreachable',
    enforce: 'pre',
    transform(code, id) {
      const file = Object.keys(cuts).find((name) => id.endsWith(`/node_modules/${name}`));
      if (file === undefined) return null;
      pending.delete(file);
      return (cuts[file] ?? []).reduce((rest, { from, to }) => {
        const cut = typeof from === 'string' && rest.split(from).length !== 2 ? rest : rest.replace(from, to);
        if (cut === rest) this.error(`${file} has no ${String(from)} any more`);
        return cut;
      }, code);
    },
    buildEnd(error) {
      if (error === undefined && pending.size > 0) this.error(`not in the bundle any more: ${[...pending].join(', ')}`);
    },
  };
}
