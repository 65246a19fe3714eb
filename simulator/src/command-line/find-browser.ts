import { existsSync } from 'node:fs';

export type FoundBrowser = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly why: string };

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Where a Chromium is: the one that was named, `CHROME_PATH`, the system's, or that of @sparticuz/chromium where it is installed. */
export async function findBrowser(named: string | undefined, env: NodeJS.ProcessEnv): Promise<FoundBrowser> {
  const wanted = named ?? env['CHROME_PATH'] ?? '';
  if (wanted !== '') {
    if (existsSync(wanted)) return { ok: true, path: wanted };
    return { ok: false, why: `${named === undefined ? 'CHROME_PATH' : '--browser'} names ${wanted}, which is not there.` };
  }
  const found = INSTALLED.find((path) => existsSync(path));
  if (found !== undefined) return { ok: true, path: found };
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return { ok: true, path: await chromium.executablePath() };
  } catch {
    return { ok: false, why: 'There is no Chromium or Chrome here. Install one, name it with --browser or CHROME_PATH, or install @sparticuz/chromium.' };
  }
}
