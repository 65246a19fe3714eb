import { type Bubble, causes, type ClockStage, clockStage, mayGoNow } from '@cs-inbox/core';
import type { MessageDeed } from '../events/message-deed-event.ts';
import { dayLabel } from '../format/day-label.ts';
import type { Format } from '../format/format.ts';
import { whyNot } from '../retry-dialog/why-not.ts';
import type { Words } from '../words/words.ts';

/** What stands at the end of a strip: something to press, or when the machine goes on by itself. */
export type NextStep =
  | { readonly kind: Extract<MessageDeed, 'check' | 'log-in' | 'edit' | 'send-anyway' | 'send-again' | 'restart'> }
  /** `why`: why nothing else can be done, where the cause does not say it; or ''. */
  | { readonly kind: 'copy'; readonly why: string }
  /** `wait` counts down until it can be pressed, or is ''. */
  | { readonly kind: 'retry'; readonly wait: string }
  /** It cannot be pressed, and no time is known when. */
  | { readonly kind: 'no-retry'; readonly why: string; readonly words: string }
  | { readonly kind: 'by-itself'; readonly words: string };

export function nextStepOf(bubble: Bubble, now: number, words: Words, format: Format): NextStep | null {
  const { delivery, failure, retry } = bubble;
  if (bubble.key === null) return null;
  if (isAskedAbout(bubble)) return { kind: 'send-anyway' };
  if (delivery === 'sending') return { kind: 'restart' };
  if (bubble.asks && retry !== null && !mayGoNow(retry, now)) {
    const why = whyNot(retry, now, words, format);
    return retry.verdict === 'never' ? { kind: 'copy', why } : { kind: 'no-retry', why, words: words.sendAgain };
  }
  if (delivery === 'unconfirmed') return { kind: bubble.asks ? 'send-again' : 'check' };
  if (delivery === 'blocked' && retry !== null && retry.verdict !== 'never') return { kind: 'edit' };
  if (delivery !== 'blocked' && (delivery !== 'failed' || failure === null)) return null;
  const { action } = causes[failure?.cause ?? 'content'];
  if (action === 'edit' && delivery === 'failed') return { kind: 'edit' };
  if (action === 'log-in' && retry?.verdict !== 'never') return { kind: 'log-in' };
  if (retry === null || retry.verdict === 'never') return { kind: 'copy', why: retry?.why === 'newer' ? whyNot(retry, now, words, format) : '' };
  const itself = bubble.resumes?.on === 'morning' ? '' : resumption(bubble, now, words, format);
  if (itself !== '' && !mayGoNow(retry, now)) return { kind: 'by-itself', words: itself };
  const why = whyNot(retry, now, words, format);
  return retry.verdict === 'may' ? { kind: 'retry', wait: why } : { kind: 'no-retry', why, words: words.retry };
}

/** Whether it has not left, and does not before a person has said so. */
export function isAskedAbout({ delivery, hold }: Bubble): boolean {
  return (hold === 'stale' || hold === 'answered') && (delivery === 'waiting' || delivery === 'queued');
}

/** When and by what a message goes by itself, or ''. */
export function resumption({ delivery, hold, resumes }: Bubble, now: number, words: Words, format: Format): string {
  if (hold === 'paused') return words.hold.paused;
  if (resumes === null) return '';
  switch (resumes.on) {
    case 'time': {
      const time = format.countdown(resumes.at - now);
      return delivery === 'failed' ? words.resendsIn(time) : words.sendsIn(time);
    }
    case 'login':
      return delivery === 'failed' ? words.resendsAfterLogin : words.waiting.login;
    case 'morning': {
      const { at } = resumes;
      if (at === null) return words.retriedByServer;
      // Its morning has gone by, and it waits for a deed.
      if (at <= now) return words.retriedSoon;
      const time = format.time(at);
      return words.retriedAt(format.daysBetween(now, at) === 0 ? time : `${dayLabel(at, now, words, format)} ${time}`);
    }
    case 'network':
      return delivery === 'failed' ? words.resendsWithNetwork : words.waiting.network;
  }
}

/** How long nobody knows by now what became of it. Of what a person is asked about, nobody waits for an answer. */
export function slownessOf({ sendingSince, asks }: Bubble, now: number): ClockStage {
  return clockStage(asks ? null : sendingSince, now);
}

/** Whether what a bubble says changes with the seconds. */
export function countsDown(bubble: Bubble, now: number): boolean {
  const { hold, retry, resumes, sendingSince, asks } = bubble;
  if (sendingSince !== null && !asks && slownessOf(bubble, now) !== 'alarm') return true;
  return (resumes?.on === 'time' && resumes.at > now && hold === null) || (retry?.verdict === 'may' && retry.at !== null && retry.at > now);
}
