import type { ExportFile } from './export-file.ts';
import { instant } from './instant.ts';

/** `cs-inbox-failed-messages-2026-11-21-1432.csv`, in UTC. Whatever it is given, it is a file of this folder and of this kind. */
export function exportName({ what, at, format }: Pick<ExportFile<unknown>, 'what' | 'at' | 'format'>): string {
  const stem = what.normalize().replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-').slice(0, 80);
  const time = instant(at).slice(0, 16).replace('T', '-').replace(':', '');
  return `${['cs-inbox', stem, time].filter((part) => part !== '').join('-')}.${format}`;
}
