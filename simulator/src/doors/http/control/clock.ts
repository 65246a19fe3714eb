import { DURATION_PATTERN, type Duration, durationMs } from '../../../duration.ts';
import type { Clock } from '../../../clock.ts';
import type { VirtualClock } from '../../../virtual-clock.ts';
import { jsonAnswer } from './json-answer.ts';
import { misfitAnswer } from './misfit-answer.ts';
import { objectOf } from './object-of.ts';
import { problemAnswer } from './problem-answer.ts';
import type { Resource } from './resource.ts';

const ADVANCE_MAX = '7d';

export const clock: Resource = {
  says: 'The time of the platform; POST {"advance":"20s"} moves it where it is virtual.',
  methods: {
    GET: ({ host }) => jsonAnswer(200, { now: host.clock.now(), virtual: isVirtual(host.clock) }),
    async POST({ host, body }) {
      if (!isVirtual(host.clock)) {
        const detail = 'This clock is the one on the wall. A server that is started with --virtual-clock has one that goes when it is told to.';
        return problemAnswer({ status: 409, code: 'real-clock', title: 'The clock is real', detail });
      }
      const advance = objectOf(body)?.['advance'];
      const fits = typeof advance === 'string' && DURATION_PATTERN.test(advance) && durationMs(advance as Duration) <= durationMs(ADVANCE_MAX);
      if (!fits) {
        return misfitAnswer(`advance is ${JSON.stringify(advance) ?? 'missing'}; it must be a length of time up to "${ADVANCE_MAX}", written like "500ms", "6s", "2m" or "24h".`);
      }
      await host.clock.advance(durationMs(advance as Duration));
      return jsonAnswer(200, { now: host.clock.now(), virtual: true });
    },
  },
};

function isVirtual(one: Clock): one is VirtualClock {
  return 'advance' in one;
}
