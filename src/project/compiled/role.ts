import type { Entry } from '../../core/entry.ts';
import { role } from '../../kinds/role.ts';
import type { Role } from '../../kinds/views/activities.ts';
import { lastRealChange, reviewOf } from '../../kinds/views/history.ts';
import { type Job, jobsOf } from '../../kinds/views/jobs.ts';
import { partnersOf } from '../../kinds/views/partners.ts';
import { anchorsOf } from '../address.ts';
import type { Duty, Item, Section } from '../blocks.ts';
import type { Aside, Chip } from '../page.ts';
import { editHref } from '../playbook.ts';
import { counted, hrefOf, itemOf, stagesOf, type View } from '../view.ts';
import { dutiesOf } from '../wording.ts';
import { definePage } from './compiled.ts';
import { contractHref } from './contract.ts';
import { roleIndex } from './role-index.ts';
import { practicePanels } from './role-panels.ts';
import { remitPanels, waysUp } from './role-remit.ts';
import { optionalNote, sessionPanels } from './role-sessions.ts';

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
		const changed = changedSince(entry, view).length;
		return [
			...(title ? [{ icon: 'account', text: title }] : []),
			...(leadership ? [{ icon: 'star-full', text: 'Leads others' }] : []),
			...(hours !== undefined ? [{ icon: 'clock', text: `${hours} h a week` }] : []),
			...(changed > 0
				? [
						{
							icon: 'history',
							text: `${counted(changed, 'page')} it relies on ${changed === 1 ? 'has' : 'have'} changed`,
							tone: 'warning',
						} satisfies Chip,
					]
				: []),
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
			{
				id: id('practice'),
				heading: 'What comes with it',
				block: { form: 'panels', panels },
				parts: panels.flatMap(({ id, title }) => (id ? [{ id, text: title }] : [])),
			},
			{
				id: id('sessions'),
				heading: 'Sessions I take part in',
				block:
					job.invitations.length > 0
						? { form: 'panels', panels: sessionPanels(job.invitations, view, optionalNote) }
						: { form: 'items', items: [], empty: { text: 'No session invites this role.' } },
			},
			peopleSection(job, view),
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
			...(stuck.length > 0
				? [{ id: id('stuck'), heading: 'When I am stuck', block: { form: 'items', items: stuck } } satisfies Section]
				: []),
		];
	},
	asides(entry, view) {
		const { frame } = view;
		const paths = jobsOf(view.book).get(entry)?.paths ?? [];
		const changed = changedSince(entry, view);
		return [
			...(paths.length > 0
				? [
						{
							title: 'New here?',
							items: paths.map((path) => ({ text: path.title, href: hrefOf({ frame }, path), icon: 'path' })),
						},
					]
				: []),
			...(changed.length > 0
				? [
						{
							title: 'Changed since this page was reviewed',
							items: changed.slice(0, maxChanged).map(({ entry: other, note, version }) => ({
								text: note,
								href: hrefOf({ frame }, other),
								note: `${other.title} ${version}`,
							})),
							...(changed.length > maxChanged ? { more: changed.length - maxChanged } : {}),
						} satisfies Aside,
					]
				: []),
		];
	},
	index: roleIndex,
});

/** Changes named beside the page; who has more to read starts with these. */
const maxChanged = 6;

/** What a role relies on, by its own word or by working in it, that changed for those who do the work after the role's last review. */
function changedSince(entry: Role, { book }: View): { entry: Entry; version: string; note: string }[] {
	const reviewed = reviewOf(entry)?.on;
	if (reviewed === undefined) return [];
	const processes = (jobsOf(book).get(entry)?.activities ?? []).map(({ process }) => process);
	const named = book
		.linksFrom(entry)
		.flatMap(({ to, outcome, path }) => (to && outcome === 'found' && path?.[0] !== 'owner' ? [to] : []));
	return [...new Set<Entry>([...processes, ...named])]
		.filter((other) => other !== entry && !other.kind.single)
		.map((other) => ({ entry: other, change: lastRealChange(other) }))
		.filter(({ change }) => change !== undefined && change.date > reviewed)
		.sort((a, b) => (a.change!.date < b.change!.date ? 1 : -1))
		.map(({ entry: other, change }) => ({ entry: other, version: change!.version, note: change!.note }));
}

function journeySection({ role: entry, activities }: Job, view: View): Section {
	const byStage = Map.groupBy(activities, ({ stage }) => stage);
	const stages = stagesOf(view);
	const known = new Set(stages.map(({ id }) => id));
	const homeless = activities.filter(({ stage }) => stage === undefined || !known.has(stage));
	const columns = stages.map(({ id, title, href }) => ({
		id: anchorsOf(entry).sectionId(`stage-${id}`),
		title,
		href,
		stages: [id],
		items: (byStage.get(id) ?? []).map((activity) => workItem(activity, entry, view)).sort(byWeight),
	}));
	const edit = editHref(entry, view);
	return {
		id: anchorsOf(entry).sectionId('journey'),
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
				: {
						form: 'journey',
						label: 'My work along the customer’s journey',
						columns: [
							...columns.filter(({ items }) => items.length > 0),
							...(homeless.length > 0
								? [{ title: 'No stage', items: homeless.map((activity) => workItem(activity, entry, view)) }]
								: []),
						],
					},
	};
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
