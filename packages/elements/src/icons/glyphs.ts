import { svg, type SVGTemplateResult } from 'lit';

/** The drawings, on a grid of 16 × 16 with a stroke of 1.5. Their silhouettes differ, so that 12 px tell them apart. */
export const glyphs = {
  queued: svg`<circle cx="8" cy="8" r="6"/><path d="M5.2 8h.01M8 8h.01M10.8 8h.01" stroke-width="1.9"/>`,
  sending: svg`<path d="M8 2a6 6 0 1 1-5.6 3.9"/>`,
  sent: svg`<path d="m3 8.6 3.2 3.2L13 4.9"/>`,
  delivered: svg`<path d="m1.2 8.8 2.9 2.9L10 5.2M7.6 11.2l.6.5L14.8 5"/>`,
  read: svg`<path d="M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8Z"/><circle cx="8" cy="8" r="1.9"/>`,
  unconfirmed: svg`<circle cx="8" cy="8" r="6.2" stroke-dasharray="3.1 2.1" stroke-linecap="butt"/><path d="M6.4 6.5a1.7 1.7 0 1 1 2.5 1.6c-.6.3-.9.6-.9 1.2M8 11.2h.01"/>`,
  waiting: svg`<circle cx="8" cy="8" r="6"/><path d="M6.4 6v4M9.6 6v4"/>`,
  failed: svg`<path d="M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5Z"/><path d="M8 5.2v3.3M8 10.9h.01"/>`,
  blocked: svg`<circle cx="8" cy="8" r="6.2"/><path d="M4.8 8h6.4" stroke-width="2"/>`,
  discarded: svg`<circle cx="8" cy="8" r="6"/><path d="m5.9 5.9 4.2 4.2M10.1 5.9l-4.2 4.2"/>`,
  offline: svg`<path d="M2 6.3c1-.9 2.2-1.6 3.5-2M9.7 4c1.6.3 3.1 1.1 4.3 2.3M4.4 8.9c.7-.6 1.4-1 2.2-1.2M10.3 8.2c.5.2.9.5 1.3.8M8 12.2h.01M3 2.5l10 11"/>`,
  sync: svg`<path d="M13.5 6.5A5.7 5.7 0 0 0 3.3 4.7M2.5 9.5a5.7 5.7 0 0 0 10.2 1.8M3 2v3h3M13 14v-3h-3"/>`,
  stale: svg`<path d="M3.3 4.9a5.8 5.8 0 1 1-1 4.1M2.5 2.2v3h3M8 5v3.2l2.2 1.3"/>`,
  send: svg`<path d="M14 2.2 7 9.2M14 2.2 9.7 13.8 7 9.2 2.2 6.5Z"/>`,
  back: svg`<path d="M9.8 3.5 5.3 8l4.5 4.5"/>`,
  down: svg`<path d="M8 3v9.5M3.8 8.4 8 12.6l4.2-4.2"/>`,
  clock: svg`<circle cx="8" cy="8" r="6"/><path d="M8 4.6V8l2.3 1.4"/>`,
  key: svg`<circle cx="5" cy="11" r="2.8"/><path d="m7 9 6-6M10.5 5.5l2 2M12 4l1.5 1.5"/>`,
  flag: svg`<path d="M3.5 14V2.5M3.5 3h8.7l-2 3 2 3H3.5"/>`,
  stores: svg`<path d="M2.5 6.5v7h11v-7M1.8 6.5 3.2 2.5h9.6l1.4 4a2 2 0 0 1-4.1 0 2 2 0 0 1-4.2 0 2 2 0 0 1-4.1 0ZM6 13.5v-3.3h4v3.3"/>`,
  disk: svg`<path d="M3 2.5h8l2.5 2.5v8.5H3ZM5.3 2.5v3.3h4.5V2.5M5.3 13.5v-4h5.5v4"/>`,
  alert: svg`<path d="M8 2 1.5 13.5h13ZM8 6.5v3.2M8 11.7h.01"/>`,
} as const satisfies Record<string, SVGTemplateResult>;
