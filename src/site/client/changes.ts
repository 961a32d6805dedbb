import type { ChangeKey, SiteData } from '../../project/site-data.ts';
import { mine } from './mine.ts';
import { base, dropDown, icon, keep, load, make, recall } from './store.ts';

/** What this device's reader has seen of the changes. */
interface Seen {
	/** Day of the last visit to the page of changes, or of the first one to any page. */
	readonly on: string;
	/** The state of the changes on that day, and the keys of them. */
	readonly state: string;
	readonly keys: readonly string[];
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
	markNew(new Set(fresh.map(([name]) => name)));
	offerFilters(roles, seen?.on, fresh.length > 0);
	const onPage = location.pathname === `${base}changes/`;
	if (!seen || (onPage && seen.state !== state)) {
		const all = await load<readonly ChangeKey[]>('changes.json');
		keep(key, { on: today(), state, keys: all.map(([name]) => name) } satisfies Seen);
		return;
	}
	if (onPage) {
		keep(key, { ...seen, on: today() } satisfies Seen);
		return;
	}
	const badge = () => showBadge(link, fresh);
	badge();
	document.addEventListener('fieldbook:mine', badge);
}

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

const inWords = (day: string) =>
	new Date(`${day}T00:00:00Z`).toLocaleDateString(document.documentElement.lang, {
		dateStyle: 'long',
		timeZone: 'UTC',
	});

/** Lets a reader keep to one role, to what came since a day, or to what is new, and print what is left. */
function offerFilters(roles: SiteData['roles'], since: string | undefined, some: boolean): void {
	if (document.querySelector('[data-activity="changes"]')?.getAttribute('aria-current') !== 'true') return;
	const lines = [...document.querySelectorAll<HTMLElement>('main [data-change]')];
	const first = lines[0]?.closest('section');
	if (!first) return;
	const asked = new URLSearchParams(location.search);
	const wanted = asked.get('concerns') ?? mine().role;
	const select = make(
		'select',
		{ id: 'fb_concerns' },
		make('option', { value: '' }, 'everybody'),
		...roles.map(({ slug, title }) => make('option', { value: slug, selected: slug === wanted }, title)),
	);
	const day = make('input', { class: 'field', id: 'fb_since', type: 'date', value: asked.get('since') ?? '' });
	const dated = lines.some((line) => line.querySelector('time'));
	const onlyNew = make(
		'button',
		{ class: 'button', type: 'button', 'aria-pressed': 'false' },
		`New since ${since && inWords(since)}`,
	);
	const print = make('button', { class: 'button', type: 'button' }, icon('file'), 'Print');
	const count = make('output', { for: 'fb_concerns' });
	const show = () => {
		const fresh = onlyNew.getAttribute('aria-pressed') === 'true';
		let left = 0;
		for (const line of lines) {
			const concerned = select.value === '' || (line.dataset.roles ?? '').split(' ').includes(select.value);
			const recent = !dated || (line.querySelector('time')?.dateTime ?? '') >= day.value;
			line.hidden = !concerned || !recent || (fresh && !line.classList.contains('fresh'));
			if (!line.hidden) left++;
		}
		for (const list of document.querySelectorAll<HTMLElement>('main .changes'))
			list.closest('section')!.hidden = !list.querySelector('li:not([hidden])');
		count.textContent = left === lines.length ? '' : `${left} of ${lines.length} changes`;
	};
	const choose = () => {
		show();
		remember({ concerns: select.value, since: dated ? day.value : '' });
	};
	select.addEventListener('change', choose);
	day.addEventListener('change', choose);
	onlyNew.addEventListener('click', () => {
		onlyNew.setAttribute('aria-pressed', String(onlyNew.getAttribute('aria-pressed') !== 'true'));
		show();
	});
	print.addEventListener('click', () => window.print());
	first.before(
		make(
			'div',
			{ class: 'change-filters' },
			make('label', { for: 'fb_concerns' }, 'Concerns'),
			dropDown(select),
			...(dated ? [make('label', { for: 'fb_since' }, 'since'), day] : []),
			...(some && since ? [onlyNew] : []),
			print,
			count,
		),
	);
	show();
}

/** Keeps what was chosen in the address, so that it can be sent to others. */
function remember(chosen: Readonly<Record<string, string>>): void {
	const url = new URL(location.href);
	for (const [name, value] of Object.entries(chosen)) {
		url.searchParams.delete(name);
		if (value) url.searchParams.append(name, value);
	}
	history.replaceState(history.state, '', url);
}
