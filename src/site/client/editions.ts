import { choicesOf, type Switch, switchFile } from '../../page/edition-switch.ts';
import { base, edition, icon, make, root } from './shared/store.ts';

/** Opens the editions in place; without this, the button leads to the page that lists them. */
export function offerEditions(): void {
	const button = document.querySelector<HTMLAnchorElement>('[data-editions]');
	if (!button) return;
	button.setAttribute('role', 'button');
	button.setAttribute('aria-haspopup', 'dialog');
	const open = async (event: Event) => {
		if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
		event.preventDefault();
		try {
			const response = await fetch(root + switchFile);
			if (!response.ok) throw new Error(String(response.status));
			show((await response.json()) as readonly Switch[], button);
		} catch {
			location.href = button.href;
		}
	};
	button.addEventListener('click', open);
	button.addEventListener('keydown', (event) => {
		if (event.key === ' ') void open(event);
	});
}

function show(editions: readonly Switch[], button: HTMLAnchorElement): void {
	const path = `/${decodeURI(location.pathname.slice(base.length))}`;
	const list = make('ul', { class: 'editions' });
	for (const { name, date, href, same, reading } of choicesOf(editions, root, path, edition))
		list.append(
			make(
				'li',
				{},
				make(
					'a',
					{ href, 'aria-current': reading ? 'true' : undefined },
					icon(reading ? 'check' : 'tag'),
					make('span', {}, name),
					make('small', {}, [date, same ? undefined : 'does not have this page'].filter(Boolean).join(' · ')),
				),
			),
		);
	const dialog = make(
		'dialog',
		{ class: 'chooser', 'aria-labelledby': 'fb_editions' },
		make('header', {}, make('h2', { id: 'fb_editions' }, 'Which edition?')),
		make('p', {}, 'You stay on the page you read, where the edition has it.'),
		list,
		make('p', {}, make('a', { href: button.href }, 'All editions')),
	);
	const close = make('button', { class: 'tool', type: 'button', 'aria-label': 'Close' }, icon('close'));
	dialog.querySelector('header')?.append(close);
	close.addEventListener('click', () => dialog.close());
	dialog.addEventListener('click', (event) => {
		if (event.target === dialog) dialog.close();
	});
	dialog.addEventListener('close', () => dialog.remove());
	document.body.append(dialog);
	dialog.showModal();
	dialog.querySelector<HTMLElement>('[aria-current]')?.focus();
}
