import type { StoragePort } from '@cs-inbox/state';

/** No disk at all: for an inbox without an account. It forgets with the page, and its kind says so. */
export function memoryStorage(): StoragePort {
  return {
    kind: () => 'memory',
    load: (answer) => queueMicrotask(() => answer([])),
    lead: (answer) => queueMicrotask(() => answer({ rows: [], epoch: 1 })),
    commit: (_rows, answer) => queueMicrotask(() => answer({ ok: true })),
    wipe: (answer) => queueMicrotask(() => answer({ ok: true })),
  };
}
