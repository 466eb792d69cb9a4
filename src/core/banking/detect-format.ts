export type StatementFormat = 'camt' | 'cfonb120' | 'mt940' | 'ofx' | 'qif' | 'csv' | 'unknown';

/** Tells the format by the first few thousand characters; the file's name is never trusted. */
export const detectFormat = (head: string): StatementFormat => {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  if (/camt\.05[234]|<(?:\w+:)?BkToCstmr/.test(text)) return 'camt';
  if (/^OFXHEADER\s*:/i.test(text) || /<\?OFX\b/i.test(text) || /<OFX>/i.test(text)) return 'ofx';
  if (text.startsWith('<')) return 'unknown';
  if (/^0[1457]\d{5}.{30,}/.test(text) && /^0[1457].{5}.{4}.{5}[A-Z]{3}\d/.test(text)) return 'cfonb120';
  if (/^(?:\{1:|:20:)/m.test(text) || (/^:25:/m.test(text) && /^:6[01]/m.test(text))) return 'mt940';
  if (/^!Type:(?:Bank|Cash|CCard|Oth)/im.test(text) || /^!Account\b/im.test(text)) return 'qif';
  if (text.includes('\u0000')) return 'unknown';
  return /[;,\t|]/.test(text.split(/[\r\n]/, 80).join('\n')) ? 'csv' : 'unknown';
};
