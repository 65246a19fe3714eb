import { expect } from 'chai';
import { ndjsonLine } from './ndjson-line.ts';

describe('ndjsonLine', () => {
  it('CENTRE-3.8 a value is one line that reads back as it was', () => {
    const value = { text: 'a\nb\r\n"\\\u2028\u2029\u0085\u202eb\ufeff 😀', none: null, list: [1, { deep: true }], __proto__: 1 };
    const line = ndjsonLine(value);
    expect(line.split(/[\n\r\u0085\u2028\u2029]/u)).to.have.length(2);
    expect(line).not.to.match(/[\u202a-\u202e\u2066-\u2069\ufeff]/u);
    expect(JSON.parse(line)).to.deep.equal(value);
  });

  it('CENTRE-3.8 half of a character reads back as it was', () => {
    expect(JSON.parse(ndjsonLine('a\ud83d'))).to.equal('a\ud83d');
  });

  it('CENTRE-3.8 what JSON has no form for makes a line all the same', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const hostile = { toJSON: () => { throw new Error('no'); } };
    for (const value of [undefined, () => 1, Symbol('x'), circle, hostile]) {
      expect(Object.keys(JSON.parse(ndjsonLine(value)) as object)).to.deep.equal(['unwritable']);
    }
    expect(ndjsonLine({ big: 2n ** 64n, map: new Map([['a', 1]]), bytes: new Uint8Array(3) })).to.equal('{"big":"18446744073709551616","map":[["a",1]],"bytes":{"bytes":3}}\n');
  });
});
