import { fault } from '../fault.ts';

export const halfFrame = fault({
  do: 'stream.half-frame',
  says: 'Half of an event is pushed, then the stream is reset.',
  direction: 'push',
  phase: () => 'mid-body',
  acts: 'stream',
  answersTo: ['event'],
  settings: {},
  apply: (_, { event }) => (event === null ? null : { kind: 'half-frame' }),
});
