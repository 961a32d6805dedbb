import type { Entry } from '../../core/entry.ts';
import { collaboration } from '../../kinds/collaboration.ts';
import { community } from '../../kinds/community.ts';
import { goal } from '../../kinds/goal.ts';
import { measure } from '../../kinds/measure.ts';
import { process } from '../../kinds/process.ts';
import { role } from '../../kinds/role.ts';
import { activitiesIn, activitiesOf } from '../../kinds/views/activities.ts';
import { entriesOf, entryOf } from '../../kinds/views/links.ts';
import { carriersOf } from '../../kinds/views/measures.ts';
import { referrers } from '../../kinds/views/referring.ts';
import { anchorsOf } from '../../page/address.ts';
import type { Item, Node, Panel, Section } from '../../page/blocks.ts';
import { definePage } from '../../page/compiled.ts';
import { dayIn } from '../../page/facts.ts';
import type { Chip } from '../../page/page.ts';
import { concerning, hrefOf, indexHref, itemOf, type View } from '../../page/view.ts';
import { counted } from '../../words/words.ts';
import { goalIndex } from '../kinds/map.ts';
import { targetText } from '../shared/figures.ts';
import { missing } from '../shared/missing.ts';
import { rolesIn } from './cast.ts';

type Goal = Entry<typeof goal>;

/** A goal, how it is measured, and the chain from it to the work of each role. */
export const goalPage = definePage({
	kind: goal,
	shows: ['horizon', 'sponsor', 'measures', 'parent', 'type'],
	chips(entry, view): readonly Chip[] {
		const { horizon, type } = entry.data;
		const sponsor = entryOf(view.book, role, entry.data.sponsor);
		const overdue = horizon !== undefined && horizon.to < view.book.today;
		return [
			...(type ? [{ icon: 'target', text: types[type] }] : []),
			...(horizon
				? [
						{
							icon: 'calendar',
							text: `${overdue ? 'Ended' : 'By'} ${dayIn(view.frame.language, horizon.to)}`,
							...(overdue ? { tone: 'warning' as const } : {}),
						},
					]
				: []),
			...(sponsor ? [{ icon: 'star-full', text: `Sponsor: ${sponsor.title}`, href: hrefOf(view, sponsor) }] : []),
		];
	},
	index: goalIndex,
	sections(entry, view) {
		const { sectionId } = anchorsOf(entry);
		const measures = entriesOf(view.book, measure, entry.data.measures);
		return [
			{
				id: sectionId('measures'),
				heading: 'How success is measured',
				block: {
					form: 'items',
					items: measures.map((one) => measureItem(one, view)),
					empty: missing('Nothing measures it: nobody will know whether it is reached.', entry, view),
				},
			},
			chainSection(entry, measures, view),
			aroundSection(entry, view),
		];
	},
});

const types = {
	win: 'Win customers',
	grow: 'Grow accounts',
	retain: 'Retain customers',
	adopt: 'Adoption',
	improve: 'Improve how we work',
} as const;

type Measure = Entry<typeof measure>;

function measureItem(one: Measure, view: View): Item {
	const carriers = [...(carriersOf(view.book).get(one) ?? [])];
	const target = targetText(one, view);
	return itemOf(view, one, {
		note: target ?? 'no target yet',
		...(target ? {} : { tone: 'warning' as const }),
		detail: carriers.length > 0 ? `Judges ${carriers.map(({ title }) => title).join(', ')}` : 'No role is judged by it',
		...concerning(carriers),
	});
}

/** From the goal over its measures to the activities that move them, and who does those. */
function chainSection(entry: Goal, measures: readonly Measure[], view: View): Section {
	const all = activitiesOf(view.book);
	const nodes = measures.map((one): Node => {
		const moving = all.filter((activity) => activity.measures.includes(one));
		return {
			open: true,
			item: itemOf(view, one, {
				note: moving.length > 0 ? `moved by ${counted(moving.length, 'activity', 'activities')}` : 'moved by nothing',
				tone: moving.length > 0 ? 'soft' : 'warning',
			}),
			children: [...Map.groupBy(moving, ({ process }) => process)].map(([process, activities]) => ({
				item: itemOf(view, process, { note: counted(activities.length, 'activity', 'activities') }),
				children: activities.map(({ facts, actors, stage }) => ({
					item: {
						text: facts.title,
						href: hrefOf(view, process, facts.id),
						note: actors.map(({ title }) => title).join(', '),
						...concerning(actors, [stage]),
					},
					children: [],
				})),
			})),
		};
	});
	return {
		id: anchorsOf(entry).sectionId('chain'),
		heading: 'From the goal to the work',
		block:
			nodes.length > 0
				? { form: 'tree', label: `Measures and activities for “${entry.title}”`, nodes }
				: { form: 'items', items: [], empty: { text: 'Without a measure, no work leads to it.' } },
	};
}

function aroundSection(entry: Goal, view: View): Section {
	const { book } = view;
	const parent = entryOf(book, goal, entry.data.parent);
	const below = referrers(book, entry, goal, 'parent');
	const processes = referrers(book, entry, process, 'goal');
	const roles = rolesIn(processes.flatMap((one) => activitiesIn(book, one)));
	const list = (title: string, icon: string, entries: readonly Entry[], text: string, href?: string): Panel => ({
		title,
		icon,
		items: entries.map((one) => itemOf(view, one)),
		empty: { text, ...(href ? { href } : {}) },
	});
	const panels = [
		list(
			'Collaborations that pursue it',
			'collaboration',
			referrers(book, entry, collaboration, 'goal'),
			'No collaboration pursues it.',
			indexHref(view, collaboration),
		),
		list('Processes that serve it', 'process', processes, 'No process serves it.', indexHref(view, process)),
		{
			title: 'Who works for it',
			icon: 'role',
			items: roles.map((one) => itemOf(view, one, concerning([one]))),
			empty: { text: 'Nobody does, as long as no process serves it.' },
		},
		list(
			'Communities',
			'community',
			referrers(book, entry, community, 'goals', '*'),
			'No community works for it.',
			indexHref(view, community),
		),
		...(parent || below.length > 0
			? [
					{
						title: 'Other goals',
						icon: 'goal',
						items: [
							...(parent ? [itemOf(view, parent, { note: 'serves it' })] : []),
							...below.map((one) => itemOf(view, one, { note: 'part of it' })),
						],
					},
				]
			: []),
	];
	return { id: anchorsOf(entry).sectionId('around'), heading: 'Who pursues it', block: { form: 'panels', panels } };
}
