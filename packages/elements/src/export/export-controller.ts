import type { ReactiveController, ReactiveElement } from 'lit';
import type { ExportFile } from './export-file.ts';
import { exportName } from './export-name.ts';
import { exportPieces } from './export-pieces.ts';

const types = { csv: 'text/csv;charset=utf-8', ndjson: 'application/x-ndjson' } as const;

/** Writes files for its host, one at a time, and hands them to the person as downloads. The page stays usable meanwhile. */
export class ExportController implements ReactiveController {
  readonly #host: ReactiveElement;
  #run: { readonly pieces: number; written: number } | null = null;
  #url = '';

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** How much of the file is written, 0 to 1; null where none is being written. */
  get share(): number | null {
    return this.#run && this.#run.written / this.#run.pieces;
  }

  /**
   * A file that is still being written is given up for this one.
   * @returns whether the file was handed over: it was not given up
   */
  async save<Row>(file: ExportFile<Row>): Promise<boolean> {
    const pieces = exportPieces(file);
    const run = { pieces: pieces.length, written: 0 };
    this.#run = run;
    const content: string[] = [];
    for (const piece of pieces) {
      content.push(piece());
      run.written++;
      this.#host.requestUpdate();
      await breath();
      if (this.#run !== run) return false;
    }
    this.stop();
    this.#hand(new Blob(content, { type: types[file.format] }), exportName(file));
    return true;
  }

  /** Gives up the file that is being written. */
  stop(): void {
    this.#run = null;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#run = null;
    this.#let();
  }

  /** A link that is not in the page: no click on it is heard by the page's router. */
  #hand(file: Blob, name: string): void {
    this.#let();
    this.#url = URL.createObjectURL(file);
    Object.assign(document.createElement('a'), { href: this.#url, download: name }).click();
  }

  /** Not at once, for some browsers read the file only after the click. */
  #let(): void {
    if (this.#url !== '') URL.revokeObjectURL(this.#url);
    this.#url = '';
  }
}

/** Whatever waits in the page has its turn. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
