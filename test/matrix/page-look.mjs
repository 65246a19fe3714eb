const sessions = new WeakMap();

/** Lets a test say how the page is looked at: media features by name, and whether the pointer is a finger. */
export function pageLook() {
  return {
    name: 'page-look',
    async executeCommand({ command, payload, session }) {
      if (command !== 'page-look') return undefined;
      const page = session.browser.getPage(session.id);
      // What is emulated lasts as long as the session that asked for it.
      if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
      const client = sessions.get(page);
      const { touch = false, ...features } = payload;
      await client.send('Emulation.setEmulatedMedia', { features: Object.entries(features).map(([name, value]) => ({ name, value })) });
      await client.send('Emulation.setTouchEmulationEnabled', { enabled: touch });
      return true;
    },
  };
}
