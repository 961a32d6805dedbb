interface Place {
	readonly link: HTMLAnchorElement;
	readonly target: HTMLElement;
}

/** What an address or a press on a link has led to; it holds until the reader scrolls away from it. */
let named: { readonly target: HTMLElement; settledAt?: number } | undefined;

/** Marks, in the outline and among the links to the stages of a process, the part of the page a reader is in. */
export function followOutline(): void {
	const outline = placesOf('.outline > nav a[href^="#"]');
	const stages = placesOf('.stage-links a[href^="#"]');
	if (outline.length === 0 && stages.length === 0) return;
	const mark = () => {
		const current = currentOf(outline) ?? outline.find(isShown);
		editAt(current?.link);
		markIn(outline, current);
		showIn(stages, currentOf(stages));
	};
	const inOrder = () => {
		sort(outline);
		for (const { link } of outline) {
			const line = link.closest('li');
			line?.parentElement?.append(line);
		}
		sort(stages);
		mark();
	};
	followScrolling(mark);
	// What concerns the reader comes first, on the page and here.
	document.addEventListener('fieldbook:mine', inOrder);
	document.addEventListener('fieldbook:shown', mark);
	inOrder();
	openAsSheet();
}

const placesOf = (links: string): Place[] =>
	[...document.querySelectorAll<HTMLAnchorElement>(links)].flatMap((link) => {
		const target = targetOf(link.hash);
		return target ? { link, target } : [];
	});

const targetOf = (hash: string): HTMLElement | null => document.getElementById(decodeURIComponent(hash.slice(1)));

const follows = (one: Node, other: Node): boolean =>
	Boolean(other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);

const sort = (places: Place[]) => places.sort((a, b) => (follows(b.target, a.target) ? -1 : 1));

const isShown = ({ target }: Place): boolean => target.getClientRects().length > 0;

/** The last part that began before the reader's line of sight, or that holds what an address names. */
function currentOf(places: readonly Place[]): Place | undefined {
	const shown = places.filter(isShown);
	const { target: wanted } = named ?? {};
	if (wanted) return shown.findLast(({ target }) => target === wanted || follows(wanted, target));
	const atEnd = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
	if (atEnd) return shown.findLast(({ target }) => target.getBoundingClientRect().top < innerHeight);
	return shown.findLast(({ target }) => target.getBoundingClientRect().top < innerHeight * 0.25);
}

function markIn(places: readonly Place[], current: Place | undefined): void {
	for (const { link } of places) {
		if (link === current?.link) link.setAttribute('aria-current', 'location');
		else link.removeAttribute('aria-current');
	}
}

/** Marks the current one of a row of links, and scrolls the row to it where it is longer than the screen. */
function showIn(places: readonly Place[], current: Place | undefined): void {
	if (current?.link.getAttribute('aria-current')) return;
	markIn(places, current);
	const row = current?.link.closest('ul');
	if (current && row && row.scrollWidth > row.clientWidth)
		row.scrollLeft = current.link.offsetLeft - row.offsetLeft - 16;
}

/** Reader and page move by scrolling, and both by an address. */
function followScrolling(mark: () => void): void {
	let waiting = false;
	let settling: ReturnType<typeof setTimeout> | undefined;
	// The page may still be on its way there.
	const settle = () => {
		clearTimeout(settling);
		settling = setTimeout(() => {
			const { top, bottom } = named?.target.getBoundingClientRect() ?? {};
			if (top === undefined || bottom === undefined) return;
			if (top > innerHeight || bottom < 0) settle();
			else named!.settledAt = scrollY;
		}, 200);
	};
	const name = () => {
		const target = location.hash ? targetOf(location.hash) : null;
		named = target ? { target } : undefined;
		settle();
		mark();
	};
	addEventListener(
		'scroll',
		() => {
			if (named?.settledAt === undefined) settle();
			else if (Math.abs(scrollY - named.settledAt) > innerHeight * 0.1) named = undefined;
			if (!waiting)
				requestAnimationFrame(() => {
					waiting = false;
					mark();
				});
			waiting = true;
		},
		{ passive: true },
	);
	// Whoever scrolls leaves what was named, wherever the page was.
	const leave = () => {
		named = undefined;
	};
	addEventListener('wheel', leave, { passive: true });
	addEventListener('touchmove', leave, { passive: true });
	addEventListener('hashchange', name);
	// A second press on the same link changes no address.
	document.addEventListener('click', ({ target }) => {
		const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href*="#"]') : null;
		if (link && link.hash === location.hash && link.pathname === location.pathname) name();
	});
	if (location.hash) name();
}

/** On narrow screens the outline is a sheet over the page, which closes when it has led somewhere. */
function openAsSheet(): void {
	const sheet = document.querySelector<HTMLElement>('.outline > nav[popover]');
	sheet?.addEventListener('click', ({ target }) => {
		if (target instanceof Element && target.closest('a') && sheet.matches(':popover-open')) sheet.hidePopover();
	});
	sheet?.addEventListener('toggle', () => sheet.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }));
}

/** Lets the link for editing lead to the line of the part a reader is in. */
function editAt(current: HTMLAnchorElement | undefined): void {
	const edit = document.querySelector<HTMLAnchorElement>('.edit a[data-parts]');
	if (!edit?.dataset.parts) return;
	edit.dataset.page ??= edit.href;
	const parts: Readonly<Record<string, string>> = JSON.parse(edit.dataset.parts);
	const named = decodeURIComponent((location.hash || current?.hash || '').slice(1));
	edit.href = parts[named] ?? edit.dataset.page;
}
