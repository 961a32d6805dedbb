import type { Entry } from '../../core/entry.ts';
import type { process } from '../../kinds/process.ts';
import type { Activity, Step as Onward } from '../../kinds/views/activities.ts';
import type { Duty } from '../../kinds/views/duties.ts';
import { isCrossing, waysFrom, waysIn, waysInto } from '../../kinds/views/ways.ts';
import type { Raci } from '../../lanes/raci.ts';
import { anchorsOf } from '../../page/address.ts';
import type { Section, Step } from '../../page/blocks.ts';
import type { Fact, Value, Words } from '../../page/values.ts';
import { concerning, hrefOf, linkTo, type Stage, stagesOf, type View } from '../../page/view.ts';
import { counted, joined } from '../../words/words.ts';

type Process = Entry<typeof process>;

/** The activities as cards, in the order of the matrix, with what is handed over between them. */
export function cardsOf(entry: Process, activities: readonly Activity[], raci: Raci, view: View): Section {
	const byId = Map.groupBy(activities, ({ facts }) => facts.id);
	const rows = raci.rows.flatMap((row) => {
		// Several may share an id; the matrix has them in the order they are written.
		const activity = byId.get(row.id)?.shift();
		return activity ? [{ ...row, activity }] : [];
	});
	const into = Map.groupBy(waysInto(view.book).get(entry) ?? [], ({ to }) => to);
	const stages = new Map(stagesOf(view).map((stage) => [stage.id, stage]));
	const first = new Map<Stage, Activity>();
	for (const { activity } of rows) {
		const stage = stages.get(activity.stage ?? '');
		if (stage && !first.has(stage)) first.set(stage, activity);
	}
	return {
		id: anchorsOf(entry).sectionId('activities'),
		heading: 'Activities',
		note: counted(rows.length, 'step'),
		parts: rows.map(({ activity }) => ({ id: idOf(activity), text: activity.facts.title })),
		block: {
			form: 'steps',
			stages: [...first].map(([{ id, title }, activity]) => ({
				form: 'words',
				text: title,
				href: `#${idOf(activity)}`,
				stages: [id],
			})),
			steps: rows.map(({ activity, cells }, i): Step => {
				const stage = stages.get(activity.stage ?? '');
				return {
					...(isFirst(activity.facts.id, activity.path, entry) ? { id: idOf(activity) } : {}),
					title: activity.facts.title,
					...(stage ? { stage: { form: 'words', text: stage.title, href: stage.href } } : {}),
					people: raci.roles.flatMap(({ title, href = '', slug }, column) => {
						const duties = [...(cells[column] ?? '')] as Duty[];
						return duties.length > 0 ? [{ text: title, href, slug, duties }] : [];
					}),
					facts: factsOf(activity, into.get(activity) ?? [], view),
					ways: waysFrom(view.book, activity).map((step) => wayOf(step, rows[i + 1]?.activity, stages, view)),
					...concerning(activity.actors, [activity.stage]),
				};
			}),
		},
	};
}

const idOf = ({ process, facts }: Activity): string => anchorsOf(process).ids.get(facts.id) ?? facts.id;

/** Whether an id names what stands at `path`: where several share it, the first has it. */
const isFirst = (id: string, path: Activity['path'], process: Process): boolean =>
	process.parts.find((part) => part.id === id)?.path.every((step, i) => step === path[i]) ?? false;

function factsOf({ facts, systems, measures }: Activity, into: readonly Onward[], view: View): readonly Fact[] {
	const { done_when, inputs, outputs, offline } = facts;
	const used: readonly Words[] = systems.map(({ system, level, roles }) => ({
		...linkTo(view, system),
		note: roles ? `${level} for ${joined(roles.map(({ title }) => title))}` : level,
	}));
	return [
		...(into.length > 0 ? [{ label: 'Comes from', value: row(into.map((step) => originOf(step, view))) }] : []),
		...(done_when ? [{ label: 'Done when', value: words(done_when) }] : []),
		...(inputs.length > 0 ? [{ label: 'Needs', value: row(inputs.map(words)) }] : []),
		...(outputs.length > 0 ? [{ label: 'Makes', value: row(outputs.map(words)) }] : []),
		...(used.length > 0 ? [{ label: 'Systems', value: row(used) }] : []),
		...(offline && used.length === 0 ? [{ label: 'Systems', value: words('None: it rightly leaves no trace') }] : []),
		...(measures.length > 0 ? [{ label: 'Moves', value: row(measures.map((one) => linkTo(view, one))) }] : []),
	];
}

