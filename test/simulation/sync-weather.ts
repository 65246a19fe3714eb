/** What goes wrong with news on their way to the pages. All but those that say so are probabilities. */
export interface SyncWeather {
  /** Whether the backend pushes events. */
  readonly streams: boolean;
  /** Of one stream that is to be opened: that it is refused, by turns in each way; that a proxy holds back what comes of it. */
  readonly streamRefused: number;
  readonly streamBuffered: number;
  /** Of one stream that stands: that it breaks, or falls silent, within a few seconds. */
  readonly streamCut: number;
  readonly streamSilent: number;
  /** Of one event: that it is left out, comes twice, comes late, is held back for a while, is cut in half, ends the stream. */
  readonly eventLost: number;
  readonly eventRepeated: number;
  readonly eventLate: number;
  readonly eventHeld: number;
  readonly eventHalved: number;
  readonly eventLast: number;
  /** Of one sync: that its pages never end, that a row of it is malformed, that everything comes though nobody asked for it. */
  readonly endless: number;
  readonly poisoned: number;
  readonly unasked: number;
  /** Most conversations, and most changes, of one page of a sync. */
  readonly pageItems: number;
  /** Whether every 40 s all questions for news fail for a while: those for what has changed, or all. */
  readonly failing: 'never' | 'incremental' | 'all';
  /** Whether a server that restarts has forgotten its cursors, and begins another epoch. */
  readonly forgets: boolean;
  /** Of one action: that the network goes and comes several times within a few seconds. */
  readonly flap: number;
  /** Of one action: that a person reads a thread, scrolls up in one, or presses "Retry" in the bar. */
  readonly reads: number;
  readonly scrolls: number;
  readonly retries: number;
}

const quiet: SyncWeather = {
  streams: false,
  streamRefused: 0,
  streamBuffered: 0,
  streamCut: 0,
  streamSilent: 0,
  eventLost: 0,
  eventRepeated: 0,
  eventLate: 0,
  eventHeld: 0,
  eventHalved: 0,
  eventLast: 0,
  endless: 0,
  poisoned: 0,
  unasked: 0,
  pageItems: 200,
  failing: 'never',
  forgets: false,
  flap: 0,
  reads: 0,
  scrolls: 0,
  retries: 0,
};

const calm: SyncWeather = { ...quiet, streams: true };
const broken: SyncWeather = {
  ...calm,
  streamRefused: 0.1,
  streamCut: 0.3,
  streamSilent: 0.1,
  eventLost: 0.04,
  eventRepeated: 0.06,
  eventLate: 0.03,
  eventHeld: 0.02,
  eventHalved: 0.02,
  eventLast: 0.02,
  reads: 0.05,
};

/** By what a weather does to the news. */
export const syncWeathers = {
  /** No stream: everything is asked for. */
  polled: quiet,
  calm,
  /** A stream as one meets it on a bad network. */
  shaky: { ...calm, streamRefused: 0.05, streamCut: 0.2, streamSilent: 0.05 },
  broken,
  proxy: { ...calm, streamBuffered: 0.7, eventHeld: 0.1, reads: 0.03 },
  cursors: { ...calm, streamCut: 0.3, endless: 0.02, poisoned: 0.05, unasked: 0.05, pageItems: 5, failing: 'all', forgets: true, retries: 0.05, reads: 0.05 },
  incremental: { ...quiet, poisoned: 0.02, unasked: 0.1, pageItems: 5, failing: 'incremental', forgets: true, retries: 0.03, scrolls: 0.05 },
  flapping: { ...calm, streamCut: 0.2, streamSilent: 0.1, flap: 0.12, reads: 0.03 },
  /** Somebody reads here and there, and asks for everything again and again meanwhile. */
  restless: { ...calm, unasked: 0.2, reads: 0.25, scrolls: 0.1, retries: 0.2 },
  /** Somebody looks at one thread after the other. */
  leafing: { ...calm, reads: 0.35 },
  lively: { ...calm, reads: 0.15, scrolls: 0.08, retries: 0.03 },
} as const satisfies Readonly<Record<string, SyncWeather>>;
