/** The control API, for a script that plays with a page. Each method rejects with what the server says where it refuses. */
export interface SimulatorClient {
  /** Where the control API is: `http://127.0.0.1:4010/__sim/`. */
  readonly url: string;
  /** Plays another scenario from its beginning: a scenario as JSON, or `{ name, seed? }`. */
  readonly play: (scenario: unknown) => Promise<unknown>;
  /** Adds a rule as in a scenario, from now on. */
  readonly addFault: (rule: unknown) => Promise<{ readonly id: string }>;
  /** Takes a rule away that was added; without an id all of them. */
  readonly removeFault: (id?: string) => Promise<unknown>;
  readonly command: (command: unknown) => Promise<unknown>;
  readonly reset: (seed?: number) => Promise<unknown>;
  readonly state: () => Promise<Readonly<Record<string, unknown>>>;
  readonly verdict: () => Promise<Readonly<Record<string, unknown>>>;
  /** What buyers received. */
  readonly ledger: () => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly attempts: () => Promise<readonly Readonly<Record<string, unknown>>[]>;
}

type Row = Readonly<Record<string, unknown>>;

/** `url`: the root of the server, with a slash at its end. */
export function createSimulatorClient(url: string): SimulatorClient {
  const root = `${url}__sim/`;
  const ask = async (method: string, path: string, body?: unknown): Promise<string> => {
    const response = await fetch(root + path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /__sim/${path}: ${response.status} ${detailOf(text)}`);
    return text;
  };
  const json = async (method: string, path: string, body?: unknown) => JSON.parse(await ask(method, path, body)) as Row;
  const rows = async (path: string) => (await ask('GET', path)).split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
  return {
    url: root,
    play: (scenario) => json('PUT', 'scenario', scenario),
    addFault: async (rule) => ({ id: String((await json('POST', 'fault', rule))['id']) }),
    removeFault: (id) => json('DELETE', id === undefined ? 'fault' : `fault?id=${encodeURIComponent(id)}`),
    command: (command) => json('POST', 'command', command),
    reset: (seed) => json('POST', 'reset', seed === undefined ? {} : { seed }),
    state: () => json('GET', 'state'),
    verdict: () => json('GET', 'verdict'),
    ledger: () => rows('ledger'),
    attempts: () => rows('attempts'),
  };
}

function detailOf(text: string): string {
  try {
    return String((JSON.parse(text) as Row)['detail'] ?? text);
  } catch {
    return text;
  }
}
