import type { Handbook } from '../core/handbook.ts';
import { handbook } from '../kinds/handbook.ts';
import { role } from '../kinds/role.ts';
import { pageHref } from './address.ts';
import type { Frame } from './page.ts';

/** What all pages of `book` share. `wanted` is the path under which the site will stand; left out, that of the handbook's own address. */
export function frameOf(book: Handbook, wanted?: string): Frame {
	const settings = book.of(handbook)[0]?.data ?? {};
	const site = settings.site === undefined ? undefined : new URL(settings.site);
	const base = `/${(wanted ?? site?.pathname ?? '').split('/').filter(Boolean).join('/')}/`.replace('//', '/');
	const hasRoles = book.of(role).length > 0;
	return {
		title: titleOf(book),
		language: settings.language ?? 'en',
		base,
		...(site ? { origin: site.origin } : {}),
		activities: [],
		hasRoles,
	};
}

/** Whether there are playbooks, of which the rules have something to say; a folder of plain pages has none. */
export const isJudged = (book: Handbook): boolean => book.entries.some(({ kind }) => !kind.free && !kind.single);

/** The activity bar: a link to each part of which the site has the page, one of `paths`. */
export const activitiesIn = (paths: ReadonlySet<string>, base: string): Frame['activities'] =>
	parts
		.filter(({ path }) => paths.has(path))
		.map(({ activity, title, path }) => ({ activity, title, href: pageHref(base, path) }));

const parts = [
	{ activity: 'handbook', title: 'Handbook', path: '/' },
	{ activity: 'search', title: 'Search', path: '/search/' },
	{ activity: 'role', title: 'My role', path: '/roles/' },
	{ activity: 'calendar', title: 'Calendar', path: '/calendar/' },
	{ activity: 'coverage', title: 'Coverage', path: '/coverage/' },
	{ activity: 'changes', title: 'Changes', path: '/changes/' },
	{ activity: 'settings', title: 'Settings', path: '/settings/' },
] as const;

/** What the handbook is called: by its settings, else by its start page. */
function titleOf(book: Handbook): string {
	const settings = book.of(handbook)[0];
	const stated = settings && settings.stated('title').length > 0;
	return (stated ? settings.data.title : book.find('')?.title) ?? 'Handbook';
}
