import { jsonAnswer } from './json-answer.ts';
import { misfitAnswer } from './misfit-answer.ts';
import { objectOf } from './object-of.ts';
import type { Resource } from './resource.ts';

const NAME = /^[\w.~-]{1,128}$/u;
const COOKIE = 'cs-operator';
const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Lax';

export const operator: Resource = {
  says: 'Who asks, by the cookie cs-operator. POST {"name":"mei"} sets it, {"name":null} takes it back.',
  methods: {
    GET: ({ cookie }) => jsonAnswer(200, { name: new RegExp(`(?:^|; )${COOKIE}=([^;]*)`, 'u').exec(cookie)?.[1] ?? null }),
    POST({ body }) {
      const name = objectOf(body)?.['name'];
      if (name === null) return withCookie(jsonAnswer(200, { name }), `${COOKIE}=; Max-Age=0; ${ATTRIBUTES}`);
      if (typeof name !== 'string' || !NAME.test(name)) {
        return misfitAnswer(`name is ${JSON.stringify(name) ?? 'missing'}; it must be 1 to 128 letters, digits, hyphens, dots or underscores, or null.`);
      }
      return withCookie(jsonAnswer(200, { name }), `${COOKIE}=${name}; ${ATTRIBUTES}`);
    },
  },
};

function withCookie(answer: ReturnType<typeof jsonAnswer>, cookie: string): ReturnType<typeof jsonAnswer> {
  return { ...answer, headers: { ...answer.headers, 'set-cookie': cookie } };
}
