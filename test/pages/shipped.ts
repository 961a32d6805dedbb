import type { Handbook } from '../../src/core/handbook.ts';
import { check, readSources } from '../../src/load.ts';
import type { Block, Section } from '../../src/page/blocks.ts';
import type { Page } from '../../src/page/page.ts';
import { pagesOf } from '../../src/pages/pages.ts';

const sources = readSources('content');
const today = '2026-11-24';

/** The shipped handbook, with `edits` to the text of some of its files. */
export function shipped(edits: Readonly<Record<string, (text: string) => string>> = {}): Handbook {
	const edited = new Map(sources);
	for (const [path, edit] of Object.entries(edits)) {
		const { text } = edited.get(path)!;
		const changed = edit(text);
		if (changed === text) throw new Error(`The edit of ${path} changes nothing.`);
		edited.set(path, { path, text: changed });
	}
	return check(edited, { today });
}

/** The number of the line of a shipped file that begins with `start`. */
export const lineOf = (path: string, start: string): number =>
	1 +
	sources
		.get(path)!
		.text.split('\n')
		.findIndex((line) => line.startsWith(start));

/** A small handbook of `files`. */
export const written = (files: Readonly<Record<string, string>>): Handbook =>
	check(new Map(Object.entries(files).map(([path, text]) => [path, { path, text }])), { today });

export const pageAt = (book: Handbook, path: string): Page | undefined => pagesOf(book, { base: '/' }).page(path);

/** The section of `page` with this heading. */
export function sectionAt(page: Page | undefined, heading: string): Section {
	const found = page && [...page.sections, ...page.after].find((one) => one.heading === heading);
	if (!found) throw new Error(`There is no section “${heading}”.`);
	return found;
}

type Form = Block['form'];

/** The block of a section, which has to be of the given form. */
export function blockOf<F extends Form>({ block }: Section, form: F): Extract<Block, { form: F }> {
	if (block.form !== form) throw new Error(`The block is ${block.form}, not ${form}.`);
	return block as Extract<Block, { form: F }>;
}
