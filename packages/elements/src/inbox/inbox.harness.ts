import { ComposerHarness } from '../composer/composer.harness.ts';
import { ConversationListHarness } from '../conversation-list/conversation-list.harness.ts';
import { NetworkIndicatorHarness } from '../network-indicator/network-indicator.harness.ts';
import { StoreRailHarness } from '../store-rail/store-rail.harness.ts';
import { SyncBannerHarness } from '../sync-banner/sync-banner.harness.ts';
import { ThreadHarness } from '../thread/thread.harness.ts';
import type { Panel } from '../context/view.ts';
import type { CsInbox } from './inbox.ts';

/** Drives the whole inbox as a person does, through the harnesses of what is in it. */
export class InboxHarness {
  readonly element: CsInbox;

  constructor(element: CsInbox) {
    this.element = element;
  }

  get rail(): StoreRailHarness {
    return new StoreRailHarness(this.find('cs-store-rail'));
  }

  get list(): ConversationListHarness {
    return new ConversationListHarness(this.find('cs-conversation-list'));
  }

  get thread(): ThreadHarness {
    return new ThreadHarness(this.find('cs-thread'));
  }

  get composer(): ComposerHarness {
    return new ComposerHarness(this.find('cs-composer'));
  }

  get banner(): SyncBannerHarness {
    return new SyncBannerHarness(this.find('cs-sync-banner'));
  }

  get indicator(): NetworkIndicatorHarness {
    return new NetworkIndicatorHarness(this.find('cs-network-indicator'));
  }

  get notice(): string {
    return this.element.shadowRoot?.querySelector('[part=notice]')?.textContent?.trim() ?? '';
  }

  /** What the tabs say, as far as they are there. */
  get tabs(): string[] {
    return this.#tabs.map((tab) => tab.innerText.replaceAll(/\s+/gu, ' ').trim());
  }

  /** The tab of a panel. */
  tab(panel: Panel): HTMLElement | null {
    return this.#tabs.find(({ id }) => id === `tab-${panel}`) ?? null;
  }

  get #tabs(): HTMLElement[] {
    return [...(this.element.shadowRoot?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])];
  }

  /** Whether a part is on the screen. */
  shows(tag: keyof HTMLElementTagNameMap): boolean {
    return this.element.shadowRoot?.querySelector(tag)?.checkVisibility() ?? false;
  }

  find<Tag extends keyof HTMLElementTagNameMap>(tag: Tag): HTMLElementTagNameMap[Tag] {
    const found = this.element.shadowRoot?.querySelector(tag) ?? null;
    if (found === null) throw new Error(`no ${tag} in the inbox`);
    return found;
  }
}
