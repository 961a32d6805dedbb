// Runs before the page is drawn, so that a remembered choice never flashes.
const key = 'fieldbook-theme';
const root = document.documentElement;

function remembered() {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}

const choice = remembered();
if (choice === 'light' || choice === 'dark') root.dataset.theme = choice;

document.addEventListener('DOMContentLoaded', () => {
	const button = document.querySelector('.theme');
	if (!button) return;
	button.hidden = false;
	button.addEventListener('click', () => {
		const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
		const next = (root.dataset.theme ?? system) === 'dark' ? 'light' : 'dark';
		root.dataset.theme = next;
		try {
			localStorage.setItem(key, next);
		} catch {
			// Without storage the choice holds for this page.
		}
	});
});
