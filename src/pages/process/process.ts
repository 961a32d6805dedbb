import { duties, dutiesKey } from '../../components/blueprint.ts';
import type { Entry } from '../../core/entry.ts';
import { goal } from '../../kinds/goal.ts';
import { process } from '../../kinds/process.ts';
import { needsAmong } from '../../kinds/views/access.ts';
import { type Activity, activitiesIn, everybodyIn } from '../../kinds/views/activities.ts';
import { entryOf } from '../../kinds/views/links.ts';
import { crossingsAt } from '../../kinds/views/ways.ts';
import { lanesOf } from '../../lanes/lanes.ts';
import { raciOf } from '../../lanes/raci.ts';
import { anchorsOf } from '../../page/address.ts';
import type { Section } from '../../page/blocks.ts';
import { definePage } from '../../page/compiled.ts';
import type { Fact, Value, Words } from '../../page/values.ts';
import { concerning, hrefOf, linkTo, stagesOf, type View } from '../../page/view.ts';
import { counted } from '../../words/words.ts';
import { missing } from '../shared/missing.ts';
import { accessSection, gapsIn } from './access-needs.ts';
import { aroundProcess } from './around.ts';
import { cardsOf, handoverSection } from './cards.ts';

type Process = Entry<typeof process>;

/** A process as its blueprint, as a matrix and as cards, and what stands around it. */
export const processPage = definePage({
	kind: process,
	shows: ['goal', 'trigger', 'outcome', 'inputs', 'outputs', 'activities'],
	chips(entry, view) {
		const activities = activitiesIn(view.book, entry);
		const served = entryOf(view.book, goal, entry.data.goal);
		const roles = new Set(activities.flatMap(everybodyIn)).size;
		const systems = new Set(activities.flatMap(({ systems }) => systems.map(({ system }) => system))).size;
		const gaps = gapsIn(view.book, needsAmong(activities)).length;
		const { sectionId } = anchorsOf(entry);
		return [
			...(served ? [{ icon: 'goal', text: `Goal: ${served.title}`, href: hrefOf(view, served) }] : []),
			...(roles > 0 ? [{ icon: 'role', text: counted(roles, 'role'), href: `#${sectionId('duties')}` }] : []),
			...(systems > 0 ? [{ icon: 'system', text: counted(systems, 'system'), href: `#${sectionId('access')}` }] : []),
			...(gaps > 0
				? [
						{
							icon: 'warning',
							text: counted(gaps, 'access gap'),
							href: `#${sectionId('access')}`,
							tone: 'warning' as const,
						},
					]
				: []),
		];
	},
	sections(entry, view) {
		const activities = activitiesIn(view.book, entry);
		return activities.length > 0 ? filled(entry, activities, view) : [unwritten(entry, view), ...bounds(entry, view)];
	},
});

function filled(entry: Process, activities: readonly Activity[], view: View): readonly Section[] {
	const { sectionId } = anchorsOf(entry);
	const names = {
		stages: stagesOf(view),
		activityHref: ({ process, facts }: Activity) =>
			process === entry ? hrefOf(view, entry, facts.id).replace(/^[^#]*/, '') : hrefOf(view, process, facts.id),
		entryHref: (to: Entry) => hrefOf(view, to),
	};
	const raci = raciOf(entry, activities, names);
	const matrix = duties(entry.title, raci);
	const byId = new Map(activities.map((activity) => [activity.facts.id, activity]));
	return [
		{
			id: sectionId('blueprint'),
			heading: 'Blueprint',
			wide: true,
			block: {
				form: 'lanes',
				lanes: lanesOf(entry, activities, { ...names, crossings: crossingsAt(view.book, entry) }),
			},
		},
		{
			id: sectionId('duties'),
			heading: 'Who does what',
			note: dutiesKey,
			wide: true,
			block: {
				...matrix,
				columns: [...matrix.columns, { text: 'Systems' }],
				rows: raci.rows.map(({ id, systems }, i) => {
					const { head, cells } = matrix.rows[i]!;
					const links = systems.map(
						({ title, href }): Words => ({ form: 'words', text: title, ...(href ? { href } : {}) }),
					);
					return { head: { ...head, ...concerning([], [byId.get(id)?.stage]) }, cells: [...cells, { links }] };
				}),
			},
		},
		cardsOf(entry, activities, raci, view),
		...bounds(entry, view),
		...accessSection(sectionId('access'), needsAmong(activities), view, (activity) => names.activityHref(activity)),
		...handoverSection(entry, view),
		...aroundProcess(entry, activities, view),
	];
}

/** What sets the process off and what is true at its end. */
function bounds(entry: Process, view: View): readonly Section[] {
	const { trigger, outcome, inputs = [], outputs = [] } = entry.data;
	const served = entryOf(view.book, goal, entry.data.goal);
	const crossings = crossingsAt(view.book, entry);
	const before = processesOf(
		crossings.filter(({ to }) => to.process === entry).map(({ from }) => from),
		view,
	);
	const after = processesOf(
		crossings.filter(({ from }) => from.process === entry).map(({ to }) => to),
		view,
	);
	const facts: Fact[] = [
		...(trigger ? [{ label: 'Begins when', value: words(trigger) }] : []),
		...(before.length > 0 ? [{ label: 'Takes over from', value: { form: 'row', items: before } satisfies Value }] : []),
		...(inputs.length > 0 ? [{ label: 'Comes in', value: row(inputs) }] : []),
		...(outputs.length > 0 ? [{ label: 'Goes out', value: row(outputs) }] : []),
		...(outcome ? [{ label: 'True at the end', value: words(outcome) }] : []),
		...(after.length > 0 ? [{ label: 'Goes on in', value: { form: 'row', items: after } satisfies Value }] : []),
		...(served ? [{ label: 'Serves the goal', value: linkTo(view, served) }] : []),
	];
	if (facts.length === 0) return [];
	return [{ id: anchorsOf(entry).sectionId('bounds'), heading: 'Begins and ends', block: { form: 'facts', facts } }];
}

/** The processes of `activities`, each once. */
const processesOf = (activities: readonly Activity[], view: View): readonly Words[] =>
	[...new Set(activities.map(({ process }) => process))].map((one) => linkTo(view, one));

const words = (text: string): Words => ({ form: 'words', text });
const row = (texts: readonly string[]): Value => ({ form: 'row', items: texts.map(words) });

const unwritten = (entry: Process, view: View): Section => ({
	id: anchorsOf(entry).sectionId('blueprint'),
	heading: 'Blueprint',
	block: { form: 'items', items: [], empty: missing('No activity of this process is written down yet.', entry, view) },
});
