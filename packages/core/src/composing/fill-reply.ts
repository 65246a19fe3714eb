/** What a quick reply leaves open, and what is known of it; null where nothing is. */
interface ReplyFacts {
  readonly buyer: string | null;
  readonly store: string | null;
  readonly order: string | null;
}

const PLACES = /\{(buyer|store|order)\}/giu;

/** The text with what is known; the rest stays as it is, and is marked by whoever shows it. */
export function fillReply(text: string, facts: ReplyFacts): string {
  const known = new Map<string, string | null>(Object.entries(facts));
  return text.replaceAll(PLACES, (place, name: string) => known.get(name.toLowerCase()) || place);
}

/** The places that are open in a text, each once, as they stand there. */
export function openPlaces(text: string): readonly string[] {
  return [...new Set(text.match(PLACES))];
}
