import type { StoragePort } from './ports.ts';
import { isRecordKey } from './record-rows.ts';

/** A disk whose rows that this page cannot read are left alone: a newer one may have written them. */
export function keeping(storage: StoragePort, unread: ReadonlySet<string>): StoragePort {
  return {
    kind: () => storage.kind(),
    load: (answer, part) => storage.load(answer, part),
    lead: (answer) => storage.lead(answer),
    wipe: (answer) => storage.wipe(answer),
    commit({ puts, deletes, ...how }, answer) {
      const rest = { puts: puts.filter(({ key }) => !unread.has(key)), deletes: deletes.filter((key) => !unread.has(key)), ...how };
      // What is only told of it in the record does not make a change somebody else's.
      const isMine = rest.puts.length > 0 || puts.every(({ key }) => isRecordKey(key));
      storage.commit(rest, (told) => answer(told.ok && !isMine ? { ok: false, why: 'newer' } : told));
    },
  };
}
