/** A progress bar on stderr when it is a terminal; nothing when it is a pipe. */
export type Progress = { readonly update: (done: number, total: number) => void; readonly end: () => void };

const WIDTH = 32;

export const createProgress = (label: string, stream: NodeJS.WriteStream = process.stderr): Progress => {
  let last = -1;
  return {
    update: (done, total) => {
      if (!stream.isTTY || total <= 0) return;
      const share = Math.min(1, done / total);
      const filled = Math.round(share * WIDTH);
      if (filled === last && done < total) return;
      last = filled;
      stream.write(
        `\r${label} [${'█'.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${Math.floor(share * 100)} %`,
      );
    },
    end: () => {
      if (stream.isTTY && last >= 0) stream.write('\n');
    },
  };
};
