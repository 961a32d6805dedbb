/** Marks, in the outline, the section a reader is in. */
export function followOutline(): void {
	const links = [...document.querySelectorAll<HTMLAnchorElement>('.outline > nav a[href^="#"]')];
	const places = links
		.map((link) => ({ link, target: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
		.filter((place): place is { link: HTMLAnchorElement; target: HTMLElement } => place.target !== null);
	if (places.length === 0) return;
	const inOrder = () => {
		places.sort((a, b) => (a.target.compareDocumentPosition(b.target) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
		for (const { link } of places) {
			const line = link.closest('li');
			line?.parentElement?.append(line);
		}
		mark();
	};
	let waiting = false;
	const mark = () => {
		waiting = false;
		const line = innerHeight * 0.25;
		const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
		const here =
			atEnd && scrollY > 0 ? undefined : places.findLast(({ target }) => target.getBoundingClientRect().top < line);
		const current = (here ?? (atEnd && scrollY > 0 ? places.at(-1) : places[0]))?.link;
		editAt(current);
		for (const { link } of places) {
			if (link === current) link.setAttribute('aria-current', 'location');
			else link.removeAttribute('aria-current');
		}
	};
	addEventListener(
		'scroll',
		() => {
			if (!waiting) requestAnimationFrame(mark);
			waiting = true;
		},
		{ passive: true },
	);
	// What concerns the reader comes first, on the page and here.
	document.addEventListener('fieldbook:mine', inOrder);
	inOrder();
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
