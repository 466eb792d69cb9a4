export { createAttachmentNames } from './attachment-names.ts';
export { encodeText, fitText } from './encode-text.ts';
export type { ExportLine } from './line.ts';
export { exportProfile } from './profiles.ts';
export { DATE_FORMATS, DEFAULT_OPTIONS, OWN_VALUES, PROFILE_KEYS } from './profile.ts';
export type { ExportOptions, ExportProfile, FieldValue, OwnColumn, OwnCsv, ProfileKey } from './profile.ts';
export { createExportWriter } from './write-export.ts';
export type { ExportWriter } from './write-export.ts';
