import { type FileRows, fileRows, isBoth, type Span } from '../../history/rows.ts';
import { onlyForm, sameLines, sidesTitle } from '../../history/version-words.ts';
import type { VersionsBlock, VersionTale } from '../../page/blocks.ts';
import { unpack } from './shared/files.ts';
import { dropDown, make } from './shared/store.ts';

/** What the page holds of its versions, newest first. */
interface Held extends Pick<VersionsBlock, 'tales'> {
	readonly versions: readonly { readonly key: string; readonly label: string }[];
	readonly texts: ReturnType<VersionsBlock['texts']>;
}

/** Lets a reader choose any two versions; which two stands in the address. */
export async function compareVersions(): Promise<void> {
	const template = document.querySelector<HTMLTemplateElement>('template[data-versions]');
	if (!template) return;
	const held = await heldIn(template);
	const address = new URL(location.href);
	const chosen = (name: string, otherwise: number) => {
		const at = held.versions.findIndex(({ key }) => key === address.searchParams.get(name));
		return at < 0 ? otherwise : at;
	};
	const from = choice('From', held, chosen('from', held.versions.length - 1));
	const to = choice('to', held, chosen('to', 0));
	const result = make('div', { class: 'compared', 'aria-live': 'polite' });
	const show = () => {
		const [a, b] = [from.select.selectedIndex, to.select.selectedIndex];
		result.replaceChildren(...compared(held, Math.max(a, b), Math.min(a, b)));
	};
	const choose = () => {
		address.searchParams.set('from', from.select.value);
		address.searchParams.set('to', to.select.value);
		history.replaceState(history.state, '', address);
		show();
	};
	for (const { select } of [from, to]) select.addEventListener('change', choose);
	template.before(
		make('div', { class: 'compare', role: 'group', 'aria-label': 'Compare any two versions' }, from.label, to.label),
		result,
	);
	if (address.searchParams.has('from') || address.searchParams.has('to')) show();
}

function heldIn({ content }: HTMLTemplateElement): Promise<Held> {
	const bytes = Uint8Array.from(atob(content.textContent ?? ''), (char) => char.charCodeAt(0));
	return unpack(new Blob([bytes])) as Promise<Held>;
}

function choice(name: string, { versions }: Held, at: number): { label: HTMLElement; select: HTMLSelectElement } {
	const select = make('select', {}, ...versions.map(({ key, label }) => make('option', { value: key }, label)));
	const field = select as HTMLSelectElement;
	field.selectedIndex = at;
	return { label: make('label', {}, `${name} `, dropDown(field)), select: field };
}

/** What the newer of two versions says otherwise than the older one. */
function* compared({ versions, tales, texts }: Held, from: number, to: number): Generator<HTMLElement> {
	const [before, after] = [versions[from]!, versions[to]!];
	if (from === to) {
		yield make('p', { class: 'version-said' }, 'This is one and the same version; choose another to compare it with.');
		return;
	}
	yield make('h3', {}, `From ${before.label} to ${after.label}`);
	const tale = tales[to]?.[from - to - 1] ?? [];
	yield tale.length > 0
		? make('ul', { class: 'tale' }, ...tale.map(line))
		: make('p', { class: 'version-said' }, onlyForm);
	const files = fileRows(texts[from] ?? [], texts[to] ?? []);
	if (files.length > 0)
		yield make(
			'details',
			{ class: 'sides' },
			make('summary', {}, sidesTitle),
			...files.map((file) => table(file, before.label, after.label)),
		);
}

const line = ({ topic, phrases }: VersionTale) =>
	make(
		'li',
		{},
		make('span', {}, ...phrases.map(({ text, href }) => (href ? make('a', { href }, text) : text))),
		make('small', {}, topic),
	);

function table({ path, rows }: FileRows, before: string, after: string): HTMLElement {
	const side = (spans: readonly Span[] | undefined, tag: 'del' | 'ins') =>
		make(
			'td',
			spans ? {} : { class: 'none' },
			...(spans ?? []).map(({ text, marked }) => (marked ? make(tag, {}, text) : text)),
		);
	return make(
		'table',
		{},
		make('caption', {}, path),
		make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, before), make('th', { scope: 'col' }, after))),
		make(
			'tbody',
			{},
			...rows.map((row) =>
				'same' in row
					? make('tr', { class: 'same' }, make('td', { colspan: '2' }, sameLines(row.same)))
					: make('tr', isBoth(row) ? { class: 'both' } : {}, side(row.left, 'del'), side(row.right, 'ins')),
			),
		),
	);
}
