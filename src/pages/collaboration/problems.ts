import type { Entry } from '../../core/entry.ts';
import type { Handbook } from '../../core/handbook.ts';
import { memoized } from '../../core/memoized.ts';
import type { Severity } from '../../core/source.ts';
import type { collaboration } from '../../kinds/collaboration.ts';
import { community } from '../../kinds/community.ts';
import { goal } from '../../kinds/goal.ts';
import { entriesOf, entryOf } from '../../kinds/views/links.ts';
import type { Item, Tone } from '../../page/blocks.ts';
import { hrefOf, type View } from '../../page/view.ts';

/** Problems told in full; whoever has more begins with these. */
const maxProblems = 12;

/** What the checks have to say of a collaboration and its parts, the gravest first, as sentences with the page that is to be mended. */
export function problemItems(entry: Entry<typeof collaboration>, view: View): readonly Item[] {
	const { book } = view;
	const byEntry = problemsByEntry(view.book);
	const found = [...partsOf(entry, view)]
		.flatMap((part) => byEntry.get(part) ?? [])
		.sort((a, b) => gravity.indexOf(a.severity) - gravity.indexOf(b.severity));
	const items = found.slice(0, maxProblems).map(
		({ message, severity, entry: about }): Item => ({
			text: message.replace(/`([^`]+)`/g, '“$1”'),
			...(about ? { href: hrefOf(view, about), detail: about.title, icon: about.kind.name } : {}),
			mark: { tone: tones[severity], text: severity },
		}),
	);
	const rest = found.length - items.length;
	const coverage = view.frame.activities.find(({ activity }) => activity === 'coverage');
	if (rest === 0) return items;
	return [
		...items,
		{ text: `${rest} more of ${book.diagnostics.length} in all`, ...(coverage ? { href: coverage.href } : {}) },
	];
}

const gravity: readonly Severity[] = ['error', 'warning', 'info'];
const tones: Readonly<Record<Severity, Tone>> = { error: 'bad', warning: 'warning', info: 'soft' };

/** The collaboration, what it names, and what those name to make it work: the measures of its goal, the sessions of its communities. */
function partsOf(entry: Entry<typeof collaboration>, { book }: View): ReadonlySet<Entry> {
	const named = book
		.linksFrom(entry)
		.flatMap(({ to, path, outcome }) =>
			to && path && path[0] !== 'owner' && outcome === 'found' && !to.kind.single ? [to] : [],
		);
	const within = [entryOf(book, goal, entry.data.goal), ...entriesOf(book, community, entry.data.communities)].flatMap(
		(part) => (part ? book.linksFrom(part) : []),
	);
	const below = within.flatMap(({ to, path }) =>
		to && (path?.[0] === 'measures' || path?.[0] === 'sessions') ? [to] : [],
	);
	return new Set<Entry>([entry, ...named, ...below]);
}

const problemsByEntry = memoized(({ diagnostics }: Handbook) => Map.groupBy(diagnostics, ({ entry }) => entry));
