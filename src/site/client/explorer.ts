import type { NavItem } from '../../project/navigation.ts';
import { isEarlier, load, make } from './store.ts';

/** Lets readers open folders where they are. */
export function enliveExplorer(): void {
	const explorer = document.querySelector<HTMLElement>('.explorer');
	if (!explorer) return;
	for (const branch of explorer.querySelectorAll<HTMLAnchorElement>('.branch')) addTwist(branch);
	if (isEarlier) void unfold(explorer);
	showCurrent(explorer);
	document.querySelector('[data-activity="handbook"]')?.addEventListener('click', (event) => {
		// As in an editor, the icon of the open part closes and opens its side bar.
		if (event.currentTarget instanceof Element && !event.currentTarget.hasAttribute('aria-current')) return;
		if (matchMedia('(width < 48rem)').matches) return;
		event.preventDefault();
		document.querySelector<HTMLElement>('.bar-toggle')?.click();
	});
}

/** Opens the explorer at the page; of an earlier edition, pages have its folders at most. */
async function unfold(explorer: HTMLElement): Promise<void> {
	const list = listOf(await load<readonly NavItem[]>('explorer.json'), location.pathname);
	explorer.querySelector('ul')?.replaceWith(list);
	showCurrent(explorer);
}

/** Scrolls the explorer, and nothing else, to the page of now. */
function showCurrent(explorer: HTMLElement): void {
	const current = explorer.querySelector('[aria-current]')?.getBoundingClientRect();
	const shown = explorer.getBoundingClientRect();
	if (!current || (current.top >= shown.top && current.bottom <= shown.bottom)) return;
	explorer.scrollTop += current.top - shown.top - shown.height / 2;
}

function addTwist(branch: HTMLAnchorElement): void {
	const title = branch.querySelector('span')?.textContent ?? '';
	const button = make('button', {
		class: 'twist',
		type: 'button',
		'aria-label': `Show what is in “${title}”`,
		'aria-expanded': String(branch.classList.contains('open')),
	});
	branch.before(button);
	button.addEventListener('click', async () => {
		const open = button.getAttribute('aria-expanded') !== 'true';
		let list = branch.nextElementSibling;
		if (!list && open) {
			try {
				list = listOf(await below(branch));
			} catch {
				// Without the tree, the folder's own page has the list.
				location.href = branch.href;
				return;
			}
			branch.after(list);
		}
		if (list instanceof HTMLElement) list.hidden = !open;
		branch.classList.toggle('open', open);
		button.setAttribute('aria-expanded', String(open));
	});
}

async function below(branch: HTMLAnchorElement): Promise<readonly NavItem[]> {
	const queue = [...(await load<readonly NavItem[]>('explorer.json'))];
	for (const item of queue) {
		if (new URL(item.href, location.href).pathname === branch.pathname) return item.items ?? [];
		queue.push(...(item.items ?? []));
	}
	return [];
}

/** The lines of `items`; with `path`, open at the page there. */
function listOf(items: readonly NavItem[], path?: string): HTMLElement {
	const list = make('ul');
	for (const { title, href, icon, count, items: below = [] } of items) {
		const open = count !== undefined && path?.startsWith(href) === true;
		const link = make(
			'a',
			{
				href,
				class: count === undefined ? `leaf of-${icon}` : open ? 'branch open' : 'branch',
				'aria-current': path === href ? 'page' : undefined,
			},
			make('span', {}, title),
		);
		if (count !== undefined) link.append(make('span', { class: 'count' }, String(count)));
		list.append(make('li', {}, link));
		if (open) link.after(listOf(below, path));
		if (count !== undefined) addTwist(link);
	}
	return list;
}
