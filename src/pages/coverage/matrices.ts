import type { Entry } from '../../core/entry.ts';
import { role } from '../../kinds/role.ts';
import { system } from '../../kinds/system.ts';
import { rankOf } from '../../kinds/views/access.ts';
import { type Activity, activitiesOf, type Process } from '../../kinds/views/activities.ts';
import { teamsOf } from '../../kinds/views/collaborations.ts';
import type { Duty } from '../../kinds/views/duties.ts';
import { isCurrent, statusOf } from '../../kinds/views/status.ts';
import type { Block, Cell, Head, Section } from '../../page/blocks.ts';
import { concerning, hrefOf, linkTo, stagesOf, type View } from '../../page/view.ts';
import { nth } from '../../words/sure.ts';
import { listed } from '../../words/words.ts';
import { goalWorkOf, maxMapped } from '../shared/goal-work.ts';

/** Rows and columns of a matrix: past these it is a poster, and the pages of its rows serve better. */
const maxRows = 40;
const maxColumns = 16;

type Matrix = Extract<Block, { form: 'matrix' }>;

/** Goals by stages of the journey: how many activities lead to each goal in each stage. */
export function goalsByStage(
	view: View,
	chain: (slug: string) => string,
	sentence: (collaboration: Entry) => string,
): Section {
	const { book } = view;
	const stages = stagesOf(view);
	const claims = new Map(
		teamsOf(book).flatMap((team) => team.stages.map(({ id }) => [`${team.goal?.id} ${id}`, team] as const)),
	);
	const rows = goalWorkOf(book).map(({ goal, activities }, i): Matrix['rows'][number] => {
		const byStage = Map.groupBy(activities, ({ stage }) => stage);
		return {
			head: { text: goal.title, href: hrefOf(view, goal) },
			cells: stages.map(({ id }): Cell => {
				const here = byStage.get(id) ?? [];
				const claim = claims.get(`${goal.id} ${id}`);
				if (here.length === 0)
					return claim
						? {
								text: 'none',
								tone: 'bad',
								href: sentence(claim.collaboration),
								title: `${claim.collaboration.title} claims this stage.`,
							}
						: {};
				const [only] = here;
				const href =
					here.length === 1
						? hrefOf(view, only!.process, only!.facts.id)
						: i < maxMapped
							? chain(goal.slug)
							: hrefOf(view, goal);
				return { text: String(here.length), href, title: named(here) };
			}),
		};
	});
	return {
		id: 'fb_goals',
		heading: 'Goals × stages',
		...bounded(rows, 'goals', 0, 'How many activities lead to each goal in each stage of the customer’s journey.'),
		block: {
			form: 'matrix',
			label: 'Activities that lead to each goal, by stage',
			corner: 'Goal',
			columns: stages.map(({ id, title, href }) => ({ text: title, href, stages: [id] })),
			rows: rows.slice(0, maxRows),
			filled: true,
		},
	};
}

/** Roles by processes: the parts each role has in the activities of each process. */
export function rolesByProcess(view: View): Section {
	const { processes, columns, more } = processColumns(view);
	const rows = view.book
		.of(role)
		.filter(isCurrent)
		.map((one): Matrix['rows'][number] => ({
			head: { text: one.title, href: hrefOf(view, one), ...concerning([one]) },
			cells: processes.map(([process, activities]): Cell => {
				const mine = activities
					.map((activity) => ({ activity, duties: dutiesIn(activity, one) }))
					.filter(({ duties }) => duties.length > 0);
				if (mine.length === 0) return {};
				const held = new Set(mine.flatMap(({ duties }) => duties));
				return {
					duties: order.filter((duty) => held.has(duty)).slice(0, 1),
					text: String(mine.length),
					href: hrefOf(view, process, mine.length === 1 ? nth(mine, 0).activity.facts.id : undefined),
					title: named(mine.map(({ activity }) => activity)),
				};
			}),
		}));
	return {
		id: 'fb_roles',
		heading: 'Roles × processes',
		...bounded(
			rows,
			'roles',
			more,
			'The weightiest part a role has in a process (A accountable, R responsible, C consulted, I informed) and in how many activities it has any.',
		),
		block: {
			form: 'matrix',
			label: 'Parts of each role in the activities of each process',
			corner: 'Role',
			columns,
			rows: rows.slice(0, maxRows),
		},
	};
}

/** Systems by processes: the highest level of access that an activity takes. */
export function systemsByProcess(view: View): Section {
	const { processes, columns, more } = processColumns(view);
	const rows = view.book
		.of(system)
		.filter((one) => statusOf(one) !== 'retired')
		.map((one): Matrix['rows'][number] => ({
			head: { text: one.title, href: hrefOf(view, one) },
			cells: processes.map(([process, activities]): Cell => {
				const uses = activities.flatMap((activity) =>
					activity.systems.filter((use) => use.system === one).map((use) => ({ activity, level: use.level })),
				);
				const [most] = uses.toSorted((a, b) => rankOf(one, b.level) - rankOf(one, a.level));
				if (!most) return {};
				return {
					text: uses.length === 1 ? most.level : `${most.level} · ${uses.length}`,
					href: hrefOf(view, process, most.activity.facts.id),
					title: named(uses.map(({ activity }) => activity)),
				};
			}),
		}));
	return {
		id: 'fb_systems',
		heading: 'Systems × processes',
		...bounded(rows, 'systems', more, 'The highest level of access an activity takes; the number counts activities.'),
		block: {
			form: 'matrix',
			label: 'Access that the activities of each process take',
			corner: 'System',
			columns,
			rows: rows.slice(0, maxRows),
		},
	};
}

const order: readonly Duty[] = ['A', 'R', 'C', 'I'];

const dutiesIn = (
	{ accountable, responsible, consulted, informed }: Activity,
	one: Activity['actors'][number],
): Duty[] => [
	...(accountable === one ? (['A'] as const) : []),
	...(responsible.includes(one) ? (['R'] as const) : []),
	...(consulted.includes(one) ? (['C'] as const) : []),
	...(informed.includes(one) ? (['I'] as const) : []),
];

const named = (activities: readonly Activity[]) =>
	listed(
		activities.map(({ facts }) => facts.title),
		6,
	);

function processColumns(view: View): {
	processes: readonly (readonly [Process, readonly Activity[]])[];
	columns: readonly Head[];
	more: number;
} {
	const all = [...Map.groupBy(activitiesOf(view.book), ({ process }) => process)];
	const processes = all.slice(0, maxColumns);
	const columns = processes.map(([process]) => {
		const { text, href } = linkTo(view, process);
		return { text, href };
	});
	return { processes, columns, more: all.length - processes.length };
}

/** Says what a matrix leaves out. */
function bounded(rows: readonly unknown[], plural: string, moreColumns = 0, legend = ''): Pick<Section, 'lead'> {
	const left = rows.length - maxRows;
	const lead = [
		legend,
		left > 0 ? `The first ${maxRows} of ${rows.length} ${plural}.` : '',
		moreColumns > 0 ? `The first ${maxColumns} of ${maxColumns + moreColumns} processes.` : '',
	]
		.filter(Boolean)
		.join(' ');
	return lead ? { lead } : {};
}
