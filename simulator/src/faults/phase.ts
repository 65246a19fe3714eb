/** Where on the way of a request a fault sits. */
export type Phase =
  /** The request has left the client and not reached the platform: nothing is done. */
  | 'before-arrival'
  /** The platform has the request and has not done what it asks for. */
  | 'after-arrival'
  /** The platform has done it; its answer has not left. */
  | 'after-commit'
  /** The status and the headers of the answer are on their way. */
  | 'headers'
  /** The body of the answer is on its way. */
  | 'mid-body'
  /** The answer has come whole. */
  | 'after-body';
