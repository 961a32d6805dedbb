import { slotOf } from '../../components/agenda.ts';
import type { Entry } from '../../core/entry.ts';
import { action } from '../../kinds/action.ts';
import { goal } from '../../kinds/goal.ts';
import { process } from '../../kinds/process.ts';
import { role } from '../../kinds/role.ts';
import { session } from '../../kinds/session.ts';
import { system } from '../../kinds/system.ts';
import { entriesOf, entryOf, linkOf } from '../../kinds/views/links.ts';
import { agendaOf, minutesOf } from '../../kinds/views/sessions.ts';
import { anchorsOf } from '../../page/address.ts';
import type { Block, Item, Panel, Section } from '../../page/blocks.ts';
import { definePage } from '../../page/compiled.ts';
import type { Chip } from '../../page/page.ts';
import type { Words } from '../../page/values.ts';
import { concerning, hrefOf, itemOf, linkTo, type View } from '../../page/view.ts';
import { capital, counted, rhythmOf } from '../../words/words.ts';
import { hostsOf, minutesAt } from '../shared/meetings.ts';
import { missing } from '../shared/missing.ts';

type Session = Entry<typeof session>;
type Action = Entry<typeof action>;

/** A session template as one would prepare, lead and follow up a session with it. Printed, it is the session pack. */
export const sessionPage = definePage({
	kind: session,
	shows: ['purpose', 'fits', 'required', 'optional', 'people', 'minutes', 'blocks', 'prework', 'outputs'],
	chips(entry, view): readonly Chip[] {
		const { minutes, people } = entry.data;
		const [host] = hostsOf(entry, view);
		const every = host?.data.cadence?.every;
		const outputs = entriesOf(view.book, action, entry.data.outputs);
		return [
			...(minutes === undefined ? [] : [{ icon: 'clock', text: `${minutes} min` }]),
			...(host && every
				? [{ icon: 'sync', text: `${capital(rhythmOf(every))} in “${host.title}”`, href: hrefOf(view, host) }]
				: []),
			...(people ? [{ icon: 'account', text: `${rangeStart(people)}${counted(people.max, 'person', 'people')}` }] : []),
			...(outputs.length > 0
				? [{ icon: 'action', text: `Ends with ${outputs.map(({ title }) => `“${title}”`).join(', ')}` }]
				: []),
		];
	},
	sections: (entry, view) => [agendaSection(entry, view), prepareSection(entry, view), followUpSection(entry, view)],
});
const rangeStart = ({ min, max }: { readonly min: number; readonly max: number }) => (min === max ? '' : `${min}–`);

function agendaSection(entry: Session, view: View): Section {
	const { purpose } = entry.data;
	const slots = agendaOf(entry);
	const starts = startOf(entry, view);
	const block: Block =
		slots.length === 0
			? { form: 'items', items: [], empty: missing('No agenda is written down yet.', entry, view) }
			: {
					form: 'agenda',
					...(starts === undefined ? {} : { starts }),
					slots: slots.map(({ block, start }) => {
						const slot = slotOf(block, start, view);
						const id = anchorsOf(entry).ids.get(block.id);
						const materials = block.materials.map((text): Words => ({ form: 'words', text }));
						return { ...slot, facts: [...slot.facts, ...materials], ...(id ? { id } : {}) };
					}),
				};
	return {
		id: anchorsOf(entry).sectionId('blocks'),
		heading: 'Agenda',
		note: [counted(slots.length, 'block'), `${minutesOf(entry)} min`].join(' · '),
		...(purpose ? { lead: `What exists at the end: ${purpose}` } : {}),
		block,
	};
}

/** When the session begins: settled where one community holds it, at a time its cadence names. */
function startOf(entry: Session, view: View): number | undefined {
	const hosts = hostsOf(entry, view);
	const at = hosts.length === 1 ? hosts[0]?.data.cadence?.at : undefined;
	return at === undefined ? undefined : minutesAt(at);
}

function prepareSection(entry: Session, view: View): Section {
	const { sectionId } = anchorsOf(entry);
	return {
		id: sectionId('prepare'),
		heading: 'Prepare',
		block: { form: 'panels', panels: [peoplePanel(entry, view), bringPanel(entry, view), timesPanel(entry, view)] },
	};
}

