import { culture } from '../../kinds/culture.ts';
import { measure } from '../../kinds/measure.ts';
import type { Measure } from '../../kinds/views/activities.ts';
import { carriersOf, type Tension, tensionsOf } from '../../kinds/views/measures.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import type { Item, Section } from '../../page/blocks.ts';
import { hrefOf, linkTo, type View } from '../../page/view.ts';
import { counted, listed } from '../../words/words.ts';
import { editHref } from '../shared/playbook.ts';

/** What a reader takes in at a time; the pages of the measures and of the culture tell all. */
const maxItems = 12;

/** Measures of which one is easily improved at the other's expense, those first of which nothing keeps them in balance. */
export function pullsApart(view: View): Section[] {
	const pairs = pairsOf(view);
	if (pairs.length === 0) return [];
	const open = pairs.filter(({ mitigation }) => mitigation === undefined);
	const rest = pairs.length - maxItems;
	return [
		{
			id: 'fb_pulls',
			heading: 'Measures that pull against each other',
			note:
				open.length === 0
					? `${counted(pairs.length, 'pair')}, all in balance`
					: `${open.length} of ${pairs.length} open`,
			...(rest > 0 ? { lead: `The ${maxItems} of ${pairs.length} that most needs to be settled.` } : {}),
			block: { form: 'items', items: pairs.slice(0, maxItems).map((pair) => pairItem(pair, view)) },
		},
	];
}

interface Pair extends Tension {
	readonly one: Measure;
}

/** Each pair once. */
function pairsOf({ book }: View): readonly Pair[] {
	const tensions = tensionsOf(book);
	const pairs = book
		.of(measure)
		.flatMap((one) =>
			(tensions.get(one) ?? []).filter(({ other }) => one.id < other.id).map((tension) => ({ one, ...tension })),
		);
	return pairs.toSorted((a, b) => Number(a.mitigation !== undefined) - Number(b.mitigation !== undefined));
}

function pairItem({ one, other, mitigation }: Pair, view: View): Item {
	const carriers = carriersOf(view.book);
	const roles = [...new Set([one, other].flatMap((each) => [...(carriers.get(each) ?? [])]))];
	const judged = (each: Measure) => listed([...(carriers.get(each) ?? [])].map(({ title }) => title));
	const sides = [one, other].filter((each) => carriers.get(each)?.size).map((each) => `${each.title}: ${judged(each)}`);
	return {
		text: `${one.title} and ${other.title}`,
		href: hrefOf(view, one),
		icon: 'measure',
		detail: mitigation ?? `Nothing is written that keeps them in balance. ${sides.join('. ')}.`,
		roles: roles.map(({ slug }) => slug),
		...(mitigation === undefined ? openNote(view, one) : { mark: { tone: 'good', text: 'in balance' } }),
	};
}

const openNote = (view: View, entry: Measure): Pick<Item, 'note' | 'noteHref' | 'mark'> => {
	const href = editHref(entry, view);
	return { ...(href ? { note: 'settle it', noteHref: href } : {}), mark: { tone: 'warning', text: 'open' } };
};

/** What leaders have promised where nobody can see whether it is kept. */
export function promisesUnseen(view: View): Section[] {
	const { book } = view;
	const promises = book
		.of(culture)
		.filter(isCurrent)
		.flatMap((entry) =>
			(entry.data.commitments ?? []).map((promise, i) => ({
				entry,
				promise,
				by: book.follow(entry, ['commitments', i, 'by'])?.to,
			})),
		);
	if (promises.length === 0) return [];
	const unseen = promises.filter(({ promise }) => !promise.where);
	const items = unseen.slice(0, maxItems).map(({ entry, promise, by }): Item => {
		const edit = editHref(entry, view);
		return {
			text: promise.behaviour,
			href: linkTo(view, entry, promise.id).href,
			icon: 'culture',
			detail: `${by?.title ?? 'A leader'}, on “${entry.title}”: no session and no process is named in which others see it.`,
			...(by ? { roles: [by.slug] } : {}),
			...(edit ? { note: 'say where', noteHref: edit } : {}),
			mark: { tone: 'warning', text: 'not seen yet' },
		};
	});
	return [
		{
			id: 'fb_promises',
			heading: 'Promises nobody has seen kept',
			note: `${unseen.length} of ${counted(promises.length, 'commitment')}`,
			block: {
				form: 'items',
				items: unseen.length > 0 ? items : [{ icon: 'pass', text: 'Each commitment names where it can be seen.' }],
			},
		},
	];
}
