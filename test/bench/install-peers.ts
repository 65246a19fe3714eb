import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const here = import.meta.dirname;

/** No package's script runs but those of these, of which nothing would be there without. */
const selfMade = ['p-defer-es5', 'markdown-it-attrs-es5', 'abort-controller-es5'];

interface Locked {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
}

/**
 * Installs the kits that are measured, beside the bench, where they are not there yet. Those of `--all` are its devDependencies.
 * @returns whether they are there
 */
export function installPeers(all: boolean): boolean {
  const missing = missingPeers(all);
  if (missing === 0) return true;
  process.stdout.write(`Installing ${missing} packages of the kits to compare with (once) …\n`);
  return npm('ci', ...(all ? [] : ['--omit=dev'])) && (!all || npm('rebuild', ...selfMade, '--ignore-scripts=false'));
}

function npm(...args: readonly string[]): boolean {
  const isWindows = process.platform === 'win32';
  return spawnSync(isWindows ? 'npm.cmd' : 'npm', [...args, '--loglevel=error'], { cwd: here, stdio: ['ignore', 'ignore', 'inherit'], shell: isWindows }).status === 0;
}

function missingPeers(all: boolean): number {
  const wanted = read('package-lock.json');
  const present = existsSync(`${here}/node_modules/.package-lock.json`) ? read('node_modules/.package-lock.json') : {};
  return Object.entries(wanted).filter(([path, { version, dev, optional, devOptional }]) => {
    if (path === '' || optional === true || devOptional === true || (dev === true && !all)) return false;
    return present[path]?.version !== version;
  }).length;
}

function read(file: string): Readonly<Record<string, Locked>> {
  return (JSON.parse(readFileSync(`${here}/${file}`, 'utf8')) as { readonly packages: Readonly<Record<string, Locked>> }).packages;
}
