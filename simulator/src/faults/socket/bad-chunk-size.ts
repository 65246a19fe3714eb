import { socketFault } from '../socket-fault.ts';

export const badChunkSize = socketFault('bad-chunk-size', 'mid-body', 'A chunk of the body announces a size that is no number.');
