import { backendPort } from '../../../../packages/browser/src/backend-port.ts';
import { httpBackend } from '../../../../packages/browser/src/http-backend.ts';

const port = backendPort(httpBackend({ baseUrl: '/api/cs/', account: 'mei' }));
const cancels = new Map<number, () => void>();
const tell = (id: number) => (value: unknown) => void (Reflect.get(globalThis, 'told') as (id: number, value: unknown) => void)(id, value);

/** What a test outside of the page asks: it is told under its number. */
const wire = {
  send: (id: number, message: Parameters<typeof port.send>[0]) => void cancels.set(id, port.send(message, tell(id))),
  sync: (id: number, cursor: string | null) => void cancels.set(id, port.sync(cursor, tell(id))),
  stream: (id: number, cursor: string) => void cancels.set(id, port.stream(cursor, tell(id))),
  cancel: (id: number) => cancels.get(id)?.(),
};
Reflect.set(globalThis, 'wire', wire);
