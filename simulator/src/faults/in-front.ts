import type { Reply } from '../answer.ts';
import { html } from '../platform/html.ts';

/** `problem-of-others`: a problem document that names neither our account nor a key. */
export const inFrontForms = ['html', 'empty', 'problem-of-others'] as const;

/** How long something in front of the platform takes for an answer of its own, in ms. */
const DELAY_MS = 20;

/**
 * A whole answer of something that stands in front of the platform: it proves
 * nothing. It comes when the platform's own would have come, or soon where that was not asked.
 */
export function inFront(status: number, as: (typeof inFrontForms)[number], instead: Reply | null, says = 'The service is not available.'): Reply {
  const delayMs = instead?.delayMs ?? DELAY_MS;
  switch (as) {
    case 'html': {
      const { body, mediaType = 'text/html' } = html(status, says);
      return { kind: 'reply', status, headers: { 'content-type': mediaType }, body: String(body), delayMs };
    }
    case 'empty':
      return { kind: 'reply', status, headers: {}, body: '', delayMs };
    case 'problem-of-others': {
      const body = JSON.stringify({ type: 'about:blank', title: says, status });
      return { kind: 'reply', status, headers: { 'content-type': 'application/problem+json' }, body, delayMs };
    }
  }
}
