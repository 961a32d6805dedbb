import { goal } from '../../kinds/goal.ts';
import { measure } from '../../kinds/measure.ts';
import { role } from '../../kinds/role.ts';
import { type Activity, activitiesOf, type Measure, type Role } from '../../kinds/views/activities.ts';
import { entryOf } from '../../kinds/views/links.ts';
import { measuresOf } from '../../kinds/views/measures.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import type { Item, Node, Section } from '../../page/blocks.ts';
import type { Derivation } from '../../page/compiled.ts';
import { concerning, hrefOf, itemOf, linkTo, type View } from '../../page/view.ts';
import { capital, counted } from '../../words/words.ts';
import { type GoalWork, goalWorkOf, maxMapped } from '../shared/goal-work.ts';
import { editPlaceHref } from '../shared/playbook.ts';
import { hasOverview, overviewHref, viewsBeside } from '../shared/views.ts';

const path = '/map/';

/** What one level of the chain shows; a reader who needs more is better served by the page of the thing. */
const maxRoles = 10;
const maxActivities = 6;
const maxLooseEnds = 40;

/** From each goal to the daily work that leads there: measure, role, activity. */
export const mapPages: Derivation = function* (view) {
	if (!hasOverview(view, path)) return;
	yield {
		path,
		title: 'From goals to daily work',
		names: ['map', 'goals and work'],
		summary: 'Which measures tell whether a goal is reached, which roles move them, and in which activities.',
		icon: 'goal',
		activity: 'handbook',
		parent: '/goals/',
		sections: () => sectionsOf(view),
		asides: () => [viewsBeside(view, path)],
	};
};

/** What the list of goals shows first. */
export function goalIndex(view: View): Section[] {
	if (!hasOverview(view, path)) return [];
	const loose = looseEnds(view).length;
	return [
		{
			id: 'fb_map',
			heading: 'From goals to daily work',
			block: {
				form: 'buttons',
				items: [
					{
						form: 'words',
						text: 'Goal → measure → role → activity',
						href: overviewHref(view, path),
						icon: 'map',
						...(loose > 0 ? { note: counted(loose, 'loose end') } : {}),
					},
				],
			},
		},
	];
}

function sectionsOf(view: View): Section[] {
	const work = goalWorkOf(view.book);
	const carriers = carriersIn(view);
	const loose = looseEnds(view);
	return [
		{
			id: 'fb_chain',
			heading: 'Goal → measure → role → activity',
			note: counted(work.length, 'goal'),
			...(work.length > maxMapped ? { lead: `The first ${maxMapped} of ${work.length}.` } : {}),
			block: {
				form: 'tree',
				label: 'Goals, their measures, the roles that move them and the activities in which they do',
				nodes: work.slice(0, maxMapped).map((one) => goalNode(one, carriers, view)),
			},
		},
		{
			id: 'fb_loose',
			heading: 'Loose ends',
			...(loose.length > maxLooseEnds ? { note: `the first ${maxLooseEnds} of ${loose.length}` } : {}),
			block: {
				form: 'items',
				items:
					loose.length > 0
						? loose.slice(0, maxLooseEnds)
						: [{ icon: 'pass', text: 'Every goal has measures, and every measure is moved by the work of a role.' }],
			},
		},
	];
}

type Carriers = ReadonlyMap<Measure, readonly Role[]>;

/** The roles that are judged by each measure. */
function carriersIn({ book }: View): Carriers {
	const found = new Map<Measure, Role[]>();
	for (const one of book.of(role).filter(isCurrent))
		for (const carried of measuresOf(book, one)) found.set(carried, [...(found.get(carried) ?? []), one]);
	return found;
}

