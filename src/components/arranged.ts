import type { Element, ElementContent } from 'hast';
import { calloutKinds } from '../core/component.ts';
import { element, icon, words } from './hast.ts';

const icons = { note: 'info', tip: 'lightbulb', warning: 'warning', example: 'book' } as const;
const titles = { note: 'Note', tip: 'Tip', warning: 'Take care', example: 'Example' } as const;

const kindOf = ({ kind }: Readonly<Record<string, string>>) => calloutKinds.find((one) => one === kind) ?? 'note';

/** What stands above a callout with these properties. */
export const calloutTitle = (props: Readonly<Record<string, string>>): string => props.title || titles[kindOf(props)];

/** Something beside the text that readers must not miss. */
export function callout(props: Readonly<Record<string, string>>, children: readonly ElementContent[]): Element {
	const kind = kindOf(props);
	const title = calloutTitle(props);
	return element('div', { className: ['callout', `callout-${kind}`], role: 'note', ariaLabel: title }, [
		element('p', { className: ['callout-title'] }, [icon(icons[kind]), words(title)]),
		...children,
	]);
}

/** A numbered list: each heading of the highest level begins a step. What stands before the first leads in. */
export function steps(children: readonly ElementContent[]): ElementContent[] {
	const levels = children.map(levelOf).filter((level) => level !== undefined);
	if (levels.length === 0) return [...children];
	const top = Math.min(...levels);
	const lead: ElementContent[] = [];
	const items: ElementContent[][] = [];
	for (const child of children) {
		if (levelOf(child) === top) items.push([child]);
		else (items.at(-1) ?? lead).push(child);
	}
	return [
		...lead,
		element(
			'ol',
			{ className: ['prose-steps'] },
			items.map((item) => element('li', {}, item)),
		),
	];
}

const levelOf = (node: ElementContent): number | undefined => {
	const level = node.type === 'element' ? /^h([1-6])$/.exec(node.tagName)?.[1] : undefined;
	return level === undefined ? undefined : Number(level);
};

/** Texts of which a reader needs one. They stand one below the other; a script of the page makes tabs of them. */
export function tabs(children: readonly ElementContent[], taken: Set<string>): Element {
	const panels = children
		.filter((child) => child.type === 'element')
		.map(({ properties, children }) => {
			const id = freeId(taken);
			const title = element('p', { className: ['prose-tab-title'], id }, [words(String(properties.dataTitle ?? ''))]);
			return element('div', { className: ['prose-tab'] }, [title, ...children]);
		});
	return element('div', { className: ['prose-tabs'] }, panels);
}

function freeId(taken: Set<string>): string {
	let n = 1;
	while (taken.has(`fb_tab-${n}`)) n++;
	taken.add(`fb_tab-${n}`);
	return `fb_tab-${n}`;
}
