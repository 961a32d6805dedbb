import { kindIcon, kindLabel } from '../../../search/record-kinds.ts';
import { dropDown, icon, make } from '../shared/store.ts';
import { isTitled, lineOf, notSaid } from './choices.ts';
import type { Outcome, Shown } from './engine.ts';
import { marked } from './marks.ts';
import { searcher } from './searcher.ts';
import { excerptNodes, type Filters, facets, findText, type TextHit, textAt } from './text.ts';
import { headingOf } from './wording.ts';

/** What pages can be narrowed down by: the facet, what readers call it, and its name in the address. */
const narrowings = [
	['kind', 'Kind', 'kind'],
	['role', 'Role', 'with'],
	['stage', 'Stage', 'in'],
	['system', 'System', 'using'],
	['status', 'Status', 'status'],
] as const;

const maxTitles = 5;
/** Pages shown at first, and with each wish for more. */
const maxText = 10;
const pause = 50;

/** Puts the search before `lists`, which stay for those who would rather browse. */
export function fillSearch(lists: HTMLElement): void {
	const asked = new URLSearchParams(location.search);
	const input = make('input', {
		type: 'search',
		name: 'q',
		class: 'search-input',
		'aria-label': 'Search the handbook',
		'aria-describedby': 'fb_found',
		autocomplete: 'off',
		spellcheck: 'false',
		enterkeyhint: 'search',
		placeholder: 'Who signs off discounts?',
	});
	input.value = asked.get('q') ?? '';
	const selects = narrowings.map(([facet, title, name]) => ({ facet, name, select: choice(title, asked.get(name)) }));
	const clear = make('button', { type: 'button', class: 'button', hidden: true }, 'Clear filters');
	const form = make(
		'form',
		{ class: 'search-form', role: 'search' },
		input,
		make('div', { class: 'facets' }, ...selects.map(({ select }) => select.closest('label')!), clear),
	);
	const count = make('p', { id: 'fb_found', class: 'search-count', role: 'status' });
	const results = make('ol', { class: 'results', 'aria-label': 'Results' });
	const more = make('button', { type: 'button', class: 'button more-results', hidden: true }, 'Show more');
	lists.before(form, count, results, more);

	const filters = (): Filters =>
		Object.fromEntries(selects.flatMap(({ facet, select }) => (chosen(select) ? [[facet, [chosen(select)]]] : [])));
	let filling: Promise<void> | undefined;
	/** Offers what there is to narrow down by, once that can be read; until then the address alone says it. */
	const fill = () => {
		filling ??= facets().then((all) => {
			if (!all) {
				filling = undefined;
				return;
			}
			for (const { facet, select } of selects) {
				const wanted = chosen(select);
				const values = Object.entries(all[facet] ?? {});
				select.append(...values.map(([value, number]) => make('option', { value }, `${value} (${number})`)));
				select.value = values.some(([value]) => value === wanted) ? wanted : '';
				delete select.dataset.wanted;
				select.closest('label')!.hidden = values.length < 2;
			}
		});
		return filling;
	};
	let turn = 0;
	let limit = maxText;
	const run = async () => {
		const mine = ++turn;
		await fill();
		if (mine !== turn) return;
		const text = input.value.trim();
		keepAddress(text, selects);
		results.setAttribute('aria-busy', 'true');
		const narrowed = Object.keys(filters()).length > 0;
		clear.hidden = !narrowed;
		if (text === '' && !narrowed) {
			lists.hidden = false;
			results.replaceChildren();
			results.removeAttribute('aria-busy');
			count.textContent = '';
			more.hidden = true;
			return;
		}
		count.textContent = 'Searching…';
		const asked =
			text === ''
				? undefined
				: await searcher()
						.then((search) => search.find(text))
						.catch(() => undefined);
		const hits = asked?.hits.slice(0, maxTitles) ?? [];
		const [found, about] = await Promise.all([
			findText(text, filters(), limit, asked?.question.missing).catch(() => undefined),
			narrowed
				? new Map<string, TextHit>()
				: textAt([...new Set(hits.map(({ href }) => pageOf(href)))], text).catch(() => new Map()),
		]);
		if (mine !== turn) return;
		// Titles cannot be narrowed down: they are all there is where texts cannot be searched.
		const outcome = narrowed && found ? undefined : asked;
		const titles = outcome ? hits : [];
		if (found) void fill();
		suggest(text);
		const literal = isTitled(titles, text) ? [] : (found?.hits.filter(({ exact }) => exact) ?? []);
		const rest = found?.hits.filter((hit) => !literal.includes(hit)) ?? [];
		const above = new Set([...titles.map(({ href }) => href), ...literal.map(({ url }) => url)]);
		const items = [
			...(outcome ? answerItems(outcome) : []),
			...literal.map(textItem),
			...(outcome ? titles.filter(({ href }) => !literal.some(({ url }) => url === href)) : []).map((one) =>
				titleItem(one, outcome!, about),
			),
			...rest.filter(({ url }) => !above.has(url)).map(textItem),
		];
		lists.hidden = items.length > 0;
		results.removeAttribute('aria-busy');
		results.replaceChildren(...(items.length > 0 ? items : [nothing(text, narrowed)]));
		more.hidden = (found?.count ?? 0) <= limit;
		const pages = Math.max(found?.count ?? 0, items.length);
		const number = items.length === 0 ? 'Nothing found' : `${pages} ${pages === 1 ? 'page' : 'pages'}`;
		count.textContent = `${notSaid(found?.missing ?? [])} ${number}${found ? '' : noTexts}`.trim();
	};
	let latest = Promise.resolve();
	const search = () => {
		latest = run();
		return latest;
	};
	// Who is among the results stays where they are.
	searcher().then(
		({ onBetter }) =>
			onBetter(() => {
				if (!results.contains(document.activeElement)) void search();
			}),
		() => {},
	);
	let timer: ReturnType<typeof setTimeout> | undefined;
	input.addEventListener('input', () => {
		clearTimeout(timer);
		limit = maxText;
		timer = setTimeout(search, pause);
	});
	for (const { select } of selects)
		select.addEventListener('change', () => {
			limit = maxText;
			void search();
		});
	clear.addEventListener('click', () => {
		for (const { select } of selects) {
			select.value = '';
			delete select.dataset.wanted;
		}
		input.focus();
		void search();
	});
	more.addEventListener('click', async () => {
		const before = results.childElementCount;
		limit += maxText;
		await search();
		// More may have been read meanwhile, and the same been asked again.
		await latest;
		results.children[before]?.querySelector('a')?.focus();
	});
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		void search();
	});
	moveByArrows(input, results);
	void search();
	if (matchMedia('(pointer: fine)').matches) input.focus();
}

