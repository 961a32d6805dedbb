import { Fragment, jsx } from 'astro/jsx-runtime';
import type { Piece } from '../prose/pieces.ts';

/** The components that guides may hold, by name. */
export type GuideComponents = Readonly<Record<string, unknown>>;

/** What the module of a guide shows of its `data`, with these components. */
export const show = (data: string, components: GuideComponents) =>
	all(JSON.parse(Buffer.from(data, 'base64').toString('utf8')) as readonly Piece[], components);

const all = (pieces: readonly Piece[], components: GuideComponents): unknown =>
	jsx(Fragment, { children: pieces.map((piece) => one(piece, components)) });

function one(piece: Piece, components: GuideComponents): unknown {
	// Blanks are no markup, which Astro would leave out.
	if (typeof piece === 'string') return piece.trim() === '' ? piece : jsx(Fragment, { 'set:html': piece });
	const props = Object.fromEntries(Object.entries(piece.props).filter(([name]) => plain.test(name)));
	const component = Object.hasOwn(components, piece.name) ? components[piece.name] : Fragment;
	return jsx(component, { ...props, children: all(piece.inside, components) });
}

/** Names that mean nothing of their own to Astro, as `set:html` and `slot` do. */
const plain = /^(?!(?:slot|children|key)$)[a-zA-Z][\w-]*$/;
