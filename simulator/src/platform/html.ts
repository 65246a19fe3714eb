import type { Draft } from './reply.ts';

/** A page for people, as what stands in between answers: it proves nothing. */
export function html(status: number, text: string): Draft {
  const body = `<!doctype html><html lang="en"><title>${status}</title><h1>${text}</h1></html>`;
  return { status, body, problem: false, mediaType: 'text/html; charset=utf-8' };
}