function peoplePanel(entry: Session, view: View): Panel {
	const { book } = view;
	const { required, optional, people } = entry.data;
	const needed = new Set(entriesOf(book, role, required));
	const leads = new Map<Entry, number>();
	for (const { lead } of entry.data.blocks ?? []) {
		const leader = entryOf(book, role, lead);
		if (leader) leads.set(leader, (leads.get(leader) ?? 0) + 1);
	}
	const line = (one: Entry<typeof role>, note: string): Item => {
		const led = leads.get(one);
		return itemOf(view, one, {
			note,
			...(led ? { detail: `leads ${counted(led, 'block')}` } : {}),
			...concerning([one]),
		});
	};
	return {
		title: people
			? `Who takes part: ${rangeStart(people)}${counted(people.max, 'person', 'people')}`
			: 'Who takes part',
		icon: 'organization',
		items: [
			...[...needed].map((one) => line(one, 'needed')),
			...[...new Set(entriesOf(book, role, optional))]
				.filter((one) => !needed.has(one))
				.map((one) => line(one, 'welcome')),
		],
		empty: missing('Nobody is invited yet.', entry, view),
	};
}

/** What has to be done and at hand before it begins. */
function bringPanel(entry: Session, view: View): Panel {
	const { prework = [], blocks = [] } = entry.data;
	const materials = Map.groupBy(
		blocks.flatMap(({ title, materials }) => materials.map((text) => ({ text, title }))),
		({ text }) => text,
	);
	return {
		title: 'Bring',
		icon: 'action',
		items: [
			...prework.map((text) => ({ text, icon: 'check' })),
			...[...materials].map(([text, uses]) => ({
				text,
				icon: 'file',
				detail: `for ${uses.map(({ title }) => `“${title}”`).join(', ')}`,
			})),
		],
		empty: missing('Nothing has to be prepared.', entry, view),
	};
}

function timesPanel(entry: Session, view: View): Panel {
	return {
		title: 'When it takes place',
		icon: 'calendar',
		items: hostsOf(entry, view).map((host) => {
			const { cadence } = host.data;
			const moderator = entryOf(view.book, role, host.data.moderator);
			const time = [cadence?.on && capital(cadence.on), cadence?.at, cadence?.timezone].filter(Boolean).join(', ');
			const detail = [time, moderator ? `moderated by ${moderator.title}` : ''].filter(Boolean).join(' · ');
			return itemOf(view, host, {
				...(detail ? { detail } : {}),
				note: cadence ? rhythmOf(cadence.every) : 'no rhythm yet',
			});
		}),
		empty: { text: 'No community holds it regularly: it takes place when it is needed.' },
	};
}

function followUpSection(entry: Session, view: View): Section {
	const outputs = entriesOf(view.book, action, entry.data.outputs);
	return {
		id: anchorsOf(entry).sectionId('follow-up'),
		heading: 'Follow up',
		lead: 'Nothing leaves the room without an owner, a next activity and a date.',
		block: {
			form: 'panels',
			panels: [
				...outputs.map((output) => outputPanel(output, view)),
				...(outputs.length === 0
					? [
							{
								title: 'Ends with',
								icon: 'action',
								items: [],
								empty: missing('It ends without any action.', entry, view),
							},
						]
					: []),
				feedsPanel(entry, view),
			],
		},
	};
}

function outputPanel(output: Action, view: View): Panel {
	const { book } = view;
	const { data } = output;
	const owner = entryOf(book, role, data.owner);
	const next = linkOf(book, data.activity);
	const logged = entryOf(book, system, data.system);
	const names = (data.fields ?? []).map(({ name }) => name);
	return {
		title: output.title,
		href: hrefOf(view, output),
		icon: 'action',
		items: [
			...(owner ? [itemOf(view, owner, { note: 'owns it', ...concerning([owner]) })] : []),
			...(next?.to
				? [
						{
							text: linkTo(view, next.to, next.part).text,
							href: hrefOf(view, next.to, next.part),
							icon: 'process',
							note: 'comes next',
						},
					]
				: []),
			...(data.due ? [{ text: data.due, icon: 'calendar', note: 'to do it' }] : []),
			...(logged ? [itemOf(view, logged, { note: 'holds it' })] : []),
			...(names.length > 0 ? [{ text: 'Write down', icon: 'edit', detail: names.join(' · ') }] : []),
		],
	};
}

/** The processes and goals the session moves along. */
function feedsPanel(entry: Session, view: View): Panel {
	const { book } = view;
	const fits = (entry.data.fits ?? []).flatMap((ref) => {
		const to = entryOf(book, process, ref);
		return to ? [{ to, part: linkOf(book, ref)?.part }] : [];
	});
	const goals = new Set(fits.flatMap(({ to }) => entryOf(book, goal, to.data.goal) ?? []));
	return {
		title: 'Feeds',
		icon: 'process',
		items: [
			...fits.map(({ to, part }): Item => {
				const { text, href } = linkTo(view, to, part);
				return { text, href, icon: 'process', ...(part ? { detail: to.title } : {}) };
			}),
			...[...goals].map((one) => itemOf(view, one)),
		],
		empty: missing('It is tied to no process yet.', entry, view),
	};
}
