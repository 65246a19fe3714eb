/** What this door cannot do, or does differently from a network, one sentence each. */
export const mswCannot: readonly string[] = [
  'plain http: a service worker needs https or localhost; on an intranet page without it the page door has to answer.',
  'a hard reload: the page was loaded past the worker then, and the page door has to answer until it is reloaded normally.',
  'workers that go: a browser may remove, replace or pass by the worker at any time; the guarded door notices it at the next `fetch` of the page, and only there.',
  'other ways to ask: EventSource, XMLHttpRequest, sendBeacon, workers and frames are answered as long as the worker stands, and are not guarded.',
  'the middle of a body: what came just before a break may be lost with it.',
  'hidden pages: a browser lets their timers run once a minute at times, and answers come that late.',
  'aborted requests: the platform does what was asked, and a body that is no stream of events is fed to its end.',
  'refused and reset connections: a rejected `fetch` says the same of each.',
  'compressed bodies: gzip-cut breaks off in the middle of plain text.',
  'what hangs: Chromium ends a worker that has waited for an answer for 5 minutes, and the request is rejected; a body that hangs is let go after 10 minutes.',
];
