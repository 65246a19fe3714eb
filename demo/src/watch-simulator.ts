import type { Looked, Simulator } from './simulator.ts';

/** How often the simulator is looked at, in ms. */
const LOOK_MS = 1_500;

/**
 * Shows the simulator now and again, and when another conversation is opened. `storeId`: of the
 * store of the open conversation, or null. The answer looks now, and resolves when that was shown.
 */
export function watchSimulator(simulator: Simulator, inbox: HTMLElement, show: (looked: Looked, storeId: string | null) => void): () => Promise<void> {
  let storeId: string | null = null;
  let waiting = 0;
  let turn = Promise.resolve();
  // One after the other: what was seen earlier must not be shown later.
  const look = () => {
    waiting++;
    turn = turn.then(async () => {
      show(await simulator.look(), storeId);
      waiting--;
    });
    return turn;
  };
  inbox.addEventListener('cs-conversation-open', ({ detail }) => {
    storeId = detail.storeId;
    void look();
  });
  setInterval(() => {
    if (document.visibilityState === 'visible' && waiting === 0) void look();
  }, LOOK_MS);
  void look();
  return look;
}
