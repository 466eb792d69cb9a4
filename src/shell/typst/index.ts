export { runTypstChild } from './child.ts';
export { DocumentError, createDocumentRenderer } from './renderer.ts';
export type { DocumentJob, DocumentRenderer, RendererOptions } from './renderer.ts';
export type { Layout } from './protocol.ts';
