/** Where a command speaks. */
export interface Terminal {
  /** A result: a line on the standard output. */
  readonly result: (line: string) => void;
  /** What goes on: on a terminal in place of the last such line, else as a line of its own. */
  readonly progress: (line: string) => void;
  /** What went wrong: a line on the standard error output. */
  readonly trouble: (line: string) => void;
}

interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export function createTerminal(stdout: Output, stderr: Output): Terminal {
  const live = stderr.isTTY === true;
  let shown = false;
  const clear = () => {
    if (shown) stderr.write('\r\u001B[K');
    shown = false;
  };
  return {
    result(line) {
      clear();
      stdout.write(`${line}\n`);
    },
    progress(line) {
      clear();
      stderr.write(live ? line : `${line}\n`);
      shown = live;
    },
    trouble(line) {
      clear();
      stderr.write(`${line}\n`);
    },
  };
}