/** Where work comes from that another process hands over. */
const originOf = ({ from, facts }: Onward, view: View): Words => ({
	...linkTo(view, from.process, from.facts.id),
	note: [from.process.title, ...(facts.handoff ? [`hand-off: ${facts.handoff.artefact}`] : [])].join(' · '),
});

const words = (text: string): Words => ({ form: 'words', text });
const row = (items: readonly Words[]): Value => ({ form: 'row', items });

function wayOf(
	step: Onward,
	below: Activity | undefined,
	stages: ReadonlyMap<string, Stage>,
	view: View,
): Step['ways'][number] {
	const { from, to, facts } = step;
	const { when, handoff } = facts;
	const alone = from.facts.next.length === 1 && to === below;
	const stage = to.stage === from.stage ? undefined : stages.get(to.stage ?? '')?.title;
	const note = isCrossing(step) ? [to.process.title, ...(stage ? [stage] : [])].join(' · ') : stage;
	return {
		...(when ? { when } : {}),
		...(handoff
			? {
					handover: {
						form: 'words',
						text: `hand-off: ${handoff.artefact}${handoff.within ? `, within ${handoff.within}` : ''}`,
						href: `#${handoverId(step, view)}`,
					},
				}
			: {}),
		...(alone && handoff ? {} : { to: { ...linkTo(view, to.process, to.facts.id), ...(note ? { note } : {}) } }),
	};
}

/** Names the way between two activities on the page, whatever its place in the list. */
function handoverId(step: Onward, view: View): string {
	const { from, to, facts } = step;
	const [first, other] = [from, to].map(({ facts, path, process }) =>
		isFirst(facts.id, path, process) ? facts.id : `${facts.id}-${String(path[1])}`,
	);
	// Several ways between the same two are told apart by their order.
	const again = waysFrom(view.book, from)
		.filter((one) => one.to === to)
		.findIndex((one) => one.facts === facts);
	const beyond = to.process === from.process ? '' : `${to.process.slug}-`;
	return anchorsOf(from.process).sectionId(`hand-off-${first}-${beyond}${other}${again > 0 ? `-${again}` : ''}`);
}

/** What passes from one role to another, and when it counts as accepted. */
export function handoverSection(entry: Process, view: View): readonly Section[] {
	const steps = [...(waysInto(view.book).get(entry) ?? []), ...waysIn(view.book, entry)];
	const handed = steps.flatMap((step) => (step.facts.handoff ? [{ step, facts: step.facts.handoff }] : []));
	if (handed.length === 0 && !steps.some(({ moves }) => moves)) return [];
	const id = anchorsOf(entry).sectionId('hand-offs');
	if (handed.length === 0) {
		const text = 'Work passes between roles here, and no hand-off says when it counts as accepted.';
		return [{ id, heading: 'Hand-offs', block: { form: 'items', items: [], empty: { text } } }];
	}
	return [
		{
			id,
			heading: 'Hand-offs',
			block: {
				form: 'table',
				label: 'Hand-offs',
				columns: ['What', 'From', 'To', 'Accepted when', 'Within', 'If refused'],
				rows: handed.map(({ step, facts }) => ({
					// What another process hands over has its name on the page of that one.
					...(step.from.process === entry ? { id: handoverId(step, view) } : {}),
					cells: [
						words(facts.artefact),
						sideOf(step.from, entry, view),
						sideOf(step.to, entry, view),
						facts.accept_when.length > 0
							? { form: 'list', items: facts.accept_when.map(words) }
							: words('Nothing is said about it'),
						facts.within ? words(facts.within) : null,
						facts.if_refused ? words(facts.if_refused) : null,
					],
				})),
			},
		},
	];
}

function sideOf({ process, facts, accountable }: Activity, entry: Process, view: View): Words {
	const title = process === entry ? facts.title : `${facts.title} (${process.title})`;
	return accountable
		? { form: 'words', text: accountable.title, href: hrefOf(view, accountable), note: title }
		: { ...linkTo(view, process, facts.id), text: title };
}
