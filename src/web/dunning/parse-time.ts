/** « 9 », « 9 h », « 9h30 », « 09:30 » as '09:30'; null for anything else. */
export function parseTime(text: string): string | null {
  const found = /^(\d{1,2})(?:\s*[h:.]\s*(\d{2})?)?$/i.exec(text.trim());
  if (found === null) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
