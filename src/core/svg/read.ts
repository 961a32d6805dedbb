import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { maxSvgDepth, maxSvgElements } from '../limits.ts';
import type { Flaw } from '../source.ts';

/** An element of a picture, with the namespaces that its prefixes stand for. */
export interface Drawn {
	readonly local: string;
	readonly uri: string;
	readonly attributes: readonly Pick<SaxesAttributeNS, 'local' | 'prefix' | 'uri' | 'value'>[];
	readonly children: (Drawn | string)[];
	/** Offset of the end of its tag. */
	readonly at: number;
}

export const svgNamespace = 'http://www.w3.org/2000/svg';
export const htmlNamespace = 'http://www.w3.org/1999/xhtml';
export const xlinkNamespace = 'http://www.w3.org/1999/xlink';

/** What a text draws, or why a browser would draw nothing of it. Takes time in proportion to the text. */
export function readSvg(text: string): { readonly svg: Drawn } | { readonly flaw: Flaw } {
	let flaw: Flaw | undefined;
	let root: Drawn | undefined;
	let elements = 0;
	const open: Drawn[] = [];
	// Programs forget to declare the one prefix that everybody uses.
	const parser = new SaxesParser({ xmlns: true, additionalNamespaces: { xlink: xlinkNamespace } });
	const fail = (rule: string, message: string, help: string) => {
		const start = Math.max(0, Math.min(parser.position, text.length) - 1);
		flaw ??= { rule, range: { start, end: start }, message, help };
	};
	parser.on('error', (error) => {
		const reason = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
		fail(
			'broken-picture',
			`From here on the picture is no SVG, so browsers show none of it: ${reason}.`,
			'Save it again with the program that drew it.',
		);
	});
	parser.on('doctype', (doctype) => {
		const entities = entitiesOf(doctype);
		if (entities) Object.assign(parser.ENTITIES, entities);
		else fail('input-limit', 'The names this picture declares stand for too much text.', 'Save it as a plain SVG.');
	});
	parser.on('opentag', ({ local, uri, attributes }) => {
		elements += 1;
		const element: Drawn = { local, uri, attributes: Object.values(attributes), children: [], at: parser.position };
		if (open.length >= maxSvgDepth || elements > maxSvgElements)
			fail(
				'input-limit',
				open.length >= maxSvgDepth
					? `Elements of this picture stand more than ${maxSvgDepth} levels inside each other.`
					: `The picture has more than ${maxSvgElements} elements.`,
				'Simplify the drawing, or save it as PNG.',
			);
		open.at(-1)?.children.push(element);
		root ??= element;
		open.push(element);
	});
	parser.on('closetag', () => void open.pop());
	parser.on('text', (data) => void open.at(-1)?.children.push(data));
	parser.on('cdata', (data) => void open.at(-1)?.children.push(data));
	// In pieces, so that what goes wrong early costs little of a long text.
	for (let at = 0; at < text.length && !flaw; at += pieceLength) parser.write(text.slice(at, at + pieceLength));
	if (!flaw) parser.close();
	if (flaw) return { flaw };
	if (root?.local === 'svg' && (root.uri === svgNamespace || root.uri === '')) return { svg: root };
	return {
		flaw: {
			rule: 'broken-picture',
			range: { start: 0, end: 0 },
			message: `This is no SVG picture: its outermost element is ${root ? `\`<${root.local}>\`` : 'missing'}.`,
			help: 'Save it as SVG with the program that drew it.',
		},
	};
}

const pieceLength = 65_536;

/** Names that programs declare for long addresses. Nothing is read from elsewhere, and a name within a name counts with all it stands for. */
function entitiesOf(doctype: string): Record<string, string> | undefined {
	const entities: Record<string, string> = {};
	let length = 0;
	for (const [, name = '', double, single] of doctype.matchAll(/<!ENTITY\s+([\w.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g)) {
		const value = (double ?? single ?? '').replace(/&([\w.-]+);/g, (whole, inner: string) => entities[inner] ?? whole);
		length += value.length;
		if (length > maxEntityLength) return undefined;
		entities[name] ??= value;
	}
	return entities;
}

/** Illustrator declares a dozen names of fifty letters. */
const maxEntityLength = 10_000;
