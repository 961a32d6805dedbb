import { make } from './shared/store.ts';

/** Makes tabs of texts that stand one below the other. Without it, a page shows all of them. */
export function enliveTabs(): void {
	for (const box of document.querySelectorAll<HTMLElement>('.prose-tabs')) enlive(box);
}

function enlive(box: HTMLElement): void {
	const panels = [...box.querySelectorAll<HTMLElement>(':scope > .prose-tab')];
	const list = make('div', { class: 'prose-tab-list', role: 'tablist' });
	const tabs = panels.map((panel, i): HTMLElement => {
		const title = panel.querySelector<HTMLElement>(':scope > .prose-tab-title')!;
		const tab = make('button', { type: 'button', role: 'tab', id: `${title.id}-tab` }, title.textContent ?? '');
		panel.id = `${title.id}-panel`;
		panel.tabIndex = 0;
		panel.role = 'tabpanel';
		panel.setAttribute('aria-labelledby', tab.id);
		tab.setAttribute('aria-controls', panel.id);
		tab.addEventListener('click', () => show(i));
		// A reader who looks for a word on the page finds it in a text that is hidden.
		panel.addEventListener('beforematch', () => show(i));
		return tab;
	});
	const show = (chosen: number) => {
		for (const [i, tab] of tabs.entries()) {
			tab.setAttribute('aria-selected', String(i === chosen));
			tab.tabIndex = i === chosen ? 0 : -1;
			if (i === chosen) panels[i]!.removeAttribute('hidden');
			else panels[i]!.setAttribute('hidden', 'until-found');
		}
	};
	list.addEventListener('keydown', (event) => {
		const to = target(event.key, tabs.indexOf(event.target as HTMLElement), tabs.length);
		if (to === undefined) return;
		event.preventDefault();
		show(to);
		tabs[to]!.focus();
	});
	/** A link to a heading opens the text it stands in. */
	const follow = () => {
		const named = targetOfPage();
		const inside = panels.findIndex((panel) => named && panel !== named && panel.contains(named));
		if (inside < 0) return;
		show(inside);
		named?.scrollIntoView();
	};
	list.append(...tabs);
	box.prepend(list);
	show(0);
	follow();
	addEventListener('hashchange', follow);
}

/** What the address of the page names; its part after `#` may be anything. */
function targetOfPage(): HTMLElement | null {
	const id = location.hash.slice(1);
	try {
		return document.getElementById(decodeURIComponent(id));
	} catch {
		return document.getElementById(id);
	}
}

/** The tab a key leads to; both ends meet. */
function target(key: string, from: number, count: number): number | undefined {
	if (from < 0) return undefined;
	if (key === 'ArrowRight') return (from + 1) % count;
	if (key === 'ArrowLeft') return (from + count - 1) % count;
	if (key === 'Home') return 0;
	if (key === 'End') return count - 1;
	return undefined;
}
