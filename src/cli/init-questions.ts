import type { Readable, Writable } from 'node:stream';
import { type CANCEL_SYMBOL, intro, isCancel, outro, select, text } from '@clack/prompts';
import { defaults, flaws, type Host, type Typed, titleFor } from '../init/answers.ts';
import { presets } from '../init/presets.ts';

/** Whoever asks is told that the questions were broken off. */
class BrokenOff extends Error {}

/** Where somebody reads and types, where that is not the terminal. */
interface Seat {
	readonly input?: Readable;
	readonly output?: Writable;
}

/** Asks for everything that is not in `given`; nothing where the questions were broken off. */
export async function ask(given: Partial<Typed>, seat: Seat = {}): Promise<Typed | undefined> {
	const line = (message: string, about: Line) => lineAt(seat, message, about);
	intro('A handbook of your own. Every answer can be changed later, in the files.', seat);
	try {
		const company = given.company ?? (await line('What is your company called?', { flaw: flaws.company }));
		const typed = {
			company,
			title: given.title ?? (await line('What is the handbook called?', { usual: titleFor(company) })),
			roles:
				given.roles ??
				(await line(
					'Which roles should work together better? Name two or more, in the order in which the customer meets them.',
					{
						usual: defaults.roles,
						flaw: flaws.roles,
					},
				)),
			goal:
				given.goal ??
				(await line('What do they want to reach together? Leave it empty if that is not clear yet.', {
					hint: 'Customers stay with us and buy more',
				})),
			stages: given.stages ?? (await stages(seat)),
			functions:
				given.functions ??
				(await line('Which parts of the company take part?', { usual: defaults.functions, flaw: flaws.functions })),
			language:
				given.language ??
				(await line('Which language do you write in? Its code, such as en, de or pt-BR.', {
					usual: defaults.language,
					flaw: flaws.language,
				})),
			host: given.host ?? (await host(seat)),
		};
		outro('Thank you.', seat);
		return typed;
	} catch (error) {
		if (error instanceof BrokenOff) return undefined;
		throw error;
	}
}

interface Line {
	/** What holds where nothing is typed. */
	readonly usual?: string;
	/** What could be typed; nothing holds then. */
	readonly hint?: string;
	readonly flaw?: (text: string) => string | undefined;
}

const lineAt = async (seat: Seat, message: string, { usual = '', hint = usual, flaw }: Line): Promise<string> =>
	answer(
		await text({
			...seat,
			message,
			placeholder: hint,
			defaultValue: usual,
			validate: (typed) => flaw?.(typed || usual),
		}),
	);

async function stages(seat: Seat): Promise<string> {
	const own = 'own';
	const chosen = answer(
		await select({
			...seat,
			message: 'Which way do your customers go?',
			options: [
				...Object.entries(presets).map(([value, { title, stages }]) => ({
					value,
					label: title,
					hint: stages.map((one) => one.title).join(', '),
				})),
				{ value: own, label: 'Another way', hint: 'name the stages yourself' },
			],
		}),
	);
	return chosen === own
		? lineAt(seat, 'Name the stages from first notice to service, with commas between them.', { flaw: flaws.stages })
		: chosen;
}

const host = async (seat: Seat): Promise<Host> =>
	answer(
		await select<Host>({
			...seat,
			message: 'Where will changes be proposed?',
			options: [
				{ value: 'github', label: 'GitHub' },
				{ value: 'gitlab', label: 'GitLab' },
				{ value: 'none', label: 'Somewhere else, or not yet' },
			],
		}),
	);

function answer<Value>(given: Value | typeof CANCEL_SYMBOL): Value {
	if (isCancel(given)) throw new BrokenOff();
	return given;
}
