// Shows a page of an earlier edition that reads as it does in a newer one: fetches it from where it is kept, and turns
// it into a page of this edition. Without this script the page says where the text is.
(() => {
	const html = document.documentElement;
	const { base, edition, name = edition } = html.dataset;
	const root = new URL('.', document.currentScript.src).pathname;
	// What stands here is for readers without scripts.
	html.hidden = true;
	html.style.colorScheme = 'light dark';
	addEventListener('DOMContentLoaded', () =>
		show().catch(() => {
			html.hidden = false;
		}),
	);

	/** What this page says of itself, wherever its text is kept. */
	const own = 'title, link[rel="icon"], link[rel="canonical"], meta[name="robots"]';

	async function show() {
		const response = await fetch((document.getElementById('fb_same') ?? document.querySelector('#fb_edition a')).href);
		if (!response.ok) throw new Error(String(response.status));
		const page = new DOMParser().parseFromString(await response.text(), 'text/html');
		leadWithin(page, page.documentElement.dataset.base);
		frame(page);
		html.dataset.root = root;
		for (const node of page.head.querySelectorAll(own)) node.remove();
		for (const node of [...document.head.children]) if (!node.matches(own)) node.remove();
		document.head.append(...page.head.childNodes);
		document.body.replaceWith(page.body);
		const styles = [...html.querySelectorAll('link[rel="stylesheet"]')].map(loaded);
		const scripts = [...html.querySelectorAll('script[src]')].map(run);
		await Promise.all([...styles, ...scripts]);
		html.style.colorScheme = '';
		html.hidden = false;
		if (location.hash) location.replace(location.hash);
	}

	/** Links to pages lead on in this edition. Files are shared, and so is the way to the other editions. */
	function leadWithin(page, keeper) {
		for (const link of page.querySelectorAll('a[href]')) {
			const href = link.getAttribute('href');
			const path = href.split(/[?#]/)[0];
			// Addresses of pages end with a slash.
			if (!path.startsWith(keeper) || !path.endsWith('/')) continue;
			if (keeper === root && path.startsWith(`${root}editions/`)) continue;
			link.setAttribute('href', base + href.slice(keeper.length));
		}
	}

	/** What stands around the text is this edition's. */
	function frame(page) {
		// Feeds follow the current edition, and versions are compared there.
		for (const gone of page.querySelectorAll('.edit, .to-versions, #fb_edition, link[rel="alternate"]')) gone.remove();
		page.querySelector('.explorer > ul')?.replaceChildren();
		const pill = page.querySelector('[data-editions] .pill-text');
		if (pill) pill.textContent = name;
		const note = document.getElementById('fb_edition');
		note.className = 'note warning edition-note';
		page.querySelector('main').prepend(note);
	}

	/** Scripts of a text that was fetched do not run by themselves. */
	function run(script) {
		const running = document.createElement('script');
		for (const { name, value } of script.attributes) running.setAttribute(name, value);
		const done = loaded(running);
		script.replaceWith(running);
		return done;
	}

	const loaded = (link) =>
		new Promise((done) => {
			link.addEventListener('load', done);
			link.addEventListener('error', done);
		});
})();
