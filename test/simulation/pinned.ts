/** A seed that broke a rule once. */
interface PinnedSeed {
  readonly seed: number;
  readonly profile: string;
  /** What was wrong with the engine. */
  readonly found: string;
}

export const pinned: readonly PinnedSeed[] = [
  { seed: 150, profile: 'sleepy-tabs', found: 'a tab that ran again after it had been frozen told all others of its past, and their messages were gone from view' },
  { seed: 74, profile: 'sleepy-tabs-calm', found: 'a tab that another one had taken the lead from went on telling' },
  { seed: 26, profile: 'worse-disk', found: 'a text that went back to the composer, because the disk had been emptied, was written to the disk as well' },
  { seed: 312, profile: 'bad-disk', found: 'a message that was taken back stayed on a disk that refused, and the next page sent it' },
  { seed: 19, profile: 'worse-disk', found: 'a page whose backend had answered before its disk kept a thread of the past as one that lacks nothing' },
  { seed: 28, profile: 'stream-tabs', found: 'a page that ran again took what another tab had said long before for the newest' },
  { seed: 61, profile: 'refused-edits', found: 'a message that was being taken back was written behind that, by what the disk had refused before, and left' },
  { seed: 10, profile: 'refused-edits', found: 'a failed message that was discarded came back, because the disk refused what another tab had sent in its place' },
  { seed: 7, profile: 'second-thoughts', found: 'a tab that began to send showed again what it was just giving the place of to a new message' },
  { seed: 502749, profile: 'kill-heavy', found: 'a store that had answered again was left alone for a minute more, because news of the arrival had overtaken the answer' },
  { seed: 1947, profile: 'quota-heavy', found: 'a message was held back for an answer that was our own, because the row that could not say so was the one that was to say so' },
  { seed: 370, profile: 'short-window', found: 'a thread that could not be loaded was asked for again a minute later, because a stream stood' },
  { seed: 855, profile: 'stream-tabs', found: 'a page that ran again took what its stream had held for news of now, and called itself up to date' },
  { seed: 40136, profile: 'stuttering-disk', found: 'a message that the disk had refused was written behind a later one, and left after it' },
];
