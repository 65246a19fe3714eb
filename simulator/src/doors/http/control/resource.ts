import type { Host } from '../../host.ts';
import type { ControlAnswer } from './control-answer.ts';

/** What a method of a resource is asked with. */
interface Asked {
  readonly host: Host;
  readonly query: URLSearchParams;
  /** The JSON of the body; null where there was none. */
  readonly body: unknown;
  /** The header of that name; empty where there is none. */
  readonly cookie: string;
}

type Method = (asked: Asked) => Promise<ControlAnswer> | ControlAnswer;

/** One address of the control API. */
export interface Resource {
  /** What it is for, in one sentence for people. */
  readonly says: string;
  readonly methods: { readonly [method in 'GET' | 'PUT' | 'POST' | 'DELETE']?: Method };
}
