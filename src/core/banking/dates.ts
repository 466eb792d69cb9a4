import { parseDate, type PlainDate } from '../calendar/index.ts';

/** 'YYYY-MM-DD' with anything behind it (a time, a zone): banks write both. */
export const isoDay = (text: string | undefined): PlainDate | null =>
  text === undefined ? null : parseDate(text.trim().slice(0, 10), 'ymd');

/** 'YYYYMMDD…' as in OFX. */
export const compactDay = (text: string | undefined): PlainDate | null => {
  const match = /^(\d{4})(\d{2})(\d{2})/.exec(text?.trim() ?? '');
  return match ? parseDate(`${match[1]}-${match[2]}-${match[3]}`, 'ymd') : null;
};

/** Two-digit years of bank files: 70–99 are the past century (the formats are younger than 1970). */
export const shortYear = (year: string): string => `${year >= '70' ? '19' : '20'}${year}`;
