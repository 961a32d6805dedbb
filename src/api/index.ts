/** What other programs may call: reads a folder of playbooks, checks it, builds its site and serves that. */
export type { Diagnostic } from '../core/diagnostic.ts';
export type { Entry } from '../core/entry.ts';
export type { Handbook } from '../core/handbook.ts';
export { check, readSources, type Sources } from '../load.ts';
export { type BuildOptions, type Built, buildSite } from '../site/commands/build.ts';
export { previewSite, type Served } from '../site/commands/preview.ts';
