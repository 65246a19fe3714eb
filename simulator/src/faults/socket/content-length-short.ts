import { socketFault } from '../socket-fault.ts';

export const contentLengthShort = socketFault('content-length-short', 'mid-body', 'The headers announce half of the body, so that its rest is lost unnoticed.');
