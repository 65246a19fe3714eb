/** Whether a name or address, as it stands in a URL, is this very machine. */
export function isLoopback(hostname: string): boolean {
  const name = hostname.toLowerCase();
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || name === '::1' || /^127(?:\.\d{1,3}){3}$/u.test(name);
}
