import type { PlatformRequest } from '../platform/platform-request.ts';

/** A fetch request as the platform sees it. `base` is the address that the doors stand at, with its last slash. `HEAD` asks what `GET` asks. */
export async function platformRequestOf(request: Request, base: string, body?: BodyInit | null): Promise<PlatformRequest> {
  // A body that is text already is not read through the request: that would take more than microtasks.
  const bodiless = request.method === 'GET' || request.method === 'HEAD';
  const text = bodiless ? null : typeof body === 'string' ? body : await request.text();
  return {
    method: request.method === 'HEAD' ? 'GET' : request.method,
    path: request.url.slice(base.length).split('#', 1)[0] ?? '',
    body: text === '' ? null : text,
    headers: Object.fromEntries(request.headers),
  };
}
