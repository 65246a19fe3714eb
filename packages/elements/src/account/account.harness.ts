import { InboxHarness } from '../inbox/inbox.harness.ts';
import { SyncBannerHarness } from '../sync-banner/sync-banner.harness.ts';
import type { CsAccount } from './account.ts';

/** Drives a page whose bar and whose inbox stand in one account. */
export class AccountHarness {
  readonly element: CsAccount;

  constructor(element: CsAccount) {
    this.element = element;
  }

  get banner(): SyncBannerHarness {
    return new SyncBannerHarness(this.#find('cs-sync-banner'));
  }

  get inbox(): InboxHarness {
    return new InboxHarness(this.#find('cs-inbox'));
  }

  get notice(): string {
    return this.element.shadowRoot?.querySelector('[part=notice]')?.textContent?.trim() ?? '';
  }

  /** Resolves when all that stands in it has drawn itself. */
  async settled(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      await this.element.painted();
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await this.banner.element.updateComplete;
  }

  #find<Tag extends keyof HTMLElementTagNameMap>(tag: Tag): HTMLElementTagNameMap[Tag] {
    const found = this.element.querySelector(tag);
    if (found === null) throw new Error(`no ${tag} in the account`);
    return found;
  }
}
