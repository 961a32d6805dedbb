import { edition, icon, isEarlier, keep, keepHere, make, recall, recallHere } from './store.ts';

export interface Tab {
	readonly href: string;
	readonly title: string;
	readonly icon: string;
}

const maxTabs = 8;
/** Each edition has its own. */
const key = isEarlier ? `tabs-${edition}` : 'tabs';

/** The pages opened last, in the order of their tabs. */
export const openTabs = (): readonly Tab[] => recall<Tab[]>(key) ?? [];

/** Shows the pages opened last as links; the page of now has a place among them for as long as it is one of the last. */
export function showTabs(): void {
	const list = document.querySelector('.tabs ul');
	if (!list) return;
	resume();
	// A page that is not there has no link, and no place among those that were opened.
	const link = list.querySelector<HTMLAnchorElement>('.current a');
	if (!link) {
		list.append(...openTabs().map((tab) => tabOf(tab, false)));
		return;
	}
	const name = [...(link.querySelector('.icon')?.classList ?? [])].find((one) => one.startsWith('of-'));
	const here: Tab = {
		href: link.pathname,
		title: link.textContent?.trim() ?? '',
		icon: name?.slice(3) ?? 'page',
	};
	const before = openTabs();
	const tabs = before.some(({ href }) => href === here.href)
		? before.map((tab) => (tab.href === here.href ? here : tab))
		: [here, ...before].slice(0, maxTabs);
	keep(key, tabs);
	list.replaceChildren(...tabs.map((tab) => tabOf(tab, tab.href === here.href)));
	const current = list.querySelector<HTMLElement>('.current');
	if (current) list.scrollLeft = current.offsetLeft - (list.clientWidth - current.offsetWidth) / 2;
}

/** Where each page was left, by its path. */
const placesKey = 'places';
const returnKey = 'return';

/** Whoever comes back through a tab finds the page where it was left. */
function resume(): void {
	const path = location.pathname;
	addEventListener('pagehide', () =>
		keepHere(placesKey, { ...recallHere<object>(placesKey), [path]: Math.round(scrollY) }),
	);
	if (recallHere<string>(returnKey) === path && !location.hash)
		scrollTo({ top: recallHere<Record<string, number>>(placesKey)?.[path] ?? 0, behavior: 'instant' });
	keepHere(returnKey, undefined);
}

function tabOf(tab: Tab, current: boolean): HTMLElement {
	const close = make('button', { type: 'button', 'aria-label': `Close “${tab.title}”`, title: 'Close' }, icon('close'));
	close.addEventListener('click', () => closeTab(tab.href, current));
	const link = make(
		'a',
		{ href: tab.href, title: tab.title, 'aria-current': current ? 'page' : undefined },
		icon(tab.icon),
		tab.title,
	);
	link.addEventListener('click', ({ ctrlKey, metaKey, shiftKey }) => {
		if (!ctrlKey && !metaKey && !shiftKey) keepHere(returnKey, tab.href);
	});
	return make('li', { class: current ? 'tab current' : 'tab' }, link, close);
}

/** Closing the page one reads leads to the tab beside it; the last one leads to the start. */
function closeTab(href: string, current: boolean): void {
	const tabs = openTabs();
	const index = tabs.findIndex((tab) => tab.href === href);
	const rest = tabs.filter((tab) => tab.href !== href);
	keep(key, rest);
	if (!current) {
		const links = [...document.querySelectorAll('.tabs li')];
		links[index]?.remove();
		document.querySelector<HTMLElement>('.tabs .current a')?.focus();
		return;
	}
	const next = rest[Math.min(Math.max(index, 0), rest.length - 1)];
	if (next) keepHere(returnKey, next.href);
	location.href = next?.href ?? document.querySelector<HTMLAnchorElement>('.brand')?.href ?? '/';
}
