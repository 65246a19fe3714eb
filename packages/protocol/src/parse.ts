import * as v from 'valibot';
import { ANSWER_LENGTH_MAX } from './limits.ts';

/** A parsed value, or one sentence that names what was wrong and what is right. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

/** Deepest nesting of arrays and objects that is read. */
const DEPTH_MAX = 32;

/** Checks an unknown value against a schema. Fields that the schema does not name are left out of the result. */
export function parse<S extends v.GenericSchema>(schema: S, value: unknown): Parsed<v.InferOutput<S>> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return { ok: true, value: result.output };
  const issue = result.issues[0];
  const path = v.getDotPath(issue);
  return { ok: false, why: path === null ? issue.message : `${path}: ${issue.message}` };
}

/** Reads JSON text and checks it. Refuses text that is too long or too deeply nested before any schema sees it. */
export function parseJson<S extends v.GenericSchema>(
  schema: S,
  text: string,
  lengthMax: number = ANSWER_LENGTH_MAX,
): Parsed<v.InferOutput<S>> {
  if (text.length > lengthMax) return { ok: false, why: `JSON of ${text.length} characters, at most ${lengthMax} are read` };
  if (isDeep(text)) return { ok: false, why: `JSON nested deeper than ${DEPTH_MAX} levels` };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, why: text.trim() === '' ? 'an empty body where JSON should be' : 'not JSON' };
  }
  return parse(schema, value);
}

function isDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 92) i++;
      else if (c === 34) inString = false;
    } else if (c === 34) inString = true;
    else if (c === 91 || c === 123) {
      if (++depth > DEPTH_MAX) return true;
    } else if (c === 93 || c === 125) depth--;
  }
  return false;
}
