import { openStream } from '../stream/open.ts';
import { preface } from '../stream/preface.ts';
import { isUsable } from './sync.ts';
import { nextSequence } from './change-log.ts';
import { readCursor } from './cursor.ts';
import { answered, type Handled } from './handled.ts';
import type { PlatformState } from './platform-state.ts';
import { json, refuse } from './reply.ts';
import type { Subject } from './subject.ts';

/** `GET events?cursor=…`: a stream of what changes from then on; without a cursor, from now on. */
export function events(state: PlatformState, subject: Subject, text: string | null): Handled {
  if (state.scenario.stream !== true) {
    const detail = 'This backend offers no stream; its capabilities say so. Ask for `sync` instead.';
    return answered(state, refuse(state, { status: 404, title: 'No stream', detail, code: 'no-such-address', cause: 'config' }));
  }
  const cursor = text === null ? { sequence: nextSequence(state.log), conversations: null } : readCursor(state.epoch, text);
  if (!isUsable(state, cursor) || cursor.conversations !== null) {
    const detail = 'What changed since this cursor is not kept any more. Sync without a cursor first.';
    return answered(state, refuse(state, { status: 410, title: 'Cursor expired', detail, code: 'cursor-expired', cause: 'platform', class: 'retryable', retryable: true }));
  }
  const opened = openStream(state, subject, cursor.sequence);
  // What the client would get at once, so that what breaks the opening has something to break.
  return answered(opened.state, { ...json(200, preface), mediaType: 'text/event-stream' }, { stream: opened.stream });
}
