import { jsonBreak } from './json-break.ts';
import { type ParsedScenario, parseScenario } from './parse-scenario.ts';

/** Longest text of a scenario, in UTF-16 code units. */
const LENGTH_MAX = 1_048_576;

/** Reads a scenario out of JSON. Where the JSON itself is broken, the problem names line and column. Never throws. */
export function parseScenarioJson(text: string): ParsedScenario {
  if (text.length > LENGTH_MAX) return refused(`The text is too long: ${text.length} characters. A scenario has at most ${LENGTH_MAX}.`);
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    const found = jsonBreak(json);
    const why = found === null ? String(error instanceof Error ? error.message : error) : `${found.why} (line ${found.line}, column ${found.column}).`;
    return refused(`This is no JSON: ${why}`);
  }
  return parseScenario(value);
}

function refused(message: string): ParsedScenario {
  return { ok: false, problems: [{ path: '', message, suggestion: null }] };
}
