import { socketFault } from '../socket-fault.ts';

export const slowHeaders = socketFault('slow-headers', 'headers', 'The status line comes at one byte per second, then all the rest.');
