import { en } from './en.ts';
import { enCentre } from './en-centre.ts';
import { enHealth } from './en-health.ts';
import { enHelp } from './en-help.ts';
import { enReport } from './en-report.ts';
import { enRetry } from './en-retry.ts';
import type { Words } from './words.ts';

/** English with the sentences of the panels. */
export const enAll: Words = { ...en, centre: enCentre, report: enReport, health: enHealth, ...enRetry, ...enHelp };
