export { entryOf, type ArchiveEntry } from './entries.ts';
export { writeFolder } from './write-folder.ts';
export { MAX_ZIP_BYTES, writeZip, ZipTooLarge } from './write-zip.ts';
