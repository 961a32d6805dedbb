import process from 'node:process';
import type { Handbook } from '../core/handbook.ts';
import type { Kind, Target } from '../core/kind.ts';
import { formOf, isKept } from '../kinds/skeleton.ts';
import { type Choice, choicesFor } from '../kinds/views/choices.ts';
import type { Stated } from './begin.ts';
import { UsageError } from './usage.ts';

/** A field that names other playbooks, with those that there are. */
export interface Question {
	readonly field: string;
	readonly about: string;
	readonly several: boolean;
	readonly choices: readonly Choice[];
}

/** What is asked of whoever begins a playbook: whom it belongs to, whom and which process it names, and what it cannot do without. */
export function questionsFor(kind: Kind, book: Pick<Handbook, 'entries'>, stated: Stated): readonly Question[] {
	const { fields, required } = formOf(kind);
	return Object.entries(fields).flatMap(([field, { 'x-ref': one, items, description = '' }]) => {
		const targets = one ?? items?.['x-ref'];
		if (!targets || Object.hasOwn(stated, field) || isKept(field)) return [];
		if (!required.includes(field) && !targets.some(isOffered)) return [];
		const choices = choicesFor(book, targets);
		const about = /^.*?(?=[,.:;(])/.exec(description)?.[0] ?? field;
		return choices.length > 0 ? [{ field, about, several: items !== undefined, choices }] : [];
	});
}

const isOffered = ({ kind, list }: Target) => !list && (kind === 'role' || kind === 'process');

/** Whether somebody sits at a terminal who can be asked. */
export const canAsk = (): boolean => process.stdin.isTTY === true && process.stdout.isTTY === true;

/**
 * The answers of whoever sits at the terminal; what they leave open is not among them.
 *
 * @throws UsageError where they give up.
 */
export async function ask(questions: readonly Question[]): Promise<Stated> {
	const { isCancel, multiselect, select } = await import('@clack/prompts');
	const answers: Record<string, string | readonly string[]> = {};
	for (const { field, about, several, choices } of questions) {
		const options = choices.map(({ id, title }) => ({ value: id, label: title, hint: id }));
		const message = `${field}: ${about}`;
		const answer = several
			? await multiselect({ message: `${message} (space chooses, enter goes on)`, options, required: false })
			: await select({ message, options: [{ value: '', label: 'Leave it open' }, ...options] });
		if (isCancel(answer)) throw new UsageError('nothing was written.');
		if (answer.length > 0) answers[field] = answer;
	}
	return answers;
}
