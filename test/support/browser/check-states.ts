import type { InboxSnapshot } from '../../../packages/elements/src/samples/inbox-snapshot.ts';
import { axeFindings } from './axe-findings.ts';
import { FakeInbox } from './fake-inbox.ts';
import { Stage } from './stage.ts';

/** What axe finds in an element over every state in which it can be met, in one theme. */
export async function checkStates(
  tag: keyof HTMLElementTagNameMap,
  states: Readonly<Record<string, InboxSnapshot>>,
  theme: 'light' | 'dark',
  size: { readonly inlineSize?: string; readonly blockSize?: string } = {},
): Promise<string[]> {
  const findings: string[] = [];
  for (const [name, snapshot] of Object.entries(states)) {
    const stage = new Stage({ inbox: new FakeInbox(snapshot), theme, ...size });
    await stage.show(tag);
    findings.push(...(await axeFindings(stage.root)).map((finding) => `${name}: ${finding}`));
    stage.clear();
  }
  return findings;
}
