import { type Switch, switchFile } from '../../page/edition-switch.ts';
import type { SiteData } from '../../pages/site-data.ts';
import { mine } from './shared/mine.ts';
import { base, dropDown, keep, load, make, recall, root } from './shared/store.ts';

/** What can be wrong, as a reader asks for it. */
const troubles = {
	missing: 'missing needs',
	weak: 'weak needs',
	error: 'errors',
	warning: 'warnings',
	info: 'notes',
	excused: 'what is excused',
} as const;

const key = `coverage ${base}`;

/** What of the page answers to a choice. */
interface Line {
	readonly element: HTMLElement;
	readonly noun: 'collaborations' | 'findings';
	readonly roles: readonly string[];
	readonly changed: string;
	readonly troubles: readonly string[];
}

/** Lets a reader keep to a role, to a kind of trouble, or to what changed since a day, and names the choice in the address. */
export async function filterCoverage(): Promise<void> {
	const first = document.querySelector('main .matrix.filled')?.closest('section.facts');
	if (!first) return;
	const lines = linesOf(first);
	const { roles } = await load<SiteData>('site.json');
	const asked = new URLSearchParams(location.search);
	const role = choiceOf('role', 'everybody', asked.get('role'), [
		...roles.map(({ slug, title }): Option => [slug, slug === mine().role ? `my role: ${title}` : title]),
	]);
	const trouble = choiceOf('trouble', 'all there is', asked.get('trouble'), Object.entries(troubles));
	const since = choiceOf('since', 'any time', asked.get('since'), await daysToChoose(asked.get('since')));
	const told = make('output', { class: 'filtered', 'aria-live': 'polite', for: 'fb_role fb_trouble fb_since' });
	const show = () => {
		told.textContent = narrow(lines, { role: role.value, trouble: trouble.value, since: since.value });
	};
	for (const select of [role, trouble, since])
		select.addEventListener('change', () => {
			show();
			remember({ role: role.value, trouble: trouble.value, since: since.value });
		});
	first.before(
		make(
			'div',
			{ class: 'change-filters', role: 'group', 'aria-label': 'Show' },
			...labelled('Show', trouble),
			...labelled('for', role),
			...labelled('changed', since),
			told,
		),
	);
	show();
	keep(key, new Date().toISOString().slice(0, 10));
}

type Option = readonly [value: string, text: string];

const choiceOf = (name: string, all: string, chosen: string | null, options: readonly Option[]): HTMLSelectElement =>
	make(
		'select',
		{ id: `fb_${name}` },
		make('option', { value: '' }, all),
		...options.map(([value, text]) => make('option', { value, selected: value === chosen }, text)),
	);

const labelled = (text: string, select: HTMLSelectElement): HTMLElement[] => [
	make('label', { for: select.id }, text),
	dropDown(select),
];

/** This month, the last visit of this device, and the days on which editions came into force. */
async function daysToChoose(asked: string | null): Promise<Option[]> {
	const visit = recall<string>(key);
	const days: Option[] = [
		['month', 'this month'],
		...(visit ? [['visit', 'since my last visit'] as const] : []),
		...(await editions()).map(({ name, date }): Option => [date, `since ${name}`]),
	];
	// An address may name any day.
	const other = asked && /^\d{4}-\d\d-\d\d$/.test(asked) && !days.some(([value]) => value === asked);
	return other ? [...days, [asked, `since ${asked}`]] : days;
}

async function editions(): Promise<readonly { name: string; date: string }[]> {
	if (!document.querySelector('[data-editions]')) return [];
	try {
		const response = await fetch(root + switchFile);
		const all = response.ok ? ((await response.json()) as readonly Switch[]) : [];
		return all.flatMap(({ name, date }) => (date ? [{ name, date }] : []));
	} catch {
		return [];
	}
}

/** The first day of a span of time. */
function dayOf(since: string): string {
	if (since === 'month') return `${new Date().toISOString().slice(0, 7)}-01`;
	return since === 'visit' ? (recall<string>(key) ?? '') : since;
}

function linesOf(first: Element): readonly Line[] {
	const collaborations = [...first.querySelectorAll<HTMLElement>('tbody tr')].map((element): Line => {
		const has = (tone: string) => element.querySelector(`.cell.${tone}`) !== null;
		return {
			element,
			noun: 'collaborations',
			roles: listOf(element.dataset.roles),
			changed: element.dataset.changed ?? '',
			troubles: [...(has('bad') ? ['missing'] : []), ...(has('warning') ? ['weak'] : [])],
		};
	});
	const findings = [...document.querySelectorAll<HTMLElement>('main .attention li')].map((element): Line => {
		const excused = element.closest('section.facts')?.querySelector('#fb_excused') !== null;
		return {
			element,
			noun: 'findings',
			roles: listOf(element.dataset.for),
			changed: element.dataset.changed ?? '',
			troubles: [excused ? 'excused' : (element.dataset.severity ?? '')],
		};
	});
	return [...collaborations, ...findings];
}

const listOf = (text: string | undefined): readonly string[] => (text ?? '').split(' ').filter(Boolean);

/** Hides what does not answer to the choice, and says how much is left. */
function narrow(lines: readonly Line[], chosen: Readonly<Record<'role' | 'trouble' | 'since', string>>): string {
	const day = dayOf(chosen.since);
	for (const { element, roles, changed, troubles } of lines)
		element.hidden =
			(chosen.role !== '' && !roles.includes(chosen.role)) ||
			(chosen.trouble !== '' && !troubles.includes(chosen.trouble)) ||
			(day !== '' && changed < day);
	const boxes = [...document.querySelectorAll<HTMLElement>('main .attention')];
	for (const box of boxes) box.hidden = !box.querySelector('li:not([hidden])');
	const chooses = Object.values(chosen).some(Boolean);
	for (const section of new Set(lines.map(({ element }) => element.closest<HTMLElement>('section.facts'))))
		if (section) section.hidden = chooses && !section.querySelector('tbody tr:not([hidden]), .attention:not([hidden])');
	if (!chooses) return '';
	return (['collaborations', 'findings'] as const)
		.map((noun) => lines.filter((one) => one.noun === noun))
		.filter((own) => own.length > 0)
		.map((own) => `${own.filter(({ element }) => !element.hidden).length} of ${own.length} ${own[0]!.noun}`)
		.join(', ');
}

/** Keeps what was chosen in the address, so that it can be sent to others. */
function remember(chosen: Readonly<Record<string, string>>): void {
	const url = new URL(location.href);
	for (const [name, value] of Object.entries(chosen)) {
		if (value) url.searchParams.set(name, value);
		else url.searchParams.delete(name);
	}
	history.replaceState(history.state, '', url);
}
