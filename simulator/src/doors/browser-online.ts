/** Whether the browser itself has a network, whatever a scenario says. Where there is no browser, it has. */
export function browserOnline(): boolean {
  if (typeof Navigator === 'undefined') return true;
  // The property of the prototype: what follows a scenario shadows it on the instance.
  return Reflect.get(Navigator.prototype, 'onLine', navigator) !== false;
}
