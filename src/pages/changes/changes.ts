import { pathOf } from '../../core/link.ts';
import { feedPath, hasFeed, roleFeedPath } from '../../exports/feeds.ts';
import { changesIn, changesPath, type NotedChange } from '../../history/changes.ts';
import { type Commit, inert } from '../../history/history.ts';
import { taleOfCommit } from '../../history/versions.ts';
import { role } from '../../kinds/role.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import { pageHref } from '../../page/address.ts';
import type { Section } from '../../page/blocks.ts';
import type { Derivation, DerivedPage } from '../../page/compiled.ts';
import { dayIn } from '../../page/facts.ts';
import type { Aside } from '../../page/page.ts';
import { taleInShort } from '../../page/phrases.ts';
import { hrefOf, type View } from '../../page/view.ts';
import { nth } from '../../words/sure.ts';
import { counted } from '../../words/words.ts';
import { changeLine } from '../shared/change-lines.ts';
import { stepItems } from './between.ts';

/** Changes on the page: a memo of a few sheets. Older ones stand on the pages they are about. */
const maxChanges = 120;
/** Edits that no version tells of: the last few days of a team that writes. */
const maxEdits = 15;
/** Pages named with an edit. */
const maxTouched = 4;

/** What changed in the handbook and for whom, month by month. */
export const changesPages: Derivation = function* (view): Generator<DerivedPage> {
	const changes = changesIn(view.book);
	if (changes.length === 0 && editsOf(view).length === 0) return;
	yield {
		path: changesPath,
		title: 'What changed',
		names: ['changes', 'what is new', 'news', 'changelog'],
		summary: `${changes.length > maxChanges ? `The newest ${maxChanges} of ${changes.length} changes` : 'Every change'} that the playbooks note, newest first: what is different, and for whom.`,
		icon: 'history',
		activity: 'changes',
		chips: () => [
			{ icon: 'versions', text: counted(changes.length, 'change') },
			...(changes[0] ? [{ icon: 'calendar', text: `Last on ${dayIn(view.frame.language, changes[0].date)}` }] : []),
		],
		sections: () => [...months(changes, view), ...between(view), ...edits(view)],
		asides: () => feeds(view),
	};
};

function* months(changes: readonly NotedChange[], view: View): Generator<Section> {
	const shown = changes.slice(0, maxChanges);
	const format = new Intl.DateTimeFormat(view.frame.language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
	const groups = [...Map.groupBy(shown, ({ date }) => date.slice(0, 7))];
	for (const [i, [month, those]] of groups.entries()) {
		const older = i === groups.length - 1 ? changes.length - shown.length : 0;
		const duties = those.filter(({ weight }) => weight === 'duties').length;
		yield {
			id: `fb_${month}`,
			heading: format.format(new Date(`${month}-01T00:00:00Z`)),
			note: [counted(those.length, 'change'), ...(duties > 0 ? [`${duties} of duties`] : [])].join(' · '),
			block: { form: 'changes', changes: those.map((change) => changeLine(change, view)) },
		};
		if (older > 0)
			yield {
				id: 'fb_older',
				heading: 'Before that',
				block: {
					form: 'items',
					items: [],
					empty: { text: `${counted(older, 'older change')} stand on the pages they are about, under “Timeline”.` },
				},
			};
	}
}

/** Where the changes between editions stand. */
function between(view: View): Section[] {
	const items = stepItems(view);
	return items.length > 0
		? [{ id: 'fb_between', heading: 'From edition to edition', block: { form: 'items', items } }]
		: [];
}

/** The newest edits, as version control tells them: the only trace of those who keep no version. */
function edits(view: View): Section[] {
	const found = editsOf(view);
	if (found.length === 0) return [];
	const { history, frame } = view;
	return [
		{
			id: 'fb_edits',
			heading: 'Latest edits',
			lead: `What was written, whether or not a version tells of it.${history?.complete ? '' : ' This copy of the repository holds only the newest.'}`,
			block: {
				form: 'items',
				items: found.slice(0, maxEdits).map((edit) => {
					const { commit, pages } = edit;
					const subject = inert(commit.subject) || 'Edited';
					const told = toldOf(edit, view);
					const names = [
						...pages.slice(0, maxTouched).map(({ title }) => title),
						...(pages.length > maxTouched ? [`${pages.length - maxTouched} more`] : []),
					].join(', ');
					return {
						text: told ?? subject,
						...(pages.length === 1 ? { href: hrefOf(view, nth(pages, 0)) } : {}),
						icon: 'edit',
						note: dayIn(frame.language, commit.date),
						detail: told === undefined ? names : `${subject} · ${names}`,
					};
				}),
			},
		},
	];
}

type Edit = { readonly commit: Commit; readonly pages: readonly View['book']['entries'][number][] };

/** What an edit changed in meaning, the weightiest of all pages it touched; nothing where that is not known of each. */
function toldOf({ commit, pages }: Edit, view: View): string | undefined {
	const tales = pages.map((page) => {
		const known = view.versions?.get(page.id);
		return known && taleOfCommit(known, commit);
	});
	if (tales.some((tale) => tale === undefined)) return undefined;
	return taleInShort(
		tales.flatMap((tale) => tale ?? []).sort((a, b) => a.topic - b.topic),
		view,
	);
}

/** Commits that touched pages that are still there, under the name they have. */
function editsOf({ book, history }: View): readonly Edit[] {
	const found: Edit[] = [];
	if (!history) return found;
	const byPath = new Map(
		book.entries
			.filter(({ kind }) => !kind.single)
			.flatMap((entry) => entry.sources.map(({ path }) => [path, entry] as const)),
	);
	for (const commit of history.commits) {
		const pages = new Set(commit.files.flatMap(({ path }) => byPath.get(path) ?? []));
		if (pages.size > 0) found.push({ commit, pages: [...pages] });
		if (found.length === maxEdits) break;
	}
	return found;
}

/** Where changes can be followed; nothing where the site's address is not known, since a feed cannot do without. */
function feeds(view: View): Aside[] {
	const { book, frame } = view;
	if (!frame.feed) return [];
	const roles = book.of(role).filter((one) => isCurrent(one) && hasFeed(book, one));
	return [
		{
			title: 'Follow the changes',
			items: [
				{ text: 'All changes (Atom)', href: pageHref(frame.base, feedPath), icon: 'history' },
				...roles.map((one) => ({
					text: one.title,
					href: pageHref(frame.base, roleFeedPath(pathOf(one))),
					icon: 'role',
				})),
			],
		},
	];
}
