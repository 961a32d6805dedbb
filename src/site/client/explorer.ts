import type { NavItem } from '../../project/navigation.ts';
import { keepWord, load, make } from './store.ts';

/** Lets readers open folders where they are, make the side bar wider, and close it. */
export function enliveExplorer(): void {
	const explorer = document.querySelector<HTMLElement>('.explorer');
	if (!explorer) return;
	for (const branch of explorer.querySelectorAll<HTMLAnchorElement>('.branch')) addTwist(branch);
	explorer.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
	addSash(explorer);
	document.querySelector('[data-activity="handbook"]')?.addEventListener('click', (event) => {
		// As in an editor, the icon of the open part closes and opens its side bar.
		if (event.currentTarget instanceof Element && !event.currentTarget.hasAttribute('aria-current')) return;
		if (matchMedia('(width < 48rem)').matches) return;
		event.preventDefault();
		toggleSide();
	});
}

export function toggleSide(): void {
	const { dataset } = document.documentElement;
	if (dataset.side === 'closed') delete dataset.side;
	else dataset.side = 'closed';
	keepWord('side', dataset.side);
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

function listOf(items: readonly NavItem[]): HTMLElement {
	const list = make('ul');
	for (const { title, href, icon, count } of items) {
		const link = make(
			'a',
			{ href, class: count === undefined ? `leaf of-${icon}` : 'branch' },
			make('span', {}, title),
		);
		if (count !== undefined) link.append(make('span', { class: 'count' }, String(count)));
		list.append(make('li', {}, link));
		if (count !== undefined) addTwist(link);
	}
	return list;
}

const narrowest = 160;
const widest = 560;

/** The line between side bar and page, which moves with a pointer or the arrow keys. */
function addSash(explorer: HTMLElement): void {
	const sash = make('div', {
		class: 'sash',
		role: 'separator',
		tabindex: '0',
		'aria-orientation': 'vertical',
		'aria-label': 'Width of the side bar',
		'aria-controls': explorer.id,
		'aria-valuemin': String(narrowest),
		'aria-valuemax': String(widest),
	});
	const width = () => Math.round(explorer.getBoundingClientRect().width);
	const widen = (to: number) => {
		const px = Math.min(widest, Math.max(narrowest, Math.round(to)));
		document.documentElement.style.setProperty('--side', `${px}px`);
		sash.setAttribute('aria-valuenow', String(px));
		keepWord('side-width', String(px));
	};
	sash.setAttribute('aria-valuenow', String(width()));
	explorer.after(sash);
	sash.addEventListener('pointerdown', (event) => {
		sash.setPointerCapture(event.pointerId);
		sash.classList.add('dragging');
		const left = explorer.getBoundingClientRect().left;
		const move = ({ clientX }: PointerEvent) => widen(clientX - left);
		sash.addEventListener('pointermove', move);
		sash.addEventListener(
			'lostpointercapture',
			() => {
				sash.removeEventListener('pointermove', move);
				sash.classList.remove('dragging');
			},
			{ once: true },
		);
	});
	sash.addEventListener('keydown', ({ key }) => {
		if (key === 'ArrowLeft') widen(width() - 16);
		if (key === 'ArrowRight') widen(width() + 16);
	});
	sash.addEventListener('dblclick', () => {
		document.documentElement.style.removeProperty('--side');
		keepWord('side-width', undefined);
	});
}
