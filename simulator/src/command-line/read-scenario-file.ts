import { open } from 'node:fs/promises';
import type { ParsedScenario } from '../scenario/parse-scenario.ts';
import { parseScenarioJson } from '../scenario/parse-scenario-json.ts';

const BYTES_MAX = 1_048_576;

/** A scenario out of a file. That the file cannot be read is a problem like any other. */
export async function readScenarioFile(file: string): Promise<ParsedScenario> {
  const text = await textOf(file);
  if (text.ok) return parseScenarioJson(text.text);
  return { ok: false, problems: [{ path: '', message: text.why, suggestion: null }] };
}

async function textOf(file: string): Promise<{ readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string }> {
  try {
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      if (size > BYTES_MAX) return { ok: false, why: `The file has ${size} bytes; a scenario has at most ${BYTES_MAX}.` };
      return { ok: true, text: await handle.readFile('utf8') };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { ok: false, why: 'There is no such file.' };
    if (code === 'EISDIR') return { ok: false, why: 'This is a folder; name a file.' };
    return { ok: false, why: `The file cannot be read: ${message}` };
  }
}
