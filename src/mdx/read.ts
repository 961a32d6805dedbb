import { createRequire } from 'node:module';

/** A text of MDX as a syntax tree, or why it cannot be read. Never throws. */
export const readMdx: typeof import('./parser.ts').readMdx = (text) => parser().readMdx(text);

/** A tree of MDX as one of HTML, in which its tags stay what they are. */
export const mdxToHtml: typeof import('./html.ts').mdxToHtml = (tree) => writer().mdxToHtml(tree);

const require = createRequire(import.meta.url);

// They take a moment to load, which a handbook without MDX need not wait for.
const parser = () => require('./parser.ts') as typeof import('./parser.ts');
const writer = () => require('./html.ts') as typeof import('./html.ts');
