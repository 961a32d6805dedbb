import type { ElementContent } from 'hast';
import { callout, steps, tabs } from './arranged.ts';
import { element, linked, paragraphs, words } from './hast.ts';
import { markupOf } from './markup.ts';
import type { Shown } from './shown.ts';
import { shownKey } from './shown-key.ts';

/** A component as it was met in a text. */
export interface Part {
	readonly name: string;
	readonly props: Readonly<Record<string, string>>;
	/** Whether it stands in a line among words. */
	readonly inline: boolean;
	readonly inLink: boolean;
}

/** The element that keeps the place of a component until the tree around it is clean. No author can write it. */
export const placeholder = 'fb-component';

/** Puts the components of a text into its clean tree. `taken` holds the ids of the page, and those given here. */
export function placeParts(
	nodes: readonly ElementContent[],
	parts: readonly Part[],
	shown: Readonly<Record<string, Shown>>,
	taken: Set<string>,
): ElementContent[] {
	const met = new Map<string, number>();
	const place = (list: readonly ElementContent[]): ElementContent[] =>
		list.flatMap((node): ElementContent[] => {
			if (node.type !== 'element') return [node];
			const part = node.tagName === placeholder ? parts[Number(node.properties.dataPart)] : undefined;
			const children = place(node.children);
			return part ? markup(part, children) : [{ ...node, children }];
		});
	const markup = (part: Part, children: ElementContent[]): ElementContent[] => {
		const { name, props, inline, inLink } = part;
		if (name === 'Callout') return [callout(props, paragraphs(children))];
		if (name === 'Steps') return steps(children);
		if (name === 'Tab') return [element('div', { dataTitle: props.title ?? '' }, paragraphs(children))];
		if (name === 'Tabs') return [tabs(children, taken)];
		const key = shownKey(name, Object.values(props)[0] ?? '');
		const thing = Object.hasOwn(shown, key) ? shown[key] : undefined;
		if (!thing) return [children.length > 0 ? element('span', {}, children) : missing(props, inline)];
		if (thing.form === 'term' && inline) {
			const own = children.length > 0 ? children : [words(thing.title)];
			return inLink ? own : [element('a', { href: thing.href, className: ['term'] }, own)];
		}
		if (inline) return [linked(thing.title, inLink ? undefined : thing.href)];
		const times = (met.get(key) ?? 0) + 1;
		met.set(key, times);
		return [markupOf(thing, times)];
	};
	return place(nodes);
}

/** What stands for a component that shows nothing; the findings of the page say why. */
function missing(props: Part['props'], inline: boolean): ElementContent {
	const text = element('span', { className: ['dangling'], title: 'This reference leads nowhere.' }, [
		words(Object.values(props)[0] ?? 'nothing'),
	]);
	return inline ? text : element('p', {}, [text]);
}
