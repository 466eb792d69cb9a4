export { createPdfMerger, type PdfMerger } from './merge-pdfs.ts';
export { isPdf, readAttachments, type PdfAttachment } from './read-attachments.ts';
export { stampPdf } from './stamp-pdf.ts';
