import type { Element, ElementContent } from 'hast';
import { calloutKinds } from '../core/component.ts';
import type { MakeNote, TreeNode } from '../core/note-trees.ts';
import type { NoteHead } from '../core/notes.ts';
import { element } from './hast.ts';

const heads = new WeakMap<object, NoteHead>();

/** A note that stands out, in a tree that is still to be cleaned. */
export const note: MakeNote = (head, title, children) => {
	const label = element(
		'p',
		{},
		(title.length > 0 ? title : [{ type: 'text', value: head.label }]) as ElementContent[],
	);
	const quote = element('blockquote', {}, [label, ...(children as ElementContent[])]);
	heads.set(quote, head);
	return quote as TreeNode;
};

/** The box of the note that `node` stands for; `inside` rewrites what it says. */
export function noteAt(
	node: Element,
	inside: (children: readonly ElementContent[]) => ElementContent[],
): Element | undefined {
	const head = heads.get(node);
	if (!head) return undefined;
	const [title, ...said] = node.children as [Element, ...ElementContent[]];
	return box(head, inside(title.children), inside(said));
}

const titles = { note: 'Note', tip: 'Tip', warning: 'Take care', example: 'Example' } as const;

const kindOf = ({ kind }: Readonly<Record<string, string>>) => calloutKinds.find((one) => one === kind) ?? 'note';

/** What stands above a callout with these properties. */
export const calloutTitle = (props: Readonly<Record<string, string>>): string => props.title || titles[kindOf(props)];

/** The box of a callout with these properties: a note of MDX looks as one of Markdown does. */
export function callout(props: Readonly<Record<string, string>>, said: readonly ElementContent[]): Element {
	const label = calloutTitle(props);
	return box({ tone: kindOf(props), label }, [{ type: 'text', value: label }], said);
}

const icons = {
	note: 'info',
	tip: 'lightbulb',
	important: 'star-full',
	warning: 'warning',
	caution: 'error',
	example: 'book',
} as const;

type Head = Omit<NoteHead, 'tone'> & { readonly tone: keyof typeof icons };

function box({ tone, label, fold }: Head, title: readonly ElementContent[], said: readonly ElementContent[]): Element {
	const words = [element('span', { className: ['icon', `of-${icons[tone]}`] }, []), element('span', {}, title)];
	const className = ['callout', `callout-${tone}`];
	if (fold) {
		const summary = element('summary', { className: ['callout-title'] }, words);
		return element('details', { className, ...(fold === 'open' ? { open: true } : {}) }, [summary, ...said]);
	}
	const line = element('p', { className: ['callout-title'] }, words);
	return element('div', { className, role: 'note', ariaLabel: label }, [line, ...said]);
}
