import type { Cancel, Leadership } from '@cs-inbox/state';
import { smallHash } from './small-hash.ts';
import { browserTabs } from './tabs.ts';

/** How a page draws a person's attention who is not looking. */
export interface AlertPort {
  /** Whether the person at this browser wants alerts. */
  wanted(): boolean;
  want(wanted: boolean): void;
  /** Whether the browser shows notifications of this page. */
  allowed(): boolean;
  /** Asks the person for that; only at a click. */
  allow(): Promise<boolean>;
  /** Of all pages of the browser that ask under this name one has the turn: the one that was visible last. `changed` is never called before this has returned. */
  lead(name: string, changed: (leads: boolean) => void): Cancel;
  /** Whether somebody is at this page. */
  focused(): boolean;
  /** A new one takes the place of the one before. */
  notify(title: string, body: string): void;
  sound(): void;
  /** The number in front of the page's title; 0 for none. */
  badge(count: number): void;
}

const WANTED = 'cs-inbox-alerts';

/** What a browser offers; where it refuses, nothing happens. */
export function browserAlerts(): AlertPort {
  let badge = '';
  return {
    wanted: () => attempt(() => localStorage.getItem(WANTED) === 'on', false),
    want: (wanted) => attempt(() => (wanted ? localStorage.setItem(WANTED, 'on') : localStorage.removeItem(WANTED)), undefined),
    allowed: () => attempt(() => Notification.permission === 'granted', false),
    allow: async () => (await attempt(() => Notification.requestPermission(), null)) === 'granted',
    lead,
    focused: () => document.hasFocus(),
    notify: (title, body) =>
      attempt(() => {
        const notification = new Notification(title, { body, tag: WANTED });
        notification.addEventListener('click', () => {
          window.focus();
          notification.close();
        });
      }, undefined),
    sound: () => attempt(beep, undefined),
    badge: (count) => {
      const plain = document.title.startsWith(badge) ? document.title.slice(badge.length) : document.title;
      badge = count > 0 ? `(${count}) ` : '';
      if (document.title !== badge + plain) document.title = badge + plain;
    },
  };
}

/** The page that is looked at takes the turn; whoever loses it waits for it. */
function lead(name: string, changed: (leads: boolean) => void): Cancel {
  const tabs = browserTabs(`${WANTED}-${smallHash(name)}`);
  let turn: Leadership | null = null;
  const ask = () => {
    turn = tabs.lead(
      () => changed(true),
      () => {
        changed(false);
        turn?.letGo();
        ask();
      },
    );
  };
  const onVisibility = () => {
    if (document.visibilityState === 'visible') turn?.steal();
  };
  ask();
  onVisibility();
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    turn?.letGo();
  };
}

/** Two short tones. Before anybody has touched the page, browsers let none be heard. */
function beep(): void {
  if (navigator.userActivation?.hasBeenActive === false) return;
  const audio = new AudioContext();
  const volume = new GainNode(audio, { gain: 0.06 });
  volume.connect(audio.destination);
  const tones = [660, 880].map((frequency, i) => {
    const tone = new OscillatorNode(audio, { frequency });
    tone.connect(volume);
    tone.start(audio.currentTime + i * 0.12);
    tone.stop(audio.currentTime + i * 0.12 + 0.1);
    return tone;
  });
  tones.at(-1)?.addEventListener('ended', () => void audio.close());
}

/** What the browser has not, or forbids, throws. */
function attempt<Value>(deed: () => Value, otherwise: Value): Value {
  try {
    return deed();
  } catch {
    return otherwise;
  }
}
