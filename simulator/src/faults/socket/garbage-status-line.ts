import { socketFault } from '../socket-fault.ts';

export const garbageStatusLine = socketFault('garbage-status-line', 'headers', 'What comes back is no HTTP.');
