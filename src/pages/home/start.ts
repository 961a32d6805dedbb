import type { Kind } from '../../core/kind.ts';
import { assessment } from '../../kinds/assessment.ts';
import { coaching } from '../../kinds/coaching.ts';
import { community } from '../../kinds/community.ts';
import { culture } from '../../kinds/culture.ts';
import { goal } from '../../kinds/goal.ts';
import { measure } from '../../kinds/measure.ts';
import { path } from '../../kinds/path.ts';
import { process } from '../../kinds/process.ts';
import { role } from '../../kinds/role.ts';
import { session } from '../../kinds/session.ts';
import { system } from '../../kinds/system.ts';
import { term } from '../../kinds/term.ts';
import type { Item, Panel } from '../../page/blocks.ts';
import type { Activity } from '../../page/page.ts';
import { indexHref, type View } from '../../page/view.ts';

/** A first page for each sort of reader, of those the handbook has; a sort without any is left out. */
export const startPanels = (view: View): readonly Panel[] =>
	readers
		.map(({ title, first }) => ({ title, items: first.flatMap((place) => itemFor(place, view)) }))
		.filter(({ items }) => items.length > 0);

interface Place {
	readonly text: string;
	readonly to: Kind | Activity;
}

const readers: readonly { readonly title: string; readonly first: readonly Place[] }[] = [
	{
		title: 'I work with customers',
		first: [
			{ text: 'My role: what I do, get, give and may decide', to: role },
			{ text: 'The processes, from first signal to renewal', to: process },
			{ text: 'The systems, and how to get in', to: system },
		],
	},
	{
		title: 'I am new here',
		first: [
			{ text: 'The path of my first weeks', to: path },
			{ text: 'The words people use', to: term },
		],
	},
	{
		title: 'I run a session',
		first: [
			{ text: 'Agendas that end with owners and dates', to: session },
			{ text: 'Who meets how often, and for what', to: community },
			{ text: 'What is on this week', to: 'calendar' },
		],
	},
	{
		title: 'I lead or coach',
		first: [
			{ text: 'What to ask along the journey', to: coaching },
			{ text: 'What leaders have promised', to: culture },
			{ text: 'How well we work together', to: assessment },
		],
	},
	{
		title: 'I answer for the business',
		first: [
			{ text: 'The goals, and why no role reaches them alone', to: goal },
			{ text: 'The measures, and which pull against each other', to: measure },
			{ text: 'What is missing', to: 'coverage' },
			{ text: 'What changed', to: 'changes' },
		],
	},
];

function itemFor({ text, to }: Place, view: View): readonly Item[] {
	if (typeof to !== 'string') {
		const href = indexHref(view, to);
		return href ? [{ text, href, icon: to.name }] : [];
	}
	const part = view.frame.activities.find(({ activity }) => activity === to);
	return part ? [{ text, href: part.href, icon: icons[to] ?? 'page' }] : [];
}

const icons: Partial<Record<Activity, string>> = { calendar: 'calendar', coverage: 'coverage', changes: 'history' };
