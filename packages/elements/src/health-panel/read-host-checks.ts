import type { HostCheck } from './host-check.ts';

/** Most checks that a page may add. */
const CHECKS_MAX = 50;
/** Characters. */
const LABEL_MAX = 120;
const DETAIL_MAX = 600;

export type ReadHostChecks = { readonly ok: true; readonly checks: readonly HostCheck[] } | { readonly ok: false; readonly why: string };

/** What a page gives as its checks; `why` names the place that is wrong, and what belongs there. */
export function readHostChecks(given: unknown): ReadHostChecks {
  if (!Array.isArray(given)) return { ok: false, why: 'expected an array, or a function that returns one' };
  if (given.length > CHECKS_MAX) return { ok: false, why: `${given.length} checks, at most ${CHECKS_MAX}` };
  const ids = new Set<unknown>();
  for (const [i, check] of given.entries()) {
    const why = fault(check, ids);
    if (why !== null) return { ok: false, why: `[${i}]${why}` };
  }
  return { ok: true, checks: given as readonly HostCheck[] };
}

function fault(check: unknown, ids: Set<unknown>): string | null {
  if (typeof check !== 'object' || check === null) return ': expected an object';
  const { id, label, level, detail, at, actionLabel, action } = check as Partial<Record<keyof HostCheck, unknown>>;
  if (!isText(id, LABEL_MAX)) return `.id: expected a text of 1 to ${LABEL_MAX} characters`;
  if (ids.has(id)) return `.id: "${id}" is there twice`;
  ids.add(id);
  if (!isText(label, LABEL_MAX)) return `.label: expected a text of 1 to ${LABEL_MAX} characters`;
  if (level !== 'ok' && level !== 'look' && level !== 'act') return '.level: expected "ok", "look" or "act"';
  if (!isText(detail, DETAIL_MAX)) return `.detail: expected a text of 1 to ${DETAIL_MAX} characters`;
  if (at !== undefined && !(typeof at === 'number' && Number.isFinite(at) && Math.abs(at) <= 8.64e15)) return '.at: expected ms since the epoch';
  if (actionLabel !== undefined && !isText(actionLabel, LABEL_MAX)) return `.actionLabel: expected a text of 1 to ${LABEL_MAX} characters`;
  if (action !== undefined && typeof action !== 'function') return '.action: expected a function';
  if ((action === undefined) !== (actionLabel === undefined)) return ': expected both action and actionLabel, or none';
  return null;
}

function isText(value: unknown, lengthMax: number): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= lengthMax;
}
