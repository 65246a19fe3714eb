import assert from 'node:assert/strict';
import test from 'node:test';
import { jsonBreak } from './json-break.ts';
import { parseScenarioJson } from './parse-scenario-json.ts';

const messageOf = (text: string): string => {
  const parsed = parseScenarioJson(text);
  assert.ok(!parsed.ok);
  assert.deepEqual(parsed.problems.map(({ path, suggestion }) => [path, suggestion]), [['', null]]);
  return parsed.problems[0]?.message ?? '';
};

test('SIM-6.7 broken JSON is told with line, column and what is missing', () => {
  const broken = {
    '': 'the text ends too early (line 1, column 1)',
    '{': 'the text ends too early (line 1, column 2)',
    '{\n  "version": 1,\n}': 'a comma must not stand before "}" (line 3, column 1)',
    '{"rules": [1,]}': 'a comma must not stand before "]" (line 1, column 14)',
    '{\n"a": 1\n"b": 2}': 'a comma or "}" is missing: found "\\"" (line 3, column 1)',
    '{"a" 1}': 'a colon is missing: found "1" (line 1, column 6)',
    "{'a': 1}": 'a key in double quotes is missing: found "\'" (line 1, column 2)',
    '{"a": tru}': 'a value is missing: found "t" (line 1, column 7)',
    '{"a": 1} // end': 'something follows after the end of the value (line 1, column 10)',
    '{ // begin\n}': 'JSON knows no comments (line 1, column 3)',
    '{"a": "b\nc"}': 'a text in quotes does not end, or holds a line break, a control character or an unknown \\ escape (line 1, column 7)',
    '[01]': 'a value is missing: found "0" (line 1, column 2)',
    '[1.]': 'a value is missing: found "1" (line 1, column 2)',
    '{"a": 1]': 'a comma or "}" is missing: found "]" (line 1, column 8)',
  };
  for (const [text, why] of Object.entries(broken)) assert.equal(messageOf(text), `This is no JSON: ${why}.`, text);
});

test('SIM-6.7 a text is broken exactly where the engine says so too', () => {
  const whole = '{"a": [1, -2.5e+3, true, null, "x\\u00e9\\n", {}], "b": {"c": []}, "": ""}';
  for (let cut = 0; cut <= whole.length; cut++) {
    for (const text of [whole.slice(0, cut), `${whole.slice(0, cut)}${whole.slice(cut + 1)}`, `${whole.slice(0, cut)},${whole.slice(cut)}`, `${whole.slice(0, cut)}"${whole.slice(cut)}`]) {
      const isJson = () => {
        try {
          JSON.parse(text);
          return true;
        } catch {
          return false;
        }
      };
      assert.equal(jsonBreak(text) === null, isJson(), text);
    }
  }
});

test('SIM-6.7 a text of more than 1,048,576 characters is refused; a byte order mark does not matter', () => {
  const calm = '{"version":1,"name":"calm","title":"Nothing goes wrong.","rules":[]}';
  assert.ok(parseScenarioJson(`\uFEFF${calm}`).ok);
  assert.ok(parseScenarioJson(calm.padEnd(1_048_576)).ok);
  assert.match(messageOf(calm.padEnd(1_048_577)), /too long: 1048577 characters. A scenario has at most 1048576/u);
});
