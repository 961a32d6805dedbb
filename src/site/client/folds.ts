/** Opens the folds of the reader's own stage, and the one that an address leads to. */
export function openFolds(): void {
	const openNamed = () => document.querySelector(':target')?.closest('details.fold')?.setAttribute('open', '');
	const openMine = () => {
		for (const fold of document.querySelectorAll('section.facts.mine > details.fold')) fold.setAttribute('open', '');
	};
	document.addEventListener('fieldbook:mine', openMine);
	addEventListener('hashchange', openNamed);
	// A second press on the same link changes no address.
	document.addEventListener('click', ({ target }) => {
		const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href*="#"]') : null;
		if (link?.hash === location.hash && link.pathname === location.pathname) openNamed();
	});
	openMine();
	openNamed();
}
