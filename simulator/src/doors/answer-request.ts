import type { Answer } from '../answer.ts';
import type { PlatformRequest } from '../platform/platform-request.ts';
import type { Host } from './host.ts';
import { platformRequestOf } from './platform-request-of.ts';
import { responseOf, type ResponseWay } from './response-of.ts';

export interface DoorWay extends ResponseWay {
  readonly host: Pick<Host, 'clock' | 'pump' | 'handle'>;
  /** The address that the door stands at, with its last slash. */
  readonly base: string;
  /** The body of the request where it is text already. */
  readonly body?: BodyInit | null | undefined;
}

/** Longest body of a request, in characters. */
const BODY_MAX = 1_048_576;

/** Asks the platform, and shows its answer as `fetch` would; null where that rejects, or its client has gone. */
export async function answerRequest(request: Request, way: DoorWay): Promise<Response | null> {
  const wanted = await platformRequestOf(request, way.base, way.body);
  if (way.signal.aborted) return null;
  const answer = (wanted.body?.length ?? 0) > BODY_MAX ? tooLarge(wanted) : await way.host.handle(wanted);
  const response = await responseOf(answer, way);
  return response !== null && request.method === 'HEAD' ? withoutBody(response) : response;
}

function withoutBody(response: Response): Response {
  void response.body?.cancel();
  return new Response(null, response);
}

function tooLarge({ body }: PlatformRequest): Answer {
  const detail = `The body has ${body?.length} characters. At most ${BODY_MAX} are taken.`;
  const problem = { type: 'urn:cs-simulator:body-too-large', title: 'Body too large', status: 413, detail, code: 'body-too-large' };
  return { kind: 'reply', status: 413, headers: { 'content-type': 'application/problem+json' }, body: JSON.stringify(problem), delayMs: 0 };
}
