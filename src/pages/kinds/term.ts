import type { Entry } from '../../core/entry.ts';
import { term } from '../../kinds/term.ts';
import { entriesOf } from '../../kinds/views/links.ts';
import { referrers } from '../../kinds/views/referring.ts';
import { anchorsOf } from '../../page/address.ts';
import type { Panel, Section } from '../../page/blocks.ts';
import { definePage } from '../../page/compiled.ts';
import { hrefOf, itemOf, type View } from '../../page/view.ts';

type Term = Entry<typeof term>;

/** Entries of one kind that use a word, up to here; the margin lists more. */
const maxUses = 8;

/** A word, what it is mixed up with, and where it is used. */
export const termPage = definePage({
	kind: term,
	shows: ['definition', 'not_to_confuse_with'],
	sections: (entry, view) => [meaningSection(entry), ...confusedSection(entry, view), usesSection(entry, view)],
});

const meaningSection = (entry: Term): Section => ({
	id: anchorsOf(entry).sectionId('definition'),
	heading: 'What it means here',
	block: { form: 'words', text: entry.data.definition ?? 'No meaning is written down yet.' },
});

/** Words that are mixed up with it, by either of the two pages, with what they mean instead. */
function confusedSection(entry: Term, view: View): readonly Section[] {
	const others = new Set([
		...entriesOf(view.book, term, entry.data.not_to_confuse_with),
		...referrers(view.book, entry, term, 'not_to_confuse_with', '*'),
	]);
	others.delete(entry);
	if (others.size === 0) return [];
	return [
		{
			id: anchorsOf(entry).sectionId('not-to-confuse-with'),
			heading: 'Not to confuse with',
			block: {
				form: 'items',
				items: [...others].map((one) => itemOf(view, one, one.data.definition ? { detail: one.data.definition } : {})),
			},
		},
	];
}

function usesSection(entry: Term, view: View): Section {
	const users = new Set(view.book.linksTo(entry).map(({ from }) => from));
	for (const one of users) if (one === entry || one.kind.single || one.kind.name === term.name) users.delete(one);
	const panels = [...Map.groupBy(users, ({ kind }) => kind)].map(([kind, own]): Panel => {
		const sorted = own.toSorted((a, b) => (a.title < b.title ? -1 : 1));
		const more = sorted.length - maxUses;
		return {
			title: kind.plural,
			icon: kind.name,
			items: sorted.slice(0, maxUses).map((one) => ({ text: one.title, href: hrefOf(view, one) })),
			...(more > 0 ? { note: `and ${more} more` } : {}),
		};
	});
	return {
		id: anchorsOf(entry).sectionId('uses'),
		heading: 'Where it is used',
		block:
			panels.length > 0
				? { form: 'panels', panels }
				: { form: 'items', items: [], empty: { text: 'No page links to it yet.' } },
	};
}
