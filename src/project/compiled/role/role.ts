import { pathOf } from '../../../core/link.ts';
import { role } from '../../../kinds/role.ts';
import type { Role } from '../../../kinds/views/activities.ts';
import { type Job, jobsOf } from '../../../kinds/views/jobs.ts';
import { partnersOf } from '../../../kinds/views/partners.ts';
import { isCurrent } from '../../../kinds/views/status.ts';
import { anchorsOf, pageHref } from '../../address.ts';
import type { Duty, Item, Section } from '../../blocks.ts';
import { changeLine } from '../../change-lines.ts';
import { changesFor } from '../../changes.ts';
import { hasFeed, roleFeedPath } from '../../feeds.ts';
import { editHref } from '../../playbook.ts';
import { hrefOf, itemOf, stagesOf, type View } from '../../view.ts';
import { dutiesOf } from '../../wording.ts';
import { definePage } from '../compiled.ts';
import { contractHref } from '../contract/contract.ts';
import { roleIndex } from './list.ts';
import { practicePanels } from './panels.ts';
import { remitPanels, waysUp } from './remit.ts';
import { optionalNote, sessionPanels } from './sessions.ts';

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
const maxChanged = 5;

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
