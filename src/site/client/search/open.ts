/**
 * Opens the command box at a tap on it, at Ctrl+K, Command+K and F1. All else of it is loaded when it is first opened:
 * most pages are read without a search.
 */
export function offerBox(): void {
	const button = document.querySelector<HTMLElement>('[data-command="open"]');
	if (!button) return;
	button.hidden = false;
	const mac = /Mac|iPhone|iPad/.test(navigator.platform);
	const key = button.querySelector('kbd');
	if (mac && key) key.textContent = '⌘ K';
	button.setAttribute('aria-haspopup', 'dialog');
	button.setAttribute('aria-keyshortcuts', mac ? 'Meta+K F1' : 'Control+K F1');
	button.addEventListener('click', () => void open());
	addEventListener('keydown', (event) => {
		const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
		const combined = (mac ? metaKey : ctrlKey) && !altKey && !shiftKey && key.toLowerCase() === 'k';
		if (!combined && !(key === 'F1' && !ctrlKey && !metaKey && !altKey && !shiftKey)) return;
		event.preventDefault();
		void open();
	});
	// Loaded while a finger or pointer is still on its way.
	for (const type of ['pointerenter', 'touchstart', 'focus'])
		button.addEventListener(type, () => void load(), { once: true, passive: true });
}

const load = () => import('./box.ts');

async function open(): Promise<void> {
	// Whoever knows the keys types on at once.
	let typed = '';
	const listen = (event: KeyboardEvent) => {
		if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
		typed += event.key;
		event.preventDefault();
	};
	addEventListener('keydown', listen, { capture: true });
	try {
		(await load()).openBox(() => typed);
	} finally {
		removeEventListener('keydown', listen, { capture: true });
	}
}
