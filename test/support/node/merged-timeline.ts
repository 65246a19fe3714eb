import { type Bubble, mergeTimeline, type Timeline } from '@cs-inbox/core';

type Given = Parameters<typeof mergeTimeline>;

const timelines = new WeakMap<readonly Bubble[], Timeline>();

/** The bubbles of a thread; `before` is what this answered before. */
export function mergedTimeline(messages: Given[0], entries: Given[1], before?: readonly Bubble[], outlookOf?: Given[3], arrived?: Given[4]): readonly Bubble[] {
  const timeline = mergeTimeline(messages, entries, before && timelines.get(before), outlookOf, arrived);
  timelines.set(timeline.bubbles, timeline);
  return timeline.bubbles;
}
