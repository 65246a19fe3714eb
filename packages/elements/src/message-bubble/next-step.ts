import { type Bubble, causes, mayGoNow } from '@cs-inbox/core';
import type { Format } from '../format/format.ts';
import { whyNot } from '../retry-dialog/why-not.ts';
import type { Words } from '../words/words.ts';

/** What stands at the end of a strip: something to press, or when the machine goes on by itself. */
export type NextStep =
  | { readonly kind: 'check' | 'log-in' | 'edit' }
  /** `why`: why nothing else can be done, where the cause does not say it; or ''. */
  | { readonly kind: 'copy'; readonly why: string }
  /** `wait` counts down until it can be pressed, or is ''. */
  | { readonly kind: 'retry'; readonly wait: string }
  /** It cannot be pressed, and no time is known when. */
  | { readonly kind: 'no-retry'; readonly why: string }
  | { readonly kind: 'by-itself'; readonly words: string };

export function nextStepOf(bubble: Bubble, now: number, words: Words, format: Format): NextStep | null {
  const { delivery, failure, retry } = bubble;
  if (bubble.key === null) return null;
  if (delivery === 'unconfirmed') return { kind: 'check' };
  if (delivery === 'blocked') return { kind: 'copy', why: '' };
  if (delivery !== 'failed' || failure === null) return null;
  const { action } = causes[failure.cause];
  if (action === 'edit') return { kind: 'edit' };
  if (action === 'log-in' && retry?.verdict !== 'never') return { kind: 'log-in' };
  if (retry === null || retry.verdict === 'never') return { kind: 'copy', why: retry?.why === 'newer' ? whyNot(retry, now, words, format) : '' };
  const itself = resumption(bubble, now, words, format);
  if (itself !== '' && !mayGoNow(retry, now)) return { kind: 'by-itself', words: itself };
  const why = whyNot(retry, now, words, format);
  return retry.verdict === 'may' ? { kind: 'retry', wait: why } : { kind: 'no-retry', why };
}

/** When and by what a message goes by itself, or ''. */
export function resumption({ delivery, resumes }: Bubble, now: number, words: Words, format: Format): string {
  if (resumes === null) return '';
  switch (resumes.on) {
    case 'time': {
      const time = format.countdown(resumes.at - now);
      return delivery === 'failed' ? words.resendsIn(time) : words.sendsIn(time);
    }
    case 'login':
      return delivery === 'failed' ? words.resendsAfterLogin : words.waiting.login;
    case 'network':
      return delivery === 'failed' ? words.resendsWithNetwork : words.waiting.network;
  }
}

/** Whether what a bubble says changes with the seconds. */
export function countsDown({ retry, resumes }: Bubble, now: number): boolean {
  return (resumes?.on === 'time' && resumes.at > now) || (retry?.verdict === 'may' && retry.at !== null && retry.at > now);
}
