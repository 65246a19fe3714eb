import { expect } from 'chai';
import type { PageLife } from '@cs-inbox/state';
import { browserLife } from './life.ts';

/** What is told of the page when these events come. */
function told(...events: readonly (readonly [EventTarget, Event])[]): PageLife[] {
  const lives: PageLife[] = [];
  const end = browserLife.subscribe((life) => lives.push(life));
  for (const [target, event] of events) target.dispatchEvent(event);
  end();
  for (const [target, event] of events) target.dispatchEvent(event);
  return lives;
}
const transition = (type: string, persisted: boolean) => [window, new PageTransitionEvent(type, { persisted })] as const;

/** Shows or hides the page while `run` runs. */
function being(state: DocumentVisibilityState, run: () => void): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
  try {
    run();
  } finally {
    Reflect.deleteProperty(document, 'visibilityState');
  }
}

describe('the life of a page', () => {
  it('SEND-8.26 that is frozen, or kept for "back", sleeps until it runs again', () => {
    expect(told([document, new Event('freeze')], [document, new Event('resume')])).to.deep.equal(['sleeping', 'awake']);
    expect(told(transition('pagehide', true), transition('pageshow', true))).to.deep.equal(['sleeping', 'awake']);
  });

  it('SEND-8.26 that is closed or opened for the first time does not sleep', () => {
    expect(told(transition('pagehide', false), transition('pageshow', false))).to.deep.equal([]);
  });

  it('SEND-8.23 is hidden or in view', () => {
    for (const state of ['hidden', 'visible'] as const) {
      being(state, () => expect([browserLife.visible(), told([document, new Event('visibilitychange')])]).to.deep.equal([state === 'visible', [state]]));
    }
  });
});
