import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Handbook } from '../../core/handbook.ts';
import { GitError } from '../../git/run.ts';
import type { Moved } from '../../history/moved.ts';
import type { Switch } from '../../page/edition-switch.ts';
import type { ListedEdition } from '../../pages/editions/listed.ts';
import { findEditions, neededFiles } from '../find.ts';
import { namesIn } from '../kept.ts';
import { objectsOf } from '../meaning.ts';
import { type Edition, type EditionPlace, openEdition } from './record.ts';

/** The editions that the settings of a handbook name. */
export interface Editions {
	/** Those that can be built, newest first. */
	readonly open: readonly Edition[];
	/** All of them, for the page that lists them. */
	readonly listed: readonly ListedEdition[];
	readonly warnings: readonly string[];
	/** What the files that pages show hold now, as git names it; absent where the handbook names no editions. */
	readonly objects: ReadonlyMap<string, string> | undefined;
}

/** The editions of `book`, whose site stands at `root`. What is kept of others is taken out of `cache`. */
export function openEditions(
	book: Handbook,
	{ onProgress, ...place }: EditionPlace & { readonly onProgress: (text: string) => void },
): Editions {
	const { content, cache } = place;
	const found = findEditions(book, content, cache);
	const warnings = [...found.warnings];
	const open: Edition[] = [];
	const seen = new Set<string>();
	const listed = found.editions.map((edition): ListedEdition => {
		const { name, slug, date, commit } = edition;
		if (commit === undefined) return { name, slug, date };
		onProgress(`Reading the edition ${name} …`);
		try {
			const opened = openEdition({ ...edition, commit }, place, seen);
			open.push(opened);
			return { name, slug, date, href: opened.base };
		} catch (error) {
			if (!(error instanceof GitError)) throw error;
			warnings.push(`handbook.yaml warning\n  The edition "${name}" is left out: ${error.message}`);
			return { name, slug, date };
		}
	});
	prune(cache, new Set([...neededFiles(found.editions), ...open.map(({ record }) => `edition-${record.key}`)]), open);
	const sha256 = open.some(({ commit }) => commit.length === 64);
	return {
		open,
		listed,
		warnings,
		objects: listed.length > 0 ? objectsOf(book, content, sha256 ? 'sha256' : 'sha1') : undefined,
	};
}

/** What the switcher has to know to lead to the same page of another edition, where it has one. */
export function switchesOf(
	open: readonly Edition[],
	current: ReadonlyMap<string, string>,
	moved: Moved,
): readonly Switch[] {
	return open.map(({ name, slug, date, base, record }) => {
		const own = new Set(record.pages.map(([path]) => path));
		const gone = [...own].filter((path) => !current.has(path));
		return {
			name,
			slug,
			date,
			base,
			gone,
			missing: [...current.keys()].filter((path) => !own.has(path)),
			moved: Object.fromEntries(
				gone.flatMap((then) => {
					const now = moved.get(then);
					return now !== undefined && current.has(now) && !own.has(now) ? [[then, now]] : [];
				}),
			),
		};
	});
}

function prune(cache: string, needed: ReadonlySet<string>, open: readonly Edition[]): void {
	const objects = new Set(open.flatMap(({ record }) => record.assets.map(([, object]) => object)));
	for (const name of namesIn(cache))
		if (name !== 'files' && !needed.has(name)) rmSync(join(cache, name), { recursive: true, force: true });
	for (const name of namesIn(join(cache, 'files')))
		if (!objects.has(name)) rmSync(join(cache, 'files', name), { force: true });
}
