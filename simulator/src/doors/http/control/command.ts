import { readCommand } from '../../../platform/read-command.ts';
import { jsonAnswer } from './json-answer.ts';
import { misfitAnswer } from './misfit-answer.ts';
import { problemAnswer } from './problem-answer.ts';
import type { Resource } from './resource.ts';

export const command: Resource = {
  says: 'POST does something to the platform: throttle a store, end or renew its login, refuse words.',
  methods: {
    async POST({ host, body }) {
      const read = readCommand(body);
      if (!read.ok) return misfitAnswer(read.why);
      const obeyed = await host.command(read.command);
      if (!obeyed.ok) return problemAnswer({ status: 409, code: 'not-obeyed', title: 'Not done', detail: obeyed.why });
      return jsonAnswer(200, { ...read.command });
    },
  },
};
