import { pathOf } from '../../core/link.ts';
import { hasFeed, roleFeedPath } from '../../exports/feeds.ts';
import { changesFor } from '../../history/changes.ts';
import { role } from '../../kinds/role.ts';
import type { Role } from '../../kinds/views/activities.ts';
import { type Duty, dutiesOf } from '../../kinds/views/duties.ts';
import { type Job, jobsOf } from '../../kinds/views/jobs.ts';
import { partnersOf } from '../../kinds/views/partners.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import { anchorsOf, pageHref } from '../../page/address.ts';
import type { Column, Item, Section } from '../../page/blocks.ts';
import { definePage } from '../../page/compiled.ts';
import { hrefOf, itemOf, stagesOf, type View } from '../../page/view.ts';
import { counted } from '../../words/words.ts';
import { contractHref } from '../contract/contract.ts';
import { changeLine } from '../shared/change-lines.ts';
import { editHref } from '../shared/playbook.ts';
import { optionalNote, sessionPanels } from '../shared/sessions.ts';
import { roleIndex } from './list.ts';
import { practicePanels } from './panels.ts';
import { remitPanels, waysUp } from './remit.ts';

/** The job page of a role: what it does, gets, gives, is measured by and asked, from whichever playbook says so. */
export const rolePage = definePage({
	kind: role,
	activity: 'role',
	shows: [
		'mission',
		'function',
		'leadership',
		'accountabilities',
		'decides',
		'measures',
		'not_responsible_for',
		'access',
		'escalates_to',
		'coached_by',
		'hours_per_week',
	],
	chips(entry, view) {
		const { function: ref, hours_per_week: hours, leadership } = entry.data;
		const title = view.settings.functions?.find(({ id }) => id === ref?.text)?.title;
		return [
			...(title ? [{ icon: 'account', text: title }] : []),
			...(leadership ? [{ icon: 'star-full', text: 'Leads others' }] : []),
			...(hours !== undefined ? [{ icon: 'clock', text: `${hours} h a week` }] : []),
			{ icon: 'file', text: 'Print role card', command: 'print' as const },
		];
	},
	sections(entry, view) {
		const job = jobsOf(view.book).get(entry);
		if (!job) return [];
		const id = anchorsOf(entry).sectionId;
		const panels = practicePanels(job, view);
		const { mission } = entry.data;
		const remit = remitPanels(job, view);
		const stuck = waysUp(job, view);
		return [
			journeySection(job, view),
			peopleSection(job, view),
			{
				id: id('practice'),
				heading: 'What comes with it',
				block: { form: 'panels', panels },
				parts: panels.flatMap(({ id, title }) => (id ? [{ id, text: title }] : [])),
			},
			...(remit.length > 0
				? [
						{
							id: id('remit'),
							heading: 'What is mine and what is not',
							...(mission && mission !== entry.data.summary ? { lead: mission } : {}),
							block: { form: 'panels', panels: remit },
						} satisfies Section,
					]
				: []),
			{
				id: id('sessions'),
				heading: 'Sessions I take part in',
				...(job.invitations.length > 0
					? {
							note: counted(job.invitations.length, 'template'),
							fold: true,
							block: { form: 'panels', panels: sessionPanels(job.invitations, view, optionalNote) },
						}
					: { block: { form: 'items', items: [], empty: { text: 'No session invites this role.' } } }),
			},
			...(stuck.length > 0
				? [
						{
							id: id('stuck'),
							heading: 'When I am stuck',
							note: counted(stuck.length, 'situation'),
							fold: true,
							block: { form: 'items', items: stuck },
						} satisfies Section,
					]
				: []),
			...changedSection(entry, view),
		];
	},
	asides(entry, view) {
		const { frame } = view;
		const paths = jobsOf(view.book).get(entry)?.paths ?? [];
		return [
			...(paths.length > 0
				? [
						{
							title: 'New here?',
							items: paths.map((path) => ({ text: path.title, href: hrefOf({ frame }, path), icon: 'path' })),
						},
					]
				: []),
		];
	},
	feed(entry, { book, frame }) {
		if (!frame.feed || !isCurrent(entry) || !hasFeed(book, entry)) return undefined;
		return {
			title: `${frame.title}: changes for ${entry.title}`,
			href: pageHref(frame.base, roleFeedPath(pathOf(entry))),
		};
	},
	index: roleIndex,
});

/** Changes named on the page; who has more to read finds them on the page of changes. */
const maxChanged = 3;

