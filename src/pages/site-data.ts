import type { Handbook } from '../core/handbook.ts';
import { changesIn, lastingKey } from '../history/changes.ts';
import type { History } from '../history/history.ts';
import { handbook } from '../kinds/handbook.ts';
import { role } from '../kinds/role.ts';
import { isCurrent } from '../kinds/views/status.ts';
import { explorerTree, type NavItem, placesOf } from '../page/navigation.ts';
import type { Frame } from '../page/page.ts';
import { hrefOf, stagesOf } from '../page/view.ts';
import { notRun } from './shared/profile.ts';
import { type Trust, trustOf } from './shared/trust.ts';

/** What scripts ask for once rather than find on every page: it would make all pages change together. */
export interface SiteData {
	readonly roles: readonly { readonly slug: string; readonly title: string; readonly href: string }[];
	readonly stages: readonly { readonly id: string; readonly title: string }[];
	/** What is to be mended; absent where nobody can mend anything, as in an earlier edition. */
	readonly health?: Health;
	/** Whether a device may keep the handbook for reading without a network. */
	readonly offline?: true;
	/** Names the state of the changes: where a device has seen it, there is nothing new to ask for. */
	readonly changes: string;
	/** The commit the handbook was built from, where known, and the branch of its repository with the address of its commits. */
	readonly revision?: string;
	readonly branch?: string;
	readonly commits?: string;
}

interface Health {
	readonly errors: number;
	readonly warnings: number;
	/** Rules that the profile holds back, in words. */
	readonly notRun?: string;
	/** Playbooks that are to be compared with the work again. */
	readonly reviews: number;
}

/** What scripts ask of `book`; of one that is `past`, nothing that is to be mended. */
export function siteData(
	book: Handbook,
	frame: Frame,
	{ history, past = false }: { readonly history?: History | undefined; readonly past?: boolean } = {},
): SiteData {
	const settings = book.of(handbook)[0]?.data ?? {};
	const changes = changesIn(book);
	return {
		roles: book
			.of(role)
			.filter(isCurrent)
			.map((one) => ({ slug: one.slug, title: one.title, href: hrefOf({ frame }, one) }))
			.sort((a, b) => (a.title < b.title ? -1 : 1)),
		stages: stagesOf({ settings, frame }).map(({ id, title }) => ({ id, title })),
		...(past ? {} : { health: healthOf(book, frame) }),
		...repositoryOf(settings.repository),
		changes: `${changes.length} ${changes[0] ? lastingKey(changes[0], book, history) : ''}`,
	};
}

/** What is to be mended in `book`. */
function healthOf(book: Handbook, frame: Frame): Health {
	const count = (severity: string) => book.diagnostics.filter((one) => one.severity === severity).length;
	const held = notRun(book);
	return {
		errors: count('error'),
		warnings: count('warning'),
		...(held === undefined ? {} : { notRun: held }),
		reviews: book.entries.filter((entry) => needsReview(trustOf({ book, frame }, entry))).length,
	};
}

const needsReview = (trust: Trust | undefined): boolean => trust?.state === 'suspect' || trust?.state === 'due';

/** Hosts differ in where a commit stands; how a file is edited tells which it is. */
function repositoryOf(
	repository: { readonly url: string; readonly branch: string; readonly edit?: string | undefined } | undefined,
): Pick<SiteData, 'branch' | 'commits'> {
	if (!repository) return {};
	const { url, branch, edit = '' } = repository;
	const place = edit.includes('/-/') ? '-/commit' : URL.parse(url)?.host === 'bitbucket.org' ? 'commits' : 'commit';
	return { branch, commits: `${url.replace(/\/+$/, '')}/${place}/` };
}

/** A change, as a device knows it: by its key, with the slugs of the roles it concerns. */
export type ChangeKey = readonly [key: string, ...roles: readonly string[]];

/** Changes that a device is told of; whoever has missed more reads all there are. */
const maxKeys = 150;

/** The newest changes, for a device to find those its reader has not seen. */
export const changeData = (book: Handbook, history?: History): readonly ChangeKey[] =>
	changesIn(book)
		.slice(0, maxKeys)
		.map((change) => [lastingKey(change, book, history), ...change.roles.map(({ slug }) => slug)]);

/** The whole tree of the explorer, which a page loads when a reader opens a folder. */
export const siteTree = (book: Handbook, frame: Frame): readonly NavItem[] => explorerTree(placesOf(book), frame.base);
