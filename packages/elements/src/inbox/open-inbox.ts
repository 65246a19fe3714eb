import { type Backend, createBrowserPorts } from '@cs-inbox/browser';
import type { Causes } from '@cs-inbox/protocol';
import { createInbox, type Inbox, type InboxOptions, type Ports } from '@cs-inbox/state';

/** Where an inbox gets its world from: the first of `ports`, `backend` and `baseUrl` that is there. */
export interface InboxSource {
  readonly ports: Ports | null;
  readonly backend: Backend | null;
  /** Absolute, or '' where there is none. */
  readonly baseUrl: string;
  readonly account: string | null;
  readonly credentials: RequestCredentials | null;
  readonly headers: () => HeadersInit | Promise<HeadersInit>;
  readonly causes: () => Causes | null;
  readonly options: InboxOptions;
}

/** Makes an engine; it does nothing until it is started. */
export function openInbox({ ports, backend, baseUrl, account, credentials, headers, causes, options }: InboxSource): Inbox {
  if (ports !== null) return createInbox(ports, options);
  return createInbox(
    createBrowserPorts({
      baseUrl,
      account,
      headers,
      causes,
      ...(credentials === null ? {} : { credentials }),
      ...(backend === null ? {} : { backend }),
    }),
    options,
  );
}
