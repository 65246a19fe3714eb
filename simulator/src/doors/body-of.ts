import type { Answer } from '../answer.ts';

/** The body of an answer; one that is cut breaks off as a broken connection does. */
export function bodyOf(answer: Extract<Answer, { readonly body: string }>): BodyInit {
  if (answer.kind === 'reply') return answer.body;
  const bytes = new TextEncoder().encode(answer.body).slice(0, answer.afterBytes);
  let begun = false;
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      // An error throws away what is still queued, so it must wait until the bytes were taken.
      if (begun || bytes.length === 0) return controller.error(new TypeError('The connection broke'));
      begun = true;
      controller.enqueue(bytes);
    },
  }, { highWaterMark: 0 });
}
