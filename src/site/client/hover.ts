import { make } from './shared/store.ts';

const delay = 350;
const pages = new Map<string, Promise<HTMLElement | undefined>>();
let card: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows what a page is about while a pointer rests on a link to it, the link has the focus, or a finger stays on it. */
export function showCards(): void {
	const main = document.querySelector<HTMLElement>('main');
	if (!main) return;
	const begin = (event: Event) => {
		const link = event.target instanceof Element ? event.target.closest('a') : null;
		if (!link || !leadsAway(link)) return;
		clearTimeout(timer);
		timer = setTimeout(() => show(link), delay);
	};
	main.addEventListener('pointerover', begin);
	main.addEventListener('focusin', begin);
	main.addEventListener('pointerout', (event) => {
		if (event.relatedTarget instanceof Node && card?.contains(event.relatedTarget)) return;
		hide();
	});
	main.addEventListener('focusout', hide);
	addEventListener('keydown', ({ key }) => {
		if (key === 'Escape') hide();
	});
	addEventListener('scroll', hide, { passive: true });
}

/** Links to other pages of the site, except buttons that look like one. */
const leadsAway = (link: HTMLAnchorElement) =>
	link.origin === location.origin &&
	link.pathname.endsWith('/') &&
	link.pathname !== location.pathname &&
	!link.closest('.crumbs');

async function show(link: HTMLAnchorElement): Promise<void> {
	const page = pages.get(link.pathname) ?? about(link.pathname);
	pages.set(link.pathname, page);
	const content = await page;
	if (!content || !link.matches(':hover, :focus')) return;
	hide();
	// Within the page and not announced: whoever hears the link hears where it leads.
	card = make('div', { class: 'hover-card', 'aria-hidden': 'true' }, content.cloneNode(true));
	card.addEventListener('pointerleave', hide);
	document.body.append(card);
	const at = link.getBoundingClientRect();
	const box = card.getBoundingClientRect();
	const below = at.bottom + box.height + 12 < innerHeight;
	card.style.setProperty('top', `${below ? at.bottom + 4 : Math.max(4, at.top - box.height - 4)}px`);
	card.style.setProperty('left', `${Math.max(8, Math.min(at.left, innerWidth - box.width - 12))}px`);
}

function hide(): void {
	clearTimeout(timer);
	card?.remove();
	card = undefined;
}

const read = async (path: string): Promise<Document> =>
	new DOMParser().parseFromString(await (await fetch(path)).text(), 'text/html');

/** Title, chips and summary of a page, read from the page itself. */
async function about(path: string): Promise<HTMLElement | undefined> {
	try {
		let page = await read(path);
		// Of an earlier edition's pages, some stand elsewhere.
		const same = (page.querySelector('#fb_same') ?? page.querySelector('body > #fb_edition a'))?.getAttribute('href');
		if (same) page = await read(same);
		const [title, summary] = ['.page-header h1', '.page-header .summary'].map(
			(part) => page.querySelector(part)?.textContent ?? '',
		);
		if (!title) return undefined;
		const crumb = [...page.querySelectorAll('.crumbs li:not([aria-current])')].at(-1)?.textContent?.trim();
		const chips = [...page.querySelectorAll('.chips .chip')].slice(0, 3).map((chip) => chip.textContent?.trim() ?? '');
		return make(
			'div',
			{},
			make('strong', {}, title),
			...(summary ? [make('p', {}, summary)] : []),
			make('small', {}, [crumb, ...chips].filter(Boolean).join(' · ')),
		);
	} catch {
		return undefined;
	}
}
