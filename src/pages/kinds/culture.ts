import { inShort } from '../../calendar/cadence.ts';
import type { Entry } from '../../core/entry.ts';
import type { Handbook } from '../../core/handbook.ts';
import { culture } from '../../kinds/culture.ts';
import { role } from '../../kinds/role.ts';
import type { Role } from '../../kinds/views/activities.ts';
import { entryOf, linkOf } from '../../kinds/views/links.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import { anchorsOf } from '../../page/address.ts';
import type { Cell, Item, Panel, Section } from '../../page/blocks.ts';
import { definePage } from '../../page/compiled.ts';
import { dayIn } from '../../page/facts.ts';
import type { Chip } from '../../page/page.ts';
import { concerning, hrefOf, itemOf, linkTo, type View } from '../../page/view.ts';
import { nth } from '../../words/sure.ts';
import { counted } from '../../words/words.ts';
import { editPlaceHref } from '../shared/playbook.ts';

type Culture = Entry<typeof culture>;
type Commitment = NonNullable<Culture['data']['commitments']>[number];
type Signal = NonNullable<Culture['data']['signals']>[number];

/** Leaders that are compared on the list of all pages. */
const maxLeaders = 16;

/** A side of the culture in practice: what one can see, what is done about it, and what leaders do themselves. */
export const culturePage = definePage({
	kind: culture,
	shows: ['dimension', 'statement', 'signals', 'commitments'],
	chips: chipsOf,
	sections: (entry, view) => [signals(entry, view), commitments(entry, view)],
	index: (view) => [...byDimension(view), ...byLeader(view)],
});

function dimensionOf({ data }: Culture, { book, settings }: View): { id: string; title: string } | undefined {
	const id = linkOf(book, data.dimension)?.part;
	return settings.dimensions?.find((one) => one.id === id);
}

function chipsOf(entry: Culture, view: View): Chip[] {
	const dimension = dimensionOf(entry, view);
	const { commitments: held = [] } = entry.data;
	return [
		...(dimension ? [{ icon: 'culture', text: dimension.title }] : []),
		held.length > 0
			? { icon: 'verified', text: counted(held.length, 'commitment') }
			: { icon: 'warning', text: 'No leader commits to it', tone: 'warning' },
	];
}

const effects = [
	{ effect: 'enabler', title: 'What helps', icon: 'pass' },
	{ effect: 'disabler', title: 'What harms', icon: 'warning' },
	{ effect: 'unclear', title: 'To be found out', icon: 'question' },
] as const;

/** The statement, and what can be observed, by what it does to the collaboration. */
function signals(entry: Culture, view: View): Section {
	const all = entry.data.signals ?? [];
	const panels = effects
		.map(({ effect, title, icon }): Panel => {
			const items = all.flatMap((signal, i) => (signal.effect === effect ? [signalItem(signal, i, entry, view)] : []));
			return { title, icon, items };
		})
		.filter(({ items }) => items.length > 0);
	const edit = editPlaceHref(entry.at(['signals']), view);
	return {
		id: anchorsOf(entry).sectionId('signals'),
		heading: 'How it shows',
		...(entry.data.statement ? { lead: entry.data.statement } : {}),
		block:
			panels.length > 0
				? { form: 'panels', panels }
				: {
						form: 'items',
						items: [],
						empty: { text: 'Nothing is named that one could observe.', ...(edit ? { href: edit } : {}) },
					},
	};
}

function signalItem({ statement, effect, response }: Signal, index: number, entry: Culture, view: View): Item {
	if (response) return { text: statement, detail: `What is done: ${response}` };
	if (effect !== 'disabler') return { text: statement };
	const edit = editPlaceHref(entry.at(['signals', index]), view);
	return {
		text: statement,
		detail: 'Nothing is done about it.',
		...(edit ? { note: 'say what', noteHref: edit } : {}),
		tone: 'warning',
	};
}

/** What leaders do themselves: one panel for each commitment. */
function commitments(entry: Culture, view: View): Section {
	const panels = (entry.data.commitments ?? []).map((_, i) => commitmentPanel(entry, i, view));
	const edit = editPlaceHref(entry.at(['commitments']), view);
	return {
		id: anchorsOf(entry).sectionId('commitments'),
		heading: 'What leaders do themselves',
		block:
			panels.length > 0
				? { form: 'panels', panels }
				: {
						form: 'items',
						items: [],
						empty: {
							text: 'No leader commits to anything here, so people do what leaders do and not what this page asks for.',
							...(edit ? { href: edit } : {}),
						},
					},
	};
}

