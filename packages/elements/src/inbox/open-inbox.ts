import { type Backend, createBrowserPorts } from '@cs-inbox/browser';
import { createInbox, type Inbox, type Ports } from '@cs-inbox/state';

/** Where an inbox gets its world from: the first of `ports`, `backend` and `baseUrl` that is there. */
export interface InboxSource {
  readonly ports: Ports | null;
  readonly backend: Backend | null;
  /** Absolute, or '' where there is none. */
  readonly baseUrl: string;
  readonly account: string | null;
  readonly credentials: RequestCredentials | null;
  readonly headers: () => HeadersInit | Promise<HeadersInit>;
  /** Asked when an attempt is made: who makes it. */
  readonly operator: () => string;
}

/** Makes an engine; it does nothing until it is started. */
export function openInbox({ ports, backend, baseUrl, account, credentials, headers, operator }: InboxSource): Inbox {
  if (ports !== null) return createInbox(ports, { operator });
  return createInbox(
    createBrowserPorts({
      baseUrl,
      account,
      headers,
      ...(credentials === null ? {} : { credentials }),
      ...(backend === null ? {} : { backend }),
    }),
    { operator },
  );
}
