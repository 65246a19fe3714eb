import { WorkspaceCopy } from '../support/node/workspace-copy.ts';
import { sentenceOf } from './catch.ts';
import { Catcher } from './catcher.ts';
import { mutants } from './mutants.ts';
const [n, spec, only] = process.argv.slice(2);
const map = JSON.parse(spec ?? '{}') as Record<string, string[]>;
const copy = new WorkspaceCopy();
try {
  const catcher = new Catcher(copy, Number(n));
  for (const m of mutants) {
    const w = Object.entries(map).find(([k]) => m.name.includes(k))?.[1];
    if (w === undefined || (only !== undefined && !m.name.includes(only))) continue;
    const { by: _b, why: _w, tests: _t, ...rest } = m as never as Record<string, unknown>;
    const t = performance.now();
    const c = catcher.catch({ ...(rest as object), weathers: w } as never);
    console.log(c.by === 'nothing' ? 'SURVIVED' : 'caught', m.name, '|', sentenceOf(c), c.by === 'simulation' ? `${c.weather} ${c.seed} ${c.finding}` : '', Math.round((performance.now() - t) / 1000), 's');
  }
} finally { copy.remove(); }
