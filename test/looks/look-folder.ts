import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../support/node/workspace-copy.ts';

/** Pictures on the disk, by name. */
export class LookFolder {
  readonly #path: string;

  /** @param name a folder beside this file: `pictures` for those that are kept, `found` for those of the last run */
  constructor(name: 'pictures' | 'found') {
    this.#path = join(root, 'test/looks', name);
  }

  names(): readonly string[] {
    return readdirSync(this.#path).map((file) => file.replace(/\.png$/u, ''));
  }

  has(name: string): boolean {
    return existsSync(join(this.#path, `${name}.png`));
  }

  read(name: string): Uint8Array {
    return readFileSync(join(this.#path, `${name}.png`));
  }

  /** @returns where it stands, from the root of the repository */
  write(name: string, picture: Uint8Array): string {
    mkdirSync(this.#path, { recursive: true });
    const path = join(this.#path, `${name}.png`);
    writeFileSync(path, picture);
    return relative(root, path);
  }

  clear(): void {
    rmSync(this.#path, { recursive: true, force: true });
  }

  remove(name: string): void {
    rmSync(join(this.#path, `${name}.png`), { force: true });
  }
}
