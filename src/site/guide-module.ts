import type { Piece } from '../prose/pieces.ts';

/**
 * The module of a guide that shows these pieces, as a compiler of MDX makes one. They stand in it as data of which no
 * letter can be told: whatever a text says, neither JavaScript nor a bundler that looks for its own signs finds it.
 */
export const moduleOf = (pieces: readonly Piece[]): string => `import { show } from 'fieldbook:show';
export const frontmatter = {};
export default function MDXContent({ components }) {
	return show('${Buffer.from(JSON.stringify(pieces)).toString('base64')}', components);
}
`;
