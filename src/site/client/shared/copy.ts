/** Lets readers copy the address of a part of a page: its mark copies it, too, and says so. */
export function copyLinks(): void {
	document.addEventListener('click', async (event) => {
		const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.permalink') : null;
		if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
		if (await copy(link.href)) say('Link copied');
	});
}

/** Copies `text`; false where the browser does not allow it. */
export async function copy(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		return false;
	}
}

let place: HTMLElement | undefined;

/** Says something in passing, to eyes and screen readers. */
export function say(text: string): void {
	if (!place) {
		place = document.createElement('p');
		place.className = 'toast';
		place.setAttribute('role', 'status');
		document.body.append(place);
	}
	place.textContent = text;
	place.classList.add('shown');
	setTimeout(() => place?.classList.remove('shown'), 2000);
}
