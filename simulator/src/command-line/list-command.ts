import { scenarios } from '../scenarios/scenarios.ts';
import type { Command } from './command.ts';
import { exitCodes } from './exit-codes.ts';

export const listCommand: Command = {
  takes: '',
  says: 'Lists the scenarios that come with the simulator: name, row of the articles, and what goes wrong.',
  words: [0, 0],
  flags: { json: { type: 'boolean', says: 'print them as JSON, on one line' } },
  ends: '{"scenarios":28}; with --json the list itself',
  async run({ has }, { result }) {
    const rows = scenarios.map(({ name, row = '', title }) => ({ name, row, title }));
    if (has('json')) {
      result(JSON.stringify(rows));
      return exitCodes.clean;
    }
    const wide = (key: 'name' | 'row') => Math.max(...rows.map((one) => one[key].length));
    for (const { name, row, title } of rows) result(`${name.padEnd(wide('name'))}  ${row.padEnd(wide('row'))}  ${title}`);
    result(JSON.stringify({ scenarios: rows.length }));
    return exitCodes.clean;
  },
};
