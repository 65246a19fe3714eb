import { setupServer } from 'msw/node';
import { type NodeDoorOptions, nodeHandler } from './node-handler.ts';

/** Answers what this thread asks below the base, by `fetch` or by `node:http`; all else goes its way untouched. Throws where `baseUrl` is no whole address. */
export function startNodeDoor(options: Omit<NodeDoorOptions, 'signal'>): { readonly stop: () => void } {
  const stopped = new AbortController();
  const server = setupServer(nodeHandler({ ...options, signal: stopped.signal }));
  server.listen({ onUnhandledFrame: 'bypass' });
  return {
    stop() {
      stopped.abort();
      server.close();
    },
  };
}
