export type ControlAnswered =
  | { readonly ok: true; readonly text: string }
  /** `answered`: somebody is there; `why`: one sentence for people. */
  | { readonly ok: false; readonly answered: boolean; readonly why: string };

/** The longest wait for an answer of the control API, in ms. */
const ANSWER_MS = 5_000;

/** Asks the control API of a simulator's server. Never rejects. `path`: below `/__sim/`. */
export async function askControl(server: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<ControlAnswered> {
  try {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${server}/__sim/${path}`, { method, ...sent, signal: AbortSignal.timeout(ANSWER_MS) });
    const text = await response.text();
    if (response.ok) return { ok: true, text };
    return { ok: false, answered: true, why: detailOf(text) ?? `${server} answers ${response.status} to ${method} /__sim/${path}.` };
  } catch {
    return { ok: false, answered: false, why: `${server} does not answer.` };
  }
}

/** What a problem document says, or null where the text is none. */
function detailOf(text: string): string | null {
  try {
    const { detail } = JSON.parse(text) as { readonly detail?: unknown };
    return typeof detail === 'string' ? detail : null;
  } catch {
    return null;
  }
}
