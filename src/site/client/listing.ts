import { dropDown, icon, make } from './shared/store.ts';

/** Lists shorter than this are seen at a glance. */
const fewest = 6;

/** Lets readers sort and filter the list of a kind, with what concerns their role first until they sort it. */
export function enliveListings(): void {
	for (const table of document.querySelectorAll<HTMLTableElement>('main table.listing')) {
		const [body] = table.tBodies;
		if (body && body.rows.length >= fewest) enlive(table, body);
	}
}

interface Order {
	readonly column: number;
	readonly down: boolean;
}

function enlive(table: HTMLTableElement, body: HTMLTableSectionElement): void {
	const rows = [...body.rows];
	const heads = [...table.querySelectorAll<HTMLTableCellElement>('thead th')];
	let order: Order | undefined;
	const arrange = () => {
		const shown = order ? sorted(rows, order) : rows.toSorted((a, b) => Number(isMine(b)) - Number(isMine(a)));
		body.append(...shown);
		for (const [column, head] of heads.entries()) {
			if (order?.column === column) head.setAttribute('aria-sort', order.down ? 'descending' : 'ascending');
			else head.removeAttribute('aria-sort');
		}
	};
	const sortBy = (column: number) => {
		const again = order?.column === column;
		// A third press gives the order of the page back.
		order = again && order?.down ? undefined : { column, down: again };
		arrange();
	};
	for (const [column, head] of heads.entries()) {
		const name = head.textContent ?? '';
		const button = make('button', { class: 'sort', type: 'button' }, name, icon('chevron-down'));
		button.addEventListener('click', () => sortBy(column));
		head.replaceChildren(button);
	}
	const tools = toolsOf(rows, heads, (column) => {
		order = column === undefined ? undefined : { column, down: false };
		arrange();
	});
	(table.closest('.scroll') ?? table).before(tools.element);
	document.addEventListener('fieldbook:mine', () => {
		arrange();
		tools.update();
	});
	arrange();
}

const isMine = (row: HTMLElement): boolean => row.classList.contains('mine');

const collator = new Intl.Collator(document.documentElement.lang || 'en', { numeric: true, sensitivity: 'base' });

/** Days in order of time, all else as words and numbers; what says nothing comes last, either way. */
function sorted(rows: readonly HTMLTableRowElement[], { column, down }: Order): readonly HTMLTableRowElement[] {
	const shownIn = (row: HTMLTableRowElement) => {
		const cell = row.cells[column];
		return cell?.querySelector('time')?.dateTime ?? cell?.textContent?.trim() ?? '';
	};
	const valued = rows.map((row) => ({ row, value: shownIn(row) }));
	return valued
		.toSorted((a, b) => {
			if (a.value === '' || b.value === '') return Number(a.value === '') - Number(b.value === '');
			return (down ? -1 : 1) * collator.compare(a.value, b.value);
		})
		.map(({ row }) => row);
}

/** A field that keeps to the rows with some words, a button for those of the reader's role, and on phones the order. */
function toolsOf(
	rows: readonly HTMLTableRowElement[],
	heads: readonly HTMLElement[],
	onOrder: (column: number | undefined) => void,
): { readonly element: HTMLElement; update(): void } {
	const texts = rows.map((row) => plain(row.textContent ?? ''));
	const field = make('input', {
		class: 'field',
		type: 'search',
		'aria-label': 'Filter the list',
		placeholder: 'Filter',
	});
	const own = make(
		'button',
		{ class: 'button', type: 'button', 'aria-pressed': 'false', hidden: true },
		'Only what concerns me',
	);
	const count = make('output', { class: 'listing-count' });
	const select = make(
		'select',
		{ 'aria-label': 'Sort the list' },
		make('option', { value: '' }, 'In order of the page'),
		...heads.map((head, i) => make('option', { value: String(i) }, `By ${head.textContent?.toLowerCase()}`)),
	);
	const show = () => {
		const words = plain(field.value).split(/\s+/).filter(Boolean);
		const onlyOwn = own.getAttribute('aria-pressed') === 'true';
		for (const [i, row] of rows.entries())
			row.hidden = !words.every((word) => texts[i]!.includes(word)) || (onlyOwn && !isMine(row));
		const left = rows.filter(({ hidden }) => !hidden).length;
		count.textContent = left === rows.length ? '' : `${left} of ${rows.length}`;
	};
	field.addEventListener('input', show);
	own.addEventListener('click', () => {
		own.setAttribute('aria-pressed', String(own.getAttribute('aria-pressed') !== 'true'));
		show();
	});
	select.addEventListener('change', () => onOrder(select.value === '' ? undefined : Number(select.value)));
	const update = () => {
		own.hidden = !rows.some(isMine);
		if (own.hidden) own.setAttribute('aria-pressed', 'false');
		show();
	};
	update();
	const element = make('div', { class: 'listing-tools' }, field, own, dropDown(select), count);
	return { element, update };
}

/** Letters without case and marks, so that `resume` finds `Résumé`. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
