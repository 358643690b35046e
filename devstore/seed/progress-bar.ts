// A bar that grows in place on a terminal; elsewhere one line for each tenth.
export interface ProgressBar {
  show(share: number, what: string): void;
  end(): void;
}

const width = 30;

export function progressBar(stream: NodeJS.WriteStream): ProgressBar {
  const begun = performance.now();
  let tenth = -1;
  const line = (share: number, what: string) => {
    const full = Math.round(share * width);
    const percent = `${Math.round(share * 100)}%`.padStart(4);
    return `${"█".repeat(full)}${"░".repeat(width - full)} ${percent}  ${Math.round((performance.now() - begun) / 1_000)} s  ${what}`;
  };
  return {
    show: (share, what) => {
      if (stream.isTTY) return void stream.write(`\r\x1b[K${line(share, what)}`);
      if (Math.floor(share * 10) > tenth) stream.write(`${line(share, what)}\n`);
      tenth = Math.max(tenth, Math.floor(share * 10));
    },
    end: () => {
      if (stream.isTTY) stream.write("\n");
    },
  };
}
