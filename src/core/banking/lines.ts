/** Splits pushed text into lines (CRLF, LF or CR), with their numbers. A line without end is cut: it is no bank record. */
export const createLines = (onLine: (line: string, number: number) => void) => {
  const MAX_LINE = 1_000_000;
  let rest = '';
  let number = 0;
  const emit = (line: string): void => {
    number += 1;
    onLine(line, number);
  };
  return {
    feed: (chunk: string): void => {
      const parts = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
      rest = parts.pop() ?? '';
      for (const part of parts) emit(part);
      if (rest.length > MAX_LINE) {
        emit(rest);
        rest = '';
      }
    },
    end: (): void => {
      if (rest !== '') emit(rest.replace(/\r$/, ''));
      rest = '';
    },
  };
};
