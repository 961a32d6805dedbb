import type { SiteData } from '../../pages/site-data.ts';
import { mine } from './shared/mine.ts';
import { dropDown, icon, make } from './shared/store.ts';

const inWords = (day: string) =>
	new Date(`${day}T00:00:00Z`).toLocaleDateString(document.documentElement.lang, {
		dateStyle: 'long',
		timeZone: 'UTC',
	});

/** Lets a reader keep to one role, to what came since a day, or to what is new, and print what is left. */
export function offerFilters(roles: SiteData['roles'], since: string | undefined, some: boolean): void {
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
	const months = monthsOnPage();
	const show = () => {
		const fresh = onlyNew.getAttribute('aria-pressed') === 'true';
		let left = 0;
		for (const line of lines) {
			const concerned = select.value === '' || (line.dataset.roles ?? '').split(' ').includes(select.value);
			const recent = !dated || (line.querySelector('time')?.dateTime ?? '') >= day.value;
			line.hidden = !concerned || !recent || (fresh && !line.classList.contains('fresh'));
			if (!line.hidden) left++;
		}
		for (const month of months) showLeft(month);
		count.textContent = left === lines.length ? '' : `${left} of the ${lines.length} changes on this page`;
		document.dispatchEvent(new CustomEvent('fieldbook:shown'));
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

/** A month, or a sort of changes, with its line in the outline and what it says of all that it holds. */
interface Month {
	readonly section: HTMLElement;
	readonly lines: readonly HTMLElement[];
	readonly note: HTMLElement | null;
	readonly all: string;
	readonly inOutline: HTMLElement | undefined;
}

const monthsOnPage = (): readonly Month[] =>
	[...document.querySelectorAll<HTMLElement>('main section:has(> .changes)')].map((section) => {
		const heading = section.querySelector<HTMLElement>('h2');
		const note = heading?.querySelector('small') ?? null;
		const link = [...document.querySelectorAll<HTMLAnchorElement>('.outline a[href^="#"]')].find(
			({ hash }) => decodeURIComponent(hash.slice(1)) === heading?.id,
		);
		return {
			section,
			lines: [...section.querySelectorAll<HTMLElement>('[data-change]')],
			note,
			all: note?.textContent ?? '',
			inOutline: link?.closest('li') ?? undefined,
		};
	});

/** Says how many of its changes are left, and leaves a month without any out of the page and its outline. */
function showLeft({ section, lines, note, all, inOutline }: Month): void {
	const left = lines.filter(({ hidden }) => !hidden);
	section.hidden = left.length === 0;
	if (inOutline) inOutline.hidden = section.hidden;
	const duties = left.filter((line) => line.querySelector('.change-weight.warning')).length;
	const told = `${left.length} of ${lines.length} changes${duties > 0 ? ` · ${duties} of duties` : ''}`;
	if (note) note.textContent = left.length === lines.length ? all : told;
}
