export { isPdf, readAttachments, type PdfAttachment } from './read-attachments.ts';
