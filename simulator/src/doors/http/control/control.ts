import type { Host } from '../../host.ts';
import { attempts } from './attempts.ts';
import { clock } from './clock.ts';
import { command } from './command.ts';
import type { ControlAnswer } from './control-answer.ts';
import type { ControlCall } from './control-call.ts';
import { fault } from './fault.ts';
import { journal } from './journal.ts';
import { jsonAnswer } from './json-answer.ts';
import { ledger } from './ledger.ts';
import { operator } from './operator.ts';
import { problemAnswer } from './problem-answer.ts';
import { reset } from './reset.ts';
import type { Resource } from './resource.ts';
import { scenario } from './scenario.ts';
import { state } from './state.ts';
import { verdict } from './verdict.ts';

const resources: Readonly<Record<string, Resource>> = { scenario, fault, clock, ledger, attempts, journal, verdict, state, reset, command, operator };

/** Answers a request below `/__sim/`. */
export async function control(host: Host, { method, url, body, cookie }: ControlCall): Promise<ControlAnswer> {
  const [path = '', search = ''] = url.split('?', 2);
  const name = path.replace(/^\/__sim\/?/u, '');
  const wanted = method === 'HEAD' ? 'GET' : method;
  if (name === '') return wanted === 'GET' ? jsonAnswer(200, { resources: listed() }) : notAllowed(path, method, ['GET']);
  const resource = Object.hasOwn(resources, name) ? resources[name] : undefined;
  if (resource === undefined) {
    const detail = `There is no ${path.slice(0, 200)}. There are: ${listed().map((one) => one.path).join(', ')}.`;
    return problemAnswer({ status: 404, code: 'no-such-address', title: 'Nothing there', detail, more: { resources: listed() } });
  }
  const run = Object.entries(resource.methods).find(([one]) => one === wanted)?.[1];
  if (run === undefined) return notAllowed(path, method, Object.keys(resource.methods));
  const json = jsonOf(body);
  if (!json.ok) {
    return problemAnswer({ status: 400, code: 'not-json', title: 'The body is no JSON', detail: `The body of ${method} ${path} must be JSON: ${json.why}` });
  }
  return run({ host, query: new URLSearchParams(search), body: json.value, cookie });
}

function listed() {
  return Object.entries(resources).map(([name, { says, methods }]) => ({ path: `/__sim/${name}`, methods: Object.keys(methods), says }));
}

function notAllowed(path: string, method: string, methods: readonly string[]): ControlAnswer {
  const allow = methods.join(', ');
  return problemAnswer({ status: 405, code: 'wrong-method', title: 'Wrong method', detail: `${path} takes ${allow}, not ${method}.`, headers: { allow } });
}

function jsonOf(text: string | null): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string } {
  if (text === null || text.trim() === '') return { ok: true, value: null };
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}
