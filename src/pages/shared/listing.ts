import type { Entry } from '../../core/entry.ts';
import type { Handbook } from '../../core/handbook.ts';
import { affectedBy } from '../../history/changes.ts';
import { path } from '../../kinds/path.ts';
import { role } from '../../kinds/role.ts';
import { entryOf } from '../../kinds/views/links.ts';
import { anchorsOf, pageHref } from '../../page/address.ts';
import { dayIn, wordsAt } from '../../page/facts.ts';
import { type Place, placePath } from '../../page/navigation.ts';
import type { Listing, ListingRow } from '../../page/page.ts';
import { concerning, type View } from '../../page/view.ts';
import { sharedOf, statusNames, textAt } from './playbook.ts';

/** How many pages a card names. */
const cardPages = 4;

/** What stands in the folder `place`; nothing where it holds no pages. A list of a kind has a heading where it follows `others`. */
export function listingOf(place: Place, view: View, others: boolean): Listing | undefined {
	const { children } = place;
	if (children.length === 0) return undefined;
	const id = freeId(place);
	if (place.kind) {
		const heading = `All ${place.kind.plural.toLowerCase()}`;
		const rows = [...descendants(place)].map((child) => rowOf(child, view));
		return { id, ...(others ? { heading } : {}), form: 'table', rows };
	}
	if (place.path === '' && children.some(({ kind }) => kind)) {
		// Below sections of its own the start page need not name pages, too.
		const rows = children.map((child) => rowOf(child, view));
		return { id, heading: 'Contents', form: 'cards', rows: others ? rows.map(({ first: _, ...row }) => row) : rows };
	}
	return {
		id,
		heading: place.path === '' ? 'Contents' : 'In this folder',
		form: 'table',
		rows: children.map((child) => rowOf(child, view)),
	};
}

const freeId = ({ entry }: Place): string => (entry ? anchorsOf(entry).sectionId('contents') : 'fb_list');

/** Every page below a place that has one of its own. */
function* descendants(place: Place): Generator<Place> {
	for (const child of place.children) {
		if (child.entry) yield child;
		yield* descendants(child);
	}
}

function rowOf(place: Place, { book, frame }: View): ListingRow {
	const { entry, children } = place;
	const owner = entry && wordsAt(entry, 'owner', book, frame.base);
	const summary = entry && (textAt(entry, 'summary') ?? textAt(entry, 'description'));
	const { status, reviewed } = entry ? sharedOf(entry) : {};
	return {
		title: place.title,
		href: pageHref(frame.base, placePath(place)),
		icon: place.icon,
		...(summary ? { summary } : {}),
		...(status ? { status: statusNames[status] } : {}),
		...(owner ? { owner } : {}),
		...(reviewed ? { review: dayIn(frame.language, reviewed.on), reviewedOn: reviewed.on } : {}),
		...(entry ? concerning(concerned(entry, book)) : {}),
		...(children.length > 0
			? {
					count: place.count,
					first: children
						.slice(0, cardPages)
						.map((child) => ({ title: child.title, href: pageHref(frame.base, placePath(child)) })),
				}
			: {}),
	};
}

/** The roles to whose work an entry belongs; a path names all those one meets, and is one role's. */
function concerned(entry: Entry, book: Handbook): readonly Entry[] {
	if (entry.kind !== path) return affectedBy(book, entry);
	const own = entryOf(book, role, (entry as Entry<typeof path>).data.role);
	return own ? [own] : [];
}
