import type { Element, ElementContent } from 'hast';
import type { MakeNote, TreeNode } from '../core/note-trees.ts';
import type { NoteHead } from '../core/notes.ts';
import { element } from './hast.ts';

const heads = new WeakMap<object, NoteHead>();

/** A note that stands out, in a tree that is still to be cleaned. */
export const callout: MakeNote = (head, title, children) => {
	const label = element(
		'p',
		{},
		(title.length > 0 ? title : [{ type: 'text', value: head.label }]) as ElementContent[],
	);
	const note = element('blockquote', {}, [label, ...(children as ElementContent[])]);
	heads.set(note, head);
	return note as TreeNode;
};

const icons: Readonly<Record<NoteHead['tone'], string>> = {
	note: 'info',
	tip: 'lightbulb',
	important: 'star-full',
	warning: 'warning',
	caution: 'error',
};

/** The note that `node` stands for, as the page shows it; `inside` rewrites what it says. */
export function calloutOf(
	node: Element,
	inside: (children: readonly ElementContent[]) => ElementContent[],
): Element | undefined {
	const head = heads.get(node);
	if (!head) return undefined;
	const { tone, label, fold } = head;
	const [title, ...said] = node.children as [Element, ...ElementContent[]];
	const words = [
		element('span', { className: ['icon', `of-${icons[tone]}`] }, []),
		element('span', {}, inside(title.children)),
	];
	const className = ['callout', `callout-${tone}`];
	if (fold) {
		const summary = element('summary', { className: ['callout-title'] }, words);
		return element('details', { className, ...(fold === 'open' ? { open: true } : {}) }, [summary, ...inside(said)]);
	}
	const line = element('p', { className: ['callout-title'] }, words);
	return element('div', { className, role: 'note', ariaLabel: label }, [line, ...inside(said)]);
}
