import { untilPainted } from './until-painted.ts';

/** What a burst of messages, one each millisecond, did to the page. */
export interface Burst {
  /** From the first message to the paint of the last one, ms. */
  readonly wallMs: number;
  /** The last one was not in view when it was given up. */
  readonly lost: boolean;
  /** Tasks of over 50 ms, and the longest of them, ms. */
  readonly longTasks: number;
  readonly longestMs: number;
  /** Frames that a screen of 60 a second would have shown, and the page did not. */
  readonly dropped: number;
}

interface Wanted {
  /** Number of the first message. */
  readonly first: number;
  readonly total: number;
  readonly giveUpMs: number;
  readonly take: (n: number) => void;
  readonly isShown: () => boolean;
}

/** Posts a number each millisecond, however busy the page is: as a connection would. */
const SENDER = `onmessage = ({ data: { first, total } }) => {
  let sent = 0;
  const began = performance.now();
  const step = () => {
    const due = Math.min(total, Math.floor(performance.now() - began) + 1);
    while (sent < due) postMessage(first + sent++);
    if (sent < total) setTimeout(step, 1);
  };
  step();
};`;

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export async function playBurst({ first, total, giveUpMs, take, isShown }: Wanted): Promise<Burst> {
  const frames: number[] = [];
  const long: number[] = [];
  let runs = true;
  const onFrame = (at: number) => {
    frames.push(at);
    if (runs) requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
  const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  const worker = new Worker(URL.createObjectURL(new Blob([SENDER])));
  await sleep(20);
  const began = performance.now();
  let got = 0;
  worker.onmessage = ({ data }: MessageEvent<number>) => {
    got++;
    take(data);
  };
  worker.postMessage({ first, total });
  const painted = await untilPainted(() => got === total && isShown(), giveUpMs).catch(() => null);
  const wallMs = (painted ?? performance.now()) - began;
  runs = false;
  await sleep(60);
  observer.disconnect();
  worker.terminate();
  const seen = frames.filter((at) => at >= began && at <= began + wallMs).length;
  const dropped = Math.max(0, Math.round(wallMs / (1_000 / 60) - seen));
  return { wallMs, lost: painted === null, longTasks: long.length, longestMs: Math.max(0, ...long), dropped };
}
