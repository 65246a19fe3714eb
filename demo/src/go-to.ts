/** Loads the page again with a changed address. */
export function goTo(changes: Readonly<Record<string, string | number>>): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) query.set(name, String(value));
  location.search = String(query);
}
