import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import type { SimulatorClient } from './simulator-client.ts';

/** What makes a page do something. */
export type Script = (world: { readonly page: Page; readonly simulator: SimulatorClient }) => unknown;

export type LoadedScript = { readonly ok: true; readonly script: Script } | { readonly ok: false; readonly why: string };

/** The default export of a module. */
export async function loadScript(file: string): Promise<LoadedScript> {
  try {
    const { default: script } = (await import(pathToFileURL(resolve(file)).href)) as { readonly default?: unknown };
    if (typeof script === 'function') return { ok: true, script: script as Script };
    return { ok: false, why: `${file} has no function as its default export; it needs: export default async ({ page, simulator }) => { … }` };
  } catch (error) {
    return { ok: false, why: `${file} cannot be loaded: ${error instanceof Error ? error.message : String(error)}` };
  }
}