function choice(title: string, wanted: string | null): HTMLSelectElement {
	const select = make('select', { 'data-wanted': wanted ?? undefined }, make('option', { value: '' }, 'Any'));
	make('label', { hidden: true }, title, dropDown(select));
	return select;
}

/** Said where texts cannot be searched: while a handbook is written, and on a device that has not kept them. */
const noTexts = ' · titles and answers only; a built handbook is searched in whole';

/** What a reader has chosen, else what the address wants that cannot be offered yet. */
const chosen = ({ value, dataset }: HTMLSelectElement): string => value || (dataset.wanted ?? '');

/** What stands where results would. */
function nothing(text: string, narrowed: boolean): HTMLElement {
	const link = suggestLink()?.cloneNode(true);
	return make(
		'li',
		{ class: 'result-none' },
		make(
			'p',
			{},
			text ? `No page says “${text}”${narrowed ? ' within these filters' : ''}.` : 'No page fits these filters.',
		),
		make(
			'p',
			{ class: 'note' },
			'Fewer words or other words may find it. If it is missing, say so: somebody can write it down.',
		),
		...(link ? [link] : []),
	);
}

/** The address says what is searched, so that a copied link finds the same. */
function keepAddress(text: string, selects: readonly { name: string; select: HTMLSelectElement }[]): void {
	const url = new URL(location.href);
	for (const [name, value] of [
		['q', text] as const,
		...selects.map(({ name, select }) => [name, chosen(select)] as const),
	]) {
		if (value) url.searchParams.set(name, value);
		else url.searchParams.delete(name);
	}
	history.replaceState(history.state, '', url);
}

