import type { Entry } from '../../core/entry.ts';
import type { Section } from '../../page/blocks.ts';
import type { Value } from '../../page/values.ts';
import { hrefOf, type View } from '../../page/view.ts';
import { nth } from '../../words/sure.ts';
import { type Trust, trustOf } from '../shared/trust.ts';

/** Pages that a team can look at again in a week or two; the rest follow. */
const maxPages = 30;

const states = ['suspect', 'due', 'unreviewed', 'ownerless', 'verified'] as const;

const names: Readonly<Record<Trust['state'], string>> = {
	suspect: 'In doubt',
	due: 'Due',
	unreviewed: 'Not reviewed',
	ownerless: 'No owner',
	verified: 'Verified',
};

const counts: Readonly<Record<Trust['state'], string>> = {
	suspect: 'in doubt',
	due: 'due',
	unreviewed: 'not reviewed',
	ownerless: 'without owner',
	verified: 'verified',
};

const risks = ['high', 'usual', 'low'] as const;

/** Which pages can be relied on and which cannot, what most depends on first, and what to do about each. */
export function trustSection(view: View): Section[] {
	const judged = view.book.entries.flatMap((entry) => {
		const trust = trustOf(view, entry);
		return trust ? [{ entry, trust }] : [];
	});
	if (judged.length === 0) return [];
	const open = judged
		.filter(({ trust }) => trust.state !== 'verified')
		.sort((a, b) => weight(a.trust) - weight(b.trust) || (a.entry.title < b.entry.title ? -1 : 1));
	const shown = open.slice(0, maxPages);
	const note = states
		.map((state) => [state, judged.filter(({ trust }) => trust.state === state).length] as const)
		.filter(([, count]) => count > 0)
		.map(([state, count]) => `${count} ${counts[state]}`)
		.join(' · ');
	const section = { id: 'fb_trusted', heading: 'What can be relied on', note };
	if (open.length === 0)
		return [
			{
				...section,
				block: {
					form: 'items',
					items: [
						{
							icon: 'pass',
							text: 'Every playbook in force was compared with the work, and nothing it relies on has changed since.',
						},
					],
				},
			},
		];
	return [
		{
			...section,
			fold: true,
			lead: `${open.length > shown.length ? `The ${shown.length} of ${open.length} that most depends on. ` : ''}A page is in doubt when something it refers to changed after the last look at it.`,
			block: {
				form: 'table',
				label: 'Playbooks that cannot be relied on without a look',
				columns: ['Playbook', 'State', 'Why', 'What to do'],
				rows: shown.map(({ entry, trust }) => ({
					cells: [
						{ form: 'words', text: entry.title, href: hrefOf(view, entry) },
						{ form: 'words', text: names[trust.state] },
						whyOf(trust),
						{ form: 'words', text: remedyOf(entry, trust) },
					],
				})),
			},
		},
	];
}

/** Reasons told of one page; a page in doubt may have a dozen of them. */
const maxReasons = 3;

function whyOf({ reasons }: Trust): Value {
	const items = reasons
		.filter(({ state }) => state !== 'verified')
		.slice(0, maxReasons)
		.map(({ sentence, told }) => ({ form: 'words', text: told ?? sentence }) as const);
	return items.length === 1 ? nth(items, 0) : { form: 'list', items };
}

const weight = ({ state, risk }: Trust): number => states.indexOf(state) * risks.length + risks.indexOf(risk);

function remedyOf(entry: Entry, { state, suspects }: Trust): string {
	const review = `fieldbook review ${entry.id} --evidence "…"`;
	switch (state) {
		case 'suspect':
			return `Compare it with ${suspects.length === 1 ? `“${nth(suspects, 0).title}”` : `the ${suspects.length} pages`} and the work, then: ${review}`;
		case 'due':
		case 'unreviewed':
			return `Compare it with the work, then: ${review}`;
		case 'ownerless':
			return 'Name a role or a group as its owner.';
		case 'verified':
			return '';
	}
}
