import type { NavItem } from '../../page/navigation.ts';
import { edition, isEarlier, keep, keepHere, load, make, recall, recallHere } from './shared/store.ts';

/** Lets readers open folders where they are. */
export function enliveExplorer(): void {
	const explorer = document.querySelector<HTMLElement>('.explorer');
	if (!explorer) return;
	for (const branch of explorer.querySelectorAll<HTMLAnchorElement>('.branch')) addTwist(branch);
	void remember(explorer);
	explorer.addEventListener('keydown', (event) => moveByKey(event, explorer));
	document.querySelector('[data-activity="handbook"]')?.addEventListener('click', (event) => {
		// As in an editor, the icon of the open part closes and opens its side bar.
		if (event.currentTarget instanceof Element && !event.currentTarget.hasAttribute('aria-current')) return;
		if (matchMedia('(width < 48rem)').matches) return;
		event.preventDefault();
		document.querySelector<HTMLElement>('.bar-toggle')?.click();
	});
}

/** Folders that the reader opened and closed, by their path. */
interface Folders {
	readonly [path: string]: boolean;
}

// Each edition has folders of its own.
const foldersKey = isEarlier ? `folders-${edition}` : 'folders';
const scrollKey = `${foldersKey}-scroll`;

/** Shows the explorer as the reader left it, with the page of now in sight. */
async function remember(explorer: HTMLElement): Promise<void> {
	addEventListener('pagehide', () => keepHere(scrollKey, Math.round(explorer.scrollTop)));
	const scroll = () => {
		explorer.scrollTop = recallHere<number>(scrollKey) ?? 0;
		showCurrent(explorer);
	};
	scroll();
	if (isEarlier) await unfold(explorer);
	const folders = recall<Folders>(foldersKey) ?? {};
	// A folder within another one is there once that one is open.
	for (const [path, open] of Object.entries(folders).sort(([a], [b]) => a.length - b.length)) {
		const branch = [...explorer.querySelectorAll<HTMLAnchorElement>('.branch')].find(
			({ pathname }) => pathname === path,
		);
		if (branch && branch.classList.contains('open') !== open) await turn(branch, open).catch(() => {});
	}
	scroll();
}

/** Opens the explorer at the page; of an earlier edition, pages have its folders at most. */
async function unfold(explorer: HTMLElement): Promise<void> {
	const list = listOf(await load<readonly NavItem[]>('explorer.json'), location.pathname);
	explorer.querySelector('ul')?.replaceWith(list);
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
		keep(foldersKey, { ...recall<Folders>(foldersKey), [branch.pathname]: open });
		try {
			await turn(branch, open);
		} catch {
			// Without the tree, the folder's own page has the list.
			location.href = branch.href;
		}
	});
}

/** Opens or closes a folder. */
async function turn(branch: HTMLAnchorElement, open: boolean): Promise<void> {
	let list = branch.nextElementSibling;
	if (!list && open) {
		list = listOf(await below(branch));
		branch.after(list);
	}
	if (list instanceof HTMLElement) list.hidden = !open;
	branch.classList.toggle('open', open);
	branch.previousElementSibling?.setAttribute('aria-expanded', String(open));
}

/** The keys of an editor's explorer, on what stays a list of links: up, down, into a folder and out of it. */
function moveByKey(event: KeyboardEvent, explorer: HTMLElement): void {
	const { key, target } = event;
	if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !(target instanceof HTMLElement)) return;
	const link = target.closest('li')?.querySelector<HTMLAnchorElement>(':scope > a');
	if (!link || !explorer.contains(link)) return;
	const links = [...explorer.querySelectorAll('a')].filter((one) => one.getClientRects().length > 0);
	const at = links.indexOf(link);
	const isOpen = link.classList.contains('open');
	const isFolder = link.classList.contains('branch');
	const goals: Readonly<Record<string, () => Element | null | undefined>> = {
		ArrowDown: () => links[at + 1],
		ArrowUp: () => links[at - 1],
		Home: () => links[0],
		End: () => links.at(-1),
		ArrowRight: () => (isFolder && isOpen ? links[at + 1] : undefined),
		ArrowLeft: () => (isFolder && isOpen ? undefined : link.closest('ul')?.closest('li')?.querySelector(':scope > a')),
	};
	const goal = goals[key];
	if (!goal) return;
	event.preventDefault();
	const turns = isFolder && (key === 'ArrowRight' ? !isOpen : key === 'ArrowLeft' && isOpen);
	if (turns && link.previousElementSibling instanceof HTMLElement) link.previousElementSibling.click();
	else (goal() as HTMLElement | null | undefined)?.focus();
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
