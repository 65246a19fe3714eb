/**
 * Whether this worker stands ready and does not control the page all the same. msw
 * would reload the page then, again and again where the browser passes the worker by for good.
 */
export async function loadedPastWorker(workerUrl: string): Promise<boolean> {
  const { serviceWorker } = navigator;
  if (serviceWorker.controller !== null) return false;
  const registrations = await serviceWorker.getRegistrations();
  const script = new URL(workerUrl, location.href).href;
  return registrations.some(({ active }) => active?.state === 'activated' && active.scriptURL === script);
}
