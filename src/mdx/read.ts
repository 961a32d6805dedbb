import { createRequire } from 'node:module';

/** A text of MDX as a syntax tree, or why it cannot be read. Never throws. */
export const readMdx: typeof import('./parser.ts').readMdx = (text) => parser().readMdx(text);

const require = createRequire(import.meta.url);

// It takes a moment to load, which a handbook without MDX need not wait for.
const parser = () => require('./parser.ts') as typeof import('./parser.ts');