/** What changed lately in anything the role has to do with. */
function changedSection(entry: Role, view: View): Section[] {
	const changes = changesFor(view.book, entry);
	if (changes.length === 0) return [];
	return [
		{
			id: anchorsOf(entry).sectionId('changed'),
			heading: 'What changed for this role',
			...(changes.length > maxChanged ? { note: `the newest of ${changes.length}` } : {}),
			block: { form: 'changes', changes: changes.slice(0, maxChanged).map((change) => changeLine(change, view)) },
		},
	];
}

/** What the role answers for and does comes first; who is only asked and told need not read past it. */
function journeySection({ role: entry, activities }: Job, view: View): Section {
	const own = activities.filter((activity) => isOwn(dutiesOf(activity, entry)));
	const others = activities.filter((activity) => !own.includes(activity));
	const edit = editHref(entry, view);
	const { sectionId } = anchorsOf(entry);
	return {
		id: sectionId('journey'),
		heading: 'My work along the customer’s journey',
		block:
			activities.length === 0
				? {
						form: 'items',
						items: [],
						empty: {
							text: `No activity of a process names this role yet, so nobody can tell what it does.`,
							...(edit ? { href: edit } : {}),
						},
					}
				: own.length === 0
					? { form: 'work', stages: workByStage(others, entry, view) }
					: {
							form: 'work',
							stages: workByStage(own, entry, view).map(({ stages, ...column }) => ({
								...column,
								...(stages ? { stages, id: sectionId(`stage-${stages[0]}`) } : {}),
							})),
							...(others.length > 0
								? { rest: { text: restOf(others, entry), stages: workByStage(others, entry, view) } }
								: {}),
						},
	};
}

const isOwn = (duties: readonly Duty[]): boolean => duties.includes('A') || duties.includes('R');

/** Activities in the order of the journey, those without a stage last. */
function workByStage(activities: Job['activities'], entry: Role, view: View): readonly Column[] {
	const byStage = Map.groupBy(activities, ({ stage }) => stage);
	const items = (some: Job['activities']) => some.map((activity) => workItem(activity, entry, view)).sort(byWeight);
	const columns = stagesOf(view).map(({ id, title, href }) => ({
		title,
		href,
		stages: [id],
		items: items(byStage.get(id) ?? []),
	}));
	const known = new Set(stagesOf(view).map(({ id }) => id));
	const homeless = activities.filter(({ stage }) => stage === undefined || !known.has(stage));
	return [
		...columns.filter(({ items }) => items.length > 0),
		...(homeless.length > 0 ? [{ title: 'No stage', items: items(homeless) }] : []),
	];
}

/** `Consulted in 3 activities, informed of 2`. */
function restOf(activities: Job['activities'], entry: Role): string {
	const asked = activities.filter((activity) => dutiesOf(activity, entry).includes('C')).length;
	const told = activities.length - asked;
	const text = [
		...(asked > 0 ? [`consulted in ${counted(asked, 'activity', 'activities')}`] : []),
		...(told > 0 ? [`informed of ${asked > 0 ? told : counted(told, 'activity', 'activities')}`] : []),
	].join(', ');
	return `Also ${text}`;
}

function workItem(activity: Job['activities'][number], entry: Role, view: View): Item & { duties: readonly Duty[] } {
	const { process, facts } = activity;
	const { icon: _, ...item } = itemOf(view, process, {
		text: facts.title,
		href: hrefOf(view, process, facts.id),
	});
	return { ...item, detail: process.title, duties: dutiesOf(activity, entry) };
}

const weights: readonly Duty[] = ['A', 'R', 'C', 'I'];

/** What a role does stands above what it is asked and told. */
const byWeight = (a: { duties: readonly Duty[] }, b: { duties: readonly Duty[] }) =>
	weights.indexOf(a.duties[0] ?? 'I') - weights.indexOf(b.duties[0] ?? 'I');

function peopleSection({ role: entry }: Job, view: View): Section {
	const partners = partnersOf(view.book).get(entry)?.keys() ?? [];
	const items = [...partners].map((partner) => ({
		form: 'words' as const,
		text: `Me and ${partner.title}`,
		icon: 'role',
		...hrefIn(contractHref(view, entry, partner)),
	}));
	return {
		id: anchorsOf(entry).sectionId('people'),
		heading: 'People I work with',
		block:
			items.length > 0
				? { form: 'buttons', items }
				: {
						form: 'items',
						items: [],
						empty: { text: 'No activity and no hand-off joins this role with another one.' },
					},
	};
}

const hrefIn = (href: string | undefined) => (href ? { href } : {});
