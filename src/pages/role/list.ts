import { role } from '../../kinds/role.ts';
import type { Role } from '../../kinds/views/activities.ts';
import { type Duty, dutiesOf } from '../../kinds/views/duties.ts';
import { jobsOf } from '../../kinds/views/jobs.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import type { Head, Section } from '../../page/blocks.ts';
import { concerning, hrefOf, itemOf, stagesOf, type View } from '../../page/view.ts';

/** Roles past which a table of all of them is longer than anybody reads; their pages hold the same. */
const maxRows = 60;

/** What stands above the list of roles: how to choose one's own, the roles by function, and who works in which stage. */
export function roleIndex(view: View): readonly Section[] {
	const roles = view.book.of(role).filter(isCurrent);
	if (roles.length === 0) return [];
	const groups = byFunction(roles, view);
	return [
		{
			id: 'fb_functions',
			heading: 'Which is yours?',
			lead: 'Open your role for everything it does, gets, gives and is asked. Chosen as yours, by the button at the top or in the settings, it is marked on every page.',
			block: {
				form: 'panels',
				panels: groups.map(({ title, roles }) => ({
					title,
					items: roles.map((one) => itemOf(view, one, concerning([one]))),
				})),
			},
		},
		...(roles.length <= maxRows ? stageSection(groups, view) : []),
	];
}

interface Group {
	readonly title: string;
	readonly roles: readonly Role[];
}

/** In the order of the settings; roles without a function come last. */
function byFunction(roles: readonly Role[], { settings }: View): readonly Group[] {
	const names = settings.functions ?? [];
	const sorted = roles.toSorted((a, b) => (a.title < b.title ? -1 : 1));
	const of = (id: string | undefined) =>
		sorted.filter(({ data }) => {
			const known = names.some((name) => name.id === data.function?.text);
			return id === undefined ? !known : data.function?.text === id;
		});
	return [
		...names.map(({ id, title }) => ({ title, roles: of(id) })),
		{ title: names.length > 0 ? 'Others' : 'Roles', roles: of(undefined) },
	].filter((group) => group.roles.length > 0);
}

function stageSection(groups: readonly Group[], view: View): readonly Section[] {
	const stages = stagesOf(view);
	const jobs = jobsOf(view.book);
	if (stages.length === 0 || ![...jobs.values()].some(({ activities }) => activities.length > 0)) return [];
	return [
		{
			id: 'fb_stages',
			heading: 'Who works in which stage',
			lead: 'A answers for an activity, R does the work, C is consulted, I is informed: the weightiest part a role has there.',
			block: {
				form: 'matrix',
				label: 'Who works in which stage',
				corner: 'Role',
				columns: stages.map(({ id, title, href }): Head => ({ text: title, href, stages: [id] })),
				rows: groups.flatMap(({ roles }) =>
					roles.map((one) => ({
						head: { text: one.title, href: hrefOf(view, one), roles: [one.slug] },
						cells: stages.map(({ id }) => {
							const duties = heaviest(one, id, view);
							return duties ? { duties: [duties] } : {};
						}),
					})),
				),
			},
		},
	];
}

function heaviest(one: Role, stage: string, view: View): Duty | undefined {
	const duties = (jobsOf(view.book).get(one)?.activities ?? [])
		.filter((activity) => activity.stage === stage)
		.flatMap((activity) => dutiesOf(activity, one));
	return (['A', 'R', 'C', 'I'] as const).find((duty) => duties.includes(duty));
}
