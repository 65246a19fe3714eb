import type { ConversationId } from '@cs-inbox/protocol';
import type { Turn } from './turn.ts';

/** The newest own message of a conversation that is known to have arrived from here: what was clicked later stands behind it, whatever the list of a page knows. */
export interface Place {
  readonly position: number;
  /** Which of the clicks it was. */
  readonly seq: number;
}

/** By conversation, the one that was known last at the end. */
export type Places = ReadonlyMap<ConversationId, Place>;

/** What the disk is to keep of places, and the conversations of which it keeps none any more. */
export interface PlacesChange {
  readonly keeps: Places;
  readonly forgets: readonly ConversationId[];
}

/** Of how many conversations places are kept. */
const PLACES_MAX = 1_000;

/** An own message has arrived. */
export function arrivesAt(turn: Turn, conversationId: ConversationId, place: Place): void {
  const places = new Map(turn.state.places);
  if (place.position <= (places.get(conversationId)?.position ?? -1)) return;
  places.delete(conversationId);
  places.set(conversationId, place);
  turn.set({ places });
}

/** What the disk is told of the places of these conversations, as they are by now; null where that is nothing. */
export function placesChange(turn: Turn, conversationIds: readonly ConversationId[]): PlacesChange | null {
  if (conversationIds.length === 0) return null;
  const { places } = turn.state;
  const forgets = [...places.keys()].slice(0, Math.max(0, places.size - PLACES_MAX));
  if (forgets.length > 0) turn.set({ places: new Map([...places].slice(forgets.length)) });
  const keeps = new Map<ConversationId, Place>();
  for (const id of conversationIds) {
    const place = turn.state.places.get(id);
    if (place !== undefined) keeps.set(id, place);
  }
  return { keeps, forgets };
}

/** What former pages and other tabs have left on the disk; of two the newer one counts. */
export function takeOverPlaces(turn: Turn, stored: Places): void {
  const places = new Map(stored);
  for (const [conversationId, place] of turn.state.places) {
    if (place.position < (places.get(conversationId)?.position ?? -1)) continue;
    places.delete(conversationId);
    places.set(conversationId, place);
  }
  turn.set({ places });
}

/** Behind which position a message stands that was clicked at that time. */
export function behindPlace({ state }: Turn, { conversationId, seq, afterPosition }: { readonly conversationId: ConversationId; readonly seq: number; readonly afterPosition: number }): number {
  const place = state.places.get(conversationId);
  return place !== undefined && place.seq <= seq ? Math.max(afterPosition, place.position) : afterPosition;
}
