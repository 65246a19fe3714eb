import type { Dialog } from 'puppeteer-core';
import type { HostTab } from '../support/node/host-tab.ts';

/** How a tab comes to work no more. @returns brings it back, where it can come back */
type End = (tab: HostTab) => Promise<(() => Promise<void>) | null>;

/** Ways in which a tab ends, by name. */
export const tabEnds = {
  crash: {
    says: 'crashes',
    async end({ page }: HostTab) {
      const crashed = new Promise((resolve) => page.once('error', resolve));
      const session = await page.createCDPSession();
      void session.send('Page.crash').catch(() => undefined);
      await crashed;
      return null;
    },
  },
  close: {
    says: 'is closed',
    async end({ page }: HostTab) {
      await page.close();
      return null;
    },
  },
  freeze: {
    says: 'is frozen by the browser',
    async end({ page }: HostTab) {
      const session = await page.createCDPSession();
      await session.send('Page.setWebLifecycleState', { state: 'frozen' });
      return async () => void (await session.send('Page.setWebLifecycleState', { state: 'active' }));
    },
  },
  silence: {
    says: 'stops without a word, its lock in its hand',
    async end({ page }: HostTab) {
      const dialog = new Promise<Dialog>((resolve) => page.once('dialog', resolve));
      const halted = page.evaluate(() => window.hostPage.halt());
      const opened = await dialog;
      return async () => {
        await opened.accept();
        await halted;
      };
    },
  },
} as const satisfies Readonly<Record<string, { readonly says: string; readonly end: End }>>;
