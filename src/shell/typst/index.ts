export { runTypstChild } from './child.ts';
export { qrSvg } from './qr-svg.ts';
export { DocumentError } from './document-error.ts';
export { createDocumentRenderer } from './renderer.ts';
export type { DocumentRenderer, RendererOptions } from './renderer.ts';
export type { DocumentJob } from './render-child.ts';
export type { Attachment, Layout, Logo } from './protocol.ts';
export type { ConformanceLevel } from './facturx-xmp.ts';
export { openRenderer } from './open-renderer.ts';
