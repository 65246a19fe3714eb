import type { BenchResult } from './bench-result.ts';
import { FLOOR, isOurs, isYardstick, OURS, PARTS } from './kits.ts';
import { type Reading, readings } from './readings.ts';
import { spoken } from './spoken.ts';

const said: Readonly<Record<string, string>> = {
  [FLOOR]: '*hand-written, windowed: the floor*',
  'vanilla-full': '*hand-written, all rows*',
  'vanilla-cv': '*hand-written, content-visibility*',
  'lit-repeat': '*lit, naive repeat()*',
  [OURS]: '**cs-inbox, whole**',
  [PARTS]: '**cs-inbox, as much as the others show**',
};

/** The page in `docs` that says what a run found. */
export function paperOf(result: BenchResult): string {
  const { budgets, machine, rounds } = result;
  const kept = budgets.filter((one) => one.kept === true).length;
  const over = budgets.filter((one) => one.kept === false).length;
  return `# What it costs, measured

Written by \`npm run bench\`; the same figures as data: [benchmarks.json](benchmarks.json). How they are taken is below.

Run of ${result.at.slice(0, 16).replace('T', ' ')} UTC: ${rounds} ${rounds === 1 ? 'round' : 'rounds'}, ${machine.cores} cores, load ${spoken(machine.load)}, Chromium ${machine.chromium}.
Where the load is above the cores, times are longer than they need be, and longest for whoever asks for most: **read
ratios, not milliseconds**.

![Times of cs-inbox beside the floor and other chat kits](benchmarks.svg)

## The kits

${kitTable(result)}

Each figure is that of the best round, for what else a machine does only adds to it. – : it cannot, or did not come to an end${failures(result)}. ${outside(result)}

## Our budgets

${kept} kept, ${over} over, ${budgets.length - kept - over} not measured. One more is counted in a test: a status change renders one bubble.

| what | budget | measured | |
|---|---|---|---|
${budgets.map(({ what, allowed, measured, kept: good }) => `| ${what} | ${allowed} | ${measured} | ${good === null ? '–' : good ? 'pass' : '**over**'} |`).join('\n')}

## How it is measured

- Each kit is built alike (production, minified; ours with as little white space in its templates as in the published file) and gets a box of 800 × 720 px in a headless Chromium with software
  drawing; a browser of its own in each round, a page of its own for each step; ours and the floor one after the other, the others by turns.
- **Ours is there twice**: as much as the others show, which is a thread with its composer, or a list; and the whole inbox: rail,
  list, thread, composer and bars. Both have the engine behind them, on a backend within the page that answers at once; the others
  have none: they keep no message, retry none and sync nothing. Budgets are judged like against like, by the first; what the whole
  inbox takes stands beside it.
- The floor is a window written by hand for this bench: no avatars, no words to translate, no retries, nothing for screen
  readers. It is what a browser costs, not a product.
- **Mount**: from the call to the paint of the frame in which the newest message stands in the box. **Send**: a real Enter key in
  the real composer, from the event's own time to the paint of the bubble; a send cannot be painted before the next frame,
  8 ms on average. **Status**: from the backend's word to the paint. **Burst**: a worker posts 1,000 messages, one each
  millisecond, to a thread of 1,000. **Re-order**: a buyer from the middle of the list writes, and leads it.
- **Cold start**: the published file writes 1,000 conversations to IndexedDB by itself; then the backend is gone, and the page is
  called again and again, by turns with one that loads the same file and shows one line.
- **One news**: 60 messages of buyers with 1,000 and with 10,000 conversations loaded; medians of the page's own code, and the main
  thread's time with layout and paint.
- **Memory**: growth of V8 and of the DOM after everything unused was collected, beyond what the messages weigh themselves.
- Statuses are the kit's own where it has any, else written where it shows something.

\`npm run bench -- --all\` measures every kit there is an adapter for; \`--kits a,b\` some; \`--runs 5\` more rounds; \`--strict\` fails
when a budget is not kept. The kits are installed beside the bench, by its own lock file.
`;
}

const columns = ['mount100', 'mount1k', 'mount10k', 'cpu10k', 'mount100k', 'elements10k', 'send10kP50', 'send10kP95', 'status10kP50', 'burstWall', 'burstLong', 'burstDropped', 'list1k', 'list10k', 'reorder10kP50'] as const satisfies readonly Reading[];

function kitTable({ figures, sizes }: BenchResult): string {
  const names = Object.keys(figures).sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  const head = ['', 'gzip, kB', ...columns.map((column) => `${readings[column].title}${readings[column].unit === '' ? '' : `, ${readings[column].unit}`}`)];
  const rows = names.map((name) => [said[name] ?? name, sizes[name] === undefined ? '–' : spoken(sizes[name].gzip / 1_024), ...columns.map((column) => spoken(figures[name]?.[column]?.best ?? Number.NaN))]);
  return [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Ours first, then the competition, then the yardsticks. */
const rank = (name: string) => (isOurs(name) ? 0 : isYardstick(name) ? 2 : 1);

function failures({ failed }: BenchResult): string {
  const list = Object.entries(failed).map(([name, steps]) => `${name} (${Object.entries(steps).map(([step, why]) => `${step}: ${why.split('\n', 1)[0] ?? ''}`).join('; ')})`);
  return list.length === 0 ? '' : `: ${list.join(', ')}`;
}

function outside({ outside: hosts }: BenchResult): string {
  const list = Object.entries(hosts).filter(([, count]) => count > 0);
  if (list.length === 0) return 'None asked anybody outside of the page for anything.';
  return `Kits that asked others than the page's own server for something, and were refused: ${list.map(([name, count]) => `${name} (${count} ${count === 1 ? 'host' : 'hosts'})`).join(', ')}.`;
}
