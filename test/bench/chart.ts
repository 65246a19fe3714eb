import type { BenchResult } from './bench-result.ts';
import { FLOOR, isOurs, isYardstick } from './kits.ts';
import type { Reading } from './readings.ts';
import { spoken } from './spoken.ts';

const panels = [
  { reading: 'mount10k', title: '10,000 messages mounted, ms' },
  { reading: 'send10kP50', title: 'a send painted, 10,000 loaded, ms' },
  { reading: 'status10kP50', title: 'a status painted, 10,000 loaded, ms' },
  { reading: 'burstDropped', title: 'frames dropped in a burst of 1,000' },
  { reading: 'list10k', title: '10,000 conversations mounted, ms' },
  { reading: 'elements10k', title: 'elements in the page, 10,000 messages' },
] as const satisfies readonly { readonly reading: Reading; readonly title: string }[];

const ROW = 18;
const LABEL = 128;
const BAR = 220;
const PANEL = LABEL + BAR + 72;
const GAP = 24;

/** Bars by kit, one panel for each figure. Lengths are logarithmic: ten times as much is one step further. */
export function chartOf({ figures }: BenchResult): string {
  const names = Object.keys(figures).sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  const height = names.length * ROW + 34;
  const rows = Math.ceil(panels.length / 2);
  const [width, whole] = [PANEL * 2 + GAP * 3, rows * (height + GAP) + GAP];
  const drawn = panels.map(({ reading, title }, i) => {
    const values = names.map((name) => figures[name]?.[reading]?.best ?? Number.NaN);
    const place = `translate(${GAP + (i % 2) * (PANEL + GAP)} ${GAP + Math.floor(i / 2) * (height + GAP)})`;
    return `<g transform="${place}"><text class="title" y="12">${title}</text>${bars(names, values)}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${whole}" width="${width}" height="${whole}" role="img" aria-labelledby="t">
<title id="t">Times of cs-inbox beside the floor and other chat kits; shorter is better, lengths are logarithmic</title>
<style>
svg { background: #fff; }
text { font: 12px system-ui, sans-serif; fill: #24292f; }
.title { font-weight: 600; }
.ours { fill: #0b6bcb; }
.peer { fill: #9aa4b1; }
.yard { fill: #d0d7de; }
@media (prefers-color-scheme: dark) { svg { background: #16191d; } text { fill: #e6e9ed; } .ours { fill: #4c9bec; } .peer { fill: #7b8694; } .yard { fill: #454d58; } }
</style>
${drawn.join('\n')}
</svg>
`;
}

function bars(names: readonly string[], values: readonly number[]): string {
  const most = Math.log10(1 + Math.max(1, ...values.filter(Number.isFinite)));
  return names
    .map((name, i) => {
      const value = values[i] ?? Number.NaN;
      const y = 24 + i * ROW;
      const length = Number.isFinite(value) ? Math.max(2, (Math.log10(1 + value) / most) * BAR) : 0;
      const label = `<text x="${LABEL - 8}" y="${y + 12}" text-anchor="end">${name === FLOOR ? 'floor' : name}</text>`;
      const bar = `<rect class="${isOurs(name) ? 'ours' : isYardstick(name) ? 'yard' : 'peer'}" x="${LABEL}" y="${y + 2}" width="${length.toFixed(1)}" height="${ROW - 5}" rx="2"/>`;
      return `${label}${bar}<text x="${(LABEL + length + 6).toFixed(1)}" y="${y + 12}">${spoken(value)}</text>`;
    })
    .join('');
}

const rank = (name: string) => (isOurs(name) ? 0 : isYardstick(name) ? 2 : 1);
