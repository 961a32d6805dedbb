import { waysId } from '../../pages/shared/ways-id.ts';
import { catalogOf, type Found } from '../../search/catalog.ts';
import type { TitleData } from '../../search/data.ts';
import { titleFile } from '../../search/files.ts';
import { nearest } from '../../search/near.ts';
import { kindIcon, kindLabel } from '../../search/record-kinds.ts';
import { base, icon, load, make } from './shared/store.ts';

/** At an address that leads nowhere: a field to search with, and the pages that may have been meant. */
export async function helpMissing(): Promise<void> {
	const ways = document.getElementById(waysId)?.closest('section');
	if (!ways) return;
	const asked = location.pathname.startsWith(base) ? location.pathname.slice(base.length - 1) : location.pathname;
	ways.before(fieldFor(asked));
	const pages = catalogOf(await load<TitleData>(titleFile)).filter((one) => one.entry === one);
	const near = nearest(
		asked,
		pages.map((page) => ({ page, href: page.href.slice(base.length - 1) })),
	).map(({ page }) => page);
	if (near.length === 0) return;
	const heading = make('h2', {}, 'Did you mean one of these?');
	ways.before(make('section', { class: 'facts near' }, heading, make('ul', { class: 'items' }, ...near.map(line))));
}

/** The words of the address, to search for. */
function fieldFor(asked: string): HTMLElement {
	const words = (asked.split('/').findLast(Boolean) ?? '').replace(/%..|[-_.]+/g, ' ').trim();
	const field = make('input', {
		class: 'field',
		type: 'search',
		name: 'q',
		'aria-label': 'Search the handbook',
		value: words,
	});
	const form = make(
		'form',
		{ class: 'missing-search', role: 'search' },
		field,
		make('button', { class: 'button', type: 'submit' }, icon('search'), 'Search'),
	);
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		location.href = `${base}search/?q=${encodeURIComponent(field.value)}`;
	});
	return form;
}

const line = ({ kind, title, href }: Found): HTMLElement =>
	make(
		'li',
		{},
		make('span', { class: 'item-text' }, icon(kindIcon(kind)), make('a', { href }, title)),
		make('span', { class: 'item-end' }, make('span', { class: 'item-note' }, kindLabel(kind))),
	);
