import type { Entry } from '../../core/entry.ts';
import { assessment } from '../../kinds/assessment.ts';
import { coaching } from '../../kinds/coaching.ts';
import { collaboration } from '../../kinds/collaboration.ts';
import { community } from '../../kinds/community.ts';
import { goal } from '../../kinds/goal.ts';
import { measure } from '../../kinds/measure.ts';
import { process } from '../../kinds/process.ts';
import { role } from '../../kinds/role.ts';
import { everybodyIn } from '../../kinds/views/activities.ts';
import { type Team, teamsOf } from '../../kinds/views/collaborations.ts';
import { type Duty, dutiesOf } from '../../kinds/views/duties.ts';
import { entriesOf, entryOf } from '../../kinds/views/links.ts';
import { anchorsOf } from '../../page/address.ts';
import type { Block, Cell, Item, Panel, Section } from '../../page/blocks.ts';
import { definePage } from '../../page/compiled.ts';
import { dayIn } from '../../page/facts.ts';
import type { Fact } from '../../page/values.ts';
import { concerning, hrefOf, itemOf, linkTo, stagesOf, type View } from '../../page/view.ts';
import { counted, rhythmOf } from '../../words/words.ts';
import { escalationItems, ruleItems } from '../contract/agreements.ts';
import { commitmentItems } from './commitments.ts';
import { problemItems } from './problems.ts';

type Collaboration = Entry<typeof collaboration>;

/** The one-page playbook of a collaboration: why, who with which part, where the work, the meetings and the coaching are, and what is open. */
export const collaborationPage = definePage({
	kind: collaboration,
	shows: [
		'goal',
		'roles',
		'stages',
		'processes',
		'communities',
		'coaching',
		'culture',
		'assessment',
		'rules_of_engagement',
		'escalation',
	],
	chips(entry, { book, frame }) {
		const aim = entryOf(book, goal, entry.data.goal);
		return aim ? [{ icon: 'goal', text: `Goal: ${aim.title}`, href: hrefOf({ frame }, aim) }] : [];
	},
	sections(entry, view) {
		const id = anchorsOf(entry).sectionId;
		const team = teamsOf(view.book).find((one) => one.collaboration === entry);
		const list = (name: string, heading: string, items: readonly Item[], nothing: string): Section => ({
			id: id(name),
			heading,
			block: { form: 'items', items, empty: { text: nothing } },
		});
		return [
			{ id: id('why'), heading: 'Why together', block: goalBlock(entry, view) },
			...(team
				? [{ id: id('roles'), heading: 'Who plays which part', lead: partsLead, block: partsBlock(team, view) }]
				: []),
			{ id: id('where'), heading: 'Where it happens', block: { form: 'panels', panels: placePanels(entry, view) } },
			list(
				'leaders',
				'What leaders do themselves',
				commitmentItems(entry, view),
				'No leader has committed to anything here.',
			),
			list(
				'rules',
				'What is agreed for when roles would argue',
				ruleItems(entry, view),
				'Nothing is agreed yet for the situations in which the roles would argue.',
			),
			list(
				'escalation',
				'Who takes over when it is stuck',
				escalationItems(entry, view),
				'Nobody is named who takes over when the roles cannot settle something.',
			),
			list(
				'problems',
				'Open problems',
				problemItems(entry, view),
				'None known: the checks find nothing wrong with this collaboration and its parts.',
			),
		];
	},
});

