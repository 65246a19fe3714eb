import { ar } from './ar.ts';
import { arCentre } from './ar-centre.ts';
import { arHealth } from './ar-health.ts';
import { arHelp } from './ar-help.ts';
import { arReport } from './ar-report.ts';
import { arRetry } from './ar-retry.ts';
import type { Words } from './words.ts';

/** Arabic with the sentences of the panels. */
export const arAll: Words = { ...ar, centre: arCentre, report: arReport, health: arHealth, ...arRetry, ...arHelp };
