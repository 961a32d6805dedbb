import type { SiteData } from '../../pages/site-data.ts';
import { counted } from '../../words/words.ts';
import { showKept } from './offline/kept.ts';
import { icon, isEarlier, load, make } from './shared/store.ts';

/** Fills the status bar with what is true of the handbook as a whole, which would otherwise stand on every page. */
export async function showStatus(): Promise<void> {
	showKept();
	const health = document.querySelector('[data-health]');
	const book = document.querySelector('[data-status]');
	if (!health || !book) return;
	const { health: found, revision, branch, commits } = await load<SiteData>('site.json');
	if (revision) {
		const named = [isEarlier ? undefined : branch, revision].filter(Boolean).join(' · ');
		const words = commits ? make('a', { href: commits + revision }, named) : named;
		book.replaceChildren(icon('git-branch'), words);
	}
	if (found) showHealth(health, found);
	const network = document.querySelector<HTMLElement>('[data-network]');
	const show = () => {
		if (!network) return;
		network.hidden = navigator.onLine;
		network.textContent = 'Offline';
	};
	show();
	addEventListener('online', show);
	addEventListener('offline', show);
}

function showHealth(place: Element, { errors, warnings, reviews, notRun }: NonNullable<SiteData['health']>): void {
	place.replaceChildren(
		make('span', { class: errors ? 'bad' : 'good' }, icon(errors ? 'error' : 'check'), counted(errors, 'error')),
		...(warnings ? [make('span', { class: 'warning' }, icon('warning'), counted(warnings, 'warning'))] : []),
		...(reviews ? [make('span', { class: 'warning' }, icon('history'), `${reviews} to review`)] : []),
		...(notRun ? [make('span', {}, notRun)] : []),
	);
}