function commitmentPanel(entry: Culture, index: number, view: View): Panel {
	const { id, by, behaviour, where, cadence, evidence, since } = nth(entry.data.commitments!, index);
	const leader = entryOf(view.book, role, by);
	const place = linkOf(view.book, where)?.to;
	const anchor = anchorsOf(entry).ids.get(id);
	const edit = editPlaceHref(entry.at(['commitments', index]), view);
	const often = [cadence ? inShort(cadence) : '', since ? `since ${dayIn(view.frame.language, since)}` : '']
		.filter(Boolean)
		.join(', ');
	return {
		...(anchor ? { id: anchor } : {}),
		title: leader?.title ?? by.text,
		...(leader ? { href: hrefOf(view, leader), ...concerning([leader]) } : {}),
		icon: 'role',
		items: [
			{ text: behaviour },
			place
				? itemOf(view, place, often ? { detail: often } : {})
				: {
						text: 'Nobody can tell where it is to be seen.',
						icon: 'warning',
						...(often ? { detail: often } : {}),
						...(edit ? { href: edit } : {}),
					},
			...(evidence ? [{ text: evidence, icon: 'verified' }] : []),
		],
	};
}

/** Each side of the culture with the pages that put it into practice; a side without one says so. */
function byDimension(view: View): Section[] {
	const { book, settings } = view;
	const pages = Map.groupBy(book.of(culture).filter(isCurrent), (entry) => dimensionOf(entry, view)?.id);
	const dimensions = settings.dimensions ?? [];
	if (dimensions.length === 0 || book.of(culture).length === 0) return [];
	return [
		{
			id: 'fb_dimensions',
			heading: 'By dimension',
			block: {
				form: 'panels',
				panels: dimensions.map(({ id, title }) => ({
					title,
					icon: 'culture',
					items: (pages.get(id) ?? []).map((entry) =>
						itemOf(view, entry, {
							...(entry.data.statement ? { detail: entry.data.statement } : {}),
							...(entry.data.commitments?.length ? {} : { note: 'no commitment', tone: 'warning' as const }),
						}),
					),
					empty: { text: 'No page says how this shows in the work.' },
				})),
			},
		},
	];
}

interface Held {
	readonly entry: Culture;
	readonly commitment: Commitment;
	readonly leader: Role;
	readonly dimension: string | undefined;
}

function heldIn(book: Handbook, view: View): readonly Held[] {
	return book
		.of(culture)
		.filter(isCurrent)
		.flatMap((entry) =>
			(entry.data.commitments ?? []).flatMap((commitment) => {
				const leader = entryOf(book, role, commitment.by);
				return leader ? [{ entry, commitment, leader, dimension: dimensionOf(entry, view)?.id }] : [];
			}),
		);
}

/** Who commits to what side of the culture. */
function byLeader(view: View): Section[] {
	const held = heldIn(view.book, view);
	const dimensions = (view.settings.dimensions ?? []).filter(({ id }) =>
		held.some(({ dimension }) => dimension === id),
	);
	const all = [...new Set(held.map(({ leader }) => leader))];
	const leaders = all.slice(0, maxLeaders);
	if (dimensions.length === 0 || leaders.length === 0) return [];
	return [
		{
			id: 'fb_leaders',
			heading: 'Who shows it',
			note: `${counted(held.length, 'commitment')} by ${counted(all.length, 'leader')}`,
			...(all.length > leaders.length ? { lead: `The first ${leaders.length} of them.` } : {}),
			block: {
				form: 'matrix',
				label: 'Commitments of leaders by dimension of the culture',
				corner: 'Dimension',
				columns: leaders.map((one) => {
					const { text, href } = linkTo(view, one);
					return { text, href, ...concerning([one]) };
				}),
				rows: dimensions.map(({ id, title }) => ({
					head: { text: title },
					cells: leaders.map((leader): Cell => {
						const own = held.filter((one) => one.leader === leader && one.dimension === id);
						const [first] = own;
						if (!first) return {};
						return {
							text: counted(own.length, 'commitment'),
							tone: 'good',
							href: hrefOf(view, first.entry, first.commitment.id),
							title: own.map(({ commitment }) => commitment.behaviour).join(' '),
						};
					}),
				})),
				filled: true,
			},
		},
	];
}
