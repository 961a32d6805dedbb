// Runs before the page is drawn, so that what a reader chose never flashes or moves anything.
const root = document.documentElement;
const kept = (key) => {
	try {
		return localStorage.getItem(`fieldbook-${key}`);
	} catch {
		return null;
	}
};
const theme = kept('theme');
if (['light', 'dark', 'contrast'].includes(theme)) root.dataset.theme = theme;
for (const bar of ['side', 'aside']) {
	if (kept(bar) === 'closed') root.dataset[bar] = 'closed';
	const width = Number(kept(`${bar}-width`));
	if (width >= 160 && width <= 560) root.style.setProperty(`--${bar}`, `${width}px`);
}

// A transition between two pages may be cut short, by the next click or a slow page; that is no error.
addEventListener('unhandledrejection', (event) => {
	if (/^(?:Invalid|Abort|Timeout)/.test(event.reason?.name) && /transition/i.test(event.reason.message))
		event.preventDefault();
});
