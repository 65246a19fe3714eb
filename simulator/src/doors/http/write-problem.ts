import type { ServerResponse } from 'node:http';
import { problemBody } from './problem-body.ts';
import { writeReply } from './write-reply.ts';

export interface ServerProblem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  /** What was wrong and what is right, for people. */
  readonly detail: string;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Refuses a request without asking the platform. */
export function writeProblem(response: ServerResponse, { status, code, title, detail, headers = {} }: ServerProblem): void {
  const all = { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers };
  writeReply(response, status, all, problemBody(status, code, title, detail));
}
