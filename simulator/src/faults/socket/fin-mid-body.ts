import { socketFault } from '../socket-fault.ts';

export const finMidBody = socketFault('fin-mid-body', 'mid-body', 'Half of the body comes, then the connection is closed in good order.');
