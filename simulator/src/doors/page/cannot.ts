/** What this door cannot do, or does differently from a network, one sentence each. */
export const pageCannot: readonly string[] = [
  'other ways to ask: it stands in `fetch` of this page alone; EventSource, XMLHttpRequest, sendBeacon, links and forms, workers and other frames go past it.',
  'early requests: what took `fetch` for itself before the door was put in goes past it.',
  'developer tools: its requests are not in the list of the network, and the throttling of the developer tools does not reach them.',
  'requests that outlive the page: what has not come to the simulator when the page goes is lost, with `keepalive` too.',
  'hidden pages: a browser lets their timers run once a minute at times, and answers come that late.',
  'preflights, redirects, cookies and caches: there is no HTTP, so none of these happens.',
  'refused and reset connections: a rejected `fetch` says the same of each.',
  'compressed bodies: gzip-cut breaks off in the middle of plain text.',
  'what hangs: it is let go after 10 minutes.',
];