function goalBlock({ data }: Collaboration, { book, frame }: View): Block {
	const aim = entryOf(book, goal, data.goal);
	if (!aim) {
		const text = data.goal ? 'The goal of this collaboration cannot be found.' : 'No goal is named yet.';
		return { form: 'items', items: [], empty: { text } };
	}
	const { outcome, why_together: why, horizon } = aim.data;
	const sponsor = entryOf(book, role, aim.data.sponsor);
	const measures = entriesOf(book, measure, aim.data.measures);
	const facts: Fact[] = [
		{ label: 'Goal', value: linkTo({ frame }, aim) },
		...(outcome ? [{ label: 'What will be different', value: { form: 'words', text: outcome } } satisfies Fact] : []),
		...(why ? [{ label: 'Why not alone', value: { form: 'words', text: why } } satisfies Fact] : []),
		...(horizon
			? [
					{
						label: 'By',
						value: { form: 'words', text: dayIn(frame.language, horizon.to), date: horizon.to },
					} satisfies Fact,
				]
			: []),
		...(sponsor ? [{ label: 'Sponsor', value: linkTo({ frame }, sponsor) }] : []),
		...(measures.length > 0
			? [
					{
						label: 'Seen in',
						value: { form: 'row', items: measures.map((one) => linkTo({ frame }, one)) },
					} satisfies Fact,
				]
			: []),
	];
	return { form: 'facts', facts };
}

const partsLead =
	'A answers for an activity, R does the work, C is consulted, I is informed: every part a role has in a stage.';

/** Each role's parts in each stage the collaboration covers. */
function partsBlock({ collaboration: entry, roles, stages, activities }: Team, view: View): Block {
	const all = new Map(stagesOf(view).map((stage) => [stage.id, stage]));
	const columns = stages.length > 0 ? stages : [...all.values()];
	const cell = (member: Team['roles'][number]['role'], stage: string): Cell => {
		const duties = new Set(
			activities.filter((activity) => activity.stage === stage).flatMap((activity) => dutiesOf(activity, member)),
		);
		return duties.size > 0 ? { duties: order.filter((duty) => duties.has(duty)) } : {};
	};
	const others = new Set(activities.flatMap(everybodyIn));
	for (const { role: member } of roles) others.delete(member);
	return {
		form: 'matrix',
		label: `Who plays which part in ${entry.title}`,
		corner: 'Role',
		columns: columns.map(({ id, title }) => ({ text: title, href: all.get(id)?.href ?? '', stages: [id] })),
		rows: [
			...roles.map(({ role: member }) => ({ member, detail: undefined })),
			...[...others].map((member) => ({ member, detail: 'in the work, not in the collaboration' })),
		].map(({ member, detail }) => ({
			head: { text: member.title, href: hrefOf(view, member), roles: [member.slug], ...(detail ? { detail } : {}) },
			cells: columns.map(({ id }) => cell(member, id)),
		})),
	};
}

const order: readonly Duty[] = ['A', 'R', 'C', 'I'];

function placePanels({ data }: Collaboration, view: View): readonly Panel[] {
	const { book } = view;
	const check = entryOf(book, assessment, data.assessment);
	return [
		{
			title: 'Processes',
			items: entriesOf(book, process, data.processes).map((one) =>
				itemOf(view, one, { note: counted(one.data.activities?.length ?? 0, 'activity', 'activities') }),
			),
			empty: { text: 'No process says how the work is done.' },
		},
		{
			title: 'Communities',
			items: entriesOf(book, community, data.communities).map((one) => {
				const every = one.data.cadence?.every;
				return itemOf(view, one, {
					...concerning(entriesOf(book, role, one.data.members)),
					...(every ? { note: rhythmOf(every) } : {}),
				});
			}),
			empty: { text: 'The roles have no community in which they meet.' },
		},
		{
			title: 'Coaching',
			items: entriesOf(book, coaching, data.coaching).map((one) => {
				const coached = entryOf(book, role, one.data.for);
				return itemOf(view, one, {
					...(coached ? concerning([coached]) : {}),
					...(one.data.cadence ? { note: rhythmOf(one.data.cadence.every) } : {}),
				});
			}),
			empty: { text: 'No coaching guide keeps the collaboration alive.' },
		},
		{
			title: 'How well it works',
			items: check ? [itemOf(view, check, { note: counted(check.data.items?.length ?? 0, 'question') })] : [],
			empty: { text: 'No assessment asks how well the collaboration works.' },
		},
	];
}
