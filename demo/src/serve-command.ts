/** What to type so that a simulator listens at this origin and lets pages of the other one ask. */
export function serveCommand(server: string, pageOrigin: string): string {
  const { port } = new URL(server);
  const page = new URL(pageOrigin).hostname;
  const ours = page === 'localhost' || page.endsWith('.localhost') || page.startsWith('127.');
  return [
    'npx cs-simulator serve',
    `--port ${port === '' ? 80 : port}`,
    ...(ours ? [] : [`--origin ${pageOrigin}`]),
  ].join(' ');
}
