import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Installs what the lock file names and node_modules does not have yet. Says what it does; exits where it cannot. */
export function setUp() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  process.stdout.write(`Installing ${missing.length} packages (once) …\n`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, error } = spawnSync(npm, ['ci', '--loglevel=error'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status === 0) return;
  process.stderr.write(`The packages could not be installed${error === undefined ? '' : `: ${error.message}`}. Is the npm registry reachable?\n`);
  process.exit(1);
}

/** Those of the lock file that are not there in that version. What is optional may be left out on another machine. */
function missingPackages() {
  const wanted = read('package-lock.json')?.packages ?? {};
  const present = read('node_modules/.package-lock.json')?.packages ?? {};
  return Object.entries(wanted).filter(([path, { version, optional, link }]) => {
    if (!path.startsWith('node_modules/') || optional === true) return false;
    if (link === true) return !existsSync(`${root}${path}`);
    return present[path]?.version !== version;
  });
}

function read(path) {
  try {
    return JSON.parse(readFileSync(`${root}${path}`, 'utf8'));
  } catch {
    return null;
  }
}