const answerItems = ({ answers }: Outcome): readonly HTMLElement[] =>
	answers.map((answer) =>
		item('lightbulb', answer.about[0]!.href, [headingOf(answer)], 'Answer', [linesBelow(answer.lines)]),
	);

const linesBelow = (lines: readonly Line[]): HTMLElement =>
	make('ul', { class: 'answer' }, ...lines.map((line) => make('li', {}, ...linkedLine(line))));

/** Something found by its title, with what was agreed about it, else the words around what was found there. */
function titleItem(found: Shown, { question }: Outcome, about: ReadonlyMap<string, TextHit>): HTMLElement {
	const page = about.get(pageOf(found.href));
	const part = page?.parts.find(({ url }) => url === found.href);
	const below = found.lines
		? [linesBelow(found.lines)]
		: found.within === undefined
			? page
				? whereFound(page)
				: []
			: part
				? [make('p', { class: 'excerpt' }, ...excerptNodes(part.excerpt))]
				: [];
	return item(kindIcon(found.kind), found.href, marked(found.title, question), noteOf(found), below);
}

const pageOf = (href: string): string => href.split('#')[0]!;

type Line = Parameters<typeof lineOf>[0];

/** The line of an answer, with links where it names pages. */
function linkedLine(line: Line): readonly (Node | string)[] {
	if (line.links.length === 0) return lineOf(line);
	return [
		...(line.label ? [`${line.label}: `] : []),
		...line.links.flatMap(({ href, title }, i) => [...(i > 0 ? [', '] : []), make('a', { href }, title)]),
		...(line.text ? [` · ${line.text}`] : []),
	];
}

const noteOf = ({ kind, within, status }: Shown): string =>
	`${kindLabel(kind)}${within === undefined ? '' : ` in ${within}`}${status ? ` · ${status}` : ''}`;

const textItem = (hit: TextHit): HTMLElement =>
	item(kindIcon(hit.kind), hit.href, [hit.title], kindLabel(hit.kind), whereFound(hit));

/** The words around what was found on a page, and the sections it was found in. */
function whereFound({ excerpt, parts }: TextHit): readonly HTMLElement[] {
	const sections = parts.map((part) =>
		make(
			'li',
			{},
			make('a', { href: part.href }, part.title),
			' ',
			make('span', { class: 'excerpt' }, ...excerptNodes(part.excerpt)),
		),
	);
	return [
		make('p', { class: 'excerpt' }, ...excerptNodes(excerpt)),
		...(sections.length > 0 ? [make('ul', { class: 'result-parts' }, ...sections)] : []),
	];
}

const item = (
	name: string,
	href: string,
	title: readonly (Node | string)[],
	note: string,
	below: readonly HTMLElement[],
): HTMLElement =>
	make(
		'li',
		{ class: 'result' },
		make('p', { class: 'result-title' }, icon(name), make('a', { href }, ...title), make('small', {}, note)),
		...below,
	);

/** Arrows lead from the input to the results and back. */
function moveByArrows(input: HTMLElement, results: HTMLElement): void {
	const step = (event: KeyboardEvent) => {
		const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
		if (by === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
		const stops = [input, ...results.querySelectorAll<HTMLElement>('.result-title a, .result-parts a')];
		const next = stops[stops.indexOf(document.activeElement as HTMLElement) + by];
		if (!next) return;
		event.preventDefault();
		next.focus();
	};
	input.addEventListener('keydown', step);
	results.addEventListener('keydown', step);
}

/** What was looked for goes into the title of the suggestion. */
function suggest(text: string): void {
	const link = suggestLink();
	if (!link) return;
	const url = new URL(link.href);
	const title = `Not in the handbook: ${text}`;
	// One host calls its fields otherwise.
	url.searchParams.set(url.pathname.includes('/-/') ? 'issue[title]' : 'title', title);
	link.href = url.href;
}

const suggestLink = () =>
	document.getElementById('fb_suggest')?.closest('section')?.querySelector<HTMLAnchorElement>('a.button');
