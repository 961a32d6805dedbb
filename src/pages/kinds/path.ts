import type { Entry } from '../../core/entry.ts';
import { path } from '../../kinds/path.ts';
import { role } from '../../kinds/role.ts';
import { system } from '../../kinds/system.ts';
import { needsOf } from '../../kinds/views/access.ts';
import type { System } from '../../kinds/views/activities.ts';
import { entryOf, linkOf } from '../../kinds/views/links.ts';
import { rolesMetIn, stepsOf } from '../../kinds/views/onboarding.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import { anchorsOf } from '../../page/address.ts';
import type { Item, Section } from '../../page/blocks.ts';
import { definePage } from '../../page/compiled.ts';
import { concerning, hrefOf, itemOf, type View } from '../../page/view.ts';
import { counted } from '../../words/words.ts';
import { missing } from '../shared/missing.ts';

type Path = Entry<typeof path>;
type Step = ReturnType<typeof stepsOf>[number];

/** An onboarding path week by week, whom one meets on it, and which access it takes. */
export const pathPage = definePage({
	kind: path,
	shows: ['role', 'days', 'steps'],
	chips(entry, view) {
		const { days, steps = [] } = entry.data;
		const leads = entryOf(view.book, role, entry.data.role);
		return [
			...(leads ? [{ icon: 'role', text: `To become ${leads.title}`, href: hrefOf(view, leads) }] : []),
			...(days === undefined ? [] : [{ icon: 'calendar', text: counted(days, 'day') }]),
			...(steps.length > 0 ? [{ icon: 'path', text: counted(steps.length, 'step') }] : []),
		];
	},
	sections(entry, view) {
		const steps = stepsOf(view.book, entry);
		const { sectionId } = anchorsOf(entry);
		if (steps.length === 0) {
			const empty = missing('No step is written down yet.', entry, view);
			return [{ id: sectionId('steps'), heading: 'Steps', block: { form: 'items', items: [], empty } }];
		}
		return [
			...[...Map.groupBy(steps, weekOf)]
				.sort(([a], [b]) => a - b)
				.map(([week, own]) => weekSection(entry, week, own, view)),
			partnerSection(entry, steps, view),
			accessSection(entry, steps, view),
		];
	},
});

/** The week a step ends in, from the first; steps without a day come last. */
const weekOf = ({ step }: Step): number =>
	step.by_day === undefined ? Number.POSITIVE_INFINITY : Math.ceil(step.by_day / 7);

function weekSection(entry: Path, week: number, steps: readonly Step[], view: View): Section {
	const dated = Number.isFinite(week);
	const first = 7 * week - 6;
	const last = Math.max(first, Math.min(7 * week, entry.data.days ?? 7 * week));
	return {
		id: anchorsOf(entry).sectionId(dated ? `week-${week}` : 'some-day'),
		heading: dated ? `Week ${week}` : 'When it fits',
		...(dated ? { note: first === last ? `day ${first}` : `days ${first} to ${last}` } : {}),
		block: { form: 'items', items: steps.map((one) => stepItem(entry, one, view)) },
	};
}

function stepItem(entry: Path, { step, to }: Step, view: View): Item {
	const id = anchorsOf(entry).ids.get(step.id);
	const part = linkOf(view.book, step.ref)?.part;
	const words = [kinds[step.kind].name, step.evidence && `shown by: ${step.evidence}`];
	return {
		text: step.title,
		icon: kinds[step.kind].icon,
		detail: words.filter(Boolean).join(' · '),
		...(id ? { id } : {}),
		...(to ? { href: hrefOf(view, to, part) } : {}),
		...(step.by_day === undefined && !step.optional
			? {}
			: {
					note: [step.optional && 'optional', step.by_day !== undefined && `day ${step.by_day}`]
						.filter(Boolean)
						.join(' · '),
				}),
	};
}

const kinds = {
	read: { icon: 'book', name: 'Read' },
	do: { icon: 'check', name: 'Do' },
	shadow: { icon: 'account', name: 'Shadow' },
	meet: { icon: 'role', name: 'Meet' },
	access: { icon: 'key', name: 'Get access' },
	session: { icon: 'session', name: 'Take part' },
	quiz: { icon: 'question', name: 'Answer' },
	teach: { icon: 'lightbulb', name: 'Teach' },
} as const;

/** The roles a newcomer meets, each with the first step that brings them together. */
function partnerSection(entry: Path, steps: readonly Step[], view: View): Section {
	const own = entryOf(view.book, role, entry.data.role);
	const met = new Map<Entry, Step>();
	for (const step of steps.toSorted((a, b) => dayOf(a) - dayOf(b)))
		for (const one of rolesMetIn(view.book, step)) if (one !== own && !met.has(one)) met.set(one, step);
	return {
		id: anchorsOf(entry).sectionId('partners'),
		heading: 'People you meet',
		block: {
			form: 'items',
			items: [...met].map(([one, step]) =>
				itemOf(view, one, {
					detail: step.step.title,
					...(step.step.by_day === undefined ? {} : { note: `day ${step.step.by_day}` }),
					...noteHref(entry, step),
					...concerning([one]),
				}),
			),
			empty: missing('Nobody is met on this path.', entry, view),
		},
	};
}

const dayOf = ({ step }: Step): number => step.by_day ?? Number.POSITIVE_INFINITY;

function noteHref(entry: Path, { step }: Step): Pick<Item, 'noteHref'> {
	const id = anchorsOf(entry).ids.get(step.id);
	return id ? { noteHref: `#${id}` } : {};
}

/** The systems a newcomer asks for, by the day each is needed, and those the role works in that no step opens. */
function accessSection(entry: Path, steps: readonly Step[], view: View): Section {
	const { book } = view;
	const own = entryOf(book, role, entry.data.role);
	const needs = own && needsOf(book).get(own);
	const asked = new Map<System, Step>();
	for (const step of steps.toSorted((a, b) => dayOf(a) - dayOf(b))) {
		const opened = entryOf(book, system, step.step.ref);
		if (opened && !asked.has(opened)) asked.set(opened, step);
	}
	const forgotten = [...(needs?.keys() ?? [])].filter(
		(one) => !asked.has(one) && isCurrent(one) && one.data.state === 'live',
	);
	const line = (one: System, more: Partial<Item>): Item =>
		itemOf(view, one, { ...(one.data.request ? { detail: one.data.request } : {}), ...more });
	const level = (one: System) => needs?.get(one)?.use.level;
	return {
		id: anchorsOf(entry).sectionId('access'),
		heading: 'Access to ask for',
		note: 'ask as soon as you can: some take days',
		block: {
			form: 'items',
			items: [
				...[...asked].map(([one, step]) =>
					line(one, {
						note: [level(one), step.step.by_day !== undefined && `day ${step.step.by_day}`].filter(Boolean).join(' · '),
						...noteHref(entry, step),
					}),
				),
				...forgotten.map((one) =>
					line(one, { note: [level(one), 'no step opens it'].filter(Boolean).join(' · '), tone: 'warning' }),
				),
			],
			empty: { text: 'No system is needed.' },
		},
	};
}
