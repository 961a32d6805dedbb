import { keepWord, make } from './store.ts';

/** The two bars beside the page: on which side they stand, and the style property that holds their width. */
const bars = {
	side: { element: '.explorer', title: 'the contents', grows: 1, icon: 'layout-sidebar-left' },
	aside: { element: '.outline', title: 'the outline', grows: -1, icon: 'layout-sidebar-right' },
} as const;

type Bar = keyof typeof bars;

const narrowest = 160;
const widest = 560;

/** Lets readers make the bars beside the page wider, close and open them; the device remembers. */
export function enliveBars(): void {
	const end = document.querySelector('.title-end');
	for (const bar of ['side', 'aside'] as const) {
		const element = document.querySelector<HTMLElement>(bars[bar].element);
		if (!element) continue;
		addSash(bar, element);
		const button = make(
			'button',
			{
				class: 'tool bar-toggle',
				type: 'button',
				'aria-label': `Show ${bars[bar].title}`,
				'aria-pressed': String(isOpen(bar)),
				'data-bar': bar,
			},
			make('span', { class: `icon of-${bars[bar].icon}` }),
		);
		button.addEventListener('click', () => toggleBar(bar));
		end?.append(button);
	}
}

const isOpen = (bar: Bar) => document.documentElement.dataset[bar] !== 'closed';

/** Opens or closes a bar. */
export function toggleBar(bar: Bar): void {
	const { dataset } = document.documentElement;
	if (dataset[bar] === 'closed') delete dataset[bar];
	else dataset[bar] = 'closed';
	keepWord(bar, dataset[bar]);
	document.querySelector(`[data-bar="${bar}"]`)?.setAttribute('aria-pressed', String(isOpen(bar)));
}

/** The line between a bar and the page, which moves with a pointer or the arrow keys. */
function addSash(bar: Bar, element: HTMLElement): void {
	const { title, grows } = bars[bar];
	element.id ||= `fb_${bar}`;
	const sash = make('div', {
		class: `sash sash-${bar}`,
		role: 'separator',
		tabindex: '0',
		'aria-orientation': 'vertical',
		'aria-label': `Width of ${title}`,
		'aria-controls': element.id,
		'aria-valuemin': String(narrowest),
		'aria-valuemax': String(widest),
	});
	const width = () => element.getBoundingClientRect().width;
	const widen = (to: number) => {
		const pixels = Math.min(widest, Math.max(narrowest, Math.round(to)));
		document.documentElement.style.setProperty(`--${bar}`, `${pixels}px`);
		sash.setAttribute('aria-valuenow', String(pixels));
		keepWord(`${bar}-width`, String(pixels));
	};
	sash.setAttribute('aria-valuenow', String(Math.round(width())));
	element.append(sash);
	sash.addEventListener('pointerdown', (down) => {
		sash.setPointerCapture(down.pointerId);
		sash.classList.add('dragging');
		const before = width();
		const move = ({ clientX }: PointerEvent) => widen(before + (clientX - down.clientX) * grows);
		const end = () => {
			sash.removeEventListener('pointermove', move);
			sash.classList.remove('dragging');
		};
		sash.addEventListener('pointermove', move);
		sash.addEventListener('lostpointercapture', end, { once: true });
	});
	sash.addEventListener('keydown', ({ key }) => {
		if (key === 'ArrowLeft') widen(width() - 16 * grows);
		if (key === 'ArrowRight') widen(width() + 16 * grows);
	});
	sash.addEventListener('dblclick', () => {
		document.documentElement.style.removeProperty(`--${bar}`);
		keepWord(`${bar}-width`, undefined);
	});
}
