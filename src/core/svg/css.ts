import * as csstree from 'css-tree/dist/csstree.esm';

type Item = csstree.ListItem<csstree.CssNode>;

/** Answers with the address that may stand in place of `address`, or with nothing where none may. */
export type Keep = (address: string) => string | undefined;

/** A style sheet without what asks for other files: `@import`, fonts and pictures elsewhere. */
export function cleanSheet(css: string, keep: Keep): string {
	return clean(css, 'stylesheet', keep) ?? '';
}

/** The declarations of a `style` attribute, without those that ask for other files. */
export const cleanDeclarations = (css: string, keep: Keep): string => clean(css, 'declarationList', keep) ?? '';

/** The value of an attribute that is read as CSS; nothing where it asks for another file. */
export const cleanValue = (css: string, keep: Keep): string | undefined => clean(css, 'value', keep);

function clean(css: string, context: 'stylesheet' | 'declarationList' | 'value', keep: Keep): string | undefined {
	let tree: csstree.CssNode;
	try {
		tree = csstree.parse(css, { context, parseCustomProperty: true });
	} catch {
		return undefined;
	}
	if (context === 'value' && asks(tree, keep)) return undefined;
	csstree.walk(tree, {
		enter(node: csstree.CssNode, item?: Item, list?: csstree.List<csstree.CssNode>) {
			if (!list || !item) return;
			if (node.type === 'Atrule' ? !atRules.has(bare(node.name)) : node.type === 'Raw' || node.type === 'Comment')
				list.remove(item);
			else if (node.type === 'Declaration' && asks(node.value, keep)) list.remove(item);
			// Parts of a rule that a browser reads in another way than the parser does.
			else if (
				(node.type === 'Rule' && node.prelude.type === 'Raw') ||
				(node.type === 'Atrule' && node.prelude?.type === 'Raw')
			)
				list.remove(item);
		},
	});
	return csstree.generate(tree);
}

const bare = (name: string) => name.toLowerCase().replace(/^-\w+-/, '');

/** Rules that hold other rules or declare what stands in the picture itself. */
const atRules = new Set(['media', 'supports', 'keyframes', 'layer', 'font-face', 'container']);

/** Whether a value asks for another file, in any way that CSS has; addresses that may stay are put in their kept form. */
function asks(value: csstree.CssNode, keep: Keep): boolean {
	let found = false;
	csstree.walk(value, (node) => {
		if (node.type === 'Url') {
			const kept = keep(node.value.trim());
			if (kept === undefined) found = true;
			else node.value = kept;
		} else if (node.type === 'Raw') found ||= /[\\(@]/.test(node.value);
		else if (node.type === 'Function') found ||= loads.test(node.name) || node.name.includes('\\');
		// A name written in escapes is another name to the one who reads it next.
		else if (node.type === 'Identifier') found ||= node.name.includes('\\');
	});
	return found;
}

/** Functions that take an address or run something; `url` with a plain address is no function to the parser. */
const loads = /^-?(?:\w+-)?(?:url(?:-prefix)?|src|image|image-set|cross-fade|element|expression|paint)$/i;
