import type { Size } from './build-pages.ts';
import { bestPeer } from './best-peer.ts';
import type { Figures } from './figures.ts';
import { growthOf } from './growth-of.ts';
import { heapOverData } from './heap-over-data.ts';
import type { KitRound } from './kit-round.ts';
import { FLOOR, OURS, PARTS } from './kits.ts';
import type { ColdStart } from './cold-start.ts';
import type { Idle } from './idle.ts';
import { quantile } from './quantile.ts';
import type { Reading } from './readings.ts';
import { spoken } from './spoken.ts';

/** What ours may cost, and what it did. */
export interface Budget {
  readonly what: string;
  /** The line, in words. */
  readonly allowed: string;
  /** What was measured, in words. */
  readonly measured: string;
  /** null where nothing was measured. */
  readonly kept: boolean | null;
}

export interface Measured {
  readonly figures: ReadonlyMap<string, Figures>;
  readonly ours: readonly KitRound[];
  readonly size: Size | null;
  readonly coldStart: ColdStart | null;
  readonly idle: Idle | null;
  /** Requests per second of the simulator's pure step, the slowest mix. */
  readonly stepsPerSecond: number | null;
}

const FRAMES_MS = 33;
const KB = 1_024;

/**
 * Every line, in the order of the table. Times are judged only against the floor or a peer of the same run, for the machine
 * is never alone, and like against like: of ours what the others show.
 */
export function budgets(measured: Measured): readonly Budget[] {
  const { figures, ours, size, coldStart, idle, stepsPerSecond } = measured;
  const whole = figures.get(OURS) ?? {};
  const mine = figures.get(PARTS) ?? {};
  const floor = figures.get(FLOOR) ?? {};
  const timesFloor = (what: string, reading: Reading, most: number, cpu: Reading | null = null): Budget => {
    const [own, least] = [mine[reading]?.best, floor[reading]?.best];
    if (own === undefined || least === undefined) return line(what, `≤ ${most} × floor`, null, '');
    return line(what, `≤ ${most} × floor`, own / least <= most, `${spoken(own)} ms = ${spoken(own / least)} × floor${cpu === null ? '' : `; of the main thread's own time ${spoken((mine[cpu]?.best ?? Number.NaN) / (floor[cpu]?.best ?? Number.NaN))} ×`}; the whole inbox ${spoken((whole[reading]?.best ?? Number.NaN) / least)} ×`);
  };
  const most = (what: string, allowed: number, value: number | undefined, unit: string): Budget =>
    value === undefined || Number.isNaN(value) ? line(what, `≤ ${spoken(allowed)}${unit}`, null, '') : line(what, `≤ ${spoken(allowed)}${unit}`, value <= allowed, `${spoken(value)}${unit}`);
  const growth = growthOf(ours);
  const [cached, empty] = [quantile(coldStart?.cachedMs ?? [], 0), quantile(coldStart?.emptyMs ?? [], 0)];
  const behind = (mine.burstWall?.best ?? Number.NaN) / (floor.burstWall?.best ?? Number.NaN);
  return [
    most('`cs-inbox.js`, gzip', 44, size === null ? undefined : size.gzip / KB, ' kB'),
    timesFloor('mount of 10,000 messages', 'mount10k', 3, 'cpu10k'),
    overPeer(measured, mine),
    timesFloor('mount of 100,000 messages', 'mount100k', 5, 'cpu100k'),
    timesFloor('send → painted, 10,000 loaded, p50', 'send10kP50', 1.5),
    timesFloor('send → painted, 10,000 loaded, p95', 'send10kP95', 1.5),
    most('send → painted, 10,000 loaded, p95: two frames', FRAMES_MS, mine.send10kP95?.best, ' ms'),
    timesFloor('status → painted, 10,000 loaded, p50', 'status10kP50', 3),
    most('burst of 1,000 in a second: long tasks', 0, mine.burstLong?.best, ''),
    most('burst: dropped frames', 5, mine.burstDropped?.best, ''),
    most('burst: not behind at its end', 1.1, behind, ' × floor'),
    timesFloor('10,000 conversations mounted', 'list10k', 3),
    most('10,000 conversations: re-order on a new message, p50', 16, mine.reorder10kP50?.best, ' ms'),
    most('elements in the page at 10,000 messages, the whole inbox', 1_500, whole.elements10k?.best, ''),
    most('memory over the data at 100,000 messages', 1.5, heapOverData(ours), ' × the data'),
    most('cold start from the disk, 1,000 conversations, no backend', 2, cached / empty, ' × an empty page with the same bundle'),
    most('one news, 10 × the conversations loaded: own code', 1.3, growth.code, ' × the time'),
    most('one news, 10 × the conversations loaded: all that follows with it', 1.3, growth.task, ' × the time'),
    most('idle and shown: frames asked for in a second', 0, idle === null ? undefined : idle.shown.frames / idle.shown.seconds, ''),
    most('idle and hidden: frames asked for', 0, idle?.hidden.frames, ''),
    most('idle and hidden: timers in 15 s (a heartbeat)', 1, idle?.hidden.timers, ''),
    least('pure step of the simulator, slowest mix, one core', 100_000, stepsPerSecond),
  ];
}

const line = (what: string, allowed: string, kept: boolean | null, measured: string): Budget => ({ what, allowed, kept, measured: kept === null ? 'not measured' : measured });

function least(what: string, allowed: number, value: number | null): Budget {
  return line(what, `≥ ${spoken(allowed)} a second`, value === null ? null : value >= allowed, `${spoken(value ?? 0)} a second`);
}

function overPeer({ figures }: Measured, mine: Figures): Budget {
  const [what, allowed] = ['mount of 10,000 messages, against the fastest peer', '≥ 5 × faster'];
  const peer = bestPeer(figures, 'mount10k');
  const own = mine.mount10k?.best;
  if (peer === null || own === undefined) return line(what, allowed, null, '');
  return line(what, allowed, peer.value / own >= 5, `${spoken(peer.value / own)} × faster than ${peer.name}`);
}
