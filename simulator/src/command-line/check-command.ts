import type { Command } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { problemLine } from './problem-line.ts';
import { readScenarioFile } from './read-scenario-file.ts';

export const checkCommand: Command = {
  takes: '<file>…',
  says: 'Checks scenario files and says what does not fit, where, and what would.',
  words: [1, 1_000],
  flags: {},
  ends: '{"files":2,"refused":1,"problems":3}',
  async run({ words }, { result }) {
    let refused = 0;
    let problems = 0;
    for (const file of words) {
      const parsed = await readScenarioFile(file);
      if (parsed.ok) {
        const { name, rules } = parsed.scenario;
        result(`${file}: fits (${name}, ${rules.length} ${rules.length === 1 ? 'rule' : 'rules'})`);
        continue;
      }
      refused++;
      problems += parsed.problems.length;
      for (const problem of parsed.problems) result(problemLine(file, problem));
    }
    result(JSON.stringify({ files: words.length, refused, problems }));
    return refused === 0 ? exitCodes.clean : exitCodes.usage;
  },
};
