import type { Rule } from '@cs-inbox/simulator';
import type { SyncWeather } from './sync-weather.ts';

/** What the platform does wrong with the news, as rules of its own language. */
export function syncRules(weather: SyncWeather): readonly Rule[] {
  const { eventLost, eventRepeated, eventLate, eventHeld, eventHalved, eventLast, endless, poisoned, unasked, failing } = weather;
  const likely: readonly (readonly [number, Rule])[] = [
    [eventLost, { do: 'stream.gap', events: 2 }],
    [eventRepeated, { do: 'stream.repeat' }],
    [eventLate, { do: 'stream.disorder', events: 2 }],
    [eventHeld, { do: 'stream.buffer', hold: '20s' }],
    [eventHalved, { do: 'stream.half-frame' }],
    [eventLast, { do: 'stream.end', on: { event: { every: 1 } } }],
    [endless, { do: 'sync.endless' }],
    [poisoned, { do: 'sync.poison' }],
    [unasked, { do: 'sync.expire-cursor', how: 'full' }],
  ];
  const rules = likely.flatMap(([probability, rule]) => (probability > 0 ? [{ ...rule, probability }] : []));
  if (failing === 'never') return rules;
  const mode = failing === 'all' ? 'any' : 'incremental';
  return [
    ...rules,
    { do: 'sync.fail', at: '12s', for: '14s', every: '80s', mode, status: 503 },
    { do: 'sync.fail', at: '52s', for: '14s', every: '80s', mode, status: 502, as: 'html' },
  ];
}
