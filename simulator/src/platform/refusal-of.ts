import type { Store } from '@cs-inbox/protocol';
import type { Profile } from '../profiles/profile.ts';
import { type RefusedCase, refusedCaseOf } from '../profiles/refused-case.ts';
import type { Refused } from './refused.ts';
import type { Refusal } from './reply.ts';
import { toldWait } from './told-wait.ts';

/** What our protocol says of a message that is not taken. `now` in ms since 1970. */
export function refusalOf(refused: Refused, profile: Profile, store: Store, now: number): Refusal {
  const words = refused.kind === 'content' ? refused.words : [];
  const name = `${store.name} ${store.market}`;
  const platform = profile.platform === store.platform ? profile.title : store.platform;
  const retryable = refused.kind === 'unknown' && refused.retryable;
  const said: Said = sayings[refusedCaseOf(refused)]({ name, platform, store, words, retryable });
  return { ...said, code: said.code ?? profile.codeOf(refused), ...toldWait(refused, now), words };
}

/** So many objectionable words stand in the sentence; `words` has them all. */
const WORDS_TOLD = 10;

interface About {
  /** The store's, with its market. */
  readonly name: string;
  /** As people call it. */
  readonly platform: string;
  readonly store: Store;
  readonly words: readonly string[];
  readonly retryable: boolean;
}

/** Only what the backend itself finds wrong has a code of its own. */
type Said = Omit<Refusal, 'code' | 'words' | 'retryAt' | 'headers'> & { readonly code?: string };

const login = { cause: 'login', class: 'business', retryable: true } as const;
const config = { status: 403, cause: 'config', class: 'business', retryable: true } as const;
const recipient = { status: 422, cause: 'recipient', class: 'permanent', retryable: false } as const;
const outage = { cause: 'platform', class: 'retryable', retryable: true } as const;
const expired = ({ name }: About) => ({ ...login, title: 'Login expired', detail: `The login of ${name} has expired.` });

const sayings = {
  throttled: ({ name, platform }) => ({
    status: 429,
    title: 'Too many requests',
    detail: `Too much was sent for ${name}. ${platform} takes nothing for it for a while.`,
    cause: 'throttled',
    class: 'retryable',
    retryable: true,
  }),
  quota: ({ name, platform }) => ({
    status: 429,
    title: 'Daily limit reached',
    detail: `${name} has sent as much as ${platform} takes in one day.`,
    cause: 'quota',
    class: 'business',
    retryable: true,
  }),
  'login-401': (about) => ({ ...expired(about), status: 401 }),
  'login-403': ({ name }) => ({ ...login, status: 403, title: 'Access expired', detail: `${name} has to give access again.` }),
  'login-200': (about) => ({ ...expired(about), status: 200 }),
  'forbidden-ip': ({ platform }) => ({
    ...config,
    title: 'Address not allowed',
    detail: `${platform} does not let this server in: its IP address is not on the app's list.`,
  }),
  'forbidden-permission': ({ name, platform }) => ({
    ...config,
    title: 'Permission missing',
    detail: `The app may not send messages for ${name}. An administrator can ask ${platform} for the permission.`,
  }),
  content: ({ platform, words }) => ({
    status: 422,
    title: 'Sensitive words',
    detail: `${platform} does not allow ${quoted(words)} in a message.`,
    cause: 'content',
    class: 'business',
    retryable: false,
  }),
  'recipient-opted-out': ({ name }) => ({ ...recipient, title: 'Buyer opted out', detail: `This buyer wants no messages from ${name}.` }),
  'recipient-blocked': ({ name }) => ({ ...recipient, title: 'Blocked by the buyer', detail: `This buyer has blocked ${name}.` }),
  'recipient-window-closed': ({ platform }) => ({
    ...recipient,
    title: 'Too late to write',
    detail: `The time in which ${platform} lets a store write to this buyer is over.`,
  }),
  'recipient-market-closed': ({ platform, store }) => ({
    ...recipient,
    title: 'Market closed',
    detail: `${platform} lets no program send messages in ${store.market}.`,
  }),
  'recipient-chatbot': ({ name }) => ({
    ...recipient,
    title: 'A chatbot is answering',
    detail: `The chatbot of ${name} is talking with this buyer, and nobody else can write meanwhile.`,
  }),
  'outage-500': ({ platform }) => ({ ...outage, status: 500, title: 'Platform failed', detail: `${platform} failed and did not take the message.` }),
  'outage-502': ({ platform }) => ({ ...outage, status: 502, title: 'Platform failed', detail: `A part of ${platform} failed. It did not take the message.` }),
  'outage-503': ({ platform }) => ({ ...outage, status: 503, title: 'Platform unavailable', detail: `${platform} takes no messages for the moment.` }),
  'outage-504': ({ platform }) => ({ ...outage, status: 504, title: 'Platform too slow', detail: `${platform} gave up on the message and did not take it.` }),
  malformed: () => ({ status: 400, title: 'Malformed request', detail: 'The request cannot be read.', code: 'malformed' }),
  'no-such-conversation': () => ({
    status: 404,
    title: 'No such conversation',
    detail: 'There is no such conversation.',
    code: 'no-such-conversation',
    cause: 'recipient',
  }),
  'wrong-store': ({ name }) => ({
    status: 422,
    title: 'Wrong store',
    detail: `The conversation does not belong to ${name}.`,
    code: 'wrong-store',
    cause: 'config',
  }),
  'text-too-long': ({ platform, store }) => ({
    status: 422,
    title: 'Text too long',
    detail: `${platform} takes ${store.textLengthMax} characters.`,
    code: 'text-too-long',
    cause: 'content',
    class: 'business',
  }),
  'key-reused': () => ({
    status: 422,
    title: 'Key reused',
    detail: 'The key already stands for another message. A key belongs to one message for ever.',
    code: 'key-reused',
  }),
  unknown: ({ platform, retryable }) => ({
    status: 422,
    title: 'Refused',
    detail: `${platform} refused the message with a code that is not known here.`,
    cause: 'unknown',
    class: retryable ? 'retryable' : 'permanent',
    retryable,
  }),
} as const satisfies Record<RefusedCase, (about: About) => Said>;

function quoted(words: readonly string[]): string {
  const told = words.slice(0, WORDS_TOLD).map((word) => `"${word}"`);
  return words.length > WORDS_TOLD ? `${told.join(', ')} and ${words.length - WORDS_TOLD} more` : told.join(', ');
}
