#!/usr/bin/env node
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

// The published package has no sources; the workspace runs its own without a build.
const source = new URL('../src/command-line/main.ts', import.meta.url);
if (existsSync(source)) runSource(fileURLToPath(source));
else await import(new URL('../dist/command-line/main.js', import.meta.url).href);

/** Node runs TypeScript from 22.18 on; an older one hands over to the one that came with the packages. */
function runSource(file) {
  const node = [process.execPath, fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url))].find(runsTypeScript);
  if (node === undefined) {
    process.stderr.write(`This is Node ${process.versions.node}; the sources need 22.18 or newer. "npm ci" in the repository brings one along on Linux.\n`);
    process.exitCode = 3;
    return;
  }
  const flags = ['--conditions=@cs-inbox/source', '--disable-warning=ExperimentalWarning'];
  const child = spawn(node, [...flags, file, ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends SIGINT to the child as well; two of them would cut its ending short.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  child.on('error', (error) => {
    process.stderr.write(`${node}: ${error.message}\n`);
    process.exit(3);
  });
}

function runsTypeScript(node) {
  if (!existsSync(node)) return false;
  const text = node === process.execPath ? process.versions.node : spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout;
  const [major, minor] = (text ?? '').trim().replace(/^v/u, '').split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}
