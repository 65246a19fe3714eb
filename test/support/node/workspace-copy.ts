import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A copy of the repository in which a mistake may be planted, with the packages of the original. */
export class WorkspaceCopy {
  readonly path = mkdtempSync(join(tmpdir(), 'cs-inbox-'));

  constructor() {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
    for (const file of listed.split('\0')) {
      if (file === '' || !existsSync(join(root, file))) continue;
      mkdirSync(dirname(join(this.path, file)), { recursive: true });
      cpSync(join(root, file), join(this.path, file));
    }
    this.#link();
  }

  read(file: string): string {
    return readFileSync(join(this.path, file), 'utf8');
  }

  /** Writes a file for as long as `during` runs, then puts back what was there. */
  with<T>(file: string, text: string, during: () => T): T {
    const path = join(this.path, file);
    let before: string | null = null;
    try {
      before = readFileSync(path, 'utf8');
    } catch {
      before = null;
    }
    writeFileSync(path, text);
    try {
      return during();
    } finally {
      if (before === null) rmSync(path);
      else writeFileSync(path, before);
    }
  }

  /** Runs a program of the workspace. It never throws; `output` is all that was printed. */
  run(program: string, args: readonly string[]): { readonly code: number; readonly output: string } {
    const options = { cwd: this.path, encoding: 'utf8', stdio: 'pipe', timeout: 300_000, maxBuffer: 64 * 1024 * 1024 } as const;
    try {
      return { code: 0, output: execFileSync(join(root, 'node_modules/.bin', program), [...args], options) };
    } catch (error) {
      const { status, stdout, stderr } = error as { status: number | null; stdout?: string; stderr?: string };
      return { code: status ?? 1, output: `${stdout ?? ''}${stderr ?? ''}` };
    }
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  /** Everything from outside is linked to the original; our own packages are linked to their copies. */
  #link(): void {
    const modules = join(this.path, 'node_modules');
    mkdirSync(join(modules, '@cs-inbox'), { recursive: true });
    for (const name of readdirSync(join(root, 'node_modules'))) {
      if (name !== '@cs-inbox') symlinkSync(join(root, 'node_modules', name), join(modules, name));
    }
    const packages = readdirSync(join(this.path, 'packages')).map((name) => [name, `packages/${name}`] as const);
    const rooms = ['simulator', 'demo', 'test'].map((name) => [name, name] as const);
    for (const [name, folder] of [...packages, ...rooms]) symlinkSync(join(this.path, folder), join(modules, '@cs-inbox', name));
  }
}
