import type { Nodes, Root } from 'mdast';
import { type MdxJsxFlowElement, mdxFromMarkdown } from 'mdast-util-mdx';
import { mdx } from 'micromark-extension-mdx';
import type { Construct, ConstructRecord, Effects, Extension } from 'micromark-util-types';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import type { Data, Processor } from 'unified';

/** Why a text cannot be read. */
export interface Fault {
	/** What the parser calls it: `end-tag-mismatch`. */
	readonly id: string;
	/** Where it stands; absent where only the end of the text tells. */
	readonly at: number | undefined;
	/** Where the tag begins that it stands in, and in that the quote or the brace. */
	readonly open: readonly number[];
	/** The tags that were open when it gave up, the innermost last. */
	readonly tags: readonly OpenTag[];
	/** The innermost of those that were open when it came to the last tag. */
	readonly last: OpenTag | undefined;
}

/** A tag that is not closed yet; without a name it is `<>`. */
interface OpenTag {
	readonly name: string | undefined;
	readonly start: { readonly offset: number };
}

/**
 * Reads MDX with unified and remark. Braces are only counted: `remark-mdx` would hand what stands in them to a parser of
 * JavaScript, for which a few hundred bytes can be the work of weeks. Remarks are left out, and tags that are alone in
 * a paragraph stand on lines of their own, as on the page that MDX makes.
 */
export function readMdx(text: string): { readonly tree: Root } | { readonly fault: Fault } {
	const trace: Trace = { open: [], tags: [], last: undefined };
	try {
		// A byte order mark would not be counted.
		return { tree: tidied(parserWith(trace).parse(text.replace(/^\ufeff/, ' '))) };
	} catch (error) {
		return { fault: { ...trace, ...placed(error) } };
	}
}

/** What is known of a text while it is read. */
interface Trace {
	open: number[];
	tags: readonly OpenTag[];
	last: OpenTag | undefined;
}

const parserWith = (trace: Trace) =>
	remark()
		.use(remarkGfm)
		.use(function (this: Processor) {
			const data = this.data();
			data.micromarkExtensions?.push(syntax(trace));
			data.fromMarkdownExtensions?.push(mdxFromMarkdown(), openTags(trace));
		});

/** The syntax of MDX. Notes where that begins which is being read: the parser tells only where it stopped. */
function syntax(trace: Trace): Extension {
	const { flow = {}, text = {}, ...rest } = mdx();
	return { ...rest, flow: noted(flow, trace), text: noted(text, trace) };
}

function noted(constructs: ConstructRecord, trace: Trace): ConstructRecord {
	const note = (construct: Construct): Construct => ({
		...construct,
		tokenize(effects, ok, nok) {
			trace.open = [];
			const enter: Effects['enter'] = (type, fields) => {
				if (opens.test(type)) trace.open.push(this.now().offset);
				return effects.enter(type, fields);
			};
			const exit: Effects['exit'] = (type) => {
				if (opens.test(type)) trace.open.pop();
				return effects.exit(type);
			};
			return construct.tokenize.call(this, { ...effects, enter, exit }, ok, nok);
		},
	});
	return Object.fromEntries(Object.entries(constructs).map(([sign, one]) => [sign, one && [one].flat().map(note)]));
}

/** What has an end of its own: a tag, a value in quotes, what stands in braces. */
const opens = /(?:Tag|ValueLiteral|Expression|ExpressionAttribute)$/;

/** Notes which tags are open at each tag. */
function openTags(trace: Trace): NonNullable<Data['fromMarkdownExtensions']>[number] {
	function note(this: { data: { mdxJsxTagStack?: readonly OpenTag[] | undefined } }) {
		trace.tags = this.data.mdxJsxTagStack ?? [];
		trace.last = trace.tags.at(-1);
	}
	return { enter: { mdxJsxFlowTagMarker: note, mdxJsxTextTagMarker: note } };
}

/** What the parser calls a fault, and where it says it is. */
function placed(error: unknown): Pick<Fault, 'id' | 'at'> {
	const { ruleId, place } = error as { ruleId?: string; place?: Position | Position['start'] };
	const point = place && 'start' in place ? place.start : place;
	return { id: ruleId ?? 'unknown', at: point?.offset };
}

type Position = NonNullable<Root['position']>;

/** The tree without remarks, in which tags that are alone in a paragraph stand on lines of their own. */
function tidied(tree: Root): Root {
	const stack: Nodes[] = [tree];
	for (let node = stack.pop(); node; node = stack.pop()) {
		if (!('children' in node)) continue;
		const children: Nodes[] = node.children.filter((child) => !isRemark(child)).flatMap(onLines);
		// Whatever holds a paragraph holds what has lines of its own.
		node.children = children as typeof node.children;
		for (const child of children) stack.push(child);
	}
	return tree;
}

/** What a paragraph holds, where these are tags and code alone; any other node as it is. */
function onLines(node: Nodes): Nodes[] {
	if (node.type !== 'paragraph') return [node];
	const said = node.children.filter(
		(child) => !isRemark(child) && !(child.type === 'text' && /^\s*$/.test(child.value)),
	);
	const alone = said.flatMap((child): Nodes[] => {
		if (child.type === 'mdxTextExpression') return [{ ...child, type: 'mdxFlowExpression' }];
		// What stands in a line may stand on lines of its own.
		return child.type === 'mdxJsxTextElement' ? [{ ...child, type: 'mdxJsxFlowElement' } as MdxJsxFlowElement] : [];
	});
	return alone.length === said.length ? alone : [node];
}

/** Whether a node is a remark to other authors in braces, and nothing beside it. */
const isRemark = (node: Nodes): boolean =>
	(node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') &&
	/^(?:\s*\/\*(?:[^*]|\*(?!\/))*\*\/)+\s*$/.test(node.value);
