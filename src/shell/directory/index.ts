export * from './api-keys.ts';
export * from './instance.ts';
export * from './organizations.ts';
export * from './portal-links.ts';
export * from './sessions.ts';
export * from './users.ts';
