import type { Entry } from '../../core/entry.ts';
import { isAddress } from '../../core/other-addresses.ts';
import { type Location, positionAt, type Source } from '../../core/source.ts';
import type { handbook } from '../../kinds/handbook.ts';
import { statusOf } from '../../kinds/views/status.ts';
import { anchorsOf, pageHref } from '../../page/address.ts';
import { wordsAt } from '../../page/facts.ts';
import type { Aside, Chip, Page } from '../../page/page.ts';
import { hrefOf, type View } from '../../page/view.ts';
import { timelineAside } from './timeline.ts';
import { trustOf } from './trust.ts';
import { trustAside, trustChip, trustWords } from './trust-words.ts';

/** Entries that link to a page are listed up to here; a glossary term may have a thousand. */
const maxLinkedFrom = 40;

/** Facts that every typed entry has. */
type Shared = Partial<
	Pick<Entry<typeof handbook>['data'], 'status' | 'version' | 'reviewed' | 'changes' | 'aliases' | 'tags'>
>;

export function sharedOf(entry: Entry): Shared {
	const data = entry.data as Shared;
	if (!entry.kind.free) return data;
	return {
		aliases: data.aliases?.filter((alias) => !isAddress(alias)),
		...(statusOf(entry) === 'draft' ? { status: 'draft' } : {}),
	} as Shared;
}

export const textAt = (entry: Entry, key: string): string | undefined => {
	const value = (entry.data as Readonly<Record<string, unknown>>)[key];
	return typeof value === 'string' ? value : undefined;
};

/** The short facts that every playbook has, as chips under its title. */
export function chipsOf(entry: Entry, view: View): Chip[] {
	const { book, frame } = view;
	const { status, version, tags = [] } = sharedOf(entry);
	const owner = wordsAt(entry, 'owner', book, frame.base);
	const trust = trustChip(entry, view);
	return [
		...(status
			? [
					{
						icon: statusIcons[status],
						text: statusNames[status],
						...(status === 'draft' ? {} : ({ tone: status === 'active' ? 'good' : 'warning' } as const)),
					},
				]
			: []),
		...(version ? [{ icon: 'versions', text: `v${version}` }] : []),
		...(owner ? [{ icon: 'organization', text: owner.text, ...(owner.href ? { href: owner.href } : {}) }] : []),
		...(trust ? [trust] : []),
		...tags.map((tag) => ({ icon: 'tag', text: tag })),
	];
}

const statusIcons = { draft: 'edit', active: 'verified', deprecated: 'warning', retired: 'warning' } as const;
export const statusNames = {
	draft: 'Draft',
	active: 'Active',
	deprecated: 'Going away',
	retired: 'Retired',
} as const;

/** What readers must know before they rely on `entry`. */
export function noticeOf(entry: Entry, { book, frame }: View): Page['notice'] {
	const { status } = sharedOf(entry);
	if (status !== 'deprecated' && status !== 'retired') return undefined;
	const link = wordsAt(entry, 'replaced_by', book, frame.base);
	const text = status === 'retired' ? 'This is no longer in force.' : 'This is going away.';
	return link ? { text: `${text} Use instead:`, link } : { text };
}

/** Where the file of `entry` can be edited on the host of its repository, at the place `at` or at its start. */
export function editHref(entry: Entry, view: View, at?: Location): string | undefined {
	// The reference of the rules is not among the handbook's own files.
	if (!entry.sources.some(({ path }) => view.book.sources.has(path))) return undefined;
	const { source, range } = at ?? { source: fileOf(entry), range: { start: 0 } };
	return source && editAddress(source.path, positionAt(source, range.start).line + 1, view);
}

/** Where a place in a file of the handbook can be edited, whether or not it belongs to a playbook. */
export const editPlaceHref = ({ source, range }: Location, view: View): string | undefined =>
	view.book.sources.has(source.path)
		? editAddress(source.path, positionAt(source, range.start).line + 1, view)
		: undefined;

function editAddress(file: string, line: number, { settings }: View): string | undefined {
	const { edit, branch } = settings.repository ?? {};
	const path = encodeURI(file);
	// A function, since a path may hold what `replace` reads as a pattern.
	return edit
		?.replaceAll('{path}', () => path)
		.replaceAll('{branch}', () => encodeURI(branch ?? 'main'))
		.replaceAll('{line}', String(line));
}

/** Where each part of `entry` can be edited, by its anchor on the page; empty where the host has no addresses of lines. */
export function partEdits(entry: Entry, view: View): Readonly<Record<string, string>> {
	if (!view.settings.repository?.edit?.includes('{line}')) return {};
	const { ids } = anchorsOf(entry);
	const places = [
		...entry.parts.map(({ id, path }): [string, Location] => [id, entry.at(path)]),
		...(entry.prose?.headings ?? []).map(({ slug, range }): [string, Location] => [
			slug,
			{ source: entry.prose!.source, range },
		]),
	];
	const edits = places.map(([part, at]): [string, string | undefined] => [
		ids.get(part) ?? part,
		editHref(entry, view, at),
	]);
	return Object.fromEntries(edits.filter((edit): edit is [string, string] => edit[1] !== undefined));
}

const fileOf = ({ prose, sources }: Entry): Source | undefined => prose?.source ?? sources[0];

/** What the status bar says of `entry`. */
export function statusLine(entry: Entry, view: View): string[] {
	const { book, frame } = view;
	const owner = wordsAt(entry, 'owner', book, frame.base);
	const { version } = sharedOf(entry);
	const trust = trustOf(view, entry);
	return [
		fileOf(entry)?.path ?? '',
		...(owner ? [`Owner: ${owner.text}`] : []),
		...(version || trust ? [[version && `v${version}`, trust && trustWords(trust)].filter(Boolean).join(' · ')] : []),
	];
}

/** What stands beside every playbook: its other names, what links to it, how it changed, and whether to rely on it. */
export function asidesOf(entry: Entry, view: View): Aside[] {
	const { book, frame } = view;
	const { aliases = [] } = sharedOf(entry);
	const trust = trustAside(entry, view);
	const timeline = timelineAside(entry, view);
	const from = [...new Set(book.linksTo(entry).map((link) => link.from))].filter(
		(one) => one !== entry && !one.kind.single,
	);
	const linked = from.slice(0, maxLinkedFrom).map((one) => ({
		text: one.title,
		href: one.id === '' ? pageHref(frame.base, '/') : hrefOf(view, one),
		icon: one.kind.name,
	}));
	return [
		...(aliases.length > 0 ? [{ title: 'Also called', items: aliases.map((text) => ({ text })) }] : []),
		...(linked.length > 0
			? [
					{
						title: 'Linked from',
						items: linked,
						...(from.length > linked.length ? { more: from.length - linked.length } : {}),
					},
				]
			: []),
		...(timeline ? [timeline] : []),
		...(trust ? [trust] : []),
	];
}
