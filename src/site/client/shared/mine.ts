import type { SiteData } from '../../../pages/site-data.ts';
import { base, icon, keep, load, make, recall } from './store.ts';

/** What a reader chose to see first. */
export interface Mine {
	readonly role?: string;
	readonly stage?: string;
}

const key = 'mine';

/** What was chosen: by the address, for this page, else on this device. */
export function mine(): Mine {
	const asked = new URLSearchParams(location.search);
	const kept = recall<Mine>(key) ?? {};
	const role = asked.get('role') ?? kept.role;
	const stage = asked.get('stage') ?? kept.stage;
	return { ...(role ? { role } : {}), ...(stage ? { stage } : {}) };
}

/** Keeps a choice on this device and in the address of the page, so that a copied link shows the same. */
export function choose(change: { readonly [K in keyof Mine]: string | undefined }): void {
	const { role, stage } = { ...mine(), ...change };
	keep(key, { role, stage });
	const url = new URL(location.href);
	for (const [name, value] of Object.entries({ role, stage })) {
		if (value) url.searchParams.set(name, value);
		else url.searchParams.delete(name);
	}
	history.replaceState(history.state, '', url);
	showMine();
}

/** Marks what concerns the reader's role and stage, and puts it first where the order says nothing else. */
export function showMine(): void {
	const { role, stage } = mine();
	for (const element of document.querySelectorAll<HTMLElement>('[data-roles], [data-stages]')) {
		const { roles, stages } = element.dataset;
		const byRole = role !== undefined && roles?.split(' ').includes(role);
		const byStage = stage !== undefined && stages?.split(' ').includes(stage);
		element.classList.toggle('mine', Boolean(byRole || (byStage && !roles)));
	}
	for (const list of new Set([...document.querySelectorAll('.mine')].map((element) => element.parentElement)))
		if (list) sortOut(list);
	document.dispatchEvent(new CustomEvent('fieldbook:mine'));
	showRole(role);
}

/** A mark on everything tells nothing; sections and boxes that are one's own come before the others of their sort. */
function sortOut(list: Element): void {
	const marked = [...list.children].filter((one) => one.matches('[data-roles], [data-stages]'));
	const own = marked.filter((one) => one.classList.contains('mine'));
	// One list of several that follow each other in time says the same of its lines as the others do.
	const goesOn = list.matches('.changes, .panels[data-zone] .items, .later .items');
	if (marked.length > 1 && own.length === marked.length && !goesOn) {
		for (const one of own) one.classList.remove('mine');
		return;
	}
	// The first section of a page says what the page is about.
	const first = list.querySelector(':scope > section.facts');
	for (const one of own.toReversed()) {
		if (one.matches('section.facts') && one !== first) first?.after(one);
		if (one.matches('section.panel')) list.prepend(one);
	}
}

async function showRole(role: string | undefined): Promise<void> {
	const button = document.querySelector<HTMLElement>('[data-choose="role"]');
	if (!button) return;
	button.hidden = false;
	const link = document.querySelector<HTMLAnchorElement>('[data-activity="role"]');
	const label = button.querySelector('[data-role-name]');
	if (!role) {
		if (label) label.textContent = 'Choose my role';
		return;
	}
	const { roles } = await load<SiteData>('site.json');
	const chosen = roles.find(({ slug }) => slug === role);
	if (label) label.textContent = chosen?.title ?? 'Choose my role';
	if (chosen && link) link.href = chosen.href;
}

/** Opens the choice of role and stage. */
export async function askMine(): Promise<void> {
	const { roles, stages } = await load<SiteData>('site.json');
	const dialog = make('dialog', { class: 'chooser', 'aria-labelledby': 'fb_chooser' });
	const close = make('button', { class: 'tool', type: 'button', 'aria-label': 'Close' }, icon('close'));
	const { role, stage } = mine();
	dialog.append(
		make('header', {}, make('h2', { id: 'fb_chooser' }, 'What concerns you?'), close),
		make(
			'p',
			{},
			'Pages put this first. Everybody may read everything. ',
			make('a', { href: `${base}settings/` }, 'How the handbook looks'),
		),
		group(
			'My role',
			roles.map(({ slug, title }) => ({ value: slug, title })),
			role,
			(value) => choose({ role: value }),
		),
		...(stages.length > 0
			? [
					group(
						'Where my customer is',
						stages.map(({ id, title }) => ({ value: id, title })),
						stage,
						(value) => choose({ stage: value }),
					),
				]
			: []),
	);
	document.body.append(dialog);
	close.addEventListener('click', () => dialog.close());
	dialog.addEventListener('click', (event) => {
		if (event.target === dialog) dialog.close();
	});
	dialog.addEventListener('close', () => dialog.remove());
	dialog.showModal();
	dialog.querySelector<HTMLElement>('[aria-pressed="true"], .button')?.focus();
}

/** One of several, or none: pressing what is pressed takes the choice back, unless one is `always` chosen. */
export function group(
	title: string,
	options: readonly { readonly value: string; readonly title: string }[],
	chosen: string | undefined,
	onChoose: (value: string | undefined) => void,
	{ always = false } = {},
): HTMLElement {
	const buttons = options.map((option) => {
		const button = make(
			'button',
			{ class: 'button', type: 'button', 'aria-pressed': String(option.value === chosen) },
			option.title,
		);
		button.addEventListener('click', () => {
			const pressed = button.getAttribute('aria-pressed') === 'true';
			if (pressed && always) return;
			for (const other of buttons) other.setAttribute('aria-pressed', 'false');
			button.setAttribute('aria-pressed', String(!pressed));
			onChoose(pressed ? undefined : option.value);
		});
		return button;
	});
	const box = make('div', { class: 'buttons' }, ...buttons);
	return make('fieldset', { class: 'group' }, make('legend', {}, title), box);
}
