import { join, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { Command, Option } from 'commander';
import { closest } from '../core/closest.ts';
import type { Entry } from '../core/entry.ts';
import { applyEdits } from '../core/fix.ts';
import type { Handbook } from '../core/handbook.ts';
import { reviewEdits } from '../history/review.ts';
import { dayInWords } from '../kinds/views/days.ts';
import { mostInOneLook, reviewOf } from '../kinds/views/history.ts';
import { dueDay } from '../kinds/views/reviews.ts';
import { checker, readSources } from '../load.ts';
import { namesOf } from '../site/own-components.ts';
import { componentsOption, contentOption, ownComponents, requireFolder, UsageError, writeTo } from './usage.ts';

interface ReviewOptions {
	readonly content: string;
	readonly components?: string;
	readonly evidence: string;
	readonly on?: string;
}

/** Fewest words that say what was compared with what. */
const leastWords = 3;

export const reviewCommand = new Command('review')
	.description('Note that playbooks were compared with the work, and how.')
	.argument('<playbooks...>', 'ids such as roles/account-executive, or their files')
	.addOption(contentOption())
	.addOption(componentsOption())
	.requiredOption('--evidence <text>', 'how it was confirmed: what was done, not who did it')
	.addOption(new Option('--on <date>', 'the day, as year-month-day (default: today)'))
	.addHelpText('after', '\nExit status: 0 noted, 2 nothing was written.')
	.action((names: readonly string[], { content, components, evidence, on }: ReviewOptions) => {
		const root = requireFolder(content);
		const sources = readSources(root);
		const check = checker(namesOf(ownComponents(components, root)));
		const book = check(sources);
		const day = dayOf(on, book.today);
		const words = evidence.trim();
		if (words.split(/\s+/).filter((word) => /\p{Letter}/u.test(word)).length < leastWords)
			throw new UsageError(
				'say in `--evidence` what was done, so that others can rely on it: "Walked through with two account teams."',
			);
		const entries = [...new Set(names.map((name) => entryNamed(name, book, root)))];
		refuseBulk(book, entries, day, words);
		const edits = entries.flatMap((entry) => {
			const found = reviewEdits(entry, day, words);
			if (!found)
				throw new UsageError(
					`the facts of \`${entry.id}\` are laid out in a way that cannot be edited for certain. Add \`reviewed\` to them by hand; nothing was written.`,
				);
			return found;
		});
		const texts = applyEdits(edits);
		const after = check(new Map([...sources].map(([path, source]) => [path, withText(source, texts.get(path))])));
		for (const [path, text] of texts) writeTo(join(root, path), text);
		for (const { id, title } of entries) {
			const due = dueDay(after, after.find(id)!);
			process.stdout.write(
				`"${title}" was compared with the work on ${dayInWords(day)}${due ? `; next by ${dayInWords(due)}` : ''}.\n`,
			);
		}
	});

const withText = <Text extends { readonly path: string; readonly text: string }>(
	source: Text,
	text: string | undefined,
) => (text === undefined ? source : { path: source.path, text });

function dayOf(on: string | undefined, today: string): string {
	if (on === undefined) return today;
	const day = new Date(`${on}T00:00:00Z`);
	if (!/^\d{4}-\d{2}-\d{2}$/.test(on) || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(on))
		throw new UsageError(`\`${on}\` is not a day; write one as year-month-day, such as 2026-03-31.`);
	if (on > today) throw new UsageError(`${on} has not come yet, so nobody can have looked at anything on it.`);
	return on;
}

function entryNamed(name: string, book: Handbook, root: string): Entry {
	const path = relative(resolve(root), resolve(name)).split(sep).join('/');
	const bare = name.replace(/\/$/, '');
	const entry = book.entries.find(
		({ id, kind, sources }) =>
			id === bare ||
			sources.some(({ path: own }) => own === path || own === bare) ||
			(kind.single && bare === kind.name),
	);
	if (!entry) {
		const guess = closest(
			bare,
			book.entries.map(({ id }) => id),
		);
		throw new UsageError(`there is no playbook \`${name}\`.${guess ? ` Did you mean \`${guess}\`?` : ''}`);
	}
	if (!Object.hasOwn(entry.kind.schema.shape, 'reviewed'))
		throw new UsageError(`\`${entry.id}\` is a page without facts; only playbooks are reviewed.`);
	return entry;
}

/** Nobody compares many pages with real work in one look, so one command does not write that somebody did. */
function refuseBulk(book: Handbook, entries: readonly Entry[], day: string, evidence: string): void {
	const same = book.entries.filter((entry) => {
		const reviewed = reviewOf(entry);
		return reviewed?.on === day && reviewed.evidence === evidence && !entries.includes(entry);
	});
	const together = entries.length + same.length;
	if (together <= mostInOneLook) return;
	throw new UsageError(
		`${together} playbooks would carry this day and these words${same.length > 0 ? ` (${same.length} do already)` : ''}, and nobody compares more than ${mostInOneLook} with the work in one look. Note those you did compare, each with what you did; nothing was written.`,
	);
}
