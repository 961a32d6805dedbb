import { base } from './shared/store.ts';

/** How long a link is pointed at, or has the focus, until its page is fetched: whoever passes over it fetches nothing. */
const delay = 100;

const asked = new Set<string>([location.pathname]);
let timer: ReturnType<typeof setTimeout> | undefined;

/** Fetches the page of a link that a reader is about to follow, once each. Does nothing for whoever saves data. */
export function fetchAhead(): void {
	if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return;
	const begin = ({ target }: Event) => {
		clearTimeout(timer);
		const link = target instanceof Element ? target.closest('a') : null;
		if (link && leadsToPage(link)) timer = setTimeout(() => ask(link.pathname), delay);
	};
	addEventListener('pointerover', begin);
	addEventListener('focusin', begin);
	addEventListener('focusout', () => clearTimeout(timer));
	// Where a pointer leaves the page, nothing else is under it.
	document.documentElement.addEventListener('pointerleave', () => clearTimeout(timer));
}

/** Addresses of pages end with a slash. */
const leadsToPage = ({ origin, pathname }: HTMLAnchorElement): boolean =>
	origin === location.origin && pathname.startsWith(base) && pathname.endsWith('/') && !asked.has(pathname);

function ask(path: string): void {
	asked.add(path);
	const link = document.createElement('link');
	link.rel = 'prefetch';
	link.href = path;
	document.head.append(link);
}
