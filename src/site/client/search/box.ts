import { icon, make } from '../shared/store.ts';
import { type Choice, choicesFor, type Found, notSaid, withTexts } from './choices.ts';
import { searcher } from './searcher.ts';

/** How long a reader pauses before texts are searched, which costs more than titles. */
const pause = 80;
/** How long before the number of results is said, so that a screen reader is not interrupted at each key. */
const saying = 600;

let box: { readonly dialog: HTMLDialogElement; readonly input: HTMLInputElement } | undefined;

/** Opens the command box with what was `typed` meanwhile, else with what stood in it last, marked to be typed over. */
export function openBox(typed: () => string): void {
	box ??= create();
	// Titles come while a reader begins to type.
	searcher().catch(() => {});
	if (!box.dialog.open) box.dialog.showModal();
	box.input.focus();
	const begun = typed();
	if (begun) box.input.value = begun;
	else box.input.select();
	box.input.dispatchEvent(new Event('input'));
}

function create(): NonNullable<typeof box> {
	const input = make('input', {
		class: 'box-input',
		type: 'text',
		role: 'combobox',
		'aria-label': 'Go to playbook, heading or command',
		'aria-controls': 'fb_choices',
		'aria-expanded': 'true',
		'aria-autocomplete': 'list',
		autocomplete: 'off',
		autocapitalize: 'off',
		spellcheck: 'false',
		enterkeyhint: 'go',
		placeholder: 'Ask or type a name; > commands, @ headings here, # kinds',
	});
	const list = make('ul', { id: 'fb_choices', class: 'choices', role: 'listbox', 'aria-label': 'Results' });
	const status = make('p', { class: 'box-status', role: 'status' });
	const close = make('button', { class: 'tool', type: 'button', 'aria-label': 'Close' }, icon('close'));
	const dialog = make('dialog', { class: 'box', 'aria-label': 'Search and commands' });
	dialog.append(make('div', { class: 'box-head' }, icon('search'), input, close), list, status);
	document.body.append(dialog);

	let choices: readonly Choice[] = [];
	let at = 0;
	let asked = 0;
	let later: ReturnType<typeof setTimeout> | undefined;
	let spoken: ReturnType<typeof setTimeout> | undefined;

	const select = (index: number) => {
		at = choices.length === 0 ? 0 : (index + choices.length) % choices.length;
		for (const [i, option] of list.querySelectorAll('[role="option"]').entries()) {
			option.setAttribute('aria-selected', String(i === at));
			if (i === at) option.scrollIntoView({ block: 'nearest' });
		}
		if (choices.length > 0) input.setAttribute('aria-activedescendant', `fb_choice_${at}`);
		else input.removeAttribute('aria-activedescendant');
	};
	const show = ({ choices: next, missing }: Found, chosen: number) => {
		choices = next;
		list.removeAttribute('aria-busy');
		const note = missing ? notSaid(missing) : '';
		list.replaceChildren(
			...(note ? [make('li', { class: 'choices-none', role: 'presentation' }, note)] : []),
			...optionsOf(choices),
		);
		if (choices.length === 0) list.append(make('li', { class: 'choices-none', role: 'presentation' }, 'Nothing found'));
		select(chosen);
		return note;
	};
	/** Says how much was found once a reader has paused; until then nothing that is no longer true. */
	const say = (text: string, note = '') => {
		clearTimeout(spoken);
		spoken = setTimeout(() => {
			const count = choices.filter(({ group }) => group !== 'More').length;
			const found = count === 1 ? '1 result' : `${count} results`;
			status.textContent = text.trim() === '' ? '' : `${note} ${found}`.trim();
		}, saying);
	};
	/** Finds what is asked for; where the same is asked again since more has been read, whoever has moved on stays where they are. */
	const ask = async (again = false) => {
		const turn = ++asked;
		const text = input.value;
		clearTimeout(later);
		clearTimeout(spoken);
		status.textContent = text.trim() === '' ? '' : 'Searching…';
		if (!again) list.setAttribute('aria-busy', 'true');
		let found: Found;
		try {
			found = await choicesFor(text);
		} catch {
			found = { choices: [] };
		}
		if (turn !== asked) return;
		if (again && at > 0) return void say(text);
		show(found, 0);
		later = setTimeout(async () => {
			const more = await withTexts(text, found).catch(() => found);
			if (turn !== asked) return;
			// Whoever has moved on keeps the choice they stand on.
			const kept = at === 0 ? 0 : more.choices.indexOf(choices[at]!);
			say(text, more === found ? '' : show(more, Math.max(kept, 0)));
		}, pause);
	};
	const take = (choice: Choice | undefined, aside: boolean) => {
		if (!choice) return;
		if (choice.run) {
			const text = choice.run();
			if (text === undefined) return void dialog.close();
			input.value = text;
			input.focus();
			return void ask();
		}
		if (!choice.href) return;
		if (aside) return void window.open(choice.href, '_blank', 'noopener');
		dialog.close();
		// What was looked for has been found, also where it stands on the same page.
		input.value = '';
		location.href = choice.href;
	};
	const moves: Readonly<Record<string, () => number>> = {
		ArrowDown: () => at + 1,
		ArrowUp: () => at - 1,
		PageDown: () => Math.min(choices.length - 1, at + 8),
		PageUp: () => Math.max(0, at - 8),
	};
	// Whoever types fast means what stands in the box, not what was found for its first letters.
	let answered: Promise<void> = Promise.resolve();
	input.addEventListener('input', () => {
		answered = ask();
	});
	input.addEventListener('keydown', (event) => {
		const move = moves[event.key];
		if (event.isComposing || event.altKey) return;
		if (move) select(move());
		else if (event.key === 'Enter') {
			const aside = event.ctrlKey || event.metaKey;
			answered.then(() => take(choices[at], aside));
		} else return;
		event.preventDefault();
	});
	// Options hold no links, which would be stops of their own; they take the clicks that links take.
	const onClick = (event: MouseEvent) => {
		const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
		if (!option || event.button > 1) return;
		event.preventDefault();
		const aside = event.ctrlKey || event.metaKey || event.button === 1;
		take(choices[Number(option.id.slice('fb_choice_'.length))], aside);
	};
	list.addEventListener('click', onClick);
	list.addEventListener('auxclick', onClick);
	close.addEventListener('click', () => dialog.close());
	dialog.addEventListener('click', (event) => {
		if (event.target === dialog) dialog.close();
	});
	// The first question may come before all has been read. Who has not moved on sees what it finds then.
	searcher().then(
		({ onBetter }) =>
			onBetter(() => {
				if (dialog.open && at === 0 && input.value !== '') answered = ask(true);
			}),
		() => {},
	);
	return { dialog, input };
}

function* optionsOf(choices: readonly Choice[]): Generator<HTMLElement> {
	for (const [i, { group, icon: name, title, note, lines = [] }] of choices.entries()) {
		if (group !== choices[i - 1]?.group) yield make('li', { class: 'choices-group', role: 'presentation' }, group);
		const content = [
			icon(name),
			make('span', { class: 'choice-title' }, ...title),
			...(note ? [make('span', { class: 'choice-note' }, note)] : []),
			...lines.map((line) => make('span', { class: 'choice-line' }, ...line)),
		];
		yield make('li', { id: `fb_choice_${i}`, class: 'choice', role: 'option', 'aria-selected': 'false' }, ...content);
	}
}
