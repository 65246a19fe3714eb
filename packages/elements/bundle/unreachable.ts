import type { Plugin } from 'vite';

interface Cut {
  readonly from: string | RegExp;
  readonly to: string;
}

/**
 * Branches of the libraries that this bundle cannot reach. lit: shims of old browsers, checks on how templates
 * and style sheets are written (the tests, which run on the libraries as they are, would tell), decorators,
 * compiled templates, MathML. valibot: what the Standard Schema and translated messages need. eventsource-parser: what
it says of errors, its own limit (ours is counted before it), its second use.
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
    { from: /onError === null \|\| onError === void 0 \? void 0 : onError\(new ParseError\(`Unknown.*?\}\)\);/su, to: ';' },
    { from: /onError === null \|\| onError === void 0 \? void 0 : onError\(new ParseError\(`Invalid.*?\}\)\);/su, to: ';' },
    { from: /(?<=function checkForBufferOverflow\(\) \{\n).*?return true;\n(?= {4}\})/su, to: 'return false;' },
    { from: /if \(terminated\) \{\s+throw.*?\}/su, to: '' },
    { from: /(?<=function reset\(options = \{\}\) \{\n).*?(?=\n {4}\}\n {4}return)/su, to: '' },
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
