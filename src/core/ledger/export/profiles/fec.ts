import type { ExportProfile } from '../profile.ts';

/** The eighteen columns of LPF art. A47 A-1, which every accounting program of France reads: fec/write-fec.ts. */
export const fec: ExportProfile = {
  key: 'fec',
  fileName: 'ecritures-fec.txt',
  encoding: 'utf-8',
  newline: '\r\n',
  decimal: ',',
  attachments: 'piece',
  layout: { kind: 'fec' },
};
