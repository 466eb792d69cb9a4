import type { Place } from './reply.ts';

/** What ends with a dot and goes on. */
const GOES_ON =
  /(?:^|[\s(])(?:m|mme|mlle|mr|mrs|ms|dr|n|no|nr|inv|r[eé]f|fact|cf|ex|env|st|ste|etc|tel|av|dec|nov|oct|sept|janv|fevr|juil)$/i;

/** The sentences of a text and their places: a line that breaks off in the middle of a sentence goes on below. */
export const sentencesOf = (text: string): Place[] => {
  const places: Place[] = [];
  let from = 0;
  const end = (to: number): void => {
    if (text.slice(from, to).trim() !== '') places.push(trimmed(text, from, to));
    from = to;
  };
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at]!;
    const next = text[at + 1] ?? '\n';
    if (unit === '\n') {
      const isParagraph = /^\n\s*\n/.test(text.slice(at));
      const startsAnew = /^\s*(?:[-•*–]|\d+[.)]\s|[A-ZÀÉÈÊÎÔÛÇ])/.test(text.slice(at + 1, at + 12));
      if (isParagraph || startsAnew || /[,:;]\s*$/.test(text.slice(from, at)) === false) {
        const lineIsLong = at - from > 60;
        if (isParagraph || startsAnew || !lineIsLong) end(at + 1);
      }
    } else if (/[!?]/.test(unit) && /\s/.test(next)) end(at + 1);
    else if (unit === '.' && /\s/.test(next) && !GOES_ON.test(text.slice(Math.max(from, at - 8), at)))
      end(at + 1);
    else if (unit === ';') end(at + 1);
  }
  end(text.length);
  return places;
};

const trimmed = (text: string, from: number, to: number): Place => {
  const part = text.slice(from, to);
  const lead = part.length - part.trimStart().length;
  return { from: from + lead, to: from + part.trimEnd().length };
};
