import type { PlatformState } from '../platform/platform-state.ts';
import type { Subject } from '../platform/subject.ts';
import type { OpenStream } from './open-stream.ts';

/** Opens a stream from this sequence number on. */
export function openStream(state: PlatformState, { operator }: Subject, sequence: number): { readonly state: PlatformState; readonly stream: OpenStream } {
  const { now, epoch, streams } = state;
  const ordinal = streams + 1;
  const none = { lacks: [], pulledAt: null, events: 0, gap: 0, late: [], buffer: null, stalled: false };
  return {
    state: { ...state, streams: ordinal },
    stream: { ordinal, operator, epoch, from: sequence, sequence, openedAt: now, writtenAt: now, ...none },
  };
}
