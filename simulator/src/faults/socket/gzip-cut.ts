import { socketFault } from '../socket-fault.ts';

export const gzipCut = socketFault('gzip-cut', 'mid-body', 'The body is compressed, and breaks off in the middle.');
