import { socketFault } from '../socket-fault.ts';

export const bytePerSecond = socketFault('byte-per-second', 'mid-body', 'The body comes whole, at one byte per second.');
