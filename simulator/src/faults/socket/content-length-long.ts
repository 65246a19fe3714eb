import { socketFault } from '../socket-fault.ts';

export const contentLengthLong = socketFault('content-length-long', 'mid-body', 'The headers announce more of a body than ever comes.');
