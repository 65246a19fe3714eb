import { zhCN } from './zh-cn.ts';
import { zhCNCentre } from './zh-cn-centre.ts';
import { zhCNHealth } from './zh-cn-health.ts';
import { zhCNHelp } from './zh-cn-help.ts';
import { zhCNReport } from './zh-cn-report.ts';
import { zhCNRetry } from './zh-cn-retry.ts';
import type { Words } from './words.ts';

/** Simplified Chinese with the sentences of the panels. */
export const zhCNAll: Words = { ...zhCN, centre: zhCNCentre, report: zhCNReport, health: zhCNHealth, ...zhCNRetry, ...zhCNHelp };
