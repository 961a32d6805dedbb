import type { ChangeKey, SiteData } from '../../pages/site-data.ts';
import { mine } from './shared/mine.ts';
import { base, keep, load, make, recall } from './shared/store.ts';

/** What this device's reader has seen of the changes. */
interface Seen {
	/** Day of the last visit to the page of changes, or of the first one to any page. */
	readonly on: string;
	/** The state of the changes on that day, and the keys of them. */
	readonly state: string;
	readonly keys: readonly string[];
	/** Those that were new at a visit on that day, which are marked until it ends, and the day of the visit before. */
	readonly shown?: readonly string[];
	readonly since?: string;
}

// An edition of the handbook has changes of its own, and is another base.
const key = `changes ${base}`;

/**
 * Counts what changed since the reader last opened the page of changes, and marks it wherever changes are listed.
 * What is there at the first visit is not new.
 */
export async function showChanges(): Promise<void> {
	const link = document.querySelector<HTMLElement>('[data-activity="changes"]');
	if (!link) return;
	const seen = recall<Seen>(key);
	const { changes: state, roles } = await load<SiteData>('site.json');
	const fresh = seen && seen.state !== state ? await freshOf(seen) : [];
	const sameDay = seen?.on === today();
	const marked = new Set([...fresh.map(([name]) => name), ...((sameDay && seen?.shown) || [])]);
	const since = (sameDay && seen?.since) || seen?.on;
	markNew(marked);
	if (link.getAttribute('aria-current') === 'true')
		(await import('./change-filters.ts')).offerFilters(roles, since, marked.size > 0);
	const onPage = location.pathname === `${base}changes/`;
	if (!seen || (onPage && seen.state !== state)) {
		const all = await load<readonly ChangeKey[]>('changes.json');
		const keys = all.map(([name]) => name);
		keep(key, { on: today(), state, keys, ...shownOn(marked, since) } satisfies Seen);
		return;
	}
	if (onPage) {
		keep(key, { on: today(), state, keys: seen.keys, ...shownOn(marked, since) } satisfies Seen);
		return;
	}
	const badge = () => showBadge(link, fresh);
	badge();
	document.addEventListener('fieldbook:mine', badge);
}

/** What a visit marked, for the next one on the same day. */
const shownOn = (marked: ReadonlySet<string>, since: string | undefined): Pick<Seen, 'shown' | 'since'> =>
	marked.size > 0 && since !== undefined ? { shown: [...marked], since } : {};

async function freshOf({ keys }: Seen): Promise<readonly ChangeKey[]> {
	const known = new Set(keys);
	return (await load<readonly ChangeKey[]>('changes.json')).filter(([name]) => !known.has(name));
}

const today = () => new Date().toISOString().slice(0, 10);

/** Whoever has chosen a role is told of what concerns it. */
function showBadge(link: HTMLElement, fresh: readonly ChangeKey[]): void {
	link.querySelector('.badge')?.remove();
	const { role } = mine();
	const count = fresh.filter(([, ...roles]) => role === undefined || roles.includes(role)).length;
	if (count === 0) return;
	const text = `${count} new since your last visit${role === undefined ? '' : ', for your role'}`;
	link.append(
		make(
			'span',
			{ class: 'badge' },
			make('span', { 'aria-hidden': 'true' }, count > 99 ? '99+' : String(count)),
			make('span', { class: 'unseen' }, text),
		),
	);
}

function markNew(keys: ReadonlySet<string>): void {
	for (const line of document.querySelectorAll<HTMLElement>('[data-change]')) {
		if (!keys.has(line.dataset.change ?? '')) continue;
		line.classList.add('fresh');
		line.querySelector('.change-head')?.append(make('span', { class: 'change-new' }, 'new since your last visit'));
	}
}
