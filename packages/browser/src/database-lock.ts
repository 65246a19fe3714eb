import type { Cancel } from '@cs-inbox/state';

/**
 * A lock for pages that have none (plain http): a database of which one connection is open. Whoever opens it
 * under a higher version waits until all other connections are closed, which the browser does for a page that
 * is closed or crashes. One that was let in without having raised the version shares it with others, so it
 * leaves and asks again, for a higher one.
 * @param given called once, later, when it is this page's
 * @param lost called where the browser closes the connection of a page that has it
 * @param failed called instead of `given` where the page may have no database
 * @returns lets go, or stops waiting
 */
export function askDatabase(name: string, given: () => void, lost: () => void, failed: () => void): Cancel {
  let connection: IDBDatabase | null = null;
  let over = false;
  const ask = (version?: number) => {
    const request = indexedDB.open(name, version);
    let raised = false;
    request.onupgradeneeded = () => (raised = true);
    request.onsuccess = () => {
      const opened = request.result;
      if (over || !raised) opened.close();
      if (over) return;
      if (!raised) return ask(opened.version + 1);
      connection = opened;
      opened.onclose = lost;
      given();
    };
    request.onerror = () => {
      if (over) return;
      // Another page has raised it further meanwhile.
      if (request.error?.name === 'VersionError') ask();
      else failed();
    };
  };
  try {
    ask();
  } catch {
    queueMicrotask(() => over || failed());
  }
  return () => {
    over = true;
    connection?.close();
  };
}