function goalNode({ goal: one, measures, activities, unmeasured }: GoalWork, carriers: Carriers, view: View): Node {
	const larger = entryOf(view.book, goal, one.data.parent);
	const note = [
		...(larger ? [`serves ${larger.title}`] : []),
		counted(measures.length, 'measure'),
		counted(activities.length, 'activity', 'activities'),
	].join(' · ');
	return {
		item: itemOf(view, one, { id: `fb_${one.slug}_goal`, note, ...(measures.length === 0 ? { tone: 'warning' } : {}) }),
		open: true,
		children: [
			...measures.map((each) => measureNode(each, activities, carriers.get(each) ?? [], view)),
			...(unmeasured.length > 0
				? [
						{
							item: {
								text: 'Other work for this goal',
								icon: 'process',
								note: `${counted(unmeasured.length, 'activity', 'activities')} outside its measures`,
							},
							children: roleNodes(unmeasured, [], view),
						},
					]
				: []),
		],
	};
}

function measureNode(one: Measure, activities: readonly Activity[], judged: readonly Role[], view: View): Node {
	const moving = activities.filter(({ measures }) => measures.includes(one));
	const children = roleNodes(moving, judged, view);
	return {
		item: itemOf(view, one, {
			note:
				children.length === 0
					? 'no role moves it'
					: `${counted(children.length, 'role')} · ${counted(moving.length, 'activity', 'activities')}`,
			tone: children.length === 0 ? 'warning' : 'soft',
		}),
		children,
	};
}

/** The roles that are judged by a measure or work on it, with the activities in which they do. */
function roleNodes(moving: readonly Activity[], judged: readonly Role[], view: View): Node[] {
	const roles = [...new Set([...judged, ...moving.flatMap(({ actors }) => actors)])];
	const nodes = roles.slice(0, maxRoles).map((one): Node => {
		const own = moving.filter(({ actors }) => actors.includes(one));
		const more = own.length - maxActivities;
		return {
			item: itemOf(view, one, {
				...concerning([one]),
				note: [...(judged.includes(one) ? ['judged by it'] : []), counted(own.length, 'activity', 'activities')].join(
					' · ',
				),
				tone: own.length === 0 ? 'warning' : 'soft',
			}),
			children: [
				...own.slice(0, maxActivities).map((activity) => activityNode(activity, one, view)),
				...(more > 0 ? [{ item: { text: `and ${more} more`, href: hrefOf(view, one) }, children: [] }] : []),
			],
		};
	});
	const left = roles.length - maxRoles;
	return left > 0 ? [...nodes, { item: { text: `and ${counted(left, 'more role')}` }, children: [] }] : nodes;
}

function activityNode({ process, facts, stage, accountable, responsible }: Activity, one: Role, view: View): Node {
	const { text, href } = linkTo(view, process, facts.id);
	return {
		item: {
			text,
			href,
			icon: 'process',
			detail: process.title,
			duties: [
				...(accountable === one ? (['A'] as const) : []),
				...(responsible.includes(one) ? (['R'] as const) : []),
			],
			...concerning([one], [stage]),
		},
		children: [],
	};
}

/** Where the chain breaks: goals without measures, measures that no work moves or nobody is judged by, work for no goal. */
function looseEnds(view: View): Item[] {
	const { book } = view;
	const work = goalWorkOf(book);
	const carriers = carriersIn(view);
	const moved = new Set(activitiesOf(book).flatMap(({ measures }) => measures));
	const told = new Set(work.flatMap(({ measures }) => measures));
	const mend = (href: string | undefined) => (href ? { note: 'mend it', noteHref: href } : {});
	const items: Item[] = [];
	for (const { goal: one, measures } of work)
		if (measures.length === 0)
			items.push(
				itemOf(view, one, {
					detail: 'No measure tells whether it is reached.',
					...mend(editPlaceHref(one.at(['measures']), view)),
				}),
			);
	for (const one of book.of(measure).filter(isCurrent)) {
		const lacks = [
			...(told.has(one) ? [] : ['it tells of no goal']),
			...(moved.has(one) ? [] : ['no activity moves it']),
			...(carriers.has(one) ? [] : ['no role is judged by it']),
		];
		if (lacks.length > 0)
			items.push(
				itemOf(view, one, { detail: `${capital(lacks.join(', '))}.`, ...mend(editPlaceHref(one.at([]), view)) }),
			);
	}
	return items;
}
